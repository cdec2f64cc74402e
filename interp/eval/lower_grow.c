/* lower_grow.c: which locals are texts that `+=` builds: a str constant is
 * stored to them, and an in-place addition. See grow.c. */
#include "eval/lower.h"

static bool is_grown(const Lower *l, uint32_t i, i32 local)
{
    const PyInstr *in = instr_at(l, i), *next = instr_at(l, i + 1);
    return in->op == PY_BINARY_OP && in->arg == PY_NB_INPLACE_ADD && next &&
           next->op == PY_STORE_FAST && next->arg == local &&
           !(next->flags & PYI_BLOCK);
}

void grow_analyse(Lower *l)
{
    for (uint32_t i = 0; i + 1 < l->v->n_instrs; i++) {
        const PyInstr *in = &l->v->instrs[i], *next = in + 1;
        if (next->op != PY_STORE_FAST || next->arg >= 64)
            continue;
        uint64_t bit = (uint64_t)1 << next->arg;
        if (in->op == PY_LOAD_CONST &&
            is_exact(l->code->consts->v[(uint32_t)in->arg], KIND_str))
            l->texts |= bit;
        else if (is_grown(l, i, next->arg))
            l->grown |= bit;
    }
    l->grown &= l->texts;
}

bool grows(const Lower *l, uint32_t local)
{
    return local < 64 && l->grown >> local & 1;
}

/* Is what the current LOAD_FAST loads the left operand of such an addition? It
 * is when nothing but the right one is computed in between. */
bool feeds_grow(const Lower *l, const PyInstr *load)
{
    for (uint32_t i = l->cur + 1;; i++) {
        const PyInstr *in = instr_at(l, i);
        if (!in || in->depth < 0)
            return false;
        i32 above = in->depth - load->depth; /* entries from ours on */
        if (above < (i == l->cur + 1 ? 1 : 2))
            return false;
        if (above == 2 && is_grown(l, i, load->arg))
            return true;
        if (in->op == PY_STORE_FAST && in->arg == load->arg)
            return false;
    }
}
