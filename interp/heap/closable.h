/* closable.h: what an object holds outside the heap (a file descriptor, a
 * buffer that must reach a file). It is let go when a collection finds the
 * object dead, or with the whole heap: at a context's end, at the end of main.
 *
 * A Closable is malloc'd and the first member of its owner's record; close()
 * lets go of what it holds, frees the record, and runs no Python code. Only
 * the thread that runs the heap's context calls. */
#ifndef PX_HEAP_CLOSABLE_H
#define PX_HEAP_CLOSABLE_H

#include "heap/heap.h"

typedef struct Closable {
    struct Closable *next;
    Obj *holder; /* the object that dies first; its address is never followed */
    void (*close)(struct Closable *c);
    /* Passes on what is pending, as far as that goes; NULL: nothing to do. */
    void (*sync)(struct Closable *c);
} Closable;

/* Links it to the heap of cx until the holder dies. */
void closable_add(Ctx *cx, Closable *c);
/* Calls sync of all of cx's heap: what has been written to files that nobody
 * closed is in them for who opens them next. */
void closable_sync_all(Ctx *cx);
/* Closes all of a heap. */
void closable_close_all(Heap *h);

#endif
