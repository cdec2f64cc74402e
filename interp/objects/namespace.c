/* namespace.c: types.SimpleNamespace: attributes and nothing else. Its
 * instances carry a shape as those of a class do. */
#include "objects/attr.h"
#include "objects/container.h"
#include "objects/protocol_private.h"
#include "objects/subclass.h"
#include "objects/text.h"

Value namespace_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return v_obj(sub_alloc(cx, AS(Type, argv[0]), KIND_namespace,
                           offsetof(Instance, over)));
}

Value namespace_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc != 1)
        return raise_fmt(cx, &exc_TypeError,
                         "no positional arguments expected");
    uint32_t pos = 0;
    Value k, v;
    while (kw[0] && dict_next(AS(Dict, kw[0]), &pos, &k, &v))
        if (!(k = str_intern(cx, k)) || attr_set_own(cx, argv[0], k, v))
            return V_NULL;
    return V_NONE;
}

Value namespace_m___reduce__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value d = attr_dict_copy(cx, argv[0]);
    Value none = d ? tuple_from(cx, NULL, 0) : V_NULL;
    Value row[3] = {v_obj(type_of(argv[0])), none, d};
    return none ? tuple_from(cx, row, 3) : V_NULL;
}

static Value namespace_repr(Ctx *cx, Value self)
{
    const Type *t = type_of(self);
    const char *name = t == &type_namespace ? "namespace" : type_c_name(t);
    int entered = repr_enter(cx, self);
    if (entered <= 0)
        return entered ? V_NULL : str_printf(cx, "%s(...)", name);
    Value d = attr_dict_copy(cx, self), k, v;
    Value text = d ? str_printf(cx, "%s(", name) : V_NULL;
    uint32_t pos = 0;
    for (bool first = true; text && dict_next(AS(Dict, d), &pos, &k, &v);
         first = false)
        text = str_printf(cx, first ? "%S%S=%R" : "%S, %S=%R", text, k, v);
    repr_leave(cx, self);
    return text ? str_printf(cx, "%S)", text) : V_NULL;
}

static Value namespace_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    if (!is_kind(other, KIND_namespace))
        return V_NOTIMPLEMENTED;
    Value a = attr_dict_copy(cx, self);
    Value b = a ? attr_dict_copy(cx, other) : V_NULL;
    if (!b)
        return V_NULL;
    return ops_of(a)->richcmp(cx, a, b, op);
}

static size_t namespace_size(const Obj *o)
{
    (void)o;
    return offsetof(Instance, over);
}

const KindOps namespace_ops = {
    .kind = KIND_namespace,
    .name = "types.SimpleNamespace",
    .size = namespace_size,
    .repr = namespace_repr,
    .richcmp = namespace_richcmp,
};
