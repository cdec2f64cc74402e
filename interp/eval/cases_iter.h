/* cases_iter.h: iteration, unpacking. Included inside the function of eval.c,
 * whose macros it uses. */
#define FOR_ITERS(G, IS, twin)                                                 \
    CASE(FOR_ITER##twin) :                                                     \
    {                                                                          \
        SAVE();                                                                \
        Value v = iter_next(cx, pc, A);                                        \
        if (!v) {                                                              \
            if (pc->op == OP_FOR_ITER_GEN##twin)                               \
                AGAIN();                                                       \
            if (error_pending(cx))                                             \
                goto error;                                                    \
            NEXT(IMM_C);                                                       \
        }                                                                      \
        B = v;                                                                 \
        NEXT(1);                                                               \
    }                                                                          \
    CASE(FOR_ITER_RANGE##twin) :                                               \
    {                                                                          \
        Value it = A;                                                          \
        if (UNLIKELY(!IS(it, KIND_range_iterator)))                            \
            goto L_FOR_ITER##twin;                                             \
        RangeIter *ri = AS(RangeIter, it);                                     \
        Value v = ri->next, next, left = ri->left;                             \
        if (left == TAG_INT)                                                   \
            NEXT(IMM_C);                                                       \
        if (UNLIKELY(!is_int(left) || !are_ints(v, ri->step) ||                \
                     !int_add(v, ri->step, &next)))                            \
            goto L_FOR_ITER##twin;                                             \
        store_iterator_field(cx, ri, &ri->next, next);                         \
        store_iterator_field(cx, ri, &ri->left, left - 1);                     \
        B = v;                                                                 \
        NEXT(1);                                                               \
    }                                                                          \
    CASE(FOR_ITER_LIST##twin) :                                                \
    {                                                                          \
        Value it = A;                                                          \
        if (UNLIKELY(!IS(it, KIND_list_iterator)) ||                           \
            UNLIKELY(!AS(SeqIter, it)->seq))                                   \
            goto L_FOR_ITER##twin;                                             \
        SeqIter *si = AS(SeqIter, it);                                         \
        List *list = AS(List, si->seq);                                        \
        int64_t i = si->index;                                                 \
        if (UNLIKELY(i >= (int64_t)list->len))                                 \
            goto L_FOR_ITER##twin;                                             \
        store_iterator_index(cx, si, &si->index, i + 1);                       \
        B = list->store->v[i];                                                 \
        NEXT(1);                                                               \
    }                                                                          \
    CASE(FOR_ITER_TUPLE##twin) :                                               \
    {                                                                          \
        Value it = A;                                                          \
        if (UNLIKELY(!IS(it, KIND_tuple_iterator)) ||                          \
            UNLIKELY(!AS(SeqIter, it)->seq))                                   \
            goto L_FOR_ITER##twin;                                             \
        SeqIter *si = AS(SeqIter, it);                                         \
        Tuple *tuple = AS(Tuple, si->seq);                                     \
        int64_t i = si->index;                                                 \
        if (UNLIKELY(i >= (int64_t)tuple->len))                                \
            goto L_FOR_ITER##twin;                                             \
        store_iterator_index(cx, si, &si->index, i + 1);                       \
        B = tuple->v[i];                                                       \
        NEXT(1);                                                               \
    }                                                                          \
    CASE(FOR_ITER_GEN##twin) :                                                 \
    {                                                                          \
        Value it = A;                                                          \
        if (UNLIKELY(!IS(it, KIND_generator)) ||                               \
            UNLIKELY(AS(Generator, it)->state > GEN_SUSPENDED)) {              \
            pc->op = OP_FOR_ITER##twin;                                        \
            goto L_FOR_ITER##twin;                                             \
        }                                                                      \
        SAVE();                                                                \
        Frame *nf =                                                            \
            frame_gen_push(cx, AS(Generator, it), V_NONE, FRAME_GEN_FOR);      \
        if (UNLIKELY(!nf))                                                     \
            goto error;                                                        \
        ENTERED(nf);                                                           \
    }

/* ---- iteration ---- */
CASE(GET_ITER) :
{
    SAVE();
    RESULT(obj_iter(cx, B), 1);
}
FOR_ITERS(0, IS_PLAIN, )
FOR_ITERS(1, IS_OWN, _G)
CASE(UNPACK) :
{
    uint32_t n = pc->b;
    Value from = A;
    const Value *items;
    if (IS_PLAIN(from, KIND_tuple) && AS(Tuple, from)->len == n) {
        items = AS(Tuple, from)->v;
    } else if (IS_PLAIN(from, KIND_list) && AS(List, from)->len == n && n) {
        items = AS(List, from)->store->v;
    } else {
        SAVE();
        if (unpack_to(cx, from, r, pc + 1, n) < 0)
            goto error;
        NEXT(1 + (n + 3) / 4);
    }
    const uint16_t *to = pc[1].h;
    for (uint32_t i = 0; i < n; i++)
        r[to[i]] = items[i];
    NEXT(1 + (n + 3) / 4);
}
CASE(UNPACK_EX) :
{
    SAVE();
    DONE(unpack_ex(cx, B, &A, pc->c & 0xFF, pc->c >> 8), 1);
}
