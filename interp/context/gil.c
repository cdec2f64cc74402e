/* gil.c: see gil.h. The algorithm is that of CPython's Python/ceval_gil.h
 * (Antoine Pitrou, 2009), with forced switching. */
#include "context/gil.h"
#include <errno.h>
#include <pthread.h>
#include <time.h>

static struct {
    pthread_mutex_t lock;
    pthread_cond_t freed;
    pthread_mutex_t switch_lock;
    pthread_cond_t switched;
    bool locked;
    Ctx *holder; /* who holds it; kept as the last holder when dropped */
    uint64_t switches;
    _Atomic int waiting; /* threads inside take_locked */
} gil = {.lock = PTHREAD_MUTEX_INITIALIZER,
         .freed = PTHREAD_COND_INITIALIZER,
         .switch_lock = PTHREAD_MUTEX_INITIALIZER,
         .switched = PTHREAD_COND_INITIALIZER};

bool gil_held_by(const Ctx *cx)
{
    pthread_mutex_lock(&gil.lock);
    bool held = gil.locked && gil.holder == cx;
    pthread_mutex_unlock(&gil.lock);
    return held;
}

/* Waits one interval for the lock; true when it timed out. gil.lock held. */
static bool wait_interval(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_nsec += GIL_INTERVAL_US * 1000L;
    if (t.tv_nsec >= 1000000000L) {
        t.tv_sec++;
        t.tv_nsec -= 1000000000L;
    }
    return pthread_cond_timedwait(&gil.freed, &gil.lock, &t) == ETIMEDOUT;
}

static void take_locked(Ctx *cx)
{
    gil.waiting++;
    while (gil.locked) {
        uint64_t seen = gil.switches;
        if (wait_interval() && gil.locked && gil.switches == seen)
            atomic_fetch_or_explicit(&gil.holder->poll, POLL_GIL,
                                     memory_order_relaxed);
    }
    gil.waiting--;
    pthread_mutex_lock(&gil.switch_lock);
    gil.locked = true;
    if (gil.holder != cx) {
        gil.holder = cx;
        gil.switches++;
    }
    pthread_cond_signal(&gil.switched);
    pthread_mutex_unlock(&gil.switch_lock);
    atomic_fetch_and_explicit(&cx->poll, ~(uint32_t)POLL_GIL,
                              memory_order_relaxed);
}

static void take(Ctx *cx)
{
    pthread_mutex_lock(&gil.lock);
    take_locked(cx);
    pthread_mutex_unlock(&gil.lock);
}

static void drop(Ctx *cx, bool wait_for_switch)
{
    pthread_mutex_lock(&gil.lock);
    gil.locked = false;
    pthread_cond_signal(&gil.freed);
    pthread_mutex_unlock(&gil.lock);
    if (!wait_for_switch)
        return;
    pthread_mutex_lock(&gil.switch_lock);
    while (gil.holder == cx)
        pthread_cond_wait(&gil.switched, &gil.switch_lock);
    pthread_mutex_unlock(&gil.switch_lock);
}

void gil_take(Ctx *cx)
{
    take(cx);
}

void gil_drop(Ctx *cx)
{
    (void)cx;
    drop(cx, false);
}

__attribute__((noinline)) void gil_yield(Ctx *cx)
{
    __builtin_unwind_init();
    ctx_park(cx);
    drop(cx, gil.waiting > 0);
    take(cx);
    ctx_unpark(cx);
}

__attribute__((noinline)) void gil_unlocked(Ctx *cx, void (*fn)(void *arg),
                                            void *arg)
{
    __builtin_unwind_init();
    ctx_park(cx);
    drop(cx, false);
    fn(arg);
    take(cx);
    ctx_unpark(cx);
}
