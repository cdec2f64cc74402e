/* builtins_code.c: compile, exec, eval. Source text is compiled in main only:
 * a context executes code objects that main compiled. */
#include <string.h>
#include "lib/syntax_tree.h"
#include "lib/source.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/code.h"
#include "objects/text.h"

static int refuse_in_context(Ctx *cx, const char *what)
{
    if (ctx_is_main(cx))
        return 0;
    raise_fmt(cx, &exc_IsolationError,
              "%s of source text inside a context: compile() it in main and "
              "pass the code object",
              what);
    return -1;
}

/* Text of a str or bytes argument into b. */
static int source_text(Ctx *cx, Value source, const char *what, Buf *b)
{
    if (is_str(source)) {
        str_to_buf(AS(Str, source), b);
    } else if (is_kind(source, KIND_bytes)) {
        buf_put(b, AS(Bytes, source)->data, AS(Bytes, source)->len);
    } else if (is_kind(source, KIND_bytearray)) {
        const ByteArray *a = AS(ByteArray, source);
        if (a->len)
            buf_put(b, a->store->b, a->len);
    } else {
        raise_fmt(cx, &exc_TypeError, "%s must be a string, bytes or %s object",
                  what, what[0] == 'c' ? "AST" : "code");
        return -1;
    }
    if (b->len && memchr(b->data, 0, b->len)) {
        raise_fmt(cx, &exc_ValueError,
                  "source code string cannot contain null bytes");
        return -1;
    }
    return 0;
}

static Code *compile_text(Ctx *cx, Value source, const char *filename,
                          unsigned mode, const char *what)
{
    Buf b = BUF_EMPTY;
    Code *code = NULL;
    if (source_text(cx, source, what, &b) == 0 &&
        refuse_in_context(cx, what) == 0) {
        const char *text = buf_text(&b);
        size_t skip = (mode & 3) == COMPILE_EVAL ? strspn(text, " \t") : 0;
        code = source_compile(cx, filename, (CompileMode)mode, text + skip,
                              b.len - skip);
    }
    buf_free(&b);
    return code;
}

static int mode_of(Ctx *cx, Value mode, unsigned *out)
{
    if (is_str(mode) && str_eq_ascii(mode, "exec"))
        *out = COMPILE_EXEC;
    else if (is_str(mode) && str_eq_ascii(mode, "eval"))
        *out = COMPILE_EVAL;
    else if (is_str(mode) && str_eq_ascii(mode, "single"))
        *out = COMPILE_SINGLE;
    else if (!is_str(mode))
        return raise_fmt(cx, &exc_TypeError,
                         "compile() argument 'mode' must be str, not %T", mode),
               -1;
    else
        return raise_fmt(cx, &exc_ValueError,
                         "compile() mode must be 'exec', 'eval' or 'single'"),
               -1;
    return 0;
}

enum {
    FUTURE_ANNOTATIONS = 0x1000000,
    FUTURE_FLAGS = 0x1FE0010, /* all __future__ features */
    ONLY_AST = 0x400,
    PARSER_FLAGS = 0x7700, /* how source is read; 3.11's PyCF_ */
};

/* Does the running code stand under `from __future__ import annotations`? */
static unsigned inherited(Ctx *cx)
{
    FrameInfo here;
    if (!vm_frame_info(cx, 0, &here) ||
        !(here.code->flags & FUTURE_ANNOTATIONS))
        return 0;
    return COMPILE_ANNOTATIONS;
}

/* flags, dont_inherit and optimize of compile(), into mode bits. */
static int options_of(Ctx *cx, const Value *argv, unsigned *mode)
{
    int64_t flags =
        argv[3] ? obj_index_i64(cx, argv[3], &exc_OverflowError) : 0;
    int inherit = argv[4] ? !obj_truth(cx, argv[4]) : 1;
    int64_t level =
        argv[5] ? obj_index_i64(cx, argv[5], &exc_OverflowError) : -1;
    if (error_pending(cx))
        return -1;
    if (flags & ~(int64_t)(FUTURE_FLAGS | ONLY_AST | PARSER_FLAGS))
        return raise_fmt(cx, &exc_ValueError, "compile(): unrecognised flags"),
               -1;
    if (level < -1 || level > 2)
        return raise_fmt(cx, &exc_ValueError,
                         "compile(): invalid optimize value"),
               -1;
    if (flags & PARSER_FLAGS & ~ONLY_AST)
        return raise_unsupported(cx, "compile() with flags of the parser"), -1;
    if (flags & ONLY_AST)
        *mode |= COMPILE_TREE;
    *mode |= (unsigned)COMPILE_OPTIMIZE((int)level);
    if (flags & FUTURE_ANNOTATIONS)
        *mode |= COMPILE_ANNOTATIONS;
    if (inherit)
        *mode |= inherited(cx);
    return 0;
}

/* compile(source, filename, mode, flags, dont_inherit, optimize) */
Value builtins_compile(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    unsigned mode;
    bool bytes = is_kind(argv[1], KIND_bytes);
    if (!is_str(argv[1]) && !bytes)
        return raise_fmt(cx, &exc_TypeError,
                         "expected str, bytes or os.PathLike object, not %T",
                         argv[1]);
    if (mode_of(cx, argv[2], &mode) < 0 || options_of(cx, argv, &mode) < 0)
        return V_NULL;
    if (is_exact(argv[0], KIND_code))
        return argv[0];
    Value source = argv[0];
    int tree = tree_is(cx, source);
    if (tree > 0 && mode & COMPILE_TREE)
        return source;
    if (tree > 0) {
        source = tree_dump(cx, source);
        mode |= COMPILE_DUMP;
    }
    if (tree < 0 || source == V_NULL)
        return V_NULL;
    Buf name = BUF_EMPTY;
    if (bytes)
        buf_put(&name, AS(Bytes, argv[1])->data, AS(Bytes, argv[1])->len);
    else
        str_to_buf(AS(Str, argv[1]), &name);
    Code *code =
        compile_text(cx, source, buf_text(&name), mode, "compile() arg 1");
    buf_free(&name);
    if (code && mode & COMPILE_TREE)
        return tree_build(cx, code->consts->v[0]);
    return code ? v_obj(code) : V_NULL;
}

static bool is_mapping(Value v)
{
    if (is_kind(v, KIND_list) || is_kind(v, KIND_tuple))
        return false;
    return ops_of(v)->getitem ||
           type_lookup(type_of(v), dunder_names[DUNDER_getitem]);
}

static int bad_globals(Ctx *cx, Value globals, bool eval)
{
    if (!eval)
        raise_fmt(cx, &exc_TypeError, "exec() globals must be a dict, not %T",
                  globals);
    else if (is_mapping(globals) || is_kind(globals, KIND_list) ||
             is_kind(globals, KIND_tuple))
        raise_fmt(cx, &exc_TypeError,
                  "globals must be a real dict; try eval(expr, {}, mapping)");
    else
        raise_fmt(cx, &exc_TypeError, "globals must be a dict");
    return -1;
}

/* Code that runs there finds its builtins in it. Main's dict is not touched by
 * a context. */
static int add_builtins(Ctx *cx, Dict *globals)
{
    if (globals->hdr.owner != cx->owner ||
        dict_get_str(globals, name_dunder_builtins))
        return 0;
    Value builtins = v_obj(builtins_dict);
    FrameInfo here;
    Value own = vm_frame_info(cx, 0, &here)
                    ? dict_get_str(here.globals, name_dunder_builtins)
                    : V_NULL;
    if (own && is_kind(own, KIND_module))
        own = v_obj(AS(Module, own)->dict);
    return obj_setitem(cx, v_obj(globals), name_dunder_builtins,
                       own ? own : builtins);
}

/* The namespaces that exec and eval run in: the caller's by default. */
static int namespaces(Ctx *cx, bool eval, Value *globals, Value *locals)
{
    FrameInfo here = {0};
    if (*globals == V_NONE)
        *globals = V_NULL;
    if (*locals == V_NONE)
        *locals = V_NULL;
    if (*locals && !is_mapping(*locals))
        return eval ? raise_fmt(cx, &exc_TypeError, "locals must be a mapping")
                    : raise_fmt(cx, &exc_TypeError,
                                "locals must be a mapping or None, not %T",
                                *locals),
               -1;
    if (*globals && !is_kind(*globals, KIND_dict))
        return bad_globals(cx, *globals, eval);
    if (*globals)
        return add_builtins(cx, AS(Dict, *globals));
    if (!vm_frame_info(cx, 0, &here)) {
        raise_fmt(cx, &exc_SystemError, "globals and locals cannot be NULL");
        return -1;
    }
    *globals = v_obj(here.globals);
    if (!*locals)
        *locals = here.locals ? here.locals : vm_frame_locals(cx, 0);
    return *locals ? add_builtins(cx, here.globals) : -1;
}

/* closure: a tuple of as many cells as the code has free variables. */
static int check_closure(Ctx *cx, const Code *code, bool eval, Value closure)
{
    uint32_t wants = code_free_count(code), has = 0;
    bool cells = closure && is_kind(closure, KIND_tuple);
    if (eval && wants)
        return raise_fmt(cx, &exc_TypeError,
                         "code object passed to eval() may not contain free "
                         "variables"),
               -1;
    if (!wants && closure)
        return raise_fmt(cx, &exc_TypeError,
                         "cannot use a closure with this code object"),
               -1;
    for (uint32_t i = 0; cells && i < AS(Tuple, closure)->len; i++)
        has += is_exact(AS(Tuple, closure)->v[i], KIND_cell);
    if (wants && (!cells || has != wants || AS(Tuple, closure)->len != wants))
        return raise_fmt(cx, &exc_TypeError,
                         "code object requires a closure of exactly length %u",
                         wants),
               -1;
    return 0;
}

static Value run(Ctx *cx, const Value *argv, bool eval, Value closure)
{
    Value globals = argv[1], locals = argv[2];
    if (namespaces(cx, eval, &globals, &locals) < 0)
        return V_NULL;
    if (is_exact(argv[0], KIND_code)) {
        Code *code = AS(Code, argv[0]);
        if (check_closure(cx, code, eval, closure))
            return V_NULL;
        return vm_run_closure(cx, code, AS(Dict, globals), locals, closure);
    }
    if (closure)
        return raise_fmt(cx, &exc_TypeError,
                         "closure can only be used when source is a code "
                         "object");
    unsigned mode = (eval ? COMPILE_EVAL : COMPILE_EXEC) | inherited(cx);
    Code *code = compile_text(cx, argv[0], "<string>", mode,
                              eval ? "eval() arg 1" : "exec() arg 1");
    return code ? vm_run_code(cx, code, AS(Dict, globals), locals) : V_NULL;
}

Value builtins_exec(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc > 3)
        return raise_fmt(cx, &exc_TypeError,
                         "exec() takes at most 3 positional arguments (%d "
                         "given)",
                         argc);
    if (argc < 1)
        return raise_fmt(cx, &exc_TypeError,
                         "exec() takes at least 1 positional argument (0 "
                         "given)");
    Value args[3] = {argv[0], argc > 1 ? argv[1] : V_NULL,
                     argc > 2 ? argv[2] : V_NULL};
    Value closure = kw[0] == V_NONE ? V_NULL : kw[0];
    return run(cx, args, false, closure) ? V_NONE : V_NULL;
}

Value builtins_eval(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return run(cx, argv, true, V_NULL);
}
