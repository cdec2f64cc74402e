/* gen.c: suspending and resuming generators. Registers move between the
 * generator and the VM stack. See slow.h; vm_gen_resume of context/vm.h. */
#include "eval/slow.h"
#include "heap/weak.h"
#include "object/store.h"
#include "objects/generator.h"

Value frame_gen_make(Ctx *cx, Frame *f)
{
    const Code *c = f->lc->object;
    if (f->kind >= FRAME_GEN_ENTRY) /* damaged code */
        return raise_fmt(cx, &exc_SystemError,
                         "a generator is made where none can be");
    Kind kind = c->flags & PY_CO_COROUTINE         ? KIND_coroutine
                : c->flags & PY_CO_ASYNC_GENERATOR ? KIND_async_generator
                                                   : KIND_generator;
    Values *regs = values_new(cx, f->lc->nregs - LCODE_SLACK);
    Generator *g = regs ? HEAP_NEW(cx, Generator, kind) : NULL;
    if (!g)
        return V_NULL;
    g->state = GEN_CREATED;
    g->func = f->func;
    g->name = f->func->name;
    g->qualname = f->func->qualname;
    g->pc = (uint64_t)(f->pc - f->lc->code);
    g->regs = regs;
    g->nregs = f->lc->nlocals;
    memcpy(regs->v, f->r, g->nregs * sizeof *f->r);
    if (kind == KIND_coroutine && weak_finalizable(cx, &g->hdr) < 0)
        return V_NULL;
    return v_obj(g);
}

/* ---- delegation ----
 * While a generator runs that others delegate to, each of these has a frame,
 * as it must be seen in tracebacks, but a parked one: its registers stay in the
 * generator, its pc is the SEND. Each parked frame stands right below that of
 * its delegate, and where the registers of the running one begin, there its own
 * go when it is to run: frame_gen_unpark. A yield drops all of them. */

/* What the suspended generator g delegates to, if it is a suspended generator
 * that may be resumed in its stead. */
static Generator *delegate(const Ctx *cx, const LCode *lc, const Generator *g)
{
    Value v = g->yield_from;
    if (!v || !is_obj(v) || as_obj(v)->owner != cx->owner ||
        (as_obj(v)->shape != KIND_generator &&
         as_obj(v)->shape != KIND_coroutine) ||
        AS(Generator, v)->state != GEN_SUSPENDED)
        return NULL;
    const Word *yield = lc->code + g->pc;
    uint32_t send = lc->code[yield[2].hi].op;
    return send == OP_SEND || send == OP_SEND_G ? AS(Generator, v) : NULL;
}

/* A frame for g, whose registers begin at r or will. */
static Frame *gen_frame(Ctx *cx, Generator *g, LCode *lc, Value *r,
                        FrameKind kind)
{
    Frame *f = cx->frame + 1;
    if (UNLIKELY(f >= cx->frames_end) ||
        UNLIKELY(r + lc->nregs > cx->stack_end))
        return frame_push_slow(cx, r, lc, g->func);
    f->r = r;
    f->lc = lc;
    f->func = g->func;
    f->kind = kind;
    f->self = v_obj(g);
    f->handled = g->handled;
    f->locals = V_NULL;
    f->pc = lc->code + g->pc;
    store_generator_state(cx, g, &g->state, GEN_RUNNING);
    return f;
}

/* Drops the parked frames above f. */
static Frame *drop_parked(Ctx *cx, const Frame *f)
{
    for (; cx->frame > f; cx->frame--) {
        Generator *g = AS(Generator, cx->frame->self);
        store_generator_state(cx, g, &g->state, GEN_SUSPENDED);
        cx->frame->parked = false;
    }
    return NULL;
}

static void fetch_registers(const Generator *g, Value *r)
{
    const Value *from = g->regs->v;
    for (uint32_t i = 0, n = g->nregs; i < n; i++)
        r[i] = from[i];
}

Frame *frame_gen_push(Ctx *cx, Generator *g, Value sent, FrameKind kind)
{
    Value *r = frame_top(cx);
    const Frame *below = cx->frame;
    LCode *lc = lcode_of(cx, g->func->code);
    Generator *next;
    Frame *f;
    while (sent && lc && (next = delegate(cx, lc, g))) {
        f = gen_frame(cx, g, lc, r, kind);
        if (UNLIKELY(!f))
            return drop_parked(cx, below);
        f->r = g->regs->v;
        f->pc = lc->code + f->pc[2].hi;
        f->parked = true;
        cx->frame = f;
        g = next;
        kind = FRAME_GEN_SEND;
        lc = lcode_of(cx, g->func->code);
    }
    f = lc ? gen_frame(cx, g, lc, r, kind) : NULL;
    if (UNLIKELY(!f))
        return drop_parked(cx, below);
    fetch_registers(g, r);
    if (sent) { /* else an exception is raised at the yield */
        r[f->pc->a] = sent;
        f->pc += op_length(f->pc);
    }
    cx->frame = f;
    return f;
}

void frame_gen_unpark(Frame *f, Value *r)
{
    fetch_registers(AS(Generator, f->self), r);
    r[f->pc->a + 1] = V_NONE;
    f->r = r;
    f->parked = false;
}

int frame_gen_suspend(Ctx *cx, Frame *f, uint32_t keep, Value receiver)
{
    if (f->kind < FRAME_GEN_ENTRY) { /* damaged code */
        raise_fmt(cx, &exc_SystemError, "yield outside of a generator");
        return -1;
    }
    Generator *g = AS(Generator, f->self);
    Value *to = g->regs->v;
    for (uint32_t i = 0; i < keep; i++)
        store_generator_reg(cx, g, &to[i], f->r[i]);
    for (uint32_t i = keep; i < g->nregs; i++)
        store_generator_reg(cx, g, &to[i], V_NULL);
    store_generator_state(cx, g, &g->nregs, keep);
    store_generator_pc(cx, g, &g->pc, (uint64_t)(f->pc - f->lc->code));
    store_generator_field(cx, g, &g->yield_from, receiver);
    store_generator_field(cx, g, &g->handled, f->handled);
    store_generator_state(cx, g, &g->state, GEN_SUSPENDED);
    return 0;
}

void frame_gen_finish(Ctx *cx, Generator *g)
{
    for (uint32_t i = 0; i < g->nregs; i++)
        store_generator_reg(cx, g, &g->regs->v[i], V_NULL);
    store_generator_state(cx, g, &g->nregs, 0);
    store_generator_field(cx, g, &g->yield_from, V_NULL);
    store_generator_field(cx, g, &g->handled, V_NULL);
    store_generator_state(cx, g, &g->state, GEN_DONE);
}

/* An exception leaves the body. */
void frame_gen_failed(Ctx *cx, Frame *f)
{
    FrameKind kind = f->kind;
    Generator *g = AS(Generator, f->self);
    frame_gen_finish(cx, g);
    if (kind != FRAME_GEN_ENTRY) /* generator.c does it for the other kind */
        gen_convert_stop(cx, g);
}

/* Runs the frame that frame_gen_push made. */
static Value run(Ctx *cx, Generator *g, Value *returned)
{
    cx->c_depth++;
#if PX_ASSERT
    const void *declared = cx->declared;
    cx->declared = NULL;
#endif
    Value v = cx->loop(cx);
#if PX_ASSERT
    cx->declared = declared;
#endif
    cx->c_depth--;
    if (g->state != GEN_DONE)
        return v;
    if (v)
        *returned = v;
    return V_NULL;
}

/* mode 2: what g delegated to has finished with `value`: on behind the SEND
 * loop, the value in the receiver's register. */
static Frame *push_behind(Ctx *cx, Generator *g, Value value)
{
    LCode *lc = lcode_of(cx, g->func->code);
    if (!lc)
        return NULL;
    const Word *yield = lc->code + g->pc;
    ASSERT(yield->op == OP_YIELD && yield[1].lo);
    Frame *f = frame_gen_push(cx, g, V_NULL, FRAME_GEN_ENTRY);
    if (!f)
        return NULL;
    f->r[yield[1].h[1]] = value;
    f->pc = lc->code + yield[2].lo;
    return f;
}

Value vm_gen_resume(Ctx *cx, Generator *g, Value value, int mode,
                    Value *returned)
{
    *returned = V_NONE;
    if (UNLIKELY(cx->c_depth >= C_DEPTH_MAX))
        return raise_fmt(cx, &exc_RecursionError,
                         "maximum recursion depth exceeded");
    Frame *f = mode == 2 ? push_behind(cx, g, value)
                         : frame_gen_push(cx, g, mode ? V_NULL : value,
                                          FRAME_GEN_ENTRY);
    if (!f)
        return V_NULL;
    if (mode == 1) {
        raise_value(cx, value);
        if (cx->raised.exc == value) /* what is handled outside is no cause */
            cx->raised.context = V_NULL;
    }
    return run(cx, g, returned);
}

/* ---- yield from ---- */

/* The value of the pending StopIteration, which is cleared. */
static Value stop_value(Ctx *cx)
{
    Value stop = exception_catch(cx);
    const Tuple *args = AS(Exception, stop)->args;
    return args->len ? args->v[0] : V_NONE;
}

Value delegate_iter(Ctx *cx, const Frame *f, Value v)
{
    if (is_exact(v, KIND_generator))
        return v;
    if (!is_exact(v, KIND_coroutine))
        return obj_iter(cx, v);
    uint32_t flags = f->lc->object->flags;
    if (flags & (PY_CO_COROUTINE | PY_CO_ITERABLE_COROUTINE))
        return v;
    return raise_fmt(cx, &exc_TypeError,
                     "cannot 'yield from' a coroutine object in a "
                     "non-coroutine generator");
}

static int sent_to_generator(Ctx *cx, Value receiver, Value v, Value *out)
{
    if (!guard_write(cx, receiver, "generator.send"))
        return -1;
    Value y = gen_send(cx, AS(Generator, receiver), v, out);
    if (y)
        *out = y;
    return y ? 1 : error_pending(cx) ? -1 : 0;
}

int delegate_send(Ctx *cx, Value receiver, Value v, Value *out)
{
    if (is_exact(receiver, KIND_coroutine_wrapper))
        receiver = AS(Wrapper, receiver)->inner;
    if (is_exact(receiver, KIND_generator) ||
        is_exact(receiver, KIND_coroutine))
        return sent_to_generator(cx, receiver, v, out);
    Value next = type_override(type_of(receiver), DUNDER_next);
    if (v != V_NONE) {
        Value method = obj_getattr(cx, receiver, name_send);
        *out = method ? vm_call1(cx, method, v) : V_NULL;
    } else if (next) {
        *out = vm_call1(cx, next, receiver);
    } else {
        *out = obj_iternext(cx, receiver);
        if (!*out && !error_pending(cx)) {
            *out = V_NONE;
            return 0;
        }
    }
    if (*out)
        return 1;
    if (!error_matches(cx, &exc_StopIteration))
        return -1;
    *out = stop_value(cx);
    return 0;
}
