/* textparts_io.h: between textwrapper.c and textread.c. */
#ifndef PX_STDLIB_TEXTPARTS_IO_H
#define PX_STDLIB_TEXTPARTS_IO_H

#include "stdlib/fileparts.h"

/* What stands below the wrapper's stream (V_NULL: the file itself). */
static inline Value text_under(const TextIO *t)
{
    return t->flags & IO_OWN_STREAM ? t->buffer : buffered_under(t->buffer);
}
/* Initialised, not detached, open. 0, -1 raised. */
int text_check(Ctx *cx, const TextIO *t);
int text_check_readable(Ctx *cx, const TextIO *t);
/* The next line, of at most `limit` characters (-1: no bound): "" at the end.*/
Value text_line(Ctx *cx, TextIO *t, int64_t limit);
/* n characters; -1: all that are left. */
Value text_read(Ctx *cx, TextIO *t, int64_t n);
/* textforeign.c. Is the encoding (V_NULL: the default) decoded here? 1, 0, -1
 */
int text_is_ours(Ctx *cx, Value encoding);
/* The wrapper for other encodings, with the arguments of TextIOWrapper;
 * keywords a dict or V_NULL. */
Value text_foreign(Ctx *cx, const Value *argv, int argc, Value keywords);

#endif
