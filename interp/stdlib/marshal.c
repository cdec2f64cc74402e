/* marshal.c: module marshal. importlib imports it; no code object is written or
 * read by Python code, so that its functions say so. */
#include "lib/modules.h"

static Value refuse(Ctx *cx)
{
    return raise_unsupported(cx, "marshal (code objects are loaded by pxi "
                                 "itself)");
}

#define REFUSED(name)                                                          \
    Value marshal_##name(Ctx *cx, Value *argv, int argc, Value *kw)            \
    {                                                                          \
        (void)argv, (void)argc, (void)kw;                                      \
        return refuse(cx);                                                     \
    }
REFUSED(dump)
REFUSED(dumps)
REFUSED(load)
REFUSED(loads)

int marshal_module_init(Ctx *cx, Dict *ns)
{
    return module_add(cx, ns, "version", v_int(4));
}
