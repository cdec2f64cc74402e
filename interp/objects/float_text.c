/* float_text.c: floats to and from text: shortest repr, float(text). */
#include "objects/bigint.h"
#include "objects/floattext.h"
#include "objects/text.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "context/error.h"

/* --- shortest digits ------------------------------------------------------- */

/* Integers below 10^15 are their own shortest digits. */
static bool integral_digits(double d, FloatDigits *out)
{
    if (d >= 1e15 || d != floor(d))
        return false;
    char buf[24];
    uint64_t m = (uint64_t)d;
    int n = 0, i = (int)sizeof buf;
    do
        buf[--i] = (char)('0' + m % 10);
    while (m /= 10);
    n = (int)sizeof buf - i;
    out->point = n;
    while (n > 1 && buf[i + n - 1] == '0')
        n--;
    memcpy(out->digits, buf + i, (size_t)n);
    out->digits[n] = 0;
    out->n = n;
    return true;
}

/* "d.ddde[+-]xx" to digits and point, trailing zeros dropped. */
static void split_scientific(const char *text, FloatDigits *out)
{
    int n = 0;
    const char *p = text;
    for (; *p != 'e'; p++)
        if (*p != '.')
            out->digits[n++] = *p;
    while (n > 1 && out->digits[n - 1] == '0')
        n--;
    out->digits[n] = 0;
    out->n = n;
    out->point = atoi(p + 1) + 1;
}

/* Lower half of the gap is half as wide below a power of two: a 16-digit
 * neighbour of the nearest one may be the only that reads back. */
static bool neighbour_reads_back(double d, char *text)
{
    for (int up = 0; up < 2; up++) {
        char t[40];
        memcpy(t, text, 40);
        int i = 16; /* last of the digits d.ddddddddddddddd */
        int step = up ? 1 : -1;
        while (i >= 0) {
            if (t[i] == '.') {
                i--;
                continue;
            }
            t[i] = (char)(t[i] + step);
            if (t[i] >= '0' && t[i] <= '9')
                break;
            t[i--] = up ? '0' : '9';
        }
        if (i >= 0 && t[0] != '0' && strtod(t, NULL) == d) {
            memcpy(text, t, 40);
            return true;
        }
    }
    return false;
}

/* Subnormal numbers have fewer bits, so fewer than 15 digits may do. */
static void subnormal_digits(double d, char *text, size_t size)
{
    for (int n = 0; n < 17; n++) {
        snprintf(text, size, "%.*e", n, d);
        if (strtod(text, NULL) == d)
            return;
    }
}

void float_shortest(double d, FloatDigits *out)
{
    d = fabs(d);
    if (integral_digits(d, out))
        return;
    char text[40];
    if (d < DBL_MIN) {
        subnormal_digits(d, text, sizeof text);
        split_scientific(text, out);
        return;
    }
    snprintf(text, sizeof text, "%.14e", d);
    if (strtod(text, NULL) != d) {
        snprintf(text, sizeof text, "%.15e", d);
        int e;
        bool power = frexp(d, &e) == 0.5;
        if (strtod(text, NULL) != d &&
            !(power && neighbour_reads_back(d, text)))
            snprintf(text, sizeof text, "%.16e", d);
    }
    split_scientific(text, out);
}

/* --- layout of digits ------------------------------------------------------ */

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
        return sprintf(out, "%s",
                       isnan(d) ? "nan" : d > 0 ? "inf" : "-inf");
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

/* --- from text ------------------------------------------------------------- */

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
    while (p < end && (*p == ' ' || (*p >= 9 && *p <= 13) ||
                       (*p >= 28 && *p <= 31)))
        p++;
    while (p < end && (end[-1] == ' ' || (end[-1] >= 9 && end[-1] <= 13) ||
                       (end[-1] >= 28 && end[-1] <= 31)))
        end--;
    if (p == end)
        return false;
    if (parse_special(p, end, out))
        return true;
    Buf b = BUF_EMPTY;
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
