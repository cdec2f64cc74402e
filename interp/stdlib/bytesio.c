/* bytesio.c: _io.BytesIO: bytes in memory. */
#include "stdlib/memio.h"

#define SELF MemIO *m = as_mem(argv[0])
#define SELF_OPEN                                                              \
    SELF;                                                                      \
    IO_ARGS;                                                                   \
    if (mem_check(cx, m, "."))                                                 \
    return V_NULL

/* ---- writing ---- */

static int put(Ctx *cx, MemIO *m, const uint8_t *p, size_t n)
{
    uint64_t end = m->pos + n;
    if (!n)
        return 0;
    if ((UNLIKELY(m->pos > m->len) || !m->store || end > m->store->cap) &&
        mem_reserve(cx, m, end, 1))
        return -1;
    store_bytearray_move(cx, m, m->store->b + m->pos, p, n);
    mem_set_pos(cx, m, end);
    if (end > m->len)
        mem_set_len(cx, m, end);
    return 0;
}

static int write_bytes(Ctx *cx, Value data, void *self)
{
    MemIO *m = as_mem(*(Value *)self);
    const uint8_t *p;
    size_t n;
    if (mem_check(cx, m, "."))
        return -1;
    if (!bytes_view(data, &p, &n))
        return raise_fmt(cx, &exc_TypeError,
                         "a bytes-like object is required, not '%T'", data),
               -1;
    return put(cx, m, p, n);
}

Value bytesio_m_write(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    uint64_t at = m->pos;
    if (write_bytes(cx, argv[1], &argv[0]))
        return V_NULL;
    return int_from_u64(cx, m->pos - at);
}

Value bytesio_m_writelines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return obj_each(cx, argv[1], write_bytes, &argv[0]) < 0 ? V_NULL : V_NONE;
}

/* ---- reading ---- */

static Value take(Ctx *cx, MemIO *m, int64_t n)
{
    Value r = n ? bytes_from(cx, m->store->b + m->pos, (size_t)n)
                : bytes_from(cx, "", 0);
    if (r && n)
        mem_set_pos(cx, m, m->pos + (uint64_t)n);
    return r;
}

Value bytesio_m_read(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    int64_t n = mem_size(cx, m, argv[1]);
    return n < 0 ? V_NULL : take(cx, m, n);
}

Value bytesio_m_read1(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return bytesio_m_read(cx, argv, argc, kw);
}

static int64_t line_length(const MemIO *m, int64_t limit)
{
    const uint8_t *p = limit ? m->store->b + m->pos : NULL;
    const uint8_t *nl = limit ? memchr(p, '\n', (size_t)limit) : NULL;
    return nl ? nl - p + 1 : limit;
}

Value bytesio_m_readline(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    int64_t n = mem_size(cx, m, argv[1]);
    return n < 0 ? V_NULL : take(cx, m, line_length(m, n));
}

static Value bytesio_next(Ctx *cx, Value self)
{
    MemIO *m = as_mem(self);
    if (mem_check(cx, m, "."))
        return V_NULL;
    int64_t left = mem_size(cx, m, V_NULL);
    return left ? take(cx, m, line_length(m, left)) : V_NULL;
}

Value bytesio_m_readlines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    if (argv[1] && argv[1] != V_NONE && !is_index(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "integer argument expected, got '%T'", argv[1]);
    return io_read_lines(cx, argv[0], argv[1], bytesio_next);
}

Value bytesio_m_readinto(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    size_t room;
    uint8_t *to = stream_target(cx, argv[1], "readinto", &room);
    if (!to)
        return V_NULL;
    int64_t left = mem_size(cx, m, V_NULL);
    size_t n = MIN(room, (size_t)left);
    if (n)
        store_bytearray_move(cx, as_obj(argv[1]), to, m->store->b + m->pos, n);
    mem_set_pos(cx, m, m->pos + n);
    return v_int((int64_t)n);
}

/* ---- position ---- */

Value bytesio_m_tell(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return int_from_u64(cx, m->pos);
}

Value bytesio_m_seek(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    int64_t at = arg_ssize(cx, argv[1]);
    int whence = error_pending(cx) ? 0 : int_arg_or(cx, argv[2], 0);
    if (error_pending(cx))
        return V_NULL;
    if (whence < 0 || whence > 2)
        return raise_fmt(cx, &exc_ValueError,
                         "invalid whence (%d, should be 0, 1 or 2)", whence);
    if (at < 0 && whence == 0)
        return raise_fmt(cx, &exc_ValueError, "negative seek value %ld",
                         (long)at);
    at += whence == 1 ? (int64_t)m->pos : whence == 2 ? (int64_t)m->len : 0;
    mem_set_pos(cx, m, (uint64_t)MAX(at, 0));
    return int_from_u64(cx, m->pos);
}

Value bytesio_m_truncate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return mem_truncate(cx, m, argv[1], "negative size value %ld");
}

/* ---- the rest ---- */

Value bytesio_m_getvalue(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return bytes_from(cx, m->store ? m->store->b : (uint8_t *)"", m->len);
}

Value bytesio_m_close(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    return mem_close(cx, m);
}

#define ANSWER(name, value)                                                    \
    Value bytesio_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)          \
    {                                                                          \
        SELF_OPEN;                                                             \
        return value;                                                          \
    }
ANSWER(readable, V_TRUE)
ANSWER(writable, V_TRUE)
ANSWER(seekable, V_TRUE)
ANSWER(isatty, V_FALSE)
ANSWER(flush, V_NONE)

Value bytesio_get_closed(Ctx *cx, Value self)
{
    (void)cx;
    return v_bool(as_mem(self)->flags & MEM_CLOSED);
}

/* ---- construction ---- */

Value bytesio_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    MemIO *m = sub_alloc(cx, AS(Type, argv[0]), KIND_bytesio, sizeof(MemIO));
    if (!m)
        return V_NULL;
    m->flags = MEM_READY;
    m->newline = V_NONE;
    m->width = 1;
    return v_obj(m);
}

Value bytesio_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    store_memio_number32(cx, m, &m->flags, MEM_READY);
    mem_set_len(cx, m, 0);
    mem_set_pos(cx, m, 0);
    if (argv[1] && argv[1] != V_NONE && write_bytes(cx, argv[1], &argv[0]))
        return V_NULL;
    mem_set_pos(cx, m, 0);
    return V_NONE;
}

static Value bytesio_iter(Ctx *cx, Value self)
{
    return mem_check(cx, as_mem(self), ".") ? V_NULL : self;
}

const KindOps bytesio_ops = {
    .kind = KIND_bytesio,
    .name = "BytesIO",
    .size = mem_object_size,
    .visit = mem_visit,
    .iter = bytesio_iter,
    .iternext = bytesio_next,
};
