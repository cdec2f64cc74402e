/* Compiled code on disk, so that a script that ran once needs no python3. An
 * entry holds its whole key (mode, names, source) and a checksum: a damaged or
 * foreign file is a miss, never wrong code. Any process may share the folder:
 * entries appear by rename. Beyond about 2,000 the older half goes. Not
 * thread-safe; see compile.h. */
#ifndef PX_FRONT_CACHE_H
#define PX_FRONT_CACHE_H

#include "front/compile.h"

typedef struct {
    const char *python; /* child_python() */
    const char *filename;
    CompileMode mode;
    const char *source;
    size_t n;
} CacheKey;

/* Appends the marshalled code to out; false: not there. */
bool cache_get(const CacheKey *key, Buf *out);
/* Best effort: a folder that cannot be written is no error. */
void cache_put(const CacheKey *key, const Buf *marshalled);

#endif
