/* low.c: calls that lower layers declare in context/vm.h and make upwards. */
#include "objects/classes.h"

Value vm_repr(Ctx *cx, Value v)
{
    return obj_repr(cx, v);
}

Value vm_catch(Ctx *cx)
{
    return exception_catch(cx);
}
