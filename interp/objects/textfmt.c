/* textfmt.c: the formatter of raise_fmt and str_printf (error.h lists what it
 * knows). */
#define _GNU_SOURCE
#include <stdio.h>
#include "objects/textparts.h"

#include "context/error.h"
#include "objects/container.h"

/* Appends the str that `text` is; V_NULL: -1. */
static int put_str(Buf *out, Value text)
{
    if (text == V_NULL)
        return -1;
    str_to_buf(as_str(text), out);
    return 0;
}

/* A built-in class is named with its module, a class of Python's without. */
static int put_type(Buf *out, const Type *t)
{
    if (t == kind_types[t->kind]) {
        buf_puts(out, kind_names[t->kind]);
        return 0;
    }
    bool derived = !(t->flags & (TYPE_HEAP | TYPE_IS_EXC)) && t->attrs;
    Value module =
        derived ? dict_get_str(t->attrs, name_dunder_module) : V_NULL;
    if (module != V_NULL && is_str(module)) {
        str_to_buf(as_str(module), out);
        buf_putc(out, '.');
    }
    return put_str(out, t->name);
}

static int put_value(Ctx *cx, Buf *out, char conversion, Value v)
{
    switch (conversion) {
    case 'T':
        return put_type(out, type_shown(v));
    case 'R':
        return put_str(out, obj_repr(cx, v));
    default:
        return put_str(out, obj_str(cx, v));
    }
}

const char *type_label(Value v)
{
    return (const char *)as_str(type_of(v)->name)->data;
}

const char *arg_label(Value v)
{
    return v == V_NONE ? "None" : type_label(v);
}

/* One conversion of printf: '%' flags width precision, without the length. */
typedef struct Spec {
    char text[24];
    int n;
    char length; /* 'l', 'z' or 0 */
    char conversion;
} Spec;

static const char *read_spec(const char *p, Spec *s)
{
    *s = (Spec){.n = 0};
    s->text[s->n++] = '%';
    while (*p && strchr("0123456789.-+ #*", *p) && s->n < 16)
        s->text[s->n++] = *p++;
    while (*p == 'l' || *p == 'z')
        s->length = *p++;
    s->conversion = *p ? *p++ : '%';
    return p;
}

static void put_number(Buf *out, Spec *s, bool is_signed, uint64_t n)
{
    s->text[s->n++] = 'l';
    s->text[s->n++] = s->conversion == 'i' ? 'd' : s->conversion;
    s->text[s->n] = 0;
    char buf[160];
    (void)is_signed;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(buf, sizeof buf, s->text, n);
#pragma GCC diagnostic pop
    buf_puts(out, buf);
}

static void put_double(Buf *out, Spec *s, double d)
{
    s->text[s->n++] = s->conversion;
    s->text[s->n] = 0;
    char buf[400];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(buf, sizeof buf, s->text, d);
#pragma GCC diagnostic pop
    buf_puts(out, buf);
}

static void put_text(Buf *out, const Spec *s, const char *text)
{
    const char *dot = memchr(s->text, '.', (size_t)s->n);
    size_t n = strlen(text);
    if (dot) {
        size_t limit = 0;
        for (const char *p = dot + 1; p < s->text + s->n; p++)
            limit = limit * 10 + (size_t)(*p - '0');
        n = MIN(n, limit);
    }
    buf_put(out, text, n);
}

int text_vformat(Ctx *cx, Buf *out, const char *fmt, va_list args)
{
    Spec s;
    for (const char *p = fmt; *p;) {
        if (*p != '%') {
            const char *q = strchrnul(p, '%');
            buf_put(out, p, (size_t)(q - p));
            p = q;
            continue;
        }
        p = read_spec(p + 1, &s);
        switch (s.conversion) {
        case 'd':
        case 'i':
            put_number(out, &s, true,
                       s.length ? va_arg(args, uint64_t)
                                : (uint64_t)(int64_t)va_arg(args, int));
            break;
        case 'u':
        case 'x':
        case 'X':
        case 'o':
            put_number(out, &s, false,
                       s.length ? va_arg(args, uint64_t)
                                : va_arg(args, unsigned));
            break;
        case 'c':
            buf_put_utf8(out, va_arg(args, unsigned));
            break;
        case 's':
            put_text(out, &s, va_arg(args, const char *));
            break;
        case 'g':
        case 'f':
        case 'e':
            put_double(out, &s, va_arg(args, double));
            break;
        case 'p':
            buf_printf(out, "%p", va_arg(args, void *));
            break;
        case 'T':
        case 'R':
        case 'S':
            if (put_value(cx, out, s.conversion, va_arg(args, Value)) < 0)
                return -1;
            break;
        case 'N':
            if (put_type(out, va_arg(args, const Type *)) < 0)
                return -1;
            break;
        default:
            buf_putc(out, s.conversion);
        }
    }
    return 0;
}

Value str_printf(Ctx *cx, const char *fmt, ...)
{
    BUF_LOCAL(b, 128);
    va_list args;
    va_start(args, fmt);
    int r = text_vformat(cx, &b, fmt, args);
    va_end(args);
    Value v = r < 0 ? V_NULL : str_from_buf(cx, &b);
    buf_free(&b);
    return v;
}
