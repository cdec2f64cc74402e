/* error.h: raising exceptions from C. Declared low, implemented in
 * objects/exception.c. All return V_NULL so that `return raise_...` works; from
 * functions that return int write `return raise_..., -1`. */
#ifndef PX_CONTEXT_ERROR_H
#define PX_CONTEXT_ERROR_H

#include "context/ctx.h"

#define EXC(name, base) extern Type exc_##name;
#include "object/exceptions.def"
#undef EXC

/* fmt as printf's %s %d %u %ld %lu %zu %c %x %g %%, and
 *   %T type name of a Value   %R repr of a Value   %S str of a Value
 *   %N name of a Type*
 */
Value raise_fmt(Ctx *cx, Type *type, const char *fmt, ...);
/* exc: an exception instance or an exception class (instantiated here). */
Value raise_value(Ctx *cx, Value exc);
Value raise_memory(Ctx *cx);            /* preallocated, static */
Value raise_key(Ctx *cx, Value key);    /* KeyError(key) */
Value raise_stop(Ctx *cx, Value value); /* StopIteration(value) */
/* An internal feature that is not there: NotImplementedError "pxi: ..." */
Value raise_unsupported(Ctx *cx, const char *what);

static inline bool error_pending(const Ctx *cx)
{
    return cx->raised.exc != V_NULL;
}
/* Is the pending exception an instance of type? false when none pending. */
bool error_matches(Ctx *cx, const Type *type);
void error_clear(Ctx *cx);

#endif
