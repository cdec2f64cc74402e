/* bytesparts.h: what the bytes and bytearray files share. Private to them. */
#ifndef PX_OBJECTS_BYTESPARTS_H
#define PX_OBJECTS_BYTESPARTS_H

#include "objects/number.h"
#include "objects/textparts.h"

typedef struct Span {
    const uint8_t *p;
    size_t n;
} Span;

/* Of a bytes or bytearray; valid until Python code runs. */
static inline Span span_of(Value v)
{
    Span s = {NULL, 0};
    bytes_view(v, &s.p, &s.n);
    return s;
}

/* Of any argument that must be bytes-like: 0, or -1 with CPython's TypeError.
 */
int need_bytes(Ctx *cx, Value v, Span *out);
Bytes *bytes_alloc(Ctx *cx, size_t n);
Value bytearray_from(Ctx *cx, const void *p, size_t n);
/* A new bytes or bytearray, as self is one. */
Value bytes_like(Ctx *cx, Value self, const void *p, size_t n);
/* One byte of 0..255; -1 raised. */
int byte_value(Ctx *cx, Value v, const char *range_text);
/* bytes(x, encoding, errors) and bytearray(...) into out. 0, -1. */
int bytes_collect(Ctx *cx, Value x, Value encoding, Value errors,
                  const char *range_text, Buf *out);
/* array: quotes are escaped as bytearray does, whether needed or not. */
void bytes_repr_text(Span s, bool array, TextBuf *t);
Value bytes_slot_richcmp(Ctx *cx, Value self, Value other, CmpOp op);
Value bytes_slot_getitem(Ctx *cx, Value self, Value key);
int bytes_slot_contains(Ctx *cx, Value self, Value item);
Value bytes_slot_binop(Ctx *cx, Value self, Value other, BinOp op);
Value bytes_mod(Ctx *cx, Value fmt, Value args);

/* Defines the method for both kinds: the body is static Value both_<name>. */
#define BOTH(name)                                                             \
    static Value both_##name(Ctx *cx, Value *argv);                            \
    Value bytes_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)            \
    {                                                                          \
        (void)argc, (void)kw;                                                  \
        return both_##name(cx, argv);                                          \
    }                                                                          \
    Value bytearray_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)        \
    {                                                                          \
        (void)argc, (void)kw;                                                  \
        return both_##name(cx, argv);                                          \
    }                                                                          \
    static Value both_##name(Ctx *cx, Value *argv)

#endif
