/* table.h: what dict and set share: hashing a key and comparing it with a
 * stored one; texts a word at a time. For the files of dict, set and str,
 * less.h and eval/step.h. */
#ifndef PX_OBJECTS_TABLE_H
#define PX_OBJECTS_TABLE_H

#include "objects/names.h"
#include "objects/number.h"
#include "objects/text.h"
#include "util/hash.h"

enum { PERTURB_SHIFT = 5 };

/* CPython's tuple hash: xxHash's round on each item's hash. */
#define LANE_P1 11400714785074694791u
#define LANE_P2 14029467366897019727u
#define LANE_P5 2870177450012600261u

static inline uint64_t hash_round(uint64_t acc, uint64_t lane)
{
    acc += lane * LANE_P2;
    return (acc << 31 | acc >> 33) * LANE_P1;
}

static inline uint64_t hash_end(uint64_t acc, uint64_t len)
{
    acc += len ^ (LANE_P5 ^ 3527539u);
    return acc == (uint64_t)-1 ? 1546275796u : acc;
}

static inline uint64_t int_lane(Value v)
{
    return (uint64_t)as_int(v) - (as_int(v) == -1);
}

/* Of a pair of small ints. */
static inline uint64_t int_pair_hash(const Value *v)
{
    uint64_t acc = hash_round(LANE_P5, int_lane(v[0]));
    return hash_end(hash_round(acc, int_lane(v[1])), 2);
}

/* Of an exact tuple: 1: all its items are ints and strs; 0; -1 raised. */
int tuple_key_hash(Ctx *cx, Value key, uint64_t *hash);

/* The same, remembered for the next search: often a key is looked for, then
 * added. 0, -1 raised. */
static inline int tuple_set_hash(Ctx *cx, Value key, uint64_t *hash)
{
    int plain = tuple_key_hash(cx, key, hash);
    if (plain > 0 && cx->heap->seen.key != key)
        cx->heap->seen = (HeapSeen){.key = key, .hash = *hash};
    return plain < 0 ? -1 : 0;
}

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
    if (is_exact(key, KIND_tuple))
        return tuple_set_hash(cx, key, hash);
    return obj_hash(cx, key, hash);
}

static inline uint64_t load64(const uint8_t *p)
{
    uint64_t w;
    memcpy(&w, p, 8);
    return w;
}
static inline uint32_t load32(const uint8_t *p)
{
    uint32_t w;
    memcpy(&w, p, 4);
    return w;
}

/* memcmp(a, b, n) == 0 without a call: keys are short, and of equal hash. */
ALWAYS_INLINE bool same_bytes(const uint8_t *a, const uint8_t *b, size_t n)
{
    if (n >= 8) {
        for (size_t i = 0; i + 8 <= n; i += 8)
            if (load64(a + i) != load64(b + i))
                return false;
        return load64(a + n - 8) == load64(b + n - 8);
    }
    if (n >= 4)
        return load32(a) == load32(b) && load32(a + n - 4) == load32(b + n - 4);
    return n == 0 ||
           (a[0] == b[0] && a[n / 2] == b[n / 2] && a[n - 1] == b[n - 1]);
}

/* The first n < 8 bytes of a Str's data as a word, zeros above: its cell ends
 * on a whole word behind them. */
ALWAYS_INLINE uint64_t str_word(const Str *s, size_t n)
{
#if defined(PX_ASAN) || defined(PX_RACE)
    return hash_few(s->data, n);
#else
    return load64(s->data) & ((UINT64_C(1) << 8 * n) - 1);
#endif
}

/* The first 8 code points of a Str of width 1, zeros behind its end: of two
 * Strs, the lesser word is the lesser text; equal words decide nothing. */
ALWAYS_INLINE uint64_t str_rank(const Str *s)
{
    uint64_t w = s->len >= 8 ? load64(s->data) : str_word(s, s->len);
    return __builtin_bswap64(w);
}

/* The order of two Strs of width 1: < 0, 0, > 0. */
ALWAYS_INLINE int str_order_narrow(const Str *a, const Str *b)
{
    uint64_t x = str_rank(a), y = str_rank(b);
    if (x != y)
        return x < y ? -1 : 1;
    size_t n = MIN(a->len, b->len);
    int c = n > 8 ? memcmp(a->data + 8, b->data + 8, n - 8) : 0;
    return c ? c : (a->len > b->len) - (a->len < b->len);
}

/* Have two Strs the same text? */
ALWAYS_INLINE bool same_text(const Str *a, const Str *b)
{
    if (a->len != b->len || a->width != b->width)
        return false;
    size_t n = (size_t)a->len * a->width;
    if (n < 8)
        return str_word(a, n) == str_word(b, n);
    return same_bytes(a->data, b->data, n);
}

/* Exact tuples, item by item: 1, 0, or -1: not all items are ints and strs. */
int tuple_quick_equal(const Tuple *a, const Tuple *b);

/* The same; most tuples of equal hash have the same items. */
ALWAYS_INLINE int tuple_same(const Tuple *a, const Tuple *b)
{
    uint32_t n = a->len;
    if (UNLIKELY(n != b->len))
        return 0;
    for (uint32_t i = 0; i < n; i++)
        if (a->v[i] != b->v[i])
            return tuple_quick_equal(a, b);
    return 1;
}

/* Are two keys of equal hash and different bits equal? 1, 0, or -1: ask
 * obj_equal, which may run Python code. */
ALWAYS_INLINE int key_quick_equal(Value stored, Value key)
{
    if (stored == V_NULL || are_ints(stored, key))
        return 0;
    if (is_exact(stored, KIND_tuple) && is_exact(key, KIND_tuple))
        return tuple_same(AS(Tuple, stored), AS(Tuple, key));
    if (!is_exact(stored, KIND_str) || !is_exact(key, KIND_str))
        return -1;
    return same_text(AS(Str, stored), AS(Str, key));
}

/* A promoted key (of cx's own) whose hash may depend on addresses: its hash
 * now. 1: *hash is set, 0: it cannot have changed, or only Python code could
 * tell (a class's own __hash__: promotion runs none), -1 raised. */
int key_rehash(Ctx *cx, Value key, uint64_t *hash);

#endif
