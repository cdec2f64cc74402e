/* genericalias.c: list[int] and the like. func is the class, self the tuple of
 * arguments. */
#include "objects/attr.h"
#include "objects/container.h"
#include "objects/protocol.h"
#include "objects/text.h"
#include "util/buf.h"

Value genericalias_new(Ctx *cx, Value origin, Value args)
{
    if (!is_kind(args, KIND_tuple) && !(args = tuple_from(cx, &args, 1)))
        return V_NULL;
    Method *m = HEAP_NEW(cx, Method, KIND_genericalias);
    if (!m)
        return V_NULL;
    m->func = origin;
    m->self = args;
    return v_obj(m);
}

static Value item_text(Ctx *cx, Value v)
{
    if (v == V_ELLIPSIS)
        return str_intern_c(cx, "...");
    if (!is_type(v))
        return obj_repr(cx, v);
    Value m = class_module(AS(Type, v));
    if (m && is_str(m) && !str_eq_ascii(m, "builtins"))
        return str_printf(cx, "%S.%S", m, AS(Type, v)->qualname);
    return AS(Type, v)->qualname;
}

static Value genericalias_repr(Ctx *cx, Value self)
{
    const Method *m = AS(Method, self);
    const Tuple *args = AS(Tuple, m->self);
    Value text = item_text(cx, m->func);
    if (text)
        text = str_printf(cx, "%S[", text);
    for (uint32_t i = 0; text && i < args->len; i++) {
        Value item = item_text(cx, args->v[i]);
        text =
            item ? str_printf(cx, i ? "%S, %S" : "%S%S", text, item) : V_NULL;
    }
    if (text && !args->len)
        return str_printf(cx, "%S()]", text);
    return text ? str_printf(cx, "%S]", text) : V_NULL;
}

static Value genericalias_call(Ctx *cx, Value self, Value *argv, int argc,
                               Value kwnames)
{
    return vm_call(cx, AS(Method, self)->func, argv, argc, kwnames);
}

static Value genericalias_getattr(Ctx *cx, Value self, Value name)
{
    Value v;
    int r = generic_lookup(cx, self, name, &v);
    if (r)
        return r < 0 ? V_NULL : v;
    return obj_getattr(cx, AS(Method, self)->func, name);
}

static Value genericalias_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    if (!is_exact(other, KIND_genericalias) || (op != CMP_EQ && op != CMP_NE))
        return V_NOTIMPLEMENTED;
    const Method *a = AS(Method, self), *b = AS(Method, other);
    int same = a->func == b->func ? obj_equal(cx, a->self, b->self) : 0;
    return same < 0 ? V_NULL : v_bool(same == (op == CMP_EQ));
}

static int genericalias_hash(Ctx *cx, Value self, uint64_t *hash)
{
    const Method *m = AS(Method, self);
    uint64_t h;
    if (obj_hash(cx, m->self, &h))
        return -1;
    *hash = h ^ identity_hash(m->func);
    return 0;
}

Value genericalias_get___origin__(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Method, self)->func;
}

Value genericalias_get___args__(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Method, self)->self;
}

static size_t genericalias_size(const Obj *o)
{
    (void)o;
    return sizeof(Method);
}

static void genericalias_visit(Obj *o, Visitor *v)
{
    v->value(v, &((Method *)o)->self);
    v->value(v, &((Method *)o)->func);
}

const KindOps genericalias_ops = {
    .kind = KIND_genericalias,
    .name = "types.GenericAlias",
    .size = genericalias_size,
    .visit = genericalias_visit,
    .repr = genericalias_repr,
    .hash = genericalias_hash,
    .richcmp = genericalias_richcmp,
    .getattr = genericalias_getattr,
    .call = genericalias_call,
};
