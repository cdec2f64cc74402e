/* protocol_number.c: operators, comparison, __index__ of any object. The order
 * of tries is CPython's: a subclass's reflected method first, then the left
 * operand, then the right one. */
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/protocol_private.h"
#include "objects/text.h"

static const char *const binop_text[BIN_COUNT] = {
    [BIN_ADD] = "+",     [BIN_AND] = "&",    [BIN_FLOORDIV] = "//",
    [BIN_LSHIFT] = "<<", [BIN_MATMUL] = "@", [BIN_MUL] = "*",
    [BIN_MOD] = "%",     [BIN_OR] = "|",     [BIN_POW] = "** or pow()",
    [BIN_RSHIFT] = ">>", [BIN_SUB] = "-",    [BIN_TRUEDIV] = "/",
    [BIN_XOR] = "^",
};

static const char *const cmp_text[] = {
    [CMP_LT] = "<",  [CMP_LE] = "<=", [CMP_EQ] = "==",
    [CMP_NE] = "!=", [CMP_GT] = ">",  [CMP_GE] = ">=",
};

/* The override of the op-th special method behind `first`. */
static Value op_override(Value v, Dunder first, int op)
{
    return override_of(v, (Dunder)((int)first + op));
}

/* ---- binary operators ---- */

/* a's answer: its override of __op__, else its kind's slot. */
static Value try_left(Ctx *cx, Value a, Value b, BinOp op)
{
    Value f = op_override(a, DUNDER_add, (int)op);
    if (f)
        return call_override1(cx, f, a, b);
    const KindOps *ops = ops_of(a);
    return ops->binop ? ops->binop(cx, a, b, op) : V_NOTIMPLEMENTED;
}

/* b's answer: its override of __rop__, else its kind's slot. */
static Value try_right(Ctx *cx, Value a, Value b, BinOp op)
{
    Value f = op_override(b, DUNDER_radd, (int)op);
    if (f)
        return call_override1(cx, f, b, a);
    const KindOps *ops = ops_of(b);
    if (!ops->binop ||
        (ops == ops_of(a) && !op_override(a, DUNDER_add, (int)op)))
        return V_NOTIMPLEMENTED;
    return ops->binop(cx, a, b, op);
}

/* Does b's class, a subclass of a's, redefine the reflected method? */
static bool right_first(Value a, Value b, BinOp op)
{
    Value f = op_override(b, DUNDER_radd, (int)op);
    bool redefined =
        f ? f != op_override(a, DUNDER_radd, (int)op)
          : ops_of(a)->kind == ops_of(b)->kind && ops_of(a) != ops_of(b);
    return redefined && type_is_subtype(type_of(b), type_of(a));
}

static Value binary_try(Ctx *cx, Value a, Value b, BinOp op)
{
    if (are_ints(a, b))
        return int_ops.binop(cx, a, b, op);
    if (!is_obj(a) && !is_obj(b))
        return float_ops.binop(cx, a, b, op);
    if (is_plain_int(a) && is_plain_int(b))
        return int_binary(cx, a, b, op);
    if (is_obj(a) && is_obj(b) && as_obj(a)->shape == as_obj(b)->shape &&
        as_obj(a)->shape < KIND_COUNT) {
        const KindOps *ops = kind_ops[as_obj(a)->shape];
        return ops->binop ? ops->binop(cx, a, b, op) : V_NOTIMPLEMENTED;
    }
    bool same = type_of(a) == type_of(b);
    bool tried = false;
    Value r;
    if (!same && right_first(a, b, op)) {
        r = try_right(cx, a, b, op);
        if (r != V_NOTIMPLEMENTED)
            return r;
        tried = true;
    }
    r = try_left(cx, a, b, op);
    if (r != V_NOTIMPLEMENTED || same || tried)
        return r;
    return try_right(cx, a, b, op);
}

static bool is_sequence(Value v)
{
    Kind k = ops_of(v)->kind;
    return k == KIND_str || k == KIND_list || k == KIND_tuple ||
           k == KIND_bytes || k == KIND_bytearray || k == KIND_deque;
}

static Value concat_error(Ctx *cx, Value a, Value b)
{
    Kind k = ops_of(a)->kind;
    if (k == KIND_bytes || k == KIND_bytearray)
        return raise_fmt(cx, &exc_TypeError, "can't concat %T to %T", b, a);
    return raise_fmt(cx, &exc_TypeError,
                     "can only concatenate %s (not \"%T\") to %s",
                     kind_names[k], b, kind_names[k]);
}

Value sequence_refuses(Ctx *cx, Value self, Value other, BinOp op)
{
    if (op == BIN_ADD && is_sequence(self))
        return concat_error(cx, self, other);
    if (op == BIN_MUL && is_sequence(self))
        return raise_fmt(cx, &exc_TypeError,
                         "'%T' object cannot be interpreted as an integer",
                         other);
    return V_NOTIMPLEMENTED;
}

static Value binary_error(Ctx *cx, Value a, Value b, BinOp op, bool inplace)
{
    if (op == BIN_ADD && is_sequence(a))
        return concat_error(cx, a, b);
    if (op == BIN_MUL &&
        (is_sequence(a) ||
         (is_sequence(b) && !(inplace && has_sequence_slots(a)))))
        return raise_fmt(cx, &exc_TypeError,
                         "can't multiply sequence by non-int of type '%T'",
                         is_sequence(a) ? b : a);
    const char *text = binop_text[op];
    if (inplace)
        return raise_fmt(cx, &exc_TypeError,
                         "unsupported operand type(s) for %s=: '%T' and '%T'",
                         op == BIN_POW ? "**" : text, a, b);
    if (op == BIN_RSHIFT && is_exact(a, KIND_native) &&
        !strcmp(AS(Native, a)->name, "print"))
        return raise_fmt(cx, &exc_TypeError,
                         "unsupported operand type(s) for >>: '%T' and '%T'. "
                         "Did you mean \"print(<message>, "
                         "file=<output_stream>)\"?",
                         a, b);
    return raise_fmt(cx, &exc_TypeError,
                     "unsupported operand type(s) for %s: '%T' and '%T'", text,
                     a, b);
}

Value obj_binary(Ctx *cx, Value a, Value b, BinOp op)
{
    Value r = binary_try(cx, a, b, op);
    return r == V_NOTIMPLEMENTED ? binary_error(cx, a, b, op, false) : r;
}

Value obj_binary_rest(Ctx *cx, Value a, Value b, BinOp op, bool inplace)
{
    Value r =
        type_of(a) == type_of(b) ? V_NOTIMPLEMENTED : try_right(cx, a, b, op);
    return r == V_NOTIMPLEMENTED ? binary_error(cx, a, b, op, inplace) : r;
}

Value obj_inplace_rest(Ctx *cx, Value a, Value b, BinOp op)
{
    Value r = binary_try(cx, a, b, op);
    return r == V_NOTIMPLEMENTED ? binary_error(cx, a, b, op, true) : r;
}

static const char *const iop_dunder[BIN_COUNT] = {
    [BIN_ADD] = "__iadd__",           [BIN_AND] = "__iand__",
    [BIN_FLOORDIV] = "__ifloordiv__", [BIN_LSHIFT] = "__ilshift__",
    [BIN_MATMUL] = "__imatmul__",     [BIN_MUL] = "__imul__",
    [BIN_MOD] = "__imod__",           [BIN_OR] = "__ior__",
    [BIN_POW] = "__ipow__",           [BIN_RSHIFT] = "__irshift__",
    [BIN_SUB] = "__isub__",           [BIN_TRUEDIV] = "__itruediv__",
    [BIN_XOR] = "__ixor__",
};

const char *inplace_dunder(BinOp op)
{
    return iop_dunder[op];
}

/* Which in-place operators a mutable kind has: the others fall back to binop
 * and change nothing. */
static bool kind_has_iop(Kind k, BinOp op)
{
    switch ((int)k) {
    case KIND_list:
    case KIND_bytearray:
    case KIND_array:
    case KIND_deque:
        return op == BIN_ADD || op == BIN_MUL;
    case KIND_dict:
    case KIND_attrdict:
        return op == BIN_OR;
    case KIND_set:
        return op == BIN_OR || op == BIN_AND || op == BIN_SUB || op == BIN_XOR;
    }
    return true;
}

Value obj_inplace(Ctx *cx, Value a, Value b, BinOp op)
{
    Value f = op_override(a, DUNDER_iadd, (int)op), r = V_NOTIMPLEMENTED;
    const KindOps *ops = ops_of(a);
    if (f) {
        r = call_override1(cx, f, a, b);
    } else if (ops->iop && kind_has_iop(ops->kind, op)) {
        if (!guard_slot(cx, a, iop_dunder[op]))
            return V_NULL;
        r = ops->iop(cx, a, b, op);
    }
    return r != V_NOTIMPLEMENTED ? r : obj_inplace_rest(cx, a, b, op);
}

/* pow(a, b, mod) of classes: __pow__ with three arguments. */
static Value power_mod(Ctx *cx, Value a, Value b, Value mod)
{
    Value f = override_of(a, DUNDER_pow), r = V_NOTIMPLEMENTED;
    if (f) {
        Value args[2] = {b, mod};
        r = call_override(cx, f, a, args, 2);
    } else if (is_intlike(a) && is_intlike(b) && is_intlike(mod)) {
        r = int_pow_mod(cx, a, b, mod);
    } else if (is_floatlike(a) || is_floatlike(b) || is_floatlike(mod)) {
        return raise_fmt(cx, &exc_TypeError,
                         "pow() 3rd argument not allowed unless all arguments "
                         "are integers");
    }
    if (r != V_NOTIMPLEMENTED)
        return r;
    return raise_fmt(cx, &exc_TypeError,
                     "unsupported operand type(s) for ** or pow(): '%T', "
                     "'%T', '%T'",
                     a, b, mod);
}

Value obj_power(Ctx *cx, Value a, Value b, Value mod)
{
    if (mod && mod != V_NONE)
        return power_mod(cx, a, b, mod);
    return obj_binary(cx, a, b, BIN_POW);
}

Value obj_unary(Ctx *cx, Value a, UnaryOp op)
{
    static const char *const texts[] = {"unary -", "unary +", "unary ~",
                                        "abs()"};
    Value f = op_override(a, DUNDER_neg, (int)op), r = V_NOTIMPLEMENTED;
    if (f)
        return call_override0(cx, f, a);
    const KindOps *ops = ops_of(a);
    if (ops->unary)
        r = ops->unary(cx, a, op);
    if (r != V_NOTIMPLEMENTED)
        return r;
    return raise_fmt(cx, &exc_TypeError, "bad operand type for %s: '%T'",
                     texts[op], a);
}

/* ---- comparison ---- */

static const uint8_t swapped[] = {
    [CMP_LT] = CMP_GT, [CMP_LE] = CMP_GE, [CMP_EQ] = CMP_EQ,
    [CMP_NE] = CMP_NE, [CMP_GT] = CMP_LT, [CMP_GE] = CMP_LE,
};

/* object.__ne__: the opposite of what the class's __eq__ says. */
static Value ne_by_eq(Ctx *cx, Value self, Value other, Value eq)
{
    Value r = call_override1(cx, eq, self, other);
    if (!r || r == V_NOTIMPLEMENTED)
        return r;
    int t = obj_truth(cx, r);
    return t < 0 ? V_NULL : v_bool(!t);
}

static Value compare_one(Ctx *cx, Value self, Value other, CmpOp op)
{
    Value f = op_override(self, DUNDER_lt, (int)op);
    if (f)
        return call_override1(cx, f, self, other);
    const KindOps *ops = ops_of(self);
    if (ops->richcmp)
        return ops->richcmp(cx, self, other, op);
    if (op == CMP_NE && (f = override_of(self, DUNDER_eq)))
        return ne_by_eq(cx, self, other, f);
    return V_NOTIMPLEMENTED;
}

static bool has_compare(Value v)
{
    return ops_of(v)->richcmp || (is_obj(v) && as_obj(v)->shape >= KIND_COUNT);
}

static Value compare_try(Ctx *cx, Value a, Value b, CmpOp op)
{
    Type *ta = type_of(a), *tb = type_of(b);
    bool tried = false;
    Value r;
    if (ta != tb && type_is_subtype(tb, ta) && has_compare(b)) {
        tried = true;
        r = compare_one(cx, b, a, (CmpOp)swapped[op]);
        if (r != V_NOTIMPLEMENTED)
            return r;
    }
    r = compare_one(cx, a, b, op);
    if (r != V_NOTIMPLEMENTED || tried)
        return r;
    return compare_one(cx, b, a, (CmpOp)swapped[op]);
}

/* Nobody has an answer. */
static Value compare_default(Ctx *cx, Value a, Value b, CmpOp op)
{
    if (op == CMP_EQ || op == CMP_NE)
        return v_bool((a == b) == (op == CMP_EQ));
    return raise_fmt(cx, &exc_TypeError,
                     "'%s' not supported between instances of '%T' and '%T'",
                     cmp_text[op], a, b);
}

Value obj_compare_rest(Ctx *cx, Value a, Value b, CmpOp op)
{
    if (!depth_enter(cx, " in comparison"))
        return V_NULL;
    Value r = compare_one(cx, b, a, (CmpOp)swapped[op]);
    cx->c_depth--;
    return r != V_NOTIMPLEMENTED ? r : compare_default(cx, a, b, op);
}

Value obj_compare(Ctx *cx, Value a, Value b, CmpOp op)
{
    if (are_ints(a, b))
        return v_bool(order_holds(as_int(a), as_int(b), op));
    if (is_plain_int(a) && is_plain_int(b))
        return v_bool(order_holds(int_compare(a, b), 0, op));
    if (!depth_enter(cx, " in comparison"))
        return V_NULL;
    Value r = compare_try(cx, a, b, op);
    cx->c_depth--;
    return r != V_NOTIMPLEMENTED ? r : compare_default(cx, a, b, op);
}

int obj_compare_bool(Ctx *cx, Value a, Value b, CmpOp op, bool identity)
{
    if (are_ints(a, b))
        return order_holds(as_int(a), as_int(b), op);
    if (is_plain_int(a) && is_plain_int(b))
        return order_holds(int_compare(a, b), 0, op);
    if (identity && a == b && op == CMP_EQ)
        return 1;
    if (identity && a == b && op == CMP_NE)
        return 0;
    if (is_exact(a, KIND_str) && is_exact(b, KIND_str) && op == CMP_EQ)
        return str_eq(AS(Str, a), AS(Str, b));
    Value r = obj_compare(cx, a, b, op);
    if (!r)
        return -1;
    return r == V_TRUE ? 1 : r == V_FALSE ? 0 : obj_truth(cx, r);
}

/* ---- numbers ---- */

Value obj_index(Ctx *cx, Value v)
{
    if (is_int(v))
        return v;
    Value f = override_of(v, DUNDER_index), r;
    if (is_intlike(v)) {
        f = V_NULL; /* an int's own value wins, as in CPython */
        if (is_exact(v, KIND_int))
            return v;
    }
    if (!f && !ops_of(v)->index)
        return raise_fmt(cx, &exc_TypeError,
                         "'%T' object cannot be interpreted as an integer", v);
    r = f ? call_override0(cx, f, v) : ops_of(v)->index(cx, v);
    if (r && !is_intlike(r))
        return raise_fmt(cx, &exc_TypeError,
                         "__index__ returned non-int (type %T)", r);
    return r && !is_int(r) && !is_exact(r, KIND_int) ? ops_of(r)->index(cx, r)
                                                     : r;
}

int64_t arg_ssize_slow(Ctx *cx, Value v)
{
    int64_t n;
    v = obj_index(cx, v);
    if (v == V_NULL)
        return -1;
    if (int_to_i64(v, &n))
        return n;
    raise_fmt(cx, &exc_OverflowError,
              "Python int too large to convert to C ssize_t");
    return -1;
}

int arg_int(Ctx *cx, Value v)
{
    int64_t n;
    v = obj_index(cx, v);
    if (v == V_NULL)
        return -1;
    if (int_to_i64(v, &n) && n == (int)n)
        return (int)n;
    raise_fmt(cx, &exc_OverflowError,
              "Python int too large to convert to C int");
    return -1;
}

int64_t obj_index_i64(Ctx *cx, Value v, Type *exc)
{
    Value i = obj_index(cx, v);
    int64_t out;
    if (!i)
        return -1;
    if (int_to_i64(i, &out))
        return out;
    if (!exc)
        return int_sign(i) < 0 ? INT64_MIN : INT64_MAX;
    raise_fmt(cx, exc, "cannot fit '%T' into an index-sized integer", v);
    return -1;
}

double obj_double(Ctx *cx, Value v)
{
    if (is_double(v))
        return as_double(v);
    Value f = override_of(v, DUNDER_float), r;
    if (f && !is_floatlike(v)) {
        if (!(r = call_override0(cx, f, v)))
            return -1.0;
        if (is_floatlike(r))
            return float_value(r);
        raise_fmt(cx, &exc_TypeError,
                  "%T.__float__ returned non-float (type %T)", v, r);
        return -1.0;
    }
    if (is_floatlike(v))
        return float_value(v);
    if (is_intlike(v))
        return int_to_double(cx, v);
    if (!override_of(v, DUNDER_index)) {
        raise_fmt(cx, &exc_TypeError, "must be real number, not %T", v);
        return -1.0;
    }
    r = obj_index(cx, v);
    return r ? int_to_double(cx, r) : -1.0;
}
