/* textparts.h: what the str, bytes and format files share. Private to them. */
#ifndef PX_OBJECTS_TEXTPARTS_H
#define PX_OBJECTS_TEXTPARTS_H

#include "objects/text.h"

#define STR_MAX_LEN ((size_t)0xFFFFFFF0u)

static inline const Str *as_str(Value v)
{
    return AS(const Str, v);
}

static inline int width_of(uint32_t max_code)
{
    return max_code < 0x100 ? 1 : max_code < 0x10000 ? 2 : 4;
}

/* Writes a code point that fits the width. */
static inline void data_put(void *data, int width, size_t i, uint32_t c)
{
    if (width == 1)
        ((uint8_t *)data)[i] = (uint8_t)c;
    else if (width == 2)
        ((uint16_t *)data)[i] = (uint16_t)c;
    else
        ((uint32_t *)data)[i] = c;
}

static inline uint32_t data_at(const void *data, int width, size_t i)
{
    return width == 1   ? ((const uint8_t *)data)[i]
           : width == 2 ? ((const uint16_t *)data)[i]
                        : ((const uint32_t *)data)[i];
}

static inline void str_put(Str *s, size_t i, uint32_t c)
{
    data_put(s->data, s->width, i, c);
}

/* The code points of a Str of width 2. */
static inline const uint16_t *codes2(const Str *s)
{
    return (const uint16_t *)(const void *)s->data;
}

/* Are n bytes all below 0x80? */
bool bytes_ascii(const uint8_t *p, size_t n);
/* Sets STR_ASCII from the data; the end of every construction. */
Value str_done(Str *s);
/* The largest code point in s[from, to), or an upper bound of the same width
 * class (0x7F, 0xFF, 0xFFFF, 0x10FFFF). */
uint32_t str_max_code(const Str *s, size_t from, size_t to);
/* Copies s[from, from + n) to data[at...) of an equal or larger width. */
void data_copy(void *data, int width, size_t at, const Str *s, size_t from,
               size_t n);
/* The same of n code points below 0x100 to a width of 2 or 4. */
void data_widen(void *data, int width, size_t at, const uint8_t *p, size_t n);
/* The same text as an exact str. */
Value str_exact(Ctx *cx, Value v);
/* A str of n times s. */
Value str_repeat(Ctx *cx, Value s, int64_t n);

/* First (last) place of needle in s[from, to), -1: none. */
int64_t str_find_in(const Str *s, const Str *needle, size_t from, size_t to);
int64_t str_rfind_in(const Str *s, const Str *needle, size_t from, size_t to);
int64_t str_find_code(const Str *s, uint32_t c, size_t from, size_t to);
int64_t mem_find(const uint8_t *s, size_t n, const uint8_t *p, size_t m);
int64_t mem_rfind(const uint8_t *s, size_t n, const uint8_t *p, size_t m);

/* The optional start and end of find, count, startswith: clamped to len. An
 * absent or None end is len. May leave *from > *to. 0, -1. */
int range_args(Ctx *cx, Value start, Value end, size_t len, size_t *from,
               size_t *to);

/* Text under construction: code points of the width that was needed so far.
 * Begins in memory of the owner's and goes on in malloc'd memory; holds no
 * Values. */
typedef struct TextBuf {
    uint8_t *data;
    size_t len, cap; /* code points */
    uint32_t limit;  /* code points below it fit the width; 0: failed */
    uint8_t width;
    bool failed;   /* out of memory: text_take raises */
    uint64_t *few; /* TEXT_FEW bytes that data begins in */
} TextBuf;

enum { TEXT_FEW = 160 };

#define TEXT_OF(few)                                                           \
    {                                                                          \
        (uint8_t *)(few), 0, TEXT_FEW, 0x100, 1, false, (few)                  \
    }
/* Declares an empty TextBuf. Not to be copied. */
#define TEXT_LOCAL(name)                                                       \
    uint64_t name##_few[TEXT_FEW / 8];                                         \
    TextBuf name = TEXT_OF(name##_few)

/* Room for n more code points of that width; false: there is none. */
bool text_room_slow(TextBuf *t, size_t n, int width);
ALWAYS_INLINE bool text_room(TextBuf *t, size_t n, int width)
{
    if (LIKELY(n <= t->cap - t->len && width <= t->width))
        return true;
    return text_room_slow(t, n, width);
}

void text_put_slow(TextBuf *t, uint32_t c);
static inline void text_put(TextBuf *t, uint32_t c)
{
    if (LIKELY(c < t->limit && t->len < t->cap))
        data_put(t->data, t->width, t->len++, c);
    else
        text_put_slow(t, c);
}
void text_fill(TextBuf *t, uint32_t c, size_t n);
void text_puts(TextBuf *t, const char *ascii, size_t n);
void text_put_str(TextBuf *t, const Str *s, size_t from, size_t to);
/* The text as a str; frees the buffer. */
Value text_take(Ctx *cx, TextBuf *t);
void text_drop(TextBuf *t);

/* Decodes with strict, ignore, replace, ... as bytes.decode. */
Value text_decode(Ctx *cx, const uint8_t *p, size_t n, Value encoding,
                  Value errors);
/* Both with a codec of the registry, when `encoding` is none of ours, of which
 * the LookupError is pending (str_registry.c). */
Value text_by_registry(Ctx *cx, Value object, Value encoding, Value errors,
                       bool decode);
/* What the registered error handler says of [from, to) of object: a str, or
 * bytes (encoding). V_NULL: raised. */
Value text_ask_handler(Ctx *cx, const char *errors, Type *type,
                       const char *codec, Value object, size_t from, size_t to,
                       const char *reason);
/* What kind of codec an encoding (a str) is; -1: LookupError raised. */
enum { CODEC_UTF8, CODEC_ASCII, CODEC_LATIN1, CODEC_WIDE };
int text_codec_family(Ctx *cx, Value encoding);
/* str.encode */
Value text_encode(Ctx *cx, Value s, Value encoding, Value errors);
/* Both are strs or absent; else TypeError in the name of `method`. 0, -1. */
int codec_args(Ctx *cx, Value encoding, Value errors, const char *method);
/* Unicode digits to ASCII digits, Unicode blanks to ' ', other code points to
 * '?': the text that int() and float() parse. */
void str_number_text(const Str *s, Buf *out);
/* repr of text: quote rules and escapes; ascii: every non-ASCII escaped. */
Value str_quoted(Ctx *cx, const Str *s, bool ascii);

/* The name of v's type as a C string: for messages. */
const char *type_label(Value v);
/* The same in messages about arguments, which call None's type None. */
const char *arg_label(Value v);

/* Bytes of a bytes, bytearray, array or memoryview; false for other kinds.
 * Valid until the object changes. */
bool bytes_view(Value v, const uint8_t **p, size_t *n);
/* Can they be written in place (after a look at the guard)? */
static inline bool bytes_writable(Value v)
{
    return is_kind(v, KIND_bytearray) || is_kind(v, KIND_array);
}
/* The same of a memoryview; false: it is released or its object too short. */
bool memoryview_bytes(Value v, const uint8_t **p, size_t *n);

#endif
