/* gil.h: the global lock of --mode=gil, as CPython 3.11's: a condition
 * variable, a 5 ms switch interval, a drop request to the holder, and the
 * holder waits until somebody else has taken the lock. */
#ifndef PX_CONTEXT_GIL_H
#define PX_CONTEXT_GIL_H

#include "context/ctx.h"

enum { GIL_INTERVAL_US = 5000 };

/* Takes the lock; blocks. cx becomes the holder. A thread that has no Python
 * frame yet, or none any more, takes and drops without further ado; */
void gil_take(Ctx *cx);
void gil_drop(Ctx *cx);
/* one in the middle of its work runs what blocks through this, so that its
 * stack is on record for the collector while others run. */
void gil_unlocked(Ctx *cx, void (*fn)(void *arg), void *arg);
/* At a safe point after a drop request: drop, let another run, take again. */
void gil_yield(Ctx *cx);
bool gil_held_by(const Ctx *cx);

#endif
