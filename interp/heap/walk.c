/* walk.c: whole objects and whole heaps: sizes, visiting, enumeration, the
 * consistency check. */
#include "heap/heap_private.h"
#include "heap/manage.h"
#include "heap/poison.h"
#include "heap/slots.h"
#include <stdio.h>

size_t obj_size(const Obj *o)
{
    if (o->shape < KIND_COUNT)
        return kind_ops[o->shape]->size(o);
    const Shape *s = shape_get(o->shape);
    size_t own = slots_offset(o, s);
    return own + sizeof(SlotArea) + s->inline_cap * sizeof(Value);
}

void obj_visit(Obj *o, Visitor *v)
{
    if (o->shape < KIND_COUNT) {
        const KindOps *k = kind_ops[o->shape];
        if (k->visit)
            k->visit(o, v);
        return;
    }
    const Shape *s = shape_get(o->shape);
    if (kind_ops[s->kind]->visit)
        kind_ops[s->kind]->visit(o, v);
    SlotArea *a = slots_area(o, s);
    VISIT_PTR(v, a->over);
    for (uint32_t i = 0; i < s->inline_cap; i++)
        v->value(v, &a->slots[i]);
}

void heap_each_range(Heap *h, void (*fn)(char *lo, char *hi, void *data),
                     void *data)
{
    heap_sync(h);
    for (int c = 0; c < HEAP_CLASSES; c++)
        for (Block *b = h->p->blocks[c]; b; b = b->next)
            if (b->fresh > block_cells(b))
                fn(block_cells(b), b->fresh, data);
    for (Block *b = h->p->large; b; b = b->next)
        fn(block_cells(b), (char *)b + b->bytes - REDZONE, data);
}

void heap_each_mapping(Heap *h, void (*fn)(char *lo, char *hi, void *data),
                       void *data)
{
    heap_sync(h);
    for (int c = 0; c < HEAP_CLASSES; c++)
        for (Block *b = h->p->blocks[c]; b; b = b->next)
            fn((char *)b, (char *)b + HEAP_BLOCK_SIZE, data);
    for (Block *b = h->p->large; b; b = b->next)
        fn((char *)b, (char *)b + b->mapped, data);
}

Obj *heap_object_at(const Block *b, const void *at)
{
    const char *p = (const char *)b + BLOCK_HEADER;
    if ((const char *)at < p)
        return NULL;
    if (b->cls != BLOCK_LARGE)
        p += (size_t)((const char *)at - p) / b->cell * b->cell;
    return (Obj *)(uintptr_t)p;
}

static void each_in_block(Block *b, void (*fn)(Obj *o, void *data), void *data)
{
    for (char *p = block_cells(b); p < b->fresh; p += b->cell)
        if (block_alive(b, p))
            fn((Obj *)(void *)p, data);
}

void heap_each_object(Heap *h, void (*fn)(Obj *o, void *data), void *data)
{
    heap_sync(h);
    for (int c = 0; c < HEAP_CLASSES; c++)
        for (Block *b = h->p->blocks[c]; b; b = b->next)
            each_in_block(b, fn, data);
    for (Block *b = h->p->large; b; b = b->next)
        fn((Obj *)(void *)block_cells(b), data);
}

typedef struct Checker {
    Visitor visitor;
    Heap *heap;
    Obj *holder;
} Checker;

static void check_field(Visitor *v, Value *slot)
{
    Checker *c = (Checker *)(void *)v;
    if (*slot == V_NULL || !is_obj(*slot))
        return;
    Obj *o = as_obj(*slot);
    bool owner_ok = o->owner == c->heap->owner || o->owner == OWNER_MAIN ||
                    o->owner == OWNER_STATIC;
    bool shape_ok = o->shape < KIND_COUNT || shape_get(o->shape);
    if (owner_ok && shape_ok)
        return;
    fprintf(stderr,
            "heap_check: %s at %p of owner %u: field at +%zu points to %p "
            "with shape %u, owner %u\n",
            kind_names[obj_kind(c->holder)], (void *)c->holder,
            c->holder->owner, (size_t)((char *)slot - (char *)c->holder),
            (void *)o, o->shape, o->owner);
    base_fail(__FILE__, __LINE__, "field", "a pointer leads out of the heap");
}

static void check_object(Obj *o, void *data)
{
    Checker *c = data;
    c->holder = o;
    CHECK(o->owner == c->heap->owner, "object with a foreign owner in a heap");
    CHECK(o->shape < KIND_COUNT || shape_get(o->shape), "unknown shape");
    CHECK(obj_size(o) <= block_of(o)->bytes, "object larger than its block");
    obj_visit(o, &c->visitor);
}

void heap_check(Heap *h)
{
    Checker c = {{check_field}, h, NULL};
    heap_each_object(h, check_object, &c);
}
