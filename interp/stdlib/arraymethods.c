/* arraymethods.c: the methods of array.array. */
#include "lib/modules.h"
#include "objects/names.h"
#include "stdlib/arrayparts.h"

#define ARGS (void)argc, (void)kw
#define SELF Array *a = as_array(argv[0])

static Value done(int failed)
{
    return failed ? V_NULL : V_NONE;
}

/* ---- growing and shrinking ---- */

Value array_m_append(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return done(array_append_own(cx, as_array(argv[0]), argv[1]));
}

Value array_m_extend(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return done(array_extend_own(cx, as_array(argv[0]), argv[1]));
}

static int64_t place(Ctx *cx, Value v)
{
    return obj_index_i64(cx, v, &exc_OverflowError);
}

Value array_m_insert(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    uint64_t bits;
    int64_t i = place(cx, argv[1]);
    if (error_pending(cx) || array_bits(cx, a->code, argv[2], &bits))
        return V_NULL;
    int64_t n = (int64_t)a->len;
    i = i < 0 ? MAX(i + n, 0) : MIN(i, n);
    return done(array_replace_own(cx, a, (uint64_t)i, 0, &bits, 1));
}

Value array_m_pop(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    int64_t i = argv[1] ? place(cx, argv[1]) : -1;
    if (error_pending(cx))
        return V_NULL;
    if (!a->len)
        return raise_fmt(cx, &exc_IndexError, "pop from empty array");
    if (i < 0)
        i += (int64_t)a->len;
    if (i < 0 || (uint64_t)i >= a->len)
        return raise_fmt(cx, &exc_IndexError, "pop index out of range");
    Value v = array_get(cx, a, (uint64_t)i);
    return v && !array_replace_own(cx, a, (uint64_t)i, 1, NULL, 0) ? v : V_NULL;
}

/* Index of the first equal item in [from, to); -1 none; -2 raised. */
static int64_t find(Ctx *cx, const Array *a, Value v, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to && i < (int64_t)a->len; i++) {
        Value x = array_get(cx, a, (uint64_t)i);
        int r = x ? obj_equal(cx, x, v) : -1;
        if (r)
            return r < 0 ? -2 : i;
    }
    return -1;
}

Value array_m_remove(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    int64_t i = find(cx, a, argv[1], 0, INT64_MAX);
    if (i == -1)
        raise_fmt(cx, &exc_ValueError, "array.remove(x): x not in array");
    return i < 0 ? V_NULL
                 : done(array_replace_own(cx, a, (uint64_t)i, 1, NULL, 0));
}

Value array_m_index(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    int64_t from = 0, to = (int64_t)a->len;
    if ((argv[2] && seq_bound(cx, argv[2], to, &from)) ||
        (argv[3] && seq_bound(cx, argv[3], (int64_t)a->len, &to)))
        return V_NULL;
    int64_t i = find(cx, a, argv[1], from, to);
    if (i == -1)
        raise_fmt(cx, &exc_ValueError, "array.index(x): x not in array");
    return i < 0 ? V_NULL : v_int(i);
}

Value array_m_count(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    int64_t n = 0, at = 0;
    while ((at = find(cx, a, argv[1], at, INT64_MAX)) >= 0)
        n++, at++;
    return at == -2 ? V_NULL : v_int(n);
}

Value array_m_reverse(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    uint8_t x[8], y[8];
    for (uint64_t i = 0, k = a->len; i + 1 < k; i++) {
        uint8_t *p = a->store->b + i * a->width;
        uint8_t *q = a->store->b + --k * a->width;
        memcpy(x, p, a->width);
        memcpy(y, q, a->width);
        store_bytearray_move(cx, a, p, y, a->width);
        store_bytearray_move(cx, a, q, x, a->width);
    }
    return V_NONE;
}

Value array_m_byteswap(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    uint8_t x[8];
    for (uint64_t i = 0; i < a->len; i++) {
        uint8_t *p = a->store->b + i * a->width;
        for (uint32_t k = 0; k < a->width; k++)
            x[k] = p[a->width - 1 - k];
        store_bytearray_move(cx, a, p, x, a->width);
    }
    return V_NONE;
}

/* ---- lists, bytes, text ---- */

Value array_m_tolist(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    Value list = list_new(cx, a->len);
    for (uint64_t i = 0; list && i < a->len; i++) {
        Value v = array_get(cx, a, i);
        if (!v || list_append_own(cx, AS(List, list), v))
            return V_NULL;
    }
    return list;
}

/* All or nothing. */
Value array_m_fromlist(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    if (!is_kind(argv[1], KIND_list))
        return raise_fmt(cx, &exc_TypeError, "arg must be list");
    uint64_t before = a->len;
    uint32_t n = AS(List, argv[1])->len;
    for (uint32_t i = 0; i < n; i++) {
        const List *l = AS(List, argv[1]);
        if (i < l->len && !array_append_own(cx, a, l->store->v[i]))
            continue;
        if (!error_pending(cx))
            raise_fmt(cx, &exc_RuntimeError,
                      "list changed size during iteration");
        store_array_len(cx, a, &a->len, before);
        return V_NULL;
    }
    return V_NONE;
}

Value array_m_tobytes(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return array_bytes(cx, as_array(argv[0]));
}

Value array_m_frombytes(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    const uint8_t *p;
    size_t n;
    Value data = argv[1];
    if (data == argv[0] && !(data = array_bytes(cx, a)))
        return V_NULL;
    if (!bytes_view(data, &p, &n))
        return raise_fmt(cx, &exc_TypeError,
                         "a bytes-like object is required, not '%T'", data);
    return done(array_add_bytes_own(cx, a, p, n));
}

Value array_m_tounicode(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    if (a->code != 'u')
        return raise_fmt(cx, &exc_ValueError,
                         "tounicode() may only be called on unicode type "
                         "arrays");
    return str_from_codes(cx, (const uint32_t *)(const void *)array_data(a),
                          a->len);
}

Value array_m_fromunicode(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "fromunicode() argument must be str, not %T", argv[1]);
    if (a->code != 'u')
        return raise_fmt(cx, &exc_ValueError,
                         "fromunicode() may only be called on unicode type "
                         "arrays");
    return done(array_add_text_own(cx, a, argv[1]));
}

/* ---- files ---- */

Value array_m_tofile(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    Value write = obj_getattr_s(cx, argv[1], "write");
    Value data = write ? array_bytes(cx, as_array(argv[0])) : V_NULL;
    return data && vm_call1(cx, write, data) ? V_NONE : V_NULL;
}

Value array_m_fromfile(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    const uint8_t *p;
    size_t n;
    int64_t items = place(cx, argv[2]);
    if (error_pending(cx))
        return V_NULL;
    if (items < 0)
        return raise_fmt(cx, &exc_ValueError, "negative count");
    Value read = obj_getattr_s(cx, argv[1], "read");
    Value data =
        read ? vm_call1(cx, read, v_int(items * (int64_t)a->width)) : V_NULL;
    if (!data)
        return V_NULL;
    if (!bytes_view(data, &p, &n))
        return raise_fmt(cx, &exc_TypeError, "read() didn't return bytes");
    if (array_add_bytes_own(cx, a, p, n))
        return V_NULL;
    if (n < (size_t)items * a->width)
        return raise_fmt(cx, &exc_EOFError,
                         "read() didn't return enough bytes");
    return V_NONE;
}

/* ---- copies ---- */

Value array_m___copy__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    return array_from(cx, a->code, array_data(a), a->len);
}

Value array_m___deepcopy__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return array_m___copy__(cx, argv, argc, kw);
}

/* CPython's numbers of the formats, little-endian. */
static int machine_format(uint32_t code)
{
    switch (code) {
    case 'B':
        return 0;
    case 'b':
        return 1;
    case 'H':
        return 2;
    case 'h':
        return 4;
    case 'I':
        return 6;
    case 'i':
        return 8;
    case 'L':
    case 'Q':
        return 10;
    case 'l':
    case 'q':
        return 12;
    case 'f':
        return 14;
    case 'd':
        return 16;
    }
    return 20;
}

/* The function array._array_reconstructor. */
static Value reconstructor(Ctx *cx)
{
    Value m = dict_get_str(AS(Dict, sys_modules), name_array);
    return m ? obj_getattr_s(cx, m, "_array_reconstructor")
             : raise_fmt(cx, &exc_RuntimeError, "module array is gone");
}

Value array_m___reduce_ex__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    int64_t protocol = place(cx, argv[1]);
    Value code = error_pending(cx) ? V_NULL : str_from_code(cx, a->code);
    if (!code)
        return V_NULL;
    Value cls = v_obj(type_of(argv[0])), out[3] = {cls, V_NULL, V_NONE};
    if (protocol < 3) {
        Value items = array_m_tolist(cx, argv, 1, NULL);
        out[1] = items ? tuple_pair(cx, code, items) : V_NULL;
    } else {
        Value args[4] = {cls, code, v_int(machine_format(a->code)),
                         array_bytes(cx, a)};
        out[0] = reconstructor(cx);
        out[1] = args[3] ? tuple_from(cx, args, 4) : V_NULL;
    }
    return out[0] && out[1] ? tuple_from(cx, out, 3) : V_NULL;
}

/* (class, typecode, machine format, bytes): formats of this machine only. */
Value array__array_reconstructor(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    const uint8_t *p;
    size_t n;
    if (!is_type(argv[0]) || !type_is_subtype(AS(Type, argv[0]), &type_array))
        return raise_fmt(cx, &exc_TypeError,
                         "first argument must be a type object, not %T",
                         argv[0]);
    uint32_t code = is_str(argv[1]) && AS(Str, argv[1])->len == 1
                        ? str_at(AS(Str, argv[1]), 0)
                        : 0;
    if (!array_width(code))
        return raise_fmt(cx, &exc_ValueError,
                         "second argument must be a valid type code");
    if (!is_int(argv[2]) || as_int(argv[2]) != machine_format(code))
        return raise_fmt(cx, &exc_ValueError,
                         "third argument must be a valid machine format code.");
    if (!is_kind(argv[3], KIND_bytes) || !bytes_view(argv[3], &p, &n))
        return raise_fmt(cx, &exc_TypeError,
                         "fourth argument should be bytes, not %T", argv[3]);
    Array *a = array_alloc(cx, AS(Type, argv[0]), code);
    return a && !array_add_bytes_own(cx, a, p, n) ? v_obj(a) : V_NULL;
}

/* ---- attributes ---- */

Value array_m_buffer_info(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    ARGS;
    return tuple_pair(cx, int_from_u64(cx, (uintptr_t)array_data(a)),
                      v_int((int64_t)a->len));
}

Value array_get_itemsize(Ctx *cx, Value self)
{
    (void)cx;
    return v_int(as_array(self)->width);
}

Value array_get_typecode(Ctx *cx, Value self)
{
    return str_from_code(cx, as_array(self)->code);
}
