/* memoryview.c: memoryview of one dimension over bytes, bytearray and array,
 * for reading. A view keeps the object and looks its bytes up at each access:
 * nothing stops a bytearray from being resized under it (in CPython that is a
 * BufferError); what is then outside is a ValueError. */
#include "objects/bytesparts.h"
#include "objects/classes.h"
#include "objects/seq.h"

#define UNUSED_ARGS (void)argc, (void)kw

/* ---- the bytes ---- */

/* All bytes of the object that the view is of. */
static bool base_bytes(Value base, const uint8_t **p, size_t *n)
{
    if (is_kind(base, KIND_bytesio)) {
        const MemIO *f = AS(const MemIO, base);
        *p = f->store ? f->store->b : (const uint8_t *)"";
        *n = f->len;
        return true;
    }
    if (!is_kind(base, KIND_array))
        return bytes_view(base, p, n);
    const Array *a = AS(const Array, base);
    *p = a->store ? a->store->b : (const uint8_t *)"";
    *n = a->len * a->width;
    return true;
}

bool memoryview_bytes(Value v, const uint8_t **p, size_t *n)
{
    const MemView *m = AS(const MemView, v);
    size_t size = m->len * m->itemsize, all;
    if (m->base == V_NONE || !base_bytes(m->base, p, &all) || m->offset > all ||
        size > all - m->offset)
        return false;
    *p += m->offset;
    *n = size;
    return true;
}

/* The same with the error raised. */
static bool view_bytes(Ctx *cx, Value v, const uint8_t **p)
{
    size_t n;
    if (memoryview_bytes(v, p, &n))
        return true;
    raise_fmt(cx, &exc_ValueError,
              AS(MemView, v)->base == V_NONE
                  ? "operation forbidden on released memoryview object"
                  : "the object of the memoryview was resized");
    return false;
}

static bool is_released(Ctx *cx, Value v)
{
    const uint8_t *p;
    return !view_bytes(cx, v, &p);
}

/* Bytes of an item of a struct format character, 0: not supported. */
static uint32_t format_size(uint32_t format)
{
    switch (format) {
    case 'b':
    case 'B':
    case 'c':
    case '?':
        return 1;
    case 'h':
    case 'H':
        return 2;
    case 'i':
    case 'I':
    case 'f':
        return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd':
        return 8;
    default:
        return 0;
    }
}

static Value real_item(const uint8_t *p, uint32_t format)
{
    float f;
    double d;
    if (format == 'd') {
        memcpy(&d, p, 8);
        return v_double(d);
    }
    memcpy(&f, p, 4);
    return v_double((double)f);
}

static Value item_at(Ctx *cx, const MemView *m, const uint8_t *p)
{
    uint64_t u = 0;
    if (m->format == 'c')
        return bytes_from(cx, p, 1);
    if (m->format == 'f' || m->format == 'd')
        return real_item(p, m->format);
    memcpy(&u, p, m->itemsize); /* little endian */
    if (m->format == '?')
        return v_bool(u != 0);
    if (m->format == 'Q' || m->format == 'L' || m->format == 'N')
        return int_from_u64(cx, u);
    bool is_signed = m->format >= 'a';
    int shift = 64 - 8 * (int)m->itemsize;
    return int_from_i64(cx, is_signed ? (int64_t)(u << shift) >> shift
                                      : (int64_t)u);
}

/* ---- making ---- */

static Value view_new(Ctx *cx, const MemView *like)
{
    MemView *m = HEAP_NEW(cx, MemView, KIND_memoryview);
    if (!m)
        return V_NULL;
    Obj hdr = m->hdr;
    *m = *like;
    m->hdr = hdr;
    return v_obj(m);
}

Value memoryview_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const uint8_t *p;
    size_t n;
    MemView m = {.base = argv[1], .format = 'B', .itemsize = 1};
    if (is_kind(argv[1], KIND_memoryview)) {
        if (is_released(cx, argv[1]))
            return V_NULL;
        return view_new(cx, AS(MemView, argv[1]));
    }
    if (is_kind(argv[1], KIND_bytesio) || !base_bytes(argv[1], &p, &n))
        return raise_fmt(cx, &exc_TypeError,
                         "memoryview: a bytes-like object is required, not "
                         "'%T'",
                         argv[1]);
    if (is_kind(argv[1], KIND_array)) {
        m.format = AS(Array, argv[1])->code;
        m.itemsize = AS(Array, argv[1])->width;
    }
    m.len = n / m.itemsize;
    m.readonly = is_kind(argv[1], KIND_bytes);
    return view_new(cx, &m);
}

/* BytesIO.getbuffer(): what is in it now. */
Value bytesio_m_getbuffer(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const MemIO *f = AS(const MemIO, argv[0]);
    MemView m = {.base = argv[0], .format = 'B', .itemsize = 1, .len = f->len};
    if (f->flags & 1)
        return raise_fmt(cx, &exc_ValueError, "I/O operation on closed file.");
    return view_new(cx, &m);
}

/* cast(format, shape) */
Value memoryview_m_cast(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    MemView m = *AS(MemView, argv[0]);
    if (is_released(cx, argv[0]))
        return V_NULL;
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "cast() argument 'format' must be str, not %T",
                         argv[1]);
    if (argv[2] != V_NULL)
        return raise_unsupported(cx, "memoryview.cast with a shape");
    const Str *s = as_str(argv[1]);
    uint32_t at = s->len == 2 && str_at(s, 0) == '@';
    uint32_t format = s->len == at + 1 ? str_at(s, at) : 0;
    uint32_t size = format_size(format);
    if (!size)
        return raise_fmt(cx, &exc_ValueError,
                         "memoryview: destination format must be a native "
                         "single character format prefixed with an optional "
                         "'@'");
    if (m.itemsize > 1 && size > 1)
        return raise_fmt(cx, &exc_TypeError,
                         "memoryview: cannot cast between two non-byte "
                         "formats");
    size_t bytes = m.len * m.itemsize;
    if (bytes % size)
        return raise_fmt(cx, &exc_TypeError,
                         "memoryview: length is not a multiple of itemsize");
    m.format = format;
    m.itemsize = size;
    m.len = bytes / size;
    return view_new(cx, &m);
}

Value memoryview_m_toreadonly(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    MemView m = *AS(MemView, argv[0]);
    m.readonly = true;
    return is_released(cx, argv[0]) ? V_NULL : view_new(cx, &m);
}

/* ---- reading ---- */

Value memoryview_m_tolist(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const MemView *m = AS(MemView, argv[0]);
    const uint8_t *p;
    if (!view_bytes(cx, argv[0], &p))
        return V_NULL;
    Value list = list_new(cx, m->len);
    for (uint64_t i = 0; list && i < m->len; i++) {
        Value item = item_at(cx, m, p + i * m->itemsize);
        if (!item || list_append_own(cx, AS(List, list), item) < 0)
            return V_NULL;
    }
    return list;
}

Value memoryview_m_tobytes(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const MemView *m = AS(MemView, argv[0]);
    const uint8_t *p;
    if (!view_bytes(cx, argv[0], &p))
        return V_NULL;
    return bytes_from(cx, p, m->len * m->itemsize);
}

Value memoryview_m_hex(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Value bytes = memoryview_m_tobytes(cx, argv, argc, kw);
    Value hex = bytes ? obj_getattr_s(cx, bytes, "hex") : V_NULL;
    return hex ? vm_call(cx, hex, argv + 1, argc - 1, V_NULL) : V_NULL;
}

static int64_t memoryview_len(Ctx *cx, Value self)
{
    return is_released(cx, self) ? -1 : (int64_t)AS(MemView, self)->len;
}

static Value view_slice(Ctx *cx, Value self, Value slice)
{
    MemView m = *AS(MemView, self);
    int64_t start, stop, step, count;
    if (slice_indices(cx, slice, (int64_t)m.len, &start, &stop, &step, &count) <
        0)
        return V_NULL;
    if (step != 1)
        return raise_unsupported(cx, "memoryview slices with a step");
    m.offset += (uint64_t)start * m.itemsize;
    m.len = (uint64_t)count;
    return view_new(cx, &m);
}

static Value memoryview_getitem(Ctx *cx, Value self, Value key)
{
    const MemView *m = AS(MemView, self);
    const uint8_t *p;
    if (is_kind(key, KIND_slice))
        return is_released(cx, self) ? V_NULL : view_slice(cx, self, key);
    if (!has_index(key))
        return raise_fmt(cx, &exc_TypeError, "memoryview: invalid slice key");
    int64_t i = obj_index_i64(cx, key, &exc_IndexError);
    if ((i == -1 && error_pending(cx)) || !view_bytes(cx, self, &p))
        return V_NULL;
    i += i < 0 ? (int64_t)m->len : 0;
    if (i < 0 || i >= (int64_t)m->len)
        return raise_fmt(cx, &exc_IndexError,
                         "index out of bounds on dimension 1");
    return item_at(cx, m, p + (uint64_t)i * m->itemsize);
}

static Value memoryview_iter(Ctx *cx, Value self)
{
    return is_released(cx, self) ? V_NULL
                                 : seqiter_new(cx, KIND_iterator, self);
}

static int memoryview_setitem(Ctx *cx, Value self, Value key, Value value)
{
    (void)key, (void)value;
    if (is_released(cx, self))
        return -1;
    if (AS(MemView, self)->readonly)
        raise_fmt(cx, &exc_TypeError, "cannot modify read-only memory");
    else
        raise_unsupported(cx, "writing through a memoryview");
    return -1;
}

static Value memoryview_repr(Ctx *cx, Value self)
{
    return str_printf(cx, "<%smemory at 0x%lx>",
                      AS(MemView, self)->base == V_NONE ? "released " : "",
                      (unsigned long)self);
}

static int memoryview_hash(Ctx *cx, Value self, uint64_t *hash)
{
    Value bytes;
    if (is_released(cx, self))
        return -1;
    if (!AS(MemView, self)->readonly) {
        raise_fmt(cx, &exc_ValueError,
                  "cannot hash writable memoryview object");
        return -1;
    }
    bytes = memoryview_m_tobytes(cx, &self, 1, NULL);
    return bytes ? obj_hash(cx, bytes, hash) : -1;
}

/* Items are compared, which for views of bytes is the bytes. */
static Value memoryview_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    const uint8_t *p, *q;
    size_t n, k;
    if (op != CMP_EQ && op != CMP_NE)
        return V_NOTIMPLEMENTED;
    if (self == other)
        return v_bool(op == CMP_EQ);
    if (is_kind(other, KIND_memoryview) &&
        AS(MemView, other)->format != AS(MemView, self)->format) {
        Value a = memoryview_m_tolist(cx, &self, 1, NULL);
        Value b = a ? memoryview_m_tolist(cx, &other, 1, NULL) : V_NULL;
        return b ? obj_compare(cx, a, b, op) : V_NULL;
    }
    if (!memoryview_bytes(self, &p, &n) || !bytes_view(other, &q, &k))
        return V_NOTIMPLEMENTED;
    return v_bool((n == k && !memcmp(p, q, n)) == (op == CMP_EQ));
}

/* ---- attributes, end ---- */

#define NUMBER(name, value)                                                    \
    Value memoryview_get_##name(Ctx *cx, Value self)                           \
    {                                                                          \
        const MemView *m = AS(MemView, self);                                  \
        return is_released(cx, self) ? V_NULL : (value);                       \
    }
NUMBER(itemsize, v_int(m->itemsize))
NUMBER(nbytes, int_from_u64(cx, m->len * m->itemsize))
NUMBER(ndim, v_int(m->base ? 1 : 0))
NUMBER(readonly, v_bool(m->readonly))
NUMBER(obj, m->base)
NUMBER(format, str_from_code(cx, m->format))
NUMBER(c_contiguous, v_bool(m->base))
NUMBER(contiguous, v_bool(m->base))

static Value one_tuple(Ctx *cx, uint64_t n)
{
    Value v = int_from_u64(cx, n);
    return v ? tuple_from(cx, &v, 1) : V_NULL;
}
NUMBER(shape, one_tuple(cx, m->len))
NUMBER(strides, one_tuple(cx, m->itemsize))

Value memoryview_m_release(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    MemView *m = AS(MemView, argv[0]);
    store_memoryview_base(cx, m, &m->base, V_NONE);
    return V_NONE;
}

Value memoryview_m___enter__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return is_released(cx, argv[0]) ? V_NULL : argv[0];
}

Value memoryview_m___exit__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return memoryview_m_release(cx, argv, argc, kw);
}

static size_t memoryview_size(const Obj *o)
{
    (void)o;
    return sizeof(MemView);
}

static void memoryview_visit(Obj *o, Visitor *v)
{
    v->value(v, &((MemView *)o)->base);
}

const KindOps memoryview_ops = {
    .kind = KIND_memoryview,
    .name = "memoryview",
    .size = memoryview_size,
    .visit = memoryview_visit,
    .repr = memoryview_repr,
    .hash = memoryview_hash,
    .richcmp = memoryview_richcmp,
    .len = memoryview_len,
    .getitem = memoryview_getitem,
    .setitem = memoryview_setitem,
    .iter = memoryview_iter,
};
