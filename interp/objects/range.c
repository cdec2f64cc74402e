/* range.c: range and its iterator. Bounds are ints of any size; ranges whose
 * bounds are immediate (48 bits) take the fast paths. */
#include "objects/names.h"
#include "objects/seq.h"
#include "objects/text.h"

Value slice_m_indices(Ctx *cx, Value *argv, int argc, Value *kw);

/* ceil((stop - start) / step), 0 when negative, for any ints. */
static Value range_count(Ctx *cx, Value start, Value stop, Value step)
{
    if (are_ints(start, stop) && is_int(step)) {
        int64_t a = as_int(start), b = as_int(stop), s = as_int(step);
        int64_t span = s > 0 ? b - a : a - b;
        int64_t by = s > 0 ? s : -s;
        return int_from_i64(cx, span <= 0 ? 0 : (span - 1) / by + 1);
    }
    bool up = int_sign(step) > 0;
    Value span = up ? int_binary(cx, stop, start, BIN_SUB)
                    : int_binary(cx, start, stop, BIN_SUB);
    if (span == V_NULL || int_sign(span) <= 0)
        return span == V_NULL ? V_NULL : v_int(0);
    Value by = up ? step : int_binary(cx, v_int(0), step, BIN_SUB);
    if (by == V_NULL)
        return V_NULL;
    span = int_binary(cx, span, v_int(1), BIN_SUB);
    if (span == V_NULL)
        return V_NULL;
    Value n = int_binary(cx, span, by, BIN_FLOORDIV);
    return n == V_NULL ? V_NULL : int_binary(cx, n, v_int(1), BIN_ADD);
}

/* An int, heap int or bool as a plain int. */
static Value plain_int(Ctx *cx, Value v)
{
    return is_int(v) ? v : obj_index(cx, v);
}

Value range_new(Ctx *cx, Value start, Value stop, Value step)
{
    start = plain_int(cx, start);
    if (start != V_NULL)
        stop = plain_int(cx, stop);
    if (start != V_NULL && stop != V_NULL)
        step = plain_int(cx, step);
    if (start == V_NULL || stop == V_NULL || step == V_NULL)
        return V_NULL;
    if (int_sign(step) == 0)
        return raise_fmt(cx, &exc_ValueError, "range() arg 3 must not be zero");
    Value length = range_count(cx, start, stop, step);
    if (length == V_NULL)
        return V_NULL;
    Range *r = HEAP_NEW(cx, Range, KIND_range);
    if (!r)
        return V_NULL;
    r->start = start;
    r->stop = stop;
    r->step = step;
    r->length = length;
    return v_obj(r);
}

Value range_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (argv[2] == V_NULL)
        return range_new(cx, v_int(0), argv[1], v_int(1));
    return range_new(cx, argv[1], argv[2],
                     argv[3] == V_NULL ? v_int(1) : argv[3]);
}

/* start + i * step, for i in -1..length. */
static Value range_item(Ctx *cx, const Range *r, Value i)
{
    if (are_ints(r->start, r->step) && is_int(i) && is_int(r->stop))
        return int_from_i64(cx, as_int(r->start) + as_int(i) * as_int(r->step));
    Value at = int_binary(cx, i, r->step, BIN_MUL);
    return at == V_NULL ? V_NULL : int_binary(cx, r->start, at, BIN_ADD);
}

/* The index of an int in the range: 1 (*index set), 0 not in it, -1. */
static int range_find_int(Ctx *cx, const Range *r, Value v, Value *index)
{
    bool up = int_sign(r->step) > 0;
    if (int_compare(v, r->start) < 0   ? up
        : int_compare(v, r->start) > 0 ? !up
                                       : false)
        return 0;
    int end = int_compare(v, r->stop);
    if (up ? end >= 0 : end <= 0)
        return 0;
    Value off = int_binary(cx, v, r->start, BIN_SUB);
    Value rest = off == V_NULL ? V_NULL : int_binary(cx, off, r->step, BIN_MOD);
    if (rest == V_NULL)
        return -1;
    if (int_sign(rest) != 0)
        return 0;
    *index = int_binary(cx, off, r->step, BIN_FLOORDIV);
    return *index == V_NULL ? -1 : 1;
}

/* The same for any value: other kinds are compared one by one. */
static int range_find(Ctx *cx, Value self, Value v, Value *index)
{
    const Range *r = AS(Range, self);
    if (is_int(v) || is_exact(v, KIND_int) || is_exact(v, KIND_bool))
        return range_find_int(cx, r, plain_int(cx, v), index);
    for (Value i = v_int(0); int_compare(i, r->length) < 0;) {
        Value item = range_item(cx, r, i);
        int same = item == V_NULL ? -1 : obj_equal(cx, item, v);
        if (same) {
            *index = i;
            return same;
        }
        i = int_binary(cx, i, v_int(1), BIN_ADD);
        if (i == V_NULL)
            return -1;
    }
    return 0;
}

Value range_m_index(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value index;
    int found = range_find(cx, argv[0], argv[1], &index);
    if (found == 0)
        raise_fmt(cx, &exc_ValueError,
                  is_intlike(argv[1]) ? "%R is not in range"
                                      : "sequence.index(x): x not in sequence",
                  argv[1]);
    return found == 1 ? index : V_NULL;
}

Value range_m_count(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Range *r = AS(Range, argv[0]);
    Value v = argv[1], index;
    if (is_intlike(v)) {
        int found = range_find(cx, argv[0], v, &index);
        return found < 0 ? V_NULL : v_int(found);
    }
    int64_t n = 0;
    for (Value i = v_int(0); int_compare(i, r->length) < 0;) {
        Value item = range_item(cx, r, i);
        int same = item == V_NULL ? -1 : obj_equal(cx, item, v);
        i = int_binary(cx, i, v_int(1), BIN_ADD);
        if (same < 0 || i == V_NULL)
            return V_NULL;
        n += same;
    }
    return v_int(n);
}

int64_t rangeiter_quick(Value next, Value step, Value left)
{
    if (!are_ints(next, step) || !is_int(left))
        return 0;
    int64_t behind;
    if (__builtin_mul_overflow(as_int(step), as_int(left), &behind) ||
        __builtin_add_overflow(behind, as_int(next), &behind))
        return 0;
    return fits_int48(behind) ? as_int(left) : 0;
}

Value rangeiter_left(const RangeIter *it)
{
    return it->count ? v_int(it->count) : it->left;
}

static Value rangeiter_new(Ctx *cx, Value next, Value step, Value left)
{
    RangeIter *it = HEAP_NEW(cx, RangeIter, KIND_range_iterator);
    if (!it)
        return V_NULL;
    it->next = it->first = next;
    it->step = step;
    it->by = is_int(step) ? as_int(step) : 0;
    it->count = rangeiter_quick(next, step, left);
    it->left = it->count ? v_int(0) : left;
    return v_obj(it);
}

Value range_m___reversed__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Range *r = AS(Range, argv[0]);
    Value step = int_binary(cx, v_int(0), r->step, BIN_SUB);
    if (step == V_NULL)
        return V_NULL;
    if (int_sign(r->length) == 0)
        return rangeiter_new(cx, r->start, step, r->length);
    Value last = int_binary(cx, r->length, v_int(1), BIN_SUB);
    if (last != V_NULL)
        last = range_item(cx, r, last);
    return last == V_NULL ? V_NULL : rangeiter_new(cx, last, step, r->length);
}

Value range_get_start(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Range, self)->start;
}
Value range_get_stop(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Range, self)->stop;
}
Value range_get_step(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Range, self)->step;
}

static size_t range_size(const Obj *o)
{
    (void)o;
    return sizeof(Range);
}
static void range_visit(Obj *o, Visitor *v)
{
    visit_values(v, &((Range *)o)->start, 4);
}
static Value range_repr(Ctx *cx, Value self)
{
    const Range *r = AS(Range, self);
    if (r->step == v_int(1))
        return str_printf(cx, "range(%R, %R)", r->start, r->stop);
    return str_printf(cx, "range(%R, %R, %R)", r->start, r->stop, r->step);
}
static int range_truth(Ctx *cx, Value self)
{
    (void)cx;
    return int_sign(AS(Range, self)->length) != 0;
}
static int64_t range_len(Ctx *cx, Value self)
{
    int64_t n;
    if (!int_to_i64(AS(Range, self)->length, &n))
        return raise_fmt(cx, &exc_OverflowError,
                         "Python int too large to convert to C ssize_t"),
               -1;
    return n;
}

/* (length, start, step) with what does not matter as None: equal ranges are
 * equal sequences. */
static Value range_identity(Ctx *cx, const Range *r)
{
    Value v[3] = {r->length, V_NONE, V_NONE};
    if (int_sign(r->length) != 0)
        v[1] = r->start;
    if (int_compare(r->length, v_int(1)) > 0)
        v[2] = r->step;
    return tuple_from(cx, v, 3);
}

static int range_hash(Ctx *cx, Value self, uint64_t *hash)
{
    Value t = range_identity(cx, AS(Range, self));
    return t == V_NULL ? -1 : obj_hash(cx, t, hash);
}

static Value range_richcmp(Ctx *cx, Value a, Value b, CmpOp op)
{
    if (!is_exact(b, KIND_range) || (op != CMP_EQ && op != CMP_NE))
        return V_NOTIMPLEMENTED;
    Value x = range_identity(cx, AS(Range, a));
    Value y = x == V_NULL ? V_NULL : range_identity(cx, AS(Range, b));
    return y == V_NULL ? V_NULL : seq_compare(cx, x, y, op);
}

static Value range_slice(Ctx *cx, const Range *r, Value slice)
{
    Value argv[2] = {slice, r->length};
    Value at = slice_m_indices(cx, argv, 1, NULL);
    if (at == V_NULL)
        return V_NULL;
    const Value *v = AS(Tuple, at)->v;
    Value step = int_binary(cx, r->step, v[2], BIN_MUL);
    Value start = step == V_NULL ? V_NULL : range_item(cx, r, v[0]);
    Value stop = start == V_NULL ? V_NULL : range_item(cx, r, v[1]);
    return stop == V_NULL ? V_NULL : range_new(cx, start, stop, step);
}

static Value range_getitem(Ctx *cx, Value self, Value key)
{
    const Range *r = AS(Range, self);
    if (is_exact(key, KIND_slice))
        return range_slice(cx, r, key);
    if (!has_index(key))
        return raise_fmt(cx, &exc_TypeError,
                         "range indices must be integers or slices, not %T",
                         key);
    Value i = plain_int(cx, key);
    if (i != V_NULL && int_sign(i) < 0)
        i = int_binary(cx, i, r->length, BIN_ADD);
    if (i == V_NULL)
        return V_NULL;
    if (int_sign(i) < 0 || int_compare(i, r->length) >= 0)
        return raise_fmt(cx, &exc_IndexError,
                         "range object index out of range");
    return range_item(cx, r, i);
}

static int range_contains(Ctx *cx, Value self, Value item)
{
    Value index;
    return range_find(cx, self, item, &index);
}

static Value range_iter(Ctx *cx, Value self)
{
    const Range *r = AS(Range, self);
    return rangeiter_new(cx, r->start, r->step, r->length);
}

const KindOps range_ops = {
    .kind = KIND_range,
    .name = "range",
    .size = range_size,
    .visit = range_visit,
    .repr = range_repr,
    .hash = range_hash,
    .truth = range_truth,
    .len = range_len,
    .richcmp = range_richcmp,
    .getitem = range_getitem,
    .contains = range_contains,
    .iter = range_iter,
};

/* ---- range_iterator ---- */

static size_t rangeiter_size(const Obj *o)
{
    (void)o;
    return sizeof(RangeIter);
}
static void rangeiter_visit(Obj *o, Visitor *v)
{
    visit_values(v, &((RangeIter *)o)->next, 4);
}

/* next and step of any size. */
static Value rangeiter_next_big(Ctx *cx, RangeIter *it)
{
    Value v = it->next;
    if (int_sign(it->left) <= 0)
        return V_NULL;
    Value left = int_binary(cx, it->left, v_int(1), BIN_SUB);
    Value next = left == V_NULL ? V_NULL : int_binary(cx, v, it->step, BIN_ADD);
    if (next == V_NULL)
        return V_NULL;
    store_iterator_field(cx, it, &it->left, left);
    store_iterator_field(cx, it, &it->next, next);
    return v;
}

static Value rangeiter_iternext(Ctx *cx, Value self)
{
    RangeIter *it = AS(RangeIter, self);
    Value v = it->next;
    if (!it->count)
        return rangeiter_next_big(cx, it);
    store_iterator_index(cx, it, &it->count, it->count - 1);
    store_iterator_field(cx, it, &it->next, v_int(as_int(v) + it->by));
    return v;
}

Value range_iterator_m___length_hint__(Ctx *cx, Value *argv, int argc,
                                       Value *kw)
{
    (void)cx, (void)argc, (void)kw;
    return rangeiter_left(AS(RangeIter, argv[0]));
}

const KindOps range_iterator_ops = {
    .kind = KIND_range_iterator,
    .name = "range_iterator",
    .size = rangeiter_size,
    .visit = rangeiter_visit,
    .iter = iter_self,
    .iternext = rangeiter_iternext,
};
