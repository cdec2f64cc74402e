/* cache_call.c: which quickened form a call takes, and its cache. See slow.h.
 */
#include "eval/cache.h"
#include "objects/names.h"

enum { DEFAULTS_MAX = 16 }; /* parameters of a function called with fewer */

/* lc: of a function; is it called with argc plain arguments, or with fewer
 * than it has parameters, the rest from its defaults? */
static bool takes_defaults(const Function *fn, const LCode *lc, int argc)
{
    return lc->simple > argc && lc->simple <= DEFAULTS_MAX && fn->defaults &&
           fn->defaults->len >= (uint32_t)(lc->simple - argc);
}

static LCode *lcode_quiet(Ctx *cx, Code *code)
{
    LCode *lc = lcode_of(cx, code);
    if (!lc)
        error_clear(cx);
    return lc;
}

static void cache_function(Ctx *cx, Word *pc, Value callee, int argc)
{
    Function *fn = AS(Function, callee);
    LCode *lc = lcode_quiet(cx, fn->code);
    bool maybe = pc->op == OP_CALL_MAYBE;
    if (lc && lc->simple == argc)
        pc->op = maybe ? OP_CALL_MAYBE_PY : OP_CALL_PY;
    else if (lc && takes_defaults(fn, lc, argc))
        pc->op = maybe ? OP_CALL_MAYBE_DEFAULTS : OP_CALL_PY_DEFAULTS;
    else if (lc && !maybe)
        pc->op = OP_CALL_GENERAL;
    else
        return;
    pc[2].v = callee;
    pc[3].w = (uint64_t)(uintptr_t)lc;
}

/* May the loop call this native itself, with argc arguments in place? */
static bool direct_native(const Native *n, int argc, uint32_t effects)
{
    return n->max >= 0 && argc >= n->min && argc <= n->max &&
           n->max - argc < LCODE_SLACK &&
           !(n->flags & (effects | KWONLY | STATIC_M | CLASS_M));
}

/* Functions of builtins that the loop does in line. */
static const struct {
    const char *name;
    int argc;
    uint16_t op;
} inlined[] = {
    {"len", 1, OP_CALL_LEN},         {"abs", 1, OP_CALL_ABS},
    {"ord", 1, OP_CALL_ORD},         {"chr", 1, OP_CALL_CHR},
    {"min", 2, OP_CALL_MIN},         {"max", 2, OP_CALL_MAX},
    {"getattr", 2, OP_CALL_GETATTR}, {"getattr", 3, OP_CALL_GETATTR},
    {"hasattr", 2, OP_CALL_GETATTR}, {"next", 1, OP_CALL_NEXT},
    {"next", 2, OP_CALL_NEXT},       {"isinstance", 2, OP_CALL_ISINSTANCE},
};

static uint16_t native_form(const Native *n, int argc, uint16_t otherwise)
{
    if (n->module && n->module != name_builtins)
        return otherwise;
    for (uint32_t i = 0; i < ARRAY_LEN(inlined); i++)
        if (inlined[i].argc == argc && !strcmp(inlined[i].name, n->name))
            return inlined[i].op;
    return otherwise;
}

extern Value builtins_sum(Ctx *cx, Value *argv, int argc, Value *kw);
extern Value builtins_any(Ctx *cx, Value *argv, int argc, Value *kw);
extern Value builtins_all(Ctx *cx, Value *argv, int argc, Value *kw);
extern Value builtins_sorted(Ctx *cx, Value *argv, int argc, Value *kw);

/* What a call of the one argument at r, a generator, makes of its items; 0: it
 * takes them in its own way. */
static FrameKind drain_kind(Value callee)
{
    if (callee == v_obj(&type_list))
        return FRAME_GEN_LIST;
    if (callee == v_obj(&type_tuple))
        return FRAME_GEN_TUPLE;
    if (!is_exact(callee, KIND_native))
        return (FrameKind)0;
    NativeFn fn = AS(Native, callee)->fn;
    return fn == builtins_sum      ? FRAME_GEN_SUM
           : fn == builtins_any    ? FRAME_GEN_ANY
           : fn == builtins_all    ? FRAME_GEN_ALL
           : fn == builtins_sorted ? FRAME_GEN_SORTED
                                   : (FrameKind)0;
}

/* Over the form chosen for a call of a built-in. */
static void cache_drain(Ctx *cx, Word *pc, Value callee, int argc)
{
    FrameKind kind = argc == 1 && pc->op != OP_CALL &&
                             op_base[pc->op] == OP_CALL &&
                             is_exact(cx->frame->r[pc->b], KIND_generator)
                         ? drain_kind(callee)
                         : (FrameKind)0;
    if (!kind)
        return;
    pc[4].lo = kind;
    pc[4].hi = pc->op;
    pc->op = OP_CALL_DRAIN;
}

static void cache_native(Word *pc, Value callee, int argc)
{
    const Native *n = AS(Native, callee);
    bool variadic = n->max < 0 && argc >= n->min &&
                    !(n->flags & (ARG0 | ARG1 | ARG2 | STATIC_M | CLASS_M));
    if (n->type || (!variadic && !direct_native(n, argc, ARG0 | ARG1 | ARG2)))
        return;
    pc->op = native_form(n, argc, variadic ? OP_CALL_VARIADIC : OP_CALL_NATIVE);
    pc[1].h[2] = (uint16_t)n->max;
    pc[2].v = callee;
    pc[3].w = (uint64_t)(uintptr_t)n->fn;
}

/* A native method with self and argc arguments; only an exact built-in kind
 * is sure to be what it expects. */
static bool direct_method(Ctx *cx, const Native *n, Value self, int argc)
{
    return n->type && is_obj(self) && as_obj(self)->shape < KIND_COUNT &&
           kind_types[as_obj(self)->shape] == n->type &&
           direct_native(n, argc, ARG0 | ARG1 | ARG2) &&
           (!(n->flags & MUTATES) || guard_may(cx, self));
}

/* Word 3 of a call of a native method: self's kind, values to be in place. */
static void cache_self(Word *pc, const Native *n, Value self)
{
    pc[2].v = v_obj(n);
    pc[3].lo = as_obj(self)->shape;
    pc[3].hi = (uint32_t)n->max + 1;
}

static void cache_bound(Ctx *cx, Word *pc, const Method *m, int argc)
{
    if (!is_obj(m->func) || !cacheable(m->func))
        return;
    if (is_exact(m->func, KIND_function)) {
        LCode *lc = lcode_quiet(cx, AS(Function, m->func)->code);
        if (!lc || lc->simple != argc + 1)
            return;
        pc->op = OP_CALL_BOUND_PY;
        pc[2].v = m->func;
        pc[3].w = (uint64_t)(uintptr_t)lc;
    } else if (is_exact(m->func, KIND_native) &&
               direct_method(cx, AS(Native, m->func), m->self, argc)) {
        pc->op = OP_CALL_BOUND_NATIVE;
        cache_self(pc, AS(Native, m->func), m->self);
    }
}

/* A built-in class whose call is its C constructor alone. */
static void cache_new(Word *pc, Type *t, int argc)
{
    bool container = t == &type_list || t == &type_set || t == &type_dict;
    if ((t == &type_type && argc == 1) ||
        (container && argc <= (t == &type_dict ? 0 : 1))) {
        pc->op = container ? OP_CALL_CONTAINER : OP_CALL_TYPE;
        pc[2].v = v_obj(t);
        return;
    }
    Value new = type_lookup(t, dunder_names[DUNDER_new]);
    if ((t->flags & (TYPE_HEAP | TYPE_IS_EXC)) || t == &type_type || !new ||
        !is_exact(new, KIND_native) ||
        type_lookup(t, dunder_names[DUNDER_init]) !=
            type_lookup(&type_object, dunder_names[DUNDER_init]))
        return;
    const Native *n = AS(Native, new);
    if (n->type != t || n->max < 0 || argc < n->min || argc > n->max ||
        n->max - argc >= LCODE_SLACK ||
        (n->flags & (ARG0 | ARG1 | ARG2 | KWONLY)))
        return;
    /* the range in a temp, which the iterator replaces: nobody else sees it */
    bool loop = t == &type_range && argc < 3 && pc[5].op == OP_GET_ITER &&
                pc[5].b == pc->a && pc[5].a == pc->a;
    pc->op = loop ? OP_CALL_RANGE_ITER : OP_CALL_NEW;
    pc[1].h[2] = (uint16_t)n->max;
    pc[2].v = v_obj(t);
    pc[3].w = (uint64_t)(uintptr_t)n->fn;
}

/* A class whose call is: a new instance, then a simple Python __init__. */
static void cache_class(Ctx *cx, Word *pc, Value callee, int argc)
{
    Type *t = AS(Type, callee);
    bool plain = (t->flags & TYPE_HEAP) && t->kind == KIND_object &&
                 !(t->flags & (TYPE_ABSTRACT | TYPE_UNCACHEABLE));
    if (!plain || type_lookup(t, dunder_names[DUNDER_new]) !=
                      type_lookup(&type_object, dunder_names[DUNDER_new]))
        return;
    Value init = type_lookup(t, dunder_names[DUNDER_init]);
    if (argc == 0 &&
        init == type_lookup(&type_object, dunder_names[DUNDER_init])) {
        pc->op = OP_CALL_CLASS_PLAIN;
        pc[2].v = callee;
        return;
    }
    if (!init || !is_exact(init, KIND_function) || !cacheable(init))
        return;
    LCode *lc = lcode_of(cx, AS(Function, init)->code);
    if (!lc)
        error_clear(cx);
    if (!lc || (lc->object->flags & (PY_CO_GENERATOR | PY_CO_COROUTINE)))
        return;
    pc->op = lc->simple == argc + 1 ? OP_CALL_CLASS : OP_CALL_CLASS_BIND;
    pc[2].v = callee;
    pc[3].w = (uint64_t)(uintptr_t)lc;
    pc[4].v = init;
}

void cache_call(Ctx *cx, Word *pc, Value callee, int argc)
{
    if (is_exact(callee, KIND_method) && pc->op == OP_CALL)
        cache_bound(cx, pc, AS(Method, callee), argc);
    bool maybe = pc->op == OP_CALL_MAYBE;
    if (is_exact(callee, KIND_function) && !cacheable(callee)) {
        LCode *lc = lcode_quiet(cx, AS(Function, callee)->code);
        if (lc && (lc->simple == argc ||
                   (!maybe && takes_defaults(AS(Function, callee), lc, argc))))
            pc->op = maybe ? OP_CALL_MAYBE_PY_ANY : OP_CALL_PY_ANY;
        return;
    }
    if (is_exact(callee, KIND_type) && !cacheable(callee)) {
        if (!maybe && class_init_code(cx, callee, argc))
            pc->op = OP_CALL_CLASS_ANY;
        return;
    }
    if (!is_obj(callee) || !cacheable(callee))
        return;
    switch (as_obj(callee)->shape) {
    case KIND_function:
        cache_function(cx, pc, callee, argc);
        break;
    case KIND_native:
        if (!maybe)
            cache_native(pc, callee, argc);
        break;
    case KIND_type:
        if (!maybe && (AS(Type, callee)->flags & TYPE_HEAP))
            cache_class(cx, pc, callee, argc);
        else if (!maybe)
            cache_new(pc, AS(Type, callee), argc);
        break;
    default:
        break;
    }
    cache_drain(cx, pc, callee, argc);
}

void cache_call_named(Ctx *cx, Word *pc, Value callee, int argc)
{
    bool class = is_exact(callee, KIND_type);
    if (class && op_base[pc->op] != OP_CALL_KW)
        return;
    const Function *fn = class ? class_init(callee)
                         : is_exact(callee, KIND_function)
                             ? AS(Function, callee)
                             : NULL;
    LCode *lc = fn ? lcode_quiet(cx, fn->code) : NULL;
    const Tuple *names = AS(Tuple, pc[2].v);
    ArgMap map = {.w = 0};
    if (!lc || !args_map(fn->code, argc + class, names->v, names->len, &map))
        return;
    pc->op = op_base[pc->op] != OP_CALL_KW ? OP_CALL_MAYBE_KW_PY
             : class                       ? OP_CALL_KW_CLASS
                                           : OP_CALL_KW_PY;
    pc[3].p = lc;
    pc[4].w = map.w;
}

extern Value str_m_join(Ctx *cx, Value *argv, int argc, Value *kw);
extern Value list_m_append(Ctx *cx, Value *argv, int argc, Value *kw);
extern Value generator_m_send(Ctx *cx, Value *argv, int argc, Value *kw);

static void cache_plain(Ctx *cx, Word *pc, Value callee, int argc)
{
    if (!is_obj(callee) || !cacheable(callee))
        return;
    if (is_exact(callee, KIND_function)) {
        LCode *lc = lcode_quiet(cx, AS(Function, callee)->code);
        if (!lc || lc->simple != argc)
            return;
        pc->op = OP_CALL_MAYBE_PLAIN_PY;
        pc[3].w = (uint64_t)(uintptr_t)lc;
    } else if (is_exact(callee, KIND_native) && !AS(Native, callee)->type &&
               direct_native(AS(Native, callee), argc, ARG0 | ARG1 | ARG2)) {
        pc->op = OP_CALL_MAYBE_PLAIN_NATIVE;
    } else {
        return;
    }
    pc[2].v = callee;
}

void cache_call_maybe(Ctx *cx, Word *pc, Value callee, Value self, int argc)
{
    if (!self) {
        cache_plain(cx, pc, callee, argc);
        return;
    }
    if (!is_exact(callee, KIND_native)) {
        cache_call(cx, pc, callee, argc + 1);
        return;
    }
    const Native *n = AS(Native, callee);
    if (!cacheable(callee) || !direct_method(cx, n, self, argc))
        return;
    bool append = n->fn == list_m_append;
    pc->op = append                ? OP_CALL_MAYBE_APPEND
             : n->fn == str_m_join ? OP_CALL_MAYBE_JOIN
                                   : OP_CALL_MAYBE_NATIVE;
    cache_self(pc, n, self);
}

static void cache_python_method(Ctx *cx, Word *pc, Value self, Value d,
                                int argc)
{
    LCode *lc = lcode_quiet(cx, AS(Function, d)->code);
    if (lc && lc->simple == argc + 1)
        pc->op = argc == 1 ? OP_CALL_METHOD_PY1 : OP_CALL_METHOD_PY;
    else if (lc && takes_defaults(AS(Function, d), lc, argc + 1))
        pc->op = OP_CALL_METHOD_DEFAULTS;
    else
        return;
    pc[2].lo = as_obj(self)->shape;
    pc[3].w = (uint64_t)(uintptr_t)lc;
    pc[4].v = d;
}

static void cache_number(Word *pc, Value self, Value name, int argc)
{
    Value d = type_lookup(type_of(self), name);
    if (!d || !is_exact(d, KIND_native) || !cacheable(d) ||
        AS(Native, d)->type != type_of(self) ||
        !direct_native(AS(Native, d), argc, ARG0 | ARG1 | ARG2 | MUTATES))
        return;
    pc->op = OP_CALL_METHOD_NUMBER;
    pc[2].lo = is_int(self);
    pc[2].hi = (uint32_t)AS(Native, d)->max + 1;
    pc[3].v = d;
}

/* module.function(...) */
static void cache_module_call(Ctx *cx, Word *pc, Value self, Value name,
                              int argc)
{
    const Dict *d = AS(Module, self)->dict;
    int i = dict_find_entry(d, name);
    Value f = i >= 0 && cacheable(self) ? d->entries->e[i].value : V_NULL;
    if (!f || !is_obj(f) || !cacheable(f))
        return;
    if (is_exact(f, KIND_function)) {
        LCode *lc = lcode_quiet(cx, AS(Function, f)->code);
        if (!lc || lc->simple != argc)
            return;
        pc->op = OP_CALL_METHOD_MODULE_PY;
    } else if (is_exact(f, KIND_native) && !AS(Native, f)->type &&
               direct_native(AS(Native, f), argc, ARG0 | ARG1 | ARG2)) {
        pc->op = OP_CALL_METHOD_MODULE;
    } else {
        return;
    }
    pc[2].v = self;
    pc[3].lo = d->version;
    pc[4].v = f;
}

/* Class.function(...), Class.classmethod(...) */
static void cache_class_call(Ctx *cx, Word *pc, Value self, Value name,
                             int argc)
{
    Value f = cache_class_value(self, name);
    int more = 0;
    if (!f && cacheable(self) && !type_lookup(&type_type, name) &&
        !(AS(Type, self)->flags & TYPE_UNCACHEABLE)) {
        Value d = type_lookup(AS(Type, self), name);
        if (d && is_exact(d, KIND_classmethod) && cacheable(d)) {
            f = AS(Wrapper, d)->inner;
            more = 1;
        }
    }
    if (!f || !is_exact(f, KIND_function) || !cacheable(f))
        return;
    LCode *lc = lcode_quiet(cx, AS(Function, f)->code);
    if (!lc || lc->simple != argc + more)
        return;
    cache_class_method(cx, self, name, f);
    pc->op = OP_CALL_METHOD_CLASS_PY;
    pc[2].v = self;
    pc[3].w = (uint64_t)(uintptr_t)lc;
    pc[4].v = f;
}

/* A static or class method, called on an instance. */
static void cache_wrapped_call(Ctx *cx, Word *pc, Value self, Value name,
                               int argc)
{
    bool takes_class;
    Value f = cache_wrapped(self, name, &takes_class);
    if (!f || !is_exact(f, KIND_function) || !cacheable(f))
        return;
    LCode *lc = lcode_quiet(cx, AS(Function, f)->code);
    if (!lc || lc->simple != argc + takes_class)
        return;
    pc->op = OP_CALL_METHOD_WRAPPED;
    pc[2].lo = as_obj(self)->shape;
    pc[2].hi = takes_class;
    pc[3].p = lc;
    pc[4].v = f;
}

void cache_call_method(Ctx *cx, Word *pc, Value self, Value name, int argc)
{
    if (is_exact(self, KIND_super))
        return;
    if (is_exact(self, KIND_module))
        cache_module_call(cx, pc, self, name, argc);
    else if (is_exact(self, KIND_type))
        cache_class_call(cx, pc, self, name, argc);
    if (pc->op != OP_CALL_METHOD)
        return;
    if (!is_obj(self)) {
        cache_number(pc, self, name, argc);
        return;
    }
    Value d = cache_method(cx, self, name);
    if (!d && as_obj(self)->shape >= KIND_COUNT)
        cache_wrapped_call(cx, pc, self, name, argc);
    if (!d)
        return;
    if (is_exact(d, KIND_function)) {
        cache_python_method(cx, pc, self, d, argc);
        return;
    }
    const Native *n = AS(Native, d);
    if (as_obj(self)->shape >= KIND_COUNT ||
        !direct_native(n, argc, ARG0 | ARG1 | ARG2) ||
        ((n->flags & MUTATES) && !guard_may(cx, self)))
        return;
    bool append = n->fn == list_m_append;
    bool send = n->fn == generator_m_send;
    pc->op = append ? OP_CALL_METHOD_APPEND
             : send ? OP_CALL_METHOD_SEND
                    : OP_CALL_METHOD_NATIVE;
    pc[3].v = d;
    pc[2].lo = as_obj(self)->shape;
    pc[2].hi = (uint32_t)n->max + 1;
    pc[4].v = d;
}
