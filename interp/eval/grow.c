/* grow.c: text that a loop builds by `s += part`. See slow.h.
 *
 * Where lowering sees that a local is such a text (lower_grow.c), IADD_GROW
 * leaves room behind it and appends in place: the text is still under
 * construction, and nothing but the local's register refers to it. A
 * growing Str has STR_GROWING, and its capacity where the hash will stand; SEAL
 * ends that before the local is read for anything else. */
#include "eval/slow.h"
#include "object/store.h"

enum { ROOM_MIN = 32 };

static void put(Str *to, uint32_t at, const Str *from)
{
    uint32_t w = to->width;
    uint8_t *p = to->data + (size_t)at * w;
    if (from->width == w) {
        memcpy(p, from->data, (size_t)from->len * w);
        return;
    }
    for (uint32_t i = 0; i < from->len; i++) {
        uint32_t c = str_at(from, i);
        if (w == 2)
            ((uint16_t *)(void *)p)[i] = (uint16_t)c;
        else
            ((uint32_t *)(void *)p)[i] = c;
    }
}

/* The text ends at len: a zero code point behind it. */
static void finish(Ctx *cx, Str *s, uint32_t len, uint32_t ascii)
{
    memset(s->data + (size_t)len * s->width, 0, s->width);
    store_str_len(cx, s, &s->len, len);
    uint32_t flags = (s->flags & ~(uint32_t)STR_ASCII) | ascii;
    store_str_flags(cx, s, &s->flags, (uint8_t)flags);
}

Value str_grow(Ctx *cx, Value text, Value part)
{
    Str *x = AS(Str, text);
    const Str *y = AS(Str, part);
    uint64_t len = (uint64_t)x->len + y->len;
    uint32_t ascii = x->flags & y->flags & STR_ASCII;
    if (y->len == 0)
        return text;
    if (x->len == 0 && !(x->flags & STR_GROWING))
        return part;
    if (x->flags & STR_GROWING && y->width <= x->width && len <= x->hash) {
        put(x, x->len, y);
        finish(cx, x, (uint32_t)len, ascii);
        return text;
    }
    uint64_t cap = len + len / 2 + ROOM_MIN;
    if (cap >= UINT32_MAX / 8) /* of such a size no room is wasted */
        return str_concat(cx, text, part);
    uint8_t width = MAX(x->width, y->width);
    Str *s = heap_alloc_dirty(cx, KIND_str, sizeof(Str) + (cap + 1) * width);
    if (!s)
        return V_NULL;
    s->pad = 0;
    s->width = width;
    s->flags = STR_GROWING;
    s->hash = cap;
    put(s, 0, x);
    put(s, x->len, y);
    finish(cx, s, (uint32_t)len, ascii);
    return v_obj(s);
}

void str_seal(Ctx *cx, Value v)
{
    if (!is_exact(v, KIND_str) || !(AS(Str, v)->flags & STR_GROWING))
        return;
    Str *s = AS(Str, v);
    store_str_hash(cx, s, &s->hash, 0);
    store_str_flags(cx, s, &s->flags, s->flags & (uint8_t)~STR_GROWING);
}
