/* block.h: where heaps get their memory. Blocks of HEAP_BLOCK_SIZE, aligned to
 * their size, so that any object's block header is one mask away. A block is
 * either cut into cells of one size class, or is the head of one large object.
 *
 * Blocks come from 1 MiB mappings (read-write from the start: a mapping that
 * was ever inaccessible is invisible to Helgrind) and travel between threads
 * only through the pool's mutex, which orders their reuse. Each worker keeps a
 * cache of its own, so a context's start and death take no lock. Large objects
 * have mappings of their own; a cache keeps some of them, pages and all: page
 * faults, and system calls that hold up the other threads' page faults, cost
 * more than the memory.
 *
 * What is alive in a block: every cell below `scan`, and of those behind it
 * what has its bit in `live`. Sweeping copies the marks there and touches no
 * cell. */
#ifndef PX_HEAP_BLOCK_H
#define PX_HEAP_BLOCK_H

#include "heap/heap.h"

enum {
    BLOCK_HEADER = 640,
    BLOCK_STRESS_CELLS = 6, /* V=stress: tiny blocks */
    BLOCK_GRAINS = HEAP_BLOCK_SIZE / HEAP_GRAIN,
    BLOCK_CACHE_MAX = 1024, /* blocks a worker keeps; more go to the pool */
    BLOCK_CACHE_MAIN = 64,  /* main keeps: what it frees, workers allocated */
    BLOCK_LARGE = 0xFF,     /* Block.cls of a large object's head */
    LARGE_CACHE_MAX = 8 << 20, /* bytes of large mappings that a cache keeps */
    LARGE_CACHE_SLOTS = 64,
    BLOCK_WORDS = BLOCK_GRAINS / 64
};

typedef struct Block {
    struct Block *next;
    Heap *heap;
    uint32_t cell; /* bytes a cell; large: 0 */
    uint8_t cls;
    bool virgin;   /* from `fresh` on memory is zero */
    bool full;     /* so few free cells that the search passes by */
    char *scan;    /* the search for free runs goes on from here */
    char *fresh;   /* cells from here on have not been used by this heap */
    char *end;     /* of the last cell */
    size_t bytes;  /* what this block stands for (large: the whole) */
    size_t mapped; /* large: bytes of the mapping */
    _Alignas(64) uint64_t mark[BLOCK_WORDS]; /* all clear between collections */
    uint64_t live[BLOCK_WORDS];              /* marks of the last collection */
} Block;
_Static_assert(sizeof(Block) <= BLOCK_HEADER, "cells start behind the header");

typedef struct BlockCache {
    Block *free;
    uint32_t count;
    uint32_t most; /* to keep; 0: BLOCK_CACHE_MAX */
    Block *large;  /* the latest first */
    size_t nlarge, large_bytes;
} BlockCache;

static inline Block *block_of(const void *o)
{
    return (Block *)((uintptr_t)o & ~(uintptr_t)(HEAP_BLOCK_SIZE - 1));
}
static inline char *block_cells(Block *b)
{
    return (char *)b + BLOCK_HEADER;
}
static inline size_t block_ncells(const Block *b)
{
    size_t n = (HEAP_BLOCK_SIZE - BLOCK_HEADER) / b->cell;
#ifdef PX_STRESS
    n = MIN(n, (size_t)BLOCK_STRESS_CELLS);
#endif
    return n;
}
static inline uint32_t block_grain(const void *o)
{
    return (uint32_t)((uintptr_t)o & (HEAP_BLOCK_SIZE - 1)) / HEAP_GRAIN;
}
static inline bool block_marked(const Block *b, const void *o)
{
    uint32_t g = block_grain(o);
    return b->mark[g / 64] >> (g % 64) & 1;
}
/* Does the cell at p hold an object? */
static inline bool block_alive(const Block *b, const char *p)
{
    uint32_t g = block_grain(p);
    return p < b->scan || b->live[g / 64] >> (g % 64) & 1;
}

/* A block of the cache or the pool, of which only `virgin` is valid; NULL: the
 * system has no memory. */
Block *block_take(BlockCache *cache);
void block_give(BlockCache *cache, Block *b);
/* Gives the whole cache back to the pool and to the system. */
void block_cache_drain(BlockCache *cache);
/* A large object's memory with its header cleared, but for `virgin`: then the
 * object's memory is zero. NULL: no memory. */
Block *block_take_large(BlockCache *cache, size_t object_bytes);
void block_give_large(BlockCache *cache, Block *b);
/* Bytes mapped for blocks so far, by all heaps (for --stats). */
size_t block_bytes_mapped(void);

#endif
