/* sre_validate.c: is a list of codes what re/_compiler.py could have written?
 * Everything that sre_lower and the engine rely on is checked here: known
 * codes, skips that stay inside, marks and groups that exist, ranges in order,
 * nesting that ends where it says. */
#include "stdlib/sre.h"

typedef struct Check {
    const uint32_t *code;
    uint32_t groups;
    int depth;
} Check;

/* Units (one code point): the words of the one at pc, 0: none there. */
static uint32_t unit_words(const Check *c, uint32_t pc, uint32_t end);
/* The codes in [pc, end), all of them. jump: NULL, or set when the last is a
 * JUMP, which is left to the caller. */
static bool sequence(Check *c, uint32_t pc, uint32_t end, bool *jump);

/* ---- charsets ---- */

static bool big_chunks(const uint32_t *set, uint32_t left)
{
    if (left < 65 || set[0] > 256 || left - 65 < 8 * set[0])
        return false;
    const uint8_t *numbers = (const uint8_t *)(set + 1);
    for (int i = 0; i < 256; i++)
        if (numbers[i] >= set[0])
            return false;
    return true;
}

/* Words of the charset item at set, 0: none. */
static uint32_t charset_item(const uint32_t *set, uint32_t left)
{
    switch (set[0]) {
    case SRE_NEGATE:
        return 1;
    case SRE_LITERAL:
        return left >= 2 ? 2 : 0;
    case SRE_CATEGORY:
        return left >= 2 && set[1] < CATEGORY_COUNT ? 2 : 0;
    case SRE_RANGE:
    case SRE_RANGE_UNI_IGNORE:
        return left >= 3 && set[1] <= set[2] ? 3 : 0;
    case SRE_CHARSET:
        return left >= 9 ? 9 : 0;
    case SRE_BIGCHARSET:
        return big_chunks(set + 1, left - 1) ? 66 + 8 * set[1] : 0;
    default:
        return 0;
    }
}

/* Items up to a FAILURE that is the last word. */
static bool charset(const uint32_t *set, uint32_t n)
{
    while (n > 1) {
        uint32_t words = charset_item(set, n);
        if (!words || words > n)
            return false;
        set += words;
        n -= words;
    }
    return n == 1 && set[0] == SRE_FAILURE;
}

/* ---- codes ---- */

/* Where the skip at pc leads, 0: outside. */
static uint32_t skip_at(const Check *c, uint32_t pc, uint32_t end)
{
    if (pc >= end || c->code[pc] == 0 || c->code[pc] > end - pc)
        return 0;
    return pc + c->code[pc];
}

static uint32_t unit_words(const Check *c, uint32_t pc, uint32_t end)
{
    uint32_t to;
    switch (sre_unit_form(c->code[pc])) {
    case FORM_ANY:
        return 1;
    case FORM_LITERAL:
        return end - pc >= 2 ? 2 : 0;
    case FORM_SET:
        to = skip_at(c, pc + 1, end);
        if (!to || !charset(c->code + pc + 2, to - pc - 2))
            return 0;
        return to - pc;
    default:
        return 0;
    }
}

static bool bounds(const uint32_t *code)
{
    return code[0] <= code[1];
}

/* The end of a repeat, assertion... whose skip stands at pc, with `operands`
 * words before its body and a last word `last`; 0: wrong. */
static uint32_t body(Check *c, uint32_t pc, uint32_t end, uint32_t operands,
                     uint32_t last)
{
    uint32_t to = skip_at(c, pc, end);
    if (!to || to - pc < operands + 2 || c->code[to - 1] != last)
        return 0;
    return sequence(c, pc + 1 + operands, to - 1, NULL) ? to : 0;
}

/* REPEAT_ONE and its kin at pc: the body is one unit. */
static uint32_t repeat_one(Check *c, uint32_t pc, uint32_t end)
{
    uint32_t to = skip_at(c, pc + 1, end);
    if (!to || to - pc < 6 || !bounds(c->code + pc + 2))
        return 0;
    uint32_t n = unit_words(c, pc + 4, to - 1);
    return n && pc + 4 + n == to - 1 && c->code[to - 1] == SRE_SUCCESS ? to : 0;
}

/* REPEAT skip min max body UNTIL: the skip leads to UNTIL. */
static uint32_t repeat(Check *c, uint32_t pc, uint32_t end, bool possessive)
{
    uint32_t to = skip_at(c, pc + 1, end);
    if (!to || to - pc < 4 || to >= end || !bounds(c->code + pc + 2))
        return 0;
    uint32_t until = c->code[to];
    if (possessive ? until != SRE_SUCCESS
                   : until != SRE_MAX_UNTIL && until != SRE_MIN_UNTIL)
        return 0;
    return sequence(c, pc + 4, to, NULL) ? to + 1 : 0;
}

/* BRANCH skip body JUMP to ... 0: each jump leads behind the 0. */
static uint32_t branch(Check *c, uint32_t pc, uint32_t end)
{
    uint32_t target = 0, at = pc + 1;
    while (at < end && c->code[at]) {
        uint32_t to = skip_at(c, at, end);
        if (!to || to >= end || to - at < 3 || c->code[to - 2] != SRE_JUMP)
            return 0;
        uint32_t behind = skip_at(c, to - 1, end);
        if (!behind || (target && behind != target) ||
            !sequence(c, at + 1, to - 2, NULL))
            return 0;
        target = behind;
        at = to;
    }
    return target && at + 1 == target ? target : 0;
}

/* GROUPREF_EXISTS group skip yes [JUMP skip no] */
static uint32_t exists(Check *c, uint32_t pc, uint32_t end)
{
    if (end - pc < 3 || c->code[pc + 1] >= c->groups || c->code[pc + 2] < 2)
        return 0;
    uint32_t skip = c->code[pc + 2] - 1;
    if (skip > end - (pc + 2))
        return 0;
    uint32_t no = pc + 2 + skip;
    bool jump = false;
    if (!sequence(c, pc + 3, no, &jump))
        return 0;
    if (!jump)
        return no;
    uint32_t behind = skip_at(c, no - 1, end);
    return behind && sequence(c, no, behind, NULL) ? behind : 0;
}

static bool mark_ok(const Check *c, uint32_t pc, uint32_t end)
{
    return end - pc >= 2 && c->code[pc + 1] / 2 < c->groups;
}

static bool group_ok(const Check *c, uint32_t pc, uint32_t end)
{
    return end - pc >= 2 && c->code[pc + 1] < c->groups;
}

/* Words of a code without a body, 0: it is none. */
static uint32_t plain_words(const Check *c, uint32_t pc, uint32_t end)
{
    switch (c->code[pc]) {
    case SRE_SUCCESS:
    case SRE_FAILURE:
        return 1;
    case SRE_AT:
        return end - pc >= 2 && c->code[pc + 1] < AT_COUNT ? 2 : 0;
    case SRE_MARK:
        return mark_ok(c, pc, end) ? 2 : 0;
    case SRE_GROUPREF:
    case SRE_GROUPREF_IGNORE:
    case SRE_GROUPREF_LOC_IGNORE:
    case SRE_GROUPREF_UNI_IGNORE:
        return group_ok(c, pc, end) ? 2 : 0;
    default:
        return unit_words(c, pc, end);
    }
}

/* Behind the code at pc; 0: wrong. */
static uint32_t step(Check *c, uint32_t pc, uint32_t end)
{
    switch (c->code[pc]) {
    case SRE_REPEAT_ONE:
    case SRE_MIN_REPEAT_ONE:
    case SRE_POSSESSIVE_REPEAT_ONE:
        return repeat_one(c, pc, end);
    case SRE_REPEAT:
        return repeat(c, pc, end, false);
    case SRE_POSSESSIVE_REPEAT:
        return repeat(c, pc, end, true);
    case SRE_ATOMIC_GROUP:
        return body(c, pc + 1, end, 0, SRE_SUCCESS);
    case SRE_ASSERT:
    case SRE_ASSERT_NOT:
        return body(c, pc + 1, end, 1, SRE_SUCCESS);
    case SRE_BRANCH:
        return branch(c, pc, end);
    case SRE_GROUPREF_EXISTS:
        return exists(c, pc, end);
    default: {
        uint32_t n = plain_words(c, pc, end);
        return n ? pc + n : 0;
    }
    }
}

static bool sequence(Check *c, uint32_t pc, uint32_t end, bool *jump)
{
    if (pc > end || ++c->depth > SRE_DEPTH_MAX)
        return false;
    while (pc < end) {
        if (jump && c->code[pc] == SRE_JUMP && end - pc == 2) {
            *jump = true;
            break;
        }
        pc = step(c, pc, end);
        if (!pc)
            return false;
    }
    c->depth--;
    return true;
}

/* INFO skip flags min max [prefix] [charset]: behind it, 0: wrong. */
static uint32_t info(const Check *c, uint32_t n)
{
    uint32_t to = skip_at(c, 1, n);
    if (!to || to < 5)
        return 0;
    const uint32_t *code = c->code;
    uint32_t flags = code[2], at = 5;
    if (flags & ~(uint32_t)(INFO_PREFIX | INFO_LITERAL | INFO_CHARSET) ||
        (flags & INFO_PREFIX && flags & INFO_CHARSET) ||
        (flags & INFO_LITERAL && !(flags & INFO_PREFIX)))
        return 0;
    if (flags & INFO_PREFIX) {
        if (to < 7 || code[5] == 0 || code[5] > (to - 7) / 2 ||
            code[6] > code[5])
            return 0;
        at = 7 + 2 * code[5];
    }
    if (flags & INFO_CHARSET)
        return charset(code + 5, to - 5) ? to : 0;
    return at == to ? to : 0;
}

bool sre_validate(const uint32_t *code, uint32_t n, uint32_t groups)
{
    Check c = {code, groups, 0};
    uint32_t pc = 0;
    if (n == 0 || code[n - 1] != SRE_SUCCESS)
        return false;
    if (code[0] == SRE_INFO) {
        pc = info(&c, n - 1);
        if (!pc)
            return false;
    }
    return sequence(&c, pc, n - 1, NULL);
}
