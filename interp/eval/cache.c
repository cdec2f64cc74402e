/* cache.c: generic look-ups that choose the quickened form of their
 * instruction and fill its cache. See slow.h. A cache is filled only from
 * objects of main and static ones, so that it may outlive a context. */
#include "eval/cache.h"
#include "eval/lookup.h"
#include "heap/slots.h"
#include "objects/attr.h"
#include "object/store.h"
#include "objects/names.h"
#include <stdio.h>

/* A class instance whose attributes follow the plain rules; else NULL. */
static const Shape *plain_instance(Value obj)
{
    if (!is_obj(obj) || as_obj(obj)->shape < KIND_COUNT)
        return NULL;
    const Shape *s = shape_get(as_obj(obj)->shape);
    bool odd =
        (s->flags & SHAPE_DICT_MODE) || (s->type->flags & TYPE_UNCACHEABLE) ||
        type_override(s->type, DUNDER_getattribute) || s->slot_offset == 0 ||
        s->type->hdr.owner > OWNER_MAIN || s->type->ops->getattr;
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

/* The slot of `name` read or stored directly, -1 if the rules forbid it. A name
 * in the __slots__ of two classes has two slots: the descriptor tells which. */
static int direct_slot(const Shape *s, Value name)
{
    Value d = type_lookup(s->type, name);
    if (d && is_exact(d, KIND_member)) {
        const Member *m = AS(Member, d);
        return type_is_subtype(s->type, m->type) ? (int)m->slot : -1;
    }
    return d && is_data(d) ? -1 : attr_find(s, name);
}

static uint32_t slot_bytes(const Shape *s, int i)
{
    return s->slot_offset + (uint32_t)offsetof(SlotArea, slots) +
           (uint32_t)i * (uint32_t)sizeof(Value);
}

/* ---- the worker's table: lookup.h ---- */

static void lookup_set(Ctx *cx, uint32_t shape, Value name, LookupUse use,
                       Found found, uint64_t at)
{
    if (!shape_name_lasts(name))
        return;
    ((struct EvalCaches *)cx->worker->vm)->used = true;
    *lookup_entry(cx, shape, name, use) =
        (LookupEntry){.name = name,
                      .shape = shape,
                      .use = (uint16_t)use,
                      .found = (uint16_t)found,
                      .at = at};
}

void cache_flush(struct Worker *w)
{
    struct EvalCaches *all = w->vm;
    if (all && all->used)
        memset(all, 0, sizeof *all);
}

void cache_init(struct Worker *w)
{
    if (!w->vm)
        w->vm = base_zalloc(sizeof(struct EvalCaches));
}

/* A Python function of main that takes `argc` arguments and no others. */
static bool is_simple_function(Ctx *cx, Value f, int argc)
{
    if (!f || !is_exact(f, KIND_function) || !cacheable(f))
        return false;
    LCode *lc = lcode_of(cx, AS(Function, f)->code);
    if (!lc)
        error_clear(cx);
    return lc && lc->simple == argc;
}

/* What a class attribute d gives to instances that have no own one. */
static Found found_in_class(Ctx *cx, Value d, uint64_t *at)
{
    *at = d;
    if (!cacheable(d))
        return FOUND_NOTHING;
    if (is_exact(d, KIND_function))
        return FOUND_BOUND;
    if (is_simple(d))
        return FOUND_VALUE;
    if (is_exact(d, KIND_property)) {
        *at = AS(Property, d)->get;
        return is_simple_function(cx, *at, 1) ? FOUND_GETTER : FOUND_NOTHING;
    }
    Value get = type_override(type_of(d), DUNDER_get);
    return is_simple_function(cx, get, 3) ? FOUND_DESCR : FOUND_NOTHING;
}

static Found find_load(Ctx *cx, const Shape *s, Value name, uint64_t *at)
{
    int i = direct_slot(s, name);
    if (i >= 0 && i < s->inline_cap) {
        *at = slot_bytes(s, i);
        return FOUND_SLOT;
    }
    if (i >= 0) {
        *at = s->slot_offset | (uint64_t)(i - s->inline_cap) << 32;
        return FOUND_OVER;
    }
    Value d = type_lookup(s->type, name);
    if (d && type_varies(s->type, name))
        return FOUND_NOTHING;
    if (d)
        return attr_find(s, name) < 0 || is_data(d) ? found_in_class(cx, d, at)
                                                    : FOUND_NOTHING;
    *at = type_override(s->type, DUNDER_getattr);
    if (!*at)
        return FOUND_ABSENT;
    return is_simple_function(cx, *at, 2) ? FOUND_GETATTR : FOUND_NOTHING;
}

/* Fills the instruction's own cache; false: only the table can tell. */
static bool cache_own(Word *pc, uint32_t shape, Found found, uint64_t at)
{
    static const uint16_t forms[] = {[FOUND_SLOT] = OP_LOAD_ATTR_SLOT,
                                     [FOUND_OVER] = OP_LOAD_ATTR_OVER,
                                     [FOUND_VALUE] = OP_LOAD_ATTR_CLASS,
                                     [FOUND_BOUND] = OP_LOAD_ATTR_BOUND,
                                     [FOUND_GETTER] = OP_LOAD_ATTR_GETTER};
    if (found >= ARRAY_LEN(forms))
        return false;
    pc->op = forms[found];
    pc[1].lo = shape;
    if (found == FOUND_SLOT || found == FOUND_OVER) {
        pc[1].hi = (uint32_t)at;
        pc[2].w = at >> 32;
    } else {
        pc[2].w = at;
    }
    return true;
}

static void cache_load(Ctx *cx, Word *pc, Value obj, Value name)
{
    const Shape *s = plain_instance(obj);
    uint64_t at;
    Found found = s ? find_load(cx, s, name, &at) : FOUND_NOTHING;
    if (found == FOUND_NOTHING || found == FOUND_ABSENT) {
        pc->op = OP_LOAD_ATTR;
        return;
    }
    lookup_set(cx, s->id, name, USE_LOAD, found, at);
    if (pc->op == OP_LOAD_ATTR && !cache_own(pc, s->id, found, at)) {
        pc->op = OP_LOAD_ATTR_POLY;
        pc[2].w = 0;
    }
}

/* name, or the lasting str of the same text; V_NULL: there is none. */
static Value lasting_name(Value name)
{
    if (!is_exact(name, KIND_str))
        return V_NULL;
    if (shape_name_lasts(name))
        return name;
    return str_intern_known(AS(Str, name));
}

int attr_quick(Ctx *cx, Value obj, Value name, Value *out)
{
    name = is_obj(name) ? lasting_name(name) : V_NULL;
    if (!name)
        return -1;
    uint32_t shape = as_obj(obj)->shape;
    const LookupEntry *e = lookup_entry(cx, shape, name, USE_LOAD);
    if (UNLIKELY(!lookup_hit(e, shape, name, USE_LOAD))) {
        const Shape *s = plain_instance(obj);
        uint64_t at;
        Found found = s ? find_load(cx, s, name, &at) : FOUND_NOTHING;
        if (found == FOUND_NOTHING)
            return -1;
        lookup_set(cx, shape, name, USE_LOAD, found, at);
        if (!lookup_hit(e, shape, name, USE_LOAD))
            return -1;
    }
    const Values *over;
    switch (e->found) {
    case FOUND_SLOT:
        *out = *(Value *)(void *)((char *)as_obj(obj) + e->at);
        return *out ? 1 : -1;
    case FOUND_OVER:
        over = *(Values **)(void *)((char *)as_obj(obj) + (uint32_t)e->at);
        *out = over ? over->v[e->at >> 32] : V_NULL;
        return *out ? 1 : -1;
    case FOUND_VALUE:
        *out = e->at;
        return 1;
    case FOUND_ABSENT:
        return 0;
    default:
        return -1;
    }
}

/* A class attribute, read from the class itself, that is no descriptor there;
 * the metaclass is type, and has none of that name. */
Value cache_class_value(Value obj, Value name)
{
    const Type *t = AS(Type, obj);
    if (!cacheable(obj) || (t->flags & TYPE_UNCACHEABLE) ||
        type_lookup(&type_type, name) || type_varies(t, name))
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
    if (pc->op != OP_LOAD_ATTR_SLOT && pc->op != OP_LOAD_ATTR_POLY)
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

static Found find_store(Ctx *cx, const Shape *s, Value name, uint64_t *at)
{
    int i = direct_slot(s, name);
    if (i >= 0) {
        *at = slot_bytes(s, i);
        return i < s->inline_cap ? FOUND_SLOT : FOUND_NOTHING;
    }
    Value d = type_lookup(s->type, name);
    *at = 0;
    if (!d || !is_data(d))
        return attr_find(s, name) < 0 ? FOUND_ADD : FOUND_NOTHING;
    if (!is_exact(d, KIND_property) || !cacheable(d))
        return FOUND_NOTHING;
    *at = AS(Property, d)->set;
    return is_simple_function(cx, *at, 2) ? FOUND_SETTER : FOUND_NOTHING;
}

/* Where the attribute that was just added stands; 0: not inline. */
static uint64_t added_at(const Shape *s, Value obj, Value name)
{
    const Shape *to = shape_get(as_obj(obj)->shape);
    int k = to->parent == s ? attr_find(to, name) : -1;
    if (k < 0 || k >= to->inline_cap || (to->flags & SHAPE_DICT_MODE))
        return 0;
    return slot_bytes(to, k) | (uint64_t)to->id << 32;
}

static void cache_own_store(Word *pc, uint32_t shape, Found found, uint64_t at)
{
    pc[1].lo = shape;
    pc[1].hi = (uint32_t)at;
    pc[2].w = at >> 32;
    pc->op =
        found == FOUND_SLOT
            ? twin(pc, OP_STORE_ATTR, OP_STORE_ATTR_SLOT, OP_STORE_ATTR_SLOT_G)
            : twin(pc, OP_STORE_ATTR, OP_STORE_ATTR_ADD, OP_STORE_ATTR_ADD_G);
}

/* What the store at pc may do directly next time. */
static void cache_store(Ctx *cx, Word *pc, const Shape *s, Value name,
                        Found found, uint64_t at)
{
    lookup_set(cx, s->id, name, USE_STORE, found, at);
    if (pc->op == op_base[pc->op] && found != FOUND_SETTER) {
        cache_own_store(pc, s->id, found, at);
    } else if (pc->op != OP_STORE_ATTR_SLOT && pc->op != OP_STORE_ATTR_SLOT_G) {
        pc->op =
            twin(pc, OP_STORE_ATTR, OP_STORE_ATTR_POLY, OP_STORE_ATTR_POLY_G);
        pc[2].w = 0;
    }
}

/* An instruction that meets others than its own shape takes one of theirs. */
void attr_settle(Word *pc, uint32_t shape, Found found, uint64_t at)
{
    if (op_base[pc->op] == OP_LOAD_ATTR)
        (void)cache_own(pc, shape, found, at);
    else if (found != FOUND_SETTER)
        cache_own_store(pc, shape, found, at);
}

int attr_store(Ctx *cx, Word *pc, Value obj, Value name, Value v)
{
    if (cx->variant == VARIANT_OPS &&
        !ops_guard_attr(cx, obj, name, "STORE_ATTR"))
        return -1;
    const Shape *s = plain_instance(obj);
    if (s && ((s->type->flags & TYPE_HAS_SETATTR) || s->type->ops->setattr ||
              (as_obj(obj)->owner != cx->owner)))
        s = NULL;
    uint64_t at = 0;
    Found found = s ? find_store(cx, s, name, &at) : FOUND_NOTHING;
    if (found == FOUND_SETTER) { /* before it runs: it may change the class */
        cache_store(cx, pc, s, name, found, at);
        return obj_setattr(cx, obj, name, v);
    }
    if (obj_setattr(cx, obj, name, v) < 0)
        return -1;
    if (found == FOUND_ADD && !(at = added_at(s, obj, name)))
        found = FOUND_NOTHING;
    if (found != FOUND_NOTHING)
        cache_store(cx, pc, s, name, found, at);
    return 0;
}

/* The function that a method call of `name` on obj runs with obj as self, when
 * the shape alone decides it; else V_NULL. */
static Value find_method(Value obj, Value name)
{
    const Type *t = type_of(obj);
    if (as_obj(obj)->shape >= KIND_COUNT) {
        const Shape *s = plain_instance(obj);
        if (!s || attr_find(s, name) >= 0)
            return V_NULL;
    } else if (ops_of(obj)->getattr || is_exact(obj, KIND_type)) {
        return V_NULL;
    }
    Value d = type_lookup(t, name);
    if (!d || !is_obj(d) || !cacheable(d) || type_varies(t, name))
        return V_NULL;
    if (is_exact(d, KIND_function))
        return d;
    bool method = is_exact(d, KIND_native) && AS(Native, d)->type &&
                  !(AS(Native, d)->flags & (STATIC_M | CLASS_M));
    return method ? d : V_NULL;
}

Value cache_wrapped(Value obj, Value name, bool *takes_class)
{
    const Shape *s = plain_instance(obj);
    if (!s || attr_find(s, name) >= 0)
        return V_NULL;
    Value d = type_lookup(s->type, name);
    *takes_class = d && is_exact(d, KIND_classmethod);
    bool wrapped = d && (*takes_class || is_exact(d, KIND_staticmethod));
    return wrapped && cacheable(d) ? AS(Wrapper, d)->inner : V_NULL;
}

void cache_class_method(Ctx *cx, Value cls, Value name, Value f)
{
    if (!shape_name_lasts(name))
        return;
    lookup_set(cx, (uint32_t)(cls >> 4), name, USE_CLASS, FOUND_METHOD, f);
    lookup_class_entry(cx, cls, name)->cls = cls;
}

Value cache_method(Ctx *cx, Value obj, Value name)
{
    if (!is_obj(obj))
        return V_NULL;
    uint32_t shape = as_obj(obj)->shape;
    const LookupEntry *e = lookup_entry(cx, shape, name, USE_METHOD);
    if (lookup_hit(e, shape, name, USE_METHOD))
        return e->at;
    Value d = find_method(obj, name);
    if (d)
        lookup_set(cx, shape, name, USE_METHOD, FOUND_METHOD, d);
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
    return guard_violation(cx, v, operation);
}

bool ops_guard_attr(Ctx *cx, Value v, Value name, const char *operation)
{
    if (!is_obj(v) || as_obj(v)->owner == cx->owner)
        return true;
    char text[160];
    snprintf(text, sizeof text, "%s %s", operation, str_utf8(cx, name));
    return ops_guard(cx, v, text);
}
