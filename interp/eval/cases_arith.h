/* cases_arith.h: arithmetic. Included inside the function of eval.c,
 * whose macros it uses. In-place forms share the code of the plain ones: they
 * differ in slow_arith only. */
#define BOTH_DOUBLE(x, y) (is_double(x) && is_double(y))
#define DOUBLES(x, y, sign, n)                                                 \
    do {                                                                       \
        A = raw_double(as_double(x) sign as_double(y));                        \
        NEXT(n);                                                               \
    } while (0)
#define INTS(intfn, x, y, n)                                                   \
    do {                                                                       \
        Value z_;                                                              \
        if (LIKELY(intfn(x, y, &z_))) {                                        \
            A = z_;                                                            \
            NEXT(n);                                                           \
        }                                                                      \
    } while (0)
/* / raises for zero. */
#define ANY(y)     1
#define NONZERO(y) (as_double(y) != 0.0)
/* Of a result: were both operands doubles, and the divisor not zero? */
#define NUMBER(d) (!isnan(d))
#define FINITE(d) (fabs(d) < HUGE_VAL)

/* + - * / of two registers, a constant or an immediate on the right. */
#define ARITH_FLOATS(NAME, intfn, immfn, sign, may, sure)                      \
    CASE(NAME) : CASE(I##NAME) :                                               \
    {                                                                          \
        Value x = B, y = C;                                                    \
        if (LIKELY(are_ints(x, y))) {                                          \
            INTS(intfn, x, y, 1);                                              \
        } else if (!is_obj(x) && !is_obj(y)) {                                 \
            arith_quicken(F->lc, pc);                                          \
            AGAIN();                                                           \
        }                                                                      \
        goto arith_slow;                                                       \
    }                                                                          \
    CASE(NAME##_F) : CASE(I##NAME##_F) :                                       \
    {                                                                          \
        double d = double_at(&B) sign double_at(&C);                           \
        if (LIKELY(sure(d))) {                                                 \
            double_to(&A, d);                                                  \
            NEXT(1);                                                           \
        }                                                                      \
        goto not_##NAME##_F;                                                   \
    }                                                                          \
    CASE(NAME##_M) : CASE(I##NAME##_M) :                                       \
    {                                                                          \
        Value x = B, y = C;                                                    \
        double a, b;                                                           \
        if (is_double(x)) {                                                    \
            a = as_double(x);                                                  \
            b = is_int(y) ? (double)as_int(y) : double_at(&C);                 \
        } else {                                                               \
            if (UNLIKELY(!is_int(x) || is_int(y)))                             \
                goto not_##NAME##_F;                                           \
            a = (double)as_int(x);                                             \
            b = double_at(&C);                                                 \
        }                                                                      \
        double d = a sign b;                                                   \
        if (LIKELY(sure(d))) {                                                 \
            double_to(&A, d);                                                  \
            NEXT(1);                                                           \
        }                                                                      \
    }                                                                          \
    not_##NAME##_F:                                                            \
    {                                                                          \
        Value x = B, y = C;                                                    \
        if (are_ints(x, y)) {                                                  \
            pc->op = op_base[pc->op];                                          \
            AGAIN();                                                           \
        }                                                                      \
        if (BOTH_DOUBLE(x, y) && may(y))                                       \
            DOUBLES(x, y, sign, 1);                                            \
        if (!is_obj(x) && !is_obj(y) && number(y) != 0.0) {                    \
            pc->op = (uint16_t)(op_base[pc->op] + 2);                          \
            A = raw_double(number(x) sign number(y));                          \
            NEXT(1);                                                           \
        }                                                                      \
        goto arith_slow;                                                       \
    }                                                                          \
    CASE(NAME##_K) : CASE(I##NAME##_K) :                                       \
    {                                                                          \
        Value x = B, y = pc[1].v;                                              \
        if (BOTH_DOUBLE(x, y) && may(y))                                       \
            DOUBLES(x, y, sign, 2);                                            \
        if (are_ints(x, y)) {                                                  \
            INTS(intfn, x, y, 2);                                              \
        } else if (!is_obj(x) && !is_obj(y) && number(y) != 0.0) {             \
            A = raw_double(number(x) sign number(y));                          \
            NEXT(2);                                                           \
        }                                                                      \
        goto arith_slow;                                                       \
    }                                                                          \
    CASE(NAME##_I) : CASE(I##NAME##_I) :                                       \
    {                                                                          \
        Value x = B;                                                           \
        if (LIKELY(is_int(x)))                                                 \
            INTS(immfn, x, IMM_C, 1);                                          \
        else if (is_double(x) && IMM_C != 0) {                                 \
            A = raw_double(as_double(x) sign(double) IMM_C);                   \
            NEXT(1);                                                           \
        }                                                                      \
        goto arith_slow;                                                       \
    }
#define ARITH_LEFT(NAME, intfn, sign, may, floats)                             \
    CASE(NAME) :                                                               \
    {                                                                          \
        Value x = pc[1].v, y = B;                                              \
        if (BOTH_DOUBLE(x, y) && may(y)) {                                     \
            floats;                                                            \
            DOUBLES(x, y, sign, 2);                                            \
        }                                                                      \
        if (are_ints(x, y)) {                                                  \
            INTS(intfn, x, y, 2);                                              \
        } else if (!is_obj(x) && !is_obj(y) && number(y) != 0.0) {             \
            A = raw_double(number(x) sign number(y));                          \
            NEXT(2);                                                           \
        }                                                                      \
        goto arith_slow;                                                       \
    }
#define ARITH_INTS(NAME, intfn, immfn)                                         \
    CASE(NAME) : CASE(I##NAME) :                                               \
    {                                                                          \
        Value x = B, y = C;                                                    \
        if (LIKELY(are_ints(x, y)))                                            \
            INTS(intfn, x, y, 1);                                              \
        goto arith_slow;                                                       \
    }                                                                          \
    CASE(NAME##_K) : CASE(I##NAME##_K) :                                       \
    {                                                                          \
        Value x = B, y = pc[1].v;                                              \
        if (LIKELY(are_ints(x, y)))                                            \
            INTS(intfn, x, y, 2);                                              \
        goto arith_slow;                                                       \
    }                                                                          \
    CASE(NAME##_I) : CASE(I##NAME##_I) :                                       \
    {                                                                          \
        Value x = B;                                                           \
        if (LIKELY(is_int(x)))                                                 \
            INTS(immfn, x, IMM_C, 1);                                          \
        goto arith_slow;                                                       \
    }

/* ---- arithmetic ---- */
ARITH_FLOATS(ADD, int_add, int_add_imm, +, ANY, NUMBER)
ARITH_FLOATS(SUB, int_sub, int_sub_imm, -, ANY, NUMBER)
ARITH_FLOATS(MUL, int_mul, int_mul_imm, *, ANY, NUMBER)
ARITH_FLOATS(TRUEDIV, int_truediv, int_truediv_imm, /, NONZERO, FINITE)
ARITH_LEFT(ADD_L, int_add, +, ANY, (void)0)
ARITH_LEFT(SUB_L, int_sub, -, ANY, (void)0)
ARITH_LEFT(MUL_L, int_mul, *, ANY, arith_quicken(F->lc, pc))
ARITH_LEFT(TRUEDIV_L, int_truediv, /, NONZERO, (void)0)
/* Two float operations at once; if they are none, the first one alone. */
#define THEN_ONE(NAME, alone, n, first, THEN, second, reg)                     \
    CASE(NAME##_THEN_##THEN) :                                                 \
    {                                                                          \
        double t = (first), z = double_at(&r[pc[n].reg]);                      \
        double d = second;                                                     \
        if (UNLIKELY(isnan(d)))                                                \
            goto alone;                                                        \
        double_to(&r[pc[n].a], d);                                             \
        NEXT(n + 1);                                                           \
    }
#define THENS(NAME, alone, n, first)                                           \
    THEN_ONE(NAME, alone, n, first, ADD, t + z, c)                             \
    THEN_ONE(NAME, alone, n, first, ADDR, z + t, b)                            \
    THEN_ONE(NAME, alone, n, first, SUB, t - z, c)                             \
    THEN_ONE(NAME, alone, n, first, SUBR, z - t, b)                            \
    THEN_ONE(NAME, alone, n, first, MUL, t *z, c)                              \
    THEN_ONE(NAME, alone, n, first, MULR, z *t, b)
THENS(ADD, not_ADD_F, 1, double_at(&B) + double_at(&C))
THENS(SUB, not_SUB_F, 1, double_at(&B) - double_at(&C))
THENS(MUL, not_MUL_F, 1, double_at(&B) * double_at(&C))
THENS(MUL_L, not_MUL_L_F, 2, double_at(&pc[1].v) * double_at(&B))
/* And the store behind, into an own list: */
#define MUL_ITEM(NAME, sign, index)                                            \
    CASE(NAME) :                                                               \
    {                                                                          \
        double d = double_at(&r[pc[1].b]) sign(double_at(&B) * double_at(&C)); \
        Value o = r[pc[2].a];                                                  \
        uint64_t i;                                                            \
        if (UNLIKELY(isnan(d)) || UNLIKELY(!IS_OWN(o, KIND_list)))             \
            goto not_MUL_F;                                                    \
        List *list = AS(List, o);                                              \
        if (UNLIKELY(!(index)))                                                \
            goto not_MUL_F;                                                    \
        store_list_item(cx, list, &list->store->v[i], raw_double(d));          \
        NEXT(3);                                                               \
    }
MUL_ITEM(MUL_ADD_ITEM, +, index_in(r[pc[2].b], list->len, &i))
MUL_ITEM(MUL_SUB_ITEM, -, index_in(r[pc[2].b], list->len, &i))
MUL_ITEM(MUL_ADD_ITEM_I, +, (i = (uint64_t)(int16_t)pc[2].b) < list->len)
MUL_ITEM(MUL_SUB_ITEM_I, -, (i = (uint64_t)(int16_t)pc[2].b) < list->len)
/* Two int operations at once; or the first one alone. */
#define AND_ONE(NAME, first, AND, second)                                      \
    CASE(NAME##_AND_##AND) :                                                   \
    {                                                                          \
        Value x = B, t, d;                                                     \
        if (LIKELY(first) && LIKELY(second)) {                                 \
            r[pc[1].a] = d;                                                    \
            NEXT(2);                                                           \
        }                                                                      \
        goto L_##NAME;                                                         \
    }
#define B2 r[pc[1].b]
#define C2 r[pc[1].c]
#define I2 ((int16_t)pc[1].c)
#define ANDS(NAME, first)                                                      \
    AND_ONE(NAME, first, ADD_I, int_add_imm(t, I2, &d))                        \
    AND_ONE(NAME, first, SUB_I, int_sub_imm(t, I2, &d))                        \
    AND_ONE(NAME, first, FLOORDIV_I, int_floordiv_imm(t, I2, &d))              \
    AND_ONE(NAME, first, MOD_I, int_mod_imm(t, I2, &d))                        \
    AND_ONE(NAME, first, ADD, is_int(C2) && int_add(t, C2, &d))                \
    AND_ONE(NAME, first, ADDR, is_int(B2) && int_add(B2, t, &d))               \
    AND_ONE(NAME, first, SUB, is_int(C2) && int_sub(t, C2, &d))                \
    AND_ONE(NAME, first, SUBR, is_int(B2) && int_sub(B2, t, &d))
ANDS(ADD, are_ints(x, C) && int_add(x, C, &t))
ANDS(SUB, are_ints(x, C) && int_sub(x, C, &t))
ANDS(MUL, are_ints(x, C) && int_mul(x, C, &t))
ANDS(MUL_I, is_int(x) && int_mul_imm(x, IMM_C, &t))
CASE(MUL_L_F) :
{
    double d = double_at(&pc[1].v) * double_at(&B);
    if (LIKELY(!isnan(d))) {
        double_to(&A, d);
        NEXT(2);
    }
    goto not_MUL_L_F;
}
not_MUL_L_F:
{
    pc->op = OP_MUL_L;
    AGAIN();
}
CASE(LSHIFT_L) :
{
    Value x = pc[1].v, y = B;
    if (are_ints(x, y))
        INTS(int_lshift, x, y, 2);
    goto arith_slow;
}
ARITH_INTS(FLOORDIV, int_floordiv, int_floordiv_imm)
ARITH_INTS(MOD, int_mod, int_mod_imm)
ARITH_INTS(AND, int_and, int_and_imm)
ARITH_INTS(OR, int_or, int_or_imm)
ARITH_INTS(XOR, int_xor, int_xor_imm)
ARITH_INTS(LSHIFT, int_lshift, int_lshift_imm)
ARITH_INTS(RSHIFT, int_rshift, int_rshift_imm)
CASE(IADD_GROW) :
{
    Value x = B, y = C;
    if (LIKELY(IS_OWN(x, KIND_str) || IS_PLAIN(x, KIND_str)) &&
        LIKELY(IS_PLAIN(y, KIND_str))) {
        SAVE();
        RESULT(str_grow(cx, x, y), 1);
    }
    if (are_ints(x, y))
        INTS(int_add, x, y, 1);
    goto arith_slow;
}
CASE(SEAL) :
{
    Value v = A;
    if (IS_PLAIN(v, KIND_str) && UNLIKELY(AS(Str, v)->flags & STR_GROWING))
        str_seal(cx, v);
    NEXT(1);
}
CASE(POW) :
{
    SPECIAL(B);
    SAVE();
    RESULT(slow_power(cx, B, C), 1);
}
CASE(POW_K) :
{
    Value x = B, y = pc[1].v;
    if (y == IMM(2)) {
        double d = is_double(x) ? as_double(x) * as_double(x) : NAN;
        if (d < HUGE_VAL) { /* else: OverflowError, or a NaN */
            A = raw_double(d);
            NEXT(2);
        }
        if (is_int(x))
            INTS(int_mul, x, x, 2);
    }
    SPECIAL(x);
    SAVE();
    RESULT(slow_power(cx, x, y), 2);
}
CASE(BINARY) :
{
    SPECIAL(B);
    SAVE();
    RESULT(obj_binary(cx, B, C, (BinOp)pc[1].w), 2);
}
CASE(INPLACE) :
{
    SPECIAL(B);
    SAVE();
    RESULT(obj_inplace(cx, B, C, (BinOp)pc[1].w), 2);
}
CASE(NEG) :
{
    Value x = B;
    if (is_double(x)) {
        A = raw_double(-as_double(x));
        NEXT(1);
    }
    if (is_int(x) && as_int(x) != INT48_MIN) {
        A = v_int(-as_int(x));
        NEXT(1);
    }
    SPECIAL(x);
    SAVE();
    RESULT(obj_unary(cx, x, UNARY_NEG), 1);
}
CASE(UNARY) :
{
    SPECIAL(B);
    SAVE();
    RESULT(obj_unary(cx, B, (UnaryOp)pc->c), 1);
}
CASE(NOT) :
{
    Value v = B;
    int t;
    TRUTH(v, t);
    A = v_bool(!t);
    NEXT(1);
}
