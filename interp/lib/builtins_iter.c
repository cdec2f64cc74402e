/* builtins_iter.c: the builtins that walk over iterables: len, iter, next, sum,
 * min, max, sorted, any, all. The types (enumerate, zip, map...) are in
 * objects/. */
#include "objects/container.h"
#include "objects/names.h"
#include "objects/number.h"
#include "objects/text.h"

Value builtins_len(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int64_t n = obj_len(cx, argv[0]);
    return n < 0 ? V_NULL : v_int(n);
}

Value builtins_iter(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (argv[1] == V_NULL)
        return obj_iter(cx, argv[0]);
    if (!obj_is_callable(argv[0]))
        return raise_fmt(cx, &exc_TypeError, "iter(v, w): v must be callable");
    return calliter_new(cx, argv[0], argv[1]);
}

Value builtins_next(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value v = obj_next(cx, argv[0]);
    if (v || !argv[1] || !error_matches(cx, &exc_StopIteration))
        return v;
    error_clear(cx);
    return argv[1];
}

/* ---- sum ---- */

/* CPython 3.11 adds ints in a machine word, then floats (and ints between them)
 * in a double, then anything by +. Sum of immediates while it stays one. */
typedef struct Sum {
    Value total;
    int64_t i;
    double d;
    enum { SUM_INT, SUM_FLOAT, SUM_ANY } mode;
} Sum;

static int sum_settle(Ctx *cx, Sum *s)
{
    if (s->mode == SUM_INT)
        s->total = int_from_i64(cx, s->i);
    else if (s->mode == SUM_FLOAT)
        s->total = v_double(s->d);
    s->mode = SUM_ANY;
    return s->total == V_NULL ? -1 : 0;
}

static int sum_add(Ctx *cx, Value v, void *data)
{
    Sum *s = data;
    if (s->mode == SUM_INT) {
        if (is_int(v) || is_exact(v, KIND_bool)) {
            int64_t x = is_int(v) ? as_int(v) : v == V_TRUE;
            if (!__builtin_add_overflow(s->i, x, &s->i))
                return 0;
            s->i = (int64_t)((uint64_t)s->i - (uint64_t)x);
        } else if (is_double(v)) {
            s->d = (double)s->i + as_double(v);
            s->mode = SUM_FLOAT;
            return 0;
        }
    } else if (s->mode == SUM_FLOAT) {
        if (is_double(v)) {
            s->d += as_double(v);
            return 0;
        }
        if (is_int(v)) {
            s->d += (double)as_int(v);
            return 0;
        }
    }
    if (s->mode != SUM_ANY && sum_settle(cx, s) < 0)
        return -1;
    s->total = obj_binary(cx, s->total, v, BIN_ADD);
    return s->total == V_NULL ? -1 : 0;
}

static const char *unsummable(Value start)
{
    if (is_str(start))
        return "sum() can't sum strings [use ''.join(seq) instead]";
    if (is_kind(start, KIND_bytes))
        return "sum() can't sum bytes [use b''.join(seq) instead]";
    if (is_kind(start, KIND_bytearray))
        return "sum() can't sum bytearray [use b''.join(seq) instead]";
    return NULL;
}

Value builtins_sum(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Sum s = {.mode = SUM_INT};
    Value start = argv[1];
    if (start != V_NULL) {
        const char *no = unsummable(start);
        if (no)
            return raise_fmt(cx, &exc_TypeError, "%s", no);
        s.total = start;
        s.mode = is_int(start)      ? SUM_INT
                 : is_double(start) ? SUM_FLOAT
                                    : SUM_ANY;
        if (is_int(start))
            s.i = as_int(start);
        else if (is_double(start))
            s.d = as_double(start);
    }
    if (obj_each(cx, argv[0], sum_add, &s) < 0)
        return V_NULL;
    if (s.mode != SUM_ANY && sum_settle(cx, &s) < 0)
        return V_NULL;
    return s.total;
}

/* ---- min, max ---- */

typedef struct Best {
    Value key_func; /* V_NONE: compare the items */
    Value item, key;
    CmpOp op;
} Best;

static int best_try(Ctx *cx, Value v, void *data)
{
    Best *b = data;
    Value key = v;
    if (b->key_func != V_NONE) {
        key = vm_call1(cx, b->key_func, v);
        if (key == V_NULL)
            return -1;
    }
    if (b->item != V_NULL) {
        int better = obj_compare_bool(cx, key, b->key, b->op, false);
        if (better <= 0)
            return better;
    }
    b->item = v;
    b->key = key;
    return 0;
}

static Value min_max(Ctx *cx, Value *argv, int argc, Value *kw, CmpOp op)
{
    const char *name = op == CMP_LT ? "min" : "max";
    Best b = {kw[0] == V_NULL ? V_NONE : kw[0], V_NULL, V_NULL, op};
    if (argc > 1) {
        if (kw[1] != V_NULL)
            return raise_fmt(cx, &exc_TypeError,
                             "Cannot specify a default for %s() with multiple "
                             "positional arguments",
                             name);
        for (int i = 0; i < argc; i++)
            if (best_try(cx, argv[i], &b) < 0)
                return V_NULL;
        return b.item;
    }
    if (obj_each(cx, argv[0], best_try, &b) < 0)
        return V_NULL;
    if (b.item != V_NULL)
        return b.item;
    if (kw[1] != V_NULL)
        return kw[1];
    return raise_fmt(cx, &exc_ValueError, "%s() arg is an empty sequence",
                     name);
}

Value builtins_min(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return min_max(cx, argv, argc, kw, CMP_LT);
}

Value builtins_max(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return min_max(cx, argv, argc, kw, CMP_GT);
}

/* ---- sorted, any, all ---- */

Value builtins_sorted(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc != 1)
        return raise_fmt(cx, &exc_TypeError,
                         "sorted expected 1 argument, got %d", argc);
    Value l = list_of(cx, argv[0]);
    int reverse = 0;
    if (l != V_NULL && kw[1] != V_NULL)
        reverse = obj_truth(cx, kw[1]);
    if (l == V_NULL || reverse < 0)
        return V_NULL;
    Value key = kw[0] == V_NULL ? V_NONE : kw[0];
    return list_sort_own(cx, AS(List, l), key, reverse) < 0 ? V_NULL : l;
}

/* Stops at the first item whose truth is *data: 1. */
static int truth_is(Ctx *cx, Value v, void *data)
{
    int yes = obj_truth(cx, v);
    return yes < 0 ? -1 : yes == *(const int *)data;
}

Value builtins_any(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int want = 1, found = obj_each(cx, argv[0], truth_is, &want);
    return found < 0 ? V_NULL : v_bool(found);
}

Value builtins_all(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int want = 0, found = obj_each(cx, argv[0], truth_is, &want);
    return found < 0 ? V_NULL : v_bool(!found);
}
