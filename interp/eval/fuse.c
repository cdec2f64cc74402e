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
