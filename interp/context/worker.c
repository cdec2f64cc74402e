/* worker.c: the worker threads. See worker.h.
 *
 * Main hands out a job and waits; workers wait for the next. One mutex and two
 * conditions order everything main wrote before the job with what workers read,
 * and what they wrote with main after the join: the freeze and the thaw. */
#define _GNU_SOURCE
#include "context/worker.h"
#include "context/runtime.h"
#include "guard/pages.h"
#include "heap/manage.h"
#include "util/os.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>

enum { MAX_WORKERS = 256 };
/* Native recursion is bounded by C_DEPTH_MAX; only touched pages cost. The race
 * build keeps it small: Valgrind pays for what is mapped. */
#ifdef PX_RACE
enum { C_STACK = 32 << 20 };
#else
enum { C_STACK = 256 << 20 };
#endif

static struct {
    pthread_mutex_t lock;
    pthread_cond_t job, done;
    Worker *worker[MAX_WORKERS];
    int count;
    void (*fn)(Worker *w, void *arg);
    void *arg;
    int running;
    bool quit;
} workers = {.lock = PTHREAD_MUTEX_INITIALIZER,
             .job = PTHREAD_COND_INITIALIZER,
             .done = PTHREAD_COND_INITIALIZER};

Worker *worker_at(int i)
{
    return workers.worker[i];
}

int workers_count(void)
{
    return workers.count;
}

static void worker_set_up(Worker *w)
{
    if (!runtime.options.no_pin)
        os_pin_thread(w->index);
    heap_init(&w->heap, OWNER_FIRST_CONTEXT + (uint32_t)w->index, &w->cache,
              runtime.options.context_memory);
    heap_init(&w->outbox, OWNER_MAIN, &w->cache, 0);
    heap_no_collect(&w->outbox);
    ctx_init(&w->outbox_cx, &w->outbox, OWNER_MAIN);
    w->outbox_cx.worker = w;
    ctx_init(&w->cx, &w->heap, w->heap.owner);
    w->cx.worker = w;
    ctx_enter_thread(&w->cx);
    vm_ctx_init(&w->cx);
    if (guard_parts[runtime.guard].pages)
        pages_thread_begin_own();
}

/* Waits for a job for this worker; false: time to end. */
static bool next_job(Worker *w)
{
    pthread_mutex_lock(&workers.lock);
    while (!w->busy && !workers.quit)
        pthread_cond_wait(&workers.job, &workers.lock);
    bool go = w->busy;
    pthread_mutex_unlock(&workers.lock);
    return go;
}

static void job_done(Worker *w)
{
    pthread_mutex_lock(&workers.lock);
    w->busy = false;
    if (--workers.running == 0)
        pthread_cond_signal(&workers.done);
    pthread_mutex_unlock(&workers.lock);
}

/* Main's thread alone takes SIGINT, so that a call that blocks it ends; then it
 * ends the calls that block workers. */
static void on_wake(int signal)
{
    (void)signal;
}

void workers_wake(void)
{
    for (int i = 0; i < workers.count; i++)
        pthread_kill(workers.worker[i]->thread, SIGURG);
}

static void *worker_main(void *arg)
{
    Worker *w = arg;
    worker_set_up(w);
    while (next_job(w)) {
        workers.fn(w, workers.arg);
        job_done(w);
    }
    if (guard_parts[runtime.guard].pages)
        pages_thread_end_own();
    return NULL;
}

static Worker *worker_new(int index)
{
    Worker *w = aligned_alloc(64, (sizeof *w + 63) & ~(size_t)63);
    if (!w)
        return NULL;
    memset(w, 0, sizeof *w);
    w->index = index;
    pthread_attr_t attr;
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, C_STACK);
    sigset_t interrupt, before;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &before);
    int error = pthread_create(&w->thread, &attr, worker_main, w);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attr);
    if (error) {
        free(w);
        errno = error;
        return NULL;
    }
    return w;
}

int workers_start_main(int n)
{
    if (n > MAX_WORKERS) {
        errno = EAGAIN;
        return -1;
    }
    os_cpu_count(); /* learns the process's CPUs before any thread is pinned */
    const struct sigaction wake = {.sa_handler = on_wake};
    sigaction(SIGURG, &wake, NULL);
    while (workers.count < n) {
        Worker *w = worker_new(workers.count);
        if (!w)
            return -1;
        workers.worker[workers.count++] = w;
    }
    return 0;
}

void workers_run_main(int n, void (*fn)(Worker *w, void *arg), void *arg)
{
    pthread_mutex_lock(&workers.lock);
    workers.fn = fn;
    workers.arg = arg;
    workers.running = n;
    for (int i = 0; i < n; i++)
        workers.worker[i]->busy = true;
    pthread_cond_broadcast(&workers.job);
    while (workers.running)
        pthread_cond_wait(&workers.done, &workers.lock);
    pthread_mutex_unlock(&workers.lock);
}

void workers_end_main(void)
{
    pthread_mutex_lock(&workers.lock);
    workers.quit = true;
    pthread_cond_broadcast(&workers.job);
    pthread_mutex_unlock(&workers.lock);
    int n = workers.count;
    workers.count = 0; /* an interrupt finds none */
    for (int i = 0; i < n; i++) {
        Worker *w = workers.worker[i];
        pthread_join(w->thread, NULL);
        ctx_free(&w->cx);
        ctx_free(&w->outbox_cx);
        heap_free(&w->heap);
        heap_free(&w->outbox);
        vm_worker_free(w);
        block_cache_drain(&w->cache);
        free(w);
    }
}
