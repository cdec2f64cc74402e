/* protocol_attr.c: attributes of any object: descriptors, instance slots,
 * __getattr__ and its kin. */
#include "objects/attr.h"
#include "objects/protocol_private.h"
#include "objects/text.h"

/* ---- descriptors ---- */

bool is_data_descr(Value d)
{
    return ops_of(d)->descr_set || override_of(d, DUNDER_set) ||
           override_of(d, DUNDER_delete);
}

/* Has it a __get__? */
static bool gives(Value d)
{
    return ops_of(d)->descr_get || override_of(d, DUNDER_get);
}

Value descr_get(Ctx *cx, Value d, Value self, Value type)
{
    if (is_exact(d, KIND_function))
        return self ? method_new(cx, d, self) : d;
    Value f = override_of(d, DUNDER_get);
    if (f) {
        Value args[2] = {self ? self : V_NONE, type};
        return call_override(cx, f, d, args, 2);
    }
    const KindOps *ops = ops_of(d);
    return ops->descr_get ? ops->descr_get(cx, d, self, type) : d;
}

/* Stores through a data descriptor; value V_NULL deletes. C descriptors write
 * self, so they meet the guard; Python ones are checked where they store. */
static int descr_set(Ctx *cx, Value d, Value self, Value value,
                     const char *operation)
{
    Dunder which = value ? DUNDER_set : DUNDER_delete;
    Value f = override_of(d, which);
    if (f) {
        Value args[2] = {self, value};
        return call_override(cx, f, d, args, value ? 2 : 1) ? 0 : -1;
    }
    const KindOps *ops = ops_of(d);
    if (!ops->descr_set)
        return raise_fmt(cx, &exc_AttributeError, "%s",
                         value ? "__set__" : "__delete__"),
               -1;
    bool writes = ops->kind == KIND_member || ops->kind == KIND_getset;
    if (writes && operation && !guard_slot(cx, self, operation))
        return -1;
    return ops->descr_set(cx, d, self, value);
}

/* ---- generic access ---- */

Value raise_no_attr(Ctx *cx, Value self, Value name)
{
    if (is_type(self))
        raise_fmt(cx, &exc_AttributeError,
                  "type object '%N' has no attribute '%S'", AS(Type, self),
                  name);
    else
        raise_fmt(cx, &exc_AttributeError, "'%T' object has no attribute '%S'",
                  self, name);
    exception_set_fields(cx, name, self);
    return V_NULL;
}

int generic_lookup(Ctx *cx, Value self, Value name, Value *out)
{
    Type *type = type_of(self);
    Value d = type_lookup(type, name);
    if (d && is_data_descr(d) && gives(d)) {
        *out = descr_get(cx, d, self, v_obj(type));
        return *out ? 1 : -1;
    }
    Value own = attr_get(self, name);
    if (own) {
        *out = own;
        return 1;
    }
    if (!d)
        return 0;
    *out = descr_get(cx, d, self, v_obj(type));
    return *out ? 1 : -1;
}

Value generic_getattr(Ctx *cx, Value self, Value name)
{
    Value v;
    int r = generic_lookup(cx, self, name, &v);
    if (r == 0)
        return raise_no_attr(cx, self, name);
    return r < 0 ? V_NULL : v;
}

static bool takes_attributes(Value self)
{
    if (!is_obj(self) || as_obj(self)->shape < KIND_COUNT)
        return false;
    return !(shape_get(as_obj(self)->shape)->flags & SHAPE_NO_DICT);
}

static int refuse_store(Ctx *cx, Value self, Value name, Value d)
{
    if (d)
        return raise_fmt(cx, &exc_AttributeError,
                         "'%T' object attribute '%S' is read-only", self, name),
               -1;
    return raise_no_attr(cx, self, name), -1;
}

int generic_store(Ctx *cx, Value self, Value name, Value value,
                  const char *operation)
{
    Value d = type_lookup(type_of(self), name);
    if (d && is_data_descr(d))
        return descr_set(cx, d, self, value, operation);
    if (!takes_attributes(self))
        return refuse_store(cx, self, name, d);
    if (operation && !guard_slot(cx, self, operation))
        return -1;
    if (value)
        return attr_set_own(cx, self, name, value);
    int r = attr_del_own(cx, self, name);
    if (r == 0)
        raise_no_attr(cx, self, name);
    return r == 1 ? 0 : -1;
}

int generic_setattr(Ctx *cx, Value self, Value name, Value value)
{
    return generic_store(cx, self, name, value, "__setattr__");
}

/* ---- the protocol ---- */

static int check_name(Ctx *cx, Value name)
{
    if (LIKELY(is_str(name)))
        return 0;
    raise_fmt(cx, &exc_TypeError, "attribute name must be string, not '%T'",
              name);
    return -1;
}

/* 0 if an AttributeError is pending, which is cleared; else -1. */
static int swallow_missing(Ctx *cx)
{
    if (!error_matches(cx, &exc_AttributeError))
        return -1;
    error_clear(cx);
    return 0;
}

/* Lookup before __getattr__ is asked. */
static int lookup_first(Ctx *cx, Value self, Value name, Value *out)
{
    Value f = override_of(self, DUNDER_getattribute);
    const KindOps *ops = ops_of(self);
    if (!f && !ops->getattr) {
        int r = generic_lookup(cx, self, name, out);
        return r < 0 ? swallow_missing(cx) : r;
    }
    *out = f ? call_override1(cx, f, self, name) : ops->getattr(cx, self, name);
    return *out ? 1 : swallow_missing(cx);
}

Value obj_getattr(Ctx *cx, Value self, Value name)
{
    if (check_name(cx, name))
        return V_NULL;
    Value fallback = override_of(self, DUNDER_getattr);
    if (fallback) {
        Value v;
        int r = lookup_first(cx, self, name, &v);
        if (r)
            return r < 0 ? V_NULL : v;
        return call_override1(cx, fallback, self, name);
    }
    Value f = override_of(self, DUNDER_getattribute);
    if (f)
        return call_override1(cx, f, self, name);
    const KindOps *ops = ops_of(self);
    return ops->getattr ? ops->getattr(cx, self, name)
                        : generic_getattr(cx, self, name);
}

int obj_lookup_attr(Ctx *cx, Value self, Value name, Value *out)
{
    if (check_name(cx, name))
        return -1;
    int r = lookup_first(cx, self, name, out);
    if (r)
        return r;
    Value fallback = override_of(self, DUNDER_getattr);
    if (!fallback)
        return 0;
    *out = call_override1(cx, fallback, self, name);
    return *out ? 1 : swallow_missing(cx);
}

static int store_override(Ctx *cx, Value f, Value self, Value name, Value value)
{
    Value args[2] = {name, value};
    return call_override(cx, f, self, args, value ? 2 : 1) ? 0 : -1;
}

int obj_store_attr(Ctx *cx, Value self, Value name, Value value,
                   const char *operation)
{
    if (check_name(cx, name))
        return -1;
    Value f = override_of(self, value ? DUNDER_setattr : DUNDER_delattr);
    if (f)
        return store_override(cx, f, self, name, value);
    const KindOps *ops = ops_of(self);
    if (value ? !ops->setattr : !ops->delattr)
        return generic_store(cx, self, name, value, operation);
    if (!guard_slot(cx, self, operation))
        return -1;
    return value ? ops->setattr(cx, self, name, value)
                 : ops->delattr(cx, self, name);
}

int obj_setattr(Ctx *cx, Value self, Value name, Value value)
{
    return obj_store_attr(cx, self, name, value, "__setattr__");
}

int obj_delattr(Ctx *cx, Value self, Value name)
{
    return obj_store_attr(cx, self, name, V_NULL, "__delattr__");
}

Value obj_getattr_s(Ctx *cx, Value self, const char *name)
{
    Value s = str_intern_c(cx, name);
    return s ? obj_getattr(cx, self, s) : V_NULL;
}

/* Is d a function that a method call may call with self in front? */
static bool is_unbound_method(Value d)
{
    if (!is_obj(d))
        return false;
    if (as_obj(d)->shape == KIND_function)
        return true;
    return as_obj(d)->shape == KIND_native && AS(Native, d)->type &&
           !(AS(Native, d)->flags & (STATIC_M | CLASS_M));
}

int obj_load_method(Ctx *cx, Value self, Value name, Value *func_out,
                    Value *self_out)
{
    if (is_exact(self, KIND_super)) {
        Value d = super_method(self, name);
        if (d && is_unbound_method(d)) {
            *func_out = d;
            *self_out = AS(Super, self)->self;
            return 0;
        }
    } else if (!ops_of(self)->getattr &&
               !override_of(self, DUNDER_getattribute)) {
        Value d = type_lookup(type_of(self), name);
        if (d && is_unbound_method(d) && !attr_get(self, name)) {
            *func_out = d;
            *self_out = self;
            return 0;
        }
    }
    *func_out = obj_getattr(cx, self, name);
    *self_out = V_NULL;
    return *func_out ? 0 : -1;
}
