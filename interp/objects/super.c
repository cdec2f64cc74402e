/* super.c: super objects: attribute lookup behind a class in an MRO. The form
 * without arguments is completed by eval (super_new). */
#include "objects/attr.h"
#include "objects/class_private.h"
#include "objects/protocol_private.h"
#include "objects/text.h"

/* The class whose MRO is searched: self's, or self when it is a class. NULL:
 * raised. */
static Type *search_type(Ctx *cx, Type *type, Value self)
{
    if (is_type(self) && type_is_subtype(AS(Type, self), type))
        return AS(Type, self);
    if (type_is_subtype(type_of(self), type))
        return type_of(self);
    raise_fmt(cx, &exc_TypeError,
              "super(type, obj): obj must be an instance or subtype of type");
    return NULL;
}

Value super_new(Ctx *cx, Type *type, Value self)
{
    Type *from = self ? search_type(cx, type, self) : NULL;
    if (self && !from)
        return V_NULL;
    Super *s = HEAP_NEW(cx, Super, KIND_super);
    if (!s)
        return V_NULL;
    s->type = type;
    s->self = self;
    s->self_type = from;
    return v_obj(s);
}

Value super_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    Value cls, obj;
    if (argc == 1)
        return vm_super_args(cx, &cls, &obj)
                   ? V_NULL
                   : super_new(cx, AS(Type, cls), obj);
    if (!is_type(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "super() argument 1 must be a type, not %T", argv[1]);
    Value self = argv[2] && argv[2] != V_NONE ? argv[2] : V_NULL;
    return super_new(cx, AS(Type, argv[1]), self);
}

Value super_method(Value self, Value name)
{
    const Super *s = AS(Super, self);
    if (!s->self || s->self == v_obj(s->self_type) ||
        str_eq(AS(Str, name), AS(Str, name_dunder_class)))
        return V_NULL;
    return type_lookup_behind(s->self_type, s->type, name);
}

static Value super_getattr(Ctx *cx, Value self, Value name)
{
    const Super *s = AS(Super, self);
    if (!s->self || str_eq(AS(Str, name), AS(Str, name_dunder_class)))
        return generic_getattr(cx, self, name);
    Value v = type_lookup_behind(s->self_type, s->type, name);
    if (v) {
        bool on_class = s->self == v_obj(s->self_type);
        return descr_get(cx, v, on_class ? V_NULL : s->self,
                         v_obj(s->self_type));
    }
    Value out;
    int r = generic_lookup(cx, self, name, &out);
    if (r)
        return r < 0 ? V_NULL : out;
    raise_fmt(cx, &exc_AttributeError, "'super' object has no attribute '%S'",
              name);
    exception_set_fields(cx, name, self);
    return V_NULL;
}

/* An unbound super in a class binds as its attribute. */
static Value super_descr_get(Ctx *cx, Value self, Value obj, Value type)
{
    const Super *s = AS(Super, self);
    (void)type;
    if (!obj || s->self)
        return self;
    return super_new(cx, s->type, obj);
}

static Value super_repr(Ctx *cx, Value self)
{
    const Super *s = AS(Super, self);
    if (!s->self)
        return str_printf(cx, "<super: <class '%N'>, NULL>", s->type);
    return str_printf(cx, "<super: <class '%N'>, <%N object>>", s->type,
                      s->self_type);
}

Value super_get___self__(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Super, self)->self ? AS(Super, self)->self : V_NONE;
}

Value super_get___thisclass__(Ctx *cx, Value self)
{
    (void)cx;
    return v_obj(AS(Super, self)->type);
}

Value super_get___self_class__(Ctx *cx, Value self)
{
    (void)cx;
    Type *t = AS(Super, self)->self_type;
    return t ? v_obj(t) : V_NONE;
}

static size_t super_size(const Obj *o)
{
    (void)o;
    return sizeof(Super);
}

static void super_visit(Obj *o, Visitor *v)
{
    Super *s = (Super *)o;
    VISIT_PTR(v, s->type);
    v->value(v, &s->self);
    VISIT_PTR(v, s->self_type);
}

const KindOps super_ops = {
    .kind = KIND_super,
    .name = "super",
    .size = super_size,
    .visit = super_visit,
    .repr = super_repr,
    .getattr = super_getattr,
    .descr_get = super_descr_get,
};
