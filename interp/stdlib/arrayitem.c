/* arrayitem.c: module array: items of the typecodes, to Values and back. */
#include "objects/number.h"
#include "stdlib/arrayparts.h"

/* The texts of CPython's errors, by typecode. */
typedef struct ItemCode {
    char code;
    uint8_t width;
    bool is_signed;
    const char *name; /* NULL: of the conversions to a word */
} ItemCode;

static const ItemCode codes[] = {
    {'b', 1, true, "signed char"},
    {'B', 1, false, "unsigned byte integer"},
    {'h', 2, true, "signed short integer"},
    {'H', 2, false, "unsigned short"},
    {'i', 4, true, "signed integer"},
    {'I', 4, false, "unsigned int"},
    {'l', 8, true, NULL},
    {'L', 8, false, NULL},
    {'q', 8, true, NULL},
    {'Q', 8, false, NULL},
    {'u', 4, false, NULL},
    {'f', 4, false, NULL},
    {'d', 8, false, NULL},
};

static const ItemCode *find_code(uint32_t code)
{
    for (size_t i = 0; i < ARRAY_LEN(codes); i++)
        if ((uint32_t)codes[i].code == code)
            return &codes[i];
    return NULL;
}

uint32_t array_width(uint32_t code)
{
    const ItemCode *c = find_code(code);
    return c ? c->width : 0;
}

/* ---- reading ---- */

#define ITEM(T) (((const T *)(const void *)a->store->b)[i])

Value array_get(Ctx *cx, const Array *a, uint64_t i)
{
    switch (a->code) {
    case 'b':
        return v_int(ITEM(int8_t));
    case 'B':
        return v_int(ITEM(uint8_t));
    case 'h':
        return v_int(ITEM(int16_t));
    case 'H':
        return v_int(ITEM(uint16_t));
    case 'i':
        return v_int(ITEM(int32_t));
    case 'I':
        return v_int(ITEM(uint32_t));
    case 'l':
    case 'q':
        return int_from_i64(cx, ITEM(int64_t));
    case 'L':
    case 'Q':
        return int_from_u64(cx, ITEM(uint64_t));
    case 'f':
        return v_double((double)ITEM(float));
    case 'u':
        return str_from_code(cx, ITEM(uint32_t));
    }
    return v_double(ITEM(double));
}

/* ---- writing ---- */

static int range_error(Ctx *cx, const ItemCode *c, bool less)
{
    raise_fmt(cx, &exc_OverflowError, "%s is %s than %s", c->name,
              less ? "less" : "greater", less ? "minimum" : "maximum");
    return -1;
}

static int word_error(Ctx *cx, const ItemCode *c, bool negative)
{
    const char *text = "int too big to convert";
    if (negative && !c->is_signed)
        text = c->code == 'Q' ? "can't convert negative int to unsigned"
                              : "can't convert negative value to unsigned int";
    else if (c->code == 'L' || c->code == 'I')
        text = "Python int too large to convert to C unsigned long";
    else if (c->code != 'q' && c->code != 'Q')
        text = "Python int too large to convert to C long";
    raise_fmt(cx, &exc_OverflowError, "%s", text);
    return -1;
}

/* 64-bit typecodes, and I, whose negative values have a word's error. */
static int word_bits(Ctx *cx, const ItemCode *c, Value i, uint64_t *bits)
{
    int64_t n;
    bool small = int_to_i64(i, &n), negative = int_sign(i) < 0;
    if (c->is_signed ? !small : negative)
        return word_error(cx, c, negative);
    if (small) {
        *bits = (uint64_t)n;
    } else {
        const BigInt *b = AS(BigInt, i);
        if (b->size != 1)
            return word_error(cx, c, false);
        *bits = b->limb[0];
    }
    return c->code == 'I' && *bits >> 32 ? range_error(cx, c, false) : 0;
}

static int int_bits(Ctx *cx, const ItemCode *c, Value v, uint64_t *bits)
{
    int64_t n;
    Value i = is_int(v) ? v : obj_index(cx, v);
    if (!i)
        return -1;
    if (c->width == 8 || c->code == 'I')
        return word_bits(cx, c, i, bits);
    if (!int_to_i64(i, &n))
        return word_error(cx, &(ItemCode){'l', 8, true, NULL}, false);
    int64_t lo = c->is_signed ? -((int64_t)1 << (8 * c->width - 1)) : 0;
    int64_t hi = c->is_signed ? -(lo + 1) : ((int64_t)1 << 8 * c->width) - 1;
    if (n < lo || n > hi)
        return range_error(cx, c, n < lo);
    *bits = (uint64_t)n;
    return 0;
}

static int real(Ctx *cx, Value v, double *d)
{
    *d = is_double(v) ? as_double(v) : obj_double(cx, v);
    return error_pending(cx) ? -1 : 0;
}

int array_bits(Ctx *cx, uint32_t code, Value v, uint64_t *bits)
{
    double d;
    if (code == 'u') {
        if (!is_str(v) || AS(Str, v)->len != 1)
            return raise_fmt(cx, &exc_TypeError,
                             "array item must be unicode character"),
                   -1;
        *bits = str_at(AS(Str, v), 0);
        return 0;
    }
    if (code != 'd' && code != 'f')
        return int_bits(cx, find_code(code), v, bits);
    if (real(cx, v, &d))
        return -1;
    if (code == 'd') {
        memcpy(bits, &d, 8);
        return 0;
    }
    float f = (float)d;
    uint32_t small;
    memcpy(&small, &f, 4);
    *bits = small;
    return 0;
}

void array_put_own(Ctx *cx, Array *a, uint64_t i, uint64_t bits)
{
    void *p = a->store->b + i * a->width;
    switch (a->width) {
    case 1:
        store_array_i8(cx, a, p, (uint8_t)bits);
        break;
    case 2:
        store_array_i16(cx, a, p, (uint16_t)bits);
        break;
    case 4:
        store_array_i32(cx, a, p, (uint32_t)bits);
        break;
    default:
        store_array_i64(cx, a, p, bits);
    }
}
