/* simple.c: None, NotImplemented, Ellipsis and the unbound marker. */
#include "objects/protocol.h"
#include "objects/text.h"

static size_t simple_size(const Obj *o)
{
    (void)o;
    return sizeof(Obj);
}

static Value none_repr(Ctx *cx, Value self)
{
    (void)self;
    return str_intern_c(cx, "None");
}

static int none_truth(Ctx *cx, Value self)
{
    (void)cx, (void)self;
    return 0;
}

static Value notimplemented_repr(Ctx *cx, Value self)
{
    (void)self;
    return str_intern_c(cx, "NotImplemented");
}

static Value ellipsis_repr(Ctx *cx, Value self)
{
    (void)self;
    return str_intern_c(cx, "Ellipsis");
}

static Value unbound_repr(Ctx *cx, Value self)
{
    (void)self;
    return str_intern_c(cx, "<unbound>");
}

Value none_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return V_NONE;
}

Value notimplemented_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return V_NOTIMPLEMENTED;
}

Value ellipsis_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return V_ELLIPSIS;
}

/* The same in every build, and its low bits, which decide the order of sets, as
 * in CPython 3.11. */
static int none_hash(Ctx *cx, Value self, uint64_t *hash)
{
    (void)cx, (void)self;
    *hash = 0x5EED0BBE;
    return 0;
}

const KindOps none_ops = {.kind = KIND_none,
                          .name = "NoneType",
                          .size = simple_size,
                          .repr = none_repr,
                          .truth = none_truth,
                          .hash = none_hash};
const KindOps notimplemented_ops = {.kind = KIND_notimplemented,
                                    .name = "NotImplementedType",
                                    .size = simple_size,
                                    .repr = notimplemented_repr};
const KindOps ellipsis_ops = {.kind = KIND_ellipsis,
                              .name = "ellipsis",
                              .size = simple_size,
                              .repr = ellipsis_repr};
const KindOps unbound_ops = {.kind = KIND_unbound,
                             .name = "<unbound>",
                             .size = simple_size,
                             .repr = unbound_repr};
