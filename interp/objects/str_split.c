/* str_split.c: split, strip, join, lines. */
#include "objects/bytescan.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/strkind.h"
#include "objects/table.h"
#include "objects/textparts.h"
#include "objects/unicode.h"

#include "context/error.h"

enum { PARTS_FEW = 32 };

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

/* The 1 to 8 bytes of a set in one word, the first of them filling it up. */
ALWAYS_INLINE uint64_t set_word(const Str *set)
{
    if (set->len >= 8)
        return load64(set->data);
    return str_word(set, set->len) | BYTES_OF(set->data[0]) << 8 * set->len;
}

/* Is c a byte of w? */
ALWAYS_INLINE bool word_has(uint64_t w, uint8_t c)
{
    uint64_t x = w ^ BYTES_OF(c);
    return ((x - BYTES_OF(1)) & ~x & BYTES_OF(0x80)) != 0;
}

/* The part of p[*from, *to) that is left when a set of up to 8 bytes, in w, is
 * taken off its ends; NULL: blanks. */
ALWAYS_INLINE void strip_narrow(const uint8_t *p, const uint64_t *w, int sides,
                                size_t *from, size_t *to)
{
    size_t i = *from, k = *to;
    if (sides & LEFT)
        while (i < k && (w ? word_has(*w, p[i]) : blanks[p[i]] != 0))
            i++;
    if (sides & RIGHT)
        while (i < k && (w ? word_has(*w, p[k - 1]) : blanks[p[k - 1]] != 0))
            k--;
    *from = i;
    *to = k;
}

/* Neither end of an exact str is in a set of few letters: there is nothing to
 * take off. False says nothing. */
ALWAYS_INLINE bool ends_stay(Value self, Value chars)
{
    if (chars == V_NULL || !is_exact(self, KIND_str) ||
        !is_exact(chars, KIND_str))
        return false;
    const Str *s = AS(Str, self), *set = AS(Str, chars);
    if (s->width != 1 || set->width != 1 || !s->len || set->len - 1 >= 8)
        return false;
    uint64_t w = set_word(set), a = w ^ BYTES_OF(s->data[0]);
    uint64_t b = w ^ BYTES_OF(s->data[s->len - 1]);
    a = (a - BYTES_OF(1)) & ~a; /* as word_has */
    b = (b - BYTES_OF(1)) & ~b;
    return ((a | b) & BYTES_OF(0x80)) == 0;
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
    if (LIKELY(s->width == 1 && (!set || (set->width == 1 && set->len <= 8)))) {
        if (!set) {
            strip_narrow(s->data, NULL, sides, &from, &to);
        } else if (set->len) {
            uint64_t w = set_word(set);
            strip_narrow(s->data, &w, sides, &from, &to);
        }
        if (to - from == s->len && is_exact(self, KIND_str))
            return self;
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
    if (ends_stay(argv[0], argv[1]))
        return argv[0];
    return strip(cx, argv[0], argv[1], LEFT | RIGHT, "strip");
}

Value str_m_lstrip(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    if (ends_stay(argv[0], argv[1]))
        return argv[0];
    return strip(cx, argv[0], argv[1], LEFT, "lstrip");
}

Value str_m_rstrip(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    if (ends_stay(argv[0], argv[1]))
        return argv[0];
    return strip(cx, argv[0], argv[1], RIGHT, "rstrip");
}

/* --- split ------------------------------------------------------------- */

/* The parts found so far: the first in memory of the C stack, which the
 * collector scans; more of them in a list. */
typedef struct Parts {
    Ctx *cx;
    const Str *s;
    Value list; /* V_NULL: all are in few */
    uint32_t n; /* in few */
    Value few[PARTS_FEW];
} Parts;

static void parts_begin(Parts *p, Ctx *cx, Value s)
{
    p->cx = cx;
    p->s = as_str(s);
    p->list = V_NULL;
    p->n = 0;
}

/* Moves few to the list, which grows by half. */
static int parts_flush(Parts *p)
{
    if (p->list == V_NULL)
        p->list = list_new(p->cx, 4 * PARTS_FEW);
    if (p->list == V_NULL)
        return -1;
    List *l = AS(List, p->list); /* fresh: nobody else has it */
    size_t need = (size_t)l->len + p->n;
    if (need > l->store->cap && list_reserve_own(p->cx, l, need + need / 2) < 0)
        return -1;
    memcpy(l->store->v + l->len, p->few, p->n * sizeof(Value));
    l->len += p->n;
    p->n = 0;
    return 0;
}

ALWAYS_INLINE int parts_add(Parts *p, Value part)
{
    if (UNLIKELY(part == V_NULL))
        return -1;
    p->few[p->n++] = part;
    return UNLIKELY(p->n == PARTS_FEW) ? parts_flush(p) : 0;
}

static Value parts_list(Parts *p)
{
    if (p->list == V_NULL)
        return list_from(p->cx, p->few, p->n);
    return parts_flush(p) < 0 ? V_NULL : p->list;
}

static int add_part(Parts *p, size_t from, size_t to)
{
    return parts_add(p, str_substr(p->cx, v_obj(p->s), from, to));
}

/* add_part of text of width 1 that is ASCII. */
ALWAYS_INLINE int ascii_part(Parts *p, size_t from, size_t to)
{
    return parts_add(
        p, str_narrow_part(p->cx, p->s->data + from, to - from, STR_ASCII));
}

/* The bits of the bytes sep, or of blanks if sep is 0, in s->data[i, i + 64);
 * behind the text they are all set. */
ALWAYS_INLINE uint64_t marks_at(const Str *s, size_t i, uint8_t sep)
{
    uint64_t mask = 0;
    for (int k = 0; k < 64; k += SCAN, i += SCAN) {
        uint8_t rest[SCAN];
        const uint8_t *p = s->data + i;
        if (UNLIKELY(i + SCAN > s->len)) {
            memset(rest, sep ? sep : ' ', SCAN);
            if (i < s->len)
                copy_short(rest, p, (s->len - i) % SCAN);
            p = rest;
        }
        mask |= (uint64_t)(sep ? scan_byte(p, sep) : scan_blanks(p)) << k;
        if (i + SCAN > s->len)
            return k + SCAN < 64 ? mask | ~UINT64_C(0) << (k + SCAN) : mask;
    }
    return mask;
}

/* split_blanks without a limit for ASCII: words begin and end in turn. */
static int split_ascii(Parts *p)
{
    const Str *s = p->s;
    size_t from = 0;
    uint64_t before = 1; /* is what lies before the mask a blank? */
    for (size_t i = 0; i <= s->len; i += 64) {
        uint64_t mask = marks_at(s, i, 0);
        uint64_t turns = mask ^ (mask << 1 | before);
        bool inside = !before;
        before = mask >> 63;
        for (; turns; turns &= turns - 1, inside = !inside) {
            size_t at = i + (size_t)__builtin_ctzll(turns);
            if (!inside)
                from = at;
            else if (from == 0 && at == s->len)
                return add_part(p, 0, at);
            else if (ascii_part(p, from, at) < 0)
                return -1;
        }
    }
    return 0;
}

ALWAYS_INLINE int split_any(Parts *p, int64_t max, int width)
{
    const Str *s = p->s;
    size_t i = 0;
    while (true) {
        while (i < s->len && blank(data_at(s->data, width, i)))
            i++;
        if (i == s->len)
            return 0;
        size_t from = i;
        if (max-- == 0)
            return add_part(p, from, s->len);
        while (i < s->len && !blank(data_at(s->data, width, i)))
            i++;
        if (add_part(p, from, i) < 0)
            return -1;
    }
}

static int split_blanks(Parts *p, int64_t max)
{
    if (p->s->flags & STR_ASCII && max < 0)
        return split_ascii(p);
    return p->s->width == 1   ? split_any(p, max, 1)
           : p->s->width == 2 ? split_any(p, max, 2)
                              : split_any(p, max, 4);
}

static int rsplit_blanks(Parts *p, int64_t max)
{
    const Str *s = p->s;
    size_t i = s->len;
    while (true) {
        while (i > 0 && blank(str_at(s, i - 1)))
            i--;
        if (i == 0)
            return 0;
        size_t to = i;
        if (max-- == 0)
            return add_part(p, 0, to);
        while (i > 0 && !blank(str_at(s, i - 1)))
            i--;
        if (add_part(p, i, to) < 0)
            return -1;
    }
}

/* split_sep of ASCII by one letter. */
static int split_byte(Parts *p, uint8_t sep)
{
    const Str *s = p->s;
    size_t from = 0;
    for (size_t i = 0; i < s->len; i += 64) {
        uint64_t mask = marks_at(s, i, sep);
        for (; mask; mask &= mask - 1) {
            size_t at = i + (size_t)__builtin_ctzll(mask);
            if (at >= s->len)
                break;
            if (ascii_part(p, from, at) < 0)
                return -1;
            from = at + 1;
        }
    }
    return add_part(p, from, s->len);
}

static int split_sep(Parts *p, const Str *sep, int64_t max)
{
    const Str *s = p->s;
    size_t from = 0;
    if (s->flags & STR_ASCII && sep->len == 1 && max < 0) {
        uint32_t c = str_at(sep, 0);
        if (c >= 0x80)
            return add_part(p, 0, s->len);
        if (c)
            return split_byte(p, (uint8_t)c);
    }
    while (max-- != 0) {
        int64_t at = sep->len == 1
                         ? str_find_code(s, str_at(sep, 0), from, s->len)
                         : str_find_in(s, sep, from, s->len);
        if (at < 0)
            break;
        if (add_part(p, from, (size_t)at) < 0)
            return -1;
        from = (size_t)at + sep->len;
    }
    return add_part(p, from, s->len);
}

static int rsplit_sep(Parts *p, const Str *sep, int64_t max)
{
    const Str *s = p->s;
    size_t to = s->len;
    while (max-- != 0) {
        int64_t at = str_rfind_in(s, sep, 0, to);
        if (at < 0)
            break;
        if (add_part(p, (size_t)at + sep->len, to) < 0)
            return -1;
        to = (size_t)at;
    }
    return add_part(p, 0, to);
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
    Parts p;
    parts_begin(&p, cx, argv[0]);
    int r;
    if (sep == V_NONE)
        r = right ? rsplit_blanks(&p, max) : split_blanks(&p, max);
    else
        r = right ? rsplit_sep(&p, as_str(sep), max)
                  : split_sep(&p, as_str(sep), max);
    Value list = r < 0 ? V_NULL : parts_list(&p);
    if (right && list != V_NULL)
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

/* Place of the first line break from i on. */
static size_t find_break(const Str *s, size_t i)
{
    if (s->width == 1)
        while (i < s->len && !is_break(s->data[i]))
            i++;
    else
        while (i < s->len && !is_break(str_at(s, i)))
            i++;
    return i;
}

/* splitlines(keepends=False) */
Value str_m_splitlines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    int flag = argv[1] == V_NULL ? 0 : arg_int(cx, argv[1]);
    bool keep = flag != 0;
    if (flag == -1 && error_pending(cx))
        return V_NULL;
    Parts p;
    parts_begin(&p, cx, argv[0]);
    const Str *s = p.s;
    for (size_t i = 0; i < s->len;) {
        size_t from = i;
        i = find_break(s, i);
        size_t to = i;
        if (i < s->len)
            i += str_at(s, i) == '\r' && i + 1 < s->len &&
                         str_at(s, i + 1) == '\n'
                     ? 2
                     : 1;
        if (add_part(&p, from, keep ? i : to) < 0)
            return V_NULL;
    }
    return parts_list(&p);
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
