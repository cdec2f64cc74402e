/* heap_private.h: a heap's bookkeeping, for heap.c, collect.c and walk.c. */
#ifndef PX_HEAP_HEAP_PRIVATE_H
#define PX_HEAP_HEAP_PRIVATE_H

#include "heap/block.h"
#include "heap/weak_private.h"

struct HeapPrivate {
    BlockCache *cache;
    Block *blocks[HEAP_CLASSES];  /* all blocks of a class */
    Block *current[HEAP_CLASSES]; /* that bumping goes on in, or NULL */
    Block *search[HEAP_CLASSES];  /* then, from here on, the others */
    uint64_t classes;             /* bits of those that have, or had, blocks */
    Block *large;
    size_t bytes;     /* blocks and large objects held now */
    size_t since;     /* bytes handed to bumping since the last collection */
    size_t threshold; /* of `since`: then collect */
    size_t limit;     /* of `bytes`: above it, MemoryError; 0: none */
    size_t min_threshold;
    uint64_t collections;
    uint64_t bytes_allocated; /* in all, by runs */
    bool collectable;         /* false: boot heap, outboxes */
    bool collecting;
    WeakTable weak;
#ifdef PX_STRESS
    size_t stress_allocations; /* since the last collection */
#endif
    struct Closable *closables;
    struct Ctx *threads; /* contexts that run on this heap (next_of_heap) */
};

/* Closes the bump regions, so that the blocks tell what is alive. */
void heap_sync(Heap *h);
/* Marks from all roots of the heap's contexts and frees what is unreached. */
void heap_collect(Ctx *cx);

/* Before cells are freed: what the hints name may be among them. */
static inline void heap_forget(Heap *h)
{
    h->seen = (HeapSeen){0};
    memset(h->made, 0, sizeof h->made);
}

#endif
