/* runtime.c: the one Runtime, safe points, interrupts. See runtime.h. */
#include "context/runtime.h"
#include "context/error.h"
#include "context/gil.h"
#include "context/poll.h"
#include "guard/pages.h"
#include "heap/manage.h"

Runtime runtime;

void runtime_init(const PxOptions *options)
{
    Runtime *r = &runtime;
    r->options = *options;
    r->guard = (GuardDesign)options->guard;
    heap_init(&r->boot_heap, OWNER_STATIC, &r->boot_cache, 0);
    ctx_init(&r->boot, &r->boot_heap, OWNER_STATIC);
    r->boot.worker = &r->main_worker;
    r->main_worker.index = -1;
    r->main_worker.cache.most = BLOCK_CACHE_MAIN;
    heap_init(&r->heap, OWNER_MAIN, &r->main_worker.cache, 0);
    ctx_init(&r->main, &r->heap, OWNER_MAIN);
    r->main.worker = &r->main_worker;
    ctx_enter_thread(&r->main);
    ctx_attach(&r->main);
    vm_ctx_init(&r->main);
    if (guard_parts[r->guard].pages)
        pages_enable_main();
}

void runtime_end(void)
{
    workers_end_main();
    ctx_detach(&runtime.main);
    ctx_free(&runtime.main);
    vm_worker_free(&runtime.main_worker);
#if PX_ASSERT
    if (guard_is_whole(runtime.guard) || runtime.options.mode != MODE_CONTEXTS)
        heap_check(&runtime.heap); /* without a guard contexts spoil it */
#endif
    heap_free(&runtime.heap);
    block_cache_drain(&runtime.main_worker.cache);
}

void runtime_flush_caches(void)
{
    vm_flush_caches(&runtime.main_worker);
    for (int i = 0; i < workers_count(); i++)
        vm_flush_caches(worker_at(i));
}

static void ask(Ctx *cx, uint32_t what)
{
    atomic_fetch_or_explicit(&cx->poll, what, memory_order_relaxed);
}

void runtime_interrupt(void)
{
    atomic_fetch_add_explicit(&runtime.interrupts, 1, memory_order_relaxed);
    ask(&runtime.main, POLL_SIGNAL);
    for (int i = 0; i < workers_count(); i++)
        ask(&worker_at(i)->cx, POLL_STOP);
    workers_wake();
}

static void clear(Ctx *cx, uint32_t what)
{
    atomic_fetch_and_explicit(&cx->poll, ~what, memory_order_relaxed);
}

void runtime_forget_stops(void)
{
    for (int i = 0; i < workers_count(); i++)
        clear(&worker_at(i)->cx, POLL_STOP);
}

void runtime_interrupt_main(void)
{
    ask(&runtime.main, POLL_SIGNAL);
}

int ctx_poll(Ctx *cx)
{
    uint32_t poll = atomic_load_explicit(&cx->poll, memory_order_relaxed);
    if (poll & POLL_GIL) {
        clear(cx, POLL_GIL);
        if (runtime.options.mode == MODE_GIL && gil_held_by(cx))
            gil_yield(cx);
    }
    if (poll & POLL_FINALIZE) {
        clear(cx, POLL_FINALIZE);
        finalizers_run(cx);
    }
    if (poll & POLL_HANDLERS) {
        clear(cx, POLL_HANDLERS);
        if (runtime.serve_signals && runtime.serve_signals(cx) < 0)
            return -1;
    }
    if (poll & POLL_BUDGET) {
        raise_fmt(cx, &exc_RuntimeError, "instruction budget used up");
        return -1;
    }
    if (poll & (POLL_SIGNAL | POLL_STOP)) {
        clear(cx, POLL_SIGNAL | POLL_STOP);
        raise_fmt(cx, &exc_KeyboardInterrupt, "");
        return -1;
    }
    return 0;
}

void blocking_run(Ctx *cx, void (*fn)(void *arg), void *arg)
{
    if (runtime.options.mode == MODE_GIL && gil_held_by(cx))
        gil_unlocked(cx, fn, arg);
    else
        fn(arg);
}
