/* str_build.c: text put together: TextBuf, join, UTF-8 out. */
#include <stdlib.h>
#include "objects/strkind.h"
#include "objects/textparts.h"

#include "context/error.h"

/* --- TextBuf ----------------------------------------------------------- */

void text_drop(TextBuf *t)
{
    if (t->data != (uint8_t *)t->few)
        free(t->data);
    *t = (TextBuf)TEXT_OF(t->few);
}

static uint32_t limit_of(int width)
{
    return width == 1 ? 0x100 : width == 2 ? 0x10000 : 0x110000;
}

/* From the end: `to` may be the buffer's own data. */
static void text_widen(const TextBuf *t, uint8_t *to, int width)
{
    for (size_t i = t->len; i-- > 0;)
        data_put(to, width, i, data_at(t->data, t->width, i));
}

bool text_room_slow(TextBuf *t, size_t n, int width)
{
    if (t->failed)
        return false;
    int w = MAX(width, t->width);
    size_t few = TEXT_FEW / (size_t)w, cap = MAX(t->cap, 32);
    uint8_t *data = (uint8_t *)t->few;
    if (t->data != data || n > few || t->len > few - n) {
        while (cap < t->len + n)
            cap *= 2;
        data = cap > STR_MAX_LEN ? NULL : malloc(cap * (size_t)w);
    } else {
        cap = few;
    }
    if (!data) {
        t->failed = true;
        t->limit = 0;
        t->cap = t->len;
        return false;
    }
    if (w != t->width)
        text_widen(t, data, w);
    else if (data != t->data)
        memcpy(data, t->data, t->len * (size_t)w);
    if (t->data != (uint8_t *)t->few && data != t->data)
        free(t->data);
    t->data = data;
    t->cap = cap;
    t->width = (uint8_t)w;
    t->limit = limit_of(w);
    return true;
}

void text_put_slow(TextBuf *t, uint32_t c)
{
    if (text_room(t, 1, width_of(c)))
        data_put(t->data, t->width, t->len++, c);
}

void text_fill(TextBuf *t, uint32_t c, size_t n)
{
    if (n == 0 || !text_room(t, n, width_of(c)))
        return;
    if (t->width == 1) {
        memset(t->data + t->len, (int)c, n);
        t->len += n;
        return;
    }
    for (size_t i = 0; i < n; i++)
        data_put(t->data, t->width, t->len++, c);
}

void text_puts(TextBuf *t, const char *ascii, size_t n)
{
    if (!text_room(t, n, 1))
        return;
    if (LIKELY(t->width == 1))
        copy_short(t->data + t->len, (const uint8_t *)ascii, n);
    else
        data_widen(t->data, t->width, t->len, (const uint8_t *)ascii, n);
    t->len += n;
}

void text_put_str(TextBuf *t, const Str *s, size_t from, size_t to)
{
    if (from >= to)
        return;
    size_t n = to - from;
    if (LIKELY(s->width == 1 && t->width == 1 && n <= t->cap - t->len)) {
        copy_short(t->data + t->len, s->data + from, n);
        t->len += n;
        return;
    }
    int width = s->width;
    if (width > t->width)
        width = width_of(str_max_code(s, from, to));
    if (!text_room(t, n, width))
        return;
    if (t->width >= s->width)
        data_copy(t->data, t->width, t->len, s, from, n);
    else
        for (size_t i = from; i < to; i++)
            data_put(t->data, t->width, t->len + i - from, str_at(s, i));
    t->len += n;
}

Value text_take(Ctx *cx, TextBuf *t)
{
    if (t->failed) {
        text_drop(t);
        return raise_memory(cx);
    }
    Value v;
    if (t->width <= 1) {
        v = str_from_latin1(cx, (char *)t->data, t->len);
    } else if (t->len == 1) {
        v = str_from_code(cx, t->width == 2 ? *(uint16_t *)(void *)t->data
                                            : *(uint32_t *)(void *)t->data);
    } else {
        Str *s = str_alloc(cx, t->len, t->width);
        if (s)
            memcpy(s->data, t->data, t->len * (size_t)t->width);
        v = v_obj(s);
    }
    text_drop(t);
    return v;
}

/* --- join -------------------------------------------------------------- */

/* Length, width and flags of the joined text; -1: raised. */
static int join_measure(Ctx *cx, const Str *sep, const Value *items, size_t n,
                        size_t *len, int *width, uint8_t *flags)
{
    *len = n > 1 ? (n - 1) * sep->len : 0;
    *width = n > 1 ? sep->width : 1;
    *flags = n > 1 ? sep->flags & STR_ASCII : STR_ASCII;
    for (size_t i = 0; i < n; i++) {
        if (!is_str(items[i])) {
            raise_fmt(cx, &exc_TypeError,
                      "sequence item %zu: expected str instance, %T found", i,
                      items[i]);
            return -1;
        }
        const Str *s = as_str(items[i]);
        *len += s->len;
        *width = MAX(*width, s->width);
        *flags &= s->flags;
    }
    return 0;
}

static Value join_narrow(Ctx *cx, const Str *sep, const Value *items, size_t n,
                         size_t len, uint8_t flags)
{
    Str *r = str_alloc_narrow(cx, len, flags);
    if (!r)
        return V_NULL;
    uint8_t *to = r->data;
    for (size_t i = 0; i < n; i++) {
        if (i && sep->len == 1) {
            *to++ = sep->data[0];
        } else if (i) {
            copy_short(to, sep->data, sep->len);
            to += sep->len;
        }
        const Str *x = as_str(items[i]);
        if (x->len == 1) {
            *to++ = x->data[0];
            continue;
        }
        copy_short(to, x->data, x->len);
        to += x->len;
    }
    return v_obj(r);
}

Value str_join(Ctx *cx, Value sep, const Value *items, size_t n)
{
    const Str *s = as_str(sep);
    size_t len, at = 0;
    int width;
    uint8_t flags;
    if (join_measure(cx, s, items, n, &len, &width, &flags) < 0)
        return V_NULL;
    if (len == 0)
        return str_empty();
    if (n == 1)
        return str_exact(cx, items[0]);
    if (width == 1 && len <= STR_MAX_LEN)
        return join_narrow(cx, s, items, n, len, flags);
    Str *r = str_alloc(cx, len, width);
    if (!r)
        return V_NULL;
    for (size_t i = 0; i < n; i++) {
        if (i && s->len) {
            data_copy(r->data, width, at, s, 0, s->len);
            at += s->len;
        }
        const Str *x = as_str(items[i]);
        data_copy(r->data, width, at, x, 0, x->len);
        at += x->len;
    }
    r->flags = flags;
    return v_obj(r);
}

Value str_joined(Ctx *cx, const Value *v, size_t n)
{
    size_t len = 0;
    uint8_t flags = STR_ASCII;
    for (size_t i = 0; i < n; i++) {
        len += as_str(v[i])->len;
        flags &= as_str(v[i])->flags;
    }
    if (!flags || len <= 1 || len > STR_MAX_LEN || n < 2)
        return str_join(cx, str_empty(), v, n);
    Str *r = str_alloc_narrow(cx, len, STR_ASCII);
    if (!r)
        return V_NULL;
    uint8_t *to = r->data;
    for (size_t i = 0; i < n; i++) {
        const Str *s = as_str(v[i]);
        copy_short(to, s->data, s->len);
        to += s->len;
    }
    return v_obj(r);
}

/* --- UTF-8 out --------------------------------------------------------- */

void str_to_buf(const Str *s, Buf *b)
{
    if (s->flags & STR_ASCII) {
        buf_put(b, s->data, s->len);
        return;
    }
    for (size_t i = 0; i < s->len; i++)
        buf_put_utf8(b, str_at(s, i));
}

const char *str_utf8(Ctx *cx, Value v)
{
    static _Thread_local Buf text;
    (void)cx;
    const Str *s = as_str(v);
    if (s->flags & STR_ASCII)
        return (const char *)s->data;
    buf_clear(&text);
    str_to_buf(s, &text);
    return buf_text(&text);
}
