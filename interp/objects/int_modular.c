/* int_modular.c: pow with a modulus, inverses, greatest common divisors. */
#include <stdlib.h>
#include "objects/bigint.h"

#include "context/error.h"

/* --- gcd --------------------------------------------------------------- */

static uint64_t small_gcd(uint64_t a, uint64_t b)
{
    while (b) {
        uint64_t t = a % b;
        a = b;
        b = t;
    }
    return a;
}

Value int_gcd(Ctx *cx, Value a, Value b)
{
    if (are_ints(a, b)) {
        int64_t x = as_int(a), y = as_int(b);
        return int_from_u64(cx, small_gcd((uint64_t)(x < 0 ? -x : x),
                                          (uint64_t)(y < 0 ? -y : y)));
    }
    /* Euclid in big steps; one division makes both of equal size */
    a = int_abs(cx, a);
    b = a == V_NULL ? a : int_abs(cx, b);
    while (b != V_NULL && !are_ints(a, b)) {
        if (int_sign(b) == 0)
            return a;
        Value r = int_binary(cx, a, b, BIN_MOD);
        a = b;
        b = r;
    }
    return b == V_NULL ? b : int_gcd(cx, a, b);
}

/* Inverse of a modulo m > 0 by Euclid's extended algorithm; V_NULL with
 * ValueError when there is none. */
static Value inverse(Ctx *cx, Value a, Value m)
{
    Value r0 = m, r1 = int_binary(cx, a, m, BIN_MOD);
    Value t0 = v_int(0), t1 = v_int(1);
    while (r1 != V_NULL && int_sign(r1) != 0) {
        Value q = int_binary(cx, r0, r1, BIN_FLOORDIV);
        Value p = q == V_NULL ? q : int_binary(cx, q, r1, BIN_MUL);
        Value r2 = p == V_NULL ? p : int_binary(cx, r0, p, BIN_SUB);
        p = r2 == V_NULL ? r2 : int_binary(cx, q, t1, BIN_MUL);
        Value t2 = p == V_NULL ? p : int_binary(cx, t0, p, BIN_SUB);
        if (t2 == V_NULL)
            return t2;
        r0 = r1;
        r1 = r2;
        t0 = t1;
        t1 = t2;
    }
    if (r1 == V_NULL)
        return r1;
    if (r0 != v_int(1))
        return raise_fmt(cx, &exc_ValueError,
                         "base is not invertible for the given modulus");
    return int_binary(cx, t0, m, BIN_MOD);
}

/* --- powers ------------------------------------------------------------ */

static uint64_t small_power(uint64_t base, const IntView *e, uint64_t m)
{
    uint64_t r = 1 % m;
    for (size_t bit = view_bits(e); bit-- > 0;) {
        r = (uint64_t)((u128)r * r % m);
        if (view_bit(e, bit))
            r = (uint64_t)((u128)r * base % m);
    }
    return r;
}

/* x = x * y mod m; all of n limbs; t has room for 2n, q for n + 1. */
static void mul_mod(mp_limb_t *x, const mp_limb_t *y, const IntView *m,
                    mp_limb_t *t, mp_limb_t *q)
{
    mp_size_t n = (mp_size_t)m->n;
    if (x == y)
        mpn_sqr(t, x, n);
    else
        mpn_mul_n(t, x, y, n);
    mpn_tdiv_qr(q, x, 0, t, 2 * n, m->p, n);
}

/* base^e mod m; 0 <= base < m, m of more than one limb. */
static Value big_power(Ctx *cx, const IntView *base, const IntView *e,
                       const IntView *m)
{
    size_t n = m->n;
    mp_limb_t *x = scratch_new(cx, 5 * n + 1);
    if (!x)
        return V_NULL;
    mp_limb_t *b = x + n, *t = b + n, *q = t + 2 * n;
    memset(x, 0, 2 * n * sizeof *x);
    x[0] = 1;
    memcpy(b, base->p, base->n * sizeof *b);
    for (size_t bit = view_bits(e); bit-- > 0;) {
        mul_mod(x, x, m, t, q);
        if (view_bit(e, bit))
            mul_mod(x, b, m, t, q);
    }
    Value v = big_from_limbs(cx, x, n, false);
    free(x);
    return v;
}

static Value power_positive(Ctx *cx, Value a, Value b, Value m)
{
    IntView base, e, mod;
    a = int_binary(cx, a, m, BIN_MOD);
    if (a == V_NULL)
        return a;
    int_view(&base, a);
    int_view(&e, b);
    int_view(&mod, m);
    if (mod.n == 1)
        return int_from_u64(cx,
                            small_power(base.n ? base.p[0] : 0, &e, mod.p[0]));
    return big_power(cx, &base, &e, &mod);
}

Value int_pow_mod(Ctx *cx, Value a, Value b, Value mod)
{
    int sign = int_sign(mod);
    if (sign == 0)
        return raise_fmt(cx, &exc_ValueError, "pow() 3rd argument cannot be 0");
    Value m = int_abs(cx, mod);
    if (m == V_NULL)
        return m;
    if (int_sign(b) < 0) {
        a = inverse(cx, a, m);
        b = a == V_NULL ? a : int_neg(cx, b);
        if (b == V_NULL)
            return b;
    }
    Value r = power_positive(cx, a, b, m);
    if (r != V_NULL && sign < 0 && int_sign(r) != 0)
        r = int_binary(cx, r, mod, BIN_ADD);
    return r;
}
