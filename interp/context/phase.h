/* phase.h: running a batch of work in parallel: contexts on workers while main
 * is frozen, threads under the global lock, or one after another in main. */
#ifndef PX_CONTEXT_PHASE_H
#define PX_CONTEXT_PHASE_H

#include "context/runtime.h"
#include "util/buf.h"

/* One unit: a call, then callback(result) or errback(exception) in the same
 * context. All input Values belong to main. The slots are runtime memory: while
 * contexts run each is written by the worker that runs it. */
typedef struct Work {
    Value fn;
    Tuple *args;
    Dict *kwds;              /* or NULL */
    Value callback, errback; /* or V_NULL */
    Value result;            /* owner main; V_NULL after an error */
    Value error;             /* exception, owner main, or V_NULL */
    Value error_traceback;   /* Traceback, owner main, or V_NULL */
    uint64_t serial;
    Buf out, err; /* what it printed; the caller frees */
} __attribute__((aligned(64))) Work;

/* Runs all work on `workers` workers (0: the --workers default), returns when
 * all have ended. cx: main. 0, or -1 with an exception raised (nested call, no
 * thread to be had); errors of the work itself are in the Works. */
int phase_run_main(Ctx *cx, Work *work, size_t n, int workers);

/* Reports how a context ended to the oracles; implemented in lib/report.c,
 * which may call repr. Before promotion, in the context. result V_NULL: error.
 */
void phase_report(Ctx *cx, const Work *work, Value result, Value error);

#endif
