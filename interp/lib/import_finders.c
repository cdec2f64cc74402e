/* import_finders.c: importlib beside the import statement. Its machinery runs
 * as the unmodified files importlib/_bootstrap.py and _bootstrap_external.py,
 * started when somebody asks for it. The import statement itself asks the
 * finders of sys.meta_path only when Python code has put one there. Main only.
 */
#include <string.h>
#include "lib/import_private.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/text.h"

static const char core_name[] = "_frozen_importlib";
static const char files_name[] = "_frozen_importlib_external";

/* A class of importlib's own machinery? */
static bool is_standard(Value finder)
{
    Value module = is_type(finder) ? class_module(AS(Type, finder)) : V_NULL;
    return module != V_NULL && is_str(module) &&
           (str_eq_ascii(module, core_name) ||
            str_eq_ascii(module, files_name));
}

static bool starting; /* the machinery itself is being imported */

bool finders_added(void)
{
    if (starting)
        return false;
    const List *l = AS(List, sys_meta_path);
    for (uint32_t i = 0; i < l->len; i++)
        if (!is_standard(l->store->v[i]))
            return true;
    return false;
}

static Value call(Ctx *cx, Value m, const char *name, const Value *argv,
                  int argc)
{
    Value f = m == V_NULL ? V_NULL : obj_getattr_s(cx, m, name);
    return f == V_NULL ? V_NULL : vm_call(cx, f, argv, argc, V_NULL);
}

Value finders_import(Ctx *cx, const char *full)
{
    starting = true;
    Value files = import_module(cx, files_name);
    starting = false;
    Value m = files == V_NULL ? V_NULL : module_loaded(cx, core_name);
    Value name = str_from_utf8(cx, full, strlen(full));
    Value import = m == V_NULL || name == V_NULL
                       ? V_NULL
                       : obj_getattr_s(cx, m, "_gcd_import");
    if (import == V_NULL)
        return V_NULL;
    Value argv[2] = {name, import};
    return call(cx, m, "_find_and_load", argv, 2);
}

/* --- specs --- */

static int set_spec(Ctx *cx, Value m, Value spec)
{
    Dict *ns = AS(Module, m)->dict;
    Value loader = spec == V_NULL ? V_NULL : obj_getattr_s(cx, spec, "loader");
    if (loader == V_NULL || dict_set_own(cx, ns, name_dunder_spec, spec) < 0 ||
        dict_set_own(cx, ns, name_dunder_loader, loader) < 0)
        return -1;
    return 0;
}

static int describe(Ctx *cx, Value m, Value files)
{
    Dict *ns = AS(Module, m)->dict;
    Value name = dict_get_str(ns, name_dunder_name);
    Value file = dict_get_str(ns, name_dunder_file);
    Value path = dict_get_str(ns, name_dunder_path);
    if (name == V_NULL || file == V_NULL || !is_str(file) ||
        dict_get_str(ns, name_dunder_spec) != V_NONE)
        return 0;
    Value kwnames = tuple_new(cx, 1);
    if (kwnames == V_NULL)
        return -1;
    AS(Tuple, kwnames)->v[0] = str_intern_c(cx, "submodule_search_locations");
    Value argv[3] = {name, file, path == V_NULL ? V_NONE : path};
    Value f = obj_getattr_s(cx, files, "spec_from_file_location");
    Value spec = f == V_NULL ? V_NULL : vm_call(cx, f, argv, 2, kwnames);
    if (spec == V_NULL)
        return -1;
    if (str_eq_ascii(name, "__main__")) /* its __spec__ is None */
        return module_add(cx, ns, "__loader__",
                          obj_getattr_s(cx, spec, "loader"));
    return set_spec(cx, m, spec);
}

int finders_describe(Ctx *cx, Value m)
{
    Value files = module_loaded(cx, files_name);
    if (files == V_NULL || files == m || AS(Module, files)->loading)
        return error_pending(cx) ? -1 : 0;
    return describe(cx, m, files);
}

/* The modules that were loaded before importlib. */
static int describe_all(Ctx *cx, Value files)
{
    Value all = list_of(cx, sys_modules);
    if (all == V_NULL)
        return -1;
    for (uint32_t i = 0; i < AS(List, all)->len; i++) {
        Value m =
            dict_get_str(AS(Dict, sys_modules), AS(List, all)->store->v[i]);
        if (m != V_NULL && is_exact(m, KIND_module) &&
            describe(cx, m, files) < 0)
            return -1;
    }
    return 0;
}

/* --- start --- */

static Value run(Ctx *cx, const char *full, const char *leaf)
{
    Buf file = BUF_EMPTY;
    buf_printf(&file, "%s/importlib/%s.py", path_library(), leaf);
    Value m = module_run_file(cx, full, buf_text(&file), false);
    buf_free(&file);
    return m;
}

static Value start_core(Ctx *cx)
{
    Value m = run(cx, core_name, "_bootstrap");
    Value argv[2] = {module_loaded(cx, "sys"), import_module(cx, "_imp")};
    if (m == V_NULL || argv[0] == V_NULL || argv[1] == V_NULL ||
        call(cx, m, "_install", argv, 2) == V_NULL)
        return V_NULL;
    return m;
}

static Value start_files(Ctx *cx)
{
    Value core = import_module(cx, core_name);
    Value m =
        core == V_NULL ? V_NULL : run(cx, files_name, "_bootstrap_external");
    if (m == V_NULL || call(cx, m, "_install", &core, 1) == V_NULL ||
        module_add(cx, AS(Module, core)->dict, "_bootstrap_external", m) < 0 ||
        describe_all(cx, m) < 0)
        return V_NULL;
    return m;
}

Value finders_start(Ctx *cx, const char *full)
{
    if (strcmp(full, core_name) == 0)
        return start_core(cx);
    return strcmp(full, files_name) == 0 ? start_files(cx) : V_NULL;
}
