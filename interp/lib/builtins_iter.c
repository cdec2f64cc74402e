/* builtins_iter.c: the builtins that walk over iterables: len, iter, next, sum,
 * min, max, sorted, any, all. The types (enumerate, zip, map...) are in
 * objects/. */
#include "objects/less.h"
#include "objects/names.h"
#include "objects/number.h"
#include "objects/seq.h"
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

/* The immediate ints or floats at the head of a list or tuple, which take no
 * calls. Returns how many. */
static size_t sum_plain(Sum *s, SeqView v)
{
    size_t i = 0;
    if (s->mode == SUM_INT)
        for (; i < v.len && is_int(v.v[i]); i++)
            if (__builtin_add_overflow(s->i, as_int(v.v[i]), &s->i)) {
                s->i = (int64_t)((uint64_t)s->i - (uint64_t)as_int(v.v[i]));
                return i;
            }
    if (i < v.len && s->mode == SUM_INT && is_double(v.v[i])) {
        s->d = (double)s->i;
        s->mode = SUM_FLOAT;
    }
    if (s->mode == SUM_FLOAT)
        for (; i < v.len && is_double(v.v[i]); i++)
            s->d += as_double(v.v[i]);
    return i;
}

/* A range of immediates: n (first + last) / 2. */
static bool sum_range(Sum *s, Value v)
{
    const Range *r = AS(Range, v);
    if (!is_exact(v, KIND_range) || s->mode != SUM_INT ||
        !are_ints(r->start, r->step) || !is_int(r->length))
        return false;
    __extension__ typedef __int128 wide;
    wide n = as_int(r->length), first = as_int(r->start);
    wide total = s->i + (first + first + (n - 1) * as_int(r->step)) * n / 2;
    if (total != (int64_t)total)
        return false;
    s->i = (int64_t)total;
    return true;
}

static int sum_all(Ctx *cx, Sum *s, Value iterable)
{
    size_t i = 0;
    if (sum_range(s, iterable))
        return 0;
    if (!is_exact(iterable, KIND_list) && !is_exact(iterable, KIND_tuple))
        return obj_each(cx, iterable, sum_add, s);
    for (i = sum_plain(s, seq_view(iterable)); i < seq_view(iterable).len; i++)
        if (sum_add(cx, seq_view(iterable).v[i], s) < 0)
            return -1;
    return 0;
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
    if (!obj_is_iterable(argv[0]))
        return obj_iter(cx, argv[0]); /* its TypeError */
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
    if (sum_all(cx, &s, argv[0]) < 0)
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

static inline int is_better(Ctx *cx, Value x, Value y, CmpOp op)
{
    bool less = op == CMP_LT, is_less;
    Known k = less ? known_order(x, y, &is_less) : known_order(y, x, &is_less);
    if (LIKELY(k != UNKNOWN))
        return is_less;
    if (is_exact(x, KIND_tuple) && is_exact(y, KIND_tuple)) {
        int t = tuple_quick_test(AS(Tuple, x), AS(Tuple, y), op);
        if (t >= 0)
            return t;
    }
    return obj_compare_bool(cx, x, y, op, false);
}

/* The immediate ints, or floats, at the head of a list or tuple, which take no
 * calls. Returns how many. */
static size_t best_plain(Best *b, SeqView s)
{
    size_t i = 1;
    bool least = b->op == CMP_LT;
    if (s.len == 0)
        return 0;
    Value best = s.v[0];
    if (is_int(best)) {
        for (; i < s.len && is_int(s.v[i]); i++)
            if (least ? (int64_t)(s.v[i] << 16) < (int64_t)(best << 16)
                      : (int64_t)(s.v[i] << 16) > (int64_t)(best << 16))
                best = s.v[i];
    } else if (is_double(best)) {
        double d = as_double(best);
        for (; i < s.len && is_double(s.v[i]); i++) {
            double x = as_double(s.v[i]);
            if (least ? x < d : x > d) {
                d = x;
                best = s.v[i];
            }
        }
    }
    b->item = b->key = best;
    return i;
}

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
        int better = is_better(cx, key, b->key, b->op);
        if (better <= 0)
            return better;
    }
    b->item = v;
    b->key = key;
    return 0;
}

static int best_all(Ctx *cx, Value from, Best *b)
{
    if (b->key_func != V_NONE ||
        !(is_exact(from, KIND_list) || is_exact(from, KIND_tuple)))
        return obj_each(cx, from, best_try, b);
    for (size_t i = best_plain(b, seq_view(from)); i < seq_view(from).len; i++)
        if (best_try(cx, seq_view(from).v[i], b) < 0)
            return -1;
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
    if (best_all(cx, argv[0], &b) < 0)
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
    int yes = v == V_TRUE                   ? 1
              : v == V_FALSE || v == V_NONE ? 0
              : is_int(v)                   ? as_int(v) != 0
                                            : obj_truth(cx, v);
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
