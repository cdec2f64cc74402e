/* number.h: int, bool and float. Ints that fit 48 bits are immediate. */
#ifndef PX_OBJECTS_NUMBER_H
#define PX_OBJECTS_NUMBER_H

#include "objects/protocol.h"

/* int, heap int, bool, or an instance of an int subclass */
static inline bool is_intlike(Value v)
{
    return is_int(v) || (is_obj(v) && (obj_kind(as_obj(v)) == KIND_int ||
                                       obj_kind(as_obj(v)) == KIND_bool));
}
/* An int and no instance of a subclass, bool included. */
static inline bool is_plain_int(Value v)
{
    return is_int(v) || is_exact(v, KIND_int);
}
static inline bool is_floatlike(Value v)
{
    return is_double(v) || (is_obj(v) && obj_kind(as_obj(v)) == KIND_float);
}
/* Has it an __index__? */
static inline bool is_index(Value v)
{
    return is_intlike(v) || ops_of(v)->index ||
           type_override(type_of(v), DUNDER_index) != V_NULL;
}
double float_value(Value v); /* of a floatlike */

Value int_from_i64(Ctx *cx, int64_t i);
Value int_from_u64(Ctx *cx, uint64_t i);
/* What int(x) does with one argument. */
Value int_from_object(Ctx *cx, Value v);
Value int_from_double(Ctx *cx, double d); /* truncates; Overflow/ValueError */
/* 1 if it fits (*out), 0 if it does not. v is intlike. */
int int_to_i64(Value v, int64_t *out);
int int_sign(Value v);
double int_to_double(Ctx *cx, Value v); /* OverflowError; -1.0 + pending */
/* Decimal digits that int and str convert; 0: any. Main only writes. */
extern int64_t int_max_str_digits;
/* Base 0 or 2..36; text with sign, blanks and underscores as int() takes. */
Value int_parse(Ctx *cx, const char *text, size_t len, int base, Value shown);
Value int_to_str(Ctx *cx, Value v, int base); /* decimal limit of CPython */
/* The digits of m, up to 64 of them, that end before `end`; their start. */
char *int_put_digits(uint64_t m, unsigned base, char *end);
Value int_binary(Ctx *cx, Value a, Value b, BinOp op); /* both intlike */
int int_compare(Value a, Value b);                     /* -1, 0, 1 */
Value int_pow_mod(Ctx *cx, Value a, Value b, Value mod);
Value int_divmod(Ctx *cx, Value a, Value b);
uint64_t int_hash(Value v); /* CPython's, as an unsigned word */
uint64_t float_hash(double d);
Value float_binary(Ctx *cx, double a, double b, BinOp op);
Value float_parse(Ctx *cx, const char *text, size_t len, Value shown);
/* Shortest repr into out[32]; returns its length. */
int float_repr_text(double d, char *out);

#endif
