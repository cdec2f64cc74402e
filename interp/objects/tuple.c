/* tuple.c: tuple. Its items never change after construction. */
#include "objects/seq.h"
#include "objects/subclass.h"
#include "objects/table.h"

Tuple tuple_empty = {.hdr = {KIND_tuple, OWNER_STATIC}};

static size_t tuple_bytes(size_t len)
{
    return sizeof(Tuple) + 8 * len;
}

static Tuple *tuple_alloc(Ctx *cx, const Type *cls, size_t len)
{
    if (UNLIKELY(len > UINT32_MAX))
        return raise_memory(cx), NULL;
    Tuple *t = sub_alloc(cx, cls, KIND_tuple, tuple_bytes(len));
    if (t)
        t->len = (uint32_t)len;
    return t;
}

Value tuple_new(Ctx *cx, size_t len)
{
    if (len == 0)
        return v_obj(&tuple_empty);
    return v_obj(tuple_alloc(cx, &type_tuple, len));
}

Value tuple_from(Ctx *cx, const Value *v, size_t len)
{
    if (len == 0)
        return v_obj(&tuple_empty);
    if (UNLIKELY(len > UINT32_MAX))
        return raise_memory(cx);
    Tuple *t = heap_alloc_dirty(cx, KIND_tuple, tuple_bytes(len));
    if (t) {
        t->len = (uint32_t)len;
        t->pad = 0;
        memcpy(t->v, v, 8 * len);
    }
    return v_obj(t);
}

Value tuple_pair(Ctx *cx, Value a, Value b)
{
    Tuple *t =
        heap_alloc_dirty(cx, KIND_tuple, sizeof(Tuple) + 2 * sizeof(Value));
    if (t) {
        t->len = 2;
        t->pad = 0;
        t->v[0] = a;
        t->v[1] = b;
    }
    return v_obj(t);
}

Value list_to_tuple(Ctx *cx, Value list)
{
    SeqView s = seq_view(list);
    return tuple_from(cx, s.v, s.len);
}

Value tuple_of(Ctx *cx, Value iterable)
{
    if (is_exact(iterable, KIND_tuple))
        return iterable;
    Value l = is_exact(iterable, KIND_list) ? iterable : list_of(cx, iterable);
    return l == V_NULL ? V_NULL : list_to_tuple(cx, l);
}

Value tuple_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Type *cls = AS(Type, argv[0]);
    Value t = argv[1] == V_NULL ? v_obj(&tuple_empty) : tuple_of(cx, argv[1]);
    if (t == V_NULL || cls == &type_tuple)
        return t;
    Tuple *made = tuple_alloc(cx, cls, AS(Tuple, t)->len);
    if (made)
        memcpy(made->v, AS(Tuple, t)->v, 8 * (size_t)made->len);
    return v_obj(made);
}

Value tuple_m_count(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return seq_count(cx, argv[0], argv[1]);
}

Value tuple_m_index(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int64_t len = AS(Tuple, argv[0])->len, start = 0, stop = INT64_MAX;
    if (seq_bound(cx, argv[2], len, &start) < 0 ||
        seq_bound(cx, argv[3], len, &stop) < 0)
        return V_NULL;
    int64_t i = seq_find(cx, argv[0], argv[1], start, stop);
    if (i == -1)
        raise_fmt(cx, &exc_ValueError, "tuple.index(x): x not in tuple");
    return i < 0 ? V_NULL : v_int(i);
}

Value tuple_m___getnewargs__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value whole = list_to_tuple(cx, argv[0]);
    return whole == V_NULL ? V_NULL : tuple_from(cx, &whole, 1);
}

static size_t tuple_size(const Obj *o)
{
    return tuple_bytes(((const Tuple *)o)->len);
}
static void tuple_visit(Obj *o, Visitor *v)
{
    visit_values(v, ((Tuple *)o)->v, ((Tuple *)o)->len);
}
static Value tuple_repr(Ctx *cx, Value self)
{
    return seq_repr(cx, self, "(", ")");
}
static int tuple_truth(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Tuple, self)->len != 0;
}
static int64_t tuple_len(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Tuple, self)->len;
}

int tuple_quick_equal(const Tuple *a, const Tuple *b)
{
    if (a->len != b->len)
        return 0;
    for (uint32_t i = 0; i < a->len; i++) {
        Value x = a->v[i], y = b->v[i];
        if (x == y)
            continue;
        if (are_ints(x, y))
            return 0;
        if (!is_exact(x, KIND_str) || !is_exact(y, KIND_str))
            return -1;
        if (!str_eq(AS(Str, x), AS(Str, y)))
            return 0;
    }
    return 1;
}

static NOINLINE int hash_items(Ctx *cx, Value key, uint64_t *hash)
{
    const Tuple *t = AS(Tuple, key);
    uint64_t acc = LANE_P5;
    for (uint32_t i = 0; i < t->len; i++) {
        Value v = t->v[i];
        if (LIKELY(is_int(v)))
            acc = hash_round(acc, int_lane(v));
        else if (is_exact(v, KIND_str) && AS(Str, v)->hash)
            acc = hash_round(acc, AS(Str, v)->hash);
        else
            return obj_hash(cx, key, hash); /* counts the depth */
    }
    *hash = hash_end(acc, t->len);
    return 1;
}

int tuple_key_hash(Ctx *cx, Value key, uint64_t *hash)
{
    const Tuple *t = AS(Tuple, key);
    if (cx->heap->seen.key == key) {
        *hash = cx->heap->seen.hash;
        return 1;
    }
    if (t->len != 2 || !are_ints(t->v[0], t->v[1]))
        return hash_items(cx, key, hash);
    *hash = int_pair_hash(t->v);
    return 1;
}

static int tuple_hash(Ctx *cx, Value self, uint64_t *hash)
{
    const Tuple *t = AS(Tuple, self);
    uint64_t acc = LANE_P5;
    for (uint32_t i = 0; i < t->len; i++) {
        uint64_t lane;
        if (key_hash(cx, t->v[i], &lane) < 0)
            return -1;
        acc = hash_round(acc, lane);
    }
    *hash = hash_end(acc, t->len);
    return 0;
}

static Value tuple_richcmp(Ctx *cx, Value a, Value b, CmpOp op)
{
    if (!is_kind(a, KIND_tuple) || !is_kind(b, KIND_tuple))
        return V_NOTIMPLEMENTED;
    return seq_compare(cx, a, b, op);
}

static Value tuple_slice(Ctx *cx, Value self, Value slice)
{
    const Tuple *t = AS(Tuple, self);
    int64_t start, stop, step, count;
    if (slice_indices(cx, slice, t->len, &start, &stop, &step, &count) < 0)
        return V_NULL;
    if (step == 1 && count == t->len && is_exact(self, KIND_tuple))
        return self;
    Value r = tuple_new(cx, (size_t)count);
    if (r == V_NULL)
        return V_NULL;
    for (int64_t i = 0; i < count; i++)
        AS(Tuple, r)->v[i] = t->v[start + i * step];
    return r;
}

static Value tuple_getitem(Ctx *cx, Value self, Value key)
{
    if (is_exact(key, KIND_slice))
        return tuple_slice(cx, self, key);
    int64_t i;
    if (seq_subscript(cx, key, "tuple", &i) < 0)
        return V_NULL;
    Value v = tuple_get_fast(AS(Tuple, self), i);
    if (UNLIKELY(v == V_NULL))
        return raise_fmt(cx, &exc_IndexError, "tuple index out of range");
    return v;
}

static Value tuple_iter(Ctx *cx, Value self)
{
    return seqiter_new(cx, KIND_tuple_iterator, self);
}

Value tuple_concat(Ctx *cx, Value a, Value b)
{
    const Tuple *x = AS(Tuple, a), *y = AS(Tuple, b);
    if (x->len == 0 && is_exact(b, KIND_tuple))
        return b;
    if (y->len == 0 && is_exact(a, KIND_tuple))
        return a;
    Value r = tuple_new(cx, (size_t)x->len + y->len);
    if (r == V_NULL)
        return V_NULL;
    memcpy(AS(Tuple, r)->v, x->v, 8 * (size_t)x->len);
    memcpy(AS(Tuple, r)->v + x->len, y->v, 8 * (size_t)y->len);
    return r;
}

static Value tuple_repeat(Ctx *cx, Value self, int64_t n)
{
    const Tuple *t = AS(Tuple, self);
    if ((n == 1 || t->len == 0) && is_exact(self, KIND_tuple))
        return self;
    if (t->len && n > (int64_t)(UINT32_MAX / t->len))
        return raise_memory(cx);
    Value r = tuple_new(cx, t->len * (size_t)n);
    for (int64_t i = 0; r != V_NULL && i < n; i++)
        memcpy(AS(Tuple, r)->v + i * t->len, t->v, 8 * (size_t)t->len);
    return r;
}

static Value tuple_binop(Ctx *cx, Value a, Value b, BinOp op)
{
    Value seq;
    int64_t n;
    switch (seq_binop(cx, a, b, op, KIND_tuple, &seq, &n)) {
    case SEQ_CONCAT:
        return tuple_concat(cx, a, b);
    case SEQ_REPEAT:
        return tuple_repeat(cx, seq, n);
    case SEQ_RAISED:
        return V_NULL;
    case SEQ_OTHER:
        break;
    }
    return V_NOTIMPLEMENTED;
}

const KindOps tuple_ops = {
    .kind = KIND_tuple,
    .name = "tuple",
    .size = tuple_size,
    .visit = tuple_visit,
    .repr = tuple_repr,
    .hash = tuple_hash,
    .truth = tuple_truth,
    .len = tuple_len,
    .richcmp = tuple_richcmp,
    .getitem = tuple_getitem,
    .contains = seq_contains,
    .iter = tuple_iter,
    .binop = tuple_binop,
};
