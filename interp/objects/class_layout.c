/* class_layout.c: the C layout and the attribute slots of a new class's
 * instances: which base they extend, __slots__, how many slots are inline. */
#include "front/code.h"
#include "objects/attr.h"
#include "objects/class_private.h"
#include "objects/kinds_private.h"
#include "objects/container.h"
#include "objects/protocol_private.h"
#include "objects/text.h"

enum { INLINE_MIN = 2, INLINE_MAX = 24 };

/* ---- bases and layout ---- */

/* The class of the MRO that last changed the C layout of instances. */
static Type *solid_base(Type *t)
{
    while (t->base) {
        uint32_t own = t->root ? t->root->nslots : 0;
        uint32_t above = t->base->root ? t->base->root->nslots : 0;
        if (t->kind != t->base->kind || own != above)
            return t;
        t = t->base;
    }
    return t;
}

static bool acceptable_base(const Type *t)
{
    if (t->flags & TYPE_HEAP || !(kind_flags[t->kind] & FINAL))
        return true;
    return kind_types[t->kind] != t;
}

/* The base whose layout instances extend; NULL raised. */
Type *class_layout_base(Ctx *cx, const Tuple *bases)
{
    Type *best = NULL, *solid = NULL;
    for (uint32_t i = 0; i < bases->len; i++) {
        Type *t = AS(Type, bases->v[i]);
        if (!acceptable_base(t))
            return raise_fmt(cx, &exc_TypeError,
                             "type '%N' is not an acceptable base type", t),
                   NULL;
        Type *s = solid_base(t);
        if (!best || (s != solid && type_is_subtype(s, solid))) {
            best = t;
            solid = s;
        } else if (!type_is_subtype(solid, s)) {
            return raise_fmt(cx, &exc_TypeError,
                             "multiple bases have instance lay-out conflict"),
                   NULL;
        }
    }
    return best;
}

size_t kind_struct_size(Kind k)
{
    static const uint16_t sizes[KIND_COUNT] = {
#define KIND(id, name, layout, flags) sizeof(layout),
#include "object/kinds.def"
#undef KIND
    };
    if (k == KIND_object || k == KIND_namespace)
        return offsetof(Instance, over);
    if (k == KIND_exception)
        return offsetof(Exception, over);
    return sizes[k];
}

/* Distinct names that the functions of the namespace store on their first
 * argument: a guess of how many attributes an instance gets. */
static uint32_t count_self_stores(const Dict *ns)
{
    Value seen[INLINE_MAX];
    uint32_t n = 0, pos = 0;
    Value k, f;
    while (dict_next(ns, &pos, &k, &f)) {
        if (!is_exact(f, KIND_function))
            continue;
        const Code *code = AS(Function, f)->code;
        const VerifiedCode *vc = code->verified;
        for (uint32_t i = 1; vc && i < vc->n_instrs; i++) {
            const PyInstr *at = &vc->instrs[i];
            if (at->op != PY_STORE_ATTR || at[-1].op != PY_LOAD_FAST ||
                at[-1].arg != 0)
                continue;
            Value name = code->names->v[at->arg];
            uint32_t s = 0;
            while (s < n && !str_eq(AS(Str, seen[s]), AS(Str, name)))
                s++;
            if (s == n && n < INLINE_MAX)
                seen[n++] = name;
        }
    }
    return n;
}

/* ---- __slots__ ---- */

/* __x in class _C is _C__x. */
static Value mangle(Ctx *cx, Value class_name, Value name)
{
    const Str *s = AS(Str, name), *c = AS(Str, class_name);
    if (s->len < 3 || str_at(s, 0) != '_' || str_at(s, 1) != '_' ||
        str_is_dunder(name))
        return name;
    size_t skip = 0;
    while (skip < c->len && str_at(c, skip) == '_')
        skip++;
    if (skip == c->len)
        return name;
    return str_printf(cx, "_%S%S", str_substr(cx, class_name, skip, c->len),
                      name);
}

static bool is_identifier(const Str *s)
{
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        bool letter = c == '_' || c > 127 || (c | 32) - 'a' < 26;
        if (!letter && (i == 0 || c - '0' > 9))
            return false;
    }
    return s->len > 0;
}

/* CPython's objects of variable size have no room for a list of references. */
static bool may_be_weak(uint16_t kind)
{
    return kind != KIND_int && kind != KIND_tuple && kind != KIND_bytes;
}

typedef struct Slots {
    bool given;                /* the namespace has __slots__ */
    bool has_dict;             /* "__dict__" among them */
    bool has_weak;             /* "__weakref__" among them */
    bool base_dict, base_weak; /* a base has it already, or none can */
    Value names;               /* List of Strs */
} Slots;

static int add_slot_name(Ctx *cx, Slots *slots, Value cls, Value name,
                         const Dict *ns)
{
    if (!is_str(name))
        return raise_fmt(cx, &exc_TypeError,
                         "__slots__ items must be strings, not '%T'", name),
               -1;
    if (!is_identifier(AS(Str, name)))
        return raise_fmt(cx, &exc_TypeError, "__slots__ must be identifiers"),
               -1;
    if (str_eq_ascii(name, "__dict__")) {
        if (slots->has_dict || slots->base_dict)
            return raise_fmt(cx, &exc_TypeError,
                             "__dict__ slot disallowed: we already got one"),
                   -1;
        slots->has_dict = true;
        return 0;
    }
    if (str_eq_ascii(name, "__weakref__")) {
        if (slots->has_weak || slots->base_weak)
            return raise_fmt(cx, &exc_TypeError,
                             "__weakref__ slot disallowed: either we already "
                             "got one, or __itemsize__ != 0"),
                   -1;
        slots->has_weak = true;
        return 0;
    }
    name = mangle(cx, cls, name);
    if (!name || !(name = str_intern(cx, name)))
        return -1;
    if (dict_get_str(ns, name))
        return raise_fmt(cx, &exc_ValueError,
                         "'%S' in __slots__ conflicts with class variable",
                         name),
               -1;
    return list_append_own(cx, AS(List, slots->names), name);
}

static int read_slots(Ctx *cx, const Type *t, Slots *out)
{
    const Dict *ns = t->attrs;
    Value s = dict_get_str(ns, name_dunder_slots), cls = t->name;
    *out = (Slots){.given = s != V_NULL,
                   .base_dict = t->base->flags & TYPE_HAS_DICT,
                   .base_weak = t->base->flags & TYPE_HAS_WEAK ||
                                !may_be_weak(t->base->kind),
                   .names = list_new(cx, 4)};
    if (!out->names)
        return -1;
    if (!s)
        return 0;
    if (is_str(s))
        return add_slot_name(cx, out, cls, s, ns);
    Value it = obj_iter(cx, s), v;
    if (!it)
        return -1;
    while ((v = obj_iternext(cx, it)))
        if (add_slot_name(cx, out, cls, v, ns))
            return -1;
    return error_pending(cx) ? -1 : 0;
}

/* ---- the shape of instances ---- */

static bool bases_have(const Tuple *bases, uint32_t flag)
{
    for (uint32_t i = 0; i < bases->len; i++)
        if (AS(Type, bases->v[i])->flags & flag)
            return true;
    return false;
}

static int add_members(Ctx *cx, Type *t, const List *names, Shape *s)
{
    for (uint32_t i = 0; i < names->len; i++) {
        Value name = names->store->v[i];
        Member *m = HEAP_NEW(cx, Member, KIND_member);
        if (!m)
            return -1;
        m->type = t;
        m->name = name;
        m->slot = s->nslots;
        if (dict_set_own(cx, t->attrs, name, v_obj(m)))
            return -1;
        s = shape_with(s, name);
        if (!s)
            return raise_memory(cx), -1;
    }
    t->root = s;
    return 0;
}

static int make_shape(Ctx *cx, Type *t, const Slots *slots)
{
    const Shape *base = t->base->root;
    uint32_t fixed = (base ? base->nslots : 0) + AS(List, slots->names)->len;
    if (fixed > SHAPE_MAX_SLOTS / 2)
        return raise_unsupported(cx, "more than 64 __slots__"), -1;
    if (fixed && AS(List, slots->names)->len && kind_flags[t->kind] & VARSIZE)
        return raise_fmt(cx, &exc_TypeError,
                         "nonempty __slots__ not supported for subtype of "
                         "'%N'",
                         t->base),
               -1;
    bool dict = t->flags & TYPE_HAS_DICT;
    uint32_t cap = MAX(fixed, t->base->inline_cap);
    if (dict)
        cap = MIN(MAX((uint32_t)INLINE_MIN, cap + count_self_stores(t->attrs)),
                  MAX((uint32_t)INLINE_MAX, fixed));
    t->inline_cap = (uint16_t)cap;
    uint32_t offset = kind_flags[t->kind] & VARSIZE
                          ? 0
                          : (uint32_t)kind_struct_size((Kind)t->kind);
    Shape *s = shape_new_root(t, t->kind, t->inline_cap, offset,
                              dict ? 0 : SHAPE_NO_DICT, cx->owner);
    for (uint32_t i = 0; s && base && i < base->nslots; i++)
        s = shape_with(s, base->names[i]);
    if (!s)
        return raise_memory(cx), -1;
    return add_members(cx, t, AS(List, slots->names), s);
}

/* The slots of the first built-in class of the MRO with the layout of t:
 * OrderedDict's for a class derived from a dict's subclass and OrderedDict. */
static const KindOps *inherited_ops(const Type *t)
{
    for (uint32_t i = 0; i < t->mro->len; i++) {
        const Type *c = AS(Type, t->mro->v[i]);
        if (!(c->flags & TYPE_HEAP) && c->kind == t->kind)
            return c->ops;
    }
    return t->base->ops;
}

int class_make_shape(Ctx *cx, Type *t)
{
    Slots slots;
    if (read_slots(cx, t, &slots))
        return -1;
    t->kind = t->base->kind;
    t->ops = inherited_ops(t);
    t->flags |= t->base->flags & TYPE_IS_EXC;
    if (!slots.given || slots.has_dict || bases_have(t->bases, TYPE_HAS_DICT))
        t->flags |= TYPE_HAS_DICT;
    if (may_be_weak(t->kind) &&
        (!slots.given || slots.has_weak || bases_have(t->bases, TYPE_HAS_WEAK)))
        t->flags |= TYPE_HAS_WEAK;
    return make_shape(cx, t, &slots);
}
