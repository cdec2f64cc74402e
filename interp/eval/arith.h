/* arith.h: small-int and float arithmetic of the loop. Private to eval.c.
 * The functions answer false for what they cannot do: zero divisors, results
 * beyond 48 bits. */
#ifndef PX_EVAL_ARITH_H
#define PX_EVAL_ARITH_H

#include "object/value.h"
#include "util/base.h"

/* A double from arithmetic on canonical doubles needs no new look at NaN. */
ALWAYS_INLINE Value raw_double(double d)
{
    Value v;
    memcpy(&v, &d, 8);
    return v + TAG_DOUBLE;
}

ALWAYS_INLINE bool int_add(Value x, Value y, Value *out)
{
    int64_t s;
    if (__builtin_add_overflow((int64_t)(x << 16), (int64_t)(y << 16), &s))
        return false;
    *out = TAG_INT | (uint64_t)s >> 16;
    return true;
}

ALWAYS_INLINE bool int_sub(Value x, Value y, Value *out)
{
    int64_t s;
    if (__builtin_sub_overflow((int64_t)(x << 16), (int64_t)(y << 16), &s))
        return false;
    *out = TAG_INT | (uint64_t)s >> 16;
    return true;
}

ALWAYS_INLINE bool int_mul(Value x, Value y, Value *out)
{
    int64_t s;
    if (__builtin_mul_overflow(as_int(x), (int64_t)(y << 16), &s))
        return false;
    *out = TAG_INT | (uint64_t)s >> 16;
    return true;
}

/* Both are within 48 bits, so exact as doubles: the quotient is rounded once,
 * as CPython's. */
ALWAYS_INLINE bool int_truediv(Value x, Value y, Value *out)
{
    if (as_int(y) == 0)
        return false;
    *out = raw_double((double)as_int(x) / (double)as_int(y));
    return true;
}

ALWAYS_INLINE bool int_floordiv(Value x, Value y, Value *out)
{
    int64_t a = as_int(x), b = as_int(y);
    if (b == 0 || b == -1)
        return false;
    int64_t q = a / b;
    *out = v_int(q - (q * b != a && (a ^ b) < 0));
    return true;
}

ALWAYS_INLINE bool int_mod(Value x, Value y, Value *out)
{
    int64_t a = as_int(x), b = as_int(y);
    if (b == 0 || b == -1)
        return false;
    int64_t m = a % b;
    *out = v_int(m && (m ^ b) < 0 ? m + b : m);
    return true;
}

ALWAYS_INLINE bool int_lshift(Value x, Value y, Value *out)
{
    int64_t a = as_int(x), n = as_int(y);
    if (n < 0 || n > 46 || a > INT48_MAX >> n || a < INT48_MIN >> n)
        return false;
    *out = v_int((int64_t)((uint64_t)a << n));
    return true;
}

ALWAYS_INLINE bool int_rshift(Value x, Value y, Value *out)
{
    int64_t a = as_int(x), n = as_int(y);
    if (n < 0)
        return false;
    *out = v_int(a >> (n > 62 ? 62 : n));
    return true;
}

ALWAYS_INLINE bool int_and(Value x, Value y, Value *out)
{
    *out = x & y;
    return true;
}

ALWAYS_INLINE bool int_or(Value x, Value y, Value *out)
{
    *out = x | y;
    return true;
}

ALWAYS_INLINE bool int_xor(Value x, Value y, Value *out)
{
    *out = TAG_INT | (x ^ y);
    return true;
}

#endif
