/* bytes_layout.c: case, padding, tests, translation, hexadecimal, decode. */
#include <stdlib.h>
#include "objects/bytescan.h"
#include "objects/bytesparts.h"
#include "objects/container.h"
#include "objects/strkind.h"

#include "context/error.h"

static bool lower(uint8_t c)
{
    return c >= 'a' && c <= 'z';
}

static bool upper(uint8_t c)
{
    return c >= 'A' && c <= 'Z';
}

static bool digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static bool alpha(uint8_t c)
{
    return lower(c) || upper(c);
}

static bool alnum(uint8_t c)
{
    return alpha(c) || digit(c);
}

static bool space(uint8_t c)
{
    return c == ' ' || (c >= 9 && c <= 13);
}

static uint8_t to_upper(uint8_t c)
{
    return (uint8_t)(lower(c) ? c - 32 : c);
}

static uint8_t to_lower(uint8_t c)
{
    return (uint8_t)(upper(c) ? c + 32 : c);
}

/* --- case -------------------------------------------------------------- */

/* map(byte, is the byte before it a letter?, is it the first?) */
typedef uint8_t (*MapFn)(uint8_t c, bool inside, bool first);

static Value mapped(Ctx *cx, Value self, MapFn map)
{
    Span s = span_of(self);
    BUF_LOCAL(b, 128);
    for (size_t i = 0; i < s.n; i++)
        buf_putc(&b, (char)map(s.p[i], i > 0 && alpha(s.p[i - 1]), i == 0));
    Value v = bytes_like(cx, self, b.data, b.len);
    buf_free(&b);
    return v;
}

static Value in_case(Ctx *cx, Value self, bool up)
{
    Span s = span_of(self);
    BUF_LOCAL(b, 128);
    uint8_t *to = (uint8_t *)buf_grow(&b, s.n);
    if (up)
        bytes_cased(to, s.p, s.n, true);
    else
        bytes_cased(to, s.p, s.n, false);
    Value v = bytes_like(cx, self, b.data, b.len);
    buf_free(&b);
    return v;
}

static uint8_t map_swap(uint8_t c, bool inside, bool first)
{
    (void)inside, (void)first;
    return lower(c) ? to_upper(c) : to_lower(c);
}

static uint8_t map_title(uint8_t c, bool inside, bool first)
{
    (void)first;
    return inside ? to_lower(c) : to_upper(c);
}

static uint8_t map_capital(uint8_t c, bool inside, bool first)
{
    (void)inside;
    return first ? to_upper(c) : to_lower(c);
}

BOTH(upper)
{
    return in_case(cx, argv[0], true);
}

BOTH(lower)
{
    return in_case(cx, argv[0], false);
}

BOTH(swapcase)
{
    return mapped(cx, argv[0], map_swap);
}

BOTH(title)
{
    return mapped(cx, argv[0], map_title);
}

BOTH(capitalize)
{
    return mapped(cx, argv[0], map_capital);
}

/* --- tests ------------------------------------------------------------- */

static Value all_are(Value self, bool (*test)(uint8_t))
{
    Span s = span_of(self);
    for (size_t i = 0; i < s.n; i++)
        if (!test(s.p[i]))
            return V_FALSE;
    return v_bool(s.n > 0);
}

BOTH(isalpha)
{
    (void)cx;
    return all_are(argv[0], alpha);
}

BOTH(isalnum)
{
    (void)cx;
    return all_are(argv[0], alnum);
}

BOTH(isdigit)
{
    (void)cx;
    return all_are(argv[0], digit);
}

BOTH(isspace)
{
    (void)cx;
    return all_are(argv[0], space);
}

BOTH(isascii)
{
    (void)cx;
    Span s = span_of(argv[0]);
    return v_bool(bytes_ascii(s.p, s.n));
}

static Value case_test(Value self, bool (*yes)(uint8_t), bool (*no)(uint8_t))
{
    Span s = span_of(self);
    bool some = false;
    for (size_t i = 0; i < s.n; i++) {
        if (no(s.p[i]))
            return V_FALSE;
        some |= yes(s.p[i]);
    }
    return v_bool(some);
}

BOTH(islower)
{
    (void)cx;
    return case_test(argv[0], lower, upper);
}

BOTH(isupper)
{
    (void)cx;
    return case_test(argv[0], upper, lower);
}

BOTH(istitle)
{
    (void)cx;
    Span s = span_of(argv[0]);
    bool some = false, inside = false;
    for (size_t i = 0; i < s.n; i++) {
        if (upper(s.p[i]) ? inside : lower(s.p[i]) && !inside)
            return V_FALSE;
        inside = alpha(s.p[i]);
        some |= inside;
    }
    return v_bool(some);
}

/* --- padding ----------------------------------------------------------- */

/* share: of the padding, how much stands left: 0 none, 1 half, 2 all */
static Value justify(Ctx *cx, Value *argv, int share, const char *name)
{
    int64_t width = arg_ssize(cx, argv[1]);
    if (width == -1 && error_pending(cx))
        return V_NULL;
    Span f = {(const uint8_t *)" ", 1};
    if (argv[2] != V_NULL && (!bytes_view(argv[2], &f.p, &f.n) || f.n != 1))
        return raise_fmt(cx, &exc_TypeError,
                         "%s() argument 2 must be a byte string of length 1, "
                         "not %T",
                         name, argv[2]);
    Span s = span_of(argv[0]);
    size_t all = width > (int64_t)s.n ? (size_t)width - s.n : 0, left = 0;
    if (all + s.n > STR_MAX_LEN)
        return raise_memory(cx);
    if (share == 1)
        left = all / 2 + (all & (size_t)width & 1);
    else if (share == 2)
        left = all;
    BUF_LOCAL(b, 128);
    memset(buf_grow(&b, left), f.p[0], left);
    buf_put(&b, s.p, s.n);
    memset(buf_grow(&b, all - left), f.p[0], all - left);
    Value v = bytes_like(cx, argv[0], b.data, b.len);
    buf_free(&b);
    return v;
}

BOTH(ljust)
{
    return justify(cx, argv, 0, "ljust");
}

BOTH(center)
{
    return justify(cx, argv, 1, "center");
}

BOTH(rjust)
{
    return justify(cx, argv, 2, "rjust");
}

BOTH(zfill)
{
    int64_t width = arg_ssize(cx, argv[1]);
    if (width == -1 && error_pending(cx))
        return V_NULL;
    Span s = span_of(argv[0]);
    bool sign = s.n && (s.p[0] == '+' || s.p[0] == '-');
    BUF_LOCAL(b, 128);
    if (width > (int64_t)STR_MAX_LEN)
        return raise_memory(cx);
    if (sign)
        buf_putc(&b, (char)s.p[0]);
    for (int64_t n = (int64_t)s.n; n < width; n++)
        buf_putc(&b, '0');
    buf_put(&b, s.p + sign, s.n - sign);
    Value v = bytes_like(cx, argv[0], b.data, b.len);
    buf_free(&b);
    return v;
}

BOTH(expandtabs)
{
    int64_t size = 8, column = 0;
    if (argv[1] != V_NULL)
        size = arg_int(cx, argv[1]);
    if (error_pending(cx))
        return V_NULL;
    Span s = span_of(argv[0]);
    BUF_LOCAL(b, 128);
    for (size_t i = 0; i < s.n; i++) {
        uint8_t c = s.p[i];
        if (c == '\t') {
            int64_t n = size > 0 ? size - column % size : 0;
            column += n;
            while (n-- > 0)
                buf_putc(&b, ' ');
            continue;
        }
        buf_putc(&b, (char)c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
    Value v = bytes_like(cx, argv[0], b.data, b.len);
    buf_free(&b);
    return v;
}

/* --- translation ------------------------------------------------------- */

BOTH(translate)
{
    Span table = {NULL, 0}, gone = {NULL, 0};
    if (argv[1] != V_NONE && need_bytes(cx, argv[1], &table) < 0)
        return V_NULL;
    if (table.p && table.n != 256)
        return raise_fmt(cx, &exc_ValueError,
                         "translation table must be 256 characters long");
    if (argv[2] != V_NULL && need_bytes(cx, argv[2], &gone) < 0)
        return V_NULL;
    Span s = span_of(argv[0]);
    BUF_LOCAL(b, 128);
    for (size_t i = 0; i < s.n; i++)
        if (!gone.n || !memchr(gone.p, s.p[i], gone.n))
            buf_putc(&b, (char)(table.p ? table.p[s.p[i]] : s.p[i]));
    Value v = bytes_like(cx, argv[0], b.data, b.len);
    buf_free(&b);
    return v;
}

/* static: argv[0] is the first argument */
BOTH(maketrans)
{
    Span x, y;
    if (need_bytes(cx, argv[0], &x) < 0 || need_bytes(cx, argv[1], &y) < 0)
        return V_NULL;
    if (x.n != y.n)
        return raise_fmt(cx, &exc_ValueError,
                         "maketrans arguments must have same length");
    uint8_t table[256];
    for (int i = 0; i < 256; i++)
        table[i] = (uint8_t)i;
    for (size_t i = 0; i < x.n; i++)
        table[x.p[i]] = y.p[i];
    return bytes_from(cx, table, sizeof table);
}

/* --- text -------------------------------------------------------------- */

BOTH(decode)
{
    Span s = span_of(argv[0]);
    return text_decode(cx, s.p, s.n, argv[1], argv[2]);
}

/* The separator of hex(): its byte, 0 for none, -1 raised. */
static int hex_separator(Ctx *cx, Value v)
{
    if (v == V_NULL)
        return 0;
    int64_t n = obj_len(cx, v);
    if (n < 0)
        return -1;
    uint32_t c = 0;
    if (n != 1)
        raise_fmt(cx, &exc_ValueError, "sep must be length 1.");
    else if (!is_str(v) && !is_kind(v, KIND_bytes))
        raise_fmt(cx, &exc_TypeError, "sep must be str or bytes.");
    else if ((c = is_str(v) ? str_at(as_str(v), 0) : span_of(v).p[0]) >= 0x80)
        raise_fmt(cx, &exc_ValueError, "sep must be ASCII.");
    else
        return (int)c;
    return -1;
}

/* hex(sep, bytes_per_sep=1) */
BOTH(hex)
{
    static const char hex[] = "0123456789abcdef";
    int group = argv[2] == V_NULL ? 1 : arg_int(cx, argv[2]);
    int sep = error_pending(cx) ? -1 : hex_separator(cx, argv[1]);
    if (sep < 0)
        return V_NULL;
    Span s = span_of(argv[0]);
    size_t size = (size_t)llabs((long long)group);
    if (!sep && s.n && s.n < STR_MAX_LEN / 2) {
        Str *r = str_alloc_narrow(cx, 2 * s.n, STR_ASCII);
        for (size_t i = 0; r && i < s.n; i++) {
            r->data[2 * i] = (uint8_t)hex[s.p[i] >> 4];
            r->data[2 * i + 1] = (uint8_t)hex[s.p[i] & 15];
        }
        return v_obj(r);
    }
    TEXT_LOCAL(t);
    for (size_t i = 0; i < s.n; i++) {
        size_t at = group > 0 ? s.n - i : i; /* groups counted from the end */
        if (sep && size && i > 0 && at % size == 0)
            text_put(&t, (uint32_t)sep);
        text_put(&t, (uint8_t)hex[s.p[i] >> 4]);
        text_put(&t, (uint8_t)hex[s.p[i] & 15]);
    }
    return text_take(cx, &t);
}

static int hex_digit(uint32_t c)
{
    return c >= '0' && c <= '9'   ? (int)(c - '0')
           : c >= 'a' && c <= 'f' ? (int)(c - 'a' + 10)
           : c >= 'A' && c <= 'F' ? (int)(c - 'A' + 10)
                                  : -1;
}

/* Pairs of hexadecimal digits, blanks between pairs. 0, -1. */
static int read_hex(Ctx *cx, const Str *s, Buf *out)
{
    for (size_t i = 0; i < s->len;) {
        uint32_t c = str_at(s, i);
        if (c < 0x80 && space((uint8_t)c)) {
            i++;
            continue;
        }
        int hi = hex_digit(c);
        size_t bad = hi < 0 ? i : i + 1;
        int lo = hi >= 0 && i + 1 < s->len ? hex_digit(str_at(s, i + 1)) : -1;
        if (lo < 0) {
            raise_fmt(cx, &exc_ValueError,
                      "non-hexadecimal number found in fromhex() arg at "
                      "position %zu",
                      bad);
            return -1;
        }
        buf_putc(out, (char)(hi << 4 | lo));
        i += 2;
    }
    return 0;
}

static Value fromhex(Ctx *cx, Value *argv, bool array)
{
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "fromhex() argument must be str, not %s",
                         arg_label(argv[1]));
    BUF_LOCAL(b, 128);
    Value v = V_NULL;
    if (read_hex(cx, as_str(argv[1]), &b) == 0)
        v = array ? bytearray_from(cx, b.data, b.len)
                  : bytes_from(cx, b.data, b.len);
    buf_free(&b);
    const Type *exact = array ? &type_bytearray : &type_bytes;
    return v == V_NULL || argv[0] == v_obj(exact) ? v
                                                  : vm_call1(cx, argv[0], v);
}

Value bytes_m_fromhex(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return fromhex(cx, argv, false);
}

Value bytearray_m_fromhex(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return fromhex(cx, argv, true);
}
