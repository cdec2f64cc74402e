/* _json.c: module _json: strings of JSON, read and written. The scanner is in
 * _json_scan.c, the encoder in _json_make.c. */
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "stdlib/jsonparts.h"
#include "stdlib/libkind.h"
#include "stdlib/sysargs.h"

Value json_error(Ctx *cx, const char *message, Value document, size_t at)
{
    Value module = import_module(cx, "json.decoder");
    Value cls = module ? obj_getattr_s(cx, module, "JSONDecodeError") : V_NULL;
    Value argv[3] = {cls ? str_from_ascii(cx, message) : V_NULL, document,
                     v_int((int64_t)at)};
    Value error = argv[0] ? vm_call(cx, cls, argv, 3, V_NULL) : V_NULL;
    if (error)
        raise_value(cx, error);
    return V_NULL;
}

int json_arguments(Ctx *cx, const char *function, const char *const names[2],
                   const Value *argv, int argc, Value kwnames, Value v[2])
{
    const Tuple *kw = kwnames ? AS(Tuple, kwnames) : NULL;
    int given = argc + (kw ? (int)kw->len : 0);
    if (given > 2)
        return raise_fmt(cx, &exc_TypeError,
                         "%s() takes at most 2 arguments (%d given)", function,
                         given),
               -1;
    for (int i = 0; i < 2; i++) {
        v[i] = i < argc ? argv[i] : V_NULL;
        for (uint32_t k = 0; kw && !v[i] && k < kw->len; k++)
            if (str_eq_ascii(kw->v[k], names[i]))
                v[i] = argv[argc + (int)k];
        if (!v[i])
            return raise_fmt(cx, &exc_TypeError,
                             "%s() missing required argument '%s' (pos %d)",
                             function, names[i], i + 1),
                   -1;
    }
    return 0;
}

/* ---- reading ---- */

typedef struct Reader {
    Ctx *cx;
    Value document;
    const Str *s;
    size_t begin; /* of the text, behind the quote */
    size_t i;
} Reader;

/* The four digits at `at`; -1: they are none, or no quote can follow. */
static int32_t hex4(const Reader *r, size_t at)
{
    int32_t code = 0;
    if (at + 4 >= r->s->len)
        return -1;
    for (size_t i = at; i < at + 4; i++) {
        uint32_t c = str_at(r->s, i), low = c | 0x20;
        int32_t digit = c >= '0' && c <= '9'       ? (int32_t)(c - '0')
                        : low >= 'a' && low <= 'f' ? (int32_t)(low - 'a' + 10)
                                                   : -1;
        if (digit < 0)
            return -1;
        code = code << 4 | digit;
    }
    return code;
}

/* Behind "\u", at r->i: a code point; a pair of surrogates is one. */
static int read_unicode(Reader *r, TextBuf *out)
{
    int32_t code = hex4(r, r->i);
    if (code < 0) {
        json_error(r->cx, "Invalid \\uXXXX escape", r->document, r->i - 1);
        return -1;
    }
    r->i += 4;
    if (code >> 10 == 0xD800 >> 10 && r->i + 6 < r->s->len &&
        str_at(r->s, r->i) == '\\' && str_at(r->s, r->i + 1) == 'u') {
        int32_t low = hex4(r, r->i + 2);
        if (low >= 0 && low >> 10 == 0xDC00 >> 10) {
            code = 0x10000 + ((code & 0x3FF) << 10 | (low & 0x3FF));
            r->i += 6;
        }
    }
    text_put(out, (uint32_t)code);
    return 0;
}

static int read_escape(Reader *r, TextBuf *out)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    if (r->i >= r->s->len) {
        json_error(r->cx, "Unterminated string starting at", r->document,
                   r->begin - 1);
        return -1;
    }
    uint32_t c = str_at(r->s, r->i++);
    if (c == 'u')
        return read_unicode(r, out);
    const char *name = c && c < 0x80 ? strchr(names, (int)c) : NULL;
    if (!name) {
        json_error(r->cx, "Invalid \\escape", r->document, r->i - 2);
        return -1;
    }
    text_put(out, (uint8_t)values[name - names]);
    return 0;
}

/* To the next quote or backslash; its place, or -1 raised. */
static int64_t plain_end(const Reader *r, bool strict)
{
    for (size_t i = r->i; i < r->s->len; i++) {
        uint32_t c = str_at(r->s, i);
        if (c == '"' || c == '\\')
            return (int64_t)i;
        if (c < ' ' && strict) {
            json_error(r->cx, "Invalid control character at", r->document, i);
            return -1;
        }
    }
    json_error(r->cx, "Unterminated string starting at", r->document,
               r->begin - 1);
    return -1;
}

Value json_scan_string(Ctx *cx, Value document, size_t at, bool strict,
                       size_t *next)
{
    Reader r = {cx, document, AS(Str, document), at, at};
    TEXT_LOCAL(out);
    for (;;) {
        int64_t end = plain_end(&r, strict);
        bool closed = end >= 0 && str_at(r.s, (size_t)end) == '"';
        if (closed && r.i == at) { /* without an escape */
            *next = (size_t)end + 1;
            return str_substr(cx, document, at, (size_t)end);
        }
        if (end >= 0)
            text_put_str(&out, r.s, r.i, (size_t)end);
        r.i = (size_t)end + 1;
        if (closed) {
            *next = r.i;
            return text_take(cx, &out);
        }
        if (end < 0 || read_escape(&r, &out) < 0) {
            text_drop(&out);
            return V_NULL;
        }
    }
}

/* scanstring(string, end, strict=True) -> (text, place behind it) */
LIB_FUNCTION(_json, scanstring)
{
    int64_t at;
    int strict = int_arg_or(cx, argv[2], 1);
    if (error_pending(cx) || lib_ssize(cx, argv[1], &at) < 0)
        return V_NULL;
    if (!is_str(argv[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "first argument must be a string, not %T", argv[0]);
    if (at < 0 || at > (int64_t)AS(Str, argv[0])->len)
        return raise_fmt(cx, &exc_ValueError, "end is out of bounds");
    size_t next = 0;
    Value v = json_scan_string(cx, argv[0], (size_t)at, strict, &next);
    return v ? tuple_pair(cx, v, int_from_u64(cx, next)) : V_NULL;
}

/* ---- writing ---- */

static void put_unit(TextBuf *out, uint32_t unit)
{
    static const char hex[] = "0123456789abcdef";
    char text[6] = {'\\',
                    'u',
                    hex[unit >> 12 & 15],
                    hex[unit >> 8 & 15],
                    hex[unit >> 4 & 15],
                    hex[unit & 15]};
    text_puts(out, text, sizeof text);
}

static void put_escaped(TextBuf *out, uint32_t c)
{
    static const char names[] = "\"\\bfnrt", values[] = "\"\\\b\f\n\r\t";
    const char *at = c && c < 0x80 ? strchr(values, (int)c) : NULL;
    if (at) {
        char text[2] = {'\\', names[at - values]};
        text_puts(out, text, 2);
    } else if (c < 0x10000) {
        put_unit(out, c);
    } else {
        put_unit(out, 0xD800 | (c - 0x10000) >> 10);
        put_unit(out, 0xDC00 | (c & 0x3FF));
    }
}

static inline bool is_plain(uint32_t c, bool ascii)
{
    return c >= ' ' && c != '"' && c != '\\' && (!ascii || c <= '~');
}

void json_put_string(TextBuf *out, const Str *s, bool ascii)
{
    text_put(out, '"');
    for (size_t i = 0; i < s->len;) {
        size_t from = i;
        while (i < s->len && is_plain(str_at(s, i), ascii))
            i++;
        if (i > from)
            text_put_str(out, s, from, i);
        if (i < s->len)
            put_escaped(out, str_at(s, i++));
    }
    text_put(out, '"');
}

static Value quoted(Ctx *cx, Value v, bool ascii)
{
    if (!is_str(v))
        return raise_fmt(cx, &exc_TypeError,
                         "first argument must be a string, not %T", v);
    TEXT_LOCAL(out);
    json_put_string(&out, AS(Str, v), ascii);
    return text_take(cx, &out);
}

LIB_FUNCTION(_json, encode_basestring)
{
    return quoted(cx, argv[0], false);
}

LIB_FUNCTION(_json, encode_basestring_ascii)
{
    return quoted(cx, argv[0], true);
}

int _json_module_init(Ctx *cx, Dict *ns)
{
    return module_add(cx, ns, "make_scanner", v_obj(&type_jsonscanner)) < 0
               ? -1
               : module_add(cx, ns, "make_encoder", v_obj(&type_jsonencoder));
}
