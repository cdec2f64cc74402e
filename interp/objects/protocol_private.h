/* protocol_private.h: what the protocol's own files share. Nobody else
 * includes it. */
#ifndef PX_OBJECTS_PROTOCOL_PRIVATE_H
#define PX_OBJECTS_PROTOCOL_PRIVATE_H

#include "objects/protocol.h"

/* The Python override of a special method, V_NULL if the kind's slot serves. */
static inline Value override_of(Value v, Dunder d)
{
    if (!is_obj(v) || as_obj(v)->shape < KIND_COUNT)
        return V_NULL;
    const Type *t = shape_get(as_obj(v)->shape)->type;
    return t->overrides ? t->overrides->v[d] : V_NULL;
}

/* list.__add__(self, other) and __mul__ where the operator would have gone on
 * to the other operand: the TypeError of a sequence; V_NOTIMPLEMENTED for
 * others. */
Value sequence_refuses(Ctx *cx, Value self, Value other, BinOp op);

/* Calls an override found on self's class. */
Value call_override(Ctx *cx, Value f, Value self, const Value *argv, int argc);
static inline Value call_override0(Ctx *cx, Value f, Value self)
{
    return call_override(cx, f, self, NULL, 0);
}
static inline Value call_override1(Ctx *cx, Value f, Value self, Value a)
{
    return call_override(cx, f, self, &a, 1);
}

/* May cx change self by slot `dunder` (shown as "list.__setitem__"), or by the
 * builtin of that name ("setattr")? */
bool guard_slot(Ctx *cx, Value self, const char *dunder);
const char *inplace_dunder(BinOp op); /* "__iadd__" */

/* Counts native recursion; leave with cx->c_depth--. */
bool depth_enter(Ctx *cx, const char *where);

/* d.__get__(self, type) by d's kind or class; d itself if no descriptor. */
Value descr_get(Ctx *cx, Value d, Value self, Value type);
bool is_data_descr(Value d);

/* Has CPython's type a table of sequence slots? Two error texts depend on it.
 */
static inline bool has_sequence_slots(Value v)
{
    return ops_of(v)->len || type_of(v)->flags & TYPE_HEAP;
}

#endif
