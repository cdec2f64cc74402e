/* weakproxy.c: the kinds of weakref.proxy: all that is done to a proxy is done
 * to its target, through the target's slots, which check the effect. */
#include "stdlib/weakref.h"
#include "heap/weak.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/text.h"

static Value target_of(Ctx *cx, Value self)
{
    Value target = weakref_target(self);
    if (target)
        return target;
    return raise_fmt(cx, &exc_ReferenceError,
                     "weakly-referenced object no longer exists");
}

/* An operand that is a proxy stands for its target. */
static Value operand(Ctx *cx, Value v)
{
    return weak_is_proxy(v) ? target_of(cx, v) : v;
}

static Value weakproxy_repr(Ctx *cx, Value self)
{
    Value target = weakref_target(self);
    if (!target)
        return str_printf(cx, "<weakproxy at %p; dead>", as_obj(self));
    return str_printf(cx, "<weakproxy at %p to %s at %p>", as_obj(self),
                      type_c_name(type_of(target)), as_obj(target));
}

/* FORWARD(slot, result, failure, parameters, arguments behind self) */
#define FORWARD(slot, T, failed, params, ...)                                  \
    static T weakproxy_##slot params                                           \
    {                                                                          \
        Value target = target_of(cx, self);                                    \
        return target ? obj_##slot(cx, target __VA_ARGS__) : failed;           \
    }
#define MORE ,
FORWARD(str, Value, V_NULL, (Ctx * cx, Value self), )
FORWARD(format, Value, V_NULL, (Ctx * cx, Value self, Value spec), MORE spec)
FORWARD(truth, int, -1, (Ctx * cx, Value self), )
FORWARD(len, int64_t, -1, (Ctx * cx, Value self), )
FORWARD(getitem, Value, V_NULL, (Ctx * cx, Value self, Value key), MORE key)
FORWARD(setitem, int, -1, (Ctx * cx, Value self, Value key, Value value),
        MORE key MORE value)
FORWARD(delitem, int, -1, (Ctx * cx, Value self, Value key), MORE key)
FORWARD(contains, int, -1, (Ctx * cx, Value self, Value item), MORE item)
FORWARD(iter, Value, V_NULL, (Ctx * cx, Value self), )
FORWARD(getattr, Value, V_NULL, (Ctx * cx, Value self, Value name), MORE name)
FORWARD(setattr, int, -1, (Ctx * cx, Value self, Value name, Value value),
        MORE name MORE value)
FORWARD(delattr, int, -1, (Ctx * cx, Value self, Value name), MORE name)
FORWARD(unary, Value, V_NULL, (Ctx * cx, Value self, UnaryOp op), MORE op)
FORWARD(index, Value, V_NULL, (Ctx * cx, Value self), )
FORWARD(call, Value, V_NULL,
        (Ctx * cx, Value self, Value *argv, int argc, Value kwnames),
        MORE argv MORE argc MORE kwnames)

static Value weakproxy_iternext(Ctx *cx, Value self)
{
    Value target = target_of(cx, self);
    if (!target)
        return V_NULL;
    if (!obj_is_iterator(target))
        return raise_fmt(cx, &exc_TypeError,
                         "Weakref proxy referenced a non-iterator '%T' object",
                         target);
    return obj_iternext(cx, target);
}

static Value weakproxy_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    Value a = target_of(cx, self), b = a ? operand(cx, other) : V_NULL;
    return b ? obj_compare(cx, a, b, op) : V_NULL;
}

static Value weakproxy_binop(Ctx *cx, Value self, Value other, BinOp op)
{
    Value a = operand(cx, self), b = a ? operand(cx, other) : V_NULL;
    return b ? obj_binary(cx, a, b, op) : V_NULL;
}

static Value weakproxy_iop(Ctx *cx, Value self, Value other, BinOp op)
{
    Value a = operand(cx, self), b = a ? operand(cx, other) : V_NULL;
    return b ? obj_inplace(cx, a, b, op) : V_NULL;
}

#define PROXY_OPS(id, type_name, call_slot)                                    \
    const KindOps id##_ops = {                                                 \
        .kind = KIND_##id,                                                     \
        .name = type_name,                                                     \
        .not_promotable = "a weak reference",                                  \
        .size = weakref_size,                                                  \
        .visit = weakref_visit,                                                \
        .repr = weakproxy_repr,                                                \
        .str = weakproxy_str,                                                  \
        .format = weakproxy_format,                                            \
        .truth = weakproxy_truth,                                              \
        .len = weakproxy_len,                                                  \
        .richcmp = weakproxy_richcmp,                                          \
        .getitem = weakproxy_getitem,                                          \
        .setitem = weakproxy_setitem,                                          \
        .delitem = weakproxy_delitem,                                          \
        .contains = weakproxy_contains,                                        \
        .iter = weakproxy_iter,                                                \
        .iternext = weakproxy_iternext,                                        \
        .getattr = weakproxy_getattr,                                          \
        .setattr = weakproxy_setattr,                                          \
        .delattr = weakproxy_delattr,                                          \
        .binop = weakproxy_binop,                                              \
        .iop = weakproxy_iop,                                                  \
        .unary = weakproxy_unary,                                              \
        .index = weakproxy_index,                                              \
        .call = call_slot,                                                     \
    };
PROXY_OPS(weakproxy, "weakref.ProxyType", NULL)
PROXY_OPS(weakcallableproxy, "weakref.CallableProxyType", weakproxy_call)
