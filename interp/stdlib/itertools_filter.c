/* itertools_filter.c: accumulate, dropwhile, filterfalse, starmap, takewhile:
 * the iterators of itertools that call a function for each item. */
#include "stdlib/libkind.h"

/* ---- dropwhile, filterfalse, takewhile, starmap ---- */

LIB_BODY(it_dropwhile, ItFilter, 2)
LIB_BODY(it_filterfalse, ItFilter, 2)
LIB_BODY(it_takewhile, ItFilter, 2)
LIB_BODY(it_starmap, ItFilter, 2)

static Value filter_new(Ctx *cx, const Value *argv)
{
    Value source = obj_iter(cx, argv[2]);
    const Type *cls = AS(Type, argv[0]);
    ItFilter *f = source == V_NULL
                      ? NULL
                      : sub_alloc(cx, cls, (Kind)cls->kind, sizeof(ItFilter));
    if (!f)
        return V_NULL;
    f->func = argv[1];
    f->source = source;
    return v_obj(f);
}

LIB_METHOD(it_dropwhile, __new__)
{
    return filter_new(cx, argv);
}
LIB_METHOD(it_filterfalse, __new__)
{
    return filter_new(cx, argv);
}
LIB_METHOD(it_takewhile, __new__)
{
    return filter_new(cx, argv);
}
LIB_METHOD(it_starmap, __new__)
{
    return filter_new(cx, argv);
}

/* Is func(v) true? 1, 0, -1 */
static int passes(Ctx *cx, Value func, Value v)
{
    Value good = vm_call1(cx, func, v);
    return good == V_NULL ? -1 : obj_truth(cx, good);
}

static Value it_dropwhile_next(Ctx *cx, Value self)
{
    ItFilter *f = AS(ItFilter, self);
    for (Value v; (v = obj_iternext(cx, f->source)) != V_NULL;) {
        int drop = f->passed ? 0 : passes(cx, f->func, v);
        if (drop < 0 || (drop && lib_poll(cx) < 0))
            return V_NULL;
        if (!drop) {
            if (!f->passed)
                lib_set(cx, f, &f->passed, 1);
            return v;
        }
    }
    return V_NULL;
}

static Value it_filterfalse_next(Ctx *cx, Value self)
{
    const ItFilter *f = AS(ItFilter, self);
    bool plain = f->func == V_NONE || f->func == v_obj(&type_bool);
    for (Value v; (v = obj_iternext(cx, f->source)) != V_NULL;) {
        int yes = plain ? obj_truth(cx, v) : passes(cx, f->func, v);
        if (yes <= 0)
            return yes < 0 ? V_NULL : v;
        if (lib_poll(cx) < 0)
            return V_NULL;
    }
    return V_NULL;
}

static Value it_takewhile_next(Ctx *cx, Value self)
{
    ItFilter *f = AS(ItFilter, self);
    Value v = f->passed ? V_NULL : obj_iternext(cx, f->source);
    if (v == V_NULL)
        return V_NULL;
    int yes = passes(cx, f->func, v);
    if (yes > 0)
        return v;
    if (yes == 0)
        lib_set(cx, f, &f->passed, 1);
    return V_NULL;
}

static Value it_starmap_next(Ctx *cx, Value self)
{
    const ItFilter *f = AS(ItFilter, self);
    Value args = obj_iternext(cx, f->source);
    if (args != V_NULL && !is_kind(args, KIND_tuple))
        args = tuple_of(cx, args);
    if (args == V_NULL)
        return V_NULL;
    const Tuple *t = AS(Tuple, args);
    return vm_call(cx, f->func, t->v, (int)t->len, V_NULL);
}

LIB_ITERATOR(it_dropwhile, "dropwhile")
LIB_ITERATOR(it_filterfalse, "filterfalse")
LIB_ITERATOR(it_takewhile, "takewhile")
LIB_ITERATOR(it_starmap, "starmap")

/* ---- accumulate ---- */

LIB_BODY(it_accumulate, ItAccumulate, 4)

LIB_METHOD(it_accumulate, __new__)
{
    Value source = obj_iter(cx, argv[1]);
    ItAccumulate *a = source == V_NULL
                          ? NULL
                          : LIB_NEW(cx, ItAccumulate, it_accumulate, argv[0]);
    if (!a)
        return V_NULL;
    a->source = source;
    a->func = argv[2] == V_NULL ? V_NONE : argv[2];
    a->initial = argv[3] == V_NONE ? V_NULL : argv[3];
    return v_obj(a);
}

static Value it_accumulate_next(Ctx *cx, Value self)
{
    ItAccumulate *a = AS(ItAccumulate, self);
    if (a->initial != V_NULL) {
        lib_set(cx, a, &a->total, a->initial);
        lib_set(cx, a, &a->initial, V_NULL);
        return a->total;
    }
    Value v = obj_iternext(cx, a->source);
    if (v == V_NULL)
        return V_NULL;
    if (a->total != V_NULL)
        v = a->func == V_NONE ? lib_add(cx, a->total, v)
                              : vm_call2(cx, a->func, a->total, v);
    if (v != V_NULL)
        lib_set(cx, a, &a->total, v);
    return v;
}

LIB_ITERATOR(it_accumulate, "accumulate")
