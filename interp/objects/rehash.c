/* rehash.c: tables after promotion. Objects that hash by identity have moved,
 * so the stored hashes of such keys, and of tuples and frozensets of them, are
 * computed again. Promotion runs no Python code: keys with a __hash__ of their
 * class keep the hash they had. */
#include "objects/set.h"

enum { REHASH_DEPTH = 100 };

typedef enum Moves { STAYS, MOVES, UNKNOWN } Moves;

static Moves key_moves(Value key, int depth);

static Moves worst(Moves a, Moves b)
{
    return a > b ? a : b;
}

static Moves set_moves(const Set *s, int depth)
{
    Moves m = STAYS;
    for (uint32_t pos = 0; set_entry_from(s, &pos); pos++)
        m = worst(m, key_moves(s->entries->e[pos].key, depth));
    return m;
}

static Moves tuple_moves(const Tuple *t, int depth)
{
    Moves m = STAYS;
    for (uint32_t i = 0; i < t->len; i++)
        m = worst(m, key_moves(t->v[i], depth));
    return m;
}

static Moves key_moves(Value key, int depth)
{
    if (!is_obj(key) || as_obj(key)->owner == OWNER_STATIC)
        return STAYS;
    if (depth == 0 || type_override(type_of(key), DUNDER_hash) != V_NULL)
        return UNKNOWN;
    switch ((int)obj_kind(as_obj(key))) {
    case KIND_str:
    case KIND_bytes:
    case KIND_int:
    case KIND_float:
    case KIND_range:
        return STAYS;
    case KIND_tuple:
        return tuple_moves(AS(Tuple, key), depth - 1);
    case KIND_frozenset:
        return set_moves(AS(Set, key), depth - 1);
    }
    return MOVES;
}

/* Frozensets inside a key first: their hash is made of stored hashes. */
static int mend_inside(Ctx *cx, Value key)
{
    if (is_kind(key, KIND_frozenset) && as_obj(key)->owner == cx->owner)
        return set_rehash_own(cx, AS(Set, key));
    if (!is_kind(key, KIND_tuple))
        return 0;
    for (uint32_t i = 0; i < AS(Tuple, key)->len; i++)
        if (mend_inside(cx, AS(Tuple, key)->v[i]) < 0)
            return -1;
    return 0;
}

int key_rehash(Ctx *cx, Value key, uint64_t *hash)
{
    if (key_moves(key, REHASH_DEPTH) != MOVES)
        return 0;
    if (mend_inside(cx, key) < 0 || obj_hash(cx, key, hash) < 0)
        return -1;
    return 1;
}
