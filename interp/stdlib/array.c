/* array.c: array.array: the kind: storage, construction and slots. Its bytes
 * stand in a Raw of the same owner. */
#include "lib/modules.h"
#include "objects/list.h"
#include "stdlib/arrayparts.h"

/* ---- storage ---- */

int array_resize_own(Ctx *cx, Array *a, uint64_t len)
{
    uint64_t need = len * a->width;
    if (len > STR_MAX_LEN)
        return raise_memory(cx), -1;
    if (!a->store || need > a->store->cap) {
        Raw *r = raw_new(cx, a->len ? need + need / 8 + 32 : need + 16);
        if (!r)
            return -1;
        if (a->store)
            memcpy(r->b, a->store->b, MIN(a->len, len) * a->width);
        store_array_store(cx, a, &a->store, r);
    }
    store_array_len(cx, a, &a->len, len);
    return 0;
}

static void move(Ctx *cx, Array *a, uint64_t to, const void *from, uint64_t n)
{
    store_bytearray_move(cx, a, a->store->b + to * a->width, from,
                         n * a->width);
}

int array_replace_own(Ctx *cx, Array *a, uint64_t at, uint64_t old,
                      const void *p, uint64_t n)
{
    uint64_t len = a->len, tail = len - at - old;
    if (n > old && array_resize_own(cx, a, len + n - old))
        return -1;
    if (tail && n != old)
        move(cx, a, at + n, a->store->b + (at + old) * a->width, tail);
    if (n)
        move(cx, a, at, p, n);
    store_array_len(cx, a, &a->len, len + n - old);
    return 0;
}

int array_append_own(Ctx *cx, Array *a, Value v)
{
    uint64_t bits;
    if (array_bits(cx, a->code, v, &bits) ||
        array_resize_own(cx, a, a->len + 1))
        return -1;
    array_put_own(cx, a, a->len - 1, bits);
    return 0;
}

int array_add_bytes_own(Ctx *cx, Array *a, const uint8_t *p, size_t n)
{
    if (n % a->width)
        return raise_fmt(cx, &exc_ValueError,
                         "bytes length not a multiple of item size"),
               -1;
    return array_replace_own(cx, a, a->len, 0, p, n / a->width);
}

int array_add_text_own(Ctx *cx, Array *a, Value text)
{
    const Str *s = AS(Str, text);
    uint64_t at = a->len;
    if (array_resize_own(cx, a, at + s->len))
        return -1;
    for (size_t i = 0; i < s->len; i++)
        array_put_own(cx, a, at + i, str_at(s, i));
    return 0;
}

static int append_item(Ctx *cx, Value item, void *a)
{
    return array_append_own(cx, a, item);
}

int array_extend_own(Ctx *cx, Array *a, Value items)
{
    if (!is_kind(items, KIND_array))
        return obj_each(cx, items, append_item, a) < 0 ? -1 : 0;
    const Array *b = as_array(items);
    if (b->code != a->code)
        return raise_fmt(cx, &exc_TypeError,
                         "can only extend with array of same kind"),
               -1;
    uint64_t n = b->len, at = a->len;
    if (array_resize_own(cx, a, at + n))
        return -1;
    if (n)
        move(cx, a, at, b->store->b, n); /* b may be a itself */
    return 0;
}

Array *array_alloc(Ctx *cx, const Type *type, uint32_t code)
{
    Array *a = sub_alloc(cx, type, KIND_array, sizeof(Array));
    if (!a)
        return NULL;
    a->code = code;
    a->width = array_width(code);
    return a;
}

Value array_from(Ctx *cx, uint32_t code, const void *p, uint64_t n)
{
    Array *a = array_alloc(cx, &type_array, code);
    if (!a || (n && !(a->store = raw_new(cx, n * a->width))))
        return V_NULL;
    if (n)
        memcpy(a->store->b, p, n * a->width);
    a->len = n;
    return v_obj(a);
}

Value array_bytes(Ctx *cx, const Array *a)
{
    return bytes_from(cx, array_data(a), a->len * a->width);
}

/* ---- construction ---- */

static int fill(Ctx *cx, Array *a, Value init)
{
    const uint8_t *p;
    size_t n;
    if (is_str(init)) {
        if (a->code == 'u')
            return array_add_text_own(cx, a, init);
        return raise_fmt(cx, &exc_TypeError,
                         "cannot use a str to initialize an array with "
                         "typecode '%c'",
                         (int)a->code),
               -1;
    }
    if (is_kind(init, KIND_array) && as_array(init)->code != a->code) {
        const Array *b = as_array(init);
        if (a->code == 'u' || b->code == 'u')
            return raise_fmt(cx, &exc_TypeError,
                             a->code == 'u'
                                 ? "array item must be unicode character"
                                 : "cannot use a unicode array to initialize "
                                   "an array with typecode '%c'",
                             (int)a->code),
                   -1;
        for (uint64_t i = 0; i < b->len; i++) {
            Value v = array_get(cx, b, i);
            if (!v || array_append_own(cx, a, v))
                return -1;
        }
        return 0;
    }
    if (!is_kind(init, KIND_array) && bytes_view(init, &p, &n))
        return array_add_bytes_own(cx, a, p, n);
    return array_extend_own(cx, a, init);
}

Value array_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    const Type *t = AS(Type, argv[0]);
    if (kw[0] && t == &type_array)
        return raise_fmt(cx, &exc_TypeError,
                         "array.array() takes no keyword arguments");
    if (argc < 2 || argc > 3)
        return raise_fmt(cx, &exc_TypeError,
                         "array() takes at %s %d argument%s (%d given)",
                         argc < 2 ? "least" : "most", argc < 2 ? 1 : 2,
                         argc < 2 ? "" : "s", argc - 1);
    if (!is_str(argv[1]) || AS(Str, argv[1])->len != 1)
        return raise_fmt(cx, &exc_TypeError,
                         "array() argument 1 must be a unicode character, not "
                         "%T",
                         argv[1]);
    uint32_t code = str_at(AS(Str, argv[1]), 0);
    if (!array_width(code))
        return raise_fmt(cx, &exc_ValueError,
                         "bad typecode (must be b, B, u, h, H, i, I, l, L, q, "
                         "Q, f or d)");
    Array *a = array_alloc(cx, t, code);
    if (!a || (argc == 3 && fill(cx, a, argv[2])))
        return V_NULL;
    return v_obj(a);
}

/* ---- items ---- */

static int index_of(Ctx *cx, const Array *a, Value key, const char *what,
                    int64_t *out)
{
    int64_t i = is_int(key) ? as_int(key) : -1;
    if (!is_int(key)) {
        if (!is_index(key))
            return raise_fmt(cx, &exc_TypeError,
                             "array indices must be integers"),
                   -1;
        i = obj_index_i64(cx, key, &exc_IndexError);
        if (error_pending(cx))
            return -1;
    }
    if (i < 0)
        i += (int64_t)a->len;
    if (i < 0 || (uint64_t)i >= a->len)
        return raise_fmt(cx, &exc_IndexError, "%s out of range", what), -1;
    *out = i;
    return 0;
}

static Value get_slice(Ctx *cx, const Array *a, Value key)
{
    int64_t start, stop, step, count;
    if (slice_indices(cx, key, (int64_t)a->len, &start, &stop, &step, &count))
        return V_NULL;
    if (step == 1)
        return array_from(cx, a->code,
                          array_data(a) + (count ? start : 0) * a->width,
                          (uint64_t)count);
    Array *r = array_alloc(cx, &type_array, a->code);
    if (!r || (count && !(r->store = raw_new(cx, (size_t)count * r->width))))
        return V_NULL;
    r->len = (uint64_t)count;
    for (int64_t i = 0; i < count; i++, start += step)
        memcpy(r->store->b + i * r->width, a->store->b + start * a->width,
               a->width);
    return v_obj(r);
}

static Value array_getitem(Ctx *cx, Value self, Value key)
{
    const Array *a = as_array(self);
    if (LIKELY(is_int(key))) {
        int64_t i = as_int(key);
        uint64_t k = (uint64_t)(i < 0 ? i + (int64_t)a->len : i);
        if (LIKELY(k < a->len))
            return array_get(cx, a, k);
    }
    if (is_exact(key, KIND_slice))
        return get_slice(cx, a, key);
    int64_t i;
    if (index_of(cx, a, key, "array index", &i))
        return V_NULL;
    return array_get(cx, a, (uint64_t)i);
}

/* value V_NULL: delete */
static int set_slice(Ctx *cx, Value self, Value key, Value value)
{
    Array *a = as_array(self);
    int64_t start, stop, step, count;
    const Array *b = NULL;
    if (value && !is_kind(value, KIND_array))
        return raise_fmt(cx, &exc_TypeError,
                         "can only assign array (not \"%T\") to array slice",
                         value),
               -1;
    if (value && as_array(value)->code != a->code)
        return raise_fmt(cx, &exc_TypeError,
                         "bad argument type for built-in operation"),
               -1;
    if (value && value == self &&
        !(value = array_from(cx, a->code, array_data(a), a->len)))
        return -1;
    if (slice_indices(cx, key, (int64_t)a->len, &start, &stop, &step, &count))
        return -1;
    b = value ? as_array(value) : NULL;
    if (step == 1)
        return array_replace_own(cx, a, (uint64_t)start, (uint64_t)count,
                                 b ? array_data(b) : NULL, b ? b->len : 0);
    if (b && b->len != (uint64_t)count)
        return raise_fmt(cx, &exc_ValueError,
                         "attempt to assign array of size %ld to extended "
                         "slice of size %ld",
                         (long)b->len, (long)count),
               -1;
    for (int64_t i = 0; b && i < count; i++)
        move(cx, a, (uint64_t)(start + i * step), array_data(b) + i * b->width,
             1);
    if (b)
        return 0;
    if (step > 0) /* delete from the end, so that places stay */
        start += (count - 1) * step;
    for (int64_t i = 0; i<count; i++, start -= step> 0 ? step : -step)
        array_replace_own(cx, a, (uint64_t)start, 1, NULL, 0);
    return 0;
}

static int array_setitem(Ctx *cx, Value self, Value key, Value value)
{
    Array *a = as_array(self);
    int64_t i;
    uint64_t bits;
    if (is_exact(key, KIND_slice))
        return set_slice(cx, self, key, value);
    if (index_of(cx, a, key, "array assignment index", &i) ||
        array_bits(cx, a->code, value, &bits))
        return -1;
    if ((uint64_t)i >= a->len) /* an __index__ has shortened it */
        return raise_fmt(cx, &exc_IndexError,
                         "array assignment index out of range"),
               -1;
    array_put_own(cx, a, (uint64_t)i, bits);
    return 0;
}

static int array_delitem(Ctx *cx, Value self, Value key)
{
    Array *a = as_array(self);
    int64_t i;
    if (is_exact(key, KIND_slice))
        return set_slice(cx, self, key, V_NULL);
    if (index_of(cx, a, key, "array assignment index", &i))
        return -1;
    return array_replace_own(cx, a, (uint64_t)i, 1, NULL, 0);
}

static int array_contains(Ctx *cx, Value self, Value item)
{
    const Array *a = as_array(self);
    for (uint64_t i = 0; i < a->len; i++) {
        Value v = array_get(cx, a, i);
        int r = v ? obj_equal(cx, v, item) : -1;
        if (r)
            return r;
    }
    return 0;
}

static int64_t array_len(Ctx *cx, Value self)
{
    (void)cx;
    return (int64_t)as_array(self)->len;
}

/* ---- operators ---- */

static Value array_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    if (!is_kind(other, KIND_array))
        return V_NOTIMPLEMENTED;
    const Array *a = as_array(self), *b = as_array(other);
    if (a->len != b->len && (op == CMP_EQ || op == CMP_NE))
        return v_bool(op == CMP_NE);
    for (uint64_t i = 0; i < a->len && i < b->len; i++) {
        Value x = array_get(cx, a, i), y = array_get(cx, b, i);
        int same = x && y ? obj_compare_bool(cx, x, y, CMP_EQ, false) : -1;
        if (same < 0)
            return V_NULL;
        if (!same)
            return op == CMP_EQ   ? V_FALSE
                   : op == CMP_NE ? V_TRUE
                                  : obj_compare(cx, x, y, op);
    }
    return obj_compare(cx, v_int((int64_t)a->len), v_int((int64_t)b->len), op);
}

static Value concat(Ctx *cx, Value x, Value y)
{
    if (!is_kind(y, KIND_array))
        return raise_fmt(cx, &exc_TypeError,
                         "can only append array (not \"%T\") to array", y);
    const Array *a = as_array(x), *b = as_array(y);
    if (a->code != b->code)
        return raise_fmt(cx, &exc_TypeError,
                         "bad argument type for built-in operation");
    Value r = array_from(cx, a->code, array_data(a), a->len);
    return r && !array_extend_own(cx, as_array(r), y) ? r : V_NULL;
}

static Value repeat(Ctx *cx, Value x, int64_t n)
{
    const Array *a = as_array(x);
    uint64_t len;
    n = MAX(n, 0);
    if (__builtin_mul_overflow(a->len, (uint64_t)n, &len) || len > STR_MAX_LEN)
        return raise_memory(cx);
    Array *r = array_alloc(cx, &type_array, a->code);
    if (!r || (len && !(r->store = raw_new(cx, len * r->width))))
        return V_NULL;
    for (uint64_t at = 0; at < len; at += a->len)
        memcpy(r->store->b + at * r->width, a->store->b, a->len * a->width);
    r->len = len;
    return v_obj(r);
}

static Value array_binop(Ctx *cx, Value self, Value other, BinOp op)
{
    if (op == BIN_ADD && is_kind(self, KIND_array))
        return concat(cx, self, other);
    if (op != BIN_MUL)
        return V_NOTIMPLEMENTED;
    Value a = is_kind(self, KIND_array) ? self : other;
    Value n = a == self ? other : self;
    if (!is_kind(a, KIND_array))
        return V_NOTIMPLEMENTED;
    if (!is_index(n))
        return raise_fmt(cx, &exc_TypeError,
                         "can't multiply sequence by non-int of type '%T'", n);
    int64_t times = obj_index_i64(cx, n, &exc_OverflowError);
    return error_pending(cx) ? V_NULL : repeat(cx, a, times);
}

static Value array_iop(Ctx *cx, Value self, Value other, BinOp op)
{
    Array *a = as_array(self);
    if (op == BIN_ADD) {
        if (!is_kind(other, KIND_array))
            return raise_fmt(cx, &exc_TypeError,
                             "can only extend array with array (not \"%T\")",
                             other);
        return array_extend_own(cx, a, other) ? V_NULL : self;
    }
    if (op != BIN_MUL)
        return V_NOTIMPLEMENTED;
    Value r = array_binop(cx, self, other, op);
    if (!r || r == V_NOTIMPLEMENTED)
        return r;
    store_array_store(cx, a, &a->store, as_array(r)->store);
    store_array_len(cx, a, &a->len, as_array(r)->len);
    return self;
}

/* ---- text, iteration ---- */

static Value array_repr(Ctx *cx, Value self)
{
    const Array *a = as_array(self);
    int code = (int)a->code;
    if (!a->len)
        return str_printf(cx, "%s('%c')", type_c_name(type_of(self)), code);
    Value items = V_NULL;
    if (code == 'u')
        items = str_from_codes(cx, (const uint32_t *)(const void *)a->store->b,
                               a->len);
    else if ((items = list_new(cx, a->len)))
        for (uint64_t i = 0; i < a->len; i++) {
            Value v = array_get(cx, a, i);
            if (!v || list_append_own(cx, AS(List, items), v))
                return V_NULL;
        }
    return items ? str_printf(cx, "%s('%c', %R)", type_c_name(type_of(self)),
                              code, items)
                 : V_NULL;
}

static Value array_iter(Ctx *cx, Value self)
{
    return seqiter_new(cx, KIND_arrayiterator, self);
}

static Value arrayiterator_next(Ctx *cx, Value self)
{
    SeqIter *it = AS(SeqIter, self);
    if (!it->seq)
        return V_NULL;
    const Array *a = as_array(it->seq);
    if ((uint64_t)it->index >= a->len) {
        store_iterator_seq(cx, it, &it->seq, V_NULL);
        return V_NULL;
    }
    Value v = array_get(cx, a, (uint64_t)it->index);
    store_iterator_index(cx, it, &it->index, it->index + 1);
    return v;
}

static size_t array_size(const Obj *o)
{
    (void)o;
    return sizeof(Array);
}

static void array_visit(Obj *o, Visitor *v)
{
    VISIT_PTR(v, ((Array *)(void *)o)->store);
}

const KindOps array_ops = {
    .kind = KIND_array,
    .name = "array",
    .size = array_size,
    .visit = array_visit,
    .repr = array_repr,
    .len = array_len,
    .richcmp = array_richcmp,
    .getitem = array_getitem,
    .setitem = array_setitem,
    .delitem = array_delitem,
    .contains = array_contains,
    .iter = array_iter,
    .binop = array_binop,
    .iop = array_iop,
};

static size_t arrayiterator_size(const Obj *o)
{
    (void)o;
    return sizeof(SeqIter);
}

static void arrayiterator_visit(Obj *o, Visitor *v)
{
    v->value(v, &((SeqIter *)(void *)o)->seq);
}

const KindOps arrayiterator_ops = {
    .kind = KIND_arrayiterator,
    .name = "arrayiterator",
    .size = arrayiterator_size,
    .visit = arrayiterator_visit,
    .not_promotable = "an iterator",
    .iter = iter_self,
    .iternext = arrayiterator_next,
};

/* isinstance(array, MutableSequence) */
static int register_array(Ctx *cx)
{
    Value m = import_module(cx, "_collections_abc");
    Value abc = m == V_NULL ? V_NULL : obj_getattr_s(cx, m, "MutableSequence");
    Value f = abc == V_NULL ? V_NULL : obj_getattr_s(cx, abc, "register");
    return f == V_NULL || vm_call1(cx, f, v_obj(&type_array)) == V_NULL ? -1
                                                                        : 0;
}

int array_module_init(Ctx *cx, Dict *ns)
{
    return register_array(cx) ||
           module_add(cx, ns, "array", v_obj(&type_array)) ||
           module_add(cx, ns, "ArrayType", v_obj(&type_array)) ||
           module_add(cx, ns, "typecodes", str_from_ascii(cx, "bBuhHiIlLqQfd"));
}
