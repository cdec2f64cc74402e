/* str_find.c: searching text and bytes. */
#define _GNU_SOURCE
#include <stdlib.h>
#include "objects/bytescan.h"
#include "objects/number.h"
#include "objects/table.h"
#include "objects/textparts.h"

#include "context/error.h"

/* Candidates by the first and last byte; *from: places before it are done. A
 * text that has too many of them is left to a search that is linear. */
ALWAYS_INLINE int64_t scan_find(const uint8_t *s, size_t places,
                                const uint8_t *p, size_t m, size_t *from)
{
    uint8_t first = p[0], last = p[m - 1];
    size_t budget = 64 + places; /* bytes compared in vain */
    size_t i = 0;
    while (true) {
        uint32_t mask =
            scan_byte(s + i, first) & scan_byte(s + i + m - 1, last);
        for (; mask; mask &= mask - 1) {
            size_t at = i + (size_t)__builtin_ctz(mask);
            if (m <= 2 || same_bytes(s + at + 1, p + 1, m - 2))
                return (int64_t)at;
            if (budget < m) {
                *from = at + 1;
                return -2;
            }
            budget -= m;
        }
        if (i + SCAN >= places)
            return -1;
        i = MIN(i + SCAN, places - SCAN);
    }
}

int64_t mem_find(const uint8_t *s, size_t n, const uint8_t *p, size_t m)
{
    if (m > n)
        return -1;
    if (m == 0)
        return 0;
    if (m == 1) {
        const uint8_t *at = memchr(s, p[0], n);
        return at ? at - s : -1;
    }
    size_t places = n - m + 1, from = 0;
    if (places < SCAN) {
        for (; from < places; from++)
            if (s[from] == p[0] && s[from + m - 1] == p[m - 1] &&
                memcmp(s + from + 1, p + 1, m - 2) == 0)
                return (int64_t)from;
        return -1;
    }
    int64_t found = scan_find(s, places, p, m, &from);
    if (found != -2)
        return found;
    const uint8_t *at = memmem(s + from, n - from, p, m);
    return at ? at - s : -1;
}

int64_t mem_rfind(const uint8_t *s, size_t n, const uint8_t *p, size_t m)
{
    if (m > n)
        return -1;
    if (m == 0)
        return (int64_t)n;
    for (size_t end = n - m + 1; end > 0; end--) {
        const uint8_t *at = memrchr(s, p[0], end);
        if (!at)
            return -1;
        end = (size_t)(at - s) + 1;
        if (memcmp(at, p, m) == 0)
            return at - s;
    }
    return -1;
}

/* The needle's data in the width of the text searched: in `few` (32 bytes), or
 * in *owned, to be freed. */
static const uint8_t *widened(const Str *needle, int width, uint64_t *few,
                              void **owned)
{
    *owned = NULL;
    if (needle->width == width)
        return needle->data;
    size_t n = (size_t)needle->len * (size_t)width;
    void *to = n <= 32 ? few : (*owned = base_alloc(n));
    data_copy(to, width, 0, needle, 0, needle->len);
    return to;
}

/* In words of 2 bytes, by the first of them, m > 0; -2: by another way, behind
 * *from words. */
static int64_t scan_find2(const uint16_t *s, size_t n, const uint16_t *p,
                          size_t m, size_t *from)
{
    size_t places = n - m + 1, i = 0, budget = 64 + n;
    while (i < places) {
        i += scan_code(s + i, places - i, p[0]);
        if (i == places)
            return -1;
        if (memcmp(s + i, p, 2 * m) == 0)
            return (int64_t)i;
        *from = ++i;
        if (budget < m + 4)
            return -2;
        budget -= m + 4;
    }
    return -1;
}

/* memmem on units of `w` bytes: hits that are not aligned are passed over. */
static int64_t wide_find(const uint8_t *s, size_t n, const uint8_t *p, size_t m,
                         size_t w)
{
    size_t from = 0;
    if (w == 2) {
        int64_t at =
            scan_find2((const uint16_t *)(const void *)s, n / 2,
                       (const uint16_t *)(const void *)p, m / 2, &from);
        if (at != -2)
            return at;
        from *= 2;
    }
    while (from + m <= n) {
        const uint8_t *at = memmem(s + from, n - from, p, m);
        if (!at)
            return -1;
        size_t i = (size_t)(at - s);
        if (i % w == 0)
            return (int64_t)(i / w);
        from = i - i % w + w;
    }
    return -1;
}

/* Bytes that may be read behind a text's own lie in its page. */
ALWAYS_INLINE bool short_has(const Str *s, uint8_t c)
{
#if !defined(PX_ASAN) && !defined(PX_RACE)
    if (s->len <= SCAN && ((uintptr_t)s->data & 4095) <= 4096 - SCAN)
        return (scan_byte(s->data, c) & ((UINT64_C(1) << s->len) - 1)) != 0;
#endif
    return memchr(s->data, c, s->len) != NULL;
}

bool str_holds(const Str *s, const Str *part)
{
    if (LIKELY(part->len == 1 && s->width == 1 && part->width == 1))
        return short_has(s, part->data[0]);
    return str_find_in(s, part, 0, s->len) >= 0;
}

int64_t str_find_in(const Str *s, const Str *needle, size_t from, size_t to)
{
    size_t n = to > from ? to - from : 0, m = needle->len, w = s->width;
    if (from > to || m > n || needle->width > w)
        return -1;
    if (m == 0)
        return (int64_t)from;
    int64_t at;
    if (w == 1) {
        at = mem_find(s->data + from, n, needle->data, m);
    } else {
        void *owned;
        uint64_t few[4];
        const uint8_t *p = widened(needle, (int)w, few, &owned);
        at = wide_find(s->data + from * w, n * w, p, m * w, w);
        free(owned);
    }
    return at < 0 ? -1 : at + (int64_t)from;
}

int64_t str_rfind_in(const Str *s, const Str *needle, size_t from, size_t to)
{
    size_t n = to > from ? to - from : 0, m = needle->len, w = s->width;
    if (from > to || m > n || needle->width > w)
        return -1;
    if (m == 0)
        return (int64_t)to;
    int64_t at = -1;
    if (w == 1) {
        at = mem_rfind(s->data + from, n, needle->data, m);
    } else {
        void *owned;
        uint64_t few[4];
        const uint8_t *p = widened(needle, (int)w, few, &owned);
        for (size_t i = n - m + 1; i-- > 0 && at < 0;)
            if (memcmp(s->data + (from + i) * w, p, m * w) == 0)
                at = (int64_t)i;
        free(owned);
    }
    return at < 0 ? -1 : at + (int64_t)from;
}

int64_t str_find_code(const Str *s, uint32_t c, size_t from, size_t to)
{
    if (s->width == 1) {
        if (c > 0xFF)
            return -1;
        const uint8_t *at = memchr(s->data + from, (int)c, to - from);
        return at ? at - s->data : -1;
    }
    if (s->width == 2) {
        if (c > 0xFFFF || from >= to)
            return -1;
        const uint16_t *p = (const uint16_t *)(const void *)s->data;
        size_t at = from + scan_code(p + from, to - from, (uint16_t)c);
        return at < to ? (int64_t)at : -1;
    }
    for (size_t i = from; i < to; i++)
        if (str_at(s, i) == c)
            return (int64_t)i;
    return -1;
}

static int clamped(Ctx *cx, Value v, size_t len, size_t absent, size_t *out)
{
    *out = absent;
    if (v == V_NULL || v == V_NONE)
        return 0;
    if (!is_index(v)) {
        raise_fmt(cx, &exc_TypeError,
                  "slice indices must be integers or None or have an "
                  "__index__ method");
        return -1;
    }
    int64_t i = obj_index_i64(cx, v, NULL);
    if (i == -1 && error_pending(cx))
        return -1;
    if (i < 0)
        i = MAX(i + (int64_t)len, 0);
    *out = (size_t)i;
    return 0;
}

int range_args(Ctx *cx, Value start, Value end, size_t len, size_t *from,
               size_t *to)
{
    *from = 0;
    *to = len;
    if (start == V_NULL && end == V_NULL)
        return 0;
    if (clamped(cx, start, len, 0, from) < 0 ||
        clamped(cx, end, len, len, to) < 0)
        return -1;
    *to = MIN(*to, len);
    return 0;
}
