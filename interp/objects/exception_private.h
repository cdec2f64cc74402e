/* exception_private.h: what exception*.c and traceback.c share. */
#ifndef PX_OBJECTS_EXCEPTION_PRIVATE_H
#define PX_OBJECTS_EXCEPTION_PRIVATE_H

#include "objects/classes.h"

/* A built-in field (errno, name...); V_NULL: the class has no such field. */
Value exception_field(Value exc, Value name);
/* An exception without arguments, its fields None. */
Exception *exception_alloc(Ctx *cx, Type *type);
/* Fills the fields of a built-in class from exc's args and the dict of
 * keywords (or V_NULL). Returns -1 after an error. */
int exception_init_fields(Ctx *cx, Value exc, Value kw);
int exception_set___traceback__(Ctx *cx, Value self, Value value);
/* Makes the static MemoryError; types_init calls it last. */
void exception_boot(void);

#endif
