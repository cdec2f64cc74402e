/* list.c: list, its growth, slots and plain methods. Slices: listslice.c; sort:
 * listsort.c.
 *
 * Growth follows CPython: a list built from a known number of items has no
 * spare room, append leaves about an eighth. */
#include "objects/list.h"
#include "objects/names.h"
#include "objects/subclass.h"

enum { LIST_MAX = 1 << 30, GROW_MORE = 512, GROW_LESS = 1 << 24 };

List *list_alloc(Ctx *cx, size_t len)
{
    if (UNLIKELY(len > LIST_MAX))
        return raise_memory(cx), NULL;
    List *l = HEAP_NEW(cx, List, KIND_list);
    if (!l || len == 0)
        return l;
    l->store = values_new_dirty(cx, len);
    if (!l->store)
        return NULL;
    l->len = (uint32_t)len;
    return l;
}

Value list_new(Ctx *cx, size_t cap)
{
    if (UNLIKELY(cap > LIST_MAX))
        return raise_memory(cx);
    List *l = HEAP_NEW(cx, List, KIND_list);
    if (l && cap && !(l->store = values_new(cx, cap)))
        return V_NULL;
    return v_obj(l);
}

Value list_from(Ctx *cx, const Value *v, size_t len)
{
    List *l = list_alloc(cx, len);
    if (l && len)
        memcpy(l->store->v, v, 8 * len);
    return v_obj(l);
}

/* CPython's list_resize while it is short. A long list's items would be copied
 * eight times then, where CPython's allocator moves pages: it grows by half. */
static size_t list_grown(size_t len, size_t now)
{
    bool copied = len >= GROW_MORE && len < GROW_LESS;
    size_t cap = (len + (len >> (copied ? 1 : 3)) + 6) & ~(size_t)3;
    if (len > now && len - now > cap - len)
        cap = (len + 3) & ~(size_t)3;
    return cap;
}

int list_reserve_own(Ctx *cx, List *l, size_t len)
{
    if (l->store && len <= l->store->cap)
        return 0;
    if (len == 0)
        return 0;
    if (len > LIST_MAX)
        return raise_memory(cx), -1;
    if (l->busy) /* a change while it is sorted: list_sort_own reports it */
        store_list_busy(cx, l, &l->busy, 2);
    size_t cap = list_grown(len, l->len), now = l->len;
    Values *grown = values_new_dirty(cx, cap);
    if (!grown)
        return -1;
    if (now)
        memcpy(grown->v, l->store->v, 8 * now);
    memset(grown->v + now, 0, 8 * (cap - now));
    store_list_store(cx, l, &l->store, grown);
    return 0;
}

NOINLINE int list_grow_append_own(Ctx *cx, List *l, Value v)
{
    uint32_t n = l->len;
    if (list_reserve_own(cx, l, (size_t)n + 1) < 0)
        return -1;
    store_list_item(cx, l, &l->store->v[n], v);
    store_list_len(cx, l, &l->len, n + 1);
    return 0;
}

int list_gap_own(Ctx *cx, List *l, size_t at, int64_t n)
{
    size_t len = l->len, tail = len - at;
    if (n >= 0) {
        if (list_reserve_own(cx, l, len + (size_t)n) < 0)
            return -1;
        if (tail && n)
            store_list_move(cx, l, l->store->v + at + n, l->store->v + at,
                            tail);
        for (int64_t i = 0; i < n; i++)
            store_list_item(cx, l, &l->store->v[at + (size_t)i], V_NONE);
    } else {
        size_t cut = (size_t)-n;
        store_list_move(cx, l, l->store->v + at, l->store->v + at + cut,
                        tail - cut);
        for (size_t i = len - cut; i < len; i++)
            store_list_item(cx, l, &l->store->v[i], V_NULL);
    }
    store_list_len(cx, l, &l->len, (uint32_t)((int64_t)len + n));
    return 0;
}

int list_resize_own(Ctx *cx, List *l, size_t len)
{
    size_t now = l->len;
    return list_gap_own(cx, l, MIN(now, len), (int64_t)len - (int64_t)now);
}

bool seq_items(Value v, const Value **items, size_t *len)
{
    if (!is_kind(v, KIND_tuple) && !is_kind(v, KIND_list))
        return false;
    SeqView s = seq_view(v);
    *items = s.v;
    *len = s.len;
    return true;
}

static int extend_items(Ctx *cx, List *l, Value seq)
{
    size_t n = seq_view(seq).len, at = l->len;
    if (n == 0)
        return 0;
    if (list_reserve_own(cx, l, at + n) < 0)
        return -1;
    store_list_move(cx, l, l->store->v + at, seq_view(seq).v, n);
    store_list_len(cx, l, &l->len, (uint32_t)(at + n));
    return 0;
}

/* A range of immediates, the keys of a dict, the items of a set: no Python code
 * runs, so they are stored at once. n: how many. */
static int extend_known(Ctx *cx, List *l, Value from, int64_t n)
{
    uint32_t at = l->len, pos = 0;
    Value v = V_NULL;
    if (list_reserve_own(cx, l, at + (size_t)n) < 0)
        return -1;
    if (is_exact(from, KIND_range)) {
        const Range *r = AS(Range, from);
        int64_t x = as_int(r->start), step = as_int(r->step);
        for (int64_t i = 0; i < n; i++, x += step)
            store_list_item(cx, l, &l->store->v[at + i], v_int(x));
    } else if (is_exact(from, KIND_dict)) {
        for (uint32_t i = at; dict_next(AS(Dict, from), &pos, &v, NULL); i++)
            store_list_item(cx, l, &l->store->v[i], v);
    } else {
        for (uint32_t i = at; set_next(AS(Set, from), &pos, &v); i++)
            store_list_item(cx, l, &l->store->v[i], v);
    }
    store_list_len(cx, l, &l->len, at + (uint32_t)n);
    return 0;
}

/* How many items extend_known would store, or -1: not for it. */
static int64_t known_count(Value v)
{
    if (is_exact(v, KIND_dict))
        return AS(Dict, v)->used;
    if (is_exact(v, KIND_set) || is_exact(v, KIND_frozenset))
        return AS(Set, v)->used;
    if (!is_exact(v, KIND_range))
        return -1;
    const Range *r = AS(Range, v);
    bool small = are_ints(r->start, r->stop) && are_ints(r->step, r->length);
    return small && as_int(r->length) < LIST_MAX ? as_int(r->length) : -1;
}

int list_extend_own(Ctx *cx, List *l, Value iterable)
{
    if (is_exact(iterable, KIND_list) || is_exact(iterable, KIND_tuple))
        return extend_items(cx, l, iterable);
    int64_t n = known_count(iterable);
    if (n >= 0)
        return extend_known(cx, l, iterable, n);
    Value it = obj_iter(cx, iterable);
    if (it == V_NULL)
        return -1;
    for (Value v; (v = iter_step(cx, it)) != V_NULL;)
        if (list_append_own(cx, l, v) < 0)
            return -1;
    return error_pending(cx) ? -1 : 0;
}

Value list_of(Ctx *cx, Value iterable)
{
    if (is_exact(iterable, KIND_list) || is_exact(iterable, KIND_tuple)) {
        SeqView s = seq_view(iterable);
        return list_from(cx, s.v, s.len);
    }
    Value l = list_new(cx, 0);
    if (l == V_NULL || list_extend_own(cx, AS(List, l), iterable) < 0)
        return V_NULL;
    return l;
}

/* ---- methods ---- */

Value list_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return v_obj(sub_alloc(cx, AS(Type, argv[0]), KIND_list, sizeof(List)));
}

Value list_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    List *l = AS(List, argv[0]);
    if (seq_init_arguments(cx, "list", argc, kw) < 0)
        return V_NULL;
    if (l->len && list_gap_own(cx, l, 0, -(int64_t)l->len) < 0)
        return V_NULL;
    if (argc > 1 && list_extend_own(cx, l, argv[1]) < 0)
        return V_NULL;
    return V_NONE;
}

Value list_m_append(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return list_append_own(cx, AS(List, argv[0]), argv[1]) < 0 ? V_NULL
                                                               : V_NONE;
}

Value list_m_extend(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return list_extend_own(cx, AS(List, argv[0]), argv[1]) < 0 ? V_NULL
                                                               : V_NONE;
}

Value list_m_insert(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    List *l = AS(List, argv[0]);
    int64_t i = arg_ssize(cx, argv[1]);
    if (i == -1 && error_pending(cx))
        return V_NULL;
    int64_t n = l->len;
    i = i < 0 ? MAX(i + n, 0) : MIN(i, n);
    if (list_gap_own(cx, l, (size_t)i, 1) < 0)
        return V_NULL;
    list_put_own(cx, l, (size_t)i, argv[2]);
    return V_NONE;
}

Value list_m_pop(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    List *l = AS(List, argv[0]);
    int64_t i = -1;
    if (argv[1] != V_NULL) {
        i = arg_ssize(cx, argv[1]);
        if (i == -1 && error_pending(cx))
            return V_NULL;
    }
    if (l->len == 0)
        return raise_fmt(cx, &exc_IndexError, "pop from empty list");
    Value v = list_get_fast(l, i);
    if (v == V_NULL)
        return raise_fmt(cx, &exc_IndexError, "pop index out of range");
    size_t at = (size_t)(i < 0 ? i + l->len : i);
    if (at == l->len - 1u) {
        store_list_item(cx, l, &l->store->v[at], V_NULL);
        store_list_len(cx, l, &l->len, (uint32_t)at);
        return v;
    }
    return list_gap_own(cx, l, at, -1) < 0 ? V_NULL : v;
}

Value list_m_remove(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    List *l = AS(List, argv[0]);
    int64_t i = seq_find(cx, argv[0], argv[1], 0, INT64_MAX);
    if (i == -2)
        return V_NULL;
    if (i < 0)
        return raise_fmt(cx, &exc_ValueError, "list.remove(x): x not in list");
    if (i < l->len && list_gap_own(cx, l, (size_t)i, -1) < 0)
        return V_NULL;
    return V_NONE;
}

Value list_m_clear(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    List *l = AS(List, argv[0]);
    store_list_len(cx, l, &l->len, 0);
    store_list_store(cx, l, &l->store, NULL);
    return V_NONE;
}

Value list_m_index(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int64_t len = AS(List, argv[0])->len, start = 0, stop = INT64_MAX;
    if (seq_bound(cx, argv[2], len, &start) < 0 ||
        seq_bound(cx, argv[3], len, &stop) < 0)
        return V_NULL;
    int64_t i = seq_find(cx, argv[0], argv[1], start, stop);
    if (i == -1)
        raise_fmt(cx, &exc_ValueError, "%R is not in list", argv[1]);
    return i < 0 ? V_NULL : v_int(i);
}

Value list_m_count(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return seq_count(cx, argv[0], argv[1]);
}

Value list_m_reverse(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    List *l = AS(List, argv[0]);
    if (l->len < 2)
        return V_NONE;
    Value *low = l->store->v, *high = low + l->len - 1;
    for (; low < high; low++, high--) {
        Value a = *low, b = *high;
        store_list_item(cx, l, low, b);
        store_list_item(cx, l, high, a);
    }
    return V_NONE;
}

Value list_m_copy(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    SeqView s = seq_view(argv[0]);
    return list_from(cx, s.v, s.len);
}

Value list_m_sort(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int reverse = argv[2] == V_NULL ? 0 : obj_truth(cx, argv[2]);
    Value key = argv[1] == V_NULL ? V_NONE : argv[1];
    if (reverse < 0 || list_sort_own(cx, AS(List, argv[0]), key, reverse) < 0)
        return V_NULL;
    return V_NONE;
}

Value list_m___reversed__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return seqiter_new(cx, KIND_list_reverseiterator, argv[0]);
}

/* ---- slots ---- */

static size_t list_size(const Obj *o)
{
    (void)o;
    return sizeof(List);
}
static void list_visit(Obj *o, Visitor *v)
{
    VISIT_PTR(v, ((List *)o)->store);
}
static Value list_repr(Ctx *cx, Value self)
{
    return seq_repr(cx, self, "[", "]");
}
static int list_truth(Ctx *cx, Value self)
{
    (void)cx;
    return AS(List, self)->len != 0;
}
static int64_t list_len(Ctx *cx, Value self)
{
    (void)cx;
    return AS(List, self)->len;
}
static Value list_richcmp(Ctx *cx, Value a, Value b, CmpOp op)
{
    if (!is_kind(a, KIND_list) || !is_kind(b, KIND_list))
        return V_NOTIMPLEMENTED;
    return seq_compare(cx, a, b, op);
}

static Value list_getitem(Ctx *cx, Value self, Value key)
{
    if (is_exact(key, KIND_slice))
        return list_get_slice(cx, self, key);
    int64_t i;
    if (seq_subscript(cx, key, "list", &i) < 0)
        return V_NULL;
    Value v = list_get_fast(AS(List, self), i);
    if (UNLIKELY(v == V_NULL))
        return raise_fmt(cx, &exc_IndexError, "list index out of range");
    return v;
}

static int list_setitem(Ctx *cx, Value self, Value key, Value value)
{
    List *l = AS(List, self);
    if (is_exact(key, KIND_slice))
        return list_set_slice(cx, self, key, value);
    int64_t i;
    if (seq_subscript(cx, key, "list", &i) < 0)
        return -1;
    if (list_get_fast(l, i) == V_NULL)
        return raise_fmt(cx, &exc_IndexError,
                         "list assignment index out of range"),
               -1;
    list_put_own(cx, l, (size_t)(i < 0 ? i + l->len : i), value);
    return 0;
}

static int list_delitem(Ctx *cx, Value self, Value key)
{
    List *l = AS(List, self);
    if (is_exact(key, KIND_slice))
        return list_set_slice(cx, self, key, V_NULL);
    int64_t i;
    if (seq_subscript(cx, key, "list", &i) < 0)
        return -1;
    if (list_get_fast(l, i) == V_NULL)
        return raise_fmt(cx, &exc_IndexError,
                         "list assignment index out of range"),
               -1;
    return list_gap_own(cx, l, (size_t)(i < 0 ? i + l->len : i), -1);
}

static Value list_iter(Ctx *cx, Value self)
{
    return seqiter_new(cx, KIND_list_iterator, self);
}

Value list_concat(Ctx *cx, Value a, Value b)
{
    size_t n = AS(List, a)->len, m = AS(List, b)->len;
    List *r = list_alloc(cx, n + m);
    if (!r)
        return V_NULL;
    if (n)
        memcpy(r->store->v, AS(List, a)->store->v, 8 * n);
    if (m)
        memcpy(r->store->v + n, AS(List, b)->store->v, 8 * m);
    return v_obj(r);
}

static Value list_binop(Ctx *cx, Value a, Value b, BinOp op)
{
    Value seq;
    int64_t n;
    switch (seq_binop(cx, a, b, op, KIND_list, &seq, &n)) {
    case SEQ_CONCAT:
        return list_concat(cx, a, b);
    case SEQ_REPEAT:
        return list_repeat(cx, seq, n);
    case SEQ_RAISED:
        return V_NULL;
    case SEQ_OTHER:
        break;
    }
    return V_NOTIMPLEMENTED;
}

/* l *= n */
static Value list_imul(Ctx *cx, Value self, Value by)
{
    List *l = AS(List, self);
    if (!has_index(by))
        return V_NOTIMPLEMENTED;
    int64_t n = obj_index_i64(cx, by, &exc_OverflowError);
    if (n == -1 && error_pending(cx))
        return V_NULL;
    size_t len = l->len;
    if (len == 0 || n == 1)
        return self;
    if (n <= 0)
        return list_resize_own(cx, l, 0) < 0 ? V_NULL : self;
    if (n > (int64_t)(LIST_MAX / len))
        return raise_memory(cx);
    if (list_reserve_own(cx, l, len * (size_t)n) < 0)
        return V_NULL;
    for (size_t i = 1; i < (size_t)n; i++)
        store_list_move(cx, l, l->store->v + i * len, l->store->v, len);
    store_list_len(cx, l, &l->len, (uint32_t)(len * (size_t)n));
    return self;
}

static Value list_iop(Ctx *cx, Value self, Value other, BinOp op)
{
    if (op == BIN_ADD)
        return list_extend_own(cx, AS(List, self), other) < 0 ? V_NULL : self;
    return op == BIN_MUL ? list_imul(cx, self, other) : V_NOTIMPLEMENTED;
}

const KindOps list_ops = {
    .kind = KIND_list,
    .name = "list",
    .size = list_size,
    .visit = list_visit,
    .repr = list_repr,
    .truth = list_truth,
    .len = list_len,
    .richcmp = list_richcmp,
    .getitem = list_getitem,
    .setitem = list_setitem,
    .delitem = list_delitem,
    .contains = seq_contains,
    .iter = list_iter,
    .binop = list_binop,
    .iop = list_iop,
};
