/* type_attr.c: the computed attributes of classes: names, bases, namespace,
 * annotations, and facts in CPython's numbers. Stores to names and bases are
 * class_change.c's. */
#include "context/runtime.h"
#include "objects/attr.h"
#include "objects/class_private.h"
#include "objects/container.h"
#include "objects/text.h"

/* ---- what the class is made of ---- */

Value type_get___name__(Ctx *cx UNUSED, Value self)
{
    return AS(Type, self)->name;
}

Value type_get___qualname__(Ctx *cx UNUSED, Value self)
{
    return AS(Type, self)->qualname;
}

Value type_get___mro__(Ctx *cx UNUSED, Value self)
{
    return v_obj(AS(Type, self)->mro);
}

Value type_get___bases__(Ctx *cx UNUSED, Value self)
{
    return v_obj(AS(Type, self)->bases);
}

Value type_get___base__(Ctx *cx UNUSED, Value self)
{
    const Type *t = AS(Type, self);
    return t->base ? v_obj(t->base) : V_NONE;
}

Value type_get___dict__(Ctx *cx, Value self)
{
    return mappingproxy_new(cx, v_obj(AS(Type, self)->attrs));
}

Value type_get___module__(Ctx *cx, Value self)
{
    const Type *t = AS(Type, self);
    if (t == &type_type)
        return name_builtins;
    Value module = class_module(t);
    return module ? module : raise_no_attr(cx, self, name_dunder_module);
}

Value type_get___abstractmethods__(Ctx *cx, Value self)
{
    const Type *t = AS(Type, self);
    Value names = t == &type_type
                      ? V_NULL
                      : dict_get_str(t->attrs, name_dunder_abstractmethods);
    if (!names)
        return raise_fmt(cx, &exc_AttributeError, "__abstractmethods__");
    return names;
}

/* A class without annotations gets an empty dict when it is first asked; the
 * class of another owner keeps nothing. */
Value type_get___annotations__(Ctx *cx, Value self)
{
    Type *t = AS(Type, self);
    if (!(t->flags & TYPE_HEAP))
        return raise_no_attr(cx, self, name_dunder_annotations);
    Value own = dict_get_str(t->attrs, name_dunder_annotations);
    if (own)
        return own;
    Value made = dict_new(cx);
    if (made && t->hdr.owner == cx->owner &&
        obj_setattr(cx, self, name_dunder_annotations, made))
        return V_NULL;
    return made;
}

/* value V_NULL: delete. */
static int set_own(Ctx *cx, Value self, Value name, Value value)
{
    return value ? ops_of(self)->setattr(cx, self, name, value)
                 : ops_of(self)->delattr(cx, self, name);
}

int type_set___name__(Ctx *cx, Value self, Value v)
{
    return set_own(cx, self, name_dunder_name, v);
}

int type_set___qualname__(Ctx *cx, Value self, Value v)
{
    return set_own(cx, self, name_dunder_qualname, v);
}

int type_set___bases__(Ctx *cx, Value self, Value v)
{
    return set_own(cx, self, name_dunder_bases, v);
}

int type_set___module__(Ctx *cx, Value self, Value v)
{
    return set_own(cx, self, name_dunder_module, v);
}

int type_set___abstractmethods__(Ctx *cx, Value self, Value v)
{
    return set_own(cx, self, name_dunder_abstractmethods, v);
}

int type_set___annotations__(Ctx *cx, Value self, Value v)
{
    return set_own(cx, self, name_dunder_annotations, v);
}

/* ---- facts about the class, in CPython's numbers ---- */

enum {
    FLAG_DICT = 1 << 4,
    FLAG_IMMUTABLE = 1 << 8,
    FLAG_HEAP = 1 << 9,
    FLAG_BASE = 1 << 10,
    FLAG_READY = 1 << 12,
    FLAG_GC = 1 << 14,
    FLAG_ABSTRACT = 1 << 20,
};

/* Bits for the classes that CPython tests by flag. */
static uint32_t family(const Type *t)
{
    switch ((int)t->kind) {
    case KIND_int:
    case KIND_bool:
        return 1u << 24;
    case KIND_list:
        return 1u << 25;
    case KIND_tuple:
        return 1u << 26;
    case KIND_bytes:
        return 1u << 27;
    case KIND_str:
        return 1u << 28;
    case KIND_dict:
        return 1u << 29;
    case KIND_exception:
        return 1u << 30;
    case KIND_type:
        return 1u << 31;
    }
    return 0;
}

Value type_get___flags__(Ctx *cx UNUSED, Value self)
{
    const Type *t = AS(Type, self);
    uint32_t flags = FLAG_READY | family(t);
    if (t->flags & TYPE_HEAP)
        flags |= FLAG_HEAP | FLAG_BASE | FLAG_GC;
    else
        flags |= FLAG_IMMUTABLE;
    if (!(t->flags & TYPE_HEAP) && !(kind_flags[t->kind] & FINAL))
        flags |= FLAG_BASE;
    if (t->flags & TYPE_HAS_DICT)
        flags |= FLAG_DICT;
    if (t->flags & TYPE_ABSTRACT)
        flags |= FLAG_ABSTRACT;
    return v_int(flags);
}

static int slot_count(const Type *t)
{
    return t->root ? (int)t->root->nslots : 0;
}

/* As CPython's: a header of two words, then what the class adds. */
Value type_get___basicsize__(Ctx *cx UNUSED, Value self)
{
    const Type *t = AS(Type, self);
    return v_int(16 + 8 * slot_count(t) + (t->flags & TYPE_HAS_DICT ? 16 : 0));
}

Value type_get___itemsize__(Ctx *cx UNUSED, Value self)
{
    const Type *t = AS(Type, self);
    if (!(kind_flags[t->kind] & VARSIZE))
        return v_int(0);
    return v_int(t->kind == KIND_tuple ? 8 : t->kind == KIND_int ? 4 : 1);
}

Value type_get___dictoffset__(Ctx *cx UNUSED, Value self)
{
    const Type *t = AS(Type, self);
    return v_int(t->flags & TYPE_HAS_DICT ? 16 + 8 * slot_count(t) : 0);
}

Value type_get___weakrefoffset__(Ctx *cx UNUSED, Value self)
{
    const Type *t = AS(Type, self);
    return v_int(t->flags & TYPE_HAS_DICT ? 24 + 8 * slot_count(t) : 0);
}

/* The constructor's parameters, where they are known; inspect.signature asks.
 */
Value type_get___text_signature__(Ctx *cx, Value self)
{
    return AS(Type, self) == &type_object ? str_from_ascii(cx, "()") : V_NONE;
}
