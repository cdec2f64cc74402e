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
    size_t mapped;
} pool = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* Maps one chunk (twice the size, then trimmed to alignment) into the pool. */
static bool pool_grow(void)
{
    char *p = mmap(NULL, CHUNK + HEAP_BLOCK_SIZE, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED)
        return false;
    size_t skew = (size_t)(-(uintptr_t)p & (HEAP_BLOCK_SIZE - 1));
    char *start = p + skew;
    if (skew)
        munmap(p, skew);
    munmap(start + CHUNK, HEAP_BLOCK_SIZE - skew);
    for (size_t i = CHUNK; i > 0; i -= HEAP_BLOCK_SIZE) {
        Block *b = (Block *)(void *)(start + i - HEAP_BLOCK_SIZE);
        b->next = pool.free;
        pool.free = b;
    }
    pool.mapped += CHUNK;
    return true;
}

static Block *pool_take(void)
{
    pthread_mutex_lock(&pool.lock);
    Block *b = NULL;
    if (pool.free || pool_grow()) {
        b = pool.free;
        pool.free = b->next;
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
    if (b) {
        cache->free = b->next;
        cache->count--;
    } else if (!(b = pool_take())) {
        return NULL;
    }
    b->next = NULL;
    return b;
}

void block_give(BlockCache *cache, Block *b)
{
    POISON(block_cells(b), HEAP_BLOCK_SIZE - BLOCK_HEADER);
    STRESS_SPOIL(block_cells(b), HEAP_BLOCK_SIZE - BLOCK_HEADER);
    b->heap = NULL;
    if (cache->count >= (cache->most ? cache->most : BLOCK_CACHE_MAX)) {
        pool_give(b);
        return;
    }
    b->next = cache->free;
    cache->free = b;
    cache->count++;
}

void block_cache_drain(BlockCache *cache)
{
    while (cache->free) {
        Block *b = cache->free;
        cache->free = b->next;
        pool_give(b);
    }
    cache->count = 0;
}

Block *block_take_large(size_t object_bytes)
{
    size_t bytes = BLOCK_HEADER + object_bytes;
    if (bytes < object_bytes)
        return NULL;
    void *p = NULL;
    if (posix_memalign(&p, HEAP_BLOCK_SIZE, bytes) != 0)
        return NULL;
    memset(p, 0, BLOCK_HEADER); /* the object is cleared by its allocation */
    Block *b = p;
    b->cls = BLOCK_LARGE;
    b->bytes = bytes;
    return b;
}

void block_give_large(Block *b)
{
    free(b);
}

size_t block_bytes_mapped(void)
{
    pthread_mutex_lock(&pool.lock);
    size_t n = pool.mapped;
    pthread_mutex_unlock(&pool.lock);
    return n;
}
