/* poll.h: safe points. The evaluator tests cx->poll at back edges and
 * calls, and calls ctx_poll when it is not 0. */
#ifndef PX_CONTEXT_POLL_H
#define PX_CONTEXT_POLL_H

#include "context/ctx.h"

/* Serves all reasons in cx->poll. 0: go on; -1: an exception is raised. It may
 * run Python code (finalizers): natives call it only where any object that they
 * work on may change. */
int ctx_poll(Ctx *cx);
/* Calls the finalizers and weak references' callbacks that wait in the heap of
 * cx; their errors go to stderr. Implemented in objects/finalize.c. */
void finalizers_run(Ctx *cx);
/* At the end of main: those of every object that is still to be finalized. */
void finalizers_run_all_main(Ctx *cx);

/* Runs fn(arg), which blocks in the system and touches neither cx nor any
 * object; in GIL mode the lock is released meanwhile. */
void blocking_run(Ctx *cx, void (*fn)(void *arg), void *arg);

#endif
