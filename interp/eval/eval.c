/* eval.c: the bytecode loop. Owns dispatch and the fast paths; everything else
 * is in slow.h. eval_stats.c compiles this file a second time, counting.
 *
 * Registers of the loop: r (those of the running frame) and pc (the instruction
 * that runs); the frame itself is cx->frame, F: a third variable that lives
 * across all indirect jumps costs every instruction a spill. F->pc is saved
 * before anything that may collect, raise or call: the collector finds the live
 * registers by it.
 *
 * Guarded twins (_G) test owner and shape with one 64-bit compare. */
#include "eval/slow.h"
#include "context/poll.h"
#include "object/store.h"
#include "objects/protocol.h"
#include <math.h>

#pragma GCC diagnostic ignored "-Wpedantic"
#if defined(__clang__)
#pragma GCC diagnostic ignored "-Wgnu-label-as-value"
#endif

#ifdef EVAL_STATS
#define EVAL_NAME eval_run_stats
extern uint64_t eval_counts[OP_COUNT];
#define COUNT() eval_counts[pc->op]++
#else
#define EVAL_NAME eval_run
#define COUNT()   (void)0
#endif

#define F      cx->frame
#define A      r[pc->a]
#define B      r[pc->b]
#define C      r[pc->c]
#define IMM_B  ((int16_t)pc->b)
#define IMM_C  ((int16_t)pc->c)
#define WIDE   ((int32_t)(pc->b | (uint32_t)pc->c << 16))
#define NAME_C (F->lc->object->names->v[pc->c])

/* Fast paths dispatch on their own, so that the processor predicts each from
 * its own history; slow ones share one place: every further indirect jump costs
 * the compiler a pass over all labels. */
#ifdef EVAL_STATS
#define DISPATCH() goto dispatch
#else
#define DISPATCH() goto *labels[pc->op]
#endif
#define NEXT_SLOW(n)                                                           \
    do {                                                                       \
        pc += (n);                                                             \
        goto dispatch;                                                         \
    } while (0)
#define NEXT(n)                                                                \
    do {                                                                       \
        pc += (n);                                                             \
        DISPATCH();                                                            \
    } while (0)
#define SAVE()   (F->pc = pc)
#define CASE(op) L_##op
#define AGAIN()  goto dispatch

#define POLLED(cx)                                                             \
    UNLIKELY(atomic_load_explicit(&(cx)->poll, memory_order_relaxed))
/* pc is the jump; a poll stands at it. */
#define JUMP_BY(offset)                                                        \
    do {                                                                       \
        if (POLLED(cx))                                                        \
            goto poll_jump;                                                    \
        pc += (offset);                                                        \
        DISPATCH();                                                            \
    } while (0)

/* The header of an own object of this exact kind or shape: what a guarded
 * store demands; main's variant looks at the shape alone. */
#define HEADER(v)      (*(const uint64_t *)(const void *)as_obj(v))
#define IS_PLAIN(v, s) (is_obj(v) && as_obj(v)->shape == (uint32_t)(s))
#define IS_OWN(v, s)   (is_obj(v) && HEADER(v) == (cx->owner_hi | (s)))

/* A double from arithmetic on canonical doubles needs no new look at NaN. */
ALWAYS_INLINE Value raw_double(double d)
{
    Value v;
    memcpy(&v, &d, 8);
    return v + TAG_DOUBLE;
}

ALWAYS_INLINE bool int_add(Value x, Value y, Value *out)
{
    int64_t s;
    if (__builtin_add_overflow((int64_t)(x << 16), (int64_t)(y << 16), &s))
        return false;
    *out = TAG_INT | (uint64_t)s >> 16;
    return true;
}

ALWAYS_INLINE bool int_sub(Value x, Value y, Value *out)
{
    int64_t s;
    if (__builtin_sub_overflow((int64_t)(x << 16), (int64_t)(y << 16), &s))
        return false;
    *out = TAG_INT | (uint64_t)s >> 16;
    return true;
}

ALWAYS_INLINE bool int_mul(Value x, Value y, Value *out)
{
    int64_t s;
    if (__builtin_mul_overflow(as_int(x), (int64_t)(y << 16), &s))
        return false;
    *out = TAG_INT | (uint64_t)s >> 16;
    return true;
}

/* Both are within 48 bits, so exact as doubles: the quotient is rounded once,
 * as CPython's. */
ALWAYS_INLINE bool int_truediv(Value x, Value y, Value *out)
{
    if (as_int(y) == 0)
        return false;
    *out = raw_double((double)as_int(x) / (double)as_int(y));
    return true;
}

ALWAYS_INLINE bool int_floordiv(Value x, Value y, Value *out)
{
    int64_t a = as_int(x), b = as_int(y);
    if (b == 0 || b == -1)
        return false;
    int64_t q = a / b;
    *out = v_int(q - (q * b != a && (a ^ b) < 0));
    return true;
}

ALWAYS_INLINE bool int_mod(Value x, Value y, Value *out)
{
    int64_t a = as_int(x), b = as_int(y);
    if (b == 0 || b == -1)
        return false;
    int64_t m = a % b;
    *out = v_int(m && (m ^ b) < 0 ? m + b : m);
    return true;
}

ALWAYS_INLINE bool int_lshift(Value x, Value y, Value *out)
{
    int64_t a = as_int(x), n = as_int(y);
    if (n < 0 || n > 46 || a > INT48_MAX >> n || a < INT48_MIN >> n)
        return false;
    *out = v_int((int64_t)((uint64_t)a << n));
    return true;
}

ALWAYS_INLINE bool int_rshift(Value x, Value y, Value *out)
{
    int64_t a = as_int(x), n = as_int(y);
    if (n < 0)
        return false;
    *out = v_int(a >> (n > 62 ? 62 : n));
    return true;
}

ALWAYS_INLINE bool int_and(Value x, Value y, Value *out)
{
    *out = x & y;
    return true;
}

ALWAYS_INLINE bool int_or(Value x, Value y, Value *out)
{
    *out = x | y;
    return true;
}

ALWAYS_INLINE bool int_xor(Value x, Value y, Value *out)
{
    *out = TAG_INT | (x ^ y);
    return true;
}

#define FAST_add          +
#define FAST_sub          -
#define FAST_mul          *
#define IMM(i)            v_int(i)
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

#define TRUTH(v, t)                                                            \
    do {                                                                       \
        if ((v) == V_TRUE) {                                                   \
            t = 1;                                                             \
        } else if ((v) == V_FALSE || (v) == V_NONE) {                          \
            t = 0;                                                             \
        } else if (is_int(v)) {                                                \
            t = (v) != TAG_INT;                                                \
        } else {                                                               \
            SAVE();                                                            \
            t = slow_truth(cx, (v));                                           \
            if (UNLIKELY(t < 0))                                               \
                goto error;                                                    \
        }                                                                      \
    } while (0)

/* A new frame for a Python function whose arguments stand at base. */
#define ENTER_FAST(base, lcode_, fn, argc_, kind_, self_)                      \
    do {                                                                       \
        LCode *n_ = (lcode_);                                                  \
        Value *nr_ = (base);                                                   \
        Frame *nf_ = F + 1;                                                    \
        SAVE();                                                                \
        if (UNLIKELY(nf_ >= cx->frames_end ||                                  \
                     nr_ + n_->nregs > cx->stack_end)) {                       \
            frame_push_slow(cx, nr_, n_, (fn));                                \
            goto error;                                                        \
        }                                                                      \
        nf_->r = nr_;                                                          \
        nf_->lc = n_;                                                          \
        nf_->func = (fn);                                                      \
        nf_->handled = V_NULL;                                                 \
        nf_->self = (self_);                                                   \
        nf_->kind = (kind_);                                                   \
        for (uint32_t i_ = (uint32_t)(argc_); i_ < n_->nlocals; i_++)          \
            nr_[i_] = V_UNBOUND;                                               \
        cx->frame = nf_;                                                       \
        r = nr_;                                                               \
        pc = n_->code;                                                         \
        if (POLLED(cx))                                                        \
            goto poll;                                                         \
        DISPATCH();                                                            \
    } while (0)

#define ENTERED(frame)                                                         \
    do {                                                                       \
        r = (frame)->r;                                                        \
        pc = (frame)->pc;                                                      \
        if (POLLED(cx))                                                        \
            goto poll;                                                         \
        goto dispatch;                                                         \
    } while (0)

#define RESULT(v, n)                                                           \
    do {                                                                       \
        Value v_ = (v);                                                        \
        if (UNLIKELY(!v_))                                                     \
            goto error;                                                        \
        A = v_;                                                                \
        NEXT_SLOW(n);                                                          \
    } while (0)
#define DONE(test, n)                                                          \
    do {                                                                       \
        if (UNLIKELY((test) < 0))                                              \
            goto error;                                                        \
        NEXT_SLOW(n);                                                          \
    } while (0)

#define SLOT_AT(o, offset) (*(Value *)(void *)((char *)as_obj(o) + (offset)))

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

#define STORE_ATTRS(G, IS, twin)                                               \
    CASE(STORE_ATTR##twin) :                                                   \
    {                                                                          \
        SAVE();                                                                \
        DONE(attr_store(cx, pc, A, NAME_C, B), 3);                             \
    }                                                                          \
    CASE(STORE_ATTR_SLOT##twin) :                                              \
    {                                                                          \
        Value o = A;                                                           \
        if (UNLIKELY(!IS(o, pc[1].lo)))                                        \
            goto L_STORE_ATTR##twin;                                           \
        store_object_slot(cx, as_obj(o), &SLOT_AT(o, pc[1].hi), B);            \
        NEXT(3);                                                               \
    }                                                                          \
    CASE(STORE_ATTR_ADD##twin) :                                               \
    {                                                                          \
        Value o = A;                                                           \
        if (UNLIKELY(!IS(o, pc[1].lo)))                                        \
            goto L_STORE_ATTR##twin;                                           \
        store_object_slot(cx, as_obj(o), &SLOT_AT(o, pc[1].hi), B);            \
        store_object_shape(cx, as_obj(o), &as_obj(o)->shape, pc[2].lo);        \
        NEXT(3);                                                               \
    }

#define SETITEMS(G, IS, twin)                                                  \
    CASE(SETITEM##twin) :                                                      \
    {                                                                          \
        SAVE();                                                                \
        DONE(item_store(cx, pc, A, B, C), 1);                                  \
    }                                                                          \
    CASE(SETITEM_LIST##twin) :                                                 \
    {                                                                          \
        Value o = A, k = B;                                                    \
        if (LIKELY(IS(o, KIND_list)) && LIKELY(is_int(k))) {                   \
            List *list = AS(List, o);                                          \
            int64_t i = as_int(k);                                             \
            if (LIKELY((uint64_t)i < list->len)) {                             \
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
        SAVE();                                                                \
        if (G && cx->variant == VARIANT_OPS &&                                 \
            !ops_guard(cx, A, "DELETE_SUBSCR"))                                \
            goto error;                                                        \
        DONE(obj_delitem(cx, A, B), 1);                                        \
    }

Value EVAL_NAME(Ctx *cx)
{
    static const void *const labels[OP_COUNT] = {
#define OP(name, words, abc, effect) &&L_##name,
#include "eval/ops.def"
    };
    Value *r = F->r;
    Word *pc = F->pc;
    if (UNLIKELY(error_pending(cx))) /* thrown into a generator */
        goto error;
    DISPATCH();

poll: /* before the first instruction of a frame, which then runs */
    SAVE();
    if (ctx_poll(cx) < 0)
        goto error;
    goto dispatch;
poll_jump:
    SAVE();
    if (ctx_poll(cx) < 0)
        goto error;
    pc += pc->op == OP_LOOP ? WIDE : IMM_C;
dispatch:
    COUNT();
    goto *labels[pc->op];

    /* ---- registers ---- */
    CASE(MOVE) :
    {
        A = B;
        NEXT(1);
    }
    CASE(MOVE2) :
    {
        Value *to = &A;
        to[0] = B;
        to[1] = C;
        NEXT(1);
    }
    CASE(SWAPR) :
    {
        Value v = A;
        A = B;
        B = v;
        NEXT_SLOW(1);
    }
    CASE(LOADI) :
    {
        A = IMM(IMM_B);
        NEXT(1);
    }
    CASE(LOADK) :
    {
        A = pc[1].v;
        NEXT(2);
    }
    CASE(LOAD_NULL) :
    {
        A = V_NULL;
        NEXT_SLOW(1);
    }
    CASE(CHECK_LOCAL) :
    {
        if (UNLIKELY(A == V_UNBOUND)) {
            SAVE();
            name_unbound_local(cx, F, pc->a);
            goto error;
        }
        NEXT(1);
    }
    CASE(DELETE_FAST) :
    {
        if (UNLIKELY(A == V_UNBOUND)) {
            SAVE();
            name_unbound_local(cx, F, pc->a);
            goto error;
        }
        A = V_UNBOUND;
        NEXT_SLOW(1);
    }
    CASE(NOP) : NEXT_SLOW(1);
    CASE(UNSUPPORTED) :
    {
        SAVE();
        raise_unsupported(cx, (const char *)pc[1].p);
        goto error;
    }

    /* ---- cells ---- */
    CASE(MAKE_CELL) :
    {
        SAVE();
        RESULT(cell_new(cx, A), 1);
    }
    CASE(COPY_FREE) :
    {
        const Tuple *closure = F->func->closure;
        for (uint32_t i = 0; i < pc->b; i++)
            r[pc->a + i] = closure->v[i];
        NEXT_SLOW(1);
    }
    CASE(LOAD_DEREF) :
    {
        Value v = AS(Cell, B)->value;
        if (UNLIKELY(v == V_UNBOUND)) {
            SAVE();
            name_unbound_deref(cx, F, pc->b);
            goto error;
        }
        A = v;
        NEXT(1);
    }
    CASE(LOAD_CLASSDEREF) :
    {
        SAVE();
        RESULT(name_classderef(cx, F, pc->b), 1);
    }
    CASE(STORE_DEREF) :
    {
        Cell *cell = AS(Cell, A);
        store_cell_value(cx, cell, &cell->value, B);
        NEXT(1);
    }
    CASE(STORE_DEREF_G) :
    {
        Cell *cell = AS(Cell, A);
        if (UNLIKELY(cell->hdr.owner != cx->owner)) {
            SAVE();
            name_deref_violation(cx, F, pc->a, "STORE_DEREF");
            goto error;
        }
        store_cell_value(cx, cell, &cell->value, B);
        NEXT_SLOW(1);
    }
    CASE(DELETE_DEREF_G) :
    {
        if (UNLIKELY(as_obj(A)->owner != cx->owner)) {
            SAVE();
            name_deref_violation(cx, F, pc->a, "DELETE_DEREF");
            goto error;
        }
    }
    CASE(DELETE_DEREF) :
    {
        Cell *cell = AS(Cell, A);
        if (UNLIKELY(cell->value == V_UNBOUND)) {
            SAVE();
            name_unbound_deref(cx, F, pc->a);
            goto error;
        }
        store_cell_value(cx, cell, &cell->value, V_UNBOUND);
        NEXT_SLOW(1);
    }

    /* ---- names ---- */
    CASE(LOAD_GLOBAL) :
    {
        SAVE();
        RESULT(name_global(cx, F, pc), 4);
    }
    CASE(LOAD_GLOBAL_M) :
    {
        const Dict *d = F->func->globals;
        if (UNLIKELY(d != pc[2].p || d->version != pc[1].lo))
            goto L_LOAD_GLOBAL;
        A = d->entries->e[pc[1].hi].value;
        NEXT(4);
    }
    CASE(LOAD_GLOBAL_B) :
    {
        const Dict *d = F->func->globals;
        if (UNLIKELY(d != pc[2].p || d->version != pc[1].lo ||
                     builtins_dict->version != pc[3].lo))
            goto L_LOAD_GLOBAL;
        A = builtins_dict->entries->e[pc[1].hi].value;
        NEXT(4);
    }
    CASE(STORE_GLOBAL) :
    {
        SAVE();
        DONE(name_store_global(cx, F, NAME_C, B, false), 1);
    }
    CASE(STORE_GLOBAL_G) :
    {
        SAVE();
        DONE(name_store_global(cx, F, NAME_C, B, true), 1);
    }
    CASE(DELETE_GLOBAL) :
    {
        SAVE();
        DONE(name_delete_global(cx, F, NAME_C, false), 1);
    }
    CASE(DELETE_GLOBAL_G) :
    {
        SAVE();
        DONE(name_delete_global(cx, F, NAME_C, true), 1);
    }
    CASE(LOAD_NAME) :
    {
        SAVE();
        RESULT(name_local(cx, F, pc), 3);
    }
    CASE(LOAD_NAME_M) :
    {
        const Dict *d = F->func->globals;
        if (UNLIKELY(F->locals || d != pc[2].p || d->version != pc[1].lo))
            goto L_LOAD_NAME;
        A = d->entries->e[pc[1].hi].value;
        NEXT_SLOW(3);
    }
    CASE(STORE_NAME) :
    {
        SAVE();
        DONE(name_store(cx, F, NAME_C, B, false), 1);
    }
    CASE(STORE_NAME_G) :
    {
        SAVE();
        DONE(name_store(cx, F, NAME_C, B, true), 1);
    }
    CASE(DELETE_NAME) :
    {
        SAVE();
        DONE(name_delete(cx, F, NAME_C, false), 1);
    }
    CASE(DELETE_NAME_G) :
    {
        SAVE();
        DONE(name_delete(cx, F, NAME_C, true), 1);
    }
    CASE(LOAD_BUILD_CLASS) :
    {
        SAVE();
        Value v = dict_get_str(builtins_dict, name_dunder_build_class);
        if (!v) {
            raise_fmt(cx, &exc_NameError, "__build_class__ not found");
            goto error;
        }
        A = v;
        NEXT_SLOW(1);
    }
    CASE(SETUP_ANNOTATIONS) :
    {
        SAVE();
        DONE(name_setup_annotations(cx, F), 1);
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

    /* ---- attributes ---- */
    CASE(LOAD_ATTR) :
    {
        SAVE();
        RESULT(attr_load(cx, pc, B, NAME_C), 3);
    }
    CASE(LOAD_ATTR_SLOT) :
    {
        Value o = B;
        if (UNLIKELY(!IS_PLAIN(o, pc[1].lo)))
            goto L_LOAD_ATTR;
        Value v = SLOT_AT(o, pc[1].hi);
        if (UNLIKELY(!v))
            goto L_LOAD_ATTR;
        A = v;
        NEXT(3);
    }
    CASE(LOAD_ATTR_OVER) :
    {
        Value o = B;
        if (UNLIKELY(!IS_PLAIN(o, pc[1].lo)))
            goto L_LOAD_ATTR;
        const Values *over = AS(Values, SLOT_AT(o, pc[1].hi));
        Value v = over ? over->v[pc[2].lo] : V_NULL;
        if (UNLIKELY(!v))
            goto L_LOAD_ATTR;
        A = v;
        NEXT(3);
    }
    CASE(LOAD_ATTR_CLASS) :
    {
        Value o = B;
        if (UNLIKELY(!IS_PLAIN(o, pc[1].lo)))
            goto L_LOAD_ATTR;
        A = pc[2].v;
        NEXT(3);
    }
    CASE(LOAD_ATTR_MODULE) :
    {
        Value o = B;
        if (UNLIKELY(!IS_PLAIN(o, KIND_module)))
            goto L_LOAD_ATTR;
        const Dict *d = AS(Module, o)->dict;
        if (UNLIKELY(d != pc[2].p || d->version != pc[1].lo))
            goto L_LOAD_ATTR;
        A = d->entries->e[pc[1].hi].value;
        NEXT(3);
    }
    CASE(LOAD_ATTR_GETTER) :
    {
        Value o = B;
        if (UNLIKELY(!IS_PLAIN(o, pc[1].lo)))
            goto L_LOAD_ATTR;
        Function *fn = pc[2].p;
        LCode *lc = cx->lcode[fn->code->id];
        if (UNLIKELY(!lc))
            goto L_LOAD_ATTR;
        Value *base = r + F->lc->nregs;
        if (UNLIKELY(base + 1 > cx->stack_end))
            goto L_LOAD_ATTR;
        base[0] = o;
        ENTER_FAST(base, lc, fn, 1, FRAME_OP, V_NULL);
    }
    STORE_ATTRS(0, IS_PLAIN, )
    STORE_ATTRS(1, IS_OWN, _G)
    CASE(DELETE_ATTR_G) :
    {
        SAVE();
        if (cx->variant == VARIANT_OPS &&
            !ops_guard_attr(cx, A, NAME_C, "DELETE_ATTR"))
            goto error;
    }
    CASE(DELETE_ATTR) :
    {
        SAVE();
        DONE(obj_delattr(cx, A, NAME_C), 1);
    }
    CASE(LOAD_METHOD) :
    {
        SAVE();
        Value pair[2];
        if (UNLIKELY(attr_method(cx, pc, B, NAME_C, pair) < 0))
            goto error;
        Value *to = &A;
        to[0] = pair[0];
        to[1] = pair[1];
        NEXT(3);
    }
    CASE(LOAD_METHOD_SHAPE) :
    {
        Value o = B;
        if (UNLIKELY(!IS_PLAIN(o, pc[1].lo)))
            goto L_LOAD_METHOD;
        Value *to = &A;
        to[0] = pc[2].v;
        to[1] = o;
        NEXT(3);
    }

    /* ---- items ---- */
    CASE(GETITEM) :
    {
        SAVE();
        RESULT(item_load(cx, pc, B, C), 1);
    }
    CASE(GETITEM_LIST) :
    {
        Value o = B, k = C;
        if (LIKELY(IS_PLAIN(o, KIND_list)) && LIKELY(is_int(k))) {
            const List *list = AS(List, o);
            int64_t i = as_int(k);
            i += i < 0 ? (int64_t)list->len : 0;
            if (LIKELY((uint64_t)i < list->len)) {
                A = list->store->v[i];
                NEXT(1);
            }
        }
        goto L_GETITEM;
    }
    CASE(GETITEM_TUPLE) :
    {
        Value o = B, k = C;
        if (LIKELY(IS_PLAIN(o, KIND_tuple)) && LIKELY(is_int(k))) {
            const Tuple *tuple = AS(Tuple, o);
            int64_t i = as_int(k);
            i += i < 0 ? (int64_t)tuple->len : 0;
            if (LIKELY((uint64_t)i < tuple->len)) {
                A = tuple->v[i];
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
    CASE(GETITEM_I) :
    {
        SAVE();
        RESULT(item_load(cx, pc, B, IMM(IMM_C)), 1);
    }
    CASE(GETITEM_I_LIST) :
    {
        Value o = B;
        if (LIKELY(IS_PLAIN(o, KIND_list))) {
            const List *list = AS(List, o);
            int64_t i = IMM_C;
            i += i < 0 ? (int64_t)list->len : 0;
            if (LIKELY((uint64_t)i < list->len)) {
                A = list->store->v[i];
                NEXT(1);
            }
        }
        goto L_GETITEM_I;
    }
    CASE(GETITEM_I_TUPLE) :
    {
        Value o = B;
        if (LIKELY(IS_PLAIN(o, KIND_tuple))) {
            const Tuple *tuple = AS(Tuple, o);
            int64_t i = IMM_C;
            i += i < 0 ? (int64_t)tuple->len : 0;
            if (LIKELY((uint64_t)i < tuple->len)) {
                A = tuple->v[i];
                NEXT(1);
            }
        }
        goto L_GETITEM_I;
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

    /* ---- calls ---- */
    CASE(CALL) :
    {
        Value callee = r[pc[1].h[0]], out;
        SAVE();
        cache_call(cx, pc, callee, pc->c);
        if (pc->op != OP_CALL)
            AGAIN();
        Frame *nf = call_begin(cx, callee, &B, pc->c, V_NULL, &out);
        if (nf)
            ENTERED(nf);
        RESULT(out, 5);
    }
    CASE(CALL_PY) :
    {
        if (UNLIKELY(r[pc[1].h[0]] != pc[2].v))
            goto call_again;
        Function *fn = AS(Function, pc[2].v);
        ENTER_FAST(&B, (LCode *)pc[3].p, fn, pc->c, FRAME_CALL, V_NULL);
    }
    CASE(CALL_NATIVE) :
    {
        if (UNLIKELY(r[pc[1].h[0]] != pc[2].v))
            goto call_again;
        SAVE();
        Value *argv = &B;
        for (uint32_t i = pc->c; i < pc[1].h[2]; i++)
            argv[i] = V_NULL;
        NativeFn fn = (NativeFn)pc[3].w;
        RESULT(fn(cx, argv, pc->c, NULL), 5);
    }
    CASE(CALL_NEW) :
    {
        if (UNLIKELY(r[pc[1].h[0]] != pc[2].v))
            goto call_again;
        SAVE();
        Value *argv = &B - 1; /* the callee's slot takes the class */
        argv[0] = pc[2].v;
        for (uint32_t i = pc->c; i < pc[1].h[2]; i++)
            argv[i + 1] = V_NULL;
        NativeFn fn = (NativeFn)pc[3].w;
        RESULT(fn(cx, argv, pc->c + 1, NULL), 5);
    }
    CASE(CALL_LEN) :
    {
        if (UNLIKELY(r[pc[1].h[0]] != pc[2].v))
            goto call_again;
        Value o = B;
        if (IS_PLAIN(o, KIND_list)) {
            A = v_int(AS(List, o)->len);
            NEXT(5);
        }
        if (IS_PLAIN(o, KIND_dict) || IS_PLAIN(o, KIND_set)) {
            A = v_int(AS(Dict, o)->used);
            NEXT(5);
        }
        SAVE();
        int64_t n = obj_len(cx, o);
        if (UNLIKELY(n < 0))
            goto error;
        A = v_int(n);
        NEXT(5);
    }
    CASE(CALL_CLASS) :
    {
        if (UNLIKELY(r[pc[1].h[0]] != pc[2].v))
            goto call_again;
        SAVE();
        Value self = instance_new(cx, AS(Type, pc[2].v));
        if (UNLIKELY(!self))
            goto error;
        Value *base = &B - 1;
        base[0] = self;
        ENTER_FAST(base, (LCode *)pc[3].p, (Function *)pc[4].p, pc->c + 1,
                   FRAME_INIT, self);
    }
call_again:
    pc->op = OP_CALL;
    goto L_CALL;
    CASE(CALL_KW) :
    {
        Value out;
        SAVE();
        uint32_t nkw = AS(Tuple, pc[2].v)->len;
        Frame *nf =
            call_begin(cx, r[pc[1].h[0]], &B, pc->c - (int)nkw, pc[2].v, &out);
        if (nf)
            ENTERED(nf);
        RESULT(out, 5);
    }
    CASE(CALL_MAYBE) :
    {
        Value *base = &B, out;
        SAVE();
        bool bound = base[-2] != V_NULL;
        Value callee = bound ? base[-2] : base[-1];
        if (bound) {
            cache_call(cx, pc, callee, pc->c + 1);
            if (pc->op != OP_CALL_MAYBE)
                AGAIN();
        }
        Frame *nf =
            call_begin(cx, callee, base - bound, pc->c + bound, V_NULL, &out);
        if (nf)
            ENTERED(nf);
        RESULT(out, 5);
    }
    CASE(CALL_MAYBE_PY) :
    {
        Value *base = &B - 1;
        if (UNLIKELY(base[-1] != pc[2].v)) {
            pc->op = OP_CALL_MAYBE;
            AGAIN();
        }
        Function *fn = AS(Function, pc[2].v);
        ENTER_FAST(base, (LCode *)pc[3].p, fn, pc->c + 1, FRAME_CALL, V_NULL);
    }
    CASE(CALL_MAYBE_KW) :
    {
        Value *base = &B, out;
        SAVE();
        bool bound = base[-2] != V_NULL;
        uint32_t nkw = AS(Tuple, pc[2].v)->len;
        Frame *nf = call_begin(cx, bound ? base[-2] : base[-1], base - bound,
                               pc->c + bound - (int)nkw, pc[2].v, &out);
        if (nf)
            ENTERED(nf);
        RESULT(out, 5);
    }
    CASE(CALL_METHOD) :
    {
        Value self = C, pair[2], out;
        int argc = pc[1].h[0];
        Value name = F->lc->object->names->v[pc[1].h[1]];
        SAVE();
        cache_call_method(cx, pc, self, name, argc);
        if (pc->op != OP_CALL_METHOD)
            AGAIN();
        if (UNLIKELY(obj_load_method(cx, self, name, &pair[0], &pair[1]) < 0))
            goto lookup_error;
        Value *base = &B;
        base[0] = pair[1];
        if (argc == 1)
            base[1] = r[pc[1].h[3]];
        bool bound = pair[1] != V_NULL;
        Frame *nf = call_begin(cx, pair[0], bound ? base : base + 1,
                               argc + bound, V_NULL, &out);
        if (nf)
            ENTERED(nf);
        RESULT(out, 5);
    }
    CASE(CALL_METHOD_PY) :
    {
        Value self = C;
        if (UNLIKELY(!IS_PLAIN(self, pc[2].lo)))
            goto method_again;
        Value *base = &B;
        base[0] = self;
        ENTER_FAST(base, (LCode *)pc[3].p, (Function *)pc[4].p, pc[1].h[0] + 1,
                   FRAME_CALL, V_NULL);
    }
    CASE(CALL_METHOD_PY1) :
    {
        Value self = C;
        if (UNLIKELY(!IS_PLAIN(self, pc[2].lo)))
            goto method_again;
        Value *base = &B;
        base[0] = self;
        base[1] = r[pc[1].h[3]];
        ENTER_FAST(base, (LCode *)pc[3].p, (Function *)pc[4].p, 2, FRAME_CALL,
                   V_NULL);
    }
    CASE(CALL_METHOD_NATIVE) :
    {
        Value self = C;
        if (UNLIKELY(!IS_PLAIN(self, pc[2].lo)))
            goto method_again;
        const Native *n = pc[3].p;
        if (UNLIKELY((n->flags & MUTATES) && !guard_may(cx, self)))
            goto method_again;
#if PX_ASSERT
        if (n->flags & MUTATES)
            cx->declared = as_obj(self);
#endif
        SAVE();
        Value *argv = &B;
        argv[0] = self;
        uint32_t argc = pc[1].h[0] + 1u;
        if (argc == 2)
            argv[1] = r[pc[1].h[3]];
        for (uint32_t i = argc; i < pc[2].hi; i++)
            argv[i] = V_NULL;
        RESULT(n->fn(cx, argv, (int)argc, NULL), 5);
    }
    CASE(CALL_METHOD_APPEND) :
    {
        Value self = C;
        if (LIKELY(IS_OWN(self, KIND_list))) {
            List *list = AS(List, self);
            Values *store = list->store;
            uint32_t n = list->len;
            Value v = r[pc[1].h[3]];
            if (LIKELY(store && n < store->cap && !list->busy)) {
#if PX_ASSERT
                cx->declared = as_obj(self);
#endif
                store_list_item(cx, list, &store->v[n], v);
                store_list_len(cx, list, &list->len, n + 1);
                A = V_NONE;
                NEXT(5);
            }
            SAVE();
#if PX_ASSERT
            cx->declared = as_obj(self);
#endif
            if (UNLIKELY(list->busy))
                goto L_CALL_METHOD_NATIVE;
            if (UNLIKELY(list_append_own(cx, list, v) < 0))
                goto error;
            A = V_NONE;
            NEXT(5);
        }
        if (IS_PLAIN(self, KIND_list))
            goto L_CALL_METHOD_NATIVE;
    }
method_again:
    pc->op = OP_CALL_METHOD;
    goto L_CALL_METHOD;
    CASE(CALL_EX) :
    {
        Value out, kw = pc->c ? r[pc[1].h[1]] : V_NULL;
        SAVE();
        Frame *nf = call_begin_ex(cx, B, r[pc[1].h[0]], kw, &out);
        if (nf)
            ENTERED(nf);
        RESULT(out, 5);
    }
    CASE(MAKE_FUNCTION) :
    {
        SAVE();
        RESULT(build_function(cx, F, AS(Code, pc[1].v), &B, pc->c), 2);
    }
    {
        Value v;
        CASE(RETURN_K) : v = pc[1].v;
        goto return_value;
        CASE(RETURN) : v = A;
    return_value:
        if (LIKELY(F->kind == FRAME_CALL)) {
            --F;
            r = F->r;
            pc = F->pc;
            A = v;
            NEXT(5);
        }
        switch (F->kind) {
        case FRAME_CALL:
        case FRAME_OP:
            --F;
            r = F->r;
            pc = F->pc;
            A = v;
            NEXT(op_length(pc));
        case FRAME_INIT: {
            if (UNLIKELY(v != V_NONE)) {
                --F;
                r = F->r;
                pc = F->pc;
                raise_fmt(cx, &exc_TypeError,
                          "__init__() should return None, not '%T'", v);
                goto error;
            }
            Value self = F->self;
            --F;
            r = F->r;
            pc = F->pc;
            A = self;
            NEXT(5);
        }
        case FRAME_ENTRY:
            --F;
            return v;
        case FRAME_GEN_ENTRY:
            frame_gen_finish(cx, AS(Generator, F->self));
            --F;
            return v;
        case FRAME_GEN_FOR:
            frame_gen_finish(cx, AS(Generator, F->self));
            --F;
            r = F->r;
            pc = F->pc;
            NEXT(IMM_C);
        }
    }

    /* ---- exceptions, with ---- */
    CASE(RAISE) :
    {
        SAVE();
        if (raise_instr(cx, pc->c, A, B) == 0)
            goto unwind;
        goto error;
    }
    CASE(RERAISE) :
    {
        SAVE();
        reraise(cx, A);
        goto unwind;
    }
    CASE(PUSH_EXC_INFO) :
    {
        Value *at = &A;
        at[1] = at[0];
        at[0] = F->handled ? F->handled : V_NONE;
        F->handled = at[1];
        NEXT_SLOW(1);
    }
    CASE(POP_EXCEPT) :
    {
        F->handled = A == V_NONE ? V_NULL : A;
        NEXT_SLOW(1);
    }
    CASE(EXC_MATCH) :
    {
        SAVE();
        int t = exc_match(cx, B, C);
        if (UNLIKELY(t < 0))
            goto error;
        SET_BOOL(t);
    }
    CASE(BEFORE_WITH) :
    {
        SAVE();
        Value pair[2];
        if (UNLIKELY(with_enter(cx, B, pair) < 0))
            goto error;
        Value *to = &A;
        to[0] = pair[0];
        to[1] = pair[1];
        NEXT_SLOW(1);
    }
    CASE(WITH_EXCEPT_START) :
    {
        SAVE();
        RESULT(with_exit(cx, B, C), 1);
    }
    CASE(LOAD_ASSERTION_ERROR) :
    {
        A = v_obj(&exc_AssertionError);
        NEXT_SLOW(1);
    }

    /* ---- generators ---- */
    CASE(RETURN_GENERATOR) :
    {
        SAVE();
        Value v = frame_gen_make(cx, F);
        if (UNLIKELY(!v))
            goto error;
        FrameKind kind = F->kind;
        --F;
        if (kind == FRAME_ENTRY)
            return v;
        r = F->r;
        pc = F->pc;
        A = v;
        NEXT_SLOW(op_length(pc));
    }
    CASE(YIELD) :
    {
        SAVE();
        Value v = B;
        Value receiver = pc[1].h[0] ? r[pc[1].h[0] - 1] : V_NULL;
        if (UNLIKELY(frame_gen_suspend(cx, F, pc->c, receiver) < 0))
            goto error;
        FrameKind kind = F->kind;
        --F;
        if (kind == FRAME_GEN_ENTRY)
            return v;
        r = F->r;
        pc = F->pc;
        B = v;
        NEXT_SLOW(1);
    }
    CASE(SEND_G)
        : /* delegate_send's slots check the owner */
          CASE(SEND) :
    {
        SAVE();
        Value *at = &A, out;
        int t = delegate_send(cx, at[0], at[1], &out);
        if (UNLIKELY(t < 0))
            goto error;
        if (t) {
            at[1] = out;
            NEXT_SLOW(1);
        }
        at[0] = out;
        NEXT_SLOW(IMM_C);
    }
    CASE(YIELD_FROM_ITER) :
    {
        SAVE();
        RESULT(delegate_iter(cx, B), 1);
    }

    /* ---- import ---- */
    CASE(IMPORT_NAME) :
    {
        SAVE();
        RESULT(import_name(cx, F, pc[1].v, B, C), 2);
    }
    CASE(IMPORT_FROM) :
    {
        SAVE();
        RESULT(import_from(cx, B, NAME_C), 1);
    }
    CASE(IMPORT_STAR) :
    {
        SAVE();
        DONE(import_star(cx, F, A), 1);
    }

    /* ---- match ---- */
    CASE(GET_LEN) :
    {
        SAVE();
        int64_t n = obj_len(cx, B);
        if (UNLIKELY(n < 0))
            goto error;
        A = v_int(n);
        NEXT_SLOW(1);
    }
    CASE(MATCH_MAPPING) : SET_BOOL(match_mapping(cx, B));
    CASE(MATCH_SEQUENCE) : SET_BOOL(match_sequence(cx, B));
    CASE(MATCH_KEYS) :
    {
        SAVE();
        RESULT(match_keys(cx, B, C), 1);
    }
    CASE(MATCH_CLASS) :
    {
        SAVE();
        RESULT(match_class(cx, B, C, r[pc[1].lo], pc[1].hi), 2);
    }
    CASE(PRINT_EXPR) :
    {
        SAVE();
        DONE(print_expr(cx, A), 1);
    }

    /* ---- the way up ---- */
lookup_error: /* of a fused method call: it happened at the look-up */
    F->pc = pc;
    traceback_add(cx, F->lc->object, F->lc->py[pc - F->lc->code] - pc[1].h[2]);
    goto unwind;
error:
    F->pc = pc;
    ASSERT(error_pending(cx));
    traceback_add(cx, F->lc->object, F->lc->py[pc - F->lc->code]);
unwind:
    for (;;) {
        uint32_t py = F->lc->py[pc - F->lc->code];
        const LHandler *h = unwind_handler(F->lc, py);
        if (h) {
            Value exc = exception_catch(cx);
            Value *to = &r[h->reg];
            if (h->lasti)
                *to++ = v_int(py);
            *to = exc;
            pc = h->pc;
            goto dispatch;
        }
        FrameKind kind = F->kind;
        if (kind == FRAME_GEN_ENTRY || kind == FRAME_GEN_FOR)
            frame_gen_failed(cx, F);
        --F;
        if (kind == FRAME_ENTRY || kind == FRAME_GEN_ENTRY)
            return V_NULL;
        r = F->r;
        pc = F->pc;
        traceback_add(cx, F->lc->object, F->lc->py[pc - F->lc->code]);
    }
}
