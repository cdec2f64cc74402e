/* stress.h: what V=stress makes worse: a collection at each allocation, blocks
 * of few cells, memory that is spoilt when it is freed, and an allocation that
 * fails when it is asked to. Nothing of it is in other builds. */
#ifndef PX_HEAP_STRESS_H
#define PX_HEAP_STRESS_H

#include <stdlib.h>
#include "heap/heap_private.h"

#ifdef PX_STRESS
enum { STRESS_LIVE = 128 << 10, STRESS_BYTE = 0xDB };

/* PXI_STRESS_CALM: no more collections than in other builds. At each
 * allocation; in a heap of more than STRESS_LIVE bytes in proportion less
 * often, so that its cost stays the same. */
static inline bool stress_collects(struct HeapPrivate *p)
{
    static int calm = -1;
    if (calm < 0)
        calm = getenv("PXI_STRESS_CALM") != NULL;
    if (calm || ++p->stress_allocations <= p->bytes / STRESS_LIVE)
        return false;
    p->stress_allocations = 0;
    return true;
}

/* Notes an allocation in the file. */
void stress_record(const char *path);

/* PXI_FAIL_ALLOCATION=K: the K-th allocation of the process fails, once. */
static inline bool stress_fails(void)
{
    static long left = -1;
    static const char *record;
    if (left < 0) {
        const char *text = getenv("PXI_FAIL_ALLOCATION");
        left = text ? strtol(text, NULL, 10) : 0;
        record = getenv("PXI_ALLOCATION_SITES");
    }
    if (UNLIKELY(record != NULL))
        stress_record(record);
    return left > 0 && __atomic_sub_fetch(&left, 1, __ATOMIC_RELAXED) == 0;
}

#define STRESS_SPOIL(p, n) memset((p), STRESS_BYTE, (n))
#else
#define stress_collects(p) false
#define stress_fails()     false
#define STRESS_SPOIL(p, n) ((void)(p), (void)(n))
#endif

#endif
