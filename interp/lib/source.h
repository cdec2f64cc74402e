/* source.h: source text to a code object, with Python's exceptions. */
#ifndef PX_LIB_SOURCE_H
#define PX_LIB_SOURCE_H

#include "front/compile.h"
#include "context/vm.h"

/* Compiles n bytes of source (main only; the caller has refused contexts).
 * NULL: SyntaxError (or what the compiler raised), or ImportError that names
 * the mend when no compiler can be had, is raised. */
Code *source_compile(Ctx *cx, const char *filename, CompileMode mode,
                     const char *source, size_t n);
/* Reads a file and compiles it as a module; OSError when it cannot be read. */
Code *source_compile_file(Ctx *cx, const char *path);

/* Frees what all code objects refer to. Only when nothing runs any more. */
void source_forget_all(void);

#endif
