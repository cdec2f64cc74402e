/* dict.c: the hash table of dict.
 *
 * entries holds (hash, key, value) in insertion order; index maps hash slots to
 * positions in entries: open addressing with CPython's probe order, positions
 * of 8, 16 or 32 bits. Up to five keys there is no index: the entries are
 * scanned. A deleted entry has key V_NULL, its slot DELETED. Lookups store
 * nothing. */
#include "objects/dictindex.h"

Value dict_new(Ctx *cx)
{
    return v_obj(HEAP_NEW(cx, Dict, KIND_dict));
}

Value dict_new_sized(Ctx *cx, size_t n)
{
    Dict *d = HEAP_NEW(cx, Dict, KIND_dict);
    if (!d || (n > index_room(8) && dict_reserve_own(cx, d, n) < 0))
        return V_NULL;
    return v_obj(d);
}

/* ---- lookup ---- */

/* Finds without running Python code; FIND_ASK: only obj_equal can judge an
 * entry of equal hash. */
enum { FIND_ASK = -3 };

/* What a comparison answers besides FIND_ABSENT: go on, or ask obj_equal. */
enum { MATCH_NO, MATCH_YES, MATCH_ASK };

/* Entry and key of equal hash. */
ALWAYS_INLINE int match_any(const Entry *e, Value key)
{
    if (e->key == key)
        return MATCH_YES;
    int q = key_quick_equal(e->key, key);
    return q < 0 ? MATCH_ASK : q ? MATCH_YES : MATCH_NO;
}

/* The key is an exact str. */
ALWAYS_INLINE int match_str(const Entry *e, Value key)
{
    if (LIKELY(e->key == key))
        return MATCH_YES;
    if (UNLIKELY(!is_exact(e->key, KIND_str)))
        return is_obj(e->key) ? MATCH_ASK : MATCH_NO;
    return same_text(AS(Str, e->key), AS(Str, key));
}

/* The key is an immediate int. */
ALWAYS_INLINE int match_int(const Entry *e, Value key)
{
    if (LIKELY(e->key == key))
        return MATCH_YES;
    return is_int(e->key) ? MATCH_NO : MATCH_ASK;
}

/* The key is an exact tuple. */
ALWAYS_INLINE int match_tuple(const Entry *e, Value key)
{
    if (e->key == key)
        return MATCH_YES;
    if (!is_exact(e->key, KIND_tuple))
        return is_obj(e->key) && as_obj(e->key)->shape >= KIND_COUNT ? MATCH_ASK
                                                                     : MATCH_NO;
    int q = tuple_same(AS(Tuple, e->key), AS(Tuple, key));
    return q < 0 ? MATCH_ASK : q ? MATCH_YES : MATCH_NO;
}

/* Any str for a name: other keys are never taken for equal to it. */
ALWAYS_INLINE int match_name(const Entry *e, Value key)
{
    if (LIKELY(e->key == key))
        return MATCH_YES;
    return is_obj(e->key) && is_str(e->key) &&
           str_eq(AS(Str, e->key), AS(Str, key));
}

/* The position of the key by `match`, in the probe sequence of `hash` in an
 * index of type T. */
#define PROBE(T, d, hash, match)                                               \
    do {                                                                       \
        const T *slot_ = (const T *)(const void *)(d)->index->b;               \
        const Entry *e_ = (d)->entries->e;                                     \
        uint64_t mask_ = (d)->mask, perturb_ = (hash), i_ = (hash)&mask_;      \
        for (;;) {                                                             \
            T s_ = slot_[i_];                                                  \
            if (UNLIKELY(s_ >= SLOT_DELETED(T))) {                             \
                if (LIKELY(s_ == SLOT_FREE(T)))                                \
                    return FIND_ABSENT;                                        \
            } else if (e_[s_].hash == (hash)) {                                \
                int m_ = match(&e_[s_], key);                                  \
                if (LIKELY(m_ != MATCH_NO))                                    \
                    return m_ == MATCH_YES ? (int64_t)s_ : FIND_ASK;           \
            }                                                                  \
            perturb_ >>= PERTURB_SHIFT;                                        \
            i_ = (i_ * 5 + perturb_ + 1) & mask_;                              \
        }                                                                      \
    } while (0)

/* The same by scanning entries. */
#define SCAN(d, hash, match)                                                   \
    do {                                                                       \
        uint32_t n_ = (d)->fill;                                               \
        const Entry *e_ = n_ ? (d)->entries->e : NULL;                         \
        for (uint32_t i_ = 0; i_ < n_; i_++)                                   \
            if (e_[i_].hash == (hash) && e_[i_].key != V_NULL) {               \
                int m_ = match(&e_[i_], key);                                  \
                if (LIKELY(m_ != MATCH_NO))                                    \
                    return m_ == MATCH_YES ? (int64_t)i_ : FIND_ASK;           \
            }                                                                  \
        return FIND_ABSENT;                                                    \
    } while (0)

/* The widths, each with its own loop. */
#define FIND(d, hash, match)                                                   \
    do {                                                                       \
        if ((d)->mask == 0)                                                    \
            SCAN(d, hash, match);                                              \
        else if (WIDTH8((d)->mask))                                            \
            PROBE(uint8_t, d, hash, match);                                    \
        else if (WIDTH16((d)->mask))                                           \
            PROBE(uint16_t, d, hash, match);                                   \
        else                                                                   \
            PROBE(uint32_t, d, hash, match);                                   \
    } while (0)

static int64_t find_any(const Dict *d, Value key, uint64_t hash)
{
    FIND(d, hash, match_any);
}

static NOINLINE int64_t find_tuple(const Dict *d, Value key, uint64_t hash)
{
    FIND(d, hash, match_tuple);
}

static NOINLINE int64_t search_str(const Dict *d, Value key, uint64_t hash)
{
    FIND(d, hash, match_str);
}

/* What first_entry and quick_entry say of a key that is not there; neither read
 * nor written. */
static Entry no_entry;

#define FIRST(T)                                                               \
    do {                                                                       \
        T s_ = ((const T *)(const void *)d->index->b)[hash & mask];            \
        if (s_ == SLOT_FREE(T))                                                \
            return &no_entry;                                                  \
        pos = s_;                                                              \
    } while (0)

/* The entry that the first slot of hash's probe sequence names; NULL: the slot
 * is deleted; &no_entry: it is free, so no key has that hash. There is an
 * index. */
ALWAYS_INLINE Entry *first_entry(const Dict *d, uint64_t hash)
{
    uint32_t mask = d->mask, pos;
    if (WIDTH8(mask))
        FIRST(uint8_t);
    else if (WIDTH16(mask))
        FIRST(uint16_t);
    else
        FIRST(uint32_t);
    return LIKELY(pos < d->fill) ? &d->entries->e[pos] : NULL;
}

/* The key's entry or &no_entry, if a look without comparing texts tells; NULL
 * says nothing. Most searches end here. */
ALWAYS_INLINE Entry *quick_entry(const Dict *d, Value key, uint64_t hash)
{
    if (d->mask) {
        Entry *e = first_entry(d, hash);
        return e == &no_entry || (e && LIKELY(e->key == key)) ? e : NULL;
    }
    uint32_t n = d->fill;
    Entry *e = n ? d->entries->e : NULL;
    for (uint32_t i = 0; i < n; i++)
        if (e[i].hash == hash)
            return e[i].key == key ? &e[i] : NULL;
    return &no_entry;
}

/* Lets the next search for the same key in d know. */
ALWAYS_INLINE int64_t seen_set(Heap *h, const Dict *d, Value key, uint64_t hash,
                               int64_t pos)
{
    h->seen = (HeapSeen){key, d, hash, d->version, (int32_t)pos};
    return pos;
}

/* Was it the last search? h->seen has the outcome. */
ALWAYS_INLINE bool seen_has(const Heap *h, const Dict *d, Value key)
{
    return UNLIKELY(h->seen.key == key) && h->seen.dict == d &&
           h->seen.version == d->version;
}

/* A key that is an exact str. */
ALWAYS_INLINE int64_t find_str(Heap *h, const Dict *d, Value key, uint64_t hash)
{
    const Entry *e = d->mask ? first_entry(d, hash) : NULL;
    if (e == &no_entry)
        return FIND_ABSENT;
    if (LIKELY(e && e->hash == hash)) {
        if (e->key == key)
            return e - d->entries->e;
        if (is_exact(e->key, KIND_str) &&
            LIKELY(same_text(AS(Str, e->key), AS(Str, key))))
            return seen_set(h, d, key, hash, e - d->entries->e);
    }
    return search_str(d, key, hash);
}

ALWAYS_INLINE int64_t find_int(const Dict *d, Value key, uint64_t hash)
{
    FIND(d, hash, match_int);
}

/* Compares with the entry at pos by obj_equal: 1, 0, -1 raised, 2: the table
 * has changed meanwhile. */
static int ask_equal(Ctx *cx, const Dict *d, uint32_t pos, Value key)
{
    const Entries *entries = d->entries;
    uint32_t version = d->version;
    int same = obj_equal(cx, entries->e[pos].key, key);
    if (same >= 0 && (d->entries != entries || d->version != version))
        return 2;
    return same;
}

/* Judges the entry at pos: FIND_ABSENT: it is not the key's. FIND_ASK: the
 * table has changed. */
static int64_t judge(Ctx *cx, const Dict *d, uint32_t pos, Value key,
                     uint64_t hash)
{
    if (d->entries->e[pos].hash != hash)
        return FIND_ABSENT;
    int m = match_any(&d->entries->e[pos], key);
    if (m == MATCH_ASK)
        m = ask_equal(cx, d, pos, key);
    return m == 1   ? (int64_t)pos
           : m == 0 ? FIND_ABSENT
           : m < 0  ? FIND_RAISED
                    : FIND_ASK;
}

/* One pass that asks for each entry in doubt; FIND_ASK: begin again. */
static int64_t find_asking(Ctx *cx, const Dict *d, Value key, uint64_t hash)
{
    int64_t found = FIND_ABSENT;
    if (d->mask == 0) {
        for (uint32_t pos = 0; pos < d->fill && found == FIND_ABSENT; pos++)
            found = judge(cx, d, pos, key, hash);
        return found;
    }
    uint64_t mask = d->mask, perturb = hash, i = hash & mask;
    for (uint32_t pos; (pos = index_at(d, i)) != (uint32_t)-1;) {
        if (pos != (uint32_t)-2)
            found = judge(cx, d, pos, key, hash);
        if (found != FIND_ABSENT)
            return found;
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + perturb + 1) & mask;
    }
    return FIND_ABSENT;
}

static NOINLINE int64_t find_slow(Ctx *cx, const Dict *d, Value key,
                                  uint64_t hash)
{
    int64_t pos;
    while ((pos = find_asking(cx, d, key, hash)) == FIND_ASK)
        ;
    return pos;
}

int64_t dict_find(Ctx *cx, const Dict *d, Value key, uint64_t hash)
{
    int64_t pos = is_int(key)                 ? find_int(d, key, hash)
                  : is_exact(key, KIND_str)   ? find_str(cx->heap, d, key, hash)
                  : is_exact(key, KIND_tuple) ? find_tuple(d, key, hash)
                                              : find_any(d, key, hash);
    return LIKELY(pos != FIND_ASK) ? pos : find_slow(cx, d, key, hash);
}

/* The first slot decides most searches: its position if it holds a tuple with
 * the same items, else FIND_ABSENT, which says nothing. */
ALWAYS_INLINE int64_t first_tuple(const Dict *d, Value key, uint64_t hash)
{
    const Entry *e = d->mask ? first_entry(d, hash) : NULL;
    if (!e || e == &no_entry || e->hash != hash || e->key == V_NULL ||
        !is_exact(e->key, KIND_tuple))
        return FIND_ABSENT;
    const Tuple *a = AS(Tuple, e->key), *b = AS(Tuple, key);
    uint32_t n = a->len;
    if (n != b->len)
        return FIND_ABSENT;
    for (uint32_t i = 0; i < n; i++)
        if (a->v[i] != b->v[i])
            return FIND_ABSENT;
    return e - d->entries->e;
}

/* As find_key, of an exact tuple. What is found by its items alone is
 * remembered: nothing of Python's had a say in it. */
static NOINLINE int64_t find_pair(Ctx *cx, const Dict *d, Value key,
                                  uint64_t *hash)
{
    int plain = tuple_key_hash(cx, key, hash);
    if (UNLIKELY(plain < 0))
        return FIND_RAISED;
    int64_t pos = first_tuple(d, key, *hash);
    if (pos < 0)
        pos = find_tuple(d, key, *hash);
    if (UNLIKELY(pos == FIND_ASK || !plain))
        return pos;
    return seen_set(cx->heap, d, key, *hash, pos);
}

/* Hash and lookup in one: *hash is set unless FIND_RAISED. */
ALWAYS_INLINE int64_t find_key(Ctx *cx, const Dict *d, Value key,
                               uint64_t *hash)
{
    int64_t pos;
    if (is_int(key)) {
        int64_t i = as_int(key);
        *hash = i == -1 ? (uint64_t)-2 : (uint64_t)i;
        pos = find_int(d, key, *hash);
    } else if (seen_has(cx->heap, d, key)) {
        *hash = cx->heap->seen.hash;
        return cx->heap->seen.pos;
    } else if (LIKELY(is_exact(key, KIND_str))) {
        Str *s = AS(Str, key);
        *hash = LIKELY(s->hash) ? s->hash : str_hash(cx, s);
        pos = find_str(cx->heap, d, key, *hash);
    } else if (is_exact(key, KIND_tuple)) {
        pos = find_pair(cx, d, key, hash);
    } else {
        if (key_hash(cx, key, hash) < 0)
            return FIND_RAISED;
        pos = find_any(d, key, *hash);
    }
    return LIKELY(pos != FIND_ASK) ? pos : find_slow(cx, d, key, *hash);
}

static NOINLINE int get_slow(Ctx *cx, const Dict *d, Value key, Value *out)
{
    uint64_t hash;
    int64_t pos = find_key(cx, d, key, &hash);
    if (pos < 0)
        return pos == FIND_ABSENT ? 0 : -1;
    *out = d->entries->e[pos].value;
    return 1;
}

/* find_key without its costs: the entry, or &no_entry, that the last search or
 * the first place to look tells; NULL says nothing. */
ALWAYS_INLINE Entry *entry_at_once(Ctx *cx, const Dict *d, Value key)
{
    if (is_int(key) && as_int(key) != -1)
        return quick_entry(d, key, (uint64_t)as_int(key));
    if (seen_has(cx->heap, d, key)) {
        int32_t pos = cx->heap->seen.pos;
        return pos < 0 ? &no_entry : &d->entries->e[pos];
    }
    if (!is_exact(key, KIND_str) || !AS(Str, key)->hash)
        return NULL;
    return quick_entry(d, key, AS(Str, key)->hash);
}

/* The key is a tuple: the usual pair of ints, at its first place. */
static NOINLINE int get_tuple(Ctx *cx, const Dict *d, Value key, Value *out)
{
    const Value *v = AS(Tuple, key)->v;
    bool pair = AS(Tuple, key)->len == 2 && are_ints(v[0], v[1]) && d->mask;
    uint64_t hash = pair ? int_pair_hash(v) : 0;
    const Entry *e = pair ? first_entry(d, hash) : NULL;
    const Tuple *t = e && e->key && is_exact(e->key, KIND_tuple)
                         ? AS(Tuple, e->key)
                         : &tuple_empty;
    if (UNLIKELY(t->len != 2 || t->v[0] != v[0] || t->v[1] != v[1]))
        return get_slow(cx, d, key, out);
    seen_set(cx->heap, d, key, hash, e - d->entries->e);
    *out = e->value;
    return 1;
}

int dict_get(Ctx *cx, const Dict *d, Value key, Value *out)
{
    const Entry *e = entry_at_once(cx, d, key);
    if (UNLIKELY(!e))
        return is_exact(key, KIND_tuple) ? get_tuple(cx, d, key, out)
                                         : get_slow(cx, d, key, out);
    if (e == &no_entry)
        return 0;
    *out = e->value;
    return 1;
}

static NOINLINE int has_slow(Ctx *cx, const Dict *d, Value key)
{
    Value v;
    return get_slow(cx, d, key, &v);
}

int dict_has(Ctx *cx, const Dict *d, Value key)
{
    const Entry *e = entry_at_once(cx, d, key);
    return LIKELY(e != NULL) ? e != &no_entry : has_slow(cx, d, key);
}

static int64_t find_name(const Dict *d, Value key)
{
    uint64_t hash = str_hash_any(AS(Str, key));
    FIND(d, hash, match_name);
}

Value dict_get_str(const Dict *d, Value name)
{
    int64_t pos = find_name(d, name);
    return pos < 0 ? V_NULL : d->entries->e[pos].value;
}

int dict_find_entry(const Dict *d, Value name)
{
    return (int)find_name(d, name);
}

bool dict_next(const Dict *d, uint32_t *pos, Value *key, Value *value)
{
    const Entry *e = dict_entry_from(d, pos);
    if (!e)
        return false;
    if (key)
        *key = e->key;
    if (value)
        *value = e->value;
    ++*pos;
    return true;
}

/* ---- change ---- */

/* Moves the live entries into a table of that many slots. */
static int dict_rebuild_own(Ctx *cx, Dict *d, size_t slots)
{
    if (slots > DICT_MAX)
        return raise_memory(cx), -1;
    uint32_t mask = slots > 8 ? (uint32_t)(slots - 1) : 0;
    size_t room = index_room(slots);
    Raw *index = NULL;
    if (mask && !(index = raw_new_dirty(cx, index_bytes(mask))))
        return -1;
    if (index)
        memset(index->b, 0xFF, index_bytes(mask));
    Entries *entries = entries_new_dirty(cx, room);
    if (!entries)
        return -1;
    uint32_t used = entries_compact(d, entries->e);
    memset(entries->e + used, 0, (room - used) * sizeof(Entry));
    if (index)
        index_fill(index, mask, entries->e, used);
    store_dict_entries(cx, d, &d->entries, entries);
    store_dict_index(cx, d, &d->index, index);
    store_dict_mask(cx, d, &d->mask, mask);
    store_dict_fill(cx, d, &d->fill, used);
    store_dict_version(cx, d, &d->version, d->version + 1);
    return 0;
}

int dict_reserve_own(Ctx *cx, Dict *d, size_t n)
{
    if (d->entries && d->fill - d->used + n <= d->entries->cap)
        return 0;
    return dict_rebuild_own(cx, d, table_slots((MAX(n, d->used) * 3 + 1) / 2));
}

NOINLINE int dict_grow_own(Ctx *cx, Dict *d)
{
    return dict_rebuild_own(cx, d, table_slots(d->used * 3ul));
}

int dict_insert_own(Ctx *cx, Dict *d, Value key, uint64_t hash, Value value)
{
    if (UNLIKELY(!d->entries || d->fill == d->entries->cap))
        if (dict_grow_own(cx, d) < 0)
            return -1;
    uint32_t pos = d->fill;
    Entry *e = &d->entries->e[pos];
    store_dict_hash(cx, d, &e->hash, hash);
    store_dict_key(cx, d, &e->key, key);
    store_dict_value(cx, d, &e->value, value);
    if (d->mask)
        index_add(cx, d, hash, pos);
    store_dict_fill(cx, d, &d->fill, pos + 1);
    store_dict_used(cx, d, &d->used, d->used + 1);
    store_dict_version(cx, d, &d->version, d->version + 1);
    return 0;
}

static NOINLINE int set_slow(Ctx *cx, Dict *d, Value key, Value value)
{
    uint64_t hash;
    int64_t pos = find_key(cx, d, key, &hash);
    if (pos >= 0) {
        store_dict_value(cx, d, &d->entries->e[pos].value, value);
        return 0;
    }
    return pos == FIND_RAISED ? -1 : dict_insert_own(cx, d, key, hash, value);
}

/* A key that entry_at_once says is not there. */
static NOINLINE int insert_new(Ctx *cx, Dict *d, Value key, Value value)
{
    uint64_t hash = is_int(key)                 ? (uint64_t)as_int(key)
                    : cx->heap->seen.key == key ? cx->heap->seen.hash
                                                : AS(Str, key)->hash;
    return dict_insert_own(cx, d, key, hash, value);
}

int dict_set_own(Ctx *cx, Dict *d, Value key, Value value)
{
    Entry *e = entry_at_once(cx, d, key);
    if (e == &no_entry)
        return insert_new(cx, d, key, value);
    if (!e)
        return set_slow(cx, d, key, value);
    store_dict_value(cx, d, &e->value, value);
    return 0;
}

Value dict_setdefault_own(Ctx *cx, Dict *d, Value key, Value value)
{
    uint64_t hash;
    int64_t pos = find_key(cx, d, key, &hash);
    if (pos >= 0)
        return d->entries->e[pos].value;
    if (pos == FIND_RAISED || dict_insert_own(cx, d, key, hash, value) < 0)
        return V_NULL;
    return value;
}

void dict_remove_at_own(Ctx *cx, Dict *d, uint32_t pos)
{
    Entry *e = &d->entries->e[pos];
    if (d->mask)
        index_put(cx, d, index_slot(d, e->hash, pos), (uint32_t)-2);
    store_dict_key(cx, d, &e->key, V_NULL);
    store_dict_value(cx, d, &e->value, V_NULL);
    store_dict_used(cx, d, &d->used, d->used - 1);
    store_dict_version(cx, d, &d->version, d->version + 1);
    Entry *first = d->entries->e;
    if (pos && first->key == V_NULL && dict_front_hole(first) == pos)
        store_dict_value(cx, d, &first->value, v_int(pos + 1l));
}

int dict_del_own(Ctx *cx, Dict *d, Value key)
{
    uint64_t hash;
    int64_t pos = find_key(cx, d, key, &hash);
    if (pos < 0)
        return pos == FIND_ABSENT ? 0 : -1;
    dict_remove_at_own(cx, d, (uint32_t)pos);
    return 1;
}

int dict_clear_own(Ctx *cx, Dict *d)
{
    store_dict_used(cx, d, &d->used, 0);
    store_dict_fill(cx, d, &d->fill, 0);
    store_dict_mask(cx, d, &d->mask, 0);
    store_dict_entries(cx, d, &d->entries, NULL);
    store_dict_index(cx, d, &d->index, NULL);
    store_dict_version(cx, d, &d->version, d->version + 1);
    return 0;
}

/* ---- promotion ---- */

int dict_rehash_own(Ctx *cx, Dict *d)
{
    bool moved = false;
    for (uint32_t i = 0; i < d->fill; i++) {
        Entry *e = &d->entries->e[i];
        uint64_t hash;
        int known = e->key == V_NULL ? 0 : key_rehash(cx, e->key, &hash);
        if (known < 0)
            return -1;
        if (known && hash != e->hash) {
            store_dict_hash(cx, d, &e->hash, hash);
            moved = true;
        }
    }
    size_t slots = d->mask ? d->mask + 1ul : 8;
    return moved ? dict_rebuild_own(cx, d, slots) : 0;
}
