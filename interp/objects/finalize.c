/* finalize.c: calls what the collector has queued: __del__ of objects that
 * nothing reaches any more, and callbacks of weak references whose target has
 * gone. It happens at a safe point of the context that owns them, or at the end
 * of main; a context that ends calls nothing. */
#include "context/poll.h"
#include "heap/weak.h"
#include "objects/classes.h"
#include "objects/text.h"

/* CPython's words for an error that has nobody to go to. */
static void report_ignored(Ctx *cx, Value callable)
{
    Value exc = exception_catch(cx);
    Value name = obj_repr(cx, callable);
    Buf text = BUF_EMPTY;
    buf_puts(&text, "Exception ignored in: ");
    if (name)
        str_to_buf(AS(Str, name), &text);
    else
        cx->raised = (Raised){0};
    buf_putc(&text, '\n');
    traceback_print(cx, exc, V_NULL, &text);
    textio_put(cx, 2, buf_text(&text), text.len);
    buf_free(&text);
}

static void call_one(Ctx *cx, Value v)
{
    Value f, r;
    if (weak_is_ref(v)) {
        f = AS(WeakRef, v)->callback;
        r = vm_call1(cx, f, v);
    } else {
        f = type_override(type_of(v), DUNDER_del);
        r = f ? vm_call1(cx, f, v) : V_NONE;
    }
    if (r == V_NULL)
        report_ignored(cx, f);
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
