/* calls.c: calls of anything: Python functions get a frame, the rest is called
 * in C. See slow.h; vm_call of context/vm.h. */
#include "eval/cache.h"
#include "objects/protocol.h"

static Value too_deep(Ctx *cx)
{
    return raise_fmt(cx, &exc_RecursionError,
                     "maximum recursion depth exceeded");
}

/* The limit may have been raised since it was looked at. */
Frame *frame_push_slow(Ctx *cx, Value *r, LCode *lc, Function *func)
{
    if (cx->frame + 1 >= cx->frames_end || r + lc->nregs > cx->stack_end) {
        too_deep(cx);
        return NULL;
    }
    Frame *f = cx->frame + 1;
    f->r = r;
    f->pc = lc->code;
    f->lc = lc;
    f->func = func;
    f->handled = f->self = f->locals = V_NULL;
    f->kind = FRAME_CALL;
    return f;
}

static bool has_defaults(const Function *fn, const LCode *lc, int argc)
{
    uint32_t absent = (uint32_t)(lc->simple - argc);
    return absent == 0 || (fn->defaults && fn->defaults->len >= absent);
}

/* Frame for fn; its arguments stand at r and are bound. */
static Frame *begin_function(Ctx *cx, Function *fn, Value *r, int argc,
                             Value kwnames)
{
    LCode *lc = lcode_of(cx, fn->code);
    Frame *f = lc ? frame_push_slow(cx, r, lc, fn) : NULL;
    if (!f)
        return NULL;
    if (lc->simple >= argc && !kwnames && has_defaults(fn, lc, argc)) {
        uint32_t n = (uint32_t)lc->simple, i = (uint32_t)argc;
        for (; i < n; i++)
            r[i] = fn->defaults->v[fn->defaults->len - (n - i)];
        for (; i < lc->nlocals; i++)
            r[i] = V_UNBOUND;
    } else if (args_bind(cx, fn, lc, r, argc, kwnames) < 0) {
        return NULL;
    }
    cx->frame = f;
    return f;
}

Frame *call_mapped(Ctx *cx, Function *fn, LCode *lc, Value *r, int argc,
                   Value kwnames, const ArgMap *map)
{
    const Tuple *names = kwnames ? AS(Tuple, kwnames) : &tuple_empty;
    ArgNames named = {names->v, names->len};
    Frame *f = cx->frame + 1;
    if (UNLIKELY(f >= cx->frames_end) ||
        UNLIKELY(r + lc->nregs > cx->stack_end) ||
        UNLIKELY(!args_bind_quick(cx, fn, lc, r, argc, &named, map)))
        return begin_function(cx, fn, r, argc, kwnames);
    f->r = r;
    f->pc = lc->code;
    f->lc = lc;
    f->func = fn;
    f->handled = f->self = f->locals = V_NULL;
    f->kind = FRAME_CALL;
    cx->frame = f;
    return f;
}

/* A Python function that a call comes down to: of a function itself, of a bound
 * method, an instance's __call__, or a class's __init__ for a new instance. */
typedef struct Target {
    Function *fn;
    Value self; /* or V_NULL */
    FrameKind kind;
} Target;

static Function *as_function(Value v)
{
    return v && is_exact(v, KIND_function) ? AS(Function, v) : NULL;
}

/* fn NULL: none; the instance of a class is still to be made. */
static Target target_of(Value callee)
{
    if (!is_obj(callee))
        return (Target){0};
    switch (as_obj(callee)->shape) {
    case KIND_function:
        return (Target){AS(Function, callee), V_NULL, FRAME_CALL};
    case KIND_method: {
        const Method *m = AS(Method, callee);
        return (Target){as_function(m->func), m->self, FRAME_CALL};
    }
    case KIND_type:
        return (Target){class_init(callee), callee, FRAME_INIT};
    default:
        break;
    }
    if (as_obj(callee)->shape < KIND_COUNT)
        return (Target){0};
    Value call = type_override(type_of(callee), DUNDER_call);
    return (Target){as_function(call), callee, FRAME_CALL};
}

/* The frame of a target whose arguments stand at args[0], args[-1] being
 * free if it takes a self. */
static Frame *begin_target(Ctx *cx, Target t, Value *args, int argc,
                           Value kwnames)
{
    if (!t.self)
        return begin_function(cx, t.fn, args, argc, kwnames);
    if (t.kind == FRAME_INIT && !(t.self = instance_new(cx, AS(Type, t.self))))
        return NULL;
    args[-1] = t.self;
    Frame *f = begin_function(cx, t.fn, args - 1, argc + 1, kwnames);
    if (f && t.kind == FRAME_INIT) {
        f->kind = FRAME_INIT;
        f->self = t.self;
    }
    return f;
}

/* Natives and other callables, in C. */
static Value call_other(Ctx *cx, Value callee, Value *args, int argc,
                        Value kwnames)
{
    if (is_exact(callee, KIND_native))
        return native_invoke(cx, AS(Native, callee), args, argc, kwnames);
    return obj_call(cx, callee, args, argc, kwnames);
}

static uint32_t name_count(Value kwnames)
{
    return kwnames ? AS(Tuple, kwnames)->len : 0;
}

/* Moves n values up by one register, behind the window's start if they stand
 * there: room for self. */
static Value *with_room(Ctx *cx, Value *args, uint32_t n)
{
    Value *to = frame_top(cx);
    if (to + n + 1 > cx->stack_end) {
        too_deep(cx);
        return NULL;
    }
    memmove(to + 1, args, n * sizeof *args);
    return to + 1;
}

Frame *call_begin(Ctx *cx, Value callee, Value *args, int argc, Value kwnames,
                  Value *out)
{
    *out = V_NULL;
    Target t = target_of(callee);
    if (t.fn) {
        if (t.self)
            args = with_room(cx, args, (uint32_t)argc + name_count(kwnames));
        return args ? begin_target(cx, t, args, argc, kwnames) : NULL;
    }
    *out = call_other(cx, callee, args, argc, kwnames);
    return NULL;
}

Value call_variadic(Ctx *cx, const Native *n, Value *argv, int argc)
{
    Value kw[NATIVE_NAMES] = {V_NULL};
    return n->fn(cx, argv, argc, kw);
}

Value call_container(Ctx *cx, const Type *type, Value arg)
{
    if (type == &type_dict)
        return dict_new(cx);
    if (type == &type_list)
        return arg ? list_of(cx, arg) : list_new(cx, 0);
    Value s = set_new(cx, KIND_set);
    return s && arg && set_update_own(cx, AS(Set, s), arg) < 0 ? V_NULL : s;
}

/* ---- f(*args, **kw) ---- */

static Value positional(Ctx *cx, Value callee, Value args)
{
    if (is_exact(args, KIND_tuple) || is_exact(args, KIND_list))
        return args;
    Value t = tuple_of(cx, args);
    if (!t && error_matches(cx, &exc_TypeError) && !ops_of(args)->iter &&
        !type_override(type_of(args), DUNDER_iter) &&
        !type_override(type_of(args), DUNDER_getitem)) {
        error_clear(cx);
        Value text = function_text(cx, callee);
        if (text)
            raise_fmt(cx, &exc_TypeError,
                      "%S argument after * must be an iterable, not %T", text,
                      args);
    }
    return t;
}

/* The dict of keywords. As `mapping` it is the operand of **, to be merged into
 * an empty one; a dict itself will do, unless code that may change it runs
 * before it is read. V_NULL raised. */
static Value keyword_dict(Ctx *cx, Value callee, Value kw, bool mapping,
                          bool at_once)
{
    if (is_exact(kw, KIND_dict) && (!mapping || at_once))
        return kw;
    if (!mapping) /* no compiler writes this */
        return raise_fmt(cx, &exc_SystemError, "keyword arguments are no dict");
    Value d = dict_new(cx);
    return d && dict_merge_kwargs_own(cx, AS(Dict, d), kw, callee) < 0 ? V_NULL
                                                                       : d;
}

/* Names and values of a keyword dict; 0, -1. */
static int keywords(Ctx *cx, const Dict *kw, Value *names, Value *values)
{
    Value key, value;
    uint32_t pos = 0, i = 0;
    while (dict_next(kw, &pos, &key, &value)) {
        if (!is_str(key))
            return raise_fmt(cx, &exc_TypeError, "keywords must be strings"),
                   -1;
        names[i] = key;
        values[i++] = value;
    }
    return 0;
}

/* A function, few keywords and nothing wrong: its frame; else NULL, and nothing
 * is done. */
static Frame *begin_few(Ctx *cx, Value callee, Value *r, int argc,
                        const Value *names, uint32_t n)
{
    Function *fn = as_function(callee);
    LCode *lc = fn ? cx->lcode[fn->code->id] : NULL;
    Frame *f = cx->frame + 1;
    ArgNames named = {names, n};
    ArgMap map;
    if (!lc || f >= cx->frames_end || r + lc->nregs > cx->stack_end ||
        !args_map(lc->object, argc, names, n, &map) ||
        !args_bind_quick(cx, fn, lc, r, argc, &named, &map))
        return NULL;
    f = frame_push_slow(cx, r, lc, fn);
    cx->frame = f;
    return f;
}

/* callee(*args, **kw), the values at r[0], their names as said. */
static Frame *begin_spread(Ctx *cx, Value callee, Value *r, uint32_t argc,
                           Value names, Value *out)
{
    uint32_t n = argc + name_count(names);
    Target t = target_of(callee);
    if (t.fn && t.self) {
        memmove(r + 1, r, n * sizeof *r);
        r++;
    }
    if (t.fn)
        return begin_target(cx, t, r, (int)argc, names);
    /* C code that calls back overwrites the stack above the frame. */
    Value small[32], *own = small;
    if (n > ARRAY_LEN(small)) {
        Value copied = tuple_from(cx, r, n);
        if (!copied)
            return NULL;
        own = AS(Tuple, copied)->v;
    } else {
        memcpy(small, r, n * sizeof *r);
    }
    *out = vm_call(cx, callee, own, (int)argc, names);
    return NULL;
}

Frame *call_begin_ex(Ctx *cx, Value callee, Value args, Value kw, bool mapping,
                     Value *out)
{
    *out = V_NULL;
    bool plain = is_exact(args, KIND_tuple) || is_exact(args, KIND_list);
    if (kw && !(kw = keyword_dict(cx, callee, kw, mapping, plain)))
        return NULL;
    args = positional(cx, callee, args);
    if (!args)
        return NULL;
    const Value *items;
    size_t argc;
    seq_items(args, &items, &argc);
    uint32_t n = kw ? AS(Dict, kw)->used : 0;
    Value *to = frame_top(cx), few[ARG_NAMES], names = V_NULL;
    if (argc >= STACK_VALUES || to + argc + n + 64 > cx->stack_end) {
        too_deep(cx);
        return NULL;
    }
    if (argc)
        memcpy(to, items, argc * sizeof *to);
    if (n) {
        if (n > ARG_NAMES && !(names = tuple_new(cx, n)))
            return NULL;
        if (keywords(cx, AS(Dict, kw), names ? AS(Tuple, names)->v : few,
                     to + argc) < 0)
            return NULL;
        Frame *f = names ? NULL : begin_few(cx, callee, to, (int)argc, few, n);
        if (f || (!names && !(names = tuple_from(cx, few, n))))
            return f;
    }
    Frame *f = begin_spread(cx, callee, to, (uint32_t)argc, names, out);
    KEEP_ALIVE(args); /* the window is no root before its frame begins */
    KEEP_ALIVE(kw);
    return f;
}

/* ---- from C ---- */

/* Runs the frame that is on top now. */
static Value run_entry(Ctx *cx, Frame *f, FrameKind kind)
{
    f->kind = kind;
    return cx->loop(cx);
}

static Value call_in_c(Ctx *cx, Value f, const Value *argv, int argc,
                       Value kwnames)
{
    Value self = V_NULL;
    Value func = f;
    if (is_exact(f, KIND_method) &&
        is_exact(AS(Method, f)->func, KIND_function)) {
        self = AS(Method, f)->self;
        func = AS(Method, f)->func;
    }
    if (!is_exact(func, KIND_function))
        return call_other(cx, f, (Value *)(uintptr_t)argv, argc, kwnames);
    uint32_t n = (uint32_t)argc + name_count(kwnames), has_self = self != 0;
    Value *to = frame_top(cx);
    if (to + n + 1 > cx->stack_end)
        return too_deep(cx);
    if (n)
        memmove(to + has_self, argv, n * sizeof *to);
    if (has_self)
        to[0] = self;
    Frame *frame = begin_function(cx, AS(Function, func), to,
                                  argc + (int)has_self, kwnames);
    return frame ? run_entry(cx, frame, FRAME_ENTRY) : V_NULL;
}

Value vm_call(Ctx *cx, Value f, const Value *argv, int argc, Value kwnames)
{
    if (UNLIKELY(cx->c_depth >= C_DEPTH_MAX))
        return too_deep(cx);
    cx->c_depth++;
#if PX_ASSERT
    const void *declared = cx->declared;
    cx->declared = NULL;
#endif
    Frame *frame = kwnames ? NULL : frame_begin(cx, f, argv, argc);
    Value v = frame ? run_entry(cx, frame, FRAME_ENTRY)
                    : call_in_c(cx, f, argv, argc, kwnames);
#if PX_ASSERT
    cx->declared = declared;
#endif
    cx->c_depth--;
    return v;
}

Value vm_call0(Ctx *cx, Value f)
{
    return vm_call(cx, f, NULL, 0, V_NULL);
}

Value vm_call1(Ctx *cx, Value f, Value a)
{
    return vm_call(cx, f, &a, 1, V_NULL);
}

Value vm_call2(Ctx *cx, Value f, Value a, Value b)
{
    Value argv[2] = {a, b};
    return vm_call(cx, f, argv, 2, V_NULL);
}

Value vm_call3(Ctx *cx, Value f, Value a, Value b, Value c)
{
    Value argv[3] = {a, b, c};
    return vm_call(cx, f, argv, 3, V_NULL);
}

/* A function without arguments, its names in `locals`. */
static Value run_function(Ctx *cx, Value func, Value locals)
{
    if (UNLIKELY(cx->c_depth >= C_DEPTH_MAX))
        return too_deep(cx);
    cx->c_depth++;
    Frame *f = begin_function(cx, AS(Function, func), frame_top(cx), 0, V_NULL);
    Value v = V_NULL;
    if (f) {
        f->locals = locals;
        v = run_entry(cx, f, FRAME_ENTRY);
    }
    cx->c_depth--;
    return v;
}

Value vm_run_code(Ctx *cx, Code *code, Dict *globals, Value locals)
{
    return vm_run_closure(cx, code, globals, locals, V_NULL);
}

Value vm_run_closure(Ctx *cx, Code *code, Dict *globals, Value locals,
                     Value closure)
{
    Value func = function_new(cx, code, globals);
    if (func && closure)
        AS(Function, func)->closure = AS(Tuple, closure);
    if (locals == v_obj(globals))
        locals = V_NULL;
    return func ? run_function(cx, func, locals) : V_NULL;
}

Value vm_run_class_body(Ctx *cx, Value func, Value ns)
{
    return run_function(cx, func, ns);
}
