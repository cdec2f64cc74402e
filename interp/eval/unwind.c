/* unwind.c: raising, matching and handling exceptions; with. See slow.h. */
#include "eval/slow.h"
#include "object/store.h"

const LHandler *unwind_handler(const LCode *lc, uint32_t py)
{
    uint32_t low = 0, high = lc->nhandlers;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        const LHandler *h = &lc->handlers[mid];
        if (py < h->start)
            high = mid;
        else if (py >= h->end)
            low = mid + 1;
        else
            return h;
    }
    return NULL;
}

static bool is_exception_class(Value v)
{
    return is_type(v) && (AS(Type, v)->flags & TYPE_IS_EXC);
}

static bool is_exception(Value v)
{
    return is_kind(v, KIND_exception);
}

/* `raise X from Y`: Y as an exception or None; V_NULL raised. */
static Value cause_of(Ctx *cx, Value cause)
{
    if (cause == V_NONE || is_exception(cause))
        return cause;
    if (is_exception_class(cause))
        return vm_call0(cx, cause);
    return raise_fmt(cx, &exc_TypeError,
                     "exception causes must derive from BaseException");
}

static void set_cause(Ctx *cx, Value exc, Value cause)
{
    Exception *e = AS(Exception, exc);
    if (e->hdr.owner != cx->owner)
        return;
    store_exception_field(cx, e, &e->cause, cause);
    store_exception_suppress(cx, e, &e->suppress_context, 1);
}

/* 0: the handled exception again, its traceback as it is; -1: a new flight. */
int raise_instr(Ctx *cx, uint32_t argc, Value exc, Value cause)
{
    if (argc == 0) {
        Value handled = vm_handled(cx);
        if (!handled) {
            raise_fmt(cx, &exc_RuntimeError, "No active exception to reraise");
            return -1;
        }
        reraise(cx, handled);
        return 0;
    }
    if (is_exception_class(exc)) {
        Value type = exc;
        exc = vm_call0(cx, type);
        if (exc && !is_exception(exc))
            raise_fmt(cx, &exc_TypeError,
                      "calling %R should have returned an instance of "
                      "BaseException, not %R",
                      type, v_obj(type_of(exc)));
        if (!exc || !is_exception(exc))
            return -1;
    }
    if (argc == 2 && is_exception(exc)) {
        cause = cause_of(cx, cause);
        if (!cause)
            return -1;
        set_cause(cx, exc, cause);
    }
    raise_value(cx, exc);
    return -1;
}

/* No compiler makes code that re-raises anything else; damaged code may. */
void reraise(Ctx *cx, Value exc)
{
    if (!is_exception(exc)) {
        raise_fmt(cx, &exc_SystemError, "RERAISE of a '%T' object", exc);
        return;
    }
    Value tb = AS(Exception, exc)->traceback;
    cx->raised.exc = exc;
    cx->raised.traceback = tb == V_NONE ? V_NULL : tb;
    cx->raised.context = V_NULL;
}

static Value bad_match(Ctx *cx)
{
    return raise_fmt(cx, &exc_TypeError,
                     "catching classes that do not inherit from "
                     "BaseException is not allowed");
}

int exc_match(Ctx *cx, Value exc, Value type)
{
    if (is_kind(type, KIND_tuple)) {
        const Tuple *t = AS(Tuple, type);
        for (uint32_t i = 0; i < t->len; i++)
            if (!is_exception_class(t->v[i]))
                return bad_match(cx), -1;
        for (uint32_t i = 0; i < t->len; i++)
            if (is_instance_of(exc, AS(Type, t->v[i])))
                return 1;
        return 0;
    }
    if (!is_exception_class(type))
        return bad_match(cx), -1;
    return is_instance_of(exc, AS(Type, type));
}

/* When nothing matches the exception itself is what is left. */
int eg_match(Ctx *cx, Value *at)
{
    Value match, rest;
    if (exception_group_match(cx, at[0], at[1], &match, &rest) < 0)
        return -1;
    if (match != V_NONE)
        at[0] = rest;
    at[1] = match;
    return 0;
}

/* ---- with ---- */

/* A special method of the manager, bound. */
static int special(Ctx *cx, Value mgr, Dunder which, Value *out)
{
    Value name = dunder_names[which];
    Value d = type_lookup(type_of(mgr), name);
    if (!d)
        return 0;
    if (is_exact(d, KIND_function))
        *out = method_new(cx, d, mgr);
    else if (ops_of(d)->descr_get)
        *out = ops_of(d)->descr_get(cx, d, mgr, v_obj(type_of(mgr)));
    else
        *out = d;
    return *out ? 1 : -1;
}

/* The words of the two protocols. */
typedef struct WithWords {
    Dunder enter, exit;
    const char *protocol, *missed;
} WithWords;

static const WithWords with_words = {DUNDER_enter, DUNDER_exit,
                                     "context manager protocol", "__exit__"};
static const WithWords async_words = {DUNDER_aenter, DUNDER_aexit,
                                      "asynchronous context manager protocol",
                                      "__aexit__"};

/* What runs at the entry, and the bound method for the exit. */
static int managers(Ctx *cx, Value mgr, const WithWords *w, Value *enter,
                    Value *exit)
{
    int r = special(cx, mgr, w->enter, enter);
    if (r == 0)
        raise_fmt(cx, &exc_TypeError, "'%T' object does not support the %s",
                  mgr, w->protocol);
    if (r <= 0)
        return -1;
    r = special(cx, mgr, w->exit, exit);
    if (r == 0)
        raise_fmt(cx, &exc_TypeError,
                  "'%T' object does not support the %s (missed %s method)", mgr,
                  w->protocol, w->missed);
    return r <= 0 ? -1 : 0;
}

int with_enter(Ctx *cx, Value mgr, Value *pair)
{
    Value enter, out;
    if (managers(cx, mgr, &with_words, &enter, &pair[0]) < 0)
        return -1;
    Frame *f = NULL;
    if (is_type(enter)) /* its __init__ is not what it gives */
        out = vm_call0(cx, enter);
    else
        f = call_begin(cx, enter, frame_top(cx), 0, V_NULL, &out);
    if (f) {
        f->kind = FRAME_WITH;
        f->self = pair[0];
        return 1;
    }
    pair[1] = out;
    return out ? 0 : -1;
}

int async_with_enter(Ctx *cx, Value mgr, Value *to)
{
    Value enter, exit;
    if (managers(cx, mgr, &async_words, &enter, &exit) < 0)
        return -1;
    Value entered = vm_call0(cx, enter);
    to[0] = exit;
    to[1] = entered;
    return entered ? 0 : -1;
}

Value with_exit(Ctx *cx, Value exit, Value exc)
{
    Value tb = AS(Exception, exc)->traceback;
    return vm_call3(cx, exit, v_obj(type_of(exc)), exc, tb ? tb : V_NONE);
}
