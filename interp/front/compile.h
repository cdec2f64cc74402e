/* Source to code objects: stock python3 compiles, we cache, read and verify.
 * Not thread-safe: the caller serialises (main, or the holder of the GIL). */
#ifndef PX_FRONT_COMPILE_H
#define PX_FRONT_COMPILE_H

#include "front/code.h"
#include "util/buf.h"

/* A mode, to which COMPILE_OPTIMIZE(level) and COMPILE_ANNOTATIONS (those of
 * `from __future__ import annotations`) may be or-ed. */
typedef enum {
    COMPILE_EXEC,
    COMPILE_EVAL,
    COMPILE_SINGLE,
    COMPILE_ANNOTATIONS = 16,
    COMPILE_TREE = 32, /* not code: its first constant is the syntax tree */
    COMPILE_DUMP = 64  /* the source is what ast.dump() makes of a tree */
} CompileMode;
#define COMPILE_OPTIMIZE(level) (((level) + 1) << 2) /* level -1 to 2 */

typedef enum {
    COMPILE_OK,     /* loaded is set: verified code, the caller's to free */
    COMPILE_RAISED, /* raised is set: the source does not compile */
    COMPILE_FAILED, /* message is set: no compiler, damaged data... */
} CompileStatus;

/* What compile() raised. Strings are NULL where the exception had None,
 * numbers -1. */
typedef struct {
    char *type; /* SyntaxError, IndentationError, TabError, ValueError... */
    char *message, *filename, *text;
    i64 lineno, offset, end_lineno, end_offset;
} CompileRaised;

typedef struct {
    CompileStatus status;
    LoadedCode *loaded;
    CompileRaised raised;
    Buf message; /* one or more lines that name file, place and mend */
} CompileResult;

/* The python3 to use; before the first compile. NULL: PXI_PYTHON, else
 * /usr/bin/python3 when that is 3.11, else python3 from PATH. */
void compile_set_python(const char *path);
/* Compiles n bytes of source. The result is the caller's: compile_result_free;
 * take loaded out (set it NULL) to keep it. The cache on disk is in
 * $XDG_CACHE_HOME/pxlab, else ~/.cache/pxlab. */
void compile_source(const char *filename, CompileMode mode, const char *source,
                    size_t n, CompileResult *out);
/* Reads marshalled code (n bytes behind a .pyc header) and verifies it. */
void compile_load(const char *filename, const void *marshalled, size_t n,
                  CompileResult *out);
void compile_result_free(CompileResult *result);

/* Ends the compile child, if one runs; a later compile starts a new one. */
void compile_shutdown(void);

#endif
