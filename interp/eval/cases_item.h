/* cases_item.h: items, displays. Included inside the function of eval.c,
 * whose macros it uses. */
/* A bound of GETSLICE. */
#define BOUND(i, flag)                                                         \
    (!(pc->c & (flag))          ? r[pc[1].h[i]]                                \
     : pc[1].h[i] == SLICE_NONE ? V_NONE                                       \
                                : IMM((int16_t)pc[1].h[i]))

#define SETITEMS(G, IS, twin)                                                  \
    CASE(SETITEM##twin) :                                                      \
    {                                                                          \
        SPECIAL(A);                                                            \
        SAVE();                                                                \
        DONE(item_store(cx, pc, A, B, C), 1);                                  \
    }                                                                          \
    CASE(SETITEM_LIST##twin) :                                                 \
    {                                                                          \
        Value o = A, k = B;                                                    \
        uint64_t i;                                                            \
        if (LIKELY(IS(o, KIND_list))) {                                        \
            List *list = AS(List, o);                                          \
            if (LIKELY(index_in(k, list->len, &i))) {                          \
                store_list_item(cx, list, &list->store->v[i], C);              \
                NEXT(1);                                                       \
            }                                                                  \
        }                                                                      \
        goto L_SETITEM##twin;                                                  \
    }                                                                          \
    CASE(SETITEM_DICT##twin) :                                                 \
    {                                                                          \
        Value o = A;                                                           \
        if (UNLIKELY(!IS(o, KIND_dict)))                                       \
            goto L_SETITEM##twin;                                              \
        SAVE();                                                                \
        DONE(dict_set_own(cx, AS(Dict, o), B, C), 1);                          \
    }                                                                          \
    CASE(SETITEM_I##twin) :                                                    \
    {                                                                          \
        SPECIAL(A);                                                            \
        SAVE();                                                                \
        DONE(item_store(cx, pc, A, IMM(IMM_B), C), 1);                         \
    }                                                                          \
    CASE(SETITEM_I_LIST##twin) :                                               \
    {                                                                          \
        Value o = A;                                                           \
        if (LIKELY(IS(o, KIND_list))) {                                        \
            List *list = AS(List, o);                                          \
            int64_t i = IMM_B;                                                 \
            if (LIKELY((uint64_t)i < list->len)) {                             \
                store_list_item(cx, list, &list->store->v[i], C);              \
                NEXT(1);                                                       \
            }                                                                  \
        }                                                                      \
        goto L_SETITEM_I##twin;                                                \
    }                                                                          \
    CASE(DELITEM##twin) :                                                      \
    {                                                                          \
        SPECIAL(A);                                                            \
        SAVE();                                                                \
        if (G && cx->variant == VARIANT_OPS &&                                 \
            !ops_guard(cx, A, "DELETE_SUBSCR"))                                \
            goto error;                                                        \
        DONE(obj_delitem(cx, A, B), 1);                                        \
    }

/* ---- items ---- */
CASE(GETITEM) : CASE(GETITEM_AGAIN) :
{
    SPECIAL(B);
    SAVE();
    RESULT(item_load(cx, pc, B, C), 1);
}
CASE(GETITEM_LIST) :
{
    Value o = B, k = C;
    uint64_t i;
    if (LIKELY(IS_PLAIN(o, KIND_list))) {
        const List *list = AS(List, o);
        if (LIKELY(index_in(k, list->len, &i))) {
            A = list->store->v[i];
            NEXT(1);
        }
    }
    goto L_GETITEM;
}
/* An item of a list, and the float operation that takes it; or the item alone:
 * see THEN_ONE. */
#define ITEM_ONE(NAME, index, THEN, second, reg)                               \
    CASE(NAME##_THEN_##THEN) :                                                 \
    {                                                                          \
        Value o = B;                                                           \
        uint64_t i;                                                            \
        if (UNLIKELY(!IS_PLAIN(o, KIND_list)))                                 \
            goto L_##NAME;                                                     \
        const List *list = AS(List, o);                                        \
        if (UNLIKELY(!(index)))                                                \
            goto L_##NAME;                                                     \
        double t = double_at(&list->store->v[i]),                              \
               z = double_at(&r[pc[1].reg]);                                   \
        double d = second;                                                     \
        if (UNLIKELY(isnan(d)))                                                \
            goto L_##NAME;                                                     \
        double_to(&r[pc[1].a], d);                                             \
        NEXT(2);                                                               \
    }
#define ITEM_THENS(NAME, index)                                                \
    ITEM_ONE(NAME, index, ADD, t + z, c)                                       \
    ITEM_ONE(NAME, index, ADDR, z + t, b)                                      \
    ITEM_ONE(NAME, index, SUB, t - z, c)                                       \
    ITEM_ONE(NAME, index, SUBR, z - t, b)                                      \
    ITEM_ONE(NAME, index, MUL, t *z, c)                                        \
    ITEM_ONE(NAME, index, MULR, z *t, b)
ITEM_THENS(GETITEM_LIST, index_in(C, list->len, &i))
ITEM_THENS(GETITEM_I_LIST, (i = (uint64_t)IMM_C) < list->len)
/* o[c], o[i] = o[i], o[c]: the four instructions of it. */
CASE(SWAP_LIST) :
{
    Value o = B;
    uint64_t i, j;
    if (LIKELY(IS_OWN(o, KIND_list))) {
        List *list = AS(List, o);
        if (LIKELY(index_in(C, list->len, &i)) &&
            LIKELY(index_in(r[pc[1].c], list->len, &j))) {
            Value v = list->store->v[i];
            store_list_item(cx, list, &list->store->v[i], list->store->v[j]);
            store_list_item(cx, list, &list->store->v[j], v);
            NEXT(4);
        }
    }
    goto L_GETITEM_LIST;
}
CASE(GETITEM_TUPLE) :
{
    Value o = B, k = C;
    uint64_t i;
    if (LIKELY(IS_PLAIN(o, KIND_tuple))) {
        const Tuple *tuple = AS(Tuple, o);
        if (LIKELY(index_in(k, tuple->len, &i))) {
            A = tuple->v[i];
            NEXT(1);
        }
    }
    goto L_GETITEM;
}
CASE(GETITEM_STR) :
{
    Value o = B, k = C;
    uint64_t i;
    if (LIKELY(IS_PLAIN(o, KIND_str))) {
        const Str *s = AS(Str, o);
        if (LIKELY(index_in(k, s->len, &i)) && LIKELY(s->width == 1)) {
            A = v_obj(str_latin1_cells[s->data[i]]);
            NEXT(1);
        }
    }
    goto L_GETITEM;
}
CASE(GETITEM_DICT) :
{
    Value o = B, v;
    if (UNLIKELY(!IS_PLAIN(o, KIND_dict)))
        goto L_GETITEM;
    SAVE();
    int found = dict_get(cx, AS(Dict, o), C, &v);
    if (UNLIKELY(found <= 0)) {
        if (!found)
            raise_key(cx, C);
        goto error;
    }
    A = v;
    NEXT(1);
}
CASE(GETITEM_I) : CASE(GETITEM_I_AGAIN) :
{
    SPECIAL(B);
    SAVE();
    RESULT(item_load(cx, pc, B, IMM(IMM_C)), 1);
}
CASE(GETITEM_I_LIST) :
{
    Value o = B;
    if (LIKELY(IS_PLAIN(o, KIND_list))) {
        const List *list = AS(List, o);
        int64_t i = IMM_C;
        if (LIKELY((uint64_t)i < list->len)) {
            A = list->store->v[i];
            NEXT(1);
        }
        i += list->len;
        if (i < list->len && i >= 0) {
            A = list->store->v[i];
            NEXT(1);
        }
    }
    goto L_GETITEM_I;
}
CASE(GETITEM_I_DICT) :
{
    Value o = B, v;
    if (UNLIKELY(!IS_PLAIN(o, KIND_dict)))
        goto L_GETITEM_I;
    SAVE();
    int found = dict_get(cx, AS(Dict, o), IMM(IMM_C), &v);
    if (UNLIKELY(found <= 0)) {
        if (!found)
            raise_key(cx, IMM(IMM_C));
        goto error;
    }
    A = v;
    NEXT(1);
}
CASE(GETITEM_I_TUPLE) :
{
    Value o = B;
    if (LIKELY(IS_PLAIN(o, KIND_tuple))) {
        const Tuple *tuple = AS(Tuple, o);
        int64_t i = IMM_C;
        if (LIKELY((uint64_t)i < tuple->len)) {
            A = tuple->v[i];
            NEXT(1);
        }
        i += tuple->len;
        if (i < tuple->len && i >= 0) {
            A = tuple->v[i];
            NEXT(1);
        }
    }
    goto L_GETITEM_I;
}
CASE(GETSLICE) :
{
    SAVE();
    Value from = BOUND(0, SLICE_FROM), to = BOUND(1, SLICE_TO);
    RESULT(slice_load(cx, B, from, to), 2);
}
SETITEMS(0, IS_PLAIN, )
SETITEMS(1, IS_OWN, _G)

/* ---- building ---- */
CASE(BUILD_TUPLE) :
{
    SAVE();
    RESULT(tuple_from(cx, &B, pc->c), 1);
}
CASE(PAIR) :
{
    SAVE();
    RESULT(tuple_pair(cx, B, C), 1);
}
CASE(BUILD_LIST) :
{
    SAVE();
    RESULT(build_list(cx, &B, pc->c), 1);
}
CASE(BUILD_SET) :
{
    SAVE();
    RESULT(build_set(cx, &B, pc->c), 1);
}
CASE(BUILD_MAP) :
{
    SAVE();
    RESULT(build_map(cx, &B, pc->c), 1);
}
CASE(BUILD_KEY_MAP) :
{
    SAVE();
    Value keys = pc[1].v ? pc[1].v : (&B)[pc->c];
    RESULT(build_key_map(cx, &B, keys, pc->c), 2);
}
CASE(BUILD_STRING) :
{
    SAVE();
    RESULT(build_string(cx, &B, pc->c), 1);
}
CASE(BUILD_SLICE) :
{
    SAVE();
    const Value *v = &B;
    RESULT(slice_new(cx, v[0], v[1], pc->c == 3 ? v[2] : V_NONE), 1);
}
CASE(FORMAT_VALUE) :
{
    SAVE();
    RESULT(build_format(cx, B, pc->c, pc->c & 4 ? r[pc[1].w] : V_NULL), 2);
}
CASE(LIST_APPEND) :
{
    SAVE();
    DONE(list_append_own(cx, AS(List, A), B), 1);
}
CASE(SET_ADD) :
{
    SAVE();
    DONE(set_add_own(cx, AS(Set, A), B), 1);
}
CASE(MAP_ADD) :
{
    SAVE();
    DONE(dict_set_own(cx, AS(Dict, A), B, C), 1);
}
CASE(LIST_EXTEND) :
{
    SAVE();
    DONE(list_extend_display(cx, A, B), 1);
}
CASE(SET_UPDATE) :
{
    SAVE();
    DONE(set_update_own(cx, AS(Set, A), B), 1);
}
CASE(DICT_UPDATE) :
{
    SAVE();
    DONE(dict_update_display(cx, A, B), 1);
}
CASE(DICT_MERGE) :
{
    SAVE();
    DONE(dict_merge_kwargs_own(cx, AS(Dict, A), B, C), 1);
}
CASE(LIST_TO_TUPLE) :
{
    SAVE();
    RESULT(list_to_tuple(cx, B), 1);
}
