/* poll.h: safe points. The evaluator tests cx->poll at back edges and
 * calls, and calls ctx_poll when it is not 0. */
#ifndef PX_CONTEXT_POLL_H
#define PX_CONTEXT_POLL_H

#include "context/ctx.h"

/* Serves all reasons in cx->poll. 0: go on; -1: an exception is raised. */
int ctx_poll(Ctx *cx);

/* Runs fn(arg), which blocks in the system and touches neither cx nor any
 * object; in GIL mode the lock is released meanwhile. */
void blocking_run(Ctx *cx, void (*fn)(void *arg), void *arg);

#endif
