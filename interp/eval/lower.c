/* lower.c: CPython's stack code to register code: the driver. Stack slot i of a
 * code object is register nlocals + i; loads of locals and constants stay
 * pending aliases until something needs them elsewhere. lower.h has the parts;
 * lcode.h says who calls. */
#include "eval/lower.h"
#include <stdlib.h>

static void begin_block(Lower *l, uint32_t i)
{
    const PyInstr *in = &l->v->instrs[i];
    l->label[i] = l->n;
    l->last_label = l->n;
    l->depth = 0;
    for (i32 s = 0; s < in->depth; s++) {
        if (in->stack && in->stack[s].kind == TAG_NULL)
            push_null(l);
        else
            push_reg(l, slot(l, (uint32_t)s));
    }
}

/* What a handler expects in its slots must stand there at every instruction
 * that may raise. */
static void settle_for_handler(Lower *l, uint32_t i)
{
    const PyHandler *h = code_handler(l->v, i);
    if (!h)
        return;
    uint32_t n = MIN((uint32_t)h->depth, l->depth);
    for (uint32_t s = 0; s < n; s++) {
        StackEntry e = l->stack[s];
        if (e.kind == ENTRY_NULL ||
            (e.kind == ENTRY_REG && e.idx == slot(l, s)))
            continue;
        l->operands = l->depth;
        settle(l, 0, n, false);
        return;
    }
}

static void lower_all(Lower *l)
{
    l->dead = false;
    for (uint32_t i = 0; i < l->v->n_instrs && !l->error; i = l->next) {
        const PyInstr *in = &l->v->instrs[i];
        l->cur = i;
        l->next = i + 1;
        if (in->depth < 0)
            continue;
        if (in->flags & PYI_BLOCK) {
            l->operands = l->depth;
            if (!l->dead)
                settle(l, 0, l->depth, false);
            begin_block(l, i);
            l->dead = false;
        }
        l->label[i] = l->n;
        settle_for_handler(l, i);
        l->operands = l->depth;
        l->pending = NO_REG;
        lower_instr(l, in);
        if (l->pending != NO_REG)
            push_reg(l, l->pending);
    }
    /* A guard behind the last instruction, never reached. */
    emit(l, OP_UNSUPPORTED, 0, 0, 0);
    emit_value(l, (uint64_t)(uintptr_t) "code without an end");
}

static void patch(Lower *l)
{
    for (uint32_t i = 0; i < l->nfixups; i++) {
        Fixup f = l->fixups[i];
        int64_t off = (int64_t)l->label[f.target] - (int64_t)f.word;
        Word *w = &l->words[f.word];
        if (f.wide) {
            w->b = (uint16_t)((uint64_t)off & 0xFFFF);
            w->c = (uint16_t)((uint64_t)off >> 16 & 0xFFFF);
        } else if (off != (int16_t)off) {
            l->too_far = true;
        } else {
            w->c = (uint16_t)off;
        }
    }
}

static void make_handlers(Lower *l, LCode *lc)
{
    lc->nhandlers = l->v->n_handlers;
    lc->handlers = base_zalloc((lc->nhandlers + 1) * sizeof *lc->handlers);
    for (uint32_t i = 0; i < lc->nhandlers; i++) {
        const PyHandler *h = &l->v->handlers[i];
        lc->handlers[i] = (LHandler){
            .start = h->start,
            .end = h->end,
            .pc = lc->code + l->label[h->target],
            .reg = (uint16_t)slot(l, (uint32_t)h->depth),
            .lasti = h->lasti,
        };
    }
}

/* Word 2 of a YIELD inside a delegation names instructions until here. */
static void patch_yields(Lower *l)
{
    for (uint32_t i = 0; i < l->n; i += op_length(&l->words[i]))
        if (l->words[i].op == OP_YIELD && l->words[i + 1].lo) {
            Word *w = &l->words[i + 2];
            w->lo = l->label[w->lo];
            w->hi = l->label[w->hi];
        }
}

static int32_t simple_args(const Code *c)
{
    if (c->kwonly || (c->flags & (PY_CO_VARARGS | PY_CO_VARKEYWORDS)))
        return NOT_SIMPLE;
    return c->argcount;
}

static LCode *make_lcode(Lower *l)
{
    LCode *lc = base_zalloc(sizeof *lc);
    lc->code = l->words;
    lc->nwords = l->n;
    lc->py = l->py;
    lc->live = l->live;
    lc->maps = l->maps;
    lc->map_words = l->map_words;
    lc->nmaps = l->nmaps;
    lc->object = l->code;
    lc->simple = simple_args(l->code);
    lc->nlocals = l->nlocals;
    lc->nregs = l->nlocals + l->ntemps + LCODE_SLACK;
    make_handlers(l, lc);
    patch_yields(l);
    return lc;
}

static void lower_free(Lower *l, bool failed)
{
    free(l->stack);
    free(l->label);
    free(l->fixups);
    free(l->unchecked);
    if (failed) {
        free(l->words);
        free(l->py);
        free(l->live);
        free(l->maps);
    }
}

/* NULL: *error says why, or too_far. */
static LCode *attempt(Lower *l)
{
    const VerifiedCode *v = l->code->verified;
    l->v = v;
    l->nlocals = (uint32_t)l->code->nlocalsplus;
    l->ntemps = (uint32_t)v->max_depth + 2;
    l->map_words = (l->ntemps + 63) / 64;
    l->stack = base_zalloc((l->ntemps + 2) * sizeof *l->stack);
    l->label = base_zalloc((v->n_instrs + 1) * sizeof *l->label);
    if (l->nlocals + l->ntemps > 60000)
        l->error = "too many local variables or too deep an expression";
    else if (l->code->names->len > 0xFFFF)
        l->error = "more than 65535 names";
    if (!l->error) {
        flow_analyse(l);
        grow_analyse(l);
        lower_all(l);
        patch(l);
    }
    bool failed = l->error || l->too_far;
    LCode *lc = failed ? NULL : make_lcode(l);
    lower_free(l, failed);
    return lc;
}

LCode *lower_alone(Ctx *cx, Code *code, uint32_t variant)
{
    Lower l = {.cx = cx, .code = code, .variant = variant};
    LCode *lc = attempt(&l);
    if (!lc && l.too_far) {
        l = (Lower){
            .cx = cx, .code = code, .variant = variant, .far_jumps = true};
        lc = attempt(&l);
    }
    if (!lc)
        raise_fmt(cx, &exc_SystemError,
                  "pxi: cannot lower function %S: %s; split it", code->qualname,
                  l.error ? l.error : "too long");
    return lc;
}

LCode *lower(Ctx *cx, Code *code)
{
    LCode *lc = lower_alone(cx, code, cx->variant);
    if (!lc)
        return NULL;
    LCode **head = &cx->lcode[0]; /* id 0 is no code: the list of all */
    lc->next = *head;
    *head = lc;
    cx->lcode[code->id] = lc;
    return lc;
}

void lcode_free(LCode *lc)
{
    if (!lc)
        return;
    free(lc->code);
    free(lc->py);
    free(lc->live);
    free(lc->maps);
    free(lc->handlers);
    free(lc);
}
