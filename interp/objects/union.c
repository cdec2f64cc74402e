/* union.c: types.UnionType: int | str. The members are flat, each once, in the
 * order of their writing; None stands as NoneType. */
#include "objects/alias.h"
#include "objects/attr.h"
#include "objects/container.h"
#include "objects/protocol_private.h"
#include "objects/text.h"

static const Tuple *members(Value self)
{
    return AS(Tuple, AS(Wrapper, self)->inner);
}

static bool is_union(Value v)
{
    return is_exact(v, KIND_union);
}

static bool can_join(Value v)
{
    return v == V_NONE || is_type(v) || is_kind(v, KIND_genericalias) ||
           is_union(v);
}

/* ---- making ---- */

static int add_member(Ctx *cx, Value list, Value v)
{
    const List *l = AS(List, list);
    if (v == V_NONE)
        v = v_obj(&type_none);
    for (uint32_t i = 0; i < l->len; i++) {
        Value have = l->store->v[i];
        int same =
            have == v ? 1
            : is_kind(have, KIND_genericalias) && is_kind(v, KIND_genericalias)
                ? obj_equal(cx, have, v)
                : 0;
        if (same)
            return same < 0 ? -1 : 0;
    }
    return list_append_own(cx, AS(List, list), v);
}

static int add_operand(Ctx *cx, Value list, Value v)
{
    if (!is_union(v))
        return add_member(cx, list, v);
    const Tuple *all = members(v);
    for (uint32_t i = 0; i < all->len; i++)
        if (add_member(cx, list, all->v[i]))
            return -1;
    return 0;
}

static Value union_of(Ctx *cx, Value list)
{
    if (AS(List, list)->len == 1)
        return AS(List, list)->store->v[0];
    Value all = list_to_tuple(cx, list);
    Wrapper *w = all ? HEAP_NEW(cx, Wrapper, KIND_union) : NULL;
    if (!w)
        return V_NULL;
    w->inner = all;
    return v_obj(w);
}

Value union_binop(Ctx *cx, Value self, Value other, BinOp op)
{
    if (op != BIN_OR || !can_join(self) || !can_join(other))
        return V_NOTIMPLEMENTED;
    Value list = list_new(cx, 4);
    if (!list || add_operand(cx, list, self) || add_operand(cx, list, other))
        return V_NULL;
    return union_of(cx, list);
}

/* ---- the protocol ---- */

static Value union_repr(Ctx *cx, Value self)
{
    const Tuple *all = members(self);
    Value text = V_NULL;
    for (uint32_t i = 0; i < all->len; i++) {
        Value item = alias_item_text(cx, all->v[i]);
        text = item ? i ? str_printf(cx, "%S | %S", text, item) : item : V_NULL;
        if (!text)
            return V_NULL;
    }
    return text;
}

static Value member_set(Ctx *cx, Value self)
{
    Value set = set_new(cx, KIND_frozenset);
    if (!set || set_update_own(cx, AS(Set, set), v_obj(members(self))))
        return V_NULL;
    return set;
}

static Value union_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    if (!is_union(other) || (op != CMP_EQ && op != CMP_NE))
        return V_NOTIMPLEMENTED;
    Value a = member_set(cx, self), b = a ? member_set(cx, other) : V_NULL;
    return b ? obj_compare(cx, a, b, op) : V_NULL;
}

static int union_hash(Ctx *cx, Value self, uint64_t *hash)
{
    Value set = member_set(cx, self);
    return set ? obj_hash(cx, set, hash) : -1;
}

static Value union_getitem(Ctx *cx, Value self, Value item)
{
    const Tuple *all = members(self);
    Value parameters = alias_parameters(cx, all);
    Value args = parameters ? alias_substitute(cx, self, all,
                                               AS(Tuple, parameters), item)
                            : V_NULL;
    Value list = args ? list_new(cx, 4) : V_NULL;
    for (uint32_t i = 0; list && i < AS(Tuple, args)->len; i++)
        if (add_operand(cx, list, AS(Tuple, args)->v[i]))
            return V_NULL;
    return list ? union_of(cx, list) : V_NULL;
}

int union_check(Ctx *cx, Value self, Value v, bool instance)
{
    const Tuple *all = members(self);
    for (uint32_t i = 0; i < all->len; i++)
        if (is_kind(all->v[i], KIND_genericalias)) {
            raise_fmt(cx, &exc_TypeError,
                      "%s() argument 2 cannot be a parameterized generic",
                      instance ? "isinstance" : "issubclass");
            return -1;
        }
    int r = 0;
    for (uint32_t i = 0; r == 0 && i < all->len; i++)
        r = instance ? obj_isinstance(cx, v, all->v[i])
                     : obj_issubclass(cx, v, all->v[i]);
    return r;
}

Value union_m___instancecheck__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int r = union_check(cx, argv[0], argv[1], true);
    return r < 0 ? V_NULL : v_bool(r);
}

Value union_m___subclasscheck__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_type(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "issubclass() arg 1 must be a class");
    int r = union_check(cx, argv[0], argv[1], false);
    return r < 0 ? V_NULL : v_bool(r);
}

Value union_get___args__(Ctx *cx UNUSED, Value self)
{
    return AS(Wrapper, self)->inner;
}

Value union_get___parameters__(Ctx *cx, Value self)
{
    return alias_parameters(cx, members(self));
}

static size_t union_size(const Obj *o)
{
    (void)o;
    return sizeof(Wrapper);
}

static void union_visit(Obj *o, Visitor *v)
{
    v->value(v, &((Wrapper *)(void *)o)->inner);
}

const KindOps union_ops = {
    .kind = KIND_union,
    .name = "types.UnionType",
    .size = union_size,
    .visit = union_visit,
    .repr = union_repr,
    .hash = union_hash,
    .richcmp = union_richcmp,
    .getitem = union_getitem,
    .binop = union_binop,
};
