/* lower.h: state of one lowering; private to lower*.c. */
#ifndef PX_EVAL_LOWER_H
#define PX_EVAL_LOWER_H

#include "eval/lcode.h"
#include "context/error.h"
#include "objects/container.h"

typedef enum EntryKind {
    ENTRY_REG,   /* value in register idx: a local (pending alias) or a temp */
    ENTRY_CONST, /* constant idx of the code object */
    ENTRY_NULL,  /* statically no value; nothing is stored anywhere */
} EntryKind;

/* What a slot of CPython's stack is at this point of the lowering. Each temp
 * register is named by at most one entry. */
typedef struct StackEntry {
    uint8_t kind;
    uint32_t idx;
} StackEntry;

#define NO_REG 0xFFFFFFFFu

typedef struct Fixup {
    uint32_t word, target; /* target: index of VerifiedCode's instruction */
    bool wide;
} Fixup;

typedef struct Lower {
    Ctx *cx;
    Code *code;
    const VerifiedCode *v;
    uint32_t variant;
    bool far_jumps; /* conditional jumps over 16-bit distances */
    bool too_far;   /* found out: lower again with far_jumps */
    const char *error;

    Word *words;
    uint32_t *py, *live;
    uint32_t n, cap;
    uint64_t *maps;
    uint32_t map_words, nmaps, maps_cap;

    StackEntry *stack;
    uint32_t depth;    /* entries now */
    uint32_t operands; /* entries that the current instruction began with */
    uint32_t nlocals, ntemps;

    uint32_t *label; /* per instruction: its first word */
    Fixup *fixups;
    uint32_t nfixups, fixups_cap;
    uint32_t last_label, last_insn;
    uint32_t cur, next;    /* instructions: being lowered, next to lower */
    uint32_t pending;      /* register of the result to push, NO_REG */
    uint32_t merge;        /* a DICT_MERGE that the call behind it does, or 0 */
    bool dead;             /* the point here cannot be reached */
    uint64_t *unchecked;   /* bit per instruction: LOAD_FAST may be unbound */
    uint64_t texts, grown; /* bit per local: lower_grow.c */
} Lower;

/* lower_flow.c: which LOAD_FASTs may find their local unbound. */
void flow_analyse(Lower *l);

/* lower_grow.c */
void grow_analyse(Lower *l);
bool grows(const Lower *l, uint32_t local);
bool feeds_grow(const Lower *l, const PyInstr *load);

/* lower_emit.c */
uint32_t emit(Lower *l, uint32_t op, uint32_t a, uint32_t b, uint32_t c);
void emit_value(Lower *l, uint64_t w);
/* A jump with its 16-bit offset in c. */
void emit_jump(Lower *l, uint32_t op, uint32_t a, uint32_t b, uint32_t target);
void emit_goto(Lower *l, uint32_t op, uint32_t target);
void emit_move(Lower *l, uint32_t to, uint32_t from);
/* op, or its guarded twin when this lowering guards it. */
uint32_t guarded(const Lower *l, uint32_t op, uint32_t twin);

static inline uint32_t slot(const Lower *l, uint32_t i)
{
    return l->nlocals + i;
}
void push_reg(Lower *l, uint32_t reg);
void push_const(Lower *l, uint32_t index);
void push_null(Lower *l);
StackEntry pop(Lower *l);
StackEntry *peek(Lower *l, uint32_t i); /* 1: the top */
/* The register of an entry; constants are loaded into a temp. */
uint32_t entry_reg(Lower *l, uint32_t index);
uint32_t pop_reg(Lower *l);
Value entry_const(const Lower *l, StackEntry e);
/* Register for the result: the local of a STORE_FAST that follows (which is
 * then consumed), or a new temp, which the driver pushes when the instruction
 * is lowered (not before: it holds no value yet). After the pops. */
uint32_t result(Lower *l);
/* A free temp for the new top entry. */
uint32_t temp(Lower *l);
/* Every temp goes to its own slot; the entries [from, to) wholly, NULLs too if
 * `nulls`. Before the pops: operands are moved along. */
void settle(Lower *l, uint32_t from, uint32_t to, bool nulls);
/* The top n entries in consecutive slots: the first one's register. */
uint32_t window(Lower *l, uint32_t n);
/* Copies pending aliases of a local that is about to change. */
void save_local(Lower *l, uint32_t local);
bool next_is(const Lower *l, uint32_t ahead, int op);
const PyInstr *instr_at(const Lower *l, uint32_t i);

/* lower_ops.c: one instruction, and what its parts share. */
void lower_instr(Lower *l, const PyInstr *in);
void op_dr(Lower *l, uint32_t op, uint32_t c);   /* one operand, one result */
void op_drr(Lower *l, uint32_t op);              /* two operands */
void op_peek(Lower *l, uint32_t op, uint32_t c); /* the operand stays */
void op_build(Lower *l, uint32_t op, uint32_t n, uint32_t c);
/* lower_jumps.c, lower_control.c: false: not one of theirs. */
bool lower_jump(Lower *l, const PyInstr *in);
bool lower_control(Lower *l, const PyInstr *in);
/* A constant that fits an immediate operand. */
static inline bool small(Value v)
{
    return v && is_int(v) && as_int(v) == (int16_t)as_int(v);
}
/* lower_calls.c */
void lower_call(Lower *l, const PyInstr *in);
void lower_load_method(Lower *l, const PyInstr *in);
void lower_call_ex(Lower *l, const PyInstr *in);
/* BUILD_MAP 0 that the call behind it makes superfluous: true, and its
 * DICT_MERGE leaves the mapping. */
bool lower_merged_map(Lower *l);
void lower_dict_merge(Lower *l, uint32_t n);

#endif
