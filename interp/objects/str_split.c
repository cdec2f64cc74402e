/* str_split.c: split, strip, join, lines. */
#include "objects/container.h"
#include "objects/number.h"
#include "objects/strkind.h"
#include "objects/textparts.h"
#include "objects/unicode.h"

#include "context/error.h"

#define UNUSED_ARGS (void)argv, (void)argc, (void)kw

/* Blanks below U+0100: 9 to 13, 28 to 32, 0x85, 0xA0. */
static const uint8_t blanks[256] = {
    [9] = 1,  [10] = 1, [11] = 1, [12] = 1, [13] = 1,   [28] = 1,
    [29] = 1, [30] = 1, [31] = 1, [32] = 1, [0x85] = 1, [0xA0] = 1};

static bool blank(uint32_t c)
{
    return c < 0x100 ? blanks[c] : unicode_space(c);
}

/* --- strip ------------------------------------------------------------- */

typedef enum { LEFT = 1, RIGHT = 2 } Sides;

static bool in_set(const Str *set, uint32_t c)
{
    return set ? str_find_code(set, c, 0, set->len) >= 0 : blank(c);
}

/* The same for code points and sets of width 1. */
ALWAYS_INLINE bool narrow_in(const Str *set, uint8_t c)
{
    if (!set)
        return blanks[c];
    if (set->len > 4)
        return memchr(set->data, c, set->len) != NULL;
    for (uint32_t i = 0; i < set->len; i++)
        if (set->data[i] == c)
            return true;
    return false;
}

static Value strip(Ctx *cx, Value self, Value chars, int sides,
                   const char *name)
{
    const Str *s = as_str(self), *set = NULL;
    if (chars != V_NULL && chars != V_NONE) {
        if (!is_str(chars))
            return raise_fmt(cx, &exc_TypeError, "%s arg must be None or str",
                             name);
        set = as_str(chars);
    }
    size_t from = 0, to = s->len;
    if (LIKELY(s->width == 1 && (!set || set->width == 1))) {
        const uint8_t *p = s->data;
        if (sides & LEFT)
            while (from < to && narrow_in(set, p[from]))
                from++;
        if (sides & RIGHT)
            while (from < to && narrow_in(set, p[to - 1]))
                to--;
        return str_substr(cx, self, from, to);
    }
    while ((sides & LEFT) && from < to && in_set(set, str_at(s, from)))
        from++;
    while ((sides & RIGHT) && from < to && in_set(set, str_at(s, to - 1)))
        to--;
    return str_substr(cx, self, from, to);
}

Value str_m_strip(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return strip(cx, argv[0], argv[1], LEFT | RIGHT, "strip");
}

Value str_m_lstrip(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return strip(cx, argv[0], argv[1], LEFT, "lstrip");
}

Value str_m_rstrip(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return strip(cx, argv[0], argv[1], RIGHT, "rstrip");
}

/* --- split ------------------------------------------------------------- */

static int add_part(Ctx *cx, Value list, Value s, size_t from, size_t to)
{
    Value part = str_substr(cx, s, from, to);
    if (part == V_NULL)
        return -1;
    return list_append_own(cx, AS(List, list), part);
}

static int narrow_part(Ctx *cx, Value list, const Str *s, size_t from,
                       size_t to)
{
    Value part = str_narrow_part(cx, s->data + from, to - from, s->flags);
    if (UNLIKELY(part == V_NULL))
        return -1;
    if (!(s->flags & STR_ASCII) && to - from > 1)
        str_done(AS(Str, part));
    return list_append_own(cx, AS(List, list), part);
}

/* split_blanks without a limit for width 1. */
static int split_narrow(Ctx *cx, Value list, const Str *s)
{
    const uint8_t *p = s->data;
    for (size_t i = 0, n = s->len;;) {
        while (i < n && blanks[p[i]])
            i++;
        if (i == n)
            return 0;
        size_t from = i;
        while (i < n && !blanks[p[i]])
            i++;
        if (from == 0 && i == n && is_exact(v_obj(s), KIND_str))
            return list_append_own(cx, AS(List, list), v_obj(s));
        if (narrow_part(cx, list, s, from, i) < 0)
            return -1;
    }
}

static int split_blanks(Ctx *cx, Value list, Value self, int64_t max)
{
    const Str *s = as_str(self);
    size_t i = 0;
    if (s->width == 1 && max < 0)
        return split_narrow(cx, list, s);
    while (true) {
        while (i < s->len && blank(str_at(s, i)))
            i++;
        if (i == s->len)
            return 0;
        size_t from = i;
        if (max-- == 0)
            return add_part(cx, list, self, from, s->len);
        while (i < s->len && !blank(str_at(s, i)))
            i++;
        if (add_part(cx, list, self, from, i) < 0)
            return -1;
    }
}

static int rsplit_blanks(Ctx *cx, Value list, Value self, int64_t max)
{
    const Str *s = as_str(self);
    size_t i = s->len;
    while (true) {
        while (i > 0 && blank(str_at(s, i - 1)))
            i--;
        if (i == 0)
            return 0;
        size_t to = i;
        if (max-- == 0)
            return add_part(cx, list, self, 0, to);
        while (i > 0 && !blank(str_at(s, i - 1)))
            i--;
        if (add_part(cx, list, self, i, to) < 0)
            return -1;
    }
}

static int split_sep(Ctx *cx, Value list, Value self, const Str *sep,
                     int64_t max)
{
    const Str *s = as_str(self);
    size_t from = 0;
    if (s->width == 1 && sep->len == 1 && max < 0) {
        uint32_t c = str_at(sep, 0);
        const uint8_t *p = s->data, *end = p + s->len, *at;
        while (c < 0x100 && (at = memchr(p, (int)c, (size_t)(end - p)))) {
            if (narrow_part(cx, list, s, (size_t)(p - s->data),
                            (size_t)(at - s->data)) < 0)
                return -1;
            p = at + 1;
        }
        return add_part(cx, list, self, (size_t)(p - s->data), s->len);
    }
    while (max-- != 0) {
        int64_t at = sep->len == 1
                         ? str_find_code(s, str_at(sep, 0), from, s->len)
                         : str_find_in(s, sep, from, s->len);
        if (at < 0)
            break;
        if (add_part(cx, list, self, from, (size_t)at) < 0)
            return -1;
        from = (size_t)at + sep->len;
    }
    return add_part(cx, list, self, from, s->len);
}

static int rsplit_sep(Ctx *cx, Value list, Value self, const Str *sep,
                      int64_t max)
{
    const Str *s = as_str(self);
    size_t to = s->len;
    while (max-- != 0) {
        int64_t at = str_rfind_in(s, sep, 0, to);
        if (at < 0)
            break;
        if (add_part(cx, list, self, (size_t)at + sep->len, to) < 0)
            return -1;
        to = (size_t)at;
    }
    return add_part(cx, list, self, 0, to);
}

static void reverse_list(List *l)
{
    for (size_t i = 0, k = l->len; i + 1 < k; i++) {
        Value t = l->store->v[i];
        l->store->v[i] = l->store->v[--k];
        l->store->v[k] = t;
    }
}

static Value split(Ctx *cx, Value *argv, bool right)
{
    int64_t max = -1;
    if (argv[2] != V_NULL) {
        max = arg_ssize(cx, argv[2]);
        if (max == -1 && error_pending(cx))
            return V_NULL;
    }
    Value sep = argv[1] == V_NULL ? V_NONE : argv[1];
    if (sep != V_NONE && !is_str(sep))
        return raise_fmt(cx, &exc_TypeError, "must be str or None, not %T",
                         sep);
    if (sep != V_NONE && as_str(sep)->len == 0)
        return raise_fmt(cx, &exc_ValueError, "empty separator");
    Value list = list_new(cx, max < 0 ? 8 : 0);
    if (list == V_NULL)
        return list;
    int r;
    if (sep == V_NONE)
        r = right ? rsplit_blanks(cx, list, argv[0], max)
                  : split_blanks(cx, list, argv[0], max);
    else
        r = right ? rsplit_sep(cx, list, argv[0], as_str(sep), max)
                  : split_sep(cx, list, argv[0], as_str(sep), max);
    if (r < 0)
        return V_NULL;
    if (right)
        reverse_list(AS(List, list)); /* fresh: nobody else has it */
    return list;
}

Value str_m_split(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return split(cx, argv, false);
}

Value str_m_rsplit(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return split(cx, argv, true);
}

static bool is_break(uint32_t c)
{
    if (LIKELY(c < 0x80))
        return (c >= 10 && c <= 13) || (c >= 28 && c <= 30);
    return unicode_linebreak(c);
}

/* splitlines(keepends=False) */
Value str_m_splitlines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    int flag = argv[1] == V_NULL ? 0 : arg_int(cx, argv[1]);
    bool keep = flag != 0;
    Value list = flag == -1 && error_pending(cx) ? V_NULL : list_new(cx, 0);
    if (list == V_NULL)
        return list;
    const Str *s = as_str(argv[0]);
    for (size_t i = 0; i < s->len;) {
        size_t from = i;
        while (i < s->len && !is_break(str_at(s, i)))
            i++;
        size_t to = i;
        if (i < s->len)
            i += str_at(s, i) == '\r' && i + 1 < s->len &&
                         str_at(s, i + 1) == '\n'
                     ? 2
                     : 1;
        if (add_part(cx, list, argv[0], from, keep ? i : to) < 0)
            return V_NULL;
    }
    return list;
}

/* --- join -------------------------------------------------------------- */

static bool is_iterable(Value v)
{
    const Type *t = type_of(v);
    return ops_of(v)->iter || type_override(t, DUNDER_iter) != V_NULL ||
           type_override(t, DUNDER_getitem) != V_NULL;
}

Value str_m_join(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Value *items;
    size_t n;
    Value seq = argv[1];
    if (!seq_items(seq, &items, &n)) {
        if (!is_iterable(seq))
            return raise_fmt(cx, &exc_TypeError, "can only join an iterable");
        seq = list_of(cx, seq);
        if (seq == V_NULL || !seq_items(seq, &items, &n))
            return V_NULL;
    }
    return str_join(cx, argv[0], items, n);
}
