/* function.c: Python functions as objects: attributes, binding. Calling them is
 * the evaluator's. Reading never fills a lazy field of a function that another
 * owner made. */
#include "object/store.h"
#include "objects/class_private.h"
#include "objects/code.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/text.h"

Value function_new(Ctx *cx, Code *code, Dict *globals)
{
    Function *f = HEAP_NEW(cx, Function, KIND_function);
    if (!f)
        return V_NULL;
    f->code = code;
    f->globals = globals;
    f->name = code->name;
    f->qualname = code->qualname;
    f->doc = V_NONE;
    if ((code->flags & 1) && code->consts->len > 0 &&
        is_kind(code->consts->v[0], KIND_str))
        f->doc = code->consts->v[0];
    Value module = dict_get_str(globals, name_dunder_name);
    f->module = module == V_NULL ? V_NONE : module;
    return v_obj(f);
}

/* ---- function(code, globals, name, argdefs, closure) ---- */

static int check_closure(Ctx *cx, const Code *code, Value closure)
{
    uint32_t wants = code_free_count(code);
    bool none = !closure || closure == V_NONE;
    if (!none && !is_kind(closure, KIND_tuple))
        return raise_fmt(cx, &exc_TypeError,
                         wants ? "arg 5 (closure) must be tuple"
                               : "arg 5 (closure) must be None or tuple"),
               -1;
    if (none && wants)
        return raise_fmt(cx, &exc_TypeError, "arg 5 (closure) must be tuple"),
               -1;
    uint32_t has = none ? 0 : AS(Tuple, closure)->len;
    if (has != wants)
        return raise_fmt(cx, &exc_ValueError,
                         "%S requires closure of length %u, not %u", code->name,
                         wants, has),
               -1;
    for (uint32_t i = 0; i < has; i++)
        if (!is_exact(AS(Tuple, closure)->v[i], KIND_cell))
            return raise_fmt(cx, &exc_TypeError,
                             "arg 5 (closure) expected cell, found %T",
                             AS(Tuple, closure)->v[i]),
                   -1;
    return 0;
}

static int check_parts(Ctx *cx, const Value *v)
{
    if (!is_exact(v[1], KIND_code))
        raise_fmt(cx, &exc_TypeError,
                  "function() argument 'code' must be code, not %T", v[1]);
    else if (!is_kind(v[2], KIND_dict))
        raise_fmt(cx, &exc_TypeError,
                  "function() argument 'globals' must be dict, not %T", v[2]);
    else if (v[3] && v[3] != V_NONE && !is_str(v[3]))
        raise_fmt(cx, &exc_TypeError, "arg 3 (name) must be None or string");
    else if (v[4] && v[4] != V_NONE && !is_kind(v[4], KIND_tuple))
        raise_fmt(cx, &exc_TypeError, "arg 4 (defaults) must be None or tuple");
    else
        return check_closure(cx, AS(Code, v[1]), v[5]);
    return -1;
}

Value function_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (check_parts(cx, argv))
        return V_NULL;
    Value made = function_new(cx, AS(Code, argv[1]), AS(Dict, argv[2]));
    if (!made)
        return V_NULL;
    Function *f = AS(Function, made);
    if (argv[3] && argv[3] != V_NONE)
        f->name = argv[3];
    if (argv[4] && argv[4] != V_NONE)
        f->defaults = AS(Tuple, argv[4]);
    if (argv[5] && argv[5] != V_NONE && AS(Tuple, argv[5])->len)
        f->closure = AS(Tuple, argv[5]);
    return made;
}

static Value or_none(const void *o)
{
    return o ? v_obj(o) : V_NONE;
}

#define FIELD_TEXT(field, attr)                                                \
    Value function_get_##attr(Ctx *cx, Value self)                             \
    {                                                                          \
        (void)cx;                                                              \
        return AS(Function, self)->field;                                      \
    }                                                                          \
    int function_set_##attr(Ctx *cx, Value self, Value v)                      \
    {                                                                          \
        if (v == V_NULL || !is_str(v)) {                                       \
            raise_fmt(cx, &exc_TypeError,                                      \
                      #attr " must be set to a string object");                \
            return -1;                                                         \
        }                                                                      \
        Function *f = AS(Function, self);                                      \
        store_function_field(cx, f, &f->field, v);                             \
        return 0;                                                              \
    }
FIELD_TEXT(name, __name__)
FIELD_TEXT(qualname, __qualname__)
#undef FIELD_TEXT

#define FIELD_ANY(field, attr)                                                 \
    Value function_get_##attr(Ctx *cx, Value self)                             \
    {                                                                          \
        (void)cx;                                                              \
        return AS(Function, self)->field;                                      \
    }                                                                          \
    int function_set_##attr(Ctx *cx, Value self, Value v)                      \
    {                                                                          \
        Function *f = AS(Function, self);                                      \
        store_function_field(cx, f, &f->field, v == V_NULL ? V_NONE : v);      \
        return 0;                                                              \
    }
FIELD_ANY(doc, __doc__)
FIELD_ANY(module, __module__)
#undef FIELD_ANY

Value function_get___code__(Ctx *cx, Value self)
{
    (void)cx;
    return v_obj(AS(Function, self)->code);
}

int function_set___code__(Ctx *cx, Value self, Value v)
{
    Function *f = AS(Function, self);
    if (v == V_NULL || !is_exact(v, KIND_code)) {
        raise_fmt(cx, &exc_TypeError, "__code__ must be set to a code object");
        return -1;
    }
    uint32_t has = f->closure ? f->closure->len : 0;
    uint32_t wants = code_free_count(AS(Code, v));
    if (has != wants) {
        raise_fmt(cx, &exc_ValueError,
                  "%S() requires a code object with %u free vars, not %u",
                  f->name, has, wants);
        return -1;
    }
    store_function_code(cx, f, &f->code, AS(Code, v));
    caches_forget(cx);
    return 0;
}

Value function_get___builtins__(Ctx *cx, Value self)
{
    (void)cx;
    Value own = dict_get_str(AS(Function, self)->globals, name_dunder_builtins);
    if (own && is_kind(own, KIND_module))
        return v_obj(AS(Module, own)->dict);
    return own && is_kind(own, KIND_dict) ? own : v_obj(builtins_dict);
}

Value function_get___globals__(Ctx *cx, Value self)
{
    (void)cx;
    return v_obj(AS(Function, self)->globals);
}

Value function_get___closure__(Ctx *cx, Value self)
{
    (void)cx;
    return or_none(AS(Function, self)->closure);
}

Value function_get___defaults__(Ctx *cx, Value self)
{
    (void)cx;
    return or_none(AS(Function, self)->defaults);
}

int function_set___defaults__(Ctx *cx, Value self, Value v)
{
    Function *f = AS(Function, self);
    if (v != V_NULL && v != V_NONE && !is_kind(v, KIND_tuple)) {
        raise_fmt(cx, &exc_TypeError,
                  "__defaults__ must be set to a tuple object");
        return -1;
    }
    bool none = v == V_NULL || v == V_NONE;
    store_function_defaults(cx, f, &f->defaults, none ? NULL : AS(Tuple, v));
    return 0;
}

Value function_get___kwdefaults__(Ctx *cx, Value self)
{
    (void)cx;
    return or_none(AS(Function, self)->kwdefaults);
}

int function_set___kwdefaults__(Ctx *cx, Value self, Value v)
{
    Function *f = AS(Function, self);
    if (v != V_NULL && v != V_NONE && !is_kind(v, KIND_dict)) {
        raise_fmt(cx, &exc_TypeError,
                  "__kwdefaults__ must be set to a dict object");
        return -1;
    }
    bool none = v == V_NULL || v == V_NONE;
    store_function_kwdefaults(cx, f, &f->kwdefaults, none ? NULL : AS(Dict, v));
    return 0;
}

/* The compiler gives names and values in turn, in a tuple. The owner keeps the
 * dict it is given; another context gets a fresh one. */
Value function_get___annotations__(Ctx *cx, Value self)
{
    Function *f = AS(Function, self);
    bool pairs =
        f->annotations != V_NULL && is_exact(f->annotations, KIND_tuple);
    if (f->annotations != V_NULL && !pairs)
        return f->annotations;
    const Tuple *t = pairs ? AS(Tuple, f->annotations) : &tuple_empty;
    Value d = dict_new(cx);
    for (uint32_t i = 0; d != V_NULL && i + 1 < t->len; i += 2)
        if (dict_set_own(cx, AS(Dict, d), t->v[i], t->v[i + 1]) < 0)
            return V_NULL;
    if (d != V_NULL && f->hdr.owner == cx->owner)
        store_function_field(cx, f, &f->annotations, d);
    return d;
}

int function_set___annotations__(Ctx *cx, Value self, Value v)
{
    Function *f = AS(Function, self);
    if (v != V_NULL && v != V_NONE && !is_kind(v, KIND_dict)) {
        raise_fmt(cx, &exc_TypeError,
                  "__annotations__ must be set to a dict object");
        return -1;
    }
    store_function_field(cx, f, &f->annotations, v == V_NONE ? V_NULL : v);
    return 0;
}

Value function_get___dict__(Ctx *cx, Value self)
{
    Function *f = AS(Function, self);
    if (f->attrs)
        return v_obj(f->attrs);
    Value d = dict_new(cx);
    if (d != V_NULL && f->hdr.owner == cx->owner)
        store_function_attrs(cx, f, &f->attrs, AS(Dict, d));
    return d;
}

static Value function_getattr(Ctx *cx, Value self, Value name)
{
    const Function *f = AS(Function, self);
    Value v = f->attrs ? dict_get_str(f->attrs, name) : V_NULL;
    if (v != V_NULL && type_lookup(&type_function, name) == V_NULL)
        return v;
    return generic_getattr(cx, self, name);
}

static int function_setattr(Ctx *cx, Value self, Value name, Value value)
{
    Function *f = AS(Function, self);
    if (type_lookup(&type_function, name) != V_NULL)
        return generic_setattr(cx, self, name, value);
    if (!f->attrs) {
        Value d = dict_new(cx);
        if (d == V_NULL)
            return -1;
        store_function_attrs(cx, f, &f->attrs, AS(Dict, d));
    }
    return dict_set_own(cx, f->attrs, name, value);
}

static int function_delattr(Ctx *cx, Value self, Value name)
{
    Function *f = AS(Function, self);
    if (type_lookup(&type_function, name) != V_NULL)
        return generic_setattr(cx, self, name, V_NULL);
    int r = f->attrs ? dict_del_own(cx, f->attrs, name) : 0;
    if (r == 0)
        raise_fmt(cx, &exc_AttributeError,
                  "'function' object has no attribute '%S'", name);
    return r == 1 ? 0 : -1;
}

static Value function_descr_get(Ctx *cx, Value self, Value obj, Value type)
{
    (void)type;
    return obj == V_NULL ? self : method_new(cx, self, obj);
}

static Value function_repr(Ctx *cx, Value self)
{
    return str_printf(cx, "<function %S at 0x%lx>",
                      AS(Function, self)->qualname, (unsigned long)self);
}

static size_t function_size(const Obj *o)
{
    (void)o;
    return sizeof(Function);
}

static void function_visit(Obj *o, Visitor *v)
{
    Function *f = (Function *)(void *)o;
    VISIT_PTR(v, f->code);
    VISIT_PTR(v, f->globals);
    VISIT_PTR(v, f->closure);
    VISIT_PTR(v, f->defaults);
    VISIT_PTR(v, f->kwdefaults);
    v->value(v, &f->name);
    v->value(v, &f->qualname);
    v->value(v, &f->doc);
    v->value(v, &f->module);
    v->value(v, &f->annotations);
    VISIT_PTR(v, f->attrs);
}

/* For f.__call__: calls of functions do not come here otherwise. */
static Value function_call(Ctx *cx, Value self, Value *argv, int argc,
                           Value kwnames)
{
    return vm_call(cx, self, argv, argc, kwnames);
}

const KindOps function_ops = {
    .kind = KIND_function,
    .name = "function",
    .size = function_size,
    .visit = function_visit,
    .repr = function_repr,
    .getattr = function_getattr,
    .setattr = function_setattr,
    .delattr = function_delattr,
    .descr_get = function_descr_get,
    .call = function_call,
};
