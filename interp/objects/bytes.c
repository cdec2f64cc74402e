/* bytes.c: the kind bytes: construction, slots; what bytearray shares. */
#include "objects/bytesparts.h"
#include "objects/container.h"
#include "objects/strkind.h"
#include "objects/subclass.h"

#include "context/error.h"
#include "object/store.h"

/* --- access ------------------------------------------------------------ */

bool bytes_view(Value v, const uint8_t **p, size_t *n)
{
    if (is_kind(v, KIND_bytes)) {
        *p = AS(const Bytes, v)->data;
        *n = AS(const Bytes, v)->len;
        return true;
    }
    if (is_kind(v, KIND_bytearray)) {
        const ByteArray *b = AS(const ByteArray, v);
        *p = b->store ? b->store->b : (const uint8_t *)"";
        *n = b->len;
        return true;
    }
    if (is_kind(v, KIND_array)) {
        const Array *a = AS(const Array, v);
        *p = a->store ? a->store->b : (const uint8_t *)"";
        *n = a->len * a->width;
        return true;
    }
    return is_kind(v, KIND_memoryview) && memoryview_bytes(v, p, n);
}

int need_bytes(Ctx *cx, Value v, Span *out)
{
    if (bytes_view(v, &out->p, &out->n))
        return 0;
    raise_fmt(cx, &exc_TypeError, "a bytes-like object is required, not '%T'",
              v);
    return -1;
}

Bytes *bytes_alloc(Ctx *cx, size_t n)
{
    if (n > STR_MAX_LEN) {
        raise_memory(cx);
        return NULL;
    }
    Bytes *b = heap_alloc_dirty(cx, KIND_bytes, sizeof(Bytes) + n + 1);
    if (UNLIKELY(!b))
        return NULL;
    b->pad = 0;
    b->hash = 0;
    b->data[n] = 0;
    b->len = (uint32_t)n;
    return b;
}

Value bytes_from(Ctx *cx, const void *p, size_t n)
{
    Bytes *b = bytes_alloc(cx, n);
    if (b && n)
        copy_short(b->data, p, n);
    return v_obj(b);
}

Value bytes_like(Ctx *cx, Value self, const void *p, size_t n)
{
    return is_kind(self, KIND_bytearray) ? bytearray_from(cx, p, n)
                                         : bytes_from(cx, p, n);
}

/* --- construction ------------------------------------------------------ */

int byte_value(Ctx *cx, Value v, const char *range_text)
{
    Value i = obj_index(cx, v);
    int64_t n;
    if (i == V_NULL)
        return -1;
    if (int_to_i64(i, &n) && n >= 0 && n < 256)
        return (int)n;
    raise_fmt(cx, &exc_ValueError, "%s", range_text);
    return -1;
}

typedef struct Collector {
    Buf *out;
    const char *range_text;
} Collector;

static int collect_item(Ctx *cx, Value item, void *data)
{
    Collector *c = data;
    int b = is_int(item) && (uint64_t)as_int(item) < 256
                ? (int)as_int(item)
                : byte_value(cx, item, c->range_text);
    if (b < 0)
        return -1;
    buf_putc(c->out, (char)b);
    return 0;
}

static int collect_text(Ctx *cx, Value x, Value encoding, Value errors,
                        Buf *out)
{
    if (encoding == V_NULL) {
        raise_fmt(cx, &exc_TypeError, "string argument without an encoding");
        return -1;
    }
    Value b = text_encode(cx, x, encoding, errors);
    if (b == V_NULL)
        return -1;
    Span s = span_of(b);
    buf_put(out, s.p, s.n);
    return 0;
}

static int collect_zeros(Ctx *cx, Value x, Buf *out)
{
    int64_t n = obj_index_i64(cx, x, &exc_OverflowError);
    if (n == -1 && error_pending(cx))
        return -1;
    if (n < 0) {
        raise_fmt(cx, &exc_ValueError, "negative count");
        return -1;
    }
    if ((size_t)n > STR_MAX_LEN) {
        raise_memory(cx);
        return -1;
    }
    if (n)
        memset(buf_grow(out, (size_t)n), 0, (size_t)n);
    return 0;
}

static bool iterates(Value v)
{
    const Type *t = type_of(v);
    return ops_of(v)->iter || type_override(t, DUNDER_iter) != V_NULL ||
           type_override(t, DUNDER_getitem) != V_NULL;
}

int bytes_collect(Ctx *cx, Value x, Value encoding, Value errors,
                  const char *range_text, Buf *out)
{
    Span s;
    if (x != V_NULL && is_str(x))
        return collect_text(cx, x, encoding, errors, out);
    if (encoding != V_NULL || errors != V_NULL) {
        raise_fmt(cx, &exc_TypeError,
                  x == V_NULL || encoding != V_NULL
                      ? "encoding without a string argument"
                      : "errors without a string argument");
        return -1;
    }
    if (x == V_NULL)
        return 0;
    if (bytes_view(x, &s.p, &s.n)) {
        buf_put(out, s.p, s.n);
        return 0;
    }
    bool found;
    Value b = obj_call_dunder(cx, x, DUNDER_bytes, NULL, 0, &found);
    if (found) {
        if (b == V_NULL)
            return -1;
        if (!is_kind(b, KIND_bytes)) {
            raise_fmt(cx, &exc_TypeError,
                      "__bytes__ returned non-bytes (type %T)", b);
            return -1;
        }
        s = span_of(b);
        buf_put(out, s.p, s.n);
        return 0;
    }
    if (is_index(x))
        return collect_zeros(cx, x, out);
    if (!iterates(x)) {
        raise_fmt(cx, &exc_TypeError, "cannot convert '%T' object to bytes", x);
        return -1;
    }
    Collector c = {out, range_text};
    return obj_each(cx, x, collect_item, &c) < 0 ? -1 : 0;
}

Value bytes_of(Ctx *cx, Value v)
{
    if (is_exact(v, KIND_bytes))
        return v;
    BUF_LOCAL(b, 128);
    Value r = V_NULL;
    if (is_str(v) || is_intlike(v))
        raise_fmt(cx, &exc_TypeError, "cannot convert '%T' object to bytes", v);
    else if (bytes_collect(cx, v, V_NULL, V_NULL,
                           "bytes must be in range(0, 256)", &b) == 0)
        r = bytes_from(cx, b.data, b.len);
    buf_free(&b);
    return r;
}

/* bytes(source, encoding, errors) */
Value bytes_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Type *cls = AS(const Type, argv[0]);
    if (cls == &type_bytes && argv[1] != V_NULL && argv[2] == V_NULL &&
        is_exact(argv[1], KIND_bytes))
        return argv[1];
    if (codec_args(cx, argv[2], argv[3], "bytes") < 0)
        return V_NULL;
    BUF_LOCAL(b, 128);
    Bytes *r = NULL;
    if (bytes_collect(cx, argv[1], argv[2], argv[3],
                      "bytes must be in range(0, 256)", &b) == 0)
        r = sub_alloc(cx, cls, KIND_bytes, sizeof(Bytes) + b.len + 1);
    if (r) {
        r->len = (uint32_t)b.len;
        if (b.len)
            memcpy(r->data, b.data, b.len);
    }
    buf_free(&b);
    return v_obj(r);
}

Value bytes_m___bytes__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Span s = span_of(argv[0]);
    return is_exact(argv[0], KIND_bytes) ? argv[0] : bytes_from(cx, s.p, s.n);
}

Value bytes_m___getnewargs__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Value v = bytes_m___bytes__(cx, argv, argc, kw);
    return v == V_NULL ? v : tuple_from(cx, &v, 1);
}

/* --- repr -------------------------------------------------------------- */

void bytes_repr_text(Span s, bool array, TextBuf *t)
{
    static const char hex[] = "0123456789abcdef";
    bool single = memchr(s.p, '\'', s.n) != NULL;
    uint8_t quote = single && !memchr(s.p, '"', s.n) ? '"' : '\'';
    text_put(t, 'b');
    text_put(t, quote);
    for (size_t i = 0; i < s.n; i++) {
        uint8_t c = s.p[i];
        const char *short_form = c == '\t'   ? "\\t"
                                 : c == '\n' ? "\\n"
                                 : c == '\r' ? "\\r"
                                             : NULL;
        if (short_form) {
            text_puts(t, short_form, 2);
        } else if (c < ' ' || c >= 0x7F) {
            char buf[4] = {'\\', 'x', hex[c >> 4], hex[c & 15]};
            text_puts(t, buf, 4);
        } else {
            if (c == quote || c == '\\' || (array && c == '\''))
                text_put(t, '\\');
            text_put(t, c);
        }
    }
    text_put(t, quote);
}

static Value bytes_repr(Ctx *cx, Value self)
{
    TEXT_LOCAL(t);
    bytes_repr_text(span_of(self), false, &t);
    return text_take(cx, &t);
}

/* --- slots ------------------------------------------------------------- */

static size_t bytes_size(const Obj *o)
{
    return sizeof(Bytes) + ((const Bytes *)(const void *)o)->len + 1;
}

static int bytes_hash(Ctx *cx, Value self, uint64_t *hash)
{
    Bytes *b = AS(Bytes, self);
    *hash = b->hash ? b->hash : text_hash_bytes(b->data, b->len);
    if (!b->hash && b->hdr.owner == cx->owner)
        store_bytes_hash(cx, b, &b->hash, *hash);
    return 0;
}

static int64_t bytes_len(Ctx *cx, Value self)
{
    (void)cx;
    return AS(const Bytes, self)->len;
}

static int bytes_truth(Ctx *cx, Value self)
{
    (void)cx;
    return AS(const Bytes, self)->len != 0;
}

static Value bytes_iter(Ctx *cx, Value self)
{
    return seqiter_new(cx, KIND_bytes_iterator, self);
}

Value bytes_slot_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    (void)cx;
    Span a = span_of(self), b;
    if (!bytes_view(other, &b.p, &b.n))
        return V_NOTIMPLEMENTED;
    int c = memcmp(a.p, b.p, MIN(a.n, b.n));
    if (c == 0)
        c = (a.n > b.n) - (a.n < b.n);
    return v_bool(order_holds(c, 0, op));
}

static Value bytes_slice(Ctx *cx, Value self, Value slice)
{
    int64_t start, stop, step, count;
    Span s = span_of(self);
    if (slice_indices(cx, slice, (int64_t)s.n, &start, &stop, &step, &count) <
        0)
        return V_NULL;
    s = span_of(self);
    if (start + count > (int64_t)s.n && step == 1)
        count = 0; /* shrunk meanwhile */
    if (step == 1)
        return bytes_like(cx, self, s.p + start, (size_t)count);
    BUF_LOCAL(b, 128);
    char *to = buf_grow(&b, (size_t)count);
    size_t n = 0;
    for (int64_t i = 0; i < count; i++, start += step)
        if ((size_t)start < s.n)
            to[n++] = (char)s.p[start];
    b.len = n;
    Value v = bytes_like(cx, self, b.data, b.len);
    buf_free(&b);
    return v;
}

Value bytes_slot_getitem(Ctx *cx, Value self, Value key)
{
    bool array = is_kind(self, KIND_bytearray);
    if (is_exact(key, KIND_slice))
        return bytes_slice(cx, self, key);
    if (is_int(key)) {
        Span at = span_of(self);
        int64_t k = as_int(key) + (as_int(key) < 0 ? (int64_t)at.n : 0);
        if (LIKELY((uint64_t)k < at.n))
            return v_int(at.p[k]);
    }
    if (!is_index(key))
        return raise_fmt(cx, &exc_TypeError,
                         "%s indices must be integers or slices, not %T",
                         array ? "bytearray" : "byte", key);
    int64_t i = obj_index_i64(cx, key, &exc_IndexError);
    if (i == -1 && error_pending(cx))
        return V_NULL;
    Span s = span_of(self);
    if (i < 0)
        i += (int64_t)s.n;
    if (i < 0 || i >= (int64_t)s.n)
        return raise_fmt(cx, &exc_IndexError, "%sindex out of range",
                         array ? "bytearray " : "");
    return v_int(s.p[i]);
}

int bytes_slot_contains(Ctx *cx, Value self, Value item)
{
    Span p;
    if (is_index(item)) {
        int b = byte_value(cx, item, "byte must be in range(0, 256)");
        Span s = span_of(self);
        return b < 0 ? -1 : memchr(s.p, b, s.n) != NULL;
    }
    if (need_bytes(cx, item, &p) < 0)
        return -1;
    Span s = span_of(self);
    return mem_find(s.p, s.n, p.p, p.n) >= 0;
}

static Value concat(Ctx *cx, Value self, Span a, Span b)
{
    BUF_LOCAL(t, 128);
    if (a.n + b.n > STR_MAX_LEN)
        return raise_memory(cx);
    if (is_kind(self, KIND_bytes)) {
        Bytes *r = bytes_alloc(cx, a.n + b.n);
        if (!r)
            return V_NULL;
        copy_short(r->data, a.p, a.n);
        copy_short(r->data + a.n, b.p, b.n);
        return v_obj(r);
    }
    buf_put(&t, a.p, a.n);
    buf_put(&t, b.p, b.n);
    Value v = bytes_like(cx, self, t.data, t.len);
    buf_free(&t);
    return v;
}

static Value repeat(Ctx *cx, Value self, Value count)
{
    int64_t n = obj_index_i64(cx, count, &exc_OverflowError);
    if (n == -1 && error_pending(cx))
        return V_NULL;
    Span s = span_of(self);
    size_t len;
    n = MAX(n, 0);
    if (__builtin_mul_overflow((size_t)n, s.n, &len) || len > STR_MAX_LEN)
        return raise_memory(cx);
    BUF_LOCAL(t, 128);
    buf_reserve(&t, len);
    for (int64_t i = 0; i < n && s.n; i++)
        buf_put(&t, s.p, s.n);
    Value v = bytes_like(cx, self, t.data, t.len);
    buf_free(&t);
    return v;
}

/* Either operand may be what the slot was looked up on. */
Value bytes_slot_binop(Ctx *cx, Value self, Value other, BinOp op)
{
    Span a, b;
    bool left = bytes_view(self, &a.p, &a.n);
    bool right = bytes_view(other, &b.p, &b.n);
    if (op == BIN_ADD && left && right)
        return concat(cx, self, a, b);
    if (op == BIN_MOD && left)
        return bytes_mod(cx, self, other);
    if (op != BIN_MUL || left == right)
        return V_NOTIMPLEMENTED;
    Value count = left ? other : self;
    return is_index(count) ? repeat(cx, left ? self : other, count)
                           : V_NOTIMPLEMENTED;
}

const KindOps bytes_ops = {
    .kind = KIND_bytes,
    .name = "bytes",
    .size = bytes_size,
    .repr = bytes_repr,
    .hash = bytes_hash,
    .truth = bytes_truth,
    .len = bytes_len,
    .richcmp = bytes_slot_richcmp,
    .getitem = bytes_slot_getitem,
    .contains = bytes_slot_contains,
    .iter = bytes_iter,
    .binop = bytes_slot_binop,
};
