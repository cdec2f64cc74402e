/* phase.c: the batch. Main hands Works to workers and is frozen until all have
 * ended; what they made for main waits in outboxes that join main's heap then.
 * See phase.h. */
#include "context/phase.h"
#include "context/error.h"
#include "context/gil.h"
#include "context/oracle.h"
#include "context/poll.h"
#include "context/promote.h"
#include "guard/pages.h"
#include "heap/manage.h"
#include "util/os.h"
#include <errno.h>
#include <stdlib.h>

enum { MAX_CHUNK = 16 };

typedef struct Phase {
    Work *work;
    size_t n;
    size_t workers;
    uint64_t first_serial;
    bool one_each;       /* race oracles: worker i runs work i only */
    uint32_t interrupts; /* before it; one more: no further Work begins */
    _Alignas(64) _Atomic size_t next;
} Phase;

static Phase *current; /* main writes it, between batches */

void phase_visit(Visitor *v)
{
    for (size_t i = 0; current && i < current->n; i++) {
        Work *w = &current->work[i];
        v->value(v, &w->fn);
        VISIT_PTR(v, w->args);
        VISIT_PTR(v, w->kwds);
        v->value(v, &w->callback);
        v->value(v, &w->errback);
        v->value(v, &w->result);
        v->value(v, &w->error);
        v->value(v, &w->error_traceback);
    }
}

/* --- one unit of work, in any mode --- */

/* fn(*args, **kwds). kwds is copied out of its table: a call may change it. */
static Value call_work(Ctx *cx, const Work *w)
{
    int argc = w->args ? (int)w->args->len : 0;
    int kwc = w->kwds ? (int)w->kwds->used : 0;
    if (!kwc)
        return vm_call(cx, w->fn, w->args ? w->args->v : NULL, argc, V_NULL);
    Tuple *names =
        heap_alloc(cx, KIND_tuple, sizeof(Tuple) + (size_t)kwc * sizeof(Value));
    Values *argv = values_new(cx, (size_t)(argc + kwc));
    if (!names || !argv)
        return V_NULL;
    names->len = (uint32_t)kwc;
    for (int i = 0; i < argc; i++)
        argv->v[i] = w->args->v[i];
    int k = 0;
    for (uint32_t i = 0; i < w->kwds->fill; i++) {
        const Entry *e = &w->kwds->entries->e[i];
        if (e->key == V_NULL)
            continue;
        names->v[k] = e->key;
        argv->v[argc + k++] = e->value;
    }
    return vm_call(cx, w->fn, argv->v, argc, v_obj(names));
}

/* Takes the pending exception out of cx. */
static Value take_error(Ctx *cx, Value *traceback)
{
    Value exc = cx->raised.exc;
    *traceback = cx->raised.traceback;
    if (is_obj(exc) && as_obj(exc)->owner == cx->owner)
        exc = vm_catch(cx);
    cx->raised = (Raised){0};
    return exc;
}

/* The whole unit: call, callback, errback. The exception that is left over, or
 * V_NULL with *result set. */
static Value run_unit(Ctx *cx, const Work *w, Value *result, Value *traceback)
{
    Value r = call_work(cx, w);
    if (r != V_NULL && w->callback != V_NULL)
        r = vm_call1(cx, w->callback, r);
    if (r == V_NULL && w->errback != V_NULL) {
        Value exc = take_error(cx, traceback);
        r = vm_call1(cx, w->errback, exc);
    }
    *result = r;
    return r == V_NULL ? take_error(cx, traceback) : V_NULL;
}

static bool interrupted(const Phase *p)
{
    return UNLIKELY(
        atomic_load_explicit(&runtime.interrupts, memory_order_relaxed) !=
        p->interrupts);
}

/* --- contexts --- */

static void context_begin(Worker *w, Work *work, uint64_t serial)
{
    Ctx *cx = &w->cx;
    const GuardParts *guard = &guard_parts[runtime.guard];
    cx->serial = work->serial = serial;
    cx->vars = V_NULL;
    cx->guard_mask = guard->natives ? ~0u : 0;
    cx->variant = guard->variant;
    cx->depth_limit = runtime.main.depth_limit;
    cx->out = &work->out;
    cx->err = &work->err;
    ctx_attach(cx);
    vm_ctx_begin(cx);
    if (guard->pages)
        pages_context_own(cx);
}

/* Frees the context whole. Guard-off controls keep it: main may point in. */
static void context_end(Worker *w)
{
    Ctx *cx = &w->cx;
    if (guard_parts[runtime.guard].pages)
        pages_context_own(NULL);
#if PX_ASSERT
    if (guard_is_whole(runtime.guard) && !pages_faulted_own())
        heap_check(&w->heap);
#endif
    ctx_detach(cx);
    vm_ctx_reset(cx);
    intern_free(cx);
    for (Type *t = cx->types; t; t = t->next_type)
        shape_free_owned(shape_root(t->root));
    cx->types = NULL;
    cx->npins = 0;
    cx->raised = (Raised){0};
    cx->declared = NULL;
    cx->depth = cx->c_depth = 0;
    cx->out = cx->err = NULL;
    if (oracle_on() &&
        (!guard_is_whole(runtime.guard) || runtime.options.dropped))
        heap_abandon(&w->heap);
    else
        heap_reset(&w->heap, w->heap.owner);
    w->contexts_run++;
}

static void store_error(Ctx *cx, Work *work, Value exc, Value traceback)
{
    uint32_t pins = cx->npins;
    ctx_pin(cx, traceback);
    work->error = promote_exception(cx, exc);
    work->error_traceback = promote(cx, traceback);
    ctx_unpin(cx, cx->npins - pins);
    cx->raised = (Raised){0};
}

static void run_context(Worker *w, Work *work, uint64_t serial)
{
    Ctx *cx = &w->cx;
    context_begin(w, work, serial);
    Value result, traceback = V_NULL;
    Value exc = run_unit(cx, work, &result, &traceback);
    if (exc == V_NULL) {
        if (oracle_on())
            phase_report(cx, work, result, V_NULL);
        work->result = promote(cx, result);
        if (work->result == V_NULL)
            exc = take_error(cx, &traceback);
    }
    if (exc != V_NULL) {
        if (oracle_on())
            phase_report(cx, work, V_NULL, exc);
        store_error(cx, work, exc, traceback);
    }
    context_end(w);
}

/* The next Works for a worker, [*from, *to): many while many are left, one at
 * a time towards the end, so that the workers end together. */
static bool take_works(Phase *p, size_t *from, size_t *to)
{
    size_t i = atomic_load_explicit(&p->next, memory_order_relaxed);
    do {
        if (i >= p->n)
            return false;
        size_t share = (p->n - i) / (p->workers * 16);
        *to = i + MAX(1, MIN(MAX_CHUNK, share));
    } while (!atomic_compare_exchange_weak_explicit(
        &p->next, &i, *to, memory_order_relaxed, memory_order_relaxed));
    *from = i;
    return true;
}

static void contexts_job(Worker *w, void *arg)
{
    Phase *p = arg;
    if (p->one_each) {
        size_t i = (size_t)w->index;
        if (oracle_start_own((unsigned)w->index))
            run_context(w, &p->work[i], p->first_serial + i);
        return;
    }
    for (size_t i = 0, end = 0; take_works(p, &i, &end);)
        for (; i < end && !interrupted(p); i++)
            run_context(w, &p->work[i], p->first_serial + i);
}

/* Promoted objects and classes become main's. */
static void thaw(int workers)
{
    for (int i = 0; i < workers; i++) {
        Worker *w = worker_at(i);
        heap_absorb(&runtime.heap, &w->outbox);
        Type **end = &w->outbox_cx.types;
        while (*end)
            end = &(*end)->next_type;
        *end = runtime.main.types;
        runtime.main.types = w->outbox_cx.types;
        w->outbox_cx.types = NULL;
    }
}

static void run_contexts(Phase *p, int workers)
{
    if (oracle_on())
        oracle_phase_begin_main(&runtime.heap, (unsigned)workers);
    bool pages = guard_parts[runtime.guard].pages;
    if (pages)
        pages_freeze_main(&runtime.heap, &runtime.boot_heap);
    workers_run_main(workers, contexts_job, p);
    if (pages)
        pages_thaw_main();
    if (oracle_on())
        oracle_phase_end_main();
    thaw(workers);
}

/* --- threads under the global lock --- */

static void gil_unit(Ctx *cx, Work *work)
{
    Value traceback = V_NULL;
    Value exc = run_unit(cx, work, &work->result, &traceback);
    if (exc != V_NULL) {
        work->error = exc;
        work->error_traceback = traceback;
    }
}

static void gil_job(Worker *w, void *arg)
{
    Phase *p = arg;
    Ctx *cx = &w->cx, saved = *cx;
    cx->heap = &runtime.heap;
    ctx_set_owner(cx, OWNER_MAIN);
    cx->guard_mask = ~0u;
    cx->variant = VARIANT_PLAIN;
    cx->worker = &runtime.main_worker;
    cx->depth_limit = runtime.main.depth_limit;
    cx->interned = NULL;
    gil_take(cx);
    ctx_attach(cx);
    vm_ctx_begin(cx);
    for (;;) {
        size_t i = atomic_fetch_add_explicit(&p->next, 1, memory_order_relaxed);
        if (i >= p->n || interrupted(p))
            break;
        p->work[i].serial = p->first_serial + i;
        cx->serial = p->work[i].serial;
        gil_unit(cx, &p->work[i]);
    }
    ctx_detach(cx);
    vm_ctx_reset(cx);
    gil_drop(cx);
    cx->heap = saved.heap;
    ctx_set_owner(cx, saved.owner);
    cx->worker = saved.worker;
    cx->interned = saved.interned;
    cx->npins = 0;
    cx->raised = (Raised){0};
}

/* Main's own frames stay on record while it waits for the threads. */
__attribute__((noinline)) static void run_gil(Ctx *cx, Phase *p, int workers)
{
    __builtin_unwind_init();
    ctx_park(cx);
    workers_run_main(workers, gil_job, p);
    ctx_unpark(cx);
}

/* --- the batch --- */

static void run_serial(Ctx *cx, Phase *p)
{
    for (size_t i = 0; i < p->n && !interrupted(p); i++) {
        p->work[i].serial = p->first_serial + i;
        gil_unit(cx, &p->work[i]);
    }
}

static int worker_count(size_t n, int workers)
{
    if (oracle_on())
        return (int)n;
    if (workers <= 0)
        workers = runtime.options.workers;
    if (workers <= 0)
        workers = os_cpu_count();
    return (size_t)workers > n ? (int)n : workers;
}

static int start_workers(Ctx *cx, int workers)
{
    if (workers_start_main(workers) == 0)
        return 0;
    raise_fmt(cx, &exc_RuntimeError,
              "cannot start %d workers: %s; ask for fewer with --workers",
              workers, strerror(errno));
    return -1;
}

static int run_batch(Ctx *cx, Phase *p, int workers)
{
    if (runtime.options.mode == MODE_SERIAL) {
        run_serial(cx, p);
        return 0;
    }
    if (start_workers(cx, workers) < 0)
        return -1;
    if (runtime.options.mode == MODE_GIL)
        run_gil(cx, p, workers);
    else
        run_contexts(p, workers);
    return 0;
}

int phase_run_main(Ctx *cx, Work *work, size_t n, int workers)
{
    if (cx != &runtime.main || current) {
        raise_fmt(cx, &exc_RuntimeError,
                  "parallel work is already running: map() and run() cannot "
                  "be called inside a context");
        return -1;
    }
    if (n == 0)
        return 0;
    runtime_forget_stops();
    workers = worker_count(n, workers);
    Phase p = {.work = work,
               .n = n,
               .workers = (size_t)workers,
               .first_serial = runtime.serials + 1,
               .one_each = oracle_on(),
               .interrupts = atomic_load_explicit(&runtime.interrupts,
                                                  memory_order_relaxed)};
    runtime.serials += n;
    runtime.phases++;
    runtime.active = (uint32_t)MIN(n, (size_t)workers);
    current = &p;
    int result = run_batch(cx, &p, workers);
    current = NULL;
    runtime.active = 0;
    if (interrupted(&p))
        runtime_interrupt_main();
    if (result == 0 && ctx_poll(cx) < 0)
        return -1;
    return result;
}
