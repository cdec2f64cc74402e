/* textio.c: sys.stdin, sys.stdout, sys.stderr. In main, stdout is buffered (by
 * line on a terminal) and stderr is not; a context writes into buffers of its
 * own, which main prints at the join. stdin's buffer belongs to main: reading a
 * line changes the stream, so a context may not. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "context/poll.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/text.h"
#include "objects/textio.h"
#include "objects/textparts.h"
#include "util/os.h"

enum { FLUSH_AT = 32 * 1024, READ_SIZE = 8192 };

/* Main's (in GIL mode, the lock holder's) stream buffers. */
static Buf out_buffer;
static struct {
    Buf bytes;
    size_t used; /* bytes already handed out */
    bool ended;
} in_buffer;
static int lost; /* errno of output that could not be written */
static bool absent[3];

void textio_set_absent(int fd)
{
    absent[fd] = true;
}

Value textio_new(Ctx *cx, int fd)
{
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    if (absent[fd])
        return V_NONE;
    TextIO *t = HEAP_NEW(cx, TextIO, KIND_textio);
    if (!t)
        return V_NULL;
    t->fd = fd;
    t->name = str_from_ascii(cx, names[fd]);
    return t->name == V_NULL ? V_NULL : v_obj(t);
}

/* --- writing ----------------------------------------------------------- */

int textio_flush_main(void)
{
    if (os_write_all(1, buf_text(&out_buffer), out_buffer.len) < 0)
        lost = errno;
    buf_clear(&out_buffer);
    errno = lost;
    return lost ? -1 : 0;
}

typedef struct Output {
    int fd, code;
    const char *p;
    size_t n;
} Output;

static void write_some(void *arg)
{
    Output *o = arg;
    ssize_t k = write(o->fd, o->p, o->n);
    o->code = k < 0 ? errno : 0;
    o->p += MAX(k, 0);
    o->n -= (size_t)MAX(k, 0);
}

/* Until all is written or a try fails: errno, or -1 with an exception of a
 * signal's handler. */
static int write_out(Ctx *cx, Output *o)
{
    while (o->n) {
        blocking_run(cx, write_some, o);
        if (o->code == EINTR ? ctx_poll(cx) < 0 : o->code)
            return o->code == EINTR ? -1 : o->code;
    }
    return 0;
}

/* Passes the buffer on. What a failure leaves is kept, or dropped. In GIL mode
 * others print meanwhile: the bytes leave the buffer first. */
static int flush_out(Ctx *cx, bool keep)
{
    Buf bytes = out_buffer;
    out_buffer = BUF_EMPTY;
    Output o = {1, 0, buf_text(&bytes), bytes.len};
    int code = write_out(cx, &o);
    if (code && (keep || code < 0)) {
        Buf later = out_buffer;
        out_buffer = BUF_EMPTY;
        buf_put(&out_buffer, o.p, o.n);
        buf_put(&out_buffer, buf_text(&later), later.len);
        buf_free(&later);
    }
    buf_free(&bytes);
    if (code > 0)
        raise_errno(cx, code, V_NULL);
    return code ? -1 : 0;
}

/* Is the buffer to be passed on after these bytes? */
static bool is_due(const char *text, size_t n)
{
    static int tty = -1;
    if (tty < 0)
        tty = isatty(1);
    return out_buffer.len >= FLUSH_AT || (tty && n && memchr(text, '\n', n));
}

int textio_write(Ctx *cx, int fd, const char *text, size_t n)
{
    Buf *own = fd == 2 ? cx->err : cx->out;
    if (own) {
        buf_put(own, text, n);
        return 0;
    }
    if (fd == 2) {
        if (out_buffer.len && flush_out(cx, true) < 0)
            return -1;
        Output o = {2, 0, text, n};
        int code = write_out(cx, &o);
        if (code > 0)
            raise_errno(cx, code, V_NULL);
        return code ? -1 : 0;
    }
    buf_put(&out_buffer, text, n);
    return is_due(text, n) ? flush_out(cx, false) : 0;
}

void textio_put(Ctx *cx, int fd, const char *text, size_t n)
{
    Buf *own = fd == 2 ? cx->err : cx->out;
    if (own) {
        buf_put(own, text, n);
    } else if (fd == 2) {
        textio_flush_main();
        if (os_write_all(2, text, n) < 0)
            lost = errno;
    } else {
        buf_put(&out_buffer, text, n);
        if (is_due(text, n))
            textio_flush_main();
    }
}

/* As CPython: lenient where the locale says nothing of an encoding. */
static const char *error_handler(int fd)
{
    static const char *const lenient[] = {"",        "C",      "POSIX",
                                          "C.UTF-8", "C.utf8", "UTF-8"};
    const char *locale = getenv("LC_ALL");
    if (fd == 2)
        return "backslashreplace";
    if (!locale || !*locale)
        locale = getenv("LC_CTYPE");
    if (!locale || !*locale)
        locale = getenv("LANG");
    for (size_t i = 0; i < ARRAY_LEN(lenient); i++)
        if (!locale || strcmp(locale, lenient[i]) == 0)
            return "surrogateescape";
    return "strict";
}

static bool has_surrogate(const Str *s)
{
    for (size_t i = 0; s->width > 1 && i < s->len; i++)
        if (str_at(s, i) >> 11 == 0xD800 >> 11)
            return true;
    return false;
}

int textio_encode(Ctx *cx, int fd, Value text, Buf *out)
{
    const Str *s = AS(Str, text);
    if (LIKELY(!has_surrogate(s))) {
        str_to_buf(s, out);
        return 0;
    }
    Value errors = str_intern_c(cx, error_handler(fd));
    Value bytes =
        errors == V_NULL ? V_NULL : text_encode(cx, text, V_NULL, errors);
    if (bytes == V_NULL)
        return -1;
    buf_put(out, (const char *)AS(Bytes, bytes)->data, AS(Bytes, bytes)->len);
    return 0;
}

static int writable(Ctx *cx, Value self)
{
    if (AS(TextIO, self)->fd != 0)
        return 0;
    raise_fmt(cx, &exc_UnsupportedOperation, "not writable");
    return -1;
}

Value textio_m_write(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "write() argument must be str, not %T", argv[1]);
    if (writable(cx, argv[0]) < 0)
        return V_NULL;
    int fd = AS(TextIO, argv[0])->fd;
    Buf utf8 = BUF_EMPTY;
    int r = textio_encode(cx, fd, argv[1], &utf8);
    if (r == 0)
        r = textio_write(cx, fd, buf_text(&utf8), utf8.len);
    buf_free(&utf8);
    return r < 0 ? V_NULL : v_int(AS(Str, argv[1])->len);
}

static int write_one(Ctx *cx, Value item, void *data)
{
    Value argv[2] = {*(Value *)data, item};
    return textio_m_write(cx, argv, 2, NULL) == V_NULL ? -1 : 0;
}

Value textio_m_writelines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return obj_each(cx, argv[1], write_one, &argv[0]) < 0 ? V_NULL : V_NONE;
}

Value textio_m_flush(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    bool mine = AS(TextIO, argv[0])->fd == 1 && !cx->out;
    return mine && flush_out(cx, true) < 0 ? V_NULL : V_NONE;
}

Value textio_m_isatty(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return v_bool(!cx->out && isatty(AS(TextIO, argv[0])->fd));
}

Value textio_m_fileno(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argc, (void)kw;
    return v_int(AS(TextIO, argv[0])->fd);
}

/* --- reading ----------------------------------------------------------- */

typedef struct Input {
    char bytes[READ_SIZE];
    ssize_t n;
    int code;
} Input;

static void read_some(void *arg)
{
    Input *in = arg;
    in->n = read(0, in->bytes, READ_SIZE);
    in->code = errno;
}

/* Reads once more. 0, -1 raised. */
static int fill(Ctx *cx)
{
    Input in;
    do {
        blocking_run(cx, read_some, &in);
        if (in.n < 0 && in.code == EINTR && ctx_poll(cx) < 0)
            return -1;
    } while (in.n < 0 && in.code == EINTR);
    if (in.n < 0)
        return raise_errno(cx, in.code, V_NULL), -1;
    buf_put(&in_buffer.bytes, in.bytes, (size_t)in.n);
    in_buffer.ended = in.n == 0;
    return 0;
}

/* Length of the next line with its newline; less than a line at the end; -1
 * raised. */
static int64_t next_line(Ctx *cx)
{
    size_t from = in_buffer.used;
    for (;;) {
        size_t n = in_buffer.bytes.len - in_buffer.used;
        const char *start = in_buffer.bytes.data + in_buffer.used;
        const char *nl = n ? memchr(in_buffer.bytes.data + from, '\n',
                                    in_buffer.bytes.len - from)
                           : NULL;
        if (nl)
            return nl + 1 - start;
        if (in_buffer.ended)
            return (int64_t)n;
        from = in_buffer.bytes.len;
        if (fill(cx) < 0)
            return -1;
    }
}

static Value take(Ctx *cx, size_t n)
{
    const char *start = in_buffer.bytes.data + in_buffer.used;
    Value s = str_from_utf8(cx, n ? start : "", n);
    in_buffer.used += n;
    if (in_buffer.used == in_buffer.bytes.len) {
        buf_clear(&in_buffer.bytes);
        in_buffer.used = 0;
    }
    return s;
}

static int readable(Ctx *cx, Value self)
{
    if (AS(TextIO, self)->fd == 0)
        return 0;
    raise_fmt(cx, &exc_UnsupportedOperation, "not readable");
    return -1;
}

Value textio_m_readline(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (readable(cx, argv[0]) < 0)
        return V_NULL;
    int64_t n = next_line(cx);
    return n < 0 ? V_NULL : take(cx, (size_t)n);
}

Value textio_m_read(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (readable(cx, argv[0]) < 0)
        return V_NULL;
    while (!in_buffer.ended)
        if (fill(cx) < 0)
            return V_NULL;
    return take(cx, in_buffer.bytes.len - in_buffer.used);
}

static Value textio_iter(Ctx *cx, Value self)
{
    (void)cx;
    return self;
}

static Value textio_iternext(Ctx *cx, Value self)
{
    if (readable(cx, self) < 0)
        return V_NULL;
    int64_t n = next_line(cx);
    return n > 0 ? take(cx, (size_t)n) : V_NULL;
}

Value textio_m_readlines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (readable(cx, argv[0]) < 0)
        return V_NULL;
    Value list = list_new(cx, 0);
    int64_t n = 0;
    while (list != V_NULL && (n = next_line(cx)) > 0) {
        Value line = take(cx, (size_t)n);
        if (!line || list_append_own(cx, AS(List, list), line) < 0)
            return V_NULL;
    }
    return n < 0 ? V_NULL : list;
}

/* --- attributes -------------------------------------------------------- */

Value textio_get_name(Ctx *cx, Value self)
{
    (void)cx;
    return AS(TextIO, self)->name;
}

Value textio_get_encoding(Ctx *cx, Value self)
{
    (void)self;
    return str_from_ascii(cx, "utf-8");
}

Value textio_get_closed(Ctx *cx, Value self)
{
    (void)cx, (void)self;
    return V_FALSE;
}

Value textio_get_errors(Ctx *cx, Value self)
{
    return str_from_ascii(cx, error_handler(AS(TextIO, self)->fd));
}

Value textio_get_mode(Ctx *cx, Value self)
{
    return str_from_ascii(cx, AS(TextIO, self)->fd == 0 ? "r" : "w");
}

Value textio_get_newlines(Ctx *cx, Value self)
{
    (void)cx, (void)self;
    return V_NONE;
}

Value textio_get_line_buffering(Ctx *cx, Value self)
{
    int fd = AS(TextIO, self)->fd;
    (void)cx;
    return v_bool(fd == 2 || isatty(fd));
}

Value textio_get_write_through(Ctx *cx, Value self)
{
    (void)cx, (void)self;
    return V_FALSE;
}

#define TEXTIO_METHOD(name, result)                                            \
    Value textio_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)           \
    {                                                                          \
        (void)cx, (void)argv, (void)argc, (void)kw;                            \
        return result;                                                         \
    }
TEXTIO_METHOD(readable, v_bool(AS(TextIO, argv[0])->fd == 0))
TEXTIO_METHOD(writable, v_bool(AS(TextIO, argv[0])->fd != 0))
TEXTIO_METHOD(seekable, V_FALSE)
/* They are never closed: the process writes to them until its end. */
TEXTIO_METHOD(close, textio_m_flush(cx, argv, argc, kw))
TEXTIO_METHOD(reconfigure, textio_m_flush(cx, argv, argc, kw))

static Value not_seekable(Ctx *cx)
{
    return raise_fmt(cx, &exc_UnsupportedOperation,
                     "underlying stream is not seekable");
}
TEXTIO_METHOD(tell, not_seekable(cx))
TEXTIO_METHOD(seek, not_seekable(cx))
TEXTIO_METHOD(truncate, not_seekable(cx))
TEXTIO_METHOD(detach, raise_unsupported(cx, "detach() of a standard stream"))

static Value textio_repr(Ctx *cx, Value self)
{
    return str_printf(cx,
                      "<_io.TextIOWrapper name='%S' mode='%s' "
                      "encoding='utf-8'>",
                      AS(TextIO, self)->name,
                      AS(TextIO, self)->fd == 0 ? "r" : "w");
}

static size_t textio_size(const Obj *o)
{
    (void)o;
    return sizeof(TextIO);
}

static void textio_visit(Obj *o, Visitor *v)
{
    TextIO *t = (TextIO *)(void *)o;
    v->value(v, &t->name);
    v->value(v, &t->buffer);
}

const KindOps textio_ops = {
    .kind = KIND_textio,
    .name = "TextIOWrapper",
    .size = textio_size,
    .visit = textio_visit,
    .not_promotable = "cannot leave their context",
    .repr = textio_repr,
    .iter = textio_iter,
    .iternext = textio_iternext,
};
