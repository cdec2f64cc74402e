/* container.h: tuple, list, dict, set, range, slice, iterators. The functions
 * named *_own write objects that the caller made or that a guard has passed. */
#ifndef PX_OBJECTS_CONTAINER_H
#define PX_OBJECTS_CONTAINER_H

#include "object/store.h"
#include "objects/protocol.h"

extern Tuple tuple_empty;             /* the static () */
Value tuple_new(Ctx *cx, size_t len); /* items V_NULL: fill at once */
Value tuple_from(Ctx *cx, const Value *v, size_t len);
Value tuple_pair(Ctx *cx, Value a, Value b);
Value list_new(Ctx *cx, size_t cap); /* empty */
Value list_from(Ctx *cx, const Value *v, size_t len);
int list_grow_append_own(Ctx *cx, List *l, Value v);
static inline int list_append_own(Ctx *cx, List *l, Value v)
{
    uint32_t n = l->len;
    if (UNLIKELY(!l->store || n >= l->store->cap))
        return list_grow_append_own(cx, l, v);
    store_list_item(cx, l, &l->store->v[n], v);
    store_list_len(cx, l, &l->len, n + 1);
    return 0;
}
int list_extend_own(Ctx *cx, List *l, Value iterable);
int list_resize_own(Ctx *cx, List *l, size_t len); /* new items V_NONE */
Value list_to_tuple(Ctx *cx, Value list);
Value list_concat(Ctx *cx, Value a, Value b); /* of two lists */
Value tuple_concat(Ctx *cx, Value a, Value b);
/* list(iterable) and tuple(iterable) */
Value list_of(Ctx *cx, Value iterable);
Value tuple_of(Ctx *cx, Value iterable);
/* l[i] = v without a check of i; the caller has passed the guard. */
static inline void list_put_own(Ctx *cx, List *l, size_t i, Value v)
{
    store_list_item(cx, l, &l->store->v[i], v);
}
/* l[i] for an int i (negative counts from the end); V_NULL: out of range,
 * nothing raised. */
static inline Value list_get_fast(const List *l, int64_t i)
{
    uint64_t n = l->len, k = (uint64_t)(i < 0 ? i + (int64_t)n : i);
    return LIKELY(k < n) ? l->store->v[k] : V_NULL;
}
static inline Value tuple_get_fast(const Tuple *t, int64_t i)
{
    uint64_t n = t->len, k = (uint64_t)(i < 0 ? i + (int64_t)n : i);
    return LIKELY(k < n) ? t->v[k] : V_NULL;
}
/* Exact tuples whose first difference is between small ints: 1 or 0; -1: the
 * whole comparison is needed. */
int tuple_quick_test(const Tuple *a, const Tuple *b, CmpOp op);
int list_sort_own(Ctx *cx, List *l, Value key, bool reverse);
/* Items of a list or tuple without copying; false for other kinds. */
bool seq_items(Value v, const Value **items, size_t *len);

Value dict_new(Ctx *cx);
Value dict_new_sized(Ctx *cx, size_t n); /* room for n keys */
/* A dict of n keys and values, each `step` behind the one before; quick for few
 * strs and ints. */
Value dict_display(Ctx *cx, const Value *keys, const Value *values, size_t step,
                   size_t n);
/* Lookup: 1 found, 0 absent, -1 raised. dict_get_str: name is a Str, nothing
 * can be raised; V_NULL = absent. */
int dict_get(Ctx *cx, const Dict *d, Value key, Value *out);
int dict_has(Ctx *cx, const Dict *d, Value key);
Value dict_get_str(const Dict *d, Value name);
int dict_set_own(Ctx *cx, Dict *d, Value key, Value value);
int dict_del_own(Ctx *cx, Dict *d, Value key); /* 1 deleted, 0 absent, -1 */
int dict_update_own(Ctx *cx, Dict *d, Value other); /* mapping or pairs */
/* d.setdefault(key, value): the value there is now. */
Value dict_setdefault_own(Ctx *cx, Dict *d, Value key, Value value);
/* kwargs merge: TypeError on a duplicate or non-str key (f(**a, **b)). */
int dict_merge_kwargs_own(Ctx *cx, Dict *d, Value mapping, Value func);
/* "f()" of messages: the callable's module and qualified name; V_NULL: plain
 * "function". */
Value function_text(Ctx *cx, Value func);
int dict_clear_own(Ctx *cx, Dict *d);
Value dict_copy(Ctx *cx, const Dict *d);
/* Iterate: *pos from 0; false at the end. */
bool dict_next(const Dict *d, uint32_t *pos, Value *key, Value *value);
/* Entry index of an interned name, -1 if absent: for inline caches, valid while
 * d->version and d stay the same. */
int dict_find_entry(const Dict *d, Value name);
/* Rebuilds what hashes by address; promotion calls it after moving keys. */
int dict_rehash_own(Ctx *cx, Dict *d);
int set_rehash_own(Ctx *cx, Set *s);

Value set_new(Ctx *cx, Kind kind);         /* KIND_set or KIND_frozenset */
int set_add_own(Ctx *cx, Set *s, Value v); /* 1 added, 0 there, -1 */
int set_discard_own(Ctx *cx, Set *s, Value v);
int set_has(Ctx *cx, const Set *s, Value v);
int set_update_own(Ctx *cx, Set *s, Value iterable);
bool set_next(const Set *s, uint32_t *pos, Value *key);

Value range_new(Ctx *cx, Value start, Value stop, Value step);
/* Of a range iterator: its count; how many items remain. */
int64_t rangeiter_quick(Value next, Value step, Value left);
Value rangeiter_left(const RangeIter *it);
Value slice_new(Ctx *cx, Value start, Value stop, Value step);
/* start, stop, step adjusted to len, as slice.indices; count of items. 0, -1 */
int slice_indices(Ctx *cx, Value slice, int64_t len, int64_t *start,
                  int64_t *stop, int64_t *step, int64_t *count);
Value seqiter_new(Ctx *cx, Kind kind, Value seq);
/* (count, item); counts on. */
Value enumerate_pair(Ctx *cx, Enumerate *e, Value item);
Value calliter_new(Ctx *cx, Value func, Value sentinel);
Value dictview_new(Ctx *cx, Kind kind, Value dict);

#endif
