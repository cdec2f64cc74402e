/* import.c: the import statement: names, packages, relative imports. In a
 * context a loaded module is found, and no other: importing runs code and
 * writes main's module table. Files are found in import_load.c, finders of
 * sys.meta_path asked in import_finders.c. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include "lib/import_private.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/number.h"
#include "objects/text.h"

Value module_loaded(Ctx *cx, const char *name)
{
    Value key = str_from_utf8(cx, name, strlen(name));
    return key == V_NULL ? V_NULL : dict_get_str(AS(Dict, sys_modules), key);
}

static Value refuse_in_context(Ctx *cx, const char *name)
{
    return raise_fmt(cx, &exc_IsolationError,
                     "import of '%s' inside a context: it is not loaded yet; "
                     "import it in main before the parallel work starts",
                     name);
}

/* ModuleNotFoundError(text, name=full) */
static Value not_found(Ctx *cx, const char *full, Value text)
{
    Value name = str_from_utf8(cx, full, strlen(full));
    Value exc = name == V_NULL || text == V_NULL
                    ? V_NULL
                    : exception_new(cx, &exc_ModuleNotFoundError, &text, 1);
    if (exc == V_NULL)
        return V_NULL;
    exception_set_field(cx, exc, name_name, name);
    return raise_value(cx, exc);
}

bool module_not_found_named(Ctx *cx, const char *full)
{
    Raised kept = cx->raised;
    Value name;
    cx->raised = (Raised){0};
    bool same = obj_lookup_attr(cx, kept.exc, name_name, &name) == 1 &&
                is_str(name) && strcmp(str_utf8(cx, name), full) == 0;
    cx->raised = kept;
    return same;
}

/* A module that is not loaded yet: a built-in one, else a file; the folder of
 * the standard library may come to sys.path only when it is needed. */
static Value import_new(Ctx *cx, const char *full, const char *leaf, Value path)
{
    if (finders_added())
        return finders_import(cx, full);
    Value m = builtin_module_start(cx, full);
    if (m == V_NULL && !error_pending(cx))
        m = finders_start(cx, full);
    if (m == V_NULL && !error_pending(cx))
        m = module_find_and_run(cx, full, leaf, path);
    if (m != V_NULL || error_pending(cx))
        return m;
    if (path == sys_path && path_complete(cx) > 0)
        return import_new(cx, full, leaf, path);
    return error_pending(cx)
               ? V_NULL
               : not_found(cx, full,
                           str_printf(cx, "No module named '%s'", full));
}

/* Imports one step: `full` is found as `leaf` in `path`. */
static Value import_step(Ctx *cx, const char *full, const char *leaf,
                         Value path)
{
    Value m = module_loaded(cx, full);
    if (m == V_NONE)
        return not_found(
            cx, full,
            str_printf(cx, "import of %s halted; None in sys.modules", full));
    if (m != V_NULL || error_pending(cx))
        return m;
    if (!ctx_is_main(cx))
        return refuse_in_context(cx, full);
    return import_new(cx, full, leaf, path);
}

/* The search path of a package; TypeError-like ImportError when it is none. */
static Value package_path(Ctx *cx, Value parent, const char *full)
{
    Value path = V_NULL;
    if (obj_lookup_attr(cx, parent, name_dunder_path, &path) == 1)
        return path;
    if (error_pending(cx))
        return V_NULL;
    Value base = str_from_utf8(cx, full, (size_t)(strrchr(full, '.') - full));
    return base == V_NULL
               ? V_NULL
               : not_found(
                     cx, full,
                     str_printf(cx, "No module named '%s'; %R is not a package",
                                full, base));
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
        bool known = module_loaded(cx, full) != V_NULL;
        Value path = error_pending(cx) ? V_NULL
                     : known || parent == V_NULL
                         ? sys_path
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

/* `from package import name`: a name that the package lacks may be a
 * submodule. Its absence is the caller's to report. */
static int import_submodule(Ctx *cx, Value m, const char *package, Value name)
{
    Value out;
    int has = obj_lookup_attr(cx, m, name, &out);
    if (has)
        return has < 0 ? -1 : 0;
    Buf full = BUF_EMPTY;
    buf_printf(&full, "%s.", package);
    str_to_buf(AS(Str, name), &full);
    Value child = import_module(cx, buf_text(&full));
    bool absent = child == V_NULL &&
                  error_matches(cx, &exc_ModuleNotFoundError) &&
                  module_not_found_named(cx, buf_text(&full));
    buf_free(&full);
    if (absent)
        error_clear(cx);
    return child == V_NULL && !absent ? -1 : 0;
}

static int import_from_list(Ctx *cx, Value m, const char *name, Value list,
                            bool star_too)
{
    Value path = V_NULL, all;
    const Value *item;
    size_t n;
    if (obj_lookup_attr(cx, m, name_dunder_path, &path) != 1)
        return error_pending(cx) ? -1 : 0;
    Value names = tuple_of(cx, list);
    if (names == V_NULL)
        return -1;
    for (size_t i = 0; seq_items(names, &item, &n) && i < n; i++) {
        if (!is_str(item[i]))
            return raise_fmt(cx, &exc_TypeError,
                             "Item in %s must be str, not %T",
                             star_too ? "``from list''" : "__all__", item[i]),
                   -1;
        int r = 0;
        if (!str_eq_ascii(item[i], "*"))
            r = import_submodule(cx, m, name, item[i]);
        else if (star_too &&
                 (r = obj_lookup_attr(cx, m, name_dunder_all, &all)) == 1)
            r = import_from_list(cx, m, name, all, false);
        if (r < 0)
            return -1;
    }
    return 0;
}

/* The package in which code with these globals runs: __package__, else what
 * __name__ says. */
static Value package_of(Ctx *cx, Value globals)
{
    if (!is_kind(globals, KIND_dict))
        return raise_fmt(cx, &exc_TypeError, "globals must be a dict");
    Value package = dict_get_str(AS(Dict, globals), name_dunder_package);
    if (package != V_NULL && package != V_NONE && !is_str(package))
        return raise_fmt(cx, &exc_TypeError, "package must be a string");
    if (package == V_NULL || package == V_NONE) {
        Value name = dict_get_str(AS(Dict, globals), name_dunder_name);
        if (name == V_NULL || !is_str(name))
            return raise_fmt(cx,
                             name == V_NULL ? &exc_KeyError : &exc_TypeError,
                             name == V_NULL ? "'__name__' not in globals"
                                            : "__name__ must be a string");
        Buf text = BUF_EMPTY;
        str_to_buf(AS(Str, name), &text);
        const char *dot = strrchr(buf_text(&text), '.');
        size_t n = dot ? (size_t)(dot - text.data) : 0;
        if (dict_get_str(AS(Dict, globals), name_dunder_path) != V_NULL)
            n = text.len;
        package = str_from_utf8(cx, buf_text(&text), n);
        buf_free(&text);
    }
    if (package != V_NULL && AS(Str, package)->len == 0)
        return raise_fmt(cx, &exc_ImportError,
                         "attempted relative import with "
                         "no known parent package");
    return package;
}

/* The absolute name of a relative import, into out. */
static int resolve(Ctx *cx, const char *name, Value globals, int64_t level,
                   Buf *out)
{
    Value package = package_of(cx, globals);
    if (package == V_NULL)
        return -1;
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
        return import_from_list(cx, m, name, list, true) < 0 ? V_NULL : m;
    return relative ? m : top;
}

/* `import name` of a loaded module without dots; V_NULL: take the long way. */
static Value import_quick(Value name, Value list)
{
    const Str *s = AS(Str, name);
    if ((list != V_NULL && list != V_NONE) || s->width != 1 ||
        memchr(s->data, '.', s->len))
        return V_NULL;
    Value m = dict_get_str(AS(Dict, sys_modules), name);
    return m == V_NONE ? V_NULL : m;
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
    Value m = level == 0 ? import_quick(argv[0], argv[3]) : V_NULL;
    if (m != V_NULL)
        return m;
    Buf name = BUF_EMPTY, full = BUF_EMPTY;
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
