/* list.h: between list.c, listslice.c and listsort.c. */
#ifndef PX_OBJECTS_LIST_H
#define PX_OBJECTS_LIST_H

#include "objects/seq.h"

/* Room for len items with CPython's over-allocation, so that appends take
 * amortised constant time; the length stays. -1: MemoryError. */
int list_reserve_own(Ctx *cx, List *l, size_t len);
/* Opens (n > 0) or closes (n < 0) a gap of n items at `at`. New items are
 * V_NONE until filled. */
int list_gap_own(Ctx *cx, List *l, size_t at, int64_t n);
/* A new list with exactly this capacity and length; items to be filled. */
List *list_alloc(Ctx *cx, size_t len);

Value list_get_slice(Ctx *cx, Value self, Value slice);
/* value V_NULL: delete */
int list_set_slice(Ctx *cx, Value self, Value slice, Value value);
Value list_repeat(Ctx *cx, Value self, int64_t n);

#endif
