/* itertools_select.c: product, combinations, combinations_with_replacement,
 * permutations. Each keeps the indices of the selection given out last and
 * makes the next one from them: a copy of the last tuple with the changed
 * places filled anew. Order: that of the positions in the pools. */
#include "stdlib/itertools_select.h"

LIB_BODY(it_product, ItSelect, 3)
LIB_BODY(it_combinations, ItSelect, 3)
LIB_BODY(it_cwr, ItSelect, 3)
LIB_BODY(it_permutations, ItSelect, 3)

/* A new selection of r places, with n indices, all 0. */
static ItSelect *select_new(Ctx *cx, Value cls, Value pool, int64_t r,
                            int64_t n)
{
    if (r >= INT32_MAX || n >= INT32_MAX)
        return raise_memory(cx), NULL;
    Raw *raw = raw_new(cx, (size_t)n * sizeof(int64_t));
    const Type *t = AS(Type, cls);
    ItSelect *s =
        raw ? sub_alloc(cx, t, (Kind)t->kind, sizeof(ItSelect)) : NULL;
    if (!s)
        return NULL;
    s->pool = pool;
    s->indices = v_obj(raw);
    s->r = r;
    return s;
}

static int64_t pool_len(const ItSelect *s)
{
    return AS(Tuple, s->pool)->len;
}

static Value finished(Ctx *cx, ItSelect *s)
{
    lib_set_i64(cx, s, &s->state, SELECT_DONE);
    lib_set(cx, s, &s->last, V_NULL);
    return V_NULL;
}

Value select_give(Ctx *cx, ItSelect *s, int64_t from)
{
    Value v = tuple_new(cx, (size_t)s->r);
    if (v == V_NULL)
        return V_NULL;
    Tuple *t = AS(Tuple, v);
    const Tuple *pool = AS(Tuple, s->pool);
    const int64_t *idx = select_indices(s);
    if (from > 0)
        memcpy(t->v, AS(Tuple, s->last)->v, (size_t)from * sizeof(Value));
    for (int64_t i = from; i < s->r; i++)
        t->v[i] = pool->v[idx[i]];
    lib_set(cx, s, &s->last, v);
    return v;
}

static Value select_first(Ctx *cx, ItSelect *s)
{
    lib_set_i64(cx, s, &s->state, SELECT_RUNNING);
    return select_give(cx, s, 0);
}

/* The argument r of combinations: 0, or -1 raised. */
static int read_r(Ctx *cx, Value v, int64_t *r)
{
    if (lib_ssize(cx, v, r) < 0)
        return -1;
    if (*r >= 0)
        return 0;
    raise_fmt(cx, &exc_ValueError, "r must be non-negative");
    return -1;
}

/* ---- combinations ---- */

static Value combinations_new(Ctx *cx, const Value *argv, bool repeat)
{
    int64_t r;
    Value pool = tuple_of(cx, argv[1]);
    if (pool == V_NULL || read_r(cx, argv[2], &r) < 0)
        return V_NULL;
    int64_t n = AS(Tuple, pool)->len;
    bool none = repeat ? n == 0 && r > 0 : r > n;
    ItSelect *s = select_new(cx, argv[0], pool, r, none ? 0 : r);
    if (!s)
        return V_NULL;
    s->state = none ? SELECT_NONE : SELECT_FRESH;
    for (int64_t i = 0; !none && !repeat && i < r; i++)
        select_indices(s)[i] = i;
    return v_obj(s);
}

LIB_METHOD(it_combinations, __new__)
{
    return combinations_new(cx, argv, false);
}
LIB_METHOD(it_cwr, __new__)
{
    return combinations_new(cx, argv, true);
}

static Value it_combinations_next(Ctx *cx, Value self)
{
    ItSelect *s = AS(ItSelect, self);
    if (s->state != SELECT_RUNNING)
        return s->state == SELECT_FRESH ? select_first(cx, s) : V_NULL;
    int64_t *idx = select_indices(s), spare = pool_len(s) - s->r, i = s->r - 1;
    while (i >= 0 && idx[i] == i + spare)
        i--;
    if (i < 0)
        return finished(cx, s);
    lib_set_i64(cx, s, &idx[i], idx[i] + 1);
    for (int64_t j = i + 1; j < s->r; j++)
        lib_set_i64(cx, s, &idx[j], idx[j - 1] + 1);
    return select_give(cx, s, i);
}

static Value it_cwr_next(Ctx *cx, Value self)
{
    ItSelect *s = AS(ItSelect, self);
    if (s->state != SELECT_RUNNING)
        return s->state == SELECT_FRESH ? select_first(cx, s) : V_NULL;
    int64_t *idx = select_indices(s), i = s->r - 1;
    while (i >= 0 && idx[i] == pool_len(s) - 1)
        i--;
    if (i < 0)
        return finished(cx, s);
    int64_t at = idx[i] + 1;
    for (int64_t j = i; j < s->r; j++)
        lib_set_i64(cx, s, &idx[j], at);
    return select_give(cx, s, i);
}

/* ---- permutations ---- */

LIB_METHOD(it_permutations, __new__)
{
    Value pool = tuple_of(cx, argv[1]);
    if (pool == V_NULL)
        return V_NULL;
    int64_t n = AS(Tuple, pool)->len, r = n;
    if (argv[2] != V_NULL && argv[2] != V_NONE) {
        if (!is_intlike(argv[2]))
            return raise_fmt(cx, &exc_TypeError, "Expected int as r");
        if (read_r(cx, argv[2], &r) < 0)
            return V_NULL;
    }
    bool none = r > n;
    ItSelect *s = select_new(cx, argv[0], pool, r, none ? 0 : n + r);
    if (!s)
        return V_NULL;
    s->state = none ? SELECT_NONE : SELECT_FRESH;
    int64_t *idx = select_indices(s);
    for (int64_t i = 0; !none && i < n; i++)
        idx[i] = i;
    for (int64_t i = 0; !none && i < r; i++)
        idx[n + i] = n - i;
    return v_obj(s);
}

/* Turns places i.. of the indices left by one. */
static void turn_left(Ctx *cx, ItSelect *s, int64_t *idx, int64_t i, int64_t n)
{
    int64_t first = idx[i];
    for (int64_t j = i; j + 1 < n; j++)
        lib_set_i64(cx, s, &idx[j], idx[j + 1]);
    lib_set_i64(cx, s, &idx[n - 1], first);
}

/* Place i counts down how many items are still to come there (cycles[i]); at 0
 * the items behind return to their order and the place before it goes on. */
static Value it_permutations_next(Ctx *cx, Value self)
{
    ItSelect *s = AS(ItSelect, self);
    if (s->state != SELECT_RUNNING)
        return s->state == SELECT_FRESH ? select_first(cx, s) : V_NULL;
    int64_t n = pool_len(s), *idx = select_indices(s), *cycles = idx + n;
    for (int64_t i = s->r - 1; i >= 0; i--) {
        lib_set_i64(cx, s, &cycles[i], cycles[i] - 1);
        if (cycles[i] > 0) {
            int64_t j = n - cycles[i], at = idx[i];
            lib_set_i64(cx, s, &idx[i], idx[j]);
            lib_set_i64(cx, s, &idx[j], at);
            return select_give(cx, s, i);
        }
        turn_left(cx, s, idx, i, n);
        lib_set_i64(cx, s, &cycles[i], n - i);
    }
    return finished(cx, s);
}

/* ---- product ---- */

/* A tuple of the iterables' items, all of them `repeat` times. */
static Value product_pools(Ctx *cx, const Value *v, int n, int64_t repeat)
{
    if (n && repeat >= INT32_MAX / n)
        return raise_fmt(cx, &exc_OverflowError, "repeat argument too large");
    if (repeat == 0)
        n = 0;
    Value pools = tuple_new(cx, (size_t)(n * repeat));
    for (int i = 0; pools != V_NULL && i < n; i++) {
        Value pool = tuple_of(cx, v[i]);
        if (pool == V_NULL)
            return V_NULL;
        for (int64_t k = 0; k < repeat; k++)
            AS(Tuple, pools)->v[k * n + i] = pool;
    }
    return pools;
}

Value it_product_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    int64_t repeat = 1;
    if (kw[0] != V_NULL) {
        if (lib_ssize(cx, kw[0], &repeat) < 0)
            return V_NULL;
        if (repeat < 0)
            return raise_fmt(cx, &exc_ValueError,
                             "repeat argument cannot be negative");
    }
    Value pools = product_pools(cx, argv + 1, argc - 1, repeat);
    if (pools == V_NULL)
        return V_NULL;
    int64_t n = AS(Tuple, pools)->len;
    ItSelect *s = select_new(cx, argv[0], pools, n, n);
    return v_obj(s);
}

Value product_give(Ctx *cx, ItSelect *s, int64_t from)
{
    Value v = tuple_new(cx, (size_t)s->r);
    if (v == V_NULL)
        return V_NULL;
    Tuple *t = AS(Tuple, v);
    const Tuple *pools = AS(Tuple, s->pool);
    const int64_t *idx = select_indices(s);
    if (from > 0)
        memcpy(t->v, AS(Tuple, s->last)->v, (size_t)from * sizeof(Value));
    for (int64_t i = from; i < s->r; i++)
        t->v[i] = AS(Tuple, pools->v[i])->v[idx[i]];
    lib_set(cx, s, &s->last, v);
    return v;
}

static Value product_first(Ctx *cx, ItSelect *s)
{
    const Tuple *pools = AS(Tuple, s->pool);
    for (uint32_t i = 0; i < pools->len; i++)
        if (AS(Tuple, pools->v[i])->len == 0)
            return finished(cx, s);
    lib_set_i64(cx, s, &s->state, SELECT_RUNNING);
    return product_give(cx, s, 0);
}

static Value it_product_next(Ctx *cx, Value self)
{
    ItSelect *s = AS(ItSelect, self);
    if (s->state != SELECT_RUNNING)
        return s->state == SELECT_FRESH ? product_first(cx, s) : V_NULL;
    const Tuple *pools = AS(Tuple, s->pool);
    int64_t *idx = select_indices(s);
    for (int64_t i = s->r - 1; i >= 0; i--) {
        lib_set_i64(cx, s, &idx[i], idx[i] + 1);
        if (idx[i] < AS(Tuple, pools->v[i])->len)
            return product_give(cx, s, i);
        lib_set_i64(cx, s, &idx[i], 0);
    }
    return finished(cx, s);
}

LIB_ITERATOR(it_product, "product")
LIB_ITERATOR(it_combinations, "combinations")
LIB_ITERATOR(it_cwr, "combinations_with_replacement")
LIB_ITERATOR(it_permutations, "permutations")
