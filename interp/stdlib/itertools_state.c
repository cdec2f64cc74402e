/* itertools_state.c: __reduce__ and __setstate__ of product, combinations and
 * permutations: their state is the indices of the selection given out last. */
#include "stdlib/itertools_select.h"

static Value numbers(Ctx *cx, const int64_t *v, int64_t n)
{
    Value t = tuple_new(cx, (size_t)n);
    for (int64_t i = 0; t != V_NULL && i < n; i++)
        AS(Tuple, t)->v[i] = v_int(v[i]);
    return t;
}

static Value reduced(Ctx *cx, Value self, Value args, Value state)
{
    Value all[3] = {v_obj(type_of(self)), args, state};
    return args == V_NULL ? V_NULL
                          : tuple_from(cx, all, state == V_NULL ? 2 : 3);
}

/* state: of a running selection; V_NULL with an exception: failed. */
static Value select_reduced(Ctx *cx, Value self, Value state)
{
    const ItSelect *s = AS(ItSelect, self);
    if (error_pending(cx))
        return V_NULL;
    Value pool = s->state == SELECT_DONE ? v_obj(&tuple_empty) : s->pool;
    return reduced(cx, self, tuple_pair(cx, pool, v_int(s->r)), state);
}

static Value indices_state(Ctx *cx, const ItSelect *s)
{
    return s->state == SELECT_RUNNING ? numbers(cx, select_indices(s), s->r)
                                      : V_NULL;
}

LIB_METHOD(it_combinations, __reduce__)
{
    return select_reduced(cx, argv[0],
                          indices_state(cx, AS(ItSelect, argv[0])));
}
LIB_METHOD(it_cwr, __reduce__)
{
    return select_reduced(cx, argv[0],
                          indices_state(cx, AS(ItSelect, argv[0])));
}

LIB_METHOD(it_permutations, __reduce__)
{
    const ItSelect *s = AS(ItSelect, argv[0]);
    int64_t n = AS(Tuple, s->pool)->len;
    Value state = V_NULL;
    if (s->state == SELECT_RUNNING) {
        Value a = numbers(cx, select_indices(s), n);
        Value b =
            a == V_NULL ? V_NULL : numbers(cx, select_indices(s) + n, s->r);
        state = b == V_NULL ? V_NULL : tuple_pair(cx, a, b);
    }
    return select_reduced(cx, argv[0], state);
}

LIB_METHOD(it_product, __reduce__)
{
    const ItSelect *s = AS(ItSelect, argv[0]);
    Value none = v_obj(&tuple_empty);
    if (s->state == SELECT_DONE)
        return reduced(cx, argv[0], tuple_from(cx, &none, 1), V_NULL);
    Value state = indices_state(cx, s);
    return error_pending(cx) ? V_NULL : reduced(cx, argv[0], s->pool, state);
}

/* ---- setting ---- */

/* The n numbers of a tuple, each clamped to low..high(i). 0, -1 raised. */
static int read_numbers(Ctx *cx, ItSelect *s, Value state, int64_t *to,
                        int64_t n, int64_t low,
                        int64_t (*high)(const ItSelect *s, int64_t i))
{
    if (!is_kind(state, KIND_tuple) || AS(Tuple, state)->len != n) {
        raise_fmt(cx, &exc_ValueError, "invalid arguments");
        return -1;
    }
    for (int64_t i = 0; i < n; i++) {
        int64_t v;
        if (!is_intlike(AS(Tuple, state)->v[i])) {
            raise_fmt(cx, &exc_TypeError, "an integer is required");
            return -1;
        }
        if (lib_ssize(cx, AS(Tuple, state)->v[i], &v) < 0)
            return -1;
        lib_set_i64(cx, s, &to[i], MAX(MIN(v, high(s, i)), low));
    }
    return 0;
}

static int64_t pool_len(const ItSelect *s)
{
    return AS(Tuple, s->pool)->len;
}
static int64_t combination_high(const ItSelect *s, int64_t i)
{
    return i + pool_len(s) - s->r;
}
static int64_t pool_high(const ItSelect *s, int64_t i UNUSED)
{
    return pool_len(s) - 1;
}
static int64_t cycle_high(const ItSelect *s, int64_t i)
{
    return pool_len(s) - i;
}
static int64_t product_high(const ItSelect *s, int64_t i)
{
    return (int64_t)AS(Tuple, AS(Tuple, s->pool)->v[i])->len - 1;
}

/* Goes on from the indices that were set. */
static Value resume(Ctx *cx, ItSelect *s, Value last)
{
    if (last == V_NULL)
        return V_NULL;
    lib_set_i64(cx, s, &s->state, SELECT_RUNNING);
    return V_NONE;
}

static bool has_places(const ItSelect *s)
{
    return s->state == SELECT_FRESH || s->state == SELECT_RUNNING;
}

static Value set_indices(Ctx *cx, const Value *argv,
                         int64_t (*high)(const ItSelect *s, int64_t i))
{
    ItSelect *s = AS(ItSelect, argv[0]);
    if (!has_places(s))
        return raise_fmt(cx, &exc_ValueError, "invalid arguments");
    if (read_numbers(cx, s, argv[1], select_indices(s), s->r, 0, high) < 0)
        return V_NULL;
    return resume(cx, s, select_give(cx, s, 0));
}

LIB_METHOD(it_combinations, __setstate__)
{
    return set_indices(cx, argv, combination_high);
}
LIB_METHOD(it_cwr, __setstate__)
{
    return set_indices(cx, argv, pool_high);
}

LIB_METHOD(it_permutations, __setstate__)
{
    ItSelect *s = AS(ItSelect, argv[0]);
    int64_t n = pool_len(s);
    if (!is_kind(argv[1], KIND_tuple))
        return raise_fmt(cx, &exc_TypeError, "state is not a tuple");
    const Tuple *t = AS(Tuple, argv[1]);
    if (t->len != 2 || !has_places(s))
        return raise_fmt(cx, &exc_ValueError, "invalid arguments");
    int64_t *idx = select_indices(s);
    if (read_numbers(cx, s, t->v[0], idx, n, 0, pool_high) < 0 ||
        read_numbers(cx, s, t->v[1], idx + n, s->r, 1, cycle_high) < 0)
        return V_NULL;
    return resume(cx, s, select_give(cx, s, 0));
}

LIB_METHOD(it_product, __setstate__)
{
    ItSelect *s = AS(ItSelect, argv[0]);
    int64_t *idx = select_indices(s);
    if (!has_places(s))
        return raise_fmt(cx, &exc_ValueError, "invalid arguments");
    if (read_numbers(cx, s, argv[1], idx, s->r, 0, product_high) < 0)
        return V_NULL;
    for (int64_t i = 0; i < s->r; i++)
        if (AS(Tuple, AS(Tuple, s->pool)->v[i])->len == 0) {
            lib_set_i64(cx, s, &s->state, SELECT_DONE);
            return V_NONE;
        }
    return resume(cx, s, product_give(cx, s, 0));
}
