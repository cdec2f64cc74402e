/* sys_hooks.c: the hooks of the module sys that Python code may replace, and
 * the call of excepthook at the end of main. */
#include <stdio.h>
#include "context/warn.h"
#include "lib/lib.h"
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/text.h"
#include "stdlib/structseq.h"
#include "stdlib/sysparts.h"

static Value sys_attr(Ctx *cx, const char *name)
{
    Value sys = dict_get_str(AS(Dict, sys_modules), name_sys);
    Value key = str_intern_c(cx, name), v;
    if (!sys || !key || obj_lookup_attr(cx, sys, key, &v) != 1)
        return V_NULL;
    return v;
}

/* displayhook(value): what the interactive loop prints of an expression. */
Value sys_displayhook(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (argv[0] == V_NONE)
        return V_NONE;
    Value key = str_intern_c(cx, "_");
    Value builtins = v_obj(builtins_dict);
    if (!key || !guard_write(cx, builtins, "builtins._") ||
        dict_set_own(cx, builtins_dict, key, V_NONE) < 0)
        return V_NULL;
    Value out = sys_attr(cx, "stdout");
    if (!out || out == V_NONE)
        return out || error_pending(cx)
                   ? V_NULL
                   : raise_fmt(cx, &exc_RuntimeError, "lost sys.stdout");
    Value shown = obj_repr(cx, argv[0]);
    Value newline = shown ? str_printf(cx, "%S\n", shown) : V_NULL;
    Value write = newline ? obj_getattr(cx, out, name_write) : V_NULL;
    if (!write || !vm_call1(cx, write, newline) ||
        dict_set_own(cx, builtins_dict, key, argv[0]) < 0)
        return V_NULL;
    return V_NONE;
}

static void put_stderr(Ctx *cx, Buf *text)
{
    textio_put(cx, 2, buf_text(text), text->len);
    buf_free(text);
}

/* The text to sys.stderr, whatever that is now. */
static int write_stderr(Ctx *cx, Buf *text)
{
    Value err = sys_attr(cx, "stderr");
    if (!err || err == V_NONE || is_exact(err, KIND_textio)) {
        bool out = err && err != V_NONE && AS(TextIO, err)->fd == 1;
        if (err != V_NONE)
            textio_put(cx, out ? 1 : 2, buf_text(text), text->len);
        buf_free(text);
        return error_pending(cx) ? -1 : 0;
    }
    Value s = str_from_buf(cx, text);
    buf_free(text);
    Value write = s ? obj_getattr(cx, err, name_write) : V_NULL;
    return write && vm_call1(cx, write, s) ? 0 : -1;
}

Value sys_excepthook(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_instance_of(argv[1], &exc_BaseException))
        return raise_fmt(cx, &exc_TypeError,
                         "print_exception(): Exception expected for value, %T "
                         "found",
                         argv[1]);
    Buf text = BUF_EMPTY;
    traceback_print(cx, argv[1], argv[2] == V_NONE ? V_NULL : argv[2], &text);
    return write_stderr(cx, &text) < 0 ? V_NULL : V_NONE;
}

/* ---- errors that have nobody to go to ---- */

static Value unraisable_class;

int unraisable_init(Ctx *cx)
{
    static const StructSeqDesc d = {
        "builtins", "UnraisableHookArgs",
        "exc_type exc_value exc_traceback err_msg object", 5};
    return structseq_class(cx, &d, &unraisable_class) ? 0 : -1;
}

/* v: the fields of UnraisableHookArgs. */
static int show_unraisable(Ctx *cx, const Value *v)
{
    Value exc = v[1], tb = v[2], msg = v[3], object = v[4], head = V_NULL;
    if (object != V_NONE)
        head = msg != V_NONE
                   ? str_printf(cx, "%S: %R\n", msg, object)
                   : str_printf(cx, "Exception ignored in: %R\n", object);
    else if (msg != V_NONE)
        head = str_printf(cx, "%S:\n", msg);
    if (!head && error_pending(cx))
        return -1;
    Buf text = BUF_EMPTY;
    if (head)
        str_to_buf(AS(Str, head), &text);
    if (exc != V_NONE)
        traceback_print(cx, exc, tb == V_NONE ? V_NULL : tb, &text);
    return write_stderr(cx, &text);
}

Value sys_unraisablehook(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (v_obj(type_of(argv[0])) != unraisable_class)
        return raise_fmt(cx, &exc_TypeError,
                         "sys.unraisablehook argument type must be "
                         "UnraisableHookArgs");
    return show_unraisable(cx, AS(Tuple, argv[0])->v) < 0 ? V_NULL : V_NONE;
}

/* Fills v for the pending exception, which is caught. */
static void unraisable_fields(Ctx *cx, const char *message, Value object,
                              Value v[5])
{
    v[1] = exception_catch(cx);
    v[0] = v_obj(type_of(v[1]));
    v[2] = AS(Exception, v[1])->traceback;
    v[3] = message ? str_from_ascii(cx, message) : V_NONE;
    v[4] = object;
    if (!v[2])
        v[2] = V_NONE;
    if (!v[3])
        v[3] = V_NONE;
    error_clear(cx);
}

void unraisable(Ctx *cx, const char *message, Value object)
{
    Value v[5];
    unraisable_fields(cx, message, object, v);
    Value hook = sys_attr(cx, "unraisablehook");
    error_clear(cx);
    bool ours = !hook || hook == V_NONE ||
                (is_exact(hook, KIND_native) &&
                 AS(Native, hook)->fn == sys_unraisablehook);
    if (!ours) {
        Value args = structseq_new(cx, unraisable_class, v, 5);
        if (args && vm_call1(cx, hook, args))
            return;
        unraisable_fields(cx, "Exception ignored in sys.unraisablehook", hook,
                          v);
    }
    if (show_unraisable(cx, v) < 0)
        error_clear(cx);
}

Value sys_breakpointhook(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return raise_unsupported(cx, "the debugger (breakpoint())");
}

Value sys_get_asyncgen_hooks(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return raise_unsupported(cx, "hooks of asynchronous generators");
}

/* ---- the end of main ---- */

static void print_plain(Ctx *cx, Value exc)
{
    Buf text = BUF_EMPTY;
    traceback_print(cx, exc, AS(Exception, exc)->traceback, &text);
    if (write_stderr(cx, &text) < 0)
        error_clear(cx);
}

void uncaught_main(Ctx *cx, Value exc)
{
    Value hook = sys_attr(cx, "excepthook");
    error_clear(cx);
    if (!hook || (is_exact(hook, KIND_native) &&
                  AS(Native, hook)->fn == sys_excepthook)) {
        print_plain(cx, exc);
        return;
    }
    Value tb = AS(Exception, exc)->traceback;
    Value argv[3] = {v_obj(type_of(exc)), exc, tb ? tb : V_NONE};
    if (vm_call(cx, hook, argv, 3, V_NULL))
        return;
    Value second = exception_catch(cx);
    Buf text = BUF_EMPTY;
    buf_puts(&text, "Error in sys.excepthook:\n");
    put_stderr(cx, &text);
    print_plain(cx, second);
    buf_puts(&text, "\nOriginal exception was:\n");
    put_stderr(cx, &text);
    print_plain(cx, exc);
}
