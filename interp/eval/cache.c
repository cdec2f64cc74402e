/* cache.c: generic look-ups that choose the quickened form of their
 * instruction and fill its cache. See slow.h. A cache is filled only from
 * objects of main and static ones, so that it may outlive a context. */
#include "eval/cache.h"
#include "heap/slots.h"
#include "object/store.h"
#include "objects/names.h"
#include <stdio.h>

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
Value cache_class_value(Value obj, Value name)
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
    Value d = cache_class_value(obj, name);
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

Value cache_method(Ctx *cx, Value obj, Value name)
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
        Value d = cache_class_value(obj, name);
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
    Value d = cache_method(cx, obj, name);
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
