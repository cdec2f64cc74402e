/* attr.h: attribute slots of instances, beyond what classes.h tells all. */
#ifndef PX_OBJECTS_ATTR_H
#define PX_OBJECTS_ATTR_H

#include "object/store.h"
#include "objects/classes.h"

/* How many of a shape's first names are __slots__ or exception fields. */
uint32_t attr_root_slots(const Shape *shape);
/* Slot of `name` in the __dict__ of instances of that shape, or -1; __slots__
 * and exception fields are reached by their descriptors alone. */
int attr_find(const Shape *shape, Value name);
/* The instance's own attribute, V_NULL if there is none. No descriptors. */
Value attr_get(Value self, Value name);
/* The Dict that holds the instance's __dict__ from now on; NULL: raised. */
Dict *attr_dict_own(Ctx *cx, Value self);
/* Makes d, which has the instance's owner, that Dict. 0, -1. */
int attr_dict_set_own(Ctx *cx, Value self, Dict *d);
void attr_slot_set_own(Ctx *cx, Obj *o, const Shape *shape, int i, Value v);

/* AttributeError with name and obj: "'A' object has no attribute 'x'". */
Value raise_no_attr(Ctx *cx, Value self, Value name);
/* 1 found (*out), 0 absent without an exception, -1 raised: object's own
 * __getattribute__. */
int generic_lookup(Ctx *cx, Value self, Value name, Value *out);
/* operation: what the guard is told ("__setattr__", "setattr"); NULL: it has
 * passed already. value V_NULL: delete. */
int generic_store(Ctx *cx, Value self, Value name, Value value,
                  const char *operation);
/* obj_setattr, obj_delattr (value V_NULL) under another name. */
int obj_store_attr(Ctx *cx, Value self, Value name, Value value,
                   const char *operation);

/* What a super object that has an instance finds behind its class, unbound;
 * V_NULL: nothing, or only its getattr can tell. */
Value super_method(Value self, Value name);

/* May what type's MRO has for `name` be replaced without notice? Then it must
 * not be cached. */
bool type_varies(const Type *type, Value name);

#endif
