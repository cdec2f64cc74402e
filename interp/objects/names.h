/* names.h: interned static names and the numbers of special methods. Filled by
 * types_init before anything else runs, then constant. */
#ifndef PX_OBJECTS_NAMES_H
#define PX_OBJECTS_NAMES_H

#include "object/value.h"

typedef enum Dunder {
#define DUNDER(id) DUNDER_##id,
#include "object/dunders.def"
#undef DUNDER
    DUNDER_COUNT
} Dunder;

/* "__add__"... as static interned Strs. */
extern Value dunder_names[DUNDER_COUNT];

#define NAME(id, text) extern Value name_##id;
#include "objects/names.def"
#undef NAME

#endif
