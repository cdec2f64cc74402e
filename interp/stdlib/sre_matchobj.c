/* sre_matchobj.c: re.Match. It keeps positions only; text is cut out of the
 * string when it is asked for. */
#include "stdlib/sre.h"

#include "lib/modules.h"
#include "objects/bytesparts.h"
#include "objects/classes.h"
#include "objects/seq.h"

#define UNUSED_ARGS (void)argc, (void)kw

/* ---- made by a run ---- */

Value sre_slice(Ctx *cx, Value string, uint32_t from, uint32_t to)
{
    const uint8_t *p = NULL;
    size_t n = 0;
    if (is_str(string)) {
        n = as_str(string)->len;
        return str_substr(cx, string, MIN(from, n), MIN(to, n));
    }
    bytes_view(string, &p, &n); /* a bytearray may have shrunk */
    size_t a = MIN(from, n), b = MIN(to, n);
    if (is_exact(string, KIND_bytes) && a == 0 && b == n)
        return string;
    return bytes_from(cx, n ? p + a : p, b - a);
}

/* The slice of a group; false: it is unset. */
static bool group_span(const uint32_t *span, uint32_t *from, uint32_t *to)
{
    *from = span[0];
    *to = span[1];
    return *from != SRE_UNSET && *to != SRE_UNSET;
}

/* Marks that stand in the wrong order: of code that no compiler wrote. */
static Value wrong_span(Ctx *cx)
{
    return raise_fmt(cx, &exc_SystemError,
                     "The span of capturing group is wrong, please report a "
                     "bug for the re module.");
}

Value sre_group(SreRun *r, uint32_t i, bool empty)
{
    uint32_t from, to;
    if (!group_span(r->regs + 2 * (i - 1), &from, &to)) {
        if (!empty)
            return V_NONE;
        from = to = 0;
    }
    if (from > to)
        return wrong_span(r->cx);
    return sre_slice(r->cx, r->string, from, to);
}

Value sre_match_new(SreRun *r)
{
    uint32_t groups = r->pattern->groups + 1;
    Match *m = heap_alloc(r->cx, KIND_re_match, sizeof *m + 8 * (size_t)groups);
    if (!m)
        return V_NULL;
    m->string = r->string;
    m->pattern = (Pattern *)(uintptr_t)r->pattern;
    m->pos = r->pos;
    m->endpos = r->endpos;
    m->lastindex = r->lastindex;
    m->groups = groups;
    m->span[0] = r->started;
    m->span[1] = r->stopped;
    for (uint32_t i = 1; i < groups; i++) {
        uint32_t *span = m->span + 2 * i;
        if (!group_span(r->regs + 2 * (i - 1), span, span + 1))
            span[0] = span[1] = SRE_UNSET;
        else if (span[0] > span[1])
            return wrong_span(r->cx);
    }
    return v_obj(m);
}

/* ---- groups ---- */

/* Number of the group that `which` (a number or a name) means; -1 raised. */
static int64_t find_group(Ctx *cx, const Match *m, Value which)
{
    int64_t i = -1;
    Value named;
    if (which == V_NULL)
        return 0;
    if (is_index(which)) {
        i = is_int(which) ? as_int(which) : obj_index_i64(cx, which, NULL);
    } else {
        int found = dict_get(cx, m->pattern->groupindex, which, &named);
        if (found > 0 && is_intlike(named) && !int_to_i64(named, &i))
            i = -1;
    }
    if (error_pending(cx))
        return -1;
    if (i < 0 || i >= m->groups)
        return raise_fmt(cx, &exc_IndexError, "no such group"), -1;
    return i;
}

static Value group_text(Ctx *cx, const Match *m, int64_t i, Value absent)
{
    uint32_t from, to;
    if (!group_span(m->span + 2 * i, &from, &to))
        return absent;
    return sre_slice(cx, m->string, from, to);
}

static Value group_of(Ctx *cx, const Match *m, Value which)
{
    int64_t i = find_group(cx, m, which);
    return i < 0 ? V_NULL : group_text(cx, m, i, V_NONE);
}

/* group(*which) */
Value re_match_m_group(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    const Match *m = AS(Match, argv[0]);
    if (argc == 1)
        return group_text(cx, m, 0, V_NONE);
    if (argc == 2)
        return group_of(cx, m, argv[1]);
    Value t = tuple_new(cx, (size_t)argc - 1);
    for (int i = 1; t && i < argc; i++) {
        Value g = group_of(cx, m, argv[i]);
        if (!g)
            return V_NULL;
        AS(Tuple, t)->v[i - 1] = g;
    }
    return t;
}

static Value re_match_getitem(Ctx *cx, Value self, Value key)
{
    return group_of(cx, AS(Match, self), key);
}

Value re_match_m_groups(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Match *m = AS(Match, argv[0]);
    Value absent = argv[1] ? argv[1] : V_NONE;
    Value t = tuple_new(cx, m->groups - 1);
    for (uint32_t i = 1; t && i < m->groups; i++) {
        Value g = group_text(cx, m, i, absent);
        if (!g)
            return V_NULL;
        AS(Tuple, t)->v[i - 1] = g;
    }
    return t;
}

Value re_match_m_groupdict(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Match *m = AS(Match, argv[0]);
    Value absent = argv[1] ? argv[1] : V_NONE;
    Value d = dict_new(cx), key, ignored;
    uint32_t pos = 0;
    while (d && dict_next(m->pattern->groupindex, &pos, &key, &ignored)) {
        int64_t i = find_group(cx, m, key);
        Value g = i < 0 ? V_NULL : group_text(cx, m, i, absent);
        if (!g || dict_set_own(cx, AS(Dict, d), key, g) < 0)
            return V_NULL;
    }
    return d;
}

/* ---- positions ---- */

static Value position(uint32_t at)
{
    return v_int(at == SRE_UNSET ? -1 : (int64_t)at);
}

static Value span_of_group(Ctx *cx, const Match *m, int64_t i)
{
    return tuple_pair(cx, position(m->span[2 * i]),
                      position(m->span[2 * i + 1]));
}

Value re_match_m_start(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Match *m = AS(Match, argv[0]);
    int64_t i = find_group(cx, m, argv[1]);
    return i < 0 ? V_NULL : position(m->span[2 * i]);
}

Value re_match_m_end(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Match *m = AS(Match, argv[0]);
    int64_t i = find_group(cx, m, argv[1]);
    return i < 0 ? V_NULL : position(m->span[2 * i + 1]);
}

Value re_match_m_span(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Match *m = AS(Match, argv[0]);
    int64_t i = find_group(cx, m, argv[1]);
    return i < 0 ? V_NULL : span_of_group(cx, m, i);
}

Value re_match_get_regs(Ctx *cx, Value self)
{
    const Match *m = AS(Match, self);
    Value t = tuple_new(cx, m->groups);
    for (uint32_t i = 0; t && i < m->groups; i++) {
        Value pair = span_of_group(cx, m, i);
        if (!pair)
            return V_NULL;
        AS(Tuple, t)->v[i] = pair;
    }
    return t;
}

Value re_match_get_pos(Ctx *cx, Value self)
{
    (void)cx;
    return v_int(AS(Match, self)->pos);
}

Value re_match_get_endpos(Ctx *cx, Value self)
{
    (void)cx;
    return v_int(AS(Match, self)->endpos);
}

Value re_match_get_lastindex(Ctx *cx, Value self)
{
    (void)cx;
    uint32_t i = AS(Match, self)->lastindex;
    return i ? v_int(i) : V_NONE;
}

Value re_match_get_lastgroup(Ctx *cx, Value self)
{
    (void)cx;
    const Match *m = AS(Match, self);
    const Tuple *names = m->pattern->indexgroup;
    return m->lastindex && m->lastindex < names->len ? names->v[m->lastindex]
                                                     : V_NONE;
}

/* ---- the object itself ---- */

Value re_match_get_string(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Match, self)->string;
}

Value re_match_get_re(Ctx *cx, Value self)
{
    (void)cx;
    return v_obj(AS(Match, self)->pattern);
}

Value re_match_m_expand(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    Value re = import_module(cx, "re");
    Value f = re ? obj_getattr_s(cx, re, "_expand") : V_NULL;
    Value pattern = v_obj(AS(Match, argv[0])->pattern);
    return f ? vm_call3(cx, f, pattern, argv[0], argv[1]) : V_NULL;
}

Value re_match_m___copy__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    (void)cx;
    return argv[0];
}

Value re_match_m___deepcopy__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    (void)cx;
    return argv[0];
}

Value re_match_m___class_getitem__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return genericalias_new(cx, argv[0], argv[1]);
}

static Value re_match_repr(Ctx *cx, Value self)
{
    const Match *m = AS(Match, self);
    Value text = group_text(cx, m, 0, V_NONE);
    text = text ? obj_repr(cx, text) : V_NULL;
    if (text && AS(Str, text)->len > 50)
        text = str_substr(cx, text, 0, 50);
    if (!text)
        return V_NULL;
    return str_printf(cx, "<re.Match object; span=(%u, %u), match=%S>",
                      m->span[0], m->span[1], text);
}

static size_t re_match_size(const Obj *o)
{
    return sizeof(Match) + 8 * (size_t)((const Match *)o)->groups;
}

static void re_match_visit(Obj *o, Visitor *v)
{
    Match *m = (Match *)o;
    v->value(v, &m->string);
    VISIT_PTR(v, m->pattern);
}

const KindOps re_match_ops = {
    .kind = KIND_re_match,
    .name = "re.Match",
    .size = re_match_size,
    .visit = re_match_visit,
    .repr = re_match_repr,
    .getitem = re_match_getitem,
};
