/* code.h: code objects: what the front end read, as Python sees it. */
#ifndef PX_OBJECTS_CODE_H
#define PX_OBJECTS_CODE_H

#include "context/vm.h"

/* Free variables: what a closure must have. */
uint32_t code_free_count(const Code *code);
/* The same code under an id of its own; the caller changes fields that the
 * verified instructions do not depend on. Main only. */
Code *code_copy(Ctx *cx, const Code *from);
/* code_attr.c */
Value code_richcmp(Ctx *cx, Value self, Value other, CmpOp op);
int code_hash(Ctx *cx, Value self, uint64_t *hash);

#endif
