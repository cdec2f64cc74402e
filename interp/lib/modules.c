/* modules.c: the built-in modules, made in main at start from functions.def. */
#include "lib/modules.h"
#include "heap/roots.h"
#include "lib/lib.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/text.h"

Value sys_modules = V_NULL, sys_path = V_NULL, sys_meta_path = V_NULL;
Dict *builtins_dict;

/* --- functions --- */

#define FUNCTION(module, name, min, max, flags, params)                        \
    Value module##_##name(Ctx *, Value *, int, Value *);
#include "lib/functions.def"
#undef FUNCTION

typedef struct Row {
    const char *module;
    Native native;
} Row;

static Row rows[] = {
#define FUNCTION(module_, name_, min_, max_, flags_, params_)                  \
    {#module_,                                                                 \
     {.hdr = {KIND_native, OWNER_STATIC},                                      \
      .name = #name_,                                                          \
      .params = params_,                                                       \
      .fn = module_##_##name_,                                                 \
      .min = min_,                                                             \
      .max = max_,                                                             \
      .flags = flags_}},
#include "lib/functions.def"
#undef FUNCTION
};

int module_add(Ctx *cx, Dict *ns, const char *name, Value value)
{
    Value key = value == V_NULL ? V_NULL : str_intern_c(cx, name);
    return key == V_NULL ? -1 : dict_set_own(cx, ns, key, value);
}

static int add_functions(Ctx *cx, Dict *ns, const char *module)
{
    Value name = str_intern_c(cx, module);
    if (name == V_NULL)
        return -1;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (strcmp(rows[i].module, module) != 0)
            continue;
        Native *f = &rows[i].native;
        f->module = name;
        if (module_add(cx, ns, f->name, v_obj(f)) < 0)
            return -1;
    }
    return 0;
}

/* --- builtins --- */

static int add_types(Ctx *cx, Dict *ns)
{
    Type *const types[] = {
        &type_bool,    &type_int,         &type_float,        &type_str,
        &type_bytes,   &type_bytearray,   &type_tuple,        &type_list,
        &type_dict,    &type_set,         &type_frozenset,    &type_range,
        &type_slice,   &type_object,      &type_type,         &type_property,
        &type_super,   &type_classmethod, &type_staticmethod, &type_enumerate,
        &type_zip,     &type_map,         &type_filter,       &type_reversed,
        &type_complex, &type_memoryview,
    };
    for (size_t i = 0; i < ARRAY_LEN(types); i++)
        if (dict_set_own(cx, ns, types[i]->name, v_obj(types[i])) < 0)
            return -1;
    return 0;
}

static bool is_isolation(const Type *t)
{
    return type_is_subtype(t, &exc_IsolationError);
}

static int add_exceptions(Ctx *cx, Dict *ns, bool isolation)
{
#define EXC(name, base)                                                        \
    if (is_isolation(&exc_##name) == isolation &&                              \
        &exc_##name != &exc_UnsupportedOperation &&                            \
        module_add(cx, ns, #name, v_obj(&exc_##name)) < 0)                     \
        return -1;
#include "object/exceptions.def"
#undef EXC
    return 0;
}

int builtins_module_init(Ctx *cx, Dict *ns)
{
    builtins_dict = ns;
    if (module_add(cx, ns, "None", V_NONE) < 0 ||
        module_add(cx, ns, "True", V_TRUE) < 0 ||
        module_add(cx, ns, "False", V_FALSE) < 0 ||
        module_add(cx, ns, "NotImplemented", V_NOTIMPLEMENTED) < 0 ||
        module_add(cx, ns, "Ellipsis", V_ELLIPSIS) < 0 ||
        module_add(cx, ns, "__debug__", V_TRUE) < 0 ||
        module_add(cx, ns, "EnvironmentError", v_obj(&exc_OSError)) < 0 ||
        module_add(cx, ns, "IOError", v_obj(&exc_OSError)) < 0)
        return -1;
    return add_types(cx, ns) < 0 ? -1 : add_exceptions(cx, ns, false);
}

int parallel_module_init(Ctx *cx, Dict *ns)
{
    parallel_init();
    return add_exceptions(cx, ns, true);
}

/* --- all of them --- */

enum { START, IMPORT };

static const struct {
    const char *name;
    int (*init)(Ctx *cx, Dict *ns);
    int when;
} modules[] = {
#define MODULE(name, when) {#name, name##_module_init, when},
#include "lib/modules.def"
#undef MODULE
};

static Value module_start(Ctx *cx, size_t i)
{
    Value m = module_new(cx, modules[i].name);
    if (m == V_NULL)
        return V_NULL;
    Dict *ns = AS(Module, m)->dict;
    if (add_functions(cx, ns, modules[i].name) < 0 ||
        modules[i].init(cx, ns) != 0 ||
        module_add(cx, AS(Dict, sys_modules), modules[i].name, m) < 0)
        return V_NULL;
    return m;
}

const char *builtin_module_name(size_t i)
{
    return i < ARRAY_LEN(modules) ? modules[i].name : NULL;
}

Value builtin_module_start(Ctx *cx, const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(modules); i++)
        if (!strcmp(modules[i].name, name))
            return module_start(cx, i);
    return V_NULL;
}

int modules_init(Ctx *cx)
{
    roots_add_main(&sys_modules);
    roots_add_main(&sys_path);
    roots_add_main(&sys_meta_path);
    sys_modules = dict_new(cx);
    sys_path = list_new(cx, 0);
    sys_meta_path = list_new(cx, 0);
    if (sys_modules == V_NULL || sys_path == V_NULL ||
        sys_meta_path == V_NULL || path_init(cx) < 0)
        return -1;
    for (size_t i = 0; i < ARRAY_LEN(modules); i++)
        if (modules[i].when == START && module_start(cx, i) == V_NULL)
            return -1;
    return 0;
}
