/* Reads CPython 3.11's marshal format (version 4) into plain C data. Knows
 * damaged input: every answer is a whole tree or an error. Pure but for the
 * arena; any thread. */
#ifndef PX_FRONT_MARSHAL_H
#define PX_FRONT_MARSHAL_H

#include "front/code.h"
#include "util/buf.h"

enum {
    MARSHAL_MAX_DEPTH = 1000,             /* nesting of tuples and code */
    MARSHAL_MAX_WEIGHT = 64 * 1024 * 1024 /* see PyConst */
};

/* The code object in n bytes of marshal data, which must end where it ends.
 * All memory is in the arena, nothing points into data. On damage: NULL, and
 * one line appended to error. Field types and lengths are checked; whether
 * the numbers make sense is the verifier's concern. */
PyCode *marshal_read(const void *data, size_t n, Arena *arena, Buf *error);

#endif
