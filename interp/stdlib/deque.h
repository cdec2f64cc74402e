/* deque.h: between deque.c and deque_methods.c. */
#ifndef PX_STDLIB_DEQUE_H
#define PX_STDLIB_DEQUE_H

#include "stdlib/libkind.h"

/* Where item i stands in the ring; i < len, or == len for the place behind. */
static inline Value *deque_at(const Deque *d, uint64_t i)
{
    return &d->store->v[(d->first + i) & (d->store->cap - 1)];
}
static inline bool is_deque(Value v)
{
    return is_kind(v, KIND_deque);
}

/* At either end; the oldest item at the other end goes when maxlen is reached.
 * 0, -1 raised. */
int deque_append_own(Ctx *cx, Deque *d, Value v);
int deque_appendleft_own(Ctx *cx, Deque *d, Value v);
/* V_NULL when empty; nothing is raised. */
Value deque_pop_own(Ctx *cx, Deque *d);
Value deque_popleft_own(Ctx *cx, Deque *d);
int deque_extend_own(Ctx *cx, Deque *d, Value iterable);
/* Deletes item i. */
void deque_delete_own(Ctx *cx, Deque *d, uint32_t i);
/* Opens a place for item i and fills it; the length grows by one. */
int deque_insert_own(Ctx *cx, Deque *d, uint32_t i, Value v);
void deque_clear_own(Ctx *cx, Deque *d);
/* Turns right by n places (left when negative). */
void deque_rotate_own(Ctx *cx, Deque *d, int64_t n);
/* A new deque of the exact class with the items of d. */
Deque *deque_clone(Ctx *cx, const Deque *d);
/* copy.copy(d): of d's class. */
Value deque_copy(Ctx *cx, Value self);
/* Sets the length to n times what it is, within maxlen. */
int deque_repeat_own(Ctx *cx, Deque *d, int64_t n);
Value deque_iter_new(Ctx *cx, Kind kind, Value deque, int64_t skip);

#endif
