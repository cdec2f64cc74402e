/* syntax_tree.c: see syntax_tree.h. */
#include "lib/syntax_tree.h"
#include "lib/modules.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/text.h"

/* No program without the module has a node: it is not imported to find out. */
int tree_is(Ctx *cx, Value v)
{
    if (is_str(v) || is_kind(v, KIND_bytes))
        return 0;
    Value m = dict_get_str(AS(Dict, sys_modules), name_ast_module);
    Value cls = m == V_NULL ? V_NULL : obj_getattr_s(cx, m, "AST");
    return m == V_NULL ? 0 : cls == V_NULL ? -1 : obj_isinstance(cx, v, cls);
}

static Value build(Ctx *cx, Value module, Value v);

static Value build_list(Ctx *cx, Value module, const Tuple *t)
{
    Value list = list_new(cx, t->len);
    for (uint32_t i = 1; list != V_NULL && i < t->len; i++) {
        Value item = build(cx, module, t->v[i]);
        if (item == V_NULL || list_append_own(cx, AS(List, list), item) < 0)
            return V_NULL;
    }
    return list;
}

/* The depth is that of the child's recursion at most, which is limited. */
static Value build(Ctx *cx, Value module, Value v)
{
    if (!is_exact(v, KIND_tuple))
        return v;
    const Tuple *t = AS(Tuple, v);
    if (t->v[0] != V_TRUE)
        return build_list(cx, module, t);
    Value cls = obj_getattr(cx, module, t->v[1]);
    Value node = cls == V_NULL ? V_NULL : vm_call0(cx, cls);
    for (uint32_t i = 2; node != V_NULL && i + 1 < t->len; i += 2) {
        Value field = build(cx, module, t->v[i + 1]);
        if (field == V_NULL || obj_setattr(cx, node, t->v[i], field) < 0)
            return V_NULL;
    }
    return node;
}

Value tree_build(Ctx *cx, Value packed)
{
    Value module = import_module(cx, "_ast");
    return module == V_NULL ? V_NULL : build(cx, module, packed);
}

Value tree_dump(Ctx *cx, Value tree)
{
    Value m = import_module(cx, "ast");
    Value f = m == V_NULL ? V_NULL : obj_getattr_s(cx, m, "dump");
    Value name = str_intern_c(cx, "include_attributes");
    Value names = name == V_NULL ? V_NULL : tuple_from(cx, &name, 1);
    Value argv[2] = {tree, V_TRUE};
    return f == V_NULL || names == V_NULL ? V_NULL
                                          : vm_call(cx, f, argv, 1, names);
}
