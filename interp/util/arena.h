/* Memory that is freed all at once: for trees that live and die together. One
 * owner, one thread at a time. Never fails: without memory the process ends. */
#ifndef PX_UTIL_ARENA_H
#define PX_UTIL_ARENA_H

#include "util/base.h"

typedef struct ArenaChunk ArenaChunk;

typedef struct {
    ArenaChunk *chunks; /* newest first */
    char *next;         /* free room of the newest chunk */
    size_t left;        /* bytes of it */
    size_t total;       /* bytes handed out since the start */
} Arena;

#define ARENA_EMPTY ((Arena){NULL, NULL, 0, 0})

/* size zeroed bytes, aligned to 16. */
void *arena_alloc(Arena *a, size_t size);
/* count * size, zeroed; the overflow is checked. */
void *arena_array(Arena *a, size_t count, size_t size);
/* A copy of n bytes, with a 0 byte behind them. */
char *arena_copy(Arena *a, const void *bytes, size_t n);
/* Frees everything; the arena is empty and usable again. */
void arena_free(Arena *a);

#define ARENA_NEW(a, type)      ((type *)arena_alloc(a, sizeof(type)))
#define ARENA_ARRAY(a, n, type) ((type *)arena_array(a, n, sizeof(type)))

#endif
