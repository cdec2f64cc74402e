/* sre_pattern.c: re.Pattern: match, search, findall, split, scanners. A Pattern
 * never changes, so a main one serves all contexts at once. */
#include "stdlib/sre.h"

#include "objects/bytesparts.h"
#include "objects/classes.h"
#include "objects/seq.h"

#define UNUSED_ARGS (void)argc, (void)kw

/* ---- match, fullmatch, search ---- */

static Value hit_or_none(SreRun *r, int hit)
{
    return hit < 0 ? V_NULL : hit ? sre_match_new(r) : V_NONE;
}

Value re_pattern_m_match(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    SreRun r;
    if (sre_start(cx, &r, argv[0], argv[1], argv[2], argv[3]) < 0)
        return V_NULL;
    return hit_or_none(&r, sre_match(&r));
}

Value re_pattern_m_fullmatch(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    SreRun r;
    if (sre_start(cx, &r, argv[0], argv[1], argv[2], argv[3]) < 0)
        return V_NULL;
    r.full = true;
    return hit_or_none(&r, sre_match(&r));
}

Value re_pattern_m_search(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    SreRun r;
    if (sre_start(cx, &r, argv[0], argv[1], argv[2], argv[3]) < 0)
        return V_NULL;
    return hit_or_none(&r, sre_search(&r));
}

/* ---- findall, split ---- */

/* What findall gives for the last hit. */
static Value findall_item(SreRun *r)
{
    uint32_t groups = r->pattern->groups;
    if (groups == 0)
        return sre_slice(r->cx, r->string, r->started, r->stopped);
    if (groups == 1)
        return sre_group(r, 1, true);
    Value t = tuple_new(r->cx, groups);
    for (uint32_t i = 0; t && i < groups; i++) {
        Value g = sre_group(r, i + 1, true);
        if (g == V_NULL)
            return V_NULL;
        AS(Tuple, t)->v[i] = g;
    }
    return t;
}

Value re_pattern_m_findall(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    SreRun r;
    if (sre_start(cx, &r, argv[0], argv[1], argv[2], argv[3]) < 0)
        return V_NULL;
    Value list = list_new(cx, 0);
    int hit = list == V_NULL ? -1 : 0;
    while (hit >= 0 && (hit = sre_search(&r)) > 0) {
        Value item = findall_item(&r);
        if (!item || list_append_own(cx, AS(List, list), item) < 0)
            return V_NULL;
        sre_advance(&r);
    }
    return hit < 0 ? V_NULL : list;
}

static int split_put(SreRun *r, List *list, uint32_t from, uint32_t to)
{
    Value item = sre_slice(r->cx, r->string, from, to);
    return item ? list_append_own(r->cx, list, item) : -1;
}

/* The pieces up to the last hit; its end in *last. */
static int split_hits(SreRun *r, List *list, int64_t max, uint32_t *last)
{
    int hit = 0;
    for (int64_t n = 0; (max == 0 || n < max) && (hit = sre_search(r)) > 0;
         n++) {
        if (split_put(r, list, *last, r->started) < 0)
            return -1;
        for (uint32_t i = 0; i < r->pattern->groups; i++) {
            Value g = sre_group(r, i + 1, false);
            if (!g || list_append_own(r->cx, list, g) < 0)
                return -1;
        }
        *last = r->stopped;
        sre_advance(r);
    }
    return hit;
}

Value re_pattern_m_split(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    SreRun r;
    int64_t max = 0;
    uint32_t last = 0;
    if (argv[2] != V_NULL) {
        max = obj_index_i64(cx, argv[2], &exc_OverflowError);
        if (max == -1 && error_pending(cx))
            return V_NULL;
    }
    if (sre_start(cx, &r, argv[0], argv[1], V_NULL, V_NULL) < 0)
        return V_NULL;
    Value list = list_new(cx, 0);
    if (!list || (max >= 0 && split_hits(&r, AS(List, list), max, &last) < 0))
        return V_NULL;
    return split_put(&r, AS(List, list), last, r.endpos) < 0 ? V_NULL : list;
}

/* ---- scanners ---- */

static Value scanner_make(Ctx *cx, Kind kind, const Value *argv)
{
    SreRun r;
    if (sre_start(cx, &r, argv[0], argv[1], argv[2], argv[3]) < 0)
        return V_NULL;
    Scanner *s = HEAP_NEW(cx, Scanner, kind);
    if (!s)
        return V_NULL;
    s->string = argv[1];
    s->pattern = AS(Pattern, argv[0]);
    s->pos = s->at = r.pos;
    s->endpos = r.endpos;
    s->forbid = SRE_UNSET;
    return v_obj(s);
}

Value re_pattern_m_scanner(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return scanner_make(cx, KIND_re_scanner, argv);
}

Value re_pattern_m_finditer(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return scanner_make(cx, KIND_re_finditer, argv);
}

/* The next Match; V_NONE at the end. */
static Value scanner_step(Ctx *cx, Value self, int (*find)(SreRun *r))
{
    Scanner *s = AS(Scanner, self);
    SreRun r;
    if (s->done)
        return V_NONE;
    if (sre_start(cx, &r, v_obj(s->pattern), s->string, V_NULL,
                  v_int(s->endpos)) < 0)
        return V_NULL;
    r.pos = s->pos;
    r.at = s->at;
    r.forbid = s->forbid;
    int hit = find(&r);
    if (hit > 0) {
        sre_advance(&r);
        store_re_scanner_field(cx, s, &s->at, r.at);
        store_re_scanner_field(cx, s, &s->forbid, r.forbid);
    } else if (hit == 0) {
        store_re_scanner_field(cx, s, &s->done, 1);
    }
    return hit_or_none(&r, hit);
}

Value re_scanner_m_match(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return scanner_step(cx, argv[0], sre_match);
}

Value re_scanner_m_search(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return scanner_step(cx, argv[0], sre_search);
}

static Value finditer_next(Ctx *cx, Value self)
{
    Value m = scanner_step(cx, self, sre_search);
    return m == V_NONE ? V_NULL : m;
}

Value re_scanner_get_pattern(Ctx *cx, Value self)
{
    (void)cx;
    return v_obj(AS(Scanner, self)->pattern);
}

static size_t scanner_size(const Obj *o)
{
    (void)o;
    return sizeof(Scanner);
}

static void scanner_visit(Obj *o, Visitor *v)
{
    Scanner *s = (Scanner *)o;
    v->value(v, &s->string);
    VISIT_PTR(v, s->pattern);
}

const KindOps re_scanner_ops = {
    .kind = KIND_re_scanner,
    .name = "_sre.SRE_Scanner",
    .size = scanner_size,
    .visit = scanner_visit,
};

const KindOps re_finditer_ops = {
    .kind = KIND_re_finditer,
    .name = "callable_iterator",
    .size = scanner_size,
    .visit = scanner_visit,
    .iter = iter_self,
    .iternext = finditer_next,
};

/* ---- the object itself ---- */

Value re_pattern_get_pattern(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Pattern, self)->pattern;
}

Value re_pattern_get_flags(Ctx *cx, Value self)
{
    (void)cx;
    return v_int((int32_t)AS(Pattern, self)->flags);
}

Value re_pattern_get_groups(Ctx *cx, Value self)
{
    (void)cx;
    return v_int(AS(Pattern, self)->groups);
}

Value re_pattern_get_groupindex(Ctx *cx, Value self)
{
    return mappingproxy_new(cx, v_obj(AS(Pattern, self)->groupindex));
}

Value re_pattern_m___copy__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    (void)cx;
    return argv[0];
}

Value re_pattern_m___deepcopy__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    (void)cx;
    return argv[0];
}

Value re_pattern_m___class_getitem__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return genericalias_new(cx, argv[0], argv[1]);
}

/* flags as repr gives them: re.A|re.B, what has no name in hexadecimal */
static void put_flags(Buf *b, const Pattern *p)
{
    static const char *const names[] = {
        "TEMPLATE", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL",
        "UNICODE",  "VERBOSE",    "DEBUG",  "ASCII",
    };
    uint32_t flags = p->flags;
    if (p->text == PATTERN_STR && (flags & (SRE_FLAG_LOCALE | SRE_FLAG_UNICODE |
                                            256)) == SRE_FLAG_UNICODE)
        flags &= ~(uint32_t)SRE_FLAG_UNICODE;
    const char *before = ", ";
    for (uint32_t i = 0; i < ARRAY_LEN(names); i++)
        if (flags & (1u << i)) {
            buf_printf(b, "%sre.%s", before, names[i]);
            before = "|";
            flags &= ~(1u << i);
        }
    if (flags)
        buf_printf(b, "%s0x%x", before, flags);
}

static Value re_pattern_repr(Ctx *cx, Value self)
{
    const Pattern *p = AS(Pattern, self);
    Value text = obj_repr(cx, p->pattern);
    if (text && AS(Str, text)->len > 200)
        text = str_substr(cx, text, 0, 200);
    if (!text)
        return V_NULL;
    Buf flags = BUF_EMPTY;
    put_flags(&flags, p);
    text = str_printf(cx, "re.compile(%S%s)", text, buf_text(&flags));
    buf_free(&flags);
    return text;
}

static const uint32_t *codes_of(const Pattern *p, uint32_t *n)
{
    const SreHead *h = sre_head(p->program);
    *n = h->ncodes;
    return (const uint32_t *)(const void *)p->program->b + h->codes;
}

static int re_pattern_hash(Ctx *cx, Value self, uint64_t *hash)
{
    const Pattern *p = AS(Pattern, self);
    uint32_t n;
    const uint32_t *code = codes_of(p, &n);
    if (obj_hash(cx, p->pattern, hash) < 0)
        return -1;
    uint64_t h = *hash ^ p->flags ^ p->text ^ p->groups;
    for (uint32_t i = 0; i < n; i++)
        h = (h ^ code[i]) * 0x9E3779B97F4A7C15u;
    h ^= h >> 32;
    *hash = h == UINT64_MAX ? h - 1 : h;
    return 0;
}

static Value re_pattern_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || !is_kind(other, KIND_re_pattern))
        return V_NOTIMPLEMENTED;
    const Pattern *a = AS(Pattern, self), *b = AS(Pattern, other);
    uint32_t na, nb;
    const uint32_t *ca = codes_of(a, &na), *cb = codes_of(b, &nb);
    int same = a == b;
    if (!same && a->flags == b->flags && a->text == b->text &&
        a->groups == b->groups && na == nb && !memcmp(ca, cb, 4 * (size_t)na))
        same = obj_equal(cx, a->pattern, b->pattern);
    return same < 0 ? V_NULL : v_bool(same == (op == CMP_EQ));
}

static size_t re_pattern_size(const Obj *o)
{
    (void)o;
    return sizeof(Pattern);
}

static void re_pattern_visit(Obj *o, Visitor *v)
{
    Pattern *p = (Pattern *)o;
    v->value(v, &p->pattern);
    VISIT_PTR(v, p->groupindex);
    VISIT_PTR(v, p->indexgroup);
    VISIT_PTR(v, p->program);
}

const KindOps re_pattern_ops = {
    .kind = KIND_re_pattern,
    .name = "re.Pattern",
    .size = re_pattern_size,
    .visit = re_pattern_visit,
    .repr = re_pattern_repr,
    .hash = re_pattern_hash,
    .richcmp = re_pattern_richcmp,
};
