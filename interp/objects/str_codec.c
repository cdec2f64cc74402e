/* str_codec.c: text to bytes and back: UTF-8, ASCII, Latin-1, UTF-16, UTF-32,
 * with CPython's error handlers. */
#include "objects/bytesparts.h"
#include "objects/classes.h"
#include "objects/number.h"
#include "objects/strkind.h"
#include "objects/textparts.h"
#include "objects/unicode.h"

#include "context/error.h"

typedef enum { UTF8, ASCII, LATIN1, UTF16, UTF32 } Family;
typedef enum { NATIVE, LITTLE, BIG } Order; /* NATIVE: with a mark */

typedef struct Codec {
    const char *alias; /* lower case, '-' for '_' and ' ' */
    const char *name;
    Family family;
    Order order;
} Codec;

static const Codec codecs[] = {
    {"utf-8", "utf-8", UTF8, 0},
    {"utf8", "utf-8", UTF8, 0},
    {"u8", "utf-8", UTF8, 0},
    {"cp65001", "utf-8", UTF8, 0},
    {"ascii", "ascii", ASCII, 0},
    {"us-ascii", "ascii", ASCII, 0},
    {"646", "ascii", ASCII, 0},
    {"latin-1", "latin-1", LATIN1, 0},
    {"latin1", "latin-1", LATIN1, 0},
    {"latin", "latin-1", LATIN1, 0},
    {"l1", "latin-1", LATIN1, 0},
    {"iso-8859-1", "latin-1", LATIN1, 0},
    {"iso8859-1", "latin-1", LATIN1, 0},
    {"8859", "latin-1", LATIN1, 0},
    {"utf-16", "utf-16", UTF16, NATIVE},
    {"utf16", "utf-16", UTF16, NATIVE},
    {"u16", "utf-16", UTF16, NATIVE},
    {"utf-16-le", "utf-16-le", UTF16, LITTLE},
    {"utf-16le", "utf-16-le", UTF16, LITTLE},
    {"utf-16-be", "utf-16-be", UTF16, BIG},
    {"utf-16be", "utf-16-be", UTF16, BIG},
    {"utf-32", "utf-32", UTF32, NATIVE},
    {"utf32", "utf-32", UTF32, NATIVE},
    {"u32", "utf-32", UTF32, NATIVE},
    {"utf-32-le", "utf-32-le", UTF32, LITTLE},
    {"utf-32le", "utf-32-le", UTF32, LITTLE},
    {"utf-32-be", "utf-32-be", UTF32, BIG},
    {"utf-32be", "utf-32-be", UTF32, BIG},
};

/* One text on its way. */
typedef struct Job {
    Ctx *cx;
    const Codec *codec;
    const char *errors;
    Value object; /* for the error: the str or the bytes */
} Job;

static const Codec *find_codec(Ctx *cx, Value encoding)
{
    if (encoding == V_NULL)
        return &codecs[0];
    char name[32];
    const Str *s = as_str(encoding);
    size_t n = 0;
    for (; n < s->len && n + 1 < sizeof name; n++) {
        uint32_t c = str_at(s, n);
        name[n] = (char)(c == '_' || c == ' '   ? '-'
                         : c >= 'A' && c <= 'Z' ? c + 32
                         : c < 0x80             ? c
                                                : '?');
    }
    name[n] = 0;
    for (size_t i = 0; n == s->len && i < ARRAY_LEN(codecs); i++)
        if (strcmp(codecs[i].alias, name) == 0)
            return &codecs[i];
    raise_fmt(cx, &exc_LookupError, "unknown encoding: %S", encoding);
    return NULL;
}

int text_codec_family(Ctx *cx, Value encoding)
{
    const Codec *c = find_codec(cx, encoding);
    if (!c)
        return -1;
    return c->family == UTF8     ? CODEC_UTF8
           : c->family == ASCII  ? CODEC_ASCII
           : c->family == LATIN1 ? CODEC_LATIN1
                                 : CODEC_WIDE;
}

int codec_args(Ctx *cx, Value encoding, Value errors, const char *method)
{
    Value bad = V_NULL;
    const char *which = "encoding";
    if (encoding != V_NULL && !is_str(encoding)) {
        bad = encoding;
    } else if (errors != V_NULL && !is_str(errors)) {
        bad = errors;
        which = "errors";
    }
    if (bad == V_NULL)
        return 0;
    raise_fmt(cx, &exc_TypeError, "%s() argument '%s' must be str, not %s",
              method, which, arg_label(bad));
    return -1;
}

static Value ask_handler(Job *j, Type *type, size_t from, size_t to,
                         const char *reason)
{
    return text_ask_handler(j->cx, j->errors, type, j->codec->name, j->object,
                            from, to, reason);
}

static int start_job(Job *j, Ctx *cx, Value encoding, Value errors,
                     const char *method)
{
    *j = (Job){.cx = cx, .errors = "strict"};
    if (codec_args(cx, encoding, errors, method) < 0)
        return -1;
    if (errors != V_NULL)
        j->errors = (const char *)as_str(errors)->data;
    j->codec = find_codec(cx, encoding);
    return j->codec ? 0 : -1;
}

static bool handler_is(const Job *j, const char *name)
{
    return strcmp(j->errors, name) == 0;
}

static int raise_codec(Job *j, Type *type, size_t from, size_t to,
                       const char *reason)
{
    Ctx *cx = j->cx;
    Value v[5] = {str_intern_c(cx, j->codec->name), j->object,
                  int_from_u64(cx, from), int_from_u64(cx, to),
                  str_from_ascii(cx, reason)};
    if (v[0] == V_NULL || v[4] == V_NULL)
        return -1;
    Value e = exception_new(cx, type, v, 5);
    if (e != V_NULL)
        raise_value(cx, e);
    return -1;
}

static bool known_handler(const Job *j)
{
    static const char *const known[] = {
        "ignore",      "replace",       "backslashreplace", "xmlcharrefreplace",
        "namereplace", "surrogatepass", "surrogateescape",  "strict"};
    for (size_t k = 0; k < ARRAY_LEN(known); k++)
        if (handler_is(j, known[k]))
            return true;
    return false;
}

/* --- decoding ---------------------------------------------------------- */

/* Bytes [from, to) cannot be decoded: what stands for them, or -1. */
static int bad_bytes(Job *j, TextBuf *t, const uint8_t *p, size_t from,
                     size_t to, const char *reason)
{
    if (handler_is(j, "strict"))
        return raise_codec(j, &exc_UnicodeDecodeError, from, to, reason);
    if (handler_is(j, "ignore"))
        return 0;
    if (handler_is(j, "replace")) {
        text_put(t, 0xFFFD);
        return 0;
    }
    bool escape = handler_is(j, "surrogateescape");
    if (!known_handler(j)) {
        Value r = ask_handler(j, &exc_UnicodeDecodeError, from, to, reason);
        if (r)
            text_put_str(t, as_str(r), 0, as_str(r)->len);
        return r ? 0 : -1;
    }
    if (handler_is(j, "xmlcharrefreplace") || handler_is(j, "namereplace"))
        return raise_fmt(j->cx, &exc_TypeError,
                         "don't know how to handle UnicodeDecodeError in "
                         "error callback"),
               -1;
    if (!escape && !handler_is(j, "backslashreplace"))
        return raise_codec(j, &exc_UnicodeDecodeError, from, to, reason);
    for (size_t i = from; i < to; i++) {
        if (escape && p[i] < 0x80)
            return raise_codec(j, &exc_UnicodeDecodeError, from, to, reason);
        if (escape) {
            text_put(t, 0xDC00u + p[i]);
        } else {
            char buf[8];
            static const char hex[] = "0123456789abcdef";
            buf[0] = '\\';
            buf[1] = 'x';
            buf[2] = hex[p[i] >> 4];
            buf[3] = hex[p[i] & 15];
            text_puts(t, buf, 4);
        }
    }
    return 0;
}

/* The lowest and highest second byte behind a lead byte of UTF-8. */
static void second_range(uint8_t lead, bool surrogates, uint8_t *lo,
                         uint8_t *hi)
{
    *lo = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    *hi = lead == 0xED && !surrogates ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
}

static int decode_utf8(Job *j, TextBuf *t, const uint8_t *p, size_t n)
{
    bool pass = handler_is(j, "surrogatepass");
    for (size_t i = 0; i < n;) {
        size_t start = i;
        while (i < n && p[i] < 0x80)
            i++;
        text_puts(t, (const char *)p + start, i - start);
        if (i == n)
            break;
        uint8_t b = p[i], lo, hi;
        size_t need = b < 0xC2   ? 0
                      : b < 0xE0 ? 1
                      : b < 0xF0 ? 2
                      : b < 0xF5 ? 3
                                 : 0;
        size_t k = 1;
        uint32_t c = b & (0x3Fu >> need);
        second_range(b, pass, &lo, &hi);
        for (; k <= need && i + k < n; k++) {
            uint8_t x = p[i + k];
            if (x < lo || x > hi)
                break;
            c = c << 6 | (x & 0x3Fu);
            lo = 0x80;
            hi = 0xBF;
        }
        if (need && k > need) {
            text_put(t, c);
            i += k;
            continue;
        }
        const char *reason = !need       ? "invalid start byte"
                             : i + k < n ? "invalid continuation byte"
                                         : "unexpected end of data";
        if (bad_bytes(j, t, p, i, i + k, reason) < 0)
            return -1;
        i += k;
    }
    return 0;
}

static int decode_bytes(Job *j, TextBuf *t, const uint8_t *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (p[i] < 0x80 || j->codec->family == LATIN1)
            text_put(t, p[i]);
        else if (bad_bytes(j, t, p, i, i + 1, "ordinal not in range(128)") < 0)
            return -1;
    }
    return 0;
}

static uint32_t unit_at(const uint8_t *p, size_t size, bool big)
{
    uint32_t c = 0;
    for (size_t k = 0; k < size; k++)
        c |= (uint32_t)p[big ? size - 1 - k : k] << (8 * k);
    return c;
}

/* UTF-16 and UTF-32. */
static int decode_wide(Job *j, TextBuf *t, const uint8_t *p, size_t n)
{
    size_t size = j->codec->family == UTF16 ? 2 : 4, i = 0;
    bool big = j->codec->order == BIG;
    if (j->codec->order == NATIVE && n >= size) {
        bool le = unit_at(p, size, false) == 0xFEFF;
        big = !le && unit_at(p, size, true) == 0xFEFF;
        i = le || big ? size : 0;
    }
    while (i < n) {
        if (n - i < size) {
            if (bad_bytes(j, t, p, i, n, "truncated data") < 0)
                return -1;
            break;
        }
        uint32_t c = unit_at(p + i, size, big);
        size_t used = size;
        const char *reason = NULL;
        if (size == 2 && c >= 0xD800 && c < 0xDC00 && n - i >= 4) {
            uint32_t d = unit_at(p + i + 2, 2, big);
            if (d >= 0xDC00 && d < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (d - 0xDC00);
                used = 4;
            } else {
                reason = "illegal UTF-16 surrogate";
            }
        } else if (size == 2 && c >= 0xD800 && c < 0xE000) {
            reason =
                c >= 0xDC00 ? "illegal encoding" : "unexpected end of data";
            used = c >= 0xDC00 ? 2 : n - i;
        } else if (c > 0x10FFFF) {
            reason = "code point not in range(0x110000)";
        } else if (c >= 0xD800 && c < 0xE000) {
            reason = "code point in surrogate code point range(0xd800, "
                     "0xe000)";
        }
        if (!reason)
            text_put(t, c);
        else if (bad_bytes(j, t, p, i, i + used, reason) < 0)
            return -1;
        i += used;
    }
    return 0;
}

Value text_decode(Ctx *cx, const uint8_t *p, size_t n, Value encoding,
                  Value errors)
{
    Job j;
    if (n == 0 && codec_args(cx, encoding, errors, "decode") == 0)
        return str_empty(); /* whatever the encoding */
    if (start_job(&j, cx, encoding, errors, "decode") < 0)
        return text_by_registry(cx, bytes_from(cx, p, n), encoding, errors,
                                true);
    Family f = j.codec->family;
    if (f == LATIN1 || (f <= ASCII && bytes_ascii(p, n)))
        return str_from_latin1(cx, (const char *)p, n);
    j.object = bytes_from(cx, p, n);
    if (j.object == V_NULL)
        return V_NULL;
    p = AS(const Bytes, j.object)->data; /* stays as it is */
    TEXT_LOCAL(t);
    int r = f == UTF8    ? decode_utf8(&j, &t, p, n)
            : f == ASCII ? decode_bytes(&j, &t, p, n)
                         : decode_wide(&j, &t, p, n);
    if (r == 0)
        return text_take(cx, &t);
    text_drop(&t);
    return V_NULL;
}

/* --- encoding ---------------------------------------------------------- */

static const char *cannot_encode(const Codec *c)
{
    return c->family == ASCII    ? "ordinal not in range(128)"
           : c->family == LATIN1 ? "ordinal not in range(256)"
                                 : "surrogates not allowed";
}

static bool encodable(const Codec *codec, uint32_t c)
{
    switch (codec->family) {
    case ASCII:
        return c < 0x80;
    case LATIN1:
        return c < 0x100;
    default:
        return c < 0xD800 || c > 0xDFFF;
    }
}

static void put_unit(Buf *out, uint32_t c, size_t size, bool big)
{
    for (size_t k = 0; k < size; k++)
        buf_putc(out, (char)(c >> (8 * (big ? size - 1 - k : k))));
}

/* c in the codec's form; it is encodable, or a surrogate let through. */
static void put_code(const Codec *codec, Buf *out, uint32_t c)
{
    bool big = codec->order == BIG;
    switch (codec->family) {
    case UTF8:
        buf_put_utf8(out, c);
        break;
    case ASCII:
    case LATIN1:
        buf_putc(out, (char)c);
        break;
    case UTF16:
        if (c >= 0x10000) {
            put_unit(out, 0xD7C0 + (c >> 10), 2, big);
            c = 0xDC00 + (c & 0x3FF);
        }
        put_unit(out, c, 2, big);
        break;
    case UTF32:
        put_unit(out, c, 4, big);
        break;
    }
}

static void put_ascii(const Codec *codec, Buf *out, const char *text)
{
    for (; *text; text++)
        put_code(codec, out, (uint8_t)*text);
}

/* What the handler writes for one code point: 1 done, 0 not its business. */
static int put_substitute(Job *j, Buf *out, uint32_t c)
{
    BUF_LOCAL(b, 160);
    char name[UNICODE_NAME_MAX];
    int done = 1;
    if (handler_is(j, "ignore"))
        done = 1;
    else if (handler_is(j, "replace"))
        buf_putc(&b, '?');
    else if (handler_is(j, "backslashreplace") ||
             (handler_is(j, "namereplace") && !unicode_name(c, name)))
        buf_put_escape(&b, c);
    else if (handler_is(j, "namereplace") && unicode_name(c, name))
        buf_printf(&b, "\\N{%s}", name);
    else if (handler_is(j, "xmlcharrefreplace"))
        buf_printf(&b, "&#%u;", c);
    else
        done = 0;
    if (done)
        put_ascii(j->codec, out, buf_text(&b));
    buf_free(&b);
    if (done)
        return done;
    bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    if (handler_is(j, "surrogatepass") && surrogate) {
        put_code(j->codec, out, c);
        return 1;
    }
    if (handler_is(j, "surrogateescape") && c >= 0xDC80 && c <= 0xDCFF) {
        buf_putc(out, (char)(c - 0xDC00));
        return 1;
    }
    return 0;
}

/* A registered handler's answer: bytes as they are, text encoded. */
static int put_answer(Job *j, Buf *out, Value r, size_t from, size_t to)
{
    if (is_kind(r, KIND_bytes)) {
        buf_put(out, AS(Bytes, r)->data, AS(Bytes, r)->len);
        return 0;
    }
    const Str *s = as_str(r);
    for (size_t i = 0; i < s->len; i++) {
        if (!encodable(j->codec, str_at(s, i)))
            return raise_codec(j, &exc_UnicodeEncodeError, from, to,
                               cannot_encode(j->codec));
        put_code(j->codec, out, str_at(s, i));
    }
    return 0;
}

/* Code points from i on that cannot be encoded; -1, or how many were dealt
 * with. */
static int64_t bad_codes(Job *j, Buf *out, const Str *s, size_t i)
{
    size_t to = i;
    while (to < s->len && !encodable(j->codec, str_at(s, to)))
        to++;
    if (!known_handler(j)) {
        Value r = ask_handler(j, &exc_UnicodeEncodeError, i, to,
                              cannot_encode(j->codec));
        if (!r || put_answer(j, out, r, i, to) < 0)
            return -1;
        return (int64_t)(to - i);
    }
    for (size_t k = i; k < to; k++)
        if (!put_substitute(j, out, str_at(s, k)))
            return raise_codec(j, &exc_UnicodeEncodeError, k, to,
                               cannot_encode(j->codec));
    return (int64_t)(to - i);
}

static int encode(Job *j, Buf *out, const Str *s)
{
    if (j->codec->order == NATIVE && j->codec->family == UTF16)
        put_unit(out, 0xFEFF, 2, false);
    if (j->codec->order == NATIVE && j->codec->family == UTF32)
        put_unit(out, 0xFEFF, 4, false);
    for (size_t i = 0; i < s->len;) {
        uint32_t c = str_at(s, i);
        if (encodable(j->codec, c)) {
            put_code(j->codec, out, c);
            i++;
            continue;
        }
        int64_t n = bad_codes(j, out, s, i);
        if (n < 0)
            return -1;
        i += (size_t)n;
    }
    return 0;
}

/* Are the 4 code points of width 2 at s->data[i...) ASCII? */
ALWAYS_INLINE bool four_ascii(const Str *s, int width, size_t i, uint64_t *w)
{
    if (width != 2 || s->len < 4 || i > s->len - 4)
        return false;
    memcpy(w, codes2(s) + i, 8);
    return (*w & 0xFF80FF80FF80FF80u) == 0;
}

/* Bytes of the UTF-8 form; -1: there are surrogates. */
ALWAYS_INLINE int64_t utf8_measure(const Str *s, int width)
{
    int64_t n = s->len;
    bool bad = false;
    uint64_t w;
    for (size_t i = 0; i < s->len; i++) {
        if (four_ascii(s, width, i, &w)) {
            i += 3;
            continue;
        }
        uint32_t c = data_at(s->data, width, i);
        bad |= c - 0xD800 < 0x800;
        n += (c >= 0x80) + (c >= 0x800) + (c >= 0x10000);
    }
    return bad ? -1 : n;
}

ALWAYS_INLINE void utf8_write(const Str *s, int width, uint8_t *p)
{
    uint64_t w;
    for (size_t i = 0; i < s->len; i++) {
        if (four_ascii(s, width, i, &w)) {
            w = (w | w >> 8) & 0x0000FFFF0000FFFFu;
            uint32_t packed = (uint32_t)(w | w >> 16);
            memcpy(p, &packed, 4);
            p += 4;
            i += 3;
            continue;
        }
        uint32_t c = data_at(s->data, width, i);
        if (LIKELY(c < 0x80)) {
            *p++ = (uint8_t)c;
            continue;
        }
        int more = 1 + (c >= 0x800) + (c >= 0x10000);
        *p++ = (uint8_t)((0xFFu << (7 - more)) | (c >> 6 * more));
        while (more-- > 0)
            *p++ = (uint8_t)(0x80 | (c >> 6 * more & 0x3F));
    }
}

/* V_NULL without an exception: surrogates have no UTF-8. */
static Value encode_utf8(Ctx *cx, const Str *s)
{
    int64_t n = s->width == 1   ? utf8_measure(s, 1)
                : s->width == 2 ? utf8_measure(s, 2)
                                : utf8_measure(s, 4);
    Bytes *b = n < 0 ? NULL : bytes_alloc(cx, (size_t)n);
    if (!b)
        return V_NULL;
    if (s->width == 1)
        utf8_write(s, 1, b->data);
    else if (s->width == 2)
        utf8_write(s, 2, b->data);
    else
        utf8_write(s, 4, b->data);
    return v_obj(b);
}

Value text_encode(Ctx *cx, Value v, Value encoding, Value errors)
{
    Job j;
    if (start_job(&j, cx, encoding, errors, "encode") < 0)
        return text_by_registry(cx, v, encoding, errors, false);
    const Str *s = as_str(v);
    Family f = j.codec->family;
    if ((f <= LATIN1 && (s->flags & STR_ASCII)) ||
        (f == LATIN1 && s->width == 1))
        return bytes_from(cx, s->data, s->len);
    Value utf8 = f == UTF8 ? encode_utf8(cx, s) : V_NULL;
    if (utf8 != V_NULL || error_pending(cx))
        return utf8;
    j.object = v;
    BUF_LOCAL(b, 128);
    buf_reserve(&b, s->len);
    Value r = V_NULL;
    if (encode(&j, &b, s) == 0)
        r = bytes_from(cx, b.data, b.len);
    buf_free(&b);
    return r;
}

Value str_from_os(Ctx *cx, const char *bytes, size_t n)
{
    if (bytes_ascii((const uint8_t *)bytes, n))
        return str_from_latin1(cx, bytes, n);
    Value errors = str_intern_c(cx, "surrogateescape");
    return errors ? text_decode(cx, (const uint8_t *)bytes, n, V_NULL, errors)
                  : V_NULL;
}
