/* sre_test.c: the validator and the engine on codes that no compiler wrote:
 * made by a grammar, then damaged. What the validator lets through must run to
 * an end over texts of every width, with marks inside the text; ASan and UBSan
 * see the rest.
 *
 *   PX_FUZZ  how many lists (default 20000) */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include "context/runtime.h"
#include "objects/classes.h"
#include "objects/textparts.h"
#include "stdlib/sre.h"
#include "util/rng.h"

enum { CODES = 4096, GROUPS = 3, DEEP = SRE_DEPTH_MAX + 10 };

static Ctx *cx;
static Rng rng;

typedef struct Codes {
    uint32_t code[CODES];
    uint32_t n;
} Codes;

static int start(void **state)
{
    (void)state;
    static PxOptions options = {.workers = 1, .idle_worker = -1};
    runtime_init(&options);
    cx = &runtime.main;
    rng_seed(&rng, 2013);
    return types_init(&runtime.boot);
}

static int stop(void **state)
{
    (void)state;
    runtime_end();
    return 0;
}

static uint32_t below(uint32_t n)
{
    return (uint32_t)rng_below(&rng, n);
}

static uint32_t pick(const uint32_t *of, uint32_t n)
{
    return of[below(n)];
}

static void put(Codes *c, uint32_t word)
{
    assert_true(c->n < CODES);
    c->code[c->n++] = word;
}

static uint32_t put_skip(Codes *c)
{
    put(c, 0);
    return c->n - 1;
}

static void close_skip(Codes *c, uint32_t at)
{
    c->code[at] = c->n - at;
}

static uint32_t letter(void)
{
    static const uint32_t of[] = {'a',  'b',   'b',   'c',    '\n',
                                  0xE9, 0x416, 0x436, 0x212A, 0x1F600};
    return pick(of, 10);
}

/* ---- codes made by a grammar ---- */

static void put_big_charset(Codes *c)
{
    put(c, SRE_BIGCHARSET);
    put(c, 2);
    for (int i = 0; i < 64; i++)
        put(c, below(2) ? 0x01000100 : 0);
    for (int i = 0; i < 16; i++)
        put(c, (uint32_t)rng_below(&rng, UINT32_MAX));
}

static void put_item(Codes *c)
{
    uint32_t low = letter();
    switch (below(6)) {
    case 0:
        put(c, SRE_LITERAL);
        put(c, low);
        break;
    case 1:
        put(c, below(2) ? SRE_RANGE : SRE_RANGE_UNI_IGNORE);
        put(c, low);
        put(c, low + below(300));
        break;
    case 2:
        put(c, SRE_CATEGORY);
        put(c, below(CATEGORY_COUNT));
        break;
    case 3:
        put(c, SRE_CHARSET);
        for (int i = 0; i < 8; i++)
            put(c, (uint32_t)rng_below(&rng, UINT32_MAX));
        break;
    case 4:
        put_big_charset(c);
        break;
    default:
        put(c, SRE_NEGATE);
    }
}

static void put_unit(Codes *c)
{
    static const uint32_t literals[] = {
        SRE_LITERAL,
        SRE_NOT_LITERAL,
        SRE_LITERAL_IGNORE,
        SRE_NOT_LITERAL_IGNORE,
        SRE_LITERAL_LOC_IGNORE,
        SRE_NOT_LITERAL_LOC_IGNORE,
        SRE_LITERAL_UNI_IGNORE,
        SRE_NOT_LITERAL_UNI_IGNORE,
    };
    static const uint32_t sets[] = {SRE_IN, SRE_IN_IGNORE, SRE_IN_LOC_IGNORE,
                                    SRE_IN_UNI_IGNORE};
    uint32_t kind = below(8), skip;
    if (kind < 2) {
        put(c, kind ? SRE_ANY : SRE_ANY_ALL);
    } else if (kind < 6) {
        put(c, pick(literals, 8));
        put(c, letter());
    } else {
        put(c, pick(sets, 4));
        skip = put_skip(c);
        for (uint32_t i = 0; i < 1 + below(2); i++)
            put_item(c);
        put(c, SRE_FAILURE);
        close_skip(c, skip);
    }
}

static void put_sequence(Codes *c, int depth);

static void put_bounds(Codes *c)
{
    uint32_t min = below(3);
    put(c, min);
    put(c, below(2) ? SRE_UNSET : min + below(3));
}

static void put_repeat(Codes *c, int depth)
{
    static const uint32_t ones[] = {SRE_REPEAT_ONE, SRE_MIN_REPEAT_ONE,
                                    SRE_POSSESSIVE_REPEAT_ONE};
    bool one = below(2), possessive = below(4) == 0;
    put(c, one          ? pick(ones, 3)
           : possessive ? SRE_POSSESSIVE_REPEAT
                        : SRE_REPEAT);
    uint32_t skip = put_skip(c);
    put_bounds(c);
    if (one) {
        put_unit(c);
        put(c, SRE_SUCCESS);
        close_skip(c, skip);
        return;
    }
    put_sequence(c, depth - 1);
    close_skip(c, skip);
    put(c, possessive ? SRE_SUCCESS : below(2) ? SRE_MAX_UNTIL : SRE_MIN_UNTIL);
}

static void put_branch(Codes *c, int depth)
{
    uint32_t jumps[12], n = 1 + below(below(4) ? 4 : 12);
    put(c, SRE_BRANCH);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t skip = put_skip(c);
        put_sequence(c, depth - 1);
        put(c, SRE_JUMP);
        jumps[i] = put_skip(c);
        close_skip(c, skip);
    }
    put(c, SRE_FAILURE);
    for (uint32_t i = 0; i < n; i++)
        close_skip(c, jumps[i]);
}

static void put_exists(Codes *c, int depth)
{
    put(c, SRE_GROUPREF_EXISTS);
    put(c, below(GROUPS));
    uint32_t yes = put_skip(c);
    put_sequence(c, depth - 1);
    if (below(2)) {
        put(c, SRE_JUMP);
        uint32_t no = put_skip(c);
        close_skip(c, yes);
        put_sequence(c, depth - 1);
        close_skip(c, no);
    } else {
        close_skip(c, yes);
    }
    c->code[yes] += 1;
}

static void put_inner(Codes *c, int depth)
{
    static const uint32_t ops[] = {SRE_ASSERT, SRE_ASSERT_NOT,
                                   SRE_ATOMIC_GROUP};
    uint32_t op = pick(ops, 3);
    put(c, op);
    uint32_t skip = put_skip(c);
    if (op != SRE_ATOMIC_GROUP)
        put(c, below(3));
    put_sequence(c, depth - 1);
    put(c, SRE_SUCCESS);
    close_skip(c, skip);
}

static void put_plain(Codes *c)
{
    static const uint32_t refs[] = {SRE_GROUPREF, SRE_GROUPREF_IGNORE,
                                    SRE_GROUPREF_LOC_IGNORE,
                                    SRE_GROUPREF_UNI_IGNORE};
    switch (below(4)) {
    case 0:
        put(c, SRE_AT);
        put(c, below(AT_COUNT));
        break;
    case 1:
        put(c, pick(refs, 4));
        put(c, below(GROUPS));
        break;
    default:
        put(c, SRE_MARK); /* in any order: the engine must not trust it */
        put(c, below(2 * GROUPS));
    }
}

static void put_sequence(Codes *c, int depth)
{
    for (uint32_t n = below(4); n > 0 && c->n < CODES / 4; n--) {
        uint32_t kind = below(depth > 0 ? 12 : 6);
        if (kind < 4)
            put_unit(c);
        else if (kind < 6)
            put_plain(c);
        else if (kind < 9)
            put_repeat(c, depth);
        else if (kind < 10)
            put_branch(c, depth);
        else if (kind < 11)
            put_inner(c, depth);
        else
            put_exists(c, depth);
    }
}

static void make_codes(Codes *c)
{
    c->n = 0;
    put_sequence(c, 3);
    put(c, SRE_SUCCESS);
}

/* ---- running them ---- */

static Value some_text(int width)
{
    static const uint32_t above[] = {0, 0, 0x416, 0, 0x1F600};
    uint32_t codes[12], n = below(10);
    for (uint32_t i = 0; i < n; i++) {
        codes[i] = letter();
        if (width == 1 && codes[i] > 255)
            codes[i] = 'a';
        if (width == 2 && codes[i] > 0xFFFF)
            codes[i] = 0x416;
    }
    if (width > 1)
        codes[n++] = above[width];
    return str_from_codes(cx, codes, n);
}

static void check_marks(const SreRun *r)
{
    assert_true(r->started <= r->stopped && r->stopped <= r->end);
    for (uint32_t i = 0; i < 2 * GROUPS; i++)
        assert_true(r->regs[i] == SRE_UNSET || r->regs[i] <= r->end);
    assert_true(r->lastindex <= GROUPS);
}

static void run_over(Value pattern, Value text)
{
    SreRun r;
    assert_int_equal(sre_start(cx, &r, pattern, text, V_NULL, V_NULL), 0);
    if (sre_match(&r) > 0)
        check_marks(&r);
    r.full = true;
    if (sre_match(&r) > 0)
        check_marks(&r);
    r.full = false;
    for (int hits = 0; hits < 5 && sre_search(&r) > 0; hits++) {
        check_marks(&r);
        sre_advance(&r);
    }
    assert_false(error_pending(cx));
}

/* Runs the codes if they are valid; were they? */
static bool try_codes(const Codes *c)
{
    /* a copy of just that size: ASan sees reads behind it */
    uint32_t *code = malloc(c->n * sizeof *code);
    memcpy(code, c->code, c->n * sizeof *code);
    bool valid = sre_validate(code, c->n, GROUPS);
    if (valid) {
        Pattern *p = HEAP_NEW(cx, Pattern, KIND_re_pattern);
        p->pattern = V_NONE;
        p->groups = GROUPS;
        p->program = sre_lower(cx, code, c->n, 0, GROUPS);
        assert_non_null(p->program);
        for (int width = 1; width <= 4; width *= 2)
            run_over(v_obj(p), some_text(width));
    }
    free(code);
    return valid;
}

static void damage(Codes *c)
{
    for (uint32_t n = 1 + below(3); n > 0; n--) {
        uint32_t at = below(c->n);
        switch (below(4)) {
        case 0:
            c->code[at] = below(SRE_CODE_COUNT + 2);
            break;
        case 1:
            c->code[at] += below(5) - 2;
            break;
        case 2:
            c->n = at + 1;
            break;
        default:
            c->code[at] = c->code[below(c->n)];
        }
        /* no loop of a thousand million rounds */
        if (c->code[at] > 0x20000 && c->code[at] != SRE_UNSET)
            c->code[at] = 7;
    }
}

static uint32_t lists(void)
{
    const char *text = getenv("PX_FUZZ");
    return text && *text ? (uint32_t)strtoul(text, NULL, 10) : 20000;
}

static void test_made(void **state)
{
    (void)state;
    static Codes c;
    for (uint32_t i = 0; i < lists() / 4; i++) {
        make_codes(&c);
        assert_true(try_codes(&c));
    }
}

static void test_damaged(void **state)
{
    (void)state;
    static Codes c;
    uint32_t valid = 0, n = lists();
    for (uint32_t i = 0; i < n; i++) {
        make_codes(&c);
        damage(&c);
        bool huge = false; /* least counts that would take for ever */
        for (uint32_t k = 0; k < c.n; k++)
            huge |= c.code[k] > 40 && k >= 2 &&
                    (c.code[k - 2] == SRE_REPEAT ||
                     c.code[k - 2] == SRE_POSSESSIVE_REPEAT);
        if (!huge)
            valid += try_codes(&c);
    }
    assert_true(valid > n / 50 && valid < n);
}

static void test_random(void **state)
{
    (void)state;
    static Codes c;
    for (uint32_t i = 0; i < lists(); i++) {
        c.n = 1 + below(20);
        for (uint32_t k = 0; k < c.n; k++)
            c.code[k] = below(below(4) ? SRE_CODE_COUNT : 12);
        c.code[c.n - 1] = SRE_SUCCESS;
        try_codes(&c);
    }
}

/* Nesting beyond the limit is refused, up to it it works. */
static void test_deep(void **state)
{
    (void)state;
    uint32_t *code = malloc((3 * DEEP + 1) * sizeof *code);
    for (uint32_t depth = 100; depth <= DEEP; depth += DEEP - 100) {
        uint32_t n = 0;
        for (uint32_t i = 0; i < depth; i++) {
            code[n++] = SRE_ATOMIC_GROUP;
            code[n++] = 2 * (depth - i) + (depth - i) - 1;
        }
        for (uint32_t i = 0; i < depth; i++)
            code[n++] = SRE_SUCCESS;
        code[n++] = SRE_SUCCESS;
        assert_int_equal(sre_validate(code, n, 0), depth == 100);
        if (depth == 100)
            assert_non_null(sre_lower(cx, code, n, 0, 0));
    }
    free(code);
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        uint32_t n, code[8];
    } rows[] = {
        {0, {0}},
        {1, {SRE_FAILURE}},
        {1, {SRE_ANY}},
        {3, {SRE_AT, AT_COUNT, SRE_SUCCESS}},
        {3, {SRE_MARK, 2 * GROUPS, SRE_SUCCESS}},
        {3, {SRE_GROUPREF, GROUPS, SRE_SUCCESS}},
        {2, {SRE_LITERAL, SRE_SUCCESS}},
        {2, {SRE_MAX_UNTIL, SRE_SUCCESS}},
        {3, {SRE_JUMP, 1, SRE_SUCCESS}},
        {4, {SRE_IN, 2, SRE_FAILURE, SRE_SUCCESS}},
        {4, {SRE_IN, 9, SRE_FAILURE, SRE_SUCCESS}},
        {7, {SRE_REPEAT_ONE, 5, 2, 1, SRE_ANY, SRE_SUCCESS, SRE_SUCCESS}},
        {4, {SRE_CATEGORY, 0, SRE_SUCCESS, SRE_SUCCESS}},
        {3, {SRE_BRANCH, SRE_FAILURE, SRE_SUCCESS}},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (i != 9) /* an empty set is fine */
            assert_false(sre_validate(rows[i].code, rows[i].n, GROUPS));
    assert_true(sre_validate(rows[9].code, rows[9].n, GROUPS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused), cmocka_unit_test(test_deep),
        cmocka_unit_test(test_made),    cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
