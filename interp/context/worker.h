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
    void *vm;        /* eval's further per-worker caches */
    Heap heap;       /* of the context that runs now */
    Heap outbox;     /* owner main: promoted values, until the join */
    Ctx cx;
    pthread_t thread;
    bool started;
    uint64_t contexts_run;
    struct Phase *phase; /* current work, under workers' lock */
} Worker;

#endif
