/* sre_lower.c: translates codes into a program (sre.h).
 *
 * What the engine gains: items of one code point are bits in byte tables; a
 * choice looks at the next code point first and remembers only alternatives
 * that it allows; loops whose body takes something and that need not count are
 * plain jumps; a greedy repeat that what follows cannot start in gives nothing
 * back. A loop that counts has two registers: count, and where its last round
 * began (a round that took nothing is the last). */
#include <stdlib.h>

#include "stdlib/sre_lower.h"

enum { CHOICES = 8 }; /* alternatives of one BRANCH: bits of a byte */

/* ---- output ---- */

static size_t emit(Lower *l, uint32_t word)
{
    if (l->len == l->cap) {
        size_t cap = l->cap ? 2 * l->cap : 256;
        uint32_t *out = realloc(l->out, cap * sizeof *out);
        if (!out) {
            l->failed = true;
            return l->len ? l->len - 1 : 0;
        }
        l->out = out;
        l->cap = cap;
    }
    l->out[l->len] = word;
    return l->len++;
}

static void patch(Lower *l, size_t at, size_t word)
{
    if (!l->failed)
        l->out[at] = (uint32_t)word;
}

static void emit_set(Lower *l, uint32_t set)
{
    emit(l, set / 8 * 256);
    emit(l, 1u << (set % 8));
    emit(l, set);
}

static void lower_sequence(Lower *l, uint32_t pc, uint32_t end,
                           const First *follow, uint32_t success);

/* ---- choices ---- */

static bool first_may(const First *f, uint32_t c)
{
    return f->empty || chars_has(&f->chars, c);
}

/* The table of a choice between n alternatives: bit i of byte c when i can
 * start with c. Emits its offset, the bits at the end of the text and those
 * for code points above 255. */
static void emit_table(Lower *l, const First *f, uint32_t n)
{
    if (l->nbranches == l->branches_cap) {
        uint32_t cap = l->branches_cap ? 2 * l->branches_cap : 8;
        uint8_t *tables = realloc(l->branches, cap * (size_t)256);
        if (!tables) {
            l->failed = true;
            return;
        }
        l->branches = tables;
        l->branches_cap = cap;
    }
    uint8_t *table = l->branches + 256 * (size_t)l->nbranches;
    uint32_t at_end = 0, high = 0;
    memset(table, 0, 256);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t c = 0; c < 256; c++)
            if (first_may(&f[i], c))
                table[c] |= (uint8_t)(1u << i);
        at_end |= (uint32_t)f[i].empty << i;
        high |= (uint32_t)(f[i].empty || f[i].chars.high) << i;
    }
    emit(l, 256 * l->nbranches++);
    emit(l, at_end);
    emit(l, high);
}

/* A BRANCH; the place of its targets. */
static size_t emit_branch(Lower *l, const First *f, uint32_t n)
{
    emit(l, RX_BRANCH);
    emit(l, n);
    emit_table(l, f, n);
    size_t at = l->len;
    for (uint32_t i = 0; i < n; i++)
        emit(l, 0);
    return at;
}

static void first_union(First *to, const First *from)
{
    chars_union(&to->chars, &from->chars);
    to->empty |= from->empty;
}

typedef struct Alternative {
    uint32_t from, to;
    size_t jump; /* place of the target of its JUMP */
} Alternative;

/* The n alternatives at `a`, which go on where the last one ends; more than
 * CHOICES make a chain. */
static void lower_choices(Lower *l, Alternative *a, First *f, uint32_t n,
                          const First *follow, uint32_t success)
{
    uint32_t from = 0;
    while (from < n && !l->failed) {
        uint32_t left = n - from, here = left;
        First last;
        if (left > CHOICES) {
            here = CHOICES - 1;
            last = f[from + here];
            for (uint32_t i = here + 1; i < left; i++)
                first_union(&f[from + here], &f[from + i]);
        }
        uint32_t count = here + (here < left);
        size_t targets = emit_branch(l, f + from, count);
        if (here < left)
            f[from + here] = last;
        for (uint32_t i = 0; i < here; i++) {
            patch(l, targets + i, l->len);
            lower_sequence(l, a[from + i].from, a[from + i].to, follow,
                           success);
            if (from + i + 1 == n)
                break;
            emit(l, RX_JUMP);
            a[from + i].jump = emit(l, 0);
        }
        if (here < left)
            patch(l, targets + here, l->len);
        from += here;
    }
    for (uint32_t i = 0; i + 1 < n; i++)
        patch(l, a[i].jump, l->len);
}

static void lower_branch(Lower *l, uint32_t pc, const First *follow,
                         uint32_t success)
{
    uint32_t n = 0, i = 0;
    for (uint32_t at = pc + 1; l->code[at]; at += l->code[at])
        n++;
    Alternative *a = malloc(n * sizeof *a);
    First *f = malloc(n * sizeof *f);
    l->failed |= !a || !f;
    for (uint32_t at = pc + 1; !l->failed && l->code[at]; at += l->code[at]) {
        a[i] = (Alternative){at + 1, sre_branch_end(l, at), 0};
        f[i] = sre_first(l, a[i].from, a[i].to, follow);
        i++;
    }
    if (!l->failed)
        lower_choices(l, a, f, n, follow, success);
    free(a);
    free(f);
}

/* GROUPREF_EXISTS */
static void lower_exists(Lower *l, uint32_t pc, const First *follow,
                         uint32_t success)
{
    Exists e = sre_exists_at(l, pc);
    emit(l, RX_EXISTS);
    emit(l, 2 * l->code[pc + 1]);
    size_t no = emit(l, 0);
    lower_sequence(l, e.yes, e.yes_end, follow, success);
    if (e.no == e.behind) {
        patch(l, no, l->len);
        return;
    }
    emit(l, RX_JUMP);
    size_t behind = emit(l, 0);
    patch(l, no, l->len);
    lower_sequence(l, e.no, e.behind, follow, success);
    patch(l, behind, l->len);
}

/* ---- repeats ---- */

static uint32_t unit_kind(uint32_t op)
{
    return op == SRE_ANY       ? UNIT_ANY
           : op == SRE_ANY_ALL ? UNIT_ALL
           : op == SRE_LITERAL ? UNIT_LIT
                               : UNIT_SET;
}

/* Repeat of one unit; rest: what may follow. */
static void lower_one(Lower *l, uint32_t pc, const First *rest)
{
    Repeat r = sre_repeat_at(l, pc);
    uint32_t kind = unit_kind(l->code[r.body]);
    uint32_t set = sre_set_of_unit(l, r.body);
    if (l->failed)
        return;
    bool keep =
        r.possessive ||
        (!rest->empty && chars_disjoint(&l->sets[set].chars, &rest->chars));
    emit(l, r.lazy ? RX_LAZY : RX_REP);
    emit(l, kind);
    emit(l, r.min);
    emit(l, r.max);
    emit(l, keep);
    size_t operand = l->len;
    emit_set(l, set);
    if (kind == UNIT_LIT)
        patch(l, operand, l->code[r.body + 1]);
    if (rest->empty) {
        for (int i = 0; i < 3; i++)
            emit(l, 0);
    } else {
        emit_set(l, sre_set_of_chars(l, &rest->chars));
    }
}

static void lower_possessive(Lower *l, const Repeat *r)
{
    emit(l, RX_POSS);
    emit(l, l->nregs);
    l->nregs += 2;
    emit(l, r->min);
    emit(l, r->max);
    size_t behind = emit(l, 0);
    lower_sequence(l, r->body, r->body_end, NULL, RX_SUBEND);
    emit(l, RX_SUBEND);
    patch(l, behind, l->len);
}

/* f[0]: the body, f[1]: what is behind. */
static void lower_counted(Lower *l, const Repeat *r, const First f[2],
                          const First *inside, uint32_t success)
{
    uint32_t reg = l->nregs;
    l->nregs += 2;
    emit(l, RX_LOOP);
    emit(l, reg);
    size_t next = emit(l, 0);
    size_t body = l->len;
    lower_sequence(l, r->body, r->body_end, inside, success);
    patch(l, next, l->len);
    emit(l, RX_NEXT);
    emit(l, reg);
    emit(l, r->min);
    emit(l, r->max);
    emit(l, r->lazy);
    emit(l, f[0].empty);
    emit(l, (uint32_t)body);
    emit_table(l, f, 2);
    emit(l, 0);
}

/* A choice between going through the body and going on behind; returns the
 * place of its two targets: body, behind. */
static size_t emit_again(Lower *l, const Repeat *r, const First f[2],
                         size_t places[2])
{
    First order[2] = {f[r->lazy], f[!r->lazy]};
    size_t at = emit_branch(l, order, 2);
    places[0] = at + r->lazy;
    places[1] = at + !r->lazy;
    return at;
}

static void lower_loop(Lower *l, uint32_t pc, const First *rest,
                       uint32_t success)
{
    Repeat r = sre_repeat_at(l, pc);
    if (r.possessive) {
        lower_possessive(l, &r);
        return;
    }
    if (r.max == 0)
        return;
    First f[2] = {sre_first(l, r.body, r.body_end, rest), *rest};
    bool empty = sre_may_be_empty(l, r.body, r.body_end);
    First inside = f[0];
    first_union(&inside, rest);
    size_t places[2], top = l->len;
    if (r.max == 1) {
        if (r.min == 0)
            emit_again(l, &r, f, places);
        if (r.min == 0)
            patch(l, places[0], l->len);
        lower_sequence(l, r.body, r.body_end, rest, success);
    } else if (r.max == SRE_UNSET && r.min <= 1 && !empty) {
        if (r.min == 0) {
            emit_again(l, &r, f, places);
            patch(l, places[0], l->len);
        }
        lower_sequence(l, r.body, r.body_end, &inside, success);
        if (r.min == 0) {
            emit(l, RX_JUMP);
            emit(l, (uint32_t)top);
        } else {
            emit_again(l, &r, f, places);
            patch(l, places[0], top);
        }
    } else {
        f[0].empty |= empty;
        lower_counted(l, &r, f, &inside, success);
        return;
    }
    if (r.max != 1 || r.min == 0)
        patch(l, places[1], l->len);
}

/* ---- assertions and groups ---- */

static void lower_inner(Lower *l, uint32_t pc, uint32_t op, uint32_t operands)
{
    emit(l, op);
    if (operands)
        emit(l, l->code[pc + 2]);
    size_t behind = emit(l, 0);
    lower_sequence(l, pc + 2 + operands, sre_behind(l, pc) - 1, NULL,
                   RX_SUBEND);
    emit(l, RX_SUBEND);
    patch(l, behind, l->len);
}

static void lower_group(Lower *l, uint32_t pc)
{
    uint32_t op = l->code[pc];
    emit(l, RX_GROUP);
    emit(l, 2 * l->code[pc + 1]);
    emit(l, op == SRE_GROUPREF              ? FOLD_NONE
            : op == SRE_GROUPREF_UNI_IGNORE ? FOLD_UNICODE
                                            : FOLD_ASCII);
}

/* ---- units ---- */

/* The literals at pc, as many as there are; behind them. */
static uint32_t lower_literals(Lower *l, uint32_t pc, uint32_t end)
{
    uint32_t n = 0;
    while (pc + 2 * n < end && l->code[pc + 2 * n] == SRE_LITERAL)
        n++;
    emit(l, n == 1 ? RX_LIT : RX_STR);
    if (n > 1)
        emit(l, n);
    for (uint32_t i = 0; i < n; i++)
        emit(l, l->code[pc + 2 * i + 1]);
    return pc + 2 * n;
}

static void lower_unit(Lower *l, uint32_t pc)
{
    uint32_t op = l->code[pc];
    if (op == SRE_ANY || op == SRE_ANY_ALL) {
        emit(l, op == SRE_ANY ? RX_ANY : RX_ANYALL);
        return;
    }
    emit(l, RX_SET);
    emit_set(l, sre_set_of_unit(l, pc));
}

static void lower_code(Lower *l, uint32_t pc, const First *rest,
                       uint32_t success)
{
    switch (l->code[pc]) {
    case SRE_SUCCESS:
        emit(l, success);
        break;
    case SRE_FAILURE:
        emit(l, RX_FAIL);
        break;
    case SRE_AT:
        emit(l, RX_AT);
        emit(l, l->code[pc + 1]);
        break;
    case SRE_MARK:
        emit(l, RX_MARK);
        emit(l, l->code[pc + 1]);
        break;
    case SRE_REPEAT_ONE:
    case SRE_MIN_REPEAT_ONE:
    case SRE_POSSESSIVE_REPEAT_ONE:
        lower_one(l, pc, rest);
        break;
    case SRE_REPEAT:
    case SRE_POSSESSIVE_REPEAT:
        lower_loop(l, pc, rest, success);
        break;
    case SRE_BRANCH:
        lower_branch(l, pc, rest, success);
        break;
    case SRE_ATOMIC_GROUP:
        lower_inner(l, pc, RX_ATOMIC, 0);
        break;
    case SRE_ASSERT:
        lower_inner(l, pc, RX_ASSERT, 1);
        break;
    case SRE_ASSERT_NOT:
        lower_inner(l, pc, RX_NOT, 1);
        break;
    case SRE_GROUPREF_EXISTS:
        lower_exists(l, pc, rest, success);
        break;
    case SRE_GROUPREF:
    case SRE_GROUPREF_IGNORE:
    case SRE_GROUPREF_LOC_IGNORE:
    case SRE_GROUPREF_UNI_IGNORE:
        lower_group(l, pc);
        break;
    default:
        lower_unit(l, pc);
        break;
    }
}

/* Has the code a use for what follows it? */
static bool needs_rest(uint32_t op)
{
    return op == SRE_BRANCH || op == SRE_GROUPREF_EXISTS || op == SRE_REPEAT ||
           op == SRE_REPEAT_ONE || op == SRE_MIN_REPEAT_ONE ||
           op == SRE_POSSESSIVE_REPEAT_ONE;
}

static void lower_sequence(Lower *l, uint32_t pc, uint32_t end,
                           const First *follow, uint32_t success)
{
    while (pc < end && !l->failed) {
        uint32_t op = l->code[pc];
        if (op == SRE_LITERAL) {
            pc = lower_literals(l, pc, end);
            continue;
        }
        uint32_t behind = sre_behind(l, pc);
        if (needs_rest(op)) {
            First rest = sre_first(l, behind, end, follow);
            lower_code(l, pc, &rest, success);
        } else {
            lower_code(l, pc, NULL, success);
        }
        pc = behind;
    }
}

/* ---- the whole ---- */

/* Fills the head's part about searching. */
static void plan_search(Lower *l, SreHead *h, uint32_t from)
{
    const uint32_t *code = l->code;
    bool info = from > 0;
    uint32_t pc = from;
    h->width = info ? code[3] : 0;
    while (code[pc] == SRE_MARK)
        pc += 2;
    if (code[pc] == SRE_AT &&
        (code[pc + 1] == AT_BEGINNING || code[pc + 1] == AT_BEGINNING_STRING)) {
        h->search = SEARCH_START;
        return;
    }
    if (info && code[2] & INFO_PREFIX) {
        h->search = code[2] & INFO_LITERAL && !l->groups ? SEARCH_LITERAL
                                                         : SEARCH_PREFIX;
        h->prefix = 7;
        h->prefix_len = code[5];
        return;
    }
    First f = sre_first(l, from, l->n - 1, NULL);
    if (!f.empty) {
        h->search = SEARCH_SET;
        h->first = sre_set_of_chars(l, &f.chars);
    }
}

static void fill_tables(const Lower *l, uint8_t *tables)
{
    for (uint32_t i = 0; i < l->nsets; i++)
        for (uint32_t c = 0; c < 256; c++)
            if (chars_has(&l->sets[i].chars, c))
                tables[i / 8 * 256 + c] |= (uint8_t)(1u << (i % 8));
}

static Raw *assemble(Ctx *cx, const Lower *l, SreHead *h)
{
    uint64_t words = sizeof *h / 4;
    h->nsets = l->nsets;
    h->ncodes = l->n;
    h->nregs = l->nregs;
    h->sets = (uint32_t)words;
    h->codes = (uint32_t)(words += 2 * (uint64_t)l->nsets);
    h->tables = (uint32_t)(words += l->n);
    h->branches = (uint32_t)(words += 64 * ((uint64_t)l->nsets / 8 + 1));
    h->start = (uint32_t)(words += 64 * (uint64_t)l->nbranches);
    words += l->len;
    if (words > UINT32_MAX)
        return raise_memory(cx), NULL;
    h->words = (uint32_t)words;
    Raw *raw = raw_new(cx, words * 4);
    if (!raw)
        return NULL;
    uint32_t *to = (uint32_t *)(void *)raw->b;
    memcpy(to, h, sizeof *h);
    for (uint32_t i = 0; i < l->nsets; i++)
        memcpy(to + h->sets + 2 * i, &l->sets[i].set, sizeof(SreSet));
    memcpy(to + h->codes, l->code, 4 * (size_t)l->n);
    fill_tables(l, (uint8_t *)(to + h->tables));
    if (l->nbranches)
        memcpy(to + h->branches, l->branches, 256 * (size_t)l->nbranches);
    memcpy(to + h->start, l->out, 4 * l->len);
    return raw;
}

Raw *sre_lower(Ctx *cx, const uint32_t *code, uint32_t n, uint32_t flags,
               uint32_t groups)
{
    Lower l = {.code = code, .n = n, .groups = groups, .nregs = 2 * groups};
    SreHead h = {.flags = flags, .groups = groups};
    Raw *raw = NULL;
    uint32_t from = code[0] == SRE_INFO ? 1 + code[1] : 0;
    l.work = n < 1000000 ? 10000 + 10 * n : 0;
    l.set_of = calloc(n, sizeof *l.set_of);
    l.failed = !l.set_of;
    lower_sequence(&l, from, n - 1, NULL, RX_END);
    emit(&l, RX_END);
    if (!l.failed)
        plan_search(&l, &h, from);
    if (l.failed)
        raise_memory(cx);
    else
        raw = assemble(cx, &l, &h);
    free(l.out);
    free(l.sets);
    free(l.branches);
    free(l.set_of);
    return raw;
}
