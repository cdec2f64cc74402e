/* Owns the chunks of arenas; see arena.h. */
#include "util/arena.h"
#include <stdlib.h>
#include <string.h>

struct ArenaChunk {
    ArenaChunk *older;
    size_t unused; /* keeps what follows aligned to 16 */
};

enum { CHUNK = 64 * 1024, ALIGN = 16 };

static void add_chunk(Arena *a, size_t size)
{
    size_t room = MAX(size, (size_t)CHUNK);
    ArenaChunk *chunk = base_zalloc(sizeof *chunk + room);
    chunk->older = a->chunks;
    a->chunks = chunk;
    a->next = (char *)(chunk + 1);
    a->left = room;
}

void *arena_alloc(Arena *a, size_t size)
{
    CHECK(size < SIZE_MAX / 2, "arena request too large");
    size_t need = (MAX(size, (size_t)1) + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (need > a->left)
        add_chunk(a, need);
    void *got = a->next;
    a->next += need;
    a->left -= need;
    a->total += need;
    return got;
}

void *arena_array(Arena *a, size_t count, size_t size)
{
    size_t bytes;
    CHECK(!__builtin_mul_overflow(count, size, &bytes), "array too large");
    return arena_alloc(a, bytes);
}

char *arena_copy(Arena *a, const void *bytes, size_t n)
{
    char *copy = arena_alloc(a, n + 1);
    if (n)
        memcpy(copy, bytes, n);
    return copy;
}

void arena_free(Arena *a)
{
    for (ArenaChunk *c = a->chunks, *older; c; c = older) {
        older = c->older;
        free(c);
    }
    *a = ARENA_EMPTY;
}
