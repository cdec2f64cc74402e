/* fuse.c: operators that are done together with the instruction behind them.
 *
 * That one stays where it is: a fused operator reads its operands there, and
 * when a value is of another kind than it wants runs alone. So nothing
 * else need know: jumps, tracebacks and the liveness of registers are as
 * before. What stands between, a temp, has one reader (lower.h) and is not
 * written. See slow.h. */
#include "eval/slow.h"

/* How a THEN_x form follows its first row, or -1. temp: what the first
 * operation gives. */
static int second(const Word *next, uint32_t temp)
{
    uint32_t right = next->c == temp;
    if (!right && next->b != temp)
        return -1;
    switch (op_base[next->op]) {
    case OP_ADD:
    case OP_IADD:
        return (int)right;
    case OP_SUB:
    case OP_ISUB:
        return (int)(2 + right);
    case OP_MUL:
    case OP_IMUL:
        return (int)(4 + right);
    default:
        return -1;
    }
}

/* How an _AND_x form of ints follows its first row, or -1. */
static int second_int(const Word *next, uint32_t temp)
{
    switch (next->op) {
    case OP_ADD_I:
    case OP_IADD_I:
        return next->b == temp ? 0 : -1;
    case OP_SUB_I:
    case OP_ISUB_I:
        return next->b == temp ? 1 : -1;
    case OP_FLOORDIV_I:
    case OP_IFLOORDIV_I:
        return next->b == temp ? 2 : -1;
    case OP_MOD_I:
    case OP_IMOD_I:
        return next->b == temp ? 3 : -1;
    default: {
        int how = second(next, temp);
        return how >= 0 && how < 4 ? 4 + how : -1;
    }
    }
}

void fuse_ints(uint32_t nlocals, Word *pc)
{
    int how = pc->a >= nlocals ? second_int(pc + 1, pc->a) : -1;
    uint32_t first;
    switch (how < 0 ? OP_NOP : pc->op) {
    case OP_ADD:
        first = OP_ADD_AND_ADD_I;
        break;
    case OP_SUB:
        first = OP_SUB_AND_ADD_I;
        break;
    case OP_MUL:
        first = OP_MUL_AND_ADD_I;
        break;
    case OP_MUL_I:
        first = OP_MUL_I_AND_ADD_I;
        break;
    default:
        return;
    }
    pc->op = (uint16_t)(first + (uint32_t)how);
}

/* The MUL at pc, whose product goes into the right of a sum or difference: its
 * form if that one's result, a temp, is stored into an item. */
static uint16_t mul_item(const LCode *lc, const Word *pc, int how)
{
    bool sum = how == 1, store = pc[1].a >= lc->nlocals && pc[2].c == pc[1].a;
    if (!store || (!sum && how != 3))
        return OP_NOP;
    switch (op_base[pc[2].op]) {
    case OP_SETITEM:
    case OP_SETITEM_G:
        return sum ? OP_MUL_ADD_ITEM : OP_MUL_SUB_ITEM;
    case OP_SETITEM_I:
    case OP_SETITEM_I_G:
        return sum ? OP_MUL_ADD_ITEM_I : OP_MUL_SUB_ITEM_I;
    default:
        return OP_NOP;
    }
}

void arith_quicken(const LCode *lc, Word *pc)
{
    uint32_t base = op_base[pc->op], first = 0;
    int how = -1;
    if (pc->a >= lc->nlocals)
        how = second(pc + op_words[base], pc->a);
    switch (how < 0 ? OP_NOP : base) {
    case OP_ADD:
        first = OP_ADD_THEN_ADD;
        break;
    case OP_SUB:
        first = OP_SUB_THEN_ADD;
        break;
    case OP_MUL:
        pc->op = mul_item(lc, pc, how);
        if (pc->op != OP_NOP)
            return;
        first = OP_MUL_THEN_ADD;
        break;
    case OP_MUL_L:
        first = OP_MUL_L_THEN_ADD;
        break;
    default: /* the quickened form stands right behind its base */
        pc->op = (uint16_t)(base + 1);
        return;
    }
    pc->op = (uint16_t)(first + (uint32_t)how);
}

static bool is_setitem(const Word *w, uint32_t list, uint32_t key, uint32_t v)
{
    uint32_t base = op_base[w->op];
    return (base == OP_SETITEM || base == OP_SETITEM_G) && w->a == list &&
           w->b == key && w->c == v;
}

/* list[i], list[j] = list[j], list[i]: its items, then its stores. */
static bool is_swap(const Word *pc)
{
    uint32_t list = pc->b;
    return op_base[pc[1].op] == OP_GETITEM && pc[1].b == list &&
           is_setitem(&pc[2], list, pc[1].c, pc->a) &&
           is_setitem(&pc[3], list, pc->c, pc[1].a);
}

/* Has the operator at pc met floats, and has it no better use for itself? */
static bool of_floats(const Word *pc)
{
    switch (pc->op) {
    case OP_ADD_F:
    case OP_IADD_F:
    case OP_SUB_F:
    case OP_ISUB_F:
    case OP_MUL_F:
    case OP_IMUL_F:
        return true;
    default:
        return false;
    }
}

bool item_fuse(const LCode *lc, Word *pc, bool imm)
{
    if (pc->a < lc->nlocals)
        return false;
    if (!imm && is_swap(pc)) {
        pc->op = OP_SWAP_LIST;
        return true;
    }
    int how = second(pc + 1, pc->a);
    bool undecided = pc->op == OP_GETITEM || pc->op == OP_GETITEM_I;
    if (how < 0)
        return false;
    if (undecided) { /* what comes behind runs for the first time now */
        pc->op = imm ? OP_GETITEM_I_AGAIN : OP_GETITEM_AGAIN;
        return true;
    }
    uint32_t first =
        imm ? OP_GETITEM_I_LIST_THEN_ADD : OP_GETITEM_LIST_THEN_ADD;
    if (of_floats(pc + 1))
        pc->op = (uint16_t)(first + (uint32_t)how);
    return of_floats(pc + 1);
}
