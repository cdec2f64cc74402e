/* The compile child: one stock python3 that compiles for the whole run. Started
 * by the first request, ends with us. Not thread-safe; see compile.h. */
#ifndef PX_FRONT_CHILD_H
#define PX_FRONT_CHILD_H

#include "front/compile.h"

typedef enum {
    CHILD_CODE,   /* reply: marshalled code */
    CHILD_RAISED, /* reply: an exception record, see child_raised */
    CHILD_FAILED, /* reply: a message */
} ChildStatus;

/* Which interpreter: NULL for the default order (see compile.h). */
void child_set_python(const char *path);
/* The explicitly chosen one, or "". */
const char *child_python(void);

ChildStatus child_compile(const char *filename, CompileMode mode,
                          const char *source, size_t n, Buf *reply);
/* The folder of its standard library; false: error says what was tried. */
bool child_library(Buf *out, Buf *error);
/* Reads an exception record; false when it is damaged. */
bool child_raised(const Buf *reply, CompileRaised *out);
void child_shutdown(void);

#endif
