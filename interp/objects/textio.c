/* textio.c: sys.stdin, sys.stdout, sys.stderr. In main, stdout is buffered (by
 * line on a terminal) and stderr is not; a context writes into buffers of its
 * own, which main prints at the join. stdin's buffer belongs to main: reading a
 * line changes the stream, so a context may not. */
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "context/poll.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/text.h"
#include "objects/textio.h"
#include "util/os.h"

enum { FLUSH_AT = 32 * 1024, READ_SIZE = 8192 };

/* Main's (in GIL mode, the lock holder's) stream buffers. */
static Buf out_buffer;
static struct {
    Buf bytes;
    size_t used; /* bytes already handed out */
    bool ended;
} in_buffer;

Value textio_new(Ctx *cx, int fd)
{
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    TextIO *t = HEAP_NEW(cx, TextIO, KIND_textio);
    if (!t)
        return V_NULL;
    t->fd = fd;
    t->name = str_from_ascii(cx, names[fd]);
    return t->name == V_NULL ? V_NULL : v_obj(t);
}

int textio_flush_main(void)
{
    int r = os_write_all(1, buf_text(&out_buffer), out_buffer.len);
    buf_clear(&out_buffer);
    return r;
}

void textio_put(Ctx *cx, int fd, const char *text, size_t n)
{
    Buf *own = fd == 2 ? cx->err : cx->out;
    if (own) {
        buf_put(own, text, n);
        return;
    }
    if (fd == 2) {
        textio_flush_main();
        os_write_all(2, text, n);
        return;
    }
    buf_put(&out_buffer, text, n);
    static int tty = -1;
    if (tty < 0)
        tty = isatty(1);
    if (out_buffer.len >= FLUSH_AT || (tty && memchr(text, '\n', n)))
        textio_flush_main();
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
    const Str *s = AS(Str, argv[1]);
    Buf utf8 = BUF_EMPTY;
    str_to_buf(s, &utf8);
    textio_put(cx, AS(TextIO, argv[0])->fd, buf_text(&utf8), utf8.len);
    buf_free(&utf8);
    return v_int(s->len);
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
    if (AS(TextIO, argv[0])->fd == 1 && !cx->out && textio_flush_main() < 0)
        return raise_fmt(cx, &exc_OSError, "[Errno %d] %s", errno,
                         strerror(errno));
    return V_NONE;
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

static void read_some(void *arg)
{
    (void)arg;
    char *p = buf_grow(&in_buffer.bytes, READ_SIZE);
    ssize_t n;
    do
        n = read(0, p, READ_SIZE);
    while (n < 0 && errno == EINTR);
    in_buffer.bytes.len -= READ_SIZE - (size_t)(n > 0 ? n : 0);
    in_buffer.ended = n <= 0;
}

/* Length of the next line with its newline; less than a line at the end. */
static size_t next_line(Ctx *cx)
{
    size_t from = in_buffer.used;
    for (;;) {
        size_t n = in_buffer.bytes.len - in_buffer.used;
        const char *start = in_buffer.bytes.data + in_buffer.used;
        const char *nl = n ? memchr(in_buffer.bytes.data + from, '\n',
                                    in_buffer.bytes.len - from)
                           : NULL;
        if (nl)
            return (size_t)(nl + 1 - start);
        if (in_buffer.ended)
            return n;
        from = in_buffer.bytes.len;
        blocking_run(cx, read_some, NULL);
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
    return take(cx, next_line(cx));
}

Value textio_m_read(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (readable(cx, argv[0]) < 0)
        return V_NULL;
    while (!in_buffer.ended)
        blocking_run(cx, read_some, NULL);
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
    size_t n = next_line(cx);
    return n ? take(cx, n) : V_NULL;
}

Value textio_m_readlines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (readable(cx, argv[0]) < 0)
        return V_NULL;
    Value list = list_new(cx, 0);
    size_t n;
    while (list != V_NULL && (n = next_line(cx)) > 0)
        if (list_append_own(cx, AS(List, list), take(cx, n)) < 0)
            return V_NULL;
    return list;
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
    return str_from_ascii(cx, AS(TextIO, self)->fd == 2 ? "backslashreplace"
                                                        : "strict");
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
