/* str_mod.c: text % arguments, and bytes % arguments, which are worked on as
 * Latin-1 text. */
#include <math.h>
#include <stdlib.h>
#include "objects/bigint.h"
#include "objects/bytesparts.h"
#include "objects/formatspec.h"

#include "context/error.h"

enum { MINUS = 1, PLUS = 2, BLANK = 4, ALT = 8, ZERO = 16 };

/* The state of one `fmt % args`. */
typedef struct Mod {
    Ctx *cx;
    const Str *fmt;
    size_t i;            /* next code point of fmt */
    Value args;          /* a tuple, or the single argument */
    int64_t next, count; /* of the tuple; count -1: single argument */
    Value mapping;       /* args if %(name)s is possible, else V_NULL */
    TextBuf out;
    bool bytes;
    /* of the conversion at hand */
    int flags;
    int64_t width, precision; /* -1: none */
    uint32_t code;
} Mod;

static Value next_arg(Mod *m)
{
    if (m->count >= 0 && m->next < m->count)
        return AS(const Tuple, m->args)->v[m->next++];
    if (m->count < 0 && m->next == 0) {
        m->next = 1;
        return m->args;
    }
    return raise_fmt(m->cx, &exc_TypeError,
                     "not enough arguments for format string");
}

/* --- parsing ----------------------------------------------------------- */

static Value raise_value_error(Mod *m, const char *text)
{
    return raise_fmt(m->cx, &exc_ValueError, "%s", text);
}

/* The next code point of the format; -1 with "incomplete format". */
static int64_t next_code(Mod *m)
{
    if (m->i < m->fmt->len)
        return str_at(m->fmt, m->i++);
    raise_value_error(m, "incomplete format");
    return -1;
}

/* (name): the argument becomes mapping[name]. i stands behind the '('. */
static int read_key(Mod *m)
{
    if (m->mapping == V_NULL) {
        raise_fmt(m->cx, &exc_TypeError, "format requires a mapping");
        return -1;
    }
    size_t start = m->i;
    int depth = 1;
    while (depth > 0 && m->i < m->fmt->len) {
        uint32_t c = str_at(m->fmt, m->i++);
        depth += (c == '(') - (c == ')');
    }
    if (depth > 0) {
        raise_value_error(m, "incomplete format key");
        return -1;
    }
    Value key = str_substr(m->cx, v_obj(m->fmt), start, m->i - 1);
    if (m->bytes && key != V_NULL)
        key = text_encode(m->cx, key, str_intern_c(m->cx, "latin-1"), V_NULL);
    m->args = key == V_NULL ? key : obj_getitem(m->cx, m->mapping, key);
    m->count = -1;
    m->next = 0;
    return m->args == V_NULL ? -1 : 0;
}

static int flag_of(int64_t c)
{
    switch (c) {
    case '-':
        return MINUS;
    case '+':
        return PLUS;
    case ' ':
        return BLANK;
    case '#':
        return ALT;
    case '0':
        return ZERO;
    default:
        return 0;
    }
}

/* A number or '*' that begins with *c; *c becomes what follows. 0, -1. */
static int read_number(Mod *m, int64_t *c, int64_t *out, const char *too_big)
{
    if (*c == '*') {
        Value v = next_arg(m);
        if (v == V_NULL)
            return -1;
        if (!is_intlike(v)) {
            raise_fmt(m->cx, &exc_TypeError, "* wants int");
            return -1;
        }
        bool width = out == &m->width;
        if (!int_to_i64(v, out) || (!width && *out != (int)*out)) {
            raise_fmt(m->cx, &exc_OverflowError,
                      "Python int too large to convert to C %s",
                      width ? "ssize_t" : "int");
            return -1;
        }
        if (*out < 0) {
            m->flags |= out == &m->width ? MINUS : 0;
            *out = out == &m->width ? -*out : 0;
        }
        *c = next_code(m);
        return *c < 0 ? -1 : 0;
    }
    for (; *c >= '0' && *c <= '9'; *c = next_code(m)) {
        int64_t n = MAX(*out, 0);
        if (n > (INT64_MAX - (*c - '0')) / 10) {
            raise_value_error(m, too_big);
            return -1;
        }
        *out = n * 10 + (*c - '0');
    }
    return *c < 0 ? -1 : 0;
}

/* Behind the '%': everything up to the conversion code. */
static int read_conversion(Mod *m)
{
    m->flags = 0;
    m->width = m->precision = -1;
    if (m->i < m->fmt->len && str_at(m->fmt, m->i) == '(') {
        m->i++;
        if (read_key(m) < 0)
            return -1;
    }
    int64_t c = next_code(m);
    for (int f; c >= 0 && (f = flag_of(c)) != 0; c = next_code(m))
        m->flags |= f;
    if (c < 0 || read_number(m, &c, &m->width, "width too big") < 0)
        return -1;
    if (c == '.') {
        c = next_code(m);
        m->precision = 0;
        if (c < 0 || read_number(m, &c, &m->precision, "precision too big") < 0)
            return -1;
    }
    if (c == 'h' || c == 'l' || c == 'L')
        c = next_code(m);
    m->code = (uint32_t)c;
    return c < 0 ? -1 : 0;
}

/* --- output ------------------------------------------------------------ */

static void put_padded(Mod *m, const Str *s, size_t len)
{
    size_t width = m->width < 0 ? 0 : (size_t)m->width;
    size_t pad = width > len ? width - len : 0;
    if (pad && !(m->flags & MINUS))
        text_fill(&m->out, ' ', pad);
    text_put_str(&m->out, s, 0, len);
    if (pad && m->flags & MINUS)
        text_fill(&m->out, ' ', pad);
}

/* A number: sign, prefix ("0x") and the rest, zeros between them if asked. */
static void put_number(Mod *m, bool neg, const char *prefix, const char *text,
                       size_t n)
{
    char sign = neg ? '-' : m->flags & PLUS ? '+' : m->flags & BLANK ? ' ' : 0;
    size_t n_prefix = strlen(prefix), len = (sign != 0) + n_prefix + n;
    size_t width = m->width < 0 ? 0 : (size_t)m->width;
    size_t pad = width > len ? width - len : 0;
    bool left = m->flags & MINUS, zeros = (m->flags & ZERO) && !left;
    if (pad && !left && !zeros)
        text_fill(&m->out, ' ', pad);
    if (sign)
        text_put(&m->out, (uint8_t)sign);
    if (n_prefix)
        text_puts(&m->out, prefix, n_prefix);
    if (pad && zeros)
        text_fill(&m->out, '0', pad);
    text_puts(&m->out, text, n);
    if (pad && left)
        text_fill(&m->out, ' ', pad);
}

/* --- conversions ------------------------------------------------------- */

/* %s and %b of bytes: what is bytes-like, or has __bytes__. */
static int put_bytes(Mod *m, Value v)
{
    Span b;
    bool found;
    if (!bytes_view(v, &b.p, &b.n)) {
        Value r = obj_call_dunder(m->cx, v, DUNDER_bytes, NULL, 0, &found);
        if (!found) {
            raise_fmt(m->cx, &exc_TypeError,
                      "%%b requires a bytes-like object, or an object that "
                      "implements __bytes__, not '%T'",
                      v);
            return -1;
        }
        if (r == V_NULL || need_bytes(m->cx, r, &b) < 0)
            return -1;
    }
    Value s = str_from_latin1(m->cx, (const char *)b.p, b.n);
    if (s == V_NULL)
        return -1;
    size_t len = b.n;
    if (m->precision >= 0)
        len = MIN(len, (size_t)m->precision);
    put_padded(m, as_str(s), len);
    return 0;
}

static int put_byte(Mod *m, Value v)
{
    Span b;
    int c;
    if (bytes_view(v, &b.p, &b.n) && b.n == 1) {
        c = b.p[0];
    } else if (is_index(v)) {
        v = obj_index(m->cx, v);
        int64_t i;
        if (v == V_NULL)
            return -1;
        if (!int_to_i64(v, &i) || i < 0 || i > 255) {
            raise_fmt(m->cx, &exc_OverflowError, "%%c arg not in range(256)");
            return -1;
        }
        c = (int)i;
    } else {
        raise_fmt(m->cx, &exc_TypeError,
                  "%%c requires an integer in range(256) or a single byte");
        return -1;
    }
    put_padded(m, as_str(str_from_code(m->cx, (uint32_t)c)), 1);
    return 0;
}

static int put_text(Mod *m, Value v)
{
    if (m->bytes && m->code == 's')
        return put_bytes(m, v);
    Value s = m->code == 's' && is_exact(v, KIND_str) ? v
              : m->code == 's'                        ? obj_str(m->cx, v)
              : m->code == 'r' && !m->bytes           ? obj_repr(m->cx, v)
                                            : str_ascii_repr(m->cx, v);
    if (s == V_NULL)
        return -1;
    size_t len = as_str(s)->len;
    if (m->precision >= 0)
        len = MIN(len, (size_t)m->precision);
    put_padded(m, as_str(s), len);
    return 0;
}

static int put_char(Mod *m, Value v)
{
    if (is_str(v) && as_str(v)->len == 1) {
        put_padded(m, as_str(v), 1);
        return 0;
    }
    if (is_str(v) || !is_index(v)) {
        raise_fmt(m->cx, &exc_TypeError, "%%c requires int or char");
        return -1;
    }
    v = obj_index(m->cx, v);
    int64_t c;
    if (v == V_NULL)
        return -1;
    if (!int_to_i64(v, &c) || c < 0 || c > 0x10FFFF) {
        raise_fmt(m->cx, &exc_OverflowError, "%%c arg not in range(0x110000)");
        return -1;
    }
    Value s = str_from_code(m->cx, (uint32_t)c);
    if (s == V_NULL)
        return -1;
    put_padded(m, as_str(s), 1);
    return 0;
}

static bool is_number(Value v)
{
    const Type *t = type_of(v);
    return is_intlike(v) || is_floatlike(v) || is_index(v) ||
           type_override(t, DUNDER_int) != V_NULL ||
           type_override(t, DUNDER_float) != V_NULL;
}

/* The int that a d or x conversion shows; V_NULL: raised. */
static Value integer_arg(Mod *m, Value v)
{
    bool hex = m->code == 'x' || m->code == 'X' || m->code == 'o';
    if (is_intlike(v))
        return v;
    Value r = V_NULL;
    bool right = hex ? is_index(v) : is_number(v);
    if (right)
        r = hex ? obj_index(m->cx, v) : int_from_object(m->cx, v);
    if (r != V_NULL || (right && !error_matches(m->cx, &exc_TypeError)))
        return r;
    error_clear(m->cx);
    return raise_fmt(m->cx, &exc_TypeError,
                     "%%%c format: %s is required, not %T", m->code,
                     hex ? "an integer" : "a real number", v);
}

static int put_small(Mod *m, int64_t i, unsigned base)
{
    char buf[72], *end = buf + sizeof buf;
    char *p = int_put_digits(i < 0 ? -(uint64_t)i : (uint64_t)i, base, end);
    put_number(m, i < 0, "", p, (size_t)(end - p));
    return 0;
}

static int put_integer(Mod *m, Value v)
{
    v = integer_arg(m, v);
    if (v == V_NULL)
        return -1;
    int base = m->code == 'o' ? 8 : m->code == 'x' || m->code == 'X' ? 16 : 10;
    if (is_int(v) && m->precision < 0 && m->code != 'X' && !(m->flags & ALT))
        return put_small(m, as_int(v), (unsigned)base);
    Value text = int_to_str(m->cx, v, base);
    if (text == V_NULL)
        return -1;
    const Str *s = as_str(text);
    bool neg = s->data[0] == '-';
    BUF_LOCAL(b, 128);
    for (size_t n = s->len - neg; (int64_t)n < m->precision; n++)
        buf_putc(&b, '0');
    buf_put(&b, s->data + neg, s->len - neg);
    const char *prefix = "";
    if ((m->flags & ALT) && base != 10)
        prefix = base == 8 ? "0o" : m->code == 'X' ? "0X" : "0x";
    for (size_t i = 0; m->code == 'X' && i < b.len; i++)
        if (b.data[i] >= 'a')
            b.data[i] = (char)(b.data[i] - 32);
    put_number(m, neg, prefix, b.data, b.len);
    buf_free(&b);
    return 0;
}

static int put_float(Mod *m, Value v)
{
    double d = obj_double(m->cx, v);
    if (d == -1.0 && error_pending(m->cx))
        return -1;
    if (m->precision > INT32_MAX) {
        raise_value_error(m, "precision too big");
        return -1;
    }
    BUF_LOCAL(b, 128);
    float_code_text(d, m->code, m->precision, m->flags & ALT, &b);
    put_number(m, signbit(d) && !isnan(d), "", b.data, b.len);
    buf_free(&b);
    return 0;
}

static int put_argument(Mod *m)
{
    Value v = next_arg(m);
    if (v == V_NULL)
        return -1;
    if (m->width > (int64_t)STR_MAX_LEN ||
        m->precision > (int64_t)STR_MAX_LEN) {
        raise_memory(m->cx);
        return -1;
    }
    switch (m->code) {
    case 's':
    case 'r':
    case 'a':
        return put_text(m, v);
    case 'b':
        if (m->bytes)
            return put_bytes(m, v);
        break;
    case 'c':
        return m->bytes ? put_byte(m, v) : put_char(m, v);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        return put_integer(m, v);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return put_float(m, v);
    default:
        break;
    }
    raise_fmt(m->cx, &exc_ValueError,
              "unsupported format character '%c' (0x%x) at index %zu",
              m->code > 31 && m->code < 127 ? m->code : '?', m->code, m->i - 1);
    return -1;
}

/* "%d" or "%s" without more, of a small int or a str; the code stands at i. */
static bool put_plain(Mod *m)
{
    const Str *fmt = m->fmt;
    if (fmt->width != 1 || m->i >= fmt->len || m->bytes ||
        (m->count < 0 ? m->next : m->next >= m->count))
        return false;
    uint8_t code = fmt->data[m->i];
    Value v = m->count < 0 ? m->args : AS(const Tuple, m->args)->v[m->next];
    if ((code == 's' || code == 'd') && is_int(v)) {
        char buf[24], *end = buf + sizeof buf;
        int64_t i = as_int(v);
        char *p = int_put_digits(i < 0 ? -(uint64_t)i : (uint64_t)i, 10, end);
        if (i < 0)
            *--p = '-';
        text_puts(&m->out, p, (size_t)(end - p));
    } else if (code == 's' && is_exact(v, KIND_str)) {
        text_put_str(&m->out, as_str(v), 0, as_str(v)->len);
    } else {
        return false;
    }
    m->next++;
    m->i++;
    return true;
}

static int put_all(Mod *m)
{
    while (m->i < m->fmt->len) {
        int64_t at = str_find_code(m->fmt, '%', m->i, m->fmt->len);
        size_t to = at < 0 ? m->fmt->len : (size_t)at;
        text_put_str(&m->out, m->fmt, m->i, to);
        m->i = to + 1;
        if (at < 0)
            break;
        if (put_plain(m))
            continue;
        if (read_conversion(m) < 0)
            return -1;
        if (m->code == '%')
            text_put(&m->out, '%');
        else if (put_argument(m) < 0)
            return -1;
    }
    if (m->mapping == V_NULL &&
        (m->count >= 0 ? m->next < m->count : m->next == 0)) {
        raise_fmt(m->cx, &exc_TypeError,
                  "not all arguments converted during %s formatting",
                  m->bytes ? "bytes" : "string");
        return -1;
    }
    return 0;
}

static Value mod(Ctx *cx, const Str *fmt, Value args, bool bytes)
{
    uint64_t few[TEXT_FEW / 8];
    Mod m = {.cx = cx,
             .fmt = fmt,
             .args = args,
             .count = -1,
             .out = TEXT_OF(few),
             .bytes = bytes};
    const uint8_t *p;
    size_t n;
    if (is_kind(args, KIND_tuple))
        m.count = AS(const Tuple, args)->len;
    else if (!is_str(args) && !(bytes && bytes_view(args, &p, &n)) &&
             (ops_of(args)->getitem ||
              type_override(type_of(args), DUNDER_getitem) != V_NULL))
        m.mapping = args;
    if (put_all(&m) < 0) {
        text_drop(&m.out);
        return V_NULL;
    }
    return text_take(cx, &m.out);
}

Value str_mod(Ctx *cx, Value fmt, Value args)
{
    Value quick = mod_quick(cx, as_str(fmt), args);
    if (LIKELY(quick != V_NULL) || error_pending(cx))
        return quick;
    return mod(cx, as_str(fmt), args, false);
}

Value bytes_mod(Ctx *cx, Value fmt, Value args)
{
    Span s = span_of(fmt);
    Value text = str_from_latin1(cx, (const char *)s.p, s.n);
    if (text != V_NULL)
        text = mod(cx, as_str(text), args, true);
    return text == V_NULL
               ? text
               : bytes_like(cx, fmt, as_str(text)->data, as_str(text)->len);
}
