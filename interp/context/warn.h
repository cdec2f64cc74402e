/* warn.h: warnings that C code gives, as warnings.warn() with the running
 * Python function as their place. Implemented in stdlib/warnings.c. */
#ifndef PX_CONTEXT_WARN_H
#define PX_CONTEXT_WARN_H

#include "context/error.h"

/* The formats are raise_fmt's. 0 go on; -1: the filters made an exception of
 * it. */
int warn_fmt(Ctx *cx, Type *category, const char *fmt, ...);

#endif
