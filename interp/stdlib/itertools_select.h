/* itertools_select.h: between itertools_select.c and itertools_state.c. */
#ifndef PX_STDLIB_ITERTOOLS_SELECT_H
#define PX_STDLIB_ITERTOOLS_SELECT_H

#include "stdlib/libkind.h"

static inline int64_t *select_indices(const ItSelect *s)
{
    return (int64_t *)(void *)AS(Raw, s->indices)->b;
}
/* The next tuple: the last one up to place `from`, then pool[indices]; kept as
 * the last one. */
Value select_give(Ctx *cx, ItSelect *s, int64_t from);
/* The same with a pool for each place. */
Value product_give(Ctx *cx, ItSelect *s, int64_t from);

#endif
