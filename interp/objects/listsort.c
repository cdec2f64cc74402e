/* listsort.c: list.sort. The work is done in arrays of its own, so that the
 * list is empty meanwhile, as in CPython, and changes to it are noticed; the
 * result is stored at the end. The algorithm: sortcore.h. */
#include "objects/less.h"
#include "objects/list.h"

enum { MIN_GALLOP = 7, MAX_RUNS = 85 };

typedef struct Run {
    int64_t base, len;
    int power;
} Run;

typedef struct Sorter Sorter;
struct Sorter {
    Ctx *cx;
    Value *keys; /* what is compared */
    Value *vals; /* moves along with keys; NULL: none */
    Value *tmp_keys, *tmp_vals;
    Values *tmp[2]; /* heap arrays behind tmp_keys, tmp_vals */
    int64_t len, min_gallop;
    int (*lt)(Ctx *cx, Value a, Value b);
    int nruns;
    Run runs[MAX_RUNS];
};

/* ---- moves of (key, value) pairs ---- */

static inline void sort_move(Sorter *s, int64_t to, int64_t from)
{
    s->keys[to] = s->keys[from];
    if (s->vals)
        s->vals[to] = s->vals[from];
}
static inline void sort_take(Sorter *s, int64_t to, int64_t from)
{
    s->keys[to] = s->tmp_keys[from];
    if (s->vals)
        s->vals[to] = s->tmp_vals[from];
}
static inline void sort_move_run(Sorter *s, int64_t to, int64_t from, int64_t n)
{
    memmove(s->keys + to, s->keys + from, 8 * (size_t)n);
    if (s->vals)
        memmove(s->vals + to, s->vals + from, 8 * (size_t)n);
}
static inline void sort_take_run(Sorter *s, int64_t to, int64_t from, int64_t n)
{
    memcpy(s->keys + to, s->tmp_keys + from, 8 * (size_t)n);
    if (s->vals)
        memcpy(s->vals + to, s->tmp_vals + from, 8 * (size_t)n);
}

static int sort_room(Sorter *s, int which, Value **out, int64_t n)
{
    if (!s->tmp[which] || s->tmp[which]->cap < n) {
        s->tmp[which] = values_new(s->cx, (size_t)MAX(n, 64));
        if (!s->tmp[which])
            return -1;
    }
    *out = s->tmp[which]->v;
    return 0;
}

/* Copies [from, from + n) to tmp. */
static int sort_wait(Sorter *s, int64_t from, int64_t n)
{
    if (sort_room(s, 0, &s->tmp_keys, n) < 0 ||
        (s->vals && sort_room(s, 1, &s->tmp_vals, n) < 0))
        return -1;
    memcpy(s->tmp_keys, s->keys + from, 8 * (size_t)n);
    if (s->vals)
        memcpy(s->tmp_vals, s->vals + from, 8 * (size_t)n);
    return 0;
}

static void reverse_values(Value *v, int64_t lo, int64_t hi)
{
    for (hi--; lo < hi; lo++, hi--) {
        Value t = v[lo];
        v[lo] = v[hi];
        v[hi] = t;
    }
}
static void sort_reverse(Sorter *s, int64_t lo, int64_t hi)
{
    reverse_values(s->keys, lo, hi);
    if (s->vals)
        reverse_values(s->vals, lo, hi);
}

/* Runs shorter than this are lengthened; n / minrun is close to a power of 2 */
static int64_t sort_minrun(int64_t n)
{
    int64_t r = 0;
    for (; n >= 64; n >>= 1)
        r |= n & 1;
    return n + r;
}

/* Depth at which the boundary between two runs stands in the ideal merge tree:
 * the first bit in which their midpoints, as fractions of n, differ. */
static int sort_power(int64_t s1, int64_t n1, int64_t n2, int64_t n)
{
    int64_t a = 2 * s1 + n1, b = a + n1 + n2;
    int power = 1;
    for (;; power++, a <<= 1, b <<= 1) {
        if (a >= n) {
            a -= n;
            b -= n;
        } else if (b >= n) {
            return power;
        }
    }
}

/* ---- comparisons ---- */

static int lt_any(Ctx *cx, Value a, Value b)
{
    return obj_compare_bool(cx, a, b, CMP_LT, false);
}
static inline int lt_int(Ctx *cx, Value a, Value b)
{
    (void)cx;
    return (int64_t)(a << 16) < (int64_t)(b << 16);
}
static inline int lt_float(Ctx *cx, Value a, Value b)
{
    (void)cx;
    return as_double(a) < as_double(b);
}
static inline int lt_str(Ctx *cx, Value a, Value b)
{
    (void)cx;
    return order_strs(a, b) < 0;
}

int tuple_less(Ctx *cx, const Tuple *x, const Tuple *y)
{
    uint32_t n = MIN(x->len, y->len);
    for (uint32_t i = 0; i < n; i++) {
        Value p = x->v[i], q = y->v[i];
        bool less;
        if (p == q)
            continue;
        Known k = known_order(p, q, &less);
        if (LIKELY(k == DIFFERENT))
            return less;
        int same = k == SAME ? 1 : obj_equal(cx, p, q);
        if (same < 0)
            return -1;
        if (!same)
            return lt_any(cx, p, q);
    }
    return x->len < y->len;
}

/* The comparison that fits all of the values; lt_any if none. */
typedef int (*Less)(Ctx *cx, Value a, Value b);
static Less pick_less(const Value *v, int64_t n)
{
    bool ints = true, floats = true, strs = true;
    for (int64_t i = 0; i < n; i++) {
        Value x = v[i];
        ints = ints && is_int(x);
        floats = floats && is_double(x);
        strs = strs && is_exact(x, KIND_str);
    }
    return ints ? lt_int : floats ? lt_float : strs ? lt_str : lt_any;
}

static bool all_tuples(const Value *v, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        if (!is_exact(v[i], KIND_tuple))
            return false;
    return true;
}

#define SORT(name)       name##_int
#define SORT_LT(s, a, b) lt_int((s)->cx, a, b)
#include "objects/sortcore.h"
#undef SORT
#undef SORT_LT

#define SORT(name)       name##_float
#define SORT_LT(s, a, b) lt_float((s)->cx, a, b)
#include "objects/sortcore.h"
#undef SORT
#undef SORT_LT

#define SORT(name)       name##_str
#define SORT_LT(s, a, b) lt_str((s)->cx, a, b)
#include "objects/sortcore.h"
#undef SORT
#undef SORT_LT

#define SORT(name)       name##_tuple
#define SORT_LT(s, a, b) tuple_less((s)->cx, AS(Tuple, a), AS(Tuple, b))
#include "objects/sortcore.h"
#undef SORT
#undef SORT_LT

#define SORT(name)       name##_any
#define SORT_LT(s, a, b) (s)->lt((s)->cx, a, b)
#include "objects/sortcore.h"
#undef SORT
#undef SORT_LT

static int sort_run(Sorter *s)
{
    s->min_gallop = MIN_GALLOP;
    if (s->len < 2)
        return 0;
    if (all_tuples(s->keys, s->len))
        return run_tuple(s);
    s->lt = pick_less(s->keys, s->len);
    return s->lt == lt_int     ? run_int(s)
           : s->lt == lt_float ? run_float(s)
           : s->lt == lt_str   ? run_str(s)
                               : run_any(s);
}

/* keys[i] = key(vals[i]) */
static int compute_keys(Ctx *cx, Sorter *s, Value key)
{
    Values *keys = values_new(cx, (size_t)s->len);
    if (!keys)
        return -1;
    for (int64_t i = 0; i < s->len; i++) {
        keys->v[i] = vm_call1(cx, key, s->vals[i]);
        if (keys->v[i] == V_NULL)
            return -1;
    }
    s->keys = keys->v;
    return 0;
}

static int sort_work(Sorter *s, Value key, bool reverse)
{
    s->keys = s->vals;
    if (key == V_NULL || key == V_NONE)
        s->vals = NULL;
    else if (compute_keys(s->cx, s, key) < 0)
        return -1;
    /* reversed before and after, equal items keep their order */
    if (reverse)
        sort_reverse(s, 0, s->len);
    if (sort_run(s) < 0)
        return -1;
    if (reverse)
        sort_reverse(s, 0, s->len);
    return 0;
}

int list_sort_own(Ctx *cx, List *l, Value key, bool reverse)
{
    uint32_t len = l->len, busy = l->busy;
    Values *store = l->store;
    Sorter s; /* runs is not cleared: it is large */
    s.cx = cx;
    s.len = len;
    s.nruns = 0;
    s.keys = s.vals = NULL;
    s.tmp[0] = s.tmp[1] = NULL;
    Values *work = len ? values_new(cx, len) : NULL;
    if (len) {
        if (!work)
            return -1;
        memcpy(work->v, store->v, 8 * (size_t)len);
        s.vals = work->v;
    }
    store_list_len(cx, l, &l->len, 0);
    store_list_store(cx, l, &l->store, NULL);
    store_list_busy(cx, l, &l->busy, 1);
    int done = len ? sort_work(&s, key, reverse) : 0;
    bool changed = l->busy != 1 || l->len != 0;
    store_list_busy(cx, l, &l->busy, busy);
    store_list_store(cx, l, &l->store, store);
    if (len && done == 0)
        store_list_move(cx, l, store->v, work->v, len);
    store_list_len(cx, l, &l->len, len);
    if (done == 0 && changed)
        return raise_fmt(cx, &exc_ValueError, "list modified during sort"), -1;
    return done;
}
