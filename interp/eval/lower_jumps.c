/* lower_jumps.c: comparisons, jumps and loops. See lower.h. */
#include "eval/lower.h"

#define G(l, op) guarded(l, OP_##op, OP_##op##_G)

/* ---- comparison, jumps ---- */

typedef struct CompareOps {
    uint16_t rr, imm, jump, njump, jump_i, njump_i, jump_k, njump_k;
} CompareOps;

#define ROW(op)                                                                \
    {                                                                          \
        OP_##op, OP_##op##_I, OP_J##op, OP_JN##op, OP_J##op##_I,               \
            OP_JN##op##_I, OP_J##op##_K, OP_JN##op##_K                         \
    }
static const CompareOps compares[] = {
    [PY_CMP_LT] = ROW(LT), [PY_CMP_LE] = ROW(LE), [PY_CMP_EQ] = ROW(EQ),
    [PY_CMP_NE] = ROW(NE), [PY_CMP_GT] = ROW(GT), [PY_CMP_GE] = ROW(GE),
};
#undef ROW

/* The conditional jump right behind the current instruction, and whether it
 * jumps when true; NULL if there is none. */
static const PyInstr *jump_behind(const Lower *l, bool *when)
{
    static const struct {
        int op;
        bool when;
    } jumps[] = {
        {PY_POP_JUMP_FORWARD_IF_TRUE, true},
        {PY_POP_JUMP_FORWARD_IF_FALSE, false},
        {PY_POP_JUMP_BACKWARD_IF_TRUE, true},
        {PY_POP_JUMP_BACKWARD_IF_FALSE, false},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(jumps); i++)
        if (next_is(l, 1, jumps[i].op)) {
            *when = jumps[i].when;
            return &l->v->instrs[l->cur + 1];
        }
    return NULL;
}

/* A test of the two top entries, with the jump behind it. */
static bool test_and_jump(Lower *l, uint32_t if_true, uint32_t if_false,
                          bool imm)
{
    bool when;
    const PyInstr *jump = jump_behind(l, &when);
    if (!jump)
        return false;
    settle(l, 0, l->depth - 2, false);
    Value right = entry_const(l, *peek(l, 1));
    uint32_t y = imm ? (uint16_t)as_int(right) : entry_reg(l, l->depth - 1);
    uint32_t x = entry_reg(l, l->depth - 2);
    l->depth -= 2;
    l->next = l->cur + 2;
    emit_jump(l, when ? if_true : if_false, x, y, (uint32_t)jump->target);
    return true;
}

/* The same with a constant in word 1, which far jumps have no room for. */
static bool test_constant(Lower *l, const CompareOps *row, Value right)
{
    bool when;
    const PyInstr *jump = jump_behind(l, &when);
    if (!jump || l->far_jumps)
        return false;
    settle(l, 0, l->depth - 2, false);
    uint32_t x = entry_reg(l, l->depth - 2);
    l->depth -= 2;
    l->next = l->cur + 2;
    emit_jump(l, when ? row->jump_k : row->njump_k, x, 0,
              (uint32_t)jump->target);
    emit_value(l, right);
    return true;
}

static void compare_op(Lower *l, const PyInstr *in)
{
    const CompareOps *row = &compares[in->arg];
    Value right = entry_const(l, *peek(l, 1));
    bool imm = small(right);
    if (right && !imm && test_constant(l, row, right))
        return;
    if (test_and_jump(l, imm ? row->jump_i : row->jump,
                      imm ? row->njump_i : row->njump, imm))
        return;
    if (!imm) {
        op_drr(l, row->rr);
        return;
    }
    pop(l);
    uint32_t x = pop_reg(l);
    emit(l, row->imm, result(l), x, (uint16_t)as_int(right));
}

static void is_op(Lower *l, const PyInstr *in)
{
    uint32_t yes = in->arg ? OP_JIS_NOT : OP_JIS;
    uint32_t no = in->arg ? OP_JIS : OP_JIS_NOT;
    if (!test_and_jump(l, yes, no, false))
        op_drr(l, in->arg ? OP_IS_NOT : OP_IS);
}

static void contains_op(Lower *l, const PyInstr *in)
{
    uint32_t yes = in->arg ? OP_JNIN : OP_JIN;
    uint32_t no = in->arg ? OP_JIN : OP_JNIN;
    if (!test_and_jump(l, yes, no, false))
        op_drr(l, in->arg ? OP_CONTAINS_NOT : OP_CONTAINS);
}

static void pop_jump(Lower *l, const PyInstr *in, uint32_t op)
{
    settle(l, 0, l->depth - 1, false);
    uint32_t r = pop_reg(l);
    emit_jump(l, op, r, 0, (uint32_t)in->target);
}

static void jump_or_pop(Lower *l, const PyInstr *in, uint32_t op)
{
    settle(l, 0, l->depth, false);
    emit_jump(l, op, slot(l, l->depth - 1), 0, (uint32_t)in->target);
    l->depth--;
}

static void jump(Lower *l, const PyInstr *in, uint32_t op)
{
    settle(l, 0, l->depth, false);
    const PyInstr *to = instr_at(l, (uint32_t)in->target);
    if (op == OP_LOOP && to->op == PY_FOR_ITER)
        op = OP_LOOP_FOR;
    emit_goto(l, op, (uint32_t)in->target);
    l->dead = true;
}

static void for_iter(Lower *l, const PyInstr *in)
{
    settle(l, 0, l->depth, false);
    uint32_t iter = slot(l, l->depth - 1);
    emit_jump(l, G(l, FOR_ITER), iter, result(l), (uint32_t)in->target);
}

bool lower_jump(Lower *l, const PyInstr *in)
{
    switch (in->op) {
    case PY_JUMP_FORWARD:
    case PY_JUMP_BACKWARD_NO_INTERRUPT:
        return jump(l, in, OP_JUMP), true;
    case PY_JUMP_BACKWARD:
        return jump(l, in, OP_LOOP), true;
    case PY_JUMP_IF_FALSE_OR_POP:
        return jump_or_pop(l, in, OP_JF), true;
    case PY_JUMP_IF_TRUE_OR_POP:
        return jump_or_pop(l, in, OP_JT), true;
    case PY_POP_JUMP_FORWARD_IF_FALSE:
    case PY_POP_JUMP_BACKWARD_IF_FALSE:
        return pop_jump(l, in, OP_JF), true;
    case PY_POP_JUMP_FORWARD_IF_TRUE:
    case PY_POP_JUMP_BACKWARD_IF_TRUE:
        return pop_jump(l, in, OP_JT), true;
    case PY_POP_JUMP_FORWARD_IF_NONE:
    case PY_POP_JUMP_BACKWARD_IF_NONE:
        return pop_jump(l, in, OP_JNONE), true;
    case PY_POP_JUMP_FORWARD_IF_NOT_NONE:
    case PY_POP_JUMP_BACKWARD_IF_NOT_NONE:
        return pop_jump(l, in, OP_JNOT_NONE), true;
    case PY_FOR_ITER:
        return for_iter(l, in), true;
    case PY_COMPARE_OP:
        return compare_op(l, in), true;
    case PY_IS_OP:
        return is_op(l, in), true;
    case PY_CONTAINS_OP:
        return contains_op(l, in), true;
    default:
        return false;
    }
}
