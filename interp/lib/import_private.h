/* import_private.h: between the files of the import system. Main only, save
 * for module_loaded. */
#ifndef PX_LIB_IMPORT_PRIVATE_H
#define PX_LIB_IMPORT_PRIVATE_H

#include "lib/modules.h"

/* sys.modules[name]; V_NULL: absent. */
Value module_loaded(Ctx *cx, const char *name);
/* Finds `leaf` in the folders of the list `path` and runs it as module `full`.
 * V_NULL without an exception: there is none. */
Value module_find_and_run(Ctx *cx, const char *full, const char *leaf,
                          Value path);
/* Executes file as module `full`; it is in sys.modules while it runs. */
Value module_run_file(Ctx *cx, const char *full, const char *file,
                      bool package);
/* ns[key] = text */
int module_set_text(Ctx *cx, Dict *ns, Value key, const char *text, size_t n);

/* Is the pending ImportError about a module of that name? */
bool module_not_found_named(Ctx *cx, const char *full);
/* The compiling python's folder joins sys.path at the first import that finds
 * nothing else, when only that python can tell it. 1: it did, 0, -1 raised. */
int path_complete(Ctx *cx);

/* Has Python code put a finder of its own on sys.meta_path? */
bool finders_added(void);
/* Imports by the finders of sys.meta_path (importlib). */
Value finders_import(Ctx *cx, const char *full);

/* The modules that hold importlib's machinery, made of its unmodified files;
 * V_NULL without an exception: full is none of them. */
Value finders_start(Ctx *cx, const char *full);
/* __spec__ and __loader__ of a module that is about to run, when importlib is
 * loaded. */
int finders_describe(Ctx *cx, Value m);

#endif
