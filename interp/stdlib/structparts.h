/* structparts.h: between _struct.c (formats, objects) and structitem.c (single
 * items). */
#ifndef PX_STDLIB_STRUCTPARTS_H
#define PX_STDLIB_STRUCTPARTS_H

#include "heap/roots.h"
#include "object/store.h"
#include "objects/textparts.h"

/* `repeat` items of a code, or one text of `length` bytes (s, p). */
typedef struct Step {
    char code;
    uint8_t width; /* bytes an item */
    bool big, native, is_signed;
    uint64_t repeat, at, length;
} Step;

extern Value struct_error; /* the class struct.error */

/* One value into its zeroed bytes. 0, -1 raised. */
int struct_put(Ctx *cx, const Step *s, Value v, uint8_t *to);
/* One value from its bytes; they are read before anything is allocated. */
Value struct_get(Ctx *cx, const Step *s, const uint8_t *p);

#endif
