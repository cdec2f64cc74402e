/* sre_first.c: which code points a piece of a pattern can start with. Answers
 * may be too wide, never too narrow; when the allowance of work is used up they
 * are "anything". */
#include "stdlib/sre_lower.h"

static First anything(void)
{
    First f;
    memset(&f, 0xFF, sizeof f);
    f.chars.high = true;
    f.empty = true;
    return f;
}

/* ---- shapes ---- */

Repeat sre_repeat_at(const Lower *l, uint32_t pc)
{
    const uint32_t *code = l->code + pc;
    uint32_t to = pc + 1 + code[1];
    Repeat r = {.min = code[2], .max = code[3], .body = pc + 4};
    bool one = code[0] != SRE_REPEAT && code[0] != SRE_POSSESSIVE_REPEAT;
    r.body_end = one ? to - 1 : to;
    r.behind = one ? to : to + 1;
    r.lazy = one ? code[0] == SRE_MIN_REPEAT_ONE : l->code[to] == SRE_MIN_UNTIL;
    r.possessive = code[0] == SRE_POSSESSIVE_REPEAT ||
                   code[0] == SRE_POSSESSIVE_REPEAT_ONE;
    return r;
}

uint32_t sre_branch_behind(const Lower *l, uint32_t pc)
{
    uint32_t at = pc + 1;
    while (l->code[at])
        at += l->code[at];
    return at + 1;
}

uint32_t sre_behind(const Lower *l, uint32_t pc)
{
    uint32_t n = sre_unit_words(l, pc);
    if (n)
        return pc + n;
    switch (l->code[pc]) {
    case SRE_REPEAT:
    case SRE_POSSESSIVE_REPEAT:
        return pc + 2 + l->code[pc + 1];
    case SRE_REPEAT_ONE:
    case SRE_MIN_REPEAT_ONE:
    case SRE_POSSESSIVE_REPEAT_ONE:
    case SRE_ATOMIC_GROUP:
    case SRE_ASSERT:
    case SRE_ASSERT_NOT:
        return pc + 1 + l->code[pc + 1];
    case SRE_BRANCH:
        return sre_branch_behind(l, pc);
    case SRE_GROUPREF_EXISTS:
        return sre_exists_at(l, pc).behind;
    case SRE_SUCCESS:
    case SRE_FAILURE:
        return pc + 1;
    default:
        return pc + 2;
    }
}

Exists sre_exists_at(const Lower *l, uint32_t pc)
{
    uint32_t no = pc + 2 + l->code[pc + 2] - 1;
    Exists e = {pc + 3, no, no, no};
    uint32_t at = pc + 3;
    while (at < no && l->code[at] != SRE_JUMP)
        at = sre_behind(l, at);
    if (at < no) {
        e.yes_end = no - 2;
        e.behind = no - 1 + l->code[no - 1];
    }
    return e;
}

/* ---- first code points ---- */

static void first_add(First *f, const First *more)
{
    chars_union(&f->chars, &more->chars);
    f->empty |= more->empty;
}

/* Adds the unit's code points. */
static void add_unit(Lower *l, uint32_t pc, First *f)
{
    uint32_t set = sre_set_of_unit(l, pc);
    if (!l->failed)
        chars_union(&f->chars, &l->sets[set].chars);
}

static First sequence_first(Lower *l, uint32_t pc, uint32_t end, int depth);

static void add_branch(Lower *l, uint32_t pc, First *f, int depth)
{
    f->empty = false;
    for (uint32_t at = pc + 1; l->code[at]; at += l->code[at]) {
        First one = sequence_first(l, at + 1, sre_branch_end(l, at), depth + 1);
        first_add(f, &one);
    }
}

static void add_repeat(Lower *l, uint32_t pc, First *f, int depth)
{
    Repeat r = sre_repeat_at(l, pc);
    First body = sequence_first(l, r.body, r.body_end, depth + 1);
    f->empty = body.empty || r.min == 0;
    chars_union(&f->chars, &body.chars);
}

/* Adds what the code at pc can start with; f->empty: what follows counts too.
 */
static void add_code(Lower *l, uint32_t pc, First *f, int depth)
{
    First body;
    f->empty = true;
    switch (l->code[pc]) {
    case SRE_MARK:
    case SRE_AT:
    case SRE_ASSERT:
    case SRE_ASSERT_NOT:
        break;
    case SRE_REPEAT_ONE:
    case SRE_MIN_REPEAT_ONE:
    case SRE_POSSESSIVE_REPEAT_ONE:
        add_unit(l, pc + 4, f);
        f->empty = l->code[pc + 2] == 0;
        break;
    case SRE_REPEAT:
    case SRE_POSSESSIVE_REPEAT:
        add_repeat(l, pc, f, depth);
        break;
    case SRE_ATOMIC_GROUP:
        body = sequence_first(l, pc + 2, sre_behind(l, pc) - 1, depth + 1);
        chars_union(&f->chars, &body.chars);
        f->empty = body.empty;
        break;
    case SRE_BRANCH:
        add_branch(l, pc, f, depth);
        break;
    default: /* references to groups */
        *f = anything();
        break;
    }
}

static First sequence_first(Lower *l, uint32_t pc, uint32_t end, int depth)
{
    First f;
    memset(&f, 0, sizeof f);
    f.empty = true;
    while (pc < end && f.empty) {
        if (depth > 20 || l->work == 0)
            return anything();
        l->work--;
        if (l->code[pc] == SRE_SUCCESS)
            return anything();
        if (l->code[pc] == SRE_FAILURE) {
            f.empty = false;
        } else if (sre_unit_words(l, pc)) {
            add_unit(l, pc, &f);
            f.empty = false;
        } else {
            add_code(l, pc, &f, depth);
        }
        pc = sre_behind(l, pc);
    }
    return f;
}

First sre_first(Lower *l, uint32_t pc, uint32_t end, const First *follow)
{
    First f = sequence_first(l, pc, end, 0);
    if (f.empty && follow) {
        f.empty = false;
        first_add(&f, follow);
    }
    return f;
}

bool sre_may_be_empty(Lower *l, uint32_t pc, uint32_t end)
{
    return sequence_first(l, pc, end, 0).empty;
}
