/* str_search.c: methods of str that look for text in text. */
#include "objects/bytescan.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/strkind.h"
#include "objects/table.h"
#include "objects/textparts.h"

#include "context/error.h"

#define UNUSED_ARGS (void)argv, (void)argc, (void)kw

static int need_str(Ctx *cx, Value v, const char *what)
{
    if (is_str(v))
        return 0;
    raise_fmt(cx, &exc_TypeError, "%smust be str, not %s", what,
              *what ? arg_label(v) : type_label(v));
    return -1;
}

/* Where argv[1] is in argv[0] between argv[2] and argv[3]; -1 none, -2 raised.
 */
static int64_t locate(Ctx *cx, Value *argv, bool last)
{
    const Str *s = as_str(argv[0]);
    size_t from, to;
    if (range_args(cx, argv[2], argv[3], s->len, &from, &to) < 0 ||
        need_str(cx, argv[1], "") < 0)
        return -2;
    return last ? str_rfind_in(s, as_str(argv[1]), from, to)
                : str_find_in(s, as_str(argv[1]), from, to);
}

static Value found_or_error(Ctx *cx, int64_t at)
{
    if (at == -2)
        return V_NULL;
    if (at < 0)
        return raise_fmt(cx, &exc_ValueError, "substring not found");
    return v_int(at);
}

Value str_m_find(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    int64_t at = locate(cx, argv, false);
    return at == -2 ? V_NULL : v_int(at);
}

Value str_m_rfind(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    int64_t at = locate(cx, argv, true);
    return at == -2 ? V_NULL : v_int(at);
}

Value str_m_index(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return found_or_error(cx, locate(cx, argv, false));
}

Value str_m_rindex(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return found_or_error(cx, locate(cx, argv, true));
}

/* Hits of p in s[from, to) that do not overlap, at most max. */
static int64_t count_in(const Str *s, const Str *p, size_t from, size_t to,
                        int64_t max)
{
    if (p->len == 0)
        return from <= to ? MIN((int64_t)(to - from) + 1, max) : 0;
    int64_t n = 0;
    if (s->width == 1 && p->width == 1) {
        const uint8_t *at = s->data + from, *end = s->data + MAX(to, from);
        for (; n < max; n++, at += p->len) {
            int64_t skip = mem_find(at, (size_t)(end - at), p->data, p->len);
            if (skip < 0)
                break;
            at += skip;
        }
        return n;
    }
    for (; n < max; n++) {
        int64_t at = str_find_in(s, p, from, to);
        if (at < 0)
            break;
        from = (size_t)at + p->len;
    }
    return n;
}

Value str_m_count(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Str *s = as_str(argv[0]);
    size_t from, to;
    if (range_args(cx, argv[2], argv[3], s->len, &from, &to) < 0 ||
        need_str(cx, argv[1], "") < 0)
        return V_NULL;
    return v_int(count_in(s, as_str(argv[1]), from, to, INT64_MAX));
}

/* --- startswith, endswith ---------------------------------------------- */

static bool matches_at(const Str *s, const Str *p, size_t from, size_t to,
                       bool end)
{
    if (from > to || p->len > to - from)
        return false;
    size_t at = end ? to - p->len : from;
    if (LIKELY(s->width == p->width))
        return same_bytes(s->data + at * s->width, p->data,
                          (size_t)p->len * p->width);
    for (size_t i = 0; i < p->len; i++)
        if (str_at(s, at + i) != str_at(p, i))
            return false;
    return true;
}

static Value affix_test(Ctx *cx, Value *argv, bool end, const char *name)
{
    const Str *s = as_str(argv[0]);
    size_t from, to;
    if (range_args(cx, argv[2], argv[3], s->len, &from, &to) < 0)
        return V_NULL;
    if (is_str(argv[1]))
        return v_bool(matches_at(s, as_str(argv[1]), from, to, end));
    if (!is_kind(argv[1], KIND_tuple))
        return raise_fmt(cx, &exc_TypeError,
                         "%s first arg must be str or a tuple of str, not %T",
                         name, argv[1]);
    const Tuple *t = AS(const Tuple, argv[1]);
    for (size_t i = 0; i < t->len; i++) {
        if (!is_str(t->v[i]))
            return raise_fmt(cx, &exc_TypeError,
                             "tuple for %s must only contain str, not %T", name,
                             t->v[i]);
        if (matches_at(s, as_str(t->v[i]), from, to, end))
            return V_TRUE;
    }
    return V_FALSE;
}

Value str_m_startswith(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return affix_test(cx, argv, false, "startswith");
}

Value str_m_endswith(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return affix_test(cx, argv, true, "endswith");
}

Value str_m_removeprefix(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Str *s = as_str(argv[0]);
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "removeprefix() argument must be str, not %s",
                         arg_label(argv[1]));
    const Str *p = as_str(argv[1]);
    bool hit = matches_at(s, p, 0, s->len, false);
    return str_substr(cx, argv[0], hit ? p->len : 0, s->len);
}

Value str_m_removesuffix(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Str *s = as_str(argv[0]);
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "removesuffix() argument must be str, not %s",
                         arg_label(argv[1]));
    const Str *p = as_str(argv[1]);
    bool hit = matches_at(s, p, 0, s->len, true);
    return str_substr(cx, argv[0], 0, s->len - (hit ? p->len : 0));
}

/* --- replace ----------------------------------------------------------- */

/* new between all code points, at most n times. */
static Value replace_empty(Ctx *cx, const Str *s, const Str *new, int64_t n)
{
    TEXT_LOCAL(t);
    for (size_t i = 0; i <= s->len; i++) {
        if (n-- > 0)
            text_put_str(&t, new, 0, new->len);
        if (i < s->len)
            text_put(&t, str_at(s, i));
    }
    return text_take(cx, &t);
}

/* Where the first hits are, and how many there are. */
typedef struct Hits {
    size_t n;
    uint32_t at[64];
} Hits;

static void find_hits(const Str *s, const Str *old, int64_t max, Hits *h)
{
    h->n = 0;
    for (size_t from = 0; (int64_t)h->n < max; h->n++) {
        int64_t skip =
            mem_find(s->data + from, s->len - from, old->data, old->len);
        if (skip < 0)
            return;
        from += (size_t)skip;
        if (h->n < ARRAY_LEN(h->at))
            h->at[h->n] = (uint32_t)from;
        from += old->len;
    }
}

static Value replace_byte(Ctx *cx, const Str *s, uint8_t old, uint8_t new)
{
    uint8_t ascii = new < 0x80 ? s->flags &STR_ASCII : 0;
    if (!memchr(s->data, old, s->len))
        return str_exact(cx, v_obj(s));
    if (s->len == 1)
        return str_latin1(new);
    Str *r = str_alloc_narrow(cx, s->len, ascii);
    if (!r)
        return V_NULL;
    scan_replace(r->data, s->data, s->len, old, new);
    return ascii ? v_obj(r) : str_done(r);
}

/* All three of width 1: measured first, then copied once. */
static Value replace_narrow(Ctx *cx, const Str *s, const Str *old,
                            const Str *new, int64_t max)
{
    Hits h;
    if (old->len == 1 && new->len == 1 && max >= (int64_t)s->len)
        return replace_byte(cx, s, old->data[0], new->data[0]);
    find_hits(s, old, max, &h);
    if (h.n == 0)
        return str_exact(cx, v_obj(s));
    if (new->len > (STR_MAX_LEN - s->len) / h.n)
        return raise_memory(cx);
    size_t len = s->len - h.n * old->len + h.n * new->len;
    if (len == 0)
        return str_empty();
    Str *r = str_alloc_narrow(cx, len, s->flags & new->flags &STR_ASCII);
    if (!r)
        return V_NULL;
    size_t from = 0;
    uint8_t *to = r->data;
    for (size_t i = 0; i < h.n; i++) {
        size_t at = i < ARRAY_LEN(h.at)
                        ? h.at[i]
                        : from + (size_t)mem_find(s->data + from, s->len - from,
                                                  old->data, old->len);
        copy_short(to, s->data + from, at - from);
        to += at - from;
        copy_short(to, new->data, new->len);
        to += new->len;
        from = at + old->len;
    }
    copy_short(to, s->data + from, s->len - from);
    if (len == 1)
        return str_latin1(r->data[0]);
    return r->flags ? v_obj(r) : str_done(r);
}

static Value replace_hits(Ctx *cx, const Str *s, const Str *old, const Str *new,
                          int64_t n)
{
    TEXT_LOCAL(t);
    size_t from = 0;
    for (; n > 0; n--) {
        int64_t at = str_find_in(s, old, from, s->len);
        if (at < 0)
            break;
        text_put_str(&t, s, from, (size_t)at);
        text_put_str(&t, new, 0, new->len);
        from = (size_t)at + old->len;
    }
    text_put_str(&t, s, from, s->len);
    return text_take(cx, &t);
}

/* replace(old, new, count=-1, /) */
Value str_m_replace(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const char *who[] = {"replace() argument 1 ", "replace() argument 2 "};
    if (need_str(cx, argv[1], who[0]) < 0 || need_str(cx, argv[2], who[1]) < 0)
        return V_NULL;
    int64_t n = INT64_MAX;
    if (argv[3] != V_NULL) {
        n = arg_ssize(cx, argv[3]);
        if (n == -1 && error_pending(cx))
            return V_NULL;
        if (n < 0)
            n = INT64_MAX;
    }
    const Str *s = as_str(argv[0]), *old = as_str(argv[1]);
    if (old->len == 0)
        return n ? replace_empty(cx, s, as_str(argv[2]), n)
                 : str_exact(cx, argv[0]);
    if (n == 0 || old->width > s->width)
        return str_exact(cx, argv[0]);
    const Str *new = as_str(argv[2]);
    if (s->width == 1 && new->width == 1)
        return replace_narrow(cx, s, old, new, n);
    if (str_find_in(s, old, 0, s->len) < 0)
        return str_exact(cx, argv[0]);
    return replace_hits(cx, s, old, new, n);
}

/* --- partition --------------------------------------------------------- */

static Value partition(Ctx *cx, Value self, Value sep, bool last)
{
    if (need_str(cx, sep, "") < 0)
        return V_NULL;
    const Str *s = as_str(self), *p = as_str(sep);
    if (p->len == 0)
        return raise_fmt(cx, &exc_ValueError, "empty separator");
    int64_t at =
        last ? str_rfind_in(s, p, 0, s->len) : str_find_in(s, p, 0, s->len);
    Value v[3] = {str_empty(), str_empty(), str_empty()};
    if (at < 0) {
        v[last ? 2 : 0] = str_exact(cx, self);
    } else {
        v[0] = str_substr(cx, self, 0, (size_t)at);
        v[1] = sep;
        v[2] = str_substr(cx, self, (size_t)at + p->len, s->len);
    }
    if (v[0] == V_NULL || v[2] == V_NULL)
        return V_NULL;
    return tuple_from(cx, v, 3);
}

Value str_m_partition(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return partition(cx, argv[0], argv[1], false);
}

Value str_m_rpartition(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return partition(cx, argv[0], argv[1], true);
}
