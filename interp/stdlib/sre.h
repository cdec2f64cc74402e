/* sre.h: regular expressions (module _sre); private to the sre files.
 *
 * re/_compiler.py makes a list of codes (sre_codes.h). sre_validate checks it;
 * sre_lower translates it into a program of our own, which the engine runs
 * (sre_engine.h, once for each width of text). A program is position
 * independent words, read by any thread, written never; whatever changes while
 * matching lives in a SreRun, on the C stack of one call. */
#ifndef PX_STDLIB_SRE_H
#define PX_STDLIB_SRE_H

#include "objects/container.h"
#include "stdlib/sre_codes.h"

#define SRE_UNSET UINT32_MAX    /* no position; no upper bound of a repeat */
enum { SRE_DEPTH_MAX = 10000 }; /* nesting of the code */

/* ---- the program: header, sets, codes, tables, instructions ---- */

/* What a search does before the engine is asked. */
enum { SEARCH_ANY, SEARCH_SET, SEARCH_PREFIX, SEARCH_LITERAL, SEARCH_START };

typedef struct SreHead {
    uint32_t words;  /* of the whole program */
    uint32_t flags;  /* of re */
    uint32_t groups; /* without group 0 */
    uint32_t nregs;  /* marks, then two for each loop that counts */
    uint32_t width;  /* shortest match, code points */
    uint32_t search; /* SEARCH_... */
    uint32_t first;  /* SEARCH_SET: index of the set of first code points */
    uint32_t prefix; /* SEARCH_PREFIX, _LITERAL: its place in the codes */
    uint32_t prefix_len;
    uint32_t ncodes, nsets;
    /* word offsets in the program */
    uint32_t sets, codes, tables, branches, start;
} SreHead;

/* Membership of code points above 255. */
enum {
    HI_NONE,
    HI_ALL,
    HI_CODES,    /* the charset at codes[arg] has c */
    HI_FOLDED,   /* ... has the lower case of c */
    HI_IS,       /* c == arg */
    HI_IS_NOT,   /* c != arg */
    HI_LOWER,    /* the lower case of c is arg */
    HI_NOT_LOWER /* ... is not */
};
/* Set i: bit i % 8 of the byte tables[i / 8 * 256 + c] for c < 256. */
typedef struct SreSet {
    uint32_t hi, arg;
} SreSet;

/* Instructions; operands follow as words. A set operand is three words: offset
 * of its table, mask, index. Targets are word offsets from the start. */
#define SRE_INSTRUCTIONS(X)                                                    \
    X(FAIL, 1)                                                                 \
    X(END, 1)    /* the match is complete */                                   \
    X(SUBEND, 1) /* so is an assertion or atomic group */                      \
    X(LIT, 2)    /* code point */                                              \
    X(STR, 2)    /* count, code points... */                                   \
    X(SET, 4)    /* set */                                                     \
    X(ANY, 1)    /* no line feed */                                            \
    X(ANYALL, 1)                                                               \
    X(AT, 2)   /* AT_... */                                                    \
    X(MARK, 2) /* register */                                                  \
    X(JUMP, 2) /* target */                                                    \
    X(REP, 11) /* see REP_... */                                               \
    X(LAZY, 11)                                                                \
    X(BRANCH, 5) /* count, table, at the end, above 255, targets... */         \
    X(LOOP, 3)   /* register, target of its NEXT */                            \
    X(NEXT, 11)  /* see NEXT_... */                                            \
    X(ASSERT, 3) /* go back, target behind */                                  \
    X(NOT, 3)                                                                  \
    X(ATOMIC, 2) /* target behind */                                           \
    X(POSS, 5)   /* register, min, max, target behind */                       \
    X(GROUP, 3)  /* register, fold */                                          \
    X(EXISTS, 3) /* register, target if unset */

enum {
#define X(name, words) RX_##name,
    SRE_INSTRUCTIONS(X)
#undef X
};
enum {
#define X(name, words) RX_##name##_WORDS = words,
    SRE_INSTRUCTIONS(X)
#undef X
};

/* REP, LAZY: one code point repeated. Filter: the set of code points one of
 * which must follow; mask 0: none. */
enum {
    REP_UNIT = 1, /* UNIT_... */
    REP_MIN,
    REP_MAX,
    REP_KEEP, /* greedy, and giving back cannot help */
    REP_SET,  /* set; UNIT_LIT: the code point */
    REP_FILTER = 8
};
enum { UNIT_SET, UNIT_LIT, UNIT_ANY, UNIT_ALL };

/* NEXT: end of a counted loop. Table and masks: bit 0 body, bit 1 behind. */
enum {
    NEXT_REG = 1,
    NEXT_MIN,
    NEXT_MAX,
    NEXT_LAZY,
    NEXT_EMPTY, /* the body may match nothing */
    NEXT_BODY,
    NEXT_TABLE,
    NEXT_AT_END,
    NEXT_HIGH
};

enum { FOLD_NONE, FOLD_ASCII, FOLD_LOCALE, FOLD_UNICODE };

/* How the code that the compiler gives writes a unit: what takes one code
 * point. FORM_NONE: op begins none. */
typedef enum { FORM_NONE, FORM_ANY, FORM_LITERAL, FORM_SET } SreForm;
SreForm sre_unit_form(uint32_t op);

uint32_t sre_lower_ascii(uint32_t c);
uint32_t sre_upper_ascii(uint32_t c);
uint32_t sre_lower_unicode(uint32_t c);
uint32_t sre_upper_unicode(uint32_t c);
uint32_t sre_fold(uint32_t c, uint32_t fold);
bool sre_category(uint32_t category, uint32_t c);
/* Is c in the charset, which a FAILURE ends? */
bool sre_charset(const uint32_t *set, uint32_t c);
/* c > 255 */
bool sre_set_high(const SreSet *set, const uint32_t *codes, uint32_t c);

/* Is this a list of codes that sre_lower can take? */
bool sre_validate(const uint32_t *code, uint32_t n, uint32_t groups);
/* The program in a new Raw; NULL: MemoryError. */
Raw *sre_lower(Ctx *cx, const uint32_t *code, uint32_t n, uint32_t flags,
               uint32_t groups);

static inline const SreHead *sre_head(const Raw *program)
{
    return (const SreHead *)(const void *)program->b;
}

/* ---- one run ---- */

/* What to do when a path fails, 16 bytes each. */
enum {
    BT_BOTTOM, /* no match here */
    BT_BRANCH, /* aux: alternatives left */
    BT_REP,    /* pos: end now, aux: least end */
    BT_LAZY,   /* pos, aux: how many are taken */
    BT_BEHIND, /* go on behind a loop */
    BT_BODY,   /* once more through a loop */
    BT_STOP,   /* an assertion, atomic group... at pc; aux: the one around it */
    BT_MARK,   /* undo: register pc was pos, lastindex aux */
    BT_LOOP    /* undo: registers pc, pc + 1 were pos, aux */
};
typedef struct SreBack {
    uint32_t what, pc, pos, aux;
} SreBack;

enum { SRE_FEW_REGS = 32, SRE_FEW_BACKS = 64 };

typedef struct SreRun {
    Ctx *cx;
    const Pattern *pattern;
    Value string;
    const void *text; /* code points of `width` bytes */
    const Raw *store; /* of a bytearray, kept alive */
    uint32_t width, end;
    uint32_t pos, endpos; /* as Match gives them */
    const SreHead *head;
    const uint32_t *code, *codes;
    const uint8_t *tables, *branches;
    const SreSet *sets;
    bool full;        /* the match must end at `end` */
    bool dirty;       /* registers may be set without an undo record */
    uint32_t forbid;  /* a match may not end here */
    uint32_t at;      /* where the next search starts */
    uint32_t started; /* of the match */
    uint32_t stopped;
    uint32_t lastindex;
    uint32_t sub; /* index of the innermost BT_STOP, 0: none */
    uint32_t budget;
    uint32_t *regs;
    SreBack *backs, *backs_end;
    Raw *more; /* holds backs, once it has grown */
    uint32_t few_regs[SRE_FEW_REGS];
    SreBack few_backs[SRE_FEW_BACKS];
} SreRun;

/* pos, endpos: V_NULL or ints. 0, -1 raised. r lies on the C stack, the
 * registers of many groups on the heap, so nothing is to be freed. */
int sre_start(Ctx *cx, SreRun *r, Value pattern, Value string, Value pos,
              Value endpos);
/* 1 found: started, stopped, registers; 0; -1 raised. */
int sre_match(SreRun *r);
int sre_search(SreRun *r);
/* After a hit: the next search starts behind it. */
static inline void sre_advance(SreRun *r)
{
    r->forbid = r->started == r->stopped ? r->stopped : (uint32_t)SRE_UNSET;
    r->at = r->stopped;
}
/* Room for more backs above sp; the new sp, NULL with MemoryError raised. */
SreBack *sre_more(SreRun *r, SreBack *sp);
/* Serves the poll of the context. 0, -1 raised. */
int sre_poll(SreRun *r);

int sre_match_1(SreRun *r, uint32_t at);
int sre_match_2(SreRun *r, uint32_t at);
int sre_match_4(SreRun *r, uint32_t at);
int sre_search_1(SreRun *r, uint32_t at);
int sre_search_2(SreRun *r, uint32_t at);
int sre_search_4(SreRun *r, uint32_t at);

/* ---- results ---- */

/* string[from:to] in the run's text, as an exact str or bytes. */
Value sre_slice(Ctx *cx, Value string, uint32_t from, uint32_t to);
/* Group i of the last hit; V_NONE (or the empty text) when it is unset. */
Value sre_group(SreRun *r, uint32_t i, bool empty);
Value sre_match_new(SreRun *r);

#endif
