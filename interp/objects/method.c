/* method.c: bound methods: a function or native with its first argument. */
#include "objects/attr.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/protocol_private.h"
#include "objects/text.h"

Value method_new(Ctx *cx, Value func, Value self)
{
    Method *m = HEAP_NEW(cx, Method, KIND_method);
    if (!m)
        return V_NULL;
    m->self = self;
    m->func = func;
    return v_obj(m);
}

Value method_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!obj_is_callable(argv[1]))
        return raise_fmt(cx, &exc_TypeError, "first argument must be callable");
    if (argv[2] == V_NONE)
        return raise_fmt(cx, &exc_TypeError, "instance must not be None");
    return method_new(cx, argv[1], argv[2]);
}

Value method_m___reduce__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Method *m = AS(Method, argv[0]);
    Value name = obj_getattr(cx, m->func, name_dunder_name);
    Value args = name ? tuple_pair(cx, m->self, name) : V_NULL;
    Value get = dict_get_str(builtins_dict, name_getattr);
    return args && get ? tuple_pair(cx, get, args) : V_NULL;
}

static Value method_call(Ctx *cx, Value self, Value *argv, int argc,
                         Value kwnames)
{
    const Method *m = AS(Method, self);
    return call_with_self(cx, m->func, m->self, argv, argc, kwnames);
}

static Value method_repr(Ctx *cx, Value self)
{
    const Method *m = AS(Method, self);
    if (is_exact(m->func, KIND_native) &&
        native_is_slot_wrapper(AS(Native, m->func)))
        return str_printf(cx, "<method-wrapper '%s' of %T object at 0x%lx>",
                          AS(Native, m->func)->name, m->self,
                          (unsigned long)m->self);
    if (is_exact(m->func, KIND_native))
        return str_printf(cx, "<built-in method %s of %s object at 0x%lx>",
                          AS(Native, m->func)->name,
                          type_c_name(type_of(m->self)),
                          (unsigned long)m->self);
    Value name;
    int r = obj_lookup_attr(cx, m->func, name_dunder_qualname, &name);
    if (r < 0)
        return V_NULL;
    if (r == 0 || !is_str(name))
        name = str_intern_c(cx, "?");
    return str_printf(cx, "<bound method %S of %R>", name, m->self);
}

static int method_hash(Ctx *cx, Value self, uint64_t *hash)
{
    const Method *m = AS(Method, self);
    uint64_t h;
    if (obj_hash(cx, m->func, &h))
        return -1;
    *hash = h ^ identity_hash(m->self);
    return 0;
}

static Value method_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    (void)cx;
    if (!is_exact(other, KIND_method) || (op != CMP_EQ && op != CMP_NE))
        return V_NOTIMPLEMENTED;
    const Method *a = AS(Method, self), *b = AS(Method, other);
    bool same = a->self == b->self && a->func == b->func;
    return v_bool(same == (op == CMP_EQ));
}

/* Attributes of its own, then those of the function. */
static Value method_getattr(Ctx *cx, Value self, Value name)
{
    Value v;
    int r = generic_lookup(cx, self, name, &v);
    if (r)
        return r < 0 ? V_NULL : v;
    /* A built-in method is no descriptor. */
    if (type_shown(self) == &type_native && str_eq_ascii(name, "__objclass__"))
        return raise_no_attr(cx, self, name);
    return obj_getattr(cx, AS(Method, self)->func, name);
}

static int method_setattr(Ctx *cx, Value self, Value name, Value value)
{
    (void)value;
    raise_fmt(cx, &exc_AttributeError, "'%T' object has no attribute '%S'",
              self, name);
    return -1;
}

Value method_get___self__(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Method, self)->self;
}

Value method_get___func__(Ctx *cx, Value self)
{
    if (is_exact(AS(Method, self)->func, KIND_native))
        return raise_no_attr(cx, self, str_intern_c(cx, "__func__"));
    return AS(Method, self)->func;
}

Value method_get___doc__(Ctx *cx, Value self)
{
    return obj_getattr(cx, AS(Method, self)->func, name_dunder_doc);
}

static size_t method_size(const Obj *o)
{
    (void)o;
    return sizeof(Method);
}

static void method_visit(Obj *o, Visitor *v)
{
    Method *m = (Method *)o;
    v->value(v, &m->self);
    v->value(v, &m->func);
}

const KindOps method_ops = {
    .kind = KIND_method,
    .name = "method",
    .size = method_size,
    .visit = method_visit,
    .repr = method_repr,
    .hash = method_hash,
    .richcmp = method_richcmp,
    .getattr = method_getattr,
    .setattr = method_setattr,
    .call = method_call,
};
