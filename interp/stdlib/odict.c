/* odict.c: collections.OrderedDict: a dict, which keeps the order of insertion
 * anyway, with methods that change the order, an equality that heeds it, and
 * iterators that notice any change. */
#include "objects/attr.h"
#include "objects/dict.h"
#include "stdlib/libkind.h"

static bool is_odict(Value v)
{
    return is_instance_of(v, &type_odict);
}

/* Does a subclass define how items are stored? */
static bool stores_itself(Value self)
{
    return type_override(type_of(self), DUNDER_setitem) != V_NULL;
}

static int put(Ctx *cx, Value self, Value key, Value value)
{
    return stores_itself(self) ? obj_setitem(cx, self, key, value)
                               : dict_set_own(cx, AS(Dict, self), key, value);
}

/* ---- update ---- */

static int update_keys(Ctx *cx, Value self, Value other, Value keys)
{
    keys = vm_call0(cx, keys);
    Value it = keys == V_NULL ? V_NULL : obj_iter(cx, keys);
    if (it == V_NULL)
        return -1;
    for (Value k; (k = obj_iternext(cx, it)) != V_NULL;) {
        Value v = obj_getitem(cx, other, k);
        if (v == V_NULL || put(cx, self, k, v) < 0)
            return -1;
    }
    return error_pending(cx) ? -1 : 0;
}

static int update_pair(Ctx *cx, Value self, Value pair)
{
    Value t = tuple_of(cx, pair);
    if (t == V_NULL)
        return -1;
    uint32_t n = AS(Tuple, t)->len;
    if (n == 2)
        return put(cx, self, AS(Tuple, t)->v[0], AS(Tuple, t)->v[1]);
    if (n < 2)
        raise_fmt(cx, &exc_ValueError, "need more than %u value%s to unpack", n,
                  n == 1 ? "" : "s");
    else
        raise_fmt(cx, &exc_ValueError,
                  "too many values to unpack (expected 2)");
    return -1;
}

/* What MutableMapping.update does: a mapping by its keys, else pairs. */
static int update_from(Ctx *cx, Value self, Value other)
{
    if (is_exact(other, KIND_dict) && !stores_itself(self))
        return dict_update_own(cx, AS(Dict, self), other);
    Value keys;
    int mapping = obj_lookup_attr(cx, other, name_keys, &keys);
    if (mapping)
        return mapping < 0 ? -1 : update_keys(cx, self, other, keys);
    Value it = obj_iter(cx, other);
    if (it == V_NULL)
        return -1;
    for (Value pair; (pair = obj_iternext(cx, it)) != V_NULL;)
        if (update_pair(cx, self, pair) < 0)
            return -1;
    return error_pending(cx) ? -1 : 0;
}

static Value update_all(Ctx *cx, Value *argv, int argc, const Value *kw)
{
    if (argc == 2 && update_from(cx, argv[0], argv[1]) < 0)
        return V_NULL;
    if (kw[0] != V_NULL && update_from(cx, argv[0], kw[0]) < 0)
        return V_NULL;
    return V_NONE;
}

Value odict_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc > 2)
        return raise_fmt(cx, &exc_TypeError,
                         "expected at most 1 arguments, got %d", argc - 1);
    return update_all(cx, argv, argc, kw);
}

Value odict_m_update(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc > 2)
        return raise_fmt(cx, &exc_TypeError,
                         "update() takes at most 1 positional argument (%d "
                         "given)",
                         argc - 1);
    return update_all(cx, argv, argc, kw);
}

Value odict_m___new__(Ctx *cx, Value *argv, int argc UNUSED, Value *kw UNUSED)
{
    return v_obj(sub_alloc(cx, AS(Type, argv[0]), KIND_dict, sizeof(Dict)));
}

/* ---- one key ---- */

/* Position of the key; FIND_ABSENT, FIND_RAISED. */
static int64_t position(Ctx *cx, Value self, Value key)
{
    uint64_t hash;
    if (key_hash(cx, key, &hash) < 0)
        return FIND_RAISED;
    return dict_find(cx, AS(Dict, self), key, hash);
}

LIB_METHOD(odict, setdefault)
{
    Value v = argv[2] == V_NULL ? V_NONE : argv[2];
    if (!stores_itself(argv[0]))
        return dict_setdefault_own(cx, AS(Dict, argv[0]), argv[1], v);
    int has = obj_contains(cx, argv[0], argv[1]);
    if (has)
        return has < 0 ? V_NULL : obj_getitem(cx, argv[0], argv[1]);
    return obj_setitem(cx, argv[0], argv[1], v) < 0 ? V_NULL : v;
}

LIB_METHOD(odict, pop)
{
    Dict *d = AS(Dict, argv[0]);
    int64_t pos = position(cx, argv[0], argv[1]);
    if (pos < 0) {
        if (pos == FIND_RAISED)
            return V_NULL;
        return argv[2] != V_NULL ? argv[2] : raise_key(cx, argv[1]);
    }
    Value v = d->entries->e[pos].value;
    dict_remove_at_own(cx, d, (uint32_t)pos);
    return v;
}

LIB_METHOD(odict, popitem)
{
    Dict *d = AS(Dict, argv[0]);
    int last = argv[1] == V_NULL ? 1 : obj_truth(cx, argv[1]);
    if (last < 0)
        return V_NULL;
    if (d->used == 0)
        return raise_fmt(cx, &exc_KeyError, "dictionary is empty");
    if (last)
        return dict_m_popitem(cx, argv, 1, NULL);
    uint32_t pos = 0;
    const Entry *e = dict_entry_from(d, &pos);
    Value pair = tuple_pair(cx, e->key, e->value);
    if (pair != V_NULL)
        dict_remove_at_own(cx, d, pos);
    return pair;
}

LIB_METHOD(odict, move_to_end)
{
    Dict *d = AS(Dict, argv[0]);
    int last = argv[2] == V_NULL ? 1 : obj_truth(cx, argv[2]);
    int64_t pos = last < 0 ? FIND_RAISED : position(cx, argv[0], argv[1]);
    if (pos == FIND_RAISED)
        return V_NULL;
    if (pos == FIND_ABSENT)
        return raise_key(cx, argv[1]);
    uint32_t end = 0;
    if (last ? pos == d->fill - 1l
             : dict_entry_from(d, &end) && pos == (int64_t)end)
        return V_NONE;
    return dict_move_own(cx, d, (uint32_t)pos, last) < 0 ? V_NULL : V_NONE;
}

LIB_METHOD(odict, clear)
{
    dict_clear_own(cx, AS(Dict, argv[0]));
    return V_NONE;
}

/* ---- copies ---- */

LIB_METHOD(odict, copy)
{
    Value self = argv[0], r = vm_call0(cx, v_obj(type_of(self)));
    const Dict *d = AS(Dict, self);
    if (r == V_NULL)
        return V_NULL;
    bool plain = type_of(self) == &type_odict;
    for (uint32_t pos = 0; dict_entry_from(d, &pos); pos++) {
        Entry e = d->entries->e[pos];
        Value v = plain ? e.value : obj_getitem(cx, self, e.key);
        if (v == V_NULL || obj_setitem(cx, r, e.key, v) < 0)
            return V_NULL;
    }
    return r;
}

LIB_METHOD(odict, fromkeys)
{
    Value value = argv[2] == V_NULL ? V_NONE : argv[2];
    Value d = vm_call0(cx, argv[0]);
    Value it = d == V_NULL ? V_NULL : obj_iter(cx, argv[1]);
    if (it == V_NULL)
        return V_NULL;
    for (Value k; (k = obj_iternext(cx, it)) != V_NULL;)
        if (obj_setitem(cx, d, k, value) < 0)
            return V_NULL;
    return error_pending(cx) ? V_NULL : d;
}

LIB_METHOD(odict, __reduce__)
{
    Value state = lib_state(cx, argv[0]);
    Value items =
        state == V_NULL ? V_NULL : obj_getattr_s(cx, argv[0], "items");
    items = items == V_NULL ? V_NULL : vm_call0(cx, items);
    Value it = items == V_NULL ? V_NULL : obj_iter(cx, items);
    Value all[5] = {v_obj(type_of(argv[0])), v_obj(&tuple_empty), state, V_NONE,
                    it};
    return it == V_NULL ? V_NULL : tuple_from(cx, all, 5);
}

/* ---- operators ---- */

/* Are the keys equal one by one? 1, 0, -1 */
static int same_order(Ctx *cx, Value a, Value b)
{
    Value x = obj_iter(cx, a), y = x == V_NULL ? V_NULL : obj_iter(cx, b);
    if (y == V_NULL)
        return -1;
    for (;;) {
        Value k = obj_iternext(cx, x);
        Value l = error_pending(cx) ? V_NULL : obj_iternext(cx, y);
        if (error_pending(cx))
            return -1;
        if (k == V_NULL || l == V_NULL)
            return k == l;
        int same = obj_equal(cx, k, l);
        if (same <= 0)
            return same;
    }
}

static Value odict_richcmp(Ctx *cx, Value a, Value b, CmpOp op)
{
    Value eq = dict_ops.richcmp(cx, a, b, CMP_EQ);
    if (op != CMP_EQ && op != CMP_NE)
        return V_NOTIMPLEMENTED;
    if (eq == V_NULL || eq == V_NOTIMPLEMENTED)
        return eq;
    int same = eq == V_TRUE;
    if (same && is_odict(b))
        same = same_order(cx, a, b);
    return same < 0 ? V_NULL : v_bool(same == (op == CMP_EQ));
}

static Value odict_binop(Ctx *cx, Value a, Value b, BinOp op)
{
    if (op != BIN_OR || !is_kind(a, KIND_dict) || !is_kind(b, KIND_dict))
        return V_NOTIMPLEMENTED;
    Value r = vm_call1(cx, v_obj(type_of(is_odict(a) ? a : b)), a);
    if (r == V_NULL || !is_kind(r, KIND_dict) || update_from(cx, r, b) < 0)
        return V_NULL;
    return r;
}

static Value odict_iop(Ctx *cx, Value self, Value other, BinOp op)
{
    if (op != BIN_OR)
        return V_NOTIMPLEMENTED;
    return update_from(cx, self, other) < 0 ? V_NULL : self;
}

static Value odict_repr(Ctx *cx, Value self)
{
    Value name = type_of(self)->name;
    if (AS(Dict, self)->used == 0)
        return str_printf(cx, "%S()", name);
    int in = repr_enter(cx, self);
    if (in <= 0)
        return in < 0 ? V_NULL : str_from_ascii(cx, "...");
    Value items = obj_getattr_s(cx, self, "items");
    items = items == V_NULL ? V_NULL : vm_call0(cx, items);
    items = items == V_NULL ? V_NULL : list_of(cx, items);
    Value r = items == V_NULL ? V_NULL : str_printf(cx, "%S(%R)", name, items);
    repr_leave(cx, self);
    return r;
}

/* ---- iterators and views ---- */

LIB_BODY(odict_iterator, OdictIter, 1)

static Value iter_new(Ctx *cx, Value dict, int what, bool reverse)
{
    OdictIter *it = HEAP_NEW(cx, OdictIter, KIND_odict_iterator);
    if (!it)
        return V_NULL;
    const Dict *d = AS(Dict, dict);
    it->dict = dict;
    it->left = d->used;
    it->version = d->version;
    it->what = (uint16_t)what;
    it->reverse = reverse;
    it->pos = reverse ? d->fill : 0;
    return v_obj(it);
}

/* The next entry of a dict that has not changed, of which some are left. */
static const Entry *next_entry(const Dict *d, uint32_t *pos, bool reverse)
{
    if (!reverse)
        return dict_entry_from(d, pos);
    while (d->entries->e[--*pos].key == V_NULL)
        ;
    return &d->entries->e[*pos];
}

static Value odict_iterator_next(Ctx *cx, Value self)
{
    OdictIter *it = AS(OdictIter, self);
    if (it->dict == V_NULL)
        return V_NULL;
    const Dict *d = AS(Dict, it->dict);
    if (it->left == 0 || d->version != it->version) {
        lib_set(cx, it, &it->dict, V_NULL);
        if (it->left == 0)
            return V_NULL;
        return raise_fmt(cx, &exc_RuntimeError,
                         "OrderedDict %s during iteration",
                         d->entries ? "mutated" : "changed size");
    }
    uint32_t pos = it->pos;
    const Entry *e = next_entry(d, &pos, it->reverse);
    store_iterator_index32(cx, it, &it->pos, it->reverse ? pos : pos + 1);
    store_iterator_index32(cx, it, &it->left, it->left - 1);
    return it->what == ODICT_KEYS     ? e->key
           : it->what == ODICT_VALUES ? e->value
                                      : tuple_pair(cx, e->key, e->value);
}

const KindOps odict_iterator_ops = {
    LIB_ITERATOR_SLOTS(odict_iterator, "odict_iterator"),
    .not_promotable = "are iterators over a table",
};

/* iter(list of what is left) */
LIB_METHOD(odict_iterator, __reduce__)
{
    OdictIter *it = AS(OdictIter, argv[0]);
    OdictIter *copy = HEAP_NEW(cx, OdictIter, KIND_odict_iterator);
    if (!copy)
        return V_NULL;
    memcpy((Obj *)copy + 1, (Obj *)it + 1, sizeof *it - sizeof(Obj));
    Value rest = list_of(cx, v_obj(copy));
    Value args = rest == V_NULL ? V_NULL : tuple_from(cx, &rest, 1);
    Value iter = dict_get_str(builtins_dict, name_iter);
    return args == V_NULL ? V_NULL : tuple_pair(cx, iter, args);
}

static Value view_new(Ctx *cx, const Type *type, Kind kind, Value dict)
{
    Wrapper *w = sub_alloc(cx, type, kind, sizeof(Wrapper));
    if (w)
        w->inner = dict;
    return v_obj(w);
}

#define VIEW(view, number)                                                     \
    LIB_METHOD(odict, view)                                                    \
    {                                                                          \
        return view_new(cx, &type_odict_##view, KIND_dict_##view, argv[0]);    \
    }                                                                          \
    static Value odict_##view##_iter(Ctx *cx, Value self)                      \
    {                                                                          \
        return iter_new(cx, AS(Wrapper, self)->inner, number, false);          \
    }                                                                          \
    LIB_METHOD(odict_##view, __reversed__)                                     \
    {                                                                          \
        return iter_new(cx, AS(Wrapper, argv[0])->inner, number, true);        \
    }                                                                          \
    const KindOps odict_##view##_slots = {                                     \
        .kind = KIND_dict_##view,                                              \
        .name = "odict_" #view,                                                \
        .iter = odict_##view##_iter,                                           \
    };
VIEW(keys, ODICT_KEYS)
VIEW(values, ODICT_VALUES)
VIEW(items, ODICT_ITEMS)

static Value odict_iter(Ctx *cx, Value self)
{
    return iter_new(cx, self, ODICT_KEYS, false);
}

LIB_METHOD(odict, __reversed__)
{
    return iter_new(cx, argv[0], ODICT_KEYS, true);
}

const KindOps odict_slots = {
    .kind = KIND_dict,
    .name = "OrderedDict",
    .repr = odict_repr,
    .richcmp = odict_richcmp,
    .iter = odict_iter,
    .binop = odict_binop,
    .iop = odict_iop,
};
