/* cases_arith.h: arithmetic. Included inside the function of eval.c,
 * whose macros it uses. */
#define BOTH_DOUBLE(x, y) (is_double(x) && is_double(y))

/* Slow ends of the arithmetic instructions: x, y loaded. n: words. */
#define ARITH_SLOW(how, x, y, binop, n)                                        \
    do {                                                                       \
        SAVE();                                                                \
        Value z_ = how(cx, (x), (y), (binop));                                 \
        if (UNLIKELY(!z_))                                                     \
            goto error;                                                        \
        A = z_;                                                                \
        NEXT_SLOW(n);                                                          \
    } while (0)

/* + - * of two registers, with a form for floats behind it. */
#define ARITH3(OPNAME, intfn, sign, how, binop)                                \
    CASE(OPNAME) :                                                             \
    {                                                                          \
        Value x = B, y = C, z;                                                 \
        if (LIKELY(are_ints(x, y)) && intfn(x, y, &z)) {                       \
            A = z;                                                             \
            NEXT(1);                                                           \
        }                                                                      \
        if (BOTH_DOUBLE(x, y)) {                                               \
            pc->op = OP_##OPNAME##_F;                                          \
            A = raw_double(as_double(x) sign as_double(y));                    \
            NEXT(1);                                                           \
        }                                                                      \
        ARITH_SLOW(how, x, y, binop, 1);                                       \
    }                                                                          \
    CASE(OPNAME##_F) :                                                         \
    {                                                                          \
        Value x = B, y = C;                                                    \
        if (LIKELY(BOTH_DOUBLE(x, y))) {                                       \
            A = raw_double(as_double(x) sign as_double(y));                    \
            NEXT(1);                                                           \
        }                                                                      \
        if (are_ints(x, y)) {                                                  \
            pc->op = OP_##OPNAME;                                              \
            AGAIN();                                                           \
        }                                                                      \
        ARITH_SLOW(how, x, y, binop, 1);                                       \
    }                                                                          \
    CASE(OPNAME##_K) :                                                         \
    {                                                                          \
        Value x = B, y = pc[1].v, z;                                           \
        if (BOTH_DOUBLE(x, y)) {                                               \
            A = raw_double(as_double(x) sign as_double(y));                    \
            NEXT(2);                                                           \
        }                                                                      \
        if (are_ints(x, y) && intfn(x, y, &z)) {                               \
            A = z;                                                             \
            NEXT(2);                                                           \
        }                                                                      \
        ARITH_SLOW(how, x, y, binop, 2);                                       \
    }

#define ARITH_LEFT(OPNAME, intfn, sign, binop)                                 \
    CASE(OPNAME) :                                                             \
    {                                                                          \
        Value x = pc[1].v, y = B, z;                                           \
        if (BOTH_DOUBLE(x, y)) {                                               \
            A = raw_double(as_double(x) sign as_double(y));                    \
            NEXT(2);                                                           \
        }                                                                      \
        if (are_ints(x, y) && intfn(x, y, &z)) {                               \
            A = z;                                                             \
            NEXT(2);                                                           \
        }                                                                      \
        ARITH_SLOW(slow_binary, x, y, binop, 2);                               \
    }

/* / raises for zero: the fast forms demand another divisor. */
#define TRUEDIV3(OPNAME, how)                                                  \
    CASE(OPNAME) :                                                             \
    {                                                                          \
        Value x = B, y = C, z;                                                 \
        if (BOTH_DOUBLE(x, y) && as_double(y) != 0.0) {                        \
            pc->op = OP_##OPNAME##_F;                                          \
            A = raw_double(as_double(x) / as_double(y));                       \
            NEXT(1);                                                           \
        }                                                                      \
        if (are_ints(x, y) && int_truediv(x, y, &z)) {                         \
            A = z;                                                             \
            NEXT(1);                                                           \
        }                                                                      \
        ARITH_SLOW(how, x, y, BIN_TRUEDIV, 1);                                 \
    }                                                                          \
    CASE(OPNAME##_F) :                                                         \
    {                                                                          \
        Value x = B, y = C;                                                    \
        if (LIKELY(BOTH_DOUBLE(x, y)) && as_double(y) != 0.0) {                \
            A = raw_double(as_double(x) / as_double(y));                       \
            NEXT(1);                                                           \
        }                                                                      \
        if (are_ints(x, y)) {                                                  \
            pc->op = OP_##OPNAME;                                              \
            AGAIN();                                                           \
        }                                                                      \
        ARITH_SLOW(how, x, y, BIN_TRUEDIV, 1);                                 \
    }                                                                          \
    CASE(OPNAME##_K) :                                                         \
    {                                                                          \
        Value x = B, y = pc[1].v, z;                                           \
        if (BOTH_DOUBLE(x, y) && as_double(y) != 0.0) {                        \
            A = raw_double(as_double(x) / as_double(y));                       \
            NEXT(2);                                                           \
        }                                                                      \
        if (are_ints(x, y) && int_truediv(x, y, &z)) {                         \
            A = z;                                                             \
            NEXT(2);                                                           \
        }                                                                      \
        ARITH_SLOW(how, x, y, BIN_TRUEDIV, 2);                                 \
    }

#define ARITH_INT(OPNAME, intfn, binop)                                        \
    CASE(OPNAME) :                                                             \
    {                                                                          \
        Value x = B, y = C, z;                                                 \
        if (LIKELY(are_ints(x, y)) && intfn(x, y, &z)) {                       \
            A = z;                                                             \
            NEXT(1);                                                           \
        }                                                                      \
        ARITH_SLOW(slow_binary, x, y, binop, 1);                               \
    }

#define ARITH_IMM(OPNAME, intfn, how, binop)                                   \
    CASE(OPNAME) :                                                             \
    {                                                                          \
        Value x = B, z;                                                        \
        if (LIKELY(is_int(x)) && intfn(x, IMM(IMM_C), &z)) {                   \
            A = z;                                                             \
            NEXT(1);                                                           \
        }                                                                      \
        ARITH_SLOW(how, x, IMM(IMM_C), binop, 1);                              \
    }
/* The same with a float on the left. */
#define ARITH_IMM_F(OPNAME, intfn, sign, how, binop)                           \
    CASE(OPNAME) :                                                             \
    {                                                                          \
        Value x = B, z;                                                        \
        if (LIKELY(is_int(x)) && intfn(x, IMM(IMM_C), &z)) {                   \
            A = z;                                                             \
            NEXT(1);                                                           \
        }                                                                      \
        if (is_double(x)) {                                                    \
            A = raw_double(as_double(x) sign(double) IMM_C);                   \
            NEXT(1);                                                           \
        }                                                                      \
        ARITH_SLOW(how, x, IMM(IMM_C), binop, 1);                              \
    }

/* ---- arithmetic ---- */
ARITH3(ADD, int_add, +, slow_binary, BIN_ADD)
ARITH3(SUB, int_sub, -, slow_binary, BIN_SUB)
ARITH3(MUL, int_mul, *, slow_binary, BIN_MUL)
ARITH3(IADD, int_add, +, slow_inplace, BIN_ADD)
ARITH3(ISUB, int_sub, -, slow_inplace, BIN_SUB)
ARITH3(IMUL, int_mul, *, slow_inplace, BIN_MUL)
TRUEDIV3(TRUEDIV, slow_binary)
TRUEDIV3(ITRUEDIV, slow_inplace)
ARITH_LEFT(ADD_L, int_add, +, BIN_ADD)
ARITH_LEFT(SUB_L, int_sub, -, BIN_SUB)
ARITH_LEFT(MUL_L, int_mul, *, BIN_MUL)
CASE(TRUEDIV_L) :
{
    Value x = pc[1].v, y = B, z;
    if (BOTH_DOUBLE(x, y) && as_double(y) != 0.0) {
        A = raw_double(as_double(x) / as_double(y));
        NEXT(2);
    }
    if (are_ints(x, y) && int_truediv(x, y, &z)) {
        A = z;
        NEXT(2);
    }
    ARITH_SLOW(slow_binary, x, y, BIN_TRUEDIV, 2);
}
ARITH_INT(FLOORDIV, int_floordiv, BIN_FLOORDIV)
ARITH_INT(MOD, int_mod, BIN_MOD)
ARITH_INT(AND, int_and, BIN_AND)
ARITH_INT(OR, int_or, BIN_OR)
ARITH_INT(XOR, int_xor, BIN_XOR)
ARITH_INT(LSHIFT, int_lshift, BIN_LSHIFT)
ARITH_INT(RSHIFT, int_rshift, BIN_RSHIFT)
ARITH_IMM_F(ADD_I, int_add, +, slow_binary, BIN_ADD)
ARITH_IMM_F(SUB_I, int_sub, -, slow_binary, BIN_SUB)
ARITH_IMM_F(MUL_I, int_mul, *, slow_binary, BIN_MUL)
ARITH_IMM_F(IADD_I, int_add, +, slow_inplace, BIN_ADD)
ARITH_IMM_F(ISUB_I, int_sub, -, slow_inplace, BIN_SUB)
ARITH_IMM_F(IMUL_I, int_mul, *, slow_inplace, BIN_MUL)
ARITH_IMM(FLOORDIV_I, int_floordiv, slow_binary, BIN_FLOORDIV)
ARITH_IMM(MOD_I, int_mod, slow_binary, BIN_MOD)
ARITH_IMM(AND_I, int_and, slow_binary, BIN_AND)
ARITH_IMM(OR_I, int_or, slow_binary, BIN_OR)
ARITH_IMM(LSHIFT_I, int_lshift, slow_binary, BIN_LSHIFT)
ARITH_IMM(RSHIFT_I, int_rshift, slow_binary, BIN_RSHIFT)
CASE(POW) :
{
    SAVE();
    RESULT(slow_power(cx, B, C), 1);
}
CASE(POW_K) :
{
    Value x = B, y = pc[1].v;
    if (y == IMM(2)) {
        Value z;
        double d = is_double(x) ? as_double(x) * as_double(x) : NAN;
        if (d < HUGE_VAL) { /* else: OverflowError, or a NaN */
            A = raw_double(d);
            NEXT(2);
        }
        if (is_int(x) && int_mul(x, x, &z)) {
            A = z;
            NEXT(2);
        }
    }
    SAVE();
    RESULT(slow_power(cx, x, y), 2);
}
CASE(BINARY) :
{
    SAVE();
    RESULT(slow_binary(cx, B, C, (BinOp)pc[1].w), 2);
}
CASE(INPLACE) :
{
    SAVE();
    RESULT(slow_inplace(cx, B, C, (BinOp)pc[1].w), 2);
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
    SAVE();
    RESULT(obj_unary(cx, x, UNARY_NEG), 1);
}
CASE(UNARY) :
{
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
