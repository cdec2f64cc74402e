/* set.c: the hash table of set and frozenset.
 *
 * One open-addressing table in CPython's order: a run of linear probes, then a
 * jump by the perturbed hash; sizes and growth as CPython's, so that sets of
 * small ints are iterated in the same order. Lookups store nothing. */
#include "objects/set.h"
#include "objects/names.h"
#include "objects/seq.h"
#include "objects/subclass.h"

enum { SET_MIN = 8, LINEAR_PROBES = 9 };

Set *set_alloc(Ctx *cx, const Type *cls)
{
    return sub_alloc(cx, cls, (Kind)cls->kind, sizeof(Set));
}

Value set_new(Ctx *cx, Kind kind)
{
    return v_obj(set_alloc(cx, kind == KIND_set ? &type_set : &type_frozenset));
}

/* The table size of an empty set counts as SET_MIN. */
static uint32_t set_mask(const Set *s)
{
    return s->entries ? s->mask : SET_MIN - 1;
}

/* Visits the entries of hash's probe sequence. */
#define SET_PROBE(table, mask, hash, ...)                                      \
    for (uint64_t perturb_ = (hash), i_ = (hash) & (mask);;                    \
         perturb_ >>= PERTURB_SHIFT, i_ = (i_ * 5 + 1 + perturb_) & (mask)) {  \
        int probes_ = i_ + LINEAR_PROBES <= (mask) ? LINEAR_PROBES : 0;        \
        for (uint64_t j_ = i_; j_ <= i_ + (uint64_t)probes_; j_++) {           \
            SetEntry *e = &(table)[j_];                                        \
            __VA_ARGS__                                                        \
        }                                                                      \
    }

/* 1: equal, 0: not, -1 raised, 2: the table changed meanwhile. */
static int set_match(Ctx *cx, const Set *s, const SetEntry *e, Value key)
{
    int q = key_quick_equal(e->key, key);
    if (q >= 0)
        return q;
    const SetTable *entries = s->entries;
    Value stored = e->key;
    int same = obj_equal(cx, stored, key);
    if (same >= 0 && (s->entries != entries || e->key != stored))
        return 2;
    return same;
}

/* 1: *at is the entry with the key; 0: it is absent and *at is where it would
 * go (as in CPython: the last deleted entry on the way, else the free one that
 * ended the search; NULL when there is no table); -1 raised. */
static NOINLINE int find_on(Ctx *cx, const Set *s, Value key, uint64_t hash,
                            SetEntry **at)
{
again:
    *at = NULL;
    if (UNLIKELY(!s->entries)) /* cleared by a comparison */
        return 0;
    SetEntry *table = s->entries->e;
    uint64_t mask = s->mask;
    SET_PROBE(table, mask, hash, {
        if (e->key == key)
            return *at = e, 1;
        if (e->key == V_NULL) {
            if (e->hash != SET_DELETED)
                return *at = *at ? *at : e, 0;
            *at = e;
        } else if (e->hash == hash) {
            int m = set_match(cx, s, e, key);
            if (m == 2)
                goto again;
            if (m)
                return *at = e, m;
        }
    })
}

/* What a search answers besides 0 and 1: only find_on can tell. */
enum { SEARCH_ASK = 2 };

/* An entry of the hash looked for holds another key: 1, 0 or SEARCH_ASK. */
ALWAYS_INLINE int same_int(Value stored, Value key)
{
    (void)key;
    return is_int(stored) ? 0 : SEARCH_ASK;
}
ALWAYS_INLINE int same_any(Value stored, Value key)
{
    int q = key_quick_equal(stored, key);
    return q < 0 ? SEARCH_ASK : q;
}

/* find_on's search for keys that `same` can judge. */
#define SEARCH(s, key_, hash_, at, same)                                       \
    do {                                                                       \
        const uint64_t mask_ = (s)->mask;                                      \
        SetEntry *gap_ = NULL;                                                 \
        for (uint64_t p_ = (hash_), i_ = (hash_)&mask_;;                       \
             p_ >>= PERTURB_SHIFT, i_ = (i_ * 5 + 1 + p_) & mask_) {           \
            SetEntry *e_ = &(s)->entries->e[i_];                               \
            SetEntry *end_ =                                                   \
                e_ + (i_ + LINEAR_PROBES <= mask_ ? LINEAR_PROBES + 1 : 1);    \
            do {                                                               \
                if (e_->key == (key_))                                         \
                    return *(at) = e_, 1;                                      \
                if (e_->key == V_NULL) {                                       \
                    if (LIKELY(e_->hash != SET_DELETED))                       \
                        return *(at) = gap_ ? gap_ : e_, 0;                    \
                    gap_ = e_;                                                 \
                } else if (e_->hash == (hash_)) {                              \
                    int m_ = same(e_->key, key_);                              \
                    if (m_)                                                    \
                        return *(at) = e_, m_;                                 \
                }                                                              \
            } while (++e_ != end_);                                            \
        }                                                                      \
    } while (0)

static NOINLINE int search_int(const Set *s, Value key, uint64_t hash,
                               SetEntry **at)
{
    SEARCH(s, key, hash, at, same_int);
}
static NOINLINE int search_any(const Set *s, Value key, uint64_t hash,
                               SetEntry **at)
{
    SEARCH(s, key, hash, at, same_any);
}

static NOINLINE int find_further(Ctx *cx, const Set *s, Value key,
                                 uint64_t hash, SetEntry **at)
{
    int found = is_int(key) ? search_int(s, key, hash, at)
                            : search_any(s, key, hash, at);
    return LIKELY(found != SEARCH_ASK) ? found : find_on(cx, s, key, hash, at);
}

/* As find_on; s may be without a table. The first place decides most. */
ALWAYS_INLINE int set_find(Ctx *cx, const Set *s, Value key, uint64_t hash,
                           SetEntry **at)
{
    if (UNLIKELY(!s->entries))
        return *at = NULL, 0;
    SetEntry *e = &s->entries->e[hash & s->mask];
    *at = e;
    if (e->key == key)
        return 1;
    if (e->key == V_NULL && e->hash == 0)
        return 0;
    return find_further(cx, s, key, hash, at);
}

/* Puts an absent key into a table without deleted entries. */
ALWAYS_INLINE void set_place(SetEntry *table, uint64_t mask, Value key,
                             uint64_t hash)
{
    SetEntry *first = &table[hash & mask];
    if (LIKELY(first->key == V_NULL)) {
        *first = (SetEntry){hash, key};
        return;
    }
    SET_PROBE(table, mask, hash, {
        if (e->key == V_NULL) {
            *e = (SetEntry){hash, key};
            return;
        }
    })
}

/* The table size for more than `want` keys. */
static size_t table_for(size_t want)
{
    size_t n = SET_MIN;
    while (n <= want)
        n *= 2;
    return n;
}

/* A new table for more than `want` keys; deleted entries go. */
static int set_rebuild_own(Ctx *cx, Set *s, size_t want)
{
    size_t n = table_for(want);
    SetTable *table = settable_new(cx, n);
    if (!table)
        return -1;
    const SetEntry *e = s->entries ? s->entries->e : NULL;
    for (const SetEntry *end = e + (e ? s->mask + 1ul : 0); e != end; e++)
        if (e->key != V_NULL)
            set_place(table->e, n - 1, e->key, e->hash);
    store_set_entries(cx, s, &s->entries, table);
    store_set_mask(cx, s, &s->mask, (uint32_t)(n - 1));
    store_set_fill(cx, s, &s->fill, s->used);
    store_set_version(cx, s, &s->version, s->version + 1);
    return 0;
}

int set_grow_own(Ctx *cx, Set *s)
{
    size_t n = s->used;
    return set_rebuild_own(cx, s, n > 50000 ? n * 2 : n * 4);
}

int set_has_hashed(Ctx *cx, const Set *s, Value key, uint64_t hash)
{
    SetEntry *e;
    return set_find(cx, s, key, hash, &e);
}

/* The key, which is absent, goes to e, where a search ended. 1 or -1. */
ALWAYS_INLINE int set_put_own(Ctx *cx, Set *s, SetEntry *e, Value key,
                              uint64_t hash)
{
    bool reused = e->hash == SET_DELETED;
    store_set_hash(cx, s, &e->hash, hash);
    store_set_key(cx, s, &e->key, key);
    store_set_used(cx, s, &s->used, s->used + 1);
    store_set_version(cx, s, &s->version, s->version + 1);
    if (UNLIKELY(reused))
        return 1;
    store_set_fill(cx, s, &s->fill, s->fill + 1);
    if (LIKELY((uint64_t)s->fill * 5 < (uint64_t)s->mask * 3))
        return 1;
    return set_grow_own(cx, s) < 0 ? -1 : 1;
}

ALWAYS_INLINE int add_hashed(Ctx *cx, Set *s, Value key, uint64_t hash)
{
    SetEntry *e;
    do {
        if (UNLIKELY(!s->entries) && set_rebuild_own(cx, s, 0) < 0)
            return -1;
        int found = set_find(cx, s, key, hash, &e);
        if (found)
            return found < 0 ? -1 : 0;
    } while (UNLIKELY(!e)); /* cleared by a comparison */
    return set_put_own(cx, s, e, key, hash);
}

int set_add_hashed_own(Ctx *cx, Set *s, Value key, uint64_t hash)
{
    return add_hashed(cx, s, key, hash);
}

int set_append_own(Ctx *cx, Set *s, Value key, uint64_t hash)
{
    ASSERT(s->fill == s->used);
    if (!s->entries && set_rebuild_own(cx, s, 0) < 0)
        return -1;
    SetEntry *table = s->entries->e;
    uint64_t mask = s->mask;
    SetEntry *first = &table[hash & mask];
    if (LIKELY(first->key == V_NULL))
        return set_put_own(cx, s, first, key, hash) < 0 ? -1 : 0;
    SET_PROBE(table, mask, hash, {
        if (e->key == V_NULL)
            return set_put_own(cx, s, e, key, hash) < 0 ? -1 : 0;
    })
}

int set_discard_hashed_own(Ctx *cx, Set *s, Value key, uint64_t hash)
{
    SetEntry *e;
    int found = set_find(cx, s, key, hash, &e);
    if (found <= 0)
        return found;
    store_set_key(cx, s, &e->key, V_NULL);
    store_set_hash(cx, s, &e->hash, SET_DELETED);
    store_set_used(cx, s, &s->used, s->used - 1);
    store_set_version(cx, s, &s->version, s->version + 1);
    return 1;
}

int set_add_own(Ctx *cx, Set *s, Value v)
{
    uint64_t hash;
    return key_hash(cx, v, &hash) < 0 ? -1 : add_hashed(cx, s, v, hash);
}

int set_discard_own(Ctx *cx, Set *s, Value v)
{
    uint64_t hash;
    return key_hash(cx, v, &hash) < 0 ? -1
                                      : set_discard_hashed_own(cx, s, v, hash);
}

int set_has(Ctx *cx, const Set *s, Value v)
{
    uint64_t hash;
    SetEntry *e;
    return key_hash(cx, v, &hash) < 0 ? -1 : set_find(cx, s, v, hash, &e);
}

void set_clear_own(Ctx *cx, Set *s)
{
    store_set_used(cx, s, &s->used, 0);
    store_set_fill(cx, s, &s->fill, 0);
    store_set_mask(cx, s, &s->mask, 0);
    store_set_entries(cx, s, &s->entries, NULL);
    store_set_version(cx, s, &s->version, s->version + 1);
}

bool set_next(const Set *s, uint32_t *pos, Value *key)
{
    const SetEntry *e = set_entry_from(s, pos);
    if (!e)
        return false;
    *key = e->key;
    ++*pos;
    return true;
}

/* A set without a table takes a copy of the other's: same places. */
static int take_copy(Ctx *cx, Set *s, const Set *from)
{
    size_t n = (size_t)from->mask + 1;
    SetTable *table = settable_new_dirty(cx, n);
    if (!table)
        return -1;
    memcpy(table->e, from->entries->e, n * sizeof *table->e);
    store_set_entries(cx, s, &s->entries, table);
    store_set_mask(cx, s, &s->mask, from->mask);
    store_set_fill(cx, s, &s->fill, from->used);
    store_set_used(cx, s, &s->used, from->used);
    store_set_version(cx, s, &s->version, s->version + 1);
    return 0;
}

/* An empty set's own table takes the other's items. */
static void take_items(Ctx *cx, Set *s, const Set *from)
{
    STORE_CHECK(cx, s, "set.key");
    for (uint32_t pos = 0; set_entry_from(from, &pos); pos++) {
        const SetEntry *f = &from->entries->e[pos];
        set_place(s->entries->e, s->mask, f->key, f->hash);
    }
    store_set_fill(cx, s, &s->fill, from->used);
    store_set_used(cx, s, &s->used, from->used);
    store_set_version(cx, s, &s->version, s->version + 1);
}

/* Is there no room for `more` keys, by CPython's rule? */
static bool set_short_of(const Set *s, size_t more)
{
    return (s->fill + more) * 5 >= (size_t)set_mask(s) * 3;
}

/* Room for `more` keys at once, where CPython would make it. */
static int set_room_own(Ctx *cx, Set *s, size_t more)
{
    if (set_short_of(s, more))
        return set_rebuild_own(cx, s, (s->used + more) * 2);
    return s->entries ? 0 : set_rebuild_own(cx, s, 0);
}

/* Would an empty set with all of `from` have a table like it? */
static bool same_table(const Set *s, const Set *from)
{
    size_t n = set_short_of(s, from->used) ? table_for(from->used * 2ul)
                                           : set_mask(s) + 1ul;
    return n == from->mask + 1ul && from->fill == from->used;
}

int set_merge_own(Ctx *cx, Set *s, const Set *from)
{
    if (s == from || from->used == 0)
        return 0;
    if (s->fill == 0 && same_table(s, from))
        return take_copy(cx, s, from);
    if (set_room_own(cx, s, from->used) < 0)
        return -1;
    if (s->fill == 0)
        return take_items(cx, s, from), 0;
    for (uint32_t pos = 0; set_entry_from(from, &pos); pos++) {
        SetEntry e = from->entries->e[pos];
        if (set_add_hashed_own(cx, s, e.key, e.hash) < 0)
            return -1;
    }
    return 0;
}

static int set_merge_dict_own(Ctx *cx, Set *s, const Dict *from)
{
    if (set_room_own(cx, s, from->used) < 0)
        return -1;
    for (uint32_t pos = 0; dict_entry_from(from, &pos); pos++) {
        Entry e = from->entries->e[pos];
        if (set_add_hashed_own(cx, s, e.key, e.hash) < 0)
            return -1;
    }
    return 0;
}

/* A list's or tuple's items; comparing them may change a list. */
static int add_items(Ctx *cx, Set *s, Value from)
{
    for (size_t i = 0; i < seq_view(from).len; i++) {
        Value v = seq_view(from).v[i];
        uint64_t hash;
        if (key_hash(cx, v, &hash) < 0 || add_hashed(cx, s, v, hash) < 0)
            return -1;
    }
    return 0;
}

/* All of its numbers are immediate. */
static bool is_small_range(Value range)
{
    const Range *r = AS(Range, range);
    return are_ints(r->start, r->stop) && are_ints(r->step, r->length);
}

int set_update_own(Ctx *cx, Set *s, Value iterable)
{
    if (is_anyset(iterable))
        return set_merge_own(cx, s, AS(Set, iterable));
    if (is_exact(iterable, KIND_dict))
        return set_merge_dict_own(cx, s, AS(Dict, iterable));
    if (is_exact(iterable, KIND_list) || is_exact(iterable, KIND_tuple))
        return add_items(cx, s, iterable);
    if (is_exact(iterable, KIND_range) && is_small_range(iterable)) {
        const Range *r = AS(Range, iterable);
        int64_t n = as_int(r->length), x = as_int(r->start);
        for (int64_t i = 0; i < n; i++, x += as_int(r->step))
            if (add_hashed(cx, s, v_int(x), (uint64_t)x - (x == -1)) < 0)
                return -1;
        return 0;
    }
    Value it = obj_iter(cx, iterable);
    if (it == V_NULL)
        return -1;
    for (Value v; (v = iter_step(cx, it)) != V_NULL;)
        if (set_add_own(cx, s, v) < 0)
            return -1;
    return error_pending(cx) ? -1 : 0;
}

Value set_of(Ctx *cx, Kind kind, Value iterable)
{
    Value s = set_new(cx, kind);
    if (s == V_NULL || set_update_own(cx, AS(Set, s), iterable) < 0)
        return V_NULL;
    return s;
}

/* ---- promotion ---- */

int set_rehash_own(Ctx *cx, Set *s)
{
    bool moved = false;
    for (uint32_t pos = 0; set_entry_from(s, &pos); pos++) {
        SetEntry *e = &s->entries->e[pos];
        uint64_t hash;
        int known = key_rehash(cx, e->key, &hash);
        if (known < 0)
            return -1;
        if (known && hash != e->hash) {
            store_set_hash(cx, s, &e->hash, hash);
            moved = true;
        }
    }
    if (!moved)
        return 0;
    store_set_hash(cx, s, &s->hash, 0);
    return set_rebuild_own(cx, s, s->mask);
}
