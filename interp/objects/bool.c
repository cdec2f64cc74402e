/* bool.c: the kind bool: two static objects that behave as the ints 0 and 1. */
#include "objects/bigint.h"
#include "objects/bool.h"
#include "objects/text.h"

#include "context/error.h"

static size_t bool_size(const Obj *o)
{
    (void)o;
    return sizeof(Obj);
}

static Value bool_repr(Ctx *cx, Value self)
{
    return str_intern_c(cx, self == V_TRUE ? "True" : "False");
}

static Value bool_binop(Ctx *cx, Value self, Value other, BinOp op)
{
    bool both = (self == V_TRUE || self == V_FALSE) &&
                (other == V_TRUE || other == V_FALSE);
    if (both && op == BIN_AND)
        return v_bool(self == V_TRUE && other == V_TRUE);
    if (both && op == BIN_OR)
        return v_bool(self == V_TRUE || other == V_TRUE);
    if (both && op == BIN_XOR)
        return v_bool(self != other);
    return int_slot_binop(cx, self, other, op);
}

/* bool(x=False, /) */
Value bool_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (argv[1] == V_NULL)
        return V_FALSE;
    int t = obj_truth(cx, argv[1]);
    return t < 0 ? V_NULL : v_bool(t);
}

const KindOps bool_ops = {
    .kind = KIND_bool,
    .name = "bool",
    .size = bool_size,
    .repr = bool_repr,
    .format = format_int,
    .hash = int_slot_hash,
    .truth = int_slot_truth,
    .richcmp = int_slot_richcmp,
    .binop = bool_binop,
    .unary = int_slot_unary,
    .index = int_slot_index,
};
