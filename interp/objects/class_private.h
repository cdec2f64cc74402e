/* class_private.h: what the files of classes, instances and descriptors share.
 * Nobody else includes it. */
#ifndef PX_OBJECTS_CLASS_PRIVATE_H
#define PX_OBJECTS_CLASS_PRIVATE_H

#include "objects/classes.h"

/* The attribute in the part of type's MRO behind the class `behind`. */
Value type_lookup_behind(const Type *type, const Type *behind, Value name);
/* 1 found, 0 absent, -1 raised: an attribute of a class. */
int type_lookup_attr(Ctx *cx, Value self, Value name, Value *out);
/* Notes the constructors of built-in kinds; types_init calls it at its end. */
void type_constructors_boot(void);
/* TypeError when object's __new__ or __init__ may not ignore arguments, else
 * V_NONE. */
/* TypeError: an instance of a class with abstract methods. */
Value abstract_refused(Ctx *cx, const Type *type);
Value object_excess_args(Ctx *cx, const Type *type, bool in_new);
/* Does the name begin and end with two underscores? */
bool str_is_dunder(Value name);
/* `name` of type held `old` (V_NULL: nothing) and holds v now. True: caches
 * know nothing about it, the class counts as unchanged. */
bool type_value_replaced(Ctx *cx, Type *type, Value name, Value old, Value v);
/* Something that inline caches rely on has changed: a class, a function's code,
 * a property's functions. */
void caches_forget(Ctx *cx);
/* Fills type->overrides and the flags that follow from them. */
void type_fill_overrides(Ctx *cx, Type *type);
/* The base whose C layout the instances of a new class extend; NULL raised. */
Type *class_layout_base(Ctx *cx, const Tuple *bases);
/* Kind, flags, members of __slots__ and shape of instances; base, bases, mro
 * and attrs are set. Returns -1 after an error. */
int class_make_shape(Ctx *cx, Type *type);
/* The order of search as the metaclass says: its mro(), else C3. */
Tuple *class_mro(Ctx *cx, Type *type);
/* Stores (value V_NULL: deletes) an attribute that is part of the class itself:
 * 1 done, 0 it is none of these, -1 raised. */
int class_set_special(Ctx *cx, Type *type, Value name, Value value);
int class_check_name(Ctx *cx, Value name);
Value object_get___dict__(Ctx *cx, Value self);
int object_set___dict__(Ctx *cx, Value self, Value value);
int object_set___class__(Ctx *cx, Value self, Value value);
/* C3 linearisation; NULL raised. bases: the tuple of type. */
Tuple *type_mro(Ctx *cx, Type *type, const Tuple *bases);

#endif
