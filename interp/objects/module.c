/* module.c: module objects: a name and a namespace dict. */
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/subclass.h"
#include "objects/text.h"

/* The names that every module begins with. */
static int fill(Ctx *cx, Dict *d, Value name, Value doc, Value package)
{
    return dict_set_own(cx, d, name_dunder_name, name) ||
                   dict_set_own(cx, d, name_dunder_doc, doc) ||
                   dict_set_own(cx, d, name_dunder_package, package) ||
                   dict_set_own(cx, d, name_dunder_loader, V_NONE) ||
                   dict_set_own(cx, d, name_dunder_spec, V_NONE)
               ? -1
               : 0;
}

Value module_new(Ctx *cx, const char *name)
{
    Module *m = HEAP_NEW(cx, Module, KIND_module);
    Value dict = m ? dict_new(cx) : V_NULL;
    Value s =
        dict ? str_intern(cx, str_from_utf8(cx, name, strlen(name))) : V_NULL;
    if (s == V_NULL)
        return V_NULL;
    m->dict = AS(Dict, dict);
    m->name = s;
    Value package = str_from_ascii(cx, "");
    if (package == V_NULL || fill(cx, m->dict, s, V_NONE, package))
        return V_NULL;
    return v_obj(m);
}

Value module_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Module *m = sub_alloc(cx, AS(Type, argv[0]), KIND_module, sizeof(Module));
    Value dict = m ? dict_new(cx) : V_NULL;
    if (!dict)
        return V_NULL;
    m->dict = AS(Dict, dict);
    m->name = name_empty;
    return v_obj(m);
}

Value module_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Module *m = AS(Module, argv[0]);
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "module() argument 'name' must be str, not %T",
                         argv[1]);
    store_module_name(cx, m, &m->name, argv[1]);
    Value doc = argv[2] ? argv[2] : V_NONE;
    return fill(cx, m->dict, argv[1], doc, V_NONE) ? V_NULL : V_NONE;
}

Value module_m___dir__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Dict *d = AS(Module, argv[0])->dict;
    Value hook = dict_get_str(d, dunder_names[DUNDER_dir]);
    return hook ? vm_call0(cx, hook) : list_of(cx, v_obj(d));
}

bool module_is_loading(const Module *m)
{
    return m->loading;
}

static Value module_getattr(Ctx *cx, Value self, Value name)
{
    const Module *m = AS(Module, self);
    Value v = dict_get_str(m->dict, name);
    if (v != V_NULL)
        return v;
    if (type_lookup(type_of(self), name) != V_NULL)
        return generic_getattr(cx, self, name);
    Value hook = dict_get_str(m->dict, dunder_names[DUNDER_getattr]);
    if (hook != V_NULL)
        return vm_call1(cx, hook, name);
    Value own = dict_get_str(m->dict, name_dunder_name);
    if (own == V_NULL || !is_str(own))
        raise_fmt(cx, &exc_AttributeError, "module has no attribute '%S'",
                  name);
    else if (module_is_loading(m))
        raise_fmt(cx, &exc_AttributeError,
                  "partially initialized module '%S' has no attribute '%S' "
                  "(most likely due to a circular import)",
                  own, name);
    else
        raise_fmt(cx, &exc_AttributeError, "module '%S' has no attribute '%S'",
                  own, name);
    exception_set_fields(cx, name, self);
    return V_NULL;
}

/* The class's data descriptor of that name (__dict__, a property), or V_NULL.
 */
static Value data_descr(Value self, Value name)
{
    Value d = type_lookup(type_of(self), name);
    return d != V_NULL && ops_of(d)->descr_set ? d : V_NULL;
}

static int module_setattr(Ctx *cx, Value self, Value name, Value value)
{
    Value d = data_descr(self, name);
    if (d != V_NULL)
        return ops_of(d)->descr_set(cx, d, self, value);
    return dict_set_own(cx, AS(Module, self)->dict, name, value);
}

static int module_delattr(Ctx *cx, Value self, Value name)
{
    Value d = data_descr(self, name);
    if (d != V_NULL)
        return ops_of(d)->descr_set(cx, d, self, V_NULL);
    int r = dict_del_own(cx, AS(Module, self)->dict, name);
    if (r == 0)
        raise_fmt(cx, &exc_AttributeError, "module '%S' has no attribute '%S'",
                  AS(Module, self)->name, name);
    return r == 1 ? 0 : -1;
}

static Value module_repr(Ctx *cx, Value self)
{
    const Module *m = AS(Module, self);
    Value file = dict_get_str(m->dict, name_dunder_file);
    Value path = dict_get_str(m->dict, name_dunder_path);
    Value name = dict_get_str(m->dict, name_dunder_name);
    Value loader = dict_get_str(m->dict, name_dunder_loader);
    bool made = dict_get_str(m->dict, name_dunder_package) == V_NONE;
    if (file == V_NULL && path == V_NULL && made && loader == V_NONE)
        return str_printf(cx, "<module %R>", name ? name : name_empty);
    if (file == V_NULL && path != V_NULL)
        return str_printf(cx, "<module '%S' (namespace)>", m->name);
    if (file == V_NULL)
        return str_printf(cx, "<module '%S' (built-in)>", m->name);
    return str_printf(cx, "<module '%S' from '%S'>", m->name, file);
}

Value module_get___dict__(Ctx *cx, Value self)
{
    (void)cx;
    return v_obj(AS(Module, self)->dict);
}

/* As a class's: made when first asked, kept by the module's owner alone. */
Value module_get___annotations__(Ctx *cx, Value self)
{
    Dict *d = AS(Module, self)->dict;
    Value own = dict_get_str(d, name_dunder_annotations);
    if (own)
        return own;
    Value made = dict_new(cx);
    if (made && d->hdr.owner == cx->owner &&
        dict_set_own(cx, d, name_dunder_annotations, made))
        return V_NULL;
    return made;
}

int module_set___annotations__(Ctx *cx, Value self, Value v)
{
    Dict *d = AS(Module, self)->dict;
    if (v)
        return dict_set_own(cx, d, name_dunder_annotations, v);
    int r = dict_del_own(cx, d, name_dunder_annotations);
    if (r == 0)
        raise_fmt(cx, &exc_AttributeError, "__annotations__");
    return r == 1 ? 0 : -1;
}

static size_t module_size(const Obj *o)
{
    (void)o;
    return sizeof(Module);
}

static void module_visit(Obj *o, Visitor *v)
{
    Module *m = (Module *)(void *)o;
    VISIT_PTR(v, m->dict);
    v->value(v, &m->name);
}

const KindOps module_ops = {
    .kind = KIND_module,
    .name = "module",
    .size = module_size,
    .visit = module_visit,
    .not_promotable = "belong to the context that made them",
    .repr = module_repr,
    .getattr = module_getattr,
    .setattr = module_setattr,
    .delattr = module_delattr,
};
