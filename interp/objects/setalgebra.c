/* setalgebra.c: intersection, difference, symmetric difference, subset. Results
 * are built in CPython's order, and so are iterated in it. */
#include "objects/set.h"

/* Adds an entry of another set to r. distinct: r cannot have it, because that
 * set has not changed since the first was added. */
static int pick(Ctx *cx, Set *r, SetEntry e, bool distinct)
{
    return LIKELY(distinct) ? set_append_own(cx, r, e.key, e.hash)
                            : set_add_hashed_own(cx, r, e.key, e.hash);
}

static int and_set(Ctx *cx, Set *r, const Set *a, const Set *b)
{
    if (b->used > a->used) {
        const Set *t = a;
        a = b;
        b = t;
    }
    uint32_t version = b->version;
    for (uint32_t pos = 0; set_entry_from(b, &pos); pos++) {
        SetEntry e = b->entries->e[pos];
        int has = set_has_hashed(cx, a, e.key, e.hash);
        if (has < 0 || (has && pick(cx, r, e, b->version == version) < 0))
            return -1;
    }
    return 0;
}

static int and_iterable(Ctx *cx, Set *r, const Set *s, Value other)
{
    Value it = obj_iter(cx, other);
    if (it == V_NULL)
        return -1;
    for (Value v; (v = iter_step(cx, it)) != V_NULL;) {
        uint64_t hash;
        if (key_hash(cx, v, &hash) < 0)
            return -1;
        int has = set_has_hashed(cx, s, v, hash);
        if (has < 0 || (has && set_add_hashed_own(cx, r, v, hash) < 0))
            return -1;
    }
    return error_pending(cx) ? -1 : 0;
}

Value set_and(Ctx *cx, Kind kind, const Set *s, Value other)
{
    if (v_obj(s) == other)
        return set_of(cx, kind, other);
    Value r = set_new(cx, kind);
    if (r == V_NULL)
        return V_NULL;
    Set *to = AS(Set, r);
    int done = is_anyset(other) ? and_set(cx, to, s, AS(Set, other))
                                : and_iterable(cx, to, s, other);
    return done < 0 ? V_NULL : r;
}

static int discard_all(Ctx *cx, Set *s, Value other)
{
    if (is_anyset(other)) {
        const Set *o = AS(Set, other);
        for (uint32_t pos = 0; set_entry_from(o, &pos); pos++) {
            SetEntry e = o->entries->e[pos];
            if (set_discard_hashed_own(cx, s, e.key, e.hash) < 0)
                return -1;
        }
    } else {
        Value it = obj_iter(cx, other);
        if (it == V_NULL)
            return -1;
        for (Value v; (v = iter_step(cx, it)) != V_NULL;)
            if (set_discard_own(cx, s, v) < 0)
                return -1;
        if (error_pending(cx))
            return -1;
    }
    return 0;
}

int set_difference_update_own(Ctx *cx, Set *s, Value other)
{
    if (v_obj(s) == other)
        return set_clear_own(cx, s), 0;
    if (discard_all(cx, s, other) < 0)
        return -1;
    return s->fill - s->used <= s->mask / 4 ? 0 : set_grow_own(cx, s);
}

static int without_iterable(Ctx *cx, Set *r, const Set *s, Value other)
{
    if (set_merge_own(cx, r, s) < 0)
        return -1;
    return set_difference_update_own(cx, r, other);
}

Value set_minus(Ctx *cx, Kind kind, const Set *s, Value other)
{
    Value r = set_new(cx, kind);
    if (r == V_NULL)
        return V_NULL;
    bool dict = is_kind(other, KIND_dict);
    int64_t n = is_anyset(other) ? AS(Set, other)->used
                : dict           ? AS(Dict, other)->used
                                 : 0;
    if ((!is_anyset(other) && !dict) || s->used >> 2 > n)
        return without_iterable(cx, AS(Set, r), s, other) < 0 ? V_NULL : r;
    uint32_t version = s->version;
    for (uint32_t pos = 0; set_entry_from(s, &pos); pos++) {
        SetEntry e = s->entries->e[pos];
        int has;
        if (dict) {
            int64_t at = dict_find(cx, AS(Dict, other), e.key, e.hash);
            has = at == FIND_RAISED ? -1 : at >= 0;
        } else {
            has = set_has_hashed(cx, AS(Set, other), e.key, e.hash);
        }
        if (has < 0 ||
            (!has && pick(cx, AS(Set, r), e, s->version == version) < 0))
            return V_NULL;
    }
    return r;
}

static int toggle(Ctx *cx, Set *s, Value key, uint64_t hash)
{
    int had = set_discard_hashed_own(cx, s, key, hash);
    if (had == 0)
        return set_add_hashed_own(cx, s, key, hash);
    return had;
}

int set_symmetric_update_own(Ctx *cx, Set *s, Value other)
{
    if (v_obj(s) == other)
        return set_clear_own(cx, s), 0;
    if (is_exact(other, KIND_dict)) {
        const Dict *d = AS(Dict, other);
        for (uint32_t pos = 0; dict_entry_from(d, &pos); pos++)
            if (toggle(cx, s, d->entries->e[pos].key, d->entries->e[pos].hash) <
                0)
                return -1;
        return 0;
    }
    if (!is_anyset(other)) /* an item that comes twice counts once */
        other = set_of(cx, KIND_set, other);
    if (other == V_NULL)
        return -1;
    const Set *o = AS(Set, other);
    for (uint32_t pos = 0; set_entry_from(o, &pos); pos++)
        if (toggle(cx, s, o->entries->e[pos].key, o->entries->e[pos].hash) < 0)
            return -1;
    return 0;
}

Value set_xor(Ctx *cx, Kind kind, Value s, Value other)
{
    Value r = set_of(cx, kind, other);
    if (r == V_NULL || set_symmetric_update_own(cx, AS(Set, r), s) < 0)
        return V_NULL;
    return r;
}

int set_within(Ctx *cx, const Set *a, const Set *b)
{
    if (a->used > b->used)
        return 0;
    for (uint32_t pos = 0; set_entry_from(a, &pos); pos++) {
        SetEntry e = a->entries->e[pos];
        int has = set_has_hashed(cx, b, e.key, e.hash);
        if (has <= 0)
            return has;
    }
    return 1;
}

int set_meets(Ctx *cx, const Set *a, const Set *b)
{
    if (a->used < b->used) {
        const Set *t = a;
        a = b;
        b = t;
    }
    for (uint32_t pos = 0; set_entry_from(b, &pos); pos++) {
        SetEntry e = b->entries->e[pos];
        int has = set_has_hashed(cx, a, e.key, e.hash);
        if (has)
            return has;
    }
    return 0;
}
