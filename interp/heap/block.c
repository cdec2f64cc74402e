/* block.c: the block pool. See block.h. */
#include "heap/block.h"
#include "heap/poison.h"
#include "heap/stress.h"
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { CHUNK = 1 << 20 };

static struct {
    pthread_mutex_t lock;
    Block *free;
    char *virgin, *virgin_end; /* blocks never taken yet; their memory is 0 */
    size_t mapped;
} pool = {.lock = PTHREAD_MUTEX_INITIALIZER};

static char *map(size_t bytes)
{
    void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

/* A mapping aligned to HEAP_BLOCK_SIZE; bytes is a multiple of it. The kernel
 * puts mappings side by side, so that one call is mostly enough. */
static char *map_aligned(size_t bytes)
{
    char *p = map(bytes);
    if (!p || (uintptr_t)p % HEAP_BLOCK_SIZE == 0)
        return p;
    munmap(p, bytes);
    p = map(bytes + HEAP_BLOCK_SIZE);
    if (!p)
        return NULL;
    size_t skew = (size_t)(-(uintptr_t)p & (HEAP_BLOCK_SIZE - 1));
    if (skew)
        munmap(p, skew);
    munmap(p + skew + bytes, HEAP_BLOCK_SIZE - skew);
    return p + skew;
}

static bool pool_grow(void)
{
    char *p = map_aligned(CHUNK);
    if (!p)
        return false;
    pool.virgin = p;
    pool.virgin_end = p + CHUNK;
    pool.mapped += CHUNK;
    return true;
}

static Block *pool_take(void)
{
    pthread_mutex_lock(&pool.lock);
    Block *b = pool.free;
    if (b) {
        pool.free = b->next;
    } else if (pool.virgin < pool.virgin_end || pool_grow()) {
        b = (Block *)(void *)pool.virgin;
        pool.virgin += HEAP_BLOCK_SIZE;
        b->virgin = true;
    }
    pthread_mutex_unlock(&pool.lock);
    return b;
}

static void pool_give(Block *b)
{
    pthread_mutex_lock(&pool.lock);
    b->next = pool.free;
    pool.free = b;
    pthread_mutex_unlock(&pool.lock);
}

Block *block_take(BlockCache *cache)
{
    Block *b = cache->free;
    if (!b)
        return pool_take();
    cache->free = b->next;
    cache->count--;
    return b;
}

void block_give(BlockCache *cache, Block *b)
{
    POISON(block_cells(b), HEAP_BLOCK_SIZE - BLOCK_HEADER);
    STRESS_SPOIL(block_cells(b), HEAP_BLOCK_SIZE - BLOCK_HEADER);
    b->heap = NULL;
    b->virgin = false;
    if (cache->count >= (cache->most ? cache->most : BLOCK_CACHE_MAX)) {
        pool_give(b);
        return;
    }
    b->next = cache->free;
    cache->free = b;
    cache->count++;
}

/* --- large objects --- */

/* Rounded so that objects of about the same size fit one another's mapping:
 * to eighths of a power of two. */
static size_t large_size(size_t bytes)
{
    size_t step = HEAP_BLOCK_SIZE;
    while (step * 16 <= bytes)
        step *= 2;
    return (bytes + step - 1) & ~(step - 1);
}

static void large_unlink(BlockCache *cache, Block **link)
{
    Block *b = *link;
    *link = b->next;
    cache->nlarge--;
    cache->large_bytes -= b->mapped;
}

/* The smallest that fits and is not much larger; NULL: none. */
static Block *large_cached(BlockCache *cache, size_t bytes)
{
    Block **best = NULL;
    size_t most = bytes + bytes / 4;
    for (Block **link = &cache->large; *link; link = &(*link)->next)
        if ((*link)->mapped >= bytes && (*link)->mapped <= most) {
            best = link;
            most = (*link)->mapped - 1;
        }
    if (!best)
        return NULL;
    Block *b = *best;
    large_unlink(cache, best);
    return b;
}

Block *block_take_large(BlockCache *cache, size_t object_bytes)
{
    size_t bytes = BLOCK_HEADER + object_bytes;
    if (object_bytes > (size_t)1 << 46)
        return NULL;
    size_t mapped = large_size(bytes);
    Block *b = large_cached(cache, mapped);
    bool virgin = !b;
    if (!b)
        b = (Block *)(void *)map_aligned(mapped);
    else
        mapped = b->mapped;
    if (!b)
        return NULL;
    memset(b, 0, sizeof *b);
    b->virgin = virgin;
    b->cls = BLOCK_LARGE;
    b->bytes = bytes;
    b->mapped = mapped;
    return b;
}

/* What is mapped there next must not be poisoned already. */
static void large_unmap(Block *b)
{
    UNPOISON(b, b->mapped);
    munmap(b, b->mapped);
}

/* What was given back first leaves first. */
static void large_trim(BlockCache *cache, size_t bytes, size_t slots)
{
    while (cache->large_bytes > bytes || cache->nlarge > slots) {
        Block **link = &cache->large;
        while ((*link)->next)
            link = &(*link)->next;
        Block *b = *link;
        large_unlink(cache, link);
        large_unmap(b);
    }
}

void block_give_large(BlockCache *cache, Block *b)
{
    UNPOISON(b, b->bytes);
    STRESS_SPOIL(block_cells(b), b->bytes - BLOCK_HEADER);
    b->heap = NULL;
    if (b->mapped > LARGE_CACHE_MAX / 2) {
        large_unmap(b);
        return;
    }
    POISON(block_cells(b), b->bytes - BLOCK_HEADER);
    b->next = cache->large;
    cache->large = b;
    cache->nlarge++;
    cache->large_bytes += b->mapped;
    large_trim(cache, LARGE_CACHE_MAX, LARGE_CACHE_SLOTS);
}

void block_cache_drain(BlockCache *cache)
{
    while (cache->free) {
        Block *b = cache->free;
        cache->free = b->next;
        pool_give(b);
    }
    cache->count = 0;
    large_trim(cache, 0, 0);
}

size_t block_bytes_mapped(void)
{
    pthread_mutex_lock(&pool.lock);
    size_t n = pool.mapped;
    pthread_mutex_unlock(&pool.lock);
    return n;
}
