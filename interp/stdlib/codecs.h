/* codecs.h: shared by codecs.c, codecs_errors.c and codecs_map.c. */
#ifndef PX_STDLIB_CODECS_H
#define PX_STDLIB_CODECS_H

#include "objects/protocol.h"

/* The CodecInfo of an encoding: a tuple of four. LookupError: unknown. */
Value codec_lookup(Ctx *cx, Value name);
/* What its encoder (which 0) or decoder (1) makes of object. */
Value codec_run(Ctx *cx, Value object, Value encoding, Value errors, int which);

/* The handler of that name ("strict"...), V_NULL with LookupError. */
Value codec_error_handler(Ctx *cx, Value name);
int codec_errors_init(Ctx *cx);

/* Calls a handler for [from, to) of `object`: the replacement, and in *next
 * where to go on. kind: exc_UnicodeEncodeError or exc_UnicodeDecodeError. */
Value codec_ask_handler(Ctx *cx, Value errors, Type *kind, const char *encoding,
                        Value object, size_t from, size_t to,
                        const char *reason, size_t *next);

#endif
