/* A compiled Python module as the front end hands it to the lowering pass:
 * constants, code records, and each code's decoded and verified instructions.
 * Plain C data in one arena, no Python objects, immutable once loaded; any
 * thread may read it. Includes util only. */
#ifndef PX_FRONT_CODE_H
#define PX_FRONT_CODE_H

#include "util/arena.h"
#include "util/base.h"
#include "opcodes_311.h" /* generated: enum py_opcode, py_binary_op... */

typedef struct PyCode PyCode;
typedef struct PyConst PyConst;
typedef struct VerifiedCode VerifiedCode;

/* --- constants ----------------------------------------------------------- */

typedef enum {
    CONST_NONE,
    CONST_TRUE,
    CONST_FALSE,
    CONST_ELLIPSIS,
    CONST_STOP_ITERATION, /* the class; no compiler emits it */
    CONST_INT,
    CONST_FLOAT,
    CONST_COMPLEX,
    CONST_BYTES,
    CONST_STR,
    CONST_TUPLE,
    CONST_FROZENSET,
    CONST_CODE,
} ConstKind;

struct PyConst {
    ConstKind kind;
    bool interned;   /* CONST_STR: CPython interns it (names, identifiers) */
    bool holds_code; /* the tuple is a co_consts; no other constant can */
    u32 weight;      /* nodes of the tree with shared ones counted each time,
                        at most MARSHAL_MAX_WEIGHT */
    union {
        struct {
            bool fits;     /* small holds the value */
            bool negative; /* sign of the limbs */
            i64 small;
            size_t n_limbs;   /* 0 for zero; the highest limb is not 0 */
            const u64 *limbs; /* magnitude, least significant first */
        } integer;
        double real;
        struct {
            double re, im;
        } cplx;
        struct {
            const char *bytes; /* len bytes and a 0; STR: UTF-8, lone
                                  surrogates encoded as 3 bytes */
            size_t len;
            size_t points; /* STR: code points; == len when ASCII */
        } text;
        struct {
            PyConst *const *items;
            size_t n;
        } seq; /* TUPLE, FROZENSET */
        PyCode *code;
    };
};

/* --- code ---------------------------------------------------------------- */

/* co_flags */
enum {
    PY_CO_OPTIMIZED = 0x1, /* locals are slots; no LOAD_NAME */
    PY_CO_NEWLOCALS = 0x2,
    PY_CO_VARARGS = 0x4,
    PY_CO_VARKEYWORDS = 0x8,
    PY_CO_NESTED = 0x10,
    PY_CO_GENERATOR = 0x20,
    PY_CO_COROUTINE = 0x80,
    PY_CO_ITERABLE_COROUTINE = 0x100,
    PY_CO_ASYNC_GENERATOR = 0x200,
};

/* localspluskinds; an argument that an inner function uses is LOCAL | CELL */
enum { PY_KIND_LOCAL = 0x20, PY_KIND_CELL = 0x40, PY_KIND_FREE = 0x80 };

struct PyCode {
    i32 argcount; /* positional, the positional-only ones included */
    i32 posonly;
    i32 kwonly;
    i32 stacksize;
    u32 flags;
    i32 firstlineno;
    u32 n_code; /* bytes */
    u32 n_consts, n_names, n_localsplus, n_linetable, n_exceptiontable;
    const u8 *code;
    PyConst *const *consts;
    PyConst *const *names;      /* CONST_STR each */
    PyConst *const *localsplus; /* CONST_STR each: locals (arguments first:
        positional, keyword-only, *args, **kwargs), then cells that are no
        arguments, then free variables */
    const u8 *localspluskinds;
    const PyConst *filename, *name, *qualname; /* CONST_STR */
    const u8 *linetable;
    const u8 *exceptiontable;
    /* counted from localspluskinds by the verifier */
    u32 n_locals, n_cells, n_frees; /* slots that have the kind's bit */
    const VerifiedCode *verified;   /* NULL until verify_code */
};

/* --- verified instructions ----------------------------------------------- */

/* What is known of a stack slot before a program runs. Only NULL, MAYBE,
 * CELL, LASTI and PREV are no ordinary Python values. */
typedef enum {
    TAG_BAD,   /* different kinds on different paths: may only be dropped */
    TAG_VALUE, /* some Python value */
    TAG_NULL,  /* no value: PUSH_NULL, LOAD_GLOBAL with bit 0 */
    TAG_MAYBE, /* a value or NULL: under the result of LOAD_METHOD */
    TAG_CELL,  /* LOAD_CLOSURE */
    TAG_CELLS, /* tuple of cells, a closure; payload = how many */
    TAG_CODE,  /* code constant; payload = its index in consts */
    TAG_CONST, /* LOAD_CONST of anything else; payload = its index */
    TAG_LIST,  /* fresh list of a display or comprehension */
    TAG_SET,
    TAG_DICT,
    TAG_TUPLE,
    TAG_ITER,  /* result of GET_ITER and the like */
    TAG_EXC,   /* the raised exception */
    TAG_LASTI, /* offset of the raising instruction, for RERAISE */
    TAG_PREV,  /* previously handled exception or None, for POP_EXCEPT */
} StackTag;

typedef struct {
    u8 kind;     /* StackTag */
    u32 payload; /* see the kinds, else 0 */
} StackSlot;

enum {
    PYI_BLOCK = 1,   /* jump target, handler entry or first instruction */
    PYI_HANDLER = 2, /* entry of an exception handler */
    PYI_LOOP = 4,    /* target of a backward jump */
};

/* One instruction. CACHE and EXTENDED_ARG are gone, arguments complete;
 * the instruction that runs next is the next in the array. */
typedef struct {
    u8 op;       /* enum py_opcode */
    u8 flags;    /* PYI_... */
    u8 callee;   /* CALL: StackTag of the slot below callable and arguments:
                    TAG_NULL: slots are NULL, callable, arguments;
                    any value: callable, self, arguments;
                    TAG_MAYBE: decided at run time (after LOAD_METHOD) */
    i32 arg;     /* 0 when the opcode takes none */
    u32 offset;  /* bytes, of the instruction itself behind EXTENDED_ARG;
                    what CPython calls lasti */
    i32 target;  /* index of the instruction jumped to, or -1 */
    i32 depth;   /* stack depth before it; -1: never reached, not checked
                    further, need not be lowered */
    i32 kwnames; /* CALL: index in consts of the tuple of keyword names,
                    or -1; KW_NAMES itself stays in the array, as does
                    PRECALL: both do nothing more */
    i32 line, end_line;     /* 1-based; -1 unknown */
    i32 col, end_col;       /* 0-based, in bytes of UTF-8; -1 unknown */
    const StackSlot *stack; /* PYI_BLOCK and reached: tags of the depth slots,
                      bottom first, true on every path here; else NULL */
} PyInstr;

/* When an instruction of [start, end) raises: drop the stack to depth, push
 * the raising instruction's offset if lasti is set, push the exception, go on
 * at target. The first entry that holds the instruction is the one, and
 * PyInstr ranges of different entries never overlap. */
typedef struct {
    u32 start, end; /* indices into instrs */
    u32 target;
    i32 depth;
    bool lasti;
} PyHandler;

struct VerifiedCode {
    const PyInstr *instrs;
    u32 n_instrs;
    const PyHandler *handlers; /* ascending start */
    u32 n_handlers;
    i32 max_depth; /* deepest stack that occurs, <= stacksize */
    u32 first;     /* first instruction behind the prologue of COPY_FREE_VARS
                      and MAKE_CELL, which stands nowhere else: each cell slot
                      is made there exactly once, all frees are copied */
};

/* --- a loaded module ----------------------------------------------------- */

typedef struct {
    Arena arena; /* holds everything */
    PyCode *top;
} LoadedCode;

void loaded_code_free(LoadedCode *loaded); /* NULL is fine */

/* The handler that covers an instruction, or NULL. */
const PyHandler *code_handler(const VerifiedCode *code, u32 index);
/* The name of an opcode, "<op N>" never: "?" for an unknown one. */
const char *code_opname(int op);

#endif
