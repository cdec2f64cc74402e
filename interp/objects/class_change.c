/* class_change.c: stores to the attributes that make a class what it is:
 * __name__, __qualname__, __bases__, __module__; and the order of search that a
 * metaclass may decide. The guard has passed the class. */
#include "objects/attr.h"
#include "objects/class_private.h"
#include "objects/container.h"
#include "objects/protocol_private.h"
#include "objects/text.h"

/* ---- mro() of a metaclass ---- */

/* The metaclass's own mro(), V_NULL when it is type's. */
static Value mro_override(const Type *t)
{
    if (type_of(v_obj(t)) == &type_type)
        return V_NULL;
    Value f = type_lookup(type_of(v_obj(t)), name_mro);
    return f && !is_exact(f, KIND_native) ? f : V_NULL;
}

static Tuple *checked_mro(Ctx *cx, const Type *t, Value order)
{
    Value all = order ? tuple_of(cx, order) : V_NULL;
    if (!all)
        return NULL;
    const Tuple *list = AS(Tuple, all);
    for (uint32_t i = 0; i < list->len; i++) {
        if (!is_type(list->v[i]))
            return raise_fmt(cx, &exc_TypeError,
                             "mro() returned a non-class ('%T')", list->v[i]),
                   NULL;
        const Type *c = AS(Type, list->v[i]);
        if (c != t && c->kind != KIND_object && c->kind != t->kind &&
            !(t->kind == KIND_bool && c->kind == KIND_int))
            return raise_fmt(cx, &exc_TypeError,
                             "mro() returned base with unsuitable layout "
                             "('%N')",
                             c),
                   NULL;
    }
    return AS(Tuple, all);
}

Tuple *class_mro(Ctx *cx, Type *t)
{
    Value f = mro_override(t);
    if (!f)
        return type_mro(cx, t, t->bases);
    if (!t->mro) { /* so that attributes are found meanwhile */
        Value self = v_obj(t);
        Value alone = tuple_from(cx, &self, 1);
        if (!alone)
            return NULL;
        t->mro = AS(Tuple, alone);
        t->kind = t->base->kind;
        t->ops = t->base->ops;
    }
    Value bound = descr_get(cx, f, v_obj(t), v_obj(type_of(v_obj(t))));
    return checked_mro(cx, t, bound ? vm_call0(cx, bound) : V_NULL);
}

/* ---- __bases__ ---- */

static int check_bases(Ctx *cx, Type *t, Value value)
{
    if (!is_kind(value, KIND_tuple))
        return raise_fmt(cx, &exc_TypeError,
                         "can only assign tuple to %N.__bases__, not %T", t,
                         value),
               -1;
    const Tuple *bases = AS(Tuple, value);
    if (!bases->len)
        return raise_fmt(cx, &exc_TypeError,
                         "can only assign non-empty tuple to %N.__bases__, "
                         "not ()",
                         t),
               -1;
    for (uint32_t i = 0; i < bases->len; i++) {
        if (!is_type(bases->v[i]))
            return raise_fmt(cx, &exc_TypeError,
                             "%N.__bases__ must be tuple of classes, not '%T'",
                             t, bases->v[i]),
                   -1;
        if (type_is_subtype(AS(Type, bases->v[i]), t) ||
            AS(Type, bases->v[i]) == t)
            return raise_fmt(cx, &exc_TypeError,
                             "a __bases__ item causes an inheritance cycle"),
                   -1;
    }
    return 0;
}

static int check_layout(Ctx *cx, const Type *from, const Type *to)
{
    uint32_t has = from->root ? from->root->nslots : 0;
    uint32_t gets = to->root ? to->root->nslots : 0;
    const char *what =
        from->kind != to->kind || (from->flags ^ to->flags) & TYPE_HEAP
            ? "deallocator"
        : has != gets ? "object layout"
                      : NULL;
    if (!what)
        return 0;
    raise_fmt(cx, &exc_TypeError,
              "__bases__ assignment: '%N' %s differs from "
              "'%N'",
              to, what, from);
    return -1;
}

/* New orders for t and every class below it, parents first; all or none:
 * `done` takes class and old order in turn. */
static int renew_mro(Ctx *cx, Type *t, List *done)
{
    Tuple *order = class_mro(cx, t);
    if (!order || list_append_own(cx, done, v_obj(t)) ||
        list_append_own(cx, done, v_obj(t->mro)))
        return -1;
    Value old = v_obj(t->mro);
    store_type_field(cx, t, (Value *)(void *)&t->mro, v_obj(order));
    (void)old;
    for (Type *c = cx->types; c; c = c->next_type)
        for (uint32_t i = 0; i < c->bases->len; i++)
            if (c->bases->v[i] == v_obj(t) && renew_mro(cx, c, done))
                return -1;
    return 0;
}

static int set_bases(Ctx *cx, Type *t, Value value)
{
    if (check_bases(cx, t, value))
        return -1;
    Type *base = class_layout_base(cx, AS(Tuple, value));
    Value done = base ? list_new(cx, 4) : V_NULL;
    if (!done || check_layout(cx, t->base, base))
        return -1;
    Value bases = v_obj(t->bases), was = v_obj(t->base);
    store_type_field(cx, t, (Value *)(void *)&t->bases, value);
    store_type_field(cx, t, (Value *)(void *)&t->base, v_obj(base));
    if (renew_mro(cx, t, AS(List, done)) == 0) {
        type_changed(cx, t);
        return 0;
    }
    store_type_field(cx, t, (Value *)(void *)&t->bases, bases);
    store_type_field(cx, t, (Value *)(void *)&t->base, was);
    const List *l = AS(List, done);
    for (uint32_t i = l->len; i >= 2; i -= 2) {
        Type *c = AS(Type, l->store->v[i - 2]);
        store_type_field(cx, c, (Value *)(void *)&c->mro, l->store->v[i - 1]);
    }
    return -1;
}

/* ---- names ---- */

static bool has_null(const Str *s)
{
    for (size_t i = 0; i < s->len; i++)
        if (!str_at(s, i))
            return true;
    return false;
}

int class_check_name(Ctx *cx, Value name)
{
    if (!has_null(AS(Str, name)))
        return 0;
    raise_fmt(cx, &exc_ValueError,
              "type name must not contain null characters");
    return -1;
}

static int set_name(Ctx *cx, Type *t, Value name, Value value, Value *field)
{
    if (!is_str(value))
        return raise_fmt(cx, &exc_TypeError,
                         "can only assign string to %N.%S, not '%T'", t, name,
                         value),
               -1;
    if (field == &t->name && class_check_name(cx, value))
        return -1;
    store_type_field(cx, t, field, value);
    return 0;
}

/* Attributes of type that refuse stores. */
static int refuse(Ctx *cx, Type *t, Value name, Value value)
{
    Value d = type_lookup(type_of(v_obj(t)), name);
    if (str_eq(AS(Str, name), AS(Str, name_dunder_mro)))
        raise_fmt(cx, &exc_AttributeError, "readonly attribute");
    else if (str_eq(AS(Str, name), AS(Str, name_dunder_dict)))
        raise_fmt(cx, &exc_AttributeError,
                  "attribute '__dict__' of 'type' objects is not writable");
    else if (str_eq(AS(Str, name), AS(Str, name_dunder_class)))
        return object_set___class__(cx, v_obj(t), value) ? -1 : 1;
    else if (d && is_exact(d, KIND_getset) && !AS(GetSet, d)->set &&
             AS(GetSet, d)->type == &type_type)
        raise_fmt(cx, &exc_AttributeError,
                  "attribute '%S' of 'type' objects is not writable", name);
    else
        return 0;
    return -1;
}

/* value V_NULL: delete. 1 done, 0 an attribute like others, -1. */
int class_set_special(Ctx *cx, Type *t, Value name, Value value)
{
    if (!str_is_dunder(name))
        return 0;
    bool bases = str_eq(AS(Str, name), AS(Str, name_dunder_bases));
    Value *field = str_eq(AS(Str, name), AS(Str, name_dunder_name)) ? &t->name
                   : str_eq(AS(Str, name), AS(Str, name_dunder_qualname))
                       ? &t->qualname
                       : NULL;
    bool module = str_eq(AS(Str, name), AS(Str, name_dunder_module));
    /* io.py gives it the name that it has already. */
    if (module && t == &exc_UnsupportedOperation && value &&
        str_eq_ascii(value, "io"))
        return 1;
    if (!value && (bases || field || module))
        return raise_fmt(cx, &exc_TypeError,
                         "cannot delete '%S' attribute of immutable type '%N'",
                         name, t),
               -1;
    int r = bases   ? set_bases(cx, t, value)
            : field ? set_name(cx, t, name, value, field)
                    : 0;
    if (bases || field)
        return r ? -1 : 1;
    return refuse(cx, t, name, value);
}
