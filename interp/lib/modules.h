/* modules.h: the table of loaded modules and the built-in ones. */
#ifndef PX_LIB_MODULES_H
#define PX_LIB_MODULES_H

#include "objects/protocol.h"

/* sys.modules: a Dict of main. */
extern Value sys_modules;
/* sys.path: a List of main. */
extern Value sys_path;
/* sys.meta_path: a List of main. */
extern Value sys_meta_path;

/* Fill the namespace with what is no function (constants, classes). 0, -1. */
#define MODULE(name, when) int name##_module_init(Ctx *cx, Dict *ns);
#include "lib/modules.def"
#undef MODULE
/* The module of modules.def of that name, made now and put into sys.modules;
 * V_NULL without an exception: there is none. Main only. */
Value builtin_module_start(Ctx *cx, const char *name);
/* The i-th row's name; NULL behind the last. */
const char *builtin_module_name(size_t i);

/* ns[name] = value; takes V_NULL for a failure on the way. */
int module_add(Ctx *cx, Dict *ns, const char *name, Value value);

/* The module that `import name` finds; imports it in main, in a context only a
 * loaded one is found. Dotted names import every step and answer the last. */
Value import_module(Ctx *cx, const char *name);
/* PYTHONPATH and the standard library into sys.path. */
int path_init(Ctx *cx);
/* The folder of the standard library, "" when there is none. */
const char *path_library(void);
/* The same as far as it is known without asking anybody. */
const char *path_library_found(void);
/* Runs a script as __main__. Its directory goes first on sys.path. */
Value run_main_file(Ctx *cx, const char *path);
Value run_main_source(Ctx *cx, const char *name, const char *source, size_t n);

#endif
