/* builtins_text.c: the built-in functions on numbers and text. */
#include "objects/bigint.h"
#include "objects/container.h"
#include "objects/floattext.h"
#include "objects/textparts.h"

#include "context/error.h"

#define UNUSED_ARGS (void)argv, (void)argc, (void)kw

/* --- numbers ----------------------------------------------------------- */

Value builtins_abs(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    if (is_int(argv[0]))
        return int_abs(cx, argv[0]);
    return obj_unary(cx, argv[0], UNARY_ABS);
}

/* a's method, or V_NOTIMPLEMENTED. */
static Value call_if_there(Ctx *cx, Value a, int dunder, Value b)
{
    bool found;
    Value r = obj_call_dunder(cx, a, dunder, &b, 1, &found);
    return found ? r : V_NOTIMPLEMENTED;
}

static Value divmod_dispatch(Ctx *cx, Value a, Value b)
{
    const Type *ta = type_of(a), *tb = type_of(b);
    Value r = V_NOTIMPLEMENTED;
    bool right_first = ta != tb && type_is_subtype(tb, ta) &&
                       type_lookup(tb, dunder_names[DUNDER_rdivmod]) !=
                           type_lookup(ta, dunder_names[DUNDER_rdivmod]);
    if (right_first)
        r = call_if_there(cx, b, DUNDER_rdivmod, a);
    if (r == V_NOTIMPLEMENTED)
        r = call_if_there(cx, a, DUNDER_divmod, b);
    if (r == V_NOTIMPLEMENTED && ta != tb && !right_first)
        r = call_if_there(cx, b, DUNDER_rdivmod, a);
    if (r == V_NOTIMPLEMENTED)
        return raise_fmt(cx, &exc_TypeError,
                         "unsupported operand type(s) for divmod(): '%T' and "
                         "'%T'",
                         a, b);
    return r;
}

Value builtins_divmod(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value a = argv[0], b = argv[1];
    if (are_ints(a, b))
        return int_divmod(cx, a, b);
    if (is_double(a) && is_double(b))
        return float_divmod(cx, as_double(a), as_double(b));
    return divmod_dispatch(cx, a, b);
}

/* pow(base, exp, mod=None) */
Value builtins_pow(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value mod = argv[2] == V_NULL ? V_NONE : argv[2];
    return obj_power(cx, argv[0], argv[1], mod);
}

/* round(number, ndigits=None) */
Value builtins_round(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value v = argv[0], n = argv[1] == V_NONE ? V_NULL : argv[1];
    if (is_double(v))
        return float_round(cx, as_double(v), n);
    if (is_int(v))
        return int_round(cx, v, n);
    bool found;
    Value r = obj_call_dunder(cx, v, DUNDER_round, &n, n != V_NULL, &found);
    if (found)
        return r;
    return raise_fmt(cx, &exc_TypeError,
                     "type %T doesn't define __round__ method", v);
}

/* --- characters -------------------------------------------------------- */

Value builtins_chr(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value v = obj_index(cx, argv[0]);
    int64_t c;
    if (v == V_NULL)
        return v;
    if (!int_to_i64(v, &c) || c > INT32_MAX || c < INT32_MIN)
        return raise_fmt(cx, &exc_OverflowError,
                         "Python int too large to convert to C int");
    if (c < 0 || c > 0x10FFFF)
        return raise_fmt(cx, &exc_ValueError,
                         "chr() arg not in range(0x110000)");
    return str_from_code(cx, (uint32_t)c);
}

Value builtins_ord(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value v = argv[0];
    const uint8_t *p;
    size_t n;
    if (is_str(v)) {
        n = as_str(v)->len;
        if (n == 1)
            return v_int(str_at(as_str(v), 0));
    } else if (bytes_view(v, &p, &n)) {
        if (n == 1)
            return v_int(p[0]);
    } else {
        return raise_fmt(cx, &exc_TypeError,
                         "ord() expected string of length 1, but %T found", v);
    }
    return raise_fmt(cx, &exc_TypeError,
                     "ord() expected a character, but string of length %zu "
                     "found",
                     n);
}

/* --- text -------------------------------------------------------------- */

/* "0x" and the digits, the sign in front. */
static Value prefixed(Ctx *cx, Value v, const char *prefix, int base)
{
    v = obj_index(cx, v);
    if (v != V_NULL)
        v = int_to_str(cx, v, base);
    if (v == V_NULL)
        return v;
    const Str *s = as_str(v);
    bool neg = s->data[0] == '-';
    TEXT_LOCAL(t);
    if (neg)
        text_put(&t, '-');
    text_puts(&t, prefix, 2);
    text_put_str(&t, s, neg, s->len);
    return text_take(cx, &t);
}

Value builtins_hex(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return prefixed(cx, argv[0], "0x", 16);
}

Value builtins_oct(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return prefixed(cx, argv[0], "0o", 8);
}

Value builtins_bin(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return prefixed(cx, argv[0], "0b", 2);
}

Value builtins_ascii(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return str_ascii_repr(cx, argv[0]);
}

/* format(value, format_spec='', /) */
Value builtins_format(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value spec = argv[1] == V_NULL ? str_from_latin1(cx, "", 0) : argv[1];
    if (!is_str(spec))
        return raise_fmt(cx, &exc_TypeError,
                         "format() argument 2 must be str, not %s",
                         arg_label(spec));
    return obj_format(cx, argv[0], spec);
}
