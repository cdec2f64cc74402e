/* deque_methods.c: the methods and slots of collections.deque. */
#include "stdlib/deque.h"

static size_t deque_size(const Obj *o UNUSED)
{
    return sizeof(Deque);
}
static void deque_visit(Obj *o, Visitor *v)
{
    VISIT_PTR(v, ((Deque *)(void *)o)->store);
}

/* ---- construction ---- */

Value deque_m___new__(Ctx *cx, Value *argv, int argc UNUSED, Value *kw UNUSED)
{
    Deque *d = LIB_NEW(cx, Deque, deque, argv[0]);
    if (d)
        d->maxlen = -1;
    return v_obj(d);
}

/* 0, or -1 raised */
static int read_maxlen(Ctx *cx, Value v, int64_t *out)
{
    *out = -1;
    if (v == V_NULL || v == V_NONE)
        return 0;
    if (!is_intlike(v)) {
        raise_fmt(cx, &exc_TypeError, "an integer is required");
        return -1;
    }
    if (lib_ssize(cx, v, out) < 0)
        return -1;
    if (*out >= 0)
        return 0;
    raise_fmt(cx, &exc_ValueError, "maxlen must be non-negative");
    return -1;
}

LIB_METHOD(deque, __init__)
{
    Deque *d = AS(Deque, argv[0]);
    int64_t maxlen;
    if (read_maxlen(cx, argv[2], &maxlen) < 0)
        return V_NULL;
    store_deque_maxlen(cx, d, &d->maxlen, maxlen);
    if (d->len)
        deque_clear_own(cx, d);
    if (argv[1] != V_NULL && deque_extend_own(cx, d, argv[1]) < 0)
        return V_NULL;
    return V_NONE;
}

/* A subclass is asked to make its own. */
Value deque_copy(Ctx *cx, Value self)
{
    const Deque *d = AS(Deque, self);
    if (is_exact(self, KIND_deque))
        return v_obj(deque_clone(cx, d));
    Value cls = v_obj(type_of(self));
    Value r = d->maxlen < 0 ? vm_call1(cx, cls, self)
                            : vm_call2(cx, cls, self, v_int(d->maxlen));
    if (r != V_NULL && !is_deque(r))
        return raise_fmt(cx, &exc_TypeError, "%T() must return a deque, not %T",
                         self, r);
    return r;
}

LIB_METHOD(deque, copy)
{
    return deque_copy(cx, argv[0]);
}
LIB_METHOD(deque, __copy__)
{
    return deque_copy(cx, argv[0]);
}

LIB_METHOD(deque, __reduce__)
{
    const Deque *d = AS(Deque, argv[0]);
    Value state = lib_state(cx, argv[0]);
    Value it = obj_iter(cx, argv[0]);
    Value args = v_obj(&tuple_empty);
    if (d->maxlen >= 0)
        args = tuple_pair(cx, args, int_from_i64(cx, d->maxlen));
    if (state == V_NULL || it == V_NULL || args == V_NULL)
        return V_NULL;
    Value all[4] = {v_obj(type_of(argv[0])), args, state, it};
    return tuple_from(cx, all, 4);
}

/* ---- at the ends ---- */

LIB_METHOD(deque, append)
{
    return deque_append_own(cx, AS(Deque, argv[0]), argv[1]) < 0 ? V_NULL
                                                                 : V_NONE;
}
LIB_METHOD(deque, appendleft)
{
    return deque_appendleft_own(cx, AS(Deque, argv[0]), argv[1]) < 0 ? V_NULL
                                                                     : V_NONE;
}

static Value pop_empty(Ctx *cx)
{
    return raise_fmt(cx, &exc_IndexError, "pop from an empty deque");
}
LIB_METHOD(deque, pop)
{
    Value v = deque_pop_own(cx, AS(Deque, argv[0]));
    return LIKELY(v != V_NULL) ? v : pop_empty(cx);
}
LIB_METHOD(deque, popleft)
{
    Value v = deque_popleft_own(cx, AS(Deque, argv[0]));
    return LIKELY(v != V_NULL) ? v : pop_empty(cx);
}

LIB_METHOD(deque, extend)
{
    return deque_extend_own(cx, AS(Deque, argv[0]), argv[1]) < 0 ? V_NULL
                                                                 : V_NONE;
}
LIB_METHOD(deque, extendleft)
{
    Deque *d = AS(Deque, argv[0]);
    Value from = argv[1] == argv[0] ? list_of(cx, argv[1]) : argv[1];
    Value it = from == V_NULL ? V_NULL : obj_iter(cx, from);
    if (it == V_NULL)
        return V_NULL;
    for (Value v; (v = obj_iternext(cx, it)) != V_NULL;)
        if (deque_appendleft_own(cx, d, v) < 0 || lib_poll(cx) < 0)
            return V_NULL;
    return error_pending(cx) ? V_NULL : V_NONE;
}

LIB_METHOD(deque, clear)
{
    (void)cx;
    if (AS(Deque, argv[0])->len)
        deque_clear_own(cx, AS(Deque, argv[0]));
    return V_NONE;
}

/* ---- search ---- */

static Value mutated(Ctx *cx)
{
    return raise_fmt(cx, &exc_RuntimeError, "deque mutated during iteration");
}

/* Index of the first item from `start` up to `stop` that equals v; -1 none, -2
 * raised. Equality may run Python code that changes the deque: that is found
 * out before another item is looked at. */
static int64_t find(Ctx *cx, const Deque *d, Value v, int64_t start,
                    int64_t stop)
{
    uint64_t changes = d->changes;
    for (int64_t i = start; i < stop; i++) {
        int same = obj_equal(cx, *deque_at(d, (uint64_t)i), v);
        if (same < 0)
            return -2;
        if (same)
            return i;
        if (d->changes != changes)
            return mutated(cx), -2;
    }
    return -1;
}

LIB_METHOD(deque, count)
{
    const Deque *d = AS(Deque, argv[0]);
    int64_t n = 0, at = -1;
    uint64_t changes = d->changes;
    while ((at = find(cx, d, argv[1], at + 1, d->len)) >= 0) {
        if (d->changes != changes)
            return mutated(cx);
        n++;
    }
    return at == -2 ? V_NULL : v_int(n);
}

LIB_METHOD(deque, index)
{
    const Deque *d = AS(Deque, argv[0]);
    int64_t start = 0, stop = d->len;
    if ((argv[2] != V_NULL && seq_bound(cx, argv[2], d->len, &start) < 0) ||
        (argv[3] != V_NULL && seq_bound(cx, argv[3], d->len, &stop) < 0))
        return V_NULL;
    int64_t at = find(cx, d, argv[1], start, MIN(stop, (int64_t)d->len));
    if (at == -1)
        return raise_fmt(cx, &exc_ValueError, "%R is not in deque", argv[1]);
    return at < 0 ? V_NULL : v_int(at);
}

LIB_METHOD(deque, remove)
{
    Deque *d = AS(Deque, argv[0]);
    uint64_t changes = d->changes;
    for (uint32_t i = 0; i < d->len; i++) {
        int same = obj_equal(cx, *deque_at(d, i), argv[1]);
        if (same < 0)
            return V_NULL;
        if (d->changes != changes)
            return raise_fmt(cx, &exc_IndexError,
                             "deque mutated during iteration");
        if (same) {
            deque_delete_own(cx, d, i);
            return V_NONE;
        }
    }
    return raise_fmt(cx, &exc_ValueError, "%R is not in deque", argv[1]);
}

static int deque_contains(Ctx *cx, Value self, Value v)
{
    int64_t at = find(cx, AS(Deque, self), v, 0, AS(Deque, self)->len);
    return at == -2 ? -1 : at >= 0;
}

/* ---- inside ---- */

LIB_METHOD(deque, insert)
{
    Deque *d = AS(Deque, argv[0]);
    int64_t i;
    if (lib_ssize(cx, argv[1], &i) < 0)
        return V_NULL;
    if (d->maxlen == d->len)
        return raise_fmt(cx, &exc_IndexError,
                         "deque already at its maximum size");
    if (i < 0)
        i = MAX(i + (int64_t)d->len, 0);
    i = MIN(i, (int64_t)d->len);
    return deque_insert_own(cx, d, (uint32_t)i, argv[2]) < 0 ? V_NULL : V_NONE;
}

LIB_METHOD(deque, reverse)
{
    Deque *d = AS(Deque, argv[0]);
    for (uint32_t i = 0; i < d->len / 2; i++) {
        Value *a = deque_at(d, i), *b = deque_at(d, d->len - 1ul - i);
        Value v = *a;
        store_deque_item(cx, d, a, *b);
        store_deque_item(cx, d, b, v);
    }
    return V_NONE;
}

LIB_METHOD(deque, rotate)
{
    int64_t n = 1;
    if (argv[1] != V_NULL && lib_ssize(cx, argv[1], &n) < 0)
        return V_NULL;
    deque_rotate_own(cx, AS(Deque, argv[0]), n);
    return V_NONE;
}

/* The subscript as an item's number: -1 raised. */
static int64_t subscript(Ctx *cx, const Deque *d, Value key)
{
    int64_t i;
    if (is_int(key)) {
        i = as_int(key);
    } else {
        if (!is_index(key))
            return raise_fmt(cx, &exc_TypeError,
                             "sequence index must be integer, not '%T'", key),
                   -1;
        i = obj_index_i64(cx, key, &exc_IndexError);
        if (i == -1 && error_pending(cx))
            return -1;
    }
    i += i < 0 ? (int64_t)d->len : 0;
    if (i >= 0 && i < (int64_t)d->len)
        return i;
    raise_fmt(cx, &exc_IndexError, "deque index out of range");
    return -1;
}

static Value deque_getitem(Ctx *cx, Value self, Value key)
{
    int64_t i = subscript(cx, AS(Deque, self), key);
    return i < 0 ? V_NULL : *deque_at(AS(Deque, self), (uint64_t)i);
}

static int deque_setitem(Ctx *cx, Value self, Value key, Value v)
{
    Deque *d = AS(Deque, self);
    int64_t i = subscript(cx, d, key);
    if (i < 0)
        return -1;
    store_deque_item(cx, d, deque_at(d, (uint64_t)i), v);
    return 0;
}

static int deque_delitem(Ctx *cx, Value self, Value key)
{
    int64_t i = subscript(cx, AS(Deque, self), key);
    if (i < 0)
        return -1;
    deque_delete_own(cx, AS(Deque, self), (uint32_t)i);
    return 0;
}

static int64_t deque_len(Ctx *cx UNUSED, Value self)
{
    return AS(Deque, self)->len;
}
static int deque_truth(Ctx *cx UNUSED, Value self)
{
    return AS(Deque, self)->len != 0;
}

static Value deque_iter(Ctx *cx, Value self)
{
    return deque_iter_new(cx, KIND_deque_iterator, self, 0);
}
LIB_METHOD(deque, __reversed__)
{
    return deque_iter_new(cx, KIND_deque_reverse_iterator, argv[0], 0);
}

Value deque_get_maxlen(Ctx *cx, Value self)
{
    int64_t n = AS(Deque, self)->maxlen;
    return n < 0 ? V_NONE : int_from_i64(cx, n);
}

/* ---- repr, comparison, operators ---- */

static Value deque_repr(Ctx *cx, Value self)
{
    int in = repr_enter(cx, self);
    if (in <= 0)
        return in < 0 ? V_NULL : str_from_ascii(cx, "[...]");
    const Deque *d = AS(Deque, self);
    Value items = list_of(cx, self), r = V_NULL;
    Value name = type_of(self)->name;
    if (items != V_NULL && d->maxlen >= 0)
        r = str_printf(cx, "%S(%R, maxlen=%ld)", name, items, (long)d->maxlen);
    else if (items != V_NULL)
        r = str_printf(cx, "%S(%R)", name, items);
    repr_leave(cx, self);
    return r;
}

static Value deque_richcmp(Ctx *cx, Value a, Value b, CmpOp op)
{
    if (!is_deque(b))
        return V_NOTIMPLEMENTED;
    const Deque *x = AS(Deque, a), *y = AS(Deque, b);
    if (x->len != y->len && (op == CMP_EQ || op == CMP_NE))
        return v_bool(op == CMP_NE);
    uint64_t cx_was = x->changes, cy_was = y->changes;
    for (uint32_t i = 0; i < x->len && i < y->len; i++) {
        Value v = *deque_at(x, i), w = *deque_at(y, i);
        int same = obj_equal(cx, v, w);
        if (same < 0)
            return V_NULL;
        if (!same) {
            int r = op == CMP_EQ   ? 0
                    : op == CMP_NE ? 1
                                   : obj_compare_bool(cx, v, w, op, false);
            return r < 0 ? V_NULL : v_bool(r);
        }
        if (x->changes != cx_was || y->changes != cy_was)
            return mutated(cx);
    }
    return obj_compare(cx, v_int(x->len), v_int(y->len), op);
}

static Value no_concat(Ctx *cx, Value other)
{
    return raise_fmt(cx, &exc_TypeError,
                     "can only concatenate deque (not \"%T\") to deque", other);
}

static Value concat(Ctx *cx, Value a, Value b)
{
    if (!is_deque(b))
        return no_concat(cx, b);
    Value r = deque_copy(cx, a);
    if (r == V_NULL || deque_extend_own(cx, AS(Deque, r), b) < 0)
        return V_NULL;
    return r;
}

/* How often to repeat: 0, 1 not a number, -1 raised. */
static int repeat_count(Ctx *cx, Value v, int64_t *n)
{
    if (!is_index(v))
        return 1;
    *n = obj_index_i64(cx, v, &exc_OverflowError);
    return *n == -1 && error_pending(cx) ? -1 : 0;
}

static Value repeated(Ctx *cx, Value self, Value by)
{
    int64_t n;
    int no = repeat_count(cx, by, &n);
    if (no)
        return no < 0 ? V_NULL : V_NOTIMPLEMENTED;
    Value r = deque_copy(cx, self);
    if (r == V_NULL || deque_repeat_own(cx, AS(Deque, r), n) < 0)
        return V_NULL;
    return r;
}

static Value deque_binop(Ctx *cx, Value a, Value b, BinOp op)
{
    if (op == BIN_ADD && is_deque(a))
        return concat(cx, a, b);
    if (op == BIN_MUL)
        return is_deque(a) ? repeated(cx, a, b) : repeated(cx, b, a);
    return V_NOTIMPLEMENTED;
}

static Value deque_iop(Ctx *cx, Value self, Value other, BinOp op)
{
    int64_t n;
    if (op == BIN_ADD)
        return deque_extend_own(cx, AS(Deque, self), other) < 0 ? V_NULL : self;
    int no = op == BIN_MUL ? repeat_count(cx, other, &n) : 1;
    if (no)
        return no < 0 ? V_NULL : V_NOTIMPLEMENTED;
    return deque_repeat_own(cx, AS(Deque, self), n) < 0 ? V_NULL : self;
}

const KindOps deque_ops = {
    .kind = KIND_deque,
    .name = "deque",
    .size = deque_size,
    .visit = deque_visit,
    .repr = deque_repr,
    .truth = deque_truth,
    .len = deque_len,
    .richcmp = deque_richcmp,
    .getitem = deque_getitem,
    .setitem = deque_setitem,
    .delitem = deque_delitem,
    .contains = deque_contains,
    .iter = deque_iter,
    .binop = deque_binop,
    .iop = deque_iop,
};
