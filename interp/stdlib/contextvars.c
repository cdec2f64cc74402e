/* contextvars.c: module _contextvars: variables whose values belong to a
 * mapping that is current (Ctx.vars). Each parallel context begins with an
 * empty mapping of its own, as a thread does, so that setting a variable of
 * main there writes nothing of main's. A copy takes time in the number of
 * variables. */
#include "lib/modules.h"
#include "objects/container.h"
#include "objects/kinds_private.h"
#include "stdlib/libkind.h"

LIB_BODY(contextvar, ContextVar, 2)
LIB_BODY(vars_context, VarsContext, 2)
LIB_BODY(vars_token, VarsToken, 3)

static VarsContext *context_new(Ctx *cx, Value vars)
{
    VarsContext *c =
        vars == V_NULL ? NULL : HEAP_NEW(cx, VarsContext, KIND_vars_context);
    if (c)
        c->vars = vars;
    return c;
}

/* The current mapping, made at first use; NULL: raised. */
static VarsContext *current(Ctx *cx)
{
    if (cx->vars == V_NULL) {
        VarsContext *c = context_new(cx, dict_new(cx));
        if (!c)
            return NULL;
        cx->vars = v_obj(c);
    }
    return AS(VarsContext, cx->vars);
}

static const Dict *table(Value self)
{
    return AS(Dict, AS(VarsContext, self)->vars);
}

/* ---- ContextVar ---- */

LIB_METHOD(contextvar, __new__)
{
    if (argc != 2)
        return raise_fmt(cx, &exc_TypeError,
                         "ContextVar() takes exactly 1 positional argument "
                         "(%d given)",
                         argc - 1);
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "context variable name must be a str");
    ContextVar *v = HEAP_NEW(cx, ContextVar, KIND_contextvar);
    if (!v)
        return V_NULL;
    v->name = argv[1];
    v->standard = kw[0];
    return v_obj(v);
}

LIB_METHOD(contextvar, get)
{
    Value v;
    if (cx->vars != V_NULL) {
        int found = dict_get(cx, table(cx->vars), argv[0], &v);
        if (found)
            return found < 0 ? V_NULL : v;
    }
    if (argv[1] != V_NULL)
        return argv[1];
    v = AS(ContextVar, argv[0])->standard;
    if (v != V_NULL)
        return v;
    Value exc = exception_new(cx, &exc_LookupError, argv, 1);
    return exc == V_NULL ? V_NULL : raise_value(cx, exc);
}

static VarsToken *token_new(Ctx *cx, Value context, Value var)
{
    VarsToken *t = HEAP_NEW(cx, VarsToken, KIND_vars_token);
    if (!t)
        return NULL;
    t->context = context;
    t->var = var;
    return t;
}

LIB_METHOD(contextvar, set)
{
    VarsContext *c = current(cx);
    VarsToken *t = c ? token_new(cx, v_obj(c), argv[0]) : NULL;
    if (!t || dict_get(cx, AS(Dict, c->vars), argv[0], &t->old) < 0 ||
        dict_set_own(cx, AS(Dict, c->vars), argv[0], argv[1]) < 0)
        return V_NULL;
    return v_obj(t);
}

LIB_METHOD(contextvar, reset)
{
    if (!is_kind(argv[1], KIND_vars_token))
        return raise_fmt(cx, &exc_TypeError,
                         "expected an instance of Token, got %R", argv[1]);
    VarsToken *t = AS(VarsToken, argv[1]);
    VarsContext *c = current(cx);
    if (!c)
        return V_NULL;
    if (t->used)
        return raise_fmt(cx, &exc_RuntimeError, "%R has already been used once",
                         argv[1]);
    if (t->var != argv[0])
        return raise_fmt(cx, &exc_ValueError,
                         "%R was created by a different ContextVar", argv[1]);
    if (t->context != v_obj(c))
        return raise_fmt(cx, &exc_ValueError,
                         "%R was created in a different Context", argv[1]);
    /* made here: the token is of the owner of the current mapping */
    store_iterator_field(cx, t, &t->used, 1);
    Dict *d = AS(Dict, c->vars);
    int done = t->old == V_NULL ? dict_del_own(cx, d, argv[0])
                                : dict_set_own(cx, d, argv[0], t->old);
    return done < 0 ? V_NULL : V_NONE;
}

Value contextvar_get_name(Ctx *cx UNUSED, Value self)
{
    return AS(ContextVar, self)->name;
}

static Value contextvar_repr(Ctx *cx, Value self)
{
    const ContextVar *v = AS(ContextVar, self);
    if (v->standard == V_NULL)
        return str_printf(cx, "<ContextVar name=%R at %p>", v->name,
                          as_obj(self));
    return str_printf(cx, "<ContextVar name=%R default=%R at %p>", v->name,
                      v->standard, as_obj(self));
}

const KindOps contextvar_ops = {
    .kind = KIND_contextvar,
    .name = "_contextvars.ContextVar",
    .size = contextvar_size,
    .visit = contextvar_visit,
    .repr = contextvar_repr,
};

/* ---- Token ---- */

LIB_METHOD(vars_token, __new__)
{
    (void)argv;
    return raise_fmt(cx, &exc_RuntimeError,
                     "Tokens can only be created by ContextVars");
}

Value vars_token_get_var(Ctx *cx UNUSED, Value self)
{
    return AS(VarsToken, self)->var;
}
Value vars_token_get_old_value(Ctx *cx UNUSED, Value self)
{
    Value old = AS(VarsToken, self)->old;
    return old == V_NULL ? v_obj(&vars_missing) : old;
}

static Value vars_token_repr(Ctx *cx, Value self)
{
    const VarsToken *t = AS(VarsToken, self);
    return str_printf(cx, "<Token%s var=%R at %p>", t->used ? " used" : "",
                      t->var, as_obj(self));
}

const KindOps vars_token_ops = {
    .kind = KIND_vars_token,
    .name = "_contextvars.Token",
    .not_promotable = "tokens belong to the context that made them",
    .size = vars_token_size,
    .visit = vars_token_visit,
    .repr = vars_token_repr,
};

static size_t vars_missing_size(const Obj *o)
{
    (void)o;
    return sizeof(Obj);
}
static Value vars_missing_repr(Ctx *cx, Value self UNUSED)
{
    return str_from_ascii(cx, "<Token.MISSING>");
}

const KindOps vars_missing_ops = {
    .kind = KIND_vars_missing,
    .name = "Token.MISSING",
    .size = vars_missing_size,
    .repr = vars_missing_repr,
};

/* ---- Context ---- */

LIB_METHOD(vars_context, __new__)
{
    (void)argv;
    if (argc > 1 || kw[0] != V_NULL)
        return raise_fmt(cx, &exc_TypeError,
                         "Context() does not accept any arguments");
    VarsContext *c = context_new(cx, dict_new(cx));
    return c ? v_obj(c) : V_NULL;
}

static Value call_named(Ctx *cx, Value *argv, int argc, Value names)
{
    if (names == V_NULL)
        return vm_call(cx, argv[0], argv + 1, argc - 1, V_NULL);
    Value keys = tuple_of(cx, names);
    Value all = keys ? list_from(cx, argv, (size_t)argc) : V_NULL;
    Value values = all ? obj_getattr_s(cx, names, "values") : V_NULL;
    values = values == V_NULL ? V_NULL : vm_call0(cx, values);
    if (values == V_NULL || list_extend_own(cx, AS(List, all), values) < 0)
        return V_NULL;
    return vm_call(cx, argv[0], AS(List, all)->store->v + 1, argc - 1, keys);
}

LIB_METHOD(vars_context, run)
{
    if (argc < 2)
        return raise_fmt(cx, &exc_TypeError,
                         "run() missing 1 required positional argument");
    VarsContext *c = AS(VarsContext, argv[0]);
    if (c->entered)
        return raise_fmt(cx, &exc_RuntimeError,
                         "cannot enter context: %R is already entered",
                         argv[0]);
    lib_set(cx, c, &c->previous, cx->vars);
    lib_set(cx, c, &c->entered, 1);
    cx->vars = argv[0];
    Value r = call_named(cx, argv + 1, argc - 1, kw[0]);
    cx->vars = c->previous;
    lib_set(cx, c, &c->previous, V_NULL);
    lib_set(cx, c, &c->entered, 0);
    return r;
}

static bool is_var(Ctx *cx, Value key)
{
    if (is_kind(key, KIND_contextvar))
        return true;
    raise_fmt(cx, &exc_TypeError, "a ContextVar key was expected, got %R", key);
    return false;
}

static Value vars_context_getitem(Ctx *cx, Value self, Value key)
{
    Value v = V_NULL;
    if (!is_var(cx, key))
        return V_NULL;
    int found = dict_get(cx, table(self), key, &v);
    return found < 0 ? V_NULL : found ? v : raise_key(cx, key);
}

static int vars_context_contains(Ctx *cx, Value self, Value key)
{
    Value v;
    return is_var(cx, key) ? dict_get(cx, table(self), key, &v) : -1;
}

LIB_METHOD(vars_context, get)
{
    Value v = V_NULL;
    if (!is_var(cx, argv[1]))
        return V_NULL;
    int found = dict_get(cx, table(argv[0]), argv[1], &v);
    if (found)
        return found < 0 ? V_NULL : v;
    return argv[2] == V_NULL ? V_NONE : argv[2];
}

LIB_METHOD(vars_context, copy)
{
    VarsContext *c = context_new(cx, dict_copy(cx, table(argv[0])));
    return c ? v_obj(c) : V_NULL;
}

/* Views stand for the variables of this moment: a Context in a program's hands
 * changes only while it runs. */
static Value view(Ctx *cx, Value self, Kind kind)
{
    Value d = dict_copy(cx, table(self));
    return d == V_NULL ? V_NULL : dictview_new(cx, kind, d);
}
LIB_METHOD(vars_context, keys)
{
    return view(cx, argv[0], KIND_dict_keys);
}
LIB_METHOD(vars_context, values)
{
    return view(cx, argv[0], KIND_dict_values);
}
LIB_METHOD(vars_context, items)
{
    return view(cx, argv[0], KIND_dict_items);
}

static int64_t vars_context_len(Ctx *cx UNUSED, Value self)
{
    return table(self)->used;
}
static Value vars_context_iter(Ctx *cx, Value self)
{
    Value keys = view(cx, self, KIND_dict_keys);
    return keys == V_NULL ? V_NULL : obj_iter(cx, keys);
}
static Value vars_context_richcmp(Ctx *cx, Value a, Value b, CmpOp op)
{
    if (!is_kind(b, KIND_vars_context) || (op != CMP_EQ && op != CMP_NE))
        return V_NOTIMPLEMENTED;
    return obj_compare(cx, AS(VarsContext, a)->vars, AS(VarsContext, b)->vars,
                       op);
}

const KindOps vars_context_ops = {
    .kind = KIND_vars_context,
    .name = "_contextvars.Context",
    .not_promotable = "a Context belongs to the context that made it",
    .size = vars_context_size,
    .visit = vars_context_visit,
    .len = vars_context_len,
    .getitem = vars_context_getitem,
    .contains = vars_context_contains,
    .iter = vars_context_iter,
    .richcmp = vars_context_richcmp,
};

/* ---- the module ---- */

LIB_FUNCTION(_contextvars, copy_context)
{
    (void)argv;
    const VarsContext *c = current(cx);
    VarsContext *copy =
        c ? context_new(cx, dict_copy(cx, AS(Dict, c->vars))) : NULL;
    return copy ? v_obj(copy) : V_NULL;
}

int _contextvars_module_init(Ctx *cx, Dict *ns)
{
    return module_add(cx, ns, "Context", v_obj(&type_vars_context)) < 0 ||
                   module_add(cx, ns, "ContextVar", v_obj(&type_contextvar)) <
                       0 ||
                   module_add(cx, ns, "Token", v_obj(&type_vars_token)) < 0
               ? -1
               : 0;
}
