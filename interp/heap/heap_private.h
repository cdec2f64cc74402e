/* heap_private.h: a heap's bookkeeping, for heap.c, collect.c and walk.c. */
#ifndef PX_HEAP_HEAP_PRIVATE_H
#define PX_HEAP_HEAP_PRIVATE_H

#include "heap/block.h"
#include "heap/weak_private.h"

struct HeapPrivate {
    BlockCache *cache;
    Block *blocks[HEAP_CLASSES]; /* all blocks of a class, the current first */
    Block *search[HEAP_CLASSES]; /* next block to search for a free run */
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

/* Closes the bump regions: their unused cells are marked free, so that every
 * cell below `fresh` can be told apart by its header. */
void heap_sync(Heap *h);
/* Marks from all roots of the heap's contexts and frees what is unreached. */
void heap_collect(Ctx *cx);

#endif
