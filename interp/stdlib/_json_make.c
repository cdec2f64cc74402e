/* _json_make.c: the kind _json.Encoder, which writes a value as JSON. It is
 * never changed, and keeps the objects that it is in on the C stack, where
 * CPython enters them into `markers`. */
#include <math.h>
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/protocol_private.h"
#include "stdlib/jsonparts.h"
#include "stdlib/libkind.h"

LIB_BODY(jsonencoder, JsonEncoder, 9)

extern Value _json_encode_basestring(Ctx *cx, Value *argv, int argc, Value *kw);
extern Value _json_encode_basestring_ascii(Ctx *cx, Value *argv, int argc,
                                           Value *kw);

/* An object that is being written. */
typedef struct Parent {
    Value v;
    const struct Parent *up;
} Parent;

typedef struct Make {
    Ctx *cx;
    const JsonEncoder *how;
    TextBuf *out;
    enum { ENCODE_CALL, ENCODE_PLAIN, ENCODE_ASCII } quote;
} Make;

static int make_value(Make *m, Value v, const Parent *up);

static void put_ascii(Make *m, const char *text)
{
    text_puts(m->out, text, strlen(text));
}

static int put_str(Make *m, Value s)
{
    if (!s)
        return -1;
    text_put_str(m->out, AS(Str, s), 0, AS(Str, s)->len);
    return 0;
}

/* A str, quoted by the encoder's function. */
static int make_string(Make *m, Value s)
{
    if (m->quote != ENCODE_CALL) {
        json_put_string(m->out, AS(Str, s), m->quote == ENCODE_ASCII);
        return 0;
    }
    Value text = vm_call1(m->cx, m->how->encoder, s);
    if (text && !is_str(text))
        return raise_fmt(m->cx, &exc_TypeError,
                         "encoder() must return a string, not %T", text),
               -1;
    return put_str(m, text);
}

static int make_float(Make *m, double d)
{
    char text[32];
    if (isfinite(d)) {
        text_puts(m->out, text, (size_t)float_repr_text(d, text));
        return 0;
    }
    if (m->how->allow_nan != V_TRUE)
        return raise_fmt(m->cx, &exc_ValueError,
                         "Out of range float values are not JSON compliant"),
               -1;
    put_ascii(m, isnan(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
    return 0;
}

/* None, bool, int or float: 1 written, 0 it is none of them, -1. */
static int make_scalar(Make *m, Value v)
{
    if (v == V_NONE || v == V_TRUE || v == V_FALSE) {
        put_ascii(m, v == V_NONE ? "null" : v == V_TRUE ? "true" : "false");
        return 1;
    }
    if (is_intlike(v))
        return put_str(m, int_to_str(m->cx, v, 10)) < 0 ? -1 : 1;
    if (is_floatlike(v))
        return make_float(m, float_value(v)) < 0 ? -1 : 1;
    return 0;
}

/* ---- containers ---- */

/* 1 written, 0 to be left out, -1 */
static int make_key(Make *m, Value key, bool first)
{
    bool plain =
        is_str(key) || is_intlike(key) || is_floatlike(key) || key == V_NONE;
    if (!plain && m->how->skipkeys == V_TRUE)
        return 0;
    if (!plain)
        return raise_fmt(m->cx, &exc_TypeError,
                         "keys must be str, int, float, bool or None, not %T",
                         key),
               -1;
    if (!first && put_str(m, m->how->item_separator) < 0)
        return -1;
    if (is_str(key))
        return make_string(m, key) < 0 ? -1 : 1;
    Value text = key;
    if (m->quote == ENCODE_CALL) { /* it sees the key's text */
        Make apart = *m;
        TEXT_LOCAL(out);
        apart.out = &out;
        text = make_scalar(&apart, key) < 0 ? V_NULL : text_take(m->cx, &out);
        return text && make_string(m, text) == 0 ? 1 : -1;
    }
    text_put(m->out, '"');
    if (make_scalar(m, key) < 0)
        return -1;
    text_put(m->out, '"');
    return 1;
}

/* d.items() as a list of pairs, in order of the keys when so asked. */
static Value items_of(Make *m, Value d)
{
    Ctx *cx = m->cx;
    Value f = obj_getattr_s(cx, d, "items");
    Value view = f ? vm_call0(cx, f) : V_NULL;
    Value items = view ? list_of(cx, view) : V_NULL;
    if (items && m->how->sort_keys == V_TRUE &&
        list_sort_own(cx, AS(List, items), V_NULL, false) < 0)
        return V_NULL;
    return items;
}

static int make_item(Make *m, Value item, bool *first, const Parent *up)
{
    const Value *pair;
    size_t n;
    if (!is_kind(item, KIND_tuple) || !seq_items(item, &pair, &n) || n != 2)
        return raise_fmt(m->cx, &exc_ValueError, "items must return 2-tuples"),
               -1;
    int some = make_key(m, pair[0], *first);
    if (some <= 0)
        return some;
    *first = false;
    if (put_str(m, m->how->key_separator) < 0)
        return -1;
    return make_value(m, pair[1], up);
}

static int make_dict(Make *m, Value d, const Parent *up)
{
    if (AS(Dict, d)->used == 0) {
        put_ascii(m, "{}");
        return 0;
    }
    Value items = items_of(m, d);
    if (!items)
        return -1;
    bool first = true;
    text_put(m->out, '{');
    for (size_t i = 0; i < AS(List, items)->len; i++)
        if (make_item(m, AS(List, items)->store->v[i], &first, up) < 0 ||
            lib_poll(m->cx) < 0)
            return -1;
    text_put(m->out, '}');
    return 0;
}

static int make_list(Make *m, Value v, const Parent *up)
{
    const Value *item;
    size_t n, i = 0;
    if (!is_exact(v, KIND_list) && !is_exact(v, KIND_tuple) &&
        !(v = list_of(m->cx, v)))
        return -1;
    if (seq_items(v, &item, &n) && n == 0) {
        put_ascii(m, "[]");
        return 0;
    }
    text_put(m->out, '[');
    for (; seq_items(v, &item, &n) && i < n; i++)
        if ((i && put_str(m, m->how->item_separator) < 0) ||
            make_value(m, item[i], up) < 0 || lib_poll(m->cx) < 0)
            return -1;
    text_put(m->out, ']');
    return 0;
}

/* What json cannot write itself: as default() says. */
static int make_other(Make *m, Value v, const Parent *up)
{
    Value instead = vm_call1(m->cx, m->how->default_fn, v);
    return instead ? make_value(m, instead, up) : -1;
}

static int make_nested(Make *m, Value v, const Parent *up)
{
    const Parent self = {v, up};
    bool empty = is_kind(v, KIND_dict) && AS(Dict, v)->used == 0;
    if (m->how->markers != V_NONE && !empty)
        for (const Parent *p = up; p; p = p->up)
            if (p->v == v)
                return raise_fmt(m->cx, &exc_ValueError,
                                 "Circular reference detected"),
                       -1;
    if (!depth_enter(m->cx, " while encoding a JSON object"))
        return -1;
    int r = is_kind(v, KIND_dict) ? make_dict(m, v, &self)
            : is_kind(v, KIND_list) || is_kind(v, KIND_tuple)
                ? make_list(m, v, &self)
                : make_other(m, v, &self);
    m->cx->c_depth--;
    return r;
}

static int make_value(Make *m, Value v, const Parent *up)
{
    if (is_str(v))
        return make_string(m, v);
    int done = make_scalar(m, v);
    return done ? (done < 0 ? -1 : 0) : make_nested(m, v, up);
}

/* ---- the kind ---- */

/* encoder(obj, _current_indent_level) -> the chunks of the text */
static Value jsonencoder_call(Ctx *cx, Value self, Value *argv, int argc,
                              Value kwnames)
{
    static const char *const names[] = {"obj", "_current_indent_level"};
    Value v[2];
    int64_t level;
    if (json_arguments(cx, "_iterencode", names, argv, argc, kwnames, v) < 0 ||
        lib_ssize(cx, v[1], &level) < 0)
        return V_NULL;
    const JsonEncoder *how = AS(JsonEncoder, self);
    TEXT_LOCAL(out);
    Make m = {cx, how, &out, ENCODE_CALL};
    if (is_exact(how->encoder, KIND_native)) {
        NativeFn fn = AS(Native, how->encoder)->fn;
        m.quote = fn == _json_encode_basestring         ? ENCODE_PLAIN
                  : fn == _json_encode_basestring_ascii ? ENCODE_ASCII
                                                        : ENCODE_CALL;
    }
    if (make_value(&m, v[0], NULL) < 0) {
        text_drop(&out);
        return V_NULL;
    }
    Value text = text_take(cx, &out);
    return text ? tuple_from(cx, &text, 1) : V_NULL;
}

static Value truth_of(Ctx *cx, Value v)
{
    int r = obj_truth(cx, v);
    return r < 0 ? V_NULL : r ? V_TRUE : V_FALSE;
}

/* make_encoder(markers, default, encoder, indent, key_separator,
 *              item_separator, sort_keys, skipkeys, allow_nan) */
LIB_METHOD(jsonencoder, __new__)
{
    const Value *a = argv + 1;
    if (a[0] != V_NONE && !is_kind(a[0], KIND_dict))
        return raise_fmt(cx, &exc_TypeError,
                         "make_encoder() argument 1 must be dict or None, "
                         "not %T",
                         a[0]);
    for (int i = 4; i <= 5; i++)
        if (!is_str(a[i]))
            return raise_fmt(cx, &exc_TypeError,
                             "make_encoder() argument %d must be str, not %s",
                             i + 1, arg_label(a[i]));
    Value flags[3];
    for (int i = 0; i < 3; i++)
        if (!(flags[i] = truth_of(cx, a[6 + i])))
            return V_NULL;
    JsonEncoder *e = LIB_NEW(cx, JsonEncoder, jsonencoder, argv[0]);
    if (!e)
        return V_NULL;
    e->markers = a[0];
    e->default_fn = a[1];
    e->encoder = a[2];
    e->indent = a[3];
    e->key_separator = a[4];
    e->item_separator = a[5];
    e->sort_keys = flags[0];
    e->skipkeys = flags[1];
    e->allow_nan = flags[2];
    return v_obj(e);
}

#define FIELD(name, field)                                                     \
    Value jsonencoder_get_##name(Ctx *cx UNUSED, Value self)                   \
    {                                                                          \
        return AS(JsonEncoder, self)->field;                                   \
    }
FIELD(markers, markers)
FIELD(default, default_fn)
FIELD(encoder, encoder)
FIELD(indent, indent)
FIELD(key_separator, key_separator)
FIELD(item_separator, item_separator)
FIELD(sort_keys, sort_keys)
FIELD(skipkeys, skipkeys)
#undef FIELD

const KindOps jsonencoder_ops = {
    .kind = KIND_jsonencoder,
    .name = "Encoder",
    .size = jsonencoder_size,
    .visit = jsonencoder_visit,
    .call = jsonencoder_call,
};
