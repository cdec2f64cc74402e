/* weak.c: weak references and finalizers of a heap. See weak.h. */
#include "heap/heap_private.h"
#include "heap/roots.h"
#include "context/ctx.h"
#include "context/error.h"
#include "context/poll.h"
#include <stdlib.h>

static size_t bucket_of(const WeakTable *t, const Obj *target)
{
    return ((uintptr_t)target >> 4) * 0x9E3779B97F4A7C15u >> 32 & t->mask;
}

static bool table_grow(WeakTable *t)
{
    WeakTable old = *t;
    t->mask = old.mask ? 2 * old.mask + 1 : 15;
    t->bucket = calloc(t->mask + 1, sizeof(WeakRef *));
    if (!t->bucket) {
        *t = old;
        return false;
    }
    for (size_t i = 0; old.bucket && i <= old.mask; i++) {
        for (WeakRef *r = old.bucket[i], *next; r; r = next) {
            next = r->next;
            WeakRef **link = &t->bucket[bucket_of(t, r->target)];
            r->next = *link;
            *link = r;
        }
    }
    free(old.bucket);
    return true;
}

int weak_add(Ctx *cx, WeakRef *ref)
{
    WeakTable *t = &cx->heap->p->weak;
    if (t->n >= t->mask && !table_grow(t))
        return raise_memory(cx), -1;
    WeakRef **link = &t->bucket[bucket_of(t, ref->target)];
    ref->next = *link;
    *link = ref;
    t->n++;
    return 0;
}

WeakRef *weak_next(const Ctx *cx, const Obj *target, const WeakRef *after)
{
    const WeakTable *t = &cx->heap->p->weak;
    if (!t->bucket)
        return NULL;
    WeakRef *r = after ? after->next : t->bucket[bucket_of(t, target)];
    while (r && r->target != target)
        r = r->next;
    return r;
}

/* ---- lists of objects ---- */

static bool list_add(WeakList *l, Obj *o)
{
    if (l->n == l->cap) {
        size_t cap = l->cap ? 2 * l->cap : 16;
        Obj **at = realloc(l->at, cap * sizeof *at);
        if (!at)
            return false;
        l->at = at;
        l->cap = cap;
    }
    l->at[l->n++] = o;
    return true;
}

int weak_finalizable(Ctx *cx, Obj *o)
{
    if (list_add(&cx->heap->p->weak.finalizable, o))
        return 0;
    raise_memory(cx);
    return -1;
}

Value weak_take_pending(Heap *h)
{
    WeakTable *t = &h->p->weak;
    if (t->taken < t->pending.n)
        return v_obj(t->pending.at[t->taken++]);
    t->pending.n = t->taken = 0;
    return V_NULL;
}

void weak_queue_all(Ctx *cx)
{
    WeakTable *t = &cx->heap->p->weak;
    for (size_t i = 0; i < t->finalizable.n; i++)
        CHECK(list_add(&t->pending, t->finalizable.at[i]),
              "out of memory for finalizers");
    t->finalizable.n = 0;
}

void weak_each_pending(WeakTable *t, void (*fn)(void *marker, Obj *o),
                       void *marker)
{
    for (size_t i = t->taken; i < t->pending.n; i++)
        fn(marker, t->pending.at[i]);
}

/* ---- after marking ---- */

static bool queue(WeakTable *t, Obj *o)
{
    CHECK(list_add(&t->pending, o), "out of memory while collecting");
    return true;
}

/* What becomes of one reference; false: it leaves the table. */
static bool keep_ref(WeakTable *t, uint32_t owner, WeakRef *r,
                     bool (*dead)(const Obj *o), bool *queued)
{
    if (dead(&r->hdr))
        return false;
    if (r->target->owner != owner || !dead(r->target))
        return true;
    r->target = NULL;
    if (r->callback != V_NULL && r->callback != V_NONE)
        *queued = queue(t, &r->hdr);
    return false;
}

static bool sweep_refs(WeakTable *t, uint32_t owner, bool (*dead)(const Obj *o))
{
    bool queued = false;
    for (size_t i = 0; t->bucket && i <= t->mask; i++) {
        for (WeakRef **link = &t->bucket[i], *r; (r = *link) != NULL;) {
            if (keep_ref(t, owner, r, dead, &queued)) {
                link = &r->next;
            } else {
                *link = r->next;
                t->n--;
            }
        }
    }
    return queued;
}

/* A coroutine that began has nothing to tell at its end. */
static bool ends_silently(const Obj *o)
{
    return o->shape == KIND_coroutine &&
           ((const Generator *)o)->state != GEN_CREATED;
}

bool weak_sweep(WeakTable *t, uint32_t owner, bool (*dead)(const Obj *o),
                void (*revive)(void *marker, Obj *o), void *marker)
{
    size_t kept = 0, first = t->pending.n;
    bool queued = false;
    for (size_t i = 0; i < t->finalizable.n; i++) {
        Obj *o = t->finalizable.at[i];
        if (!dead(o))
            t->finalizable.at[kept++] = o;
        else if (!ends_silently(o))
            queued = queue(t, o);
    }
    t->finalizable.n = kept;
    queued |= sweep_refs(t, owner, dead);
    for (size_t i = first; i < t->pending.n; i++)
        revive(marker, t->pending.at[i]);
    return queued;
}

void weak_free(WeakTable *t)
{
    if (!t->bucket && !t->finalizable.at && !t->pending.at)
        return;
    free(t->bucket);
    free(t->finalizable.at);
    free(t->pending.at);
    *t = (WeakTable){0};
}

void weak_absorb(WeakTable *into, WeakTable *from)
{
    for (size_t i = 0; i < from->finalizable.n; i++)
        CHECK(list_add(&into->finalizable, from->finalizable.at[i]),
              "out of memory for finalizers");
    weak_free(from);
}
