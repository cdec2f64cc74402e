/* reduce_iter.c: __reduce__ and __setstate__ of the built-in iterators, of
 * range and slice, with which copy and pickle make another one that goes on
 * from the same place. Sources are shared, as CPython shares them. */
#include "objects/container.h"
#include "objects/class_private.h"
#include "objects/names.h"
#include "objects/number.h"
#include "objects/seq.h"
#include "objects/text.h"

#define ITER_METHOD(kind, name)                                                \
    Value kind##_m_##name(Ctx *cx, Value *argv, int argc UNUSED,               \
                          Value *kw UNUSED)

static Value builtin(Value name)
{
    return dict_get_str(builtins_dict, name);
}

/* (function, (arg,)) or (function, (arg,), state); takes V_NULL for a failure
 * on the way. */
static Value call_of_one(Ctx *cx, Value f, Value arg, Value state)
{
    Value args = arg == V_NULL ? V_NULL : tuple_from(cx, &arg, 1);
    Value row[3] = {f, args, state};
    return f == V_NULL || args == V_NULL
               ? V_NULL
               : tuple_from(cx, row, state == V_NULL ? 2 : 3);
}

static Value made_by_class(Ctx *cx, Value self, Value args)
{
    return args == V_NULL ? V_NULL : tuple_pair(cx, v_obj(type_of(self)), args);
}

/* ---- over sequences ---- */

/* (iter, (seq,), index); exhausted: (iter, (empty,)). */
static Value seq_reduce(Ctx *cx, Value self, Value empty)
{
    const SeqIter *it = AS(SeqIter, self);
    bool live = it->seq != V_NULL;
    if (empty == V_NULL)
        return V_NULL;
    return call_of_one(cx, builtin(name_iter), live ? it->seq : empty,
                       live ? int_from_i64(cx, it->index) : V_NULL);
}

static Value seq_setstate(Ctx *cx, Value *argv, int64_t low, int64_t less)
{
    SeqIter *it = AS(SeqIter, argv[0]);
    if (!is_intlike(argv[1]))
        return raise_fmt(cx, &exc_TypeError, "an integer is required");
    int64_t i = arg_ssize(cx, argv[1]);
    if (error_pending(cx))
        return V_NULL;
    if (it->seq == V_NULL)
        return V_NONE;
    int64_t len = INT64_MAX;
    if (less >= 0 && (len = obj_len(cx, it->seq)) < 0)
        return V_NULL;
    i = MAX(low, MIN(i, len - MAX(less, 0)));
    store_iterator_index(cx, it, &it->index, i);
    return V_NONE;
}

#define SEQ_METHODS(kind, empty)                                               \
    ITER_METHOD(kind, __reduce__)                                              \
    {                                                                          \
        return seq_reduce(cx, argv[0], empty);                                 \
    }                                                                          \
    ITER_METHOD(kind, __setstate__)                                            \
    {                                                                          \
        return seq_setstate(cx, argv, 0, 0);                                   \
    }
SEQ_METHODS(list_iterator, list_new(cx, 0))
SEQ_METHODS(tuple_iterator, v_obj(&tuple_empty))
SEQ_METHODS(str_iterator, str_from_ascii(cx, ""))
SEQ_METHODS(bytes_iterator, v_obj(&tuple_empty))

ITER_METHOD(iterator, __reduce__)
{
    return seq_reduce(cx, argv[0], v_obj(&tuple_empty));
}
ITER_METHOD(iterator, __setstate__)
{
    return seq_setstate(cx, argv, 0, -1);
}

ITER_METHOD(list_reverseiterator, __reduce__)
{
    const SeqIter *it = AS(SeqIter, argv[0]);
    if (it->seq == V_NULL)
        return call_of_one(cx, builtin(name_iter), list_new(cx, 0), V_NULL);
    return call_of_one(cx, v_obj(&type_reversed), it->seq,
                       int_from_i64(cx, it->index));
}
ITER_METHOD(list_reverseiterator, __setstate__)
{
    return seq_setstate(cx, argv, -1, 1);
}

ITER_METHOD(reversed, __reduce__)
{
    const SeqIter *it = AS(SeqIter, argv[0]);
    Value cls = v_obj(type_of(argv[0]));
    if (it->seq == V_NULL)
        return call_of_one(cx, cls, v_obj(&tuple_empty), V_NULL);
    return call_of_one(cx, cls, it->seq, int_from_i64(cx, it->index));
}
ITER_METHOD(reversed, __setstate__)
{
    return seq_setstate(cx, argv, -1, 1);
}

/* ---- over tables: what is left, as a list ---- */

/* The iterator goes over a copy of itself, so that it stays where it is. */
static Value table_reduce(Ctx *cx, Value self)
{
    const DictIter *it = AS(DictIter, self);
    DictIter *twin = HEAP_NEW(cx, DictIter, obj_kind(as_obj(self)));
    if (!twin)
        return V_NULL;
    twin->table = it->table;
    twin->index = it->index;
    twin->used = it->used;
    twin->reverse = it->reverse;
    twin->left = it->left;
    return call_of_one(cx, builtin(name_iter), list_of(cx, v_obj(twin)),
                       V_NULL);
}

ITER_METHOD(dict_keyiterator, __reduce__)
{
    return table_reduce(cx, argv[0]);
}
ITER_METHOD(dict_valueiterator, __reduce__)
{
    return table_reduce(cx, argv[0]);
}
ITER_METHOD(dict_itemiterator, __reduce__)
{
    return table_reduce(cx, argv[0]);
}
ITER_METHOD(set_iterator, __reduce__)
{
    return table_reduce(cx, argv[0]);
}

/* ---- over other iterators ---- */

ITER_METHOD(callable_iterator, __reduce__)
{
    const CallIter *it = AS(CallIter, argv[0]);
    if (it->func == V_NULL)
        return call_of_one(cx, builtin(name_iter), v_obj(&tuple_empty), V_NULL);
    Value args = tuple_pair(cx, it->func, it->arg);
    return args == V_NULL ? V_NULL : tuple_pair(cx, builtin(name_iter), args);
}

ITER_METHOD(filter, __reduce__)
{
    const CallIter *it = AS(CallIter, argv[0]);
    return made_by_class(cx, argv[0], tuple_pair(cx, it->func, it->arg));
}

ITER_METHOD(enumerate, __reduce__)
{
    const Enumerate *e = AS(Enumerate, argv[0]);
    return made_by_class(cx, argv[0], tuple_pair(cx, e->iter, e->count));
}

ITER_METHOD(map, __reduce__)
{
    const MultiIter *m = AS(MultiIter, argv[0]);
    Value args = tuple_new(cx, m->iters->len + 1);
    if (args == V_NULL)
        return V_NULL;
    AS(Tuple, args)->v[0] = m->func;
    for (uint32_t i = 0; i < m->iters->len; i++)
        AS(Tuple, args)->v[i + 1] = m->iters->v[i];
    return made_by_class(cx, argv[0], args);
}

ITER_METHOD(zip, __reduce__)
{
    const MultiIter *z = AS(MultiIter, argv[0]);
    Value row[3] = {v_obj(type_of(argv[0])), v_obj(z->iters), V_TRUE};
    return tuple_from(cx, row, z->strict ? 3 : 2);
}
ITER_METHOD(zip, __setstate__)
{
    MultiIter *z = AS(MultiIter, argv[0]);
    int strict = obj_truth(cx, argv[1]);
    if (strict < 0)
        return V_NULL;
    store_iterator_field(cx, z, &z->strict, (uint64_t)strict);
    return V_NONE;
}

/* ---- range, slice ---- */

ITER_METHOD(range, __reduce__)
{
    const Range *r = AS(Range, argv[0]);
    Value row[3] = {r->start, r->stop, r->step};
    return made_by_class(cx, argv[0], tuple_from(cx, row, 3));
}

ITER_METHOD(slice, __reduce__)
{
    const Slice *s = AS(Slice, argv[0]);
    Value row[3] = {s->start, s->stop, s->step};
    return made_by_class(cx, argv[0], tuple_from(cx, row, 3));
}

/* How many items the iterator has given. */
static Value range_given(Ctx *cx, const RangeIter *it)
{
    Value way = int_binary(cx, it->next, it->first, BIN_SUB);
    return way == V_NULL ? V_NULL : int_binary(cx, way, it->step, BIN_FLOORDIV);
}

/* next + step * n */
static Value range_ahead(Ctx *cx, Value next, Value step, Value n)
{
    Value way = n == V_NULL ? V_NULL : int_binary(cx, step, n, BIN_MUL);
    return way == V_NULL ? V_NULL : int_binary(cx, next, way, BIN_ADD);
}

ITER_METHOD(range_iterator, __reduce__)
{
    const RangeIter *it = AS(RangeIter, argv[0]);
    Value stop = range_ahead(cx, it->next, it->step, rangeiter_left(it));
    Value given = stop == V_NULL ? V_NULL : range_given(cx, it);
    if (given == V_NULL)
        return V_NULL;
    Value bounds[3] = {it->first, stop, it->step};
    Value r = vm_call(cx, v_obj(&type_range), bounds, 3, V_NULL);
    return call_of_one(cx, builtin(name_iter), r, given);
}

ITER_METHOD(range_iterator, __setstate__)
{
    RangeIter *it = AS(RangeIter, argv[0]);
    Value n = obj_index(cx, argv[1]);
    Value total = n == V_NULL ? V_NULL : range_given(cx, it);
    if (total != V_NULL)
        total = int_binary(cx, total, rangeiter_left(it), BIN_ADD);
    Value over = total == V_NULL ? V_NULL : int_binary(cx, total, n, BIN_SUB);
    if (over == V_NULL)
        return V_NULL;
    if (int_sign(n) < 0) {
        n = v_int(0);
        over = total;
    } else if (int_sign(over) < 0) {
        n = total;
        over = v_int(0);
    }
    Value next = range_ahead(cx, it->first, it->step, n);
    if (next == V_NULL)
        return V_NULL;
    int64_t count = rangeiter_quick(next, it->step, over);
    store_iterator_field(cx, it, &it->next, next);
    store_iterator_field(cx, it, &it->left, count ? v_int(0) : over);
    store_iterator_index(cx, it, &it->count, count);
    return V_NONE;
}

/* ---- singletons: found again by their name ---- */

ITER_METHOD(ellipsis, __reduce__)
{
    (void)argv;
    return str_from_ascii(cx, "Ellipsis");
}
ITER_METHOD(notimplemented, __reduce__)
{
    (void)argv;
    return str_from_ascii(cx, "NotImplemented");
}
