/* jsonparts.h: what the files of module _json share. Private to them. */
#ifndef PX_STDLIB_JSONPARTS_H
#define PX_STDLIB_JSONPARTS_H

#include "objects/textparts.h"

/* Raises json.JSONDecodeError(message, document, at); V_NULL. */
Value json_error(Ctx *cx, const char *message, Value document, size_t at);
/* The string whose text begins at `at`, behind its opening quote; *next: behind
 * the closing one. V_NULL: JSONDecodeError. */
Value json_scan_string(Ctx *cx, Value document, size_t at, bool strict,
                       size_t *next);
/* The two arguments of a call, by position or name, into v. 0, -1 TypeError */
int json_arguments(Ctx *cx, const char *function, const char *const names[2],
                   const Value *argv, int argc, Value kwnames, Value v[2]);
/* Appends the str quoted; ascii: as ASCII. */
void json_put_string(TextBuf *out, const Str *s, bool ascii);

#endif
