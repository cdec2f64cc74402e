/* int_float.c: between ints of any size and doubles, correctly rounded. */
#include "objects/bigint.h"

#include <float.h>
#include <math.h>
#include "context/error.h"

/* The 64 bits of |w| that begin at `bit`; bits behind the top are 0. */
static uint64_t bits_at(const IntView *w, size_t bit)
{
    size_t i = bit / LIMB_BITS;
    unsigned rest = (unsigned)(bit % LIMB_BITS);
    uint64_t v = i < w->n ? w->p[i] >> rest : 0;
    if (rest && i + 1 < w->n)
        v |= w->p[i + 1] << (LIMB_BITS - rest);
    return v;
}

static bool any_below(const IntView *w, size_t bit)
{
    size_t i = bit / LIMB_BITS;
    unsigned rest = (unsigned)(bit % LIMB_BITS);
    for (size_t k = 0; k < MIN(i, w->n); k++)
        if (w->p[k])
            return true;
    return rest && i < w->n && (w->p[i] & (((mp_limb_t)1 << rest) - 1));
}

void big_round53(const IntView *a, uint64_t *mantissa, int64_t *exponent)
{
    size_t bits = view_bits(a);
    if (bits <= DBL_MANT_DIG) {
        *mantissa = a->n ? a->p[0] : 0;
        *exponent = 0;
        return;
    }
    size_t drop = bits - DBL_MANT_DIG;
    uint64_t m = bits_at(a, drop) & (((uint64_t)1 << DBL_MANT_DIG) - 1);
    bool half = view_bit(a, drop - 1);
    if (half && ((m & 1) || any_below(a, drop - 1)))
        m++;
    *mantissa = m;
    *exponent = (int64_t)drop;
}

double int_to_double(Ctx *cx, Value v)
{
    if (is_int(v))
        return (double)as_int(v);
    IntView w;
    uint64_t m;
    int64_t e;
    int_view(&w, v);
    big_round53(&w, &m, &e);
    double d = e > DBL_MAX_EXP ? HUGE_VAL : ldexp((double)m, (int)e);
    if (isinf(d)) {
        raise_fmt(cx, &exc_OverflowError, "int too large to convert to float");
        return -1.0;
    }
    return w.neg ? -d : d;
}

Value int_from_double(Ctx *cx, double d)
{
    if (LIKELY(d > -0x1p63 && d < 0x1p63))
        return int_from_i64(cx, (int64_t)d);
    if (isnan(d))
        return raise_fmt(cx, &exc_ValueError,
                         "cannot convert float NaN to integer");
    if (isinf(d))
        return raise_fmt(cx, &exc_OverflowError,
                         "cannot convert float infinity to integer");
    int e;
    mp_limb_t m = (mp_limb_t)ldexp(frexp(fabs(d), &e), 64);
    IntView w = {&m, 1, d < 0, 0};
    return big_lshift(cx, &w, (uint64_t)(e - 64));
}

/* --- true division ----------------------------------------------------- */

/* Floor of |a| * 2^-shift / |b|, at most 63 bits, and whether it is inexact. */
static int scaled_quotient(Ctx *cx, Value a, Value b, int64_t shift,
                           uint64_t *q, bool *inexact)
{
    IntView x, y;
    Value quot, rem, num = int_abs(cx, a), den = int_abs(cx, b);
    if (num == V_NULL || den == V_NULL)
        return -1;
    int_view(&x, num);
    *inexact = shift > 0 && any_below(&x, (size_t)shift);
    num = shift > 0 ? big_rshift(cx, &x, (uint64_t)shift)
                    : big_lshift(cx, &x, (uint64_t)-shift);
    if (num == V_NULL)
        return -1;
    int_view(&x, num);
    int_view(&y, den);
    if (big_divmod(cx, &x, &y, &quot, &rem) < 0)
        return -1;
    *inexact |= int_sign(rem) != 0;
    int64_t i = 0;
    int_to_i64(quot, &i);
    *q = (uint64_t)i;
    return 0;
}

/* q * 2^shift to the nearest double, halves to even; inexact: q was cut. */
static double round_quotient(uint64_t q, int64_t shift, bool inexact)
{
    int64_t bits = LIMB_BITS - __builtin_clzl(q);
    int64_t extra = MAX(bits, DBL_MIN_EXP - shift) - DBL_MANT_DIG;
    if (extra > 0 && extra < 63) {
        uint64_t half = (uint64_t)1 << (extra - 1);
        uint64_t low = q | inexact;
        if ((low & half) && (low & (3 * half - 1)))
            low += half;
        q = low & ~(2 * half - 1);
    } else if (extra >= 63) {
        q = 0;
    }
    return ldexp((double)q, (int)shift);
}

/* CPython's method: a quotient of 55 or 56 bits with a sticky bit, then one
 * rounding, at the place that subnormal results need. */
Value big_true_divide(Ctx *cx, Value a, Value b)
{
    IntView x, y;
    int_view(&x, a);
    int_view(&y, b);
    bool neg = x.neg != y.neg;
    double zero = neg ? -0.0 : 0.0;
    if (x.n == 0)
        return v_double(zero);
    if (view_bits(&x) <= DBL_MANT_DIG && view_bits(&y) <= DBL_MANT_DIG) {
        double d = (double)x.p[0] / (double)y.p[0];
        return v_double(neg ? -d : d);
    }
    int64_t diff = (int64_t)view_bits(&x) - (int64_t)view_bits(&y);
    int64_t shift = MAX(diff, DBL_MIN_EXP) - DBL_MANT_DIG - 2;
    uint64_t q = 0;
    bool inexact;
    if (diff < DBL_MIN_EXP - DBL_MANT_DIG - 1)
        return v_double(zero);
    double d = HUGE_VAL;
    if (diff <= DBL_MAX_EXP) {
        if (scaled_quotient(cx, a, b, shift, &q, &inexact) < 0)
            return V_NULL;
        d = q ? round_quotient(q, shift, inexact) : 0.0;
    }
    if (isinf(d))
        return raise_fmt(cx, &exc_OverflowError,
                         "integer division result too large for a float");
    return v_double(neg ? -d : d);
}
