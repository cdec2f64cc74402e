/* codecs_map.c: charmap codecs of module _codecs: tables from bytes to text and
 * back, as encodings/cp1252.py and its like call them. */
#include "stdlib/codecs.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/text.h"
#include "objects/textparts.h"

enum { UNDEFINED = 0xFFFE, LATIN_END = 0x100 };

/* charmap_build(table): a dict from code points to bytes. */
Value _codecs_charmap_build(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value map = dict_new(cx);
    if (!is_str(argv[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "charmap_build() argument must be str, not %T",
                         argv[0]);
    const Str *s = AS(Str, argv[0]);
    for (uint32_t i = 0; map && i < s->len && i < LATIN_END; i++)
        if (str_at(s, i) != UNDEFINED &&
            dict_set_own(cx, AS(Dict, map), v_int(str_at(s, i)), v_int(i)) < 0)
            return V_NULL;
    return map;
}

/* ---- decoding ---- */

/* What byte b stands for, appended to out. 1, 0 undefined, -1 raised. */
static int map_byte(Ctx *cx, Value mapping, uint8_t b, Buf *out)
{
    if (mapping == V_NULL || mapping == V_NONE) {
        buf_put_utf8(out, b);
        return 1;
    }
    if (is_str(mapping)) {
        const Str *s = AS(Str, mapping);
        if (b >= s->len || str_at(s, b) == UNDEFINED)
            return 0;
        buf_put_utf8(out, str_at(s, b));
        return 1;
    }
    Value v = obj_getitem(cx, mapping, v_int(b));
    if (v == V_NULL && !error_matches(cx, &exc_LookupError))
        return -1;
    if (v == V_NULL)
        error_clear(cx);
    if (v == V_NULL || v == V_NONE || v == v_int(UNDEFINED))
        return 0;
    if (is_int(v) && as_int(v) >= 0 && as_int(v) < 0x110000)
        buf_put_utf8(out, (uint32_t)as_int(v));
    else if (is_str(v))
        str_to_buf(AS(Str, v), out);
    else
        return raise_fmt(cx, &exc_TypeError,
                         "character mapping must return integer, None or "
                         "str"),
               -1;
    return 1;
}

Value _codecs_charmap_decode(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const uint8_t *p;
    size_t n, next;
    if (!bytes_view(argv[0], &p, &n))
        return raise_fmt(cx, &exc_TypeError,
                         "a bytes-like object is required, not '%T'", argv[0]);
    Buf out = BUF_EMPTY;
    Value r = V_NONE;
    for (size_t i = 0; r && i < n; i = next) {
        next = i + 1;
        int done = map_byte(cx, argv[2], p[i], &out);
        if (done < 0) {
            r = V_NULL;
        } else if (!done) {
            r = codec_ask_handler(cx, argv[1], &exc_UnicodeDecodeError,
                                  "charmap", argv[0], i, i + 1,
                                  "character maps to <undefined>", &next);
            if (r && is_str(r))
                str_to_buf(AS(Str, r), &out);
        }
    }
    if (r)
        r = str_from_buf(cx, &out);
    buf_free(&out);
    return r ? tuple_pair(cx, r, v_int((int64_t)n)) : V_NULL;
}

/* ---- encoding ---- */

static int map_code(Ctx *cx, Value mapping, uint32_t c, Buf *out)
{
    if (mapping == V_NULL || mapping == V_NONE) {
        if (c < LATIN_END)
            buf_putc(out, (char)c);
        return c < LATIN_END;
    }
    Value v = obj_getitem(cx, mapping, v_int(c));
    if (v == V_NULL && !error_matches(cx, &exc_LookupError))
        return -1;
    if (v == V_NULL)
        error_clear(cx);
    if (v == V_NULL || v == V_NONE)
        return 0;
    if (is_int(v) && as_int(v) >= 0 && as_int(v) < LATIN_END)
        buf_putc(out, (char)as_int(v));
    else if (is_kind(v, KIND_bytes))
        buf_put(out, AS(Bytes, v)->data, AS(Bytes, v)->len);
    else
        return raise_fmt(cx, &exc_TypeError,
                         is_int(v) ? "character mapping must be in range(256)"
                                   : "character mapping must return integer, "
                                     "bytes or None, not %T",
                         v),
               -1;
    return 1;
}

/* The characters from i on cannot be encoded: what the handler says. */
static Value replace(Ctx *cx, Value *argv, size_t from, size_t to, size_t *next,
                     Buf *out)
{
    Value r = codec_ask_handler(cx, argv[1], &exc_UnicodeEncodeError, "charmap",
                                argv[0], from, to,
                                "character maps to <undefined>", next);
    if (!r)
        return V_NULL;
    if (is_kind(r, KIND_bytes)) {
        buf_put(out, AS(Bytes, r)->data, AS(Bytes, r)->len);
        return V_NONE;
    }
    for (uint32_t k = 0; is_str(r) && k < AS(Str, r)->len; k++) {
        int done = map_code(cx, argv[2], str_at(AS(Str, r), k), out);
        if (done < 0)
            return V_NULL;
        Value strict[3] = {argv[0], V_NULL, argv[2]};
        if (!done)
            return replace(cx, strict, from, to, next, out);
    }
    return V_NONE;
}

Value _codecs_charmap_encode(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_str(argv[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "charmap_encode() argument 1 must be str, not %T",
                         argv[0]);
    const Str *s = AS(Str, argv[0]);
    Buf out = BUF_EMPTY, scratch = BUF_EMPTY;
    Value r = V_NONE;
    for (size_t i = 0, next; r && i < s->len; i = next) {
        next = i + 1;
        int done = map_code(cx, argv[2], str_at(s, i), &out);
        if (done > 0)
            continue;
        while (done == 0 && next < s->len) {
            buf_clear(&scratch);
            done = map_code(cx, argv[2], str_at(s, next), &scratch);
            next += done == 0;
        }
        r = done < 0 ? V_NULL : replace(cx, argv, i, next, &next, &out);
    }
    if (r)
        r = bytes_from(cx, out.data, out.len);
    buf_free(&out);
    buf_free(&scratch);
    return r ? tuple_pair(cx, r, v_int(s->len)) : V_NULL;
}
