/* gen.c: suspending and resuming generators. Registers move between the
 * generator and the VM stack. See slow.h; vm_gen_resume of context/vm.h. */
#include "eval/slow.h"
#include "object/store.h"

Value gen_make(Ctx *cx, Frame *f)
{
    const Code *c = f->lc->object;
    if (c->flags & (PY_CO_COROUTINE | PY_CO_ASYNC_GENERATOR))
        return raise_unsupported(cx, "async functions");
    Values *regs = values_new(cx, f->lc->nregs - LCODE_SLACK);
    Generator *g = regs ? HEAP_NEW(cx, Generator, KIND_generator) : NULL;
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
    return v_obj(g);
}

Frame *gen_push(Ctx *cx, Generator *g, Value sent, FrameKind kind)
{
    LCode *lc = lcode_of(cx, g->func->code);
    Frame *f = lc ? frame_push_slow(cx, frame_top(cx), lc, g->func) : NULL;
    if (!f)
        return NULL;
    memcpy(f->r, g->regs->v, g->nregs * sizeof *f->r);
    f->kind = kind;
    f->self = v_obj(g);
    f->handled = g->handled;
    f->pc = lc->code + g->pc;
    if (sent) { /* else an exception is raised at the yield */
        f->r[f->pc->a] = sent;
        f->pc += op_length(f->pc);
    }
    store_generator_state(cx, g, &g->state, GEN_RUNNING);
    cx->frame = f;
    return f;
}

int gen_suspend(Ctx *cx, Frame *f, uint32_t keep, Value receiver)
{
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

void gen_finish(Ctx *cx, Generator *g)
{
    for (uint32_t i = 0; i < g->nregs; i++)
        store_generator_reg(cx, g, &g->regs->v[i], V_NULL);
    store_generator_state(cx, g, &g->nregs, 0);
    store_generator_field(cx, g, &g->yield_from, V_NULL);
    store_generator_field(cx, g, &g->handled, V_NULL);
    store_generator_state(cx, g, &g->state, GEN_DONE);
}

void gen_failed(Ctx *cx, Generator *g)
{
    gen_finish(cx, g);
    if (!error_matches(cx, &exc_StopIteration))
        return;
    Value stop = exception_catch(cx);
    raise_fmt(cx, &exc_RuntimeError, "generator raised StopIteration");
    Value exc = cx->raised.exc;
    if (exc && as_obj(exc)->owner == cx->owner) {
        Exception *e = AS(Exception, exc);
        store_exception_field(cx, e, &e->cause, stop);
        store_exception_suppress(cx, e, &e->suppress_context, 1);
        cx->raised.context = stop;
    }
}

/* Runs g from where it stands; sent V_NULL: with the pending exception. */
static Value run(Ctx *cx, Generator *g, Value sent, Value *returned)
{
    if (UNLIKELY(cx->c_depth >= C_DEPTH_MAX))
        return raise_fmt(cx, &exc_RecursionError,
                         "maximum recursion depth exceeded");
    Raised pending = cx->raised;
    cx->raised = (Raised){0};
    if (!gen_push(cx, g, sent, FRAME_GEN_ENTRY))
        return V_NULL;
    if (!sent)
        cx->raised = pending;
    cx->c_depth++;
#if PX_ASSERT
    const void *declared = cx->declared;
    cx->declared = NULL;
#endif
    Value v = eval_stats_on ? eval_run_stats(cx) : eval_run(cx);
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

/* The value of the pending StopIteration, which is cleared. */
static Value stop_value(Ctx *cx)
{
    Value stop = exception_catch(cx);
    const Tuple *args = AS(Exception, stop)->args;
    return args->len ? args->v[0] : V_NONE;
}

/* ---- throw ---- */

/* Throws into what g delegates to. 1: it yielded *out; 0: it returned *out;
 * -1: an exception is pending, to be raised at g's own yield. */
static int throw_below(Ctx *cx, Value sub, Value exc, Value *out)
{
    Value method;
    if (is_instance_of(exc, &exc_GeneratorExit)) {
        int found = obj_lookup_attr(cx, sub, name_close, &method);
        if (found < 0 || (found && !vm_call0(cx, method)))
            return -1;
        raise_value(cx, exc);
        return -1;
    }
    if (is_exact(sub, KIND_generator)) {
        *out = V_NULL;
        Value v = vm_gen_resume(cx, AS(Generator, sub), exc, 1, out);
        if (v)
            *out = v;
        return v ? 1 : error_pending(cx) ? -1 : 0;
    }
    int found = obj_lookup_attr(cx, sub, name_throw, &method);
    if (found <= 0) {
        if (!found)
            raise_value(cx, exc);
        return -1;
    }
    *out = vm_call1(cx, method, exc);
    if (*out)
        return 1;
    if (!error_matches(cx, &exc_StopIteration))
        return -1;
    *out = stop_value(cx);
    return 0;
}

static Value throw_delegating(Ctx *cx, Generator *g, Value exc,
                              Value *returned)
{
    Value out, sub = g->yield_from;
    store_generator_state(cx, g, &g->state, GEN_RUNNING);
    int r = throw_below(cx, sub, exc, &out);
    store_generator_state(cx, g, &g->state, GEN_SUSPENDED);
    if (r > 0)
        return out;
    if (r < 0)
        return run(cx, g, V_NULL, returned);
    LCode *lc = lcode_of(cx, g->func->code);
    if (!lc)
        return V_NULL;
    /* Behind the delegation, its result in the receiver's register: the
     * instruction before is stepped over like a yield, into the same slot. */
    const Word *yield = lc->code + g->pc;
    Frame *f = gen_push(cx, g, V_NONE, FRAME_GEN_ENTRY);
    if (!f)
        return V_NULL;
    f->r[yield[1].h[1]] = out;
    f->pc = lc->code + yield[2].w;
    cx->c_depth++;
    Value v = eval_stats_on ? eval_run_stats(cx) : eval_run(cx);
    cx->c_depth--;
    if (g->state != GEN_DONE)
        return v;
    if (v)
        *returned = v;
    return V_NULL;
}

static Value gen_throw(Ctx *cx, Generator *g, Value exc, Value *returned)
{
    if (g->state == GEN_SUSPENDED && g->yield_from)
        return throw_delegating(cx, g, exc, returned);
    raise_value(cx, exc);
    if (g->state == GEN_DONE)
        return V_NULL;
    return run(cx, g, V_NULL, returned);
}

Value vm_gen_resume(Ctx *cx, Generator *g, Value value, int mode,
                    Value *returned)
{
    *returned = V_NONE;
    if (g->state == GEN_RUNNING)
        return raise_fmt(cx, &exc_ValueError, "generator already executing");
    if (mode == 1)
        return gen_throw(cx, g, value, returned);
    if (g->state == GEN_DONE)
        return V_NULL;
    if (g->state == GEN_CREATED && value != V_NONE)
        return raise_fmt(cx, &exc_TypeError,
                         "can't send non-None value to a just-started "
                         "generator");
    return run(cx, g, value, returned);
}

/* ---- yield from ---- */

Value gen_delegate(Ctx *cx, Value v)
{
    return is_exact(v, KIND_generator) ? v : obj_iter(cx, v);
}

static int sent_to_generator(Ctx *cx, Value receiver, Value v, Value *out)
{
    if (!guard_write(cx, receiver, "generator.send"))
        return -1;
    Value y = vm_gen_resume(cx, AS(Generator, receiver), v, 0, out);
    if (y)
        *out = y;
    return y ? 1 : error_pending(cx) ? -1 : 0;
}

int gen_send(Ctx *cx, Value receiver, Value v, Value *out)
{
    if (is_exact(receiver, KIND_generator))
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
