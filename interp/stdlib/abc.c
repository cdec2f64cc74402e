/* abc.c: module _abc: what abc.ABCMeta asks. The caches of a class of main hold
 * weak references and are written by main alone: a context that asks computes
 * (invariant 4), and its own classes keep a registry but no caches. */
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "stdlib/weakref.h"

/* How often a class of main was registered; main only writes. */
static uint64_t invalidations;

enum { PURGE_AT = 64 };

/* ---- the kind ---- */

static size_t abc_data_size(const Obj *o)
{
    (void)o;
    return sizeof(AbcData);
}

static void abc_data_visit(Obj *o, Visitor *v)
{
    AbcData *d = (AbcData *)(void *)o;
    VISIT_PTR(v, d->registry);
    VISIT_PTR(v, d->cache);
    VISIT_PTR(v, d->negative);
}

const KindOps abc_data_ops = {
    .kind = KIND_abc_data,
    .name = "_abc._abc_data",
    .size = abc_data_size,
    .visit = abc_data_visit,
};

static AbcData *data_of(Ctx *cx, Value cls)
{
    Value v = obj_getattr(cx, cls, name_abc_impl);
    if (v == V_NULL)
        return NULL;
    if (!is_exact(v, KIND_abc_data)) {
        raise_fmt(cx, &exc_TypeError, "_abc_impl is set to a wrong type");
        return NULL;
    }
    return AS(AbcData, v);
}

/* ---- caches: id of a class -> weak reference to it ---- */

static bool may_cache(const Ctx *cx, const AbcData *d)
{
    return ctx_is_main(cx) && d->hdr.owner == OWNER_MAIN;
}

static Value cache_key(Ctx *cx, Value cls)
{
    return int_from_i64(cx, (int64_t)(cls >> 3));
}

static int cache_has(Ctx *cx, const Dict *d, Value cls)
{
    Value key = d ? cache_key(cx, cls) : V_NULL, ref;
    if (!d)
        return 0;
    int found = key ? dict_get(cx, d, key, &ref) : -1;
    return found <= 0 ? found : weakref_target(ref) == cls;
}

/* The table without entries of dead classes. */
static Dict *purged(Ctx *cx, const Dict *old)
{
    Value v = dict_new(cx), key, ref;
    for (uint32_t pos = 0; v && dict_next(old, &pos, &key, &ref);)
        if (weakref_target(ref) && dict_set_own(cx, AS(Dict, v), key, ref) < 0)
            return NULL;
    return AS(Dict, v);
}

static int cache_add(Ctx *cx, AbcData *d, Dict **slot, Value cls)
{
    Dict *old = *slot;
    if (!may_cache(cx, d))
        return 0;
    bool full = old && old->used >= PURGE_AT && !(old->used & (old->used - 1));
    if (!old || full) {
        Dict *table = old ? purged(cx, old) : AS(Dict, dict_new(cx));
        if (!table)
            return -1;
        store_abc_data_table(cx, d, slot, table);
    }
    Value key = cache_key(cx, cls);
    Value ref = key ? weakref_make(cx, &type_weakref, KIND_weakref, cls, V_NULL)
                    : V_NULL;
    return ref ? dict_set_own(cx, *slot, key, ref) : -1;
}

/* ---- abstract methods ---- */

static int add_own(Ctx *cx, const Type *t, Set *out)
{
    Value key, v;
    for (uint32_t pos = 0; dict_next(t->attrs, &pos, &key, &v);) {
        int r = obj_is_abstract(cx, v);
        if (r < 0 || (r && set_add_own(cx, out, key) < 0))
            return -1;
    }
    return 0;
}

/* What a base leaves abstract and the class does not define. */
static int add_inherited(Ctx *cx, Value cls, Value base, Set *out)
{
    Value set, v;
    int r = obj_lookup_attr(cx, base, name_dunder_abstractmethods, &set);
    Value names = r == 1 ? list_of(cx, set) : V_NULL;
    if (r <= 0 || !names)
        return r == 0 ? 0 : -1;
    for (uint32_t i = 0; i < AS(List, names)->len; i++) {
        Value name = AS(List, names)->store->v[i];
        r = obj_lookup_attr(cx, cls, name, &v);
        if (r == 1)
            r = obj_is_abstract(cx, v);
        if (r < 0 || (r && set_add_own(cx, out, name) < 0))
            return -1;
    }
    return 0;
}

static int compute_abstract(Ctx *cx, Value cls)
{
    const Type *t = AS(Type, cls);
    Value set = set_new(cx, KIND_frozenset);
    if (!set || add_own(cx, t, AS(Set, set)) < 0)
        return -1;
    for (uint32_t i = 0; i < t->bases->len; i++)
        if (add_inherited(cx, cls, t->bases->v[i], AS(Set, set)) < 0)
            return -1;
    return obj_setattr(cx, cls, name_dunder_abstractmethods, set);
}

static bool need_class(Ctx *cx, Value v)
{
    if (!is_type(v))
        raise_fmt(cx, &exc_TypeError, "a class is expected, not %T", v);
    return is_type(v);
}

Value _abc__abc_init(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!need_class(cx, argv[0]) || compute_abstract(cx, argv[0]) < 0)
        return V_NULL;
    AbcData *d = HEAP_NEW(cx, AbcData, KIND_abc_data);
    if (!d || obj_setattr(cx, argv[0], name_abc_impl, v_obj(d)) < 0)
        return V_NULL;
    return V_NONE;
}

/* ---- registration ---- */

static int registry_add(Ctx *cx, AbcData *d, Value cls)
{
    if (!d->registry) {
        Value list = list_new(cx, 0);
        if (!list)
            return -1;
        store_abc_data_registry(cx, d, &d->registry, AS(List, list));
    }
    Value entry = may_cache(cx, d) ? weakref_make(cx, &type_weakref,
                                                  KIND_weakref, cls, V_NULL)
                                   : cls;
    return entry ? list_append_own(cx, d->registry, entry) : -1;
}

/* The i-th registered class; V_NULL: it is gone. */
static Value registered(const AbcData *d, uint32_t i)
{
    Value v = d->registry->store->v[i];
    return is_exact(v, KIND_weakref) ? weakref_target(v) : v;
}

Value _abc__abc_register(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_type(argv[1]))
        return raise_fmt(cx, &exc_TypeError, "Can only register classes");
    int r = obj_issubclass(cx, argv[1], argv[0]);
    if (r)
        return r < 0 ? V_NULL : argv[1];
    r = obj_issubclass(cx, argv[0], argv[1]);
    if (r)
        return r < 0 ? V_NULL
                     : raise_fmt(cx, &exc_RuntimeError,
                                 "Refusing to create an inheritance cycle");
    AbcData *d = data_of(cx, argv[0]);
    if (!d || registry_add(cx, d, argv[1]) < 0)
        return V_NULL;
    if (ctx_is_main(cx))
        invalidations++;
    return argv[1];
}

/* ---- checks ---- */

/* What main knows to be no subclass; a context with classes of its own cannot
 * rely on it. */
static int known_negative(Ctx *cx, const AbcData *d, Value cls)
{
    if (d->version != invalidations || (!ctx_is_main(cx) && cx->types))
        return 0;
    return cache_has(cx, d->negative, cls);
}

static int known(Ctx *cx, AbcData *d, Value cls)
{
    if (cache_add(cx, d, &d->cache, cls) < 0)
        return -1;
    return 1;
}

static int known_not(Ctx *cx, AbcData *d, Value cls)
{
    if (!may_cache(cx, d))
        return 0;
    if (d->version != invalidations) {
        store_abc_data_table(cx, d, &d->negative, NULL);
        store_abc_data_version(cx, d, &d->version, invalidations);
    }
    return cache_add(cx, d, &d->negative, cls);
}

static int by_hook(Ctx *cx, Value cls, Value subclass, Value *answer)
{
    Value hook = obj_getattr_s(cx, cls, "__subclasshook__");
    *answer = hook ? vm_call1(cx, hook, subclass) : V_NULL;
    if (*answer == V_NULL)
        return -1;
    if (*answer == V_TRUE || *answer == V_FALSE || *answer == V_NOTIMPLEMENTED)
        return 0;
    return raise_fmt(cx, &exc_AssertionError,
                     "__subclasshook__ must return either False, True, or "
                     "NotImplemented"),
           -1;
}

static int by_registry(Ctx *cx, const AbcData *d, Value subclass)
{
    int r = 0;
    for (uint32_t i = 0; d->registry && r == 0 && i < d->registry->len; i++) {
        Value cls = registered(d, i);
        if (cls)
            r = cls == subclass ? 1 : obj_issubclass(cx, subclass, cls);
    }
    return r;
}

static int by_subclasses(Ctx *cx, Value cls, Value subclass)
{
    Value f = obj_getattr_s(cx, cls, "__subclasses__");
    Value all = f ? vm_call0(cx, f) : V_NULL;
    if (!all)
        return -1;
    if (!is_exact(all, KIND_list))
        return raise_fmt(cx, &exc_TypeError,
                         "__subclasses__() must return a list"),
               -1;
    int r = 0;
    for (uint32_t i = 0; r == 0 && i < AS(List, all)->len; i++)
        r = obj_issubclass(cx, subclass, AS(List, all)->store->v[i]);
    return r;
}

/* 1, 0, -1: without any cache. */
static int ask(Ctx *cx, const AbcData *d, Value cls, Value subclass)
{
    Value answer;
    if (by_hook(cx, cls, subclass, &answer) < 0)
        return -1;
    if (answer != V_NOTIMPLEMENTED)
        return answer == V_TRUE;
    if (type_is_subtype(AS(Type, subclass), AS(Type, cls)))
        return 1;
    int r = by_registry(cx, d, subclass);
    return r ? r : by_subclasses(cx, cls, subclass);
}

static int subclasscheck(Ctx *cx, Value cls, Value subclass)
{
    if (!is_type(subclass))
        return raise_fmt(cx, &exc_TypeError,
                         "issubclass() arg 1 must be a class"),
               -1;
    AbcData *d = data_of(cx, cls);
    if (!d)
        return -1;
    int r = cache_has(cx, d->cache, subclass);
    if (r)
        return r;
    r = known_negative(cx, d, subclass);
    if (r)
        return r < 0 ? -1 : 0;
    r = ask(cx, d, cls, subclass);
    if (r < 0)
        return -1;
    return r ? known(cx, d, subclass) : known_not(cx, d, subclass);
}

static Value answer(int r)
{
    return r < 0 ? V_NULL : v_bool(r);
}

Value _abc__abc_subclasscheck(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!need_class(cx, argv[0]))
        return V_NULL;
    return answer(subclasscheck(cx, argv[0], argv[1]));
}

/* cls.__subclasscheck__(subclass), which a class may override */
static int check_class(Ctx *cx, Value cls, Value subclass)
{
    Value f = obj_getattr(cx, cls, dunder_names[DUNDER_subclasscheck]);
    Value r = f ? vm_call1(cx, f, subclass) : V_NULL;
    return r ? obj_truth(cx, r) : -1;
}

Value _abc__abc_instancecheck(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!need_class(cx, argv[0]))
        return V_NULL;
    AbcData *d = data_of(cx, argv[0]);
    Value type = v_obj(type_of(argv[1]));
    Value subclass = d ? obj_getattr(cx, argv[1], name_dunder_class) : V_NULL;
    if (!subclass)
        return V_NULL;
    int r = cache_has(cx, d->cache, subclass);
    if (r == 0 && subclass == type &&
        (r = known_negative(cx, d, subclass)) == 1)
        return V_FALSE;
    if (r == 0)
        r = check_class(cx, argv[0], subclass);
    if (r == 0 && subclass != type)
        r = check_class(cx, argv[0], type);
    return answer(r);
}

/* ---- the rest ---- */

Value _abc_get_cache_token(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return int_from_i64(cx, (int64_t)invalidations);
}

Value _abc__reset_registry(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    AbcData *d = data_of(cx, argv[0]);
    if (d)
        store_abc_data_registry(cx, d, &d->registry, NULL);
    return d ? V_NONE : V_NULL;
}

Value _abc__reset_caches(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    AbcData *d = data_of(cx, argv[0]);
    if (!d)
        return V_NULL;
    store_abc_data_table(cx, d, &d->cache, NULL);
    store_abc_data_table(cx, d, &d->negative, NULL);
    return V_NONE;
}

/* A set of weak references, as CPython shows its own. */
static Value dump_cache(Ctx *cx, const Dict *d)
{
    Value set = set_new(cx, KIND_set), key, ref;
    for (uint32_t pos = 0; set && d && dict_next(d, &pos, &key, &ref);)
        if (weakref_target(ref) && set_add_own(cx, AS(Set, set), ref) < 0)
            return V_NULL;
    return set;
}

static Value dump_registry(Ctx *cx, const AbcData *d)
{
    Value set = set_new(cx, KIND_set);
    for (uint32_t i = 0; set && d->registry && i < d->registry->len; i++) {
        Value cls = registered(d, i);
        Value ref =
            cls ? weakref_make(cx, &type_weakref, KIND_weakref, cls, V_NULL)
                : V_NONE;
        if (!ref || (cls && set_add_own(cx, AS(Set, set), ref) < 0))
            return V_NULL;
    }
    return set;
}

Value _abc__get_dump(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const AbcData *d = data_of(cx, argv[0]);
    if (!d)
        return V_NULL;
    Value row[4] = {dump_registry(cx, d), dump_cache(cx, d->cache),
                    dump_cache(cx, d->negative),
                    int_from_i64(cx, (int64_t)d->version)};
    return row[0] && row[1] && row[2] ? tuple_from(cx, row, 4) : V_NULL;
}

int _abc_module_init(Ctx *cx, Dict *ns)
{
    (void)cx, (void)ns;
    return 0;
}
