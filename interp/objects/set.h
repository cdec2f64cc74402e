/* set.h: between the set files and dictview.c. */
#ifndef PX_OBJECTS_SET_H
#define PX_OBJECTS_SET_H

#include "objects/container.h"
#include "objects/dict.h"
#include "objects/table.h"

#define SET_DELETED                                                            \
    ((uint64_t)-1) /* hash of a deleted entry; never a real one */

static inline bool is_anyset(Value v)
{
    return is_kind(v, KIND_set) || is_kind(v, KIND_frozenset);
}

/* The next entry in use at or behind *pos, or NULL; *pos is its place. */
static inline const SetEntry *set_entry_from(const Set *s, uint32_t *pos)
{
    if (UNLIKELY(!s->entries))
        return NULL;
    const SetEntry *first = s->entries->e, *end = first + s->mask + 1;
    const SetEntry *e = first + *pos;
    while (e < end && e->key == V_NULL)
        e++;
    *pos = (uint32_t)(e - first);
    return e < end ? e : NULL;
}

Set *set_alloc(Ctx *cx, const Type *cls);
/* With the hash known: 1 there, 0 absent, -1 raised. */
int set_has_hashed(Ctx *cx, const Set *s, Value key, uint64_t hash);
int set_add_hashed_own(Ctx *cx, Set *s, Value key, uint64_t hash);
/* A key that is absent, into a set that nothing was deleted from. 0, -1. */
int set_append_own(Ctx *cx, Set *s, Value key, uint64_t hash);
int set_discard_hashed_own(Ctx *cx, Set *s, Value key, uint64_t hash);
/* A new table of the size that the number of items asks for. */
int set_grow_own(Ctx *cx, Set *s);
void set_clear_own(Ctx *cx, Set *s);
/* A copy of an empty fresh set's table from another: same places. */
int set_merge_own(Ctx *cx, Set *s, const Set *from);
/* A new set or frozenset (exact kind) with the items. */
Value set_of(Ctx *cx, Kind kind, Value iterable);

/* setalgebra.c: new sets of the given kind; `other` may be any iterable. */
Value set_and(Ctx *cx, Kind kind, const Set *s, Value other);
Value set_minus(Ctx *cx, Kind kind, const Set *s, Value other);
Value set_xor(Ctx *cx, Kind kind, Value s, Value other);
/* Is every item of a in b? 1, 0, -1 */
int set_within(Ctx *cx, const Set *a, const Set *b);
/* Have they an item in common? 1, 0, -1 */
int set_meets(Ctx *cx, const Set *a, const Set *b);
int set_difference_update_own(Ctx *cx, Set *s, Value other);
int set_symmetric_update_own(Ctx *cx, Set *s, Value other);

#endif
