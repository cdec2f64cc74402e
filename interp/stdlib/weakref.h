/* weakref.h: shared by weakref.c and weakproxy.c. */
#ifndef PX_STDLIB_WEAKREF_H
#define PX_STDLIB_WEAKREF_H

#include "objects/protocol.h"

/* A weak reference of that kind to target; one without a callback is shared.
 * type: the class to make (ref may be derived from). V_NULL: TypeError. */
Value weakref_make(Ctx *cx, const Type *type, Kind kind, Value target,
                   Value callback);
size_t weakref_size(const Obj *o);
void weakref_visit(Obj *o, Visitor *v);
/* The live target, or V_NULL. */
static inline Value weakref_target(Value self)
{
    return v_obj(AS(WeakRef, self)->target);
}

#endif
