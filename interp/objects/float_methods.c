/* float_methods.c: float(...), the methods of float. */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "objects/bigint.h"
#include "objects/container.h"
#include "objects/floattext.h"
#include "objects/subclass.h"
#include "objects/textparts.h"

#include "context/error.h"

#define UNUSED_ARGS (void)argv, (void)argc, (void)kw

/* --- construction ------------------------------------------------------ */

static Value float_result(Ctx *cx, const Type *cls, double d)
{
    if (cls == &type_float)
        return v_double(d);
    FloatObj *f = sub_alloc(cx, cls, KIND_float, sizeof(FloatObj));
    if (!f)
        return V_NULL;
    f->d = d;
    return v_obj(f);
}

static Value text_to_float(Ctx *cx, Value v)
{
    const uint8_t *p;
    size_t n;
    BUF_LOCAL(b, 128);
    if (bytes_view(v, &p, &n))
        buf_put(&b, p, n);
    else
        str_number_text(as_str(v), &b);
    Value r = float_parse(cx, buf_text(&b), b.len, v);
    buf_free(&b);
    return r;
}

/* float(x=0.0, /) */
Value float_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Type *cls = AS(const Type, argv[0]);
    Value x = argv[1];
    const uint8_t *p;
    size_t n;
    double d = 0.0;
    if (x == V_NULL) {
        d = 0.0;
    } else if (is_double(x)) {
        d = as_double(x);
    } else if (is_str(x) || bytes_view(x, &p, &n)) {
        Value v = text_to_float(cx, x);
        if (v == V_NULL)
            return v;
        d = as_double(v);
    } else if (!is_intlike(x) && !is_floatlike(x) && !is_index(x) &&
               type_lookup(type_of(x), dunder_names[DUNDER_float]) == V_NULL) {
        return raise_fmt(cx, &exc_TypeError,
                         "float() argument must be a string or a real number, "
                         "not '%T'",
                         x);
    } else {
        d = obj_double(cx, x);
        if (d == -1.0 && error_pending(cx))
            return V_NULL;
    }
    return float_result(cx, cls, d);
}

/* --- rounding ---------------------------------------------------------- */

/* Through decimal text, which the C library rounds half to even exactly. */
static Value round_places(Ctx *cx, double d, int places)
{
    char text[400];
    static const double powers[] = {1,   1e1, 1e2, 1e3, 1e4,
                                    1e5, 1e6, 1e7, 1e8, 1e9};
    uint64_t n;
    /* below 2^53 the quotient of two exact numbers is rounded once */
    if (float_scaled(d, places, &n) && n < (uint64_t)1 << 53)
        return v_double(copysign((double)n / powers[places], d));
    if (places >= 0) {
        snprintf(text, sizeof text, "%.*f", places, d);
        return v_double(strtod(text, NULL));
    }
    /* exact: the digits in front of the point, cut with halves to even */
    Value whole = int_from_double(cx, d);
    if (whole == V_NULL)
        return whole;
    double fraction = d - trunc(d);
    if (fraction != 0.0) { /* a tie with a fraction behind it is no tie */
        whole = int_binary(cx, whole, v_int(2), BIN_MUL);
        whole = int_binary(cx, whole, v_int(fraction > 0 ? 1 : -1), BIN_ADD);
        Value ten = int_binary(cx, v_int(10), v_int(-places), BIN_POW);
        Value unit = int_binary(cx, ten, v_int(2), BIN_MUL);
        Value half = int_binary(cx, whole, ten, BIN_ADD);
        Value q = int_binary(cx, half, unit, BIN_FLOORDIV);
        whole = int_binary(cx, q, ten, BIN_MUL);
    } else {
        whole = int_round(cx, whole, v_int(places));
    }
    if (whole == V_NULL)
        return whole;
    double r = int_to_double(cx, whole);
    if (error_pending(cx))
        return V_NULL;
    return v_double(r == 0.0 ? copysign(0.0, d) : r);
}

Value float_round(Ctx *cx, double d, Value ndigits)
{
    if (ndigits == V_NULL || ndigits == V_NONE)
        return int_from_double(cx, nearbyint(d));
    int64_t n = obj_index_i64(cx, ndigits, NULL);
    if (n == -1 && error_pending(cx))
        return V_NULL;
    if (!isfinite(d) || d == 0.0 || n > 323)
        return v_double(d);
    if (n < -308)
        return v_double(copysign(0.0, d));
    Value r = round_places(cx, d, (int)n);
    if (r != V_NULL && isinf(as_double(r)))
        return raise_fmt(cx, &exc_OverflowError,
                         "rounded value too large to represent");
    return r;
}

Value float_m___round__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return float_round(cx, float_value(argv[0]), argv[1]);
}

Value float_m___trunc__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return int_from_double(cx, float_value(argv[0]));
}

Value float_m___int__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return int_from_double(cx, float_value(argv[0]));
}

Value float_m___floor__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return int_from_double(cx, floor(float_value(argv[0])));
}

Value float_m___ceil__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return int_from_double(cx, ceil(float_value(argv[0])));
}

Value float_m___float__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    (void)cx;
    return v_double(float_value(argv[0]));
}

static Value divmod_values(Ctx *cx, Value a, Value b)
{
    if (!(is_intlike(a) || is_floatlike(a)) ||
        !(is_intlike(b) || is_floatlike(b)))
        return V_NOTIMPLEMENTED;
    double x = is_floatlike(a) ? float_value(a) : int_to_double(cx, a);
    if (error_pending(cx))
        return V_NULL;
    double y = is_floatlike(b) ? float_value(b) : int_to_double(cx, b);
    if (error_pending(cx))
        return V_NULL;
    return float_divmod(cx, x, y);
}

Value float_m___divmod__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return divmod_values(cx, argv[0], argv[1]);
}

Value float_m___rdivmod__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return divmod_values(cx, argv[1], argv[0]);
}

Value float_m_conjugate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    (void)cx;
    return v_double(float_value(argv[0]));
}

Value float_m_is_integer(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    (void)cx;
    double d = float_value(argv[0]);
    return v_bool(isfinite(d) && floor(d) == d);
}

Value float_m_as_integer_ratio(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    double d = float_value(argv[0]);
    if (isinf(d))
        return raise_fmt(cx, &exc_OverflowError,
                         "cannot convert Infinity to integer ratio");
    if (isnan(d))
        return raise_fmt(cx, &exc_ValueError,
                         "cannot convert NaN to integer ratio");
    int e;
    double m = frexp(d, &e);
    for (int i = 0; i < 300 && m != floor(m); i++, e--)
        m *= 2;
    Value num = int_from_double(cx, m), den = v_int(1);
    if (num != V_NULL && e > 0)
        num = int_binary(cx, num, v_int(e), BIN_LSHIFT);
    else if (num != V_NULL)
        den = int_binary(cx, den, v_int(-e), BIN_LSHIFT);
    if (num == V_NULL || den == V_NULL)
        return V_NULL;
    return tuple_pair(cx, num, den);
}

Value float_m___getnewargs__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value v = v_double(float_value(argv[0]));
    return tuple_from(cx, &v, 1);
}

Value float_get_real(Ctx *cx, Value self)
{
    (void)cx;
    return v_double(float_value(self));
}

Value float_get_imag(Ctx *cx, Value self)
{
    (void)cx, (void)self;
    return v_double(0.0);
}

/* --- hexadecimal ------------------------------------------------------- */

Value float_m_hex(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    double d = float_value(argv[0]);
    if (!isfinite(d))
        return str_from_ascii(cx, isnan(d) ? "nan" : d > 0 ? "inf" : "-inf");
    const char *sign = signbit(d) ? "-" : "";
    if (d == 0.0)
        return str_printf(cx, "%s0x0.0p+0", sign);
    int e;
    double m = frexp(fabs(d), &e);
    int shift = 1 - MAX(DBL_MIN_EXP - e, 0);
    m = ldexp(m, shift);
    e -= shift;
    char digits[16];
    int lead = (int)m;
    m -= lead;
    for (int i = 0; i < 13; i++) {
        m *= 16;
        digits[i] = "0123456789abcdef"[(int)m];
        m -= (int)m;
    }
    digits[13] = 0;
    return str_printf(cx, "%s0x%d.%sp%c%d", sign, lead, digits,
                      e < 0 ? '-' : '+', abs(e));
}

/* [sign] [0x] hex [. hex] [p [sign] digits] */
static bool is_hex_float(const char *p)
{
    if (*p == '+' || *p == '-')
        p++;
    if (p[0] == '0' && (p[1] | 0x20) == 'x')
        p += 2;
    size_t n = strspn(p, "0123456789abcdefABCDEF");
    p += n;
    if (*p == '.') {
        size_t m = strspn(p + 1, "0123456789abcdefABCDEF");
        p += m + 1;
        n += m;
    }
    if (n == 0)
        return false;
    if ((*p | 0x20) == 'p') {
        p++;
        if (*p == '+' || *p == '-')
            p++;
        n = strspn(p, "0123456789");
        p += n;
        if (n == 0)
            return false;
    }
    return *p == 0;
}

static Value hex_value(Ctx *cx, const char *p)
{
    double special;
    bool digits_first =
        strspn(p, "+-") < strlen(p) && !strchr("iInN", p[strspn(p, "+-")]);
    if (!digits_first && float_read(p, strlen(p), &special))
        return v_double(special);
    if (!is_hex_float(p))
        return raise_fmt(cx, &exc_ValueError,
                         "invalid hexadecimal floating-point string");
    bool neg = *p == '-';
    if (*p == '+' || *p == '-')
        p++;
    BUF_LOCAL(b, 128);
    if (!(p[0] == '0' && (p[1] | 0x20) == 'x'))
        buf_puts(&b, "0x");
    buf_puts(&b, p);
    double d = strtod(b.data, NULL);
    buf_free(&b);
    if (isinf(d))
        return raise_fmt(cx, &exc_OverflowError,
                         "hexadecimal value too large to represent as a "
                         "float");
    return v_double(neg ? -d : d);
}

/* float.fromhex(string); argv[0]: class */
Value float_m_fromhex(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "bad argument type for built-in operation");
    const char *text = str_utf8(cx, argv[1]);
    BUF_LOCAL(b, 128);
    text += strspn(text, " \t\n\v\f\r");
    buf_puts(&b, text);
    while (b.len && strchr(" \t\n\v\f\r", b.data[b.len - 1]))
        b.data[--b.len] = 0;
    Value v = hex_value(cx, buf_text(&b));
    buf_free(&b);
    if (v == V_NULL || argv[0] == v_obj(&type_float))
        return v;
    return vm_call1(cx, argv[0], v);
}

/* How a C type keeps its numbers. */
Value float_m___getformat__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "__getformat__() argument must be str, not %T",
                         argv[1]);
    if (!str_eq_ascii(argv[1], "double") && !str_eq_ascii(argv[1], "float"))
        return raise_fmt(cx, &exc_ValueError,
                         "__getformat__() argument 1 must be 'double' or "
                         "'float'");
    return str_from_ascii(cx, "IEEE, little-endian");
}
