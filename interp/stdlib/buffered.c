/* buffered.c: _io.BufferedReader, BufferedWriter, BufferedRandom: a raw file
 * with read-ahead and write-behind. Over an exact FileIO they use its stream;
 * over any other raw object one of their own. */
#define _GNU_SOURCE
#include "stdlib/fileparts.h"

#include <unistd.h>

#define SELF Buffered *b = AS(Buffered, argv[0])
#define SELF_READY                                                             \
    SELF;                                                                      \
    IO_ARGS;                                                                   \
    if (check_ready(cx, b))                                                    \
    return V_NULL
/* Open, or "<what> of closed file". */
#define SELF_OPEN(what)                                                        \
    SELF_READY;                                                                \
    if (check_open(cx, b, what))                                               \
    return V_NULL

/* ---- state ---- */

static Value under(const Buffered *b)
{
    return b->flags & IO_OWN_STREAM ? b->raw : V_NULL;
}

Stream *buffered_stream(Value v)
{
    bool exact = is_exact(v, KIND_bufferedreader) ||
                 is_exact(v, KIND_bufferedwriter) ||
                 is_exact(v, KIND_bufferedrandom);
    if (!exact || !AS(Buffered, v)->raw || AS(Buffered, v)->raw == V_NONE)
        return NULL;
    return AS(Buffered, v)->stream;
}

Value buffered_under(Value v)
{
    return under(AS(Buffered, v));
}

static int check_ready(Ctx *cx, const Buffered *b)
{
    if (LIKELY(b->raw && b->raw != V_NONE))
        return 0;
    raise_fmt(cx, &exc_ValueError,
              b->raw ? "raw stream has been detached"
                     : "I/O operation on uninitialized object");
    return -1;
}

/* 1, 0, -1 raised. */
static int is_closed(Ctx *cx, const Buffered *b)
{
    if (!(b->flags & IO_OWN_STREAM))
        return b->stream->fd < 0;
    return io_closed(cx, b->raw);
}

static int check_open(Ctx *cx, const Buffered *b, const char *what)
{
    int closed = is_closed(cx, b);
    if (closed > 0)
        raise_fmt(cx, &exc_ValueError, "%s closed file", what);
    return closed ? -1 : 0;
}

/* What is written must be in the file before it is read. */
static int before_read(Ctx *cx, Buffered *b)
{
    return b->stream->out.len ? stream_flush(cx, b->stream, under(b)) : 0;
}

/* ---- reading ---- */

static Value take(Ctx *cx, Stream *s, size_t n)
{
    Value r = bytes_from(cx, n ? stream_front(s) : (const uint8_t *)"", n);
    if (r)
        stream_take(s, n);
    return r;
}

static int fill_to(Ctx *cx, Buffered *b, size_t n)
{
    Stream *s = b->stream;
    while (stream_unread(s) < n) {
        size_t want = n - stream_unread(s);
        want = MIN(MAX(want, (size_t)STREAM_CHUNK), (size_t)1 << 26);
        int64_t got = stream_fill(cx, s, under(b), want);
        if (got == -1)
            return -1;
        if (got <= 0)
            break;
    }
    return 0;
}

static Value reader_read(Ctx *cx, Buffered *b, Value size)
{
    int64_t n;
    if (size_arg(cx, size, &n))
        return V_NULL;
    if (n < -1)
        return raise_fmt(cx, &exc_ValueError,
                         "read length must be non-negative or -1");
    if (before_read(cx, b) || (n < 0 ? stream_fill_all(cx, b->stream, under(b))
                                     : fill_to(cx, b, (size_t)n)))
        return V_NULL;
    size_t have = stream_unread(b->stream);
    return take(cx, b->stream, n < 0 ? have : MIN((size_t)n, have));
}

static Value reader_read1(Ctx *cx, Buffered *b, Value size)
{
    int64_t n = -1;
    if (size && size_arg(cx, size, &n))
        return V_NULL;
    if (n < 0)
        n = STREAM_CHUNK;
    if (before_read(cx, b))
        return V_NULL;
    if (n && !stream_unread(b->stream) &&
        stream_fill(cx, b->stream, under(b), (size_t)n) == -1)
        return V_NULL;
    return take(cx, b->stream, MIN((size_t)n, stream_unread(b->stream)));
}

static Value reader_peek(Ctx *cx, Buffered *b)
{
    if (before_read(cx, b))
        return V_NULL;
    Stream *s = b->stream;
    if (!stream_unread(s) && stream_fill(cx, s, under(b), STREAM_CHUNK) == -1)
        return V_NULL;
    size_t n = stream_unread(s);
    return bytes_from(cx, n ? stream_front(s) : (const uint8_t *)"", n);
}

/* The next line, of at most limit bytes (-1: no bound). */
static Value reader_line(Ctx *cx, Buffered *b, int64_t limit)
{
    Stream *s = b->stream;
    size_t most = limit < 0 ? SIZE_MAX : (size_t)limit, seen = 0;
    if (before_read(cx, b))
        return V_NULL;
    for (;;) {
        size_t have = MIN(stream_unread(s), most);
        const uint8_t *p = have ? stream_front(s) : NULL;
        const uint8_t *nl =
            have > seen ? memchr(p + seen, '\n', have - seen) : NULL;
        if (nl)
            return take(cx, s, (size_t)(nl - p) + 1);
        if (have == most)
            return take(cx, s, have);
        seen = have;
        int64_t got = stream_fill(cx, s, under(b), STREAM_CHUNK);
        if (got == -1)
            return V_NULL;
        if (got <= 0)
            return take(cx, s, have);
    }
}

static Value reader_into(Ctx *cx, Buffered *b, Value target, const char *method,
                         bool once)
{
    size_t room;
    if (!stream_target(cx, target, method, &room) || before_read(cx, b))
        return V_NULL;
    if (once ? !stream_unread(b->stream) && room &&
                   stream_fill(cx, b->stream, under(b), STREAM_CHUNK) == -1
             : fill_to(cx, b, room))
        return V_NULL;
    uint8_t *to = stream_target(cx, target, method, &room);
    if (!to)
        return V_NULL;
    size_t n = MIN(room, stream_unread(b->stream));
    if (n) {
        store_bytearray_move(cx, as_obj(target), to, stream_front(b->stream),
                             n);
        stream_take(b->stream, n);
    }
    return v_int((int64_t)n);
}

static Value buffered_next(Ctx *cx, Value self)
{
    Buffered *b = AS(Buffered, self);
    if (check_ready(cx, b) || check_open(cx, b, "readline of"))
        return V_NULL;
    Value line = reader_line(cx, b, -1);
    return line && AS(Bytes, line)->len ? line : V_NULL;
}

static Value reader_readline(Ctx *cx, Buffered *b, Value size)
{
    int64_t limit;
    return size_arg(cx, size, &limit) ? V_NULL : reader_line(cx, b, limit);
}

/* ---- writing ---- */

static Value writer_write(Ctx *cx, Buffered *b, Value data)
{
    const uint8_t *p;
    size_t n;
    Stream *s = b->stream;
    if (!bytes_view(data, &p, &n))
        return raise_fmt(cx, &exc_TypeError,
                         "a bytes-like object is required, not '%T'", data);
    if (check_open(cx, b, "write to"))
        return V_NULL;
    if (stream_unread(s) && stream_seek(cx, s, under(b), 0, SEEK_CUR) < 0)
        return V_NULL;
    if (s->in.len)
        stream_drop_input(s);
    if (!bytes_view(data, &p, &n) || stream_write(cx, s, under(b), p, n))
        return V_NULL;
    return int_from_u64(cx, n);
}

/* ---- methods of all three kinds ---- */

static Value both_flush(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_READY;
    if (is_kind(argv[0], KIND_bufferedreader))
        return io_call(cx, b->raw, "flush");
    if (check_open(cx, b, "flush of"))
        return V_NULL;
    if (stream_flush(cx, b->stream, under(b)))
        return V_NULL;
    return b->flags & IO_OWN_STREAM ? io_call(cx, b->raw, "flush") : V_NONE;
}

static Value both_close(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_READY;
    int closed = is_closed(cx, b);
    if (closed)
        return closed < 0 ? V_NULL : V_NONE;
    Value flushed = io_call(cx, argv[0], "flush");
    Raised first = cx->raised;
    cx->raised = (Raised){V_NULL, V_NULL, V_NULL};
    b->stream->out.len = 0;
    Value r = io_call(cx, b->raw, "close");
    if (!flushed) {
        cx->raised = first;
        return V_NULL;
    }
    return r ? V_NONE : V_NULL;
}

static Value both_detach(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_READY;
    int closed = is_closed(cx, b);
    if (closed)
        return closed < 0 ? V_NULL : raise_closed(cx);
    if (!io_call(cx, argv[0], "flush"))
        return V_NULL;
    Value raw = b->raw;
    store_file_field(cx, b, &b->raw, V_NONE);
    return raw;
}

static Value both_tell(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_READY;
    if (check_open(cx, b, "I/O operation on"))
        return V_NULL;
    int64_t at = stream_tell(cx, b->stream, under(b));
    return at < 0 ? V_NULL : int_from_i64(cx, at);
}

static Value both_seek(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_READY;
    int whence = int_arg_or(cx, argv[2], 0);
    if (error_pending(cx))
        return V_NULL;
    if (whence < 0 ||
        (whence > 2 && whence != SEEK_DATA && whence != SEEK_HOLE))
        return raise_fmt(cx, &exc_ValueError, "whence value %d unsupported",
                         whence);
    if (check_open(cx, b, "seek of"))
        return V_NULL;
    int64_t at = obj_index_i64(cx, argv[1], &exc_OverflowError);
    if (error_pending(cx))
        return V_NULL;
    int64_t r = stream_seek(cx, b->stream, under(b), at, whence);
    return r < 0 ? V_NULL : int_from_i64(cx, r);
}

static Value both_truncate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN("truncate of");
    if (is_kind(argv[0], KIND_bufferedreader))
        return raise_io_unsupported(cx, "truncate");
    if (stream_flush(cx, b->stream, under(b)))
        return V_NULL;
    Value size =
        argv[1] && argv[1] != V_NONE ? argv[1] : io_call(cx, argv[0], "tell");
    return io_call1(cx, b->raw, "truncate", size);
}

#define ASK_RAW(name)                                                          \
    static Value both_##name(Ctx *cx, Value *argv, int argc, Value *kw)        \
    {                                                                          \
        SELF_READY;                                                            \
        return io_call(cx, b->raw, #name);                                     \
    }
ASK_RAW(fileno)
ASK_RAW(isatty)
ASK_RAW(seekable)
ASK_RAW(readable)
ASK_RAW(writable)

#define FOR(kind, name)                                                        \
    Value kind##_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)           \
    {                                                                          \
        return both_##name(cx, argv, argc, kw);                                \
    }
#define FOR_ALL(name)                                                          \
    FOR(bufferedreader, name)                                                  \
    FOR(bufferedwriter, name)                                                  \
    FOR(bufferedrandom, name)
FOR_ALL(flush)
FOR_ALL(close)
FOR_ALL(detach)
FOR_ALL(tell)
FOR_ALL(seek)
FOR_ALL(truncate)
FOR_ALL(fileno)
FOR_ALL(isatty)
FOR_ALL(seekable)
FOR(bufferedreader, readable)
FOR(bufferedwriter, writable)
FOR(bufferedrandom, readable)
FOR(bufferedrandom, writable)

#define READING(name, what, call)                                              \
    static Value both_##name(Ctx *cx, Value *argv, int argc, Value *kw)        \
    {                                                                          \
        SELF_OPEN(what);                                                       \
        return call;                                                           \
    }                                                                          \
    FOR(bufferedreader, name)                                                  \
    FOR(bufferedrandom, name)
READING(read, "read of", reader_read(cx, b, argv[1]))
READING(read1, "read of", reader_read1(cx, b, argv[1]))
READING(peek, "peek of", reader_peek(cx, b))
READING(readline, "readline of", reader_readline(cx, b, argv[1]))
READING(readinto, "readinto of", reader_into(cx, b, argv[1], "readinto", false))
READING(readinto1, "readinto of",
        reader_into(cx, b, argv[1], "readinto1", true))

static Value both_readlines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_READY;
    int closed = is_closed(cx, b);
    if (closed)
        return closed < 0 ? V_NULL : raise_closed(cx);
    return io_read_lines(cx, argv[0], argv[1], buffered_next);
}
FOR(bufferedreader, readlines)
FOR(bufferedrandom, readlines)

static Value both_write(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_READY;
    return writer_write(cx, b, argv[1]);
}
FOR(bufferedwriter, write)
FOR(bufferedrandom, write)

/* ---- attributes ---- */

static Value both_closed(Ctx *cx, Value self)
{
    const Buffered *b = AS(Buffered, self);
    if (check_ready(cx, b))
        return V_NULL;
    int r = is_closed(cx, b);
    return r < 0 ? V_NULL : v_bool(r);
}

static Value both_raw(Ctx *cx, Value self)
{
    Value raw = AS(Buffered, self)->raw;
    (void)cx;
    return raw ? raw : V_NONE;
}

static Value both_name(Ctx *cx, Value self)
{
    if (check_ready(cx, AS(Buffered, self)))
        return V_NULL;
    return obj_getattr_s(cx, AS(Buffered, self)->raw, "name");
}

static Value both_mode(Ctx *cx, Value self)
{
    if (check_ready(cx, AS(Buffered, self)))
        return V_NULL;
    return obj_getattr_s(cx, AS(Buffered, self)->raw, "mode");
}

#define GET(kind, name)                                                        \
    Value kind##_get_##name(Ctx *cx, Value self)                               \
    {                                                                          \
        return both_##name(cx, self);                                          \
    }
#define GET_ALL(name)                                                          \
    GET(bufferedreader, name)                                                  \
    GET(bufferedwriter, name)                                                  \
    GET(bufferedrandom, name)
GET_ALL(closed)
GET_ALL(raw)
GET_ALL(name)
GET_ALL(mode)

/* ---- construction ---- */

static int attach(Ctx *cx, Buffered *b, Value raw)
{
    Stream *s;
    uint32_t flags = 0;
    if (is_exact(raw, KIND_fileio) && AS(FileIO, raw)->stream) {
        s = AS(FileIO, raw)->stream;
    } else {
        s = stream_new(cx, &b->hdr, VIA_RAW, -1, false);
        flags = IO_OWN_STREAM;
    }
    if (!s)
        return -1;
    store_file_stream(cx, b, &b->stream, s);
    store_file_flags(cx, b, &b->flags, flags);
    store_file_field(cx, b, &b->raw, raw);
    return 0;
}

Value buffered_new(Ctx *cx, Kind kind, Value raw)
{
    Buffered *b = HEAP_NEW(cx, Buffered, kind);
    return b && !attach(cx, b, raw) ? v_obj(b) : V_NULL;
}

static int must_be(Ctx *cx, Value raw, const char *method, const char *text)
{
    Value r = io_call(cx, raw, method);
    if (r && r != V_TRUE)
        raise_io_unsupported(cx, text);
    return r == V_TRUE ? 0 : -1;
}

static Value init(Ctx *cx, Value *argv, bool reads, bool writes)
{
    if (argv[2]) {
        int64_t size = obj_index_i64(cx, argv[2], &exc_OverflowError);
        if (error_pending(cx))
            return V_NULL;
        if (size <= 0)
            return raise_fmt(cx, &exc_ValueError,
                             "buffer size must be strictly positive");
    }
    if (reads && writes &&
        must_be(cx, argv[1], "seekable", "File or stream is not seekable."))
        return V_NULL;
    if (reads &&
        must_be(cx, argv[1], "readable", "File or stream is not readable."))
        return V_NULL;
    if (writes &&
        must_be(cx, argv[1], "writable", "File or stream is not writable."))
        return V_NULL;
    return attach(cx, AS(Buffered, argv[0]), argv[1]) ? V_NULL : V_NONE;
}

static Value buffered_repr(Ctx *cx, Value self)
{
    const Buffered *b = AS(Buffered, self);
    Value name = V_NULL;
    if (b->raw && b->raw != V_NONE &&
        obj_lookup_attr(cx, b->raw, name_name, &name) < 0)
        return V_NULL;
    if (!name)
        return str_printf(cx, "<%T>", self);
    return str_printf(cx, "<%T name=%R>", self, name);
}

static Value buffered_iter(Ctx *cx, Value self)
{
    Buffered *b = AS(Buffered, self);
    int closed = check_ready(cx, b) ? -1 : is_closed(cx, b);
    if (closed)
        return closed < 0 ? V_NULL : raise_closed(cx);
    return self;
}

static Value writer_next(Ctx *cx, Value self)
{
    (void)self;
    return raise_io_unsupported(cx, "read");
}

static size_t buffered_size(const Obj *o)
{
    (void)o;
    return sizeof(Buffered);
}

static void buffered_visit(Obj *o, Visitor *v)
{
    v->value(v, &((Buffered *)(void *)o)->raw);
}

#define KIND_OF(id, label, reads, writes, next)                                \
    Value id##_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)            \
    {                                                                          \
        IO_ARGS;                                                               \
        return v_obj(                                                          \
            sub_alloc(cx, AS(Type, argv[0]), KIND_##id, sizeof(Buffered)));    \
    }                                                                          \
    Value id##_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)           \
    {                                                                          \
        IO_ARGS;                                                               \
        return init(cx, argv, reads, writes);                                  \
    }                                                                          \
    const KindOps id##_ops = {                                                 \
        .kind = KIND_##id,                                                     \
        .name = label,                                                         \
        .size = buffered_size,                                                 \
        .visit = buffered_visit,                                               \
        .not_promotable = "an open file",                                      \
        .repr = buffered_repr,                                                 \
        .iter = buffered_iter,                                                 \
        .iternext = next,                                                      \
    };
KIND_OF(bufferedreader, "BufferedReader", true, false, buffered_next)
KIND_OF(bufferedwriter, "BufferedWriter", false, true, writer_next)
KIND_OF(bufferedrandom, "BufferedRandom", true, true, buffered_next)
