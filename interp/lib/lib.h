/* lib.h: start of the built-in modules. Called once by pxi.c, in main. */
#ifndef PX_LIB_LIB_H
#define PX_LIB_LIB_H

#include "context/ctx.h"

/* Makes the modules of functions.def and sys.modules. -1: raised. */
int modules_init(Ctx *cx);
/* Registers the roots of module parallel. */
void parallel_init(void);

/* Calls what module atexit was given, the last first. */
void atexit_run_main(Ctx *cx);
/* Gives an exception that ended main to sys.excepthook. */
void uncaught_main(Ctx *cx, Value exc);

#endif
