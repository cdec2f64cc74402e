/* listslice.c: slices of lists: reading, assignment, deletion; repetition. */
#include "objects/list.h"

Value list_get_slice(Ctx *cx, Value self, Value slice)
{
    int64_t start, stop, step;
    if (slice_unpack(cx, slice, &start, &stop, &step) < 0)
        return V_NULL;
    SeqView s = seq_view(self);
    int64_t count = slice_adjust((int64_t)s.len, &start, &stop, step);
    if (step == 1)
        return list_from(cx, s.v + start, (size_t)count);
    List *r = list_alloc(cx, (size_t)count);
    if (!r || count == 0)
        return v_obj(r);
    const Value *from = s.v + start;
    for (Value *to = r->store->v, *end = to + count; to < end; from += step)
        *to++ = *from;
    return v_obj(r);
}

/* l[at:at + cut] = items, by moving the tail once. */
static int replace_run(Ctx *cx, List *l, size_t at, size_t cut, SeqView items)
{
    int64_t grow = (int64_t)items.len - (int64_t)cut;
    size_t gap_at = grow < 0 ? at + items.len : at + cut;
    if (grow && list_gap_own(cx, l, gap_at, grow) < 0)
        return -1;
    if (items.len)
        store_list_move(cx, l, l->store->v + at, items.v, items.len);
    return 0;
}

/* del l[start::step], count items. */
static int delete_stepped(Ctx *cx, List *l, int64_t start, int64_t step,
                          int64_t count)
{
    if (count == 0)
        return 0;
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    int64_t to = start, len = l->len;
    for (int64_t i = 0; i < count; i++) {
        int64_t from = start + i * step + 1;
        int64_t end = i + 1 < count ? start + (i + 1) * step : len;
        if (end > from)
            store_list_move(cx, l, l->store->v + to, l->store->v + from,
                            (size_t)(end - from));
        to += end - from;
    }
    return list_gap_own(cx, l, (size_t)to, to - len);
}

/* The values to assign as a list or tuple that is not l itself. */
static Value assigned_items(Ctx *cx, Value self, Value value, const char *error)
{
    if (value == self)
        return list_of(cx, value);
    if (is_kind(value, KIND_list) || is_kind(value, KIND_tuple))
        return value;
    Value it = obj_iter(cx, value);
    if (it == V_NULL) {
        if (error_matches(cx, &exc_TypeError)) {
            error_clear(cx);
            raise_fmt(cx, &exc_TypeError, "%s", error);
        }
        return V_NULL;
    }
    return list_of(cx, it);
}

static int assign_stepped(Ctx *cx, List *l, SeqView items, int64_t start,
                          int64_t step, int64_t count)
{
    if ((int64_t)items.len != count)
        return raise_fmt(cx, &exc_ValueError,
                         "attempt to assign sequence of size %zu to extended "
                         "slice of size %ld",
                         items.len, (long)count),
               -1;
    Value *to = count ? l->store->v + start : NULL;
    for (int64_t i = 0; i < count; i++)
        store_list_item(cx, l, &to[i * step], items.v[i]);
    return 0;
}

int list_set_slice(Ctx *cx, Value self, Value slice, Value value)
{
    List *l = AS(List, self);
    int64_t start, stop, step;
    SeqView v = {NULL, 0};
    if (slice_unpack(cx, slice, &start, &stop, &step) < 0)
        return -1;
    if (value != V_NULL) {
        Value items =
            assigned_items(cx, self, value,
                           step == 1 ? "can only assign an iterable"
                                     : "must assign iterable to extended "
                                       "slice");
        if (items == V_NULL)
            return -1;
        v = seq_view(items);
    }
    int64_t count = slice_adjust(l->len, &start, &stop, step);
    if (step == 1)
        return replace_run(cx, l, (size_t)start, (size_t)count, v);
    if (value == V_NULL)
        return delete_stepped(cx, l, start, step, count);
    return assign_stepped(cx, l, v, start, step, count);
}

Value list_repeat(Ctx *cx, Value self, int64_t n)
{
    size_t len = AS(List, self)->len;
    if (n == 0 || len == 0)
        return list_new(cx, 0);
    if (n > (int64_t)(UINT32_MAX / len))
        return raise_memory(cx);
    List *r = list_alloc(cx, len * (size_t)n);
    if (!r)
        return V_NULL;
    const Value *from = AS(List, self)->store->v;
    if (len == 1) {
        Value only = from[0], *to = r->store->v;
        for (size_t i = 0; i < (size_t)n; i++)
            to[i] = only;
        return v_obj(r);
    }
    for (size_t i = 0; i < (size_t)n; i++)
        memcpy(r->store->v + i * len, from, 8 * len);
    return v_obj(r);
}
