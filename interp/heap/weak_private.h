/* weak_private.h: the collector's side of weak.h. */
#ifndef PX_HEAP_WEAK_PRIVATE_H
#define PX_HEAP_WEAK_PRIVATE_H

#include <stddef.h>
#include "heap/weak.h"

typedef struct WeakList {
    Obj **at;
    size_t n, cap;
} WeakList;

typedef struct WeakTable {
    WeakRef **bucket; /* by address of the target */
    size_t mask, n;   /* mask 0: no buckets yet */
    WeakList finalizable, pending;
    size_t taken; /* entries of pending that were taken */
} WeakTable;

/* After marking: queues dead objects to be finalized, forgets dead references,
 * clears those to dead targets and queues their callbacks. revive marks an
 * object (and later all that it reaches). True: something was revived or
 * queued. */
bool weak_sweep(WeakTable *t, uint32_t owner, bool (*dead)(const Obj *o),
                void (*revive)(void *marker, Obj *o), void *marker);
/* The queue's entries, for marking. */
void weak_each_pending(WeakTable *t, void (*fn)(void *marker, Obj *o),
                       void *marker);
void weak_free(WeakTable *t);
/* All of from's objects to be finalized become into's. */
void weak_absorb(WeakTable *into, WeakTable *from);

#endif
