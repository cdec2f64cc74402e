/* refused.c: kinds that exist by name only, so that code which mentions them
 * (isinstance(x, complex), an ABC's register) runs: nothing makes a value of
 * them, and their constructors say what is missing. */
#include "objects/classes.h"

static size_t refused_size(const Obj *o)
{
    (void)o;
    return sizeof(Obj);
}

Value complex_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return raise_unsupported(cx, "complex numbers");
}

const KindOps complex_ops = {
    .kind = KIND_complex,
    .name = "complex",
    .size = refused_size,
};
