/* ast.c: module _ast: the classes of syntax trees, so that ast.py and what
 * imports it load. Trees can be built and walked by Python code; no source is
 * parsed into one (compile() with ONLY_AST is refused). Made in main. */
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/text.h"

typedef struct Node {
    const char *name, *base, *fields, *attributes, *optional;
} Node;

static const Node nodes[] = {
#define NODE(name, base, fields, attributes, optional)                         \
    {#name, #base, fields, attributes, optional},
#include "stdlib/ast_nodes.def"
#undef NODE
};

/* ---- AST.__init__ ---- */

static Value fields_of(Ctx *cx, Value self)
{
    Value v = obj_getattr_s(cx, self, "_fields");
    if (v && !is_kind(v, KIND_tuple))
        return raise_fmt(cx, &exc_TypeError, "_fields must be a tuple");
    return v;
}

static int take_keywords(Ctx *cx, Value self, Value kw, const Tuple *fields,
                         int given)
{
    Value key, v;
    for (uint32_t pos = 0; kw && dict_next(AS(Dict, kw), &pos, &key, &v);) {
        for (int i = 0; i < given; i++)
            if (obj_equal(cx, fields->v[i], key) == 1)
                return raise_fmt(cx, &exc_TypeError,
                                 "%T got multiple values for argument %R", self,
                                 key),
                       -1;
        if (obj_setattr(cx, self, key, v) < 0)
            return -1;
    }
    return 0;
}

static Value ast_init(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Value names = fields_of(cx, argv[0]);
    if (!names)
        return V_NULL;
    const Tuple *fields = AS(Tuple, names);
    if (argc - 1 > (int)fields->len)
        return raise_fmt(cx, &exc_TypeError,
                         "%T constructor takes at most %u positional "
                         "argument%s",
                         argv[0], fields->len, fields->len == 1 ? "" : "s");
    for (int i = 1; i < argc; i++)
        if (obj_setattr(cx, argv[0], fields->v[i - 1], argv[i]) < 0)
            return V_NULL;
    return take_keywords(cx, argv[0], kw[0], fields, argc - 1) < 0 ? V_NULL
                                                                   : V_NONE;
}

/* ---- making the classes ---- */

static Value words(Ctx *cx, const char *text)
{
    Value list = list_new(cx, 8);
    while (list && *text) {
        size_t n = strcspn(text, " ");
        Value s = str_from_latin1(cx, text, n);
        if (!s || !(s = str_intern(cx, s)) ||
            list_append_own(cx, AS(List, list), s) < 0)
            return V_NULL;
        text += n + (text[n] == ' ');
    }
    return list ? list_to_tuple(cx, list) : V_NULL;
}

static Value make_class(Ctx *cx, const char *name, Value base, const Node *n)
{
    Value ns = dict_new(cx), bases = tuple_from(cx, &base, 1);
    Value fields = words(cx, n ? n->fields : "");
    Value optional = words(cx, n ? n->optional : "");
    Value key = str_intern_c(cx, name);
    if (!ns || !bases || !optional || !key ||
        module_add(cx, AS(Dict, ns), "__module__", str_intern_c(cx, "ast")) <
            0 ||
        module_add(cx, AS(Dict, ns), "_fields", fields) < 0 ||
        module_add(cx, AS(Dict, ns), "__match_args__", fields) < 0 ||
        module_add(cx, AS(Dict, ns), "_attributes",
                   words(cx, n ? n->attributes : "")) < 0)
        return V_NULL;
    for (uint32_t i = 0; i < AS(Tuple, optional)->len; i++)
        if (dict_set_own(cx, AS(Dict, ns), AS(Tuple, optional)->v[i], V_NONE) <
            0)
            return V_NULL;
    return type_new(cx, &type_type, key, bases, ns, V_NULL, NULL);
}

static Value make_root(Ctx *cx)
{
    Value cls = make_class(cx, "AST", v_obj(&type_object), NULL);
    Native *f = cls ? HEAP_NEW(cx, Native, KIND_native) : NULL;
    if (!f)
        return V_NULL;
    f->name = "__init__";
    f->params = "**";
    f->fn = ast_init;
    f->type = AS(Type, cls);
    f->max = -1;
    f->flags = MUTATES | CALLS;
    return obj_setattr(cx, cls, dunder_names[DUNDER_init], v_obj(f)) < 0
               ? V_NULL
               : cls;
}

int _ast_module_init(Ctx *cx, Dict *ns)
{
    if (module_add(cx, ns, "AST", make_root(cx)) < 0 ||
        module_add(cx, ns, "PyCF_ALLOW_TOP_LEVEL_AWAIT", v_int(0x2000)) < 0 ||
        module_add(cx, ns, "PyCF_ONLY_AST", v_int(0x400)) < 0 ||
        module_add(cx, ns, "PyCF_TYPE_COMMENTS", v_int(0x1000)) < 0)
        return -1;
    for (size_t i = 0; i < ARRAY_LEN(nodes); i++) {
        Value base = dict_get_str(ns, str_intern_c(cx, nodes[i].base));
        if (module_add(cx, ns, nodes[i].name,
                       make_class(cx, nodes[i].name, base, &nodes[i])) < 0)
            return -1;
    }
    return 0;
}
