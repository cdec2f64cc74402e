/* worker.h: OS threads that run contexts one after another, pinned, and what
 * outlives a context on them: code caches, block cache, VM stacks, outbox. */
#ifndef PX_CONTEXT_WORKER_H
#define PX_CONTEXT_WORKER_H

#include <pthread.h>
#include "context/ctx.h"
#include "heap/block.h"

/* Lowerings of one code object: which guards are compiled in. */
enum { VARIANT_PLAIN, VARIANT_OPS, VARIANT_CALLS, VARIANT_COUNT };

typedef struct Worker {
    int index; /* 0.. ; -1: main */
    BlockCache cache;
    /* Lowered code by Code.id, one table a variant; eval owns the entries and
     * grows the tables. Written by this worker's thread only (in GIL mode all
     * threads share main's, under the lock). */
    struct LCode **lcode[VARIANT_COUNT];
    uint32_t lcode_cap[VARIANT_COUNT];
    void *vm;      /* eval's further per-worker caches */
    Heap heap;     /* of the context that runs now */
    Heap outbox;   /* owner main: promoted values, until the join */
    Ctx outbox_cx; /* allocates there; runs nothing */
    Ctx cx;
    pthread_t thread;
    uint64_t contexts_run;
    bool busy; /* takes part in the current phase; under the lock */
} Worker;

/* Starts workers up to index n-1 (pinned unless --no-pin). 0, -1 with errno. */
int workers_start_main(int n);
/* The first n workers each run fn(worker, arg) once; returns when all have. */
void workers_run_main(int n, void (*fn)(Worker *w, void *arg), void *arg);
Worker *worker_at(int i);
int workers_count(void);
/* Ends the system calls that block workers with EINTR. From a signal handler of
 * main's thread, too. */
void workers_wake(void);
/* Ends and frees all workers. */
void workers_end_main(void);

#endif
