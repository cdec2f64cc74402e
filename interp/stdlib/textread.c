/* textread.c: reading of _io.TextIOWrapper. The bytes stay undecoded in the
 * stream until a line or a count of characters is asked for, so a position is
 * always that of a byte; what is read ahead is checked at once, as CPython
 * decodes it at once. */
#include "stdlib/textparts_io.h"

/* ---- UTF-8 ---- */

/* Bytes of the sequence that starts with c; 1 for what starts none. */
static size_t sequence_length(uint8_t c)
{
    return c < 0xC2 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 1;
}

static bool sequence_valid(const uint8_t *p, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xC0) != 0x80)
            return false;
    uint32_t two = (uint32_t)p[0] << 8 | p[1];
    if (n == 3)
        return two >= 0xE0A0 && (two < 0xEDA0 || two >= 0xEE00);
    return n < 4 || (two >= 0xF090 && two < 0xF490);
}

/* Bytes at the end that begin a sequence whose rest is to come. */
static size_t incomplete_tail(const uint8_t *p, size_t n)
{
    for (size_t k = 1; k <= 3 && k <= n; k++) {
        uint8_t c = p[n - k];
        if ((c & 0xC0) == 0x80)
            continue;
        return sequence_length(c) > k ? k : 0;
    }
    return 0;
}

static bool utf8_valid(const uint8_t *p, size_t n)
{
    for (size_t i = 0; i < n;) {
        if (p[i] < 0x80) {
            i++;
            continue;
        }
        size_t k = sequence_length(p[i]);
        if (k == 1 || i + k > n || !sequence_valid(p + i, k))
            return false;
        i += k;
    }
    return true;
}

/* ---- decoding ---- */

static Value decode_plain(Ctx *cx, const TextIO *t, const uint8_t *p, size_t n)
{
    if (!n)
        return name_empty;
    if (bytes_ascii(p, n))
        return str_from_latin1(cx, (const char *)p, n);
    return text_decode(cx, p, n, t->encoding, t->errors);
}

static Value decode(Ctx *cx, const TextIO *t, const uint8_t *p, size_t n)
{
    if (!(t->flags & IO_TRANSLATE) || !n || !memchr(p, '\r', n))
        return decode_plain(cx, t, p, n);
    Buf b = BUF_EMPTY;
    for (size_t i = 0; i < n; i++) {
        if (p[i] == '\r') {
            i += i + 1 < n && p[i + 1] == '\n';
            buf_putc(&b, '\n');
        } else {
            buf_putc(&b, (char)p[i]);
        }
    }
    Value r = decode_plain(cx, t, (const uint8_t *)b.data, b.len);
    buf_free(&b);
    return r;
}

/* The first n bytes of the input as text; they are used up. */
static Value take(Ctx *cx, TextIO *t, size_t n)
{
    Stream *s = t->stream;
    Value r = decode(cx, t, n ? stream_front(s) : NULL, n);
    if (n)
        stream_take(s, n);
    return r;
}

/* ---- input ---- */

static void note_newlines(Ctx *cx, TextIO *t, const uint8_t *p, size_t n)
{
    uint32_t seen = t->flags;
    const uint32_t all = IO_SEEN_CR | IO_SEEN_LF | IO_SEEN_CRLF;
    if (!memchr(p, '\r', n)) {
        seen |= memchr(p, '\n', n) ? IO_SEEN_LF : 0;
    } else {
        for (size_t i = 0; i < n && (seen & all) != all; i++) {
            if (p[i] == '\r' && i + 1 < n && p[i + 1] == '\n')
                seen |= IO_SEEN_CRLF, i++;
            else if (p[i] == '\r')
                seen |= IO_SEEN_CR;
            else if (p[i] == '\n')
                seen |= IO_SEEN_LF;
        }
    }
    if (seen != t->flags)
        store_file_flags(cx, t, &t->flags, seen);
}

/* Raises if the bytes that were just added cannot be decoded. */
static int check_input(Ctx *cx, const TextIO *t, const uint8_t *p, size_t n)
{
    if (bytes_ascii(p, n) || !str_eq_ascii(t->errors, "strict"))
        return 0;
    int family = text_codec_family(cx, t->encoding);
    if (family < 0 || family == CODEC_LATIN1)
        return family < 0 ? -1 : 0;
    n -= family == CODEC_UTF8 ? incomplete_tail(p, n) : 0;
    if (family == CODEC_UTF8 && utf8_valid(p, n))
        return 0;
    return text_decode(cx, p, n, t->encoding, t->errors) ? 0 : -1;
}

/* 1 more bytes, 0 the end, -1 raised. */
static int fill(Ctx *cx, TextIO *t)
{
    Stream *s = t->stream;
    size_t before = stream_unread(s);
    size_t tail = before ? incomplete_tail(stream_front(s), before) : 0;
    int64_t got = stream_fill(cx, s, text_under(t), STREAM_CHUNK);
    if (got <= 0)
        return got == -1 ? -1 : 0;
    const uint8_t *p = stream_front(s) + before;
    if (t->flags & IO_UNIVERSAL)
        note_newlines(cx, t, p, (size_t)got);
    return check_input(cx, t, p - tail, (size_t)got + tail) ? -1 : 1;
}

static int before_read(Ctx *cx, TextIO *t)
{
    return t->stream->out.len ? stream_flush(cx, t->stream, text_under(t)) : 0;
}

/* ---- lines ---- */

enum { NO_LINE = -1, NEED_MORE = -2 };

/* Length of the line with its end, or NO_LINE, or NEED_MORE: its last byte is
 * a \r that may be half of an end. */
static int64_t universal_line(const uint8_t *p, size_t n, size_t from)
{
    const uint8_t *nl = memchr(p + from, '\n', n - from);
    size_t bound = nl ? (size_t)(nl - p) : n;
    const uint8_t *cr = memchr(p + from, '\r', bound - from);
    if (!cr)
        return nl ? nl - p + 1 : NO_LINE;
    size_t at = (size_t)(cr - p);
    if (at + 1 == n)
        return NEED_MORE;
    return (int64_t)at + 1 + (p[at + 1] == '\n');
}

static int64_t find_line(const TextIO *t, const uint8_t *p, size_t n,
                         size_t from)
{
    if (from >= n)
        return NO_LINE;
    if (t->flags & IO_UNIVERSAL)
        return universal_line(p, n, from);
    const Str *nl = t->newline == V_NONE ? NULL : AS(Str, t->newline);
    if (!nl || nl->len == 1) {
        const uint8_t *at = memchr(p + from, nl ? nl->data[0] : '\n', n - from);
        return at ? at - p + 1 : NO_LINE;
    }
    int64_t at = mem_find(p + from, n - from, (const uint8_t *)"\r\n", 2);
    return at >= 0 ? at + (int64_t)from + 2 : NO_LINE;
}

/* Walks whole characters of p[*at, n) until *chars of them are counted down;
 * stops before one that is not complete. */
static void walk(const TextIO *t, const uint8_t *p, size_t n, bool last,
                 bool utf8, size_t *at, int64_t *chars)
{
    while (*chars > 0 && *at < n) {
        size_t k = utf8 ? sequence_length(p[*at]) : 1;
        if (p[*at] == '\r' && t->flags & IO_TRANSLATE) {
            if (*at + 1 == n && !last)
                return;
            k = *at + 1 < n && p[*at + 1] == '\n' ? 2 : 1;
        } else if (k > 1 && *at + k > n) {
            if (!last)
                return;
            k = n - *at;
        } else if (k > 1 && !sequence_valid(p + *at, k)) {
            k = 1;
        }
        *at += k;
        --*chars;
    }
}

static Value bounded(Ctx *cx, TextIO *t, size_t n, int64_t limit)
{
    size_t at = 0;
    int family = text_codec_family(cx, t->encoding);
    if (family < 0)
        return V_NULL;
    if (n && limit >= 0)
        walk(t, stream_front(t->stream), n, true, family == CODEC_UTF8, &at,
             &limit);
    else
        at = n;
    return take(cx, t, at);
}

Value text_line(Ctx *cx, TextIO *t, int64_t limit)
{
    Stream *s = t->stream;
    size_t seen = 0;
    if (before_read(cx, t))
        return V_NULL;
    for (;;) {
        size_t n = stream_unread(s);
        int64_t k = n ? find_line(t, stream_front(s), n, seen) : NO_LINE;
        if (k >= 0)
            return limit < 0 ? take(cx, t, (size_t)k)
                             : bounded(cx, t, (size_t)k, limit);
        if (limit >= 0 && n > 4 * (size_t)limit + 4)
            return bounded(cx, t, n, limit);
        seen = n ? n - 1 : 0; /* the last may be half of \r\n */
        int more = fill(cx, t);
        if (more < 0)
            return V_NULL;
        if (!more)
            return bounded(cx, t, stream_unread(s), limit);
    }
}

/* ---- characters ---- */

static Value read_all(Ctx *cx, TextIO *t)
{
    Stream *s = t->stream;
    size_t before = stream_unread(s);
    if (stream_fill_all(cx, s, text_under(t)))
        return V_NULL;
    size_t n = stream_unread(s);
    if (n > before && t->flags & IO_UNIVERSAL)
        note_newlines(cx, t, stream_front(s) + before, n - before);
    return take(cx, t, n);
}

/* Up to n characters: fewer at the end, or where bytes are ignored. */
static Value read_some(Ctx *cx, TextIO *t, int64_t n, bool *end)
{
    Stream *s = t->stream;
    size_t at = 0;
    int family = text_codec_family(cx, t->encoding);
    bool last = false;
    while (family >= 0) {
        if (stream_unread(s))
            walk(t, stream_front(s), stream_unread(s), last,
                 family == CODEC_UTF8, &at, &n);
        *end = last;
        if (!n || last)
            return take(cx, t, at);
        int more = fill(cx, t);
        if (more < 0)
            return V_NULL;
        last = !more;
    }
    return V_NULL;
}

Value text_read(Ctx *cx, TextIO *t, int64_t n)
{
    if (before_read(cx, t))
        return V_NULL;
    if (n < 0)
        return read_all(cx, t);
    bool end;
    Value r = read_some(cx, t, n, &end);
    while (r && !end && AS(Str, r)->len < n) {
        Value more = read_some(cx, t, n - AS(Str, r)->len, &end);
        r = more ? str_concat(cx, r, more) : V_NULL;
    }
    return r;
}
