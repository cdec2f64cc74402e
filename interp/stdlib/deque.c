/* deque.c: the ring buffer of collections.deque. Methods and slots:
 * deque_methods.c. The functions named *_own write deques that the caller made
 * or that a guard has passed. */
#include "stdlib/deque.h"

enum { RING_MIN = 8, RING_MAX = 1 << 30 };

static void set_item(Ctx *cx, Deque *d, Value *slot, Value v)
{
    store_deque_item(cx, d, slot, v);
}
static void set_first(Ctx *cx, Deque *d, uint64_t first)
{
    store_deque_first(cx, d, &d->first,
                      (uint32_t)(first & (d->store->cap - 1)));
}
static void set_len(Ctx *cx, Deque *d, uint32_t len)
{
    store_deque_len(cx, d, &d->len, len);
}
static void changed(Ctx *cx, Deque *d)
{
    store_deque_changes(cx, d, &d->changes, d->changes + 1);
}

/* The items in order at the start of a ring of another size. */
static void unroll(const Deque *d, Value *to)
{
    if (d->len == 0)
        return;
    uint32_t upto = MIN(d->len, d->store->cap - d->first);
    memcpy(to, d->store->v + d->first, upto * sizeof *to);
    memcpy(to + upto, d->store->v, (d->len - upto) * sizeof *to);
}

static int resize(Ctx *cx, Deque *d, uint32_t cap)
{
    Values *ring = cap <= RING_MAX ? values_new(cx, cap) : NULL;
    if (!ring)
        return error_pending(cx) ? -1 : (raise_memory(cx), -1);
    unroll(d, ring->v);
    store_deque_store(cx, d, &d->store, ring);
    store_deque_first(cx, d, &d->first, 0);
    return 0;
}

/* Room for one more item. */
static inline int make_room(Ctx *cx, Deque *d)
{
    if (LIKELY(d->store && d->len < d->store->cap))
        return 0;
    return resize(cx, d, d->store ? d->store->cap * 2 : RING_MIN);
}

/* Gives memory back when the ring is nearly empty. */
static void shrink(Ctx *cx, Deque *d)
{
    if (LIKELY(d->store->cap <= 64 || d->len >= d->store->cap / 8))
        return;
    if (resize(cx, d, d->store->cap / 4) < 0)
        error_clear(cx);
}

static bool is_full(const Deque *d)
{
    return d->maxlen >= 0 && d->len >= d->maxlen;
}

int deque_append_own(Ctx *cx, Deque *d, Value v)
{
    if (is_full(d)) {
        if (d->maxlen == 0)
            return 0;
        deque_popleft_own(cx, d);
    }
    if (make_room(cx, d) < 0)
        return -1;
    set_item(cx, d, deque_at(d, d->len), v);
    set_len(cx, d, d->len + 1);
    changed(cx, d);
    return 0;
}

int deque_appendleft_own(Ctx *cx, Deque *d, Value v)
{
    if (is_full(d)) {
        if (d->maxlen == 0)
            return 0;
        deque_pop_own(cx, d);
    }
    if (make_room(cx, d) < 0)
        return -1;
    set_first(cx, d, d->first - 1ul);
    set_item(cx, d, deque_at(d, 0), v);
    set_len(cx, d, d->len + 1);
    changed(cx, d);
    return 0;
}

Value deque_pop_own(Ctx *cx, Deque *d)
{
    if (d->len == 0)
        return V_NULL;
    Value *slot = deque_at(d, d->len - 1), v = *slot;
    set_item(cx, d, slot, V_NULL);
    set_len(cx, d, d->len - 1);
    changed(cx, d);
    shrink(cx, d);
    return v;
}

Value deque_popleft_own(Ctx *cx, Deque *d)
{
    if (d->len == 0)
        return V_NULL;
    Value *slot = deque_at(d, 0), v = *slot;
    set_item(cx, d, slot, V_NULL);
    set_first(cx, d, d->first + 1ul);
    set_len(cx, d, d->len - 1);
    changed(cx, d);
    shrink(cx, d);
    return v;
}

int deque_extend_own(Ctx *cx, Deque *d, Value iterable)
{
    if (iterable == v_obj(d)) /* its own items: a copy of them */
        iterable = list_of(cx, iterable);
    Value it = iterable == V_NULL ? V_NULL : obj_iter(cx, iterable);
    if (it == V_NULL)
        return -1;
    for (Value v; (v = obj_iternext(cx, it)) != V_NULL;)
        if (deque_append_own(cx, d, v) < 0 || lib_poll(cx) < 0)
            return -1;
    return error_pending(cx) ? -1 : 0;
}

void deque_clear_own(Ctx *cx, Deque *d)
{
    store_deque_store(cx, d, &d->store, NULL);
    store_deque_first(cx, d, &d->first, 0);
    set_len(cx, d, 0);
    changed(cx, d);
}

/* Moves items [from, to) by one place towards the end (by 1) or the front. */
static void slide(Ctx *cx, Deque *d, uint32_t from, uint32_t to, int by)
{
    if (by > 0)
        for (uint32_t i = to; i > from; i--)
            set_item(cx, d, deque_at(d, i), *deque_at(d, i - 1ul));
    else
        for (uint32_t i = from; i < to; i++)
            set_item(cx, d, deque_at(d, i - 1ul), *deque_at(d, i));
}

void deque_delete_own(Ctx *cx, Deque *d, uint32_t i)
{
    if (i < d->len / 2) {
        slide(cx, d, 0, i, 1);
        deque_popleft_own(cx, d);
    } else {
        slide(cx, d, i + 1, d->len, -1);
        deque_pop_own(cx, d);
    }
}

int deque_insert_own(Ctx *cx, Deque *d, uint32_t i, Value v)
{
    if (make_room(cx, d) < 0)
        return -1;
    if (i < d->len / 2) {
        set_first(cx, d, d->first - 1ul);
        slide(cx, d, 1, i + 1, -1);
    } else {
        slide(cx, d, i, d->len, 1);
    }
    set_item(cx, d, deque_at(d, i), v);
    set_len(cx, d, d->len + 1);
    changed(cx, d);
    return 0;
}

void deque_rotate_own(Ctx *cx, Deque *d, int64_t n)
{
    if (d->len <= 1)
        return;
    int64_t len = d->len;
    n %= len;
    if (n > len / 2)
        n -= len;
    else if (n < -(len / 2))
        n += len;
    changed(cx, d);
    if (d->len == d->store->cap) {
        set_first(cx, d, (uint64_t)(d->first - n));
        return;
    }
    for (; n > 0; n--) {
        Value *last = deque_at(d, d->len - 1ul), v = *last;
        set_item(cx, d, last, V_NULL);
        set_first(cx, d, d->first - 1ul);
        set_item(cx, d, deque_at(d, 0), v);
    }
    for (; n < 0; n++) {
        Value *head = deque_at(d, 0), v = *head;
        set_item(cx, d, head, V_NULL);
        set_first(cx, d, d->first + 1ul);
        set_item(cx, d, deque_at(d, d->len - 1ul), v);
    }
}

static uint32_t ring_size(uint64_t n)
{
    uint32_t cap = RING_MIN;
    while (cap < n)
        cap *= 2;
    return cap;
}

Deque *deque_clone(Ctx *cx, const Deque *d)
{
    Deque *c = HEAP_NEW(cx, Deque, KIND_deque);
    if (!c)
        return NULL;
    c->maxlen = d->maxlen;
    if (d->len && !(c->store = values_new(cx, ring_size(d->len))))
        return NULL;
    if (d->len)
        unroll(d, c->store->v);
    c->len = d->len;
    return c;
}

int deque_repeat_own(Ctx *cx, Deque *d, int64_t n)
{
    if (n <= 0 || d->len == 0) {
        deque_clear_own(cx, d);
        return 0;
    }
    uint32_t len = d->len;
    if (n > RING_MAX / len) {
        if (d->maxlen < 0)
            return raise_memory(cx), -1;
        n = d->maxlen / len + 2;
        if (n > RING_MAX / len)
            return raise_memory(cx), -1;
    }
    uint64_t all = (uint64_t)n * len;
    uint64_t keep = d->maxlen >= 0 ? MIN(all, (uint64_t)d->maxlen) : all;
    Values *ring = values_new(cx, ring_size(keep));
    if (!ring)
        return -1;
    for (uint64_t i = 0; i < keep; i++)
        ring->v[i] = *deque_at(d, (all - keep + i) % len);
    store_deque_store(cx, d, &d->store, ring);
    store_deque_first(cx, d, &d->first, 0);
    set_len(cx, d, (uint32_t)keep);
    changed(cx, d);
    return 0;
}

/* ---- iterators ---- */

LIB_BODY(deque_iterator, DequeIter, 1)
LIB_BODY(deque_reverse_iterator, DequeIter, 1)

Value deque_iter_new(Ctx *cx, Kind kind, Value deque, int64_t skip)
{
    DequeIter *it = HEAP_NEW(cx, DequeIter, kind);
    if (!it)
        return V_NULL;
    const Deque *d = AS(Deque, deque);
    it->deque = deque;
    it->index = MIN(MAX(skip, 0), (int64_t)d->len);
    it->left = d->len - it->index;
    it->changes = d->changes;
    return v_obj(it);
}

/* The next item, counted from the front or from the end. */
static inline Value step(Ctx *cx, DequeIter *it, bool back)
{
    const Deque *d = AS(Deque, it->deque);
    if (UNLIKELY(d->changes != it->changes)) {
        lib_set_i64(cx, it, &it->left, 0);
        return raise_fmt(cx, &exc_RuntimeError,
                         "deque mutated during iteration");
    }
    if (it->left == 0)
        return V_NULL;
    uint64_t i = (uint64_t)it->index;
    Value v = *deque_at(d, back ? d->len - 1 - i : i);
    lib_set_i64(cx, it, &it->index, it->index + 1);
    lib_set_i64(cx, it, &it->left, it->left - 1);
    return v;
}

static Value deque_iterator_next(Ctx *cx, Value self)
{
    return step(cx, AS(DequeIter, self), false);
}
static Value deque_reverse_iterator_next(Ctx *cx, Value self)
{
    return step(cx, AS(DequeIter, self), true);
}

static Value iter_from(Ctx *cx, Kind kind, const Value *argv)
{
    int64_t skip = 0;
    if (!is_deque(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "argument 1 must be collections.deque, not %T",
                         argv[1]);
    if (argv[2] != V_NULL && lib_ssize(cx, argv[2], &skip) < 0)
        return V_NULL;
    return deque_iter_new(cx, kind, argv[1], skip);
}

LIB_METHOD(deque_iterator, __new__)
{
    return iter_from(cx, KIND_deque_iterator, argv);
}
LIB_METHOD(deque_reverse_iterator, __new__)
{
    return iter_from(cx, KIND_deque_reverse_iterator, argv);
}

static Value reduced(Ctx *cx, Value self)
{
    const DequeIter *it = AS(DequeIter, self);
    Value index = int_from_i64(cx, AS(Deque, it->deque)->len - it->left);
    Value args = tuple_pair(cx, it->deque, index);
    return args == V_NULL ? V_NULL : tuple_pair(cx, v_obj(type_of(self)), args);
}

LIB_METHOD(deque_iterator, __reduce__)
{
    return reduced(cx, argv[0]);
}
LIB_METHOD(deque_reverse_iterator, __reduce__)
{
    return reduced(cx, argv[0]);
}
LIB_METHOD(deque_iterator, __length_hint__)
{
    return int_from_i64(cx, AS(DequeIter, argv[0])->left);
}
LIB_METHOD(deque_reverse_iterator, __length_hint__)
{
    return int_from_i64(cx, AS(DequeIter, argv[0])->left);
}

LIB_ITERATOR(deque_iterator, "_deque_iterator")
LIB_ITERATOR(deque_reverse_iterator, "_deque_reverse_iterator")
