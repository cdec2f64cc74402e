/* exception.c: the exception kind: making, raising and catching exceptions,
 * their fields and texts. What eval and natives call stands in
 * context/error.h and classes.h. */
#include <stdio.h>

#include "context/runtime.h"
#include "objects/attr.h"
#include "objects/class_private.h"
#include "objects/container.h"
#include "objects/exception_private.h"
#include "objects/number.h"
#include "objects/protocol_private.h"
#include "objects/subclass.h"
#include "objects/text.h"

/* ---- fields ---- */

Value exception_field(Value exc, Value name)
{
    const Obj *o = as_obj(exc);
    const Shape *root = shape_get(o->shape)->type->root;
    int i = shape_find(root, name);
    return i < 0 ? V_NULL : attr_slot(o, shape_get(o->shape), i);
}

void exception_set_field(Ctx *cx, Value exc, Value name, Value value)
{
    Obj *o = as_obj(exc);
    const Shape *root = shape_get(o->shape)->type->root;
    int i = shape_find(root, name);
    if (i >= 0)
        attr_slot_set_own(cx, o, shape_get(o->shape), i, value);
}

void exception_set_fields(Ctx *cx, Value name, Value obj)
{
    Value exc = cx->raised.exc;
    if (!exc || as_obj(exc)->owner != cx->owner)
        return;
    if (is_instance_of(exc, &exc_AttributeError) ||
        is_instance_of(exc, &exc_NameError)) {
        exception_set_field(cx, exc, name_name, name);
        if (obj)
            exception_set_field(cx, exc, name_obj, obj);
    }
}

void exception_set_cause(Ctx *cx, Value exc, Value cause)
{
    Exception *e = AS(Exception, exc);
    if (e->hdr.owner != cx->owner)
        return;
    store_exception_field(cx, e, &e->cause, cause);
    store_exception_suppress(cx, e, &e->suppress_context, 1);
}

/* ---- making ---- */

Exception *exception_alloc(Ctx *cx, Type *type)
{
    Value none = tuple_new(cx, 0);
    Exception *e =
        none ? sub_alloc(cx, type, KIND_exception, offsetof(Exception, over))
             : NULL;
    if (!e)
        return NULL;
    e->args = AS(Tuple, none);
    e->traceback = V_NONE;
    const Shape *fields = type_new_owner(type)->root;
    const Shape *shape = shape_get(e->hdr.shape);
    for (uint32_t i = 0; i < fields->nslots; i++)
        attr_slot_set_own(cx, &e->hdr, shape, (int)i, V_NONE);
    return e;
}

Value exception_new(Ctx *cx, Type *type, const Value *argv, int argc)
{
    Value args = tuple_from(cx, argv, (size_t)argc);
    Exception *e = args ? exception_alloc(cx, type) : NULL;
    if (!e)
        return V_NULL;
    e->args = AS(Tuple, args);
    return exception_init_fields(cx, v_obj(e), V_NULL) ? V_NULL : v_obj(e);
}

Value exception_from_text(Ctx *cx, Type *type, Value text)
{
    return exception_new(cx, type, &text, 1);
}

/* ---- raising ---- */

static void launch(Ctx *cx, Value exc)
{
    Value handled = vm_handled(cx);
    Value tb = AS(Exception, exc)->traceback;
    cx->raised.exc = exc;
    cx->raised.traceback = tb == V_NONE ? V_NULL : tb;
    cx->raised.context = handled == exc ? V_NULL : handled;
}

Value raise_fmt(Ctx *cx, Type *type, const char *fmt, ...)
{
    Buf text = BUF_EMPTY;
    va_list args;
    va_start(args, fmt);
    text_vformat(cx, &text, fmt, args);
    va_end(args);
    if (!error_pending(cx)) {
        Value s = str_from_buf(cx, &text);
        Value exc = s ? exception_from_text(cx, type, s) : V_NULL;
        if (exc)
            launch(cx, exc);
    }
    buf_free(&text);
    return V_NULL;
}

static Value instantiate(Ctx *cx, Value cls)
{
    Value exc = vm_call0(cx, cls);
    if (exc && !is_kind(exc, KIND_exception))
        return raise_fmt(cx, &exc_TypeError,
                         "calling %R should have returned an instance of "
                         "BaseException, not %R",
                         cls, v_obj(type_of(exc)));
    return exc;
}

Value raise_value(Ctx *cx, Value exc)
{
    if (is_type(exc) && AS(Type, exc)->flags & TYPE_IS_EXC)
        exc = instantiate(cx, exc);
    else if (!is_kind(exc, KIND_exception))
        return raise_fmt(cx, &exc_TypeError,
                         "exceptions must derive from BaseException");
    if (exc)
        launch(cx, exc);
    return V_NULL;
}

/* The one MemoryError: static, since there is no memory for another; an
 * Exception with its attribute slots. */
static uint64_t memory_error[sizeof(Exception) / 8 + 4];
static Tuple no_args = {{KIND_tuple, OWNER_STATIC}, 0, 0};

Value raise_memory(Ctx *cx)
{
    if (runtime.starting)
        base_die("out of memory at start");
    cx->raised.exc = v_obj(memory_error);
    cx->raised.traceback = V_NULL;
    cx->raised.context = V_NULL;
    return V_NULL;
}

void exception_boot(void)
{
    Exception *e = (Exception *)(void *)memory_error;
    e->hdr = (Obj){exc_MemoryError.root->id, OWNER_STATIC};
    e->args = &no_args;
    e->traceback = V_NONE;
}

Value raise_key(Ctx *cx, Value key)
{
    Value exc = exception_new(cx, &exc_KeyError, &key, 1);
    if (exc)
        launch(cx, exc);
    return V_NULL;
}

Value raise_stop(Ctx *cx, Value value)
{
    Value exc =
        exception_new(cx, &exc_StopIteration, &value, value == V_NONE ? 0 : 1);
    if (exc)
        launch(cx, exc);
    return V_NULL;
}

Value raise_unsupported(Ctx *cx, const char *what)
{
    return raise_fmt(cx, &exc_NotImplementedError,
                     "pxi: %s: not supported by this interpreter", what);
}

bool error_matches(Ctx *cx, const Type *type)
{
    return cx->raised.exc && is_instance_of(cx->raised.exc, type);
}

void error_clear(Ctx *cx)
{
    cx->raised.exc = V_NULL;
    cx->raised.traceback = V_NULL;
    cx->raised.context = V_NULL;
}

/* ---- catching ---- */

/* Cuts `exc` out of the context chain that begins at `context`, so that
 * linking exc to it makes no cycle. Stops at what cx does not own. */
static void cut_cycle(Ctx *cx, Value context, Value exc)
{
    Value at = context, slow = context;
    bool odd = false;
    for (;;) {
        Exception *e = AS(Exception, at);
        Value next = e->context;
        if (!next || next == V_NONE)
            return;
        if (next == exc) {
            if (e->hdr.owner == cx->owner)
                store_exception_field(cx, e, &e->context, V_NULL);
            return;
        }
        at = next;
        if (odd)
            slow = AS(Exception, slow)->context;
        odd = !odd;
        if (slow == at)
            return;
    }
}

Value exception_catch(Ctx *cx)
{
    Value exc = cx->raised.exc;
    Value tb = cx->raised.traceback, context = cx->raised.context;
    error_clear(cx);
    Exception *e = AS(Exception, exc);
    if (e->hdr.owner != cx->owner)
        return exc;
    if (tb && tb != e->traceback)
        store_exception_field(cx, e, &e->traceback, tb);
    if (context && context != exc) {
        cut_cycle(cx, context, exc);
        store_exception_field(cx, e, &e->context, context);
    }
    return exc;
}

/* ---- text ---- */

static Value args_str(Ctx *cx, const Exception *e)
{
    if (e->args->len == 0)
        return name_empty;
    if (e->args->len == 1)
        return obj_str(cx, e->args->v[0]);
    return obj_str(cx, v_obj(e->args));
}

static Value os_error_str(Ctx *cx, Value self)
{
    Value code = exception_field(self, name_errno);
    Value text = exception_field(self, name_strerror);
    Value file = exception_field(self, name_filename);
    Value file2 = exception_field(self, name_filename2);
    if (file != V_NONE && file2 != V_NONE)
        return str_printf(cx, "[Errno %S] %S: %R -> %R", code, text, file,
                          file2);
    if (file != V_NONE)
        return str_printf(cx, "[Errno %S] %S: %R", code, text, file);
    if (code != V_NONE && text != V_NONE)
        return str_printf(cx, "[Errno %S] %S", code, text);
    return args_str(cx, AS(Exception, self));
}

static Value base_name(Ctx *cx, Value path)
{
    const Str *s = AS(Str, path);
    size_t from = s->len;
    while (from && str_at(s, from - 1) != '/')
        from--;
    return str_substr(cx, path, from, s->len);
}

static Value syntax_error_str(Ctx *cx, Value self)
{
    Value msg = exception_field(self, name_msg);
    Value file = exception_field(self, name_filename);
    Value line = exception_field(self, name_lineno);
    bool has_file = is_str(file), has_line = is_intlike(line);
    Value m = obj_str(cx, msg);
    if (!m || (!has_file && !has_line))
        return m;
    if (!has_file)
        return str_printf(cx, "%S (line %S)", m, line);
    Value base = base_name(cx, file);
    if (!base)
        return V_NULL;
    return has_line ? str_printf(cx, "%S (%S, line %S)", m, base, line)
                    : str_printf(cx, "%S (%S)", m, base);
}

static Value unicode_error_str(Ctx *cx, Value self, bool decode)
{
    Value obj = exception_field(self, name_object);
    int64_t start, end;
    Value vs = exception_field(self, name_start);
    Value ve = exception_field(self, name_end);
    if (obj == V_NONE || !is_intlike(vs) || !is_intlike(ve) ||
        !int_to_i64(vs, &start) || !int_to_i64(ve, &end))
        return args_str(cx, AS(Exception, self));
    Value enc = exception_field(self, name_encoding);
    Value why = exception_field(self, name_reason);
    const char *how = decode ? "decode" : "encode";
    if (end != start + 1)
        return str_printf(cx, "'%S' codec can't %s %s in position %ld-%ld: %S",
                          enc, how, decode ? "bytes" : "characters",
                          (long)start, (long)(end - 1), why);
    if (decode && is_kind(obj, KIND_bytes) && start >= 0 &&
        start < AS(Bytes, obj)->len) {
        unsigned b = AS(Bytes, obj)->data[start];
        return str_printf(cx,
                          "'%S' codec can't decode byte 0x%s%x in position "
                          "%ld: %S",
                          enc, b < 16 ? "0" : "", b, (long)start, why);
    }
    if (!decode && is_str(obj) && start >= 0 && start < AS(Str, obj)->len) {
        BUF_LOCAL(esc, 16);
        buf_put_escape(&esc, str_at(AS(Str, obj), (size_t)start));
        return str_printf(cx,
                          "'%S' codec can't encode character '%s' in position "
                          "%ld: %S",
                          enc, buf_text(&esc), (long)start, why);
    }
    return args_str(cx, AS(Exception, self));
}

static Value translate_error_str(Ctx *cx, Value self)
{
    Value obj = exception_field(self, name_object);
    int64_t start, end;
    if (!is_str(obj) ||
        !int_to_i64(exception_field(self, name_start), &start) ||
        !int_to_i64(exception_field(self, name_end), &end))
        return args_str(cx, AS(Exception, self));
    Value why = exception_field(self, name_reason);
    if (end != start + 1 || start < 0 || start >= AS(Str, obj)->len)
        return str_printf(cx,
                          "can't translate characters in position %ld-%ld: %S",
                          (long)start, (long)(end - 1), why);
    BUF_LOCAL(esc, 16);
    buf_put_escape(&esc, str_at(AS(Str, obj), (size_t)start));
    return str_printf(cx, "can't translate character '%s' in position %ld: %S",
                      buf_text(&esc), (long)start, why);
}

static Value exception_str(Ctx *cx, Value self)
{
    const Exception *e = AS(Exception, self);
    const Type *t = type_of(self);
    if (type_is_subtype(t, &exc_KeyError))
        return e->args->len == 1 ? obj_repr(cx, e->args->v[0])
                                 : args_str(cx, e);
    if (type_is_subtype(t, &exc_OSError))
        return os_error_str(cx, self);
    if (type_is_subtype(t, &exc_SyntaxError))
        return syntax_error_str(cx, self);
    if (type_is_subtype(t, &exc_ImportError)) {
        Value msg = exception_field(self, name_msg);
        return is_str(msg) ? msg : args_str(cx, e);
    }
    if (type_is_subtype(t, &exc_UnicodeDecodeError))
        return unicode_error_str(cx, self, true);
    if (type_is_subtype(t, &exc_UnicodeEncodeError))
        return unicode_error_str(cx, self, false);
    if (type_is_subtype(t, &exc_UnicodeTranslateError))
        return translate_error_str(cx, self);
    if (type_is_subtype(t, &exc_BaseExceptionGroup)) {
        Value list = exception_field(self, name_exceptions);
        unsigned n = is_kind(list, KIND_tuple) ? AS(Tuple, list)->len : 0;
        return str_printf(cx, "%S (%u sub-exception%s)",
                          exception_field(self, name_message), n,
                          n == 1 ? "" : "s");
    }
    return args_str(cx, e);
}

static Value exception_repr(Ctx *cx, Value self)
{
    const Exception *e = AS(Exception, self);
    Value name = type_of(self)->name;
    if (e->args->len == 1)
        return str_printf(cx, "%S(%R)", name, e->args->v[0]);
    return str_printf(cx, "%S%R", name, v_obj(e->args));
}

/* ---- the kind ---- */

static size_t exception_size(const Obj *o)
{
    (void)o;
    return offsetof(Exception, over);
}

static void exception_visit(Obj *o, Visitor *v)
{
    Exception *e = (Exception *)o;
    VISIT_PTR(v, e->args);
    v->value(v, &e->traceback);
    v->value(v, &e->context);
    v->value(v, &e->cause);
    v->value(v, &e->notes);
}

const KindOps exception_ops = {
    .kind = KIND_exception,
    .name = "BaseException",
    .size = exception_size,
    .visit = exception_visit,
    .repr = exception_repr,
    .str = exception_str,
};
