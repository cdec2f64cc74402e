/* combine.c: enumerate, zip, map, filter. Each pulls from other iterators by
 * obj_iternext, where the guard stands. */
#include "objects/names.h"
#include "objects/seq.h"
#include "objects/text.h"
#include "objects/subclass.h"

/* ---- enumerate ---- */

Value enumerate_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value count = v_int(0);
    if (argv[1] == V_NULL)
        return raise_fmt(cx, &exc_TypeError,
                         "enumerate() missing required argument 'iterable'");
    if (argv[2] != V_NULL) {
        count = obj_index(cx, argv[2]);
        if (count == V_NULL)
            return V_NULL;
    }
    Value iter = obj_iter(cx, argv[1]);
    if (iter == V_NULL)
        return V_NULL;
    Enumerate *e =
        sub_alloc(cx, AS(Type, argv[0]), KIND_enumerate, sizeof(Enumerate));
    if (!e)
        return V_NULL;
    e->iter = iter;
    e->count = count;
    return v_obj(e);
}

static size_t enumerate_size(const Obj *o)
{
    (void)o;
    return sizeof(Enumerate);
}
static void enumerate_visit(Obj *o, Visitor *v)
{
    v->value(v, &((Enumerate *)o)->iter);
    v->value(v, &((Enumerate *)o)->count);
}

Value enumerate_pair(Ctx *cx, Enumerate *e, Value item)
{
    Value n = e->count;
    Value next = is_int(n) && as_int(n) < INT48_MAX
                     ? v_int(as_int(n) + 1)
                     : int_binary(cx, n, v_int(1), BIN_ADD);
    if (next == V_NULL)
        return V_NULL;
    store_iterator_field(cx, e, &e->count, next);
    return tuple_pair(cx, n, item);
}

static Value enumerate_next(Ctx *cx, Value self)
{
    Enumerate *e = AS(Enumerate, self);
    Value item = iter_step(cx, e->iter);
    return item == V_NULL ? V_NULL : enumerate_pair(cx, e, item);
}

const KindOps enumerate_ops = {
    .kind = KIND_enumerate,
    .name = "enumerate",
    .size = enumerate_size,
    .visit = enumerate_visit,
    .iter = iter_self,
    .iternext = enumerate_next,
};

/* ---- zip and map ---- */

static size_t multi_size(const Obj *o)
{
    (void)o;
    return sizeof(MultiIter);
}
static void multi_visit(Obj *o, Visitor *v)
{
    v->value(v, &((MultiIter *)o)->func);
    VISIT_PTR(v, ((MultiIter *)o)->iters);
}

/* A tuple of iterators over n iterables. */
static Value iters_of(Ctx *cx, const Value *v, int n)
{
    Value t = tuple_new(cx, (size_t)n);
    for (int i = 0; t != V_NULL && i < n; i++) {
        Value it = obj_iter(cx, v[i]);
        if (it == V_NULL)
            return V_NULL;
        AS(Tuple, t)->v[i] = it;
    }
    return t;
}

static Value multi_new(Ctx *cx, Value cls, Value func, Value iters, bool strict)
{
    if (iters == V_NULL)
        return V_NULL;
    const Type *type = AS(Type, cls);
    MultiIter *m = sub_alloc(cx, type, (Kind)type->kind, sizeof(MultiIter));
    if (!m)
        return V_NULL;
    m->func = func;
    m->iters = AS(Tuple, iters);
    m->strict = strict;
    return v_obj(m);
}

Value zip_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    int strict = kw[0] == V_NULL ? 0 : obj_truth(cx, kw[0]);
    if (strict < 0)
        return V_NULL;
    return multi_new(cx, argv[0], V_NULL, iters_of(cx, argv + 1, argc - 1),
                     strict);
}

Value map_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    if (argc < 3)
        return raise_fmt(cx, &exc_TypeError,
                         "map() must have at least two arguments.");
    return multi_new(cx, argv[0], argv[1], iters_of(cx, argv + 2, argc - 2),
                     false);
}

static const char *plural(uint32_t i)
{
    return i == 1 ? " " : "s 1-";
}

/* zip(strict=True): iterator i ended. All must end together. */
static Value zip_ended(Ctx *cx, const MultiIter *z, uint32_t i)
{
    if (i > 0)
        return raise_fmt(cx, &exc_ValueError,
                         "zip() argument %u is shorter than argument%s%u",
                         i + 1, plural(i), i);
    for (i = 1; i < z->iters->len; i++) {
        Value v = iter_step(cx, z->iters->v[i]);
        if (v != V_NULL)
            return raise_fmt(cx, &exc_ValueError,
                             "zip() argument %u is longer than argument%s%u",
                             i + 1, plural(i), i);
        if (error_pending(cx))
            return V_NULL;
    }
    return V_NULL;
}

static Value zip_next(Ctx *cx, Value self)
{
    const MultiIter *z = AS(MultiIter, self);
    uint32_t n = z->iters->len;
    if (n == 0)
        return V_NULL;
    Value t = tuple_new(cx, n);
    for (uint32_t i = 0; t != V_NULL && i < n; i++) {
        Value v = iter_step(cx, z->iters->v[i]);
        if (v == V_NULL)
            return error_pending(cx) || !z->strict ? V_NULL
                                                   : zip_ended(cx, z, i);
        AS(Tuple, t)->v[i] = v;
    }
    return t;
}

static Value map_next(Ctx *cx, Value self)
{
    const MultiIter *m = AS(MultiIter, self);
    uint32_t n = m->iters->len;
    if (n == 1) {
        Value v = iter_step(cx, m->iters->v[0]);
        return v == V_NULL ? V_NULL : vm_call1(cx, m->func, v);
    }
    Value t = tuple_new(cx, n);
    for (uint32_t i = 0; t != V_NULL && i < n; i++) {
        Value v = iter_step(cx, m->iters->v[i]);
        if (v == V_NULL)
            return V_NULL;
        AS(Tuple, t)->v[i] = v;
    }
    if (t == V_NULL)
        return V_NULL;
    return vm_call(cx, m->func, AS(Tuple, t)->v, (int)n, V_NULL);
}

const KindOps zip_ops = {
    .kind = KIND_zip,
    .name = "zip",
    .size = multi_size,
    .visit = multi_visit,
    .iter = iter_self,
    .iternext = zip_next,
};
const KindOps map_ops = {
    .kind = KIND_map,
    .name = "map",
    .size = multi_size,
    .visit = multi_visit,
    .iter = iter_self,
    .iternext = map_next,
};

/* ---- filter ---- */

Value filter_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value iter = obj_iter(cx, argv[2]);
    if (iter == V_NULL)
        return V_NULL;
    CallIter *f =
        sub_alloc(cx, AS(Type, argv[0]), KIND_filter, sizeof(CallIter));
    if (!f)
        return V_NULL;
    f->func = argv[1];
    f->arg = iter;
    return v_obj(f);
}

static size_t filter_size(const Obj *o)
{
    (void)o;
    return sizeof(CallIter);
}
static void filter_visit(Obj *o, Visitor *v)
{
    v->value(v, &((CallIter *)o)->func);
    v->value(v, &((CallIter *)o)->arg);
}

static Value filter_next(Ctx *cx, Value self)
{
    const CallIter *f = AS(CallIter, self);
    bool plain = f->func == V_NONE || f->func == v_obj(&type_bool);
    for (Value v; (v = iter_step(cx, f->arg)) != V_NULL;) {
        Value good = plain ? v : vm_call1(cx, f->func, v);
        int yes = good == V_NULL ? -1 : obj_truth(cx, good);
        if (yes)
            return yes < 0 ? V_NULL : v;
    }
    return V_NULL;
}

const KindOps filter_ops = {
    .kind = KIND_filter,
    .name = "filter",
    .size = filter_size,
    .visit = filter_visit,
    .iter = iter_self,
    .iternext = filter_next,
};
