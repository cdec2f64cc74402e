/* strkind.h: static strs and the hash seed. Private to the str files. */
#ifndef PX_OBJECTS_STRKIND_H
#define PX_OBJECTS_STRKIND_H

#include "context/ctx.h"
#include "objects/number.h"
#include "objects/text.h"
#include "util/hash.h"

/* Static Strs of one Latin-1 code point each, and the empty Str; made before
 * main (str_intern.c). 32 bytes each. */
extern uint64_t str_latin1_cells[256][4];
extern uint64_t str_empty_cell[4];
/* One per process: from PYTHONHASHSEED, else random. */
extern uint64_t text_hash_key[2];

static inline Value str_latin1(uint8_t c)
{
    return v_obj(str_latin1_cells[c]);
}
static inline Value str_empty(void)
{
    return v_obj(str_empty_cell);
}
/* Never 0 unless n is 0, never 2^64 - 1. */
uint64_t text_hash_bytes(const void *p, size_t n);

/* memcpy without a call for the lengths that words have. */
ALWAYS_INLINE void copy_short(uint8_t *to, const uint8_t *from, size_t n)
{
    uint64_t a, b;
    uint32_t x, y;
    if (n > 16) {
        memcpy(to, from, n);
    } else if (n >= 8) {
        memcpy(&a, from, 8);
        memcpy(&b, from + n - 8, 8);
        memcpy(to, &a, 8);
        memcpy(to + n - 8, &b, 8);
    } else if (n >= 4) {
        memcpy(&x, from, 4);
        memcpy(&y, from + n - 4, 4);
        memcpy(to, &x, 4);
        memcpy(to + n - 4, &y, 4);
    } else if (n) {
        to[0] = from[0];
        to[n / 2] = from[n / 2];
        to[n - 1] = from[n - 1];
    }
}

/* The n < 8 bytes at p, inside some text, as a word, zeros above. Reads what
 * lies behind them in their page. */
ALWAYS_INLINE uint64_t word_at(const uint8_t *p, size_t n)
{
#if !defined(PX_ASAN) && !defined(PX_RACE)
    uint64_t w;
    if (LIKELY(((uintptr_t)p & 4095) <= 4088)) {
        memcpy(&w, p, 8);
        return w & ((UINT64_C(1) << 8 * n) - 1);
    }
#endif
    return hash_few(p, n);
}

/* n times c; the byte behind them. */
ALWAYS_INLINE uint8_t *fill_short(uint8_t *to, uint8_t c, size_t n)
{
    if (n > 16)
        memset(to, c, n);
    else
        for (size_t i = 0; i < n; i++)
            to[i] = c;
    return to + n;
}

ALWAYS_INLINE void str_begin_narrow(Str *s, size_t n, uint8_t flags)
{
    s->len = (uint32_t)n;
    s->width = 1;
    s->flags = flags;
    s->pad = 0;
    s->hash = 0;
}

/* A Str of n code points of width 1; flags as given, the data to be written,
 * but for the zero at its end. NULL: raised. */
static inline Str *str_alloc_narrow(Ctx *cx, size_t n, uint8_t flags)
{
    if (UNLIKELY(n > HEAP_QUICK)) {
        Str *big = str_alloc(cx, n, 1);
        if (big)
            big->flags = flags;
        return big;
    }
    Str *s = heap_alloc_dirty(cx, KIND_str, sizeof(Str) + n + 1);
    if (UNLIKELY(!s))
        return NULL;
    str_begin_narrow(s, n, flags);
    s->data[n] = 0;
    return s;
}

/* The first len code points of s, then that many of fill at either side. */
Value str_padded(Ctx *cx, const Str *s, size_t len, size_t left, size_t right,
                 uint32_t fill);

/* The n code points at p: part of a Str of width 1 that is ASCII if flags say
 * so. */
static inline Value str_narrow_part(Ctx *cx, const uint8_t *p, size_t n,
                                    uint8_t flags)
{
    if (n <= 1)
        return n ? str_latin1(*p) : str_empty();
    if (n >= 8) {
        Str *s = str_alloc_narrow(cx, n, flags & STR_ASCII);
        if (UNLIKELY(!s))
            return V_NULL;
        copy_short(s->data, p, n);
        return v_obj(s);
    }
    uint64_t w = word_at(p, n);
    Str *s = heap_alloc_dirty(cx, KIND_str, sizeof(Str) + sizeof w);
    if (UNLIKELY(!s))
        return V_NULL;
    str_begin_narrow(s, n, flags & STR_ASCII);
    memcpy(s->data, &w, sizeof w);
    return v_obj(s);
}

#endif
