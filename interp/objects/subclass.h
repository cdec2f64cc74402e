/* subclass.h: room for instances of classes derived from a built-in kind. The
 * {over, slots} pair stands behind the kind's own part (shape.h). */
#ifndef PX_OBJECTS_SUBCLASS_H
#define PX_OBJECTS_SUBCLASS_H

#include "context/ctx.h"
#include "heap/weak.h"

/* payload: bytes of the kind's own part. An exact kind's type gives a plain
 * object. Zeroed; NULL with MemoryError raised. */
static inline void *sub_alloc(Ctx *cx, const Type *type, Kind kind,
                              size_t payload)
{
    if (!type->root)
        return heap_alloc(cx, (uint32_t)kind, payload);
    const Shape *s = type->root;
    size_t at = s->slot_offset ? s->slot_offset : (payload + 7) & ~(size_t)7;
    size_t size = at + sizeof(Obj *) + s->inline_cap * sizeof(Value);
    Obj *o = heap_alloc(cx, s->id, size);
    if (UNLIKELY(type->flags & TYPE_HAS_DEL) && o && weak_finalizable(cx, o))
        return NULL;
    return o;
}

#endif
