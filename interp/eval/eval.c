/* eval.c: the bytecode loop. Owns dispatch and the fast paths; everything else
 * is in slow.h. The instructions stand in cases_*.h. eval_stats.c compiles this
 * file a second time, counting.
 *
 * Registers of the loop: r (those of the running frame) and pc (the instruction
 * that runs); the frame itself is cx->frame, F: a third variable that lives
 * across all indirect jumps costs every instruction a spill. F->pc is saved
 * before anything that may collect, raise or call: the collector finds the live
 * registers by it.
 *
 * Guarded twins (_G) test owner and shape with one 64-bit compare. */
#include "eval/arith.h"
#include "eval/cache.h"
#include "eval/lookup.h"
#include "eval/slow.h"
#include "eval/step.h"
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
#elif defined(EVAL_PAGES)
#define EVAL_NAME eval_run_pages
#else
#define EVAL_NAME eval_run
#endif
#ifndef COUNT
#define COUNT() (void)0
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
#define SAVE()  (F->pc = pc)
#define AGAIN() goto dispatch
/* Where refused writes are raised (guard/pages.h) an instruction that may write
 * is saved before it does, and the whole loop stands in one section. */
#if defined(EVAL_STATS) || defined(EVAL_PAGES)
#pragma GCC diagnostic ignored "-Wunused-label"
enum {
#define OP(name, words, abc, effect) WRITES_##name = ((effect)&MUTATES) != 0,
#include "eval/ops.def"
};
#define EVAL_SECTION __attribute__((section("px_loop")))
#define CASE(op)                                                               \
    L_##op : if (WRITES_##op)                                                  \
    {                                                                          \
        SAVE();                                                                \
        __asm__ volatile("" ::: "memory");                                     \
    }                                                                          \
    B_##op
#else
#define EVAL_SECTION
#define CASE(op) L_##op
#endif

/* A plain load, where nobody checks for races: it stands in the comparison. */
#ifdef PX_RACE
#define POLLED(cx)                                                             \
    UNLIKELY(atomic_load_explicit(&(cx)->poll, memory_order_relaxed))
#else
#define POLLED(cx) UNLIKELY(*(const uint32_t *)(const void *)&(cx)->poll)
#endif
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
#define IS_OWN(v, s)   (is_obj(v) && HEADER(v) == own_header(cx, (s)))

#define IMM(i) v_int(i)
/* What the guard has let through, for the checks of debug builds. */
#if PX_ASSERT
#define DECLARE(v) (cx->declared = as_obj(v))
#else
#define DECLARE(v) ((void)0)
#endif

/* Containers whose length, a u32, stands right behind the header. */
#define BIT(kind)  (1u << KIND_##kind)
#define HAS_LEN(o) ((o)->shape < 32 && (LENGTHY >> (o)->shape & 1))
enum {
    LENGTHY = BIT(str) | BIT(bytes) | BIT(tuple) | BIT(list) | BIT(dict) |
              BIT(set) | BIT(frozenset)
};
#define LEN_OF(v) (AS(Tuple, v)->len)
_Static_assert(KIND_frozenset < 31 && offsetof(Str, len) == 8 &&
                   offsetof(Bytes, len) == 8 && offsetof(Tuple, len) == 8 &&
                   offsetof(List, len) == 8 && offsetof(Dict, used) == 8 &&
                   offsetof(Set, used) == 8,
               "LEN_OF");

#define IS_INSTANCE(v) (is_obj(v) && as_obj(v)->shape >= KIND_COUNT)
/* x: an operand; if it is an instance a Python method may do the work. */
#define SPECIAL(x)                                                             \
    do {                                                                       \
        if (UNLIKELY(IS_INSTANCE(x))) {                                        \
            SAVE();                                                            \
            if (special_begin(cx, r, pc))                                      \
                goto entered;                                                  \
        }                                                                      \
    } while (0)

#define TRUTH(v, t)                                                            \
    do {                                                                       \
        if ((v) == V_TRUE) {                                                   \
            t = 1;                                                             \
        } else if ((v) == V_FALSE || (v) == V_NONE) {                          \
            t = 0;                                                             \
        } else if (is_int(v)) {                                                \
            t = (v) != TAG_INT;                                                \
        } else if (is_obj(v) && HAS_LEN(as_obj(v))) {                          \
            t = LEN_OF(v) != 0;                                                \
        } else {                                                               \
            SPECIAL(v);                                                        \
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
        if ((kind_) >= FRAME_INIT) /* else nobody looks */                     \
            nf_->self = (self_);                                               \
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

/* Enters fn from an instruction that is no call, its arguments at the top; n:
 * how many, which it must take exactly. */
#define TOP_OF_FRAME() (r + F->lc->nregs)
#define ENTER_TOP(fn, n, kind_, otherwise)                                     \
    do {                                                                       \
        LCode *lc_ = cx->lcode[(fn)->code->id];                                \
        if (UNLIKELY(!lc_) || UNLIKELY(lc_->simple != (n)))                    \
            goto otherwise;                                                    \
        ENTER_FAST(TOP_OF_FRAME(), lc_, fn, n, kind_, V_NULL);                 \
    } while (0)

/* The same with some arguments absent, taken from the defaults. */
#define ENTER_DEFAULTS(base, lcode_, fn, argc_, otherwise)                     \
    do {                                                                       \
        const Tuple *defaults_ = (fn)->defaults;                               \
        uint32_t total_ = (uint32_t)(lcode_)->simple, given_ = (argc_);        \
        if (UNLIKELY(!defaults_ || defaults_->len < total_ - given_))          \
            goto otherwise;                                                    \
        for (uint32_t k_ = given_; k_ < total_; k_++)                          \
            (base)[k_] = defaults_->v[defaults_->len - (total_ - k_)];         \
        ENTER_FAST(base, lcode_, fn, total_, FRAME_CALL, V_NULL);              \
    } while (0)

#define ENTERED(frame) goto entered /* the frame is on top */

/* Runs the suspended generator g above the running frame; what its yield gives
 * is `sent`. As frame_gen_push. */
#define RESUME(g, sent, kind_)                                                 \
    do {                                                                       \
        Generator *g_ = (g);                                                   \
        LCode *n_ = cx->lcode[g_->func->code->id];                             \
        Frame *nf_ = F + 1;                                                    \
        Value *nr_ = r + F->lc->nregs;                                         \
        SAVE();                                                                \
        if (UNLIKELY(!n_) || g_->yield_from ||                                 \
            UNLIKELY(nf_ >= cx->frames_end) ||                                 \
            UNLIKELY(nr_ + n_->nregs > cx->stack_end)) {                       \
            nf_ = frame_gen_push(cx, g_, (sent), (kind_));                     \
            if (!nf_)                                                          \
                goto error;                                                    \
            ENTERED(nf_);                                                      \
        }                                                                      \
        const Value *from_ = g_->regs->v;                                      \
        for (uint32_t i_ = 0, k_ = g_->nregs; i_ < k_; i_++)                   \
            nr_[i_] = from_[i_];                                               \
        nf_->r = nr_;                                                          \
        nf_->lc = n_;                                                          \
        nf_->func = g_->func;                                                  \
        nf_->handled = g_->handled;                                            \
        nf_->self = v_obj(g_);                                                 \
        nf_->kind = (kind_);                                                   \
        nf_->locals = V_NULL;                                                  \
        store_generator_state(cx, g_, &g_->state, GEN_RUNNING);                \
        pc = n_->code + g_->pc;                                                \
        nr_[pc->a] = (sent);                                                   \
        pc += pc->op == OP_YIELD ? op_words[OP_YIELD] : 1;                     \
        cx->frame = nf_;                                                       \
        r = nr_;                                                               \
        if (POLLED(cx))                                                        \
            goto poll;                                                         \
        DISPATCH();                                                            \
    } while (0)

#define RESULT(v, n)                                                           \
    do {                                                                       \
        Value v_ = (v);                                                        \
        if (UNLIKELY(!v_))                                                     \
            goto error;                                                        \
        A = v_;                                                                \
        NEXT(n);                                                               \
    } while (0)
#define DONE(test, n)                                                          \
    do {                                                                       \
        if (UNLIKELY((test) < 0))                                              \
            goto error;                                                        \
        NEXT(n);                                                               \
    } while (0)

#define SLOT_AT(o, offset) (*(Value *)(void *)((char *)as_obj(o) + (offset)))

/* Of constant kinds a word that stands ready. */
ALWAYS_INLINE uint64_t own_header(const Ctx *cx, uint32_t shape)
{
    if (__builtin_constant_p(shape)) {
        if (shape == KIND_list)
            return cx->own[OWN_list];
        if (shape == KIND_dict)
            return cx->own[OWN_dict];
        if (shape == KIND_list_iterator)
            return cx->own[OWN_list_iterator];
        if (shape == KIND_range_iterator)
            return cx->own[OWN_range_iterator];
        if (shape == KIND_tuple_iterator)
            return cx->own[OWN_tuple_iterator];
        if (shape == KIND_enumerate)
            return cx->own[OWN_enumerate];
    }
    return cx->owner_hi | shape;
}

EVAL_SECTION Value EVAL_NAME(Ctx *cx)
{
    static const void *const labels[OP_COUNT] = {
#define OP(name, words, abc, effect) &&L_##name,
#include "eval/ops.def"
    };
    Value *r = F->r;
    Word *pc = F->pc;
    Value result;
    if (UNLIKELY(error_pending(cx))) /* thrown into a generator */
        goto error;
    DISPATCH();

entered: /* a frame that was pushed in C */
    r = F->r;
    pc = F->pc;
    if (!POLLED(cx))
        goto dispatch;
poll: /* before the first instruction of a frame, which then runs */
    SAVE();
    if (ctx_poll(cx) < 0)
        goto error;
    goto dispatch;
poll_jump:
    SAVE();
    if (ctx_poll(cx) < 0)
        goto error;
    pc += op_operands[pc->op][1] == 'J' ? WIDE : IMM_C;
dispatch:
    COUNT();
    goto *labels[pc->op];

#include "eval/cases_basic.h"
#include "eval/cases_arith.h"
#include "eval/cases_compare.h"
#include "eval/cases_iter.h"
#include "eval/cases_attr.h"
#include "eval/cases_item.h"
#include "eval/cases_call.h"
#include "eval/cases_method.h"
#include "eval/cases_rest.h"

arith_slow : {
    SPECIAL(B);
    SAVE();
    Value v = slow_arith(cx, r, pc);
    if (UNLIKELY(!v))
        goto error;
    A = v;
    NEXT_SLOW(op_words[pc->op]);
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
        if (kind >= FRAME_GEN_ENTRY)
            frame_gen_failed(cx, F);
        --F;
        if (kind == FRAME_ENTRY || kind == FRAME_GEN_ENTRY)
            return V_NULL;
        if (UNLIKELY(F->parked))
            frame_gen_unpark(F, F[1].r);
        r = F->r;
        pc = F->pc;
        if (kind == FRAME_NEXT && error_matches(cx, &exc_StopIteration)) {
            error_clear(cx);
            NEXT_SLOW(IMM_C);
        }
        traceback_add(cx, F->lc->object, F->lc->py[pc - F->lc->code]);
    }
}
