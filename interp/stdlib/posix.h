/* posix.h: what the files of the module posix share. Private to them. */
#ifndef PX_STDLIB_POSIX_H
#define PX_STDLIB_POSIX_H

#include <errno.h>

#include "stdlib/sysargs.h"

struct stat;

/* Classes of results, made with the module. */
extern Value posix_stat_class;
Value posix_stat_result(Ctx *cx, const struct stat *st);

/* None after a system call's 0, OSError from errno after its -1. */
static inline Value posix_done(Ctx *cx, int r, Value filename)
{
    return r < 0 ? raise_errno(cx, errno, filename) : V_NONE;
}

#define POSIX_ARGS (void)argc, (void)kw

#endif
