/* A growable byte buffer in malloc'd memory, for text and binary data that is
 * no Python object. One owner, no locks: use it from one thread at a time.
 *
 * BUF_LOCAL begins on the stack instead.
 *
 * Invariant: after any put, data[len] is 0, so data is a C string as long as
 * nobody puts zero bytes. Never fails: without memory the process ends. */
#ifndef PX_UTIL_BUF_H
#define PX_UTIL_BUF_H

#include "util/base.h"
#include <stdarg.h>
#include <string.h>

typedef struct {
    char *data; /* NULL until the first put */
    size_t len; /* bytes used */
    size_t cap; /* bytes allocated, 0 with data NULL, else > len */
    char *few;  /* memory of the owner's that data begins in, or NULL */
} Buf;

#define BUF_EMPTY ((Buf){NULL, 0, 0, NULL})
/* Declares a Buf whose first n bytes stand on the C stack. Not to be copied. */
#define BUF_LOCAL(name, n)                                                     \
    char name##_few[n];                                                        \
    name##_few[0] = 0;                                                         \
    Buf name = {name##_few, 0, n, name##_few}

/* Frees the memory; the buffer is empty and usable again. */
void buf_free(Buf *b);
/* Forgets the bytes, keeps the memory. */
void buf_clear(Buf *b);
/* Room for n more bytes and the final 0. */
void buf_reserve(Buf *b, size_t n);
/* The same; where they will stand. */
char *buf_room(Buf *b, size_t n);
/* Lengthens by n bytes and returns them, uninitialised, to be filled. */
char *buf_grow(Buf *b, size_t n);

static inline void buf_put(Buf *b, const void *bytes, size_t n)
{
    char *room =
        b->cap - b->len > n && b->data ? b->data + b->len : buf_room(b, n);
    if (n)
        memcpy(room, bytes, n);
    b->len += n;
    b->data[b->len] = 0;
}
static inline void buf_putc(Buf *b, char c)
{
    char *room =
        b->cap - b->len > 1 && b->data ? b->data + b->len : buf_room(b, 1);
    room[0] = c;
    room[1] = 0;
    b->len++;
}
void buf_puts(Buf *b, const char *text);
void buf_printf(Buf *b, const char *format, ...) PRINTF(2, 3);
void buf_vprintf(Buf *b, const char *format, va_list args) PRINTF(2, 0);
/* UTF-8 of a code point up to 0x10FFFF; surrogates are encoded as they are
 * (Python's surrogatepass). */
void buf_put_utf8(Buf *b, u32 code_point);
/* The shortest of \xNN, \uNNNN and \UNNNNNNNN. */
void buf_put_escape(Buf *b, u32 code_point);
void buf_put_u32le(Buf *b, u32 n);
void buf_put_u64le(Buf *b, u64 n);

/* The bytes as a C string, "" when empty; valid until the next change. */
const char *buf_text(const Buf *b);
/* Hands the memory to the caller, who frees it; the buffer becomes empty.
 * Never NULL. */
char *buf_take(Buf *b);

#endif
