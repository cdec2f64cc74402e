/* memio.h: what stringio.c and bytesio.c share: text or bytes in memory with a
 * position. Private to them. */
#ifndef PX_STDLIB_MEMIO_H
#define PX_STDLIB_MEMIO_H

#include "stdlib/fileparts.h"

enum {
    MEM_CLOSED = 1,
    MEM_READY = 2,     /* __init__ has run */
    MEM_TRANSLATE = 4, /* newline=None: \r and \r\n become \n */
    MEM_UNIVERSAL = 8, /* newline='': they end lines, too */
    MEM_EXPAND = 16,   /* newline is \r or \r\n: \n becomes that */
};

static inline MemIO *as_mem(Value v)
{
    return AS(MemIO, v);
}
static inline void mem_set_pos(Ctx *cx, MemIO *m, uint64_t pos)
{
    store_memio_number(cx, m, &m->pos, pos);
}
static inline void mem_set_len(Ctx *cx, MemIO *m, uint64_t len)
{
    store_memio_number(cx, m, &m->len, len);
}
/* Room for len items of `width` bytes; those there are kept, widened. Items
 * from m->len on are zero as far as [m->len, len) goes. 0, -1. */
int mem_reserve(Ctx *cx, MemIO *m, uint64_t len, uint32_t width);
/* Is it open? dot: how the error ends. 0, -1 raised. */
int mem_check(Ctx *cx, const MemIO *m, const char *dot);
/* Items to read for a size argument; -1 raised. */
int64_t mem_size(Ctx *cx, const MemIO *m, Value size);
/* Cuts it at size, None or absent: at the position. The size; V_NULL raised,
 * `negative` telling of a size below 0. */
Value mem_truncate(Ctx *cx, MemIO *m, Value size, const char *negative);
Value mem_close(Ctx *cx, MemIO *m);
size_t mem_object_size(const Obj *o);
void mem_visit(Obj *o, Visitor *v);

#endif
