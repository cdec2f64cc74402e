/* What the tags of stack slots allow, and what two paths have in common. Pure.
 */
#ifndef PX_FRONT_TAGS_H
#define PX_FRONT_TAGS_H

#include "front/code.h"

static const StackSlot tag_value = {TAG_VALUE, 0};

static inline bool tag_is_value(StackSlot slot)
{
    switch ((StackTag)slot.kind) {
    case TAG_VALUE:
    case TAG_CONST:
    case TAG_LIST:
    case TAG_SET:
    case TAG_DICT:
    case TAG_TUPLE:
    case TAG_ITER:
    case TAG_EXC:
        return true;
    case TAG_BAD:
    case TAG_NULL:
    case TAG_MAYBE:
    case TAG_CELL:
    case TAG_CELLS:
    case TAG_CODE:
    case TAG_LASTI:
    case TAG_PREV:
        return false;
    }
    return false;
}

static inline bool tag_may_be_callee(StackSlot slot)
{
    return tag_is_value(slot) || slot.kind == TAG_NULL ||
           slot.kind == TAG_MAYBE;
}

static inline StackSlot tag_join(StackSlot a, StackSlot b)
{
    if (a.kind == b.kind && a.payload == b.payload)
        return a;
    if (tag_is_value(a) && tag_is_value(b))
        return tag_value;
    if (tag_may_be_callee(a) && tag_may_be_callee(b))
        return (StackSlot){TAG_MAYBE, 0};
    return (StackSlot){TAG_BAD, 0};
}

#endif
