/* args.c: binding of call arguments to parameters, in place, with CPython's
 * errors. See slow.h. */
#include "eval/slow.h"
#include <stdio.h>

typedef struct Binding {
    Ctx *cx;
    Function *f;
    const Code *c;
    Value *r;         /* parameters, in the order of localsplusnames */
    int total;        /* positional and keyword-only parameters */
    Value given[256]; /* positional arguments that were given, saved */
    Value more; /* the tuple for *args: the window is no root of the collector
                   before its frame begins */
    int argc;
} Binding;

static Value param_name(const Binding *b, int i)
{
    return b->c->localsplusnames->v[i];
}

/* "'a', 'b', and 'c'" */
static Value list_names(Ctx *cx, const Value *names, int n)
{
    Value text = name_empty;
    for (int i = 0; i < n && text; i++) {
        const char *sep = i == 0      ? ""
                          : i < n - 1 ? ", "
                          : n == 2    ? " and "
                                      : ", and ";
        text = str_printf(cx, "%S%s%R", text, sep, names[i]);
    }
    return text;
}

static int missing(Binding *b, const char *kind, int from, int to)
{
    Value names[256];
    int n = 0;
    for (int i = from; i < to && n < 256; i++)
        if (!b->r[i])
            names[n++] = param_name(b, i);
    Value text = list_names(b->cx, names, n);
    if (text)
        raise_fmt(b->cx, &exc_TypeError,
                  "%S() missing %d required %s argument%s: %S", b->f->qualname,
                  n, kind, n == 1 ? "" : "s", text);
    return -1;
}

static int too_many(Binding *b)
{
    int defaults = b->f->defaults ? (int)b->f->defaults->len : 0;
    int max = b->c->argcount, kwonly = 0;
    for (int i = max; i < b->total; i++)
        kwonly += b->r[i] != V_NULL;
    bool plural = defaults || max != 1;
    char range[48], extra[96] = "";
    if (defaults)
        snprintf(range, sizeof range, "from %d to %d", max - defaults, max);
    else
        snprintf(range, sizeof range, "%d", max);
    if (kwonly)
        snprintf(extra, sizeof extra,
                 " positional argument%s (and %d keyword-only argument%s)",
                 b->argc == 1 ? "" : "s", kwonly, kwonly == 1 ? "" : "s");
    raise_fmt(b->cx, &exc_TypeError,
              "%S() takes %s positional argument%s but %d%s %s given",
              b->f->qualname, range, plural ? "s" : "", b->argc, extra,
              b->argc == 1 && !kwonly ? "was" : "were");
    return -1;
}

static int find_param(const Binding *b, Value name)
{
    for (int pass = 0; pass < 2; pass++)
        for (int i = b->c->posonly; i < b->total; i++) {
            Value p = param_name(b, i);
            if (p == name || (pass && str_eq(AS(Str, p), AS(Str, name))))
                return i;
        }
    return -1;
}

/* f(a=1) where a is positional-only: all such names at once. */
static int positional_only(Binding *b, const Value *names, uint32_t n)
{
    Value text = V_NULL;
    for (int i = 0; i < b->c->posonly; i++)
        for (uint32_t k = 0; k < n; k++) {
            Value p = param_name(b, i);
            if (!str_eq(AS(Str, p), AS(Str, names[k])))
                continue;
            text = text ? str_printf(b->cx, "%S, %S", text, p) : p;
            if (!text)
                return -1;
        }
    if (!text)
        return 0;
    raise_fmt(b->cx, &exc_TypeError,
              "%S() got some positional-only arguments passed as keyword "
              "arguments: '%S'",
              b->f->qualname, text);
    return -1;
}

static int bind_keyword(Binding *b, const Tuple *names, uint32_t k, Value v,
                        Dict *rest)
{
    Value name = names->v[k];
    int i = find_param(b, name);
    if (i >= 0) {
        if (b->r[i]) {
            raise_fmt(b->cx, &exc_TypeError,
                      "%S() got multiple values for argument '%S'",
                      b->f->qualname, name);
            return -1;
        }
        b->r[i] = v;
        return 0;
    }
    if (rest)
        return dict_set_own(b->cx, rest, name, v) < 0 ? -1 : 0;
    if (b->c->posonly && positional_only(b, names->v, names->len) < 0)
        return -1;
    raise_fmt(b->cx, &exc_TypeError,
              "%S() got an unexpected keyword argument '%S'", b->f->qualname,
              name);
    return -1;
}

static int fill_defaults(Binding *b)
{
    int n = b->c->argcount;
    int defaults = b->f->defaults ? (int)b->f->defaults->len : 0;
    int required = n - defaults;
    for (int i = 0; i < required; i++)
        if (!b->r[i])
            return missing(b, "positional", 0, required);
    for (int i = required < 0 ? 0 : required; i < n; i++)
        if (!b->r[i])
            b->r[i] = b->f->defaults->v[i - required];
    return 0;
}

static int fill_keyword_defaults(Binding *b)
{
    bool lacks = false;
    for (int i = b->c->argcount; i < b->total; i++) {
        if (b->r[i])
            continue;
        Value v = b->f->kwdefaults
                      ? dict_get_str(b->f->kwdefaults, param_name(b, i))
                      : V_NULL;
        b->r[i] = v;
        lacks |= v == V_NULL;
    }
    return lacks ? missing(b, "keyword-only", b->c->argcount, b->total) : 0;
}

/* *args and **kwargs. */
static int bind_rest(Binding *b, const Value *given, Dict **rest)
{
    uint32_t at = (uint32_t)b->total;
    if (b->c->flags & PY_CO_VARARGS) {
        int n = b->argc - b->c->argcount;
        Value t = n > 0 ? tuple_from(b->cx, given + b->c->argcount, (size_t)n)
                        : tuple_new(b->cx, 0);
        if (!t)
            return -1;
        b->r[at++] = b->more = t;
    }
    *rest = NULL;
    if (b->c->flags & PY_CO_VARKEYWORDS) {
        Value d = dict_new(b->cx);
        if (!d)
            return -1;
        b->r[at] = d;
        *rest = AS(Dict, d);
    }
    return 0;
}

static int bind(Binding *b, const Value *given, const Tuple *names)
{
    int n = b->argc < b->c->argcount ? b->argc : b->c->argcount;
    Dict *rest;
    for (uint32_t i = 0; i < (uint32_t)b->c->nlocalsplus; i++)
        b->r[i] = i < (uint32_t)b->total ? V_NULL : V_UNBOUND;
    memcpy(b->r, given, (size_t)n * sizeof *given);
    if (bind_rest(b, given, &rest) < 0)
        return -1;
    for (uint32_t k = 0; names && k < names->len; k++)
        if (bind_keyword(b, names, k, given[(uint32_t)b->argc + k], rest) < 0)
            return -1;
    KEEP_ALIVE(b->more);
    if (b->argc > b->c->argcount && !(b->c->flags & PY_CO_VARARGS))
        return too_many(b);
    if (fill_defaults(b) < 0)
        return -1;
    return b->c->kwonly ? fill_keyword_defaults(b) : 0;
}

/* ---- the usual calls ---- */

enum { QUICK_NAMES = 8, QUICK_PARAMS = 32 };

enum { IN_REST = 0xFF }; /* of a name that no parameter has */

/* The parameter of each name, found by address among those not yet given; the
 * mask of all that are given then; 0: not so simple. */
static uint64_t quick_names(const Code *c, int argc, const Tuple *names,
                            uint8_t *at)
{
    int total = c->argcount + c->kwonly;
    int given = MIN(argc, c->argcount);
    uint64_t mask = ((uint64_t)1 << given) - 1;
    const Value *params = c->localsplusnames->v;
    for (uint32_t k = 0; names && k < names->len; k++) {
        Value name = names->v[k];
        int i = MAX(given, c->posonly);
        while (i < total && params[i] != name)
            i++;
        at[k] = (uint8_t)i;
        if (i < total) {
            mask |= (uint64_t)1 << i;
            continue;
        }
        at[k] = IN_REST;
        if (!(c->flags & PY_CO_VARKEYWORDS) ||
            !(AS(Str, name)->flags & STR_INTERNED))
            return 0;
        for (i = c->posonly; i < given; i++)
            if (params[i] == name)
                return 0;
    }
    return mask | (uint64_t)1 << 63;
}

/* The dict for **kwargs; V_NULL raised. */
static Value quick_rest(Ctx *cx, const Tuple *names, const uint8_t *at,
                        const Value *values)
{
    Value d = dict_new(cx);
    for (uint32_t k = 0; d && names && k < names->len; k++)
        if (at[k] == IN_REST &&
            dict_set_own(cx, AS(Dict, d), names->v[k], values[k]) < 0)
            return V_NULL;
    return d;
}

/* The defaults of keyword-only parameters that are not given; false: one has
 * none. */
static bool quick_kwonly(const Function *f, const Code *c, uint64_t given,
                         Value *out)
{
    for (int i = c->argcount; i < c->argcount + c->kwonly; i++) {
        if (given >> i & 1)
            continue;
        Value v = f->kwdefaults
                      ? dict_get_str(f->kwdefaults, c->localsplusnames->v[i])
                      : V_NULL;
        if (!v)
            return false;
        *out++ = v;
    }
    return true;
}

/* What goes into the registers behind the given ones. */
typedef struct Quick {
    uint64_t given;          /* bit per parameter: by position or name */
    uint8_t at[QUICK_NAMES]; /* parameter of each name, or IN_REST */
    Value named[QUICK_NAMES], kwonly[QUICK_NAMES];
    Value star, star_star;
} Quick;

/* All that may fail; nothing is written yet. */
static bool quick_collect(Ctx *cx, const Function *f, const Code *c,
                          const Value *r, int argc, const Tuple *names,
                          Quick *q)
{
    int pos = c->argcount, defaults = f->defaults ? (int)f->defaults->len : 0;
    uint32_t n = names ? names->len : 0;
    if (pos + c->kwonly > QUICK_PARAMS || n > QUICK_NAMES ||
        c->kwonly > QUICK_NAMES || (argc > pos && !(c->flags & PY_CO_VARARGS)))
        return false;
    q->given = n ? quick_names(c, argc, names, q->at)
                 : ((uint64_t)1 << MIN(argc, pos)) - 1;
    uint64_t required = ((uint64_t)1 << MAX(pos - defaults, 0)) - 1;
    if ((n && !q->given) || (required & ~q->given))
        return false;
    if (c->kwonly && !quick_kwonly(f, c, q->given, q->kwonly))
        return false;
    if (c->flags & PY_CO_VARARGS)
        q->star =
            tuple_from(cx, r + pos, argc > pos ? (size_t)(argc - pos) : 0);
    if (c->flags & PY_CO_VARKEYWORDS)
        q->star_star = quick_rest(cx, names, q->at, r + argc);
    for (uint32_t k = 0; k < n; k++)
        q->named[k] = r[(uint32_t)argc + k];
    return true;
}

/* Binds calls without errors; false: nothing is done, and the general way is to
 * be gone. */
static bool bind_quick(Ctx *cx, const Function *f, const LCode *lc, Value *r,
                       int argc, const Tuple *names)
{
    const Code *c = lc->object;
    Quick q; /* filled as far as it is looked at */
    q.star = q.star_star = V_UNBOUND;
    if (!quick_collect(cx, f, c, r, argc, names, &q))
        return false;
    if (UNLIKELY(!q.star) || UNLIKELY(!q.star_star)) {
        error_clear(cx); /* raised again on the general way */
        return false;
    }
    int pos = c->argcount, total = pos + c->kwonly;
    const Tuple *defaults = f->defaults;
    int first = defaults ? pos - (int)defaults->len : pos;
    for (int i = MAX(argc, MAX(first, 0)); i < pos; i++)
        r[i] = defaults->v[i - first];
    const Value *kw = q.kwonly;
    for (int i = pos; i < total; i++)
        if (!(q.given >> i & 1))
            r[i] = *kw++;
    uint32_t to = (uint32_t)total;
    if (c->flags & PY_CO_VARARGS)
        r[to++] = q.star;
    if (c->flags & PY_CO_VARKEYWORDS)
        r[to++] = q.star_star;
    for (; to < lc->nlocals; to++)
        r[to] = V_UNBOUND;
    for (uint32_t k = 0; names && k < names->len; k++)
        if (q.at[k] != IN_REST)
            r[q.at[k]] = q.named[k];
    return true;
}

/* The arguments are saved in a tuple while the window is rewritten: they stay
 * roots, and there may be any number of them. */
int args_bind(Ctx *cx, Function *f, LCode *lc, Value *r, int argc,
              Value kwnames)
{
    const Tuple *names = kwnames ? AS(Tuple, kwnames) : NULL;
    uint32_t n = (uint32_t)argc + (names ? names->len : 0);
    if (bind_quick(cx, f, lc, r, argc, names))
        return 0;
    Binding b; /* not cleared: 2 KiB a call */
    b.cx = cx;
    b.f = f;
    b.c = lc->object;
    b.r = r;
    b.more = V_NULL;
    b.argc = argc;
    b.total = b.c->argcount + b.c->kwonly;
    if (n <= ARRAY_LEN(b.given)) {
        memcpy(b.given, r, n * sizeof *r);
        return bind(&b, b.given, names);
    }
    Value saved = tuple_from(cx, r, n);
    if (!saved)
        return -1;
    return bind(&b, AS(Tuple, saved)->v, names);
}
