/* itertools_group.c: groupby and tee: iterators that share a state. The state's
 * owner is checked where an iterator changes it, since the iterator may belong
 * to another context: main's tee may be copied in a context, which then reads
 * what main has read already. */
#include "stdlib/libkind.h"

/* ---- groupby ---- */

LIB_BODY(it_groupby, ItGroupby, 6)
LIB_BODY(it_grouper, ItPair, 2)

LIB_METHOD(it_groupby, __new__)
{
    Value source = obj_iter(cx, argv[1]);
    ItGroupby *g =
        source == V_NULL ? NULL : LIB_NEW(cx, ItGroupby, it_groupby, argv[0]);
    if (!g)
        return V_NULL;
    g->source = source;
    g->keyfunc = argv[2] == V_NULL ? V_NONE : argv[2];
    return v_obj(g);
}

/* Reads the next item and its key: 0, or -1 at the end or raised. */
static int groupby_step(Ctx *cx, ItGroupby *g)
{
    Value v = obj_iternext(cx, g->source);
    if (v == V_NULL)
        return -1;
    Value key = g->keyfunc == V_NONE ? v : vm_call1(cx, g->keyfunc, v);
    if (key == V_NULL)
        return -1;
    lib_set(cx, g, &g->value, v);
    lib_set(cx, g, &g->key, key);
    return 0;
}

/* A group over g's items of that key, which from now on is the one to read. */
static Value grouper_new(Ctx *cx, ItGroupby *g, Value key)
{
    ItPair *p = HEAP_NEW(cx, ItPair, KIND_it_grouper);
    if (!p)
        return V_NULL;
    p->a = v_obj(g);
    p->b = key;
    lib_set(cx, g, &g->grouper, v_obj(p));
    return v_obj(p);
}

LIB_METHOD(it_grouper, __new__)
{
    if (!is_kind(argv[1], KIND_it_groupby))
        return raise_fmt(cx, &exc_TypeError,
                         "_grouper() argument 1 must be itertools.groupby, "
                         "not %T",
                         argv[1]);
    if (!guard_write(cx, argv[1], "itertools.groupby.__next__"))
        return V_NULL;
    return grouper_new(cx, AS(ItGroupby, argv[1]), argv[2]);
}

static Value it_groupby_next(Ctx *cx, Value self)
{
    ItGroupby *g = AS(ItGroupby, self);
    lib_set(cx, g, &g->grouper, V_NULL);
    for (;;) {
        if (g->key != V_NULL) {
            int same =
                g->target == V_NULL ? 0 : obj_equal(cx, g->target, g->key);
            if (same < 0)
                return V_NULL;
            if (!same)
                break;
        }
        if (groupby_step(cx, g) < 0 || lib_poll(cx) < 0)
            return V_NULL;
    }
    Value key = g->key;
    lib_set(cx, g, &g->target, key);
    Value group = grouper_new(cx, g, key);
    return group == V_NULL ? V_NULL : tuple_pair(cx, key, group);
}

static Value it_grouper_next(Ctx *cx, Value self)
{
    const ItPair *p = AS(ItPair, self);
    ItGroupby *g = AS(ItGroupby, p->a);
    if (g->grouper != self)
        return V_NULL;
    if (!guard_write(cx, p->a, "itertools.groupby.__next__") ||
        (g->value == V_NULL && groupby_step(cx, g) < 0))
        return V_NULL;
    int same = obj_equal(cx, p->b, g->key);
    if (same <= 0)
        return V_NULL;
    Value v = g->value;
    lib_set(cx, g, &g->value, V_NULL);
    lib_set(cx, g, &g->key, V_NULL);
    return v;
}

LIB_ITERATOR(it_groupby, "groupby")
LIB_ITERATOR(it_grouper, "_grouper")

/* ---- tee ---- */

LIB_BODY(it_tee_data, ItTeeData, 2 + TEE_LINK)
LIB_BODY(it_tee, ItTee, 1)

static Value tee_data_new(Ctx *cx, Value source)
{
    ItTeeData *d = HEAP_NEW(cx, ItTeeData, KIND_it_tee_data);
    if (d)
        d->source = source;
    return v_obj(d);
}

static Value tee_on(Ctx *cx, Value data, int64_t index)
{
    ItTee *t = data == V_NULL ? NULL : HEAP_NEW(cx, ItTee, KIND_it_tee);
    if (!t)
        return V_NULL;
    t->data = data;
    t->index = index;
    return v_obj(t);
}

/* A tee over any iterable; another tee's items are shared. */
static Value tee_from(Ctx *cx, Value iterable)
{
    Value it = obj_iter(cx, iterable);
    if (it == V_NULL)
        return V_NULL;
    if (is_exact(it, KIND_it_tee))
        return tee_on(cx, AS(ItTee, it)->data, AS(ItTee, it)->index);
    return tee_on(cx, tee_data_new(cx, it), 0);
}

LIB_METHOD(it_tee, __new__)
{
    return tee_from(cx, argv[1]);
}

LIB_METHOD(it_tee, __copy__)
{
    const ItTee *t = AS(ItTee, argv[0]);
    return tee_on(cx, t->data, t->index);
}

static bool may_read_on(Ctx *cx, ItTeeData *d)
{
    return guard_write(cx, v_obj(d), "itertools._tee.__next__");
}

/* Reads one more item into d; V_NULL at the end or raised. */
static Value tee_read(Ctx *cx, ItTeeData *d)
{
    if (d->running)
        return raise_fmt(cx, &exc_RuntimeError,
                         "cannot re-enter the tee iterator");
    if (!may_read_on(cx, d))
        return V_NULL;
    store_iterator_index32(cx, d, &d->running, 1);
    Value v = obj_iternext(cx, d->source);
    store_iterator_index32(cx, d, &d->running, 0);
    if (v == V_NULL)
        return V_NULL;
    lib_set(cx, d, &d->item[d->count], v);
    store_iterator_index32(cx, d, &d->count, d->count + 1);
    return v;
}

/* The block behind a full one. */
static Value tee_next_data(Ctx *cx, ItTeeData *d)
{
    if (d->next != V_NULL)
        return d->next;
    Value next = may_read_on(cx, d) ? tee_data_new(cx, d->source) : V_NULL;
    if (next != V_NULL)
        lib_set(cx, d, &d->next, next);
    return next;
}

static Value it_tee_next(Ctx *cx, Value self)
{
    ItTee *t = AS(ItTee, self);
    if (t->index == TEE_LINK) {
        Value next = tee_next_data(cx, AS(ItTeeData, t->data));
        if (next == V_NULL)
            return V_NULL;
        lib_set(cx, t, &t->data, next);
        lib_set_i64(cx, t, &t->index, 0);
    }
    ItTeeData *d = AS(ItTeeData, t->data);
    Value v = t->index < d->count ? d->item[t->index] : tee_read(cx, d);
    if (v != V_NULL)
        lib_set_i64(cx, t, &t->index, t->index + 1);
    return v;
}

LIB_ITERATOR(it_tee, "_tee")

const KindOps it_tee_data_ops = {
    .kind = KIND_it_tee_data,
    .name = "_tee_dataobject",
    .size = it_tee_data_size,
    .visit = it_tee_data_visit,
};

/* The first of the n iterators: the iterable's own when it can be copied. */
static Value tee_first(Ctx *cx, Value iterable)
{
    Value it = obj_iter(cx, iterable), copy;
    if (it == V_NULL)
        return V_NULL;
    int has = obj_lookup_attr(cx, it, name_dunder_copy, &copy);
    return has < 0 ? V_NULL : has ? it : tee_from(cx, it);
}

LIB_FUNCTION(itertools, tee)
{
    int64_t n = 2;
    if (argv[1] != V_NULL && lib_ssize(cx, argv[1], &n) < 0)
        return V_NULL;
    if (n < 0)
        return raise_fmt(cx, &exc_ValueError, "n must be >= 0");
    Value all = tuple_new(cx, (size_t)n);
    Value it = all == V_NULL || n == 0 ? V_NULL : tee_first(cx, argv[0]);
    if (it == V_NULL)
        return n == 0 ? all : V_NULL;
    AS(Tuple, all)->v[0] = it;
    for (int64_t i = 1; i < n; i++) {
        Value f, self;
        if (obj_load_method(cx, it, name_dunder_copy, &f, &self) < 0)
            return V_NULL;
        Value c = self == V_NULL ? vm_call0(cx, f) : vm_call1(cx, f, self);
        if (c == V_NULL)
            return V_NULL;
        AS(Tuple, all)->v[i] = c;
    }
    return all;
}
