/* run_main.c: running a script or source text as __main__, and the first
 * sys.path. Main only, once. */
#define _GNU_SOURCE
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/import_private.h"
#include "front/library.h"
#include "lib/modules.h"
#include "lib/source.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/text.h"

static Value main_module(Ctx *cx)
{
    Value m = module_new(cx, "__main__");
    if (m == V_NULL)
        return V_NULL;
    Dict *ns = AS(Module, m)->dict;
    if (dict_set_own(cx, ns, name_dunder_package, V_NONE) < 0 ||
        module_add(cx, ns, "__annotations__", dict_new(cx)) < 0 ||
        module_add(cx, ns, "__builtins__", module_loaded(cx, "builtins")) < 0 ||
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
    if (module_set_text(cx, ns, name_dunder_file, path, strlen(path)) < 0 ||
        module_add(cx, ns, "__cached__", V_NONE) < 0)
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

Value run_main_source(Ctx *cx, const char *name, const char *source, size_t n)
{
    Code *code = path_first(cx, "") < 0
                     ? NULL
                     : source_compile(cx, name, COMPILE_EXEC, source, n);
    Value m = code ? main_module(cx) : V_NULL;
    if (m == V_NULL)
        return V_NULL;
    return vm_run_code(cx, code, AS(Module, m)->dict, V_NULL);
}

/* --- sys.path: PYTHONPATH, then the standard library --- */

static int path_append(Ctx *cx, const char *text, size_t n)
{
    Value s = str_from_utf8(cx, text, n);
    return s == V_NULL ? -1 : list_append_own(cx, AS(List, sys_path), s);
}

static int path_from_environment(Ctx *cx)
{
    const char *at = getenv("PYTHONPATH");
    while (at && *at) {
        size_t n = strcspn(at, ":");
        char *piece = strndup(at, n),
             *whole = n ? absolute(piece) : getcwd(NULL, 0);
        int r = whole ? path_append(cx, whole, strlen(whole)) : 0;
        free(piece);
        free(whole);
        if (r < 0)
            return -1;
        at += n + (at[n] == ':');
    }
    return 0;
}

static struct {
    Buf folder;
    bool known;
} library;

int path_init(Ctx *cx)
{
    if (path_from_environment(cx) < 0)
        return -1;
    library.known = library_find(&library.folder);
    return library.known
               ? path_append(cx, library.folder.data, library.folder.len)
               : 0;
}

const char *path_library(void)
{
    if (!library.known) {
        buf_clear(&library.folder);
        library_ask(&library.folder);
        library.known = true;
    }
    return buf_text(&library.folder);
}

const char *path_library_found(void)
{
    return buf_text(&library.folder);
}

int path_complete(Ctx *cx)
{
    if (library.known || path_library()[0] == '\0')
        return 0;
    return path_append(cx, library.folder.data, library.folder.len) < 0 ? -1
                                                                        : 1;
}
