/* type_methods.c: the methods of `type`. */
#include "context/runtime.h"
#include "objects/class_private.h"
#include "objects/container.h"
#include "objects/text.h"

/* Splits a dict of keywords into a tuple of names and a list of values. */
static Value split(Ctx *cx, Value kw, Value *values)
{
    Value names = tuple_new(cx, AS(Dict, kw)->used), k, v;
    *values = list_new(cx, 4);
    uint32_t pos = 0, n = 0;
    if (!names || !*values)
        return V_NULL;
    while (dict_next(AS(Dict, kw), &pos, &k, &v)) {
        AS(Tuple, names)->v[n++] = k;
        if (list_append_own(cx, AS(List, *values), v))
            return V_NULL;
    }
    return names;
}

Value type_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc != 4)
        return raise_fmt(cx, &exc_TypeError,
                         "type.__new__() takes exactly 3 arguments (%d given)",
                         argc - 1);
    Value kwnames = V_NULL, values = V_NULL;
    if (kw[0] && !(kwnames = split(cx, kw[0], &values)))
        return V_NULL;
    return type_new(cx, AS(Type, argv[0]), argv[1], argv[2], argv[3], kwnames,
                    values ? AS(List, values)->store->v : NULL);
}

Value type_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)kw;
    if (argc != 2 && argc != 4)
        return raise_fmt(cx, &exc_TypeError,
                         "type.__init__() takes 1 or 3 arguments");
    return V_NONE;
}

Value type_m___prepare__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return dict_new(cx);
}

Value type_m___instancecheck__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argc, (void)kw;
    return v_bool(type_is_subtype(type_of(argv[1]), AS(Type, argv[0])));
}

Value type_m___subclasscheck__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_type(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "issubclass() arg 1 must be a class");
    return v_bool(type_is_subtype(AS(Type, argv[1]), AS(Type, argv[0])));
}

Value type_m_mro(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Type *t = AS(Type, argv[0]);
    const Tuple *mro =
        t->flags & TYPE_HEAP ? type_mro(cx, t, t->bases) : t->mro;
    return mro ? list_from(cx, mro->v, mro->len) : V_NULL;
}

static bool is_base(const Type *t, Value base)
{
    for (uint32_t i = 0; i < t->bases->len; i++)
        if (t->bases->v[i] == base)
            return true;
    return false;
}

/* Appends the classes of a heap's list that derive from base, the oldest
 * first. */
static int add_derived(Ctx *cx, List *found, const Type *newest, Value base)
{
    uint32_t from = found->len;
    for (const Type *t = newest; t; t = t->next_type)
        if (is_base(t, base) && list_append_own(cx, found, v_obj(t)) < 0)
            return -1;
    for (uint32_t i = from, j = found->len; i + 1 < j; i++) {
        Value v = found->store->v[i];
        list_put_own(cx, found, i, found->store->v[--j]);
        list_put_own(cx, found, j, v);
    }
    return 0;
}

static Type *const static_types[] = {
#define EXC(name, base) &exc_##name,
#include "object/exceptions.def"
#undef EXC
    &type_bool,
};

/* Built-in classes, those of main, and those of this context. */
Value type_m___subclasses__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value found = list_new(cx, 4);
    if (!found)
        return V_NULL;
    List *l = AS(List, found);
    for (size_t i = 0; i < ARRAY_LEN(static_types); i++)
        if (is_base(static_types[i], argv[0]) &&
            static_types[i] != &exc_BaseException &&
            list_append_own(cx, l, v_obj(static_types[i])) < 0)
            return V_NULL;
    if (add_derived(cx, l, runtime.main.types, argv[0]) < 0 ||
        (!ctx_is_main(cx) && add_derived(cx, l, cx->types, argv[0]) < 0))
        return V_NULL;
    return found;
}
