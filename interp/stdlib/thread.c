/* thread.c: module _thread: locks and the identity of threads. Python code
 * starts no threads of its own; in GIL mode the workers are threads that share
 * main's locks. A context may take a free lock of main without writing it: what
 * the lock protects is frozen. */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>
#include "context/poll.h"
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/text.h"
#include "util/os.h"

enum { LOCK_NAP_NS = 200000 };
static const double timeout_max_s = 9223372036.0;

static uint64_t this_thread(void)
{
    return (uint64_t)pthread_self();
}

static size_t lock_size(const Obj *o)
{
    (void)o;
    return sizeof(Lock);
}

static Value lock_repr(Ctx *cx, Value self)
{
    const Lock *l = AS(Lock, self);
    return str_printf(cx, "<%s _thread.lock object at %p>",
                      l->count ? "locked" : "unlocked", as_obj(self));
}

static Value rlock_repr(Ctx *cx, Value self)
{
    const Lock *l = AS(Lock, self);
    return str_printf(cx, "<%s _thread.RLock object owner=%lu count=%lu at %p>",
                      l->count ? "locked" : "unlocked",
                      (unsigned long)l->holder, (unsigned long)l->count,
                      as_obj(self));
}

const KindOps lock_ops = {
    .kind = KIND_lock,
    .name = "_thread.lock",
    .not_promotable = "locks belong to the context that made them",
    .size = lock_size,
    .repr = lock_repr,
};

const KindOps rlock_ops = {
    .kind = KIND_rlock,
    .name = "_thread.RLock",
    .not_promotable = "locks belong to the context that made them",
    .size = lock_size,
    .repr = rlock_repr,
};

/* ---- taking and giving back ---- */

static bool is_ours(const Ctx *cx, const Lock *l)
{
    return l->hdr.owner == cx->owner;
}

static void set_state(Ctx *cx, Lock *l, uint64_t count, uint64_t holder)
{
    if (!is_ours(cx, l))
        return;
    store_lock_count(cx, l, &l->count, count);
    store_lock_holder(cx, l, &l->holder, holder);
}

static void nap(void *arg)
{
    (void)arg;
    const struct timespec t = {0, LOCK_NAP_NS};
    nanosleep(&t, NULL);
}

/* Waits until the lock is free. 1 free, 0 timed out, -1 interrupted. */
static int wait_free(Ctx *cx, const Lock *l, double timeout)
{
    int64_t end = timeout < 0 ? INT64_MAX
                              : (int64_t)os_now_ns() + (int64_t)(timeout * 1e9);
    while (l->count) {
        if ((int64_t)os_now_ns() >= end)
            return 0;
        blocking_run(cx, nap, NULL);
        if (ctx_poll(cx) < 0)
            return -1;
    }
    return 1;
}

/* blocking=True, timeout=-1 */
static int acquire_args(Ctx *cx, Value *argv, bool *blocking, double *timeout)
{
    int truth = argv[1] == V_NULL ? 1 : obj_truth(cx, argv[1]);
    *blocking = truth;
    *timeout = argv[2] == V_NULL ? -1 : obj_double(cx, argv[2]);
    if (truth < 0 || error_pending(cx))
        return -1;
    if (!truth && *timeout != -1)
        raise_fmt(cx, &exc_ValueError,
                  "can't specify a timeout for a non-blocking call");
    else if (*timeout < 0 && *timeout != -1)
        raise_fmt(cx, &exc_ValueError,
                  "timeout value must be a non-negative number");
    else if (*timeout > timeout_max_s)
        raise_fmt(cx, &exc_OverflowError, "timeout value is too large");
    return error_pending(cx) ? -1 : 0;
}

static Value acquire(Ctx *cx, Value *argv)
{
    Lock *l = AS(Lock, argv[0]);
    bool blocking;
    double timeout;
    if (acquire_args(cx, argv, &blocking, &timeout) < 0)
        return V_NULL;
    int free_now = l->count ? 0 : 1;
    if (!free_now && blocking)
        free_now = wait_free(cx, l, timeout);
    if (free_now < 0)
        return V_NULL;
    if (free_now)
        set_state(cx, l, 1, this_thread());
    return v_bool(free_now);
}

Value lock_m_acquire(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return acquire(cx, argv);
}

Value lock_m___enter__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value all[3] = {argv[0], V_NULL, V_NULL};
    return acquire(cx, all);
}

Value lock_m_release(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Lock *l = AS(Lock, argv[0]);
    if (!l->count && is_ours(cx, l))
        return raise_fmt(cx, &exc_RuntimeError, "release unlocked lock");
    set_state(cx, l, 0, 0);
    return V_NONE;
}

Value lock_m___exit__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return lock_m_release(cx, argv, argc, kw);
}

Value lock_m_locked(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argc, (void)kw;
    return v_bool(AS(Lock, argv[0])->count != 0);
}

/* ---- RLock ---- */

Value rlock_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return v_obj(HEAP_NEW(cx, Lock, KIND_rlock));
}

static bool holds(const Lock *l)
{
    return l->count && l->holder == this_thread();
}

Value rlock_m_acquire(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Lock *l = AS(Lock, argv[0]);
    if (!holds(l))
        return acquire(cx, argv);
    set_state(cx, l, l->count + 1, l->holder);
    return V_TRUE;
}

Value rlock_m___enter__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Value all[3] = {argv[0], V_NULL, V_NULL};
    return rlock_m_acquire(cx, all, argc, kw);
}

Value rlock_m_release(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Lock *l = AS(Lock, argv[0]);
    if (!is_ours(cx, l))
        return V_NONE;
    if (!holds(l))
        return raise_fmt(cx, &exc_RuntimeError,
                         "cannot release un-acquired lock");
    set_state(cx, l, l->count - 1, l->count == 1 ? 0 : l->holder);
    return V_NONE;
}

Value rlock_m___exit__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return rlock_m_release(cx, argv, argc, kw);
}

Value rlock_m__is_owned(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argc, (void)kw;
    return v_bool(holds(AS(Lock, argv[0])));
}

/* For condition variables: gives the lock up whole, and takes it back. */
Value rlock_m__release_save(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Lock *l = AS(Lock, argv[0]);
    if (!l->count)
        return raise_fmt(cx, &exc_RuntimeError,
                         "cannot release un-acquired lock");
    Value state = tuple_pair(cx, int_from_i64(cx, (int64_t)l->count),
                             int_from_i64(cx, (int64_t)l->holder));
    if (state != V_NULL)
        set_state(cx, l, 0, 0);
    return state;
}

Value rlock_m__acquire_restore(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Lock *l = AS(Lock, argv[0]);
    const Value *state;
    size_t n;
    if (!seq_items(argv[1], &state, &n) || n != 2)
        return raise_fmt(cx, &exc_TypeError, "a (count, owner) pair is needed");
    int64_t count = obj_index_i64(cx, state[0], &exc_OverflowError);
    int64_t holder = obj_index_i64(cx, state[1], &exc_OverflowError);
    if (error_pending(cx) || wait_free(cx, l, -1) < 0)
        return V_NULL;
    set_state(cx, l, (uint64_t)count, (uint64_t)holder);
    return V_NONE;
}

/* ---- the module ---- */

Value _thread_allocate_lock(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return v_obj(HEAP_NEW(cx, Lock, KIND_lock));
}

Value _thread_get_ident(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return int_from_i64(cx, (int64_t)this_thread());
}

Value _thread_get_native_id(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return v_int(gettid());
}

Value _thread__count(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return v_int(0);
}

Value _thread_start_new_thread(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return raise_unsupported(cx, "threads started by Python code; parallel "
                                 "work runs in contexts (module parallel)");
}

Value _thread_stack_size(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argc, (void)kw;
    if (argv[0] == V_NULL || argv[0] == v_int(0))
        return v_int(0);
    return raise_unsupported(cx, "setting the stack size of threads");
}

Value _thread_allocate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return _thread_allocate_lock(cx, argv, argc, kw);
}

Value _thread_start_new(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return _thread_start_new_thread(cx, argv, argc, kw);
}

/* The lock that is given back when this thread ends, which here is when the
 * program does: nobody waits for it any more. */
Value _thread__set_sentinel(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return _thread_allocate_lock(cx, argv, argc, kw);
}

/* As if the signal had arrived. */
Value _thread_interrupt_main(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int64_t n = argv[0] == V_NULL ? SIGINT : arg_int(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    if (n < 1 || n > 64)
        return raise_fmt(cx, &exc_ValueError, "signal number out of range");
    struct sigaction act;
    if (sigaction((int)n, NULL, &act) == 0 && act.sa_handler != SIG_DFL)
        kill(getpid(), (int)n);
    return V_NONE;
}

Value _thread_exit(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    Value exc = exception_new(cx, &exc_SystemExit, NULL, 0);
    return exc == V_NULL ? V_NULL : raise_value(cx, exc);
}

Value _thread_exit_thread(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return _thread_exit(cx, argv, argc, kw);
}

int _thread_module_init(Ctx *cx, Dict *ns)
{
    return module_add(cx, ns, "RLock", v_obj(&type_rlock)) < 0 ||
                   module_add(cx, ns, "LockType", v_obj(&type_lock)) < 0 ||
                   module_add(cx, ns, "error", v_obj(&exc_RuntimeError)) < 0 ||
                   module_add(cx, ns, "TIMEOUT_MAX", v_double(timeout_max_s)) <
                       0
               ? -1
               : 0;
}
