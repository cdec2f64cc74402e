/* _io.c: module _io: open() and what the module holds; the standard streams'
 * attributes that need the other file classes. */
#include "lib/modules.h"
#include "objects/names.h"
#include "objects/textio.h"
#include "stdlib/fileparts.h"

/* ---- arguments ---- */

static int str_or_none(Ctx *cx, Value *v, const char *function,
                       const char *name)
{
    if (!*v)
        *v = V_NONE;
    if (*v == V_NONE || is_str(*v))
        return 0;
    return raise_fmt(cx, &exc_TypeError,
                     "%s() argument '%s' must be str or None, not %s", function,
                     name, arg_label(*v)),
           -1;
}

int io_text_arguments(Ctx *cx, const char *function, Value *encoding,
                      Value *errors, Value *newline)
{
    if (str_or_none(cx, encoding, function, "encoding") ||
        str_or_none(cx, errors, function, "errors") ||
        str_or_none(cx, newline, function, "newline"))
        return -1;
    if (*newline == V_NONE)
        return 0;
    static const char *const good[] = {"", "\n", "\r", "\r\n"};
    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        if (str_eq_ascii(*newline, good[i]))
            return 0;
    return raise_fmt(cx, &exc_ValueError, "illegal newline value: %S",
                     *newline),
           -1;
}

/* ---- open ---- */

typedef struct Mode {
    bool reads, updates, text, binary;
    int kinds;   /* how many of x, r, w, a */
    char raw[8]; /* as FileIO takes it */
} Mode;

static int parse_mode(Ctx *cx, Value mode, Mode *m)
{
    const Str *s = AS(Str, mode);
    size_t n = 0;
    *m = (Mode){0};
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        bool known = c < 128 && c && strchr("xrwabt+", (int)c);
        if (!known || str_find_code(s, c, 0, i) >= 0)
            return raise_fmt(cx, &exc_ValueError, "invalid mode: %R", mode), -1;
        m->text |= c == 't';
        m->binary |= c == 'b';
        m->updates |= c == '+';
        m->reads |= c == 'r';
        m->kinds += c != 't' && c != 'b' && c != '+';
        if (c != 't' && c != 'b')
            m->raw[n++] = (char)c;
    }
    return 0;
}

static int check_mode(Ctx *cx, const Mode *m, Value encoding, Value errors,
                      Value newline)
{
    const char *bad = NULL;
    if (m->text && m->binary)
        bad = "can't have text and binary mode at once";
    else if (m->kinds > 1)
        bad = "must have exactly one of create/read/write/append mode";
    else if (m->binary && encoding != V_NONE)
        bad = "binary mode doesn't take an encoding argument";
    else if (m->binary && errors != V_NONE)
        bad = "binary mode doesn't take an errors argument";
    else if (m->binary && newline != V_NONE)
        bad = "binary mode doesn't take a newline argument";
    if (bad)
        raise_fmt(cx, &exc_ValueError, "%s", bad);
    return bad ? -1 : 0;
}

/* The layers above the raw file. */
static Value build(Ctx *cx, Value raw, const Mode *m, Value mode, int buffering,
                   Value encoding, Value errors, Value newline)
{
    bool lines = buffering == 1;
    if (buffering < 0) {
        Value tty = io_call(cx, raw, "isatty");
        if (!tty)
            return V_NULL;
        lines = tty == V_TRUE;
    }
    if (buffering == 0) {
        if (m->binary)
            return raw;
        return raise_fmt(cx, &exc_ValueError, "can't have unbuffered text I/O");
    }
    Value buffer = buffered_new(cx,
                                m->updates ? KIND_bufferedrandom
                                : m->reads ? KIND_bufferedreader
                                           : KIND_bufferedwriter,
                                raw);
    if (!buffer || m->binary)
        return buffer;
    Value text = textwrapper_new(cx, buffer, encoding, errors, newline, lines);
    if (text && !is_exact(text, KIND_textwrapper))
        return obj_setattr(cx, text, str_intern_c(cx, "mode"), mode) < 0
                   ? V_NULL
                   : text;
    if (text)
        store_file_field(cx, AS(TextIO, text), &AS(TextIO, text)->mode, mode);
    return text;
}

/* What fails above a fresh raw file closes it. */
static Value close_after_error(Ctx *cx, Value raw)
{
    Raised first = cx->raised;
    cx->raised = (Raised){V_NULL, V_NULL, V_NULL};
    if (!io_call(cx, raw, "close"))
        error_clear(cx);
    cx->raised = first;
    return V_NULL;
}

static int check_types(Ctx *cx, Value file, Value mode)
{
    if (mode && !is_str(mode))
        return raise_fmt(cx, &exc_TypeError,
                         "open() argument 'mode' must be str, not %s",
                         arg_label(mode)),
               -1;
    if (is_index(file) || is_str(file) || is_kind(file, KIND_bytes))
        return 0;
    return path_fspath(cx, file) ? 0 : -1;
}

/* argv: file, mode, buffering, encoding, errors, newline, closefd, opener */
Value builtins_open(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    Mode m;
    Value encoding = argv[3], errors = argv[4], newline = argv[5];
    Value mode = argv[1] ? argv[1] : str_intern_c(cx, "r");
    Value opener = argv[7] == V_NONE ? V_NULL : argv[7];
    if (!mode || check_types(cx, argv[0], mode))
        return V_NULL;
    int buffering = int_arg_or(cx, argv[2], -1);
    if (error_pending(cx) ||
        io_text_arguments(cx, "open", &encoding, &errors, &newline))
        return V_NULL;
    int closefd = bool_arg(cx, argv[6], true);
    if (closefd < 0 || parse_mode(cx, mode, &m) ||
        check_mode(cx, &m, encoding, errors, newline))
        return V_NULL;
    Value file = is_index(argv[0]) ? argv[0] : path_fspath(cx, argv[0]);
    Value raw = file ? fileio_open(cx, file, m.raw, closefd, opener) : V_NULL;
    if (!raw)
        return V_NULL;
    Value f = build(cx, raw, &m, mode, buffering, encoding, errors, newline);
    return f ? f : close_after_error(cx, raw);
}

Value _io_open_code(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    if (!is_str(argv[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "open_code() argument 'path' must be str, not %s",
                         arg_label(argv[0]));
    Value args[8] = {argv[0], str_intern_c(cx, "rb")};
    return args[1] ? builtins_open(cx, args, 2, NULL) : V_NULL;
}

Value _io_text_encoding(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    return argv[0] == V_NONE ? str_intern_c(cx, "locale") : argv[0];
}

/* ---- the standard streams ---- */

/* The binary stream below; kept by the stream's owner. */
Value textio_get_buffer(Ctx *cx, Value self)
{
    TextIO *t = AS(TextIO, self);
    if (t->buffer)
        return t->buffer;
    Value raw = fileio_std(cx, t->fd);
    Value b =
        raw ? buffered_new(
                  cx, t->fd ? KIND_bufferedwriter : KIND_bufferedreader, raw)
            : V_NULL;
    if (b && t->hdr.owner == cx->owner)
        store_file_field(cx, t, &t->buffer, b);
    return b;
}

/* ---- the module ---- */

int _io_module_init(Ctx *cx, Dict *ns)
{
    Type *const types[] = {
        &type_iobase,         &type_rawiobase,      &type_bufferediobase,
        &type_textiobase,     &type_fileio,         &type_bufferedreader,
        &type_bufferedwriter, &type_bufferedrandom, &type_bufferedrwpair,
        &type_textwrapper,    &type_stringio,       &type_bytesio,
        &type_newlinedecoder};
    for (size_t i = 0; i < ARRAY_LEN(types); i++)
        if (dict_set_own(cx, ns, types[i]->name, v_obj(types[i])))
            return -1;
    Value open = dict_get_str(builtins_dict, name_open);
    return module_add(cx, ns, "UnsupportedOperation",
                      v_obj(&exc_UnsupportedOperation)) ||
           module_add(cx, ns, "BlockingIOError", v_obj(&exc_BlockingIOError)) ||
           module_add(cx, ns, "DEFAULT_BUFFER_SIZE", v_int(STREAM_CHUNK)) ||
           module_add(cx, ns, "open", open);
}
