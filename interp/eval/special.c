/* special.c: operators, tests, items and iteration of instances whose class has
 * a plain Python method for them: it runs in a frame of the loop, not in a loop
 * of its own. special_begin pushes that frame; special_end makes of what it
 * returned what the instruction gives. What is not so simple goes the general
 * way, through the slots (objects/protocol*.c), which these follow. */
#include "eval/slow.h"
#include "objects/protocol.h"

/* ---- comparisons ---- */

typedef enum CompareForm {
    COMPARE_NONE,
    COMPARE_RR, /* b, c; the result goes to a */
    COMPARE_RI, /* b, immediate c */
    JUMP_RR,    /* a, b; jumps by c */
    JUMP_RI,    /* a, immediate b */
    JUMP_RK     /* a, word 1 */
} CompareForm;

typedef struct CompareRow {
    uint8_t form, cmp;
    bool negated;
} CompareRow;

#define COMPARE_ROWS(NAME)                                                     \
    [OP_##NAME] = {COMPARE_RR, CMP_##NAME, false},                             \
    [OP_##NAME##_I] = {COMPARE_RI, CMP_##NAME, false},                         \
    [OP_J##NAME] = {JUMP_RR, CMP_##NAME, false},                               \
    [OP_JN##NAME] = {JUMP_RR, CMP_##NAME, true},                               \
    [OP_J##NAME##_I] = {JUMP_RI, CMP_##NAME, false},                           \
    [OP_JN##NAME##_I] = {JUMP_RI, CMP_##NAME, true},                           \
    [OP_J##NAME##_K] = {JUMP_RK, CMP_##NAME, false},                           \
    [OP_JN##NAME##_K] = {JUMP_RK, CMP_##NAME, true}

static const CompareRow compare_rows[OP_COUNT] = {
    COMPARE_ROWS(LT), COMPARE_ROWS(LE), COMPARE_ROWS(EQ),
    COMPARE_ROWS(NE), COMPARE_ROWS(GT), COMPARE_ROWS(GE),
};

static void compare_operands(const Value *r, const Word *pc, CompareForm form,
                             Value *x, Value *y)
{
    bool jump = form >= JUMP_RR;
    *x = r[jump ? pc->a : pc->b];
    switch (form) {
    case COMPARE_RI:
        *y = v_int((int16_t)pc->c);
        break;
    case JUMP_RI:
        *y = v_int((int16_t)pc->b);
        break;
    case JUMP_RK:
        *y = pc[1].v;
        break;
    default:
        *y = r[jump ? pc->b : pc->c];
        break;
    }
}

/* ---- frames ---- */

static bool is_instance(Value v)
{
    return is_obj(v) && as_obj(v)->shape >= KIND_COUNT;
}

static Value override(Value self, int dunder)
{
    return type_override(type_of(self), dunder);
}

/* A frame for f, if it is a function of just these arguments; else NULL. */
static Frame *enter(Ctx *cx, Value f, FrameKind kind, const Value *args,
                    int argc)
{
    Frame *frame = f ? frame_begin(cx, f, args, argc) : NULL;
    if (frame)
        frame->kind = kind;
    return frame;
}

static Frame *enter1(Ctx *cx, FrameKind kind, Value self, int dunder)
{
    return enter(cx, override(self, dunder), kind, &self, 1);
}

static Frame *enter2(Ctx *cx, FrameKind kind, Value self, int dunder, Value a)
{
    Value args[2] = {self, a};
    return enter(cx, override(self, dunder), kind, args, 2);
}

static Frame *enter3(Ctx *cx, FrameKind kind, Value self, int dunder, Value a,
                     Value b)
{
    Value args[3] = {self, a, b};
    return enter(cx, override(self, dunder), kind, args, 3);
}

/* Could y's class come before x's? */
static bool right_may_lead(Value x, Value y)
{
    return is_instance(y) && type_of(x) != type_of(y);
}

static Frame *begin_compare(Ctx *cx, const Value *r, const Word *pc,
                            const CompareRow *row)
{
    Value x, y;
    compare_operands(r, pc, (CompareForm)row->form, &x, &y);
    if (!is_instance(x) || right_may_lead(x, y))
        return NULL;
    int dunder = DUNDER_lt + row->cmp;
    if (row->cmp == CMP_NE && !override(x, DUNDER_ne) && !ops_of(x)->richcmp)
        dunder = DUNDER_eq;
    return enter2(cx, FRAME_SPECIAL, x, dunder, y);
}

static Frame *begin_arith(Ctx *cx, const Value *r, const Word *pc)
{
    ArithOperands o = arith_operands(r, pc);
    if (!is_instance(o.x))
        return NULL;
    if (o.inplace && override(o.x, DUNDER_iadd + (int)o.op))
        return enter2(cx, FRAME_SPECIAL, o.x, DUNDER_iadd + (int)o.op, o.y);
    if (right_may_lead(o.x, o.y) || (o.inplace && ops_of(o.x)->iop))
        return NULL;
    return enter2(cx, FRAME_SPECIAL, o.x, DUNDER_add + (int)o.op, o.y);
}

static Frame *begin_truth(Ctx *cx, Value x)
{
    if (override(x, DUNDER_bool))
        return enter1(cx, FRAME_SPECIAL, x, DUNDER_bool);
    Kind kind = ops_of(x)->kind;
    if (kind == KIND_int || kind == KIND_float)
        return NULL;
    return enter1(cx, FRAME_SPECIAL, x, DUNDER_len);
}

static Frame *begin_store(Ctx *cx, const Value *r, const Word *pc)
{
    if (cx->variant == VARIANT_OPS) /* its guard comes first */
        return NULL;
    switch (op_base[pc->op]) {
    case OP_DELITEM:
    case OP_DELITEM_G:
        return enter2(cx, FRAME_STORE, r[pc->a], DUNDER_delitem, r[pc->b]);
    case OP_SETITEM:
    case OP_SETITEM_G:
        return enter3(cx, FRAME_STORE, r[pc->a], DUNDER_setitem, r[pc->b],
                      r[pc->c]);
    default:
        return enter3(cx, FRAME_STORE, r[pc->a], DUNDER_setitem,
                      v_int((int16_t)pc->b), r[pc->c]);
    }
}

Frame *special_begin(Ctx *cx, const Value *r, const Word *pc)
{
    uint32_t op = op_base[pc->op];
    if (compare_rows[op].form)
        return begin_compare(cx, r, pc, &compare_rows[op]);
    switch (op) {
    case OP_GETITEM:
        return enter2(cx, FRAME_OP, r[pc->b], DUNDER_getitem, r[pc->c]);
    case OP_GETITEM_I:
        return enter2(cx, FRAME_OP, r[pc->b], DUNDER_getitem,
                      v_int((int16_t)pc->c));
    case OP_SETITEM:
    case OP_SETITEM_G:
    case OP_SETITEM_I:
    case OP_SETITEM_I_G:
    case OP_DELITEM:
    case OP_DELITEM_G:
        return begin_store(cx, r, pc);
    case OP_CONTAINS:
    case OP_CONTAINS_NOT:
        return enter2(cx, FRAME_SPECIAL, r[pc->c], DUNDER_contains, r[pc->b]);
    case OP_JIN:
    case OP_JNIN:
        return enter2(cx, FRAME_SPECIAL, r[pc->b], DUNDER_contains, r[pc->a]);
    case OP_JT:
    case OP_JF:
        return begin_truth(cx, r[pc->a]);
    case OP_NOT:
        return begin_truth(cx, r[pc->b]);
    case OP_CALL: /* len(x) */
        return enter1(cx, FRAME_SPECIAL, r[pc->b], DUNDER_len);
    case OP_GET_ITER:
        return enter1(cx, FRAME_SPECIAL, r[pc->b], DUNDER_iter);
    case OP_FOR_ITER:
    case OP_FOR_ITER_G:
        return enter1(cx, FRAME_NEXT, r[pc->a], DUNDER_next);
    case OP_NEG:
        return enter1(cx, FRAME_OP, r[pc->b], DUNDER_neg);
    case OP_UNARY:
        return enter1(cx, FRAME_OP, r[pc->b], DUNDER_neg + pc->c);
    default:
        return begin_arith(cx, r, pc);
    }
}

/* ---- results ---- */

static Value truth_unless(Ctx *cx, Value v, bool negated)
{
    int t = v == V_TRUE ? 1 : v == V_FALSE ? 0 : obj_truth(cx, v);
    return t < 0 ? V_NULL : v_bool(t != negated);
}

static Value end_compare(Ctx *cx, const Value *r, const Word *pc,
                         const CompareRow *row, Value v)
{
    Value x, y;
    CmpOp op = (CmpOp)row->cmp;
    compare_operands(r, pc, (CompareForm)row->form, &x, &y);
    if (v == V_NOTIMPLEMENTED)
        v = obj_compare_rest(cx, x, y, op);
    else if (op == CMP_NE && !override(x, DUNDER_ne))
        v = truth_unless(cx, v, true);
    if (!v || row->form < JUMP_RR)
        return v;
    return truth_unless(cx, v, row->negated);
}

static Value end_arith(Ctx *cx, const Value *r, const Word *pc, Value v)
{
    if (v != V_NOTIMPLEMENTED)
        return v;
    ArithOperands o = arith_operands(r, pc);
    bool inplace = o.inplace && override(o.x, DUNDER_iadd + (int)o.op);
    return inplace ? obj_inplace_rest(cx, o.x, o.y, o.op)
                   : obj_binary_rest(cx, o.x, o.y, o.op, o.inplace);
}

static Value end_truth(Ctx *cx, Value x, Value v, bool negated)
{
    if (override(x, DUNDER_bool)) {
        if (v == V_TRUE || v == V_FALSE)
            return v_bool((v == V_TRUE) != negated);
        return raise_fmt(cx, &exc_TypeError,
                         "__bool__ should return bool, returned %T", v);
    }
    int64_t n = obj_len_result(cx, v);
    return n < 0 ? V_NULL : v_bool((n > 0) != negated);
}

static Value end_iter(Ctx *cx, Value v)
{
    if (obj_is_iterator(v))
        return v;
    return raise_fmt(cx, &exc_TypeError,
                     "iter() returned non-iterator of type '%T'", v);
}

Value special_end(Ctx *cx, const Value *r, const Word *pc, Value v)
{
    uint32_t op = op_base[pc->op];
    if (compare_rows[op].form)
        return end_compare(cx, r, pc, &compare_rows[op], v);
    switch (op) {
    case OP_CONTAINS:
    case OP_JIN:
        return truth_unless(cx, v, false);
    case OP_CONTAINS_NOT:
    case OP_JNIN:
        return truth_unless(cx, v, true);
    case OP_JT:
        return end_truth(cx, r[pc->a], v, false);
    case OP_JF:
        return end_truth(cx, r[pc->a], v, true);
    case OP_NOT:
        return end_truth(cx, r[pc->b], v, true);
    case OP_CALL: {
        int64_t n = obj_len_result(cx, v);
        return n < 0 ? V_NULL : v_int(n);
    }
    case OP_GET_ITER:
        return end_iter(cx, v);
    default:
        return end_arith(cx, r, pc, v);
    }
}
