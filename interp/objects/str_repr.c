/* str_repr.c: repr and ascii of text. */
#include "objects/strkind.h"
#include "objects/textparts.h"
#include "objects/unicode.h"

static void put_hex(TextBuf *t, char kind, uint32_t c, int digits)
{
    static const char hex[] = "0123456789abcdef";
    text_put(t, '\\');
    text_put(t, (uint8_t)kind);
    for (int i = digits - 1; i >= 0; i--)
        text_put(t, (uint8_t)hex[c >> (4 * i) & 15]);
}

static void put_escaped(TextBuf *t, uint32_t c, uint32_t quote, bool ascii)
{
    if (c == quote || c == '\\') {
        text_put(t, '\\');
        text_put(t, c);
    } else if (c == '\n') {
        text_puts(t, "\\n", 2);
    } else if (c == '\r') {
        text_puts(t, "\\r", 2);
    } else if (c == '\t') {
        text_puts(t, "\\t", 2);
    } else if (c < ' ' || c == 0x7F) {
        put_hex(t, 'x', c, 2);
    } else if (c < 0x7F || (!ascii && unicode_printable(c))) {
        text_put(t, c);
    } else if (c < 0x100) {
        put_hex(t, 'x', c, 2);
    } else if (c < 0x10000) {
        put_hex(t, 'u', c, 4);
    } else {
        put_hex(t, 'U', c, 8);
    }
}

/* No quotes, backslashes, or control characters in an ASCII text? */
static bool plain(const Str *s)
{
    for (size_t i = 0; i < s->len; i++) {
        uint8_t c = s->data[i];
        if (c < ' ' || c == '\'' || c == '\\' || c == 0x7F)
            return false;
    }
    return true;
}

Value str_quoted(Ctx *cx, const Str *s, bool ascii)
{
    if (s->flags & STR_ASCII && s->len < STR_MAX_LEN - 2 && plain(s)) {
        Str *r = str_alloc_narrow(cx, s->len + 2ul, STR_ASCII);
        if (!r)
            return V_NULL;
        r->data[0] = r->data[s->len + 1] = '\'';
        copy_short(r->data + 1, s->data, s->len);
        return v_obj(r);
    }
    bool single = str_find_code(s, '\'', 0, s->len) >= 0;
    bool both = single && str_find_code(s, '"', 0, s->len) >= 0;
    uint32_t quote = single && !both ? '"' : '\'';
    TEXT_LOCAL(t);
    text_put(&t, quote);
    for (size_t i = 0; i < s->len; i++)
        put_escaped(&t, str_at(s, i), quote, ascii);
    text_put(&t, quote);
    return text_take(cx, &t);
}

/* ascii(v): repr with what is not ASCII escaped (its quotes stay). */
Value str_ascii_repr(Ctx *cx, Value v)
{
    Value r = obj_repr(cx, v);
    if (r == V_NULL || (as_str(r)->flags & STR_ASCII))
        return r;
    const Str *s = as_str(r);
    TEXT_LOCAL(t);
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (c < 0x80)
            text_put(&t, c);
        else
            put_escaped(&t, c, '\'', true);
    }
    return text_take(cx, &t);
}
