/* int.c: the kind int: slots, fast paths on immediate ints, comparison, hash.
 * Arithmetic on limbs is bigint.c's; text is int_text.c's. */
#include "objects/bigint.h"
#include "objects/bool.h"
#include "objects/container.h"
#include "objects/text.h"

#include "context/error.h"

#define HASH_MODULUS (((uint64_t)1 << 61) - 1)

/* --- reading ----------------------------------------------------------- */

int int_to_i64(Value v, int64_t *out)
{
    if (LIKELY(is_int(v))) {
        *out = as_int(v);
        return 1;
    }
    IntView w;
    int_view(&w, v);
    mp_limb_t m = w.n ? w.p[0] : 0;
    if (w.n > 1 || m > (mp_limb_t)INT64_MAX + w.neg)
        return 0;
    *out = w.neg ? (int64_t)-m : (int64_t)m;
    return 1;
}

int int_sign(Value v)
{
    if (is_int(v))
        return (as_int(v) > 0) - (as_int(v) < 0);
    IntView w;
    int_view(&w, v);
    return w.n == 0 ? 0 : w.neg ? -1 : 1;
}

int int_compare(Value a, Value b)
{
    if (LIKELY(are_ints(a, b)))
        return (as_int(a) > as_int(b)) - (as_int(a) < as_int(b));
    IntView x, y;
    int_view(&x, a);
    int_view(&y, b);
    if (x.neg != y.neg)
        return x.neg ? -1 : 1;
    int c = big_cmp_abs(&x, &y);
    return x.neg ? -c : c;
}

/* CPython's: the value modulo 2^61 - 1 with its sign, -2 instead of -1. */
uint64_t int_hash(Value v)
{
    uint64_t h;
    if (is_int(v)) {
        h = (uint64_t)as_int(v);
    } else {
        IntView w;
        int_view(&w, v);
        h = w.n ? mpn_mod_1(w.p, (mp_size_t)w.n, HASH_MODULUS) : 0;
        if (w.neg)
            h = -h;
    }
    return h == UINT64_MAX ? UINT64_MAX - 1 : h;
}

Value int_plain(Ctx *cx, Value v)
{
    if (is_int(v) || as_obj(v)->shape == KIND_int)
        return v;
    IntView w;
    int_view(&w, v);
    return big_from_limbs(cx, w.p, w.n, w.neg);
}

/* --- arithmetic -------------------------------------------------------- */

static Value zero_division(Ctx *cx, BinOp op)
{
    const char *text = op == BIN_TRUEDIV ? "division by zero"
                       : op == BIN_MOD   ? "integer modulo by zero"
                                         : "integer division or modulo by zero";
    return raise_fmt(cx, &exc_ZeroDivisionError, "%s", text);
}

static int64_t floor_div(int64_t x, int64_t y)
{
    int64_t q = x / y;
    return q - ((x % y != 0) && ((x < 0) != (y < 0)));
}

static int64_t floor_mod(int64_t x, int64_t y)
{
    int64_t r = x % y;
    return r != 0 && ((r < 0) != (y < 0)) ? r + y : r;
}

/* x ** e while it fits 63 bits; false: it does not. */
static bool small_pow(int64_t x, int64_t e, int64_t *out)
{
    int64_t r = 1;
    while (true) {
        if ((e & 1) && __builtin_mul_overflow(r, x, &r))
            return false;
        e >>= 1;
        if (e == 0)
            break;
        if (__builtin_mul_overflow(x, x, &x))
            return false;
    }
    *out = r;
    return true;
}

static Value negative_power(Ctx *cx, Value a, Value b)
{
    double x = int_to_double(cx, a);
    if (error_pending(cx))
        return V_NULL;
    double y = int_to_double(cx, b);
    if (error_pending(cx))
        return V_NULL;
    return float_binary(cx, x, y, BIN_POW);
}

static Value big_power(Ctx *cx, Value a, Value b)
{
    IntView x, y;
    int_view(&x, a);
    int_view(&y, b);
    if (y.neg)
        return negative_power(cx, a, b);
    if (y.n > 1) {
        if (x.n == 0)
            return v_int(0);
        if (x.n == 1 && x.p[0] == 1)
            return v_int(x.neg && (y.p[0] & 1) ? -1 : 1);
        return raise_memory(cx);
    }
    return big_pow(cx, &x, y.n ? y.p[0] : 0);
}

static Value shift(Ctx *cx, Value a, Value b, bool left)
{
    IntView x, y;
    int_view(&x, a);
    int_view(&y, b);
    if (y.neg)
        return raise_fmt(cx, &exc_ValueError, "negative shift count");
    if (x.n == 0)
        return v_int(0);
    if (y.n > 1 || (y.n == 1 && y.p[0] > (mp_limb_t)INT64_MAX)) {
        if (!left)
            return v_int(x.neg ? -1 : 0);
        return raise_fmt(cx, &exc_OverflowError, "too many digits in integer");
    }
    uint64_t bits = y.n ? y.p[0] : 0;
    return left ? big_lshift(cx, &x, bits) : big_rshift(cx, &x, bits);
}

static Value big_binary(Ctx *cx, Value a, Value b, BinOp op)
{
    IntView x, y;
    if (LIKELY(op == BIN_ADD || op == BIN_SUB || op == BIN_MUL)) {
        int_view(&x, a);
        int_view(&y, b);
        return op == BIN_MUL ? big_mul(cx, &x, &y)
                             : big_add(cx, &x, &y, op == BIN_SUB);
    }
    if (op == BIN_LSHIFT || op == BIN_RSHIFT)
        return shift(cx, a, b, op == BIN_LSHIFT);
    if (op == BIN_POW)
        return big_power(cx, a, b);
    int_view(&x, a);
    int_view(&y, b);
    Value q = V_NULL;
    switch (op) {
    case BIN_AND:
    case BIN_OR:
    case BIN_XOR:
        return big_bitwise(cx, &x, &y, op);
    case BIN_FLOORDIV:
    case BIN_MOD:
    case BIN_TRUEDIV:
        break;
    default:
        return V_NOTIMPLEMENTED;
    }
    if (y.n == 0)
        return zero_division(cx, op);
    if (op == BIN_TRUEDIV)
        return big_true_divide(cx, a, b);
    if (op == BIN_FLOORDIV)
        return big_divmod(cx, &x, &y, &q, NULL) < 0 ? V_NULL : q;
    return big_divmod(cx, &x, &y, NULL, &q) < 0 ? V_NULL : q;
}

static Value small_shift(Ctx *cx, Value a, Value b, BinOp op)
{
    int64_t x = as_int(a), y = as_int(b);
    if (y < 0 || (op == BIN_LSHIFT && y >= LIMB_BITS))
        return shift(cx, a, b, op == BIN_LSHIFT);
    if (op == BIN_RSHIFT)
        return v_int(x >> MIN(y, 63));
    if (y < 16)
        return int_from_i64(cx, (int64_t)((uint64_t)x << y));
    return int_from_i128(cx, (i128)x * ((i128)1 << y));
}

/* Both immediate: nothing but MUL, POW and shifts can leave 64 bits. */
static Value small_binary(Ctx *cx, Value a, Value b, BinOp op)
{
    int64_t x = as_int(a), y = as_int(b), r;
    switch (op) {
    case BIN_ADD:
        return int_from_i64(cx, x + y);
    case BIN_SUB:
        return int_from_i64(cx, x - y);
    case BIN_MUL:
        if (LIKELY(!__builtin_mul_overflow(x, y, &r)))
            return int_from_i64(cx, r);
        return int_from_i128(cx, (i128)x * y);
    case BIN_AND:
        return a & b;
    case BIN_OR:
        return a | b;
    case BIN_XOR:
        return (a ^ b) | TAG_INT;
    case BIN_FLOORDIV:
        return y ? int_from_i64(cx, floor_div(x, y)) : zero_division(cx, op);
    case BIN_MOD:
        return y ? v_int(floor_mod(x, y)) : zero_division(cx, op);
    case BIN_TRUEDIV:
        return y ? v_double((double)x / (double)y) : zero_division(cx, op);
    case BIN_LSHIFT:
    case BIN_RSHIFT:
        return small_shift(cx, a, b, op);
    case BIN_POW:
        if (y >= 0 && small_pow(x, y, &r))
            return int_from_i64(cx, r);
        return big_power(cx, a, b);
    default:
        return V_NOTIMPLEMENTED;
    }
}

Value int_binary(Ctx *cx, Value a, Value b, BinOp op)
{
    if (are_ints(a, b))
        return small_binary(cx, a, b, op);
    if (is_int(a) || is_int(b) || as_obj(a)->shape != KIND_bool ||
        as_obj(b)->shape != KIND_bool)
        return big_binary(cx, a, b, op);
    return small_binary(cx, v_int(a == V_TRUE), v_int(b == V_TRUE), op);
}

Value int_divmod(Ctx *cx, Value a, Value b)
{
    Value q = V_NULL, r = V_NULL;
    if (int_sign(b) == 0)
        return zero_division(cx, BIN_FLOORDIV);
    if (are_ints(a, b)) {
        q = int_from_i64(cx, floor_div(as_int(a), as_int(b)));
        r = v_int(floor_mod(as_int(a), as_int(b)));
    } else {
        IntView x, y;
        int_view(&x, a);
        int_view(&y, b);
        if (big_divmod(cx, &x, &y, &q, &r) < 0)
            return V_NULL;
    }
    return q == V_NULL ? V_NULL : tuple_pair(cx, q, r);
}

Value int_neg(Ctx *cx, Value v)
{
    if (is_int(v))
        return int_from_i64(cx, -as_int(v));
    IntView w;
    int_view(&w, v);
    return big_from_limbs(cx, w.p, w.n, !w.neg);
}

Value int_abs(Ctx *cx, Value v)
{
    return int_sign(v) < 0 ? int_neg(cx, v) : int_plain(cx, v);
}

/* --- slots (bool shares those that are not static) --------------------- */

Value int_slot_repr(Ctx *cx, Value self)
{
    return int_to_str(cx, self, 10);
}

int int_slot_hash(Ctx *cx, Value self, uint64_t *hash)
{
    (void)cx;
    *hash = int_hash(self);
    return 0;
}

int int_slot_truth(Ctx *cx, Value self)
{
    (void)cx;
    return int_sign(self) != 0;
}

Value int_slot_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    (void)cx;
    if (!is_intlike(self) || !is_intlike(other))
        return V_NOTIMPLEMENTED;
    int c = int_compare(self, other);
    return v_bool(order_holds(c, 0, op));
}

/* self and other stand in the order of the expression; either may be what the
 * slot was looked up on. */
Value int_slot_binop(Ctx *cx, Value self, Value other, BinOp op)
{
    if (!is_intlike(self) || !is_intlike(other))
        return V_NOTIMPLEMENTED;
    return int_binary(cx, self, other, op);
}

Value int_slot_unary(Ctx *cx, Value self, UnaryOp op)
{
    switch (op) {
    case UNARY_NEG:
        return int_neg(cx, self);
    case UNARY_POS:
        return int_plain(cx, self);
    case UNARY_ABS:
        return int_abs(cx, self);
    case UNARY_INVERT:
        if (is_int(self))
            return v_int(~as_int(self));
        return int_binary(cx, v_int(-1), self, BIN_SUB);
    }
    return V_NOTIMPLEMENTED;
}

Value int_slot_index(Ctx *cx, Value self)
{
    return int_plain(cx, self);
}

static size_t int_size(const Obj *o)
{
    const BigInt *b = (const BigInt *)(const void *)o;
    size_t n = (size_t)(b->size < 0 ? -b->size : b->size);
    return sizeof *b + n * sizeof(uint64_t);
}

const KindOps int_ops = {
    .kind = KIND_int,
    .name = "int",
    .size = int_size,
    .repr = int_slot_repr,
    .format = format_int,
    .hash = int_slot_hash,
    .truth = int_slot_truth,
    .richcmp = int_slot_richcmp,
    .binop = int_slot_binop,
    .unary = int_slot_unary,
    .index = int_slot_index,
};
