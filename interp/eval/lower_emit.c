/* lower_emit.c: instruction output and the model of CPython's stack. See
 * lower.h. */
#include "eval/lower.h"
#include <stdlib.h>

/* The temps that hold values now, operands of the instruction included. */
static uint32_t live_row(Lower *l)
{
    uint64_t row[64] = {0};
    uint32_t n = l->operands > l->depth ? l->operands : l->depth;
    uint64_t *big =
        l->map_words > 64 ? base_zalloc(l->map_words * sizeof *big) : row;
    for (uint32_t i = 0; i < n; i++)
        if (l->stack[i].kind == ENTRY_REG && l->stack[i].idx >= l->nlocals) {
            uint32_t t = l->stack[i].idx - l->nlocals;
            big[t / 64] |= (uint64_t)1 << t % 64;
        }
    size_t bytes = l->map_words * sizeof *big;
    if (!l->nmaps ||
        memcmp(l->maps + (size_t)(l->nmaps - 1) * l->map_words, big, bytes)) {
        if (l->nmaps == l->maps_cap) {
            l->maps_cap = 2 * l->maps_cap + 16;
            l->maps = base_realloc(l->maps, l->maps_cap * bytes);
        }
        memcpy(l->maps + (size_t)l->nmaps++ * l->map_words, big, bytes);
    }
    if (big != row)
        free(big);
    return l->nmaps - 1;
}

static Word *add_word(Lower *l)
{
    if (l->n == l->cap) {
        l->cap = 2 * l->cap + 64;
        l->words = base_realloc(l->words, l->cap * sizeof *l->words);
        l->py = base_realloc(l->py, l->cap * sizeof *l->py);
        l->live = base_realloc(l->live, l->cap * sizeof *l->live);
    }
    l->py[l->n] = l->cur;
    l->live[l->n] = l->n ? l->live[l->n - 1] : 0;
    l->words[l->n].w = 0;
    return &l->words[l->n++];
}

uint32_t emit(Lower *l, uint32_t op, uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t at = l->n;
    ASSERT(a <= 0xFFFF && b <= 0xFFFF && c <= 0xFFFF);
    Word *w = add_word(l);
    w->op = (uint16_t)op;
    w->a = (uint16_t)a;
    w->b = (uint16_t)b;
    w->c = (uint16_t)c;
    l->live[at] = live_row(l);
    l->last_insn = at;
    return at;
}

void emit_value(Lower *l, uint64_t w)
{
    add_word(l)->w = w;
}

static void add_fixup(Lower *l, uint32_t word, uint32_t target, bool wide)
{
    if (l->nfixups == l->fixups_cap) {
        l->fixups_cap = 2 * l->fixups_cap + 32;
        l->fixups = base_realloc(l->fixups, l->fixups_cap * sizeof *l->fixups);
    }
    l->fixups[l->nfixups++] = (Fixup){word, target, wide};
}

void emit_goto(Lower *l, uint32_t op, uint32_t target)
{
    add_fixup(l, emit(l, op, 0, 0, 0), target, true);
}

/* Far: the jump goes to a wide jump that stands behind a jump around it. */
void emit_jump(Lower *l, uint32_t op, uint32_t a, uint32_t b, uint32_t target)
{
    if (!l->far_jumps) {
        add_fixup(l, emit(l, op, a, b, 0), target, false);
        return;
    }
    emit(l, op, a, b, 2);
    emit(l, OP_JUMP, 0, 2, 0);
    emit_goto(l, OP_JUMP, target);
}

/* Two moves to neighbours become one, unless a label stands between. */
void emit_move(Lower *l, uint32_t to, uint32_t from)
{
    if (to == from)
        return;
    if (l->n && l->last_insn == l->n - 1 && l->last_label < l->n) {
        Word *w = &l->words[l->last_insn];
        if (w->op == OP_MOVE && w->a + 1u == to) {
            w->op = OP_MOVE2;
            w->c = (uint16_t)from;
            return;
        }
    }
    emit(l, OP_MOVE, to, from, 0);
}

uint32_t guarded(const Lower *l, uint32_t op, uint32_t twin)
{
    if (l->variant == VARIANT_CALLS)
        return twin;
    return l->variant == VARIANT_OPS && (op_effects[op] & STORES) ? twin : op;
}

/* ---- the stack ---- */

void push_reg(Lower *l, uint32_t reg)
{
    l->stack[l->depth++] = (StackEntry){ENTRY_REG, reg};
}

void push_const(Lower *l, uint32_t index)
{
    l->stack[l->depth++] = (StackEntry){ENTRY_CONST, index};
}

void push_null(Lower *l)
{
    l->stack[l->depth++] = (StackEntry){ENTRY_NULL, 0};
}

StackEntry pop(Lower *l)
{
    ASSERT(l->depth > 0);
    return l->stack[--l->depth];
}

StackEntry *peek(Lower *l, uint32_t i)
{
    ASSERT(i >= 1 && i <= l->depth);
    return &l->stack[l->depth - i];
}

static bool names_temp(const Lower *l, uint32_t n, uint32_t reg)
{
    for (uint32_t i = 0; i < n; i++)
        if (l->stack[i].kind == ENTRY_REG && l->stack[i].idx == reg)
            return true;
    return false;
}

/* A temp that none of the first n entries names; its own slot if possible. */
static uint32_t free_temp(const Lower *l, uint32_t n, uint32_t wish)
{
    if (wish < l->ntemps && !names_temp(l, n, slot(l, wish)))
        return slot(l, wish);
    for (uint32_t i = 0; i < l->ntemps; i++)
        if (!names_temp(l, n, slot(l, i)))
            return slot(l, i);
    UNREACHABLE("no free stack register");
}

uint32_t temp(Lower *l)
{
    return free_temp(l, l->depth, l->depth);
}

Value entry_const(const Lower *l, StackEntry e)
{
    return e.kind == ENTRY_CONST ? l->code->consts->v[e.idx] : V_NULL;
}

static void load_const(Lower *l, uint32_t reg, Value v)
{
    if (v == V_NULL) {
        emit(l, OP_UNSUPPORTED, 0, 0, 0);
        emit_value(l, (uint64_t)(uintptr_t) "complex numbers");
    } else if (is_int(v) && as_int(v) == (int16_t)as_int(v)) {
        emit(l, OP_LOADI, reg, (uint16_t)as_int(v), 0);
    } else {
        emit(l, OP_LOADK, reg, 0, 0);
        emit_value(l, v);
    }
}

uint32_t entry_reg(Lower *l, uint32_t index)
{
    StackEntry *e = &l->stack[index];
    if (e->kind == ENTRY_REG)
        return e->idx;
    uint32_t n = l->operands > l->depth ? l->operands : l->depth;
    uint32_t reg = free_temp(l, n, index);
    if (e->kind == ENTRY_CONST)
        load_const(l, reg, entry_const(l, *e));
    else
        emit(l, OP_LOAD_NULL, reg, 0, 0);
    *e = (StackEntry){ENTRY_REG, reg};
    return reg;
}

uint32_t pop_reg(Lower *l)
{
    uint32_t reg = entry_reg(l, l->depth - 1);
    l->depth--;
    return reg;
}

const PyInstr *instr_at(const Lower *l, uint32_t i)
{
    return i < l->v->n_instrs ? &l->v->instrs[i] : NULL;
}

/* Is the ahead-th instruction after the current one `op`, reached only from
 * here? */
bool next_is(const Lower *l, uint32_t ahead, int op)
{
    for (uint32_t i = 1; i <= ahead; i++) {
        const PyInstr *in = instr_at(l, l->cur + i);
        if (!in || (in->flags & PYI_BLOCK) || in->depth < 0)
            return false;
    }
    return l->v->instrs[l->cur + ahead].op == op;
}

void save_local(Lower *l, uint32_t local)
{
    for (uint32_t i = 0; i < l->depth; i++) {
        StackEntry *e = &l->stack[i];
        if (e->kind != ENTRY_REG || e->idx != local)
            continue;
        uint32_t n = l->operands > l->depth ? l->operands : l->depth;
        uint32_t reg = free_temp(l, n, i);
        emit_move(l, reg, local);
        e->idx = reg;
    }
}

uint32_t result(Lower *l)
{
    if (next_is(l, l->next - l->cur, PY_STORE_FAST)) {
        uint32_t local = (uint32_t)l->v->instrs[l->next].arg;
        save_local(l, local);
        l->next++;
        return local;
    }
    l->pending = temp(l);
    return l->pending;
}

static bool is_temp(const Lower *l, StackEntry e)
{
    return e.kind == ENTRY_REG && e.idx >= l->nlocals;
}

/* All temps into their own slots: a parallel move. */
static void settle_temps(Lower *l)
{
    bool moved = true, left = true;
    while (left) {
        if (!moved) { /* only cycles are left: exchange along the first */
            uint32_t i = 0;
            while (!is_temp(l, l->stack[i]) || l->stack[i].idx == slot(l, i))
                i++;
            uint32_t from = l->stack[i].idx;
            emit(l, OP_SWAPR, slot(l, i), from, 0);
            for (uint32_t j = 0; j < l->depth; j++)
                if (is_temp(l, l->stack[j]) && l->stack[j].idx == slot(l, i))
                    l->stack[j].idx = from;
            l->stack[i].idx = slot(l, i);
        }
        moved = left = false;
        for (uint32_t i = 0; i < l->depth; i++) {
            StackEntry *e = &l->stack[i];
            if (!is_temp(l, *e) || e->idx == slot(l, i))
                continue;
            left = true;
            if (names_temp(l, l->depth, slot(l, i)))
                continue;
            emit_move(l, slot(l, i), e->idx);
            e->idx = slot(l, i);
            moved = true;
        }
    }
}

void settle(Lower *l, uint32_t from, uint32_t to, bool nulls)
{
    settle_temps(l);
    for (uint32_t i = from; i < to; i++) {
        StackEntry *e = &l->stack[i];
        if (e->kind == ENTRY_REG)
            emit_move(l, slot(l, i), e->idx);
        else if (e->kind == ENTRY_CONST)
            load_const(l, slot(l, i), entry_const(l, *e));
        else if (nulls)
            emit(l, OP_LOAD_NULL, slot(l, i), 0, 0);
        else
            continue;
        *e = (StackEntry){ENTRY_REG, slot(l, i)};
    }
}

uint32_t window(Lower *l, uint32_t n)
{
    settle(l, l->depth - n, l->depth, false);
    return slot(l, l->depth - n);
}
