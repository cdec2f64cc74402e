/* manage.h: heaps as wholes: birth, death, hand-over, inspection. Called by the
 * context layer and by the oracles. */
#ifndef PX_HEAP_MANAGE_H
#define PX_HEAP_MANAGE_H

#include "heap/block.h"

/* An empty heap. limit: bytes it may hold (0: unbounded). The cache must
 * outlive the heap and belong to the same thread. */
void heap_init(Heap *h, uint32_t owner, BlockCache *cache, size_t limit);
/* Never collect it (boot heap, outboxes: nobody knows their roots). */
void heap_no_collect(Heap *h);
/* Frees everything in O(blocks), runs no Python code, takes a new owner. */
void heap_reset(Heap *h, uint32_t owner);
void heap_free(Heap *h);
/* Forgets the blocks without freeing them (guard-off controls: main may hold
 * pointers into them; absorbed outboxes). */
void heap_abandon(Heap *h);
/* Moves all of `from` (same owner, nobody allocates in either) into `into`. */
void heap_absorb(Heap *into, Heap *from);

/* Collects now (gc.collect(), tests); cx runs on its own heap. */
void heap_collect(Ctx *cx);

/* Inspection; nobody may allocate meanwhile. heap_each_range gives the memory
 * that holds objects, block headers left out; heap_each_object every object. */
void heap_each_range(Heap *h, void (*fn)(char *lo, char *hi, void *data),
                     void *data);
void heap_each_object(Heap *h, void (*fn)(Obj *o, void *data), void *data);
/* Its memory as the system knows it: whole blocks, headers included; lo is the
 * block. */
void heap_each_mapping(Heap *h, void (*fn)(char *lo, char *hi, void *data),
                       void *data);
/* The object whose cell in that block holds the address; NULL: the header. */
Obj *heap_object_at(const Block *b, const void *at);
/* Walks every object: header sane, visited fields point to live objects of the
 * same owner, main or static. Aborts with the path of a bad one. */
void heap_check(Heap *h);
size_t heap_bytes(const Heap *h);
uint64_t heap_collections(const Heap *h);

/* Bytes of the whole object, attribute slots included. */
size_t obj_size(const Obj *o);
/* Visits every Value field, attribute slots included. */
void obj_visit(Obj *o, Visitor *v);

#endif
