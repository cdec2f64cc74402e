/* arith.h: small-int and float arithmetic of the loop. Private to eval.c.
 * The functions answer false for what they cannot do: zero divisors, results
 * beyond 48 bits. */
#ifndef PX_EVAL_ARITH_H
#define PX_EVAL_ARITH_H

#include "object/value.h"
#include "util/base.h"
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* A double from arithmetic on canonical doubles needs no new look at NaN. */
ALWAYS_INLINE Value raw_double(double d)
{
    Value v;
    memcpy(&v, &d, 8);
    return v + TAG_DOUBLE;
}

/* The Value at v as a double, in the register where floats are reckoned. What
 * is no double becomes a NaN: a result that is none was made of doubles. */
ALWAYS_INLINE double double_at(const Value *v)
{
#ifdef __SSE2__
    __m128i bits = _mm_loadl_epi64((const __m128i *)(const void *)v);
    bits = _mm_sub_epi64(bits, _mm_set1_epi64x((int64_t)TAG_DOUBLE));
    return _mm_cvtsd_f64(_mm_castsi128_pd(bits));
#else
    return as_double(*v);
#endif
}

/* As raw_double. */
ALWAYS_INLINE void double_to(Value *v, double d)
{
#ifdef __SSE2__
#ifdef __clang__
    __m128i bits = _mm_castpd_si128(_mm_set_sd(d));
#else
    __m128i bits;
    __asm__("" : "=x"(bits) : "0"(d)); /* the upper half is anything */
#endif
    bits = _mm_add_epi64(bits, _mm_set1_epi64x((int64_t)TAG_DOUBLE));
    _mm_storel_epi64((__m128i *)(void *)v, bits);
#else
    *v = raw_double(d);
#endif
}

/* An immediate as a double: exact, ints have 48 bits. */
ALWAYS_INLINE double number(Value v)
{
    return is_int(v) ? (double)as_int(v) : as_double(v);
}

/* The tag's 16 bits go round to the low end, where they stand in nobody's way:
 * the value is in the high 48 bits, so its overflow is that of 64 bits. */
ALWAYS_INLINE int64_t tag_low(Value x)
{
    return (int64_t)(x << 16 | x >> 48);
}

ALWAYS_INLINE Value tag_high(int64_t x)
{
    return (Value)x >> 16 | (Value)x << 48;
}

ALWAYS_INLINE bool int_add(Value x, Value y, Value *out)
{
    int64_t s;
    if (__builtin_add_overflow(tag_low(x), (int64_t)(y << 16), &s))
        return false;
    *out = tag_high(s);
    return true;
}

ALWAYS_INLINE bool int_sub(Value x, Value y, Value *out)
{
    int64_t s;
    if (__builtin_sub_overflow(tag_low(x), (int64_t)(y << 16), &s))
        return false;
    *out = tag_high(s);
    return true;
}

ALWAYS_INLINE bool int_add_imm(Value x, int64_t i, Value *out)
{
    int64_t s;
    if (__builtin_add_overflow(tag_low(x), i * 0x10000, &s))
        return false;
    *out = tag_high(s);
    return true;
}

ALWAYS_INLINE bool int_sub_imm(Value x, int64_t i, Value *out)
{
    int64_t s;
    if (__builtin_sub_overflow(tag_low(x), i * 0x10000, &s))
        return false;
    *out = tag_high(s);
    return true;
}

ALWAYS_INLINE bool int_mul_imm(Value x, int64_t i, Value *out)
{
    int64_t s;
    if (__builtin_mul_overflow((int64_t)(x << 16), i, &s))
        return false;
    *out = TAG_INT | (uint64_t)s >> 16;
    return true;
}

ALWAYS_INLINE bool int_mul(Value x, Value y, Value *out)
{
    return int_mul_imm(x, as_int(y), out);
}

/* Both are within 48 bits, so exact as doubles: the quotient is rounded once,
 * as CPython's. */
ALWAYS_INLINE bool int_truediv_imm(Value x, int64_t i, Value *out)
{
    if (i == 0)
        return false;
    *out = raw_double((double)as_int(x) / (double)i);
    return true;
}

ALWAYS_INLINE bool int_truediv(Value x, Value y, Value *out)
{
    return int_truediv_imm(x, as_int(y), out);
}

/* Division of 32 bits takes less than half the time of one of 64. */
ALWAYS_INLINE bool both_u32(int64_t a, int64_t b)
{
    return ((uint64_t)a | (uint64_t)b) >> 32 == 0;
}

ALWAYS_INLINE bool int_floordiv_imm(Value x, int64_t b, Value *out)
{
    int64_t a = as_int(x);
    if (UNLIKELY(b == 0 || b == -1))
        return false;
    if (LIKELY(both_u32(a, b))) {
        *out = TAG_INT | (uint32_t)a / (uint32_t)b;
        return true;
    }
    int64_t q = a / b;
    *out = v_int(q - (q * b != a && (a ^ b) < 0));
    return true;
}

ALWAYS_INLINE bool int_floordiv(Value x, Value y, Value *out)
{
    return int_floordiv_imm(x, as_int(y), out);
}

ALWAYS_INLINE bool int_mod_imm(Value x, int64_t b, Value *out)
{
    int64_t a = as_int(x);
    if (UNLIKELY(b == 0 || b == -1))
        return false;
    if (LIKELY(both_u32(a, b))) {
        *out = TAG_INT | (uint32_t)a % (uint32_t)b;
        return true;
    }
    int64_t m = a % b;
    *out = v_int(m && (m ^ b) < 0 ? m + b : m);
    return true;
}

ALWAYS_INLINE bool int_mod(Value x, Value y, Value *out)
{
    return int_mod_imm(x, as_int(y), out);
}

ALWAYS_INLINE bool int_lshift_imm(Value x, int64_t n, Value *out)
{
    int64_t a = as_int(x);
    if (n < 0 || n > 46 || a > INT48_MAX >> n || a < INT48_MIN >> n)
        return false;
    *out = v_int((int64_t)((uint64_t)a << n));
    return true;
}

ALWAYS_INLINE bool int_lshift(Value x, Value y, Value *out)
{
    return int_lshift_imm(x, as_int(y), out);
}

ALWAYS_INLINE bool int_rshift_imm(Value x, int64_t n, Value *out)
{
    if (n < 0)
        return false;
    *out = v_int(as_int(x) >> (n > 62 ? 62 : n));
    return true;
}

ALWAYS_INLINE bool int_rshift(Value x, Value y, Value *out)
{
    return int_rshift_imm(x, as_int(y), out);
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

ALWAYS_INLINE bool int_and_imm(Value x, int64_t i, Value *out)
{
    return int_and(x, TAG_INT | (Value)i, out);
}

ALWAYS_INLINE bool int_or_imm(Value x, int64_t i, Value *out)
{
    *out = x | ((Value)i & ~TAG_INT);
    return true;
}

ALWAYS_INLINE bool int_xor_imm(Value x, int64_t i, Value *out)
{
    *out = x ^ ((Value)i & ~TAG_INT);
    return true;
}

#endif
