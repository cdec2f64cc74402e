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

enum { QUICK_PARAMS = 32 };

enum { IN_REST = 63 }; /* of a name that no parameter has: its bit is free */

bool args_map(const Code *c, int argc, const Value *names, uint32_t n,
              ArgMap *map)
{
    int total = c->argcount + c->kwonly, given = MIN(argc, c->argcount);
    const Value *params = c->localsplusnames->v;
    if (n > ARG_NAMES)
        return false;
    SHORT_LOOP
    for (uint32_t k = 0; k < n; k++) {
        int i = MAX(given, c->posonly);
        if (total > QUICK_PARAMS)
            return false;
        while (i < total && params[i] != names[k])
            i++;
        map->at[k] = i < total ? (uint8_t)i : IN_REST;
        if (i < total)
            continue;
        if (!(c->flags & PY_CO_VARKEYWORDS) || !is_str(names[k]) ||
            !(AS(Str, names[k])->flags & STR_INTERNED))
            return false;
        SHORT_LOOP
        for (i = c->posonly; i < given; i++)
            if (params[i] == names[k])
                return false;
    }
    return true;
}

/* The dict for **kwargs; V_NULL raised. */
static Value quick_rest(Ctx *cx, const Value *names, uint32_t n,
                        const ArgMap *map, const Value *values)
{
    Value keys[ARG_NAMES], items[ARG_NAMES];
    uint32_t m = 0;
    SHORT_LOOP
    for (uint32_t k = 0; k < n; k++)
        if (map->at[k] == IN_REST) {
            keys[m] = names[k];
            items[m++] = values[k];
        }
    return dict_display(cx, keys, items, 1, m);
}

/* The defaults of keyword-only parameters that are not given; false: one has
 * none. */
static bool quick_kwonly(const Function *f, const Code *c, uint64_t given,
                         Value *out)
{
    SHORT_LOOP
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

/* What *args, **kwargs and keyword-only parameters take. */
typedef struct Extra {
    Value star, star_star, kwonly[QUICK_PARAMS];
} Extra;

/* All that may fail; nothing is written yet. */
static bool quick_extra(Ctx *cx, const Function *f, const Code *c,
                        const Value *r, int argc, const ArgNames *named,
                        const ArgMap *map, uint64_t given, Extra *x)
{
    int pos = c->argcount;
    if (c->kwonly && !quick_kwonly(f, c, given, x->kwonly))
        return false;
    x->star = x->star_star = V_UNBOUND;
    if (c->flags & PY_CO_VARARGS)
        x->star =
            tuple_from(cx, r + pos, argc > pos ? (size_t)(argc - pos) : 0);
    if (c->flags & PY_CO_VARKEYWORDS)
        x->star_star = quick_rest(cx, named->v, named->n, map, r + argc);
    if (LIKELY(x->star) && LIKELY(x->star_star))
        return true;
    error_clear(cx); /* raised again on the general way */
    return false;
}

/* Registers behind the positional parameters; returns the first one left. */
static uint32_t put_extra(const Code *c, Value *r, uint64_t given,
                          const Extra *x)
{
    const Value *kwonly = x->kwonly;
    uint32_t to = (uint32_t)(c->argcount + c->kwonly);
    SHORT_LOOP
    for (uint32_t i = (uint32_t)c->argcount; i < to; i++)
        if (!(given >> i & 1))
            r[i] = *kwonly++;
    if (c->flags & PY_CO_VARARGS)
        r[to++] = x->star;
    if (c->flags & PY_CO_VARKEYWORDS)
        r[to++] = x->star_star;
    return to;
}

bool args_bind_quick(Ctx *cx, const Function *f, const LCode *lc, Value *r,
                     int argc, const ArgNames *named, const ArgMap *map)
{
    const Code *c = lc->object;
    const Tuple *defaults = f->defaults;
    int pos = c->argcount, first = pos - (defaults ? (int)defaults->len : 0);
    uint32_t n = named->n, to = (uint32_t)pos;
    if (UNLIKELY(argc > pos && !(c->flags & PY_CO_VARARGS)) ||
        UNLIKELY(pos + c->kwonly > QUICK_PARAMS))
        return false;
    uint64_t given = ((uint64_t)1 << MIN(argc, pos)) - 1;
    SHORT_LOOP
    for (uint32_t k = 0; k < n; k++)
        given |= (uint64_t)1 << map->at[k];
    uint64_t required = first > 0 ? ((uint64_t)1 << first) - 1 : 0;
    Extra x;
    if (UNLIKELY(required & ~given) ||
        (lc->simple == NOT_SIMPLE &&
         !quick_extra(cx, f, c, r, argc, named, map, given, &x)))
        return false;
    Value values[ARG_NAMES];
    SHORT_LOOP
    for (uint32_t k = 0; k < n; k++)
        values[k] = r[(uint32_t)argc + k];
    SHORT_LOOP
    for (int i = MAX(argc, first); i < pos; i++)
        r[i] = defaults->v[i - first];
    if (lc->simple == NOT_SIMPLE)
        to = put_extra(c, r, given, &x);
    SHORT_LOOP
    for (; to < lc->nlocals; to++)
        r[to] = V_UNBOUND;
    SHORT_LOOP
    for (uint32_t k = 0; k < n; k++)
        if (map->at[k] != IN_REST)
            r[map->at[k]] = values[k];
    return true;
}

/* The arguments are saved in a tuple while the window is rewritten: they stay
 * roots, and there may be any number of them. */
int args_bind(Ctx *cx, Function *f, LCode *lc, Value *r, int argc,
              Value kwnames)
{
    const Tuple *names = kwnames ? AS(Tuple, kwnames) : NULL;
    uint32_t n = (uint32_t)argc + (names ? names->len : 0);
    ArgNames named = {names ? names->v : NULL, names ? names->len : 0};
    ArgMap map;
    if (args_map(lc->object, argc, named.v, named.n, &map) &&
        args_bind_quick(cx, f, lc, r, argc, &named, &map))
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
