/* mappingproxy.c: the read-only view of a class's namespace. */
#include "objects/container.h"
#include "objects/protocol.h"
#include "objects/classes.h"
#include "objects/text.h"

Value mappingproxy_new(Ctx *cx, Value mapping)
{
    Wrapper *w = HEAP_NEW(cx, Wrapper, KIND_mappingproxy);
    if (!w)
        return V_NULL;
    w->inner = mapping;
    return v_obj(w);
}

static Value inner(Value self)
{
    return AS(Wrapper, self)->inner;
}

static Value mappingproxy_repr(Ctx *cx, Value self)
{
    return str_printf(cx, "mappingproxy(%R)", inner(self));
}

static int64_t mappingproxy_len(Ctx *cx, Value self)
{
    return obj_len(cx, inner(self));
}

static Value mappingproxy_getitem(Ctx *cx, Value self, Value key)
{
    return obj_getitem(cx, inner(self), key);
}

static int mappingproxy_contains(Ctx *cx, Value self, Value item)
{
    return obj_contains(cx, inner(self), item);
}

static Value mappingproxy_iter(Ctx *cx, Value self)
{
    return obj_iter(cx, inner(self));
}

static Value mappingproxy_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    if (is_exact(other, KIND_mappingproxy))
        other = inner(other);
    if (op != CMP_EQ && op != CMP_NE)
        return V_NOTIMPLEMENTED;
    return obj_compare(cx, inner(self), other, op);
}

Value mappingproxy_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value m = argv[1];
    bool seq = is_kind(m, KIND_list) || is_kind(m, KIND_tuple);
    if (seq || (!ops_of(m)->getitem &&
                !type_lookup(type_of(m), dunder_names[DUNDER_getitem])))
        return raise_fmt(cx, &exc_TypeError,
                         "mappingproxy() argument must be a mapping, not %T",
                         m);
    return mappingproxy_new(cx, m);
}

Value mappingproxy_m___reversed__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return vm_call1(cx, v_obj(&type_reversed), inner(argv[0]));
}

static Value mappingproxy_binop(Ctx *cx, Value self, Value other, BinOp op)
{
    if (op != BIN_OR)
        return V_NOTIMPLEMENTED;
    if (is_exact(self, KIND_mappingproxy))
        self = inner(self);
    if (is_exact(other, KIND_mappingproxy))
        other = inner(other);
    return obj_binary(cx, self, other, op);
}

static Value mappingproxy_iop(Ctx *cx, Value self, Value other, BinOp op)
{
    (void)other;
    if (op != BIN_OR)
        return V_NOTIMPLEMENTED;
    return raise_fmt(cx, &exc_TypeError,
                     "'|=' is not supported by %T; use '|' instead", self);
}

static Value mappingproxy_str(Ctx *cx, Value self)
{
    return obj_str(cx, inner(self));
}

static Value forward(Ctx *cx, Value *argv, int argc, const char *name)
{
    Value f = obj_getattr_s(cx, inner(argv[0]), name);
    return f ? vm_call(cx, f, argv + 1, argc - 1, V_NULL) : V_NULL;
}

Value mappingproxy_m_get(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    return forward(cx, argv, argc, "get");
}

Value mappingproxy_m_keys(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    return forward(cx, argv, argc, "keys");
}

Value mappingproxy_m_values(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    return forward(cx, argv, argc, "values");
}

Value mappingproxy_m_items(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    return forward(cx, argv, argc, "items");
}

Value mappingproxy_m_copy(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    return forward(cx, argv, argc, "copy");
}

static size_t mappingproxy_size(const Obj *o)
{
    (void)o;
    return sizeof(Wrapper);
}

static void mappingproxy_visit(Obj *o, Visitor *v)
{
    v->value(v, &((Wrapper *)o)->inner);
}

const KindOps mappingproxy_ops = {
    .kind = KIND_mappingproxy,
    .name = "mappingproxy",
    .size = mappingproxy_size,
    .visit = mappingproxy_visit,
    .repr = mappingproxy_repr,
    .len = mappingproxy_len,
    .getitem = mappingproxy_getitem,
    .contains = mappingproxy_contains,
    .iter = mappingproxy_iter,
    .richcmp = mappingproxy_richcmp,
    .str = mappingproxy_str,
    .binop = mappingproxy_binop,
    .iop = mappingproxy_iop,
};
