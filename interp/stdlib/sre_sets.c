/* sre_sets.c: the sets of code points of a program under construction; equal
 * ones are shared. */
#include <stdlib.h>

#include "stdlib/sre_lower.h"

enum { LOOK_BACK = 64 }; /* sets compared before a new one is made */

void chars_union(Chars *to, const Chars *from)
{
    for (int i = 0; i < 8; i++)
        to->bits[i] |= from->bits[i];
    to->high |= from->high;
}

bool chars_disjoint(const Chars *a, const Chars *b)
{
    uint32_t both = a->high && b->high;
    for (int i = 0; i < 8; i++)
        both |= a->bits[i] & b->bits[i];
    return both == 0;
}

static uint32_t add_set(Lower *l, const SetRow *row)
{
    uint32_t from = l->nsets > LOOK_BACK ? l->nsets - LOOK_BACK : 0;
    for (uint32_t i = from; i < l->nsets; i++)
        if (!memcmp(&l->sets[i].chars, &row->chars, sizeof row->chars) &&
            !memcmp(&l->sets[i].set, &row->set, sizeof row->set))
            return i;
    if (l->nsets == l->sets_cap) {
        uint32_t cap = l->sets_cap ? 2 * l->sets_cap : 16;
        SetRow *sets = realloc(l->sets, cap * sizeof *sets);
        if (!sets) {
            l->failed = true;
            return 0;
        }
        l->sets = sets;
        l->sets_cap = cap;
    }
    l->sets[l->nsets] = *row;
    return l->nsets++;
}

uint32_t sre_set_of_chars(Lower *l, const Chars *chars)
{
    SetRow row;
    memset(&row, 0, sizeof row);
    memcpy(row.chars.bits, chars->bits, sizeof chars->bits);
    row.chars.high = chars->high;
    row.set.hi = chars->high ? HI_ALL : HI_NONE;
    return add_set(l, &row);
}

/* ---- units ---- */

SreForm sre_unit_form(uint32_t op)
{
    switch (op) {
    case SRE_ANY:
    case SRE_ANY_ALL:
        return FORM_ANY;
    case SRE_LITERAL:
    case SRE_NOT_LITERAL:
    case SRE_LITERAL_IGNORE:
    case SRE_NOT_LITERAL_IGNORE:
    case SRE_LITERAL_LOC_IGNORE:
    case SRE_NOT_LITERAL_LOC_IGNORE:
    case SRE_LITERAL_UNI_IGNORE:
    case SRE_NOT_LITERAL_UNI_IGNORE:
        return FORM_LITERAL;
    case SRE_IN:
    case SRE_IN_IGNORE:
    case SRE_IN_LOC_IGNORE:
    case SRE_IN_UNI_IGNORE:
        return FORM_SET;
    default:
        return FORM_NONE;
    }
}

uint32_t sre_unit_words(const Lower *l, uint32_t pc)
{
    static const uint32_t words[] = {[FORM_ANY] = 1, [FORM_LITERAL] = 2};
    SreForm form = sre_unit_form(l->code[pc]);
    return form == FORM_SET ? 1 + l->code[pc + 1] : words[form];
}

static bool loc_is(uint32_t literal, uint32_t c)
{
    return c == literal || sre_lower_ascii(c) == literal ||
           sre_upper_ascii(c) == literal;
}

static bool loc_in(const uint32_t *set, uint32_t c)
{
    return sre_charset(set, sre_lower_ascii(c)) ||
           sre_charset(set, sre_upper_ascii(c));
}

/* Does the unit take c? */
static bool unit_takes(const uint32_t *code, uint32_t c)
{
    switch (code[0]) {
    case SRE_ANY:
        return c != '\n';
    case SRE_LITERAL:
        return c == code[1];
    case SRE_NOT_LITERAL:
        return c != code[1];
    case SRE_LITERAL_IGNORE:
        return sre_lower_ascii(c) == code[1];
    case SRE_NOT_LITERAL_IGNORE:
        return sre_lower_ascii(c) != code[1];
    case SRE_LITERAL_LOC_IGNORE:
        return loc_is(code[1], c);
    case SRE_NOT_LITERAL_LOC_IGNORE:
        return !loc_is(code[1], c);
    case SRE_LITERAL_UNI_IGNORE:
        return sre_lower_unicode(c) == code[1];
    case SRE_NOT_LITERAL_UNI_IGNORE:
        return sre_lower_unicode(c) != code[1];
    case SRE_IN:
        return sre_charset(code + 2, c);
    case SRE_IN_IGNORE:
        return sre_charset(code + 2, sre_lower_ascii(c));
    case SRE_IN_LOC_IGNORE:
        return loc_in(code + 2, c);
    case SRE_IN_UNI_IGNORE:
        return sre_charset(code + 2, sre_lower_unicode(c));
    default: /* ANY_ALL */
        return true;
    }
}

/* How the unit at pc treats code points above 255, which ASCII and locale case
 * leave alone. */
static SreSet unit_high(const uint32_t *code, uint32_t pc)
{
    uint32_t literal = code[pc + 1];
    bool high = literal > 255;
    switch (code[pc]) {
    case SRE_LITERAL:
    case SRE_LITERAL_IGNORE:
    case SRE_LITERAL_LOC_IGNORE:
        return high ? (SreSet){HI_IS, literal} : (SreSet){HI_NONE, 0};
    case SRE_NOT_LITERAL:
    case SRE_NOT_LITERAL_IGNORE:
    case SRE_NOT_LITERAL_LOC_IGNORE:
        return high ? (SreSet){HI_IS_NOT, literal} : (SreSet){HI_ALL, 0};
    case SRE_LITERAL_UNI_IGNORE:
        return (SreSet){HI_LOWER, literal};
    case SRE_NOT_LITERAL_UNI_IGNORE:
        return (SreSet){HI_NOT_LOWER, literal};
    case SRE_IN:
    case SRE_IN_IGNORE:
    case SRE_IN_LOC_IGNORE:
        return (SreSet){HI_CODES, pc + 2};
    case SRE_IN_UNI_IGNORE:
        return (SreSet){HI_FOLDED, pc + 2};
    default:
        return (SreSet){HI_ALL, 0};
    }
}

/* May the charset take code points above 255? */
static bool has_high(const uint32_t *set)
{
    for (;;) {
        switch (*set) {
        case SRE_FAILURE:
            return false;
        case SRE_LITERAL:
            if (set[1] > 255)
                return true;
            set += 2;
            break;
        case SRE_RANGE:
            if (set[2] > 255)
                return true;
            set += 3;
            break;
        case SRE_CHARSET:
            set += 9;
            break;
        case SRE_CATEGORY:
            if (set[1] >= CATEGORY_UNI_DIGIT || set[1] & 1)
                return true;
            set += 2;
            break;
        default: /* NEGATE among them */
            return true;
        }
    }
}

uint32_t sre_set_of_unit(Lower *l, uint32_t pc)
{
    if (l->set_of[pc])
        return l->set_of[pc] - 1;
    SetRow row;
    memset(&row, 0, sizeof row);
    for (uint32_t c = 0; c < 256; c++)
        if (unit_takes(l->code + pc, c))
            chars_add(&row.chars, c);
    row.set = unit_high(l->code, pc);
    if (row.set.hi == HI_CODES && !has_high(l->code + row.set.arg))
        row.set = (SreSet){HI_NONE, 0};
    row.chars.high = row.set.hi != HI_NONE;
    uint32_t i = add_set(l, &row);
    l->set_of[pc] = i + 1;
    return i;
}
