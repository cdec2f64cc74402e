/* textwrapper.c: _io.TextIOWrapper: text over a binary file. Over an exact
 * Buffered it uses that one's stream; over other objects one of its own.
 * Reading: textread.c. */
#include "stdlib/textparts_io.h"
#include "objects/names.h"

#include <unistd.h>

#define SELF TextIO *t = AS(TextIO, argv[0])
#define SELF_OPEN                                                              \
    SELF;                                                                      \
    IO_ARGS;                                                                   \
    if (text_check(cx, t))                                                     \
    return V_NULL

/* ---- state ---- */

static int check_attached(Ctx *cx, const TextIO *t)
{
    if (LIKELY(t->buffer && t->buffer != V_NONE))
        return 0;
    raise_fmt(cx, &exc_ValueError,
              t->buffer ? "underlying buffer has been detached"
                        : "I/O operation on uninitialized object");
    return -1;
}

int text_check(Ctx *cx, const TextIO *t)
{
    if (check_attached(cx, t))
        return -1;
    int closed = !(t->flags & IO_OWN_STREAM) && !buffered_under(t->buffer)
                     ? t->stream->fd < 0
                     : io_closed(cx, t->buffer);
    if (closed > 0)
        raise_closed(cx);
    return closed ? -1 : 0;
}

int text_check_readable(Ctx *cx, const TextIO *t)
{
    if (text_check(cx, t))
        return -1;
    if (!(t->flags & IO_READABLE))
        return raise_io_unsupported(cx, "not readable"), -1;
    return 0;
}

/* Both parts of flush(): what is pending here, and below. */
static int flush(Ctx *cx, TextIO *t)
{
    if (stream_flush(cx, t->stream, text_under(t)))
        return -1;
    if (!(t->flags & IO_OWN_STREAM))
        return 0;
    return io_call(cx, t->buffer, "flush") ? 0 : -1;
}

/* ---- writing ---- */

static Value expand_newlines(Ctx *cx, const TextIO *t, Value text)
{
    const Str *s = AS(Str, text), *nl = AS(Str, t->newline);
    TEXT_LOCAL(out);
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (c == '\n')
            text_put_str(&out, nl, 0, nl->len);
        else
            text_put(&out, c);
    }
    return text_take(cx, &out);
}

static bool has_code(const Str *s, uint32_t c)
{
    return str_find_code(s, c, 0, s->len) >= 0;
}

static int put_text(Ctx *cx, TextIO *t, const Str *s)
{
    Stream *out = t->stream;
    if (out->in.len)
        stream_drop_input(out);
    if (s->flags & STR_ASCII)
        return stream_write(cx, out, text_under(t), s->data, s->len);
    Value b = text_encode(cx, v_obj(s), t->encoding, t->errors);
    if (!b)
        return -1;
    return stream_write(cx, out, text_under(t), AS(Bytes, b)->data,
                        AS(Bytes, b)->len);
}

Value textwrapper_m_write(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    Value text = argv[1];
    if (!is_str(text))
        return check_attached(cx, t)
                   ? V_NULL
                   : raise_fmt(cx, &exc_TypeError,
                               "write() argument must be str, not %s",
                               arg_label(text));
    if (text_check(cx, t))
        return V_NULL;
    if (!(t->flags & IO_WRITABLE))
        return raise_io_unsupported(cx, "not writable");
    bool ends = false;
    const Str *s = AS(Str, text);
    if (t->newline != V_NONE && AS(Str, t->newline)->len &&
        AS(Str, t->newline)->data[0] == '\r' && has_code(s, '\n') &&
        !(text = expand_newlines(cx, t, text)))
        return V_NULL;
    if (t->flags & IO_LINE_BUFFERED)
        ends = has_code(s, '\n') || has_code(s, '\r');
    if (put_text(cx, t, AS(Str, text)))
        return V_NULL;
    if (ends ? flush(cx, t)
             : t->flags & IO_WRITE_THROUGH &&
                   stream_flush(cx, t->stream, text_under(t)))
        return V_NULL;
    return v_int(s->len);
}

static int write_item(Ctx *cx, Value item, void *self)
{
    Value argv[2] = {*(Value *)self, item};
    return io_call1(cx, argv[0], "write", item) ? 0 : -1;
}

Value textwrapper_m_writelines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return obj_each(cx, argv[1], write_item, &argv[0]) < 0 ? V_NULL : V_NONE;
}

/* ---- reading ---- */

Value textwrapper_m_read(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    int64_t n;
    if (size_arg(cx, argv[1], &n) || text_check_readable(cx, t))
        return V_NULL;
    return text_read(cx, t, n);
}

Value textwrapper_m_readline(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    int64_t limit = -1;
    if (argv[1])
        limit = obj_index_i64(cx, argv[1], &exc_OverflowError);
    if (error_pending(cx) || text_check_readable(cx, t))
        return V_NULL;
    return text_line(cx, t, limit < 0 ? -1 : limit);
}

static Value textwrapper_next(Ctx *cx, Value self)
{
    TextIO *t = AS(TextIO, self);
    if (text_check(cx, t))
        return V_NULL;
    store_file_flags(cx, t, &t->flags, t->flags | IO_NO_TELL);
    if (text_check_readable(cx, t))
        return V_NULL;
    Value line = text_line(cx, t, -1);
    bool more = line && AS(Str, line)->len;
    if (line && !more)
        store_file_flags(cx, t, &t->flags, t->flags & ~(uint32_t)IO_NO_TELL);
    return more ? line : V_NULL;
}

Value textwrapper_m_readlines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    if (text_check_readable(cx, t))
        return V_NULL;
    return io_read_lines(cx, argv[0], argv[1], textwrapper_next);
}

static Value textwrapper_iter(Ctx *cx, Value self)
{
    return text_check(cx, AS(TextIO, self)) ? V_NULL : self;
}

/* ---- position ---- */

static int check_seekable(Ctx *cx, const TextIO *t)
{
    if (t->flags & IO_SEEKABLE)
        return 0;
    return raise_io_unsupported(cx, "underlying stream is not seekable"), -1;
}

static Value tell(Ctx *cx, TextIO *t)
{
    if (check_seekable(cx, t))
        return V_NULL;
    if (t->flags & IO_NO_TELL)
        return raise_fmt(cx, &exc_OSError,
                         "telling position disabled by next() call");
    if (flush(cx, t))
        return V_NULL;
    int64_t at = stream_tell(cx, t->stream, text_under(t));
    return at < 0 ? V_NULL : int_from_i64(cx, at);
}

Value textwrapper_m_tell(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return tell(cx, t);
}

static Value seek_to(Ctx *cx, TextIO *t, int64_t at, int whence)
{
    if (flush(cx, t))
        return V_NULL;
    int64_t r = stream_seek(cx, t->stream, text_under(t), at, whence);
    if (r < 0)
        return V_NULL;
    store_file_flags(cx, t, &t->flags, t->flags & ~(uint32_t)IO_NO_TELL);
    return int_from_i64(cx, r);
}

Value textwrapper_m_seek(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    int whence = int_arg_or(cx, argv[2], 0);
    if (error_pending(cx) || check_seekable(cx, t))
        return V_NULL;
    int zero = obj_compare_bool(cx, argv[1], v_int(0), CMP_EQ, false);
    if (zero < 0)
        return V_NULL;
    if ((whence == 1 || whence == 2) && !zero)
        return raise_io_unsupported(
            cx, whence == 1 ? "can't do nonzero cur-relative seeks"
                            : "can't do nonzero end-relative seeks");
    if (whence < 0 || whence > 2)
        return raise_fmt(cx, &exc_ValueError,
                         "invalid whence (%d, should be 0, 1 or 2)", whence);
    if (whence == 1)
        return tell(cx, t);
    if (whence == 2)
        return seek_to(cx, t, 0, SEEK_END);
    int negative = obj_compare_bool(cx, argv[1], v_int(0), CMP_LT, false);
    if (negative > 0)
        return raise_fmt(cx, &exc_ValueError, "negative seek position %R",
                         argv[1]);
    int64_t at = negative ? 0 : obj_index_i64(cx, argv[1], &exc_OverflowError);
    return error_pending(cx) ? V_NULL : seek_to(cx, t, at, SEEK_SET);
}

Value textwrapper_m_truncate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    if (flush(cx, t))
        return V_NULL;
    Value size = argv[1] ? argv[1] : V_NONE;
    int64_t ahead = (int64_t)stream_unread(t->stream);
    if (size == V_NONE && ahead) { /* the position of what is below */
        int64_t at = stream_tell(cx, t->stream, text_under(t));
        if (at < 0)
            return V_NULL;
        size = int_from_i64(cx, at + ahead);
    }
    return io_call1(cx, t->buffer, "truncate", size);
}

/* ---- the rest ---- */

Value textwrapper_m_flush(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return flush(cx, t) ? V_NULL : V_NONE;
}

Value textwrapper_m_close(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    if (check_attached(cx, t))
        return V_NULL;
    int closed = io_closed(cx, t->buffer);
    if (closed)
        return closed < 0 ? V_NULL : V_NONE;
    Value flushed = io_call(cx, argv[0], "flush");
    Raised first = cx->raised;
    cx->raised = (Raised){V_NULL, V_NULL, V_NULL};
    Value r = io_call(cx, t->buffer, "close");
    if (!flushed) {
        cx->raised = first;
        return V_NULL;
    }
    return r ? V_NONE : V_NULL;
}

Value textwrapper_m_detach(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    if (check_attached(cx, t) || !io_call(cx, argv[0], "flush"))
        return V_NULL;
    Value buffer = t->buffer;
    store_file_field(cx, t, &t->buffer, V_NONE);
    return buffer;
}

#define ASK_BUFFER(name)                                                       \
    Value textwrapper_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)      \
    {                                                                          \
        SELF;                                                                  \
        IO_ARGS;                                                               \
        return check_attached(cx, t) ? V_NULL : io_call(cx, t->buffer, #name); \
    }
ASK_BUFFER(fileno)
ASK_BUFFER(isatty)
ASK_BUFFER(seekable)
ASK_BUFFER(readable)
ASK_BUFFER(writable)

/* ---- attributes ---- */

Value textwrapper_get_buffer(Ctx *cx, Value self)
{
    const TextIO *t = AS(TextIO, self);
    (void)cx;
    return t->buffer ? t->buffer : V_NONE;
}

Value textwrapper_get_name(Ctx *cx, Value self)
{
    if (check_attached(cx, AS(TextIO, self)))
        return V_NULL;
    return obj_getattr_s(cx, AS(TextIO, self)->buffer, "name");
}

Value textwrapper_get_closed(Ctx *cx, Value self)
{
    if (check_attached(cx, AS(TextIO, self)))
        return V_NULL;
    return obj_getattr_s(cx, AS(TextIO, self)->buffer, "closed");
}

Value textwrapper_get_newlines(Ctx *cx, Value self)
{
    if (check_attached(cx, AS(TextIO, self)))
        return V_NULL;
    return io_newlines(cx, AS(TextIO, self)->flags);
}

Value textwrapper_get_encoding(Ctx *cx, Value self)
{
    (void)cx;
    return AS(TextIO, self)->encoding;
}

Value textwrapper_get_errors(Ctx *cx, Value self)
{
    (void)cx;
    return AS(TextIO, self)->errors;
}

Value textwrapper_get_line_buffering(Ctx *cx, Value self)
{
    (void)cx;
    return v_bool(AS(TextIO, self)->flags & IO_LINE_BUFFERED);
}

Value textwrapper_get_write_through(Ctx *cx, Value self)
{
    (void)cx;
    return v_bool(AS(TextIO, self)->flags & IO_WRITE_THROUGH);
}

Value textwrapper_get_mode(Ctx *cx, Value self)
{
    Value mode = AS(TextIO, self)->mode;
    if (mode)
        return mode;
    return raise_fmt(cx, &exc_AttributeError,
                     "'%T' object has no attribute 'mode'", self);
}

int textwrapper_set_mode(Ctx *cx, Value self, Value value)
{
    TextIO *t = AS(TextIO, self);
    store_file_field(cx, t, &t->mode, value);
    return 0;
}

/* ---- construction ---- */

Value textwrapper_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Value encoding = argc > 2 ? argv[2] : V_NULL;
    if (kw[0] != V_NULL && encoding == V_NULL)
        encoding = dict_get_str(AS(Dict, kw[0]), name_encoding);
    int ours =
        argv[0] == v_obj(&type_textwrapper) ? text_is_ours(cx, encoding) : 1;
    if (ours <= 0)
        return ours < 0 ? V_NULL : text_foreign(cx, argv + 1, argc - 1, kw[0]);
    TextIO *t =
        sub_alloc(cx, AS(Type, argv[0]), KIND_textwrapper, sizeof(TextIO));
    if (!t)
        return V_NULL;
    t->fd = -1;
    return v_obj(t);
}

static int set_newline(Ctx *cx, TextIO *t, Value newline)
{
    uint32_t flags = t->flags & ~(uint32_t)(IO_UNIVERSAL | IO_TRANSLATE);
    if (newline == V_NONE)
        flags |= IO_UNIVERSAL | IO_TRANSLATE;
    else if (!AS(Str, newline)->len)
        flags |= IO_UNIVERSAL;
    store_file_flags(cx, t, &t->flags, flags);
    store_file_field(cx, t, &t->newline, newline);
    return 0;
}

static int set_codec(Ctx *cx, TextIO *t, Value encoding, Value errors)
{
    if (encoding == V_NONE || str_eq_ascii(encoding, "locale"))
        encoding = str_intern_c(cx, "UTF-8");
    if (errors == V_NONE)
        errors = str_intern_c(cx, "strict");
    int family = encoding && errors ? text_codec_family(cx, encoding) : -1;
    if (family < 0)
        return -1;
    if (family == CODEC_WIDE)
        return raise_unsupported(cx, "text files in UTF-16 or UTF-32"), -1;
    store_file_field(cx, t, &t->encoding, encoding);
    store_file_field(cx, t, &t->errors, errors);
    return 0;
}

static int attach(Ctx *cx, TextIO *t, Value buffer)
{
    static const struct {
        const char *method;
        uint32_t flag;
    } asks[] = {{"readable", IO_READABLE},
                {"writable", IO_WRITABLE},
                {"seekable", IO_SEEKABLE}};
    Stream *s = buffered_stream(buffer);
    uint32_t flags = t->flags;
    for (size_t i = 0; i < ARRAY_LEN(asks); i++) {
        Value r = io_call(cx, buffer, asks[i].method);
        int yes = r ? obj_truth(cx, r) : -1;
        if (yes < 0)
            return -1;
        flags |= yes ? asks[i].flag : 0;
    }
    if (!s) {
        s = stream_new(cx, &t->hdr, VIA_BUFFER, -1, false);
        flags |= IO_OWN_STREAM;
    }
    if (!s)
        return -1;
    store_file_stream(cx, t, &t->stream, s);
    store_file_flags(cx, t, &t->flags, flags);
    store_file_field(cx, t, &t->buffer, buffer);
    return 0;
}

static int setup(Ctx *cx, TextIO *t, Value buffer, Value encoding, Value errors,
                 Value newline)
{
    return set_codec(cx, t, encoding, errors) || set_newline(cx, t, newline) ||
                   attach(cx, t, buffer)
               ? -1
               : 0;
}

Value textwrapper_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    Value encoding = argv[2], errors = argv[3], newline = argv[4];
    if (io_text_arguments(cx, "TextIOWrapper", &encoding, &errors, &newline))
        return V_NULL;
    int lines = bool_arg(cx, argv[5], false);
    int through = lines < 0 ? -1 : bool_arg(cx, argv[6], false);
    if (through < 0)
        return V_NULL;
    store_file_flags(cx, t, &t->flags,
                     (lines ? IO_LINE_BUFFERED : 0) |
                         (through ? IO_WRITE_THROUGH : 0));
    return setup(cx, t, argv[1], encoding, errors, newline) ? V_NULL : V_NONE;
}

Value textwrapper_new(Ctx *cx, Value buffer, Value encoding, Value errors,
                      Value newline, bool line_buffering)
{
    int ours = text_is_ours(cx, encoding);
    if (ours <= 0) {
        Value all[5] = {buffer, encoding, errors, newline,
                        v_bool(line_buffering)};
        return ours < 0 ? V_NULL : text_foreign(cx, all, 5, V_NULL);
    }
    TextIO *t = HEAP_NEW(cx, TextIO, KIND_textwrapper);
    if (!t)
        return V_NULL;
    t->fd = -1;
    t->flags = line_buffering ? IO_LINE_BUFFERED : 0;
    return setup(cx, t, buffer, encoding, errors, newline) ? V_NULL : v_obj(t);
}

/* reconfigure(*, encoding, errors, newline, line_buffering, write_through) */
Value textwrapper_m_reconfigure(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    Value encoding = argv[1], errors = argv[2], newline = argv[3];
    bool set_nl = newline != V_NULL;
    bool set_enc =
        (encoding && encoding != V_NONE) || (errors && errors != V_NONE);
    if (io_text_arguments(cx, "reconfigure", &encoding, &errors, &newline))
        return V_NULL;
    if (t->stream->in.len && (set_enc || set_nl))
        return raise_io_unsupported(
            cx, "It is not possible to set the encoding or newline of stream "
                "after the first read");
    if (errors == V_NONE)
        errors = encoding == V_NONE ? t->errors : V_NONE;
    if (encoding == V_NONE)
        encoding = t->encoding;
    if (flush(cx, t) || (set_enc && set_codec(cx, t, encoding, errors)) ||
        (set_nl && set_newline(cx, t, newline)))
        return V_NULL;
    static const uint32_t bits[] = {IO_LINE_BUFFERED, IO_WRITE_THROUGH};
    for (int i = 0; i < 2; i++) {
        Value v = argv[4 + i];
        int on =
            v && v != V_NONE ? obj_truth(cx, v) : (t->flags & bits[i]) != 0;
        if (on < 0)
            return V_NULL;
        store_file_flags(cx, t, &t->flags,
                         on ? t->flags | bits[i] : t->flags & ~bits[i]);
    }
    return V_NONE;
}

/* ---- the kind ---- */

static Value textwrapper_repr(Ctx *cx, Value self)
{
    const TextIO *t = AS(TextIO, self);
    Value name = V_NULL;
    if (t->buffer && t->buffer != V_NONE &&
        obj_lookup_attr(cx, t->buffer, name_name, &name) < 0)
        return V_NULL;
    Value r = str_from_ascii(cx, "<_io.TextIOWrapper");
    if (r && name)
        r = str_printf(cx, "%S name=%R", r, name);
    if (r && t->mode)
        r = str_printf(cx, "%S mode=%R", r, t->mode);
    return r ? str_printf(cx, "%S encoding=%R>", r,
                          t->encoding ? t->encoding : V_NONE)
             : V_NULL;
}

static size_t textwrapper_size(const Obj *o)
{
    (void)o;
    return sizeof(TextIO);
}

static void textwrapper_visit(Obj *o, Visitor *v)
{
    TextIO *t = (TextIO *)(void *)o;
    v->value(v, &t->buffer);
    v->value(v, &t->name);
    v->value(v, &t->mode);
    v->value(v, &t->encoding);
    v->value(v, &t->errors);
    v->value(v, &t->newline);
}

const KindOps textwrapper_ops = {
    .kind = KIND_textwrapper,
    .name = "TextIOWrapper",
    .size = textwrapper_size,
    .visit = textwrapper_visit,
    .not_promotable = "an open file",
    .repr = textwrapper_repr,
    .iter = textwrapper_iter,
    .iternext = textwrapper_next,
};
