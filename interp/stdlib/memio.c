/* memio.c: storage of StringIO and BytesIO. See memio.h. */
#include "stdlib/memio.h"

static int grow(Ctx *cx, MemIO *m, uint64_t len, uint32_t width)
{
    uint64_t bytes = len * width;
    if (len > STR_MAX_LEN)
        return raise_memory(cx), -1;
    Raw *r = raw_new(cx, MAX(bytes + bytes / 2, 64));
    if (!r)
        return -1;
    if (m->store && width == m->width)
        memcpy(r->b, m->store->b, m->len * width);
    else if (m->store)
        for (uint64_t i = 0; i < m->len; i++)
            data_put(r->b, (int)width, i,
                     data_at(m->store->b, (int)m->width, i));
    store_memio_store(cx, m, &m->store, r);
    store_memio_number32(cx, m, &m->width, width);
    return 0;
}

int mem_reserve(Ctx *cx, MemIO *m, uint64_t len, uint32_t width)
{
    width = MAX(width, m->width);
    if ((!m->store || width > m->width || len * width > m->store->cap) &&
        grow(cx, m, len, width))
        return -1;
    if (m->pos > m->len) {
        STORE_CHECK(cx, m, "memio.data");
        memset(m->store->b + m->len * width, 0, (m->pos - m->len) * width);
    }
    return 0;
}

int mem_check(Ctx *cx, const MemIO *m, const char *dot)
{
    if (LIKELY((m->flags & (MEM_CLOSED | MEM_READY)) == MEM_READY))
        return 0;
    if (m->flags & MEM_CLOSED)
        raise_fmt(cx, &exc_ValueError, "I/O operation on closed file%s", dot);
    else
        raise_fmt(cx, &exc_ValueError, "I/O operation on uninitialized object");
    return -1;
}

int64_t mem_size(Ctx *cx, const MemIO *m, Value size)
{
    int64_t n;
    if (size_arg(cx, size, &n))
        return -1;
    int64_t left = m->pos < m->len ? (int64_t)(m->len - m->pos) : 0;
    return n < 0 || n > left ? left : n;
}

Value mem_truncate(Ctx *cx, MemIO *m, Value size, const char *negative)
{
    int64_t n = (int64_t)m->pos;
    if (size && size != V_NONE) {
        if (size_arg(cx, size, &n))
            return V_NULL;
        if (n < 0)
            return raise_fmt(cx, &exc_ValueError, negative, (long)n);
    }
    if ((uint64_t)n < m->len)
        mem_set_len(cx, m, (uint64_t)n);
    return int_from_i64(cx, n);
}

Value mem_close(Ctx *cx, MemIO *m)
{
    store_memio_number32(cx, m, &m->flags, m->flags | MEM_CLOSED);
    store_memio_store(cx, m, &m->store, NULL);
    mem_set_len(cx, m, 0);
    return V_NONE;
}

size_t mem_object_size(const Obj *o)
{
    (void)o;
    return sizeof(MemIO);
}

void mem_visit(Obj *o, Visitor *v)
{
    MemIO *m = (MemIO *)(void *)o;
    VISIT_PTR(v, m->store);
    v->value(v, &m->newline);
}
