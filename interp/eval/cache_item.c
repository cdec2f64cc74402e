/* cache_item.c: items, slices and iterators: which quickened form their
 * instructions take. See slow.h. */
#include "eval/cache.h"

/* ---- items ---- */

Value item_load(Ctx *cx, Word *pc, Value obj, Value key)
{
    bool imm = op_base[pc->op] == OP_GETITEM_I;
    if (is_exact(obj, KIND_list) && is_int(key) &&
        item_fuse(cx->frame->lc, pc, imm))
        ;
    else if (imm && is_exact(obj, KIND_dict))
        pc->op = OP_GETITEM_I_DICT;
    else if (is_obj(obj) && is_int(key) && as_obj(obj)->shape == KIND_list)
        pc->op = imm ? OP_GETITEM_I_LIST : OP_GETITEM_LIST;
    else if (is_obj(obj) && is_int(key) && as_obj(obj)->shape == KIND_tuple)
        pc->op = imm ? OP_GETITEM_I_TUPLE : OP_GETITEM_TUPLE;
    else if (!imm && is_exact(obj, KIND_dict))
        pc->op = OP_GETITEM_DICT;
    else if (!imm && is_int(key) && is_exact(obj, KIND_str))
        pc->op = OP_GETITEM_STR;
    return obj_getitem(cx, obj, key);
}

/* A bound as an index into len items; false: not None or a small int. */
static bool slice_bound(Value v, int64_t none, int64_t len, int64_t *out)
{
    if (v == V_NONE) {
        *out = none;
        return true;
    }
    int64_t i = as_int(v);
    i += i < 0 ? len : 0;
    *out = i < 0 ? 0 : MIN(i, len);
    return is_int(v);
}

Value slice_load(Ctx *cx, Value obj, Value from, Value to)
{
    if (is_exact(obj, KIND_list) || is_exact(obj, KIND_str) ||
        is_exact(obj, KIND_tuple)) {
        /* all three have their length at the same place */
        int64_t len = AS(Tuple, obj)->len, low, high;
        bool plain =
            slice_bound(from, 0, len, &low) && slice_bound(to, len, len, &high);
        size_t n = plain && high > low ? (size_t)(high - low) : 0;
        if (plain && as_obj(obj)->shape == KIND_list)
            return n ? list_from(cx, AS(List, obj)->store->v + low, n)
                     : list_new(cx, 0);
        if (plain && as_obj(obj)->shape == KIND_str)
            return str_substr(cx, obj, (size_t)low, (size_t)high);
        if (plain && (int64_t)n < len)
            return tuple_from(cx, AS(Tuple, obj)->v + low, n);
    }
    Value slice = slice_new(cx, from, to, V_NONE);
    return slice ? obj_getitem(cx, obj, slice) : V_NULL;
}

int item_store(Ctx *cx, Word *pc, Value obj, Value key, Value v)
{
    if (cx->variant == VARIANT_OPS && !ops_guard(cx, obj, "STORE_SUBSCR"))
        return -1;
    bool own = is_obj(obj) && as_obj(obj)->owner == cx->owner;
    uint32_t base = op_base[pc->op];
    if (own && is_int(key) && as_obj(obj)->shape == KIND_list) {
        if (base == OP_SETITEM || base == OP_SETITEM_G)
            pc->op = twin(pc, OP_SETITEM, OP_SETITEM_LIST, OP_SETITEM_LIST_G);
        else
            pc->op =
                twin(pc, OP_SETITEM_I, OP_SETITEM_I_LIST, OP_SETITEM_I_LIST_G);
    } else if (own && as_obj(obj)->shape == KIND_dict &&
               (base == OP_SETITEM || base == OP_SETITEM_G)) {
        pc->op = twin(pc, OP_SETITEM, OP_SETITEM_DICT, OP_SETITEM_DICT_G);
    }
    if (own && as_obj(obj)->shape == KIND_dict)
        return dict_set_own(cx, AS(Dict, obj), key, v);
    return obj_setitem(cx, obj, key, v);
}

/* Does an UNPACK into n registers follow, whose word pc[1] is? It takes what
 * the instruction at pc gives. */
static bool unpacks(const Word *pc, uint32_t n)
{
    return pc[1].op == OP_UNPACK && pc[1].a == pc->b && pc[1].b == n;
}

#define FORM(name) (plain ? OP_##name : OP_##name##_G)

static uint16_t iter_form(const Word *pc, Value iter)
{
    bool plain = op_base[pc->op] == OP_FOR_ITER;
    switch (as_obj(iter)->shape) {
    case KIND_range_iterator:
        return FORM(FOR_ITER_RANGE);
    case KIND_list_iterator: {
        const SeqIter *it = AS(SeqIter, iter);
        const List *list = AS(List, it->seq);
        if (!list || it->index >= list->len)
            return pc->op;
        Value v = list->store->v[it->index];
        bool tuple = is_exact(v, KIND_tuple);
        uint32_t n = tuple ? AS(Tuple, v)->len : 0;
        return (n == 2 || n == 3) && unpacks(pc, n) ? FORM(FOR_UNPACK_LIST)
                                                    : FORM(FOR_ITER_LIST);
    }
    case KIND_tuple_iterator:
        return FORM(FOR_ITER_TUPLE);
    case KIND_dict_keyiterator:
        return FORM(FOR_ITER_KEYS);
    case KIND_str_iterator:
        return FORM(FOR_ITER_STR);
    case KIND_dict_itemiterator:
        return unpacks(pc, 2) ? FORM(FOR_UNPACK_ITEMS) : FORM(FOR_ITER_ANY);
    case KIND_enumerate:
        return unpacks(pc, 2) ? FORM(FOR_UNPACK_ENUM) : FORM(FOR_ITER_ANY);
    case KIND_zip: {
        const MultiIter *z = AS(MultiIter, iter);
        uint32_t n = z->iters->len;
        return (n == 2 || n == 3) && unpacks(pc, n) && !z->strict
                   ? FORM(FOR_UNPACK_ZIP)
                   : FORM(FOR_ITER_ANY);
    }
    case KIND_generator:
        return AS(Generator, iter)->state <= GEN_SUSPENDED ? FORM(FOR_ITER_GEN)
                                                           : pc->op;
    default:
        return as_obj(iter)->shape < KIND_COUNT ? FORM(FOR_ITER_ANY) : pc->op;
    }
}

/* V_NULL without an exception: exhausted, or a generator, when the instruction
 * has become FOR_ITER_GEN. */
Value iter_next(Ctx *cx, Word *pc, Value iter)
{
    if (is_obj(iter) && as_obj(iter)->owner == cx->owner) {
        pc->op = iter_form(pc, iter);
        if (pc->op == OP_FOR_ITER_GEN || pc->op == OP_FOR_ITER_GEN_G)
            return V_NULL;
    }
    return obj_iternext(cx, iter);
}
