/* cases_compare.h: comparison and jumps. Included inside the function of
 * eval.c, whose macros it uses. */
/* Comparison: ints jump at once; floats and the rest meet in one test. */
#define INT_TEST(x, sign, y) ((int64_t)((x) << 16) sign(int64_t)((y) << 16))
#define SET_BOOL(test)                                                         \
    do {                                                                       \
        A = v_bool(test);                                                      \
        NEXT(1);                                                               \
    } while (0)
#define JUMP_IF(test)                                                          \
    do {                                                                       \
        if (test)                                                              \
            JUMP_BY(IMM_C);                                                    \
        NEXT(1);                                                               \
    } while (0)
#define JUMP_UNLESS(test)                                                      \
    do {                                                                       \
        if (!(test))                                                           \
            JUMP_BY(IMM_C);                                                    \
        NEXT(1);                                                               \
    } while (0)
#define COMPARE_SLOW(x, y, op)                                                 \
    do {                                                                       \
        SAVE();                                                                \
        Value z_ = slow_compare(cx, (x), (y), (op));                           \
        if (UNLIKELY(!z_))                                                     \
            goto error;                                                        \
        A = z_;                                                                \
        NEXT_SLOW(1);                                                          \
    } while (0)
/* t: `x sign y` of doubles (x is one, d the other), or of anything. */
#define TEST_REST(x, y, are_doubles, d, sign, cmp, t)                          \
    int t;                                                                     \
    if (are_doubles) {                                                         \
        t = as_double(x) sign(d);                                              \
    } else {                                                                   \
        SAVE();                                                                \
        t = slow_compare_bool(cx, (x), (y), (cmp));                            \
        if (UNLIKELY(t < 0))                                                   \
            goto error;                                                        \
    }

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
            how(INT_TEST(x, sign, y));                                         \
        TEST_REST(x, y, BOTH_DOUBLE(x, y), as_double(y), sign, cmp, t)         \
        how(t);                                                                \
    }                                                                          \
    CASE(NAME##_I) :                                                           \
    {                                                                          \
        Value x = A, y = IMM(IMM_B);                                           \
        if (LIKELY(is_int(x)))                                                 \
            how(INT_TEST(x, sign, y));                                         \
        TEST_REST(x, y, is_double(x), (double)IMM_B, sign, cmp, t)             \
        how(t);                                                                \
    }
#define COMPARES(NAME, sign, cmp)                                              \
    COMPARE_SET(NAME, sign, cmp)                                               \
    COMPARE_JUMP(J##NAME, sign, cmp, JUMP_IF)                                  \
    COMPARE_JUMP(JN##NAME, sign, cmp, JUMP_UNLESS)

/* ---- comparison and jumps ---- */
COMPARES(LT, <, CMP_LT)
COMPARES(LE, <=, CMP_LE)
COMPARES(EQ, ==, CMP_EQ)
COMPARES(NE, !=, CMP_NE)
COMPARES(GT, >, CMP_GT)
COMPARES(GE, >=, CMP_GE)
CASE(IS) : SET_BOOL(B == C);
CASE(IS_NOT) : SET_BOOL(B != C);
CASE(CONTAINS) :
{
    SAVE();
    int t = slow_contains(cx, C, B);
    if (UNLIKELY(t < 0))
        goto error;
    SET_BOOL(t);
}
CASE(CONTAINS_NOT) :
{
    SAVE();
    int t = slow_contains(cx, C, B);
    if (UNLIKELY(t < 0))
        goto error;
    SET_BOOL(!t);
}
CASE(JT) :
{
    Value v = A;
    int t;
    TRUTH(v, t);
    JUMP_IF(t);
}
CASE(JF) :
{
    Value v = A;
    int t;
    TRUTH(v, t);
    JUMP_UNLESS(t);
}
CASE(JNONE) : JUMP_IF(A == V_NONE);
CASE(JNOT_NONE) : JUMP_IF(A != V_NONE);
CASE(JIS) : JUMP_IF(A == B);
CASE(JIS_NOT) : JUMP_IF(A != B);
CASE(JIN) :
{
    SAVE();
    int t = slow_contains(cx, B, A);
    if (UNLIKELY(t < 0))
        goto error;
    JUMP_IF(t);
}
CASE(JNIN) :
{
    SAVE();
    int t = slow_contains(cx, B, A);
    if (UNLIKELY(t < 0))
        goto error;
    JUMP_UNLESS(t);
}
CASE(JUMP) : NEXT(WIDE);
CASE(LOOP) : JUMP_BY(WIDE);
