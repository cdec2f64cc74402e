/* warn.h: warnings that C code gives, as warnings.warn() with the running
 * Python function as their place (stdlib/warnings.c), and errors that have
 * nobody to go to (stdlib/sys_hooks.c). */
#ifndef PX_CONTEXT_WARN_H
#define PX_CONTEXT_WARN_H

#include "context/error.h"

/* The formats are raise_fmt's. 0 go on; -1: the filters made an exception of
 * it. */
int warn_fmt(Ctx *cx, Type *category, const char *fmt, ...);
/* RuntimeWarning about a coroutine that ends without having begun. Its place
 * is the coroutine's function: where the object was dropped nobody knows. */
int warn_unawaited(Ctx *cx, Value coroutine);

/* Gives the pending exception to sys.unraisablehook; nothing is pending then.
 * message: "Exception ignored in atexit callback"...; NULL: "Exception ignored
 * in". object: where it came from. */
void unraisable(Ctx *cx, const char *message, Value object);

#endif
