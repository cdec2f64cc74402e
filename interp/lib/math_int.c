/* math_int.c: functions of module math on whole numbers. */
#include <stdlib.h>
#include "objects/bigint.h"
#include "objects/container.h"

#include "context/error.h"

#define UNUSED_ARGS (void)argv, (void)argc, (void)kw

/* --- gcd, lcm ---------------------------------------------------------- */

Value math_gcd(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    Value r = v_int(0);
    for (int i = 0; i < argc && r != V_NULL; i++) {
        Value v = obj_index(cx, argv[i]);
        r = v == V_NULL ? v : int_gcd(cx, r, v);
    }
    return r;
}

static Value lcm(Ctx *cx, Value a, Value b)
{
    if (int_sign(a) == 0 || int_sign(b) == 0)
        return v_int(0);
    Value g = int_gcd(cx, a, b);
    Value q = g == V_NULL ? g : int_binary(cx, a, g, BIN_FLOORDIV);
    Value r = q == V_NULL ? q : int_binary(cx, q, b, BIN_MUL);
    return r == V_NULL ? r : int_abs(cx, r);
}

Value math_lcm(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    Value r = v_int(1);
    for (int i = 0; i < argc && r != V_NULL; i++) {
        Value v = obj_index(cx, argv[i]);
        r = v == V_NULL ? v : lcm(cx, r, v);
    }
    return r;
}

/* --- square root ------------------------------------------------------- */

Value math_isqrt(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value v = obj_index(cx, argv[0]);
    if (v == V_NULL)
        return v;
    if (int_sign(v) < 0)
        return raise_fmt(cx, &exc_ValueError,
                         "isqrt() argument must be nonnegative");
    IntView w;
    int_view(&w, v);
    if (w.n == 0)
        return v_int(0);
    BigInt *r = big_new(cx, (w.n + 1) / 2);
    if (!r)
        return V_NULL;
    mp_limb_t *rest = scratch_new(cx, w.n);
    if (!rest)
        return V_NULL;
    mpn_sqrtrem((mp_limb_t *)r->limb, rest, w.p, (mp_size_t)w.n);
    free(rest);
    return big_finish(r, (w.n + 1) / 2, false);
}

/* --- factorial, perm, comb --------------------------------------------- */

/* lo * (lo + 1) * ... * (hi - 1), halved so that factors stay balanced. */
static Value range_product(Ctx *cx, int64_t lo, int64_t hi)
{
    if (hi - lo <= 8) {
        Value r = v_int(1);
        for (int64_t i = lo; i < hi && r != V_NULL; i++)
            r = int_binary(cx, r, v_int(i), BIN_MUL);
        return r;
    }
    int64_t mid = lo + (hi - lo) / 2;
    Value a = range_product(cx, lo, mid);
    Value b = a == V_NULL ? a : range_product(cx, mid, hi);
    return b == V_NULL ? b : int_binary(cx, a, b, BIN_MUL);
}

/* A product of so many factors cannot be held. */
static bool hopeless(int64_t n)
{
    return n > (int64_t)BIG_MAX_LIMBS * 4;
}

Value math_factorial(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value v = obj_index(cx, argv[0]);
    int64_t n;
    if (v == V_NULL)
        return v;
    if (int_sign(v) < 0)
        return raise_fmt(cx, &exc_ValueError,
                         "factorial() not defined for negative values");
    if (!int_to_i64(v, &n))
        return raise_fmt(cx, &exc_OverflowError,
                         "factorial() argument should not exceed %ld",
                         (long)INT64_MAX);
    if (hopeless(n))
        return raise_memory(cx);
    return range_product(cx, 2, n + 1);
}

/* n and k of perm and comb: both ints that are not negative. 0, -1. */
static int choose_args(Ctx *cx, Value *argv, Value *n, Value *k)
{
    *n = obj_index(cx, argv[0]);
    *k = *n == V_NULL ? *n : obj_index(cx, argv[1]);
    if (*k == V_NULL)
        return -1;
    if (int_sign(*n) >= 0 && int_sign(*k) >= 0)
        return 0;
    raise_fmt(cx, &exc_ValueError, "%s must be a non-negative integer",
              int_sign(*n) < 0 ? "n" : "k");
    return -1;
}

/* (n)(n - 1)...(n - k + 1), divided by k! if `choose`. */
static Value falling(Ctx *cx, Value n, int64_t k, bool choose)
{
    Value r = v_int(1), factor = n;
    for (int64_t i = 1; i <= k && r != V_NULL; i++) {
        r = int_binary(cx, r, factor, BIN_MUL);
        if (choose && r != V_NULL)
            r = int_binary(cx, r, v_int(i), BIN_FLOORDIV);
        factor = int_binary(cx, factor, v_int(1), BIN_SUB);
        if (factor == V_NULL)
            return factor;
    }
    return r;
}

/* perm(n, k=None) */
Value math_perm(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value n, k;
    int64_t count, top;
    if (argv[1] == V_NULL || argv[1] == V_NONE)
        return math_factorial(cx, argv, 1, NULL);
    if (choose_args(cx, argv, &n, &k) < 0)
        return V_NULL;
    if (int_compare(k, n) > 0)
        return v_int(0);
    if (!int_to_i64(k, &count))
        return raise_fmt(cx, &exc_OverflowError, "k must not exceed %ld",
                         (long)INT64_MAX);
    if (hopeless(count))
        return raise_memory(cx);
    if (int_to_i64(n, &top) && fits_int48(top))
        return range_product(cx, top - count + 1, top + 1);
    return falling(cx, n, count, false);
}

/* comb(n, k) */
Value math_comb(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value n, k;
    int64_t count;
    if (choose_args(cx, argv, &n, &k) < 0)
        return V_NULL;
    Value other = int_binary(cx, n, k, BIN_SUB);
    if (other == V_NULL)
        return other;
    if (int_sign(other) < 0)
        return v_int(0);
    if (int_compare(other, k) < 0)
        k = other;
    if (!int_to_i64(k, &count))
        return raise_fmt(cx, &exc_OverflowError,
                         "min(n - k, k) must not exceed %ld", (long)INT64_MAX);
    return hopeless(count) ? raise_memory(cx) : falling(cx, n, count, true);
}
