/* sre_engine.h: the matching engine for text of one width. sre_match.c includes
 * it three times, with CH the type of a code point, WIDE whether it may be
 * above 255, and FN(name) the name of this width's functions.
 *
 * sp is the top of the stack of what to do when a path fails; the lowest is
 * BT_BOTTOM. Nothing here allocates but sre_more, and no Python code runs but
 * in sre_poll, so text and program stay where they are. */

#define PUSH(...)                                                              \
    do {                                                                       \
        if (UNLIKELY(++sp == r->backs_end) && !(sp = sre_more(r, sp)))         \
            return -1;                                                         \
        *sp = (SreBack){__VA_ARGS__};                                          \
    } while (0)
#define AT(q) ((uint32_t)((q)-s))
#define PC(q) ((uint32_t)((q)-r->code))

/* Is c in the set of three operands? */
ALWAYS_INLINE bool FN(in)(const SreRun *r, const uint32_t *set, CH c)
{
#if WIDE
    if (c > 255)
        return sre_set_high(&r->sets[set[2]], r->codes, c);
#endif
    return (r->tables[set[0] + c] & set[1]) != 0;
}

/* The alternatives of a choice that may start at p; three operands: table, at
 * the end, above 255. */
ALWAYS_INLINE uint32_t FN(ways)(const SreRun *r, const uint32_t *choice,
                                const CH *p, const CH *end)
{
    if (p >= end)
        return choice[1];
#if WIDE
    if (*p > 255)
        return choice[2];
#endif
    return r->branches[choice[0] + *p];
}

/* Where the run of code points that a repeat takes ends, at most at limit. */
static const CH *FN(scan)(const SreRun *r, const uint32_t *pc, const CH *p,
                          const CH *limit)
{
    const uint32_t *set = pc + REP_SET;
    const uint8_t *table;
    uint32_t c = set[0], mask;
    switch (pc[REP_UNIT]) {
    case UNIT_ALL:
        return limit;
    case UNIT_ANY:
#if !WIDE
        if (p < limit) {
            const CH *q = memchr(p, '\n', (size_t)(limit - p));
            return q ? q : limit;
        }
#endif
        while (p < limit && *p != '\n')
            p++;
        return p;
    case UNIT_LIT:
        while (p < limit && *p == c)
            p++;
        return p;
    default:
        table = r->tables + c;
        mask = set[1];
#if WIDE
        (void)table, (void)mask;
        while (p < limit && FN(in)(r, set, *p))
            p++;
#else
        while (p < limit && table[*p] & mask)
            p++;
#endif
        return p;
    }
}

/* May what follows a repeat start at p? */
ALWAYS_INLINE bool FN(filter)(const SreRun *r, const uint32_t *pc, const CH *p,
                              const CH *end)
{
    const uint32_t *set = pc + REP_FILTER;
    return !set[1] || (p < end && FN(in)(r, set, *p));
}

ALWAYS_INLINE bool FN(word)(CH c, uint32_t kind)
{
    if (c < 128)
        return (sre_word_bits[c / 32] >> (c % 32)) & 1;
    return kind >= AT_UNI_BOUNDARY && sre_category(CATEGORY_UNI_WORD, c);
}

static bool FN(at)(const SreRun *r, uint32_t kind, const CH *p)
{
    const CH *s = r->text, *end = s + r->end;
    bool before, behind, inside;
    switch (kind) {
    case AT_BEGINNING:
    case AT_BEGINNING_STRING:
        return p == s;
    case AT_BEGINNING_LINE:
        return p == s || p[-1] == '\n';
    case AT_END:
        return p == end || (p + 1 == end && *p == '\n');
    case AT_END_LINE:
        return p == end || *p == '\n';
    case AT_END_STRING:
        return p == end;
    default: /* boundaries; an empty text has neither kind */
        before = p > s && FN(word)(p[-1], kind);
        behind = p < end && FN(word)(*p, kind);
        inside = kind == AT_NON_BOUNDARY || kind == AT_LOC_NON_BOUNDARY ||
                 kind == AT_UNI_NON_BOUNDARY;
        return s != end && (before != behind) != inside;
    }
}

/* Does the text of the group of pc stand at p? Its length, -1: no. */
static int64_t FN(group)(const SreRun *r, const uint32_t *pc, const CH *p)
{
    const CH *s = r->text;
    uint32_t from = r->regs[pc[1]], to = r->regs[pc[1] + 1], fold = pc[2];
    if (from == SRE_UNSET || to == SRE_UNSET || to < from ||
        r->end - AT(p) < to - from)
        return -1;
    for (uint32_t i = 0; i < to - from; i++)
        if (p[i] != s[from + i] &&
            sre_fold(p[i], fold) != sre_fold(s[from + i], fold))
            return -1;
    return to - from;
}

static bool FN(same)(const uint32_t *codes, const CH *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (p[i] != codes[i])
            return false;
    return true;
}

/* A greedy repeat that ends at q, at least at `least`: the last end that its
 * filter lets pass, NULL: none. */
ALWAYS_INLINE const CH *FN(give_back)(const SreRun *r, const uint32_t *pc,
                                      const CH *q, const CH *least,
                                      const CH *end)
{
    while (!FN(filter)(r, pc, q, end)) {
        if (q == least)
            return NULL;
        q--;
    }
    return q;
}

/* A lazy repeat that has taken n up to p: takes until the filter lets pass.
 * *more: it could go on. NULL: none. */
static const CH *FN(take)(const SreRun *r, const uint32_t *pc, const CH *p,
                          uint32_t *n, bool *more)
{
    const CH *end = (const CH *)r->text + r->end;
    for (;; p++, ++*n) {
        *more =
            *n < pc[REP_MAX] && p < end && FN(scan)(r, pc, p, p + 1) == p + 1;
        if (FN(filter)(r, pc, p, end))
            return p;
        if (!*more)
            return NULL;
    }
}

/* Ends a sub-match: what may be undone stays, other ways are given up. */
static SreBack *FN(commit)(SreRun *r, SreBack *sp)
{
    SreBack *to = r->backs + r->sub;
    r->sub = to->aux;
    for (SreBack *e = to + 1; e <= sp; e++)
        if (e->what >= BT_MARK)
            *to++ = *e;
    return to - 1;
}

ALWAYS_INLINE void FN(undo)(SreRun *r, const SreBack *e)
{
    if (e->what == BT_MARK) {
        r->regs[e->pc] = e->pos;
        r->lastindex = e->aux;
    } else if (e->what == BT_LOOP) {
        r->regs[e->pc] = e->pos;
        r->regs[e->pc + 1] = e->aux;
    }
}

/* Ends a negative assertion that failed by matching. */
static SreBack *FN(revert)(SreRun *r, SreBack *sp)
{
    SreBack *to = r->backs + r->sub;
    r->sub = to->aux;
    for (; sp > to; sp--)
        FN(undo)(r, sp);
    return sp - 1;
}

/* Lets a long scan count as work, so that polls come in time. */
ALWAYS_INLINE void FN(charge)(SreRun *r, size_t scanned)
{
    if (UNLIKELY(scanned > 4096))
        r->budget -= (uint32_t)MIN(scanned >> 8, (size_t)r->budget - 1);
}

/* Another path from the top of the stack. 1: *pp and *ppc are set, 0: there is
 * none, -1 raised. */
ALWAYS_INLINE int FN(back)(SreRun *r, SreBack **top, const CH **pp,
                           const uint32_t **ppc)
{
    const CH *s = r->text, *end = s + r->end, *p;
    const uint32_t *pc;
    bool more;
    if (UNLIKELY(--r->budget == 0) && sre_poll(r) < 0)
        return -1;
    for (SreBack *sp = *top;; sp--) {
        pc = r->code + sp->pc;
        p = s + sp->pos;
        switch (sp->what) {
        case BT_BRANCH:
            *pp = p;
            *ppc = r->code + pc[5 + __builtin_ctz(sp->aux)];
            sp->aux &= sp->aux - 1;
            *top = sp - !sp->aux;
            return 1;
        case BT_REP:
            p = FN(give_back)(r, pc, p - 1, s + sp->aux, end);
            if (!p)
                continue;
            sp->pos = AT(p);
            *top = sp - (sp->pos == sp->aux);
            *pp = p;
            *ppc = pc + RX_REP_WORDS;
            return 1;
        case BT_LAZY:
            sp->aux++;
            p = FN(take)(r, pc, p + 1, &sp->aux, &more);
            if (!p)
                continue;
            sp->pos = AT(p);
            *top = sp - !more;
            *pp = p;
            *ppc = pc + RX_LAZY_WORDS;
            return 1;
        case BT_BEHIND:
            *top = sp - 1;
            *pp = p;
            *ppc = pc + RX_NEXT_WORDS;
            return 1;
        case BT_BODY:
            sp->what = BT_LOOP;
            sp->aux = r->regs[pc[NEXT_REG] + 1];
            sp->pc = pc[NEXT_REG];
            r->regs[sp->pc + 1] = sp->pos;
            sp->pos = r->regs[sp->pc]++;
            *top = sp;
            *pp = p;
            *ppc = r->code + pc[NEXT_BODY];
            return 1;
        case BT_STOP:
            r->sub = sp->aux;
            if (*pc == RX_NOT)
                *ppc = r->code + pc[2];
            else if (*pc == RX_POSS && r->regs[pc[1]] >= pc[2])
                *ppc = r->code + pc[4];
            else
                continue;
            *pp = p;
            *top = sp - 1;
            return 1;
        case BT_BOTTOM:
            return 0;
        default:
            FN(undo)(r, sp);
            break;
        }
    }
}

/* Runs the program at `at`: 1 and started, stopped, registers; 0; -1 raised. */
int FN(sre_match)(SreRun *r, uint32_t at)
{
    const CH *s = r->text, *end = s + r->end, *p = s + at, *q;
    const uint32_t *pc = r->code;
    uint32_t *regs = r->regs, n, i;
    SreBack *sp = r->backs;
    bool more;
    int64_t len;
    if (r->dirty) {
        memset(regs, 0xFF, 8 * (size_t)r->head->groups);
        r->dirty = false;
    }
    r->lastindex = r->sub = 0;
    for (;;) {
        switch (*pc) {
        case RX_END:
            if ((r->full && p != end) || AT(p) == r->forbid)
                break;
            r->started = at;
            r->stopped = AT(p);
            r->dirty = true;
            return 1;
        case RX_LIT:
            if (p >= end || *p != pc[1])
                break;
            p++;
            pc += RX_LIT_WORDS;
            continue;
        case RX_STR:
            n = pc[1];
            if ((size_t)(end - p) < n || !FN(same)(pc + 2, p, n))
                break;
            p += n;
            pc += RX_STR_WORDS + n;
            continue;
        case RX_SET:
            if (p >= end || !FN(in)(r, pc + 1, *p))
                break;
            p++;
            pc += RX_SET_WORDS;
            continue;
        case RX_ANY:
            if (p >= end || *p == '\n')
                break;
            p++;
            pc += RX_ANY_WORDS;
            continue;
        case RX_ANYALL:
            if (p >= end)
                break;
            p++;
            pc += RX_ANYALL_WORDS;
            continue;
        case RX_AT:
            if (!FN(at)(r, pc[1], p))
                break;
            pc += RX_AT_WORDS;
            continue;
        case RX_MARK:
            i = pc[1];
            if (sp != r->backs)
                PUSH(BT_MARK, i, regs[i], r->lastindex);
            else
                r->dirty = true;
            regs[i] = AT(p);
            if (i & 1)
                r->lastindex = i / 2 + 1;
            pc += RX_MARK_WORDS;
            continue;
        case RX_JUMP:
            pc = r->code + pc[1];
            continue;
        case RX_REP:
            n = pc[REP_MIN];
            if ((size_t)(end - p) < n)
                break;
            i = pc[REP_MAX];
            q = FN(scan)(r, pc, p, (size_t)(end - p) > i ? p + i : end);
            FN(charge)(r, (size_t)(q - p));
            if ((size_t)(q - p) < n)
                break;
            p += n;
            if (pc[REP_KEEP]) {
                p = q;
                if (!FN(filter)(r, pc, p, end))
                    break;
                pc += RX_REP_WORDS;
                continue;
            }
            q = FN(give_back)(r, pc, q, p, end);
            if (!q)
                break;
            if (q > p)
                PUSH(BT_REP, PC(pc), AT(q), AT(p));
            p = q;
            pc += RX_REP_WORDS;
            continue;
        case RX_LAZY:
            n = pc[REP_MIN];
            if ((size_t)(end - p) < n || FN(scan)(r, pc, p, p + n) != p + n)
                break;
            q = FN(take)(r, pc, p + n, &n, &more);
            if (!q)
                break;
            FN(charge)(r, (size_t)(q - p));
            p = q;
            if (more)
                PUSH(BT_LAZY, PC(pc), AT(p), n);
            pc += RX_LAZY_WORDS;
            continue;
        case RX_BRANCH:
            n = FN(ways)(r, pc + 2, p, end);
            if (!n)
                break;
            i = n & (n - 1);
            if (i)
                PUSH(BT_BRANCH, PC(pc), AT(p), i);
            pc = r->code + pc[5 + __builtin_ctz(n)];
            continue;
        case RX_LOOP:
            i = pc[1];
            if (sp != r->backs)
                PUSH(BT_LOOP, i, regs[i], regs[i + 1]);
            regs[i] = regs[i + 1] = SRE_UNSET;
            pc = r->code + pc[2];
            continue;
        case RX_NEXT:
            i = pc[NEXT_REG];
            n = regs[i] + 1;
            if (n < pc[NEXT_MIN]) {
                if (sp != r->backs)
                    PUSH(BT_LOOP, i, regs[i], regs[i + 1]);
                regs[i] = n;
                pc = r->code + pc[NEXT_BODY];
                continue;
            }
            more = n < pc[NEXT_MAX] && regs[i + 1] != AT(p);
            n = FN(ways)(r, pc + NEXT_TABLE, p, end) & (more ? 3 : 2);
            if (!n)
                break;
            if (n & 2 && (pc[NEXT_LAZY] || n == 2)) {
                if (n == 3)
                    PUSH(BT_BODY, PC(pc), AT(p), 0);
                pc += RX_NEXT_WORDS;
                continue;
            }
            if (n == 3)
                PUSH(BT_BEHIND, PC(pc), AT(p), 0);
            if (sp != r->backs)
                PUSH(BT_LOOP, i, regs[i], regs[i + 1]);
            regs[i]++;
            regs[i + 1] = AT(p);
            pc = r->code + pc[NEXT_BODY];
            continue;
        case RX_ASSERT:
            if (AT(p) < pc[1])
                break;
            PUSH(BT_STOP, PC(pc), AT(p), r->sub);
            r->sub = (uint32_t)(sp - r->backs);
            p -= pc[1];
            pc += RX_ASSERT_WORDS;
            continue;
        case RX_NOT:
            if (AT(p) < pc[1]) {
                pc = r->code + pc[2];
                continue;
            }
            PUSH(BT_STOP, PC(pc), AT(p), r->sub);
            r->sub = (uint32_t)(sp - r->backs);
            p -= pc[1];
            pc += RX_NOT_WORDS;
            continue;
        case RX_ATOMIC:
            PUSH(BT_STOP, PC(pc), AT(p), r->sub);
            r->sub = (uint32_t)(sp - r->backs);
            pc += RX_ATOMIC_WORDS;
            continue;
        case RX_POSS:
            i = pc[1];
            PUSH(BT_LOOP, i, regs[i], regs[i + 1]);
            regs[i] = 0;
            regs[i + 1] = SRE_UNSET;
        again:
            if (regs[i] >= pc[2] &&
                (regs[i] >= pc[3] || regs[i + 1] == AT(p))) {
                pc = r->code + pc[4];
                continue;
            }
            PUSH(BT_STOP, PC(pc), AT(p), r->sub);
            r->sub = (uint32_t)(sp - r->backs);
            PUSH(BT_LOOP, i, regs[i], regs[i + 1]);
            if (regs[i] >= pc[2])
                regs[i + 1] = AT(p);
            pc += RX_POSS_WORDS;
            continue;
        case RX_SUBEND:
            n = r->backs[r->sub].pos;
            pc = r->code + r->backs[r->sub].pc;
            if (*pc == RX_NOT) {
                sp = FN(revert)(r, sp);
                break;
            }
            sp = FN(commit)(r, sp);
            if (*pc == RX_POSS) {
                i = pc[1];
                regs[i]++;
                goto again;
            }
            if (*pc == RX_ASSERT)
                p = s + n;
            pc = r->code + pc[*pc == RX_ASSERT ? 2 : 1];
            continue;
        case RX_GROUP:
            len = FN(group)(r, pc, p);
            if (len < 0)
                break;
            p += len;
            pc += RX_GROUP_WORDS;
            continue;
        case RX_EXISTS:
            n = regs[pc[1]];
            i = regs[pc[1] + 1];
            pc = n == SRE_UNSET || i == SRE_UNSET || i < n ? r->code + pc[2]
                                                           : pc + 3;
            continue;
        case RX_FAIL:
        default:
            break;
        }
        int way = FN(back)(r, &sp, &p, &pc);
        if (way <= 0)
            return way;
    }
}

/* ---- searching ---- */

/* The first place of the prefix in [p, last], NULL: none. */
static const CH *FN(find)(const SreRun *r, const CH *p, const CH *last)
{
    const uint32_t *prefix = r->codes + r->head->prefix;
    uint32_t n = r->head->prefix_len;
#if WIDE
    for (; p <= last; p++)
        if (*p == prefix[0] && FN(same)(prefix, p, n))
            return p;
#else
    if (prefix[0] > 255)
        return NULL;
    for (; p <= last; p++) {
        p = memchr(p, (int)prefix[0], (size_t)(last - p) + 1);
        if (!p || FN(same)(prefix, p, n))
            return p;
    }
#endif
    return NULL;
}

/* The first place of [p, last] where a match may begin. */
ALWAYS_INLINE const CH *FN(next_start)(const SreRun *r, const CH *p,
                                       const CH *last)
{
    const uint32_t set[3] = {r->head->first / 8 * 256,
                             1u << (r->head->first % 8), r->head->first};
    switch (r->head->search) {
    case SEARCH_SET:
        while (p <= last && !FN(in)(r, set, *p))
            p++;
        break;
    case SEARCH_PREFIX:
    case SEARCH_LITERAL:
        return FN(find)(r, p, last);
    default:
        break;
    }
    return p <= last ? p : NULL;
}

int FN(sre_search)(SreRun *r, uint32_t at)
{
    const SreHead *h = r->head;
    const CH *s = r->text, *p = s + at, *last;
    uint32_t least = h->width;
    if (h->search == SEARCH_PREFIX || h->search == SEARCH_LITERAL)
        least = MAX(least, h->prefix_len);
    else if (h->search == SEARCH_SET)
        least = MAX(least, 1u);
    if (at > r->end || r->end - at < least)
        return 0;
    if (h->search == SEARCH_START)
        return at == 0 ? FN(sre_match)(r, at) : 0;
    last = s + r->end - least;
    for (; (p = FN(next_start)(r, p, last)) != NULL; p++) {
        if (h->search == SEARCH_LITERAL) {
            r->started = AT(p);
            r->stopped = AT(p) + h->prefix_len;
            return 1;
        }
        int hit = FN(sre_match)(r, AT(p));
        if (hit)
            return hit;
    }
    return 0;
}

#undef PUSH
#undef AT
#undef PC
