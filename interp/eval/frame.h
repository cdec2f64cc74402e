/* frame.h: activation records. Registers lie on one contiguous stack; a
 * callee's window begins at the caller's arguments. Frames are an array; the
 * running one is cx->frame; frames[0] is a bottom without code. */
#ifndef PX_EVAL_FRAME_H
#define PX_EVAL_FRAME_H

#include "eval/lcode.h"

typedef enum FrameKind {
    FRAME_CALL,    /* result into the caller's register pc->a */
    FRAME_ENTRY,   /* called from C: the result leaves the loop */
    FRAME_OP,      /* the same, for an instruction that is no call (a getter) */
    FRAME_STORE,   /* the same; the result is dropped (a setter) */
    FRAME_SPECIAL, /* the same; special_end makes the result of it */
    FRAME_NEXT,    /* __next__ for the FOR_ITER of the frame below */
    FRAME_INIT,    /* __init__ of a constructor: the result is `self` */
    FRAME_WITH,    /* __enter__ for BEFORE_WITH; self is the bound __exit__ */
    FRAME_GEN_ENTRY, /* generator resumed from C; self is the generator */
    FRAME_GEN_FOR,   /* ... by FOR_ITER of the frame below */
    FRAME_GEN_SEND,  /* ... by SEND of the frame below */
    FRAME_GEN_NEXT,  /* ... by its call of next() or send() */
    /* ... by a call that takes all items: drain.c. The first are gathered in a
     * list. */
    FRAME_GEN_LIST,
    FRAME_GEN_TUPLE,
    FRAME_GEN_SORTED,
    FRAME_GEN_JOIN,
    FRAME_GEN_SUM,
    FRAME_GEN_ANY,
    FRAME_GEN_ALL,
} FrameKind;

typedef struct Frame {
    Value *r;
    Word *pc; /* instruction being executed, while it calls out */
    LCode *lc;
    Function *func;
    Value handled; /* exception being handled here, or V_NULL */
    Value self;    /* instance, generator; V_NULL */
    Value locals;  /* namespace of module and class code; V_NULL: globals, or
                      a function */
    FrameKind kind;
    bool parked; /* a generator that delegates to the frame above: its registers
                    are still in the generator (gen.c) */
} Frame;

enum {
    FRAMES_MAX = 200000, /* bounds sys.setrecursionlimit */
    STACK_VALUES = 4 * 1024 * 1024
};

/* The loop. Runs cx->frame (an entry frame) until it returns. */
Value eval_run(Ctx *cx);
Value eval_run_stats(Ctx *cx);
Value eval_run_pages(Ctx *cx);
/* Whether --stats counts: the other copy of the loop runs. */
extern bool eval_stats_on;

/* First register above the running frame. */
static inline Value *frame_top(const Ctx *cx)
{
    return cx->frame->r + cx->frame->lc->nregs;
}
/* The frame of the usual call, on top now, its kind not yet set: f is a
 * function of just these arguments, lowered before; else, or without room,
 * NULL and nothing is changed. */
static inline Frame *frame_begin(Ctx *cx, Value f, const Value *argv, int argc)
{
    if (UNLIKELY(!is_exact(f, KIND_function)))
        return NULL;
    Function *fn = AS(Function, f);
    LCode *lc = cx->lcode[fn->code->id];
    Value *to = frame_top(cx);
    Frame *frame = cx->frame + 1;
    if (UNLIKELY(!lc) || UNLIKELY(lc->simple != argc) ||
        UNLIKELY(frame >= cx->frames_end) ||
        UNLIKELY(to + lc->nregs > cx->stack_end))
        return NULL;
    uint32_t i = 0;
    for (; i < (uint32_t)argc; i++)
        to[i] = argv[i];
    for (; i < lc->nlocals; i++)
        to[i] = V_UNBOUND;
    frame->r = to;
    frame->pc = lc->code;
    frame->lc = lc;
    frame->func = fn;
    frame->handled = V_NULL;
    cx->frame = frame;
    return frame;
}
/* A new frame with its arguments already at r[0..lc->simple), locals not yet
 * cleared. NULL: RecursionError raised. */
Frame *frame_push_slow(Ctx *cx, Value *r, LCode *lc, Function *func);

#endif
