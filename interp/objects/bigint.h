/* bigint.h: arithmetic on ints of any size over GMP's mpn functions. Private to
 * the int files and lib/math; everybody else calls number.h.
 *
 * mpz is never used: its allocator ends the process when memory is short. Sizes
 * are checked before a limb is written; scratch memory comes from malloc. */
#ifndef PX_OBJECTS_BIGINT_H
#define PX_OBJECTS_BIGINT_H

#include <gmp.h>
#include <stdlib.h>
#include "objects/number.h"

enum { LIMB_BITS = 64 };
#define BIG_MAX_LIMBS ((size_t)1 << 27) /* 1 GiB; more is a MemoryError */

_Static_assert(sizeof(mp_limb_t) == sizeof(uint64_t), "limbs are 64-bit words");

/* Sign and magnitude of an int Value. `p` may point at `one`: do not copy. */
typedef struct IntView {
    const mp_limb_t *p;
    size_t n; /* limbs, the highest not 0; 0: the number 0 */
    bool neg;
    mp_limb_t one;
} IntView;

static inline void int_view(IntView *w, Value v)
{
    if (is_int(v) || as_obj(v)->shape == KIND_bool) {
        int64_t i = is_int(v) ? as_int(v) : v == V_TRUE;
        w->neg = i < 0;
        w->one = i < 0 ? -(mp_limb_t)i : (mp_limb_t)i;
        w->n = i != 0;
        w->p = &w->one;
        return;
    }
    const BigInt *b = AS(BigInt, v);
    w->neg = b->size < 0;
    w->n = (size_t)(w->neg ? -b->size : b->size);
    w->p = (const mp_limb_t *)b->limb;
}
size_t view_bits(const IntView *w);
bool view_bit(const IntView *w, size_t bit);

/* Room for n limbs, not cleared; NULL with MemoryError raised. */
BigInt *big_new(Ctx *cx, size_t n);
/* The Value of r's first n limbs, which may have leading zeros. */
Value big_finish(BigInt *r, size_t n, bool neg);
Value big_from_limbs(Ctx *cx, const mp_limb_t *p, size_t n, bool neg);
Value int_from_i128(Ctx *cx, i128 i);

/* n limbs of malloc'd memory; NULL with MemoryError raised. */
mp_limb_t *scratch_new(Ctx *cx, size_t n);

/* The same, on the C stack while they are few; ends with scratch_drop. */
typedef struct Scratch {
    mp_limb_t *p;
    mp_limb_t few[48];
} Scratch;
static inline mp_limb_t *scratch_take(Ctx *cx, Scratch *s, size_t n)
{
    s->p = LIKELY(n <= ARRAY_LEN(s->few)) ? s->few : scratch_new(cx, n);
    return s->p;
}
static inline void scratch_drop(Scratch *s)
{
    if (UNLIKELY(s->p != s->few))
        free(s->p);
}

Value big_add(Ctx *cx, const IntView *a, const IntView *b, bool subtract);
Value big_mul(Ctx *cx, const IntView *a, const IntView *b);
/* Floor division; quot or rem may be NULL. The divisor is not 0. 0, -1. */
int big_divmod(Ctx *cx, const IntView *a, const IntView *b, Value *quot,
               Value *rem);
Value big_bitwise(Ctx *cx, const IntView *a, const IntView *b, BinOp op);
Value big_lshift(Ctx *cx, const IntView *a, uint64_t bits);
Value big_rshift(Ctx *cx, const IntView *a, uint64_t bits);
Value big_pow(Ctx *cx, const IntView *a, uint64_t exponent);
Value big_true_divide(Ctx *cx, Value a, Value b);
/* a rounded to 53 bits, half to even: |a| = *mantissa * 2^*exponent. */
void big_round53(const IntView *a, uint64_t *mantissa, int64_t *exponent);
int big_cmp_abs(const IntView *a, const IntView *b);

Value int_neg(Ctx *cx, Value v);
Value int_abs(Ctx *cx, Value v);
Value int_gcd(Ctx *cx, Value a, Value b);
/* A plain int with the value of a bool or of an int subclass's instance. */
Value int_plain(Ctx *cx, Value v);
/* Rounds to -ndigits decimal places (ndigits < 0), half to even. */
Value int_round(Ctx *cx, Value v, Value ndigits);

#endif
