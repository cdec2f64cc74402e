/* itertools.c: the module, and the iterators that go on with other iterators
 * one after another or by number: chain, compress, count, cycle, islice,
 * pairwise, repeat, zip_longest. All pull by obj_iternext, where the guard
 * stands. The others: itertools_filter.c, itertools_select.c,
 * itertools_group.c. */
#include "lib/modules.h"
#include "stdlib/libkind.h"

int itertools_module_init(Ctx *cx, Dict *ns)
{
    Type *const types[] = {
        &type_it_accumulate, &type_it_chain,        &type_it_combinations,
        &type_it_cwr,        &type_it_compress,     &type_it_count,
        &type_it_cycle,      &type_it_dropwhile,    &type_it_filterfalse,
        &type_it_groupby,    &type_it_grouper,      &type_it_islice,
        &type_it_pairwise,   &type_it_permutations, &type_it_product,
        &type_it_repeat,     &type_it_starmap,      &type_it_takewhile,
        &type_it_tee,        &type_it_tee_data,     &type_it_zip_longest,
    };
    for (size_t i = 0; i < ARRAY_LEN(types); i++)
        if (dict_set_own(cx, ns, types[i]->name, v_obj(types[i])) < 0)
            return -1;
    return 0;
}

/* ---- chain ---- */

LIB_BODY(it_chain, ItPair, 2)

static Value chain_new(Ctx *cx, Value cls, Value source)
{
    ItPair *c = source == V_NULL ? NULL : LIB_NEW(cx, ItPair, it_chain, cls);
    if (!c)
        return V_NULL;
    c->a = source;
    return v_obj(c);
}

Value it_chain_m___new__(Ctx *cx, Value *argv, int argc, Value *kw UNUSED)
{
    Value all = tuple_from(cx, argv + 1, (size_t)argc - 1);
    return all == V_NULL ? V_NULL : chain_new(cx, argv[0], obj_iter(cx, all));
}

LIB_METHOD(it_chain, from_iterable)
{
    return chain_new(cx, argv[0], obj_iter(cx, argv[1]));
}

/* The next active iterator; V_NULL at the end or raised. */
static Value chain_advance(Ctx *cx, ItPair *c)
{
    Value next = c->a == V_NULL ? V_NULL : obj_iternext(cx, c->a);
    if (next != V_NULL)
        next = obj_iter(cx, next);
    if (next == V_NULL)
        lib_set(cx, c, &c->a, V_NULL);
    lib_set(cx, c, &c->b, next);
    return next;
}

static Value it_chain_next(Ctx *cx, Value self)
{
    ItPair *c = AS(ItPair, self);
    while (c->b != V_NULL || chain_advance(cx, c) != V_NULL) {
        Value v = obj_iternext(cx, c->b);
        if (v != V_NULL || error_pending(cx))
            return v;
        lib_set(cx, c, &c->b, V_NULL);
        if (lib_poll(cx) < 0)
            return V_NULL;
    }
    return V_NULL;
}

LIB_ITERATOR(it_chain, "chain")

/* ---- compress ---- */

LIB_BODY(it_compress, ItPair, 2)

LIB_METHOD(it_compress, __new__)
{
    Value data = obj_iter(cx, argv[1]);
    Value selectors = data == V_NULL ? V_NULL : obj_iter(cx, argv[2]);
    ItPair *c =
        selectors == V_NULL ? NULL : LIB_NEW(cx, ItPair, it_compress, argv[0]);
    if (!c)
        return V_NULL;
    c->a = data;
    c->b = selectors;
    return v_obj(c);
}

static Value it_compress_next(Ctx *cx, Value self)
{
    const ItPair *c = AS(ItPair, self);
    for (Value v; (v = obj_iternext(cx, c->a)) != V_NULL;) {
        Value s = obj_iternext(cx, c->b);
        int yes = s == V_NULL ? -1 : obj_truth(cx, s);
        if (yes)
            return yes < 0 ? V_NULL : v;
        if (lib_poll(cx) < 0)
            return V_NULL;
    }
    return V_NULL;
}

LIB_ITERATOR(it_compress, "compress")

/* ---- count ---- */

LIB_BODY(it_count, ItPair, 2)

static bool is_number(Value v)
{
    return is_intlike(v) || is_floatlike(v) || is_index(v) ||
           type_override(type_of(v), DUNDER_float) != V_NULL ||
           type_override(type_of(v), DUNDER_int) != V_NULL ||
           type_override(type_of(v), DUNDER_complex) != V_NULL;
}

LIB_METHOD(it_count, __new__)
{
    Value start = argv[1] == V_NULL ? v_int(0) : argv[1];
    Value step = argv[2] == V_NULL ? v_int(1) : argv[2];
    if (!is_number(start) || !is_number(step))
        return raise_fmt(cx, &exc_TypeError, "a number is required");
    if (is_intlike(start) && is_intlike(step) &&
        int_compare(step, v_int(1)) == 0) {
        start = int_binary(cx, start, v_int(0), BIN_ADD);
        step = v_int(1);
    }
    ItPair *c = start == V_NULL ? NULL : LIB_NEW(cx, ItPair, it_count, argv[0]);
    if (!c)
        return V_NULL;
    c->a = start;
    c->b = step;
    return v_obj(c);
}

static Value it_count_next(Ctx *cx, Value self)
{
    ItPair *c = AS(ItPair, self);
    Value v = c->a, next = lib_add(cx, v, c->b);
    if (next == V_NULL)
        return V_NULL;
    lib_set(cx, c, &c->a, next);
    return v;
}

static Value it_count_repr(Ctx *cx, Value self)
{
    const ItPair *c = AS(ItPair, self);
    Value name = type_of(self)->name;
    if (is_intlike(c->b) && int_compare(c->b, v_int(1)) == 0)
        return str_printf(cx, "%S(%R)", name, c->a);
    return str_printf(cx, "%S(%R, %R)", name, c->a, c->b);
}

const KindOps it_count_ops = {
    LIB_ITERATOR_SLOTS(it_count, "count"),
    .repr = it_count_repr,
};

/* ---- cycle ---- */

LIB_BODY(it_cycle, ItCycle, 2)

LIB_METHOD(it_cycle, __new__)
{
    Value source = obj_iter(cx, argv[1]);
    Value saved = source == V_NULL ? V_NULL : list_new(cx, 0);
    ItCycle *c =
        saved == V_NULL ? NULL : LIB_NEW(cx, ItCycle, it_cycle, argv[0]);
    if (!c)
        return V_NULL;
    c->source = source;
    c->saved = saved;
    return v_obj(c);
}

static Value it_cycle_next(Ctx *cx, Value self)
{
    ItCycle *c = AS(ItCycle, self);
    List *saved = AS(List, c->saved);
    if (c->source != V_NULL) {
        Value v = obj_iternext(cx, c->source);
        if (v != V_NULL)
            return !c->complete && list_append_own(cx, saved, v) < 0 ? V_NULL
                                                                     : v;
        if (error_pending(cx))
            return V_NULL;
        lib_set(cx, c, &c->source, V_NULL);
    }
    if (saved->len == 0)
        return V_NULL;
    int64_t i = c->index;
    lib_set_i64(cx, c, &c->index, i + 1 < saved->len ? i + 1 : 0);
    return saved->store->v[i];
}

LIB_ITERATOR(it_cycle, "cycle")

/* ---- islice ---- */

LIB_BODY(it_islice, ItSlice, 1)

/* An index argument: None gives `none`. NO_INDEX for what is none: the caller
 * words the error. */
#define NO_INDEX INT64_MIN

static int64_t slice_index(Ctx *cx, Value v, int64_t none)
{
    if (v == V_NONE || v == V_NULL)
        return none;
    int64_t i = obj_index_i64(cx, v, &exc_OverflowError);
    bool failed = error_pending(cx);
    if (failed)
        error_clear(cx);
    return failed ? NO_INDEX : i;
}

static Value bad_stop(Ctx *cx)
{
    return raise_fmt(cx, &exc_ValueError,
                     "Stop argument for islice() must be None or an integer: "
                     "0 <= x <= sys.maxsize.");
}

LIB_METHOD(it_islice, __new__)
{
    bool one = argv[3] == V_NULL;
    Value end = one ? argv[2] : argv[3];
    int64_t start = one ? 0 : slice_index(cx, argv[2], 0);
    int64_t stop = slice_index(cx, end, -1);
    if (end != V_NONE && (stop == -1 || stop == NO_INDEX))
        return bad_stop(cx);
    if (start < 0 || stop < -1)
        return raise_fmt(cx, &exc_ValueError,
                         "Indices for islice() must be None or an integer: "
                         "0 <= x <= sys.maxsize.");
    int64_t step = slice_index(cx, argv[4], 1);
    if (step < 1)
        return raise_fmt(cx, &exc_ValueError,
                         "Step for islice() must be a positive integer or "
                         "None.");
    Value source = obj_iter(cx, argv[1]);
    ItSlice *s =
        source == V_NULL ? NULL : LIB_NEW(cx, ItSlice, it_islice, argv[0]);
    if (!s)
        return V_NULL;
    *s = (ItSlice){s->hdr, source, start, stop, step, 0};
    return v_obj(s);
}

static Value islice_end(Ctx *cx, ItSlice *s)
{
    lib_set(cx, s, &s->source, V_NULL);
    return V_NULL;
}

static Value it_islice_next(Ctx *cx, Value self)
{
    ItSlice *s = AS(ItSlice, self);
    if (s->source == V_NULL)
        return V_NULL;
    while (s->count < s->next) {
        if (obj_iternext(cx, s->source) == V_NULL || lib_poll(cx) < 0)
            return islice_end(cx, s);
        lib_set_i64(cx, s, &s->count, s->count + 1);
    }
    if (s->stop != -1 && s->count >= s->stop)
        return islice_end(cx, s);
    Value v = obj_iternext(cx, s->source);
    if (v == V_NULL)
        return islice_end(cx, s);
    lib_set_i64(cx, s, &s->count, s->count + 1);
    int64_t next;
    if (__builtin_add_overflow(s->next, s->step, &next) ||
        (s->stop != -1 && next > s->stop))
        next = s->stop == -1 ? INT64_MAX : s->stop;
    lib_set_i64(cx, s, &s->next, next);
    return v;
}

LIB_ITERATOR(it_islice, "islice")

/* ---- pairwise ---- */

LIB_BODY(it_pairwise, ItPair, 2)

LIB_METHOD(it_pairwise, __new__)
{
    Value source = obj_iter(cx, argv[1]);
    ItPair *p =
        source == V_NULL ? NULL : LIB_NEW(cx, ItPair, it_pairwise, argv[0]);
    if (!p)
        return V_NULL;
    p->a = source;
    return v_obj(p);
}

static Value it_pairwise_next(Ctx *cx, Value self)
{
    ItPair *p = AS(ItPair, self);
    if (p->a == V_NULL)
        return V_NULL;
    if (p->b == V_NULL)
        lib_set(cx, p, &p->b, obj_iternext(cx, p->a));
    Value old = p->b;
    Value next =
        old == V_NULL || p->a == V_NULL ? V_NULL : obj_iternext(cx, p->a);
    lib_set(cx, p, &p->b, next);
    if (next == V_NULL) {
        lib_set(cx, p, &p->a, V_NULL);
        return V_NULL;
    }
    return tuple_pair(cx, old, next);
}

LIB_ITERATOR(it_pairwise, "pairwise")

/* ---- repeat ---- */

LIB_BODY(it_repeat, ItRepeat, 1)

LIB_METHOD(it_repeat, __new__)
{
    int64_t left = -1;
    if (argv[2] != V_NULL) {
        if (lib_ssize(cx, argv[2], &left) < 0)
            return V_NULL;
        left = MAX(left, 0);
    }
    ItRepeat *r = LIB_NEW(cx, ItRepeat, it_repeat, argv[0]);
    if (!r)
        return V_NULL;
    r->element = argv[1];
    r->left = left;
    return v_obj(r);
}

static Value it_repeat_next(Ctx *cx, Value self)
{
    ItRepeat *r = AS(ItRepeat, self);
    if (r->left == 0)
        return V_NULL;
    if (r->left > 0)
        lib_set_i64(cx, r, &r->left, r->left - 1);
    return r->element;
}

static Value it_repeat_repr(Ctx *cx, Value self)
{
    const ItRepeat *r = AS(ItRepeat, self);
    Value name = type_of(self)->name;
    if (r->left < 0)
        return str_printf(cx, "%S(%R)", name, r->element);
    return str_printf(cx, "%S(%R, %ld)", name, r->element, (long)r->left);
}

LIB_METHOD(it_repeat, __length_hint__)
{
    int64_t left = AS(ItRepeat, argv[0])->left;
    if (left < 0)
        return raise_fmt(cx, &exc_TypeError, "len() of unsized object");
    return int_from_i64(cx, left);
}

const KindOps it_repeat_ops = {
    LIB_ITERATOR_SLOTS(it_repeat, "repeat"),
    .repr = it_repeat_repr,
};

/* ---- zip_longest ---- */

LIB_BODY(it_zip_longest, ItZipLongest, 2)

/* The keyword fillvalue, None without it; V_NULL: raised. */
static Value fill_value(Ctx *cx, Value kw)
{
    if (kw == V_NULL)
        return V_NONE;
    Value v = dict_get_str(AS(Dict, kw), name_fillvalue);
    if (v == V_NULL || AS(Dict, kw)->used > 1)
        return raise_fmt(cx, &exc_TypeError,
                         "zip_longest() got an unexpected keyword argument");
    return v;
}

Value it_zip_longest_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Value fill = fill_value(cx, kw[0]);
    Value iters = fill == V_NULL ? V_NULL : tuple_new(cx, (size_t)argc - 1);
    for (int i = 1; iters != V_NULL && i < argc; i++) {
        Value it = obj_iter(cx, argv[i]);
        if (it == V_NULL)
            return V_NULL;
        AS(Tuple, iters)->v[i - 1] = it;
    }
    ItZipLongest *z = iters == V_NULL
                          ? NULL
                          : LIB_NEW(cx, ItZipLongest, it_zip_longest, argv[0]);
    if (!z)
        return V_NULL;
    z->iters = iters;
    z->fill = fill;
    z->active = argc - 1;
    return v_obj(z);
}

/* Item i of the next tuple: the fill value once its iterator has ended; V_NULL:
 * all have, or raised. */
static Value longest_item(Ctx *cx, ItZipLongest *z, Value *it)
{
    Value v = *it == V_NONE ? z->fill : obj_iternext(cx, *it);
    if (v != V_NULL)
        return v;
    lib_set_i64(cx, z, &z->active, error_pending(cx) ? 0 : z->active - 1);
    if (z->active == 0)
        return V_NULL;
    lib_set(cx, z, it, V_NONE);
    return z->fill;
}

static Value it_zip_longest_next(Ctx *cx, Value self)
{
    ItZipLongest *z = AS(ItZipLongest, self);
    Tuple *iters = AS(Tuple, z->iters);
    if (z->active == 0)
        return V_NULL;
    Value t = tuple_new(cx, iters->len);
    for (uint32_t i = 0; t != V_NULL && i < iters->len; i++) {
        Value v = longest_item(cx, z, &iters->v[i]);
        if (v == V_NULL)
            return V_NULL;
        AS(Tuple, t)->v[i] = v;
    }
    return t;
}

LIB_ITERATOR(it_zip_longest, "zip_longest")
