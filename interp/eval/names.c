/* names.c: globals, names of class and module code, cells, imports. See
 * slow.h. */
#include "eval/slow.h"
#include <stdio.h>

/* May a cache hold this? Contexts die; main and static objects do not, while
 * a context runs. */
static bool cacheable(const void *o)
{
    return ((const Obj *)o)->owner <= OWNER_MAIN;
}

static Value not_defined(Ctx *cx, Value name)
{
    raise_fmt(cx, &exc_NameError, "name '%S' is not defined", name);
    exception_set_fields(cx, name, V_NULL);
    return V_NULL;
}

static Value entry(const Dict *d, int i)
{
    return d->entries->e[i].value;
}

/* Where names are sought that globals does not have: its __builtins__, if that
 * is a dict of its own, or a module. */
static const Dict *builtins_of(const Dict *globals)
{
    Value b = dict_get_str(globals, name_dunder_builtins);
    if (!b)
        return builtins_dict;
    if (is_kind(b, KIND_dict))
        return AS(Dict, b);
    return is_kind(b, KIND_module) ? AS(Module, b)->dict : builtins_dict;
}

Value name_builtin(const Frame *f, Value name)
{
    return dict_get_str(builtins_of(f->func->globals), name);
}

/* The caches: LOAD_NAME has no word 3. */
static Value global(Ctx *cx, Frame *f, Word *pc, uint32_t op_m, uint32_t op_b)
{
    const Dict *d = f->func->globals;
    Value name = f->lc->object->names->v[pc->c];
    int i = dict_find_entry(d, name);
    if (i >= 0) {
        if (cacheable(d)) {
            pc->op = (uint16_t)op_m;
            pc[1].lo = d->version;
            pc[1].hi = (uint32_t)i;
            pc[2].w = (uint64_t)(uintptr_t)d;
            if (op_b)
                pc[3].p = &d->entries->e[i].value;
        }
        return entry(d, i);
    }
    const Dict *builtins = builtins_of(d);
    i = dict_find_entry(builtins, name);
    if (i < 0)
        return not_defined(cx, name);
    if (builtins != builtins_dict)
        return entry(builtins, i);
    if (cacheable(d) && op_b) {
        pc->op = (uint16_t)op_b;
        pc[1].lo = d->version;
        pc[1].hi = builtins_dict->version;
        pc[2].w = (uint64_t)(uintptr_t)d;
        pc[3].p = &builtins_dict->entries->e[i].value;
    }
    return entry(builtins_dict, i);
}

Value name_global(Ctx *cx, Frame *f, Word *pc)
{
    return global(cx, f, pc, OP_LOAD_GLOBAL_M, OP_LOAD_GLOBAL_B);
}

/* Class bodies may run in any mapping. */
static int lookup(Ctx *cx, Value ns, Value name, Value *out)
{
    if (is_exact(ns, KIND_dict)) {
        *out = dict_get_str(AS(Dict, ns), name);
        return *out != V_NULL;
    }
    *out = obj_getitem(cx, ns, name);
    if (*out)
        return 1;
    if (!error_matches(cx, &exc_KeyError))
        return -1;
    error_clear(cx);
    return 0;
}

Value name_local(Ctx *cx, Frame *f, Word *pc)
{
    if (!f->locals)
        return global(cx, f, pc, OP_LOAD_NAME_M, 0);
    Value v, name = f->lc->object->names->v[pc->c];
    int found = lookup(cx, f->locals, name, &v);
    if (found)
        return found < 0 ? V_NULL : v;
    v = dict_get_str(f->func->globals, name);
    if (!v)
        v = name_builtin(f, name);
    return v ? v : not_defined(cx, name);
}

/* "STORE_GLOBAL x": what a violation names. */
static bool may_write(Ctx *cx, const Dict *d, const char *op, Value name)
{
    if (d->hdr.owner == cx->owner)
        return true;
    char text[160];
    snprintf(text, sizeof text, "%s %s", op, str_utf8(cx, name));
    return guard_violation(cx, v_obj(d), text);
}

static int store(Ctx *cx, Dict *d, Value name, Value v)
{
#if PX_ASSERT
    cx->declared = d;
#endif
    return dict_set_own(cx, d, name, v);
}

int name_store_global(Ctx *cx, Frame *f, Value name, Value v, bool guard)
{
    Dict *d = f->func->globals;
    if (guard && !may_write(cx, d, "STORE_GLOBAL", name))
        return -1;
    return store(cx, d, name, v);
}

static int remove_name(Ctx *cx, Dict *d, Value name)
{
#if PX_ASSERT
    cx->declared = d;
#endif
    int r = dict_del_own(cx, d, name);
    if (r == 0)
        not_defined(cx, name);
    return r == 1 ? 0 : -1;
}

int name_delete_global(Ctx *cx, Frame *f, Value name, bool guard)
{
    Dict *d = f->func->globals;
    if (guard && !may_write(cx, d, "DELETE_GLOBAL", name))
        return -1;
    return remove_name(cx, d, name);
}

int name_store(Ctx *cx, Frame *f, Value name, Value v, bool guard)
{
    if (f->locals && !is_exact(f->locals, KIND_dict))
        return obj_setitem(cx, f->locals, name, v);
    Dict *d = f->locals ? AS(Dict, f->locals) : f->func->globals;
    if (guard && !may_write(cx, d, "STORE_NAME", name))
        return -1;
    return store(cx, d, name, v);
}

int name_delete(Ctx *cx, Frame *f, Value name, bool guard)
{
    if (f->locals && !is_exact(f->locals, KIND_dict))
        return obj_delitem(cx, f->locals, name);
    Dict *d = f->locals ? AS(Dict, f->locals) : f->func->globals;
    if (guard && !may_write(cx, d, "DELETE_NAME", name))
        return -1;
    return remove_name(cx, d, name);
}

static Value local_name(const Frame *f, uint32_t reg)
{
    return f->lc->object->localsplusnames->v[reg];
}

Value name_unbound_local(Ctx *cx, Frame *f, uint32_t reg)
{
    return raise_fmt(cx, &exc_UnboundLocalError,
                     "cannot access local variable '%S' where it is not "
                     "associated with a value",
                     local_name(f, reg));
}

Value name_unbound_deref(Ctx *cx, Frame *f, uint32_t reg)
{
    const Tuple *closure = f->func->closure;
    uint32_t frees = closure ? closure->len : 0;
    if (reg < f->lc->nlocals - frees)
        return name_unbound_local(cx, f, reg);
    return raise_fmt(cx, &exc_NameError,
                     "cannot access free variable '%S' where it is not "
                     "associated with a value in enclosing scope",
                     local_name(f, reg));
}

bool name_deref_violation(Ctx *cx, Frame *f, uint32_t reg,
                          const char *operation)
{
    char text[160];
    snprintf(text, sizeof text, "%s %s", operation,
             str_utf8(cx, local_name(f, reg)));
    return guard_violation(cx, f->r[reg], text);
}

Value name_classderef(Ctx *cx, Frame *f, uint32_t reg)
{
    Value v, ns = f->locals ? f->locals : v_obj(f->func->globals);
    int found = lookup(cx, ns, local_name(f, reg), &v);
    if (found)
        return found < 0 ? V_NULL : v;
    v = AS(Cell, f->r[reg])->value;
    return v != V_UNBOUND ? v : name_unbound_deref(cx, f, reg);
}

int name_setup_annotations(Ctx *cx, Frame *f)
{
    Value v, ns = f->locals ? f->locals : v_obj(f->func->globals);
    int found = lookup(cx, ns, name_dunder_annotations, &v);
    if (found)
        return found < 0 ? -1 : 0;
    v = dict_new(cx);
    return v ? obj_setitem(cx, ns, name_dunder_annotations, v) : -1;
}

/* ---- imports: through builtins.__import__ ---- */

Value import_name(Ctx *cx, Frame *f, Value name, Value level, Value from)
{
    Value import = name_builtin(f, name_dunder_import);
    if (!import)
        return raise_fmt(cx, &exc_ImportError, "__import__ not found");
    Value argv[5] = {name, v_obj(f->func->globals),
                     f->locals ? f->locals : V_NONE, from, level};
    return vm_call(cx, import, argv, 5, V_NULL);
}

/* A submodule that is loaded but no attribute yet: circular imports. */
static Value loaded_submodule(Ctx *cx, Value package, Value name)
{
    Value full = str_printf(cx, "%S.%S", package, name);
    return full ? dict_get_str(AS(Dict, sys_modules), full) : V_NULL;
}

static Value cannot_import(Ctx *cx, Value module, Value name, Value package)
{
    Value file;
    int has = obj_lookup_attr(cx, module, name_dunder_file, &file);
    if (has < 0)
        return V_NULL;
    bool partial =
        is_kind(module, KIND_module) && module_is_loading(AS(Module, module));
    if (!package || !is_str(package))
        package = str_from_ascii(cx, "<unknown module name>");
    if (package && (!has || !is_str(file)))
        file = str_from_ascii(cx, "unknown location");
    if (!package || !file)
        return V_NULL;
    raise_fmt(cx, &exc_ImportError,
              partial ? "cannot import name %R from partially initialized "
                        "module %R (most likely due to a circular import) (%S)"
                      : "cannot import name %R from %R (%S)",
              name, package, file);
    if (error_matches(cx, &exc_ImportError)) {
        exception_set_field(cx, cx->raised.exc, name_name, package);
        if (has)
            exception_set_field(cx, cx->raised.exc, name_path, file);
    }
    return V_NULL;
}

Value import_from(Ctx *cx, Value module, Value name)
{
    Value v, package;
    int found = obj_lookup_attr(cx, module, name, &v);
    if (found)
        return found < 0 ? V_NULL : v;
    found = obj_lookup_attr(cx, module, name_dunder_name, &package);
    if (found < 0)
        return V_NULL;
    if (!found)
        package = V_NULL;
    v = package && is_str(package) ? loaded_submodule(cx, package, name)
                                   : V_NULL;
    if (v || error_pending(cx))
        return v;
    return cannot_import(cx, module, name, package);
}

static int star_add(Ctx *cx, Value ns, Value module, Value name)
{
    Value v = obj_getattr(cx, module, name);
    return v ? obj_setitem(cx, ns, name, v) : -1;
}

/* The names that `from module import *` looks at; V_NULL: raised. */
static Value star_names(Ctx *cx, Value module, bool *listed)
{
    Value all, dict;
    int has = obj_lookup_attr(cx, module, name_dunder_all, &all);
    *listed = has > 0;
    if (has)
        return has < 0 ? V_NULL : list_of(cx, all);
    has = obj_lookup_attr(cx, module, name_dunder_dict, &dict);
    if (has)
        return has < 0 ? V_NULL : list_of(cx, dict);
    return raise_fmt(cx, &exc_ImportError,
                     "from-import-* object has no __dict__ and no __all__");
}

static int star_not_str(Ctx *cx, Value module, Value name, bool listed)
{
    Value own = obj_getattr(cx, module, name_dunder_name);
    if (own)
        raise_fmt(cx, &exc_TypeError,
                  listed ? "Item in %S.__all__ must be str, not %T"
                         : "Key in %S.__dict__ must be str, not %T",
                  own, name);
    return -1;
}

int import_star(Ctx *cx, Frame *f, Value module)
{
    Value ns = f->locals ? f->locals : v_obj(f->func->globals);
    bool listed;
    Value names = star_names(cx, module, &listed);
    if (!names)
        return -1;
    const List *list = AS(List, names);
    for (uint32_t i = 0; i < list->len; i++) {
        Value name = list->store->v[i];
        if (!is_str(name))
            return star_not_str(cx, module, name, listed);
        bool hidden =
            !listed && AS(Str, name)->len && str_at(AS(Str, name), 0) == '_';
        if (!hidden && star_add(cx, ns, module, name) < 0)
            return -1;
    }
    return 0;
}
