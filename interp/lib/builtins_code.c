/* builtins_code.c: compile, exec, eval. Source text is compiled in main only:
 * a context executes code objects that main compiled. */
#include <string.h>
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
    } else {
        raise_fmt(cx, &exc_TypeError,
                  "%s must be a string, bytes or code object", what);
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
                          CompileMode mode, const char *what)
{
    Buf b = BUF_EMPTY;
    Code *code = NULL;
    if (source_text(cx, source, what, &b) == 0 &&
        refuse_in_context(cx, what) == 0) {
        const char *text = buf_text(&b);
        size_t skip = mode == COMPILE_EVAL ? strspn(text, " \t") : 0;
        code = source_compile(cx, filename, mode, text + skip, b.len - skip);
    }
    buf_free(&b);
    return code;
}

static int mode_of(Ctx *cx, Value mode, CompileMode *out)
{
    if (is_str(mode) && str_eq_ascii(mode, "exec"))
        *out = COMPILE_EXEC;
    else if (is_str(mode) && str_eq_ascii(mode, "eval"))
        *out = COMPILE_EVAL;
    else if (is_str(mode) && str_eq_ascii(mode, "single"))
        *out = COMPILE_SINGLE;
    else {
        raise_fmt(cx, &exc_ValueError,
                  "compile() mode must be 'exec', 'eval' or 'single'");
        return -1;
    }
    return 0;
}

/* compile(source, filename, mode, ...) */
Value builtins_compile(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    CompileMode mode;
    if (is_exact(argv[0], KIND_code))
        return argv[0];
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "expected str, bytes or os.PathLike object, not %T",
                         argv[1]);
    if (mode_of(cx, argv[2], &mode) < 0)
        return V_NULL;
    Buf name = BUF_EMPTY;
    str_to_buf(AS(Str, argv[1]), &name);
    Code *code =
        compile_text(cx, argv[0], buf_text(&name), mode, "compile() arg 1");
    buf_free(&name);
    return code ? v_obj(code) : V_NULL;
}

/* The namespaces that exec and eval run in: the caller's by default. */
static int namespaces(Ctx *cx, const char *what, Value *globals, Value *locals)
{
    FrameInfo here = {0};
    if (*globals == V_NONE)
        *globals = V_NULL;
    if (*locals == V_NONE)
        *locals = V_NULL;
    if (*globals == V_NULL) {
        if (!vm_frame_info(cx, 0, &here)) {
            raise_fmt(cx, &exc_SystemError,
                      "globals and locals cannot be "
                      "NULL");
            return -1;
        }
        *globals = v_obj(here.globals);
        if (*locals == V_NULL)
            *locals =
                here.locals != V_NULL ? here.locals : vm_frame_locals(cx, 0);
        return *locals == V_NULL ? -1 : 0;
    }
    if (is_kind(*globals, KIND_dict))
        return 0;
    raise_fmt(cx, &exc_TypeError, "%s() globals must be a dict, not %T", what,
              *globals);
    return -1;
}

static Value run(Ctx *cx, Value *argv, CompileMode mode, const char *what)
{
    Value globals = argv[1], locals = argv[2];
    if (namespaces(cx, what, &globals, &locals) < 0)
        return V_NULL;
    Code *code;
    if (is_exact(argv[0], KIND_code))
        code = AS(Code, argv[0]);
    else
        code = compile_text(cx, argv[0], "<string>", mode,
                            mode == COMPILE_EVAL ? "eval() arg 1"
                                                 : "exec() arg 1");
    if (!code)
        return V_NULL;
    if (code_free_count(code))
        return raise_fmt(cx, &exc_TypeError,
                         "code object passed to %s() may not contain free "
                         "variables",
                         what);
    return vm_run_code(cx, code, AS(Dict, globals), locals);
}

Value builtins_exec(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return run(cx, argv, COMPILE_EXEC, "exec") == V_NULL ? V_NULL : V_NONE;
}

Value builtins_eval(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return run(cx, argv, COMPILE_EVAL, "eval");
}
