/* float.c: the kind float: slots, arithmetic, comparison with ints, hash. Plain
 * floats are immediate; FloatObj serves instances of subclasses. */
#include "objects/bigint.h"
#include "objects/text.h"

#include <float.h>
#include <math.h>
#include "context/error.h"
#include "objects/container.h"

enum { HASH_BITS = 61, HASH_INF = 314159 };
#define HASH_MODULUS (((uint64_t)1 << HASH_BITS) - 1)

double float_value(Value v)
{
    return is_double(v) ? as_double(v) : AS(FloatObj, v)->d;
}

/* Of an int or float; -1 raised, 0 not a number, 1. */
static int number_value(Ctx *cx, Value v, double *out)
{
    if (is_double(v)) {
        *out = as_double(v);
        return 1;
    }
    if (is_int(v)) {
        *out = (double)as_int(v);
        return 1;
    }
    if (is_floatlike(v)) {
        *out = AS(FloatObj, v)->d;
        return 1;
    }
    if (!is_intlike(v))
        return 0;
    *out = int_to_double(cx, v);
    return error_pending(cx) ? -1 : 1;
}

/* --- hash -------------------------------------------------------------- */

/* CPython's: the value as a fraction modulo 2^61 - 1. Equal to int's. */
uint64_t float_hash(double d)
{
    if (!isfinite(d))
        return isnan(d) ? 0 : (uint64_t)(d > 0 ? HASH_INF : -HASH_INF);
    int e;
    double m = frexp(fabs(d), &e);
    uint64_t x = 0;
    while (m != 0.0) {
        x = ((x << 28) & HASH_MODULUS) | x >> (HASH_BITS - 28);
        m *= 268435456.0; /* 2**28 */
        e -= 28;
        uint64_t y = (uint64_t)m;
        m -= (double)y;
        x += y;
        if (x >= HASH_MODULUS)
            x -= HASH_MODULUS;
    }
    e = e >= 0 ? e % HASH_BITS : HASH_BITS - 1 - ((-1 - e) % HASH_BITS);
    x = ((x << e) & HASH_MODULUS) | x >> (HASH_BITS - e);
    if (d < 0)
        x = -x;
    return x == UINT64_MAX ? UINT64_MAX - 1 : x;
}

/* --- arithmetic -------------------------------------------------------- */

static Value zero_division(Ctx *cx, const char *text)
{
    return raise_fmt(cx, &exc_ZeroDivisionError, "%s", text);
}

/* Remainder with the sign of b, quotient floored; b is not 0. */
static double float_mod(double a, double b)
{
    double m = fmod(a, b);
    if (m == 0.0)
        return copysign(0.0, b);
    return (b < 0) != (m < 0) ? m + b : m;
}

static double float_floordiv(double a, double b, double *mod)
{
    double m = fmod(a, b);
    double div = (a - m) / b;
    if (m == 0.0) {
        m = copysign(0.0, b);
    } else if ((b < 0) != (m < 0)) {
        m += b;
        div -= 1.0;
    }
    *mod = m;
    if (div == 0.0)
        return copysign(0.0, a / b);
    double floored = floor(div);
    return div - floored > 0.5 ? floored + 1.0 : floored;
}

static bool is_odd(double d)
{
    return fmod(fabs(d), 2.0) == 1.0;
}

/* x ** y where one of them is not finite. */
static double pow_special(double x, double y)
{
    if (isnan(x) || isnan(y))
        return y == 0.0 || x == 1.0 ? 1.0 : NAN;
    if (isinf(y)) {
        double ax = fabs(x);
        if (ax == 1.0)
            return 1.0;
        return (y > 0) == (ax > 1.0) ? fabs(y) : 0.0;
    }
    if (y == 0.0)
        return 1.0;
    bool odd = is_odd(y);
    if (y > 0)
        return odd ? x : fabs(x);
    return odd ? copysign(0.0, x) : 0.0;
}

static Value float_pow(Ctx *cx, double x, double y)
{
    if (y == 0.0)
        return v_double(1.0);
    if (!isfinite(x) || !isfinite(y))
        return v_double(pow_special(x, y));
    if (x == 0.0 && y < 0)
        return zero_division(cx, "0.0 cannot be raised to a negative power");
    if (x < 0 && floor(y) != y)
        return raise_unsupported(
            cx, "a negative number to a fractional power is complex");
    double r = pow(x, y);
    if (isinf(r))
        return raise_fmt(cx, &exc_OverflowError,
                         "(34, 'Numerical result out of range')");
    return v_double(r);
}

Value float_binary(Ctx *cx, double a, double b, BinOp op)
{
    double mod;
    switch (op) {
    case BIN_ADD:
        return v_double(a + b);
    case BIN_SUB:
        return v_double(a - b);
    case BIN_MUL:
        return v_double(a * b);
    case BIN_TRUEDIV:
        return b != 0.0 ? v_double(a / b)
                        : zero_division(cx, "float division by zero");
    case BIN_FLOORDIV:
        return b != 0.0 ? v_double(float_floordiv(a, b, &mod))
                        : zero_division(cx, "float floor division by zero");
    case BIN_MOD:
        return b != 0.0 ? v_double(float_mod(a, b))
                        : zero_division(cx, "float modulo");
    case BIN_POW:
        return float_pow(cx, a, b);
    default:
        return V_NOTIMPLEMENTED;
    }
}

Value float_divmod(Ctx *cx, double a, double b)
{
    if (b == 0.0)
        return zero_division(cx, "float divmod()");
    double mod, div = float_floordiv(a, b, &mod);
    return tuple_pair(cx, v_double(div), v_double(mod));
}

/* --- slots ------------------------------------------------------------- */

/* Either operand may be what the slot was looked up on. */
static Value slot_binop(Ctx *cx, Value self, Value other, BinOp op)
{
    double a = 0, b = 0;
    int x = number_value(cx, self, &a);
    int y = x > 0 ? number_value(cx, other, &b) : 0;
    if (x < 0 || y < 0)
        return V_NULL;
    if (x == 0 || y == 0)
        return V_NOTIMPLEMENTED;
    return float_binary(cx, a, b, op);
}

/* -1, 0, 1: d against an int, exactly; d is not NaN. */
static int compare_int(double d, Value v)
{
    if (is_int(v)) {
        double i = (double)as_int(v);
        return (d > i) - (d < i);
    }
    IntView w;
    int_view(&w, v);
    int sign = w.n == 0 ? 0 : w.neg ? -1 : 1;
    int dsign = (d > 0) - (d < 0);
    if (sign != dsign)
        return dsign < sign ? -1 : 1;
    if (sign == 0)
        return 0;
    if (isinf(d))
        return dsign;
    int e;
    frexp(fabs(d), &e);
    int64_t bits = (int64_t)view_bits(&w);
    if (e != bits)
        return (e > bits ? 1 : -1) * sign;
    /* the same power of two: bits <= 1024 */
    double whole = floor(fabs(d));
    mp_limb_t p[DBL_MAX_EXP / LIMB_BITS + 1] = {0};
    int me;
    uint64_t m = (uint64_t)ldexp(frexp(whole, &me), DBL_MANT_DIG);
    me -= DBL_MANT_DIG;
    if (me < 0) {
        p[0] = m >> -me;
    } else {
        p[me / LIMB_BITS] = m << (me % LIMB_BITS);
        if (me % LIMB_BITS)
            p[me / LIMB_BITS + 1] = m >> (LIMB_BITS - me % LIMB_BITS);
    }
    int c = mpn_cmp(p, w.p, (mp_size_t)w.n);
    if (c == 0)
        c = fabs(d) > whole;
    return (c > 0 ? 1 : c < 0 ? -1 : 0) * sign;
}

static Value slot_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    (void)cx;
    if (!is_floatlike(self))
        return V_NOTIMPLEMENTED;
    double a = float_value(self);
    if (is_floatlike(other)) {
        double b = float_value(other);
        if (isnan(a) || isnan(b))
            return v_bool(op == CMP_NE);
        return v_bool(order_holds((a > b) - (a < b), 0, op));
    }
    if (!is_intlike(other))
        return V_NOTIMPLEMENTED;
    if (isnan(a))
        return v_bool(op == CMP_NE);
    return v_bool(order_holds(compare_int(a, other), 0, op));
}

static Value slot_unary(Ctx *cx, Value self, UnaryOp op)
{
    (void)cx;
    double d = float_value(self);
    switch (op) {
    case UNARY_NEG:
        return v_double(-d);
    case UNARY_POS:
        return v_double(d);
    case UNARY_ABS:
        return v_double(fabs(d));
    case UNARY_INVERT:
        break;
    }
    return V_NOTIMPLEMENTED;
}

static Value slot_repr(Ctx *cx, Value self)
{
    char text[32];
    int n = float_repr_text(float_value(self), text);
    return str_from_latin1(cx, text, (size_t)n);
}

static int slot_hash(Ctx *cx, Value self, uint64_t *hash)
{
    (void)cx;
    *hash = float_hash(float_value(self));
    return 0;
}

static int slot_truth(Ctx *cx, Value self)
{
    (void)cx;
    return float_value(self) != 0.0;
}

static Value slot_format(Ctx *cx, Value self, Value spec)
{
    return format_float(cx, float_value(self), spec);
}

static size_t float_size(const Obj *o)
{
    (void)o;
    return sizeof(FloatObj);
}

const KindOps float_ops = {
    .kind = KIND_float,
    .name = "float",
    .size = float_size,
    .repr = slot_repr,
    .format = slot_format,
    .hash = slot_hash,
    .truth = slot_truth,
    .richcmp = slot_richcmp,
    .binop = slot_binop,
    .unary = slot_unary,
};
