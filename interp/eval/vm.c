/* vm.c: what lower layers ask of the evaluator (context/vm.h): memory of a
 * Ctx, roots, caches, the running frames. Calls are in calls.c, generators in
 * gen.c, code objects in objects/code.c. */
#define _GNU_SOURCE
#include "eval/slow.h"
#include "context/runtime.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { CODES_MAX = 1 << 20 }; /* entries of a table; touched lazily */

/* ---- memory ---- */

static void *map(size_t bytes)
{
    void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED)
        base_die("no memory for a VM stack of %zu bytes", bytes);
    return p;
}

static const size_t stack_bytes = STACK_VALUES * sizeof(Value);
static const size_t frames_bytes = FRAMES_MAX * sizeof(Frame);
static const size_t table_bytes = CODES_MAX * sizeof(LCode *);

/* What frames[0] executes: nothing. */
static LCode bottom_code;

void vm_ctx_init(Ctx *cx)
{
    cx->stack = map(stack_bytes);
    cx->stack_end = cx->stack + STACK_VALUES - 256;
    cx->frames = map(frames_bytes);
    cx->frames[0].r = cx->stack;
    cx->frames[0].lc = &bottom_code;
    vm_ctx_begin(cx);
}

int vm_set_depth_limit(Ctx *cx, uint32_t limit)
{
    if (limit > FRAMES_MAX - 2)
        limit = FRAMES_MAX - 2;
    cx->depth_limit = limit;
    cx->frames_end = cx->frames + limit + 1;
    return 0;
}

static Value (*loop_of(const Ctx *cx))(Ctx *)
{
    if (eval_stats_on)
        return eval_run_stats;
    bool context = cx->owner >= OWNER_FIRST_CONTEXT;
    return context && guard_parts[runtime.guard].pages ? eval_run_pages
                                                       : eval_run;
}

Value vm_loop(Ctx *cx)
{
    return cx->loop(cx);
}

void vm_ctx_begin(Ctx *cx)
{
    Worker *w = cx->worker;
    cx->loop = loop_of(cx);
    if (w) {
        if (!w->lcode[cx->variant]) {
            w->lcode[cx->variant] = map(table_bytes);
            w->lcode_cap[cx->variant] = CODES_MAX;
        }
        cx->lcode = w->lcode[cx->variant];
        cache_init(w);
    }
    vm_set_depth_limit(cx, cx->depth_limit);
    vm_ctx_reset(cx);
}

void vm_ctx_reset(Ctx *cx)
{
    for (Frame *f = cx->frame; f && f > cx->frames; f--)
        f->parked = false;
    cx->frame = cx->frames;
    cx->depth = cx->c_depth = 0;
}

void vm_ctx_free(Ctx *cx)
{
    if (!cx->stack)
        return;
    munmap(cx->stack, stack_bytes);
    munmap(cx->frames, frames_bytes);
    cx->stack = cx->stack_end = NULL;
    cx->frame = cx->frames = cx->frames_end = NULL;
}

void vm_worker_free(struct Worker *w)
{
    free(w->vm);
    w->vm = NULL;
    for (int v = 0; v < VARIANT_COUNT; v++) {
        if (!w->lcode[v])
            continue;
        for (LCode *lc = w->lcode[v][0], *next; lc; lc = next) {
            next = lc->next;
            lcode_free(lc);
        }
        munmap(w->lcode[v], table_bytes);
        w->lcode[v] = NULL;
    }
}

/* ---- caches ---- */

/* An instruction without data has nothing to forget but the kinds of its
 * operands. */
static void flush(LCode *lc)
{
    for (uint32_t i = 0, n; i < lc->nwords; i += n) {
        n = op_length(&lc->code[i]);
        if (n > 1)
            lc->code[i].op = op_base[lc->code[i].op];
    }
}

void vm_flush_caches(struct Worker *w)
{
    cache_flush(w);
    for (int v = 0; v < VARIANT_COUNT; v++)
        for (LCode *lc = w->lcode[v] ? w->lcode[v][0] : NULL; lc; lc = lc->next)
            flush(lc);
}

/* ---- roots ---- */

/* Locals, and the stack slots that the map of the running instruction names;
 * nothing from `end` on: that belongs to the frame above. */
static void visit_registers(const Frame *f, const Value *end, Visitor *v)
{
    const LCode *lc = f->lc;
    uint32_t n = lc->nlocals;
    for (uint32_t i = 0; i < n && f->r + i < end; i++)
        v->value(v, &f->r[i]);
    const uint64_t *row =
        lc->maps + (size_t)lc->live[f->pc - lc->code] * lc->map_words;
    for (uint32_t w = 0; w < lc->map_words; w++)
        for (uint64_t bits = row[w]; bits; bits &= bits - 1) {
            Value *slot = f->r + n + w * 64 + (uint32_t)__builtin_ctzll(bits);
            if (slot < end)
                v->value(v, slot);
        }
}

void vm_visit_roots(Ctx *cx, Visitor *v)
{
    const Value *end = cx->stack_end + 256;
    for (Frame *f = cx->frame; f && f > cx->frames; f--) {
        if (!f->parked) {
            visit_registers(f, end, v);
            end = f->r;
        }
        VISIT_PTR(v, f->func);
        v->value(v, &f->handled);
        if (f->kind >= FRAME_INIT)
            v->value(v, &f->self);
        if (!(f->lc->object->flags & PY_CO_OPTIMIZED))
            v->value(v, &f->locals);
    }
    v->value(v, &cx->raised.exc);
    v->value(v, &cx->raised.traceback);
    v->value(v, &cx->raised.context);
    for (uint32_t i = 0; i < cx->npins; i++)
        v->value(v, &cx->pins[i]);
}

void vm_visit_frame(Ctx *cx, Visitor *v)
{
    Frame *f = cx->frame;
    if (!f || f <= cx->frames)
        return;
    visit_registers(f, cx->stack_end + 256, v);
    VISIT_PTR(v, f->func);
    if (f->kind >= FRAME_INIT)
        v->value(v, &f->self);
    const Dict *d = f->func->globals;
    for (uint32_t i = 0; d->entries && i < d->fill; i++)
        if (d->entries->e[i].key)
            v->value(v, &d->entries->e[i].value);
}

/* ---- the running frames ---- */

static Frame *frame_at(Ctx *cx, int up)
{
    if (!cx->frame || up < 0 || cx->frame - cx->frames <= up)
        return NULL;
    return cx->frame - up;
}

static bool has_namespace(const Frame *f)
{
    return !(f->lc->object->flags & PY_CO_OPTIMIZED);
}

bool vm_frame_info(Ctx *cx, int up, FrameInfo *info)
{
    Frame *f = frame_at(cx, up);
    *info = (FrameInfo){0};
    if (!f)
        return false;
    const VerifiedCode *v = f->lc->object->verified;
    info->code = f->lc->object;
    info->instr = f->lc->py[f->pc - f->lc->code];
    info->lineno = v->instrs[info->instr].line;
    info->globals = f->func->globals;
    if (has_namespace(f))
        info->locals = f->locals ? f->locals : v_obj(f->func->globals);
    return true;
}

Value vm_frame_locals(Ctx *cx, int up)
{
    Frame *f = frame_at(cx, up);
    if (!f)
        return dict_new(cx);
    if (has_namespace(f))
        return f->locals ? f->locals : v_obj(f->func->globals);
    Value d = dict_new(cx);
    for (uint32_t i = 0; d && i < f->lc->nlocals; i++) {
        Value v = f->r[i];
        if (is_exact(v, KIND_cell))
            v = AS(Cell, v)->value;
        if (v == V_UNBOUND || !v)
            continue;
        str_seal(cx, v);
        Value name = f->lc->object->localsplusnames->v[i];
        if (dict_set_own(cx, AS(Dict, d), name, v) < 0)
            return V_NULL;
    }
    return d;
}

/* The values of the first n registers, cells opened, V_NULL for unbound. */
static Value locals_tuple(Ctx *cx, const Value *r, uint32_t n)
{
    Value t = tuple_new(cx, n);
    for (uint32_t i = 0; t && i < n; i++) {
        Value v = r[i];
        if (v && is_exact(v, KIND_cell))
            v = AS(Cell, v)->value;
        AS(Tuple, t)->v[i] = v == V_UNBOUND ? V_NULL : v;
    }
    return t;
}

static FrameRecord *record_of(Ctx *cx, Code *code, Dict *globals, uint32_t py)
{
    const VerifiedCode *v = code->verified;
    FrameRecord *rec = HEAP_NEW(cx, FrameRecord, KIND_frame);
    if (!rec)
        return NULL;
    rec->code = code;
    rec->globals = globals;
    rec->instr = py;
    rec->lineno = v->instrs[py].line;
    return rec;
}

static FrameRecord *frame_record(Ctx *cx, Frame *f)
{
    FrameRecord *rec = record_of(cx, f->lc->object, f->func->globals,
                                 f->lc->py[f->pc - f->lc->code]);
    if (!rec)
        return NULL;
    if (has_namespace(f))
        rec->locals = f->locals ? f->locals : v_obj(f->func->globals);
    else
        rec->locals = locals_tuple(cx, f->r, f->lc->nlocals);
    return rec->locals ? rec : NULL;
}

Value vm_frame_record(Ctx *cx, int up)
{
    FrameRecord *first = NULL, *last = NULL;
    for (Frame *f = frame_at(cx, up); f && f > cx->frames; f--) {
        FrameRecord *rec = frame_record(cx, f);
        if (!rec)
            return V_NULL;
        if (last)
            last->back = rec;
        else
            first = rec;
        last = rec;
    }
    return first ? v_obj(first) : V_NULL;
}

Value vm_generator_frame(Ctx *cx, const Generator *gen)
{
    if (gen->state == GEN_DONE)
        return V_NONE;
    for (Frame *f = cx->frame; gen->state == GEN_RUNNING && f > cx->frames; f--)
        if (f->self == v_obj(gen) && f->kind >= FRAME_GEN_ENTRY)
            return vm_frame_record(cx, (int)(cx->frame - f));
    LCode *lc = lcode_of(cx, gen->func->code);
    FrameRecord *rec =
        lc ? record_of(cx, gen->func->code, gen->func->globals, lc->py[gen->pc])
           : NULL;
    if (!rec)
        return V_NULL;
    rec->locals = locals_tuple(cx, gen->regs->v, lc->nlocals);
    return rec->locals ? v_obj(rec) : V_NULL;
}

Dict *vm_globals(const Ctx *cx)
{
    return cx->frame && cx->frame > cx->frames ? cx->frame->func->globals
                                               : NULL;
}

Value vm_handled(Ctx *cx)
{
    for (Frame *f = cx->frame; f && f > cx->frames; f--)
        if (f->handled)
            return f->handled;
    return V_NULL;
}

/* ---- super() ---- */

static int super_error(Ctx *cx, const char *text)
{
    return raise_fmt(cx, &exc_RuntimeError, "super(): %s", text), -1;
}

int vm_super_args(Ctx *cx, Value *cls, Value *self)
{
    Frame *f = frame_at(cx, 0);
    if (!f || f->lc->object->argcount == 0)
        return super_error(cx, "no arguments");
    Value first = f->r[0];
    if (is_exact(first, KIND_cell))
        first = AS(Cell, first)->value;
    if (first == V_UNBOUND)
        return super_error(cx, "arg[0] deleted");
    const Tuple *names = f->lc->object->localsplusnames;
    for (uint32_t i = f->lc->nlocals; i-- > 0;) {
        if (names->v[i] != name_dunder_class || !is_exact(f->r[i], KIND_cell))
            continue;
        Value type = AS(Cell, f->r[i])->value;
        if (type == V_UNBOUND)
            return super_error(cx, "empty __class__ cell");
        if (!is_type(type))
            return super_error(cx, "__class__ is not a type");
        *cls = type;
        *self = first;
        return 0;
    }
    return super_error(cx, "__class__ cell not found");
}

/* ---- names of operations ---- */

/* An instruction that stores, either twin. How its operand c or a reads. */
typedef enum StoreForm { FORM_ATTR, FORM_ITEM, FORM_NAME, FORM_CELL } StoreForm;

typedef struct StoreOp {
    uint16_t op, guarded;
    StoreForm form;
    const char *name;
} StoreOp;

static const StoreOp store_ops[] = {
#define ROW(op, form, name)                                                    \
    {                                                                          \
        OP_##op, OP_##op##_G, form, name                                       \
    }
    ROW(STORE_ATTR, FORM_ATTR, "STORE_ATTR"),
    ROW(DELETE_ATTR, FORM_ATTR, "DELETE_ATTR"),
    ROW(SETITEM, FORM_ITEM, "STORE_SUBSCR"),
    ROW(SETITEM_I, FORM_ITEM, "STORE_SUBSCR"),
    ROW(DELITEM, FORM_ITEM, "DELETE_SUBSCR"),
    ROW(STORE_GLOBAL, FORM_NAME, "STORE_GLOBAL"),
    ROW(DELETE_GLOBAL, FORM_NAME, "DELETE_GLOBAL"),
    ROW(STORE_NAME, FORM_NAME, "STORE_NAME"),
    ROW(DELETE_NAME, FORM_NAME, "DELETE_NAME"),
    ROW(STORE_DEREF, FORM_CELL, "STORE_DEREF"),
    ROW(DELETE_DEREF, FORM_CELL, "DELETE_DEREF"),
#undef ROW
};

static const StoreOp *store_op_of(uint32_t op)
{
    for (size_t i = 0; i < ARRAY_LEN(store_ops); i++)
        if (store_ops[i].op == op || store_ops[i].guarded == op)
            return &store_ops[i];
    return NULL;
}

static const StoreOp *running_store(const Frame *f)
{
    return f ? store_op_of(op_base[f->pc->op]) : NULL;
}

bool vm_store_opcode(Ctx *cx, Value target, char *text, size_t size)
{
    Frame *f = frame_at(cx, 0);
    const StoreOp *s = running_store(f);
    if (!s || s->form > FORM_ITEM || (target && f->r[f->pc->a] != target))
        return false;
    if (s->form == FORM_ATTR)
        snprintf(text, size, "%s %s", s->name,
                 str_utf8(cx, f->lc->object->names->v[f->pc->c]));
    else
        snprintf(text, size, "%s", s->name);
    return true;
}

bool vm_name_opcode(Ctx *cx, char *text, size_t size)
{
    Frame *f = frame_at(cx, 0);
    const StoreOp *s = running_store(f);
    if (!s || s->form < FORM_NAME)
        return false;
    const Code *code = f->lc->object;
    Value name = s->form == FORM_NAME ? code->names->v[f->pc->c]
                                      : code->localsplusnames->v[f->pc->a];
    snprintf(text, size, "%s %s", s->name, str_utf8(cx, name));
    return true;
}

int vm_inplace_op(Ctx *cx)
{
    Frame *f = frame_at(cx, 0);
    return f ? slow_inplace_op(f->pc) : -1;
}

bool vm_in_call(Ctx *cx)
{
    Frame *f = frame_at(cx, 0);
    return f && op_words[f->pc->op] == op_words[OP_CALL];
}
