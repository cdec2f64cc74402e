/* step.h: the next item of an iterator, in line for the kinds that loops meet
 * most; items by index; equality of strs. For eval/ only. */
#ifndef PX_EVAL_STEP_H
#define PX_EVAL_STEP_H

#include "objects/table.h"
#include "eval/arith.h"
#include "objects/container.h"
#include "objects/text.h"

/* The next item of a range iterator that has a count. All its values are
 * immediate: whatever runs into the tag is put right there. */
ALWAYS_INLINE Value step_range(Ctx *cx, RangeIter *it)
{
    Value v = it->next;
    store_iterator_index(cx, it, &it->count, it->count - 1);
    store_iterator_field(cx, it, &it->next, (v + (Value)it->by) | TAG_INT);
    return v;
}

/* The next item of the iterator `it`, an object. V_NULL: exhausted, or an
 * exception is pending. May run Python code. In line: iterators of cx's own of
 * lists, small ranges and tuples. */
ALWAYS_INLINE Value step(Ctx *cx, Value it)
{
    SeqIter *si = AS(SeqIter, it);
    uint64_t header = *(const uint64_t *)(const void *)as_obj(it);
    if (LIKELY(header == cx->own[OWN_list_iterator])) {
        const List *list = AS(List, si->seq);
        int64_t i = si->index;
        if (LIKELY(list != NULL) && LIKELY(i < (int64_t)list->len)) {
            store_iterator_index(cx, si, &si->index, i + 1);
            return list->store->v[i];
        }
    } else if (header == cx->own[OWN_range_iterator]) {
        RangeIter *ri = AS(RangeIter, it);
        if (LIKELY(ri->count))
            return step_range(cx, ri);
    } else if (header == cx->own[OWN_tuple_iterator]) {
        const Tuple *tuple = AS(Tuple, si->seq);
        int64_t i = si->index;
        if (LIKELY(tuple != NULL) && LIKELY(i < (int64_t)tuple->len)) {
            store_iterator_index(cx, si, &si->index, i + 1);
            return tuple->v[i];
        }
    }
    return obj_iternext(cx, it);
}

/* Is a small int in the set, as far as its first place tells? 1, 0; -1: that
 * does not. */
ALWAYS_INLINE int set_first(const Set *s, Value key)
{
    if (UNLIKELY(!s->entries))
        return 0;
    uint64_t hash = key == v_int(-1) ? (uint64_t)-2 : (uint64_t)as_int(key);
    const SetEntry *e = &s->entries->e[hash & s->mask];
    if (e->key == key)
        return 1;
    return e->key == V_NULL && e->hash == 0 ? 0 : -1;
}

/* The running entry of a dict iterator that goes forwards over an unchanged
 * dict; NULL: the kind's own function answers. */
ALWAYS_INLINE const Entry *step_entry(Ctx *cx, DictIter *it)
{
    const Dict *d = AS(Dict, it->table);
    if (UNLIKELY(!d || d->used != it->used || it->reverse || !it->left ||
                 it->index >= d->fill))
        return NULL;
    const Entry *e = &d->entries->e[it->index];
    if (UNLIKELY(!e->key))
        return NULL;
    store_iterator_index32(cx, it, &it->index, it->index + 1);
    store_iterator_index32(cx, it, &it->left, it->left - 1);
    return e;
}

/* Where key points to among n items, if it is an int in range; what is none is
 * no index. An int's bits are those of an int64: -1 is all ones. */
ALWAYS_INLINE bool index_in(Value key, uint32_t n, uint64_t *i)
{
    *i = key - TAG_INT;
    if (LIKELY(*i < n))
        return true;
    *i = key + n;
    return *i < n;
}

/* Equal text of two strs at different addresses. */
ALWAYS_INLINE bool str_same(const Str *a, const Str *b)
{
    return same_text(a, b);
}

#endif
