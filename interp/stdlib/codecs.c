/* codecs.c: module _codecs: the registry of codecs, and the codecs that pure
 * Python's encodings call. The registry is main's: a context looks codecs up
 * and registers none. Error handlers are in codecs_errors.c. */
#include "stdlib/codecs.h"
#include "heap/roots.h"
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/text.h"
#include "objects/textparts.h"

static Value search_path = V_NULL; /* list of functions */
static Value known = V_NULL;       /* dict: name to CodecInfo */

/* ---- the registry ---- */

static bool only_main(Ctx *cx, Value object, const char *what)
{
    return guard_may(cx, object) || guard_violation(cx, object, what);
}

Value _codecs_register(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!obj_is_callable(argv[0]))
        return raise_fmt(cx, &exc_TypeError, "argument must be callable");
    if (!only_main(cx, search_path, "codecs.register") ||
        list_append_own(cx, AS(List, search_path), argv[0]) < 0)
        return V_NULL;
    return V_NONE;
}

Value _codecs_unregister(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    List *l = AS(List, search_path);
    if (!only_main(cx, search_path, "codecs.unregister"))
        return V_NULL;
    for (uint32_t i = 0; i < l->len; i++) {
        if (l->store->v[i] != argv[0])
            continue;
        for (; i + 1 < l->len; i++)
            list_put_own(cx, l, i, l->store->v[i + 1]);
        if (list_resize_own(cx, l, l->len - 1) < 0 ||
            dict_clear_own(cx, AS(Dict, known)) < 0)
            return V_NULL;
    }
    return V_NONE;
}

/* Lower case, '_' for blanks and '-': as the search functions want it. */
static Value normalized(Ctx *cx, Value name)
{
    if (!is_str(name))
        return raise_fmt(cx, &exc_TypeError,
                         "lookup() argument must be str, not %T", name);
    Buf b = BUF_EMPTY;
    for (uint32_t i = 0; i < AS(Str, name)->len; i++) {
        uint32_t c = str_at(AS(Str, name), i);
        if (c >= 'A' && c <= 'Z')
            c += 32;
        buf_put_utf8(&b, c == ' ' || c == '-' ? '_' : c);
    }
    Value r = str_from_buf(cx, &b);
    buf_free(&b);
    return r;
}

static Value search(Ctx *cx, Value key)
{
    const List *l = AS(List, search_path);
    for (uint32_t i = 0; i < l->len; i++) {
        Value info = vm_call1(cx, l->store->v[i], key);
        if (info == V_NULL || info == V_NONE) {
            if (info == V_NULL)
                return V_NULL;
            continue;
        }
        if (!is_kind(info, KIND_tuple) || AS(Tuple, info)->len != 4)
            return raise_fmt(cx, &exc_TypeError,
                             "codec search functions must return 4-tuples");
        if (guard_owns(cx, known) &&
            dict_set_own(cx, AS(Dict, known), key, info) < 0)
            return V_NULL;
        return info;
    }
    return V_NULL;
}

Value codec_lookup(Ctx *cx, Value name)
{
    Value key = normalized(cx, name);
    if (key == V_NULL)
        return V_NULL;
    Value info = dict_get_str(AS(Dict, known), key);
    if (info != V_NULL)
        return info;
    if (import_module(cx, "encodings") == V_NULL)
        return V_NULL;
    info = search(cx, key);
    if (info == V_NULL && !error_pending(cx))
        raise_fmt(cx, &exc_LookupError, "unknown encoding: %S", name);
    return info;
}

Value _codecs_lookup(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return codec_lookup(cx, argv[0]);
}

/* ---- encode and decode by any codec ---- */

enum { ENCODER, DECODER };

Value codec_run(Ctx *cx, Value object, Value encoding, Value errors, int which)
{
    Value info = codec_lookup(cx, encoding);
    Value argv[2] = {object, errors};
    Value r = info == V_NULL ? V_NULL
                             : vm_call(cx, AS(Tuple, info)->v[which], argv,
                                       errors == V_NULL ? 1 : 2, V_NULL);
    if (r == V_NULL)
        return V_NULL;
    if (!is_kind(r, KIND_tuple) || AS(Tuple, r)->len != 2)
        return raise_fmt(cx, &exc_TypeError,
                         which == ENCODER
                             ? "encoder must return a tuple (object, integer)"
                             : "decoder must return a tuple (object,integer)");
    return AS(Tuple, r)->v[0];
}

static Value utf8_name(Ctx *cx, Value encoding)
{
    return encoding == V_NULL ? str_intern_c(cx, "utf-8") : encoding;
}

Value _codecs_encode(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return codec_run(cx, argv[0], utf8_name(cx, argv[1]), argv[2], ENCODER);
}

Value _codecs_decode(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return codec_run(cx, argv[0], utf8_name(cx, argv[1]), argv[2], DECODER);
}

/* ---- the natives of the encodings ---- */

static Value errors_of(Value v)
{
    return v == V_NONE ? V_NULL : v;
}

static Value encode_as(Ctx *cx, Value *argv, const char *name)
{
    if (!is_str(argv[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "encode() argument 1 must be str, not %T", argv[0]);
    Value encoding = str_intern_c(cx, name);
    Value bytes = encoding == V_NULL
                      ? V_NULL
                      : text_encode(cx, argv[0], encoding, errors_of(argv[1]));
    return bytes == V_NULL
               ? V_NULL
               : tuple_pair(cx, bytes, v_int(AS(Str, argv[0])->len));
}

/* Bytes at the end of p that begin a UTF-8 character but do not end it. */
static size_t unfinished_utf8(const uint8_t *p, size_t n)
{
    for (size_t k = 1; k <= 3 && k <= n; k++) {
        uint8_t b = p[n - k];
        size_t needs = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC2 ? 2 : 1;
        if ((b & 0xC0) != 0x80)
            return b < 0xF5 && needs > k ? k : 0;
    }
    return 0;
}

/* A part of a unit, or of a pair of units, at the end. */
static size_t unfinished_wide(const uint8_t *p, size_t n, size_t unit, bool big)
{
    size_t rest = n % unit, whole = n - rest;
    if (unit != 2 || whole < 2)
        return rest;
    uint8_t high = p[whole - (big ? 2 : 1)];
    return high >= 0xD8 && high < 0xDC ? rest + 2 : rest;
}

static bool bytes_given(Ctx *cx, Value v, const uint8_t **p, size_t *n)
{
    if (bytes_view(v, p, n))
        return true;
    raise_fmt(cx, &exc_TypeError, "a bytes-like object is required, not '%T'",
              v);
    return false;
}

static Value decoded(Ctx *cx, const uint8_t *p, size_t n, const char *name,
                     Value errors)
{
    Value encoding = str_intern_c(cx, name);
    Value text = encoding == V_NULL
                     ? V_NULL
                     : text_decode(cx, p, n, encoding, errors_of(errors));
    return text == V_NULL ? V_NULL : tuple_pair(cx, text, v_int((int64_t)n));
}

/* (bytes, errors[, final]): only a final call takes an unfinished character.
 * unit: bytes of a code unit, 0: nothing can be unfinished. */
static Value decode_as(Ctx *cx, Value *argv, const char *name, size_t unit,
                       bool big)
{
    const uint8_t *p;
    size_t n;
    if (!bytes_given(cx, argv[0], &p, &n))
        return V_NULL;
    int final = !unit ? 1 : argv[2] == V_NULL ? 0 : obj_truth(cx, argv[2]);
    if (final < 0)
        return V_NULL;
    if (!final)
        n -= unit == 1 ? unfinished_utf8(p, n)
                       : unfinished_wide(p, n, unit, big);
    return decoded(cx, p, n, name, argv[1]);
}

#define CODEC(id, encoding, unit, big)                                         \
    Value _codecs_##id##_encode(Ctx *cx, Value *argv, int argc, Value *kw)     \
    {                                                                          \
        (void)argc, (void)kw;                                                  \
        return encode_as(cx, argv, encoding);                                  \
    }                                                                          \
    Value _codecs_##id##_decode(Ctx *cx, Value *argv, int argc, Value *kw)     \
    {                                                                          \
        (void)argc, (void)kw;                                                  \
        return decode_as(cx, argv, encoding, unit, big);                       \
    }
CODEC(ascii, "ascii", 0, false)
CODEC(latin_1, "latin-1", 0, false)
CODEC(utf_8, "utf-8", 1, false)
CODEC(utf_16, "utf-16", 2, false)
CODEC(utf_16_le, "utf-16-le", 2, false)
CODEC(utf_16_be, "utf-16-be", 2, true)
CODEC(utf_32, "utf-32", 4, false)
CODEC(utf_32_le, "utf-32-le", 4, false)
CODEC(utf_32_be, "utf-32-be", 4, true)

/* (data, errors, byteorder, final): byteorder -1 little, 1 big, 0 by the mark
 * at the start; the third of the answer is the one that was found. */
static Value decode_ordered(Ctx *cx, Value *argv, size_t unit,
                            const char *little, const char *big)
{
    const uint8_t *p;
    size_t n, mark = 0;
    if (!bytes_given(cx, argv[0], &p, &n))
        return V_NULL;
    int64_t order = argv[2] == V_NULL ? 0 : arg_int(cx, argv[2]);
    int final = error_pending(cx)   ? -1
                : argv[3] == V_NULL ? 0
                                    : obj_truth(cx, argv[3]);
    if (final < 0)
        return V_NULL;
    if (order == 0 && n >= unit) {
        const uint8_t *e = p + unit - 2; /* a big mark ends the unit */
        order = p[0] == 0xFF && p[1] == 0xFE   ? -1
                : e[0] == 0xFE && e[1] == 0xFF ? 1
                                               : 0;
        mark = order ? unit : 0;
    }
    size_t left = final ? 0 : unfinished_wide(p, n, unit, order > 0);
    Value text = text_decode(cx, p + mark, n - left - mark,
                             str_intern_c(cx, order > 0 ? big : little),
                             errors_of(argv[1]));
    Value row[3] = {text, v_int((int64_t)(n - left)),
                    v_int(order < 0 ? -1 : order > 0)};
    return text == V_NULL ? V_NULL : tuple_from(cx, row, 3);
}

Value _codecs_utf_16_ex_decode(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return decode_ordered(cx, argv, 2, "utf-16-le", "utf-16-be");
}

Value _codecs_utf_32_ex_decode(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return decode_ordered(cx, argv, 4, "utf-32-le", "utf-32-be");
}

Value _codecs_readbuffer_encode(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (is_str(argv[0]))
        return encode_as(cx, argv, "utf-8");
    const uint8_t *p;
    size_t n;
    if (!bytes_given(cx, argv[0], &p, &n))
        return V_NULL;
    Value bytes = bytes_from(cx, p, n);
    return bytes == V_NULL ? V_NULL : tuple_pair(cx, bytes, v_int((int64_t)n));
}

int _codecs_module_init(Ctx *cx, Dict *ns)
{
    (void)ns;
    roots_add_main(&search_path);
    roots_add_main(&known);
    search_path = list_new(cx, 0);
    known = dict_new(cx);
    if (search_path == V_NULL || known == V_NULL)
        return -1;
    return codec_errors_init(cx);
}
