/* poll.h: safe points. The evaluator tests cx->poll at back edges and calls
 * and calls ctx_poll when it is not 0. */
#ifndef PX_CONTEXT_POLL_H
#define PX_CONTEXT_POLL_H

#include "context/ctx.h"

/* Serves all reasons in cx->poll. 0: go on; -1: an exception is raised. */
int ctx_poll(Ctx *cx);

/* Around a blocking system call of a native: in GIL mode the lock is released
 * meanwhile. cx and its heap must not be touched in between. */
void blocking_begin(Ctx *cx);
void blocking_end(Ctx *cx);

#endif
