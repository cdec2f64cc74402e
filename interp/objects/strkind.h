/* strkind.h: static strs and the hash seed. Private to the str files. */
#ifndef PX_OBJECTS_STRKIND_H
#define PX_OBJECTS_STRKIND_H

#include "objects/number.h"
#include "objects/text.h"

/* Static Strs of one Latin-1 code point each, and the empty Str; made before
 * main (str_intern.c). 32 bytes each. */
extern uint64_t str_latin1_cells[256][4];
extern uint64_t str_empty_cell[4];
/* One per process: from PYTHONHASHSEED, else random. */
extern uint64_t text_hash_key[2];

static inline Value str_latin1(uint8_t c)
{
    return v_obj(str_latin1_cells[c]);
}
static inline Value str_empty(void)
{
    return v_obj(str_empty_cell);
}
/* Never 0 unless n is 0, never 2^64 - 1. */
uint64_t text_hash_bytes(const void *p, size_t n);

#endif
