/* exception_init.c: constructors, methods and computed attributes of the
 * built-in exceptions; the fields that each class fills from its arguments. */
#include <errno.h>

#include "objects/attr.h"
#include "objects/class_private.h"
#include "objects/container.h"
#include "objects/exception_private.h"
#include "objects/number.h"
#include "objects/protocol_private.h"
#include "guard/pages.h"
#include "objects/text.h"

/* ---- fields from arguments ---- */

static Value arg_or_none(const Exception *e, uint32_t i)
{
    return i < e->args->len ? e->args->v[i] : V_NONE;
}

static int init_value(Ctx *cx, Value exc, Value kw)
{
    (void)kw;
    exception_set_field(cx, exc, name_value,
                        arg_or_none(AS(Exception, exc), 0));
    return 0;
}

static int init_code(Ctx *cx, Value exc, Value kw)
{
    const Exception *e = AS(Exception, exc);
    (void)kw;
    exception_set_field(cx, exc, name_code,
                        e->args->len > 1 ? v_obj(e->args) : arg_or_none(e, 0));
    return 0;
}

/* Takes named fields from the keywords; any other one is an error. */
static int take_keywords(Ctx *cx, Value exc, Value kw, const Value *names,
                         int n)
{
    if (!kw)
        return 0;
    uint32_t pos = 0;
    Value k, v;
    while (dict_next(AS(Dict, kw), &pos, &k, &v)) {
        int i = 0;
        while (i < n && !str_eq(AS(Str, k), AS(Str, names[i])))
            i++;
        if (i == n)
            return raise_fmt(cx, &exc_TypeError,
                             "'%S' is an invalid keyword argument for %N()", k,
                             type_new_owner(type_of(exc))),
                   -1;
        exception_set_field(cx, exc, names[i], v);
    }
    return 0;
}

static int init_import(Ctx *cx, Value exc, Value kw)
{
    const Exception *e = AS(Exception, exc);
    if (e->args->len == 1)
        exception_set_field(cx, exc, name_msg, e->args->v[0]);
    const Value names[] = {name_name, name_path};
    return take_keywords(cx, exc, kw, names, 2);
}

static int init_attribute(Ctx *cx, Value exc, Value kw)
{
    const Value names[] = {name_name, name_obj};
    return take_keywords(cx, exc, kw, names, 2);
}

static int init_name(Ctx *cx, Value exc, Value kw)
{
    const Value names[] = {name_name};
    return take_keywords(cx, exc, kw, names, 1);
}

/* OSError(errno, strerror[, filename[, winerror[, filename2]]]) */
static int init_os(Ctx *cx, Value exc, Value kw)
{
    Exception *e = AS(Exception, exc);
    (void)kw;
    if (e->args->len < 2 || e->args->len > 5)
        return 0;
    exception_set_field(cx, exc, name_errno, e->args->v[0]);
    exception_set_field(cx, exc, name_strerror, e->args->v[1]);
    if (e->args->len < 3)
        return 0;
    exception_set_field(cx, exc, name_filename, e->args->v[2]);
    exception_set_field(cx, exc, name_filename2, arg_or_none(e, 4));
    Value two = tuple_from(cx, e->args->v, 2);
    if (!two)
        return -1;
    store_exception_args(cx, e, &e->args, AS(Tuple, two));
    return 0;
}

static int init_syntax(Ctx *cx, Value exc, Value kw)
{
    const Exception *e = AS(Exception, exc);
    (void)kw;
    exception_set_field(cx, exc, name_msg, arg_or_none(e, 0));
    if (e->args->len != 2)
        return 0;
    Value info = tuple_of(cx, e->args->v[1]);
    if (!info)
        return -1;
    const Tuple *t = AS(Tuple, info);
    const Value names[] = {name_filename, name_lineno,     name_offset,
                           name_text,     name_end_lineno, name_end_offset};
    if (t->len < 4 || t->len > 6 || t->len == 5)
        return raise_fmt(cx, &exc_TypeError,
                         "function missing required argument 'filename' "
                         "(pos 1)"),
               -1;
    for (uint32_t i = 0; i < t->len; i++)
        exception_set_field(cx, exc, names[i], t->v[i]);
    return 0;
}

static int init_unicode(Ctx *cx, Value exc, Value kw)
{
    const Exception *e = AS(Exception, exc);
    (void)kw;
    const Value names[] = {name_encoding, name_object, name_start, name_end,
                           name_reason};
    if (e->args->len != 5)
        return raise_fmt(cx, &exc_TypeError,
                         "function takes exactly 5 arguments (%u given)",
                         e->args->len),
               -1;
    for (uint32_t i = 0; i < 5; i++)
        exception_set_field(cx, exc, names[i], e->args->v[i]);
    return 0;
}

static int init_translate(Ctx *cx, Value exc, Value kw)
{
    const Exception *e = AS(Exception, exc);
    (void)kw;
    const Value names[] = {name_object, name_start, name_end, name_reason};
    if (e->args->len != 4)
        return raise_fmt(cx, &exc_TypeError,
                         "function takes exactly 4 arguments (%u given)",
                         e->args->len),
               -1;
    for (uint32_t i = 0; i < 4; i++)
        exception_set_field(cx, exc, names[i], e->args->v[i]);
    return 0;
}

static int check_group_items(Ctx *cx, Value exc, const Tuple *items)
{
    if (!items->len)
        return raise_fmt(cx, &exc_ValueError,
                         "second argument (exceptions) must be a non-empty "
                         "sequence"),
               -1;
    bool plain = is_instance_of(exc, &exc_Exception);
    for (uint32_t i = 0; i < items->len; i++) {
        if (!is_kind(items->v[i], KIND_exception))
            return raise_fmt(cx, &exc_ValueError,
                             "Item %u of second argument (exceptions) is not "
                             "an exception",
                             i),
                   -1;
        if (plain && !is_instance_of(items->v[i], &exc_Exception))
            return raise_fmt(cx, &exc_TypeError,
                             "Cannot nest BaseExceptions in %s%N%s",
                             type_of(exc) == &exc_ExceptionGroup ? "an " : "'",
                             type_of(exc),
                             type_of(exc) == &exc_ExceptionGroup ? "" : "'"),
                   -1;
    }
    return 0;
}

static int init_group(Ctx *cx, Value exc, Value kw)
{
    const Exception *e = AS(Exception, exc);
    (void)kw;
    if (e->args->len != 2)
        return raise_fmt(cx, &exc_TypeError,
                         "BaseExceptionGroup.__new__() takes exactly 2 "
                         "arguments (%u given)",
                         e->args->len),
               -1;
    if (!is_str(e->args->v[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "BaseExceptionGroup.__new__() argument 1 must be str, "
                         "not %T",
                         e->args->v[0]),
               -1;
    if (!is_kind(e->args->v[1], KIND_tuple) &&
        !is_kind(e->args->v[1], KIND_list))
        return raise_fmt(cx, &exc_TypeError,
                         "second argument (exceptions) must be a sequence"),
               -1;
    Value items = tuple_of(cx, e->args->v[1]);
    if (!items || check_group_items(cx, exc, AS(Tuple, items)))
        return -1;
    exception_set_field(cx, exc, name_message, e->args->v[0]);
    exception_set_field(cx, exc, name_exceptions, items);
    return 0;
}

static const struct {
    Type *type;
    int (*init)(Ctx *cx, Value exc, Value kw);
} inits[] = {
    {&exc_StopIteration, init_value},
    {&exc_StopAsyncIteration, init_value},
    {&exc_SystemExit, init_code},
    {&exc_ImportError, init_import},
    {&exc_AttributeError, init_attribute},
    {&exc_NameError, init_name},
    {&exc_OSError, init_os},
    {&exc_SyntaxError, init_syntax},
    {&exc_UnicodeDecodeError, init_unicode},
    {&exc_UnicodeEncodeError, init_unicode},
    {&exc_UnicodeTranslateError, init_translate},
    {&exc_BaseExceptionGroup, init_group},
};

int exception_init_fields(Ctx *cx, Value exc, Value kw)
{
    const Type *t = type_of(exc);
    if (type_new_owner(t)->root->nslots)
        for (size_t i = 0; i < ARRAY_LEN(inits); i++)
            if (type_is_subtype(t, inits[i].type))
                return inits[i].init(cx, exc, kw);
    if (kw)
        return raise_fmt(cx, &exc_TypeError, "%N() takes no keyword arguments",
                         t),
               -1;
    return 0;
}

/* ---- constructors ---- */

Type *exception_type_of_errno(int64_t code)
{
    switch (code) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS:
        return &exc_BlockingIOError;
    case ECHILD:
        return &exc_ChildProcessError;
    case EPIPE:
    case ESHUTDOWN:
        return &exc_BrokenPipeError;
    case ECONNABORTED:
        return &exc_ConnectionAbortedError;
    case ECONNREFUSED:
        return &exc_ConnectionRefusedError;
    case ECONNRESET:
        return &exc_ConnectionResetError;
    case ESRCH:
        return &exc_ProcessLookupError;
    case EEXIST:
        return &exc_FileExistsError;
    case ENOENT:
        return &exc_FileNotFoundError;
    case EINTR:
        return &exc_InterruptedError;
    case EISDIR:
        return &exc_IsADirectoryError;
    case ENOTDIR:
        return &exc_NotADirectoryError;
    case EACCES:
    case EPERM:
        return &exc_PermissionError;
    case ETIMEDOUT:
        return &exc_TimeoutError;
    }
    return &exc_OSError;
}

Value raise_errno2(Ctx *cx, int code, Value filename, Value filename2)
{
    if (code == EFAULT && pages_guard(cx)) /* the buffer is main's */
        return guard_fault_system(cx);
    Value v[5] = {v_int(code), str_from_ascii(cx, strerror(code)), filename,
                  V_NONE, filename2};
    if (!v[1])
        return V_NULL;
    int n = filename2 ? 5 : filename ? 3 : 2;
    Value exc = exception_new(cx, exception_type_of_errno(code), v, n);
    return exc ? raise_value(cx, exc) : V_NULL;
}

Value raise_errno(Ctx *cx, int code, Value filename)
{
    return raise_errno2(cx, code, filename, V_NULL);
}

/* ExceptionGroup when BaseExceptionGroup gets plain exceptions only. */
static Type *group_type(Type *type, const Value *argv, int argc)
{
    const Value *v;
    size_t n;
    if (type != &exc_BaseExceptionGroup || argc != 3 ||
        !seq_items(argv[2], &v, &n))
        return type;
    for (size_t i = 0; i < n; i++)
        if (!is_instance_of(v[i], &exc_Exception))
            return type;
    return &exc_ExceptionGroup;
}

Value exception_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Type *type = AS(Type, argv[0]);
    (void)kw;
    int64_t code;
    if (type == &exc_OSError && argc >= 3 && argc <= 6 && is_int(argv[1]) &&
        int_to_i64(argv[1], &code))
        type = exception_type_of_errno(code);
    type = group_type(type, argv, argc);
    Value args = tuple_from(cx, argv + 1, (size_t)argc - 1);
    Exception *e = args ? exception_alloc(cx, type) : NULL;
    if (!e)
        return V_NULL;
    e->args = AS(Tuple, args);
    if (type_is_subtype(type, &exc_BaseExceptionGroup) &&
        init_group(cx, v_obj(e), V_NULL))
        return V_NULL;
    return v_obj(e);
}

Value exception_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Exception *e = AS(Exception, argv[0]);
    if (type_is_subtype(type_of(argv[0]), &exc_BaseExceptionGroup))
        return V_NONE;
    Value args = tuple_from(cx, argv + 1, (size_t)argc - 1);
    if (!args)
        return V_NULL;
    store_exception_args(cx, e, &e->args, AS(Tuple, args));
    return exception_init_fields(cx, argv[0], kw[0]) ? V_NULL : V_NONE;
}

/* ---- methods ---- */

Value exception_m_with_traceback(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return exception_set___traceback__(cx, argv[0], argv[1]) ? V_NULL : argv[0];
}

Value exception_m_add_note(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Exception *e = AS(Exception, argv[0]);
    (void)argc, (void)kw;
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError, "note must be a str, not '%T'",
                         argv[1]);
    if (!e->notes) {
        Value list = list_new(cx, 1);
        if (!list)
            return V_NULL;
        store_exception_field(cx, e, &e->notes, list);
    }
    if (!is_kind(e->notes, KIND_list))
        return raise_fmt(cx, &exc_TypeError,
                         "Cannot add note: __notes__ is "
                         "not a list");
    return list_append_own(cx, AS(List, e->notes), argv[1]) ? V_NULL : V_NONE;
}

/* ---- computed attributes ---- */

Value exception_get_args(Ctx *cx, Value self)
{
    (void)cx;
    return v_obj(AS(Exception, self)->args);
}

int exception_set_args(Ctx *cx, Value self, Value value)
{
    Exception *e = AS(Exception, self);
    if (!value)
        return raise_fmt(cx, &exc_TypeError, "args may not be deleted"), -1;
    Value t = tuple_of(cx, value);
    if (!t)
        return -1;
    store_exception_args(cx, e, &e->args, AS(Tuple, t));
    return 0;
}

Value exception_get___traceback__(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Exception, self)->traceback;
}

int exception_set___traceback__(Ctx *cx, Value self, Value value)
{
    Exception *e = AS(Exception, self);
    if (!value)
        return raise_fmt(cx, &exc_TypeError,
                         "__traceback__ may not be deleted"),
               -1;
    if (value != V_NONE && !is_exact(value, KIND_traceback))
        return raise_fmt(cx, &exc_TypeError,
                         "__traceback__ must be a traceback or None"),
               -1;
    store_exception_field(cx, e, &e->traceback, value);
    return 0;
}

Value exception_get___context__(Ctx *cx, Value self)
{
    Value v = AS(Exception, self)->context;
    (void)cx;
    return v ? v : V_NONE;
}

static int check_link(Ctx *cx, Value value, const char *what)
{
    if (!value)
        return raise_fmt(cx, &exc_TypeError, "__%s__ may not be deleted", what),
               -1;
    if (value != V_NONE && !is_kind(value, KIND_exception))
        return raise_fmt(cx, &exc_TypeError,
                         "exception %s must be None or derive from "
                         "BaseException",
                         what),
               -1;
    return 0;
}

int exception_set___context__(Ctx *cx, Value self, Value value)
{
    Exception *e = AS(Exception, self);
    if (check_link(cx, value, "context"))
        return -1;
    store_exception_field(cx, e, &e->context, value);
    return 0;
}

Value exception_get___cause__(Ctx *cx, Value self)
{
    Value v = AS(Exception, self)->cause;
    (void)cx;
    return v ? v : V_NONE;
}

int exception_set___cause__(Ctx *cx, Value self, Value value)
{
    Exception *e = AS(Exception, self);
    if (check_link(cx, value, "cause"))
        return -1;
    store_exception_field(cx, e, &e->cause, value);
    store_exception_suppress(cx, e, &e->suppress_context, 1);
    return 0;
}

Value exception_get___suppress_context__(Ctx *cx, Value self)
{
    (void)cx;
    return v_bool(AS(Exception, self)->suppress_context != 0);
}

int exception_set___suppress_context__(Ctx *cx, Value self, Value value)
{
    Exception *e = AS(Exception, self);
    if (value != V_TRUE && value != V_FALSE)
        return raise_fmt(cx, &exc_TypeError,
                         "attribute value type must be bool"),
               -1;
    store_exception_suppress(cx, e, &e->suppress_context, value == V_TRUE);
    return 0;
}

Value exception_get___notes__(Ctx *cx, Value self)
{
    Value v = AS(Exception, self)->notes;
    return v ? v : raise_no_attr(cx, self, name_dunder_notes);
}

int exception_set___notes__(Ctx *cx, Value self, Value value)
{
    Exception *e = AS(Exception, self);
    if (!value && !e->notes)
        return raise_no_attr(cx, self, name_dunder_notes), -1;
    store_exception_field(cx, e, &e->notes, value);
    return 0;
}
