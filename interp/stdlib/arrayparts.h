/* arrayparts.h: between array.c (the kind), arraymethods.c and arrayitem.c. */
#ifndef PX_STDLIB_ARRAYPARTS_H
#define PX_STDLIB_ARRAYPARTS_H

#include "object/store.h"
#include "objects/classes.h"
#include "objects/seq.h"
#include "objects/subclass.h"
#include "objects/textparts.h"

static inline Array *as_array(Value v)
{
    return AS(Array, v);
}
/* Bytes an item of a typecode; 0: no such typecode. */
uint32_t array_width(uint32_t code);
/* Item i as a Value. */
Value array_get(Ctx *cx, const Array *a, uint64_t i);
/* The bits of v as an item of that typecode; 0, -1 raised. */
int array_bits(Ctx *cx, uint32_t code, Value v, uint64_t *bits);
/* Item i becomes those bits. */
void array_put_own(Ctx *cx, Array *a, uint64_t i, uint64_t bits);

/* An empty array. */
Array *array_alloc(Ctx *cx, const Type *type, uint32_t code);
/* A new array of n items copied from p. */
Value array_from(Ctx *cx, uint32_t code, const void *p, uint64_t n);
/* Sets the length; new items are not set. 0, -1 MemoryError. */
int array_resize_own(Ctx *cx, Array *a, uint64_t len);
/* Replaces `old` items at `at` by n others from p (not inside a). */
int array_replace_own(Ctx *cx, Array *a, uint64_t at, uint64_t old,
                      const void *p, uint64_t n);
int array_append_own(Ctx *cx, Array *a, Value v);
/* a.extend(iterable): an array of the same kind, or items. */
int array_extend_own(Ctx *cx, Array *a, Value items);
/* Bytes behind the items; n a multiple of the width. 0, -1 raised. */
int array_add_bytes_own(Ctx *cx, Array *a, const uint8_t *p, size_t n);
int array_add_text_own(Ctx *cx, Array *a, Value text);
Value array_bytes(Ctx *cx, const Array *a);

static inline const uint8_t *array_data(const Array *a)
{
    return a->store ? a->store->b : (const uint8_t *)"";
}

#endif
