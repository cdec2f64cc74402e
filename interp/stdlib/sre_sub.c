/* sre_sub.c: Pattern.sub and subn: replacements by text, template, callable. */
#include "stdlib/sre.h"

#include "lib/modules.h"
#include "objects/textparts.h"

/* Text or bytes without a backslash: a replacement that needs no template. */
static bool is_literal(Value v)
{
    const uint8_t *p;
    size_t n;
    if (is_str(v))
        return str_find_code(as_str(v), '\\', 0, as_str(v)->len) < 0;
    return bytes_view(v, &p, &n) && (n == 0 || !memchr(p, '\\', n));
}

/* The replacement: a callable, or what stands for every hit. */
static Value prepare(Ctx *cx, Value pattern, Value repl, bool *calls)
{
    *calls = obj_is_callable(repl);
    if (*calls || is_literal(repl))
        return repl;
    Value re = import_module(cx, "re");
    Value subx = re ? obj_getattr_s(cx, re, "_subx") : V_NULL;
    Value filter = subx ? vm_call2(cx, subx, pattern, repl) : V_NULL;
    *calls = filter && obj_is_callable(filter);
    return filter;
}

/* What of the text stays between two hits, and the replacements. */
static int put_piece(SreRun *r, List *list, uint32_t from, uint32_t to)
{
    if (from >= to)
        return 0;
    Value item = sre_slice(r->cx, r->string, from, to);
    return item ? list_append_own(r->cx, list, item) : -1;
}

static Value join(Ctx *cx, Value string, List *list)
{
    Value joiner = sre_slice(cx, string, 0, 0);
    if (!joiner || list->len == 0)
        return joiner;
    if (is_str(joiner))
        return str_join(cx, joiner, list->store->v, list->len);
    Value method = obj_getattr_s(cx, joiner, "join");
    return method ? vm_call1(cx, method, v_obj(list)) : V_NULL;
}

/* The general way: pieces in a list. *n: hits. */
static Value sub_list(SreRun *r, Value filter, bool calls, int64_t count,
                      int64_t *n)
{
    Ctx *cx = r->cx;
    Value list = list_new(cx, 0);
    List *l = AS(List, list);
    uint32_t last = 0;
    int hit = list ? 0 : -1;
    while (hit >= 0 && (count == 0 || *n < count) &&
           (hit = sre_search(r)) > 0) {
        uint32_t from = r->started, to = r->stopped;
        Value item = filter;
        if (put_piece(r, l, last, from) < 0)
            return V_NULL;
        if (calls) {
            item = sre_match_new(r);
            item = item ? vm_call1(cx, filter, item) : V_NULL;
        }
        if (!item || (item != V_NONE && list_append_own(cx, l, item) < 0))
            return V_NULL;
        last = to;
        ++*n;
        sre_advance(r);
    }
    if (hit < 0 || put_piece(r, l, last, r->endpos) < 0)
        return V_NULL;
    return join(cx, r->string, l);
}

/* Text replaced by text: no pieces are made. */
static Value sub_text(SreRun *r, Value filter, int64_t count, int64_t *n)
{
    const Str *s = as_str(r->string), *with = as_str(filter);
    TEXT_LOCAL(t);
    uint32_t last = 0;
    int hit = 0;
    while ((count == 0 || *n < count) && (hit = sre_search(r)) > 0) {
        text_put_str(&t, s, last, r->started);
        text_put_str(&t, with, 0, with->len);
        last = r->stopped;
        ++*n;
        sre_advance(r);
    }
    if (hit < 0 || *n == 0) {
        text_drop(&t);
        return hit < 0 ? V_NULL : str_exact(r->cx, r->string);
    }
    text_put_str(&t, s, last, r->endpos);
    return text_take(r->cx, &t);
}

static Value substitute(Ctx *cx, Value *argv, int64_t *n)
{
    SreRun r;
    int64_t count = 0;
    bool calls;
    if (argv[3] != V_NULL) {
        count = obj_index_i64(cx, argv[3], &exc_OverflowError);
        if (count == -1 && error_pending(cx))
            return V_NULL;
    }
    Value filter = prepare(cx, argv[0], argv[1], &calls);
    if (!filter || sre_start(cx, &r, argv[0], argv[2], V_NULL, V_NULL) < 0)
        return V_NULL;
    if (!calls && is_str(filter) && is_str(argv[2]))
        return sub_text(&r, filter, count, n);
    return sub_list(&r, filter, calls, count, n);
}

Value re_pattern_m_sub(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int64_t n = 0;
    return substitute(cx, argv, &n);
}

Value re_pattern_m_subn(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int64_t n = 0;
    Value text = substitute(cx, argv, &n);
    return text ? tuple_pair(cx, text, v_int(n)) : V_NULL;
}
