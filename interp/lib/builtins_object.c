/* builtins_object.c: the built-in functions on objects, attributes, classes
 * and namespaces, and print and input. */
#include "lib/modules.h"
#include "objects/attr.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/text.h"
#include "objects/textio.h"

/* ---- output and input ---- */

static Value sys_get(Value name)
{
    Value sys = dict_get_str(AS(Dict, sys_modules), name_sys);
    return sys ? dict_get_str(AS(Module, sys)->dict, name) : V_NULL;
}

/* sys.stdout and the like; V_NULL with RuntimeError when it is deleted. */
static Value sys_stream(Ctx *cx, Value name)
{
    Value f = sys_get(name);
    if (!f)
        return raise_fmt(cx, &exc_RuntimeError, "lost sys.%S", name);
    return f;
}

/* sep or end of print: a Str, or V_NULL for the default. -1: TypeError. */
static int check_separator(Ctx *cx, Value *v, const char *name)
{
    if (!*v || *v == V_NONE)
        *v = V_NULL;
    else if (!is_str(*v))
        return raise_fmt(cx, &exc_TypeError,
                         "%s must be None or a string, not %T", name, *v),
               -1;
    return 0;
}

static int put_separator(Ctx *cx, int fd, Buf *b, Value v, char otherwise)
{
    if (v)
        return textio_encode(cx, fd, v, b);
    buf_putc(b, otherwise);
    return 0;
}

/* The whole text of a print to fd; -1 after an error in a __str__. */
static int print_text(Ctx *cx, int fd, Buf *b, Value *argv, int argc, Value sep,
                      Value end)
{
    for (int i = 0; i < argc; i++) {
        if (i && put_separator(cx, fd, b, sep, ' ') < 0)
            return -1;
        Value s = obj_str(cx, argv[i]);
        if (!s || textio_encode(cx, fd, s, b) < 0)
            return -1;
    }
    return put_separator(cx, fd, b, end, '\n');
}

static int write_piece(Ctx *cx, Value write, Value v)
{
    Value s = obj_str(cx, v);
    return s && vm_call1(cx, write, s) ? 0 : -1;
}

/* To an object that is no stream of ours: piece by piece, as CPython does. */
static int print_to_object(Ctx *cx, Value file, Value *argv, int argc,
                           Value sep, Value end)
{
    Value write = obj_getattr(cx, file, name_write);
    if (!write)
        return -1;
    for (int i = 0; i < argc; i++)
        if ((i && write_piece(cx, write, sep ? sep : str_intern_c(cx, " "))) ||
            write_piece(cx, write, argv[i]))
            return -1;
    return write_piece(cx, write, end ? end : str_intern_c(cx, "\n"));
}

static int print_to_stream(Ctx *cx, int fd, Value *argv, int argc, Value sep,
                           Value end)
{
    Buf text = BUF_EMPTY;
    int r = print_text(cx, fd, &text, argv, argc, sep, end);
    if (r < 0)
        textio_put(cx, fd, buf_text(&text), text.len);
    else
        r = textio_write(cx, fd, buf_text(&text), text.len);
    buf_free(&text);
    return r;
}

Value builtins_print(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Value sep = kw[0], end = kw[1], file = kw[2];
    if (check_separator(cx, &sep, "sep") || check_separator(cx, &end, "end"))
        return V_NULL;
    if ((!file || file == V_NONE) && !(file = sys_stream(cx, name_stdout)))
        return V_NULL;
    if (file == V_NONE)
        return V_NONE;
    bool ours = is_exact(file, KIND_textio) && AS(TextIO, file)->fd != 0;
    int r =
        ours ? print_to_stream(cx, AS(TextIO, file)->fd, argv, argc, sep, end)
             : print_to_object(cx, file, argv, argc, sep, end);
    if (r)
        return V_NULL;
    int flush = kw[3] ? obj_truth(cx, kw[3]) : 0;
    if (flush < 0)
        return V_NULL;
    if (!flush)
        return V_NONE;
    Value f = obj_getattr(cx, file, name_flush);
    return f && vm_call0(cx, f) ? V_NONE : V_NULL;
}

static Value input_stream(Ctx *cx, Value name)
{
    Value f = sys_get(name);
    if (f && f != V_NONE)
        return f;
    return raise_fmt(cx, &exc_RuntimeError, "input(): lost sys.%S", name);
}

Value builtins_input(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    Value in = input_stream(cx, name_stdin);
    Value out = in ? input_stream(cx, name_stdout) : V_NULL;
    if (!out || !input_stream(cx, name_stderr))
        return V_NULL;
    if (argc && argv[0]) {
        Value write = obj_getattr(cx, out, name_write);
        if (!write || write_piece(cx, write, argv[0]))
            return V_NULL;
    }
    Value f = obj_getattr(cx, out, name_flush);
    if (!f || !vm_call0(cx, f) || !(f = obj_getattr(cx, in, name_readline)))
        return V_NULL;
    Value line = vm_call0(cx, f);
    if (!line)
        return V_NULL;
    if (!is_str(line))
        return raise_fmt(cx, &exc_TypeError,
                         "input() returned non-string (type %T)", line);
    const Str *s = AS(Str, line);
    if (!s->len)
        return raise_fmt(cx, &exc_EOFError, "EOF when reading a line");
    return str_at(s, s->len - 1) == '\n' ? str_substr(cx, line, 0, s->len - 1)
                                         : line;
}

/* ---- classes ---- */

Value builtins_isinstance(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int r = obj_isinstance(cx, argv[0], argv[1]);
    return r < 0 ? V_NULL : v_bool(r);
}

Value builtins_issubclass(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int r = obj_issubclass(cx, argv[0], argv[1]);
    return r < 0 ? V_NULL : v_bool(r);
}

Value builtins___build_class__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return build_class(cx, argv, argc, kw);
}

/* ---- attributes ---- */

Value builtins_getattr(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!argv[2])
        return obj_getattr(cx, argv[0], argv[1]);
    Value v;
    int r = obj_lookup_attr(cx, argv[0], argv[1], &v);
    return r < 0 ? V_NULL : r ? v : argv[2];
}

Value builtins_hasattr(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value v;
    int r = obj_lookup_attr(cx, argv[0], argv[1], &v);
    return r < 0 ? V_NULL : v_bool(r);
}

Value builtins_setattr(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return obj_store_attr(cx, argv[0], argv[1], argv[2], "setattr") ? V_NULL
                                                                    : V_NONE;
}

Value builtins_delattr(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return obj_store_attr(cx, argv[0], argv[1], V_NULL, "delattr") ? V_NULL
                                                                   : V_NONE;
}

/* ---- objects ---- */

Value builtins_callable(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argc, (void)kw;
    return v_bool(obj_is_callable(argv[0]));
}

Value builtins_id(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return int_from_u64(cx, argv[0]);
}

Value builtins_hash(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    uint64_t h;
    return obj_hash(cx, argv[0], &h) ? V_NULL : int_from_i64(cx, (int64_t)h);
}

Value builtins_repr(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return obj_repr(cx, argv[0]);
}

/* ---- the end ---- */

Value builtins_exit(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value code = argv[0] ? argv[0] : V_NONE;
    Value exc = exception_new(cx, &exc_SystemExit, &code, 1);
    return exc ? raise_value(cx, exc) : V_NULL;
}

Value builtins_quit(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return builtins_exit(cx, argv, argc, kw);
}

/* ---- namespaces ---- */

Value builtins_globals(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    FrameInfo info;
    if (!vm_frame_info(cx, 0, &info))
        return raise_fmt(cx, &exc_SystemError, "globals(): no frame");
    return v_obj(info.globals);
}

Value builtins_locals(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return vm_frame_locals(cx, 0);
}

Value builtins_vars(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!argv[0])
        return vm_frame_locals(cx, 0);
    Value d;
    int r = obj_lookup_attr(cx, argv[0], name_dunder_dict, &d);
    if (r == 0)
        raise_fmt(cx, &exc_TypeError,
                  "vars() argument must have __dict__ attribute");
    return r == 1 ? d : V_NULL;
}

static Value sorted_list(Ctx *cx, Value iterable)
{
    Value l = list_of(cx, iterable);
    if (!l || list_sort_own(cx, AS(List, l), V_NONE, false))
        return V_NULL;
    return l;
}

Value builtins_dir(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!argv[0]) {
        Value names = vm_frame_locals(cx, 0);
        return names ? sorted_list(cx, names) : V_NULL;
    }
    bool found;
    Value names = obj_call_dunder(cx, argv[0], DUNDER_dir, NULL, 0, &found);
    return names ? sorted_list(cx, names) : V_NULL;
}
