/* native.c: calls of C functions and methods: argument count, keywords, the
 * check of self, and the guard. The one place where natives are guarded. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "objects/attr.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/protocol_private.h"
#include "objects/text.h"

enum { NATIVE_ARGS = 12 };

/* Is argv[0] self, or the class of a constructor, and not an argument? */
static bool takes_self(const Native *f)
{
    return f->type && (!(f->flags & STATIC_M) || f->flags & NEW_M);
}

static bool is_slot(const Native *f)
{
    return (f->flags & SLOT_M) != 0;
}

/* "list.append" or "len", as messages name it. */
static const char *full_name(const Native *f, char *buf, size_t size)
{
    if (f->flags & NEW_M)
        return f->name;
    if (!f->type && (!f->module || f->module == name_builtins))
        return f->name;
    if (!f->type)
        snprintf(buf, size, "%s.%s", (const char *)AS(Str, f->module)->data,
                 f->name);
    else
        snprintf(buf, size, "%s.%s", type_c_name(f->type), f->name);
    return buf;
}

/* The name in messages of argument clinic style: constructors give the class.*/
static const char *short_name(const Native *f)
{
    if (f->type && (f->flags & NEW_M || !strcmp(f->name, "__init__")))
        return type_c_name(f->type);
    return f->name;
}

/* ---- parameter names ---- */

typedef struct Names {
    int n;    /* parameters listed, "." included */
    bool any; /* "**": every keyword is taken */
    const char *at[NATIVE_NAMES];
    uint16_t len[NATIVE_NAMES];
} Names;

static void names_read(const char *params, Names *out)
{
    out->n = 0;
    out->any = params && !strcmp(params, "**");
    if (!params || out->any)
        return;
    for (const char *p = params; *p;) {
        while (*p == ' ')
            p++;
        const char *start = p;
        while (*p && *p != ' ')
            p++;
        if (p == start)
            break;
        CHECK(out->n < NATIVE_NAMES, "a native with too many parameters");
        out->at[out->n] = start;
        out->len[out->n++] = (uint16_t)(p - start);
    }
}

static int names_find(const Names *names, const char *text)
{
    size_t n = strlen(text);
    for (int i = 0; i < names->n; i++)
        if (names->len[i] == n && names->at[i][0] != '.' &&
            !memcmp(names->at[i], text, n))
            return i;
    return -1;
}

static bool has_keywords(const Native *f)
{
    for (const char *p = f->params ? f->params : ""; *p; p++)
        if (*p != '.' && *p != ' ')
            return true;
    return false;
}

/* ---- errors of argument counts, in CPython's words ---- */

static Value count_error_keywords(Ctx *cx, const Native *f, int given)
{
    bool few = given < f->min;
    int bound = few ? f->min : f->max;
    const char *how = !few               ? "at most"
                      : f->min == f->max ? "exactly"
                                         : "at least";
    const char *what = few && f->params[0] == '.' ? "positional " : "";
    return raise_fmt(cx, &exc_TypeError,
                     "%s() takes %s %d %sargument%s (%d given)", short_name(f),
                     how, bound, what, bound == 1 ? "" : "s", given);
}

static Value count_error(Ctx *cx, const Native *f, int given)
{
    char buf[128];
    if (is_slot(f))
        return raise_fmt(cx, &exc_TypeError, "expected %d argument%s, got %d",
                         f->min, f->min == 1 ? "" : "s", given);
    if ((has_keywords(f) && f->max >= 0) || f->flags & PARSED)
        return count_error_keywords(cx, f, given);
    if (f->max == 0 && f->flags & NEW_M)
        return raise_fmt(cx, &exc_TypeError, "%s takes no arguments",
                         f->type == &type_ellipsis ? "EllipsisType"
                                                   : short_name(f));
    if (f->max == 0)
        return raise_fmt(cx, &exc_TypeError,
                         "%s() takes no arguments (%d given)",
                         full_name(f, buf, sizeof buf), given);
    if (f->min == 1 && f->max == 1 && !(f->flags & NEW_M))
        return raise_fmt(cx, &exc_TypeError,
                         "%s() takes exactly one argument (%d given)",
                         full_name(f, buf, sizeof buf), given);
    bool few = given < f->min;
    int bound = few ? f->min : f->max;
    const char *how = f->min == f->max ? "" : few ? "at least " : "at most ";
    return raise_fmt(cx, &exc_TypeError, "%s expected %s%d argument%s, got %d",
                     short_name(f), how, bound, bound == 1 ? "" : "s", given);
}

/* ---- self ---- */

static bool self_fits(const Native *f, Value self)
{
    if (type_of(self) == f->type)
        return true;
    if (!type_is_subtype(type_of(self), f->type))
        return type_shown(self) == f->type;
    Kind k = ops_of(self)->kind;
    return k == f->type->kind || f->type == &type_object ||
           (f->type == &type_int && k == KIND_bool) ||
           kind_flags[f->type->kind] & ABSTRACT;
}

static Value self_error(Ctx *cx, const Native *f, Value self)
{
    return raise_fmt(cx, &exc_TypeError,
                     is_slot(f) ? "descriptor '%s' requires a '%N' object but "
                                  "received a '%T'"
                                : "descriptor '%s' for '%N' objects doesn't "
                                  "apply to a '%T' object",
                     f->name, f->type, self);
}

/* argv[0] of a constructor: a class derived from the native's own. */
static bool check_new(Ctx *cx, const Native *f, Value cls)
{
    if (!is_type(cls)) {
        raise_fmt(cx, &exc_TypeError,
                  "%N.__new__(X): X is not a type object (%T)", f->type, cls);
        return false;
    }
    Type *t = AS(Type, cls);
    if (!type_is_subtype(t, f->type)) {
        raise_fmt(cx, &exc_TypeError,
                  "%N.__new__(%N): %N is not a subtype of %N", f->type, t, t,
                  f->type);
        return false;
    }
    if (t->kind != f->type->kind && f->type != &type_object) {
        raise_fmt(cx, &exc_TypeError,
                  "%N.__new__(%N) is not safe, use %N.__new__()", f->type, t,
                  type_new_owner(t));
        return false;
    }
    return true;
}

static bool check_self(Ctx *cx, const Native *f, const Value *argv, int argc)
{
    if (argc < 1) {
        if (f->flags & NEW_M)
            raise_fmt(cx, &exc_TypeError, "%N.__new__(): not enough arguments",
                      f->type);
        else if (is_slot(f))
            raise_fmt(cx, &exc_TypeError,
                      "descriptor '%s' of '%N' object needs an argument",
                      f->name, f->type);
        else
            raise_fmt(cx, &exc_TypeError,
                      "unbound method %N.%s() needs an argument", f->type,
                      f->name);
        return false;
    }
    if (f->flags & NEW_M)
        return check_new(cx, f, argv[0]);
    if (f->flags & CLASS_M) {
        if (is_type(argv[0]) && type_is_subtype(AS(Type, argv[0]), f->type))
            return true;
        raise_fmt(cx, &exc_TypeError,
                  "descriptor '%s' for type '%N' doesn't apply to type '%T'",
                  f->name, f->type, argv[0]);
        return false;
    }
    if (LIKELY(self_fits(f, argv[0])))
        return true;
    self_error(cx, f, argv[0]);
    return false;
}

/* ---- the guard ---- */

static bool guard_target(Ctx *cx, const Native *f, Value target)
{
    if (LIKELY(guard_may(cx, target)))
        return guard_write(cx, target, f->name);
    char buf[128];
    return guard_violation(cx, target, full_name(f, buf, sizeof buf));
}

static bool guard_args(Ctx *cx, const Native *f, Value *argv, int argc)
{
    if (f->flags & MUTATES && !guard_target(cx, f, argv[0]))
        return false;
    for (int i = 0; i < 3; i++)
        if (f->flags & ((uint32_t)ARG0 << i) && i < argc && argv[i] &&
            !guard_target(cx, f, argv[i]))
            return false;
    return true;
}

static Value run(Ctx *cx, const Native *f, Value *argv, int argc, Value *kw)
{
    const void *declared = cx->declared;
    if (UNLIKELY(f->flags & (MUTATES | ARG0 | ARG1 | ARG2)) &&
        !guard_args(cx, f, argv, argc))
        return V_NULL;
    Value r = f->fn(cx, argv, argc, kw);
    cx->declared = declared;
    ASSERT((r == V_NULL) == error_pending(cx));
    return r;
}

/* ---- binding ---- */

static Value bad_keyword(Ctx *cx, const Native *f, Value name)
{
    return raise_fmt(cx, &exc_TypeError,
                     "'%S' is an invalid keyword argument for %s()", name,
                     short_name(f));
}

static Value missing_argument(Ctx *cx, const Native *f, const Names *names,
                              int i)
{
    char name[64];
    int n = i < names->n ? names->len[i] : 0;
    snprintf(name, sizeof name, "%.*s", n, n ? names->at[i] : "");
    return raise_fmt(cx, &exc_TypeError,
                     "%s() missing required argument '%s' (pos %d)",
                     short_name(f), name, i + 1);
}

static Value no_keywords(Ctx *cx, const Native *f, Value cls)
{
    char buf[128];
    if (f->flags & CLASS_M)
        return raise_fmt(cx, &exc_TypeError,
                         "%S.%s() takes no keyword arguments",
                         AS(Type, cls)->qualname, f->name);
    return raise_fmt(cx, &exc_TypeError, "%s() takes no keyword arguments",
                     f->flags & NEW_M ? short_name(f)
                                      : full_name(f, buf, sizeof buf));
}

/* Fills args[first..] with the keywords. Returns the number of arguments in
 * use, -1 after an error. */
static int bind_keywords(Ctx *cx, const Native *f, Value *args, int first,
                         int given, const Value *kwv, const Tuple *kwnames)
{
    Names names;
    names_read(f->params, &names);
    if (!has_keywords(f))
        return no_keywords(cx, f, args[0]), -1;
    int all = given + (int)kwnames->len;
    if (all > f->max)
        return raise_fmt(cx, &exc_TypeError,
                         "%s() takes at most %d %sargument%s (%d given)",
                         short_name(f), f->max, given ? "" : "keyword ",
                         f->max == 1 ? "" : "s", all),
               -1;
    int used = given;
    Value bad = V_NULL; /* a missing argument is named first */
    for (uint32_t i = 0; i < kwnames->len; i++) {
        int at = names_find(&names, str_utf8(cx, kwnames->v[i]));
        if (at < 0 || at >= f->max) {
            bad = kwnames->v[i];
            continue;
        }
        if (args[first + at])
            return raise_fmt(cx, &exc_TypeError,
                             "argument for %s() given by name ('%S') and "
                             "position (%d)",
                             short_name(f), kwnames->v[i], at + 1),
                   -1;
        args[first + at] = kwv[i];
        used = MAX(used, at + 1);
    }
    for (int i = 0; i < f->min; i++)
        if (!args[first + i] && i < names.n && names.at[i][0] == '.')
            return count_error_keywords(cx, f, given), -1;
        else if (!args[first + i])
            return missing_argument(cx, f, &names, i), -1;
    if (bad)
        return bad_keyword(cx, f, bad), -1;
    return used;
}

static Value invoke_fixed(Ctx *cx, const Native *f, const Value *argv, int argc,
                          const Tuple *kwnames)
{
    Value args[NATIVE_ARGS];
    int first = takes_self(f) ? 1 : 0;
    int given = argc - first;
    int total = first + f->max;
    int nkw = kwnames ? (int)kwnames->len : 0;
    bool kwonly = (f->flags & KWONLY) != 0;
    if (nkw && !has_keywords(f))
        return no_keywords(cx, f, argc ? argv[0] : V_NONE);
    CHECK(total <= NATIVE_ARGS, "a native with too many arguments");
    if (kwonly && given > 0 && given <= f->max)
        return raise_fmt(cx, &exc_TypeError,
                         "%s() takes no positional arguments", short_name(f));
    if (given > f->max || (given < f->min && !nkw)) {
        if (given < f->min && has_keywords(f) && f->params[0] != '.')
            nkw = -1; /* name the missing one */
        else
            return count_error(cx, f, given);
    }
    for (int i = 0; i < argc; i++)
        args[i] = argv[i];
    for (int i = argc; i < total; i++)
        args[i] = V_NULL;
    if (nkw) {
        static const Tuple none;
        given = bind_keywords(cx, f, args, first, given, argv + argc,
                              nkw < 0 ? &none : kwnames);
        if (given < 0)
            return V_NULL;
    }
    return run(cx, f, args, first + given, NULL);
}

/* Any keyword: kw[0] is a dict of them. */
static Value invoke_any_keywords(Ctx *cx, const Native *f, Value *argv,
                                 int argc, const Tuple *kwnames)
{
    Value kw[1] = {V_NULL};
    if (kwnames && kwnames->len) {
        kw[0] = dict_new(cx);
        for (uint32_t i = 0; kw[0] && i < kwnames->len; i++)
            if (dict_set_own(cx, AS(Dict, kw[0]), kwnames->v[i],
                             argv[argc + (int)i]))
                return V_NULL;
        if (!kw[0])
            return V_NULL;
    }
    return run(cx, f, argv, argc, kw);
}

static Value invoke_variadic(Ctx *cx, const Native *f, Value *argv, int argc,
                             const Tuple *kwnames)
{
    Value kw[NATIVE_NAMES] = {V_NULL};
    char buf[128];
    Names names;
    int given = argc - (takes_self(f) ? 1 : 0);
    if (given < f->min)
        return raise_fmt(cx, &exc_TypeError,
                         "%s expected at least %d argument%s, got %d",
                         short_name(f), f->min, f->min == 1 ? "" : "s", given);
    if (!kwnames || !kwnames->len)
        return run(cx, f, argv, argc, kw);
    names_read(f->params, &names);
    if (names.any)
        return invoke_any_keywords(cx, f, argv, argc, kwnames);
    for (uint32_t i = 0; kwnames && i < kwnames->len; i++) {
        if (!names.n)
            return raise_fmt(cx, &exc_TypeError,
                             "%s() takes no keyword arguments",
                             f->flags & NEW_M ? short_name(f)
                                              : full_name(f, buf, sizeof buf));
        int at = names_find(&names, str_utf8(cx, kwnames->v[i]));
        if (at < 0)
            return bad_keyword(cx, f, kwnames->v[i]);
        kw[at] = argv[argc + (int)i];
    }
    return run(cx, f, argv, argc, kw);
}

/* A constructor without keywords leaves those to a derived class's __init__,
 * and an __init__ to its __new__. */
static bool leaves_keywords(const Native *f, const Value *argv)
{
    bool init = strcmp(f->name, "__init__") == 0;
    if ((!init && !(f->flags & NEW_M)) || has_keywords(f) ||
        (f->params && strcmp(f->params, "**") == 0))
        return false;
    const Type *t = init ? type_of(argv[0]) : AS(Type, argv[0]);
    Value other =
        t->flags & TYPE_HEAP
            ? type_lookup(t, dunder_names[init ? DUNDER_new : DUNDER_init])
            : V_NULL;
    return other != V_NULL && !is_exact(other, KIND_native);
}

Value native_invoke(Ctx *cx, const Native *f, const Value *argv, int argc,
                    Value kwnames)
{
    const Tuple *names = kwnames ? AS(Tuple, kwnames) : NULL;
    if (takes_self(f) && !check_self(cx, f, argv, argc))
        return V_NULL;
    if (UNLIKELY(names && names->len && leaves_keywords(f, argv)))
        names = NULL;
    if (f->max < 0)
        return invoke_variadic(cx, f, (Value *)(uintptr_t)argv, argc, names);
    return invoke_fixed(cx, f, argv, argc, names);
}

/* ---- the kind ---- */

static Value native_call(Ctx *cx, Value self, Value *argv, int argc,
                         Value kwnames)
{
    return native_invoke(cx, AS(Native, self), argv, argc, kwnames);
}

static Value native_repr(Ctx *cx, Value self)
{
    const Native *f = AS(Native, self);
    if (!f->type || f->flags & NEW_M)
        return str_printf(cx, "<built-in %s %s>",
                          f->flags & NEW_M ? "method" : "function", f->name);
    return str_printf(cx, "<%s '%s' of '%N' objects>",
                      native_is_slot_wrapper(f) ? "slot wrapper" : "method",
                      f->name, f->type);
}

static Value native_descr_get(Ctx *cx, Value self, Value obj, Value type)
{
    const Native *f = AS(Native, self);
    if (!f->type || f->flags & STATIC_M)
        return self;
    if (f->flags & CLASS_M)
        return method_new(cx, self, type);
    return obj ? method_new(cx, self, obj) : self;
}

Value native_get___name__(Ctx *cx, Value self)
{
    return str_from_ascii(cx, AS(Native, self)->name);
}

Value native_get___qualname__(Ctx *cx, Value self)
{
    const Native *f = AS(Native, self);
    if (!f->type)
        return str_from_ascii(cx, f->name);
    return str_printf(cx, "%N.%s", f->type, f->name);
}

static bool is_unbound(const Native *f)
{
    return f->type && !(f->flags & STATIC_M);
}

static Value missing(Ctx *cx, Value self, const char *name)
{
    return raise_no_attr(cx, self, str_intern_c(cx, name));
}

Value native_get___module__(Ctx *cx, Value self)
{
    const Native *f = AS(Native, self);
    if (is_unbound(f))
        return missing(cx, self, "__module__");
    return f->module ? f->module : f->type ? V_NONE : name_builtins;
}

Value native_get___doc__(Ctx *cx, Value self)
{
    (void)cx, (void)self;
    return V_NONE;
}

Value native_get___text_signature__(Ctx *cx, Value self)
{
    (void)cx, (void)self;
    return V_NONE;
}

/* Of a function its module, of a static method or constructor the class. */
Value native_get___self__(Ctx *cx, Value self)
{
    const Native *f = AS(Native, self);
    if (is_unbound(f))
        return missing(cx, self, "__self__");
    if (f->type)
        return v_obj(f->type);
    Value name = f->module ? f->module : name_builtins;
    Value m = dict_get_str(AS(Dict, sys_modules), name);
    return m ? m : V_NONE;
}

Value native_get___objclass__(Ctx *cx, Value self)
{
    const Native *f = AS(Native, self);
    return is_unbound(f) ? v_obj(f->type) : missing(cx, self, "__objclass__");
}

static size_t native_size(const Obj *o)
{
    (void)o;
    return sizeof(Native);
}

static void native_visit(Obj *o, Visitor *v)
{
    Native *f = (Native *)o;
    VISIT_PTR(v, f->type);
    v->value(v, &f->module);
}

const KindOps native_ops = {
    .kind = KIND_native,
    .name = "builtin_function_or_method",
    .size = native_size,
    .visit = native_visit,
    .repr = native_repr,
    .call = native_call,
    .descr_get = native_descr_get,
};
