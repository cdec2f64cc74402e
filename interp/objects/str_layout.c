/* str_layout.c: str(...), padding, tabs, translation. */
#include "objects/container.h"
#include "objects/number.h"
#include "objects/strkind.h"
#include "objects/subclass.h"
#include "objects/textparts.h"

#include "context/error.h"

#define UNUSED_ARGS (void)argv, (void)argc, (void)kw

/* --- construction ------------------------------------------------------ */

static Value str_subclass(Ctx *cx, const Type *cls, Value v)
{
    const Str *s = as_str(v);
    size_t bytes = ((size_t)s->len + 1) * s->width;
    Str *r = sub_alloc(cx, cls, KIND_str, sizeof(Str) + bytes);
    if (!r)
        return V_NULL;
    r->len = s->len;
    r->width = s->width;
    r->flags = s->flags & STR_ASCII;
    memcpy(r->data, s->data, bytes);
    return v_obj(r);
}

/* str(object='', encoding, errors) */
Value str_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value x = argv[1], v;
    const uint8_t *p;
    size_t n;
    if (codec_args(cx, argv[2], argv[3], "str") < 0)
        return V_NULL;
    if (x == V_NULL) {
        v = str_empty();
    } else if (argv[2] == V_NULL && argv[3] == V_NULL) {
        v = obj_str(cx, x);
    } else if (is_str(x)) {
        return raise_fmt(cx, &exc_TypeError, "decoding str is not supported");
    } else if (!bytes_view(x, &p, &n)) {
        return raise_fmt(cx, &exc_TypeError,
                         "decoding to str: need a bytes-like object, %T found",
                         x);
    } else {
        v = text_decode(cx, p, n, argv[2], argv[3]);
    }
    if (v == V_NULL || argv[0] == v_obj(&type_str))
        return v;
    return str_subclass(cx, AS(const Type, argv[0]), v);
}

Value str_m___getnewargs__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value v = str_exact(cx, argv[0]);
    return v == V_NULL ? v : tuple_from(cx, &v, 1);
}

Value str_m_encode(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return text_encode(cx, argv[0], argv[1], argv[2]);
}

/* --- padding ----------------------------------------------------------- */

/* The width and fill of center, ljust, rjust. */
static int pad_args(Ctx *cx, Value *argv, int64_t *width, uint32_t *fill)
{
    *width = arg_ssize(cx, argv[1]);
    if (*width == -1 && error_pending(cx))
        return -1;
    *fill = ' ';
    if (argv[2] == V_NULL)
        return 0;
    if (!is_str(argv[2])) {
        raise_fmt(cx, &exc_TypeError,
                  "The fill character must be a unicode character, not %T",
                  argv[2]);
        return -1;
    }
    if (as_str(argv[2])->len != 1) {
        raise_fmt(cx, &exc_TypeError,
                  "The fill character must be exactly one character long");
        return -1;
    }
    *fill = str_at(as_str(argv[2]), 0);
    return 0;
}

Value str_padded(Ctx *cx, const Str *s, size_t len, size_t left, size_t right,
                 uint32_t fill)
{
    size_t n = len + left + right;
    if (s->flags & STR_ASCII && fill < 0x80 && n > 1 && n <= STR_MAX_LEN) {
        Str *r = str_alloc_narrow(cx, n, STR_ASCII);
        if (!r)
            return V_NULL;
        uint8_t *p = fill_short(r->data, (uint8_t)fill, left);
        copy_short(p, s->data, len);
        fill_short(p + len, (uint8_t)fill, right);
        return v_obj(r);
    }
    TEXT_LOCAL(t);
    text_fill(&t, fill, left);
    text_put_str(&t, s, 0, len);
    text_fill(&t, fill, right);
    return text_take(cx, &t);
}

static Value padded(Ctx *cx, Value self, size_t left, size_t right,
                    uint32_t fill)
{
    if (left == 0 && right == 0)
        return str_exact(cx, self);
    return str_padded(cx, as_str(self), as_str(self)->len, left, right, fill);
}

/* share: of the blanks, how many stand left: 0 none, 1 half, 2 all */
static Value justify(Ctx *cx, Value *argv, int share)
{
    int64_t width, len = as_str(argv[0])->len;
    uint32_t fill;
    if (pad_args(cx, argv, &width, &fill) < 0)
        return V_NULL;
    if (width <= len)
        return str_exact(cx, argv[0]);
    size_t all = (size_t)(width - len), left = 0;
    if (share == 1)
        left = all / 2 + (all & (size_t)width & 1);
    else if (share == 2)
        left = all;
    return padded(cx, argv[0], left, all - left, fill);
}

Value str_m_ljust(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return justify(cx, argv, 0);
}

Value str_m_center(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return justify(cx, argv, 1);
}

Value str_m_rjust(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return justify(cx, argv, 2);
}

Value str_m_zfill(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Str *s = as_str(argv[0]);
    int64_t width = arg_ssize(cx, argv[1]);
    if (width == -1 && error_pending(cx))
        return V_NULL;
    if (width <= (int64_t)s->len)
        return str_exact(cx, argv[0]);
    size_t zeros = (size_t)width - s->len;
    bool sign = s->len && (str_at(s, 0) == '+' || str_at(s, 0) == '-');
    TEXT_LOCAL(t);
    if (sign)
        text_put(&t, str_at(s, 0));
    text_fill(&t, '0', zeros);
    text_put_str(&t, s, sign, s->len);
    return text_take(cx, &t);
}

/* expandtabs(tabsize=8) */
Value str_m_expandtabs(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Str *s = as_str(argv[0]);
    int64_t size = 8, column = 0;
    if (argv[1] != V_NULL) {
        size = arg_int(cx, argv[1]);
        if (size == -1 && error_pending(cx))
            return V_NULL;
    }
    TEXT_LOCAL(t);
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (c == '\t') {
            int64_t blanks = size > 0 ? size - column % size : 0;
            text_fill(&t, ' ', (size_t)blanks);
            column += blanks;
            continue;
        }
        text_put(&t, c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
    return text_take(cx, &t);
}

/* --- translate --------------------------------------------------------- */

/* The replacement of c: 1 found, 0 none, -1 raised. */
static int translation(Ctx *cx, Value table, uint32_t c, Value *out)
{
    if (is_exact(table, KIND_dict))
        return dict_get(cx, AS(Dict, table), v_int(c), out);
    *out = obj_getitem(cx, table, v_int(c));
    if (*out != V_NULL)
        return 1;
    if (!error_matches(cx, &exc_LookupError))
        return -1;
    error_clear(cx);
    return 0;
}

static int put_translated(Ctx *cx, TextBuf *t, Value v, uint32_t c)
{
    int64_t code;
    if (v == V_NONE)
        return 0;
    if (is_str(v)) {
        text_put_str(t, as_str(v), 0, as_str(v)->len);
        return 0;
    }
    if (!is_intlike(v)) {
        raise_fmt(cx, &exc_TypeError,
                  "character mapping must return integer, None or str");
        return -1;
    }
    if (!int_to_i64(v, &code) || code < 0 || code > 0x10FFFF) {
        raise_fmt(cx, &exc_ValueError,
                  "character mapping must be in range(0x110000)");
        return -1;
    }
    (void)c;
    text_put(t, (uint32_t)code);
    return 0;
}

Value str_m_translate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Str *s = as_str(argv[0]);
    TEXT_LOCAL(t);
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        Value v = V_NULL;
        int found = translation(cx, argv[1], c, &v);
        if (found == 0)
            text_put(&t, c);
        if (found < 0 || (found && put_translated(cx, &t, v, c) < 0)) {
            text_drop(&t);
            return V_NULL;
        }
    }
    return text_take(cx, &t);
}

static Value maketrans_dict(Ctx *cx, Value x, Dict *out)
{
    if (!is_exact(x, KIND_dict))
        return raise_fmt(cx, &exc_TypeError,
                         "if you give only one argument to maketrans it must "
                         "be a dict");
    uint32_t pos = 0;
    Value key, value;
    while (dict_next(AS(const Dict, x), &pos, &key, &value)) {
        if (is_str(key)) {
            if (as_str(key)->len != 1)
                return raise_fmt(cx, &exc_ValueError,
                                 "string keys in translate table must be of "
                                 "length 1");
            key = v_int(str_at(as_str(key), 0));
        } else if (!is_intlike(key)) {
            return raise_fmt(cx, &exc_TypeError,
                             "keys in translate table must be strings or "
                             "integers");
        }
        if (dict_set_own(cx, out, key, value) < 0)
            return V_NULL;
    }
    return v_obj(out);
}

static Value maketrans_strs(Ctx *cx, const Str *x, const Str *y, Value z,
                            Dict *out)
{
    if (x->len != y->len)
        return raise_fmt(cx, &exc_ValueError,
                         "the first two maketrans arguments must have equal "
                         "length");
    for (size_t i = 0; i < x->len; i++)
        if (dict_set_own(cx, out, v_int(str_at(x, i)), v_int(str_at(y, i))) < 0)
            return V_NULL;
    for (size_t i = 0; z != V_NULL && i < as_str(z)->len; i++)
        if (dict_set_own(cx, out, v_int(str_at(as_str(z), i)), V_NONE) < 0)
            return V_NULL;
    return v_obj(out);
}

/* str.maketrans(x, y, z): static, argv[0] is x */
Value str_m_maketrans(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value d = dict_new(cx), x = argv[0], y = argv[1], z = argv[2];
    if (d == V_NULL)
        return d;
    if (y == V_NULL)
        return maketrans_dict(cx, x, AS(Dict, d));
    if (!is_str(y) || (z != V_NULL && !is_str(z)))
        return raise_fmt(cx, &exc_TypeError,
                         "maketrans() argument %d must be str, not %s",
                         is_str(y) ? 3 : 2, arg_label(is_str(y) ? z : y));
    if (!is_str(x))
        return raise_fmt(cx, &exc_TypeError,
                         "first maketrans argument must be a string if there "
                         "is a second argument");
    return maketrans_strs(cx, as_str(x), as_str(y), z, AS(Dict, d));
}
