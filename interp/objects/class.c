/* class.c: making classes: the class statement and type(name, bases, ns);
 * overrides, and what follows when a class changes. */
#include "objects/attr.h"
#include "objects/class_private.h"
#include "objects/container.h"
#include "objects/protocol_private.h"
#include "objects/subclass.h"
#include "objects/text.h"

/* Type.changes: how often the class has changed, below; above a bit for each
 * name whose plain value was replaced by another: such names vary, nothing
 * caches what they give (type_varies), and a further store changes nothing but
 * the value. */
enum {
    CHANGES_MAX = 64, /* then lookups on the class are no longer cached */
    CHANGES_MASK = 0xFF,
    VARYING_SHIFT = 8,
    VARYING_BITS = 32 - VARYING_SHIFT
};

static uint32_t varying_bit(Value name)
{
    return 1u << (VARYING_SHIFT + (name >> 4) % VARYING_BITS);
}

bool type_varies(const Type *type, Value name)
{
    const Tuple *mro = type->mro;
    for (uint32_t i = 0; i < mro->len; i++)
        if (AS(Type, mro->v[i])->changes & varying_bit(name))
            return true;
    return false;
}

/* What a class attribute gives is itself, and it stops no store. */
static bool is_plain_value(Value v)
{
    if (!is_obj(v))
        return true;
    uint32_t shape = as_obj(v)->shape;
    const Type *t = type_of(v);
    return shape != KIND_function && shape != KIND_native &&
           !ops_of(v)->descr_get && !ops_of(v)->descr_set &&
           !type_override(t, DUNDER_get) && !type_override(t, DUNDER_set) &&
           !type_override(t, DUNDER_delete);
}

bool type_value_replaced(Ctx *cx, Type *type, Value name, Value old, Value v)
{
    if (!old || str_is_dunder(name) || !is_plain_value(old) ||
        !is_plain_value(v))
        return false;
    uint32_t bit = varying_bit(name);
    if (type->changes & bit)
        return true;
    store_type_changes(cx, type, &type->changes, type->changes | bit);
    return false;
}

bool str_is_dunder(Value name)
{
    const Str *s = AS(Str, name);
    return s->len > 4 && str_at(s, 0) == '_' && str_at(s, 1) == '_' &&
           str_at(s, s->len - 1) == '_' && str_at(s, s->len - 2) == '_';
}

/* ---- overrides ---- */

/* The Python definition of a special method: what the first class of the MRO
 * that has it says, unless that class is built in (its kind's slot serves). */
static Value find_override(const Type *type, Value name)
{
    const Tuple *mro = type->mro;
    for (uint32_t i = 0; i < mro->len; i++) {
        const Type *t = AS(Type, mro->v[i]);
        Value v = dict_get_str(t->attrs, name);
        if (v)
            return t->flags & TYPE_HEAP ? v : V_NULL;
    }
    return V_NULL;
}

static int dunder_index(Value name)
{
    for (int i = 0; i < DUNDER_COUNT; i++)
        if (dunder_names[i] == name)
            return i;
    return -1;
}

/* With one base: its overrides, and those of the own namespace. false: that
 * would not be exact. */
static bool inherit_overrides(const Type *type, Value *out)
{
    if (type->bases->len != 1 || type->mro->len < 2 ||
        type->mro->v[1] != type->bases->v[0])
        return false;
    const Type *base = AS(Type, type->bases->v[0]);
    if (base->flags & TYPE_HEAP)
        memcpy(out, base->overrides->v, DUNDER_COUNT * sizeof(Value));
    else
        memset(out, 0, DUNDER_COUNT * sizeof(Value));
    const Entries *entries = type->attrs->entries;
    for (uint32_t i = 0; i < type->attrs->fill; i++) {
        Value key = entries->e[i].key;
        if (!key || !is_str(key) || !str_is_dunder(key))
            continue;
        if (!(AS(Str, key)->flags & STR_INTERNED))
            return false;
        int d = dunder_index(key);
        if (d >= 0)
            out[d] = entries->e[i].value;
    }
    return true;
}

void type_fill_overrides(Ctx *cx, Type *type)
{
    const Value *was = type->overrides->v;
    Value now[DUNDER_COUNT];
    if (!inherit_overrides(type, now))
        for (int i = 0; i < DUNDER_COUNT; i++)
            now[i] = find_override(type, dunder_names[i]);
    for (int i = 0; i < DUNDER_COUNT; i++)
        if (now[i] != was[i])
            store_type_field(cx, type, &type->overrides->v[i], now[i]);
    uint32_t flags = type->flags & ~(uint32_t)(TYPE_HAS_GETATTR |
                                               TYPE_HAS_SETATTR | TYPE_HAS_DEL);
    if (was[DUNDER_getattr] || was[DUNDER_getattribute])
        flags |= TYPE_HAS_GETATTR;
    if (was[DUNDER_setattr] || was[DUNDER_delattr])
        flags |= TYPE_HAS_SETATTR;
    if (was[DUNDER_del])
        flags |= TYPE_HAS_DEL;
    if (flags != type->flags)
        store_type_flags(cx, type, &type->flags, flags);
}

void caches_forget(Ctx *cx)
{
    if (ctx_is_main(cx)) /* what contexts will meet has changed too */
        runtime_flush_caches();
    else if (cx->worker)
        vm_flush_caches(cx->worker);
}

void type_changed(Ctx *cx, Type *type)
{
    bool cached = false;
    for (Type *t = cx->types; t; t = t->next_type) {
        if (t->hdr.owner != type->hdr.owner || !type_is_subtype(t, type))
            continue;
        type_fill_overrides(cx, t);
        store_type_version(cx, t, &t->version, type_version_next());
        uint32_t times = t->changes & CHANGES_MASK;
        if (times < CHANGES_MASK)
            store_type_changes(cx, t, &t->changes, t->changes + 1);
        cached |= !(t->flags & TYPE_UNCACHEABLE);
        if (times >= CHANGES_MAX)
            store_type_flags(cx, t, &t->flags, t->flags | TYPE_UNCACHEABLE);
    }
    if (cached)
        caches_forget(cx);
}

/* ---- the namespace ---- */

static int wrap_attr(Ctx *cx, Dict *attrs, Dunder d, Kind wrapper)
{
    Value f = dict_get_str(attrs, dunder_names[d]);
    if (!is_obj(f) || !f || !is_exact(f, KIND_function))
        return 0;
    Wrapper *w = HEAP_NEW(cx, Wrapper, wrapper);
    if (!w)
        return -1;
    w->inner = f;
    return dict_set_own(cx, attrs, dunder_names[d], v_obj(w));
}

static int set_module(Ctx *cx, Dict *attrs)
{
    FrameInfo info;
    if (dict_get_str(attrs, name_dunder_module) ||
        !vm_frame_info(cx, 0, &info) || !info.globals)
        return 0;
    Value m = dict_get_str(info.globals, name_dunder_name);
    return m ? dict_set_own(cx, attrs, name_dunder_module, m) : 0;
}

static int take_qualname(Ctx *cx, Type *t)
{
    t->qualname = dict_get_str(t->attrs, name_dunder_qualname);
    if (!t->qualname) {
        t->qualname = t->name;
        return 0;
    }
    if (!is_str(t->qualname))
        return raise_fmt(cx, &exc_TypeError,
                         "type __qualname__ must be a str, not %T",
                         t->qualname),
               -1;
    return dict_del_own(cx, t->attrs, name_dunder_qualname) < 0 ? -1 : 0;
}

static int prepare_attrs(Ctx *cx, Type *t)
{
    Dict *attrs = t->attrs;
    if (set_module(cx, attrs) || take_qualname(cx, t))
        return -1;
    if (dict_get_str(attrs, dunder_names[DUNDER_eq]) &&
        !dict_get_str(attrs, dunder_names[DUNDER_hash]) &&
        dict_set_own(cx, attrs, dunder_names[DUNDER_hash], V_NONE))
        return -1;
    return wrap_attr(cx, attrs, DUNDER_new, KIND_staticmethod) ||
                   wrap_attr(cx, attrs, DUNDER_init_subclass,
                             KIND_classmethod) ||
                   wrap_attr(cx, attrs, DUNDER_class_getitem, KIND_classmethod)
               ? -1
               : 0;
}

/* ---- after the class exists ---- */

static int set_name_error(Ctx *cx, Type *t, Value key, Value value)
{
    Value cause = exception_catch(cx);
    raise_fmt(cx, &exc_RuntimeError,
              "Error calling __set_name__ on '%T' instance %R in '%N'", value,
              key, t);
    if (cause && error_matches(cx, &exc_RuntimeError))
        exception_set_cause(cx, cx->raised.exc, cause);
    return -1;
}

static int call_set_names(Ctx *cx, Type *t, const Dict *ns)
{
    uint32_t pos = 0;
    Value k, v;
    while (dict_next(ns, &pos, &k, &v)) {
        if (!type_lookup(type_of(v), dunder_names[DUNDER_set_name]))
            continue;
        bool found;
        Value args[2] = {v_obj(t), k};
        if (!obj_call_dunder(cx, v, DUNDER_set_name, args, 2, &found))
            return set_name_error(cx, t, k, v);
    }
    return 0;
}

static int call_init_subclass(Ctx *cx, Type *t, Value kwnames,
                              const Value *kwargs)
{
    Value f = type_lookup_behind(t, t, dunder_names[DUNDER_init_subclass]);
    if (!f)
        return 0;
    Value bound = descr_get(cx, f, V_NULL, v_obj(t));
    if (!bound)
        return -1;
    return vm_call(cx, bound, kwargs, 0, kwnames) ? 0 : -1;
}

static int fill_class_cell(Ctx *cx, Type *t)
{
    Value cell = dict_get_str(t->attrs, name_dunder_classcell);
    if (!cell)
        return 0;
    if (!is_exact(cell, KIND_cell))
        return raise_fmt(cx, &exc_TypeError,
                         "type.__new__ expected __classcell__ to be a "
                         "cell reference, not '%T'",
                         cell),
               -1;
    store_cell_value(cx, as_obj(cell), &AS(Cell, cell)->value, v_obj(t));
    return dict_del_own(cx, t->attrs, name_dunder_classcell) < 0 ? -1 : 0;
}

/* ---- making a class ---- */

static Type *best_meta(Ctx *cx, Type *meta, const Tuple *bases)
{
    for (uint32_t i = 0; i < bases->len; i++) {
        Type *m = type_of(bases->v[i]);
        if (type_is_subtype(meta, m))
            continue;
        if (!type_is_subtype(m, meta))
            return raise_fmt(cx, &exc_TypeError,
                             "metaclass conflict: the metaclass of a derived "
                             "class must be a (non-strict) subclass of the "
                             "metaclasses of all its bases"),
                   NULL;
        meta = m;
    }
    return meta;
}

/* object.__weakref__: the latest weak reference to it, or None. */
static Value object_weakref(Ctx *cx, Value self)
{
    WeakRef *ref = weak_next(cx, as_obj(self), NULL);
    return ref ? v_obj(ref) : V_NONE;
}

static Type *alloc_type(Ctx *cx, Type *meta, Value name, Tuple *bases, Value ns)
{
    Value attrs = dict_copy(cx, AS(Dict, ns));
    Values *overrides = attrs ? values_new(cx, DUNDER_COUNT) : NULL;
    Type *t = overrides ? sub_alloc(cx, meta, KIND_type, sizeof(Type)) : NULL;
    if (!t)
        return NULL;
    t->name = name;
    t->qualname = name;
    t->attrs = AS(Dict, attrs);
    t->overrides = overrides;
    t->bases = bases;
    t->flags = TYPE_HEAP;
    return t;
}

static int add_getset(Ctx *cx, Type *t, Value key, const char *name,
                      Value (*get)(Ctx *, Value),
                      int (*set)(Ctx *, Value, Value))
{
    if (dict_get_str(t->attrs, key))
        return 0;
    GetSet *g = HEAP_NEW(cx, GetSet, KIND_getset);
    if (!g)
        return -1;
    g->name = name;
    g->type = t;
    g->get = get;
    g->set = set;
    return dict_set_own(cx, t->attrs, key, v_obj(g));
}

/* __dict__ and __weakref__ stand in the first class whose instances have them;
 * __doc__ stands in each. */
static int add_instance_attrs(Ctx *cx, Type *t)
{
    uint32_t more = t->flags & ~t->base->flags;
    if (more & TYPE_HAS_DICT && t->kind != KIND_type && /* type has its own */
        add_getset(cx, t, name_dunder_dict, "__dict__", object_get___dict__,
                   object_set___dict__))
        return -1;
    if (more & TYPE_HAS_WEAK && add_getset(cx, t, name_dunder_weakref,
                                           "__weakref__", object_weakref, NULL))
        return -1;
    if (dict_get_str(t->attrs, name_dunder_doc))
        return 0;
    return dict_set_own(cx, t->attrs, name_dunder_doc, V_NONE);
}

static int lay_out(Ctx *cx, Type *t)
{
    if (!(t->base = class_layout_base(cx, t->bases)) || prepare_attrs(cx, t) ||
        !(t->mro = class_mro(cx, t)))
        return -1;
    return class_make_shape(cx, t) || add_instance_attrs(cx, t) ? -1 : 0;
}

static int check_new_args(Ctx *cx, Value name, Value bases, Value ns)
{
    if (!is_str(name))
        return raise_fmt(cx, &exc_TypeError,
                         "type.__new__() argument 1 must be str, not %T", name),
               -1;
    if (class_check_name(cx, name))
        return -1;
    if (!is_kind(bases, KIND_tuple))
        return raise_fmt(cx, &exc_TypeError,
                         "type.__new__() argument 2 must be tuple, not %T",
                         bases),
               -1;
    if (!is_kind(ns, KIND_dict))
        return raise_fmt(cx, &exc_TypeError,
                         "type.__new__() argument 3 must be dict, not %T", ns),
               -1;
    return 0;
}

static bool are_types(Ctx *cx, const Tuple *t)
{
    for (uint32_t i = 0; i < t->len; i++)
        if (!is_type(t->v[i])) {
            raise_fmt(cx, &exc_TypeError, "bases must be types");
            return false;
        }
    return true;
}

/* type(name, bases, ns, **kwargs) for bases with another metaclass. */
static Value call_winner(Ctx *cx, Type *winner, const Value *three,
                         Value kwnames, const Value *kwargs)
{
    Value args = list_from(cx, three, 3);
    uint32_t n = kwnames ? AS(Tuple, kwnames)->len : 0;
    for (uint32_t i = 0; args && i < n; i++)
        if (list_append_own(cx, AS(List, args), kwargs[i]) < 0)
            return V_NULL;
    return args ? vm_call(cx, v_obj(winner), AS(List, args)->store->v, 3,
                          kwnames)
                : V_NULL;
}

Value type_new(Ctx *cx, Type *meta, Value name, Value bases, Value ns,
               Value kwnames, const Value *kwargs)
{
    if (check_new_args(cx, name, bases, ns))
        return V_NULL;
    if (!AS(Tuple, bases)->len) {
        Value o = v_obj(&type_object);
        if (!(bases = tuple_from(cx, &o, 1)))
            return V_NULL;
    }
    Type *winner = best_meta(cx, meta, AS(Tuple, bases));
    if (!winner || !are_types(cx, AS(Tuple, bases)))
        return V_NULL;
    if (winner != meta && type_override(winner, DUNDER_new))
        return call_winner(cx, winner, (Value[3]){name, bases, ns}, kwnames,
                           kwargs);
    Type *t = alloc_type(cx, winner, name, AS(Tuple, bases), ns);
    if (!t || lay_out(cx, t) || fill_class_cell(cx, t))
        return V_NULL;
    t->next_type = cx->types;
    cx->types = t;
    type_fill_overrides(cx, t);
    t->version = type_version_next();
    if (call_set_names(cx, t, AS(Dict, ns)) ||
        call_init_subclass(cx, t, kwnames, kwargs))
        return V_NULL;
    return v_obj(t);
}

/* ---- the class statement ---- */

/* What stands for a base that is no class (list[int]): V_NULL and no exception
 * pending: itself. */
static Value mro_entries(Ctx *cx, Value base, Value bases)
{
    Value f;
    int r = is_type(base)
                ? 0
                : obj_lookup_attr(cx, base, name_dunder_mro_entries, &f);
    if (r <= 0)
        return V_NULL;
    Value entries = vm_call1(cx, f, bases);
    if (entries && !is_kind(entries, KIND_tuple))
        return raise_fmt(cx, &exc_TypeError,
                         "__mro_entries__ must return a tuple");
    return entries;
}

/* The bases as written, each replaced by its __mro_entries__. */
static Value resolve_bases(Ctx *cx, Value bases)
{
    const Tuple *t = AS(Tuple, bases);
    Value list = list_new(cx, t->len);
    bool replaced = false;
    for (uint32_t i = 0; list && i < t->len; i++) {
        Value entries = mro_entries(cx, t->v[i], bases);
        if (error_pending(cx))
            return V_NULL;
        replaced |= entries != V_NULL;
        int r = entries ? list_extend_own(cx, AS(List, list), entries)
                        : list_append_own(cx, AS(List, list), t->v[i]);
        if (r)
            return V_NULL;
    }
    if (!list)
        return V_NULL;
    return replaced ? list_to_tuple(cx, list) : bases;
}

/* Splits a dict of keywords into names and values of a call. */
static Value split_keywords(Ctx *cx, const Dict *kw, List *values)
{
    Value names = tuple_new(cx, kw->used), k, v;
    uint32_t pos = 0, n = 0;
    while (names && dict_next(kw, &pos, &k, &v)) {
        AS(Tuple, names)->v[n++] = k;
        if (list_append_own(cx, values, v))
            return V_NULL;
    }
    return names;
}

static Value class_namespace(Ctx *cx, Value meta, Value name, Value bases,
                             Value kwnames, const List *values)
{
    Value prepare;
    int r = obj_lookup_attr(cx, meta, dunder_names[DUNDER_prepare], &prepare);
    if (r < 0)
        return V_NULL;
    if (r == 0 || meta == v_obj(&type_type))
        return dict_new(cx);
    Value all = list_new(cx, 2 + values->len);
    if (!all || list_append_own(cx, AS(List, all), name) ||
        list_append_own(cx, AS(List, all), bases) ||
        list_extend_own(cx, AS(List, all), v_obj(values)))
        return V_NULL;
    Value ns = vm_call(cx, prepare, AS(List, all)->store->v, 2, kwnames);
    if (!ns || ops_of(ns)->getitem ||
        type_override(type_of(ns), DUNDER_getitem))
        return ns;
    return raise_fmt(
        cx, &exc_TypeError, "%s.__prepare__() must return a mapping, not %T",
        is_type(meta) ? type_c_name(AS(Type, meta)) : "<metaclass>", ns);
}

static Value call_meta(Ctx *cx, Value meta, Value name, Value bases, Value ns,
                       Value kwnames, const List *values)
{
    Value all = list_new(cx, 3 + values->len);
    if (!all || list_append_own(cx, AS(List, all), name) ||
        list_append_own(cx, AS(List, all), bases) ||
        list_append_own(cx, AS(List, all), ns) ||
        list_extend_own(cx, AS(List, all), v_obj(values)))
        return V_NULL;
    return vm_call(cx, meta, AS(List, all)->store->v, 3, kwnames);
}

static Value pick_meta(Ctx *cx, Dict *kw, Value bases)
{
    const Tuple *t = AS(Tuple, bases);
    Value meta = kw ? dict_get_str(kw, name_metaclass) : V_NULL;
    if (meta && dict_del_own(cx, kw, name_metaclass) < 0)
        return V_NULL;
    if (!meta)
        meta = t->len ? v_obj(type_of(t->v[0])) : v_obj(&type_type);
    if (!is_type(meta))
        return meta;
    Type *best = best_meta(cx, AS(Type, meta), t);
    return best ? v_obj(best) : V_NULL;
}

Value build_class(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc < 2)
        return raise_fmt(cx, &exc_TypeError,
                         "__build_class__: not enough arguments");
    Value func = argv[0], name = argv[1];
    if (!is_exact(func, KIND_function))
        return raise_fmt(cx, &exc_TypeError,
                         "__build_class__: func must be a function");
    if (!is_str(name))
        return raise_fmt(cx, &exc_TypeError,
                         "__build_class__: name is not a string");
    Dict *keywords = kw[0] ? AS(Dict, kw[0]) : NULL;
    Value written = tuple_from(cx, argv + 2, (size_t)(argc - 2));
    Value bases = written ? resolve_bases(cx, written) : V_NULL;
    Value meta = bases ? pick_meta(cx, keywords, bases) : V_NULL;
    Value values = meta ? list_new(cx, 4) : V_NULL;
    if (!values)
        return V_NULL;
    Value kwnames = V_NULL;
    if (keywords && keywords->used &&
        !(kwnames = split_keywords(cx, keywords, AS(List, values))))
        return V_NULL;
    Value ns =
        class_namespace(cx, meta, name, bases, kwnames, AS(List, values));
    if (!ns || !vm_run_class_body(cx, func, ns))
        return V_NULL;
    if (bases != written &&
        obj_setitem(cx, ns, name_dunder_orig_bases, written))
        return V_NULL;
    return call_meta(cx, meta, name, bases, ns, kwnames, AS(List, values));
}
