/* weakref.c: module _weakref and the kind of weakref.ref. The collector clears
 * the references (heap/weak.c). A reference to an object of main that a context
 * makes stands in the context's own table: nothing is written in main. */
#include "stdlib/weakref.h"
#include "heap/weak.h"
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/subclass.h"
#include "objects/text.h"

/* A reference without callback to the same target that serves as well. */
static WeakRef *shared_ref(Ctx *cx, Kind kind, const Obj *target)
{
    WeakRef *r = NULL;
    while ((r = weak_next(cx, target, r)) != NULL)
        if (r->hdr.shape == (uint32_t)kind && r->callback == V_NULL)
            return r;
    return NULL;
}

Value weakref_make(Ctx *cx, const Type *type, Kind kind, Value target,
                   Value callback)
{
    if (!(type_of(target)->flags & TYPE_HAS_WEAK))
        return raise_fmt(cx, &exc_TypeError,
                         "cannot create weak reference to '%T' object", target);
    if (callback == V_NONE)
        callback = V_NULL;
    WeakRef *r =
        !callback && !type->root ? shared_ref(cx, kind, as_obj(target)) : NULL;
    if (r)
        return v_obj(r);
    r = sub_alloc(cx, type, kind, sizeof(WeakRef));
    if (!r)
        return V_NULL;
    r->target = as_obj(target);
    r->callback = callback;
    return weak_add(cx, r) ? V_NULL : v_obj(r);
}

size_t weakref_size(const Obj *o)
{
    (void)o;
    return sizeof(WeakRef);
}

void weakref_visit(Obj *o, Visitor *v)
{
    v->value(v, &((WeakRef *)(void *)o)->callback);
}

/* ---- ref ---- */

Value weakref_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return weakref_make(cx, AS(Type, argv[0]), KIND_weakref, argv[1], argv[2]);
}

Value weakref_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return V_NONE;
}

Value weakref_get___callback__(Ctx *cx, Value self)
{
    (void)cx;
    const WeakRef *r = AS(WeakRef, self);
    return r->target && r->callback ? r->callback : V_NONE;
}

static Value weakref_call(Ctx *cx, Value self, Value *argv, int argc,
                          Value kwnames)
{
    (void)argv;
    if (argc || (kwnames && AS(Tuple, kwnames)->len))
        return raise_fmt(cx, &exc_TypeError,
                         argc ? "__call__() takes at most 0 arguments (%d "
                                "given)"
                              : "__call__() takes no keyword arguments",
                         argc);
    Value target = weakref_target(self);
    return target ? target : V_NONE;
}

static Value weakref_repr(Ctx *cx, Value self)
{
    Value target = weakref_target(self);
    if (!target)
        return str_printf(cx, "<weakref at %p; dead>", as_obj(self));
    Value name = V_NULL;
    if (obj_lookup_attr(cx, target, name_dunder_name, &name) < 0)
        return V_NULL;
    const char *cls = type_c_name(type_of(target));
    if (!name || !is_str(name))
        return str_printf(cx, "<weakref at %p; to '%s' at %p>", as_obj(self),
                          cls, as_obj(target));
    return str_printf(cx, "<weakref at %p; to '%s' at %p (%S)>", as_obj(self),
                      cls, as_obj(target), name);
}

/* The target's hash outlives it, in references that its owner hashed. */
static int weakref_hash(Ctx *cx, Value self, uint64_t *hash)
{
    WeakRef *r = AS(WeakRef, self);
    if (r->hashed) {
        *hash = r->hash;
        return 0;
    }
    if (!r->target)
        return raise_fmt(cx, &exc_TypeError, "weak object has gone away"), -1;
    if (obj_hash(cx, v_obj(r->target), hash))
        return -1;
    if (r->hdr.owner == cx->owner) {
        store_weakref_hash(cx, r, &r->hash, *hash);
        store_weakref_hashed(cx, r, &r->hashed, 1);
    }
    return 0;
}

static Value weakref_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || !is_kind(other, KIND_weakref))
        return V_NOTIMPLEMENTED;
    Value a = weakref_target(self), b = weakref_target(other);
    if (!a || !b)
        return v_bool((self == other) == (op == CMP_EQ));
    return obj_compare(cx, a, b, op);
}

const KindOps weakref_ops = {
    .kind = KIND_weakref,
    .name = "weakref.ReferenceType",
    .not_promotable = "a weak reference",
    .size = weakref_size,
    .visit = weakref_visit,
    .repr = weakref_repr,
    .hash = weakref_hash,
    .richcmp = weakref_richcmp,
    .call = weakref_call,
};

/* ---- the module ---- */

Value _weakref_getweakrefcount(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int64_t n = 0;
    WeakRef *r = NULL;
    while (is_obj(argv[0]) && (r = weak_next(cx, as_obj(argv[0]), r)) != NULL)
        n++;
    return v_int(n);
}

Value _weakref_getweakrefs(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value list = list_new(cx, 0);
    WeakRef *r = NULL;
    while (list && is_obj(argv[0]) &&
           (r = weak_next(cx, as_obj(argv[0]), r)) != NULL)
        if (list_append_own(cx, AS(List, list), v_obj(r)))
            return V_NULL;
    List *l = AS(List, list);
    for (uint32_t i = 0; l && i < l->len / 2; i++) { /* the oldest first */
        Value v = l->store->v[i];
        l->store->v[i] = l->store->v[l->len - 1 - i];
        l->store->v[l->len - 1 - i] = v;
    }
    return list;
}

Value _weakref_proxy(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    bool call = obj_is_callable(argv[0]);
    return weakref_make(cx, call ? &type_weakcallableproxy : &type_weakproxy,
                        call ? KIND_weakcallableproxy : KIND_weakproxy, argv[0],
                        argv[1]);
}

/* del d[key] if d[key] is a dead reference (weakref.py's callbacks). */
Value _weakref__remove_dead_weakref(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_kind(argv[0], KIND_dict))
        return raise_fmt(cx, &exc_TypeError,
                         "_remove_dead_weakref() argument 1 must be dict, not "
                         "%T",
                         argv[0]);
    Value ref = V_NULL;
    int found = dict_get(cx, AS(Dict, argv[0]), argv[1], &ref);
    if (found < 0)
        return V_NULL;
    if (found && is_kind(ref, KIND_weakref) && !weakref_target(ref) &&
        dict_del_own(cx, AS(Dict, argv[0]), argv[1]) < 0)
        return V_NULL;
    return V_NONE;
}

int _weakref_module_init(Ctx *cx, Dict *ns)
{
    if (module_add(cx, ns, "ref", v_obj(&type_weakref)) < 0 ||
        module_add(cx, ns, "ReferenceType", v_obj(&type_weakref)) < 0 ||
        module_add(cx, ns, "ProxyType", v_obj(&type_weakproxy)) < 0)
        return -1;
    return module_add(cx, ns, "CallableProxyType",
                      v_obj(&type_weakcallableproxy));
}
