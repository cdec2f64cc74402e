/* int_methods.c: int(...), the methods of int, conversions of other objects. */
#include <math.h>
#include <stdlib.h>
#include "objects/bigint.h"
#include "objects/container.h"
#include "objects/subclass.h"
#include "objects/textparts.h"

#include "context/error.h"

#define UNUSED_ARGS (void)argv, (void)argc, (void)kw

/* --- other objects to int ---------------------------------------------- */

static Value text_to_int(Ctx *cx, Value v, int base)
{
    const uint8_t *p;
    size_t n;
    if (bytes_view(v, &p, &n)) {
        BUF_LOCAL(copy, 128); /* a bytearray may change meanwhile */
        buf_put(&copy, p, n);
        buf_putc(&copy, 0);
        Value shown = bytes_from(cx, p, n); /* shown as bytes, as CPython */
        Value r =
            shown == V_NULL ? shown : int_parse(cx, copy.data, n, base, shown);
        buf_free(&copy);
        return r;
    }
    const Str *s = as_str(v);
    if (s->flags & STR_ASCII)
        return int_parse(cx, (const char *)s->data, s->len, base, v);
    BUF_LOCAL(b, 128);
    str_number_text(s, &b);
    Value r = int_parse(cx, buf_text(&b), b.len, base, v);
    buf_free(&b);
    return r;
}

/* The result of __int__, __index__ or __trunc__ as a plain int. */
static Value checked_int(Ctx *cx, Value r, const char *method)
{
    if (r == V_NULL || is_intlike(r))
        return r == V_NULL ? r : int_plain(cx, r);
    return raise_fmt(cx, &exc_TypeError, "%s returned non-int (type %T)",
                     method, r);
}

Value int_from_object(Ctx *cx, Value v)
{
    if (is_int(v) || is_exact(v, KIND_int))
        return v;
    if (is_double(v))
        return int_from_double(cx, as_double(v));
    if (is_exact(v, KIND_str))
        return text_to_int(cx, v, 10);
    bool found;
    Value r = obj_call_dunder(cx, v, DUNDER_int, NULL, 0, &found);
    if (found)
        return checked_int(cx, r, "__int__");
    if (is_floatlike(v))
        return int_from_double(cx, float_value(v));
    if (is_index(v))
        return obj_index(cx, v);
    r = obj_call_dunder(cx, v, DUNDER_trunc, NULL, 0, &found);
    if (found)
        return r == V_NULL || is_intlike(r) || !is_index(r)
                   ? checked_int(cx, r, "__trunc__")
                   : obj_index(cx, r);
    const uint8_t *p;
    size_t n;
    if (is_str(v) || bytes_view(v, &p, &n))
        return text_to_int(cx, v, 10);
    return raise_fmt(cx, &exc_TypeError,
                     "int() argument must be a string, a bytes-like object or "
                     "a real number, not '%T'",
                     v);
}

static Value int_with_base(Ctx *cx, Value x, Value base)
{
    if (x == V_NULL)
        return raise_fmt(cx, &exc_TypeError, "int() missing string argument");
    int64_t b = obj_index_i64(cx, base, NULL);
    if (b == -1 && error_pending(cx))
        return V_NULL;
    const uint8_t *p;
    size_t n;
    if ((b != 0 && b < 2) || b > 36)
        return raise_fmt(cx, &exc_ValueError,
                         "int() base must be >= 2 and <= 36, or 0");
    if (!is_str(x) && !bytes_view(x, &p, &n))
        return raise_fmt(cx, &exc_TypeError,
                         "int() can't convert non-string with explicit base");
    return text_to_int(cx, x, (int)b);
}

/* An instance of the int subclass cls with that value. */
static Value int_subclass(Ctx *cx, const Type *cls, Value v)
{
    IntView w;
    int_view(&w, v);
    size_t bytes = w.n * sizeof(uint64_t);
    BigInt *b = sub_alloc(cx, cls, KIND_int, sizeof(BigInt) + bytes);
    if (!b)
        return V_NULL;
    memcpy(b->limb, w.p, bytes);
    b->size = w.neg ? -(int32_t)w.n : (int32_t)w.n;
    return v_obj(b);
}

/* int(x=0, /, base=10) */
Value int_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Type *cls = AS(const Type, argv[0]);
    Value x = argv[1], v;
    if (argv[2] != V_NULL)
        v = int_with_base(cx, x, argv[2]);
    else
        v = x == V_NULL ? v_int(0) : int_from_object(cx, x);
    if (v == V_NULL || cls == &type_int)
        return v;
    return int_subclass(cx, cls, v);
}

/* --- bits -------------------------------------------------------------- */

Value int_m_bit_length(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    IntView w;
    int_view(&w, argv[0]);
    return int_from_u64(cx, view_bits(&w));
}

Value int_m_bit_count(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    IntView w;
    int_view(&w, argv[0]);
    return int_from_u64(cx, w.n ? mpn_popcount(w.p, (mp_size_t)w.n) : 0);
}

/* "little": 1, "big" or absent: 0, else -1 with ValueError. */
static int byte_order(Ctx *cx, Value v, const char *method)
{
    if (v == V_NULL || (is_str(v) && str_eq_ascii(v, "big")))
        return 0;
    if (is_str(v) && str_eq_ascii(v, "little"))
        return 1;
    if (!is_str(v))
        raise_fmt(cx, &exc_TypeError,
                  "%s() argument 'byteorder' must be str, not %s", method,
                  arg_label(v));
    else
        raise_fmt(cx, &exc_ValueError,
                  "byteorder must be either 'little' or 'big'");
    return -1;
}

static int flag_arg(Ctx *cx, Value v)
{
    return v == V_NULL ? 0 : obj_truth(cx, v);
}

static void reverse_bytes(uint8_t *p, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        uint8_t t = p[i];
        p[i] = p[n - 1 - i];
        p[n - 1 - i] = t;
    }
}

/* Does w fit n bytes (two's complement if is_signed)? */
static bool fits_bytes(const IntView *w, size_t n, bool is_signed)
{
    size_t bits = view_bits(w), room = n * 8;
    if (!is_signed || bits == 0)
        return bits <= room;
    if (bits < room)
        return true;
    /* -2^(room - 1) */
    if (bits != room || !w->neg)
        return false;
    for (size_t i = 0; i + 1 < bits; i++)
        if (view_bit(w, i))
            return false;
    return true;
}

static Value to_bytes(Ctx *cx, const IntView *w, size_t n, bool little)
{
    size_t limbs = n / 8 + 1;
    if (w->n > limbs)
        limbs = w->n;
    mp_limb_t *p = scratch_new(cx, limbs);
    if (!p)
        return V_NULL;
    memset(p, 0, limbs * sizeof *p);
    memcpy(p, w->p, w->n * sizeof *p);
    if (w->neg)
        mpn_neg(p, p, (mp_size_t)limbs);
    if (!little)
        reverse_bytes((uint8_t *)p, n);
    Value v = bytes_from(cx, p, n);
    free(p);
    return v;
}

/* to_bytes(length=1, byteorder='big', *, signed=False) */
Value int_m_to_bytes(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    int64_t n = argv[1] == V_NULL ? 1 : arg_ssize(cx, argv[1]);
    if (n == -1 && error_pending(cx))
        return V_NULL;
    int little = byte_order(cx, argv[2], "to_bytes");
    int is_signed = little < 0 ? -1 : flag_arg(cx, argv[3]);
    if (is_signed < 0)
        return V_NULL;
    if (n < 0)
        return raise_fmt(cx, &exc_ValueError,
                         "length argument must be non-negative");
    IntView w;
    int_view(&w, argv[0]);
    if (w.neg && !is_signed)
        return raise_fmt(cx, &exc_OverflowError,
                         "can't convert negative int to unsigned");
    if (!fits_bytes(&w, (size_t)n, is_signed))
        return raise_fmt(cx, &exc_OverflowError, "int too big to convert");
    return to_bytes(cx, &w, (size_t)n, little);
}

static Value from_bytes(Ctx *cx, const uint8_t *p, size_t n, bool little,
                        bool is_signed)
{
    size_t limbs = n / 8 + 1;
    mp_limb_t *q = scratch_new(cx, limbs);
    if (!q)
        return V_NULL;
    bool neg = n && is_signed && (p[little ? n - 1 : 0] & 0x80);
    memset(q, neg ? 0xFF : 0, limbs * sizeof *q);
    memcpy(q, p, n);
    if (!little)
        reverse_bytes((uint8_t *)q, n);
    if (neg)
        mpn_neg(q, q, (mp_size_t)limbs);
    Value v = big_from_limbs(cx, q, limbs, neg);
    free(q);
    return v;
}

/* int.from_bytes(bytes, byteorder='big', *, signed=False); argv[0]: class */
Value int_m_from_bytes(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    int little = byte_order(cx, argv[2], "from_bytes");
    int is_signed = little < 0 ? -1 : flag_arg(cx, argv[3]);
    if (is_signed < 0)
        return V_NULL;
    const uint8_t *p;
    size_t n;
    Value b = argv[1];
    if (!bytes_view(b, &p, &n)) {
        b = bytes_of(cx, b);
        if (b == V_NULL || !bytes_view(b, &p, &n))
            return V_NULL;
    }
    Value v = from_bytes(cx, p, n, little, is_signed);
    if (v == V_NULL || argv[0] == v_obj(&type_int))
        return v;
    return vm_call1(cx, argv[0], v);
}

/* --- rounding and parts ------------------------------------------------ */

/* Nearest multiple of 10^n, halves to even multiples. */
static Value round_to_power(Ctx *cx, Value v, int64_t n)
{
    Value unit = int_binary(cx, v_int(10), v_int(n), BIN_POW);
    if (unit == V_NULL)
        return unit;
    Value rem = int_binary(cx, v, unit, BIN_MOD); /* 0 <= rem < unit */
    if (rem == V_NULL)
        return rem;
    Value down = int_binary(cx, v, rem, BIN_SUB);
    Value twice = int_binary(cx, rem, v_int(2), BIN_MUL);
    if (down == V_NULL || twice == V_NULL)
        return V_NULL;
    int c = int_compare(twice, unit);
    if (c == 0) {
        Value q = int_binary(cx, down, unit, BIN_FLOORDIV);
        if (q == V_NULL)
            return q;
        IntView w;
        int_view(&w, q);
        c = view_bit(&w, 0) ? 1 : -1;
    }
    return c < 0 ? down : int_binary(cx, down, unit, BIN_ADD);
}

Value int_round(Ctx *cx, Value v, Value ndigits)
{
    if (ndigits == V_NULL)
        return int_plain(cx, v);
    Value n = obj_index(cx, ndigits);
    if (n == V_NULL)
        return n;
    v = int_plain(cx, v);
    if (int_sign(n) >= 0 || v == V_NULL)
        return v;
    IntView w;
    int_view(&w, v);
    int64_t places;
    if (!int_to_i64(n, &places) ||
        (double)-places > (double)view_bits(&w) * 0.302 + 2)
        return v_int(0);
    return round_to_power(cx, v, -places);
}

Value int_m___round__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return int_round(cx, argv[0], argv[1]);
}

Value int_m___int__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return int_plain(cx, argv[0]);
}

Value int_m___trunc__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return int_plain(cx, argv[0]);
}

Value int_m___floor__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return int_plain(cx, argv[0]);
}

Value int_m___ceil__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return int_plain(cx, argv[0]);
}

Value int_m___float__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    double d = int_to_double(cx, argv[0]);
    return error_pending(cx) ? V_NULL : v_double(d);
}

Value int_m___divmod__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    if (!is_intlike(argv[1]))
        return V_NOTIMPLEMENTED;
    return int_divmod(cx, argv[0], argv[1]);
}

Value int_m___rdivmod__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    if (!is_intlike(argv[1]))
        return V_NOTIMPLEMENTED;
    return int_divmod(cx, argv[1], argv[0]);
}

Value int_m_conjugate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return int_plain(cx, argv[0]);
}

Value int_m_as_integer_ratio(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value v = int_plain(cx, argv[0]);
    return v == V_NULL ? v : tuple_pair(cx, v, v_int(1));
}

Value int_m___getnewargs__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value v = int_plain(cx, argv[0]);
    return v == V_NULL ? v : tuple_from(cx, &v, 1);
}

Value int_get_real(Ctx *cx, Value self)
{
    return int_plain(cx, self);
}

Value int_get_imag(Ctx *cx, Value self)
{
    (void)cx, (void)self;
    return v_int(0);
}

Value int_get_numerator(Ctx *cx, Value self)
{
    return int_plain(cx, self);
}

Value int_get_denominator(Ctx *cx, Value self)
{
    (void)cx, (void)self;
    return v_int(1);
}
