/* cache.c: generic look-ups that choose the quickened form of their
 * instruction and fill its cache. See slow.h. A cache is filled only from
 * objects of main and static ones, so that it may outlive a context. */
#include "eval/slow.h"
#include "heap/slots.h"
#include "object/store.h"
#include "objects/names.h"
#include <stdio.h>

static bool cacheable(Value v)
{
    return !is_obj(v) || as_obj(v)->owner <= OWNER_MAIN;
}

static uint16_t twin(const Word *pc, uint32_t plain_base, uint32_t to,
                     uint32_t guarded_to)
{
    return (uint16_t)(op_base[pc->op] == plain_base ? to : guarded_to);
}

/* A class instance whose attributes follow the plain rules; else NULL. */
static const Shape *plain_instance(Value obj)
{
    if (!is_obj(obj) || as_obj(obj)->shape < KIND_COUNT)
        return NULL;
    const Shape *s = shape_get(as_obj(obj)->shape);
    bool odd = (s->flags & SHAPE_DICT_MODE) ||
               (s->type->flags & (TYPE_UNCACHEABLE | TYPE_HAS_GETATTR)) ||
               s->slot_offset == 0 || s->type->hdr.owner > OWNER_MAIN ||
               s->type->ops->getattr;
    return odd ? NULL : s;
}

/* Does the class attribute d come before the instance's own one? */
static bool is_data(Value d)
{
    if (!is_obj(d))
        return false;
    Type *t = type_of(d);
    return ops_of(d)->descr_set || type_override(t, DUNDER_set) ||
           type_override(t, DUNDER_delete);
}

/* What the class attribute gives is itself. */
static bool is_simple(Value d)
{
    if (!is_obj(d))
        return true;
    return !ops_of(d)->descr_get && !type_override(type_of(d), DUNDER_get) &&
           !is_exact(d, KIND_function) && !is_exact(d, KIND_native);
}

/* The slot of `name` read or stored directly, -1 if the rules forbid it. */
static int direct_slot(const Shape *s, Value name)
{
    int i = shape_find(s, name);
    if (i < 0)
        return -1;
    Value d = type_lookup(s->type, name);
    bool slot_descr = d && is_exact(d, KIND_member);
    return d && !slot_descr && is_data(d) ? -1 : i;
}

static uint32_t slot_bytes(const Shape *s, int i)
{
    return s->slot_offset + (uint32_t)offsetof(SlotArea, slots) +
           (uint32_t)i * (uint32_t)sizeof(Value);
}

static void cache_slot(Word *pc, const Shape *s, int i)
{
    pc[1].lo = s->id;
    if (i < s->inline_cap) {
        pc->op = OP_LOAD_ATTR_SLOT;
        pc[1].hi = slot_bytes(s, i);
    } else {
        pc->op = OP_LOAD_ATTR_OVER;
        pc[1].hi = s->slot_offset;
        pc[2].w = (uint64_t)(uint32_t)(i - s->inline_cap);
    }
}

/* A property with a plain Python getter. */
static Function *simple_getter(Ctx *cx, Value d)
{
    if (!is_exact(d, KIND_property) || !cacheable(d))
        return NULL;
    Value get = AS(Property, d)->get;
    if (!is_exact(get, KIND_function) || !cacheable(get))
        return NULL;
    Function *fn = AS(Function, get);
    LCode *lc = lcode_of(cx, fn->code);
    if (!lc)
        error_clear(cx);
    return lc && lc->simple == 1 ? fn : NULL;
}

/* ---- the worker's table behind the inline caches ----
 *
 * Where several shapes meet at one instruction its own cache misses in turns;
 * this table, direct-mapped by shape and name, answers those. It is flushed
 * with the inline caches, and holds what they hold. */

typedef enum Found {
    FOUND_NOTHING,
    FOUND_SLOT,
    FOUND_STORE,
    FOUND_METHOD
} Found;

typedef struct LookupEntry {
    Value name;
    uint32_t shape;
    uint16_t found;
    uint16_t pad;
    uint64_t at; /* byte offset of the slot, or the method */
} LookupEntry;

enum { LOOKUPS = 1024 };

struct EvalCaches {
    LookupEntry lookups[LOOKUPS];
};

static LookupEntry *lookup_entry(Ctx *cx, uint32_t shape, Value name,
                                 Found found)
{
    Worker *w = cx->worker;
    if (UNLIKELY(!w->vm))
        w->vm = base_zalloc(sizeof(struct EvalCaches));
    uint64_t h = (name >> 4) ^ (uint64_t)shape * 0x9E37u ^ found * 0x151u;
    return &((struct EvalCaches *)w->vm)->lookups[(h ^ h >> 10) % LOOKUPS];
}

static bool lookup_hit(const LookupEntry *e, uint32_t shape, Value name,
                       Found found)
{
    return e->shape == shape && e->name == name && e->found == found;
}

static void lookup_set(Ctx *cx, uint32_t shape, Value name, Found found,
                       uint64_t at)
{
    if (!cacheable(name))
        return;
    LookupEntry *e = lookup_entry(cx, shape, name, found);
    *e = (LookupEntry){
        .name = name, .shape = shape, .found = (uint16_t)found, .at = at};
}

void cache_flush(struct Worker *w)
{
    if (w->vm)
        memset(w->vm, 0, sizeof(struct EvalCaches));
}

static Value *slot_at(Value obj, uint64_t offset)
{
    return (Value *)(void *)((char *)as_obj(obj) + offset);
}

static void cache_load(Ctx *cx, Word *pc, Value obj, Value name)
{
    const Shape *s = plain_instance(obj);
    if (!s)
        return;
    int i = direct_slot(s, name);
    if (i >= 0) {
        cache_slot(pc, s, i);
        if (i < s->inline_cap)
            lookup_set(cx, s->id, name, FOUND_SLOT, slot_bytes(s, i));
        return;
    }
    Value d = type_lookup(s->type, name);
    if (!d || shape_find(s, name) >= 0 || !cacheable(d))
        return;
    Function *fn = simple_getter(cx, d);
    if (fn) {
        pc->op = OP_LOAD_ATTR_GETTER;
        pc[2].w = (uint64_t)(uintptr_t)fn;
    } else if (is_exact(d, KIND_function)) {
        pc->op = OP_LOAD_ATTR_BOUND;
        pc[2].v = d;
    } else if (is_simple(d)) {
        pc->op = OP_LOAD_ATTR_CLASS;
        pc[2].v = d;
    } else {
        return;
    }
    pc[1].lo = s->id;
}

/* A class attribute, read from the class itself, that is no descriptor there;
 * the metaclass is type, and has none of that name. */
static Value class_attr(Value obj, Value name)
{
    const Type *t = AS(Type, obj);
    if (!cacheable(obj) || (t->flags & TYPE_UNCACHEABLE) ||
        type_lookup(&type_type, name))
        return V_NULL;
    Value d = type_lookup(t, name);
    if (d && is_exact(d, KIND_staticmethod) && cacheable(d))
        d = AS(Wrapper, d)->inner;
    if (!d || !cacheable(d) || !(is_simple(d) || is_exact(d, KIND_function)))
        return V_NULL;
    return d;
}

static void cache_class_attr(Word *pc, Value obj, Value name)
{
    Value d = class_attr(obj, name);
    if (!d)
        return;
    pc->op = OP_LOAD_ATTR_TYPE;
    pc[1].v = obj;
    pc[2].v = d;
}

static Value load_module(Word *pc, Value obj, Value name)
{
    const Dict *d = AS(Module, obj)->dict;
    int i = dict_find_entry(d, name);
    if (i < 0)
        return V_NULL;
    if (d->hdr.owner <= OWNER_MAIN) {
        pc->op = OP_LOAD_ATTR_MODULE;
        pc[1].lo = d->version;
        pc[1].hi = (uint32_t)i;
        pc[2].w = (uint64_t)(uintptr_t)d;
    }
    return d->entries->e[i].value;
}

Value attr_load(Ctx *cx, Word *pc, Value obj, Value name)
{
    if (is_obj(obj) && as_obj(obj)->shape >= KIND_COUNT) {
        uint32_t shape = as_obj(obj)->shape;
        const LookupEntry *e = lookup_entry(cx, shape, name, FOUND_SLOT);
        if (lookup_hit(e, shape, name, FOUND_SLOT) && *slot_at(obj, e->at)) {
            pc->op = OP_LOAD_ATTR_SLOT; /* shapes come in runs */
            pc[1].lo = shape;
            pc[1].hi = (uint32_t)e->at;
            return *slot_at(obj, e->at);
        }
    }
    pc->op = OP_LOAD_ATTR;
    if (is_exact(obj, KIND_module)) {
        Value v = load_module(pc, obj, name);
        if (v)
            return v;
    }
    if (is_exact(obj, KIND_type))
        cache_class_attr(pc, obj, name);
    else
        cache_load(cx, pc, obj, name);
    return obj_getattr(cx, obj, name);
}

/* An attribute store that may be done directly next time. */
int attr_store(Ctx *cx, Word *pc, Value obj, Value name, Value v)
{
    if (is_obj(obj) && as_obj(obj)->owner == cx->owner) {
        uint32_t shape = as_obj(obj)->shape;
        const LookupEntry *e = lookup_entry(cx, shape, name, FOUND_STORE);
        if (lookup_hit(e, shape, name, FOUND_STORE)) {
            pc[1].lo = shape;
            pc[1].hi = (uint32_t)e->at;
            pc->op = op_base[pc->op];
            pc->op = twin(pc, OP_STORE_ATTR, OP_STORE_ATTR_SLOT,
                          OP_STORE_ATTR_SLOT_G);
            store_object_slot(cx, as_obj(obj), slot_at(obj, e->at), v);
            return 0;
        }
    }
    if (cx->variant == VARIANT_OPS &&
        !ops_guard_attr(cx, obj, name, "STORE_ATTR"))
        return -1;
    pc->op = op_base[pc->op];
    const Shape *s = plain_instance(obj);
    bool may = s && as_obj(obj)->owner == cx->owner &&
               !(s->type->flags & TYPE_HAS_SETATTR) && !s->type->ops->setattr;
    int i = may ? direct_slot(s, name) : -1;
    bool fresh = may && i < 0 && shape_find(s, name) < 0;
    if (obj_setattr(cx, obj, name, v) < 0)
        return -1;
    if (i >= 0 && i < s->inline_cap) {
        pc[1].lo = s->id;
        pc[1].hi = slot_bytes(s, i);
        pc->op =
            twin(pc, OP_STORE_ATTR, OP_STORE_ATTR_SLOT, OP_STORE_ATTR_SLOT_G);
        lookup_set(cx, s->id, name, FOUND_STORE, slot_bytes(s, i));
    } else if (fresh) {
        const Shape *to = shape_get(as_obj(obj)->shape);
        int k = to->parent == s ? shape_find(to, name) : -1;
        if (k >= 0 && k < to->inline_cap && !(to->flags & SHAPE_DICT_MODE)) {
            pc[1].lo = s->id;
            pc[1].hi = slot_bytes(to, k);
            pc[2].w = to->id;
            pc->op =
                twin(pc, OP_STORE_ATTR, OP_STORE_ATTR_ADD, OP_STORE_ATTR_ADD_G);
        }
    }
    return 0;
}

/* The function that a method call of `name` on obj runs with obj as self, when
 * the shape alone decides it; else V_NULL. */
static Value find_method(Value obj, Value name)
{
    const Type *t = type_of(obj);
    if (as_obj(obj)->shape >= KIND_COUNT) {
        const Shape *s = plain_instance(obj);
        if (!s || shape_find(s, name) >= 0)
            return V_NULL;
    } else if (ops_of(obj)->getattr || is_exact(obj, KIND_type)) {
        return V_NULL;
    }
    Value d = type_lookup(t, name);
    if (!d || !is_obj(d) || !cacheable(d))
        return V_NULL;
    if (is_exact(d, KIND_function))
        return d;
    bool method = is_exact(d, KIND_native) && AS(Native, d)->type &&
                  !(AS(Native, d)->flags & (STATIC_M | CLASS_M));
    return method ? d : V_NULL;
}

static Value shape_method(Ctx *cx, Value obj, Value name)
{
    if (!is_obj(obj))
        return V_NULL;
    uint32_t shape = as_obj(obj)->shape;
    const LookupEntry *e = lookup_entry(cx, shape, name, FOUND_METHOD);
    if (lookup_hit(e, shape, name, FOUND_METHOD))
        return e->at;
    Value d = find_method(obj, name);
    if (d)
        lookup_set(cx, shape, name, FOUND_METHOD, d);
    return d;
}

/* LOAD_METHOD of what needs no self: functions of modules and classes. */
static void cache_plain_method(Word *pc, Value obj, Value name)
{
    if (is_exact(obj, KIND_module) && cacheable(obj)) {
        const Dict *d = AS(Module, obj)->dict;
        int i = dict_find_entry(d, name);
        if (i < 0)
            return;
        pc->op = OP_LOAD_METHOD_MODULE;
        pc[1].v = obj;
        pc[2].lo = d->version;
        pc[2].hi = (uint32_t)i;
    } else if (is_exact(obj, KIND_type)) {
        Value d = class_attr(obj, name);
        if (!d)
            return;
        pc->op = OP_LOAD_METHOD_CLASS;
        pc[1].v = obj;
        pc[2].v = d;
    }
}

int attr_method(Ctx *cx, Word *pc, Value obj, Value name, Value *pair)
{
    pc->op = OP_LOAD_METHOD;
    Value d = shape_method(cx, obj, name);
    if (d) {
        pc->op = OP_LOAD_METHOD_SHAPE;
        pc[1].lo = as_obj(obj)->shape;
        pc[2].v = d;
        pair[0] = d;
        pair[1] = obj;
        return 0;
    }
    cache_plain_method(pc, obj, name);
    Value func, self;
    if (obj_load_method(cx, obj, name, &func, &self) < 0)
        return -1;
    pair[0] = self ? func : V_NULL;
    pair[1] = self ? self : func;
    return 0;
}

/* ---- items ---- */

Value item_load(Ctx *cx, Word *pc, Value obj, Value key)
{
    bool imm = op_base[pc->op] == OP_GETITEM_I;
    if (imm && is_exact(obj, KIND_dict))
        pc->op = OP_GETITEM_I_DICT;
    else if (is_obj(obj) && is_int(key) && as_obj(obj)->shape == KIND_list)
        pc->op = imm ? OP_GETITEM_I_LIST : OP_GETITEM_LIST;
    else if (is_obj(obj) && is_int(key) && as_obj(obj)->shape == KIND_tuple)
        pc->op = imm ? OP_GETITEM_I_TUPLE : OP_GETITEM_TUPLE;
    else if (!imm && is_exact(obj, KIND_dict))
        pc->op = OP_GETITEM_DICT;
    else if (!imm && is_int(key) && is_exact(obj, KIND_str))
        pc->op = OP_GETITEM_STR;
    return obj_getitem(cx, obj, key);
}

/* A bound as an index into len items; false: not None or a small int. */
static bool slice_bound(Value v, int64_t none, int64_t len, int64_t *out)
{
    if (v == V_NONE) {
        *out = none;
        return true;
    }
    int64_t i = as_int(v);
    i += i < 0 ? len : 0;
    *out = i < 0 ? 0 : MIN(i, len);
    return is_int(v);
}

Value slice_load(Ctx *cx, Value obj, Value from, Value to)
{
    if (is_exact(obj, KIND_list) || is_exact(obj, KIND_str) ||
        is_exact(obj, KIND_tuple)) {
        /* all three have their length at the same place */
        int64_t len = AS(Tuple, obj)->len, low, high;
        bool plain =
            slice_bound(from, 0, len, &low) && slice_bound(to, len, len, &high);
        size_t n = plain && high > low ? (size_t)(high - low) : 0;
        if (plain && as_obj(obj)->shape == KIND_list)
            return n ? list_from(cx, AS(List, obj)->store->v + low, n)
                     : list_new(cx, 0);
        if (plain && as_obj(obj)->shape == KIND_str)
            return str_substr(cx, obj, (size_t)low, (size_t)high);
        if (plain && (int64_t)n < len)
            return tuple_from(cx, AS(Tuple, obj)->v + low, n);
    }
    Value slice = slice_new(cx, from, to, V_NONE);
    return slice ? obj_getitem(cx, obj, slice) : V_NULL;
}

int item_store(Ctx *cx, Word *pc, Value obj, Value key, Value v)
{
    if (cx->variant == VARIANT_OPS && !ops_guard(cx, obj, "STORE_SUBSCR"))
        return -1;
    bool own = is_obj(obj) && as_obj(obj)->owner == cx->owner;
    uint32_t base = op_base[pc->op];
    if (own && is_int(key) && as_obj(obj)->shape == KIND_list) {
        if (base == OP_SETITEM || base == OP_SETITEM_G)
            pc->op = twin(pc, OP_SETITEM, OP_SETITEM_LIST, OP_SETITEM_LIST_G);
        else
            pc->op =
                twin(pc, OP_SETITEM_I, OP_SETITEM_I_LIST, OP_SETITEM_I_LIST_G);
    } else if (own && as_obj(obj)->shape == KIND_dict &&
               (base == OP_SETITEM || base == OP_SETITEM_G)) {
        pc->op = twin(pc, OP_SETITEM, OP_SETITEM_DICT, OP_SETITEM_DICT_G);
    }
    return obj_setitem(cx, obj, key, v);
}

/* Does an UNPACK into n registers follow, whose word pc[1] is? It takes what
 * the instruction at pc gives. */
static bool unpacks(const Word *pc, uint32_t n)
{
    return pc[1].op == OP_UNPACK && pc[1].a == pc->b && pc[1].b == n;
}

#define FORM(name) (plain ? OP_##name : OP_##name##_G)

static uint16_t iter_form(const Word *pc, Value iter)
{
    bool plain = op_base[pc->op] == OP_FOR_ITER;
    switch (as_obj(iter)->shape) {
    case KIND_range_iterator:
        return FORM(FOR_ITER_RANGE);
    case KIND_list_iterator: {
        const SeqIter *it = AS(SeqIter, iter);
        const List *list = AS(List, it->seq);
        if (!list || it->index >= list->len)
            return pc->op;
        Value v = list->store->v[it->index];
        bool tuple = is_exact(v, KIND_tuple);
        uint32_t n = tuple ? AS(Tuple, v)->len : 0;
        return (n == 2 || n == 3) && unpacks(pc, n) ? FORM(FOR_UNPACK_LIST)
                                                    : FORM(FOR_ITER_LIST);
    }
    case KIND_tuple_iterator:
        return FORM(FOR_ITER_TUPLE);
    case KIND_dict_keyiterator:
        return FORM(FOR_ITER_KEYS);
    case KIND_str_iterator:
        return FORM(FOR_ITER_STR);
    case KIND_dict_itemiterator:
        return unpacks(pc, 2) ? FORM(FOR_UNPACK_ITEMS) : FORM(FOR_ITER_ANY);
    case KIND_enumerate:
        return unpacks(pc, 2) ? FORM(FOR_UNPACK_ENUM) : FORM(FOR_ITER_ANY);
    case KIND_zip: {
        const MultiIter *z = AS(MultiIter, iter);
        uint32_t n = z->iters->len;
        return (n == 2 || n == 3) && unpacks(pc, n) && !z->strict
                   ? FORM(FOR_UNPACK_ZIP)
                   : FORM(FOR_ITER_ANY);
    }
    case KIND_generator:
        return AS(Generator, iter)->state <= GEN_SUSPENDED ? FORM(FOR_ITER_GEN)
                                                           : pc->op;
    default:
        return as_obj(iter)->shape < KIND_COUNT ? FORM(FOR_ITER_ANY) : pc->op;
    }
}

/* V_NULL without an exception: exhausted, or a generator, when the instruction
 * has become FOR_ITER_GEN. */
Value iter_next(Ctx *cx, Word *pc, Value iter)
{
    if (is_obj(iter) && as_obj(iter)->owner == cx->owner) {
        pc->op = iter_form(pc, iter);
        if (pc->op == OP_FOR_ITER_GEN || pc->op == OP_FOR_ITER_GEN_G)
            return V_NULL;
    }
    return obj_iternext(cx, iter);
}

/* ---- calls ---- */

enum { DEFAULTS_MAX = 16 }; /* parameters of a function called with fewer */

/* lc: of a function; is it called with argc plain arguments, or with fewer
 * than it has parameters, the rest from its defaults? */
static bool takes_defaults(const Function *fn, const LCode *lc, int argc)
{
    return lc->simple > argc && lc->simple <= DEFAULTS_MAX && fn->defaults &&
           fn->defaults->len >= (uint32_t)(lc->simple - argc);
}

static LCode *lcode_quiet(Ctx *cx, Code *code)
{
    LCode *lc = lcode_of(cx, code);
    if (!lc)
        error_clear(cx);
    return lc;
}

static void cache_function(Ctx *cx, Word *pc, Value callee, int argc)
{
    Function *fn = AS(Function, callee);
    LCode *lc = lcode_quiet(cx, fn->code);
    bool maybe = pc->op == OP_CALL_MAYBE;
    if (lc && lc->simple == argc)
        pc->op = maybe ? OP_CALL_MAYBE_PY : OP_CALL_PY;
    else if (lc && takes_defaults(fn, lc, argc))
        pc->op = maybe ? OP_CALL_MAYBE_DEFAULTS : OP_CALL_PY_DEFAULTS;
    else if (lc && !maybe)
        pc->op = OP_CALL_GENERAL;
    else
        return;
    pc[2].v = callee;
    pc[3].w = (uint64_t)(uintptr_t)lc;
}

/* May the loop call this native itself, with argc arguments in place? */
static bool direct_native(const Native *n, int argc, uint32_t effects)
{
    return n->max >= 0 && argc >= n->min && argc <= n->max &&
           n->max - argc < LCODE_SLACK &&
           !(n->flags & (effects | KWONLY | STATIC_M | CLASS_M));
}

/* Functions of builtins that the loop does in line. */
static const struct {
    const char *name;
    int argc;
    uint16_t op;
} inlined[] = {
    {"len", 1, OP_CALL_LEN},
    {"abs", 1, OP_CALL_ABS},
    {"ord", 1, OP_CALL_ORD},
    {"chr", 1, OP_CALL_CHR},
    {"min", 2, OP_CALL_MIN},
    {"max", 2, OP_CALL_MAX},
    {"isinstance", 2, OP_CALL_ISINSTANCE},
};

static uint16_t native_form(const Native *n, int argc, uint16_t otherwise)
{
    if (n->module && n->module != name_builtins)
        return otherwise;
    for (uint32_t i = 0; i < ARRAY_LEN(inlined); i++)
        if (inlined[i].argc == argc && !strcmp(inlined[i].name, n->name))
            return inlined[i].op;
    return otherwise;
}

static void cache_native(Word *pc, Value callee, int argc)
{
    const Native *n = AS(Native, callee);
    bool variadic = n->max < 0 && argc >= n->min &&
                    !(n->flags & (ARG0 | ARG1 | ARG2 | STATIC_M | CLASS_M));
    if (n->type || (!variadic && !direct_native(n, argc, ARG0 | ARG1 | ARG2)))
        return;
    pc->op = native_form(n, argc, variadic ? OP_CALL_VARIADIC : OP_CALL_NATIVE);
    pc[1].h[2] = (uint16_t)n->max;
    pc[2].v = callee;
    pc[3].w = (uint64_t)(uintptr_t)n->fn;
}

/* A native method with self and argc arguments; only an exact built-in kind
 * is sure to be what it expects. */
static bool direct_method(Ctx *cx, const Native *n, Value self, int argc)
{
    return n->type && is_obj(self) && as_obj(self)->shape < KIND_COUNT &&
           kind_types[as_obj(self)->shape] == n->type &&
           direct_native(n, argc, ARG0 | ARG1 | ARG2) &&
           (!(n->flags & MUTATES) || guard_may(cx, self));
}

/* Word 3 of a call of a native method: self's kind, values to be in place. */
static void cache_self(Word *pc, const Native *n, Value self)
{
    pc[2].v = v_obj(n);
    pc[3].lo = as_obj(self)->shape;
    pc[3].hi = (uint32_t)n->max + 1;
}

static void cache_bound(Ctx *cx, Word *pc, const Method *m, int argc)
{
    if (!is_obj(m->func) || !cacheable(m->func))
        return;
    if (is_exact(m->func, KIND_function)) {
        LCode *lc = lcode_quiet(cx, AS(Function, m->func)->code);
        if (!lc || lc->simple != argc + 1)
            return;
        pc->op = OP_CALL_BOUND_PY;
        pc[2].v = m->func;
        pc[3].w = (uint64_t)(uintptr_t)lc;
    } else if (is_exact(m->func, KIND_native) &&
               direct_method(cx, AS(Native, m->func), m->self, argc)) {
        pc->op = OP_CALL_BOUND_NATIVE;
        cache_self(pc, AS(Native, m->func), m->self);
    }
}

/* A built-in class whose call is its C constructor alone. */
static void cache_new(Word *pc, Type *t, int argc)
{
    bool container = t == &type_list || t == &type_set || t == &type_dict;
    if ((t == &type_type && argc == 1) ||
        (container && argc <= (t == &type_dict ? 0 : 1))) {
        pc->op = container ? OP_CALL_CONTAINER : OP_CALL_TYPE;
        pc[2].v = v_obj(t);
        return;
    }
    Value new = type_lookup(t, dunder_names[DUNDER_new]);
    if ((t->flags & (TYPE_HEAP | TYPE_IS_EXC)) || t == &type_type || !new ||
        !is_exact(new, KIND_native) ||
        type_lookup(t, dunder_names[DUNDER_init]) !=
            type_lookup(&type_object, dunder_names[DUNDER_init]))
        return;
    const Native *n = AS(Native, new);
    if (n->type != t || n->max < 0 || argc < n->min || argc > n->max ||
        n->max - argc >= LCODE_SLACK ||
        (n->flags & (ARG0 | ARG1 | ARG2 | KWONLY)))
        return;
    bool loop = t == &type_range && argc < 3 && pc[5].op == OP_GET_ITER &&
                pc[5].b == pc->a;
    pc->op = loop ? OP_CALL_RANGE_ITER : OP_CALL_NEW;
    pc[1].h[2] = (uint16_t)n->max;
    pc[2].v = v_obj(t);
    pc[3].w = (uint64_t)(uintptr_t)n->fn;
}

/* A class whose call is: a new instance, then a simple Python __init__. */
static void cache_class(Ctx *cx, Word *pc, Value callee, int argc)
{
    Type *t = AS(Type, callee);
    bool plain = (t->flags & TYPE_HEAP) && t->kind == KIND_object &&
                 !(t->flags & (TYPE_ABSTRACT | TYPE_UNCACHEABLE));
    if (!plain || type_lookup(t, dunder_names[DUNDER_new]) !=
                      type_lookup(&type_object, dunder_names[DUNDER_new]))
        return;
    Value init = type_lookup(t, dunder_names[DUNDER_init]);
    if (argc == 0 &&
        init == type_lookup(&type_object, dunder_names[DUNDER_init])) {
        pc->op = OP_CALL_CLASS_PLAIN;
        pc[2].v = callee;
        return;
    }
    if (!init || !is_exact(init, KIND_function) || !cacheable(init))
        return;
    LCode *lc = lcode_of(cx, AS(Function, init)->code);
    if (!lc)
        error_clear(cx);
    if (!lc || lc->simple != argc + 1 ||
        (lc->object->flags & (PY_CO_GENERATOR | PY_CO_COROUTINE)))
        return;
    pc->op = OP_CALL_CLASS;
    pc[2].v = callee;
    pc[3].w = (uint64_t)(uintptr_t)lc;
    pc[4].v = init;
}

void cache_call(Ctx *cx, Word *pc, Value callee, int argc)
{
    if (is_exact(callee, KIND_method) && pc->op == OP_CALL)
        cache_bound(cx, pc, AS(Method, callee), argc);
    if (!is_obj(callee) || !cacheable(callee))
        return;
    bool maybe = pc->op == OP_CALL_MAYBE;
    switch (as_obj(callee)->shape) {
    case KIND_function:
        cache_function(cx, pc, callee, argc);
        break;
    case KIND_native:
        if (!maybe)
            cache_native(pc, callee, argc);
        break;
    case KIND_type:
        if (!maybe && (AS(Type, callee)->flags & TYPE_HEAP))
            cache_class(cx, pc, callee, argc);
        else if (!maybe)
            cache_new(pc, AS(Type, callee), argc);
        break;
    default:
        break;
    }
}

extern Value list_m_append(Ctx *cx, Value *argv, int argc, Value *kw);

static void cache_plain(Ctx *cx, Word *pc, Value callee, int argc)
{
    if (!is_obj(callee) || !cacheable(callee))
        return;
    if (is_exact(callee, KIND_function)) {
        LCode *lc = lcode_quiet(cx, AS(Function, callee)->code);
        if (!lc || lc->simple != argc)
            return;
        pc->op = OP_CALL_MAYBE_PLAIN_PY;
        pc[3].w = (uint64_t)(uintptr_t)lc;
    } else if (is_exact(callee, KIND_native) && !AS(Native, callee)->type &&
               direct_native(AS(Native, callee), argc, ARG0 | ARG1 | ARG2)) {
        pc->op = OP_CALL_MAYBE_PLAIN_NATIVE;
    } else {
        return;
    }
    pc[2].v = callee;
}

void cache_call_maybe(Ctx *cx, Word *pc, Value callee, Value self, int argc)
{
    if (!self) {
        cache_plain(cx, pc, callee, argc);
        return;
    }
    if (!is_exact(callee, KIND_native)) {
        cache_call(cx, pc, callee, argc + 1);
        return;
    }
    const Native *n = AS(Native, callee);
    if (!cacheable(callee) || !direct_method(cx, n, self, argc))
        return;
    bool append = n->fn == list_m_append;
    pc->op = append ? OP_CALL_MAYBE_APPEND : OP_CALL_MAYBE_NATIVE;
    cache_self(pc, n, self);
}

static void cache_python_method(Ctx *cx, Word *pc, Value self, Value d,
                                int argc)
{
    LCode *lc = lcode_quiet(cx, AS(Function, d)->code);
    if (lc && lc->simple == argc + 1)
        pc->op = argc == 1 ? OP_CALL_METHOD_PY1 : OP_CALL_METHOD_PY;
    else if (lc && takes_defaults(AS(Function, d), lc, argc + 1))
        pc->op = OP_CALL_METHOD_DEFAULTS;
    else
        return;
    pc[2].lo = as_obj(self)->shape;
    pc[3].w = (uint64_t)(uintptr_t)lc;
    pc[4].v = d;
}

static void cache_number(Word *pc, Value self, Value name, int argc)
{
    Value d = type_lookup(type_of(self), name);
    if (!d || !is_exact(d, KIND_native) || !cacheable(d) ||
        AS(Native, d)->type != type_of(self) ||
        !direct_native(AS(Native, d), argc, ARG0 | ARG1 | ARG2 | MUTATES))
        return;
    pc->op = OP_CALL_METHOD_NUMBER;
    pc[2].lo = is_int(self);
    pc[2].hi = (uint32_t)AS(Native, d)->max + 1;
    pc[3].v = d;
}

/* module.function(...) */
static void cache_module_call(Ctx *cx, Word *pc, Value self, Value name,
                              int argc)
{
    const Dict *d = AS(Module, self)->dict;
    int i = dict_find_entry(d, name);
    Value f = i >= 0 && cacheable(self) ? d->entries->e[i].value : V_NULL;
    if (!f || !is_obj(f) || !cacheable(f))
        return;
    if (is_exact(f, KIND_function)) {
        LCode *lc = lcode_quiet(cx, AS(Function, f)->code);
        if (!lc || lc->simple != argc)
            return;
        pc->op = OP_CALL_METHOD_MODULE_PY;
    } else if (is_exact(f, KIND_native) && !AS(Native, f)->type &&
               direct_native(AS(Native, f), argc, ARG0 | ARG1 | ARG2)) {
        pc->op = OP_CALL_METHOD_MODULE;
    } else {
        return;
    }
    pc[2].v = self;
    pc[3].lo = d->version;
    pc[4].v = f;
}

/* Class.function(...), Class.classmethod(...) */
static void cache_class_call(Ctx *cx, Word *pc, Value self, Value name,
                             int argc)
{
    Value f = class_attr(self, name);
    int more = 0;
    if (!f && cacheable(self) && !type_lookup(&type_type, name) &&
        !(AS(Type, self)->flags & TYPE_UNCACHEABLE)) {
        Value d = type_lookup(AS(Type, self), name);
        if (d && is_exact(d, KIND_classmethod) && cacheable(d)) {
            f = AS(Wrapper, d)->inner;
            more = 1;
        }
    }
    if (!f || !is_exact(f, KIND_function) || !cacheable(f))
        return;
    LCode *lc = lcode_quiet(cx, AS(Function, f)->code);
    if (!lc || lc->simple != argc + more)
        return;
    pc->op = OP_CALL_METHOD_CLASS_PY;
    pc[2].v = self;
    pc[3].w = (uint64_t)(uintptr_t)lc;
    pc[4].v = f;
}

void cache_call_method(Ctx *cx, Word *pc, Value self, Value name, int argc)
{
    if (is_exact(self, KIND_module))
        cache_module_call(cx, pc, self, name, argc);
    else if (is_exact(self, KIND_type))
        cache_class_call(cx, pc, self, name, argc);
    if (pc->op != OP_CALL_METHOD)
        return;
    if (!is_obj(self)) {
        cache_number(pc, self, name, argc);
        return;
    }
    Value d = shape_method(cx, self, name);
    if (!d)
        return;
    if (is_exact(d, KIND_function)) {
        cache_python_method(cx, pc, self, d, argc);
        return;
    }
    const Native *n = AS(Native, d);
    if (as_obj(self)->shape >= KIND_COUNT ||
        !direct_native(n, argc, ARG0 | ARG1 | ARG2) ||
        ((n->flags & MUTATES) && !guard_may(cx, self)))
        return;
    bool append = n->fn == list_m_append;
    pc->op = append ? OP_CALL_METHOD_APPEND : OP_CALL_METHOD_NATIVE;
    pc[3].v = d;
    pc[2].lo = as_obj(self)->shape;
    pc[2].hi = (uint32_t)n->max + 1;
    pc[4].v = d;
}

/* ---- --guard=ops ---- */

bool ops_guard(Ctx *cx, Value v, const char *operation)
{
    if (!is_obj(v) || as_obj(v)->owner == cx->owner ||
        as_obj(v)->owner == OWNER_STATIC)
        return true;
    guard_violation(cx, v, operation);
    return false;
}

bool ops_guard_attr(Ctx *cx, Value v, Value name, const char *operation)
{
    if (!is_obj(v) || as_obj(v)->owner == cx->owner)
        return true;
    char text[160];
    snprintf(text, sizeof text, "%s %s", operation, str_utf8(cx, name));
    return ops_guard(cx, v, text);
}
