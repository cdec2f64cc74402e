/* bool.h: slots of int that bool shares. Private to int.c and bool.c. */
#ifndef PX_OBJECTS_BOOL_H
#define PX_OBJECTS_BOOL_H

#include "objects/protocol.h"

int int_slot_hash(Ctx *cx, Value self, uint64_t *hash);
int int_slot_truth(Ctx *cx, Value self);
Value int_slot_repr(Ctx *cx, Value self);
Value int_slot_richcmp(Ctx *cx, Value self, Value other, CmpOp op);
Value int_slot_binop(Ctx *cx, Value self, Value other, BinOp op);
Value int_slot_unary(Ctx *cx, Value self, UnaryOp op);
Value int_slot_index(Ctx *cx, Value self);

#endif
