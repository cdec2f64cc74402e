/* lcode.h: lowered code. Owns the instruction format, the tables made from
 * ops.def, and LCode. Each worker lowers for itself, one LCode a code object
 * and variant: quickening and inline caches write it. A cache holds main or
 * static pointers and shape ids only. Who may include it: eval/. */
#ifndef PX_EVAL_LCODE_H
#define PX_EVAL_LCODE_H

#include "context/worker.h"
#include "front/code.h"
#include "guard/effects.h"
#include "util/buf.h"

/* Before a loop that runs a few times only: wider steps would cost more to
 * prepare than they save. */
#if defined(__clang__)
#define SHORT_LOOP _Pragma("clang loop vectorize(disable) unroll(disable)")
#else
#define SHORT_LOOP
#endif

enum { STORES = 0x10000 }; /* effect column of ops.def, see there */

/* Where the operands of an arithmetic instruction stand. */
typedef enum ArithForm {
    ARITH_NONE,
    ARITH_RR, /* registers b and c */
    ARITH_RK, /* b, word 1 */
    ARITH_KR, /* word 1, b */
    ARITH_RI, /* b, immediate c */
    ARITH_INPLACE = 8
} ArithForm;

/* GETSLICE: bounds in word 1 that are immediates; SLICE_NONE is None. */
enum { SLICE_FROM = 1, SLICE_TO = 2, SLICE_NONE = 0x8000 };

typedef enum LOp {
#define OP(name, words, abc, effect) OP_##name,
#include "eval/ops.def"
    OP_COUNT
} LOp;

/* One 8-byte word: an instruction, or data of the one before. */
typedef union Word {
    struct {
        uint16_t op, a, b, c;
    };
    uint16_t h[4];
    struct {
        uint32_t lo, hi;
    };
    uint64_t w;
    Value v;
    void *p;
} Word;

typedef struct LHandler {
    uint32_t start, end; /* indices of VerifiedCode's instructions */
    Word *pc;
    uint16_t reg; /* takes the last instruction's index (lasti), then exc */
    bool lasti;
} LHandler;

/* A function without *args, **kwargs and keyword-only parameters is simple:
 * called with as many positional arguments as it has it needs no binding. */
enum { NOT_SIMPLE = -1 };

typedef struct LCode {
    Word *code;
    uint32_t nwords;
    int32_t simple;   /* argument count of a simple function, or NOT_SIMPLE */
    uint32_t nlocals; /* nlocalsplus */
    uint32_t nregs;   /* locals, stack slots, and LCODE_SLACK more */
    Code *object;
    uint32_t *py;   /* per word: index of VerifiedCode's instruction */
    uint32_t *live; /* per word: row of maps */
    uint64_t *maps; /* rows of map_words: stack slots that hold values */
    uint32_t map_words, nmaps;
    LHandler *handlers;
    uint32_t nhandlers;
    struct LCode *next; /* all of one worker and variant */
} LCode;

/* Registers behind a frame's own: padding of absent arguments of natives. */
enum { LCODE_SLACK = 8 };

extern const uint8_t op_words[OP_COUNT]; /* 0: see lcode_next */
extern const uint16_t op_base[OP_COUNT]; /* what a flush writes back */
extern const char *const op_names[OP_COUNT];
extern const char *const op_operands[OP_COUNT];
extern const uint32_t op_effects[OP_COUNT];

static inline uint32_t op_length(const Word *w)
{
    return w->op == OP_UNPACK ? 1u + (w->b + 3u) / 4u : op_words[w->op];
}

/* The lowered code of `code` for cx's worker and variant, made at the first
 * call. NULL: raised (too large a function, no memory). */
LCode *lower(Ctx *cx, Code *code);
/* Lowers without entering it in a table (tests, --dis); lcode_free. */
LCode *lower_alone(Ctx *cx, Code *code, uint32_t variant);
void lcode_free(LCode *lc);
static inline LCode *lcode_of(Ctx *cx, Code *code)
{
    LCode *lc = cx->lcode[code->id];
    return LIKELY(lc != NULL) ? lc : lower(cx, code);
}
/* fuse.c: gives the operator at pc, just lowered, a form that does the one
 * behind it too, if all operands are ints. */
void fuse_ints(uint32_t nlocals, Word *pc);
/* Text of an instruction stream, one line an instruction. */
void lcode_print(const LCode *lc, Buf *out);

#endif
