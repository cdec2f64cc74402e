/* bytes_search.c: methods of bytes and bytearray that look for bytes. */
#include "objects/bytesparts.h"
#include "objects/container.h"

#include "context/error.h"

#define BYTE_RANGE "byte must be in range(0, 256)"

/* What find, count, index take: bytes-like, or one byte (kept in *one). */
static int needle(Ctx *cx, Value v, Span *out, uint8_t *one)
{
    if (bytes_view(v, &out->p, &out->n))
        return 0;
    if (!is_index(v)) {
        raise_fmt(cx, &exc_TypeError,
                  "argument should be integer or bytes-like object, not '%T'",
                  v);
        return -1;
    }
    int c = byte_value(cx, v, BYTE_RANGE);
    *one = (uint8_t)c;
    *out = (Span){one, 1};
    return c < 0 ? -1 : 0;
}

/* Place of argv[1] in argv[0] within argv[2], argv[3]; -1 none, -2 raised. */
static int64_t locate(Ctx *cx, Value *argv, bool last)
{
    size_t from, to;
    Span p;
    uint8_t one;
    if (range_args(cx, argv[2], argv[3], span_of(argv[0]).n, &from, &to) < 0 ||
        needle(cx, argv[1], &p, &one) < 0)
        return -2;
    Span s = span_of(argv[0]);
    to = MIN(to, s.n);
    if (from > to)
        return -1;
    int64_t at = last ? mem_rfind(s.p + from, to - from, p.p, p.n)
                      : mem_find(s.p + from, to - from, p.p, p.n);
    return at < 0 ? -1 : at + (int64_t)from;
}

static Value found(Ctx *cx, int64_t at, bool must)
{
    if (at == -2)
        return V_NULL;
    if (at < 0 && must)
        return raise_fmt(cx, &exc_ValueError, "subsection not found");
    return v_int(at);
}

BOTH(find)
{
    return found(cx, locate(cx, argv, false), false);
}

BOTH(rfind)
{
    return found(cx, locate(cx, argv, true), false);
}

BOTH(index)
{
    return found(cx, locate(cx, argv, false), true);
}

BOTH(rindex)
{
    return found(cx, locate(cx, argv, true), true);
}

BOTH(count)
{
    size_t from, to;
    Span p;
    uint8_t one;
    if (range_args(cx, argv[2], argv[3], span_of(argv[0]).n, &from, &to) < 0 ||
        needle(cx, argv[1], &p, &one) < 0)
        return V_NULL;
    Span s = span_of(argv[0]);
    to = MIN(to, s.n);
    if (p.n == 0)
        return v_int(from <= to ? (int64_t)(to - from) + 1 : 0);
    int64_t n = 0;
    while (from <= to) {
        int64_t at = mem_find(s.p + from, to - from, p.p, p.n);
        if (at < 0)
            break;
        from += (size_t)at + p.n;
        n++;
    }
    return v_int(n);
}

/* --- affixes ----------------------------------------------------------- */

static bool has_affix(Span s, Span p, bool end)
{
    return p.n <= s.n && memcmp(end ? s.p + s.n - p.n : s.p, p.p, p.n) == 0;
}

static Value affix_test(Ctx *cx, Value *argv, bool end, const char *name)
{
    size_t from, to;
    Span p;
    if (range_args(cx, argv[2], argv[3], span_of(argv[0]).n, &from, &to) < 0)
        return V_NULL;
    Span s = span_of(argv[0]);
    bool valid = from <= to && to <= s.n;
    if (valid)
        s = (Span){s.p + from, to - from};
    if (bytes_view(argv[1], &p.p, &p.n))
        return v_bool(valid && has_affix(s, p, end));
    if (!is_kind(argv[1], KIND_tuple))
        return raise_fmt(cx, &exc_TypeError,
                         "%s first arg must be bytes or a tuple of bytes, not "
                         "%T",
                         name, argv[1]);
    const Tuple *t = AS(const Tuple, argv[1]);
    for (size_t i = 0; i < t->len; i++) {
        if (need_bytes(cx, t->v[i], &p) < 0)
            return V_NULL;
        if (valid && has_affix(s, p, end))
            return V_TRUE;
    }
    return V_FALSE;
}

BOTH(startswith)
{
    return affix_test(cx, argv, false, "startswith");
}

BOTH(endswith)
{
    return affix_test(cx, argv, true, "endswith");
}

BOTH(removeprefix)
{
    Span p, s = span_of(argv[0]);
    if (need_bytes(cx, argv[1], &p) < 0)
        return V_NULL;
    size_t cut = has_affix(s, p, false) ? p.n : 0;
    return bytes_like(cx, argv[0], s.p + cut, s.n - cut);
}

BOTH(removesuffix)
{
    Span p, s = span_of(argv[0]);
    if (need_bytes(cx, argv[1], &p) < 0)
        return V_NULL;
    return bytes_like(cx, argv[0], s.p,
                      s.n - (has_affix(s, p, true) ? p.n : 0));
}

/* --- replace, partition ------------------------------------------------ */

static void replaced(Span s, Span old, Span new, int64_t n, Buf *out)
{
    size_t from = 0;
    if (old.n == 0) {
        for (size_t i = 0; i <= s.n; i++) {
            if (n-- > 0)
                buf_put(out, new.p, new.n);
            if (i < s.n)
                buf_putc(out, (char)s.p[i]);
        }
        return;
    }
    for (; n > 0; n--) {
        int64_t at = mem_find(s.p + from, s.n - from, old.p, old.n);
        if (at < 0)
            break;
        buf_put(out, s.p + from, (size_t)at);
        buf_put(out, new.p, new.n);
        from += (size_t)at + old.n;
    }
    buf_put(out, s.p + from, s.n - from);
}

BOTH(replace)
{
    Span old, new;
    int64_t n = -1;
    if (argv[3] != V_NULL)
        n = arg_ssize(cx, argv[3]);
    if (error_pending(cx) || need_bytes(cx, argv[1], &old) < 0 ||
        need_bytes(cx, argv[2], &new) < 0)
        return V_NULL;
    BUF_LOCAL(b, 128);
    replaced(span_of(argv[0]), old, new, n < 0 ? INT64_MAX : n, &b);
    Value v = bytes_like(cx, argv[0], b.data, b.len);
    buf_free(&b);
    return v;
}

static Value partition(Ctx *cx, Value *argv, bool last)
{
    Span p, s = span_of(argv[0]);
    if (need_bytes(cx, argv[1], &p) < 0)
        return V_NULL;
    if (p.n == 0)
        return raise_fmt(cx, &exc_ValueError, "empty separator");
    int64_t at =
        last ? mem_rfind(s.p, s.n, p.p, p.n) : mem_find(s.p, s.n, p.p, p.n);
    size_t head = at < 0 ? (last ? 0 : s.n) : (size_t)at;
    size_t tail = at < 0 ? (last ? 0 : s.n) : (size_t)at + p.n;
    Value v[3] = {bytes_like(cx, argv[0], s.p, head),
                  at >= 0 && is_kind(argv[0], KIND_bytes)
                      ? argv[1]
                      : bytes_like(cx, argv[0], p.p, at < 0 ? 0 : p.n),
                  bytes_like(cx, argv[0], s.p + tail, s.n - tail)};
    if (v[0] == V_NULL || v[1] == V_NULL || v[2] == V_NULL)
        return V_NULL;
    return tuple_from(cx, v, 3);
}

BOTH(partition)
{
    return partition(cx, argv, false);
}

BOTH(rpartition)
{
    return partition(cx, argv, true);
}
