/* getters.c: operator.itemgetter, attrgetter, methodcaller. */
#include "stdlib/libkind.h"

LIB_BODY(itemgetter, Getter, 3)
LIB_BODY(attrgetter, Getter, 3)
LIB_BODY(methodcaller, Getter, 3)

/* The one positional argument of a call, or V_NULL raised. */
static Value one_argument(Ctx *cx, const char *name, const Value *argv,
                          int argc, Value kwnames)
{
    if (kwnames && AS(Tuple, kwnames)->len)
        return raise_fmt(cx, &exc_TypeError, "%s() takes no keyword arguments",
                         name);
    if (argc != 1)
        return raise_fmt(cx, &exc_TypeError, "%s expected 1 argument, got %d",
                         name, argc);
    return argv[0];
}

static Value too_few(Ctx *cx, const char *name)
{
    return raise_fmt(cx, &exc_TypeError, "%s expected 1 argument, got 0", name);
}

static Getter *getter_new(Ctx *cx, Value cls, Value items)
{
    const Type *t = AS(Type, cls);
    Getter *g = items == V_NULL
                    ? NULL
                    : sub_alloc(cx, t, (Kind)t->kind, sizeof(Getter));
    if (!g)
        return NULL;
    g->items = items;
    g->index = -1;
    return g;
}

/* f(obj) for one item, else a tuple of f(obj, item). */
static Value each_item(Ctx *cx, const Tuple *items, Value obj,
                       Value (*f)(Ctx *cx, Value obj, Value item))
{
    if (items->len == 1)
        return f(cx, obj, items->v[0]);
    Value t = tuple_new(cx, items->len);
    for (uint32_t i = 0; t != V_NULL && i < items->len; i++) {
        Value v = f(cx, obj, items->v[i]);
        if (v == V_NULL)
            return V_NULL;
        AS(Tuple, t)->v[i] = v;
    }
    return t;
}

/* "operator.itemgetter(1, 2)", with the keywords of methodcaller. */
static Value put_call(Ctx *cx, Value self, const Value *v, size_t n, Value kw)
{
    Value list = list_new(cx, n), k, x;
    uint32_t pos = 0;
    if (list == V_NULL)
        return V_NULL;
    for (size_t i = 0; i < n; i++) {
        Value r = obj_repr(cx, v[i]);
        if (r == V_NULL || list_append_own(cx, AS(List, list), r) < 0)
            return V_NULL;
    }
    while (kw != V_NULL && dict_next(AS(Dict, kw), &pos, &k, &x)) {
        Value r = str_printf(cx, "%S=%R", k, x);
        if (r == V_NULL || list_append_own(cx, AS(List, list), r) < 0)
            return V_NULL;
    }
    Value sep = str_from_ascii(cx, ", ");
    SeqView all = seq_view(list);
    Value text = sep == V_NULL ? V_NULL : str_join(cx, sep, all.v, all.len);
    return text == V_NULL ? V_NULL : str_printf(cx, "%T(%S)", self, text);
}

static Value guarded_repr(Ctx *cx, Value self, Value items, Value kw)
{
    int in = repr_enter(cx, self);
    if (in <= 0)
        return in < 0 ? V_NULL : str_printf(cx, "%T(...)", self);
    Value r = items == V_NULL ? V_NULL
                              : put_call(cx, self, AS(Tuple, items)->v,
                                         AS(Tuple, items)->len, kw);
    repr_leave(cx, self);
    return r;
}

/* ---- itemgetter ---- */

Value itemgetter_m___new__(Ctx *cx, Value *argv, int argc, Value *kw UNUSED)
{
    if (argc < 2)
        return too_few(cx, "itemgetter");
    Getter *g =
        getter_new(cx, argv[0], tuple_from(cx, argv + 1, (size_t)argc - 1));
    if (g && argc == 2 && is_int(argv[1]) && as_int(argv[1]) >= 0)
        g->index = as_int(argv[1]);
    return v_obj(g);
}

static Value itemgetter_call(Ctx *cx, Value self, Value *argv, int argc,
                             Value kwnames)
{
    const Getter *g = AS(Getter, self);
    Value obj = one_argument(cx, "itemgetter", argv, argc, kwnames);
    if (obj == V_NULL)
        return V_NULL;
    if (g->index >= 0 && is_exact(obj, KIND_tuple) &&
        g->index < AS(Tuple, obj)->len)
        return AS(Tuple, obj)->v[g->index];
    return each_item(cx, AS(Tuple, g->items), obj, obj_getitem);
}

static Value itemgetter_repr(Ctx *cx, Value self)
{
    return guarded_repr(cx, self, AS(Getter, self)->items, V_NULL);
}

LIB_METHOD(itemgetter, __reduce__)
{
    return tuple_pair(cx, v_obj(type_of(argv[0])), AS(Getter, argv[0])->items);
}

const KindOps itemgetter_ops = {
    .kind = KIND_itemgetter,
    .name = "itemgetter",
    .size = itemgetter_size,
    .visit = itemgetter_visit,
    .repr = itemgetter_repr,
    .call = itemgetter_call,
};

/* ---- attrgetter ---- */

/* A name without a dot itself; else the tuple of its steps. */
static Value read_name(Ctx *cx, Value name)
{
    if (!is_str(name))
        return raise_fmt(cx, &exc_TypeError, "attribute name must be a string");
    const Str *s = AS(Str, name);
    Value steps = list_new(cx, 0);
    size_t from = 0;
    for (size_t i = 0; steps != V_NULL && i <= s->len; i++) {
        if (i < s->len && str_at(s, i) != '.')
            continue;
        Value step = str_substr(cx, name, from, i);
        step = step == V_NULL ? V_NULL : str_intern(cx, step);
        if (step == V_NULL || list_append_own(cx, AS(List, steps), step) < 0)
            return V_NULL;
        from = i + 1;
    }
    if (steps == V_NULL || AS(List, steps)->len > 1)
        return steps == V_NULL ? V_NULL : list_to_tuple(cx, steps);
    return AS(List, steps)->store->v[0];
}

Value attrgetter_m___new__(Ctx *cx, Value *argv, int argc, Value *kw UNUSED)
{
    if (argc < 2)
        return too_few(cx, "attrgetter");
    Value names = tuple_new(cx, (size_t)argc - 1);
    for (int i = 1; names != V_NULL && i < argc; i++) {
        Value name = read_name(cx, argv[i]);
        if (name == V_NULL)
            return V_NULL;
        AS(Tuple, names)->v[i - 1] = name;
    }
    return v_obj(getter_new(cx, argv[0], names));
}

static Value get_dotted(Ctx *cx, Value obj, Value name)
{
    if (is_str(name))
        return obj_getattr(cx, obj, name);
    const Tuple *steps = AS(Tuple, name);
    for (uint32_t i = 0; obj != V_NULL && i < steps->len; i++)
        obj = obj_getattr(cx, obj, steps->v[i]);
    return obj;
}

static Value attrgetter_call(Ctx *cx, Value self, Value *argv, int argc,
                             Value kwnames)
{
    Value obj = one_argument(cx, "attrgetter", argv, argc, kwnames);
    if (obj == V_NULL)
        return V_NULL;
    return each_item(cx, AS(Tuple, AS(Getter, self)->items), obj, get_dotted);
}

/* The names as they were given. */
static Value attrgetter_names(Ctx *cx, Value self)
{
    const Tuple *items = AS(Tuple, AS(Getter, self)->items);
    Value dot = str_from_ascii(cx, "."), t = tuple_new(cx, items->len);
    for (uint32_t i = 0; dot && t && i < items->len; i++) {
        Value name = items->v[i];
        if (!is_str(name))
            name = str_join(cx, dot, AS(Tuple, name)->v, AS(Tuple, name)->len);
        if (name == V_NULL)
            return V_NULL;
        AS(Tuple, t)->v[i] = name;
    }
    return dot ? t : V_NULL;
}

static Value attrgetter_repr(Ctx *cx, Value self)
{
    return guarded_repr(cx, self, attrgetter_names(cx, self), V_NULL);
}

LIB_METHOD(attrgetter, __reduce__)
{
    Value names = attrgetter_names(cx, argv[0]);
    return names == V_NULL ? V_NULL
                           : tuple_pair(cx, v_obj(type_of(argv[0])), names);
}

const KindOps attrgetter_ops = {
    .kind = KIND_attrgetter,
    .name = "attrgetter",
    .size = attrgetter_size,
    .visit = attrgetter_visit,
    .repr = attrgetter_repr,
    .call = attrgetter_call,
};

/* ---- methodcaller ---- */

Value methodcaller_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc < 2)
        return raise_fmt(cx, &exc_TypeError,
                         "methodcaller needs at least one argument, the "
                         "method name");
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError, "method name must be a string");
    Value name = str_intern(cx, argv[1]);
    Value args = tuple_from(cx, argv + 2, (size_t)argc - 2);
    Getter *g = name == V_NULL ? NULL : getter_new(cx, argv[0], args);
    if (!g)
        return V_NULL;
    g->name = name;
    g->kw = kw[0];
    return v_obj(g);
}

/* f(*args, **kw), where self, if any, goes first. */
static Value call_with(Ctx *cx, Value f, Value self, const Tuple *args,
                       const Dict *kw)
{
    size_t own = self != V_NULL, n = own + args->len, i = 0;
    Value all = tuple_new(cx, n + (kw ? kw->used : 0)), names = V_NULL, k, v;
    if (all == V_NULL || (kw && !(names = tuple_new(cx, kw->used))))
        return V_NULL;
    Value *to = AS(Tuple, all)->v;
    if (own)
        to[0] = self;
    if (args->len)
        memcpy(to + own, args->v, args->len * sizeof *to);
    for (uint32_t pos = 0; kw && dict_next(kw, &pos, &k, &v); i++) {
        AS(Tuple, names)->v[i] = k;
        to[n + i] = v;
    }
    return vm_call(cx, f, to, (int)n, names);
}

static Value methodcaller_call(Ctx *cx, Value self, Value *argv, int argc,
                               Value kwnames)
{
    const Getter *g = AS(Getter, self);
    Value obj = one_argument(cx, "methodcaller", argv, argc, kwnames), f, me;
    if (obj == V_NULL || obj_load_method(cx, obj, g->name, &f, &me) < 0)
        return V_NULL;
    const Tuple *args = AS(Tuple, g->items);
    if (args->len == 0 && g->kw == V_NULL)
        return me == V_NULL ? vm_call0(cx, f) : vm_call1(cx, f, me);
    return call_with(cx, f, me, args, g->kw ? AS(Dict, g->kw) : NULL);
}

/* (name, *args) */
static Value methodcaller_args(Ctx *cx, const Getter *g)
{
    const Tuple *args = AS(Tuple, g->items);
    Value t = tuple_new(cx, args->len + 1);
    if (t == V_NULL)
        return V_NULL;
    AS(Tuple, t)->v[0] = g->name;
    if (args->len)
        memcpy(AS(Tuple, t)->v + 1, args->v, args->len * sizeof(Value));
    return t;
}

static Value methodcaller_repr(Ctx *cx, Value self)
{
    const Getter *g = AS(Getter, self);
    return guarded_repr(cx, self, methodcaller_args(cx, g), g->kw);
}

/* With keywords: functools.partial(methodcaller, name, **kw), args. */
LIB_METHOD(methodcaller, __reduce__)
{
    const Getter *g = AS(Getter, argv[0]);
    Value cls = v_obj(type_of(argv[0]));
    if (g->kw == V_NULL) {
        Value args = methodcaller_args(cx, g);
        return args == V_NULL ? V_NULL : tuple_pair(cx, cls, args);
    }
    Value pair = tuple_pair(cx, cls, g->name);
    Value f = pair == V_NULL ? V_NULL
                             : call_with(cx, v_obj(&type_partial), V_NULL,
                                         AS(Tuple, pair), AS(Dict, g->kw));
    return f == V_NULL ? V_NULL : tuple_pair(cx, f, g->items);
}

const KindOps methodcaller_ops = {
    .kind = KIND_methodcaller,
    .name = "methodcaller",
    .size = methodcaller_size,
    .visit = methodcaller_visit,
    .repr = methodcaller_repr,
    .call = methodcaller_call,
};
