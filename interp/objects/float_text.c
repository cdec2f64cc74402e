/* float_text.c: floats to and from text: repr, float(text). */
#include "objects/bigint.h"
#include "objects/floattext.h"
#include "objects/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "context/error.h"

/* --- layout of digits -------------------------------------------------- */

static char *put_exponent(char *p, int e)
{
    return p + sprintf(p, "e%c%02d", e < 0 ? '-' : '+', abs(e));
}

/* digits[0..n) with the point behind `point` digits, as repr writes them. */
static char *put_fixed(char *p, const FloatDigits *f)
{
    if (f->point <= 0) {
        *p++ = '0';
        *p++ = '.';
        for (int i = 0; i < -f->point; i++)
            *p++ = '0';
        memcpy(p, f->digits, (size_t)f->n);
        return p + f->n;
    }
    for (int i = 0; i < MAX(f->point, f->n); i++) {
        if (i == f->point)
            *p++ = '.';
        *p++ = i < f->n ? f->digits[i] : '0';
    }
    if (f->n <= f->point) {
        *p++ = '.';
        *p++ = '0';
    }
    return p;
}

int float_repr_text(double d, char *out)
{
    if (!isfinite(d))
        return sprintf(out, "%s", isnan(d) ? "nan" : d > 0 ? "inf" : "-inf");
    char *p = out;
    if (signbit(d))
        *p++ = '-';
    FloatDigits f;
    float_shortest(d, &f);
    if (f.point > -4 && f.point <= 16) {
        p = put_fixed(p, &f);
    } else {
        *p++ = f.digits[0];
        if (f.n > 1) {
            *p++ = '.';
            memcpy(p, f.digits + 1, (size_t)f.n - 1);
            p += f.n - 1;
        }
        p = put_exponent(p, f.point - 1);
    }
    *p = 0;
    return (int)(p - out);
}

/* --- from text --------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *skip_digits(const char *p)
{
    while (is_digit(*p))
        p++;
    return p;
}

static bool word_is(const char *p, const char *end, const char *word)
{
    for (; *word; word++, p++)
        if (p == end || (*p | 0x20) != *word)
            return false;
    return p == end;
}

/* inf, infinity, nan in any case, behind an optional sign. */
static bool parse_special(const char *p, const char *end, double *out)
{
    double sign = *p == '-' ? -1.0 : 1.0;
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    if (word_is(p, end, "inf") || word_is(p, end, "infinity"))
        *out = sign * HUGE_VAL;
    else if (word_is(p, end, "nan"))
        *out = NAN;
    else
        return false;
    return true;
}

/* Exactly [sign] digits [. digits] [e [sign] digits]; `p` ends with a 0. */
static bool is_decimal(const char *p, const char *end)
{
    if (*p == '+' || *p == '-')
        p++;
    const char *q = skip_digits(p);
    int64_t n = q - p;
    if (*q == '.') {
        p = q + 1;
        q = skip_digits(p);
        n += q - p;
    }
    if (n == 0)
        return false;
    if (*q == 'e' || *q == 'E') {
        p = q + 1;
        if (*p == '+' || *p == '-')
            p++;
        q = skip_digits(p);
        if (q == p)
            return false;
    }
    return q == end;
}

/* A decimal of up to 2^53 whose power of ten is exact: one rounding gives the
 * nearest double. false: the text is another. */
static bool quick_decimal(const char *p, const char *end, double *out)
{
    static const double tens[] = {
        1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    bool neg = *p == '-';
    if (*p == '-' || *p == '+')
        p++;
    if (end - p > 19)
        return false;
    uint64_t m = 0;
    int places = 0, digits = 0;
    for (; p < end && is_digit(*p); p++, digits++)
        m = m * 10 + (unsigned)(*p - '0');
    if (p < end && *p == '.')
        for (p++; p < end && is_digit(*p); p++, places++)
            m = m * 10 + (unsigned)(*p - '0');
    if (p != end || digits + places == 0 || m > (uint64_t)1 << 53)
        return false;
    double d = (double)m / tens[places];
    *out = neg ? -d : d;
    return true;
}

/* Drops underscores, each of which must stand between two digits. */
static bool drop_underscores(const char *p, const char *end, Buf *out)
{
    char last = 0;
    for (; p < end; last = *p++) {
        if (*p == '_') {
            if (!is_digit(last) || p + 1 == end || !is_digit(p[1]))
                return false;
        } else {
            buf_putc(out, *p);
        }
    }
    return true;
}

bool float_read(const char *text, size_t len, double *out)
{
    const char *p = text, *end = text + len;
    while (p < end &&
           (*p == ' ' || (*p >= 9 && *p <= 13) || (*p >= 28 && *p <= 31)))
        p++;
    while (p < end && (end[-1] == ' ' || (end[-1] >= 9 && end[-1] <= 13) ||
                       (end[-1] >= 28 && end[-1] <= 31)))
        end--;
    if (p == end)
        return false;
    if (quick_decimal(p, end, out))
        return true;
    if (parse_special(p, end, out))
        return true;
    char few[48];
    size_t n = (size_t)(end - p);
    if (n < sizeof few && !memchr(p, '_', n)) {
        memcpy(few, p, n);
        few[n] = 0;
        if (!is_decimal(few, few + n))
            return false;
        *out = strtod(few, NULL);
        return true;
    }
    BUF_LOCAL(b, 128);
    bool ok = drop_underscores(p, end, &b) && b.len &&
              is_decimal(b.data, b.data + b.len);
    if (ok)
        *out = strtod(b.data, NULL);
    buf_free(&b);
    return ok;
}

Value float_parse(Ctx *cx, const char *text, size_t len, Value shown)
{
    double d;
    if (float_read(text, len, &d))
        return v_double(d);
    return raise_fmt(cx, &exc_ValueError,
                     "could not convert string to float: %R", shown);
}
