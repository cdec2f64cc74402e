/* sysargs.h: what posix, io and time share: paths and numbers as the system
 * takes them, and OSError from errno. */
#ifndef PX_STDLIB_SYSARGS_H
#define PX_STDLIB_SYSARGS_H

#include "objects/number.h"
#include "objects/textparts.h"

enum { PATH_FD = 1, PATH_NONE = 2 }; /* what else a path argument may be */

/* A path argument. `text` is NUL-terminated, in malloc'd memory. */
typedef struct PathArg {
    Buf text;
    Value shown;   /* for OSError.filename */
    int fd;        /* -1, unless an int was allowed and given */
    bool is_bytes; /* results are bytes, too */
} PathArg;

/* str, bytes or os.PathLike. -1: TypeError "stat: path should be ...", or
 * ValueError for a NUL. path_drop is to be called only after 0. */
int path_arg(Ctx *cx, Value v, const char *function, const char *argument,
             int allowed, PathArg *out);
void path_drop(PathArg *p);
/* os.fspath */
Value path_fspath(Ctx *cx, Value v);
/* str (undecodable bytes as surrogates) or bytes. */
Value path_value(Ctx *cx, const char *text, size_t n, bool is_bytes);
/* Appends the bytes that the system gets for a str: the reverse. -1 raised. */
int path_encode(Ctx *cx, Value str, Buf *out);

/* An int argument of C's int. -1 with an exception pending. */
int int_arg(Ctx *cx, Value v);
/* An optional int argument: `absent` for V_NULL. */
int int_arg_or(Ctx *cx, Value v, int absent);
/* 1, 0; absent for V_NULL; -1 raised. */
int bool_arg(Ctx *cx, Value v, bool absent);

#endif
