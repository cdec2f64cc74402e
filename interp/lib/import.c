/* import.c: import of .py modules and packages from sys.path, and running
 * __main__. In a context a loaded module is found, and no other: importing runs
 * code and writes main's module table. */
#define _GNU_SOURCE
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "lib/modules.h"
#include "lib/source.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/number.h"
#include "objects/text.h"

static Value loaded(Ctx *cx, const char *name)
{
    Value key = str_from_utf8(cx, name, strlen(name));
    return key == V_NULL ? V_NULL : dict_get_str(AS(Dict, sys_modules), key);
}

static bool is_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* Looks for NAME/__init__.py and NAME.py in one directory; the path found goes
 * to out. */
static bool find_in_dir(Value dir, const char *name, Buf *out, bool *package)
{
    static const char *const tails[] = {"/__init__.py", ".py"};
    for (int i = 0; i < 2; i++) {
        buf_clear(out);
        str_to_buf(AS(Str, dir), out);
        if (out->len)
            buf_putc(out, '/');
        buf_puts(out, name);
        buf_puts(out, tails[i]);
        *package = i == 0;
        if (is_file(buf_text(out)))
            return true;
    }
    return false;
}

static bool find_module(Value path, const char *name, Buf *out, bool *package)
{
    const Value *dir;
    size_t n;
    if (!seq_items(path, &dir, &n))
        return false;
    for (size_t i = 0; i < n; i++)
        if (is_str(dir[i]) && find_in_dir(dir[i], name, out, package))
            return true;
    return false;
}

static int set_ns(Ctx *cx, Dict *ns, Value key, const char *text, size_t n)
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

/* Executes file as module `full`; it is in sys.modules while it runs. */
static Value load_file(Ctx *cx, const char *full, const char *file,
                       bool package)
{
    Code *code = source_compile_file(cx, file);
    Value m = code ? module_new(cx, full) : V_NULL;
    if (m == V_NULL)
        return V_NULL;
    Dict *ns = AS(Module, m)->dict;
    const char *dot = strrchr(full, '.');
    size_t own = package ? strlen(full) : dot ? (size_t)(dot - full) : 0;
    if (set_ns(cx, ns, name_dunder_file, file, strlen(file)) < 0 ||
        set_ns(cx, ns, name_dunder_package, full, own) < 0 ||
        (package && set_package_path(cx, ns, file) < 0) ||
        dict_set_own(cx, ns, name_dunder_builtins, loaded(cx, "builtins")) <
            0 ||
        module_add(cx, AS(Dict, sys_modules), full, m) < 0)
        return V_NULL;
    if (vm_run_code(cx, code, ns, V_NULL) == V_NULL) {
        Raised kept = cx->raised;
        cx->raised = (Raised){0};
        dict_del_own(cx, AS(Dict, sys_modules), AS(Module, m)->name);
        cx->raised = kept;
        return V_NULL;
    }
    Value now = loaded(cx, full); /* a module may replace itself */
    return now == V_NULL ? m : now;
}

static Value refuse_in_context(Ctx *cx, const char *name)
{
    return raise_fmt(cx, &exc_IsolationError,
                     "import of '%s' inside a context: it is not loaded yet; "
                     "import it in main before the parallel work starts",
                     name);
}

/* Imports one step: `full` is found as `leaf` in `path`. */
static Value import_step(Ctx *cx, const char *full, const char *leaf,
                         Value path)
{
    Value m = loaded(cx, full);
    if (m != V_NULL && m != V_NONE)
        return m;
    if (error_pending(cx))
        return V_NULL;
    if (!ctx_is_main(cx))
        return refuse_in_context(cx, full);
    if (m == V_NULL && ((m = builtin_module_start(cx, full)) != V_NULL ||
                        error_pending(cx)))
        return m;
    Buf file = BUF_EMPTY;
    bool package;
    if (m == V_NULL && find_module(path, leaf, &file, &package)) {
        m = load_file(cx, full, buf_text(&file), package);
    } else {
        Value name = str_from_utf8(cx, full, strlen(full));
        Value text = str_printf(cx, "No module named '%s'", full);
        m = exception_new(cx, &exc_ModuleNotFoundError, &text, 1);
        Value key = str_intern_c(cx, "name");
        if (m != V_NULL && attr_set_own(cx, m, key, name) == 0)
            raise_value(cx, m);
        m = V_NULL;
    }
    buf_free(&file);
    return m;
}

/* The search path of a package; TypeError-like ImportError when it is none. */
static Value package_path(Ctx *cx, Value parent, const char *full)
{
    Value path = V_NULL;
    if (obj_lookup_attr(cx, parent, name_dunder_path, &path) == 1)
        return path;
    if (!error_pending(cx)) {
        const char *dot = strrchr(full, '.');
        raise_fmt(cx, &exc_ModuleNotFoundError,
                  "No module named '%s'; '%S' is not a package", full,
                  str_from_utf8(cx, full, (size_t)(dot - full)));
    }
    return V_NULL;
}

/* parent.leaf = m, in main only. */
static int bind_child(Ctx *cx, Value parent, const char *leaf, Value m)
{
    if (parent == V_NULL || !ctx_is_main(cx))
        return 0;
    Value key = str_intern(cx, str_from_utf8(cx, leaf, strlen(leaf)));
    return key == V_NULL ? -1 : obj_setattr(cx, parent, key, m);
}

/* Imports a.b.c step by step; the last module, and the first in *top. */
static Value import_dotted(Ctx *cx, const char *name, Value *top)
{
    Value parent = V_NULL;
    char *full = strdup(name);
    CHECK(full, "out of memory");
    *top = V_NULL;
    for (char *end = full, *leaf = full; end; leaf = end + 1) {
        end = strchr(leaf, '.');
        if (end)
            *end = '\0';
        bool known = loaded(cx, full) != V_NULL;
        Value path = known || parent == V_NULL ? sys_path
                                               : package_path(cx, parent, full);
        Value m = path == V_NULL ? V_NULL : import_step(cx, full, leaf, path);
        if (m == V_NULL || (!known && bind_child(cx, parent, leaf, m) < 0)) {
            parent = V_NULL;
            break;
        }
        if (*top == V_NULL)
            *top = m;
        parent = m;
        if (end)
            *end = '.';
    }
    free(full);
    return parent;
}

Value import_module(Ctx *cx, const char *name)
{
    Value top;
    return import_dotted(cx, name, &top);
}

/* `from package import a, b`: names that are submodules are imported. */
static int import_from_list(Ctx *cx, Value m, const char *name, Value list)
{
    Value path = V_NULL, out;
    const Value *item;
    size_t n;
    if (obj_lookup_attr(cx, m, name_dunder_path, &path) != 1)
        return error_pending(cx) ? -1 : 0;
    if (!seq_items(list, &item, &n))
        return 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_str(item[i]) || str_eq_ascii(item[i], "*"))
            continue;
        int has = obj_lookup_attr(cx, m, item[i], &out);
        if (has < 0)
            return -1;
        if (has)
            continue;
        Buf full = BUF_EMPTY;
        buf_printf(&full, "%s.", name);
        str_to_buf(AS(Str, item[i]), &full);
        Value child = import_module(cx, buf_text(&full));
        buf_free(&full);
        if (child != V_NULL)
            continue;
        if (!error_matches(cx, &exc_ModuleNotFoundError))
            return -1;
        error_clear(cx);
    }
    return 0;
}

/* The absolute name of a relative import, into out. */
static int resolve(Ctx *cx, const char *name, Value globals, int64_t level,
                   Buf *out)
{
    Value package = is_kind(globals, KIND_dict)
                        ? dict_get_str(AS(Dict, globals), name_dunder_package)
                        : V_NULL;
    if (package == V_NULL || !is_str(package) || AS(Str, package)->len == 0) {
        raise_fmt(cx, &exc_ImportError,
                  "attempted relative import with no known parent package");
        return -1;
    }
    str_to_buf(AS(Str, package), out);
    for (; level > 1; level--) {
        while (out->len && out->data[out->len - 1] != '.')
            out->len--;
        if (!out->len) {
            raise_fmt(cx, &exc_ImportError,
                      "attempted relative import beyond "
                      "top-level package");
            return -1;
        }
        out->data[--out->len] = '\0';
    }
    if (*name)
        buf_printf(out, ".%s", name);
    return 0;
}

static Value import_resolved(Ctx *cx, const char *name, Value list,
                             bool relative)
{
    Value top, m = import_dotted(cx, name, &top);
    if (m == V_NULL)
        return V_NULL;
    int wants = list == V_NULL || list == V_NONE ? 0 : obj_truth(cx, list);
    if (wants < 0)
        return V_NULL;
    if (wants)
        return import_from_list(cx, m, name, list) < 0 ? V_NULL : m;
    return relative ? m : top;
}

/* __import__(name, globals=None, locals=None, fromlist=(), level=0) */
Value builtins___import__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_str(argv[0]))
        return raise_fmt(cx, &exc_TypeError, "module name must be a string");
    int64_t level = argv[4] == V_NULL ? 0 : obj_index_i64(cx, argv[4], NULL);
    if (error_pending(cx))
        return V_NULL;
    Buf name = BUF_EMPTY, full = BUF_EMPTY;
    Value m = V_NULL;
    str_to_buf(AS(Str, argv[0]), &name);
    if (level < 0)
        raise_fmt(cx, &exc_ValueError, "level must be >= 0");
    else if (level == 0 && name.len == 0)
        raise_fmt(cx, &exc_ValueError, "Empty module name");
    else if (level == 0)
        m = import_resolved(cx, buf_text(&name), argv[3], false);
    else if (resolve(cx, buf_text(&name), argv[1], level, &full) == 0)
        m = import_resolved(cx, buf_text(&full), argv[3], true);
    buf_free(&name);
    buf_free(&full);
    return m;
}

/* --- __main__ --- */

static Value main_module(Ctx *cx)
{
    Value m = module_new(cx, "__main__");
    if (m == V_NULL ||
        dict_set_own(cx, AS(Module, m)->dict, name_dunder_package, V_NONE) <
            0 ||
        dict_set_own(cx, AS(Module, m)->dict, name_dunder_builtins,
                     loaded(cx, "builtins")) < 0 ||
        module_add(cx, AS(Dict, sys_modules), "__main__", m) < 0)
        return V_NULL;
    return m;
}

static int path_first(Ctx *cx, const char *dir)
{
    Value s = str_from_utf8(cx, dir, strlen(dir));
    Value one = s == V_NULL ? V_NULL : list_from(cx, &s, 1);
    if (one == V_NULL || list_extend_own(cx, AS(List, one), sys_path) < 0)
        return -1;
    /* sys.path stays the same object: refill it */
    List *path = AS(List, sys_path);
    if (list_resize_own(cx, path, 0) < 0)
        return -1;
    return list_extend_own(cx, path, one);
}

/* As CPython names its main script: joined with the working directory, not
 * normalised. malloc'd. */
static char *absolute(const char *path)
{
    char *here = path[0] == '/' ? NULL : getcwd(NULL, 0), *full = NULL;
    int ok = here ? asprintf(&full, "%s/%s", here, path)
                  : asprintf(&full, "%s", path);
    CHECK(ok >= 0, "out of memory");
    free(here);
    return full;
}

static Value run_main_path(Ctx *cx, const char *path)
{
    Code *code = source_compile_file(cx, path);
    Value m = code ? main_module(cx) : V_NULL;
    if (m == V_NULL)
        return V_NULL;
    Dict *ns = AS(Module, m)->dict;
    if (set_ns(cx, ns, name_dunder_file, path, strlen(path)) < 0)
        return V_NULL;
    return vm_run_code(cx, code, ns, V_NULL);
}

Value run_main_file(Ctx *cx, const char *path)
{
    char *copy = strdup(path), *full = realpath(path, NULL);
    CHECK(copy, "out of memory");
    char *dir = full ? strdup(full) : NULL;
    int ok = path_first(cx, dir ? dirname(dir) : dirname(copy));
    free(copy);
    free(dir);
    free(full);
    if (ok < 0)
        return V_NULL;
    char *name = absolute(path);
    Value result = run_main_path(cx, name);
    free(name);
    return result;
}

Value run_main_source(Ctx *cx, const char *source)
{
    Code *code = path_first(cx, "") < 0
                     ? NULL
                     : source_compile(cx, "<string>", COMPILE_EXEC, source,
                                      strlen(source));
    Value m = code ? main_module(cx) : V_NULL;
    if (m == V_NULL)
        return V_NULL;
    return vm_run_code(cx, code, AS(Module, m)->dict, V_NULL);
}
