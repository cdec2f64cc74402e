/* descr.c: what stands in class dictionaries and answers attribute access:
 * property, classmethod, staticmethod, slots of __slots__ (member) and the
 * computed attributes of built-in kinds (getset). */
#include "objects/attr.h"
#include "objects/class_private.h"
#include "objects/container.h"
#include "objects/protocol_private.h"
#include "objects/subclass.h"
#include "objects/text.h"

/* ---- property ---- */

Value property_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Type *type = AS(Type, argv[0]);
    (void)argc, (void)kw;
    Property *p = sub_alloc(cx, type, KIND_property, sizeof(Property));
    if (!p)
        return V_NULL;
    p->get = p->set = p->del = p->doc = p->name = V_NONE;
    return v_obj(p);
}

static Value doc_of(Ctx *cx, Value get)
{
    Value doc;
    if (get == V_NONE)
        return V_NONE;
    int r = obj_lookup_attr(cx, get, name_dunder_doc, &doc);
    return r < 0 ? V_NULL : r ? doc : V_NONE;
}

Value property_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Property *p = AS(Property, argv[0]);
    (void)argc, (void)kw;
    Value v[4];
    for (int i = 0; i < 4; i++)
        v[i] = argv[i + 1] ? argv[i + 1] : V_NONE;
    if (v[3] == V_NONE && !(v[3] = doc_of(cx, v[0])))
        return V_NULL;
    if (p->get != V_NONE || p->set != V_NONE) /* a second time */
        caches_forget(cx);
    store_property_field(cx, p, &p->get, v[0]);
    store_property_field(cx, p, &p->set, v[1]);
    store_property_field(cx, p, &p->del, v[2]);
    store_property_field(cx, p, &p->doc, v[3]);
    return V_NONE;
}

/* A copy of the same class with one function replaced. */
static Value property_with(Ctx *cx, Value self, int which, Value f)
{
    const Property *p = AS(Property, self);
    Value v[4] = {p->get, p->set, p->del, p->doc};
    v[which] = f;
    if (which == 0) { /* a text that the old getter gave goes with it */
        Value old = doc_of(cx, p->get);
        if (old == V_NULL)
            return V_NULL;
        v[3] = old == p->doc ? V_NONE : p->doc;
    }
    Value copy = vm_call(cx, v_obj(type_of(self)), v, 4, V_NULL);
    if (copy && is_kind(copy, KIND_property))
        AS(Property, copy)->name = p->name;
    return copy;
}

Value property_m_getter(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return property_with(cx, argv[0], 0, argv[1]);
}

Value property_m_setter(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return property_with(cx, argv[0], 1, argv[1]);
}

Value property_m_deleter(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return property_with(cx, argv[0], 2, argv[1]);
}

Value property_m___set_name__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Property *p = AS(Property, argv[0]);
    (void)argc, (void)kw;
    store_property_field(cx, p, &p->name, argv[2]);
    return V_NONE;
}

static Value property_missing(Ctx *cx, Value self, Value obj, const char *what)
{
    Value name = AS(Property, self)->name;
    if (is_str(name))
        return raise_fmt(cx, &exc_AttributeError,
                         "property %R of %R object has no %s", name,
                         type_of(obj)->qualname, what);
    return raise_fmt(cx, &exc_AttributeError, "property of %R object has no %s",
                     type_of(obj)->qualname, what);
}

static Value property_descr_get(Ctx *cx, Value self, Value obj, Value type)
{
    (void)type;
    if (!obj)
        return self;
    Value get = AS(Property, self)->get;
    if (get == V_NONE)
        return property_missing(cx, self, obj, "getter");
    return vm_call1(cx, get, obj);
}

static int property_descr_set(Ctx *cx, Value self, Value obj, Value value)
{
    const Property *p = AS(Property, self);
    Value f = value ? p->set : p->del;
    if (f == V_NONE)
        return property_missing(cx, self, obj, value ? "setter" : "deleter"),
               -1;
    return (value ? vm_call2(cx, f, obj, value) : vm_call1(cx, f, obj)) ? 0
                                                                        : -1;
}

#define PROPERTY_GET(attr, field)                                              \
    Value property_get_##attr(Ctx *cx UNUSED, Value self)                      \
    {                                                                          \
        return AS(Property, self)->field;                                      \
    }
PROPERTY_GET(fget, get)
PROPERTY_GET(fset, set)
PROPERTY_GET(fdel, del)
PROPERTY_GET(__doc__, doc)

int property_set___doc__(Ctx *cx, Value self, Value value)
{
    Property *p = AS(Property, self);
    store_property_field(cx, p, &p->doc, value == V_NULL ? V_NONE : value);
    return 0;
}

static size_t property_size(const Obj *o)
{
    (void)o;
    return sizeof(Property);
}

static void property_visit(Obj *o, Visitor *v)
{
    Property *p = (Property *)o;
    v->value(v, &p->get);
    v->value(v, &p->set);
    v->value(v, &p->del);
    v->value(v, &p->doc);
    v->value(v, &p->name);
}

const KindOps property_ops = {
    .kind = KIND_property,
    .name = "property",
    .size = property_size,
    .visit = property_visit,
    .descr_get = property_descr_get,
    .descr_set = property_descr_set,
};

/* ---- classmethod, staticmethod ---- */

static size_t wrapper_size(const Obj *o)
{
    (void)o;
    return sizeof(Wrapper);
}

static void wrapper_visit(Obj *o, Visitor *v)
{
    v->value(v, &((Wrapper *)o)->inner);
}

static Value wrapper_make(Ctx *cx, Value *argv, Kind kind)
{
    Wrapper *w = sub_alloc(cx, AS(Type, argv[0]), kind, sizeof(Wrapper));
    if (!w)
        return V_NULL;
    w->inner = argv[1];
    return v_obj(w);
}

Value classmethod_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return wrapper_make(cx, argv, KIND_classmethod);
}

Value staticmethod_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return wrapper_make(cx, argv, KIND_staticmethod);
}

/* What they wrap is known since __new__: for derived classes that pass it on.
 */
Value classmethod_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return V_NONE;
}

Value staticmethod_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return V_NONE;
}

static Value classmethod_descr_get(Ctx *cx, Value self, Value obj, Value type)
{
    Value f = AS(Wrapper, self)->inner;
    (void)obj;
    if (is_exact(f, KIND_function) || is_exact(f, KIND_native))
        return method_new(cx, f, type);
    if (ops_of(f)->descr_get || override_of(f, DUNDER_get))
        return descr_get(cx, f, type, type);
    return method_new(cx, f, type);
}

static Value staticmethod_descr_get(Ctx *cx, Value self, Value obj, Value type)
{
    (void)cx, (void)obj, (void)type;
    return AS(Wrapper, self)->inner;
}

static Value staticmethod_call(Ctx *cx, Value self, Value *argv, int argc,
                               Value kwnames)
{
    return vm_call(cx, AS(Wrapper, self)->inner, argv, argc, kwnames);
}

static Value classmethod_repr(Ctx *cx, Value self)
{
    return str_printf(cx, "<classmethod(%R)>", AS(Wrapper, self)->inner);
}

static Value staticmethod_repr(Ctx *cx, Value self)
{
    return str_printf(cx, "<staticmethod(%R)>", AS(Wrapper, self)->inner);
}

/* Both show the attributes of what they wrap (__name__, __doc__...). */
static Value wrapper_getattr(Ctx *cx, Value self, Value name)
{
    Value v;
    int r = generic_lookup(cx, self, name, &v);
    if (r)
        return r < 0 ? V_NULL : v;
    if (str_is_dunder(name) &&
        obj_lookup_attr(cx, AS(Wrapper, self)->inner, name, &v) > 0)
        return v;
    return error_pending(cx) ? V_NULL : raise_no_attr(cx, self, name);
}

int obj_is_abstract(Ctx *cx, Value v)
{
    Value flag;
    int has = obj_lookup_attr(cx, v, name_dunder_isabstractmethod, &flag);
    return has <= 0 ? has : obj_truth(cx, flag);
}

static Value any_abstract(Ctx *cx, const Value *v, int n)
{
    int r = 0;
    for (int i = 0; i < n && r == 0; i++)
        r = v[i] == V_NULL ? 0 : obj_is_abstract(cx, v[i]);
    return r < 0 ? V_NULL : v_bool(r);
}

Value property_get___isabstractmethod__(Ctx *cx, Value self)
{
    const Property *p = AS(Property, self);
    const Value row[3] = {p->get, p->set, p->del};
    return any_abstract(cx, row, 3);
}

Value classmethod_get___isabstractmethod__(Ctx *cx, Value self)
{
    return any_abstract(cx, &AS(Wrapper, self)->inner, 1);
}

Value staticmethod_get___isabstractmethod__(Ctx *cx, Value self)
{
    return any_abstract(cx, &AS(Wrapper, self)->inner, 1);
}

Value classmethod_get___func__(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Wrapper, self)->inner;
}

Value staticmethod_get___func__(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Wrapper, self)->inner;
}

Value classmethod_get___wrapped__(Ctx *cx UNUSED, Value self)
{
    return AS(Wrapper, self)->inner;
}

Value staticmethod_get___wrapped__(Ctx *cx UNUSED, Value self)
{
    return AS(Wrapper, self)->inner;
}

const KindOps classmethod_ops = {
    .kind = KIND_classmethod,
    .name = "classmethod",
    .size = wrapper_size,
    .visit = wrapper_visit,
    .repr = classmethod_repr,
    .getattr = wrapper_getattr,
    .descr_get = classmethod_descr_get,
};

const KindOps staticmethod_ops = {
    .kind = KIND_staticmethod,
    .name = "staticmethod",
    .size = wrapper_size,
    .visit = wrapper_visit,
    .repr = staticmethod_repr,
    .getattr = wrapper_getattr,
    .call = staticmethod_call,
    .descr_get = staticmethod_descr_get,
};

/* ---- member: one name of __slots__ ---- */

static bool member_fits(Ctx *cx, const Member *m, Value obj)
{
    if (type_is_subtype(type_of(obj), m->type))
        return true;
    raise_fmt(cx, &exc_TypeError,
              "descriptor '%S' for '%N' objects doesn't apply to a '%T' "
              "object",
              m->name, m->type, obj);
    return false;
}

static Value member_descr_get(Ctx *cx, Value self, Value obj, Value type)
{
    const Member *m = AS(Member, self);
    (void)type;
    if (!obj)
        return self;
    if (!member_fits(cx, m, obj))
        return V_NULL;
    const Obj *o = as_obj(obj);
    Value v = attr_slot(o, shape_get(o->shape), (int)m->slot);
    return v ? v : raise_no_attr(cx, obj, m->name);
}

static int member_descr_set(Ctx *cx, Value self, Value obj, Value value)
{
    const Member *m = AS(Member, self);
    if (!member_fits(cx, m, obj))
        return -1;
    Obj *o = as_obj(obj);
    const Shape *shape = shape_get(o->shape);
    if (!value && !attr_slot(o, shape, (int)m->slot))
        return raise_fmt(cx, &exc_AttributeError, "%S", m->name), -1;
    attr_slot_set_own(cx, o, shape, (int)m->slot, value);
    return 0;
}

static Value member_repr(Ctx *cx, Value self)
{
    const Member *m = AS(Member, self);
    return str_printf(cx, "<member '%S' of '%N' objects>", m->name, m->type);
}

Value member_get___objclass__(Ctx *cx UNUSED, Value self)
{
    return v_obj(AS(Member, self)->type);
}

Value member_get___doc__(Ctx *cx UNUSED, Value self UNUSED)
{
    return V_NONE;
}

Value member_get___qualname__(Ctx *cx, Value self)
{
    const Member *m = AS(Member, self);
    return str_printf(cx, "%S.%S", m->type->qualname, m->name);
}

Value member_get___name__(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Member, self)->name;
}

static size_t member_size(const Obj *o)
{
    (void)o;
    return sizeof(Member);
}

static void member_visit(Obj *o, Visitor *v)
{
    Member *m = (Member *)o;
    VISIT_PTR(v, m->type);
    v->value(v, &m->name);
}

const KindOps member_ops = {
    .kind = KIND_member,
    .name = "member_descriptor",
    .size = member_size,
    .visit = member_visit,
    .repr = member_repr,
    .descr_get = member_descr_get,
    .descr_set = member_descr_set,
};

/* ---- getset: computed attributes (getsets.def) ---- */

static bool getset_fits(Ctx *cx, const GetSet *g, Value obj)
{
    const Type *t = g->type;
    if (t == &type_object ||
        (type_is_subtype(type_of(obj), t) &&
         (ops_of(obj)->kind == t->kind || ops_of(obj)->kind == KIND_bool ||
          kind_flags[t->kind] & ABSTRACT)))
        return true;
    raise_fmt(cx, &exc_TypeError,
              "descriptor '%s' for '%N' objects doesn't apply to a '%T' "
              "object",
              g->name, t, obj);
    return false;
}

static Value getset_descr_get(Ctx *cx, Value self, Value obj, Value type)
{
    const GetSet *g = AS(GetSet, self);
    (void)type;
    if (!obj)
        return self;
    return getset_fits(cx, g, obj) ? g->get(cx, obj) : V_NULL;
}

static int getset_descr_set(Ctx *cx, Value self, Value obj, Value value)
{
    const GetSet *g = AS(GetSet, self);
    if (!getset_fits(cx, g, obj))
        return -1;
    if (!g->set && getset_is_member(g))
        return raise_fmt(cx, &exc_AttributeError, "readonly attribute"), -1;
    if (!g->set)
        return raise_fmt(cx, &exc_AttributeError,
                         "attribute '%s' of '%N' objects is not writable",
                         g->name, g->type),
               -1;
    return g->set(cx, obj, value);
}

static Value getset_repr(Ctx *cx, Value self)
{
    const GetSet *g = AS(GetSet, self);
    return str_printf(cx, "<attribute '%s' of '%N' objects>", g->name, g->type);
}

Value getset_get___objclass__(Ctx *cx UNUSED, Value self)
{
    return v_obj(AS(GetSet, self)->type);
}

Value getset_get___doc__(Ctx *cx UNUSED, Value self UNUSED)
{
    return V_NONE;
}

Value getset_get___qualname__(Ctx *cx, Value self)
{
    const GetSet *g = AS(GetSet, self);
    return str_printf(cx, "%S.%s", g->type->qualname, g->name);
}

Value getset_get___name__(Ctx *cx, Value self)
{
    return str_intern_c(cx, AS(GetSet, self)->name);
}

static size_t getset_size(const Obj *o)
{
    (void)o;
    return sizeof(GetSet);
}

static void getset_visit(Obj *o, Visitor *v)
{
    VISIT_PTR(v, ((GetSet *)(void *)o)->type);
}

const KindOps getset_ops = {
    .kind = KIND_getset,
    .name = "getset_descriptor",
    .size = getset_size,
    .visit = getset_visit,
    .repr = getset_repr,
    .descr_get = getset_descr_get,
    .descr_set = getset_descr_set,
};
