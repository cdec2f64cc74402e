/* lower_flow.c: definite assignment of locals: a LOAD_FAST whose local is
 * assigned on every path needs no check. See lower.h. */
#include "eval/lower.h"
#include <stdlib.h>

typedef struct Flow {
    Lower *l;
    uint32_t words;
    uint64_t *in;    /* per instruction; only blocks' rows are used */
    uint64_t *state; /* locals assigned here */
    bool changed;
} Flow;

static void meet(Flow *f, uint32_t target)
{
    uint64_t *to = f->in + (size_t)target * f->words;
    for (uint32_t w = 0; w < f->words; w++) {
        uint64_t both = to[w] & f->state[w];
        f->changed |= both != to[w];
        to[w] = both;
    }
}

static void step(Flow *f, uint32_t i)
{
    const PyInstr *in = &f->l->v->instrs[i];
    uint32_t local = (uint32_t)in->arg;
    uint64_t bit = (uint64_t)1 << local % 64;
    if (in->op == PY_STORE_FAST) {
        f->state[local / 64] |= bit;
    } else if (in->op == PY_DELETE_FAST) {
        f->state[local / 64] &= ~bit;
    } else if (in->op == PY_LOAD_FAST) {
        uint64_t *row = &f->l->unchecked[i / 64];
        if (f->state[local / 64] & bit)
            *row &= ~((uint64_t)1 << i % 64);
        else
            *row |= (uint64_t)1 << i % 64;
        f->state[local / 64] |= bit;
    }
}

static bool ends(int op)
{
    return op == PY_RETURN_VALUE || op == PY_RAISE_VARARGS ||
           op == PY_RERAISE || op == PY_JUMP_FORWARD ||
           op == PY_JUMP_BACKWARD || op == PY_JUMP_BACKWARD_NO_INTERRUPT;
}

static void pass(Flow *f)
{
    const VerifiedCode *v = f->l->v;
    size_t bytes = f->words * sizeof *f->state;
    bool dead = false;
    for (uint32_t i = 0; i < v->n_instrs; i++) {
        const PyInstr *in = &v->instrs[i];
        if (in->depth < 0)
            continue;
        if (in->flags & PYI_BLOCK) {
            if (!dead)
                meet(f, i);
            memcpy(f->state, f->in + (size_t)i * f->words, bytes);
            dead = false;
        }
        const PyHandler *h = code_handler(v, i);
        if (h)
            meet(f, h->target);
        step(f, i);
        if (h) /* it may raise behind a DELETE_FAST, too */
            meet(f, h->target);
        if (in->target >= 0)
            meet(f, (uint32_t)in->target);
        dead = ends(in->op);
    }
}

void flow_analyse(Lower *l)
{
    const Code *c = l->code;
    Flow f = {.l = l, .words = (l->nlocals + 63) / 64};
    l->unchecked = base_zalloc((l->v->n_instrs / 64 + 1) * sizeof(uint64_t));
    if (!f.words)
        return;
    size_t row = f.words * sizeof *f.in;
    f.in = base_alloc_array(l->v->n_instrs + 1, row);
    memset(f.in, 0xFF, (l->v->n_instrs + 1) * row);
    f.state = base_zalloc(row);
    uint32_t params = (uint32_t)(c->argcount + c->kwonly) +
                      !!(c->flags & PY_CO_VARARGS) +
                      !!(c->flags & PY_CO_VARKEYWORDS);
    do {
        f.changed = false;
        memset(f.state, 0, row);
        for (uint32_t i = 0; i < params; i++)
            f.state[i / 64] |= (uint64_t)1 << i % 64;
        pass(&f);
    } while (f.changed);
    free(f.in);
    free(f.state);
}
