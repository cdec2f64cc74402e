/* slow_arith.c: arithmetic and comparison beyond the loop's fast paths. */
#include "eval/slow.h"
#include "eval/step.h"
#include <math.h>

static bool mixed(Value x, Value y, double *a, double *b)
{
    if (is_double(x) && is_int(y)) {
        *a = as_double(x);
        *b = (double)as_int(y);
        return true;
    }
    if (is_int(x) && is_double(y)) {
        *a = (double)as_int(x);
        *b = as_double(y);
        return true;
    }
    return false;
}

/* A small int and a float: no need to look any method up. */
static Value mixed_binary(double a, double b, BinOp op)
{
    switch (op) {
    case BIN_ADD:
        return v_double(a + b);
    case BIN_SUB:
        return v_double(a - b);
    case BIN_MUL:
        return v_double(a * b);
    case BIN_TRUEDIV:
        return b != 0.0 ? v_double(a / b) : V_NULL;
    default:
        return V_NULL;
    }
}

static bool is_bool(Value v)
{
    return v == V_TRUE || v == V_FALSE;
}

/* Small ints and bools, which become ints; not two bools, whose & | ^ give
 * bools. */
static bool counts(Value *x, Value *y, BinOp op)
{
    bool bx = is_bool(*x), by = is_bool(*y);
    if (bx == by || !(bx ? is_int(*y) : is_int(*x)) || op == BIN_POW)
        return false;
    if (bx)
        *x = v_int(*x == V_TRUE);
    else
        *y = v_int(*y == V_TRUE);
    return true;
}

static Value small_binary(Ctx *cx, Value x, Value y, BinOp op)
{
    Value v;
    if (op == BIN_ADD && int_add(x, y, &v))
        return v;
    if (op == BIN_SUB && int_sub(x, y, &v))
        return v;
    return int_binary(cx, x, y, op);
}

static const struct {
    uint8_t form, bin;
} arith_rows[OP_COUNT] = {
#define OP(name, words, abc, effect)
#define AOP(name, words, abc, form, bin) [OP_##name] = {(form), (bin)},
#include "eval/ops.def"
};

int slow_inplace_op(const Word *pc)
{
    uint32_t base = op_base[pc->op];
    if (base == OP_INPLACE)
        return (int)pc[1].w;
    return arith_rows[base].form & ARITH_INPLACE ? arith_rows[base].bin : -1;
}

static inline ArithOperands operands(const Value *r, const Word *pc)
{
    uint32_t base = op_base[pc->op], form = arith_rows[base].form;
    ArithOperands o = {.x = r[pc->b],
                       .op = (BinOp)arith_rows[base].bin,
                       .inplace = form & ARITH_INPLACE};
    switch (form & ~(uint32_t)ARITH_INPLACE) {
    case ARITH_RR:
        o.y = r[pc->c];
        break;
    case ARITH_RI:
        o.y = v_int((int16_t)pc->c);
        break;
    case ARITH_KR:
        o.y = o.x;
        o.x = pc[1].v;
        break;
    default:
        o.y = pc[1].v;
        break;
    }
    return o;
}

ArithOperands arith_operands(const Value *r, const Word *pc)
{
    uint32_t base = op_base[pc->op];
    if (arith_rows[base].form)
        return operands(r, pc);
    bool power = base == OP_POW || base == OP_POW_K;
    return (ArithOperands){.x = r[pc->b],
                           .y = base == OP_POW_K ? pc[1].v : r[pc->c],
                           .op = power ? BIN_POW : (BinOp)pc[1].w,
                           .inplace = base == OP_INPLACE};
}

/* Its class may say what to do with it. */
static inline bool is_subclassed(Value v)
{
    return is_obj(v) && as_obj(v)->shape >= KIND_COUNT;
}

Value slow_arith(Ctx *cx, const Value *r, const Word *pc)
{
    ArithOperands o = operands(r, pc);
    BinOp op = o.op;
    Value x = o.x, y = o.y;
    if (op == BIN_ADD && is_exact(x, KIND_str) && is_exact(y, KIND_str)) {
        if (o.inplace)
            str_seal(cx, x);
        return str_concat(cx, x, y);
    }
    if (is_plain_int(x) && is_plain_int(y))
        return int_binary(cx, x, y, op);
    if (counts(&x, &y, op))
        return small_binary(cx, x, y, op);
    if (o.inplace && op == BIN_ADD)
        str_seal(cx, x);
    double a, b;
    if (op == BIN_ADD && is_obj(x) && is_obj(y) &&
        as_obj(x)->shape == as_obj(y)->shape) {
        uint32_t shape = as_obj(x)->shape;
        if (shape == KIND_list && !o.inplace)
            return list_concat(cx, x, y);
        if (shape == KIND_tuple)
            return tuple_concat(cx, x, y);
    }
    if (op == BIN_MOD && is_exact(x, KIND_str) && !is_subclassed(y))
        return str_mod(cx, x, y);
    if (mixed(x, y, &a, &b)) {
        Value v = mixed_binary(a, b, op);
        if (v)
            return v;
    }
    return o.inplace ? obj_inplace(cx, x, y, op) : obj_binary(cx, x, y, op);
}

Value slow_power(Ctx *cx, Value x, Value y)
{
    double a, b;
    bool doubles = is_double(x) && is_double(y);
    if (doubles) {
        a = as_double(x);
        b = as_double(y);
    }
    if (doubles || (is_double(x) && mixed(x, y, &a, &b))) {
        double p = a > 0.0 ? pow(a, b) : NAN;
        if (isfinite(p) && p != 0.0)
            return v_double(p);
    }
    return obj_binary(cx, x, y, BIN_POW);
}

static bool strs_test(Value x, Value y, CmpOp op)
{
    if (op == CMP_EQ || op == CMP_NE)
        return (x == y || str_same(AS(Str, x), AS(Str, y))) == (op == CMP_EQ);
    const Str *a = AS(Str, x), *b = AS(Str, y);
    if (a->width == 1 && b->width == 1 && a->data[0] != b->data[0])
        return order_holds(a->data[0], b->data[0], op);
    return order_holds(str_cmp(AS(Str, x), AS(Str, y)), 0, op);
}

/* Strs, tuples that ints decide, and small ints against floats; -1: neither. */
static int quick_test(Value x, Value y, CmpOp op)
{
    double a, b;
    if (is_obj(x) && is_obj(y)) {
        if (as_obj(x)->shape != as_obj(y)->shape)
            return -1;
        if (as_obj(x)->shape == KIND_str)
            return strs_test(x, y, op);
        if (as_obj(x)->shape == KIND_tuple)
            return tuple_quick_test(AS(Tuple, x), AS(Tuple, y), op);
        return -1;
    }
    return mixed(x, y, &a, &b) ? order_of_doubles_holds(a, b, op) : -1;
}

Value slow_compare(Ctx *cx, Value x, Value y, CmpOp op)
{
    int t = quick_test(x, y, op);
    return t >= 0 ? v_bool(t) : obj_compare(cx, x, y, op);
}

int slow_compare_bool(Ctx *cx, Value x, Value y, CmpOp op)
{
    int t = quick_test(x, y, op);
    return t >= 0 ? t : obj_compare_bool(cx, x, y, op, false);
}

int slow_truth(Ctx *cx, Value x)
{
    if (is_double(x))
        return as_double(x) != 0.0;
    switch (as_obj(x)->shape) {
    case KIND_str:
        return AS(Str, x)->len != 0;
    case KIND_list:
        return AS(List, x)->len != 0;
    case KIND_tuple:
        return AS(Tuple, x)->len != 0;
    case KIND_dict:
        return AS(Dict, x)->used != 0;
    default:
        return obj_truth(cx, x);
    }
}

/* Is item among v, by identity, as ints or as strs? -1: that does not tell. */
static int items_test(const Value *v, size_t n, Value item)
{
    bool str = is_exact(item, KIND_str);
    if (!str && !is_int(item))
        return -1;
    for (size_t i = 0; i < n; i++) {
        if (v[i] == item)
            return 1;
        if (str ? !is_exact(v[i], KIND_str) : !is_int(v[i]))
            return -1;
        if (str && str_same(AS(Str, v[i]), AS(Str, item)))
            return 1;
    }
    return 0;
}

/* Containers that may be looked through at once; -1: not one of them. */
static int quick_contains(Value container, Value item)
{
    switch (as_obj(container)->shape) {
    case KIND_tuple:
        return items_test(AS(Tuple, container)->v, AS(Tuple, container)->len,
                          item);
    case KIND_list: {
        const List *list = AS(List, container);
        return items_test(list->store ? list->store->v : NULL, list->len, item);
    }
    default:
        return -1;
    }
}

static NOINLINE int contains_other(Ctx *cx, Value container, Value item)
{
    int t = is_obj(container) ? quick_contains(container, item) : -1;
    return t >= 0 ? t : obj_contains(cx, container, item);
}

int slow_contains(Ctx *cx, Value container, Value item)
{
    uint32_t shape = is_obj(container) ? as_obj(container)->shape : KIND_int;
    if (shape == KIND_dict)
        return dict_has(cx, AS(Dict, container), item);
    if (shape == KIND_str && is_exact(item, KIND_str))
        return str_holds(AS(Str, container), AS(Str, item));
    if ((shape == KIND_set || shape == KIND_frozenset) &&
        (!is_obj(item) || as_obj(item)->shape < KIND_COUNT) &&
        !is_exact(item, KIND_set))
        return set_has(cx, AS(Set, container), item);
    return contains_other(cx, container, item);
}
