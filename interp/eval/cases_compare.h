/* cases_compare.h: comparison and jumps. Included inside the function of
 * eval.c, whose macros it uses. */
/* Comparison: ints jump at once; floats and the rest meet in one test. */
#define INT_TEST(x, sign, y) ((int64_t)((x) << 16) sign(int64_t)((y) << 16))
#define SET_BOOL(test)                                                         \
    do {                                                                       \
        A = v_bool(test);                                                      \
        NEXT(1);                                                               \
    } while (0)
#define JUMP_IF(test, n)                                                       \
    do {                                                                       \
        if (test)                                                              \
            JUMP_BY(IMM_C);                                                    \
        NEXT(n);                                                               \
    } while (0)
#define JUMP_UNLESS(test, n)                                                   \
    do {                                                                       \
        if (!(test))                                                           \
            JUMP_BY(IMM_C);                                                    \
        NEXT(n);                                                               \
    } while (0)
#define COMPARE_SLOW(x, y, op)                                                 \
    do {                                                                       \
        SPECIAL(x);                                                            \
        SAVE();                                                                \
        Value z_ = slow_compare(cx, (x), (y), (op));                           \
        if (UNLIKELY(!z_))                                                     \
            goto error;                                                        \
        A = z_;                                                                \
        NEXT_SLOW(1);                                                          \
    } while (0)
/* Jumps by `a sign b` of two doubles that are numbers; else goes on. */
#define NUMBERS_JUMP(a, b, sign, how, n)                                       \
    do {                                                                       \
        double a_ = (a), b_ = (b);                                             \
        if (LIKELY(!isunordered(a_, b_)))                                      \
            how(a_ sign b_, n);                                                \
    } while (0)
/* Jumps by `x sign y` of anything. */
#define SLOW_JUMP(x, y, sign, cmp, how, n)                                     \
    do {                                                                       \
        int t;                                                                 \
        if (BOTH_DOUBLE(x, y)) { /* a NaN */                                   \
            t = 1 sign 2 && 2 sign 1;                                          \
        } else {                                                               \
            SPECIAL(x);                                                        \
            SAVE();                                                            \
            t = slow_compare_bool(cx, (x), (y), (cmp));                        \
            if (UNLIKELY(t < 0))                                               \
                goto error;                                                    \
        }                                                                      \
        how(t, n);                                                             \
    } while (0)

#define COMPARE_SET(NAME, sign, cmp)                                           \
    CASE(NAME) :                                                               \
    {                                                                          \
        Value x = B, y = C;                                                    \
        if (LIKELY(are_ints(x, y)))                                            \
            SET_BOOL(INT_TEST(x, sign, y));                                    \
        if (BOTH_DOUBLE(x, y))                                                 \
            SET_BOOL(as_double(x) sign as_double(y));                          \
        COMPARE_SLOW(x, y, cmp);                                               \
    }                                                                          \
    CASE(NAME##_I) :                                                           \
    {                                                                          \
        Value x = B, y = IMM(IMM_C);                                           \
        if (LIKELY(is_int(x)))                                                 \
            SET_BOOL(INT_TEST(x, sign, y));                                    \
        if (is_double(x))                                                      \
            SET_BOOL(as_double(x) sign(double) IMM_C);                         \
        COMPARE_SLOW(x, y, cmp);                                               \
    }
#define COMPARE_JUMP(NAME, sign, cmp, how)                                     \
    CASE(NAME) :                                                               \
    {                                                                          \
        Value x = A, y = B;                                                    \
        if (LIKELY(are_ints(x, y)))                                            \
            how(INT_TEST(x, sign, y), 1);                                      \
        NUMBERS_JUMP(double_at(&A), double_at(&B), sign, how, 1);              \
        SLOW_JUMP(x, y, sign, cmp, how, 1);                                    \
    }                                                                          \
    CASE(NAME##_I) :                                                           \
    {                                                                          \
        Value x = A, y = IMM(IMM_B);                                           \
        if (LIKELY(is_int(x)))                                                 \
            how(INT_TEST(x, sign, y), 1);                                      \
        NUMBERS_JUMP(double_at(&A), (double)IMM_B, sign, how, 1);              \
        SLOW_JUMP(x, is_double(x) ? x : y, sign, cmp, how, 1);                 \
    }
/* With a constant that is no small int. */
#define COMPARE_JUMP_K(NAME, sign, cmp, how)                                   \
    CASE(NAME##_K) :                                                           \
    {                                                                          \
        NUMBERS_JUMP(double_at(&A), double_at(&pc[1].v), sign, how, 2);        \
        Value x = A, y = pc[1].v;                                              \
        if (are_ints(x, y))                                                    \
            how(INT_TEST(x, sign, y), 2);                                      \
        SLOW_JUMP(x, y, sign, cmp, how, 2);                                    \
    }
#define EQUAL_JUMP_K(NAME, sign, cmp, how)                                     \
    CASE(NAME##_K) :                                                           \
    {                                                                          \
        Value x = A, y = pc[1].v;                                              \
        if (IS_PLAIN(x, KIND_str) && IS_PLAIN(y, KIND_str))                    \
            how(1 sign(x == y || str_same(AS(Str, x), AS(Str, y))), 2);        \
        NUMBERS_JUMP(double_at(&A), double_at(&pc[1].v), sign, how, 2);        \
        SLOW_JUMP(x, y, sign, cmp, how, 2);                                    \
    }
#define COMPARES(NAME, sign, cmp, K)                                           \
    COMPARE_SET(NAME, sign, cmp)                                               \
    COMPARE_JUMP(J##NAME, sign, cmp, JUMP_IF)                                  \
    COMPARE_JUMP(JN##NAME, sign, cmp, JUMP_UNLESS)                             \
    K(J##NAME, sign, cmp, JUMP_IF)                                             \
    K(JN##NAME, sign, cmp, JUMP_UNLESS)

#define IS_SET(v) (IS_PLAIN(v, KIND_set) || IS_PLAIN(v, KIND_frozenset))
#define CONTAINS_TEST(container, item, t)                                      \
    do {                                                                       \
        Value in_ = (container), x_ = (item);                                  \
        t = is_int(x_) && IS_SET(in_) ? set_first(AS(Set, in_), x_) : -1;      \
        if (t < 0) {                                                           \
            SPECIAL(in_);                                                      \
            SAVE();                                                            \
            t = slow_contains(cx, in_, x_);                                    \
            if (UNLIKELY(t < 0))                                               \
                goto error;                                                    \
        }                                                                      \
    } while (0)

/* Jumps by truth: one way out each for what is met most. */
#define TRUTH_JUMP(yes, no)                                                    \
    do {                                                                       \
        Value v = A;                                                           \
        int t;                                                                 \
        if (v == V_TRUE)                                                       \
            yes;                                                               \
        if (v == V_FALSE || v == V_NONE || v == TAG_INT)                       \
            no;                                                                \
        if (is_int(v))                                                         \
            yes;                                                               \
        TRUTH(v, t);                                                           \
        if (t)                                                                 \
            yes;                                                               \
        no;                                                                    \
    } while (0)

/* ---- comparison and jumps ---- */
COMPARES(LT, <, CMP_LT, COMPARE_JUMP_K)
COMPARES(LE, <=, CMP_LE, COMPARE_JUMP_K)
COMPARES(EQ, ==, CMP_EQ, EQUAL_JUMP_K)
COMPARES(NE, !=, CMP_NE, EQUAL_JUMP_K)
COMPARES(GT, >, CMP_GT, COMPARE_JUMP_K)
COMPARES(GE, >=, CMP_GE, COMPARE_JUMP_K)
CASE(IS) : SET_BOOL(B == C);
CASE(IS_NOT) : SET_BOOL(B != C);
CASE(CONTAINS) :
{
    int t;
    CONTAINS_TEST(C, B, t);
    SET_BOOL(t);
}
CASE(CONTAINS_NOT) :
{
    int t;
    CONTAINS_TEST(C, B, t);
    SET_BOOL(!t);
}
CASE(JT) :
{
    TRUTH_JUMP(JUMP_BY(IMM_C), NEXT(1));
}
CASE(JF) :
{
    TRUTH_JUMP(NEXT(1), JUMP_BY(IMM_C));
}
CASE(JNONE) : JUMP_IF(A == V_NONE, 1);
CASE(JNOT_NONE) : JUMP_IF(A != V_NONE, 1);
CASE(JIS) : JUMP_IF(A == B, 1);
CASE(JIS_NOT) : JUMP_IF(A != B, 1);
CASE(JIN) :
{
    int t;
    CONTAINS_TEST(B, A, t);
    JUMP_IF(t, 1);
}
CASE(JNIN) :
{
    int t;
    CONTAINS_TEST(B, A, t);
    JUMP_UNLESS(t, 1);
}
CASE(JUMP) : NEXT(WIDE);
CASE(LOOP_OTHER) : CASE(LOOP) : JUMP_BY(WIDE);
CASE(LOOP_FOR) :
{
    uint32_t op = pc[WIDE].op;
    if (op == OP_FOR_ITER_RANGE || op == OP_FOR_ITER_RANGE_G)
        pc->op = OP_LOOP_RANGE;
    else if (op == OP_FOR_ITER_LIST || op == OP_FOR_ITER_LIST_G)
        pc->op = OP_LOOP_LIST;
    else
        pc->op = OP_LOOP_OTHER;
    JUMP_BY(WIDE);
}
CASE(LOOP_RANGE) :
{
    Word *to = pc + WIDE;
    Value it = r[to->a];
    if (POLLED(cx) || UNLIKELY(!IS_OWN(it, KIND_range_iterator)))
        JUMP_BY(WIDE);
    RangeIter *ri = AS(RangeIter, it);
    if (UNLIKELY(!ri->count))
        JUMP_BY(WIDE);
    r[to->b] = step_range(cx, ri);
    pc = to + 1;
    DISPATCH();
}
CASE(LOOP_LIST) :
{
    Word *to = pc + WIDE;
    Value it = r[to->a];
    if (POLLED(cx) || UNLIKELY(!IS_OWN(it, KIND_list_iterator)))
        JUMP_BY(WIDE);
    SeqIter *si = AS(SeqIter, it);
    const List *list = AS(List, si->seq);
    int64_t i = si->index;
    if (UNLIKELY(!list) || UNLIKELY(i >= (int64_t)list->len))
        JUMP_BY(WIDE);
    store_iterator_index(cx, si, &si->index, i + 1);
    r[to->b] = list->store->v[i];
    pc = to + 1;
    DISPATCH();
}
