/* type.c: classes as objects: lookup along the MRO, subclass tests, class
 * attributes, calls (new and init). Making classes is class.c's. */
#include <stdlib.h>

#include "heap/weak.h"
#include "objects/alias.h"
#include "objects/attr.h"
#include "objects/class_private.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/protocol_private.h"
#include "objects/text.h"

/* ---- lookup ---- */

Value type_override(const Type *type, int dunder)
{
    return type->overrides ? type->overrides->v[dunder] : V_NULL;
}

bool type_is_subtype(const Type *a, const Type *b)
{
    if (a == b || b == &type_object)
        return true;
    const Tuple *mro = a->mro;
    for (uint32_t i = 0; i < mro->len; i++)
        if (mro->v[i] == v_obj(b))
            return true;
    return false;
}

const char *type_c_name(const Type *type)
{
    const Str *s = AS(Str, type->name);
    return s->flags & STR_ASCII ? (const char *)s->data : "?";
}

Type *type_new_owner(const Type *type)
{
    while (type->flags & TYPE_HEAP)
        type = type->base;
    return (Type *)(uintptr_t)type;
}

Value class_module(const Type *type)
{
    Value v = dict_get_str(type->attrs, name_dunder_module);
    if (v || type->flags & TYPE_HEAP)
        return v;
    return name_builtins;
}

/* ---- isinstance, issubclass ---- */

static int bad_class_arg(Ctx *cx, bool instance)
{
    if (instance)
        raise_fmt(cx, &exc_TypeError,
                  "isinstance() arg 2 must be a type, a tuple of types, or a "
                  "union");
    else
        raise_fmt(cx, &exc_TypeError,
                  "issubclass() arg 2 must be a class, a tuple of classes, or "
                  "a union");
    return -1;
}

/* The check of the metaclass, if a Python class gives one. 1, 0, -1, 2: none */
static int check_by_meta(Ctx *cx, Value cls, Dunder which, Value v)
{
    Value f = override_of(cls, which);
    if (!f)
        return 2;
    Value r = call_override1(cx, f, cls, v);
    return r ? obj_truth(cx, r) : -1;
}

/* What is no class may still check, by a method of its kind (an alias). */
static int check_by_object(Ctx *cx, Value cls, Dunder which, Value v)
{
    bool found;
    Value r = obj_call_dunder(cx, cls, (int)which, &v, 1, &found);
    if (!found)
        return bad_class_arg(cx, which == DUNDER_instancecheck);
    return r ? obj_truth(cx, r) : -1;
}

static int any_of(Ctx *cx, Value v, Value classes,
                  int (*test)(Ctx *cx, Value v, Value cls))
{
    const Tuple *t = AS(Tuple, classes);
    if (!depth_enter(cx, " in __instancecheck__"))
        return -1;
    int r = 0;
    for (uint32_t i = 0; i < t->len && r == 0; i++)
        r = test(cx, v, t->v[i]);
    cx->c_depth--;
    return r;
}

/* An overridden __class__ counts too; a proxy has its target's. */
static int isinstance_by_class(Ctx *cx, Value v, Value cls)
{
    if (!weak_is_proxy(v)) {
        if (!is_obj(v) || as_obj(v)->shape < KIND_COUNT ||
            !(type_of(v)->flags & TYPE_HEAP))
            return 0;
        Value d = type_lookup(type_of(v), name_dunder_class);
        if (!d || is_exact(d, KIND_getset))
            return 0;
    }
    Value c;
    int r = obj_lookup_attr(cx, v, name_dunder_class, &c);
    if (r <= 0)
        return r;
    return is_type(c) && type_is_subtype(AS(Type, c), AS(Type, cls));
}

int obj_isinstance(Ctx *cx, Value v, Value cls)
{
    const Type *type = type_shown(v);
    if (v_obj(type) == cls)
        return 1;
    if (is_exact(cls, KIND_tuple))
        return any_of(cx, v, cls, obj_isinstance);
    int r = check_by_meta(cx, cls, DUNDER_instancecheck, v);
    if (r != 2)
        return r;
    if (is_exact(cls, KIND_union))
        return union_check(cx, cls, v, true);
    if (!is_type(cls))
        return check_by_object(cx, cls, DUNDER_instancecheck, v);
    if (type_is_subtype(type, AS(Type, cls)))
        return 1;
    return isinstance_by_class(cx, v, cls);
}

int obj_issubclass(Ctx *cx, Value c, Value cls)
{
    if (is_exact(cls, KIND_tuple))
        return any_of(cx, c, cls, obj_issubclass);
    int r = check_by_meta(cx, cls, DUNDER_subclasscheck, c);
    if (r != 2)
        return r;
    if (!is_type(cls))
        return check_by_object(cx, cls, DUNDER_subclasscheck, c);
    if (!is_type(c))
        return raise_fmt(cx, &exc_TypeError,
                         "issubclass() arg 1 must be a class"),
               -1;
    return type_is_subtype(AS(Type, c), AS(Type, cls));
}

/* ---- calls ---- */

static bool init_is_objects(const Type *type)
{
    Value init = type_lookup(type, dunder_names[DUNDER_init]);
    return init == dict_get_str(type_object.attrs, dunder_names[DUNDER_init]);
}

static bool new_is_objects(const Type *type)
{
    Value f = type_lookup(type, dunder_names[DUNDER_new]);
    return f == dict_get_str(type_object.attrs, dunder_names[DUNDER_new]);
}

/* object.__new__ and object.__init__ refuse arguments unless the other of the
 * two is overridden. */
Value object_excess_args(Ctx *cx, const Type *type, bool in_new)
{
    if (in_new) {
        if (!new_is_objects(type))
            return raise_fmt(cx, &exc_TypeError,
                             "object.__new__() takes exactly one argument (the "
                             "type to instantiate)");
        if (init_is_objects(type))
            return raise_fmt(cx, &exc_TypeError, "%N() takes no arguments",
                             type);
        return V_NONE;
    }
    if (!init_is_objects(type))
        return raise_fmt(cx, &exc_TypeError,
                         "object.__init__() takes exactly one argument (the "
                         "instance to initialize)");
    if (new_is_objects(type))
        return raise_fmt(cx, &exc_TypeError,
                         "%N.__init__() takes exactly one argument (the "
                         "instance to initialize)",
                         type);
    return V_NONE;
}

static Value run_new(Ctx *cx, Type *type, Value f, Value *argv, int argc,
                     Value kwnames)
{
    if (is_exact(f, KIND_staticmethod))
        f = AS(Wrapper, f)->inner;
    else if (!is_exact(f, KIND_function) && !is_exact(f, KIND_native)) {
        f = descr_get(cx, f, V_NULL, v_obj(type));
        if (!f)
            return V_NULL;
    }
    return call_with_self(cx, f, v_obj(type), argv, argc, kwnames);
}

static int run_init(Ctx *cx, Type *type, Value f, Value self, Value *argv,
                    int argc, Value kwnames)
{
    Value r;
    if (is_exact(f, KIND_function) || is_exact(f, KIND_native)) {
        r = call_with_self(cx, f, self, argv, argc, kwnames);
    } else {
        Value bound = descr_get(cx, f, self, v_obj(type));
        r = bound ? vm_call(cx, bound, argv, argc, kwnames) : V_NULL;
    }
    if (r && r != V_NONE)
        return raise_fmt(cx, &exc_TypeError,
                         "__init__() should return None, not '%T'", r),
               -1;
    return r ? 0 : -1;
}

/* Classes whose instances object.__new__ makes: the common case, decided by
 * the overrides alone. */
static Value call_plain_class(Ctx *cx, Type *type, Value *argv, int argc,
                              Value kwnames)
{
    Value init = type->overrides->v[DUNDER_init];
    bool args = argc || (kwnames && AS(Tuple, kwnames)->len);
    if (!init && args)
        return object_excess_args(cx, type, true);
    if (UNLIKELY(type->flags & TYPE_ABSTRACT))
        return abstract_refused(cx, type);
    Value self = instance_new(cx, type);
    if (!self || !init)
        return self;
    return run_init(cx, type, init, self, argv, argc, kwnames) ? V_NULL : self;
}

/* type(x) and calls of classes that nothing can make. 1: go on. */
static int check_call(Ctx *cx, const Type *type, Value f, int argc)
{
    if (type == &type_type && argc != 3)
        return raise_fmt(cx, &exc_TypeError, "type() takes 1 or 3 arguments"),
               -1;
    bool by_object =
        f == dict_get_str(type_object.attrs, dunder_names[DUNDER_new]);
    if (by_object && type->kind != KIND_object)
        return raise_fmt(cx, &exc_TypeError, "cannot create '%N' instances",
                         type),
               -1;
    return 0;
}

/* int(x), str(x), float(x) of one argument: their __new__ without the search
 * for it. V_NOTIMPLEMENTED: another class. */
static Value call_scalar(Ctx *cx, const Type *type, Value x)
{
    if (type == &type_str)
        return obj_str(cx, x);
    if (type == &type_int)
        return int_from_object(cx, x);
    if (type == &type_float && (is_double(x) || is_int(x)))
        return is_double(x) ? x : v_double((double)as_int(x));
    return V_NOTIMPLEMENTED;
}

/* __new__ and __init__ of the exact built-in kinds that have their own; filled
 * once, then constant. */
static const Native *kind_new[KIND_COUNT], *kind_init[KIND_COUNT];

static const Native *own_native(const Type *type, Dunder name)
{
    Value f = dict_get_str(type->attrs, dunder_names[name]);
    return f && is_exact(f, KIND_native) ? AS(Native, f) : NULL;
}

void type_constructors_boot(void)
{
    for (int k = 0; k < KIND_COUNT; k++) {
        const Type *t = kind_types[k];
        if (!t || k == KIND_object || k == KIND_type)
            continue;
        kind_new[k] = own_native(t, DUNDER_new);
        kind_init[k] = own_native(t, DUNDER_init);
    }
}

enum { FEW_ARGS = 12 };

/* list(...), range(...): the constructors without a lookup. */
static Value call_kind(Ctx *cx, const Type *type, const Value *argv, int argc,
                       int total, Value kwnames)
{
    Value args[FEW_ARGS];
    args[0] = v_obj(type);
    for (int i = 0; i < total; i++)
        args[1 + i] = argv[i];
    Value self =
        native_invoke(cx, kind_new[type->kind], args, argc + 1, kwnames);
    const Native *init = kind_init[type->kind];
    if (!self || !init || type_of(self) != type)
        return self;
    args[0] = self;
    return native_invoke(cx, init, args, argc + 1, kwnames) ? self : V_NULL;
}

Value type_call(Ctx *cx, Type *type, Value *argv, int argc, Value kwnames)
{
    if (argc == 1 && !kwnames) {
        Value v = call_scalar(cx, type, argv[0]);
        if (v != V_NOTIMPLEMENTED)
            return v;
    }
    if (type->flags & TYPE_HEAP && type->kind == KIND_object &&
        !type->overrides->v[DUNDER_new])
        return call_plain_class(cx, type, argv, argc, kwnames);
    int total = argc + (kwnames ? (int)AS(Tuple, kwnames)->len : 0);
    if (type == kind_types[type->kind] && kind_new[type->kind] &&
        total < FEW_ARGS)
        return call_kind(cx, type, argv, argc, total, kwnames);
    if (type == &type_type && argc == 1 &&
        !(kwnames && AS(Tuple, kwnames)->len))
        return v_obj(type_shown(argv[0]));
    Value f = type_lookup(type, dunder_names[DUNDER_new]);
    if (check_call(cx, type, f, argc))
        return V_NULL;
    Value self = run_new(cx, type, f, argv, argc, kwnames);
    if (!self || !type_is_subtype(type_of(self), type) || type == &type_type)
        return self;
    Type *made = type_of(self);
    Value init = type_lookup(made, dunder_names[DUNDER_init]);
    if (init == dict_get_str(type_object.attrs, dunder_names[DUNDER_init]) &&
        !(made->flags & TYPE_HEAP))
        return self;
    return run_init(cx, made, init, self, argv, argc, kwnames) ? V_NULL : self;
}

/* ---- the kind ---- */

static Value type_slot_call(Ctx *cx, Value self, Value *argv, int argc,
                            Value kwnames)
{
    return type_call(cx, AS(Type, self), argv, argc, kwnames);
}

static Value type_repr(Ctx *cx, Value self)
{
    const Type *t = AS(Type, self);
    Value m = class_module(t);
    if (m && is_str(m) && !str_eq_ascii(m, "builtins"))
        return str_printf(cx, "<class '%S.%S'>", m, t->qualname);
    return str_printf(cx, "<class '%S'>", t->qualname);
}

int type_lookup_attr(Ctx *cx, Value self, Value name, Value *out)
{
    Type *t = AS(Type, self), *meta = type_of(self);
    Value d = type_lookup(meta, name);
    if (d && is_data_descr(d)) {
        *out = descr_get(cx, d, self, v_obj(meta));
        return *out ? 1 : -1;
    }
    bool doc = str_eq(AS(Str, name), AS(Str, name_dunder_doc));
    /* a class does not inherit its documentation */
    Value own = doc ? dict_get_str(t->attrs, name) : type_lookup(t, name);
    if (own) {
        *out = descr_get(cx, own, V_NULL, self);
        return *out ? 1 : -1;
    }
    if (doc) {
        *out = V_NONE;
        return 1;
    }
    if (!d)
        return 0;
    *out = descr_get(cx, d, self, v_obj(meta));
    return *out ? 1 : -1;
}

static Value type_getattr(Ctx *cx, Value self, Value name)
{
    Value v;
    int r = type_lookup_attr(cx, self, name, &v);
    if (r == 0)
        return raise_no_attr(cx, self, name);
    return r < 0 ? V_NULL : v;
}

static int refuse_static(Ctx *cx, const Type *t, Value name, Value value)
{
    if (t->flags & TYPE_HEAP)
        return 0;
    if (t == &exc_UnsupportedOperation && name == name_dunder_module && value &&
        is_str(value) && str_eq_ascii(value, "io"))
        return 0; /* changes nothing: class_set_special */
    raise_fmt(cx, &exc_TypeError,
              "cannot set '%S' attribute of immutable type '%N'", name, t);
    return -1;
}

static int set_abstract(Ctx *cx, Type *t, Value methods)
{
    int some = obj_truth(cx, methods);
    if (some >= 0)
        store_type_flags(cx, t, &t->flags,
                         (t->flags & ~(uint32_t)TYPE_ABSTRACT) |
                             (some ? TYPE_ABSTRACT : 0));
    return some < 0 ? -1 : 0;
}

static int type_setattr(Ctx *cx, Value self, Value name, Value value)
{
    Type *t = AS(Type, self);
    if (refuse_static(cx, t, name, value))
        return -1;
    int r = class_set_special(cx, t, name, value);
    if (r)
        return r < 0 ? -1 : 0;
    Value d = type_lookup(type_of(self), name);
    if (d && is_data_descr(d) && !is_exact(d, KIND_getset))
        return generic_store(cx, self, name, value, NULL);
    Value key = str_intern(cx, name);
    Value old = key ? dict_get_str(t->attrs, key) : V_NULL;
    if (!key || dict_set_own(cx, t->attrs, key, value))
        return -1;
    if (type_value_replaced(cx, t, key, old, value))
        return 0;
    if (key == name_dunder_abstractmethods && set_abstract(cx, t, value))
        return -1;
    type_changed(cx, t);
    return 0;
}

static int type_delattr(Ctx *cx, Value self, Value name)
{
    Type *t = AS(Type, self);
    if (refuse_static(cx, t, name, V_NULL))
        return -1;
    int r = class_set_special(cx, t, name, V_NULL);
    if (r)
        return r < 0 ? -1 : 0;
    r = dict_del_own(cx, t->attrs, name);
    if (r == 0)
        return raise_no_attr(cx, self, name), -1;
    if (r > 0 && str_eq(AS(Str, name), AS(Str, name_dunder_abstractmethods)))
        set_abstract(cx, t, V_FALSE);
    if (r > 0)
        type_changed(cx, t);
    return r < 0 ? -1 : 0;
}

static size_t type_size(const Obj *o)
{
    (void)o;
    return sizeof(Type);
}

static void type_visit(Obj *o, Visitor *v)
{
    Type *t = (Type *)o;
    v->value(v, &t->name);
    v->value(v, &t->qualname);
    VISIT_PTR(v, t->base);
    VISIT_PTR(v, t->bases);
    VISIT_PTR(v, t->mro);
    VISIT_PTR(v, t->attrs);
    VISIT_PTR(v, t->overrides);
}

const KindOps type_ops = {
    .kind = KIND_type,
    .name = "type",
    .size = type_size,
    .visit = type_visit,
    .repr = type_repr,
    .getattr = type_getattr,
    .setattr = type_setattr,
    .delattr = type_delattr,
    .call = type_slot_call,
    .binop = union_binop,
};
