/* int_text.c: ints to and from text in bases 2 to 36, with CPython's limit on
 * decimal digits. */
#include "objects/bigint.h"
#include "objects/strkind.h"
#include "objects/text.h"

#include <math.h>
#include <stdlib.h>
#include "context/error.h"

enum { MIN_LIMITED_LIMBS = 30 };
int64_t int_max_str_digits = 4300;

/* --- to text ----------------------------------------------------------- */

static const char digit_chars[] = "0123456789abcdefghijklmnopqrstuvwxyz";

#define TEN(d) d "0" d "1" d "2" d "3" d "4" d "5" d "6" d "7" d "8" d "9"
static const char digit_pairs[] = TEN("0") TEN("1") TEN("2") TEN("3") TEN("4")
    TEN("5") TEN("6") TEN("7") TEN("8") TEN("9");
#undef TEN

char *int_put_digits(uint64_t m, unsigned base, char *end)
{
    char *p = end;
    if (base == 16) {
        do
            *--p = digit_chars[m & 15];
        while (m >>= 4);
        return p;
    }
    if (base != 10) {
        do
            *--p = digit_chars[m % base];
        while (m /= base);
        return p;
    }
    for (; m >= 100; m /= 100)
        memcpy(p -= 2, digit_pairs + 2 * (m % 100), 2);
    if (m >= 10)
        memcpy(p -= 2, digit_pairs + 2 * m, 2);
    else
        *--p = (char)('0' + m);
    return p;
}

static Value small_to_str(Ctx *cx, int64_t i, unsigned base)
{
    char buf[72], *end = buf + sizeof buf;
    uint64_t m = i < 0 ? -(uint64_t)i : (uint64_t)i;
    char *p = int_put_digits(m, base, end);
    if (i < 0)
        *--p = '-';
    return str_narrow_part(cx, (uint8_t *)p, (size_t)(end - p), STR_ASCII);
}

static Value too_many_digits(Ctx *cx)
{
    return raise_fmt(cx, &exc_ValueError,
                     "Exceeds the limit (%ld digits) for integer string "
                     "conversion; use sys.set_int_max_str_digits() to "
                     "increase the limit",
                     (long)int_max_str_digits);
}

/* No number of n limbs has more digits. */
static size_t digits_bound(size_t n, int base)
{
    return (size_t)((double)n * LIMB_BITS / log2(base)) + 3;
}

/* Digits of |w| without sign into a malloc'd buffer; *len their number. */
static char *big_digits(Ctx *cx, const IntView *w, int base, size_t *len)
{
    size_t cap = digits_bound(w->n, base);
    mp_limb_t *copy = scratch_new(cx, w->n + 1);
    if (!copy)
        return NULL;
    memcpy(copy, w->p, w->n * sizeof *copy);
    unsigned char *s = malloc(cap + 1);
    if (!s) {
        free(copy);
        raise_memory(cx);
        return NULL;
    }
    size_t n = mpn_get_str(s, base, copy, (mp_size_t)w->n);
    free(copy);
    size_t skip = 0;
    while (skip + 1 < n && s[skip] == 0)
        skip++;
    for (size_t i = skip; i < n; i++)
        s[i - skip] = (unsigned char)digit_chars[s[i]];
    *len = n - skip;
    return (char *)s;
}

static Value big_to_str(Ctx *cx, const IntView *w, int base)
{
    /* below MIN_LIMITED_LIMBS nothing has too many digits */
    bool limited = base == 10 && w->n >= MIN_LIMITED_LIMBS;
    limited = limited && int_max_str_digits;
    if (limited &&
        (double)w->n * LIMB_BITS * 0.30102 > 2.0 * (double)int_max_str_digits)
        return too_many_digits(cx);
    size_t len;
    char *s = big_digits(cx, w, base, &len);
    if (!s)
        return V_NULL;
    Value v;
    if (limited && len > (size_t)int_max_str_digits) {
        v = too_many_digits(cx);
    } else {
        Str *r = str_alloc(cx, len + w->neg, 1);
        if (r) {
            r->flags = STR_ASCII;
            r->data[0] = '-';
            memcpy(r->data + w->neg, s, len);
        }
        v = v_obj(r);
    }
    free(s);
    return v;
}

Value int_to_str(Ctx *cx, Value v, int base)
{
    if (is_int(v))
        return small_to_str(cx, as_int(v), (unsigned)base);
    IntView w;
    int_view(&w, v);
    if (w.n <= 1 && (w.n == 0 || w.p[0] <= (mp_limb_t)INT64_MAX)) {
        int64_t i = w.n ? (int64_t)w.p[0] : 0;
        return small_to_str(cx, w.neg ? -i : i, (unsigned)base);
    }
    return big_to_str(cx, &w, base);
}

/* --- from text --------------------------------------------------------- */

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 10;
    return 99;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
}

/* The part of an int literal behind blanks, sign and base prefix. */
typedef struct Literal {
    const char *p, *end;
    int base;
    bool neg;
    bool zeros_only; /* base 0 without a prefix: leading zeros mean zero */
} Literal;

static int prefix_base(char c)
{
    switch (c) {
    case 'x':
    case 'X':
        return 16;
    case 'o':
    case 'O':
        return 8;
    case 'b':
    case 'B':
        return 2;
    default:
        return 0;
    }
}

static void literal_start(Literal *t, const char *text, size_t len, int base)
{
    const char *p = text, *end = text + len;
    *t = (Literal){.base = base};
    while (p < end && is_blank(*p))
        p++;
    while (p < end && is_blank(end[-1]))
        end--;
    if (p < end && (*p == '+' || *p == '-'))
        t->neg = *p++ == '-';
    int prefix = end - p >= 2 && *p == '0' ? prefix_base(p[1]) : 0;
    if (base == 0)
        t->base = prefix ? prefix : 10;
    if (prefix && (base == 0 || base == prefix)) {
        p += 2;
        if (p < end && *p == '_')
            p++;
    } else {
        t->zeros_only = base == 0 && p < end && *p == '0';
    }
    t->p = p;
    t->end = end;
}

/* Digit values without underscores into out; their number, or -1: no number */
static int64_t literal_digits(const Literal *t, unsigned char *out)
{
    int64_t n = 0;
    bool last_digit = false;
    for (const char *p = t->p; p < t->end; p++) {
        if (*p == '_' && last_digit) {
            last_digit = false;
            continue;
        }
        int d = digit_of(*p);
        if (d >= t->base || (t->zeros_only && d != 0))
            return -1;
        out[n++] = (unsigned char)d;
        last_digit = true;
    }
    return last_digit ? n : -1;
}

static Value digits_value(Ctx *cx, const unsigned char *d, size_t n, int base,
                          bool neg)
{
    while (n > 0 && *d == 0)
        d++, n--;
    if (n <= 11) { /* 36 ** 11 < 2 ** 63 */
        int64_t v = 0;
        for (size_t i = 0; i < n; i++)
            v = v * base + d[i];
        return int_from_i64(cx, neg ? -v : v);
    }
    size_t limbs = (size_t)((double)n * log2(base) / LIMB_BITS) + 2;
    BigInt *r = big_new(cx, limbs);
    if (!r)
        return V_NULL;
    mp_size_t used = mpn_set_str((mp_limb_t *)r->limb, d, n, base);
    return big_finish(r, (size_t)used, neg);
}

static Value bad_literal(Ctx *cx, int base, Value shown)
{
    return raise_fmt(cx, &exc_ValueError,
                     "invalid literal for int() with base %d: %R", base, shown);
}

/* [sign] and up to 18 decimal digits and nothing else; false: it is not. */
static bool plain_decimal(const char *text, size_t len, int64_t *out)
{
    size_t i = len && (text[0] == '-' || text[0] == '+');
    if (len == i || len - i > 18)
        return false;
    int64_t n = 0;
    for (size_t k = i; k < len; k++) {
        unsigned d = (unsigned)(text[k] - '0');
        if (d > 9)
            return false;
        n = n * 10 + d;
    }
    *out = text[0] == '-' ? -n : n;
    return true;
}

Value int_parse(Ctx *cx, const char *text, size_t len, int base, Value shown)
{
    int64_t quick;
    if (base == 10 && plain_decimal(text, len, &quick))
        return int_from_i64(cx, quick);
    Literal t;
    literal_start(&t, text, len, base);
    unsigned char few[64], *digits = few;
    size_t room = (size_t)(t.end - t.p);
    if (room > sizeof few)
        digits = malloc(room);
    if (!digits)
        return raise_memory(cx);
    int64_t n = literal_digits(&t, digits);
    Value v;
    if (n < 0)
        v = bad_literal(cx, base, shown);
    else if (int_max_str_digits && n > int_max_str_digits &&
             (t.base & (t.base - 1)) != 0)
        v = raise_fmt(cx, &exc_ValueError,
                      "Exceeds the limit (%ld digits) for integer string "
                      "conversion: value has %ld digits; use "
                      "sys.set_int_max_str_digits() to increase the limit",
                      (long)int_max_str_digits, (long)n);
    else
        v = digits_value(cx, digits, (size_t)n, t.base, t.neg);
    if (digits != few)
        free(digits);
    return v;
}
