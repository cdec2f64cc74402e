/* attr.c: the attribute slots of instances: {over, slots} behind the kind's
 * own struct, laid out by the Shape. The functions named *_own write objects
 * that the caller made or that a guard has passed.
 *
 * Invariant: the first root->nslots names of a shape are __slots__ (or the
 * fields of a built-in exception): always inline, never removed, V_NULL while
 * unset, in dict mode too. The others are the instance's __dict__. */
#include "objects/attr.h"
#include "heap/slots.h"
#include "objects/container.h"
#include "objects/text.h"

static Value *slot_place(const Obj *o, const Shape *shape, int i)
{
    SlotArea *a = slots_area(o, shape);
    if (i < shape->inline_cap)
        return &a->slots[i];
    return &((Values *)(void *)a->over)->v[i - shape->inline_cap];
}

Value attr_slot(const Obj *o, const Shape *shape, int i)
{
    return *slot_place(o, shape, i);
}

void attr_slot_set_own(Ctx *cx, Obj *o, const Shape *shape, int i, Value v)
{
    store_object_slot(cx, o, slot_place(o, shape, i), v);
}

uint32_t attr_root_slots(const Shape *shape)
{
    return shape->type->root ? shape->type->root->nslots : 0;
}

int attr_find(const Shape *shape, Value name)
{
    return shape_find_from(shape, attr_root_slots(shape), name);
}

Value attr_get(Value self, Value name)
{
    const Obj *o = as_obj(self);
    if (!is_obj(self) || o->shape < KIND_COUNT)
        return V_NULL;
    const Shape *shape = shape_get(o->shape);
    if (shape->flags & SHAPE_DICT_MODE)
        return dict_get_str((Dict *)(void *)slots_area(o, shape)->over, name);
    int i = attr_find(shape, name);
    return i < 0 ? V_NULL : attr_slot(o, shape, i);
}

/* Makes room for slot i behind the inline ones. */
static int over_reserve(Ctx *cx, Obj *o, const Shape *shape, uint32_t i)
{
    if (i < shape->inline_cap)
        return 0;
    SlotArea *a = slots_area(o, shape);
    Values *old = (Values *)(void *)a->over;
    uint32_t need = i - shape->inline_cap + 1;
    if (old && old->cap >= need)
        return 0;
    Values *grown = values_new(cx, MAX(4u, need * 2));
    if (!grown)
        return -1;
    if (old)
        memcpy(grown->v, old->v, old->cap * sizeof *old->v);
    store_object_over(cx, o, &a->over, &grown->hdr);
    return 0;
}

/* Moves the __dict__ part into a Dict: the shape cannot take one more name. */
static Dict *enter_dict_mode(Ctx *cx, Obj *o, Shape *shape)
{
    Shape *mode = shape_dict_mode(shape);
    Value d = mode ? dict_new(cx) : raise_memory(cx);
    if (!d)
        return NULL;
    uint32_t keep = attr_root_slots(shape);
    for (uint32_t i = keep; i < shape->nslots; i++) {
        Value v = attr_slot(o, shape, (int)i);
        if (v && dict_set_own(cx, AS(Dict, d), shape->names[i], v))
            return NULL;
    }
    for (uint32_t i = keep; i < MIN(shape->nslots, shape->inline_cap); i++)
        attr_slot_set_own(cx, o, shape, (int)i, V_NULL);
    store_object_over(cx, o, &slots_area(o, shape)->over, as_obj(d));
    store_object_shape(cx, o, &o->shape, mode->id);
    return AS(Dict, d);
}

static int add_slot(Ctx *cx, Obj *o, Shape *shape, Value name, Value value)
{
    Shape *next = shape_with(shape, name);
    if (!next) {
        Dict *d = enter_dict_mode(cx, o, shape);
        return d ? dict_set_own(cx, d, name, value) : -1;
    }
    uint32_t i = next->nslots - 1;
    if (over_reserve(cx, o, next, i))
        return -1;
    attr_slot_set_own(cx, o, next, (int)i, value);
    store_object_shape(cx, o, &o->shape, next->id);
    return 0;
}

int attr_set_own(Ctx *cx, Value self, Value name, Value value)
{
    Obj *o = as_obj(self);
    Shape *shape = shape_get(o->shape);
    if (shape->flags & SHAPE_DICT_MODE)
        return dict_set_own(cx, (Dict *)(void *)slots_area(o, shape)->over,
                            name, value);
    int i = attr_find(shape, name);
    if (i < 0)
        return add_slot(cx, o, shape, name, value);
    attr_slot_set_own(cx, o, shape, i, value);
    return 0;
}

int attr_del_own(Ctx *cx, Value self, Value name)
{
    Obj *o = as_obj(self);
    Shape *shape = shape_get(o->shape);
    if (shape->flags & SHAPE_DICT_MODE)
        return dict_del_own(cx, (Dict *)(void *)slots_area(o, shape)->over,
                            name);
    int i = attr_find(shape, name);
    if (i < 0 || !attr_slot(o, shape, i))
        return 0;
    Shape *less = shape_without(shape, i);
    if (!less) {
        Dict *d = enter_dict_mode(cx, o, shape);
        return d ? dict_del_own(cx, d, name) : -1;
    }
    int last = (int)shape->nslots - 1;
    for (; i < last; i++)
        attr_slot_set_own(cx, o, shape, i, attr_slot(o, shape, i + 1));
    attr_slot_set_own(cx, o, shape, last, V_NULL);
    store_object_shape(cx, o, &o->shape, less->id);
    return 1;
}

Dict *attr_dict_own(Ctx *cx, Value self)
{
    Obj *o = as_obj(self);
    Shape *shape = shape_get(o->shape);
    if (shape->flags & SHAPE_DICT_MODE)
        return (Dict *)(void *)slots_area(o, shape)->over;
    return enter_dict_mode(cx, o, shape);
}

int attr_dict_set_own(Ctx *cx, Value self, Dict *d)
{
    Obj *o = as_obj(self);
    if (!attr_dict_own(cx, self))
        return -1;
    store_object_over(cx, o, &slots_area(o, shape_get(o->shape))->over,
                      &d->hdr);
    return 0;
}

Value attr_dict_copy(Ctx *cx, Value self)
{
    const Obj *o = as_obj(self);
    const Shape *shape =
        is_obj(self) && o->shape >= KIND_COUNT ? shape_get(o->shape) : NULL;
    if (shape && shape->flags & SHAPE_DICT_MODE)
        return dict_copy(cx, (Dict *)(void *)slots_area(o, shape)->over);
    Value d = dict_new(cx);
    if (!d || !shape)
        return d;
    for (uint32_t i = attr_root_slots(shape); i < shape->nslots; i++) {
        Value v = attr_slot(o, shape, (int)i);
        if (v && dict_set_own(cx, AS(Dict, d), shape->names[i], v))
            return V_NULL;
    }
    return d;
}
