/* attrdict.c: the __dict__ of an instance: a live mapping over its attributes.
 * It holds no table of its own: reads ask the instance's slots, writes go to
 * the instance, whose owner decides (the guard is asked for the instance, not
 * for this wrapper). Iteration walks over a copy. Keys must be str. */
#include "objects/attr.h"
#include "objects/dict.h"
#include "objects/names.h"
#include "objects/seq.h"

static Value target(Value self)
{
    return AS(Wrapper, self)->inner;
}

/* May the instance be changed? */
static bool may_write(Ctx *cx, Value self, const char *operation)
{
    return guard_write(cx, target(self), operation);
}

/* 1 (*out), 0 absent, -1 unhashable key. */
static int find(Ctx *cx, Value self, Value key, Value *out)
{
    uint64_t hash;
    if (!is_str(key))
        return key_hash(cx, key, &hash) < 0 ? -1 : 0;
    *out = attr_get(target(self), key);
    return *out != V_NULL;
}

static Value copy(Ctx *cx, Value self)
{
    return attr_dict_copy(cx, target(self));
}

static int set_item(Ctx *cx, Value self, Value key, Value value)
{
    if (!is_str(key))
        return raise_unsupported(cx, "__dict__ keys other than str"), -1;
    if (!may_write(cx, self, "dict.__setitem__"))
        return -1;
    key = str_intern(cx, key);
    return key == V_NULL ? -1 : attr_set_own(cx, target(self), key, value);
}

/* 1 deleted, 0 absent, -1 */
static int del_item(Ctx *cx, Value self, Value key)
{
    Value v;
    int found = find(cx, self, key, &v);
    if (found <= 0)
        return found;
    if (!may_write(cx, self, "dict.__delitem__"))
        return -1;
    return attr_del_own(cx, target(self), key);
}

/* All of a dict or of pairs becomes attributes. */
static int set_all(Ctx *cx, Value self, Value from)
{
    Value d = dict_new(cx);
    if (d == V_NULL || dict_update_own(cx, AS(Dict, d), from) < 0)
        return -1;
    uint32_t pos = 0;
    for (Value k, v; dict_next(AS(Dict, d), &pos, &k, &v);)
        if (set_item(cx, self, k, v) < 0)
            return -1;
    return 0;
}

Value attrdict_m_get(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value v = V_NULL;
    int found = find(cx, argv[0], argv[1], &v);
    if (found)
        return found < 0 ? V_NULL : v;
    return argv[2] == V_NULL ? V_NONE : argv[2];
}

Value attrdict_m_setdefault(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value v = V_NULL;
    int found = find(cx, argv[0], argv[1], &v);
    if (found)
        return found < 0 ? V_NULL : v;
    v = argv[2] == V_NULL ? V_NONE : argv[2];
    return set_item(cx, argv[0], argv[1], v) < 0 ? V_NULL : v;
}

Value attrdict_m_pop(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value v = V_NULL;
    int found = find(cx, argv[0], argv[1], &v);
    if (found < 0 || (found && del_item(cx, argv[0], argv[1]) < 0))
        return V_NULL;
    if (found)
        return v;
    return argv[2] != V_NULL ? argv[2] : raise_key(cx, argv[1]);
}

Value attrdict_m_popitem(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Value d = copy(cx, argv[0]);
    Value pair = d == V_NULL ? V_NULL : dict_m_popitem(cx, &d, argc, kw);
    if (pair == V_NULL || del_item(cx, argv[0], AS(Tuple, pair)->v[0]) < 0)
        return V_NULL;
    return pair;
}

Value attrdict_m_update(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc > 2)
        return raise_fmt(cx, &exc_TypeError,
                         "update expected at most 1 argument, got %d",
                         argc - 1);
    if ((argc == 2 && set_all(cx, argv[0], argv[1]) < 0) ||
        (kw[0] != V_NULL && set_all(cx, argv[0], kw[0]) < 0))
        return V_NULL;
    return V_NONE;
}

Value attrdict_m_clear(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value d = copy(cx, argv[0]);
    if (d == V_NULL || !may_write(cx, argv[0], "dict.clear"))
        return V_NULL;
    uint32_t pos = 0;
    for (Value k; dict_next(AS(Dict, d), &pos, &k, NULL);)
        if (attr_del_own(cx, target(argv[0]), k) < 0)
            return V_NULL;
    return V_NONE;
}

Value attrdict_m_copy(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return copy(cx, argv[0]);
}

static Value view(Ctx *cx, Value self, Kind kind)
{
    Value d = copy(cx, self);
    return d == V_NULL ? V_NULL : dictview_new(cx, kind, d);
}

Value attrdict_m_keys(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return view(cx, argv[0], KIND_dict_keys);
}

Value attrdict_m_values(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return view(cx, argv[0], KIND_dict_values);
}

Value attrdict_m_items(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return view(cx, argv[0], KIND_dict_items);
}

Value attrdict_m___reversed__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value d = copy(cx, argv[0]);
    return d == V_NULL
               ? V_NULL
               : dictiter_new(cx, KIND_dict_keyiterator, AS(Dict, d), true);
}

/* ---- slots ---- */

static size_t attrdict_size(const Obj *o)
{
    (void)o;
    return sizeof(Wrapper);
}
static void attrdict_visit(Obj *o, Visitor *v)
{
    v->value(v, &((Wrapper *)o)->inner);
}
static Value attrdict_repr(Ctx *cx, Value self)
{
    int in = repr_enter(cx, target(self));
    if (in <= 0)
        return in < 0 ? V_NULL : str_from_ascii(cx, "{...}");
    Value d = copy(cx, self);
    Value r = d == V_NULL ? V_NULL : dict_repr(cx, d);
    repr_leave(cx, target(self));
    return r;
}
static int64_t attrdict_len(Ctx *cx, Value self)
{
    Value d = copy(cx, self);
    return d == V_NULL ? -1 : (int64_t)AS(Dict, d)->used;
}
static int attrdict_truth(Ctx *cx, Value self)
{
    int64_t n = attrdict_len(cx, self);
    return n < 0 ? -1 : n != 0;
}

/* A dict as it is, an attrdict as a copy; V_NULL without error: neither. */
static Value as_dict(Ctx *cx, Value v)
{
    if (is_kind(v, KIND_dict))
        return v;
    return is_exact(v, KIND_attrdict) ? copy(cx, v) : V_NULL;
}

static Value attrdict_richcmp(Ctx *cx, Value a, Value b, CmpOp op)
{
    if (op != CMP_EQ && op != CMP_NE)
        return V_NOTIMPLEMENTED;
    Value x = as_dict(cx, a), y = as_dict(cx, b);
    if (x == V_NULL || y == V_NULL)
        return error_pending(cx) ? V_NULL : V_NOTIMPLEMENTED;
    return obj_compare(cx, x, y, op);
}

static Value attrdict_getitem(Ctx *cx, Value self, Value key)
{
    Value v = V_NULL;
    int found = find(cx, self, key, &v);
    if (found)
        return found < 0 ? V_NULL : v;
    return raise_key(cx, key);
}

static int attrdict_delitem(Ctx *cx, Value self, Value key)
{
    int found = del_item(cx, self, key);
    if (found == 0)
        raise_key(cx, key);
    return found > 0 ? 0 : -1;
}

static int attrdict_contains(Ctx *cx, Value self, Value key)
{
    Value v;
    return find(cx, self, key, &v);
}

static Value attrdict_iter(Ctx *cx, Value self)
{
    Value d = copy(cx, self);
    return d == V_NULL ? V_NULL : obj_iter(cx, d);
}

static Value attrdict_binop(Ctx *cx, Value a, Value b, BinOp op)
{
    if (op != BIN_OR)
        return V_NOTIMPLEMENTED;
    Value x = as_dict(cx, a), y = as_dict(cx, b);
    if (x == V_NULL || y == V_NULL)
        return error_pending(cx) ? V_NULL : V_NOTIMPLEMENTED;
    return obj_binary(cx, x, y, op);
}

static Value attrdict_iop(Ctx *cx, Value self, Value other, BinOp op)
{
    if (op != BIN_OR)
        return V_NOTIMPLEMENTED;
    return set_all(cx, self, other) < 0 ? V_NULL : self;
}

const KindOps attrdict_ops = {
    .kind = KIND_attrdict,
    .name = "dict",
    .size = attrdict_size,
    .visit = attrdict_visit,
    .repr = attrdict_repr,
    .truth = attrdict_truth,
    .len = attrdict_len,
    .richcmp = attrdict_richcmp,
    .getitem = attrdict_getitem,
    .setitem = set_item,
    .delitem = attrdict_delitem,
    .contains = attrdict_contains,
    .iter = attrdict_iter,
    .binop = attrdict_binop,
    .iop = attrdict_iop,
};
