/* heap.h: allocation. A Heap is the memory of one owner (main, a context) or
 * one worker's outbox (owner main). Blocks of 32 KiB hold cells of one size
 * class and are filled by bumping; larger objects have memory of their own. A
 * non-moving mark-and-sweep collector serves each heap alone (collect.c).
 * Small cells (HEAP_QUICK) between next and limit of a HeapBump are zero.
 *
 * Who may call: the thread that runs the heap's context (in GIL mode, the
 * holder of the lock).
 *
 * Collection may happen inside any allocation. The C stack and saved registers
 * of the heap's threads are scanned conservatively (an address inside a cell
 * keeps the cell), VM frames precisely: so a Value or object pointer in a local
 * variable of C is safe, one in malloc'd memory is not (ctx_pin, ctx.h). */
#ifndef PX_HEAP_HEAP_H
#define PX_HEAP_HEAP_H

#include <stddef.h>
#include "object/shape.h"
#include "util/base.h"

enum {
    HEAP_BLOCK_SIZE = 32 * 1024,
    HEAP_GRAIN = 16,
    HEAP_MAX_SMALL = 32128, /* bytes; above: a large object */
    HEAP_CLASSES = 39,
    HEAP_LINEAR_MAX = 256, /* up to here a class for each HEAP_GRAIN bytes */
    HEAP_QUICK = 512       /* up to here inlined, and zero beforehand */
};

typedef struct HeapBump {
    char *next, *limit;
} HeapBump;

/* The last search of a dict that cost more than comparing addresses, and its
 * outcome (objects/dict.c). A hint: it holds as long as no cell is freed, so
 * whatever frees some empties it. */
typedef struct HeapSeen {
    Value key;        /* V_NULL: nothing */
    const void *dict; /* as it was at `version` */
    uint64_t hash;    /* of key */
    uint32_t version;
    int32_t pos; /* of its entry, or -1: absent */
} HeapSeen;

/* What stdlib/_struct.c made of a format: a hint like HeapSeen. */
typedef struct HeapMade {
    Value key, made; /* V_NULL: nothing */
} HeapMade;

enum { HEAP_MADE = 4 };

typedef struct Heap Heap;
struct Heap {
    HeapBump bump[HEAP_CLASSES];
    uint32_t owner;
    HeapSeen seen;
    HeapMade made[HEAP_MADE]; /* by the address of the key */
    struct HeapPrivate *p;
};

/* Size class of a size up to HEAP_QUICK, by (size + 15) / 16. */
extern const uint8_t heap_class_of[HEAP_QUICK / HEAP_GRAIN + 1];
extern const uint16_t heap_class_size[HEAP_CLASSES];

/* Slow path of heap_alloc: next free run, new block, collection, what is larger
 * than HEAP_QUICK. NULL: MemoryError raised in cx. */
void *heap_alloc_slow(Ctx *cx, uint32_t shape, size_t size);
void *heap_alloc_dirty_slow(Ctx *cx, uint32_t shape, size_t size);

/* Defined in ctx.h (they need the layout of Ctx):
 *
 *     static inline void *heap_alloc(Ctx *cx, uint32_t shape, size_t size);
 *
 * size bytes, zeroed, header filled in for cx's owner. NULL: MemoryError is
 * raised in cx.
 *
 *     static inline void *heap_alloc_dirty(Ctx *cx, uint32_t shape, size_t
 * size);
 *
 * The same, but what follows the header may be garbage. The caller writes all
 * of it that a visit reads before the next allocation of any kind. */

#endif
