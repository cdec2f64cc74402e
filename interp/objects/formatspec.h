/* formatspec.h: the format mini-language, parsed. Private to format files. */
#ifndef PX_OBJECTS_FORMATSPEC_H
#define PX_OBJECTS_FORMATSPEC_H

#include "objects/textparts.h"

typedef struct FormatSpec {
    uint32_t fill, align; /* '<', '>', '^', '=' */
    uint32_t sign;        /* '+', '-', ' ', or 0 */
    bool no_neg_zero, alt;
    int64_t width, precision; /* -1: not given */
    uint32_t comma;           /* ',', '_', or 0 */
    uint32_t type;
    const char *of; /* type name for errors */
} FormatSpec;

/* Fills f, whose type, align and of hold the defaults. 0, -1. */
int format_parse(Ctx *cx, const Str *spec, FormatSpec *f);
Value format_unknown(Ctx *cx, const FormatSpec *f);

/* A number as text in its parts; format_number lays it out. */
typedef struct NumberText {
    const char *prefix; /* "0x" or "" */
    const char *digits; /* without a sign */
    size_t n_digits;    /* that are grouped */
    const char *rest;   /* ".5e+10", "%" */
    size_t n_rest;
    bool neg;
    int group; /* digits between separators */
} NumberText;

Value format_number(Ctx *cx, const FormatSpec *f, const NumberText *n);
/* Text padded to the width; fill, align of f. */
Value format_padded(Ctx *cx, const FormatSpec *f, const Str *s, size_t len);

/* Text of |d| for a format code e, f, g, E, F, G or 'r' (repr) and 0 (repr or,
 * with a precision, g that keeps ".0"). Appends to out. precision -1: default.
 */
/* fmt % args in a plain case (modquick.c); V_NULL: it is none, or raised. */
Value mod_quick(Ctx *cx, const Str *fmt, Value args);
void float_code_text(double d, uint32_t code, int64_t precision, bool alt,
                     Buf *out);

#endif
