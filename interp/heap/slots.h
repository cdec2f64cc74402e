/* slots.h: where an object with a class keeps its attribute slots. */
#ifndef PX_HEAP_SLOTS_H
#define PX_HEAP_SLOTS_H

#include "object/shape.h"

/* Slot i < inline_cap is slots[i], else element i - inline_cap of the Values
 * `over`; in dict mode `over` is a Dict. */
typedef struct SlotArea {
    Obj *over;
    Value slots[];
} SlotArea;

static inline size_t slots_offset(const Obj *o, const Shape *s)
{
    if (s->slot_offset)
        return s->slot_offset;
    return (kind_ops[s->kind]->size(o) + 7) & ~(size_t)7;
}

static inline SlotArea *slots_area(const Obj *o, const Shape *s)
{
    return (SlotArea *)((uintptr_t)o + slots_offset(o, s));
}

#endif
