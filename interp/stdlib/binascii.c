/* binascii.c: module binascii: bytes as text (hexadecimal, base64, uuencode)
 * and its checksums. Quoted-printable is in binascii_qp.c. */
#include "lib/modules.h"
#include "heap/roots.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "stdlib/binascii.h"
#include "stdlib/sysargs.h"
#include <stdlib.h>

#define ARGS (void)argc, (void)kw

static Value error_class, incomplete_class; /* roots of main */

/* ---- arguments ---- */

int binascii_text(Ctx *cx, Value v, Span *out)
{
    if (is_str(v)) {
        const Str *s = AS(Str, v);
        *out = (Span){s->data, s->len};
        if (s->flags & STR_ASCII)
            return 0;
        raise_fmt(cx, &exc_ValueError,
                  "string argument should contain only ASCII characters");
        return -1;
    }
    if (bytes_view(v, &out->p, &out->n))
        return 0;
    raise_fmt(cx, &exc_TypeError,
              "argument should be bytes, buffer or ASCII string, not '%T'", v);
    return -1;
}

/* The low 32 bits of an int of any size. */
static int low_word(Ctx *cx, Value v, uint32_t *out)
{
    int64_t low;
    Value n = obj_index(cx, v);
    if (n && !is_int(n))
        n = int_binary(cx, n, int_from_u64(cx, UINT32_MAX), BIN_AND);
    if (!n)
        return -1;
    int_to_i64(n, &low);
    *out = (uint32_t)low;
    return 0;
}

/* The one positional argument of f(data, *, keyword). */
static int one_argument(Ctx *cx, int argc, const char *name)
{
    if (argc == 1)
        return 0;
    raise_fmt(cx, &exc_TypeError,
              "%s() takes exactly 1 positional argument (%d given)", name,
              argc);
    return -1;
}

static Value raise_error(Ctx *cx, const char *text)
{
    return raise_fmt(cx, AS(Type, error_class), "%s", text);
}

static Value take(Ctx *cx, Buf *out, bool good)
{
    Value v = good && out->len <= STR_MAX_LEN
                  ? bytes_from(cx, out->data, out->len)
              : good ? raise_memory(cx)
                     : V_NULL;
    buf_free(out);
    return v;
}

/* ---- hexadecimal ---- */

/* The separator's byte; -1: none; -2 raised. */
static int separator(Ctx *cx, Value v)
{
    if (v == V_NULL)
        return -1;
    int64_t n = obj_len(cx, v);
    if (n < 0)
        return -2;
    if (n != 1)
        raise_fmt(cx, &exc_ValueError, "sep must be length 1.");
    else if (!is_str(v) && !is_kind(v, KIND_bytes))
        raise_fmt(cx, &exc_TypeError, "sep must be str or bytes.");
    else if (is_str(v) && str_at(AS(Str, v), 0) > 0xFF)
        raise_fmt(cx, &exc_ValueError, "sep must be ASCII.");
    else
        return is_str(v) ? (int)str_at(AS(Str, v), 0) : AS(Bytes, v)->data[0];
    return -2;
}

/* hexlify(data, sep=, bytes_per_sep=1); groups of a positive number are counted
 * from the end. */
Value binascii_hexlify(Ctx *cx, Value *argv, int argc, Value *kw)
{
    static const char hex[] = "0123456789abcdef";
    ARGS;
    Span s;
    int group = argv[2] ? arg_int(cx, argv[2]) : 1;
    int sep = error_pending(cx) ? -2 : separator(cx, argv[1]);
    if (sep == -2 || need_bytes(cx, argv[0], &s) < 0)
        return V_NULL;
    size_t size = (size_t)llabs((long long)group);
    size_t seps = sep < 0 || !size || !s.n ? 0 : (s.n - 1) / size;
    Bytes *b = bytes_alloc(cx, 2 * s.n + seps);
    uint8_t *to = b ? b->data : NULL;
    for (size_t i = 0; b && i < s.n; i++) {
        size_t at = group > 0 ? s.n - i : i;
        if (seps && i && at % size == 0)
            *to++ = (uint8_t)sep;
        *to++ = (uint8_t)hex[s.p[i] >> 4];
        *to++ = (uint8_t)hex[s.p[i] & 15];
    }
    return b ? v_obj(b) : V_NULL;
}

Value binascii_b2a_hex(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return binascii_hexlify(cx, argv, argc, kw);
}

Value binascii_unhexlify(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    Span s;
    if (binascii_text(cx, argv[0], &s) < 0)
        return V_NULL;
    if (s.n % 2)
        return raise_error(cx, "Odd-length string");
    Bytes *b = bytes_alloc(cx, s.n / 2);
    for (size_t i = 0; b && i < s.n; i += 2) {
        int high = hex_value(s.p[i]), low = hex_value(s.p[i + 1]);
        if (high < 0 || low < 0)
            return raise_error(cx, "Non-hexadecimal digit found");
        b->data[i / 2] = (uint8_t)(high << 4 | low);
    }
    return b ? v_obj(b) : V_NULL;
}

Value binascii_a2b_hex(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return binascii_unhexlify(cx, argv, argc, kw);
}

/* ---- base64 ---- */

static int sextet(uint8_t c)
{
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+'             ? 62
           : c == '/'             ? 63
                                  : -1;
}

typedef struct Decoder {
    uint32_t bits; /* not yet put out */
    int digits;    /* of the group of four */
    int pads;
    bool padded;
    const char *error;
} Decoder;

/* Takes one byte; false: nothing behind it counts. */
static bool decode_one(Decoder *d, Buf *out, uint8_t c, bool strict)
{
    if (c == '=') {
        d->padded = true;
        return d->digits < 2 || d->digits + ++d->pads < 4;
    }
    int v = sextet(c);
    if (v < 0) {
        if (strict)
            d->error = "Only base64 data is allowed";
        return !strict;
    }
    if (strict && d->padded) {
        d->error = "Discontinuous padding not allowed";
        return false;
    }
    d->pads = 0;
    d->bits = d->bits << 6 | (uint32_t)v;
    if (d->digits)
        buf_putc(out, (char)(d->bits >> (6 - 2 * d->digits)));
    d->digits = (d->digits + 1) % 4;
    return true;
}

/* a2b_base64(data, *, strict_mode=False) */
Value binascii_a2b_base64(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Span s;
    Decoder d = {0};
    BUF_LOCAL(out, 256);
    if (one_argument(cx, argc, "a2b_base64") < 0)
        return V_NULL;
    int strict = int_arg_or(cx, kw[0], false);
    if (error_pending(cx) || binascii_text(cx, argv[0], &s) < 0)
        return V_NULL;
    if (strict && s.n && s.p[0] == '=')
        return raise_error(cx, "Leading padding not allowed");
    size_t i = 0;
    while (i < s.n && decode_one(&d, &out, s.p[i], strict))
        i++;
    bool ended = i < s.n && !d.error; /* by its padding */
    if (strict && ended && i + 1 < s.n)
        d.error = "Excess data after padding";
    if (d.error)
        raise_error(cx, d.error);
    else if (!ended && d.digits == 1)
        raise_fmt(cx, AS(Type, error_class),
                  "Invalid base64-encoded string: number of data characters "
                  "(%zu) cannot be 1 more than a multiple of 4",
                  out.len / 3 * 4 + 1);
    else if (!ended && d.digits)
        raise_error(cx, "Incorrect padding");
    return take(cx, &out, !error_pending(cx));
}

/* b2a_base64(data, *, newline=True) */
Value binascii_b2a_base64(Ctx *cx, Value *argv, int argc, Value *kw)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    Span s;
    if (one_argument(cx, argc, "b2a_base64") < 0)
        return V_NULL;
    int newline = int_arg_or(cx, kw[0], true);
    if (error_pending(cx) || need_bytes(cx, argv[0], &s) < 0)
        return V_NULL;
    Bytes *b = bytes_alloc(cx, (s.n + 2) / 3 * 4 + (newline != 0));
    uint8_t *to = b ? b->data : NULL;
    for (size_t i = 0; b && i < s.n; i += 3) {
        size_t left = s.n - i;
        uint32_t bits = (uint32_t)s.p[i] << 16;
        bits |= left > 1 ? (uint32_t)s.p[i + 1] << 8 : 0;
        bits |= left > 2 ? s.p[i + 2] : 0;
        *to++ = (uint8_t)digits[bits >> 18];
        *to++ = (uint8_t)digits[bits >> 12 & 63];
        *to++ = left > 1 ? (uint8_t)digits[bits >> 6 & 63] : '=';
        *to++ = left > 2 ? (uint8_t)digits[bits & 63] : '=';
    }
    if (b && newline)
        *to = '\n';
    return b ? v_obj(b) : V_NULL;
}

/* ---- uuencode ---- */

enum { UU_LINE = 45, UU_ZERO = '`' };

/* One line; bytes that it lacks are blanks that somebody stripped. */
Value binascii_a2b_uu(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    Span s;
    if (binascii_text(cx, argv[0], &s) < 0)
        return V_NULL;
    uint8_t data[64];
    size_t want = s.n ? (s.p[0] - ' ') & 63u : 32, n = 0, i = 1;
    uint32_t bits = 0;
    for (int held = 0; n < want; i++) {
        uint8_t c = i < s.n ? s.p[i] : '\n';
        if (c == '\n' || c == '\r')
            c = ' ';
        else if (c < ' ' || c > UU_ZERO)
            return raise_error(cx, "Illegal char");
        bits = bits << 6 | ((c - ' ') & 63u);
        held += 6;
        if (held >= 8)
            data[n++] = (uint8_t)(bits >> (held -= 8));
    }
    for (; i < s.n; i++)
        if (s.p[i] != ' ' && s.p[i] != UU_ZERO && s.p[i] != '\n' &&
            s.p[i] != '\r')
            return raise_error(cx, "Trailing garbage");
    return bytes_from(cx, data, n);
}

/* b2a_uu(data, *, backtick=False) */
Value binascii_b2a_uu(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Span s;
    if (one_argument(cx, argc, "b2a_uu") < 0)
        return V_NULL;
    int backtick = int_arg_or(cx, kw[0], false);
    if (error_pending(cx) || need_bytes(cx, argv[0], &s) < 0)
        return V_NULL;
    if (s.n > UU_LINE)
        return raise_error(cx, "At most 45 bytes at once");
    uint8_t line[2 + UU_LINE / 3 * 4], *to = line, zero = ' ';
    if (backtick)
        zero = UU_ZERO;
    *to++ = s.n ? (uint8_t)(' ' + s.n) : zero;
    for (size_t i = 0; i < s.n; i += 3) {
        uint32_t bits = (uint32_t)s.p[i] << 16;
        bits |= i + 1 < s.n ? (uint32_t)s.p[i + 1] << 8 : 0;
        bits |= i + 2 < s.n ? s.p[i + 2] : 0;
        for (int shift = 18; shift >= 0; shift -= 6) {
            uint32_t digit = bits >> shift & 63;
            *to++ = digit ? (uint8_t)(' ' + digit) : zero;
        }
    }
    *to++ = '\n';
    return bytes_from(cx, line, (size_t)(to - line));
}

/* ---- checksums ---- */

/* CRC-CCITT of CPython's name: polynomial 0x1021, the high bit first. */
Value binascii_crc_hqx(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    Span s;
    uint32_t crc;
    if (need_bytes(cx, argv[0], &s) < 0 || low_word(cx, argv[1], &crc) < 0 ||
        need_bytes(cx, argv[0], &s) < 0)
        return V_NULL;
    crc &= 0xFFFF;
    for (size_t i = 0; i < s.n; i++) {
        uint32_t x = (crc >> 8 ^ s.p[i]) & 0xFF;
        x ^= x >> 4;
        crc = (crc << 8 ^ x << 12 ^ x << 5 ^ x) & 0xFFFF;
    }
    return v_int(crc);
}

/* crc32(data, crc=0): zlib's, polynomial 0xEDB88320, four bits a step */
Value binascii_crc32(Ctx *cx, Value *argv, int argc, Value *kw)
{
    static const uint32_t row[16] = {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4,
        0x4DB26158, 0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
        0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
    ARGS;
    Span s;
    uint32_t crc = 0;
    if (need_bytes(cx, argv[0], &s) < 0 ||
        (argv[1] && low_word(cx, argv[1], &crc) < 0) ||
        need_bytes(cx, argv[0], &s) < 0)
        return V_NULL;
    crc = ~crc;
    for (size_t i = 0; i < s.n; i++) {
        crc ^= s.p[i];
        crc = crc >> 4 ^ row[crc & 15];
        crc = crc >> 4 ^ row[crc & 15];
    }
    return v_int((int64_t)(uint32_t)~crc);
}

/* ---- the module ---- */

static int add_class(Ctx *cx, Dict *ns, const char *text, Type *base,
                     Value *slot)
{
    Value of = v_obj(base), space = dict_new(cx);
    Value name = str_intern_c(cx, text), home = str_intern_c(cx, "binascii");
    Value bases = tuple_from(cx, &of, 1);
    if (!space || !name || !home || !bases ||
        dict_set_own(cx, AS(Dict, space), name_dunder_module, home))
        return -1;
    roots_add_main(slot);
    *slot = type_new(cx, &type_type, name, bases, space, V_NULL, NULL);
    return module_add(cx, ns, text, *slot);
}

int binascii_module_init(Ctx *cx, Dict *ns)
{
    return add_class(cx, ns, "Error", &exc_ValueError, &error_class) ||
                   add_class(cx, ns, "Incomplete", &exc_Exception,
                             &incomplete_class)
               ? -1
               : 0;
}
