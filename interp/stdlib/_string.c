/* _string.c: module _string: how string.Formatter takes format strings apart.
 * Both iterators keep the text and a position. */
#include "lib/modules.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/number.h"
#include "objects/seq.h"
#include "objects/textparts.h"
#include "objects/unicode.h"

int _string_module_init(Ctx *cx, Dict *ns)
{
    (void)cx, (void)ns;
    return 0;
}

static Value text_iterator(Ctx *cx, Kind kind, Value text, uint32_t at)
{
    TextScan *t = HEAP_NEW(cx, TextScan, kind);
    if (!t)
        return V_NULL;
    t->text = text;
    t->at = at;
    return v_obj(t);
}

static bool check_str(Ctx *cx, Value v)
{
    if (is_str(v))
        return true;
    raise_fmt(cx, &exc_TypeError, "expected str, got %T", v);
    return false;
}

/* ---- formatter_parser ---- */

/* What stands between two braces; no_field: only literal text was found. */
typedef struct Field {
    uint32_t name, name_end, spec, spec_end;
    uint32_t conversion; /* 0: none */
} Field;

static int bad(Ctx *cx, const char *text)
{
    raise_fmt(cx, &exc_ValueError, "%s", text);
    return -1;
}

/* The format spec from *at up to its closing brace. */
static int read_spec(Ctx *cx, const Str *s, uint32_t *at, Field *f)
{
    int open = 1;
    f->spec = *at;
    while (*at < s->len) {
        uint32_t c = str_at(s, (*at)++);
        open += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (open == 0) {
            f->spec_end = *at - 1;
            return 0;
        }
    }
    return bad(cx, "unmatched '{' in format spec");
}

/* The conversion behind '!'. 1: the field ends with it. */
static int read_conversion(Ctx *cx, const Str *s, uint32_t *at, Field *f)
{
    if (*at >= s->len)
        return bad(cx, "end of string while looking for conversion specifier");
    f->conversion = str_at(s, (*at)++);
    if (*at >= s->len)
        return 0;
    uint32_t c = str_at(s, (*at)++);
    if (c == '}')
        return 1;
    return c == ':' ? 0 : bad(cx, "expected ':' after conversion specifier");
}

/* The field from *at, behind '{', to its '}'. */
static int read_field(Ctx *cx, const Str *s, uint32_t *at, Field *f)
{
    uint32_t c = 0;
    f->name = *at;
    while (*at < s->len) {
        c = str_at(s, (*at)++);
        if (c == '{')
            return bad(cx, "unexpected '{' in field name");
        if (c == '[')
            while (*at < s->len && str_at(s, *at) != ']')
                ++*at;
        else if (c == '}' || c == ':' || c == '!')
            break;
    }
    f->name_end = *at - 1;
    if (c == '!') {
        int end = read_conversion(cx, s, at, f);
        return end ? MIN(end, 0) : read_spec(cx, s, at, f);
    }
    if (c == ':')
        return read_spec(cx, s, at, f);
    return c == '}' ? 0 : bad(cx, "expected '}' before end of string");
}

/* Literal text from *at: its end in *end. 1: a field follows, 0: none. */
static int read_literal(Ctx *cx, const Str *s, uint32_t *at, uint32_t *end)
{
    uint32_t c = 0;
    while (*at < s->len) {
        c = str_at(s, (*at)++);
        if (c == '{' || c == '}')
            break;
    }
    *end = *at;
    if (c != '{' && c != '}')
        return 0;
    bool at_end = *at >= s->len;
    bool doubled = !at_end && str_at(s, *at) == c;
    if (c == '}' && !doubled)
        return bad(cx, "Single '}' encountered in format string");
    if (at_end)
        return bad(cx, "Single '{' encountered in format string");
    if (doubled)
        ++*at;
    else
        --*end;
    return !doubled;
}

/* (literal, field name, format spec, conversion) */
static Value parts(Ctx *cx, Value text, uint32_t from, uint32_t end,
                   const Field *f)
{
    Value v[4] = {str_substr(cx, text, from, end), V_NONE, V_NONE, V_NONE};
    if (f) {
        v[1] = str_substr(cx, text, f->name, f->name_end);
        v[2] = str_substr(cx, text, f->spec, f->spec_end);
        if (f->conversion)
            v[3] = str_from_code(cx, f->conversion);
    }
    for (int i = 0; i < 4; i++)
        if (v[i] == V_NULL)
            return V_NULL;
    return tuple_from(cx, v, 4);
}

static Value parser_next(Ctx *cx, Value self)
{
    TextScan *t = AS(TextScan, self);
    const Str *s = as_str(t->text);
    uint32_t from = t->at, at = from, end;
    Field f = {0};
    if (from >= s->len)
        return V_NULL;
    int field = read_literal(cx, s, &at, &end);
    if (field > 0 && read_field(cx, s, &at, &f) < 0)
        field = -1;
    store_iterator_index32(cx, t, &t->at, at);
    if (field < 0)
        return V_NULL;
    return parts(cx, t->text, from, end, field ? &f : NULL);
}

Value _string_formatter_parser(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!check_str(cx, argv[0]))
        return V_NULL;
    return text_iterator(cx, KIND_formatter_iterator, argv[0], 0);
}

/* ---- formatter_field_name_split ---- */

/* s[from, to) as a number if it is one, else as text. */
static Value number_or_text(Ctx *cx, Value text, uint32_t from, uint32_t to)
{
    const Str *s = as_str(text);
    int64_t n = 0;
    for (uint32_t i = from; i < to; i++) {
        int digit = unicode_decimal_value(str_at(s, i));
        if (digit < 0)
            return str_substr(cx, text, from, to);
        if (n > (INT64_MAX - digit) / 10)
            return raise_fmt(cx, &exc_ValueError,
                             "Too many decimal digits in format string");
        n = n * 10 + digit;
    }
    return from == to ? name_empty : int_from_i64(cx, n);
}

static uint32_t first_end(const Str *s, uint32_t at)
{
    while (at < s->len && str_at(s, at) != '.' && str_at(s, at) != '[')
        at++;
    return at;
}

/* (is it an attribute?, name or index) */
static Value names_next(Ctx *cx, Value self)
{
    TextScan *t = AS(TextScan, self);
    const Str *s = as_str(t->text);
    uint32_t from = t->at + 1, to, next;
    if (t->at >= s->len)
        return V_NULL;
    uint32_t c = str_at(s, t->at);
    bool attribute = c == '.';
    if (attribute) {
        next = to = first_end(s, from);
    } else if (c == '[') {
        for (to = from; to < s->len && str_at(s, to) != ']';)
            to++;
        if (to == s->len)
            return bad(cx, "Missing ']' in format string"), V_NULL;
        next = to + 1;
    } else {
        return bad(cx, "Only '.' or '[' may follow ']' in format field "
                       "specifier"),
               V_NULL;
    }
    store_iterator_index32(cx, t, &t->at, next);
    if (from == to)
        return bad(cx, "Empty attribute in format string"), V_NULL;
    Value name = attribute ? str_substr(cx, t->text, from, to)
                           : number_or_text(cx, t->text, from, to);
    return name ? tuple_pair(cx, v_bool(attribute), name) : V_NULL;
}

Value _string_formatter_field_name_split(Ctx *cx, Value *argv, int argc,
                                         Value *kw)
{
    (void)argc, (void)kw;
    if (!check_str(cx, argv[0]))
        return V_NULL;
    uint32_t to = first_end(as_str(argv[0]), 0);
    Value first = number_or_text(cx, argv[0], 0, to);
    Value rest = first ? text_iterator(cx, KIND_fieldname_iterator, argv[0], to)
                       : V_NULL;
    return rest ? tuple_pair(cx, first, rest) : V_NULL;
}

/* ---- kinds ---- */

static size_t scan_size(const Obj *o)
{
    (void)o;
    return sizeof(TextScan);
}

static void scan_visit(Obj *o, Visitor *v)
{
    v->value(v, &((TextScan *)o)->text);
}

const KindOps formatter_iterator_ops = {
    .kind = KIND_formatter_iterator,
    .name = "formatteriterator",
    .size = scan_size,
    .visit = scan_visit,
    .iter = iter_self,
    .iternext = parser_next,
};

const KindOps fieldname_iterator_ops = {
    .kind = KIND_fieldname_iterator,
    .name = "fieldnameiterator",
    .size = scan_size,
    .visit = scan_visit,
    .iter = iter_self,
    .iternext = names_next,
};
