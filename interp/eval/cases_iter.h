/* cases_iter.h: iteration, unpacking. Included inside the function of eval.c,
 * whose macros it uses. */
#define FOR_ITERS(G, IS, twin)                                                 \
    CASE(FOR_ITER##twin) :                                                     \
    {                                                                          \
        SPECIAL(A);                                                            \
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
        if (LIKELY(ri->count)) {                                               \
            B = step_range(cx, ri);                                            \
            NEXT(1);                                                           \
        }                                                                      \
        if (LIKELY(ri->left == TAG_INT))                                       \
            NEXT(IMM_C);                                                       \
        goto L_FOR_ITER##twin;                                                 \
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
            goto sequence_ends;                                                \
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
            goto sequence_ends;                                                \
        store_iterator_index(cx, si, &si->index, i + 1);                       \
        B = tuple->v[i];                                                       \
        NEXT(1);                                                               \
    }                                                                          \
    CASE(FOR_ITER_KEYS##twin) :                                                \
    {                                                                          \
        Value it = A;                                                          \
        if (UNLIKELY(!IS(it, KIND_dict_keyiterator)))                          \
            goto L_FOR_ITER##twin;                                             \
        const Entry *e = step_entry(cx, AS(DictIter, it));                     \
        if (UNLIKELY(!e))                                                      \
            goto L_FOR_ITER##twin;                                             \
        B = e->key;                                                            \
        NEXT(1);                                                               \
    }                                                                          \
    CASE(FOR_ITER_STR##twin) :                                                 \
    {                                                                          \
        Value it = A;                                                          \
        if (UNLIKELY(!IS(it, KIND_str_iterator)) ||                            \
            UNLIKELY(!AS(SeqIter, it)->seq))                                   \
            goto L_FOR_ITER##twin;                                             \
        SeqIter *si = AS(SeqIter, it);                                         \
        const Str *s = AS(Str, si->seq);                                       \
        int64_t i = si->index;                                                 \
        if (UNLIKELY(i >= (int64_t)s->len || s->width != 1))                   \
            goto L_FOR_ITER##twin;                                             \
        store_iterator_index(cx, si, &si->index, i + 1);                       \
        B = v_obj(str_latin1_cells[s->data[i]]);                               \
        NEXT(1);                                                               \
    }                                                                          \
    CASE(FOR_ITER_ANY##twin) :                                                 \
    {                                                                          \
        Value it = A;                                                          \
        if (UNLIKELY(!is_obj(it)) ||                                           \
            UNLIKELY(as_obj(it)->shape >= KIND_COUNT) ||                       \
            (G && UNLIKELY(as_obj(it)->owner != cx->owner)) ||                 \
            UNLIKELY(as_obj(it)->shape == KIND_generator) ||                   \
            UNLIKELY(!kind_ops[as_obj(it)->shape]->iternext)) {                \
            pc->op = OP_FOR_ITER##twin;                                        \
            goto L_FOR_ITER##twin;                                             \
        }                                                                      \
        SAVE();                                                                \
        DECLARE(it);                                                           \
        Value v = kind_ops[as_obj(it)->shape]->iternext(cx, it);               \
        if (UNLIKELY(!v))                                                      \
            goto iteration_ends;                                               \
        B = v;                                                                 \
        NEXT(1);                                                               \
    }                                                                          \
    CASE(FOR_UNPACK_LIST##twin) :                                              \
    {                                                                          \
        Value it = A;                                                          \
        if (UNLIKELY(!IS(it, KIND_list_iterator)) ||                           \
            UNLIKELY(!AS(SeqIter, it)->seq))                                   \
            goto L_FOR_ITER##twin;                                             \
        SeqIter *si = AS(SeqIter, it);                                         \
        const List *list = AS(List, si->seq);                                  \
        int64_t i = si->index;                                                 \
        if (UNLIKELY(i >= (int64_t)list->len))                                 \
            goto L_FOR_ITER##twin;                                             \
        Value v = list->store->v[i];                                           \
        uint32_t n = pc[1].b;                                                  \
        if (UNLIKELY(!IS_PLAIN(v, KIND_tuple)) ||                              \
            UNLIKELY(AS(Tuple, v)->len != n))                                  \
            goto L_FOR_ITER##twin;                                             \
        store_iterator_index(cx, si, &si->index, i + 1);                       \
        const Value *items = AS(Tuple, v)->v;                                  \
        r[pc[2].h[0]] = items[0];                                              \
        r[pc[2].h[1]] = items[1];                                              \
        if (n != 2)                                                            \
            r[pc[2].h[2]] = items[2];                                          \
        NEXT(3);                                                               \
    }                                                                          \
    CASE(FOR_UNPACK_ITEMS##twin) :                                             \
    {                                                                          \
        Value it = A;                                                          \
        if (UNLIKELY(!IS(it, KIND_dict_itemiterator)))                         \
            goto L_FOR_ITER##twin;                                             \
        const Entry *e = step_entry(cx, AS(DictIter, it));                     \
        if (UNLIKELY(!e))                                                      \
            goto L_FOR_ITER##twin;                                             \
        r[pc[2].h[0]] = e->key;                                                \
        r[pc[2].h[1]] = e->value;                                              \
        NEXT(3);                                                               \
    }                                                                          \
    CASE(FOR_UNPACK_ENUM##twin) :                                              \
    {                                                                          \
        Value it = A, next;                                                    \
        if (UNLIKELY(!IS(it, KIND_enumerate)))                                 \
            goto L_FOR_ITER##twin;                                             \
        Enumerate *e = AS(Enumerate, it);                                      \
        SAVE();                                                                \
        Value v = step(cx, e->iter), n = e->count;                             \
        if (UNLIKELY(!v))                                                      \
            goto iteration_ends;                                               \
        DECLARE(it);                                                           \
        if (UNLIKELY(!is_int(n)) || UNLIKELY(!int_add_imm(n, 1, &next))) {     \
            Value pair = enumerate_pair(cx, e, v);                             \
            if (UNLIKELY(!pair))                                               \
                goto error;                                                    \
            B = pair;                                                          \
            NEXT(1);                                                           \
        }                                                                      \
        store_iterator_field(cx, e, &e->count, next);                          \
        r[pc[2].h[0]] = n;                                                     \
        r[pc[2].h[1]] = v;                                                     \
        NEXT(3);                                                               \
    }                                                                          \
    CASE(FOR_UNPACK_ZIP##twin) :                                               \
    {                                                                          \
        Value it = A, third = V_NULL;                                          \
        if (UNLIKELY(!IS(it, KIND_zip)))                                       \
            goto L_FOR_ITER##twin;                                             \
        const MultiIter *z = AS(MultiIter, it);                                \
        uint32_t n = pc[1].b;                                                  \
        if (UNLIKELY(z->iters->len != n || z->strict))                         \
            goto L_FOR_ITER##twin;                                             \
        SAVE();                                                                \
        Value first = step(cx, z->iters->v[0]);                                \
        if (UNLIKELY(!first))                                                  \
            goto iteration_ends;                                               \
        Value second = step(cx, z->iters->v[1]);                               \
        if (UNLIKELY(!second))                                                 \
            goto iteration_ends;                                               \
        if (n != 2 && UNLIKELY(!(third = step(cx, z->iters->v[2]))))           \
            goto iteration_ends;                                               \
        r[pc[2].h[0]] = first;                                                 \
        r[pc[2].h[1]] = second;                                                \
        if (n != 2)                                                            \
            r[pc[2].h[2]] = third;                                             \
        NEXT(3);                                                               \
    }                                                                          \
    CASE(FOR_ITER_GEN##twin) :                                                 \
    {                                                                          \
        Value it = A;                                                          \
        if (UNLIKELY(!IS(it, KIND_generator)) ||                               \
            UNLIKELY(AS(Generator, it)->state > GEN_SUSPENDED)) {              \
            pc->op = OP_FOR_ITER##twin;                                        \
            goto L_FOR_ITER##twin;                                             \
        }                                                                      \
        RESUME(AS(Generator, it), V_NONE, FRAME_GEN_FOR);                      \
    }

/* ---- iteration ---- */
CASE(GET_ITER) :
{
    SPECIAL(B);
    SAVE();
    RESULT(obj_iter(cx, B), 1);
}
FOR_ITERS(0, IS_PLAIN, )
FOR_ITERS(1, IS_OWN, _G)
sequence_ends:
{
    SeqIter *ended = AS(SeqIter, A);
    store_iterator_seq(cx, ended, &ended->seq, V_NULL);
    NEXT(IMM_C);
}
iteration_ends : if (error_pending(cx)) goto error;
NEXT(IMM_C);
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
    if (n == 2 || n == 3) { /* read all first: a target may be A */
        Value first = items[0], second = items[1], third = items[n - 1];
        r[to[0]] = first;
        r[to[1]] = second;
        r[to[n - 1]] = third;
        NEXT(2);
    }
    for (uint32_t i = 0; i < n; i++)
        r[to[i]] = items[i];
    NEXT(1 + (n + 3) / 4);
}
CASE(UNPACK_EX) :
{
    SAVE();
    DONE(unpack_ex(cx, B, &A, pc->c & 0xFF, pc->c >> 8), 1);
}
