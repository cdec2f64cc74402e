/* promote.h: deep copies of a context's values into main's ownership. */
#ifndef PX_CONTEXT_PROMOTE_H
#define PX_CONTEXT_PROMOTE_H

#include "context/worker.h"

/* The promoted value: v itself when it is immediate, static or main's. Sharing
 * and cycles survive; references to main stay. Copies are made in the worker's
 * outbox. V_NULL: TypeError (with the path) or MemoryError is raised in cx, and
 * nothing that main can reach has changed. */
Value promote(Ctx *cx, Value v);
/* The same for an exception on its way out: what cannot cross (arguments,
 * attributes) is replaced by its repr. Never fails but for memory (then the
 * static MemoryError). */
Value promote_exception(Ctx *cx, Value exc);

#endif
