/* text.h: str and bytes. */
#ifndef PX_OBJECTS_TEXT_H
#define PX_OBJECTS_TEXT_H

#include "objects/protocol.h"
#include "util/buf.h"

/* A new str of `len` code points with uninitialised data of that width. The
 * caller writes code points that need exactly this width. */
Str *str_alloc(Ctx *cx, size_t len, int width);
Value str_from_utf8(Ctx *cx, const char *s, size_t len); /* lenient: surrogates
                                                     kept; else ValueError */
Value str_from_ascii(Ctx *cx, const char *s);            /* NUL-terminated */
Value str_from_latin1(Ctx *cx, const char *s, size_t len);
Value str_from_code(Ctx *cx, uint32_t code_point);
extern uint64_t str_latin1_cells[256][4]; /* static Strs of one character */
Value str_from_codes(Ctx *cx, const uint32_t *codes, size_t len);
Value str_from_buf(Ctx *cx, const Buf *utf8);
Value str_printf(Ctx *cx, const char *fmt, ...); /* formats of raise_fmt */
/* UTF-8 (surrogates passed) appended to b. */
void str_to_buf(const Str *s, Buf *b);
/* UTF-8 in memory that lives until the next call on this thread (for messages
 * and system calls). */
const char *str_utf8(Ctx *cx, Value s);
Value str_concat(Ctx *cx, Value a, Value b);
Value str_substr(Ctx *cx, Value s, size_t from, size_t to);
Value str_join(Ctx *cx, Value sep, const Value *items, size_t n);
/* The n strs at v put together. */
Value str_joined(Ctx *cx, const Value *v, size_t n);
bool str_eq(const Str *a, const Str *b);
bool str_eq_ascii(Value s, const char *ascii);
int str_cmp(const Str *a, const Str *b);
uint64_t str_hash(Ctx *cx, Str *s);  /* fills s->hash only when cx owns s */
uint64_t str_hash_any(const Str *s); /* the same, stores nothing; any thread */
bool str_holds(const Str *s, const Str *part); /* part in s */
/* The canonical Str of static or main with this text, or V_NULL. */
Value str_intern_known(const Str *s);
/* The canonical Str with this text: static, main's, or this context's. */
Value str_intern(Ctx *cx, Value s);
/* A name that the system gave: bytes that are no UTF-8 become surrogates. */
Value str_from_os(Ctx *cx, const char *bytes, size_t n);
Value str_intern_c(Ctx *cx, const char *ascii);

static inline bool is_str(Value v)
{
    return is_kind(v, KIND_str);
}
static inline uint32_t str_at(const Str *s, size_t i)
{
    return s->width == 1   ? s->data[i]
           : s->width == 2 ? ((const uint16_t *)(const void *)s->data)[i]
                           : ((const uint32_t *)(const void *)s->data)[i];
}

Value bytes_from(Ctx *cx, const void *p, size_t len);
Value bytes_of(Ctx *cx, Value v); /* bytes(v) for buffers and iterables */

/* The formatter of raise_fmt and str_printf, into UTF-8. 0, or -1 with an
 * exception raised by a repr or str. */
int text_vformat(Ctx *cx, Buf *out, const char *fmt, va_list args);

/* Format mini-language (format.c). spec: a str. */
Value format_int(Ctx *cx, Value v, Value spec);
Value format_float(Ctx *cx, double d, Value spec);
Value format_str(Ctx *cx, Value v, Value spec);
Value str_mod(Ctx *cx, Value fmt, Value args); /* fmt % args */
Value str_ascii_repr(Ctx *cx, Value v);        /* ascii() */

#endif
