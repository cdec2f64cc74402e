/* table.h: what dict and set share: hashing a key and comparing it with a
 * stored one. For dict*.c and set*.c only. */
#ifndef PX_OBJECTS_TABLE_H
#define PX_OBJECTS_TABLE_H

#include "objects/names.h"
#include "objects/number.h"
#include "objects/text.h"

enum { PERTURB_SHIFT = 5 };

/* hash(key): 0, or -1 raised. */
static inline int key_hash(Ctx *cx, Value key, uint64_t *hash)
{
    if (is_int(key)) {
        int64_t i = as_int(key);
        *hash = i == -1 ? (uint64_t)-2 : (uint64_t)i;
        return 0;
    }
    if (LIKELY(is_exact(key, KIND_str))) {
        Str *s = AS(Str, key);
        *hash = LIKELY(s->hash) ? s->hash : str_hash(cx, s);
        return 0;
    }
    return obj_hash(cx, key, hash);
}

/* Are two keys of equal hash and different bits equal? 1, 0, or -1: ask
 * obj_equal, which may run Python code. */
static inline int key_quick_equal(Value stored, Value key)
{
    if (stored == V_NULL || are_ints(stored, key))
        return 0;
    if (is_exact(stored, KIND_str) && is_exact(key, KIND_str))
        return str_eq(AS(Str, stored), AS(Str, key));
    return -1;
}

/* A promoted key (of cx's own) whose hash may depend on addresses: its hash now.
 * 1: *hash is set, 0: it cannot have changed, or only Python code could tell
 * (a class's own __hash__: promotion runs none), -1 raised. */
int key_rehash(Ctx *cx, Value key, uint64_t *hash);

#endif
