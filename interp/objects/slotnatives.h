/* slotnatives.h: special methods of kinds as natives. Only kinds.c calls. */
#ifndef PX_OBJECTS_SLOTNATIVES_H
#define PX_OBJECTS_SLOTNATIVES_H

#include "objects/protocol.h"

/* The next special method that the type's kind has (its name is left to the
 * caller); *pos from 0. False at the end. */
bool slotnatives_next(Type *type, size_t *pos, Native *out, int *dunder);

#endif
