/* dictiter.c: iterators over dicts, forwards and backwards. */
#include "objects/dict.h"
#include "objects/seq.h"

Value dictiter_new(Ctx *cx, Kind kind, const Dict *d, bool reverse)
{
    DictIter *it = HEAP_NEW(cx, DictIter, kind);
    if (!it)
        return V_NULL;
    it->table = v_obj(d);
    it->used = it->left = d->used;
    it->reverse = reverse;
    it->index = reverse ? d->fill : 0; /* backwards: one behind the next */
    return v_obj(it);
}

static size_t dictiter_size(const Obj *o)
{
    (void)o;
    return sizeof(DictIter);
}
static void dictiter_visit(Obj *o, Visitor *v)
{
    v->value(v, &((DictIter *)o)->table);
}

static const Entry *entry_before(const Dict *d, uint32_t *pos)
{
    *pos = MIN(*pos, d->fill);
    while (*pos > 0)
        if (d->entries->e[--*pos].key != V_NULL)
            return &d->entries->e[*pos];
    return NULL;
}

/* The next entry; NULL at the end or with an exception pending. */
static const Entry *dictiter_step(Ctx *cx, Value self)
{
    DictIter *it = AS(DictIter, self);
    if (it->table == V_NULL)
        return NULL;
    const Dict *d = AS(Dict, it->table);
    if (UNLIKELY(d->used != it->used)) {
        store_iterator_index32(cx, it, &it->used, UINT32_MAX); /* for good */
        raise_fmt(cx, &exc_RuntimeError,
                  "dictionary changed size during iteration");
        return NULL;
    }
    uint32_t pos = it->index;
    const Entry *e =
        it->reverse ? entry_before(d, &pos) : dict_entry_from(d, &pos);
    if (!e) {
        store_iterator_seq(cx, it, &it->table, V_NULL);
        return NULL;
    }
    if (UNLIKELY(it->left == 0)) {
        store_iterator_seq(cx, it, &it->table, V_NULL);
        raise_fmt(cx, &exc_RuntimeError,
                  "dictionary keys changed during iteration");
        return NULL;
    }
    store_iterator_index32(cx, it, &it->index, it->reverse ? pos : pos + 1);
    store_iterator_index32(cx, it, &it->left, it->left - 1);
    return e;
}

static Value dict_keyiterator_next(Ctx *cx, Value self)
{
    const Entry *e = dictiter_step(cx, self);
    return e ? e->key : V_NULL;
}
static Value dict_valueiterator_next(Ctx *cx, Value self)
{
    const Entry *e = dictiter_step(cx, self);
    return e ? e->value : V_NULL;
}
static Value dict_itemiterator_next(Ctx *cx, Value self)
{
    const Entry *e = dictiter_step(cx, self);
    return e ? tuple_pair(cx, e->key, e->value) : V_NULL;
}

#define DICT_ITERATOR(id)                                                      \
    Value id##_m___length_hint__(Ctx *cx, Value *argv, int argc, Value *kw)    \
    {                                                                          \
        (void)cx, (void)argc, (void)kw;                                        \
        const DictIter *it = AS(DictIter, argv[0]);                            \
        bool live =                                                            \
            it->table != V_NULL && AS(Dict, it->table)->used == it->used;      \
        return v_int(live ? it->left : 0);                                     \
    }                                                                          \
    const KindOps id##_ops = {                                                 \
        .kind = KIND_##id,                                                     \
        .name = #id,                                                           \
        .size = dictiter_size,                                                 \
        .visit = dictiter_visit,                                               \
        .not_promotable = "an iterator over a table",                          \
        .iter = iter_self,                                                     \
        .iternext = id##_next,                                                 \
    };
DICT_ITERATOR(dict_keyiterator)
DICT_ITERATOR(dict_valueiterator)
DICT_ITERATOR(dict_itemiterator)
