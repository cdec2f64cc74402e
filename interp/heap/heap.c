/* heap.c: allocation in size classes, large objects, birth and death of heaps.
 * See heap.h for the rules, block.h for the memory underneath. */
#include "heap/heap_private.h"
#include "heap/closable.h"
#include "heap/manage.h"
#include "heap/poison.h"
#include "heap/stress.h"
#include "context/error.h"
#include <stdlib.h>

/* 16-byte steps to 256, then four steps a doubling, then what divides a block
 * well: 14, 12, 10, 8, 7, 6, 5, 4, 3, 2 cells, 1 cell. */
const uint16_t heap_class_size[HEAP_CLASSES] = {
    16,   32,   48,   64,   80,   96,    112,   128,   144,  160,
    176,  192,  208,  224,  240,  256,   320,   384,   448,  512,
    640,  768,  896,  1024, 1280, 1600,  2000,  2288,  2672, 3200,
    4016, 4576, 5344, 6416, 8032, 10704, 16064, 32128, 32128};

enum { QUICK_CLASS = 19, LAST_CLASS = 37 };

const uint8_t heap_class_of[HEAP_QUICK / HEAP_GRAIN + 1] = {
    0,  0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
    16, 16, 16, 16, 17, 17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 19};

static int class_of(size_t size)
{
    if (size <= HEAP_QUICK)
        return heap_class_of[(size + HEAP_GRAIN - 1) / HEAP_GRAIN];
    int c = QUICK_CLASS + 1;
    while (heap_class_size[c] < size)
        c++;
    return c;
}

enum { MAIN_THRESHOLD = 8 << 20, CONTEXT_THRESHOLD = 1 << 20 };
enum { RUN_MIN = 512, RUN_MAX = 4096 };

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

/* The classes that have blocks, as a loop over the bits of p->classes. */
#define EACH_CLASS(c, p)                                                       \
    for (uint64_t left_ = (p)->classes; left_; left_ &= left_ - 1)             \
        for (int c = __builtin_ctzll(left_), once_ = 1; once_; once_ = 0)

static void free_blocks(Heap *h)
{
    struct HeapPrivate *p = h->p;
    EACH_CLASS(c, p)
    {
        for (Block *b = p->blocks[c], *next; b; b = next) {
            next = b->next;
            block_give(p->cache, b);
        }
        p->blocks[c] = p->search[c] = p->current[c] = NULL;
        h->bump[c] = (HeapBump){NULL, NULL};
    }
    heap_forget(h);
    p->classes = 0;
    for (Block *b = p->large, *next; b; b = next) {
        next = b->next;
        block_give_large(p->cache, b);
    }
    p->large = NULL;
    p->bytes = 0;
    weak_free(&p->weak);
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
    struct HeapPrivate *p = h->p;
    EACH_CLASS(c, p)
    {
        p->blocks[c] = p->search[c] = p->current[c] = NULL;
        h->bump[c] = (HeapBump){NULL, NULL};
    }
    heap_forget(h);
    p->classes = 0;
    p->large = NULL;
    p->bytes = 0;
    weak_free(&p->weak);
}

void heap_absorb(Heap *into, Heap *from)
{
    heap_sync(from);
    into->p->classes |= from->p->classes;
    EACH_CLASS(c, from->p)
    {
        Block **end = &from->p->blocks[c], *now = into->p->current[c];
        for (; *end; end = &(*end)->next)
            (*end)->heap = into;
        *end = into->p->blocks[c];
        into->p->blocks[c] = from->p->blocks[c];
        if (!now || now->scan == now->end) /* bumping goes on in its block */
            into->p->current[c] = from->p->current[c];
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

/* The run that is being filled is always the last that its block gave. */
void heap_sync(Heap *h)
{
    EACH_CLASS(c, h->p)
    {
        HeapBump *b = &h->bump[c];
        if (!b->limit) /* closed: contexts may look at main's heap, not write */
            continue;
        if (b->next < b->limit)
            block_of(b->next)->scan = b->next;
        b->next = b->limit = NULL;
    }
}

/* The first live cell at or behind p. */
static char *next_live(const Block *b, char *p)
{
    uint32_t g = block_grain(p), end = block_grain(b->end - 1) + 1;
    uint32_t i = g / 64;
    uint64_t bits = b->live[i] & ~(uint64_t)0 << (g % 64);
    while (!bits && ++i * 64 < end)
        bits = b->live[i];
    if (!bits)
        return b->end;
    g = i * 64 + (uint32_t)__builtin_ctzll(bits);
    return (char *)(uintptr_t)b + (size_t)g * HEAP_GRAIN;
}

static bool is_live(const Block *b, const char *p)
{
    uint32_t g = block_grain(p);
    return b->live[g / 64] >> (g % 64) & 1;
}

/* Bytes of the next run, at most: little at first, so that a context which
 * needs few cells has few zeroed; never more than the first-level cache keeps
 * until they are used. */
static size_t run_limit(const Block *b)
{
    size_t used = (size_t)(b->scan - ((const char *)b + BLOCK_HEADER));
    size_t run = MIN(MAX(used, (size_t)RUN_MIN), (size_t)RUN_MAX);
    return MAX(run / b->cell, 1) * b->cell;
}

/* Zeroes a run of small cells; memory never used before is zero. */
static void zero_run(const Block *b, char *p, char *q)
{
    if (b->virgin && q > b->fresh)
        q = MAX(p, b->fresh);
    if (b->cell > HEAP_QUICK || p == q)
        return;
    UNPOISON(p, (size_t)(q - p));
    memset(p, 0, (size_t)(q - p));
    POISON(p, (size_t)(q - p));
}

/* A run of free cells of block b behind its scan position. */
static bool run_in_block(Heap *h, Block *b, int c)
{
    char *p = b->scan;
    while (p < b->end && is_live(b, p))
        p += b->cell;
    b->scan = p;
    if (p == b->end)
        return false;
    char *q = MIN(next_live(b, p), p + run_limit(b));
    zero_run(b, p, q);
    b->scan = q;
    b->fresh = MAX(b->fresh, q);
    h->bump[c] = (HeapBump){p, q};
    return true;
}

/* Next free run among the blocks that the heap has. */
static bool next_run(Heap *h, int c)
{
    struct HeapPrivate *p = h->p;
    if (p->current[c] && run_in_block(h, p->current[c], c))
        return true;
    for (Block *b = p->search[c]; b; b = p->search[c]) {
        p->search[c] = b->next;
        if (b->full || !run_in_block(h, b, c))
            continue;
        p->current[c] = b;
        return true;
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
    bool virgin = b->virgin;
    memset(b, 0, sizeof *b);
    b->virgin = virgin;
    b->heap = h;
    b->cell = heap_class_size[c];
    b->cls = (uint8_t)c;
    b->bytes = HEAP_BLOCK_SIZE;
    b->next = p->blocks[c];
    p->blocks[c] = p->current[c] = b;
    p->classes |= (uint64_t)1 << c;
    p->bytes += HEAP_BLOCK_SIZE;
    b->scan = b->fresh = block_cells(b);
    b->end = b->scan + block_ncells(b) * b->cell;
    return run_in_block(h, b, c);
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

/* Makes an object of the memory at p. `clear`: bytes of it that are not known
 * to be zero and must be. */
static void *place(Ctx *cx, uint32_t shape, char *p, size_t size, size_t clear)
{
    UNPOISON(p, size);
    memset(p, 0, clear);
    uint64_t header = cx->owner_hi | shape;
    memcpy(p, &header, 8);
    return p;
}

static void *alloc_large(Ctx *cx, uint32_t shape, size_t size, bool dirty)
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
    Block *b = block_take_large(h->p->cache, bytes);
    if (!b)
        return raise_memory(cx), NULL;
    b->heap = h;
    b->scan = b->fresh = b->end = block_cells(b) + bytes;
    b->next = h->p->large;
    h->p->large = b;
    h->p->bytes += b->bytes;
    h->p->bytes_allocated += b->bytes;
    POISON(block_cells(b) + size, REDZONE);
    return place(cx, shape, block_cells(b), size,
                 dirty || b->virgin ? 0 : size);
}

static void *alloc(Ctx *cx, uint32_t shape, size_t size, bool dirty)
{
    if (UNLIKELY(stress_fails()))
        return raise_memory(cx), NULL;
    size_t cell = size + REDZONE;
    if (UNLIKELY(cell > HEAP_MAX_SMALL || cell < size))
        return alloc_large(cx, shape, size, dirty);
    Heap *h = cx->heap;
    int c = class_of(cell);
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
    return place(cx, shape, p, size, dirty || c <= QUICK_CLASS ? 0 : size);
}

void *heap_alloc_slow(Ctx *cx, uint32_t shape, size_t size)
{
    return alloc(cx, shape, size, false);
}

void *heap_alloc_dirty_slow(Ctx *cx, uint32_t shape, size_t size)
{
    char *p = alloc(cx, shape, size, true);
    if (PX_ASSERT && p && size > 8)
        memset(p + 8, DIRT, size - 8);
    return p;
}

size_t heap_bytes(const Heap *h)
{
    return h->p->bytes;
}

uint64_t heap_collections(const Heap *h)
{
    return h->p->collections;
}
