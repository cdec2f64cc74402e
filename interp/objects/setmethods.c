/* setmethods.c: the methods and slots of set and frozenset. What they compute:
 * setalgebra.c. */
#include "objects/names.h"
#include "objects/seq.h"
#include "objects/set.h"
#include "util/buf.h"

static Kind base_kind(Value v)
{
    return obj_kind(as_obj(v));
}

static Value set_richcmp(Ctx *cx, Value x, Value y, CmpOp op)
{
    if (!is_anyset(y))
        return V_NOTIMPLEMENTED;
    const Set *a = AS(Set, x), *b = AS(Set, y);
    if (op == CMP_GT || op == CMP_GE) {
        const Set *t = a;
        a = b;
        b = t;
    }
    bool sized = op == CMP_LT || op == CMP_GT   ? a->used < b->used
                 : op == CMP_EQ || op == CMP_NE ? a->used == b->used
                                                : true;
    if (sized && a->hash && b->hash && (op == CMP_EQ || op == CMP_NE))
        sized = a->hash == b->hash;
    int in = sized ? set_within(cx, a, b) : 0;
    return in < 0 ? V_NULL : v_bool(in == (op != CMP_NE));
}

/* ---- slots ---- */

static size_t set_size(const Obj *o)
{
    (void)o;
    return sizeof(Set);
}
static void set_visit(Obj *o, Visitor *v)
{
    VISIT_PTR(v, ((Set *)o)->entries);
}
static int set_truth(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Set, self)->used != 0;
}
static int64_t set_len(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Set, self)->used;
}

/* set(), {1, 2}, frozenset({1}), Sub({1}) */
static Value set_repr(Ctx *cx, Value self)
{
    bool plain = is_exact(self, KIND_set);
    if (AS(Set, self)->used == 0)
        return str_printf(cx, "%T()", self);
    int in = repr_enter(cx, self);
    if (in <= 0)
        return in < 0 ? V_NULL : str_printf(cx, "%T(...)", self);
    Value items = list_of(cx, self);
    Value text = items == V_NULL ? V_NULL
                                 : seq_repr(cx, items, plain ? "{" : "({",
                                            plain ? "}" : "})");
    repr_leave(cx, self);
    if (plain || text == V_NULL)
        return text;
    return str_printf(cx, "%T%S", self, text);
}

static int set_contains(Ctx *cx, Value self, Value item)
{
    const Set *s = AS(Set, self);
    uint64_t hash;
    if (key_hash(cx, item, &hash) == 0)
        return set_has_hashed(cx, s, item, hash);
    /* a set is looked up by its frozen copy */
    if (!is_kind(item, KIND_set) || !error_matches(cx, &exc_TypeError))
        return -1;
    error_clear(cx);
    item = set_of(cx, KIND_frozenset, item);
    return item == V_NULL ? -1 : set_has(cx, s, item);
}

static Value set_iter(Ctx *cx, Value self)
{
    DictIter *it = HEAP_NEW(cx, DictIter, KIND_set_iterator);
    if (!it)
        return V_NULL;
    it->table = self;
    it->used = it->left = AS(Set, self)->used;
    return v_obj(it);
}

static Value set_binop(Ctx *cx, Value a, Value b, BinOp op)
{
    if (!is_anyset(a) || !is_anyset(b))
        return V_NOTIMPLEMENTED;
    Kind kind = base_kind(a);
    switch ((int)op) {
    case BIN_AND:
        return set_and(cx, kind, AS(Set, a), b);
    case BIN_SUB:
        return set_minus(cx, kind, AS(Set, a), b);
    case BIN_XOR:
        return set_xor(cx, kind, a, b);
    case BIN_OR: {
        Value r = set_of(cx, kind, a);
        if (r == V_NULL || set_update_own(cx, AS(Set, r), b) < 0)
            return V_NULL;
        return r;
    }
    }
    return V_NOTIMPLEMENTED;
}

/* The table of `from`, which nobody else holds, becomes s's. */
static void set_take_own(Ctx *cx, Set *s, const Set *from)
{
    store_set_used(cx, s, &s->used, from->used);
    store_set_fill(cx, s, &s->fill, from->fill);
    store_set_mask(cx, s, &s->mask, from->mask);
    store_set_entries(cx, s, &s->entries, from->entries);
    store_set_version(cx, s, &s->version, s->version + 1);
}

static int and_update(Ctx *cx, Set *s, Value other)
{
    Value r = set_and(cx, KIND_set, s, other);
    if (r != V_NULL)
        set_take_own(cx, s, AS(Set, r));
    return r == V_NULL ? -1 : 0;
}

static Value set_iop(Ctx *cx, Value self, Value other, BinOp op)
{
    Set *s = AS(Set, self);
    int done = 0;
    if (!is_anyset(other))
        return V_NOTIMPLEMENTED;
    switch ((int)op) {
    case BIN_AND:
        done = and_update(cx, s, other);
        break;
    case BIN_SUB:
        done = set_difference_update_own(cx, s, other);
        break;
    case BIN_XOR:
        done = set_symmetric_update_own(cx, s, other);
        break;
    case BIN_OR:
        done = set_update_own(cx, s, other);
        break;
    default:
        return V_NOTIMPLEMENTED;
    }
    return done < 0 ? V_NULL : self;
}

/* CPython's order-independent hash. */
static uint64_t spread(uint64_t h)
{
    return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u;
}

static int frozenset_hash(Ctx *cx, Value self, uint64_t *hash)
{
    Set *s = AS(Set, self);
    uint64_t h = s->hash;
    if (h == 0) {
        for (uint32_t pos = 0; set_entry_from(s, &pos); pos++)
            h ^= spread(s->entries->e[pos].hash);
        h ^= ((uint64_t)s->used + 1) * 1927868237u;
        h ^= (h >> 11) ^ (h >> 25);
        h = h * 69069u + 907133923u;
        if (h == (uint64_t)-1)
            h = 590923713u;
        if (as_obj(self)->owner == cx->owner)
            store_set_hash(cx, s, &s->hash, h);
    }
    *hash = h;
    return 0;
}

static int set_promoted(Ctx *cx, Obj *copy)
{
    return set_rehash_own(cx, (Set *)copy);
}

const KindOps set_ops = {
    .kind = KIND_set,
    .name = "set",
    .size = set_size,
    .visit = set_visit,
    .promoted = set_promoted,
    .repr = set_repr,
    .truth = set_truth,
    .len = set_len,
    .richcmp = set_richcmp,
    .contains = set_contains,
    .iter = set_iter,
    .binop = set_binop,
    .iop = set_iop,
};
const KindOps frozenset_ops = {
    .kind = KIND_frozenset,
    .name = "frozenset",
    .size = set_size,
    .visit = set_visit,
    .promoted = set_promoted,
    .repr = set_repr,
    .hash = frozenset_hash,
    .truth = set_truth,
    .len = set_len,
    .richcmp = set_richcmp,
    .contains = set_contains,
    .iter = set_iter,
    .binop = set_binop,
};

/* ---- methods ---- */

Value set_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return v_obj(set_alloc(cx, AS(Type, argv[0])));
}

Value set_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Set *s = AS(Set, argv[0]);
    if (seq_init_arguments(cx, "set", argc, kw) < 0)
        return V_NULL;
    if (s->used)
        set_clear_own(cx, s);
    if (argc > 1 && set_update_own(cx, s, argv[1]) < 0)
        return V_NULL;
    return V_NONE;
}

Value frozenset_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Type *cls = AS(Type, argv[0]);
    Value from = argv[1];
    if (cls == &type_frozenset && from != V_NULL &&
        is_exact(from, KIND_frozenset))
        return from;
    Set *s = set_alloc(cx, cls);
    if (!s || (from != V_NULL && set_update_own(cx, s, from) < 0))
        return V_NULL;
    return v_obj(s);
}

static Value none_or_error(int done)
{
    return done < 0 ? V_NULL : V_NONE;
}

Value set_m_add(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return none_or_error(set_add_own(cx, AS(Set, argv[0]), argv[1]));
}

/* discard and remove take a set for its frozen copy, as `in` does */
static int discard(Ctx *cx, Set *s, Value v)
{
    int done = set_discard_own(cx, s, v);
    if (done >= 0 || !is_kind(v, KIND_set) ||
        !error_matches(cx, &exc_TypeError))
        return done;
    error_clear(cx);
    v = set_of(cx, KIND_frozenset, v);
    return v == V_NULL ? -1 : set_discard_own(cx, s, v);
}

Value set_m_discard(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return none_or_error(discard(cx, AS(Set, argv[0]), argv[1]));
}

Value set_m_remove(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int done = discard(cx, AS(Set, argv[0]), argv[1]);
    return done ? none_or_error(done) : raise_key(cx, argv[1]);
}

Value set_m_pop(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Set *s = AS(Set, argv[0]);
    if (s->used == 0)
        return raise_fmt(cx, &exc_KeyError, "pop from an empty set");
    uint32_t pos = s->finger & s->mask;
    while (s->entries->e[pos].key == V_NULL)
        pos = (pos + 1) & s->mask;
    SetEntry *e = &s->entries->e[pos];
    Value key = e->key;
    store_set_key(cx, s, &e->key, V_NULL);
    store_set_hash(cx, s, &e->hash, SET_DELETED);
    store_set_used(cx, s, &s->used, s->used - 1);
    store_set_finger(cx, s, &s->finger, pos + 1);
    store_set_version(cx, s, &s->version, s->version + 1);
    return key;
}

Value set_m_clear(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    set_clear_own(cx, AS(Set, argv[0]));
    return V_NONE;
}

/* Methods with any number of iterables: fn(s, other) for each. */
static Value each_update(Ctx *cx, Value *argv, int argc,
                         int (*fn)(Ctx *, Set *, Value))
{
    for (int i = 1; i < argc; i++)
        if (fn(cx, AS(Set, argv[0]), argv[i]) < 0)
            return V_NULL;
    return V_NONE;
}

Value set_m_update(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    return each_update(cx, argv, argc, set_update_own);
}
Value set_m_difference_update(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    return each_update(cx, argv, argc, set_difference_update_own);
}
Value set_m_intersection_update(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    Value r = set_of(cx, KIND_set, argv[0]);
    for (int i = 1; i < argc && r != V_NULL; i++)
        r = set_and(cx, KIND_set, AS(Set, r), argv[i]);
    if (r != V_NULL)
        set_take_own(cx, AS(Set, argv[0]), AS(Set, r));
    return r == V_NULL ? V_NULL : V_NONE;
}
Value set_m_symmetric_difference_update(Ctx *cx, Value *argv, int argc,
                                        Value *kw)
{
    (void)argc, (void)kw;
    return none_or_error(
        set_symmetric_update_own(cx, AS(Set, argv[0]), argv[1]));
}

Value set_m_copy(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (is_exact(argv[0], KIND_frozenset))
        return argv[0];
    return set_of(cx, base_kind(argv[0]), argv[0]);
}

Value set_m_union(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    Value r = set_of(cx, base_kind(argv[0]), argv[0]);
    for (int i = 1; i < argc && r != V_NULL; i++)
        if (set_update_own(cx, AS(Set, r), argv[i]) < 0)
            return V_NULL;
    return r;
}

Value set_m_intersection(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Kind kind = base_kind(argv[0]);
    if (argc == 1)
        return set_m_copy(cx, argv, argc, kw);
    Value r = argv[0];
    for (int i = 1; i < argc && r != V_NULL; i++)
        r = set_and(cx, kind, AS(Set, r), argv[i]);
    return r;
}

Value set_m_difference(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Kind kind = base_kind(argv[0]);
    if (argc == 1)
        return set_m_copy(cx, argv, argc, kw);
    Value r = set_minus(cx, kind, AS(Set, argv[0]), argv[1]);
    for (int i = 2; i < argc && r != V_NULL; i++)
        if (set_difference_update_own(cx, AS(Set, r), argv[i]) < 0)
            return V_NULL;
    return r;
}

Value set_m_symmetric_difference(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return set_xor(cx, base_kind(argv[0]), argv[0], argv[1]);
}

Value set_m_isdisjoint(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Set *s = AS(Set, argv[0]);
    Value other = argv[1];
    if (v_obj(s) == other)
        return v_bool(s->used == 0);
    if (is_exact(other, KIND_set) || is_exact(other, KIND_frozenset)) {
        int any = set_meets(cx, s, AS(Set, other));
        return any < 0 ? V_NULL : v_bool(!any);
    }
    Value it = obj_iter(cx, other);
    if (it == V_NULL)
        return V_NULL;
    for (Value v; (v = iter_step(cx, it)) != V_NULL;) {
        int has = set_has(cx, s, v);
        if (has)
            return has < 0 ? V_NULL : V_FALSE;
    }
    return error_pending(cx) ? V_NULL : V_TRUE;
}

/* As a set, without a copy if it is one. */
static Value as_set(Ctx *cx, Value v)
{
    return is_anyset(v) ? v : set_of(cx, KIND_set, v);
}

Value set_m_issubset(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value other = as_set(cx, argv[1]);
    if (other == V_NULL)
        return V_NULL;
    int in = set_within(cx, AS(Set, argv[0]), AS(Set, other));
    return in < 0 ? V_NULL : v_bool(in);
}

Value set_m_issuperset(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value other = argv[1];
    if (is_anyset(other)) {
        int in = set_within(cx, AS(Set, other), AS(Set, argv[0]));
        return in < 0 ? V_NULL : v_bool(in);
    }
    Value it = obj_iter(cx, other);
    if (it == V_NULL)
        return V_NULL;
    for (Value v; (v = iter_step(cx, it)) != V_NULL;) {
        int has = set_has(cx, AS(Set, argv[0]), v);
        if (has <= 0)
            return has < 0 ? V_NULL : V_FALSE;
    }
    return error_pending(cx) ? V_NULL : V_TRUE;
}

#define FROZEN(name)                                                           \
    Value frozenset_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)        \
    {                                                                          \
        return set_m_##name(cx, argv, argc, kw);                               \
    }
FROZEN(copy)
FROZEN(union)
FROZEN(intersection)
FROZEN(difference)
FROZEN(symmetric_difference)
FROZEN(isdisjoint)
FROZEN(issubset)
FROZEN(issuperset)
