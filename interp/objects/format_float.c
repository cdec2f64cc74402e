/* format_float.c: floats as format codes write them. */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "objects/floattext.h"
#include "objects/formatspec.h"
#include "objects/number.h"

#include "context/error.h"

/* printf's e, f or g; correctly rounded by the C library. */
static void put_printf(double d, char code, int precision, bool alt, Buf *out)
{
    char fmt[8];
    snprintf(fmt, sizeof fmt, "%%%s.*%c", alt ? "#" : "", code);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    buf_printf(out, fmt, precision, d);
#pragma GCC diagnostic pop
}

/* %.<places>f without the C library; false: it must do it. */
static bool put_quick_fixed(double d, int places, bool alt, Buf *out)
{
    uint64_t n;
    char buf[40], *end = buf + sizeof buf, *p = end;
    if (!float_scaled(d, places, &n))
        return false;
    for (int i = 0; i < places; i++, n /= 10)
        *--p = (char)('0' + n % 10);
    if (places || alt)
        *--p = '.';
    do
        *--p = (char)('0' + n % 10);
    while (n /= 10);
    buf_put(out, p, (size_t)(end - p));
    return true;
}

/* dot: even if nothing follows it */
static void put_exponent(Buf *out, const char *digits, size_t n, int e,
                         bool dot)
{
    char text[8], *end = text + sizeof text;
    char *p = int_put_digits((uint64_t)abs(e), 10, end);
    if (end - p < 2)
        *--p = '0';
    *--p = e < 0 ? '-' : '+';
    *--p = 'e';
    buf_putc(out, digits[0]);
    if (n > 1 || dot)
        buf_putc(out, '.');
    buf_put(out, digits + 1, n - 1);
    buf_put(out, p, (size_t)(end - p));
}

static void put_zeros(Buf *out, int64_t n)
{
    if (n > 0)
        memset(buf_grow(out, (size_t)n), '0', (size_t)n);
}

/* digits with the point behind `point` of them; ".0" if nothing follows. */
static void put_plain(Buf *out, const char *digits, size_t n, int point)
{
    if (point <= 0) {
        buf_put(out, "0.", 2);
        put_zeros(out, -point);
        buf_put(out, digits, n);
        return;
    }
    size_t whole = (size_t)point;
    buf_put(out, digits, MIN(n, whole));
    put_zeros(out, (int64_t)(whole - MIN(n, whole)));
    buf_putc(out, '.');
    if (n > whole)
        buf_put(out, digits + whole, n - whole);
    else
        buf_putc(out, '0');
}

static size_t trimmed(const char *digits, size_t n)
{
    while (n > 1 && digits[n - 1] == '0')
        n--;
    return n;
}

/* e or g from the shortest digits; false: the C library must do it. */
static bool put_quick(double d, char code, int precision, bool alt, Buf *out)
{
    FloatDigits f;
    if (precision > DBL_DIG)
        return false;
    if (code == 'e') {
        if (!float_rounded(d, precision + 1, &f))
            return false;
        put_exponent(out, f.digits, (size_t)f.n, f.point - 1, alt);
        return true;
    }
    precision = MAX(precision, 1);
    if (!float_rounded(d, precision, &f))
        return false;
    size_t n = alt ? (size_t)f.n : trimmed(f.digits, (size_t)f.n);
    if (f.point <= -4 || f.point > precision) {
        put_exponent(out, f.digits, n, f.point - 1, alt);
    } else if (f.point < (int)n) {
        put_plain(out, f.digits, n, f.point);
    } else {
        buf_put(out, f.digits, n);
        put_zeros(out, f.point - (int)n);
        if (alt)
            buf_putc(out, '.');
    }
    return true;
}

/* 'g' that shows at least one digit behind the point: what format(d, ".5")
 * does. */
static void put_general(double d, int precision, bool alt, Buf *out)
{
    precision = MAX(precision, 1);
    FloatDigits quick;
    BUF_LOCAL(sci, 64);
    BUF_LOCAL(digits, 64);
    if (precision <= DBL_DIG && float_rounded(d, precision, &quick)) {
        buf_put(&digits, quick.digits, (size_t)quick.n);
    } else {
        buf_printf(&sci, "%.*e", precision - 1, d);
        char *e = strchr(sci.data, 'e');
        for (char *p = sci.data; p < e; p++)
            if (*p != '.')
                buf_putc(&digits, *p);
        quick.point = atoi(e + 1) + 1;
    }
    int point = quick.point;
    size_t n = alt ? digits.len : trimmed(digits.data, digits.len);
    if (point <= -4 || point > precision - 1)
        put_exponent(out, digits.data, n, point - 1, false);
    else
        put_plain(out, digits.data, n, point);
    buf_free(&sci);
    buf_free(&digits);
}

static void upper_case(char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] >= 'a' && p[i] <= 'z')
            p[i] = (char)(p[i] - 32);
}

void float_code_text(double d, uint32_t code, int64_t precision, bool alt,
                     Buf *out)
{
    size_t start = out->len;
    int digits = precision < 0 ? 6 : (int)precision;
    char lower = (char)(code | 0x20);
    d = fabs(d);
    if (!isfinite(d)) {
        buf_puts(out, isnan(d) ? "nan" : "inf");
    } else if (code == 0 || code == 'r') {
        char text[32];
        if (precision >= 0)
            put_general(d, digits, alt, out);
        else
            buf_put(out, text, (size_t)float_repr_text(d, text));
    } else if (lower == 'f' ? !put_quick_fixed(d, digits, alt, out)
                            : !put_quick(d, lower, digits, alt, out)) {
        put_printf(d, lower, digits, alt, out);
    }
    if (code >= 'A' && code <= 'Z')
        upper_case(out->data + start, out->len - start);
}

static bool all_zero(const char *p)
{
    for (; *p && *p != 'e' && *p != 'E'; p++)
        if (*p >= '1' && *p <= '9')
            return false;
    return true;
}

static Value layout(Ctx *cx, double d, const FormatSpec *f)
{
    uint32_t code = f->type == '%' ? 'f' : f->type == 'n' ? 'g' : f->type;
    BUF_LOCAL(b, 128);
    float_code_text(f->type == '%' ? d * 100 : d, code, f->precision, f->alt,
                    &b);
    if (f->type == '%')
        buf_putc(&b, '%');
    NumberText n = {.prefix = "", .digits = b.data, .group = 3};
    while (b.data[n.n_digits] >= '0' && b.data[n.n_digits] <= '9')
        n.n_digits++;
    n.rest = b.data + n.n_digits;
    n.n_rest = b.len - n.n_digits;
    n.neg = signbit(d) && !isnan(d);
    if (f->no_neg_zero && isfinite(d) && all_zero(b.data))
        n.neg = false;
    Value v = format_number(cx, f, &n);
    buf_free(&b);
    return v;
}

Value format_float(Ctx *cx, double d, Value spec)
{
    if (as_str(spec)->len == 0) {
        char text[32];
        int n = float_repr_text(d, text);
        return str_from_latin1(cx, text, (size_t)n);
    }
    FormatSpec f = {.type = 0, .align = '>', .of = "float"};
    if (format_parse(cx, as_str(spec), &f) < 0)
        return V_NULL;
    if (f.type >= 128 ||
        (f.type && f.type != 'f' && !strchr("eEfFgGn%", (int)f.type)))
        return format_unknown(cx, &f);
    if (f.precision > INT32_MAX)
        return raise_fmt(cx, &exc_ValueError, "precision too big");
    return layout(cx, d, &f);
}
