/* iobase.c: the abstract classes _io._IOBase, _RawIOBase, _BufferedIOBase and
 * _TextIOBase: what a Python class derived from them inherits. They know an
 * object only by its methods. */
#include "objects/attr.h"
#include "objects/names.h"
#include "stdlib/fileparts.h"

/* ---- helpers of all io files ---- */

Value raise_io_unsupported(Ctx *cx, const char *text)
{
    return raise_fmt(cx, &exc_UnsupportedOperation, "%s", text);
}

Value raise_closed(Ctx *cx)
{
    return raise_fmt(cx, &exc_ValueError, "I/O operation on closed file.");
}

int size_arg(Ctx *cx, Value v, int64_t *out)
{
    *out = -1;
    if (!v || v == V_NONE)
        return 0;
    if (is_int(v)) {
        *out = as_int(v);
        return 0;
    }
    if (!is_index(v))
        return raise_fmt(cx, &exc_TypeError,
                         "argument should be integer or None, not '%T'", v),
               -1;
    *out = obj_index_i64(cx, v, &exc_OverflowError);
    return error_pending(cx) ? -1 : 0;
}

Value io_call(Ctx *cx, Value self, const char *name)
{
    Value f = obj_getattr_s(cx, self, name);
    return f ? vm_call0(cx, f) : V_NULL;
}

Value io_call1(Ctx *cx, Value self, const char *name, Value a)
{
    Value f = a ? obj_getattr_s(cx, self, name) : V_NULL;
    return f ? vm_call1(cx, f, a) : V_NULL;
}

Value io_call2(Ctx *cx, Value self, const char *name, Value a, Value b)
{
    Value f = a && b ? obj_getattr_s(cx, self, name) : V_NULL;
    return f ? vm_call2(cx, f, a, b) : V_NULL;
}

int io_closed(Ctx *cx, Value self)
{
    Value v = obj_getattr_s(cx, self, "closed");
    return v ? obj_truth(cx, v) : -1;
}

static int check_open(Ctx *cx, Value self)
{
    int r = io_closed(cx, self);
    if (r > 0)
        raise_closed(cx);
    return r ? -1 : 0;
}

int io_check_newline(Ctx *cx, Value newline)
{
    if (!is_str(newline))
        return raise_fmt(cx, &exc_TypeError,
                         "newline must be str or None, not %T", newline),
               -1;
    static const char *const good[] = {"", "\n", "\r", "\r\n"};
    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        if (str_eq_ascii(newline, good[i]))
            return 0;
    raise_fmt(cx, &exc_ValueError, "illegal newline value: %R", newline);
    return -1;
}

Value io_newlines(Ctx *cx, uint32_t flags)
{
    Value v[3];
    size_t n = 0;
    if (flags & IO_SEEN_CR)
        v[n++] = str_intern_c(cx, "\r");
    if (flags & IO_SEEN_LF)
        v[n++] = str_intern_c(cx, "\n");
    if (flags & IO_SEEN_CRLF)
        v[n++] = str_intern_c(cx, "\r\n");
    for (size_t i = 0; i < n; i++)
        if (v[i] == V_NULL)
            return V_NULL;
    return n == 0 ? V_NONE : n == 1 ? v[0] : tuple_from(cx, v, n);
}

static int64_t line_length(Ctx *cx, Value line)
{
    return is_str(line) ? AS(Str, line)->len : obj_len(cx, line);
}

Value io_read_lines(Ctx *cx, Value self, Value hint,
                    Value (*next)(Ctx *cx, Value self))
{
    int64_t limit, total = 0;
    Value list = size_arg(cx, hint, &limit) ? V_NULL : list_new(cx, 8), line;
    while (list && (line = next(cx, self))) {
        if (list_append_own(cx, AS(List, list), line))
            return V_NULL;
        int64_t n = line_length(cx, line);
        if (n < 0)
            return V_NULL;
        total += n;
        /* as CPython: BytesIO stops at the hint, the others behind it */
        bool enough =
            is_kind(self, KIND_bytesio) ? total >= limit : total > limit;
        if (limit > 0 && enough)
            return list;
    }
    return error_pending(cx) ? V_NULL : list;
}

/* ---- _IOBase ---- */

#define UNSUPPORTED(kind, name)                                                \
    Value kind##_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)           \
    {                                                                          \
        (void)argv;                                                            \
        IO_ARGS;                                                               \
        return raise_io_unsupported(cx, #name);                                \
    }
#define ANSWER_NO(name)                                                        \
    Value iobase_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)           \
    {                                                                          \
        IO_ARGS;                                                               \
        return check_open(cx, argv[0]) ? V_NULL : V_FALSE;                     \
    }
UNSUPPORTED(iobase, seek)
UNSUPPORTED(iobase, truncate)
UNSUPPORTED(iobase, fileno)
ANSWER_NO(isatty)

#define PLAIN_NO(name)                                                         \
    Value iobase_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)           \
    {                                                                          \
        (void)cx, (void)argv;                                                  \
        IO_ARGS;                                                               \
        return V_FALSE;                                                        \
    }
PLAIN_NO(readable)
PLAIN_NO(writable)
PLAIN_NO(seekable)

Value iobase_m_tell(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    return io_call2(cx, argv[0], "seek", v_int(0), v_int(1));
}

static Value closed_name(Ctx *cx)
{
    return str_intern_c(cx, "__IOBase_closed");
}

Value iobase_get_closed(Ctx *cx, Value self)
{
    Value name = closed_name(cx), v;
    if (!name)
        return V_NULL;
    v = as_obj(self)->shape < KIND_COUNT ? V_NULL : attr_get(self, name);
    return v_bool(v == V_TRUE);
}

Value iobase_m_flush(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    return check_open(cx, argv[0]) ? V_NULL : V_NONE;
}

Value iobase_m_close(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    int closed = io_closed(cx, argv[0]);
    if (closed)
        return closed < 0 ? V_NULL : V_NONE;
    Value r = io_call(cx, argv[0], "flush");
    Raised pending = cx->raised;
    Value name = closed_name(cx);
    cx->raised = (Raised){V_NULL, V_NULL, V_NULL};
    if (as_obj(argv[0])->shape >= KIND_COUNT &&
        (!name || obj_setattr(cx, argv[0], name, V_TRUE)))
        return V_NULL;
    cx->raised = pending;
    return r ? V_NONE : V_NULL;
}

Value iobase_m___enter__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    return check_open(cx, argv[0]) ? V_NULL : argv[0];
}

Value iobase_m___exit__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    return io_call(cx, argv[0], "close") ? V_NONE : V_NULL;
}

#define CHECK_THAT(name, method, text)                                         \
    Value iobase_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)           \
    {                                                                          \
        IO_ARGS;                                                               \
        Value r = io_call(cx, argv[0], method);                                \
        if (!r || r == V_TRUE)                                                 \
            return r;                                                          \
        return raise_io_unsupported(cx, text);                                 \
    }
CHECK_THAT(_checkReadable, "readable", "File or stream is not readable.")
CHECK_THAT(_checkWritable, "writable", "File or stream is not writable.")
CHECK_THAT(_checkSeekable, "seekable", "File or stream is not seekable.")

Value iobase_m__checkClosed(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    return check_open(cx, argv[0]) ? V_NULL : V_NONE;
}

/* How much to read for a line: up to its end if peek() can tell. */
static int64_t line_step(Ctx *cx, Value self, Value peek, int64_t left)
{
    const uint8_t *p;
    size_t n;
    (void)self;
    if (!peek)
        return 1;
    Value b = vm_call1(cx, peek, v_int(1));
    if (!b)
        return -1;
    if (!bytes_view(b, &p, &n))
        return raise_fmt(cx, &exc_OSError,
                         "peek() should have returned a bytes object, not "
                         "'%T'",
                         b),
               -1;
    if (!n)
        return 1;
    const uint8_t *nl = memchr(p, '\n', n);
    int64_t step = nl ? nl - p + 1 : (int64_t)n;
    return left >= 0 && step > left ? left : step;
}

Value iobase_m_readline(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    int64_t limit;
    Value peek = V_NULL, read = V_NULL, r = V_NONE;
    Buf line = BUF_EMPTY;
    if (size_arg(cx, argv[1], &limit) ||
        obj_lookup_attr(cx, argv[0], name_peek, &peek) < 0 ||
        !(read = obj_getattr_s(cx, argv[0], "read")))
        return V_NULL;
    while (limit < 0 || line.len < (size_t)limit) {
        const uint8_t *p;
        size_t n;
        int64_t step = line_step(cx, argv[0], peek,
                                 limit < 0 ? -1 : limit - (int64_t)line.len);
        r = step < 0 ? V_NULL : vm_call1(cx, read, v_int(step));
        if (r && !bytes_view(r, &p, &n))
            r = raise_fmt(cx, &exc_OSError,
                          "read() should have returned a bytes object, not "
                          "'%T'",
                          r);
        if (!r || !n)
            break;
        buf_put(&line, p, n);
        if (p[n - 1] == '\n')
            break;
    }
    if (r)
        r = bytes_from(cx, line.data, line.len);
    buf_free(&line);
    return r;
}

static Value base_next(Ctx *cx, Value self)
{
    Value line = io_call(cx, self, "readline");
    int64_t n = line ? line_length(cx, line) : -1;
    return n > 0 ? line : V_NULL;
}

Value iobase_m_readlines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    Value it = obj_iter(cx, argv[0]);
    return it ? io_read_lines(cx, it, argv[1], obj_iternext) : V_NULL;
}

static int write_line(Ctx *cx, Value line, void *self)
{
    return io_call1(cx, *(Value *)self, "write", line) ? 0 : -1;
}

Value iobase_m_writelines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    if (check_open(cx, argv[0]) ||
        obj_each(cx, argv[1], write_line, &argv[0]) < 0)
        return V_NULL;
    return V_NONE;
}

/* ---- _RawIOBase ---- */

Value rawiobase_m_readall(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    Buf all = BUF_EMPTY;
    Value r;
    for (;;) {
        const uint8_t *p;
        size_t n;
        r = io_call1(cx, argv[0], "read", v_int(STREAM_CHUNK));
        if (r == V_NONE && !all.len) {
            buf_free(&all);
            return V_NONE;
        }
        if (!r || r == V_NONE)
            break;
        if (!bytes_view(r, &p, &n)) {
            r = raise_fmt(cx, &exc_TypeError, "read() should return bytes");
            break;
        }
        if (!n)
            break;
        buf_put(&all, p, n);
    }
    if (r)
        r = bytes_from(cx, all.data, all.len);
    buf_free(&all);
    return r;
}

Value rawiobase_m_read(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    int64_t n;
    if (size_arg(cx, argv[1], &n))
        return V_NULL;
    if (n < 0)
        return io_call(cx, argv[0], "readall");
    Value size = v_int(n);
    Value room = vm_call1(cx, v_obj(&type_bytearray), size);
    Value got = io_call1(cx, argv[0], "readinto", room);
    if (!got || got == V_NONE)
        return got;
    int64_t k = obj_index_i64(cx, got, &exc_OverflowError);
    if (error_pending(cx))
        return V_NULL;
    const uint8_t *p;
    size_t have;
    if (!bytes_view(room, &p, &have) || k < 0 || (size_t)k > have)
        return raise_fmt(cx, &exc_ValueError,
                         "readinto returned %ld outside buffer size %zu",
                         (long)k, have);
    return bytes_from(cx, p, (size_t)k);
}

/* ---- _BufferedIOBase, _TextIOBase ---- */

UNSUPPORTED(bufferediobase, read)
UNSUPPORTED(bufferediobase, read1)
UNSUPPORTED(bufferediobase, write)
UNSUPPORTED(bufferediobase, detach)
UNSUPPORTED(textiobase, read)
UNSUPPORTED(textiobase, readline)
UNSUPPORTED(textiobase, write)
UNSUPPORTED(textiobase, detach)

static Value read_into(Ctx *cx, Value *argv, const char *method)
{
    int64_t room = obj_len(cx, argv[1]);
    if (room < 0)
        return V_NULL;
    Value data = io_call1(cx, argv[0], method, v_int(room));
    const uint8_t *p;
    size_t n;
    if (!data)
        return V_NULL;
    if (!bytes_view(data, &p, &n))
        return raise_fmt(cx, &exc_TypeError, "read() should return bytes");
    if ((int64_t)n > room)
        return raise_fmt(cx, &exc_ValueError,
                         "read() returned too much data: %ld bytes requested, "
                         "%zu returned",
                         (long)room, n);
    uint8_t *to = stream_target(cx, argv[1], "readinto", &n);
    const uint8_t *from;
    size_t have;
    if (!to || !bytes_view(data, &from, &have))
        return V_NULL;
    store_bytearray_move(cx, as_obj(argv[1]), to, from, have);
    return v_int((int64_t)have);
}

Value bufferediobase_m_readinto(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    return read_into(cx, argv, "read");
}

Value bufferediobase_m_readinto1(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    return read_into(cx, argv, "read1");
}

#define NONE_ATTRIBUTE(name)                                                   \
    Value textiobase_get_##name(Ctx *cx, Value self)                           \
    {                                                                          \
        (void)cx, (void)self;                                                  \
        return V_NONE;                                                         \
    }
NONE_ATTRIBUTE(encoding)
NONE_ATTRIBUTE(newlines)
NONE_ATTRIBUTE(errors)

/* ---- construction, the kinds ---- */

Value bufferediobase_iternext(Ctx *cx, Value self)
{
    return base_next(cx, self);
}

Value bufferediobase_iter(Ctx *cx, Value self)
{
    return check_open(cx, self) ? V_NULL : self;
}

#define BASE(id)                                                               \
    Value id##_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)            \
    {                                                                          \
        IO_ARGS;                                                               \
        return v_obj(                                                          \
            sub_alloc(cx, AS(Type, argv[0]), KIND_##id, sizeof(Obj)));         \
    }                                                                          \
    const KindOps id##_ops = {                                                 \
        .kind = KIND_##id,                                                     \
        .name = #id,                                                           \
        .size = base_size,                                                     \
        .not_promotable = "a file",                                            \
        .iter = base_iter,                                                     \
        .iternext = base_next,                                                 \
    };

static size_t base_size(const Obj *o)
{
    (void)o;
    return sizeof(Obj);
}

static Value base_iter(Ctx *cx, Value self)
{
    return check_open(cx, self) ? V_NULL : self;
}

BASE(iobase)
BASE(rawiobase)
BASE(bufferediobase)
BASE(textiobase)
