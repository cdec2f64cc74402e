/* Owns the growing of byte buffers; see buf.h. */
#include "util/buf.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_free(Buf *b)
{
    if (b->data != b->few)
        free(b->data);
    *b = BUF_EMPTY;
}

void buf_clear(Buf *b)
{
    b->len = 0;
    if (b->data)
        b->data[0] = 0;
}

void buf_reserve(Buf *b, size_t n)
{
    CHECK(n < SIZE_MAX / 4 && b->len < SIZE_MAX / 4, "buffer too large");
    size_t need = b->len + n + 1;
    if (need <= b->cap)
        return;
    size_t cap = MAX(need, b->cap + b->cap / 2);
    b->cap = MAX(cap, 32);
    bool local = b->few && b->data == b->few;
    char *data = base_realloc(local ? NULL : b->data, b->cap);
    if (local)
        memcpy(data, b->data, b->len);
    b->data = data;
    b->data[b->len] = 0;
}

char *buf_room(Buf *b, size_t n)
{
    buf_reserve(b, n);
    return b->data + b->len;
}

char *buf_grow(Buf *b, size_t n)
{
    buf_reserve(b, n);
    char *room = b->data + b->len;
    b->len += n;
    b->data[b->len] = 0;
    return room;
}

void buf_puts(Buf *b, const char *text)
{
    buf_put(b, text, strlen(text));
}

void buf_vprintf(Buf *b, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    CHECK(n >= 0, "bad printf format");
    buf_reserve(b, (size_t)n);
    vsnprintf(b->data + b->len, (size_t)n + 1, format, again);
    b->len += (size_t)n;
    va_end(again);
}

void buf_printf(Buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(b, format, args);
    va_end(args);
}

void buf_put_utf8(Buf *b, u32 c)
{
    ASSERT(c <= 0x10FFFF);
    if (c < 0x80) {
        buf_putc(b, (char)c);
    } else if (c < 0x800) {
        buf_putc(b, (char)(0xC0 | c >> 6));
        buf_putc(b, (char)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        buf_putc(b, (char)(0xE0 | c >> 12));
        buf_putc(b, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_putc(b, (char)(0x80 | (c & 0x3F)));
    } else {
        buf_putc(b, (char)(0xF0 | c >> 18));
        buf_putc(b, (char)(0x80 | (c >> 12 & 0x3F)));
        buf_putc(b, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_putc(b, (char)(0x80 | (c & 0x3F)));
    }
}

void buf_put_escape(Buf *b, u32 c)
{
    buf_printf(b,
               c < 0x100     ? "\\x%02x"
               : c < 0x10000 ? "\\u%04x"
                             : "\\U%08x",
               c);
}

void buf_put_u32le(Buf *b, u32 n)
{
    for (int i = 0; i < 4; i++)
        buf_putc(b, (char)(u8)(n >> 8 * i));
}

void buf_put_u64le(Buf *b, u64 n)
{
    for (int i = 0; i < 8; i++)
        buf_putc(b, (char)(u8)(n >> 8 * i));
}

const char *buf_text(const Buf *b)
{
    return b->data ? b->data : "";
}

char *buf_take(Buf *b)
{
    buf_reserve(b, 0);
    char *data = b->data;
    if (data == b->few)
        data = memcpy(base_alloc(b->len + 1), data, b->len + 1);
    *b = BUF_EMPTY;
    return data;
}
