/* setiter.c: the iterator of set and frozenset. */
#include "objects/seq.h"
#include "objects/set.h"

static size_t setiter_size(const Obj *o)
{
    (void)o;
    return sizeof(DictIter);
}
static void setiter_visit(Obj *o, Visitor *v)
{
    v->value(v, &((DictIter *)o)->table);
}
static Value setiter_next(Ctx *cx, Value self)
{
    DictIter *it = AS(DictIter, self);
    if (it->table == V_NULL)
        return V_NULL;
    const Set *s = AS(Set, it->table);
    if (s->used != it->used) {
        store_iterator_index32(cx, it, &it->used, UINT32_MAX); /* for good */
        return raise_fmt(cx, &exc_RuntimeError,
                         "Set changed size during iteration");
    }
    uint32_t pos = it->index;
    const SetEntry *e = set_entry_from(s, &pos);
    if (!e) {
        store_iterator_seq(cx, it, &it->table, V_NULL);
        return V_NULL;
    }
    Value key = e->key;
    store_iterator_index32(cx, it, &it->index, pos + 1);
    store_iterator_index32(cx, it, &it->left, it->left - 1);
    return key;
}

Value set_iterator_m___length_hint__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argc, (void)kw;
    const DictIter *it = AS(DictIter, argv[0]);
    bool live = it->table != V_NULL && AS(Set, it->table)->used == it->used;
    return v_int(live ? it->left : 0);
}

const KindOps set_iterator_ops = {
    .kind = KIND_set_iterator,
    .name = "set_iterator",
    .size = setiter_size,
    .visit = setiter_visit,
    .not_promotable = "an iterator over a table",
    .iter = iter_self,
    .iternext = setiter_next,
};
