/* structitem.c: module _struct: one item of each format code. */
#include "objects/number.h"
#include "stdlib/structparts.h"

#include <math.h>

/* ---- whole numbers ---- */

/* The lowest bytes of w, as they stand in memory, little end first. */
static void put_word(const Step *s, uint64_t w, uint8_t *to)
{
    if (s->big)
        w = __builtin_bswap64(w) >> (64 - 8 * s->width);
    switch (s->width) {
    case 1:
        to[0] = (uint8_t)w;
        break;
    case 2:
        memcpy(to, &w, 2);
        break;
    case 4:
        memcpy(to, &w, 4);
        break;
    default:
        memcpy(to, &w, 8);
    }
}

static uint64_t get_word(const Step *s, const uint8_t *p)
{
    uint64_t w = 0;
    switch (s->width) {
    case 1:
        return p[0];
    case 2:
        memcpy(&w, p, 2);
        break;
    case 4:
        memcpy(&w, p, 4);
        break;
    default:
        memcpy(&w, p, 8);
    }
    return s->big ? __builtin_bswap64(w) >> (64 - 8 * s->width) : w;
}

/* CPython words it by code, byte order and size. */
static int out_of_range(Ctx *cx, const Step *s, bool fits_word)
{
    static const struct {
        char code;
        const char *name;
        int lo, hi;
    } small[] = {{'b', "byte", -128, 127},
                 {'B', "ubyte", 0, 255},
                 {'h', "short", -32768, 32767},
                 {'H', "ushort", 0, 65535}};
    Type *e = AS(Type, struct_error);
    bool plain = s->native && s->code != 'i' && s->code != 'b' &&
                 s->code != 'B' && s->code != 'h' && s->code != 'H';
    for (size_t i = 0; i < ARRAY_LEN(small); i++)
        if (small[i].code == s->code && fits_word)
            return raise_fmt(cx, e, "%s format requires %d <= number <= %d",
                             small[i].name, small[i].lo, small[i].hi),
                   -1;
    if (!fits_word || plain || s->width == 8)
        return raise_fmt(cx, e, "argument out of range"), -1;
    if (s->is_signed)
        return raise_fmt(cx, e,
                         "'%c' format requires -2147483648 <= number <= "
                         "2147483647",
                         s->code),
               -1;
    return raise_fmt(cx, e, "'%c' format requires 0 <= number <= 4294967295",
                     s->code),
           -1;
}

/* The value as 64 bits; *negative tells how to read them. 1 fits, 0 not. */
static int word_of(Value i, uint64_t *w, bool *negative)
{
    int64_t n;
    if (int_to_i64(i, &n)) {
        *w = (uint64_t)n;
        *negative = n < 0;
        return 1;
    }
    *negative = int_sign(i) < 0;
    const BigInt *b = AS(BigInt, i);
    *w = b->limb[0];
    return b->size == 1;
}

static int put_int(Ctx *cx, const Step *s, Value v, uint8_t *to)
{
    uint64_t w;
    bool negative;
    if (!is_int(v) && !is_index(v))
        return raise_fmt(cx, AS(Type, struct_error),
                         "required argument is not an integer"),
               -1;
    Value i = is_int(v) ? v : obj_index(cx, v);
    if (!i)
        return -1;
    int bits = 8 * s->width;
    bool fits = word_of(i, &w, &negative);
    if (!fits)
        return out_of_range(cx, s, false);
    if (s->is_signed) {
        int64_t lo = bits == 64 ? INT64_MIN : -((int64_t)1 << (bits - 1));
        int64_t n = (int64_t)w;
        if ((!negative && w > (uint64_t)INT64_MAX) || n < lo || n > -(lo + 1))
            return out_of_range(cx, s, true);
    } else if (negative || (bits < 64 && w >> bits)) {
        return out_of_range(cx, s, true);
    }
    put_word(s, w, to);
    return 0;
}

static int put_pointer(Ctx *cx, const Step *s, Value v, uint8_t *to)
{
    uint64_t w;
    bool negative;
    if (!is_intlike(v))
        return raise_fmt(cx, AS(Type, struct_error),
                         "required argument is not an integer"),
               -1;
    if (!word_of(v, &w, &negative))
        return raise_fmt(cx, AS(Type, struct_error),
                         "int too large to convert"),
               -1;
    put_word(s, w, to);
    return 0;
}

static Value get_int(Ctx *cx, const Step *s, const uint8_t *p)
{
    uint64_t w = get_word(s, p);
    int shift = 64 - 8 * s->width;
    if (LIKELY(shift >= 32))
        return v_int(s->is_signed ? (int64_t)(w << shift) >> shift
                                  : (int64_t)w);
    if (!s->is_signed)
        return int_from_u64(cx, w);
    return int_from_i64(cx, (int64_t)(w << shift) >> shift);
}

/* ---- floats ---- */

/* Half precision (IEEE 754 binary16), rounded half to even; -1: too large. */
static int64_t half_of(double d)
{
    uint64_t bits;
    memcpy(&bits, &d, 8);
    uint32_t sign = (uint32_t)(bits >> 48) & 0x8000;
    double a = fabs(d);
    if (isnan(d))
        return sign | 0x7E00;
    if (isinf(d))
        return sign | 0x7C00;
    if (a < ldexp(1, -14)) /* 1024 of its steps make the least normal */
        return sign | (uint32_t)nearbyint(ldexp(a, 24));
    int e;
    double m = frexp(a, &e); /* a = m 2^e, m in [0.5, 1) */
    uint32_t h = (uint32_t)nearbyint(ldexp(m, 11)) - 1024;
    h += (uint32_t)(e + 14) << 10;
    return h >= 0x7C00 ? -1 : (int64_t)(sign | h);
}

static double half_value(uint64_t h)
{
    int e = (int)(h >> 10 & 31);
    double m = (double)(h & 1023), d;
    if (e == 31)
        d = m != 0 ? (double)NAN : (double)INFINITY;
    else
        d = e ? ldexp(m + 1024, e - 25) : ldexp(m, -24);
    return h & 0x8000 ? -d : d;
}

static int put_float(Ctx *cx, const Step *s, Value v, uint8_t *to)
{
    double d = is_double(v) ? as_double(v) : obj_double(cx, v);
    uint64_t w;
    if (d == -1.0 && error_pending(cx)) {
        if (!error_matches(cx, &exc_TypeError))
            return -1;
        error_clear(cx);
        raise_fmt(cx, AS(Type, struct_error),
                  "required argument is not a float");
        return -1;
    }
    if (s->width == 8) {
        memcpy(&w, &d, 8);
    } else if (s->width == 4) {
        float f = (float)d;
        uint32_t small;
        if (isinf(f) && !isinf(d) && !s->native)
            return raise_fmt(cx, &exc_OverflowError,
                             "float too large to pack with f format"),
                   -1;
        memcpy(&small, &f, 4);
        w = small;
    } else {
        int64_t h = half_of(d);
        if (h < 0)
            return raise_fmt(cx, &exc_OverflowError,
                             "float too large to pack with e format"),
                   -1;
        w = (uint64_t)h;
    }
    put_word(s, w, to);
    return 0;
}

static Value get_float(const Step *s, const uint8_t *p)
{
    uint64_t w = get_word(s, p);
    double d;
    if (s->width == 2)
        return v_double(half_value(w));
    if (s->width == 8) {
        memcpy(&d, &w, 8);
        return v_double(d);
    }
    float f;
    uint32_t small = (uint32_t)w;
    memcpy(&f, &small, 4);
    return v_double((double)f);
}

/* ---- bytes ---- */

static int put_char(Ctx *cx, Value v, uint8_t *to)
{
    if (!is_kind(v, KIND_bytes) || AS(Bytes, v)->len != 1)
        return raise_fmt(cx, AS(Type, struct_error),
                         "char format requires a bytes object of length 1"),
               -1;
    *to = AS(Bytes, v)->data[0];
    return 0;
}

static int put_text(Ctx *cx, const Step *s, Value v, uint8_t *to)
{
    const uint8_t *p;
    size_t n, room = s->length;
    if ((!is_kind(v, KIND_bytes) && !is_kind(v, KIND_bytearray)) ||
        !bytes_view(v, &p, &n))
        return raise_fmt(cx, AS(Type, struct_error),
                         "argument for '%c' must be a bytes object", s->code),
               -1;
    if (s->code == 's') {
        memcpy(to, p, MIN(n, room));
    } else if (room) {
        n = MIN(n, room - 1);
        memcpy(to + 1, p, n);
        to[0] = (uint8_t)MIN(n, (size_t)255);
    }
    return 0;
}

static Value get_text(Ctx *cx, const Step *s, const uint8_t *p)
{
    size_t n = s->length;
    BUF_LOCAL(b, 128);
    if (s->code == 's') {
        buf_put(&b, p, n);
    } else if (n) {
        buf_put(&b, p + 1, MIN((size_t)p[0], n - 1));
    }
    Value r = bytes_from(cx, buf_text(&b), b.len);
    buf_free(&b);
    return r;
}

/* ---- all ---- */

int struct_put(Ctx *cx, const Step *s, Value v, uint8_t *to)
{
    int truth;
    switch (s->code) {
    case 'c':
        return put_char(cx, v, to);
    case 's':
    case 'p':
        return put_text(cx, s, v, to);
    case '?':
        truth = obj_truth(cx, v);
        *to = truth > 0;
        return truth < 0 ? -1 : 0;
    case 'e':
    case 'f':
    case 'd':
        return put_float(cx, s, v, to);
    case 'P':
        return put_pointer(cx, s, v, to);
    }
    return put_int(cx, s, v, to);
}

Value struct_get(Ctx *cx, const Step *s, const uint8_t *p)
{
    switch (s->code) {
    case 'c':
        return bytes_from(cx, (uint8_t[1]){*p}, 1);
    case 's':
    case 'p':
        return get_text(cx, s, p);
    case '?':
        return v_bool(*p != 0);
    case 'e':
    case 'f':
    case 'd':
        return get_float(s, p);
    }
    return get_int(cx, s, p);
}
