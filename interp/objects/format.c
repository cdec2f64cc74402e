/* format.c: the format mini-language: parsing, and its use for int and str. */
#include "objects/formatspec.h"
#include "objects/bigint.h"
#include "objects/strkind.h"

#include <stdlib.h>

#include "context/error.h"

/* --- parsing ----------------------------------------------------------- */

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

/* A spec of a known width: each width has its own copy of the parser. */
typedef struct Spec {
    const uint8_t *data;
    size_t len;
    int width;
} Spec;

ALWAYS_INLINE uint32_t peek(Spec s, size_t i)
{
    return i < s.len ? data_at(s.data, s.width, i) : 0;
}

/* Decimal digits from *i; -1 none, -2 raised. */
ALWAYS_INLINE int64_t read_digits(Ctx *cx, Spec s, size_t *i)
{
    size_t start = *i;
    int64_t n = 0;
    for (; *i < s.len; (*i)++) {
        uint32_t c = peek(s, *i);
        if (c < '0' || c > '9')
            break;
        if (n > (INT64_MAX - 9) / 10) {
            raise_fmt(cx, &exc_ValueError,
                      "Too many decimal digits in format string");
            return -2;
        }
        n = n * 10 + (c - '0');
    }
    return *i == start ? -1 : n;
}

static bool type_in(const FormatSpec *f, const char *types)
{
    return f->type && f->type < 128 && strchr(types, (int)f->type);
}

static int bad_separator(Ctx *cx, const FormatSpec *f)
{
    if (f->type > 32 && f->type < 128)
        raise_fmt(cx, &exc_ValueError, "Cannot specify '%c' with '%c'.",
                  f->comma, f->type);
    else
        raise_fmt(cx, &exc_ValueError, "Cannot specify '%c' with '\\x%x'.",
                  f->comma, f->type);
    return -1;
}

static int check_separator(Ctx *cx, const FormatSpec *f)
{
    if (!f->comma || !f->type || type_in(f, "defgEGF%"))
        return 0;
    if (f->comma == '_' && type_in(f, "boxX"))
        return 0;
    return bad_separator(cx, f);
}

/* [[fill]align][sign][z][#][0] */
ALWAYS_INLINE size_t parse_start(Spec s, FormatSpec *f)
{
    size_t i = 0;
    bool aligned = true, filled = false;
    uint32_t default_align = f->align;
    if (is_align(peek(s, 1))) {
        f->fill = peek(s, 0);
        f->align = peek(s, 1);
        filled = true;
        i = 2;
    } else if (is_align(peek(s, 0))) {
        f->align = peek(s, 0);
        i = 1;
    } else {
        aligned = false;
    }
    uint32_t c = peek(s, i);
    if (c == '+' || c == '-' || c == ' ') {
        f->sign = c;
        i++;
    }
    if (peek(s, i) == 'z') {
        f->no_neg_zero = true;
        i++;
    }
    if (peek(s, i) == '#') {
        f->alt = true;
        i++;
    }
    if (!filled && peek(s, i) == '0') {
        f->fill = '0';
        if (!aligned && default_align == '>')
            f->align = '=';
        i++;
    }
    return i;
}

/* [,][_] */
ALWAYS_INLINE int parse_separators(Ctx *cx, Spec s, size_t *i, FormatSpec *f)
{
    bool both = false;
    if (peek(s, *i) == ',') {
        f->comma = ',';
        (*i)++;
    }
    if (peek(s, *i) == '_') {
        both = f->comma != 0;
        f->comma = '_';
        (*i)++;
    }
    if (both || (peek(s, *i) == ',' && f->comma == '_')) {
        raise_fmt(cx, &exc_ValueError, "Cannot specify both ',' and '_'.");
        return -1;
    }
    return 0;
}

ALWAYS_INLINE int parse(Ctx *cx, Spec s, FormatSpec *f)
{
    f->fill = ' ';
    size_t i = parse_start(s, f);
    f->width = read_digits(cx, s, &i);
    if (f->width == -2 || parse_separators(cx, s, &i, f) < 0)
        return -1;
    f->precision = -1;
    if (peek(s, i) == '.') {
        i++;
        f->precision = read_digits(cx, s, &i);
        if (f->precision == -2)
            return -1;
        if (f->precision == -1) {
            raise_fmt(cx, &exc_ValueError,
                      "Format specifier missing precision");
            return -1;
        }
    }
    if (i < s.len)
        f->type = peek(s, i++);
    return i < s.len ? 1 : 0;
}

int format_parse(Ctx *cx, const Str *s, FormatSpec *f)
{
    int r;
    if (LIKELY(s->width == 1))
        r = parse(cx, (Spec){s->data, s->len, 1}, f);
    else
        r = parse(cx, (Spec){s->data, s->len, s->width}, f);
    if (r < 0)
        return -1;
    if (r > 0) {
        raise_fmt(cx, &exc_ValueError,
                  "Invalid format specifier '%S' for object of type '%s'",
                  v_obj(s), f->of);
        return -1;
    }
    return check_separator(cx, f);
}

Value format_unknown(Ctx *cx, const FormatSpec *f)
{
    if (f->type > 32 && f->type < 128)
        return raise_fmt(cx, &exc_ValueError,
                         "Unknown format code '%c' for object of type '%s'",
                         f->type, f->of);
    return raise_fmt(cx, &exc_ValueError,
                     "Unknown format code '\\x%x' for object of type '%s'",
                     f->type, f->of);
}

/* --- layout ------------------------------------------------------------ */

/* Blanks to the left and right of `len` code points. */
static void paddings(const FormatSpec *f, size_t len, size_t *left,
                     size_t *right)
{
    size_t width = f->width < 0 ? 0 : (size_t)f->width;
    size_t all = width > len ? width - len : 0;
    *left = f->align == '>' ? all : f->align == '^' ? all / 2 : 0;
    *right = f->align == '=' ? 0 : all - *left;
}

Value format_padded(Ctx *cx, const FormatSpec *f, const Str *s, size_t len)
{
    size_t left, right;
    if (f->width > (int64_t)STR_MAX_LEN)
        return raise_memory(cx);
    paddings(f, len, &left, &right);
    return str_padded(cx, s, len, left, right, f->fill);
}

/* Digits with separators, zeros in front up to min_width. Built backwards. */
static char *group_digits(const NumberText *n, char sep, int64_t min_width,
                          size_t *len)
{
    int64_t left = (int64_t)n->n_digits;
    size_t cap = 2 * (size_t)MAX(left, min_width) + 8;
    char *buf = base_alloc(cap), *p = buf + cap;
    for (bool first = true;; first = false) {
        int64_t run = sep ? n->group : INT64_MAX;
        run = MIN(run, MAX(MAX(left, min_width), 1));
        if (!first)
            *--p = sep;
        for (int64_t i = 0; i < run; i++)
            *--p = left > 0 ? n->digits[--left] : '0';
        min_width -= run;
        if (left <= 0 && min_width <= 0)
            break;
        min_width -= 1;
    }
    *len = (size_t)(buf + cap - p);
    memmove(buf, p, *len);
    return buf;
}

/* The parts in their order; NULL: none of that. */
typedef struct Layout {
    size_t left, zeros, right; /* fill: before, behind the prefix, after */
    char sign;                 /* or 0 */
    const char *digits;
    size_t n_prefix, n_digits;
} Layout;

static Value lay_wide(Ctx *cx, uint32_t fill, const NumberText *n,
                      const Layout *y)
{
    TEXT_LOCAL(t);
    text_fill(&t, fill, y->left);
    if (y->sign)
        text_put(&t, (uint8_t)y->sign);
    text_puts(&t, n->prefix, y->n_prefix);
    text_fill(&t, fill, y->zeros);
    text_puts(&t, y->digits, y->n_digits);
    text_puts(&t, n->rest, n->n_rest);
    text_fill(&t, fill, y->right);
    return text_take(cx, &t);
}

static Value lay_ascii(Ctx *cx, uint8_t fill, const NumberText *n,
                       const Layout *y, size_t len)
{
    Str *s = str_alloc_narrow(cx, len, STR_ASCII);
    if (!s)
        return V_NULL;
    uint8_t *p = s->data;
    p = fill_short(p, fill, y->left);
    if (y->sign)
        *p++ = (uint8_t)y->sign;
    copy_short(p, (const uint8_t *)n->prefix, y->n_prefix);
    p = fill_short(p + y->n_prefix, fill, y->zeros);
    copy_short(p, (const uint8_t *)y->digits, y->n_digits);
    p += y->n_digits;
    copy_short(p, (const uint8_t *)n->rest, n->n_rest);
    fill_short(p + n->n_rest, fill, y->right);
    return len == 1 ? str_latin1(s->data[0]) : v_obj(s);
}

Value format_number(Ctx *cx, const FormatSpec *f, const NumberText *n)
{
    Layout y = {.digits = n->digits,
                .n_digits = n->n_digits,
                .n_prefix = strlen(n->prefix)};
    y.sign = n->neg                             ? '-'
             : f->sign == '+' || f->sign == ' ' ? (char)f->sign
                                                : 0;
    size_t fixed = (y.sign != 0) + y.n_prefix + n->n_rest;
    char *grouped = NULL;
    bool zeros = f->fill == '0' && f->align == '=';
    if (f->width > (int64_t)STR_MAX_LEN)
        return raise_memory(cx);
    if (n->n_digits && (f->comma || zeros))
        y.digits = grouped =
            group_digits(n, (char)f->comma,
                         zeros ? f->width - (int64_t)fixed : 0, &y.n_digits);
    size_t all = fixed + y.n_digits;
    paddings(f, all, &y.left, &y.right);
    if (f->align == '=' && f->width > (int64_t)all)
        y.zeros = (size_t)f->width - all;
    size_t len = all + y.left + y.zeros + y.right;
    Value v = f->fill < 0x80 && len && len <= STR_MAX_LEN
                  ? lay_ascii(cx, (uint8_t)f->fill, n, &y, len)
                  : lay_wide(cx, f->fill, n, &y);
    free(grouped);
    return v;
}

/* --- str --------------------------------------------------------------- */

static Value str_not_allowed(Ctx *cx, const char *what)
{
    return raise_fmt(cx, &exc_ValueError,
                     "%s not allowed in string format specifier", what);
}

Value format_str(Ctx *cx, Value v, Value spec)
{
    const Str *s = as_str(v), *sp = as_str(spec);
    if (sp->len == 0)
        return is_exact(v, KIND_str) ? v : obj_str(cx, v);
    FormatSpec f = {.type = 's', .align = '<', .of = type_label(v)};
    if (format_parse(cx, sp, &f) < 0)
        return V_NULL;
    if (f.type != 's')
        return format_unknown(cx, &f);
    if (f.sign)
        return str_not_allowed(cx, f.sign == ' ' ? "Space" : "Sign");
    if (f.no_neg_zero)
        return str_not_allowed(cx, "Negative zero coercion (z)");
    if (f.alt)
        return str_not_allowed(cx, "Alternate form (#)");
    if (f.align == '=')
        return raise_fmt(cx, &exc_ValueError,
                         "'=' alignment not allowed in string format "
                         "specifier");
    size_t len = s->len;
    if (f.precision >= 0)
        len = MIN(len, (size_t)f.precision);
    return format_padded(cx, &f, s, len);
}

/* --- int --------------------------------------------------------------- */

static Value format_char(Ctx *cx, Value v, const FormatSpec *f)
{
    if (f->sign)
        return raise_fmt(cx, &exc_ValueError,
                         "Sign not allowed with integer format specifier 'c'");
    if (f->alt)
        return raise_fmt(cx, &exc_ValueError,
                         "Alternate form (#) not allowed with integer format "
                         "specifier 'c'");
    int64_t c;
    if (!int_to_i64(v, &c))
        return raise_fmt(cx, &exc_OverflowError,
                         "Python int too large to convert to C long");
    if (c < 0 || c > 0x10FFFF)
        return raise_fmt(cx, &exc_OverflowError,
                         "%%c arg not in range(0x110000)");
    Value s = str_from_code(cx, (uint32_t)c);
    return s == V_NULL ? s : format_padded(cx, f, as_str(s), 1);
}

static int base_of(uint32_t type, const char **prefix)
{
    switch (type) {
    case 'b':
        *prefix = "0b";
        return 2;
    case 'o':
        *prefix = "0o";
        return 8;
    case 'x':
        *prefix = "0x";
        return 16;
    case 'X':
        *prefix = "0X";
        return 16;
    default:
        *prefix = "";
        return 10;
    }
}

/* format_digits of ints of a word. */
static Value small_digits(Ctx *cx, int64_t i, const FormatSpec *f)
{
    char buf[72], *end = buf + sizeof buf;
    const char *prefix;
    int base = base_of(f->type, &prefix);
    uint64_t m = i < 0 ? -(uint64_t)i : (uint64_t)i;
    char *p = int_put_digits(m, (unsigned)base, end);
    for (char *q = p; f->type == 'X' && q < end; q++)
        *q = (char)(*q >= 'a' ? *q - 32 : *q);
    NumberText n = {.prefix = f->alt ? prefix : "",
                    .digits = p,
                    .n_digits = (size_t)(end - p),
                    .rest = "",
                    .neg = i < 0,
                    .group = base == 10 ? 3 : 4};
    return format_number(cx, f, &n);
}

static Value format_digits(Ctx *cx, Value v, const FormatSpec *f)
{
    const char *prefix;
    int base = base_of(f->type, &prefix);
    Value text = int_to_str(cx, v, base);
    if (text == V_NULL)
        return V_NULL;
    const Str *s = as_str(text);
    BUF_LOCAL(upper, 128);
    const char *digits = (const char *)s->data;
    if (f->type == 'X') {
        for (size_t i = 0; i < s->len; i++)
            buf_putc(&upper,
                     (char)(digits[i] >= 'a' ? digits[i] - 32 : digits[i]));
        digits = upper.data;
    }
    bool neg = digits[0] == '-';
    NumberText n = {.prefix = f->alt ? prefix : "",
                    .digits = digits + neg,
                    .n_digits = s->len - neg,
                    .rest = "",
                    .neg = neg,
                    .group = base == 10 ? 3 : 4};
    Value r = format_number(cx, f, &n);
    buf_free(&upper);
    return r;
}

Value format_int(Ctx *cx, Value v, Value spec)
{
    const Str *s = as_str(spec);
    if (s->len == 0)
        return is_int(v) || is_exact(v, KIND_int) ? int_to_str(cx, v, 10)
                                                  : obj_str(cx, v);
    FormatSpec f = {.type = 'd', .align = '>', .of = type_label(v)};
    if (format_parse(cx, s, &f) < 0)
        return V_NULL;
    if (f.type != 'd' && type_in(&f, "eEfFgG%")) {
        double d = int_to_double(cx, v);
        return error_pending(cx) ? V_NULL : format_float(cx, d, spec);
    }
    if (f.type != 'd' && !type_in(&f, "bcdoxXn"))
        return format_unknown(cx, &f);
    if (f.precision >= 0)
        return raise_fmt(cx, &exc_ValueError,
                         "Precision not allowed in integer format specifier");
    if (f.no_neg_zero)
        return raise_fmt(cx, &exc_ValueError,
                         "Negative zero coercion (z) not allowed in integer "
                         "format specifier");
    if (f.type == 'c')
        return format_char(cx, v, &f);
    if (LIKELY(is_int(v)))
        return small_digits(cx, as_int(v), &f);
    return format_digits(cx, v, &f);
}
