/* bigint.c: arithmetic on sign and magnitude limbs (bigint.h). Owns the layout
 * of BigInt; called by the int files and lib/math. */
#include "objects/bigint.h"

#include <stdlib.h>
#include "context/error.h"

static size_t limb_bits(mp_limb_t x)
{
    return x ? (size_t)(LIMB_BITS - __builtin_clzl(x)) : 0;
}

size_t view_bits(const IntView *w)
{
    return w->n ? (w->n - 1) * LIMB_BITS + limb_bits(w->p[w->n - 1]) : 0;
}

bool view_bit(const IntView *w, size_t bit)
{
    size_t i = bit / LIMB_BITS;
    return i < w->n && (w->p[i] >> (bit % LIMB_BITS) & 1);
}

BigInt *big_new(Ctx *cx, size_t n)
{
    if (n > BIG_MAX_LIMBS) {
        raise_memory(cx);
        return NULL;
    }
    size_t size = sizeof(BigInt) + n * sizeof(uint64_t);
    BigInt *r = heap_alloc_dirty(cx, KIND_int, size);
    if (LIKELY(r != NULL))
        r->size = 0, r->pad = 0;
    return r;
}

static size_t trimmed(const mp_limb_t *p, size_t n)
{
    while (n > 0 && p[n - 1] == 0)
        n--;
    return n;
}

/* Does sign and magnitude fit an immediate int? */
static bool small_value(const mp_limb_t *p, size_t n, bool neg, Value *out)
{
    if (n > 1)
        return false;
    mp_limb_t m = n ? p[0] : 0;
    if (m > (mp_limb_t)INT48_MAX + neg)
        return false;
    *out = v_int(neg ? -(int64_t)m : (int64_t)m);
    return true;
}

Value big_finish(BigInt *r, size_t n, bool neg)
{
    Value small;
    n = trimmed((const mp_limb_t *)r->limb, n);
    if (small_value((const mp_limb_t *)r->limb, n, neg, &small))
        return small;
    r->size = neg ? -(int32_t)n : (int32_t)n;
    return v_obj(r);
}

Value big_from_limbs(Ctx *cx, const mp_limb_t *p, size_t n, bool neg)
{
    Value small;
    n = trimmed(p, n);
    if (small_value(p, n, neg, &small))
        return small;
    BigInt *r = big_new(cx, n);
    if (!r)
        return V_NULL;
    memcpy(r->limb, p, n * sizeof *p);
    r->size = neg ? -(int32_t)n : (int32_t)n;
    return v_obj(r);
}

Value int_from_i64(Ctx *cx, int64_t i)
{
    if (LIKELY(fits_int48(i)))
        return v_int(i);
    mp_limb_t m = i < 0 ? -(mp_limb_t)i : (mp_limb_t)i;
    return big_from_limbs(cx, &m, 1, i < 0);
}

Value int_from_u64(Ctx *cx, uint64_t i)
{
    mp_limb_t m = i;
    return big_from_limbs(cx, &m, 1, false);
}

Value int_from_i128(Ctx *cx, i128 i)
{
    u128 m = i < 0 ? -(u128)i : (u128)i;
    mp_limb_t p[2] = {(mp_limb_t)m, (mp_limb_t)(m >> LIMB_BITS)};
    return big_from_limbs(cx, p, 2, i < 0);
}

mp_limb_t *scratch_new(Ctx *cx, size_t n)
{
    mp_limb_t *p = NULL;
    if (n <= 4 * BIG_MAX_LIMBS)
        p = malloc((n + 1) * sizeof *p);
    if (!p)
        raise_memory(cx);
    return p;
}

int big_cmp_abs(const IntView *a, const IntView *b)
{
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    int c = a->n ? mpn_cmp(a->p, b->p, (mp_size_t)a->n) : 0;
    return c < 0 ? -1 : c > 0;
}

/* Up to this many limbs are added here: a call of GMP costs more. */
enum { FEW = 4 };

/* p[a->n] = a + b, of which a has not fewer limbs; returns the carry. */
static inline mp_limb_t add_few(mp_limb_t *p, const IntView *a,
                                const IntView *b)
{
    mp_limb_t carry = 0;
    for (size_t i = 0; i < a->n; i++) {
        u128 sum = (u128)a->p[i] + (i < b->n ? b->p[i] : 0) + carry;
        p[i] = (mp_limb_t)sum;
        carry = (mp_limb_t)(sum >> LIMB_BITS);
    }
    return carry;
}

/* p[a->n] = |a - b|, of which a has not fewer limbs; true: a was the less. */
static inline bool sub_few(mp_limb_t *p, const IntView *a, const IntView *b)
{
    mp_limb_t borrow = 0;
    for (size_t i = 0; i < a->n; i++) {
        u128 diff = (u128)a->p[i] - (i < b->n ? b->p[i] : 0) - borrow;
        p[i] = (mp_limb_t)diff;
        borrow = (mp_limb_t)(diff >> LIMB_BITS) & 1;
    }
    if (borrow) {
        mp_limb_t carry = 1;
        for (size_t i = 0; i < a->n; i++) {
            p[i] = ~p[i] + carry;
            carry = carry && p[i] == 0;
        }
    }
    return borrow;
}

/* |a| + |b| with the given sign */
static Value add_abs(Ctx *cx, const IntView *a, const IntView *b, bool neg)
{
    if (a->n < b->n) {
        const IntView *t = a;
        a = b;
        b = t;
    }
    BigInt *r = big_new(cx, a->n + 1);
    if (!r)
        return V_NULL;
    mp_limb_t *p = (mp_limb_t *)r->limb;
    p[a->n] = 0;
    if (a->n <= FEW)
        p[a->n] = add_few(p, a, b);
    else if (b->n == 0)
        memcpy(p, a->p, a->n * sizeof *p);
    else
        p[a->n] = mpn_add(p, a->p, (mp_size_t)a->n, b->p, (mp_size_t)b->n);
    return big_finish(r, a->n + 1, neg);
}

static Value sub_few_abs(Ctx *cx, const IntView *a, const IntView *b, bool neg)
{
    BigInt *r = big_new(cx, a->n);
    if (!r)
        return V_NULL;
    bool less = sub_few((mp_limb_t *)r->limb, a, b);
    return big_finish(r, a->n, neg != less);
}

/* |a| - |b|, negated if neg */
static Value sub_abs(Ctx *cx, const IntView *a, const IntView *b, bool neg)
{
    if (a->n <= FEW && b->n <= FEW)
        return a->n >= b->n ? sub_few_abs(cx, a, b, neg)
                            : sub_few_abs(cx, b, a, !neg);
    int c = big_cmp_abs(a, b);
    if (c == 0)
        return v_int(0);
    if (c < 0) {
        const IntView *t = a;
        a = b;
        b = t;
        neg = !neg;
    }
    BigInt *r = big_new(cx, a->n);
    if (!r)
        return V_NULL;
    mp_limb_t *p = (mp_limb_t *)r->limb;
    if (b->n == 0)
        memcpy(p, a->p, a->n * sizeof *p);
    else
        mpn_sub(p, a->p, (mp_size_t)a->n, b->p, (mp_size_t)b->n);
    return big_finish(r, a->n, neg);
}

Value big_add(Ctx *cx, const IntView *a, const IntView *b, bool subtract)
{
    if ((a->neg ^ b->neg) == subtract)
        return add_abs(cx, a, b, a->neg);
    return sub_abs(cx, a, b, a->neg);
}

Value big_mul(Ctx *cx, const IntView *a, const IntView *b)
{
    if (a->n == 0 || b->n == 0)
        return v_int(0);
    if (a->n < b->n) {
        const IntView *t = a;
        a = b;
        b = t;
    }
    BigInt *r = big_new(cx, a->n + b->n);
    if (!r)
        return V_NULL;
    mp_limb_t *p = (mp_limb_t *)r->limb;
    if (b->n == 1)
        p[a->n] = mpn_mul_1(p, a->p, (mp_size_t)a->n, b->p[0]);
    else if (a->p == b->p && a->n == b->n)
        mpn_sqr(p, a->p, (mp_size_t)a->n);
    else
        mpn_mul(p, a->p, (mp_size_t)a->n, b->p, (mp_size_t)b->n);
    return big_finish(r, a->n + b->n, a->neg ^ b->neg);
}

/* Floor division where |a| < |b|. */
static int divmod_short(Ctx *cx, const IntView *a, const IntView *b,
                        Value *quot, Value *rem)
{
    bool adjust = a->n != 0 && a->neg != b->neg;
    if (quot)
        *quot = v_int(adjust ? -1 : 0);
    if (rem)
        *rem = adjust ? big_add(cx, a, b, false)
                      : big_from_limbs(cx, a->p, a->n, a->neg);
    return rem && *rem == V_NULL ? -1 : 0;
}

/* Truncated quotient and remainder to floor: q one lower, r = |b| - r. */
static void floor_adjust(mp_limb_t *q, size_t qn, mp_limb_t *r,
                         const IntView *b)
{
    mpn_add_1(q, q, (mp_size_t)qn, 1);
    mpn_sub_n(r, b->p, r, (mp_size_t)b->n);
}

int big_divmod(Ctx *cx, const IntView *a, const IntView *b, Value *quot,
               Value *rem)
{
    if (big_cmp_abs(a, b) < 0)
        return divmod_short(cx, a, b, quot, rem);
    size_t qn = a->n - b->n + 2;
    Scratch room;
    mp_limb_t *q = scratch_take(cx, &room, qn + b->n);
    if (!q)
        return -1;
    mp_limb_t *r = q + qn;
    q[qn - 1] = 0;
    if (b->n == 1)
        r[0] = mpn_divrem_1(q, 0, a->p, (mp_size_t)a->n, b->p[0]);
    else
        mpn_tdiv_qr(q, r, 0, a->p, (mp_size_t)a->n, b->p, (mp_size_t)b->n);
    if (a->neg != b->neg && trimmed(r, b->n) > 0)
        floor_adjust(q, qn, r, b);
    if (quot)
        *quot = big_from_limbs(cx, q, qn, a->neg != b->neg);
    if (rem && !(quot && *quot == V_NULL))
        *rem = big_from_limbs(cx, r, b->n, b->neg);
    bool failed = (quot && *quot == V_NULL) || (rem && *rem == V_NULL);
    scratch_drop(&room);
    return failed ? -1 : 0;
}

/* Two's complement of w in n limbs. */
static void to_twos(const IntView *w, mp_limb_t *p, size_t n)
{
    memset(p, 0, n * sizeof *p);
    memcpy(p, w->p, w->n * sizeof *p);
    if (w->neg)
        mpn_neg(p, p, (mp_size_t)n);
}

Value big_bitwise(Ctx *cx, const IntView *a, const IntView *b, BinOp op)
{
    size_t n = MAX(a->n, b->n) + 1;
    Scratch room;
    mp_limb_t *x = scratch_take(cx, &room, 2 * n);
    if (!x)
        return V_NULL;
    mp_limb_t *y = x + n;
    to_twos(a, x, n);
    to_twos(b, y, n);
    if (op == BIN_AND)
        mpn_and_n(x, x, y, (mp_size_t)n);
    else if (op == BIN_OR)
        mpn_ior_n(x, x, y, (mp_size_t)n);
    else
        mpn_xor_n(x, x, y, (mp_size_t)n);
    bool neg = x[n - 1] >> (LIMB_BITS - 1);
    if (neg)
        mpn_neg(x, x, (mp_size_t)n);
    Value v = big_from_limbs(cx, x, n, neg);
    scratch_drop(&room);
    return v;
}

Value big_lshift(Ctx *cx, const IntView *a, uint64_t bits)
{
    if (a->n == 0)
        return v_int(0);
    uint64_t limbs = bits / LIMB_BITS;
    unsigned rest = (unsigned)(bits % LIMB_BITS);
    if (limbs > BIG_MAX_LIMBS)
        return raise_memory(cx);
    size_t n = a->n + limbs + 1;
    BigInt *r = big_new(cx, n);
    if (!r)
        return V_NULL;
    mp_limb_t *p = (mp_limb_t *)r->limb;
    memset(p, 0, limbs * sizeof *p);
    p[n - 1] = 0;
    if (rest)
        p[n - 1] = mpn_lshift(p + limbs, a->p, (mp_size_t)a->n, rest);
    else
        memcpy(p + limbs, a->p, a->n * sizeof *p);
    return big_finish(r, n, a->neg);
}

/* Are any of the lowest `bits` bits set? */
static bool low_bits_set(const IntView *a, uint64_t bits)
{
    size_t whole = (size_t)(bits / LIMB_BITS);
    for (size_t i = 0; i < MIN(whole, a->n); i++)
        if (a->p[i])
            return true;
    unsigned rest = (unsigned)(bits % LIMB_BITS);
    return whole < a->n && rest && (a->p[whole] << (LIMB_BITS - rest)) != 0;
}

Value big_rshift(Ctx *cx, const IntView *a, uint64_t bits)
{
    uint64_t limbs = bits / LIMB_BITS;
    unsigned rest = (unsigned)(bits % LIMB_BITS);
    if (limbs >= a->n)
        return v_int(a->neg ? -1 : 0);
    size_t n = a->n - limbs;
    BigInt *r = big_new(cx, n + 1);
    if (!r)
        return V_NULL;
    mp_limb_t *p = (mp_limb_t *)r->limb;
    p[n] = 0;
    if (rest)
        mpn_rshift(p, a->p + limbs, (mp_size_t)n, rest);
    else
        memcpy(p, a->p + limbs, n * sizeof *p);
    if (a->neg && low_bits_set(a, bits))
        p[n] = mpn_add_1(p, p, (mp_size_t)n, 1);
    return big_finish(r, n + 1, a->neg);
}

/* Left-to-right binary powering between two buffers of `cap` limbs each.
 * Returns the one that holds the result, *n its length. */
static mp_limb_t *power_loop(const IntView *a, uint64_t e, mp_limb_t *x,
                             mp_limb_t *y, size_t *n)
{
    size_t len = a->n;
    memcpy(x, a->p, len * sizeof *x);
    for (int bit = (int)limb_bits(e) - 2; bit >= 0; bit--) {
        mpn_sqr(y, x, (mp_size_t)len);
        len = trimmed(y, 2 * len);
        if (e >> bit & 1) {
            mpn_mul(x, y, (mp_size_t)len, a->p, (mp_size_t)a->n);
            len = trimmed(x, len + a->n);
        } else {
            mp_limb_t *t = x;
            x = y;
            y = t;
        }
    }
    *n = len;
    return x;
}

Value big_pow(Ctx *cx, const IntView *a, uint64_t e)
{
    if (e == 0)
        return v_int(1);
    if (a->n == 0)
        return v_int(0);
    if (a->n == 1 && a->p[0] == 1)
        return v_int(a->neg && (e & 1) ? -1 : 1);
    uint64_t bits;
    if (__builtin_mul_overflow(view_bits(a), e, &bits) ||
        bits / LIMB_BITS > BIG_MAX_LIMBS)
        return raise_memory(cx);
    /* a power of two is a shift */
    if (a->n == 1 && (a->p[0] & (a->p[0] - 1)) == 0) {
        IntView one = {&(mp_limb_t){1}, 1, a->neg && (e & 1), 0};
        return big_lshift(cx, &one, (view_bits(a) - 1) * e);
    }
    size_t cap = bits / LIMB_BITS + 2 + a->n;
    mp_limb_t *x = scratch_new(cx, 2 * cap);
    if (!x)
        return V_NULL;
    size_t n;
    mp_limb_t *p = power_loop(a, e, x, x + cap, &n);
    Value v = big_from_limbs(cx, p, n, a->neg && (e & 1));
    free(x);
    return v;
}
