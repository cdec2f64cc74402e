/* dict.h: between the dict files. */
#ifndef PX_OBJECTS_DICT_H
#define PX_OBJECTS_DICT_H

#include "objects/container.h"
#include "objects/table.h"

enum { FIND_ABSENT = -1, FIND_RAISED = -2 };

/* Position of the key in d->entries, FIND_ABSENT or FIND_RAISED. May run Python
 * code (__eq__); the position is right for d as it is on return. */
int64_t dict_find(Ctx *cx, const Dict *d, Value key, uint64_t hash);
/* Appends a key that is not there. */
int dict_insert_own(Ctx *cx, Dict *d, Value key, uint64_t hash, Value value);
/* Removes the entry at pos. */
void dict_remove_at_own(Ctx *cx, Dict *d, uint32_t pos);
/* The empty d takes a copy of the table of `from`, which has no deleted
 * entries. */
int dict_clone_own(Ctx *cx, Dict *d, const Dict *from);
/* Room for n keys in all. */
int dict_reserve_own(Ctx *cx, Dict *d, size_t n);
/* A deleted entry's value may be an int p. In entry 0: the entries before p are
 * deleted too (dict_remove_at_own); in others: all from p to it are (popitem).
 * So dicts are emptied from either end in linear time. */
static inline uint32_t dict_front_hole(const Entry *first)
{
    return is_int(first->value) && as_int(first->value) > 0
               ? (uint32_t)as_int(first->value)
               : 1;
}
/* Moves the entry at pos behind all others or in front of them. 0, -1. */
int dict_move_own(Ctx *cx, Dict *d, uint32_t pos, bool last);
/* The entry at or behind *pos that is in use, or NULL. */
static inline const Entry *dict_entry_from(const Dict *d, uint32_t *pos)
{
    while (*pos < d->fill) {
        const Entry *e = &d->entries->e[*pos];
        if (LIKELY(e->key != V_NULL))
            return e;
        *pos = *pos == 0 ? dict_front_hole(e) : *pos + 1;
    }
    return NULL;
}
Value dictiter_new(Ctx *cx, Kind kind, const Dict *d, bool reverse);
Value dict_repr(Ctx *cx, Value self);
Value dict_m___init__(Ctx *cx, Value *argv, int argc, Value *kw);
Value dict_m_popitem(Ctx *cx, Value *argv, int argc, Value *kw);

#endif
