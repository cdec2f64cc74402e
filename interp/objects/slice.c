/* slice.c: slice objects and the arithmetic of slicing. */
#include "objects/seq.h"
#include "objects/text.h"

Value slice_new(Ctx *cx, Value start, Value stop, Value step)
{
    Slice *s = HEAP_NEW(cx, Slice, KIND_slice);
    if (!s)
        return V_NULL;
    s->start = start;
    s->stop = stop;
    s->step = step;
    return v_obj(s);
}

/* One bound as int64, clamped; *v unchanged when it is None. */
static int slice_bound(Ctx *cx, Value bound, int64_t *v)
{
    if (bound == V_NONE)
        return 0;
    if (is_int(bound)) {
        *v = as_int(bound);
        return 0;
    }
    if (!has_index(bound))
        return raise_fmt(cx, &exc_TypeError,
                         "slice indices must be integers or None or have an "
                         "__index__ method"),
               -1;
    *v = obj_index_i64(cx, bound, NULL);
    return *v == -1 && error_pending(cx) ? -1 : 0;
}

/* Negative bounds count from the end; what lies outside moves to the edge. */
static int64_t slice_clamp(int64_t i, int64_t len, int64_t low, int64_t high)
{
    if (i < 0)
        i += len;
    return i < low ? low : i > high ? high : i;
}

int slice_unpack(Ctx *cx, Value slice, int64_t *start, int64_t *stop,
                 int64_t *step)
{
    const Slice *s = AS(Slice, slice);
    *step = 1;
    if (slice_bound(cx, s->step, step) < 0)
        return -1;
    if (*step == 0)
        return raise_fmt(cx, &exc_ValueError, "slice step cannot be zero"), -1;
    if (*step < -INT64_MAX)
        *step = -INT64_MAX;
    *start = *step < 0 ? INT64_MAX : 0;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    if (slice_bound(cx, s->start, start) < 0)
        return -1;
    return slice_bound(cx, s->stop, stop);
}

int64_t slice_adjust(int64_t len, int64_t *start, int64_t *stop, int64_t step)
{
    bool back = step < 0;
    int64_t low = back ? -1 : 0, high = back ? len - 1 : len;
    *start = slice_clamp(*start, len, low, high);
    *stop = slice_clamp(*stop, len, low, high);
    int64_t span = back ? *start - *stop : *stop - *start;
    return span <= 0 ? 0 : (span - 1) / (back ? -step : step) + 1;
}

int slice_indices(Ctx *cx, Value slice, int64_t len, int64_t *start,
                  int64_t *stop, int64_t *step, int64_t *count)
{
    if (slice_unpack(cx, slice, start, stop, step) < 0)
        return -1;
    *count = slice_adjust(len, start, stop, *step);
    return 0;
}

/* A bound of slice.indices as an exact int of any size. */
static Value exact_bound(Ctx *cx, Value v)
{
    if (!has_index(v))
        return raise_fmt(cx, &exc_TypeError,
                         "slice indices must be integers or None or have an "
                         "__index__ method");
    return obj_index(cx, v);
}

/* As slice_clamp for ints of any size; `dflt` for None. */
static Value exact_clamp(Ctx *cx, Value v, Value dflt, Value len, Value low,
                         Value high)
{
    if (v == V_NONE)
        return dflt;
    v = exact_bound(cx, v);
    if (v != V_NULL && int_sign(v) < 0)
        v = int_binary(cx, v, len, BIN_ADD);
    if (v == V_NULL)
        return V_NULL;
    if (int_compare(v, low) < 0)
        return low;
    return int_compare(v, high) > 0 ? high : v;
}

Value slice_m_indices(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Slice *s = AS(Slice, argv[0]);
    Value len = obj_index(cx, argv[1]);
    if (len == V_NULL)
        return V_NULL;
    if (int_sign(len) < 0)
        return raise_fmt(cx, &exc_ValueError, "length should not be negative");
    Value step = s->step == V_NONE ? v_int(1) : exact_bound(cx, s->step);
    if (step == V_NULL)
        return V_NULL;
    if (int_sign(step) == 0)
        return raise_fmt(cx, &exc_ValueError, "slice step cannot be zero");
    bool back = int_sign(step) < 0;
    Value low = back ? v_int(-1) : v_int(0), high = len;
    if (back)
        high = int_binary(cx, len, v_int(1), BIN_SUB);
    if (high == V_NULL)
        return V_NULL;
    Value start = exact_clamp(cx, s->start, back ? high : low, len, low, high);
    if (start == V_NULL)
        return V_NULL;
    Value stop = exact_clamp(cx, s->stop, back ? low : high, len, low, high);
    if (stop == V_NULL)
        return V_NULL;
    return tuple_from(cx, (Value[]){start, stop, step}, 3);
}

Value slice_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value third = argv[3] == V_NULL ? V_NONE : argv[3];
    if (argv[2] == V_NULL)
        return slice_new(cx, V_NONE, argv[1], third);
    return slice_new(cx, argv[1], argv[2], third);
}

Value slice_get_start(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Slice, self)->start;
}
Value slice_get_stop(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Slice, self)->stop;
}
Value slice_get_step(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Slice, self)->step;
}
static size_t slice_size(const Obj *o)
{
    (void)o;
    return sizeof(Slice);
}
static void slice_visit(Obj *o, Visitor *v)
{
    visit_values(v, &((Slice *)o)->start, 3);
}
static Value slice_repr(Ctx *cx, Value self)
{
    const Slice *s = AS(Slice, self);
    return str_printf(cx, "slice(%R, %R, %R)", s->start, s->stop, s->step);
}
static Value slice_richcmp(Ctx *cx, Value a, Value b, CmpOp op)
{
    if (!is_exact(a, KIND_slice) || !is_exact(b, KIND_slice))
        return V_NOTIMPLEMENTED;
    Value x = tuple_from(cx, &AS(Slice, a)->start, 3);
    Value y = x == V_NULL ? V_NULL : tuple_from(cx, &AS(Slice, b)->start, 3);
    return y == V_NULL ? V_NULL : seq_compare(cx, x, y, op);
}
const KindOps slice_ops = {
    .kind = KIND_slice,
    .name = "slice",
    .size = slice_size,
    .visit = slice_visit,
    .repr = slice_repr,
    .richcmp = slice_richcmp,
};
