/* sre_lower.h: between sre_lower.c, sre_first.c and sre_sets.c: a program under
 * construction, in malloc'd memory. */
#ifndef PX_STDLIB_SRE_LOWER_H
#define PX_STDLIB_SRE_LOWER_H

#include "stdlib/sre.h"

/* Code points below 256 as bits, and whether any above are in. */
typedef struct Chars {
    uint32_t bits[8];
    bool high;
} Chars;

/* What may come first where a piece of a pattern matches. `empty`: the piece
 * may end without a code point, so anything may come. */
typedef struct First {
    Chars chars;
    bool empty;
} First;

typedef struct SetRow {
    Chars chars;
    SreSet set;
} SetRow;

typedef struct Lower {
    const uint32_t *code; /* validated */
    uint32_t n, groups, nregs;
    uint32_t *out; /* instructions */
    size_t len, cap;
    SetRow *sets;
    uint32_t nsets, sets_cap;
    uint8_t *branches; /* tables of 256 bytes */
    uint32_t nbranches, branches_cap;
    uint32_t *set_of; /* by place of a unit: its set + 1, 0: not yet known */
    uint32_t work;    /* steps that sre_first may still take */
    bool failed;      /* out of memory */
} Lower;

static inline bool chars_has(const Chars *s, uint32_t c)
{
    return (s->bits[c / 32] >> (c % 32)) & 1;
}
static inline void chars_add(Chars *s, uint32_t c)
{
    s->bits[c / 32] |= 1u << (c % 32);
}
void chars_union(Chars *to, const Chars *from);
bool chars_disjoint(const Chars *a, const Chars *b);

/* Index of the set of the unit (LITERAL, IN, ANY...) at pc. */
uint32_t sre_set_of_unit(Lower *l, uint32_t pc);
/* Index of a set with just these code points, or a superset above 255. */
uint32_t sre_set_of_chars(Lower *l, const Chars *chars);
/* Words of the unit at pc; 0: there is none. */
uint32_t sre_unit_words(const Lower *l, uint32_t pc);

/* First code points of the codes in [pc, end), then (where these may be empty)
 * of what follows; follow NULL: anything. */
First sre_first(Lower *l, uint32_t pc, uint32_t end, const First *follow);
/* May the codes in [pc, end) match nothing? */
bool sre_may_be_empty(Lower *l, uint32_t pc, uint32_t end);

/* Shape of the composite codes. */
typedef struct Repeat {
    uint32_t min, max, body, body_end, behind;
    bool lazy, possessive;
} Repeat;
Repeat sre_repeat_at(const Lower *l, uint32_t pc);
/* The alternative at `at` (place of its skip): its end, without the JUMP. */
static inline uint32_t sre_branch_end(const Lower *l, uint32_t at)
{
    return at + l->code[at] - 2;
}
uint32_t sre_branch_behind(const Lower *l, uint32_t pc);
/* The parts of GROUPREF_EXISTS at pc; no == behind: there is no else. */
typedef struct Exists {
    uint32_t yes, yes_end, no, behind;
} Exists;
Exists sre_exists_at(const Lower *l, uint32_t pc);
/* Behind the code at pc, whatever it is. */
uint32_t sre_behind(const Lower *l, uint32_t pc);

#endif
