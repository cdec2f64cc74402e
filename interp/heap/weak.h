/* weak.h: what a heap knows about its objects' ends: weak references, objects
 * whose class has __del__, and coroutines (one that never began is told). The
 * collector clears and collects them; what is to be called waits in a queue
 * until the next safe point (objects/finalize.c). A heap that dies whole calls
 * nothing.
 *
 * Who may call: the thread that runs the heap's context. */
#ifndef PX_HEAP_WEAK_H
#define PX_HEAP_WEAK_H

#include "object/layout_lib.h"
#include "object/shape.h"
#include "util/base.h"

typedef struct Heap Heap;

static inline bool weak_is_proxy(Value v)
{
    return is_kind(v, KIND_weakproxy) || is_kind(v, KIND_weakcallableproxy);
}
/* Is its struct a WeakRef? */
static inline bool weak_is_ref(Value v)
{
    return is_kind(v, KIND_weakref) || weak_is_proxy(v);
}

/* Enters ref, whose target is set, into the heap of cx. The target may belong
 * to main: then it is never cleared while a context lives. 0, or -1 with
 * MemoryError. */
int weak_add(Ctx *cx, WeakRef *ref);
/* The references that cx's heap has to target, the latest first; NULL: no
 * more. Pass NULL to begin. */
WeakRef *weak_next(const Ctx *cx, const Obj *target, const WeakRef *after);

/* o is to be finalized once, before its memory goes. 0, -1 MemoryError. */
int weak_finalizable(Ctx *cx, Obj *o);
/* Takes the oldest entry of the queue: an object to finalize, or a WeakRef to
 * call back; V_NULL: the queue is empty. */
Value weak_take_pending(Heap *h);
/* Every object still to be finalized moves into the queue (at exit). */
void weak_queue_all(Ctx *cx);

#endif
