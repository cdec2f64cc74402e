/* float_shortest.c: the fewest digits that read back as a double, the nearest
 * of them. The method is R. Giulietti's Schubfach ("The Schubfach way to render
 * doubles", 2020): three 64 by 128 bit products, rounded to odd. */
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

/* --- fixed point ------------------------------------------------------- */

/* |d| * 10^places rounded to an integer, halves to even; false: not by this
 * quick way (too large, or too far below 1). */
bool float_scaled(double d, int places, uint64_t *out)
{
    static const uint64_t powers[] = {1,         10,        100,     1000,
                                      10000,     100000,    1000000, 10000000,
                                      100000000, 1000000000};
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    bits &= INT64_MAX;
    int shift = BIAS - (int)(bits >> FRACTION_BITS);
    if (places < 0 || places >= (int)ARRAY_LEN(powers) || shift <= 0 ||
        shift > 100)
        return false;
    uint64_t c = (bits & (((uint64_t)1 << FRACTION_BITS) - 1)) |
                 (uint64_t)1 << FRACTION_BITS;
    u128 all = (u128)c * powers[places];
    u128 whole = all >> shift, rest = all & (((u128)1 << shift) - 1);
    u128 half = (u128)1 << (shift - 1);
    if (whole >> 63)
        return false;
    *out = (uint64_t)whole + (rest > half || (rest == half && (whole & 1)));
    return true;
}
