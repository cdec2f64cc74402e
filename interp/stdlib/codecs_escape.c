/* codecs_escape.c: the codecs of _codecs that write code points and bytes as a
 * backslash and more: unicode_escape, raw_unicode_escape, and escape for bytes.
 */
#include <stdio.h>
#include <string.h>
#include "context/warn.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/text.h"
#include "objects/textparts.h"
#include "objects/unicode.h"
#include "stdlib/codecs.h"
#include "stdlib/libkind.h"

static const char hex_digits[] = "0123456789abcdef";
static const char simple_from[] = "\\'\"abfnrtv";
static const char simple_to[] = "\\'\"\a\b\f\n\r\t\v";

static int hex_value(uint8_t c)
{
    const char *at = memchr(hex_digits, c >= 'A' && c <= 'F' ? c + 32 : c, 16);
    return at ? (int)(at - hex_digits) : -1;
}

static void put_hex(Buf *b, char kind, uint32_t c, int digits)
{
    buf_putc(b, '\\');
    buf_putc(b, kind);
    while (digits-- > 0)
        buf_putc(b, hex_digits[c >> (4 * digits) & 15]);
}

/* ---- text to bytes ---- */

static void escape_code(Buf *b, uint32_t c)
{
    if (c == '\\' || c == '\n' || c == '\r' || c == '\t') {
        buf_putc(b, '\\');
        buf_putc(b, c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : '\\');
    } else if (c >= 0x10000) {
        put_hex(b, 'U', c, 8);
    } else if (c >= 0x100) {
        put_hex(b, 'u', c, 4);
    } else if (c < ' ' || c >= 0x7F) {
        put_hex(b, 'x', c, 2);
    } else {
        buf_putc(b, (char)c);
    }
}

static void escape_wide(Buf *b, uint32_t c)
{
    if (c >= 0x10000)
        put_hex(b, 'U', c, 8);
    else if (c >= 0x100)
        put_hex(b, 'u', c, 4);
    else
        buf_putc(b, (char)c);
}

static Value encode_text(Ctx *cx, Value v, const char *name,
                         void (*put)(Buf *, uint32_t))
{
    if (!is_str(v))
        return raise_fmt(cx, &exc_TypeError,
                         "%s() argument 1 must be str, not %T", name, v);
    Buf b = BUF_EMPTY;
    const Str *s = AS(Str, v);
    for (size_t i = 0; i < s->len; i++)
        put(&b, str_at(s, i));
    Value r = bytes_from(cx, buf_text(&b), b.len);
    buf_free(&b);
    return r ? tuple_pair(cx, r, v_int(s->len)) : V_NULL;
}

LIB_FUNCTION(_codecs, unicode_escape_encode)
{
    return encode_text(cx, argv[0], "unicode_escape_encode", escape_code);
}
LIB_FUNCTION(_codecs, raw_unicode_escape_encode)
{
    return encode_text(cx, argv[0], "raw_unicode_escape_encode", escape_wide);
}

/* ---- bytes to text ---- */

/* One text on its way. */
typedef struct Escaped {
    Ctx *cx;
    const uint8_t *p;
    size_t n, i;
    bool final;       /* nothing comes behind */
    bool waits;       /* the escape at i needs more bytes */
    const char *name; /* of the codec */
    Value object, errors;
    Buf out;
    int bad; /* the first invalid escape, -1: none */
} Escaped;

/* Bytes [i, to) are no escape: what the error handler says. 0, -1. */
static int refuse(Escaped *e, size_t to, const char *reason)
{
    if (to >= e->n && !e->final && strncmp(reason, "illegal", 7) != 0) {
        e->waits = true;
        return 0;
    }
    size_t next = to;
    Value r = codec_ask_handler(e->cx, e->errors, &exc_UnicodeDecodeError,
                                e->name, e->object, e->i, to, reason, &next);
    if (!r)
        return -1;
    if (is_str(r))
        str_to_buf(AS(Str, r), &e->out);
    e->i = next;
    return 0;
}

/* `digits` digits of base 16 behind the two characters of the escape. */
static int decode_hex(Escaped *e, int digits, const char *truncated,
                      const char *illegal)
{
    uint32_t c = 0;
    size_t at = e->i + 2;
    for (int k = 0; k < digits; k++, at++) {
        int d = at < e->n ? hex_value(e->p[at]) : -1;
        if (d < 0)
            return refuse(e, at, truncated);
        c = c << 4 | (uint32_t)d;
    }
    if (c > 0x10FFFF)
        return refuse(e, at, illegal);
    buf_put_utf8(&e->out, c);
    e->i = at;
    return 0;
}

static const char cut_u[] = "truncated \\uXXXX escape";
static const char cut_U[] = "truncated \\UXXXXXXXX escape";

/* The code point with the name; -1: none. */
static int64_t named(const char *name, size_t n)
{
    char upper[UNICODE_NAME_MAX], have[UNICODE_NAME_MAX];
    if (n >= sizeof upper)
        return -1;
    for (size_t i = 0; i < n; i++)
        upper[i] =
            (char)(name[i] >= 'a' && name[i] <= 'z' ? name[i] - 32 : name[i]);
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        int len = unicode_name(c, have);
        if (len > 0 && (size_t)len == n && memcmp(have, upper, n) == 0)
            return c;
    }
    return -1;
}

/* \N{NAME} */
static int decode_name(Escaped *e)
{
    static const char bad[] = "malformed \\N character escape";
    size_t at = e->i + 2;
    if (at >= e->n || e->p[at] != '{')
        return refuse(e, at, bad);
    const uint8_t *end = memchr(e->p + at + 1, '}', e->n - at - 1);
    if (!end)
        return refuse(e, e->n, bad);
    size_t stop = (size_t)(end - e->p), from = at + 1;
    if (stop == from)
        return refuse(e, stop, bad);
    int64_t c = named((const char *)e->p + from, stop - from);
    if (c < 0) {
        bool final = e->final;
        e->final = true;
        int r = refuse(e, stop + 1, "unknown Unicode character name");
        e->final = final;
        return r;
    }
    buf_put_utf8(&e->out, (uint32_t)c);
    e->i = stop + 1;
    return 0;
}

/* Reads up to three octal digits behind the backslash. */
static uint32_t octal(Escaped *e)
{
    uint32_t c = 0;
    size_t at = e->i + 1;
    for (int k = 0; k < 3 && at < e->n && e->p[at] >= '0' && e->p[at] <= '7';
         k++, at++)
        c = c << 3 | (uint32_t)(e->p[at] - '0');
    if (c > 0377 && e->bad < 0)
        e->bad = (int)c;
    e->i = at;
    return c;
}

static int decode_escape(Escaped *e)
{
    if (e->i + 1 >= e->n)
        return refuse(e, e->n, "\\ at end of string");
    uint8_t c = e->p[e->i + 1];
    static const char illegal[] = "illegal Unicode character";
    const char *at = c ? strchr(simple_from, c) : NULL;
    if (c == 'x')
        return decode_hex(e, 2, "truncated \\xXX escape", illegal);
    if (c == 'u')
        return decode_hex(e, 4, cut_u, illegal);
    if (c == 'U')
        return decode_hex(e, 8, cut_U, illegal);
    if (c == 'N')
        return decode_name(e);
    if (c >= '0' && c <= '7')
        return buf_put_utf8(&e->out, octal(e)), 0;
    if (at) {
        buf_putc(&e->out, simple_to[at - simple_from]);
    } else if (c != '\n') {
        if (e->bad < 0)
            e->bad = c;
        buf_putc(&e->out, '\\');
        buf_put_utf8(&e->out, c);
    }
    e->i += 2;
    return 0;
}

/* In raw text only \u and \U are escapes. */
static int decode_raw(Escaped *e)
{
    uint8_t c = e->i + 1 < e->n ? e->p[e->i + 1] : 0;
    if (c == 'u')
        return decode_hex(e, 4, cut_u, "");
    if (c == 'U')
        return decode_hex(e, 8, cut_U, "\\Uxxxxxxxx out of range");
    if (e->i + 1 >= e->n && !e->final)
        return e->waits = true, 0;
    buf_putc(&e->out, '\\');
    e->i++;
    if (c == '\\') {
        buf_putc(&e->out, '\\');
        e->i++;
    }
    return 0;
}

static int warn_bad(Ctx *cx, int c)
{
    char text[16];
    snprintf(text, sizeof text, c > 0xFF ? "%o" : "%c", (unsigned)c);
    return warn_fmt(cx, &exc_DeprecationWarning,
                    c > 0xFF ? "invalid octal escape sequence '\\%s'"
                             : "invalid escape sequence '\\%s'",
                    text);
}

static int decode_all(Escaped *e, int (*escape)(Escaped *))
{
    while (e->i < e->n && !e->waits) {
        if (e->p[e->i] != '\\')
            buf_put_utf8(&e->out, e->p[e->i++]);
        else if (escape(e) < 0)
            return -1;
    }
    return e->bad >= 0 ? warn_bad(e->cx, e->bad) : 0;
}

/* (text, bytes used) of a str, which stands for its UTF-8, or of bytes. */
static Value decode_text(Ctx *cx, Value *argv, const char *name,
                         int (*escape)(Escaped *))
{
    Value strict = str_intern_c(cx, "strict"), v = argv[0];
    Value errors = argv[1] == V_NULL || argv[1] == V_NONE ? strict : argv[1];
    int final = argv[2] == V_NULL ? 1 : obj_truth(cx, argv[2]);
    if (is_str(v))
        v = text_encode(cx, v, V_NULL, V_NULL);
    if (!strict || !v || final < 0)
        return V_NULL;
    Escaped e = {.cx = cx,
                 .final = final,
                 .name = name,
                 .errors = errors,
                 .bad = -1,
                 .out = BUF_EMPTY};
    if (!bytes_view(v, &e.p, &e.n))
        return raise_fmt(cx, &exc_TypeError,
                         "a bytes-like object is required, not '%T'", v);
    e.object = bytes_from(cx, e.p, e.n);
    if (!e.object)
        return V_NULL;
    e.p = AS(const Bytes, e.object)->data;
    Value text = decode_all(&e, escape) < 0 ? V_NULL : str_from_buf(cx, &e.out);
    buf_free(&e.out);
    return text ? tuple_pair(cx, text, v_int((int64_t)e.i)) : V_NULL;
}

LIB_FUNCTION(_codecs, unicode_escape_decode)
{
    return decode_text(cx, argv, "unicodeescape", decode_escape);
}
LIB_FUNCTION(_codecs, raw_unicode_escape_decode)
{
    return decode_text(cx, argv, "rawunicodeescape", decode_raw);
}

/* ---- bytes to bytes ---- */

LIB_FUNCTION(_codecs, escape_encode)
{
    if (!is_kind(argv[0], KIND_bytes))
        return raise_fmt(cx, &exc_TypeError,
                         "escape_encode() argument 1 must be bytes, not %T",
                         argv[0]);
    const Bytes *s = AS(Bytes, argv[0]);
    Buf b = BUF_EMPTY;
    for (size_t i = 0; i < s->len; i++) {
        if (s->data[i] == '\'')
            buf_puts(&b, "\\'");
        else
            escape_code(&b, s->data[i]);
    }
    Value r = bytes_from(cx, buf_text(&b), b.len);
    int64_t n = (int64_t)s->len;
    buf_free(&b);
    return r ? tuple_pair(cx, r, v_int(n)) : V_NULL;
}

/* \xhh at e->i */
static int byte_hex(Escaped *e, const char *errors)
{
    int a = e->i + 2 < e->n ? hex_value(e->p[e->i + 2]) : -1;
    int b = e->i + 3 < e->n ? hex_value(e->p[e->i + 3]) : -1;
    if (a >= 0 && b >= 0) {
        buf_putc(&e->out, (char)(a << 4 | b));
        e->i += 4;
        return 0;
    }
    if (strcmp(errors, "replace") == 0)
        buf_putc(&e->out, '?');
    else if (strcmp(errors, "ignore") != 0)
        return raise_fmt(e->cx, &exc_ValueError,
                         strcmp(errors, "strict") == 0
                             ? "invalid \\x escape at position %d"
                             : "decoding error; unknown error handling code",
                         (int)e->i),
               -1;
    e->i += a >= 0 ? 3 : 2;
    return 0;
}

static int byte_escape(Escaped *e, const char *errors)
{
    if (e->i + 1 >= e->n)
        return raise_fmt(e->cx, &exc_ValueError, "Trailing \\ in string"), -1;
    uint8_t c = e->p[e->i + 1];
    const char *at = c ? strchr(simple_from, c) : NULL;
    if (c == 'x')
        return byte_hex(e, errors);
    if (c >= '0' && c <= '7') {
        buf_putc(&e->out, (char)octal(e));
        return 0;
    }
    if (at) {
        buf_putc(&e->out, simple_to[at - simple_from]);
    } else if (c != '\n') {
        if (e->bad < 0)
            e->bad = c;
        buf_putc(&e->out, '\\');
        buf_putc(&e->out, (char)c);
    }
    e->i += 2;
    return 0;
}

LIB_FUNCTION(_codecs, escape_decode)
{
    Value v =
        is_str(argv[0]) ? text_encode(cx, argv[0], V_NULL, V_NULL) : argv[0];
    bool named_errors = argv[1] != V_NULL && is_str(argv[1]);
    Escaped e = {.cx = cx, .bad = -1, .out = BUF_EMPTY};
    if (!v)
        return V_NULL;
    if (!bytes_view(v, &e.p, &e.n))
        return raise_fmt(cx, &exc_TypeError,
                         "a bytes-like object is required, not '%T'", v);
    int r = 0;
    while (r == 0 && e.i < e.n) {
        if (e.p[e.i] != '\\')
            buf_putc(&e.out, (char)e.p[e.i++]);
        else
            r = byte_escape(&e, named_errors
                                    ? (const char *)as_str(argv[1])->data
                                    : "strict");
    }
    if (r == 0 && e.bad >= 0)
        r = warn_bad(cx, e.bad);
    Value out = r < 0 ? V_NULL : bytes_from(cx, buf_text(&e.out), e.out.len);
    buf_free(&e.out);
    return out ? tuple_pair(cx, out, v_int((int64_t)e.i)) : V_NULL;
}
