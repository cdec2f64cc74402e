/* alias.h: what list[int] and int | str share. */
#ifndef PX_OBJECTS_ALIAS_H
#define PX_OBJECTS_ALIAS_H

#include "objects/classes.h"

/* The type variables among args, each once. */
Value alias_parameters(Ctx *cx, const Tuple *args);
/* args with the type variables replaced by what `item` gives for them. */
Value alias_substitute(Ctx *cx, Value self, const Tuple *args,
                       const Tuple *parameters, Value item);
/* A class as types are written: int, mod.Class, None for NoneType. */
Value alias_item_text(Ctx *cx, Value v);
/* The slot binop of what can stand in a union: X | Y. */
Value union_binop(Ctx *cx, Value self, Value other, BinOp op);
/* isinstance and issubclass with a union. 1, 0, -1. */
int union_check(Ctx *cx, Value self, Value v, bool instance);

#endif
