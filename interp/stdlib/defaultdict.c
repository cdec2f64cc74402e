/* defaultdict.c: collections.defaultdict: a dict with a slot for the factory.
 * A missing key is stored through obj_setitem, where the guard stands. */
#include "objects/attr.h"
#include "objects/dict.h"
#include "stdlib/libkind.h"

enum { SLOT_FACTORY };

static Value factory_of(Value self)
{
    const Obj *o = as_obj(self);
    Value f = attr_slot(o, shape_get(o->shape), SLOT_FACTORY);
    return f == V_NULL ? V_NONE : f;
}

static void set_factory(Ctx *cx, Value self, Value f)
{
    Obj *o = as_obj(self);
    attr_slot_set_own(cx, o, shape_get(o->shape), SLOT_FACTORY, f);
}

Value defaultdict_m___new__(Ctx *cx, Value *argv, int argc UNUSED,
                            Value *kw UNUSED)
{
    Value d = v_obj(sub_alloc(cx, AS(Type, argv[0]), KIND_dict, sizeof(Dict)));
    if (d != V_NULL)
        set_factory(cx, d, V_NONE);
    return d;
}

Value defaultdict_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Value f = argc > 1 ? argv[1] : V_NONE;
    if (f != V_NONE && !obj_is_callable(f))
        return raise_fmt(cx, &exc_TypeError,
                         "first argument must be callable or None");
    set_factory(cx, argv[0], f);
    if (argc <= 1)
        return dict_m___init__(cx, argv, argc, kw);
    argv[1] = argv[0];
    return dict_m___init__(cx, argv + 1, argc - 1, kw);
}

static Value missing(Ctx *cx, Value self, Value key)
{
    Value f = factory_of(self);
    if (f == V_NONE)
        return raise_key(cx, key);
    Value v = vm_call0(cx, f);
    if (v == V_NULL || obj_setitem(cx, self, key, v) < 0)
        return V_NULL;
    return v;
}

LIB_METHOD(defaultdict, __missing__)
{
    return missing(cx, argv[0], argv[1]);
}

static Value defaultdict_getitem(Ctx *cx, Value self, Value key)
{
    Value v = V_NULL;
    int found = dict_get(cx, AS(Dict, self), key, &v);
    if (LIKELY(found))
        return found < 0 ? V_NULL : v;
    if (type_override(type_of(self), DUNDER_missing) == V_NULL)
        return missing(cx, self, key);
    bool has;
    return obj_call_dunder(cx, self, DUNDER_missing, &key, 1, &has);
}

/* A new one of self's class with its factory, filled from a mapping. */
static Value copied(Ctx *cx, Value self, Value from)
{
    return vm_call2(cx, v_obj(type_of(self)), factory_of(self), from);
}

LIB_METHOD(defaultdict, copy)
{
    return copied(cx, argv[0], argv[0]);
}
LIB_METHOD(defaultdict, __copy__)
{
    return copied(cx, argv[0], argv[0]);
}

LIB_METHOD(defaultdict, __reduce__)
{
    Value f = factory_of(argv[0]);
    Value args = f == V_NONE ? v_obj(&tuple_empty) : tuple_from(cx, &f, 1);
    Value items = args == V_NULL ? V_NULL : obj_getattr_s(cx, argv[0], "items");
    items = items == V_NULL ? V_NULL : vm_call0(cx, items);
    Value it = items == V_NULL ? V_NULL : obj_iter(cx, items);
    Value all[5] = {v_obj(type_of(argv[0])), args, V_NONE, V_NONE, it};
    return it == V_NULL ? V_NULL : tuple_from(cx, all, 5);
}

/* The factory may hold self. */
static Value factory_repr(Ctx *cx, Value self)
{
    Value f = factory_of(self);
    int in = f == V_NONE ? 1 : repr_enter(cx, f);
    if (in <= 0)
        return in < 0 ? V_NULL : str_from_ascii(cx, "...");
    Value r = obj_repr(cx, f);
    if (f != V_NONE)
        repr_leave(cx, f);
    return r;
}

static Value defaultdict_repr(Ctx *cx, Value self)
{
    Value items = dict_repr(cx, self);
    Value factory = items == V_NULL ? V_NULL : factory_repr(cx, self);
    if (factory == V_NULL)
        return V_NULL;
    return str_printf(cx, "%S(%S, %S)", type_of(self)->name, factory, items);
}

static bool is_defaultdict(Value v)
{
    return is_instance_of(v, &type_defaultdict);
}

static Value defaultdict_binop(Ctx *cx, Value a, Value b, BinOp op)
{
    if (op != BIN_OR || !is_kind(a, KIND_dict) || !is_kind(b, KIND_dict))
        return V_NOTIMPLEMENTED;
    Value r = copied(cx, is_defaultdict(a) ? a : b, a);
    if (r == V_NULL || !is_kind(r, KIND_dict) ||
        dict_update_own(cx, AS(Dict, r), b) < 0)
        return V_NULL;
    return r;
}

const KindOps defaultdict_slots = {
    .kind = KIND_dict,
    .name = "defaultdict",
    .repr = defaultdict_repr,
    .getitem = defaultdict_getitem,
    .binop = defaultdict_binop,
};
