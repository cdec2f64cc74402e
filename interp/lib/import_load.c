/* import_load.c: finding modules in folders and running their files, in main.
 * The order of CPython's FileFinder: a package, a source file, a folder that is
 * part of a namespace package. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "lib/import_private.h"
#include "lib/source.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/text.h"

typedef enum { NOTHING, MODULE_FILE, PACKAGE, PORTION } Found;

static bool is_mode(const char *path, mode_t mode)
{
    struct stat st;
    return stat(path, &st) == 0 && (st.st_mode & S_IFMT) == mode;
}

/* The folder, absolute: "" and relative ones are in the working directory. */
static void put_folder(Value dir, Buf *out)
{
    Buf text = BUF_EMPTY;
    str_to_buf(AS(Str, dir), &text);
    if (buf_text(&text)[0] != '/') {
        char *here = getcwd(NULL, 0);
        if (here)
            buf_puts(out, here);
        free(here);
        if (text.len && strcmp(buf_text(&text), ".") != 0)
            buf_putc(out, '/');
    }
    if (strcmp(buf_text(&text), ".") != 0)
        buf_puts(out, buf_text(&text));
    buf_free(&text);
}

static void cut(Buf *b, size_t n)
{
    b->len = n;
    b->data[n] = '\0';
}

/* Looks for leaf in one folder; what was found stands in out. */
static Found find_in_dir(Value dir, const char *leaf, Buf *out)
{
    buf_clear(out);
    put_folder(dir, out);
    buf_printf(out, "/%s", leaf);
    size_t n = out->len;
    bool folder = is_mode(out->data, S_IFDIR);
    buf_puts(out, "/__init__.py");
    if (folder && is_mode(out->data, S_IFREG))
        return PACKAGE;
    cut(out, n);
    buf_puts(out, ".py");
    if (is_mode(out->data, S_IFREG))
        return MODULE_FILE;
    cut(out, n);
    return folder ? PORTION : NOTHING;
}

/* Searches the folders of path; the folders of a namespace package are
 * collected in portions. -1 in *error: raised. */
static Found find_module(Ctx *cx, Value path, const char *leaf, Buf *out,
                         List *portions, int *error)
{
    const Value *dir;
    size_t n;
    Value list = seq_items(path, &dir, &n) ? path : list_of(cx, path);
    *error = list == V_NULL ? -1 : 0;
    for (size_t i = 0; *error == 0 && seq_items(list, &dir, &n) && i < n; i++) {
        Found found = is_str(dir[i]) ? find_in_dir(dir[i], leaf, out) : NOTHING;
        if (found == PACKAGE || found == MODULE_FILE)
            return found;
        Value s = found == PORTION ? str_from_buf(cx, out) : V_NONE;
        if (found == PORTION &&
            (s == V_NULL || list_append_own(cx, portions, s) < 0))
            *error = -1;
    }
    return NOTHING;
}

int module_set_text(Ctx *cx, Dict *ns, Value key, const char *text, size_t n)
{
    Value v = str_from_utf8(cx, text, n);
    return v == V_NULL ? -1 : dict_set_own(cx, ns, key, v);
}

static int set_package_path(Ctx *cx, Dict *ns, const char *file)
{
    size_t n = strlen(file) - strlen("/__init__.py");
    Value dir = str_from_utf8(cx, file, n);
    Value list = dir == V_NULL ? V_NULL : list_from(cx, &dir, 1);
    return list == V_NULL ? -1 : dict_set_own(cx, ns, name_dunder_path, list);
}

static void set_loading(Ctx *cx, Value m, bool on)
{
    Module *module = AS(Module, m);
    store_module_loading(cx, module, &module->loading, on);
}

/* Runs its code; a module that fails leaves sys.modules. */
static Value run_module(Ctx *cx, Value m, Code *code, const char *full)
{
    set_loading(cx, m, true);
    Value done = vm_run_code(cx, code, AS(Module, m)->dict, V_NULL);
    set_loading(cx, m, false);
    if (done == V_NULL) {
        Raised kept = cx->raised;
        cx->raised = (Raised){0};
        dict_del_own(cx, AS(Dict, sys_modules), AS(Module, m)->name);
        cx->raised = kept;
        return V_NULL;
    }
    Value now = module_loaded(cx, full); /* a module may replace itself */
    return now == V_NULL && !error_pending(cx) ? m : now;
}

static int set_package(Ctx *cx, Dict *ns, const char *full, bool package)
{
    const char *dot = strrchr(full, '.');
    size_t own = package ? strlen(full) : dot ? (size_t)(dot - full) : 0;
    return module_set_text(cx, ns, name_dunder_package, full, own);
}

Value module_run_file(Ctx *cx, const char *full, const char *file, bool package)
{
    Code *code = source_compile_file(cx, file);
    Value m = code ? module_new(cx, full) : V_NULL;
    if (m == V_NULL)
        return V_NULL;
    Dict *ns = AS(Module, m)->dict;
    if (module_set_text(cx, ns, name_dunder_file, file, strlen(file)) < 0 ||
        set_package(cx, ns, full, package) < 0 ||
        (package && set_package_path(cx, ns, file) < 0) ||
        dict_set_own(cx, ns, name_dunder_builtins, v_obj(builtins_dict)) < 0 ||
        module_add(cx, AS(Dict, sys_modules), full, m) < 0 ||
        finders_describe(cx, m) < 0)
        return V_NULL;
    return run_module(cx, m, code, full);
}

/* A namespace package: folders without __init__.py. */
static Value namespace_package(Ctx *cx, const char *full, List *portions)
{
    Value m = module_new(cx, full);
    if (m == V_NULL || set_package(cx, AS(Module, m)->dict, full, true) < 0 ||
        dict_set_own(cx, AS(Module, m)->dict, name_dunder_path,
                     v_obj(portions)) < 0 ||
        module_add(cx, AS(Dict, sys_modules), full, m) < 0)
        return V_NULL;
    return m;
}

Value module_find_and_run(Ctx *cx, const char *full, const char *leaf,
                          Value path)
{
    Buf file = BUF_EMPTY;
    int error;
    Value portions = list_new(cx, 0), m = V_NULL;
    if (portions == V_NULL)
        return V_NULL;
    Found found =
        find_module(cx, path, leaf, &file, AS(List, portions), &error);
    if (error == 0 && found != NOTHING)
        m = module_run_file(cx, full, buf_text(&file), found == PACKAGE);
    else if (error == 0 && AS(List, portions)->len)
        m = namespace_package(cx, full, AS(List, portions));
    buf_free(&file);
    return m;
}
