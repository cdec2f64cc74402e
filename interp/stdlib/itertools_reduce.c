/* itertools_reduce.c: __reduce__ and __setstate__ of the iterators of
 * itertools, with which copy and pickle make another one that goes on from the
 * same place. Sources are shared, as CPython shares them. */
#include "stdlib/libkind.h"

/* (class, args) or, with a state, (class, args, state); takes V_NULL args for a
 * failure on the way. */
static Value reduced(Ctx *cx, Value self, Value args, Value state)
{
    Value all[3] = {v_obj(type_of(self)), args, state};
    return args == V_NULL ? V_NULL
                          : tuple_from(cx, all, state == V_NULL ? 2 : 3);
}

static Value one(Ctx *cx, Value v)
{
    return v == V_NULL ? V_NULL : tuple_from(cx, &v, 1);
}

/* A tuple of so many items: false with an exception raised. */
static bool is_state(Ctx *cx, Value v, uint32_t n)
{
    if (!is_kind(v, KIND_tuple))
        return raise_fmt(cx, &exc_TypeError, "state is not a tuple"), false;
    if (AS(Tuple, v)->len == n)
        return true;
    raise_fmt(cx, &exc_TypeError, "state has %u items, not %u",
              AS(Tuple, v)->len, n);
    return false;
}

/* ---- those with two fields ---- */

LIB_METHOD(it_chain, __reduce__)
{
    const ItPair *c = AS(ItPair, argv[0]);
    Value none = v_obj(&tuple_empty);
    if (c->a == V_NULL)
        return reduced(cx, argv[0], none, V_NULL);
    Value state = c->b == V_NULL ? one(cx, c->a) : tuple_pair(cx, c->a, c->b);
    return state == V_NULL ? V_NULL : reduced(cx, argv[0], none, state);
}

LIB_METHOD(it_chain, __setstate__)
{
    ItPair *c = AS(ItPair, argv[0]);
    if (!is_kind(argv[1], KIND_tuple))
        return raise_fmt(cx, &exc_TypeError, "state is not a tuple");
    const Tuple *t = AS(Tuple, argv[1]);
    bool fits = t->len >= 1 && t->len <= 2;
    for (uint32_t i = 0; fits && i < t->len; i++)
        fits = obj_is_iterator(t->v[i]);
    if (!fits)
        return raise_fmt(cx, &exc_TypeError, "Arguments must be iterators.");
    lib_set(cx, c, &c->a, t->v[0]);
    lib_set(cx, c, &c->b, t->len == 2 ? t->v[1] : V_NULL);
    return V_NONE;
}

LIB_METHOD(it_compress, __reduce__)
{
    const ItPair *c = AS(ItPair, argv[0]);
    return reduced(cx, argv[0], tuple_pair(cx, c->a, c->b), V_NULL);
}

LIB_METHOD(it_count, __reduce__)
{
    const ItPair *c = AS(ItPair, argv[0]);
    int64_t i;
    bool plain = c->b == v_int(1) && is_intlike(c->a) && int_to_i64(c->a, &i);
    return reduced(cx, argv[0],
                   plain ? one(cx, c->a) : tuple_pair(cx, c->a, c->b), V_NULL);
}

LIB_METHOD(it_grouper, __reduce__)
{
    const ItPair *p = AS(ItPair, argv[0]);
    if (AS(ItGroupby, p->a)->grouper != argv[0]) { /* another group goes on */
        Value f = dict_get_str(builtins_dict, name_iter);
        Value args = one(cx, v_obj(&tuple_empty));
        return args == V_NULL ? V_NULL : tuple_pair(cx, f, args);
    }
    return reduced(cx, argv[0], tuple_pair(cx, p->a, p->b), V_NULL);
}

LIB_METHOD(it_repeat, __reduce__)
{
    const ItRepeat *r = AS(ItRepeat, argv[0]);
    if (r->left < 0)
        return reduced(cx, argv[0], one(cx, r->element), V_NULL);
    Value left = int_from_i64(cx, r->left);
    return reduced(cx, argv[0],
                   left == V_NULL ? V_NULL : tuple_pair(cx, r->element, left),
                   V_NULL);
}

/* ---- those with a function ---- */

static Value filter_reduced(Ctx *cx, Value self, bool state)
{
    const ItFilter *f = AS(ItFilter, self);
    return reduced(cx, self, tuple_pair(cx, f->func, f->source),
                   state ? v_int(f->passed != 0) : V_NULL);
}
static Value filter_state(Ctx *cx, const Value *argv)
{
    ItFilter *f = AS(ItFilter, argv[0]);
    int yes = obj_truth(cx, argv[1]);
    if (yes < 0)
        return V_NULL;
    lib_set(cx, f, &f->passed, (uint64_t)yes);
    return V_NONE;
}

LIB_METHOD(it_dropwhile, __reduce__)
{
    return filter_reduced(cx, argv[0], true);
}
LIB_METHOD(it_takewhile, __reduce__)
{
    return filter_reduced(cx, argv[0], true);
}
LIB_METHOD(it_filterfalse, __reduce__)
{
    return filter_reduced(cx, argv[0], false);
}
LIB_METHOD(it_starmap, __reduce__)
{
    return filter_reduced(cx, argv[0], false);
}
LIB_METHOD(it_dropwhile, __setstate__)
{
    return filter_state(cx, argv);
}
LIB_METHOD(it_takewhile, __setstate__)
{
    return filter_state(cx, argv);
}

LIB_METHOD(it_accumulate, __reduce__)
{
    const ItAccumulate *a = AS(ItAccumulate, argv[0]);
    Value source = a->source, total = a->total;
    if (a->initial != V_NULL) { /* still to come, in front of the source */
        Value first = one(cx, a->initial);
        source = first == V_NULL
                     ? V_NULL
                     : vm_call2(cx, v_obj(&type_it_chain), first, a->source);
        total = V_NULL;
    }
    Value args = source == V_NULL ? V_NULL : tuple_pair(cx, source, a->func);
    return reduced(cx, argv[0], args, total == V_NULL ? V_NONE : total);
}

LIB_METHOD(it_accumulate, __setstate__)
{
    ItAccumulate *a = AS(ItAccumulate, argv[0]);
    lib_set(cx, a, &a->total, argv[1] == V_NONE ? V_NULL : argv[1]);
    return V_NONE;
}

LIB_METHOD(it_groupby, __reduce__)
{
    const ItGroupby *g = AS(ItGroupby, argv[0]);
    Value args = tuple_pair(cx, g->source, g->keyfunc), state = V_NULL;
    Value all[3] = {g->value, g->target, g->key};
    if (all[0] && all[1] && all[2] && !(state = tuple_from(cx, all, 3)))
        return V_NULL;
    return reduced(cx, argv[0], args, state);
}

LIB_METHOD(it_groupby, __setstate__)
{
    ItGroupby *g = AS(ItGroupby, argv[0]);
    if (!is_state(cx, argv[1], 3))
        return V_NULL;
    const Value *v = AS(Tuple, argv[1])->v;
    lib_set(cx, g, &g->value, v[0]);
    lib_set(cx, g, &g->target, v[1]);
    lib_set(cx, g, &g->key, v[2]);
    return V_NONE;
}

/* ---- cycle, islice, zip_longest ---- */

LIB_METHOD(it_cycle, __reduce__)
{
    const ItCycle *c = AS(ItCycle, argv[0]);
    Value source = c->source;
    if (source == V_NULL) {
        Value it = obj_iter(cx, c->saved);
        if (it == V_NULL)
            return V_NULL;
        AS(SeqIter, it)->index = c->index; /* fresh */
        source = it;
    }
    Value items = list_of(cx, c->saved);
    Value state = items == V_NULL
                      ? V_NULL
                      : tuple_pair(cx, items, v_bool(c->source == V_NULL));
    return state == V_NULL ? V_NULL
                           : reduced(cx, argv[0], one(cx, source), state);
}

/* (items saved, are they all?): then what the source gives is not saved. */
LIB_METHOD(it_cycle, __setstate__)
{
    ItCycle *c = AS(ItCycle, argv[0]);
    if (!is_state(cx, argv[1], 2))
        return V_NULL;
    const Value *v = AS(Tuple, argv[1])->v;
    if (!is_kind(v[0], KIND_list))
        return raise_fmt(cx, &exc_TypeError, "argument 1 must be list, not %T",
                         v[0]);
    int all = obj_truth(cx, v[1]);
    Value saved = all < 0 ? V_NULL : list_of(cx, v[0]);
    if (saved == V_NULL)
        return V_NULL;
    lib_set(cx, c, &c->saved, saved);
    lib_set_i64(cx, c, &c->index, 0);
    lib_set_i64(cx, c, &c->complete, all);
    return V_NONE;
}

LIB_METHOD(it_islice, __reduce__)
{
    const ItSlice *s = AS(ItSlice, argv[0]);
    if (s->source == V_NULL) {
        Value it = obj_iter(cx, v_obj(&tuple_empty));
        return reduced(cx, argv[0],
                       it == V_NULL ? V_NULL : tuple_pair(cx, it, v_int(0)),
                       v_int(0));
    }
    Value v[4] = {s->source, int_from_i64(cx, s->next),
                  s->stop < 0 ? V_NONE : int_from_i64(cx, s->stop),
                  int_from_i64(cx, s->step)};
    Value count = int_from_i64(cx, s->count);
    if (!v[1] || !v[2] || !v[3] || !count)
        return V_NULL;
    return reduced(cx, argv[0], tuple_from(cx, v, 4), count);
}

LIB_METHOD(it_islice, __setstate__)
{
    ItSlice *s = AS(ItSlice, argv[0]);
    int64_t count;
    if (!is_intlike(argv[1]))
        return raise_fmt(cx, &exc_TypeError, "an integer is required");
    if (lib_ssize(cx, argv[1], &count) < 0)
        return V_NULL;
    lib_set_i64(cx, s, &s->count, count);
    return V_NONE;
}

LIB_METHOD(it_zip_longest, __reduce__)
{
    const ItZipLongest *z = AS(ItZipLongest, argv[0]);
    const Tuple *iters = AS(Tuple, z->iters);
    Value args = tuple_new(cx, iters->len);
    for (uint32_t i = 0; args != V_NULL && i < iters->len; i++)
        AS(Tuple, args)->v[i] =
            iters->v[i] == V_NONE ? v_obj(&tuple_empty) : iters->v[i];
    return reduced(cx, argv[0], args, z->fill);
}

LIB_METHOD(it_zip_longest, __setstate__)
{
    ItZipLongest *z = AS(ItZipLongest, argv[0]);
    lib_set(cx, z, &z->fill, argv[1]);
    return V_NONE;
}
