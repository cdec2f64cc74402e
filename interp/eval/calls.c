/* calls.c: calls of anything: Python functions get a frame, the rest is called
 * in C. See slow.h; vm_call of context/vm.h. */
#include "eval/slow.h"
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

/* A bound method: its self goes in front of the arguments, behind the window's
 * start if it must; n: values at args. */
static Value *with_self(Ctx *cx, Value self, Value *args, uint32_t n)
{
    Value *to = frame_top(cx);
    if (to + n + 1 > cx->stack_end) {
        too_deep(cx);
        return NULL;
    }
    memmove(to + 1, args, n * sizeof *args);
    to[0] = self;
    return to;
}

Frame *call_begin(Ctx *cx, Value callee, Value *args, int argc, Value kwnames,
                  Value *out)
{
    *out = V_NULL;
    if (is_exact(callee, KIND_function))
        return begin_function(cx, AS(Function, callee), args, argc, kwnames);
    if (is_exact(callee, KIND_method)) {
        const Method *m = AS(Method, callee);
        if (is_exact(m->func, KIND_function)) {
            uint32_t n = (uint32_t)argc + name_count(kwnames);
            args = with_self(cx, m->self, args, n);
            return args ? begin_function(cx, AS(Function, m->func), args,
                                         argc + 1, kwnames)
                        : NULL;
        }
    }
    Value call = is_obj(callee) && as_obj(callee)->shape >= KIND_COUNT
                     ? type_override(type_of(callee), DUNDER_call)
                     : V_NULL;
    if (call && is_exact(call, KIND_function)) {
        args =
            with_self(cx, callee, args, (uint32_t)argc + name_count(kwnames));
        return args ? begin_function(cx, AS(Function, call), args, argc + 1,
                                     kwnames)
                    : NULL;
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
    if (is_exact(args, KIND_tuple))
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

/* The names of a keyword dict as a tuple; the values to out[]. */
static Value keywords(Ctx *cx, const Dict *kw, Value *out)
{
    Value names = tuple_new(cx, kw->used);
    Value key, value;
    uint32_t pos = 0, i = 0;
    while (names && dict_next(kw, &pos, &key, &value)) {
        if (!is_str(key))
            return raise_fmt(cx, &exc_TypeError, "keywords must be strings");
        AS(Tuple, names)->v[i] = key;
        out[i++] = value;
    }
    return names;
}

Frame *call_begin_ex(Ctx *cx, Value callee, Value args, Value kw, Value *out)
{
    *out = V_NULL;
    Value t = positional(cx, callee, args);
    if (!t)
        return NULL;
    uint32_t argc = AS(Tuple, t)->len;
    if (kw && !is_exact(kw, KIND_dict)) { /* no compiler writes this */
        raise_fmt(cx, &exc_SystemError, "keyword arguments are no dict");
        return NULL;
    }
    const Dict *named = kw ? AS(Dict, kw) : NULL;
    Value *to = frame_top(cx);
    if (to + argc + (named ? named->used : 0) + 64 > cx->stack_end) {
        too_deep(cx);
        return NULL;
    }
    memcpy(to, AS(Tuple, t)->v, argc * sizeof *to);
    Value names = V_NULL;
    if (named && named->used) {
        names = keywords(cx, named, to + argc);
        if (!names)
            return NULL;
    }
    if (is_exact(callee, KIND_function))
        return begin_function(cx, AS(Function, callee), to, (int)argc, names);
    /* C code that calls back overwrites the stack above the frame. */
    uint32_t n = argc + name_count(names);
    Value small[32], *own = small;
    if (n > ARRAY_LEN(small)) {
        Value copied = tuple_from(cx, to, n);
        if (!copied)
            return NULL;
        own = AS(Tuple, copied)->v;
    } else {
        memcpy(small, to, n * sizeof *to);
    }
    *out = vm_call(cx, callee, own, (int)argc, names);
    return NULL;
}

/* ---- from C ---- */

/* Runs the frame that is on top now. */
static Value run_entry(Ctx *cx, Frame *f, FrameKind kind)
{
    f->kind = kind;
    return eval_stats_on ? eval_run_stats(cx) : eval_run(cx);
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
