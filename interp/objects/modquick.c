/* modquick.c: text % arguments in the plain cases: an ASCII format whose
 * arguments are exact ints, floats and strs and whose result is short. What is
 * not such a case is left to str_mod.c, which begins anew: nothing here has an
 * effect. Called by str_mod only. */
#include <math.h>
#include "objects/formatspec.h"
#include "objects/strkind.h"
#include "objects/textparts.h"

#include "context/error.h"

enum { ROOM = 400 };

typedef struct Field {
    bool left, zeros, plus;
    uint8_t code;
    int width, precision; /* -1: none */
} Field;

typedef struct Out {
    Ctx *cx;
    uint8_t *to, *end;
} Out;

/* Two digits at most; what has more is no plain case. */
static const uint8_t *read_digits(const uint8_t *p, int *n)
{
    *n = 0;
    for (int k = 0; k < 2 && *p >= '0' && *p <= '9'; k++)
        *n = *n * 10 + (*p++ - '0');
    return p;
}

/* Behind the '%'; the format ends with a zero, which is no code. */
static const uint8_t *read_field(const uint8_t *p, Field *f)
{
    *f = (Field){.precision = -1};
    for (;; p++) {
        if (*p == '-')
            f->left = true;
        else if (*p == '0')
            f->zeros = true;
        else if (*p == '+')
            f->plus = true;
        else
            break;
    }
    p = read_digits(p, &f->width);
    if (*p == '.')
        p = read_digits(p + 1, &f->precision);
    f->code = *p;
    return p + 1;
}

/* sign: 0 for none. */
static bool put_field(Out *o, const Field *f, uint8_t sign, const uint8_t *text,
                      size_t n, bool zeros)
{
    size_t len = n + (sign != 0), width = (size_t)f->width;
    size_t pad = width > len ? width - len : 0;
    if ((size_t)(o->end - o->to) < len + pad)
        return false;
    uint8_t *to = o->to;
    if (pad && !f->left && !zeros)
        to = fill_short(to, ' ', pad);
    if (sign)
        *to++ = sign;
    if (pad && zeros)
        to = fill_short(to, '0', pad);
    copy_short(to, text, n);
    to += n;
    if (pad && f->left)
        to = fill_short(to, ' ', pad);
    o->to = to;
    return true;
}

static bool put_number(Out *o, const Field *f, bool negative, const void *text,
                       size_t n)
{
    uint8_t sign = negative ? '-' : f->plus ? '+' : 0;
    return put_field(o, f, sign, text, n, f->zeros && !f->left);
}

static bool put_int(Out *o, const Field *f, Value v)
{
    if (!is_int(v) || f->precision >= 0)
        return false;
    int64_t i = as_int(v);
    char digits[64], *end = digits + sizeof digits;
    char *p = int_put_digits(i < 0 ? -(uint64_t)i : (uint64_t)i,
                             f->code == 'x' ? 16 : 10, end);
    return put_number(o, f, i < 0, p, (size_t)(end - p));
}

static bool put_float(Out *o, const Field *f, Value v)
{
    if (!is_double(v) && !is_int(v))
        return false;
    double d = is_int(v) ? (double)as_int(v) : as_double(v);
    BUF_LOCAL(b, 128);
    float_code_text(d, f->code, f->precision, false, &b);
    bool done = put_number(o, f, signbit(d) && !isnan(d), b.data, b.len);
    buf_free(&b);
    return done;
}

static bool put_text(Out *o, const Field *f, Value v)
{
    bool str = is_exact(v, KIND_str);
    if (!str && !is_int(v) && !is_double(v))
        return false;
    if (f->code == 's' && is_int(v) && f->precision < 0) {
        Field plain = {.left = f->left, .width = f->width, .precision = -1};
        return put_int(o, &plain, v);
    }
    if (!str || f->code == 'r')
        v = obj_repr(o->cx, v);
    if (v == V_NULL) {
        error_clear(o->cx); /* out of memory: it will come again */
        return false;
    }
    const Str *s = as_str(v);
    if (!(s->flags & STR_ASCII))
        return false;
    size_t n = s->len;
    if (f->precision >= 0)
        n = MIN(n, (size_t)f->precision);
    return put_field(o, f, 0, s->data, n, false);
}

static bool put_one(Out *o, const Field *f, Value v)
{
    switch (f->code) {
    case 'd':
    case 'i':
    case 'x':
        return put_int(o, f, v);
    case 's':
    case 'r':
        return put_text(o, f, v);
    case 'e':
    case 'f':
    case 'g':
        return put_float(o, f, v);
    default:
        return false;
    }
}

/* All of fmt into o; *used: how many arguments. */
static bool put_all(Out *o, const Str *fmt, const Value *args, size_t n,
                    size_t *used)
{
    const uint8_t *p = fmt->data, *end = p + fmt->len;
    size_t next = 0;
    Field f;
    while (p < end) {
        if (o->to == o->end)
            return false;
        if (*p != '%') {
            *o->to++ = *p++;
        } else if (p[1] == '%') {
            *o->to++ = '%';
            p += 2;
        } else {
            p = read_field(p + 1, &f);
            if (next == n || !put_one(o, &f, args[next++]))
                return false;
        }
    }
    *used = next;
    return true;
}

Value mod_quick(Ctx *cx, const Str *fmt, Value args)
{
    uint8_t text[ROOM];
    Out o = {cx, text, text + ROOM};
    bool tuple = is_exact(args, KIND_tuple);
    size_t used, n = tuple ? AS(Tuple, args)->len : 1;
    const Value *v = tuple ? AS(Tuple, args)->v : &args;
    if (!(fmt->flags & STR_ASCII) || fmt->len > ROOM ||
        !put_all(&o, fmt, v, n, &used) || used != n)
        return V_NULL;
    return str_narrow_part(cx, text, (size_t)(o.to - text), STR_ASCII);
}
