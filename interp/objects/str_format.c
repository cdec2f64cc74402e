/* str_format.c: str.format and str.format_map. */
#include "objects/container.h"
#include "objects/number.h"
#include "objects/strkind.h"
#include "objects/textparts.h"

#include "context/error.h"

/* Where the replacement fields' values come from. */
typedef struct Source {
    Ctx *cx;
    const Value *argv;
    int argc;      /* -1: format_map, no positional arguments */
    Value mapping; /* keyword arguments; V_NULL: none */
    int64_t next;  /* automatic numbering: next number; -1: manual; */
    bool numbered; /* some field had a number or was automatic */
} Source;

static Value value_error(Source *f, const char *text)
{
    return raise_fmt(f->cx, &exc_ValueError, "%s", text);
}

/* --- field names ------------------------------------------------------- */

/* s[from, to) as a decimal number; -1: it is none; -2: too large (raised). */
static int64_t field_number(Source *f, const Str *s, size_t from, size_t to)
{
    int64_t n = from < to ? 0 : -1;
    for (size_t i = from; i < to; i++) {
        uint32_t c = str_at(s, i);
        if (c < '0' || c > '9')
            return -1;
        if (n > (INT64_MAX - 9) / 10) {
            value_error(f, "Too many decimal digits in format string");
            return -2;
        }
        n = n * 10 + (c - '0');
    }
    return n;
}

static int numbering(Source *f, bool automatic)
{
    if (f->numbered && automatic != (f->next >= 0)) {
        value_error(f, automatic
                           ? "cannot switch from manual field specification "
                             "to automatic field numbering"
                           : "cannot switch from automatic field numbering to "
                             "manual field specification");
        return -1;
    }
    if (!f->numbered)
        f->next = automatic ? 0 : -1;
    f->numbered = true;
    return 0;
}

static Value positional(Source *f, int64_t n)
{
    if (f->argc < 0)
        return value_error(f, "Format string contains positional fields");
    if (n >= f->argc)
        return raise_fmt(f->cx, &exc_IndexError,
                         "Replacement index %ld out of range for positional "
                         "args tuple",
                         (long)n);
    return f->argv[n];
}

static Value keyword(Source *f, Value name)
{
    if (name == V_NULL)
        return name;
    if (f->mapping == V_NULL)
        return raise_key(f->cx, name);
    return obj_getitem(f->cx, f->mapping, name);
}

/* The object that a field name begins with: s[from, to). */
static Value first_part(Source *f, const Str *s, size_t from, size_t to)
{
    int64_t n = field_number(f, s, from, to);
    if (n == -2)
        return V_NULL;
    if (n >= 0 || from == to) {
        if (numbering(f, from == to) < 0)
            return V_NULL;
        return positional(f, from == to ? f->next++ : n);
    }
    return keyword(f, str_substr(f->cx, v_obj(s), from, to));
}

/* One .name or [key] at s[*i]; *i moves behind it. */
static Value next_part(Source *f, Value v, const Str *s, size_t *i, size_t to)
{
    bool dot = str_at(s, *i) == '.';
    size_t from = ++*i;
    while (*i < to && (dot ? str_at(s, *i) != '.' && str_at(s, *i) != '['
                           : str_at(s, *i) != ']'))
        ++*i;
    size_t end = *i;
    if (!dot && *i == to)
        return value_error(f, "Missing ']' in format string");
    if (from == end)
        return value_error(f, "Empty attribute in format string");
    if (dot) {
        Value name = str_substr(f->cx, v_obj(s), from, end);
        return name == V_NULL ? name : obj_getattr(f->cx, v, name);
    }
    ++*i;
    int64_t n = field_number(f, s, from, end);
    if (n == -2)
        return V_NULL;
    Value key = n >= 0 ? int_from_i64(f->cx, n)
                       : str_substr(f->cx, v_obj(s), from, end);
    Value r = key == V_NULL ? key : obj_getitem(f->cx, v, key);
    if (r != V_NULL && *i < to && str_at(s, *i) != '.' && str_at(s, *i) != '[')
        return value_error(f, "Only '.' or '[' may follow ']' in format "
                              "field specifier");
    return r;
}

static Value field_value(Source *f, const Str *s, size_t from, size_t to)
{
    size_t i = from;
    while (i < to && str_at(s, i) != '.' && str_at(s, i) != '[')
        i++;
    Value v = first_part(f, s, from, i);
    while (v != V_NULL && i < to)
        v = next_part(f, v, s, &i, to);
    return v;
}

/* --- replacement fields ------------------------------------------------ */

static int put_text(Source *f, const Str *s, size_t from, size_t to, int depth,
                    TextBuf *out);

static Value converted(Source *f, Value v, uint32_t conversion)
{
    switch (conversion) {
    case 0:
        return v;
    case 'r':
        return obj_repr(f->cx, v);
    case 's':
        return obj_str(f->cx, v);
    case 'a':
        return str_ascii_repr(f->cx, v);
    default:
        if (conversion > 32 && conversion < 127)
            return raise_fmt(f->cx, &exc_ValueError,
                             "Unknown conversion specifier %c", conversion);
        return raise_fmt(f->cx, &exc_ValueError,
                         "Unknown conversion specifier \\x%x", conversion);
    }
}

/* Where the field that begins at `from` (behind its '{') has its parts. */
typedef struct Field {
    size_t name_end, spec, end; /* end: of the '}' */
    uint32_t conversion;
} Field;

/* Position of the first of '!', ':', '}' or '{' behind the name, where a
 * bracket hides what stands in it. */
static size_t find_name_end(const Str *s, size_t i, size_t to)
{
    bool bracket = false;
    for (; i < to; i++) {
        uint32_t c = str_at(s, i);
        if (c == '[')
            bracket = true;
        else if (c == ']')
            bracket = false;
        else if (!bracket && (c == '{' || c == '}' || c == ':' || c == '!'))
            break;
    }
    return i;
}

static int read_conversion(Source *f, const Str *s, size_t *i, size_t to,
                           Field *p)
{
    if (*i + 1 >= to) {
        value_error(f, "end of string while looking for conversion "
                       "specifier");
        return -1;
    }
    p->conversion = str_at(s, ++*i);
    ++*i;
    if (*i < to && str_at(s, *i) != ':' && str_at(s, *i) != '}') {
        value_error(f, "expected ':' after conversion specifier");
        return -1;
    }
    if (*i >= to || p->conversion == '}') {
        value_error(f, "unmatched '{' in format spec");
        return -1;
    }
    return 0;
}

static int read_field(Source *f, const Str *s, size_t from, size_t to, Field *p)
{
    size_t i = find_name_end(s, from, to);
    *p = (Field){.name_end = i};
    if (i >= to) {
        value_error(f, "expected '}' before end of string");
        return -1;
    }
    if (str_at(s, i) == '{') {
        value_error(f, "unexpected '{' in field name");
        return -1;
    }
    if (str_at(s, i) == '!' && read_conversion(f, s, &i, to, p) < 0)
        return -1;
    if (str_at(s, i) == ':')
        i++;
    p->spec = i;
    int depth = 1;
    for (; i < to; i++) {
        uint32_t c = str_at(s, i);
        depth += (c == '{') - (c == '}');
        if (depth == 0)
            break;
    }
    p->end = i;
    if (i < to)
        return 0;
    value_error(f, "unmatched '{' in format spec");
    return -1;
}

/* format(v, spec) for what most fields show; false: ask the type. */
static bool put_simple(TextBuf *out, Value v)
{
    if (is_exact(v, KIND_str)) {
        text_put_str(out, as_str(v), 0, as_str(v)->len);
        return true;
    }
    if (!is_int(v))
        return false;
    char buf[24], *end = buf + sizeof buf;
    int64_t i = as_int(v);
    char *p = int_put_digits(i < 0 ? -(uint64_t)i : (uint64_t)i, 10, end);
    if (i < 0)
        *--p = '-';
    text_puts(out, p, (size_t)(end - p));
    return true;
}

/* The spec s[from, to) with its own fields replaced. */
static Value read_spec(Source *f, const Str *s, size_t from, size_t to,
                       int depth)
{
    if (str_find_code(s, '{', from, to) < 0 &&
        str_find_code(s, '}', from, to) < 0)
        return str_substr(f->cx, v_obj(s), from, to);
    TEXT_LOCAL(t);
    if (put_text(f, s, from, to, depth - 1, &t) < 0) {
        text_drop(&t);
        return V_NULL;
    }
    return text_take(f->cx, &t);
}

static int put_field(Source *f, const Str *s, size_t from, size_t to, int depth,
                     TextBuf *out, size_t *end)
{
    Field p;
    if (str_at(s, from) == '}') { /* "{}" */
        *end = from + 1;
        Value v = first_part(f, s, from, from);
        if (v != V_NULL && put_simple(out, v))
            return 0;
        Value r = v == V_NULL ? v : obj_format(f->cx, v, str_empty());
        if (r == V_NULL)
            return -1;
        text_put_str(out, as_str(r), 0, as_str(r)->len);
        return 0;
    }
    if (read_field(f, s, from, to, &p) < 0)
        return -1;
    *end = p.end + 1;
    Value v = field_value(f, s, from, p.name_end);
    if (v != V_NULL)
        v = converted(f, v, p.conversion);
    if (v == V_NULL)
        return -1;
    if (p.spec == p.end && put_simple(out, v))
        return 0;
    Value spec =
        p.spec < p.end ? read_spec(f, s, p.spec, p.end, depth) : str_empty();
    Value r = spec == V_NULL ? spec : obj_format(f->cx, v, spec);
    if (r == V_NULL)
        return -1;
    text_put_str(out, as_str(r), 0, as_str(r)->len);
    return 0;
}

static int put_text(Source *f, const Str *s, size_t from, size_t to, int depth,
                    TextBuf *out)
{
    if (depth < 0) {
        value_error(f, "Max string recursion exceeded");
        return -1;
    }
    for (size_t i = from; i < to;) {
        size_t start = i;
        if (s->width == 1)
            while (i < to && s->data[i] != '{' && s->data[i] != '}')
                i++;
        else
            while (i < to && str_at(s, i) != '{' && str_at(s, i) != '}')
                i++;
        text_put_str(out, s, start, i);
        if (i == to)
            break;
        uint32_t c = str_at(s, i++);
        if (i < to && str_at(s, i) == c) {
            text_put(out, c);
            i++;
            continue;
        }
        if (c == '}' || i == to) {
            value_error(f, c == '}'
                               ? "Single '}' encountered in format string"
                               : "Single '{' encountered in format string");
            return -1;
        }
        if (put_field(f, s, i, to, depth, out, &i) < 0)
            return -1;
    }
    return 0;
}

static Value format_with(Source *f, Value fmt)
{
    TEXT_LOCAL(t);
    const Str *s = as_str(fmt);
    if (put_text(f, s, 0, s->len, 2 - 1, &t) < 0) {
        text_drop(&t);
        return V_NULL;
    }
    return text_take(f->cx, &t);
}

Value str_m_format(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Source f = {.cx = cx,
                .argv = argv + 1,
                .argc = argc - 1,
                .mapping = kw ? kw[0] : V_NULL};
    return format_with(&f, argv[0]);
}

Value str_m_format_map(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Source f = {.cx = cx, .argc = -1, .mapping = argv[1]};
    return format_with(&f, argv[0]);
}
