/* heap.c: allocation in size classes, large objects, birth and death of heaps.
 * See heap.h for the rules, block.h for the memory underneath. */
#include "heap/heap_private.h"
#include "heap/closable.h"
#include "heap/manage.h"
#include "heap/poison.h"
#include "heap/stress.h"
#include "context/error.h"
#include <stdlib.h>

/* 16-byte steps to 256, then four steps a doubling. */
const uint16_t heap_class_size[HEAP_CLASSES] = {
    16,  32,   48,   64,   80,   96,   112,  128,  144,  160, 176,
    192, 208,  224,  240,  256,  320,  384,  448,  512,  640, 768,
    896, 1024, 1280, 1536, 1792, 2048, 2048, 2048, 2048, 2048};

#define C1(n)  n,
#define C4(n)  C1(n) C1(n) C1(n) C1(n)
#define C8(n)  C4(n) C4(n)
#define C16(n) C8(n) C8(n)
const uint8_t heap_class_of[HEAP_MAX_SMALL / HEAP_GRAIN + 1] = {
    0,
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
    C4(16) C4(17) C4(18) C4(19) C8(20) C8(21) C8(22) C8(23) C16(24) C16(25)
        C16(26) C16(27)};

enum { MAIN_THRESHOLD = 8 << 20, CONTEXT_THRESHOLD = 1 << 20 };

void heap_init(Heap *h, uint32_t owner, BlockCache *cache, size_t limit)
{
    if (!h->p)
        h->p = calloc(1, sizeof *h->p);
    CHECK(h->p, "out of memory for a heap's bookkeeping");
    memset(h->bump, 0, sizeof h->bump);
    memset(h->p, 0, sizeof *h->p);
    h->owner = owner;
    h->p->cache = cache;
    h->p->limit = limit;
    h->p->min_threshold =
        owner >= OWNER_FIRST_CONTEXT ? CONTEXT_THRESHOLD : MAIN_THRESHOLD;
    h->p->threshold = h->p->min_threshold;
    h->p->collectable = owner != OWNER_STATIC;
}

void heap_no_collect(Heap *h)
{
    h->p->collectable = false;
}

static void free_blocks(Heap *h)
{
    for (int c = 0; c < HEAP_CLASSES; c++) {
        for (Block *b = h->p->blocks[c], *next; b; b = next) {
            next = b->next;
            block_give(h->p->cache, b);
        }
        h->p->blocks[c] = h->p->search[c] = NULL;
    }
    for (Block *b = h->p->large, *next; b; b = next) {
        next = b->next;
        block_give_large(b);
    }
    h->p->large = NULL;
    h->p->bytes = 0;
    memset(h->bump, 0, sizeof h->bump);
    weak_free(&h->p->weak);
}

void closable_add(Ctx *cx, Closable *c)
{
    c->next = cx->heap->p->closables;
    cx->heap->p->closables = c;
}

void closable_sync_all(Ctx *cx)
{
    for (Closable *c = cx->heap->p->closables; c; c = c->next)
        if (c->sync)
            c->sync(c);
}

void closable_close_all(Heap *h)
{
    while (h->p->closables) {
        Closable *c = h->p->closables;
        h->p->closables = c->next;
        c->close(c);
    }
}

void heap_reset(Heap *h, uint32_t owner)
{
    closable_close_all(h);
    free_blocks(h);
    h->owner = owner;
    h->p->since = 0;
    h->p->threshold = h->p->min_threshold;
}

void heap_free(Heap *h)
{
    if (!h->p)
        return;
    closable_close_all(h);
    free_blocks(h);
    free(h->p);
    h->p = NULL;
}

void heap_abandon(Heap *h)
{
    memset(h->bump, 0, sizeof h->bump);
    memset(h->p->blocks, 0, sizeof h->p->blocks);
    memset(h->p->search, 0, sizeof h->p->search);
    h->p->large = NULL;
    h->p->bytes = 0;
    weak_free(&h->p->weak);
}

void heap_absorb(Heap *into, Heap *from)
{
    heap_sync(from);
    for (int c = 0; c < HEAP_CLASSES; c++) {
        Block *b = from->p->blocks[c];
        if (!b)
            continue;
        for (;; b = b->next) {
            b->heap = into;
            if (!b->next)
                break;
        }
        b->next = into->p->blocks[c];
        into->p->blocks[c] = from->p->blocks[c];
    }
    for (Block *b = from->p->large, *next; b; b = next) {
        next = b->next;
        b->heap = into;
        b->next = into->p->large;
        into->p->large = b;
    }
    into->p->bytes += from->p->bytes;
    into->p->since += from->p->bytes;
    weak_absorb(&into->p->weak, &from->p->weak);
    heap_abandon(from);
}

static void fill_free(char *from, const char *to, size_t cell)
{
    for (char *p = from; p < to; p += cell) {
        UNPOISON(p, 8);
        *(uint64_t *)(void *)p = CELL_FREE;
        POISON(p, cell);
    }
}

void heap_sync(Heap *h)
{
    for (int c = 0; c < HEAP_CLASSES; c++) {
        HeapBump *b = &h->bump[c];
        if (b->next == b->limit)
            continue;
        Block *block = block_of(b->next);
        if (block->fresh == b->limit) /* the run of a fresh block */
            block->fresh = b->next;
        else
            fill_free(b->next, b->limit, block->cell);
        block->has_free = true;
        b->next = b->limit = NULL;
    }
}

/* A run of free cells of block b behind its scan position. */
static bool run_in_block(Heap *h, Block *b, int c)
{
    char *end = block_end(b);
    char *p = b->scan;
    while (p < b->fresh) {
        UNPOISON(p, 8);
        if (*(uint64_t *)(void *)p == CELL_FREE)
            break;
        p += b->cell;
    }
    char *q = p;
    while (q < b->fresh && *(uint64_t *)(void *)q == CELL_FREE) {
        q += b->cell;
        if (q < b->fresh)
            UNPOISON(q, 8);
    }
    if (q == b->fresh)
        q = b->fresh = end;
    POISON(p, (size_t)(q - p));
    b->scan = q;
    b->has_free = q < end;
    h->bump[c] = (HeapBump){p, q};
    return p < q;
}

/* Next free run among the blocks that the heap has. */
static bool next_run(Heap *h, int c)
{
    struct HeapPrivate *p = h->p;
    for (Block *b = p->search[c]; b; b = p->search[c]) {
        while (b->has_free)
            if (run_in_block(h, b, c))
                return true;
        p->search[c] = b->next;
    }
    return false;
}

static bool over_limit(const struct HeapPrivate *p, size_t more)
{
    return p->limit && p->bytes + more > p->limit;
}

static bool new_block(Heap *h, int c)
{
    struct HeapPrivate *p = h->p;
    Block *b = block_take(p->cache);
    if (!b)
        return false;
    memset(b, 0, sizeof *b);
    b->heap = h;
    b->cell = heap_class_size[c];
    b->cls = (uint8_t)c;
    b->bytes = HEAP_BLOCK_SIZE;
    b->next = p->blocks[c];
    p->blocks[c] = b;
    p->bytes += HEAP_BLOCK_SIZE;
    b->fresh = b->scan = block_end(b);
    h->bump[c] = (HeapBump){block_cells(b), b->fresh};
    return true;
}

/* Makes room for one cell of class c without collecting. */
static bool refill(Heap *h, int c)
{
    if (h->bump[c].next < h->bump[c].limit || next_run(h, c))
        goto counted;
    if (over_limit(h->p, HEAP_BLOCK_SIZE) || !new_block(h, c))
        return false;
counted:;
    size_t n = (size_t)(h->bump[c].limit - h->bump[c].next);
    h->p->since += n;
    h->p->bytes_allocated += n;
    return true;
}

static bool should_collect(Heap *h)
{
    return h->p->collectable &&
           (h->p->since >= h->p->threshold || stress_collects(h->p));
}

enum { DIRT = 0xD1 }; /* what debug builds find where nothing was filled in */

static void *place(Ctx *cx, uint32_t shape, char *p, size_t size, bool zeroed)
{
    UNPOISON(p, size);
    if (zeroed)
        memset(p, 0, size);
    else if (PX_ASSERT)
        memset(p, DIRT, size);
    uint64_t header = cx->owner_hi | shape;
    memcpy(p, &header, 8);
    return p;
}

static void *alloc_large(Ctx *cx, uint32_t shape, size_t size, bool zeroed)
{
    Heap *h = cx->heap;
    size_t bytes = size + REDZONE;
    h->p->since += bytes;
    if (should_collect(h) || over_limit(h->p, bytes + BLOCK_HEADER)) {
        if (h->p->collectable)
            heap_collect(cx);
        if (over_limit(h->p, bytes + BLOCK_HEADER))
            return raise_memory(cx), NULL;
    }
    Block *b = size > ((size_t)1 << 46) ? NULL : block_take_large(bytes);
    if (!b)
        return raise_memory(cx), NULL;
    b->heap = h;
    b->next = h->p->large;
    h->p->large = b;
    h->p->bytes += b->bytes;
    h->p->bytes_allocated += b->bytes;
    POISON(block_cells(b) + size, REDZONE);
    return place(cx, shape, block_cells(b), size, zeroed);
}

static void *alloc(Ctx *cx, uint32_t shape, size_t size, bool zeroed)
{
    if (UNLIKELY(stress_fails()))
        return raise_memory(cx), NULL;
    if (UNLIKELY(size + REDZONE > HEAP_MAX_SMALL || size > HEAP_MAX_SMALL))
        return alloc_large(cx, shape, size, zeroed);
    Heap *h = cx->heap;
    size_t cell = size + REDZONE;
    int c = heap_class_of[(cell + HEAP_GRAIN - 1) / HEAP_GRAIN];
    if (should_collect(h))
        heap_collect(cx);
    if (!(h->bump[c].next < h->bump[c].limit) && !refill(h, c)) {
        if (h->p->collectable)
            heap_collect(cx);
        if (!refill(h, c))
            return raise_memory(cx), NULL;
    }
    char *p = h->bump[c].next;
    h->bump[c].next += heap_class_size[c];
    POISON(p, heap_class_size[c]);
    return place(cx, shape, p, size, zeroed);
}

void *heap_alloc_slow(Ctx *cx, uint32_t shape, size_t size)
{
    return alloc(cx, shape, size, true);
}

void *heap_alloc_dirty_slow(Ctx *cx, uint32_t shape, size_t size)
{
    return alloc(cx, shape, size, false);
}

size_t heap_bytes(const Heap *h)
{
    return h->p->bytes;
}

uint64_t heap_collections(const Heap *h)
{
    return h->p->collections;
}
