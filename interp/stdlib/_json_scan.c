/* _json_scan.c: the kind _json.Scanner, which reads a JSON document. It is
 * never changed, so any context may use one of main's. */
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/protocol_private.h"
#include "stdlib/jsonparts.h"
#include "stdlib/libkind.h"

LIB_BODY(jsonscanner, JsonScanner, 6)

typedef struct Scan {
    Ctx *cx;
    const JsonScanner *how;
    Value document;
    const Str *s;
    size_t i; /* where it reads */
} Scan;

static Value scan_value(Scan *p);

/* The character at p->i, or 0 at the end. */
static inline uint32_t peek(const Scan *p)
{
    return p->i < p->s->len ? str_at(p->s, p->i) : 0;
}

/* The same behind blanks. */
static uint32_t peek_solid(Scan *p)
{
    uint32_t c;
    while ((c = peek(p)) == ' ' || c == '\n' || c == '\t' || c == '\r')
        p->i++;
    return c;
}

static bool takes(Scan *p, const char *word)
{
    size_t n = strlen(word);
    if (p->s->len - p->i < n)
        return false;
    for (size_t k = 0; k < n; k++)
        if (str_at(p->s, p->i + k) != (uint8_t)word[k])
            return false;
    p->i += n;
    return true;
}

/* There is no value at `at`: json.decoder makes "Expecting value" of it. */
static Value no_value(const Scan *p, size_t at)
{
    Value place = int_from_u64(p->cx, at);
    Value stop =
        place ? exception_new(p->cx, &exc_StopIteration, &place, 1) : V_NULL;
    if (stop)
        raise_value(p->cx, stop);
    return V_NULL;
}

static Value expecting(const Scan *p, const char *message)
{
    return json_error(p->cx, message, p->document, p->i);
}

/* ---- numbers ---- */

static size_t digits_from(const Scan *p, size_t i)
{
    while (i < p->s->len && str_at(p->s, i) - '0' < 10u)
        i++;
    return i;
}

/* Behind fraction and exponent, as far as they are whole. */
static size_t fraction_end(const Scan *p, size_t i)
{
    if (i < p->s->len && str_at(p->s, i) == '.') {
        size_t end = digits_from(p, i + 1);
        if (end > i + 1)
            i = end;
    }
    if (i < p->s->len && (str_at(p->s, i) | 0x20) == 'e') {
        size_t from = i + 1;
        if (from < p->s->len &&
            (str_at(p->s, from) == '+' || str_at(p->s, from) == '-'))
            from++;
        size_t end = digits_from(p, from);
        if (end > from)
            i = end;
    }
    return i;
}

static Value number(Scan *p, size_t from, bool is_float)
{
    Ctx *cx = p->cx;
    Value parse = is_float ? p->how->parse_float : p->how->parse_int;
    bool own = parse == v_obj(is_float ? &type_float : &type_int);
    size_t n = p->i - from;
    if (!is_float && own && n <= 14) {
        bool minus = str_at(p->s, from) == '-';
        int64_t value = 0;
        for (size_t k = from + minus; k < p->i; k++)
            value = 10 * value + (int64_t)(str_at(p->s, k) - '0');
        return int_from_i64(cx, minus ? -value : value);
    }
    if (!own) {
        Value text = str_substr(cx, p->document, from, p->i);
        return text ? vm_call1(cx, parse, text) : V_NULL;
    }
    BUF_LOCAL(text, 64);
    for (size_t k = from; k < p->i; k++)
        buf_putc(&text, (char)str_at(p->s, k));
    Value v = is_float ? float_parse(cx, text.data, n, p->document)
                       : int_parse(cx, text.data, n, 10, p->document);
    buf_free(&text);
    return v;
}

static Value scan_number(Scan *p)
{
    size_t from = p->i, i = from;
    if (peek(p) == '-')
        i++;
    if (i >= p->s->len || str_at(p->s, i) - '0' >= 10u)
        return no_value(p, from);
    i = str_at(p->s, i) == '0' ? i + 1 : digits_from(p, i);
    p->i = fraction_end(p, i);
    return number(p, from, p->i > i);
}

/* ---- objects and arrays ---- */

/* "key": value. 0, -1 */
static int scan_pair(Scan *p, Value *key, Value *value)
{
    if (peek(p) != '"')
        return expecting(p, "Expecting property name enclosed in double "
                            "quotes"),
               -1;
    *key = json_scan_string(p->cx, p->document, p->i + 1,
                            p->how->strict == V_TRUE, &p->i);
    if (!*key)
        return -1;
    if (peek_solid(p) != ':')
        return expecting(p, "Expecting ':' delimiter"), -1;
    p->i++;
    peek_solid(p);
    *value = scan_value(p);
    return *value ? 0 : -1;
}

/* Behind an item: 1 another one follows, 0 the end, -1 raised. */
static int scan_comma(Scan *p, uint32_t closing)
{
    uint32_t c = peek_solid(p);
    if (c != ',' && c != closing)
        return expecting(p, "Expecting ',' delimiter"), -1;
    p->i++;
    if (c == closing)
        return 0;
    peek_solid(p);
    return lib_poll(p->cx) < 0 ? -1 : 1;
}

/* Behind '{': fills the dict, or the list of pairs. */
static int scan_members(Scan *p, Value into)
{
    if (peek_solid(p) == '}') {
        p->i++;
        return 0;
    }
    int more;
    do {
        Value key, value;
        if (scan_pair(p, &key, &value) < 0)
            return -1;
        if (is_exact(into, KIND_dict)) {
            if (dict_set_own(p->cx, AS(Dict, into), key, value) < 0)
                return -1;
        } else {
            Value pair = tuple_pair(p->cx, key, value);
            if (!pair || list_append_own(p->cx, AS(List, into), pair) < 0)
                return -1;
        }
        more = scan_comma(p, '}');
    } while (more > 0);
    return more;
}

static Value scan_object(Scan *p)
{
    Ctx *cx = p->cx;
    Value pairs_hook = p->how->object_pairs_hook, hook = p->how->object_hook;
    Value into = pairs_hook != V_NONE ? list_new(cx, 0) : dict_new(cx);
    if (!into || scan_members(p, into) < 0)
        return V_NULL;
    if (pairs_hook != V_NONE)
        return vm_call1(cx, pairs_hook, into);
    return hook != V_NONE ? vm_call1(cx, hook, into) : into;
}

static Value scan_array(Scan *p)
{
    Value into = list_new(p->cx, 0);
    if (!into)
        return V_NULL;
    if (peek_solid(p) == ']') {
        p->i++;
        return into;
    }
    int more;
    do {
        Value item = scan_value(p);
        if (!item || list_append_own(p->cx, AS(List, into), item) < 0)
            return V_NULL;
        more = scan_comma(p, ']');
    } while (more > 0);
    return more < 0 ? V_NULL : into;
}

static Value scan_nested(Scan *p, bool object)
{
    if (!depth_enter(p->cx, object ? " while decoding a JSON object from a "
                                     "unicode string"
                                   : " while decoding a JSON array from a "
                                     "unicode string"))
        return V_NULL;
    p->i++;
    Value v = object ? scan_object(p) : scan_array(p);
    p->cx->c_depth--;
    return v;
}

/* ---- values ---- */

static Value constant(Scan *p, const char *name)
{
    Value text = str_from_ascii(p->cx, name);
    return text ? vm_call1(p->cx, p->how->parse_constant, text) : V_NULL;
}

static Value scan_value(Scan *p)
{
    switch (peek(p)) {
    case '"':
        return json_scan_string(p->cx, p->document, p->i + 1,
                                p->how->strict == V_TRUE, &p->i);
    case '{':
    case '[':
        return scan_nested(p, peek(p) == '{');
    case 'n':
        return takes(p, "null") ? V_NONE : no_value(p, p->i);
    case 't':
        return takes(p, "true") ? V_TRUE : no_value(p, p->i);
    case 'f':
        return takes(p, "false") ? V_FALSE : no_value(p, p->i);
    case 'N':
        return takes(p, "NaN") ? constant(p, "NaN") : no_value(p, p->i);
    case 'I':
        return takes(p, "Infinity") ? constant(p, "Infinity")
                                    : no_value(p, p->i);
    case '-':
        if (takes(p, "-Infinity"))
            return constant(p, "-Infinity");
        break;
    }
    return scan_number(p);
}

/* scanner(string, idx) -> (value, place behind it) */
static Value jsonscanner_call(Ctx *cx, Value self, Value *argv, int argc,
                              Value kwnames)
{
    static const char *const names[] = {"string", "idx"};
    Value v[2];
    if (json_arguments(cx, "scan_once", names, argv, argc, kwnames, v) < 0)
        return V_NULL;
    int64_t at;
    if (lib_ssize(cx, v[1], &at) < 0)
        return V_NULL;
    if (!is_str(v[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "first argument must be a string, not %T", v[0]);
    Scan p = {cx, AS(JsonScanner, self), v[0], AS(Str, v[0]), (size_t)at};
    if (at < 0)
        return raise_fmt(cx, &exc_ValueError, "idx cannot be negative");
    if (p.i >= p.s->len)
        return no_value(&p, p.i);
    Value value = scan_value(&p);
    return value ? tuple_pair(cx, value, int_from_u64(cx, p.i)) : V_NULL;
}

LIB_METHOD(jsonscanner, __new__)
{
    static const char *const names[] = {"object_hook", "object_pairs_hook",
                                        "parse_float", "parse_int",
                                        "parse_constant"};
    Value v[5];
    Value strict = obj_getattr_s(cx, argv[1], "strict");
    int is_strict = strict ? obj_truth(cx, strict) : -1;
    if (is_strict < 0)
        return V_NULL;
    for (size_t i = 0; i < ARRAY_LEN(v); i++)
        if (!(v[i] = obj_getattr_s(cx, argv[1], names[i])))
            return V_NULL;
    JsonScanner *s = LIB_NEW(cx, JsonScanner, jsonscanner, argv[0]);
    if (!s)
        return V_NULL;
    s->object_hook = v[0];
    s->object_pairs_hook = v[1];
    s->parse_float = v[2];
    s->parse_int = v[3];
    s->parse_constant = v[4];
    s->strict = is_strict ? V_TRUE : V_FALSE;
    return v_obj(s);
}

#define FIELD(name)                                                            \
    Value jsonscanner_get_##name(Ctx *cx UNUSED, Value self)                   \
    {                                                                          \
        return AS(JsonScanner, self)->name;                                    \
    }
FIELD(strict)
FIELD(object_hook)
FIELD(object_pairs_hook)
FIELD(parse_float)
FIELD(parse_int)
FIELD(parse_constant)
#undef FIELD

const KindOps jsonscanner_ops = {
    .kind = KIND_jsonscanner,
    .name = "Scanner",
    .size = jsonscanner_size,
    .visit = jsonscanner_visit,
    .call = jsonscanner_call,
};
