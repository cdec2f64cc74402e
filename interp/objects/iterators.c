/* iterators.c: iterators over list, tuple, str, bytes, over anything with
 * __getitem__, and iter(callable, sentinel). What is exhausted stays so: it
 * drops its sequence. */
#include "objects/names.h"
#include "objects/protocol_private.h"
#include "objects/seq.h"
#include "objects/text.h"
#include "objects/subclass.h"

Value seqiter_new(Ctx *cx, Kind kind, Value seq)
{
    SeqIter *it = HEAP_NEW(cx, SeqIter, kind);
    if (!it)
        return V_NULL;
    it->seq = seq;
    if (kind == KIND_list_reverseiterator)
        it->index = (int64_t)AS(List, seq)->len - 1;
    return v_obj(it);
}

Value calliter_new(Ctx *cx, Value func, Value sentinel)
{
    CallIter *it = HEAP_NEW(cx, CallIter, KIND_callable_iterator);
    if (!it)
        return V_NULL;
    it->func = func;
    it->arg = sentinel;
    return v_obj(it);
}

static size_t seqiter_size(const Obj *o)
{
    (void)o;
    return sizeof(SeqIter);
}
static void seqiter_visit(Obj *o, Visitor *v)
{
    v->value(v, &((SeqIter *)o)->seq);
}
static size_t calliter_size(const Obj *o)
{
    (void)o;
    return sizeof(CallIter);
}
static void calliter_visit(Obj *o, Visitor *v)
{
    v->value(v, &((CallIter *)o)->func);
    v->value(v, &((CallIter *)o)->arg);
}

static Value seqiter_end(Ctx *cx, SeqIter *it)
{
    store_iterator_seq(cx, it, &it->seq, V_NULL);
    return V_NULL;
}

static void seqiter_step(Ctx *cx, SeqIter *it, int64_t by)
{
    store_iterator_index(cx, it, &it->index, it->index + by);
}

static Value list_iterator_next(Ctx *cx, Value self)
{
    SeqIter *it = AS(SeqIter, self);
    if (it->seq == V_NULL)
        return V_NULL;
    const List *l = AS(List, it->seq);
    if (it->index >= l->len)
        return seqiter_end(cx, it);
    Value v = l->store->v[it->index];
    seqiter_step(cx, it, 1);
    return v;
}

static Value list_reverseiterator_next(Ctx *cx, Value self)
{
    SeqIter *it = AS(SeqIter, self);
    if (it->seq == V_NULL)
        return V_NULL;
    const List *l = AS(List, it->seq);
    if (it->index < 0 || it->index >= l->len) {
        store_iterator_index(cx, it, &it->index, -1);
        return seqiter_end(cx, it);
    }
    Value v = l->store->v[it->index];
    seqiter_step(cx, it, -1);
    return v;
}

static Value tuple_iterator_next(Ctx *cx, Value self)
{
    SeqIter *it = AS(SeqIter, self);
    if (it->seq == V_NULL)
        return V_NULL;
    const Tuple *t = AS(Tuple, it->seq);
    if (it->index >= t->len)
        return seqiter_end(cx, it);
    Value v = t->v[it->index];
    seqiter_step(cx, it, 1);
    return v;
}

static Value str_iterator_next(Ctx *cx, Value self)
{
    SeqIter *it = AS(SeqIter, self);
    if (it->seq == V_NULL)
        return V_NULL;
    const Str *s = AS(Str, it->seq);
    if (it->index >= s->len)
        return seqiter_end(cx, it);
    Value v = str_from_code(cx, str_at(s, (size_t)it->index));
    if (v != V_NULL)
        seqiter_step(cx, it, 1);
    return v;
}

/* bytes and bytearray */
static Value bytes_iterator_next(Ctx *cx, Value self)
{
    SeqIter *it = AS(SeqIter, self);
    if (it->seq == V_NULL)
        return V_NULL;
    bool fixed = is_kind(it->seq, KIND_bytes);
    const Bytes *s = AS(Bytes, it->seq);
    const ByteArray *a = AS(ByteArray, it->seq);
    if ((uint64_t)it->index >= (fixed ? s->len : a->len))
        return seqiter_end(cx, it);
    uint8_t b = fixed ? s->data[it->index] : a->store->b[it->index];
    seqiter_step(cx, it, 1);
    return v_int(b);
}

/* Stops at IndexError or StopIteration. */
static Value getitem_end(Ctx *cx, SeqIter *it)
{
    if (error_matches(cx, &exc_IndexError) ||
        error_matches(cx, &exc_StopIteration)) {
        error_clear(cx);
        return seqiter_end(cx, it);
    }
    return V_NULL;
}

static Value iterator_next(Ctx *cx, Value self)
{
    SeqIter *it = AS(SeqIter, self);
    if (it->seq == V_NULL)
        return V_NULL;
    Value v = obj_getitem(cx, it->seq, v_int(it->index));
    if (v == V_NULL)
        return getitem_end(cx, it);
    seqiter_step(cx, it, 1);
    return v;
}

static Value reversed_next(Ctx *cx, Value self)
{
    SeqIter *it = AS(SeqIter, self);
    if (it->seq == V_NULL)
        return V_NULL;
    if (it->index < 0)
        return seqiter_end(cx, it);
    Value v = obj_getitem(cx, it->seq, v_int(it->index));
    if (v == V_NULL)
        return getitem_end(cx, it);
    seqiter_step(cx, it, -1);
    return v;
}

static Value callable_iterator_next(Ctx *cx, Value self)
{
    CallIter *it = AS(CallIter, self);
    if (it->func == V_NULL)
        return V_NULL;
    Value v = vm_call0(cx, it->func);
    int end = 0;
    if (v == V_NULL) {
        if (!error_matches(cx, &exc_StopIteration))
            return V_NULL;
        error_clear(cx);
        end = 1;
    } else if (it->func == V_NULL) { /* exhausted by the call itself */
        return V_NULL;
    } else {
        end = obj_equal(cx, it->arg, v);
    }
    if (end <= 0)
        return end < 0 ? V_NULL : v;
    store_iterator_field(cx, it, &it->func, V_NULL);
    store_iterator_field(cx, it, &it->arg, V_NULL);
    return V_NULL;
}

/* How many items are to come; the sequence may have shrunk meanwhile. */
static Value seqiter_hint(Ctx *cx, Value self, bool back)
{
    const SeqIter *it = AS(SeqIter, self);
    if (it->seq == V_NULL)
        return v_int(0);
    int64_t len = obj_len(cx, it->seq);
    if (len < 0)
        return V_NULL;
    if (back)
        return v_int(it->index < len ? it->index + 1 : 0);
    return v_int(MAX(len - it->index, 0));
}

#define LENGTH_HINT(kind, back)                                                \
    Value kind##_m___length_hint__(Ctx *cx, Value *argv, int argc, Value *kw)  \
    {                                                                          \
        (void)argc, (void)kw;                                                  \
        return seqiter_hint(cx, argv[0], back);                                \
    }
LENGTH_HINT(list_iterator, false)
LENGTH_HINT(tuple_iterator, false)
LENGTH_HINT(str_iterator, false)
LENGTH_HINT(bytes_iterator, false)
LENGTH_HINT(iterator, false)
LENGTH_HINT(list_reverseiterator, true)
LENGTH_HINT(reversed, true)

/* ---- reversed(seq) ---- */

Value reversed_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Type *cls = AS(Type, argv[0]);
    Value seq = argv[1];
    Value method = type_lookup(type_of(seq), dunder_names[DUNDER_reversed]);
    if (method == V_NONE ||
        (method == V_NULL &&
         (is_kind(seq, KIND_set) || is_kind(seq, KIND_frozenset) ||
          type_lookup(type_of(seq), dunder_names[DUNDER_getitem]) == V_NULL)))
        return raise_fmt(cx, &exc_TypeError, "'%T' object is not reversible",
                         seq);
    if (method != V_NULL) {
        Value bound = descr_get(cx, method, seq, v_obj(type_of(seq)));
        return bound == V_NULL ? V_NULL : vm_call0(cx, bound);
    }
    int64_t len = obj_len(cx, seq);
    if (len < 0)
        return V_NULL;
    SeqIter *it = sub_alloc(cx, cls, KIND_reversed, sizeof(SeqIter));
    if (!it)
        return V_NULL;
    it->seq = seq;
    it->index = len - 1;
    return v_obj(it);
}

#define SEQ_ITERATOR(id, type_name, next)                                      \
    const KindOps id##_ops = {                                                 \
        .kind = KIND_##id,                                                     \
        .name = type_name,                                                     \
        .size = seqiter_size,                                                  \
        .visit = seqiter_visit,                                                \
        .iter = iter_self,                                                     \
        .iternext = next,                                                      \
    };
SEQ_ITERATOR(list_iterator, "list_iterator", list_iterator_next)
SEQ_ITERATOR(list_reverseiterator, "list_reverseiterator",
             list_reverseiterator_next)
SEQ_ITERATOR(tuple_iterator, "tuple_iterator", tuple_iterator_next)
SEQ_ITERATOR(str_iterator, "str_iterator", str_iterator_next)
SEQ_ITERATOR(bytes_iterator, "bytes_iterator", bytes_iterator_next)
SEQ_ITERATOR(iterator, "iterator", iterator_next)
SEQ_ITERATOR(reversed, "reversed", reversed_next)

const KindOps callable_iterator_ops = {
    .kind = KIND_callable_iterator,
    .name = "callable_iterator",
    .size = calliter_size,
    .visit = calliter_visit,
    .iter = iter_self,
    .iternext = callable_iterator_next,
};
