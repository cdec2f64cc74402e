/* ctx.c: birth and death of a Ctx, pins, what the collector needs of threads.
 */
#define _GNU_SOURCE
#include "context/ctx.h"
#include "context/error.h"
#include "context/vm.h"
#include "guard/guard.h"
#include "heap/heap_private.h"
#include "util/base.h"
#include <pthread.h>
#include <stdlib.h>

enum { DEFAULT_DEPTH_LIMIT = 1000 };

void ctx_set_owner(Ctx *cx, uint32_t owner)
{
    cx->owner = owner;
    cx->owner_hi = (uint64_t)owner << 32;
    cx->own[OWN_list] = cx->owner_hi | KIND_list;
    cx->own[OWN_dict] = cx->owner_hi | KIND_dict;
    cx->own[OWN_list_iterator] = cx->owner_hi | KIND_list_iterator;
    cx->own[OWN_range_iterator] = cx->owner_hi | KIND_range_iterator;
    cx->own[OWN_tuple_iterator] = cx->owner_hi | KIND_tuple_iterator;
    cx->own[OWN_enumerate] = cx->owner_hi | KIND_enumerate;
}

void ctx_init(Ctx *cx, Heap *heap, uint32_t owner)
{
    memset(cx, 0, sizeof *cx);
    cx->heap = heap;
    ctx_set_owner(cx, owner);
    cx->guard_mask = ~0u;
    cx->depth_limit = DEFAULT_DEPTH_LIMIT;
}

void ctx_free(Ctx *cx)
{
    vm_ctx_free(cx);
    free(cx->pins);
    cx->pins = NULL;
    cx->npins = cx->pins_cap = 0;
}

void ctx_enter_thread(Ctx *cx)
{
    pthread_attr_t attr;
    void *low;
    size_t size;
    CHECK(pthread_getattr_np(pthread_self(), &attr) == 0,
          "cannot learn the bounds of the C stack");
    pthread_attr_getstack(&attr, &low, &size);
    pthread_attr_destroy(&attr);
    cx->c_stack_base = (char *)low + size;
}

void ctx_attach(Ctx *cx)
{
    cx->next_of_heap = cx->heap->p->threads;
    cx->heap->p->threads = cx;
}

void ctx_detach(Ctx *cx)
{
    Ctx **link = &cx->heap->p->threads;
    while (*link && *link != cx)
        link = &(*link)->next_of_heap;
    if (*link)
        *link = cx->next_of_heap;
    cx->next_of_heap = NULL;
}

__attribute__((noinline)) void ctx_park(Ctx *cx)
{
    cx->c_stack_top = __builtin_frame_address(0);
}

void ctx_unpark(Ctx *cx)
{
    cx->c_stack_top = NULL;
}

int ctx_pin(Ctx *cx, Value v)
{
    if (cx->npins == cx->pins_cap) {
        uint32_t cap = cx->pins_cap ? 2 * cx->pins_cap : 64;
        Value *p = realloc(cx->pins, cap * sizeof *p);
        if (!p)
            return raise_memory(cx), -1;
        cx->pins = p;
        cx->pins_cap = cap;
    }
    cx->pins[cx->npins++] = v;
    return 0;
}

void ctx_unpin(Ctx *cx, uint32_t n)
{
    ASSERT(n <= cx->npins);
    cx->npins -= n;
}

void store_check(Ctx *cx, const void *o, const char *what)
{
    const Obj *obj = o;
    if (!cx || obj->owner == cx->owner || !cx->guard_mask || cx->declared == o)
        return;
    base_die("store into %s of owner %u by owner %u: the guard declared "
             "another object; the row's effect column is wrong",
             what, obj->owner, cx->owner);
}
