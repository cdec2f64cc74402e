/* finalize.c: calls what the collector has queued: __del__ of objects that
 * nothing reaches any more, callbacks of weak references whose target has gone,
 * and the warning about coroutines that nobody awaited. It happens at a safe
 * point of the context that owns them, or at the end of main; a context that
 * ends calls nothing. */
#include "context/poll.h"
#include "context/warn.h"
#include "heap/weak.h"
#include "objects/classes.h"

static void call_one(Ctx *cx, Value v)
{
    Value f, r;
    if (is_exact(v, KIND_coroutine)) {
        if (AS(Generator, v)->state == GEN_CREATED && warn_unawaited(cx, v) < 0)
            unraisable(cx, NULL, v);
        return;
    }
    if (weak_is_ref(v)) {
        f = AS(WeakRef, v)->callback;
        r = vm_call1(cx, f, v);
    } else {
        f = type_override(type_of(v), DUNDER_del);
        r = f ? vm_call1(cx, f, v) : V_NONE;
    }
    if (r == V_NULL)
        unraisable(cx, NULL, f);
}

void finalizers_run(Ctx *cx)
{
    Raised pending = cx->raised;
    cx->raised = (Raised){0};
    for (Value v; (v = weak_take_pending(cx->heap)) != V_NULL;)
        call_one(cx, v);
    cx->raised = pending;
}

void finalizers_run_all_main(Ctx *cx)
{
    weak_queue_all(cx);
    finalizers_run(cx);
}
