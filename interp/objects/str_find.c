/* str_find.c: searching text and bytes. */
#define _GNU_SOURCE
#include <stdlib.h>
#include "objects/number.h"
#include "objects/textparts.h"

#include "context/error.h"

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
    /* a few tries by the first byte, then the search that is linear */
    size_t from = 0;
    for (int tries = 0; tries < 4; tries++) {
        const uint8_t *at = memchr(s + from, p[0], n - m + 1 - from);
        if (!at)
            return -1;
        if (memcmp(at, p, m) == 0)
            return at - s;
        from = (size_t)(at - s) + 1;
        if (from > n - m)
            return -1;
    }
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

/* The needle's data in the width of the text searched; *owned to be freed. */
static const uint8_t *widened(const Str *needle, int width, void **owned)
{
    *owned = NULL;
    if (needle->width == width)
        return needle->data;
    *owned = base_alloc((size_t)needle->len * (size_t)width);
    data_copy(*owned, width, 0, needle, 0, needle->len);
    return *owned;
}

/* memmem on units of `w` bytes: hits that are not aligned are passed over. */
static int64_t wide_find(const uint8_t *s, size_t n, const uint8_t *p, size_t m,
                         size_t w)
{
    for (size_t from = 0; from + m <= n;) {
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
        const uint8_t *p = widened(needle, (int)w, &owned);
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
        const uint8_t *p = widened(needle, (int)w, &owned);
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
    if (clamped(cx, start, len, 0, from) < 0 ||
        clamped(cx, end, len, len, to) < 0)
        return -1;
    *to = MIN(*to, len);
    return 0;
}
