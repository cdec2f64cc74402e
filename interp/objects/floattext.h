/* floattext.h: digits of floats. Private to the float and format files. */
#ifndef PX_OBJECTS_FLOATTEXT_H
#define PX_OBJECTS_FLOATTEXT_H

#include "objects/protocol.h"

/* value = 0.d1d2d3... * 10^point; no trailing zeros. */
typedef struct FloatDigits {
    char digits[40];
    int n;
    int point;
} FloatDigits;

/* The fewest digits that read back as |d|; d is finite. */
void float_shortest(double d, FloatDigits *out);
/* |d| rounded to that many digits, halves to even, zeros at the end kept; 0 or
 * less: n is 0 if nothing is left. false: not by this quick way. */
bool float_rounded(double d, int digits, FloatDigits *out);
bool float_scaled(double d, int places, uint64_t *out);
/* float(text) without raising; false: no number. */
bool float_read(const char *text, size_t len, double *out);
/* round(d, ndigits), halves to even as CPython (by decimal text). */
Value float_round(Ctx *cx, double d, Value ndigits);
Value float_divmod(Ctx *cx, double a, double b);

#endif
