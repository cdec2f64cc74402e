/* bytes_split.c: split, strip, lines, join of bytes and bytearray. */
#include "objects/bytesparts.h"
#include "objects/container.h"

#include "context/error.h"

static bool blank(uint8_t c)
{
    return c == ' ' || (c >= 9 && c <= 13);
}

/* --- strip ------------------------------------------------------------- */

static bool in_set(const Span *set, uint8_t c)
{
    return set ? memchr(set->p, c, set->n) != NULL : blank(c);
}

static Value strip(Ctx *cx, Value *argv, bool left, bool right)
{
    Span s = span_of(argv[0]), chars, *set = NULL;
    if (argv[1] != V_NULL && argv[1] != V_NONE) {
        if (need_bytes(cx, argv[1], &chars) < 0)
            return V_NULL;
        set = &chars;
    }
    size_t from = 0, to = s.n;
    while (left && from < to && in_set(set, s.p[from]))
        from++;
    while (right && from < to && in_set(set, s.p[to - 1]))
        to--;
    if (from == 0 && to == s.n && is_exact(argv[0], KIND_bytes))
        return argv[0];
    return bytes_like(cx, argv[0], s.p + from, to - from);
}

BOTH(strip)
{
    return strip(cx, argv, true, true);
}

BOTH(lstrip)
{
    return strip(cx, argv, true, false);
}

BOTH(rstrip)
{
    return strip(cx, argv, false, true);
}

/* --- split ------------------------------------------------------------- */

/* Parts are found as offsets first: the source stands still (no Python code
 * runs), and the list is filled in the order wanted. */
typedef struct Parts {
    Buf *at; /* pairs of size_t: from, to */
} Parts;

static void add_part(Parts *p, size_t from, size_t to)
{
    size_t pair[2] = {from, to};
    buf_put(p->at, pair, sizeof pair);
}

static void split_blanks(Parts *p, Span s, int64_t max)
{
    size_t i = 0;
    while (true) {
        while (i < s.n && blank(s.p[i]))
            i++;
        if (i == s.n)
            return;
        size_t from = i;
        if (max-- == 0) {
            add_part(p, from, s.n);
            return;
        }
        while (i < s.n && !blank(s.p[i]))
            i++;
        add_part(p, from, i);
    }
}

static void rsplit_blanks(Parts *p, Span s, int64_t max)
{
    size_t i = s.n;
    while (true) {
        while (i > 0 && blank(s.p[i - 1]))
            i--;
        if (i == 0)
            return;
        size_t to = i;
        if (max-- == 0) {
            add_part(p, 0, to);
            return;
        }
        while (i > 0 && !blank(s.p[i - 1]))
            i--;
        add_part(p, i, to);
    }
}

static void split_sep(Parts *p, Span s, Span sep, int64_t max, bool right)
{
    size_t from = 0, to = s.n;
    for (; max != 0; max--) {
        int64_t at = right ? mem_rfind(s.p, to, sep.p, sep.n)
                           : mem_find(s.p + from, to - from, sep.p, sep.n);
        if (at < 0)
            break;
        if (right) {
            add_part(p, (size_t)at + sep.n, to);
            to = (size_t)at;
        } else {
            add_part(p, from, from + (size_t)at);
            from += (size_t)at + sep.n;
        }
    }
    add_part(p, from, to);
}

static Value parts_list(Ctx *cx, Value self, Parts *p, bool backwards)
{
    size_t n = p->at->len / (2 * sizeof(size_t));
    Value list = list_new(cx, n);
    Span s = span_of(self);
    for (size_t i = 0; i < n && list != V_NULL; i++) {
        size_t pair[2];
        memcpy(pair, p->at->data + (backwards ? n - 1 - i : i) * sizeof pair,
               sizeof pair);
        Value v = bytes_like(cx, self, s.p + pair[0], pair[1] - pair[0]);
        if (v == V_NULL || list_append_own(cx, AS(List, list), v) < 0)
            list = V_NULL;
    }
    buf_free(p->at);
    return list;
}

static Value split(Ctx *cx, Value *argv, bool right)
{
    int64_t max = -1;
    if (argv[2] != V_NULL) {
        max = arg_ssize(cx, argv[2]);
        if (max == -1 && error_pending(cx))
            return V_NULL;
    }
    BUF_LOCAL(at, 512);
    Parts p = {&at};
    Span s = span_of(argv[0]), sep;
    if (argv[1] == V_NULL || argv[1] == V_NONE) {
        if (right)
            rsplit_blanks(&p, s, max);
        else
            split_blanks(&p, s, max);
    } else {
        if (need_bytes(cx, argv[1], &sep) < 0)
            return V_NULL;
        if (sep.n == 0)
            return raise_fmt(cx, &exc_ValueError, "empty separator");
        split_sep(&p, s, sep, max, right);
    }
    return parts_list(cx, argv[0], &p, right);
}

BOTH(split)
{
    return split(cx, argv, false);
}

BOTH(rsplit)
{
    return split(cx, argv, true);
}

BOTH(splitlines)
{
    int flag = argv[1] == V_NULL ? 0 : arg_int(cx, argv[1]);
    if (flag == -1 && error_pending(cx))
        return V_NULL;
    bool keep = flag != 0;
    BUF_LOCAL(at, 512);
    Parts p = {&at};
    Span s = span_of(argv[0]);
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        while (i < s.n && s.p[i] != '\n' && s.p[i] != '\r')
            i++;
        size_t to = i;
        if (i < s.n)
            i += s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n' ? 2 : 1;
        add_part(&p, from, keep ? i : to);
    }
    return parts_list(cx, argv[0], &p, false);
}

/* --- join -------------------------------------------------------------- */

BOTH(join)
{
    const Value *items;
    size_t n;
    Value seq = argv[1];
    if (!seq_items(seq, &items, &n)) {
        const Type *t = type_of(seq);
        if (!ops_of(seq)->iter && type_override(t, DUNDER_iter) == V_NULL &&
            type_override(t, DUNDER_getitem) == V_NULL)
            return raise_fmt(cx, &exc_TypeError, "can only join an iterable");
        seq = list_of(cx, seq);
        if (seq == V_NULL || !seq_items(seq, &items, &n))
            return V_NULL;
    }
    BUF_LOCAL(b, 128);
    Span sep = span_of(argv[0]), s;
    for (size_t i = 0; i < n; i++) {
        if (!bytes_view(items[i], &s.p, &s.n)) {
            buf_free(&b);
            return raise_fmt(cx, &exc_TypeError,
                             "sequence item %zu: expected a bytes-like "
                             "object, %T found",
                             i, items[i]);
        }
        if (i)
            buf_put(&b, sep.p, sep.n);
        buf_put(&b, s.p, s.n);
    }
    Value v = bytes_like(cx, argv[0], b.data, b.len);
    buf_free(&b);
    return v;
}
