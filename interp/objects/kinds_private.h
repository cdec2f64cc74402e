/* kinds_private.h: between kinds.c and derived.c, which build the static types.
 * All return 0, or -1 when out of memory. */
#ifndef PX_OBJECTS_KINDS_PRIVATE_H
#define PX_OBJECTS_KINDS_PRIVATE_H

#include "object/kind.h"

/* contextvars.Token.MISSING (stdlib/contextvars.c). */
extern Obj vars_missing;

int kind_attr_add(Ctx *cx, Type *type, Value name, Value value);
/* name and module from "module.Name", and an empty attribute table. */
int kind_set_names(Ctx *cx, Type *type, const char *name);
/* type->base and those of its bases are set. */
int kind_set_bases(Ctx *cx, Type *type);
int kind_add_slots(Ctx *cx, Type *type);
/* How many names a list of names, parted by spaces, has. */
uint32_t kind_count_names(const char *names);
/* type->root: shape with the fields, each a member descriptor of the type.
 * shape may be NULL: out of memory. */
int kind_add_fields(Ctx *cx, Type *type, Shape *shape, const char *fields);
/* If its instances take attributes, the class shows their __dict__. */
int kind_add_dict(Ctx *cx, Type *type);
/* The shape of a new instance of a type that has attribute slots. */
int kind_shape(Ctx *cx, Type *type, uint32_t flags, const char *fields);
/* The types of derived.def. */
int kinds_add_derived(Ctx *cx);
/* Bytes of the kind's struct in front of the attribute slots. */
size_t kind_struct_size(Kind k);

#endif
