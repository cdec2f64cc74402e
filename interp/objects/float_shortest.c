/* float_shortest.c: the fewest digits that read back as a double, the nearest
 * of them. The method is R. Giulietti's Schubfach ("The Schubfach way to render
 * doubles", 2020): three 64 by 128 bit products, rounded to odd. */
#include <float.h>
#include <math.h>
#include "objects/floattext.h"
#include "pow10_table.h"

enum { FRACTION_BITS = 52, BIAS = 1075 };

/* floor(log10(2^e)), floor(log10(3/4 * 2^e)), floor(log2(10^e)) */
static int log10_pow2(int e)
{
    return (e * 1262611) >> 22;
}

static int log10_three_quarters_pow2(int e)
{
    return (e * 1262611 - 524031) >> 22;
}

static int log2_pow10(int e)
{
    return (e * 1741647) >> 19;
}

/* The high 64 bits of g * c, the lowest of them set if a bit below is. */
static uint64_t product_to_odd(const uint64_t g[2], uint64_t c)
{
    uint64_t low = (uint64_t)(((u128)g[1] * c) >> 64);
    u128 high = (u128)g[0] * c + low;
    return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}

/* c * 2^q, c not 0; `power`: the gap below is half as wide as the one above.
 * The result is *decimal * 10^(the value returned). */
static int shortest(uint64_t c, int q, bool power, uint64_t *decimal)
{
    bool open = c & 1; /* an odd significand: its interval has no ends */
    int k = power ? log10_three_quarters_pow2(q) : log10_pow2(q);
    int h = q + log2_pow10(-k) + 1;
    const uint64_t *g = pow10_table[-k - POW10_MIN];
    uint64_t lower = product_to_odd(g, (4 * c - 2 + power) << h) + open;
    uint64_t value = product_to_odd(g, (4 * c) << h);
    uint64_t upper = product_to_odd(g, (4 * c + 2) << h) - open;
    uint64_t s = value / 4;
    if (s >= 10) { /* a digit less */
        uint64_t t = s / 10;
        bool down_in = lower <= 40 * t, up_in = 40 * t + 40 <= upper;
        if (down_in != up_in) {
            *decimal = t + up_in;
            return k + 1;
        }
    }
    bool down_in = lower <= 4 * s, up_in = 4 * s + 4 <= upper;
    if (down_in != up_in) {
        *decimal = s + up_in;
        return k;
    }
    uint64_t middle = 4 * s + 2;
    *decimal = s + (value > middle || (value == middle && (s & 1)));
    return k;
}

static void digits_of(uint64_t decimal, int exponent, FloatDigits *out)
{
    char buf[24];
    int i = (int)sizeof buf;
    do
        buf[--i] = (char)('0' + decimal % 10);
    while (decimal /= 10);
    int n = (int)sizeof buf - i;
    out->point = n + exponent;
    while (n > 1 && buf[i + n - 1] == '0')
        n--;
    memcpy(out->digits, buf + i, (size_t)n);
    out->digits[n] = 0;
    out->n = n;
}

void float_shortest(double d, FloatDigits *out)
{
    uint64_t bits, decimal;
    d = fabs(d);
    if (d < 1e15 && d == floor(d)) {
        digits_of((uint64_t)d, 0, out);
        return;
    }
    memcpy(&bits, &d, sizeof bits);
    uint64_t fraction = bits & (((uint64_t)1 << FRACTION_BITS) - 1);
    int e = (int)(bits >> FRACTION_BITS);
    uint64_t c = e ? fraction | (uint64_t)1 << FRACTION_BITS : fraction;
    int exponent =
        shortest(c, MAX(e, 1) - BIAS, fraction == 0 && e > 1, &decimal);
    digits_of(decimal, exponent, out);
}

/* --- fewer or more digits --------------------------------------------- */

/* One more in the last of n digits; the carry may lengthen the number. */
static void round_up(FloatDigits *f)
{
    int i = f->n;
    while (i > 0 && f->digits[i - 1] == '9')
        f->digits[--i] = '0';
    if (i > 0) {
        f->digits[i - 1]++;
        return;
    }
    f->digits[0] = '1'; /* all were nines, or there were none */
    f->n = MAX(f->n, 1);
    f->point++;
}

static const uint64_t pow10_64[] = {
    1u,
    10u,
    100u,
    1000u,
    10000u,
    100000u,
    1000000u,
    10000000u,
    100000000u,
    1000000000u,
    10000000000u,
    100000000000u,
    1000000000000u,
    10000000000000u,
    100000000000000u,
    1000000000000000u,
    10000000000000000u,
    100000000000000000u,
    1000000000000000000u,
    10000000000000000000u,
};

/* -1, 0, 1: d is below, at, above the digits; 2: not told by this way. */
static int side_of(double d, const FloatDigits *f)
{
    uint64_t bits, m = 0;
    memcpy(&bits, &d, sizeof bits);
    int places = f->n - f->point, shift = BIAS - (int)(bits >> FRACTION_BITS);
    if (places < 0 || places >= (int)ARRAY_LEN(pow10_64) || shift <= 0 ||
        shift > 100)
        return 2;
    for (int i = 0; i < f->n; i++)
        m = m * 10 + (unsigned)(f->digits[i] - '0');
    uint64_t c = (bits & (((uint64_t)1 << FRACTION_BITS) - 1)) |
                 (uint64_t)1 << FRACTION_BITS;
    /* nearly equal, so neither overflows: c < 2^53, 10^19 < 2^64 */
    u128 exact = (u128)c * pow10_64[places], shortened = (u128)m << shift;
    return (exact > shortened) - (exact < shortened);
}

/* The shortest digits lie on the same side of every midpoint between two
 * shorter numbers as d itself: a midpoint between d and them would be shorter,
 * or as short and nearer. So rounding them rounds d, unless they are the
 * midpoint. Up to DBL_DIG digits that are not there are zeros. */
bool float_rounded(double d, int digits, FloatDigits *out)
{
    d = fabs(d);
    float_shortest(d, out);
    if (out->n <= digits) {
        if (digits > DBL_DIG || (d < DBL_MIN && d != 0.0))
            return false;
        memset(out->digits + out->n, '0', (size_t)(digits - out->n));
        out->n = digits;
        return true;
    }
    bool up = digits >= 0 && out->digits[digits] >= '5';
    if (up && out->digits[digits] == '5' && out->n == digits + 1) {
        int side = side_of(d, out);
        if (side == 2)
            return false;
        bool odd = digits > 0 && (out->digits[digits - 1] & 1);
        up = side > 0 || (side == 0 && odd);
    }
    out->n = MAX(digits, 0);
    if (up)
        round_up(out);
    return true;
}

/* --- fixed point ------------------------------------------------------- */

/* |d| * 10^places rounded to an integer, halves to even; false: not by this
 * quick way (too large, or too far below 1). */
bool float_scaled(double d, int places, uint64_t *out)
{
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    bits &= INT64_MAX;
    int shift = BIAS - (int)(bits >> FRACTION_BITS);
    if (places < 0 || places > 9 || shift <= 0 || shift > 100)
        return false;
    uint64_t c = (bits & (((uint64_t)1 << FRACTION_BITS) - 1)) |
                 (uint64_t)1 << FRACTION_BITS;
    u128 all = (u128)c * pow10_64[places];
    u128 whole = all >> shift, rest = all & (((u128)1 << shift) - 1);
    u128 half = (u128)1 << (shift - 1);
    if (whole >> 63)
        return false;
    *out = (uint64_t)whole + (rest > half || (rest == half && (whole & 1)));
    return true;
}
