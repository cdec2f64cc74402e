/* bytearray.c: the kind bytearray: slots and the methods that change it. Its
 * bytes stand in a Raw of the same owner. */
#include "objects/bytesparts.h"
#include "objects/container.h"
#include "objects/subclass.h"

#include "context/error.h"
#include "object/store.h"

#define BYTE_RANGE "byte must be in range(0, 256)"

/* --- storage ----------------------------------------------------------- */

static void set_len(Ctx *cx, ByteArray *b, size_t n)
{
    store_bytearray_len(cx, b, &b->len, n);
}

/* Room for n bytes; what is there stays. 0, -1. */
static int reserve(Ctx *cx, ByteArray *b, size_t n)
{
    size_t cap = b->store ? b->store->cap : 0;
    if (n <= cap)
        return 0;
    if (n > STR_MAX_LEN) {
        raise_memory(cx);
        return -1;
    }
    Raw *r = raw_new(cx, MAX(n + n / 8 + 8, 16));
    if (!r)
        return -1;
    if (b->len)
        memcpy(r->b, b->store->b, b->len);
    store_bytearray_store(cx, b, &b->store, r);
    return 0;
}

/* b[at, at + old) becomes n bytes of p, which must not lie in b. */
static int replace_range(Ctx *cx, ByteArray *b, size_t at, size_t old,
                         const uint8_t *p, size_t n)
{
    size_t tail = b->len - at - old;
    if (reserve(cx, b, b->len - old + n) < 0)
        return -1;
    if (tail && old != n)
        store_bytearray_move(cx, b, b->store->b + at + n,
                             b->store->b + at + old, tail);
    if (n)
        store_bytearray_move(cx, b, b->store->b + at, p, n);
    set_len(cx, b, b->len - old + n);
    return 0;
}

Value bytearray_from(Ctx *cx, const void *p, size_t n)
{
    ByteArray *b = HEAP_NEW(cx, ByteArray, KIND_bytearray);
    if (!b || n == 0)
        return v_obj(b);
    Raw *r = raw_new(cx, n);
    if (!r)
        return V_NULL;
    memcpy(r->b, p, n);
    b->store = r;
    b->len = n;
    return v_obj(b);
}

static size_t bytearray_size(const Obj *o)
{
    (void)o;
    return sizeof(ByteArray);
}

static void bytearray_visit(Obj *o, Visitor *v)
{
    VISIT_PTR(v, ((ByteArray *)(void *)o)->store);
}

Value bytearray_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return v_obj(sub_alloc(cx, AS(const Type, argv[0]), KIND_bytearray,
                           sizeof(ByteArray)));
}

/* bytearray(source, encoding, errors) fills itself */
Value bytearray_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    ByteArray *self = AS(ByteArray, argv[0]);
    if (codec_args(cx, argv[2], argv[3], "bytearray") < 0)
        return V_NULL;
    BUF_LOCAL(b, 128);
    int r = bytes_collect(cx, argv[1], argv[2], argv[3], BYTE_RANGE, &b);
    if (r == 0)
        r = replace_range(cx, self, 0, self->len, (uint8_t *)b.data, b.len);
    buf_free(&b);
    return r < 0 ? V_NULL : V_NONE;
}

/* --- slots ------------------------------------------------------------- */

static Value bytearray_repr(Ctx *cx, Value self)
{
    TEXT_LOCAL(t);
    const char *name = type_label(self);
    text_puts(&t, name, strlen(name));
    text_put(&t, '(');
    bytes_repr_text(span_of(self), true, &t);
    text_put(&t, ')');
    return text_take(cx, &t);
}

static int64_t bytearray_len(Ctx *cx, Value self)
{
    (void)cx;
    return (int64_t)AS(const ByteArray, self)->len;
}

static int bytearray_truth(Ctx *cx, Value self)
{
    (void)cx;
    return AS(const ByteArray, self)->len != 0;
}

static Value bytearray_iter(Ctx *cx, Value self)
{
    return seqiter_new(cx, KIND_bytes_iterator, self);
}

/* Index of an existing byte; -1 raised. */
static int64_t checked_index(Ctx *cx, const ByteArray *b, Value key)
{
    if (!is_index(key)) {
        raise_fmt(cx, &exc_TypeError,
                  "bytearray indices must be integers or slices, not %T", key);
        return -1;
    }
    int64_t i = obj_index_i64(cx, key, &exc_IndexError);
    if (i == -1 && error_pending(cx))
        return -1;
    if (i < 0)
        i += (int64_t)b->len;
    if (i >= 0 && i < (int64_t)b->len)
        return i;
    raise_fmt(cx, &exc_IndexError, "bytearray index out of range");
    return -1;
}

/* The bytes of `value` copied to out; for slice assignment. */
static int assigned_bytes(Ctx *cx, Value value, Buf *out)
{
    if (!is_str(value) && !is_index(value))
        return bytes_collect(cx, value, V_NULL, V_NULL, BYTE_RANGE, out);
    raise_fmt(cx, &exc_TypeError,
              "can assign only bytes, buffers, or iterables of ints in "
              "range(0, 256)");
    return -1;
}

static int set_stepped(Ctx *cx, ByteArray *b, int64_t start, int64_t step,
                       int64_t count, const Buf *bytes)
{
    if ((int64_t)bytes->len != count) {
        raise_fmt(cx, &exc_ValueError,
                  "attempt to assign bytes of size %zu to extended slice of "
                  "size %ld",
                  bytes->len, (long)count);
        return -1;
    }
    for (int64_t i = 0; i < count; i++)
        store_bytearray_byte(cx, b, &b->store->b[start + i * step],
                             (uint8_t)bytes->data[i]);
    return 0;
}

static int del_stepped(Ctx *cx, ByteArray *b, int64_t start, int64_t step,
                       int64_t count)
{
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    size_t to = (size_t)start;
    for (size_t i = to; i < b->len; i++) {
        bool gone = (int64_t)(i - (size_t)start) % step == 0 &&
                    (int64_t)(i - (size_t)start) / step < count;
        if (!gone) {
            uint8_t c = b->store->b[i];
            store_bytearray_byte(cx, b, &b->store->b[to++], c);
        }
    }
    set_len(cx, b, to);
    return 0;
}

static int set_slice(Ctx *cx, ByteArray *b, Value key, Value value)
{
    int64_t start, stop, step, count;
    BUF_LOCAL(bytes, 128);
    int r = value == V_NULL ? 0 : assigned_bytes(cx, value, &bytes);
    if (r == 0)
        r = slice_indices(cx, key, (int64_t)b->len, &start, &stop, &step,
                          &count);
    if (r == 0) {
        if (step == 1)
            r = replace_range(cx, b, (size_t)start, (size_t)count,
                              (uint8_t *)bytes.data, bytes.len);
        else if (value != V_NULL)
            r = set_stepped(cx, b, start, step, count, &bytes);
        else if (count > 0)
            r = del_stepped(cx, b, start, step, count);
    }
    buf_free(&bytes);
    return r;
}

static int bytearray_setitem(Ctx *cx, Value self, Value key, Value value)
{
    ByteArray *b = AS(ByteArray, self);
    if (are_ints(key, value) && (uint64_t)as_int(key) < b->len &&
        (uint64_t)as_int(value) < 256) {
        store_bytearray_byte(cx, b, &b->store->b[as_int(key)],
                             (uint8_t)as_int(value));
        return 0;
    }
    if (is_exact(key, KIND_slice))
        return set_slice(cx, b, key, value);
    int64_t i = checked_index(cx, b, key);
    if (i < 0)
        return -1;
    int c = byte_value(cx, value, BYTE_RANGE);
    if (c < 0 || (i >= (int64_t)b->len && checked_index(cx, b, key) < 0))
        return -1;
    store_bytearray_byte(cx, b, &b->store->b[i], (uint8_t)c);
    return 0;
}

static int bytearray_delitem(Ctx *cx, Value self, Value key)
{
    ByteArray *b = AS(ByteArray, self);
    if (is_exact(key, KIND_slice))
        return set_slice(cx, b, key, V_NULL);
    int64_t i = checked_index(cx, b, key);
    return i < 0 ? -1 : replace_range(cx, b, (size_t)i, 1, NULL, 0);
}

static int append_copy(Ctx *cx, ByteArray *b, Span s)
{
    BUF_LOCAL(t, 128); /* s may be b's own bytes */
    buf_put(&t, s.p, s.n);
    int r = replace_range(cx, b, b->len, 0, (uint8_t *)t.data, t.len);
    buf_free(&t);
    return r;
}

static Value bytearray_iop(Ctx *cx, Value self, Value other, BinOp op)
{
    ByteArray *b = AS(ByteArray, self);
    Span s;
    if (op == BIN_ADD) {
        if (!bytes_view(other, &s.p, &s.n))
            return V_NOTIMPLEMENTED;
        return append_copy(cx, b, s) < 0 ? V_NULL : self;
    }
    if (op != BIN_MUL || !is_index(other))
        return V_NOTIMPLEMENTED;
    Value v = bytes_slot_binop(cx, self, other, BIN_MUL);
    if (v == V_NULL)
        return v;
    s = span_of(v);
    return replace_range(cx, b, 0, b->len, s.p, s.n) < 0 ? V_NULL : self;
}

/* --- methods that change it -------------------------------------------- */

#define SELF        AS(ByteArray, argv[0])
#define UNUSED_ARGS (void)argv, (void)argc, (void)kw

Value bytearray_m_append(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    int c = byte_value(cx, argv[1], BYTE_RANGE);
    uint8_t byte = (uint8_t)c;
    if (c < 0 || replace_range(cx, SELF, SELF->len, 0, &byte, 1) < 0)
        return V_NULL;
    return V_NONE;
}

Value bytearray_m_extend(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    BUF_LOCAL(b, 128);
    Value x = argv[1];
    int r = -1;
    if (!obj_is_iterable(x) &&
        !bytes_view(x, &(const uint8_t *){0}, &(size_t){0}))
        raise_fmt(cx, &exc_TypeError, "can't extend bytearray with %T", x);
    else if (is_str(x) && as_str(x)->len)
        raise_fmt(cx, &exc_TypeError,
                  "'str' object cannot be interpreted as an integer");
    else if (is_str(x))
        r = 0;
    else
        r = bytes_collect(cx, x, V_NULL, V_NULL, BYTE_RANGE, &b);
    if (r == 0)
        r = replace_range(cx, SELF, SELF->len, 0, (uint8_t *)b.data, b.len);
    buf_free(&b);
    return r < 0 ? V_NULL : V_NONE;
}

Value bytearray_m_insert(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    int64_t i = arg_ssize(cx, argv[1]);
    if (i == -1 && error_pending(cx))
        return V_NULL;
    int c = byte_value(cx, argv[2], BYTE_RANGE);
    if (c < 0)
        return V_NULL;
    int64_t len = (int64_t)SELF->len;
    if (i < 0)
        i = MAX(i + len, 0);
    uint8_t byte = (uint8_t)c;
    size_t at = (size_t)MIN(i, len);
    return replace_range(cx, SELF, at, 0, &byte, 1) < 0 ? V_NULL : V_NONE;
}

Value bytearray_m_pop(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    int64_t i = -1;
    if (argv[1] != V_NULL) {
        i = arg_ssize(cx, argv[1]);
        if (i == -1 && error_pending(cx))
            return V_NULL;
    }
    int64_t len = (int64_t)SELF->len;
    if (len == 0)
        return raise_fmt(cx, &exc_IndexError, "pop from empty bytearray");
    if (i < 0)
        i += len;
    if (i < 0 || i >= len)
        return raise_fmt(cx, &exc_IndexError, "pop index out of range");
    uint8_t c = SELF->store->b[i];
    return replace_range(cx, SELF, (size_t)i, 1, NULL, 0) < 0 ? V_NULL
                                                              : v_int(c);
}

Value bytearray_m_remove(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    int c = byte_value(cx, argv[1], BYTE_RANGE);
    if (c < 0)
        return V_NULL;
    Span s = span_of(argv[0]);
    const uint8_t *at = memchr(s.p, c, s.n);
    if (!at)
        return raise_fmt(cx, &exc_ValueError, "value not found in bytearray");
    return replace_range(cx, SELF, (size_t)(at - s.p), 1, NULL, 0) < 0 ? V_NULL
                                                                       : V_NONE;
}

Value bytearray_m_clear(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    set_len(cx, SELF, 0);
    return V_NONE;
}

Value bytearray_m_reverse(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    ByteArray *b = SELF;
    for (size_t i = 0, k = b->len; i + 1 < k; i++) {
        uint8_t x = b->store->b[i], y = b->store->b[--k];
        store_bytearray_byte(cx, b, &b->store->b[i], y);
        store_bytearray_byte(cx, b, &b->store->b[k], x);
    }
    return V_NONE;
}

Value bytearray_m_copy(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Span s = span_of(argv[0]);
    return bytearray_from(cx, s.p, s.n);
}

const KindOps bytearray_ops = {
    .kind = KIND_bytearray,
    .name = "bytearray",
    .size = bytearray_size,
    .visit = bytearray_visit,
    .repr = bytearray_repr,
    .truth = bytearray_truth,
    .len = bytearray_len,
    .richcmp = bytes_slot_richcmp,
    .getitem = bytes_slot_getitem,
    .setitem = bytearray_setitem,
    .delitem = bytearray_delitem,
    .contains = bytes_slot_contains,
    .iter = bytearray_iter,
    .binop = bytes_slot_binop,
    .iop = bytearray_iop,
};
