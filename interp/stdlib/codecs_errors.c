/* codecs_errors.c: error handlers of codecs as callables: what
 * codecs.lookup_error answers, and those that Python code registers in main. */
#include "stdlib/codecs.h"
#include "heap/roots.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/text.h"
#include "objects/textparts.h"

static Value handlers = V_NULL; /* dict: name to callable */

/* ---- the exception that a handler gets ---- */

typedef struct Failure {
    Value object;
    int64_t start, end;
} Failure;

static bool failure_of(Ctx *cx, Value exc, Failure *f)
{
    if (!is_instance_of(exc, &exc_UnicodeError)) {
        raise_fmt(cx, &exc_TypeError, "codec must pass exception instance");
        return false;
    }
    Value start = obj_getattr_s(cx, exc, "start");
    Value end = start ? obj_getattr_s(cx, exc, "end") : V_NULL;
    f->object = end ? obj_getattr_s(cx, exc, "object") : V_NULL;
    if (f->object == V_NULL)
        return false;
    f->start = obj_index_i64(cx, start, NULL);
    f->end = obj_index_i64(cx, end, NULL);
    return !error_pending(cx);
}

static Value result(Ctx *cx, const Buf *text, const Failure *f)
{
    Value s = str_from_buf(cx, text);
    return s == V_NULL ? V_NULL : tuple_pair(cx, s, int_from_i64(cx, f->end));
}

static Value wrong_type(Ctx *cx, Value exc)
{
    return raise_fmt(cx, &exc_TypeError,
                     "don't know how to handle %T in error callback", exc);
}

static Value strict_errors(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_instance_of(argv[0], &exc_BaseException))
        return raise_fmt(cx, &exc_TypeError,
                         "codec must pass exception instance");
    return raise_value(cx, argv[0]);
}

static Value ignore_errors(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Failure f;
    const Buf none = BUF_EMPTY;
    return failure_of(cx, argv[0], &f) ? result(cx, &none, &f) : V_NULL;
}

static Value replace_errors(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Failure f;
    if (!failure_of(cx, argv[0], &f))
        return V_NULL;
    Buf b = BUF_EMPTY;
    if (is_instance_of(argv[0], &exc_UnicodeDecodeError))
        buf_put_utf8(&b, 0xFFFD);
    else
        for (int64_t i = f.start; i < f.end; i++)
            buf_put_utf8(&b, is_instance_of(argv[0], &exc_UnicodeEncodeError)
                                 ? '?'
                                 : 0xFFFD);
    Value r = result(cx, &b, &f);
    buf_free(&b);
    return r;
}

/* backslashreplace and xmlcharrefreplace, by what put writes. */
static Value escape_errors(Ctx *cx, Value exc, bool xml)
{
    Failure f;
    const uint8_t *p;
    size_t n;
    if (!failure_of(cx, exc, &f))
        return V_NULL;
    bool text = is_str(f.object);
    if ((!text && !bytes_view(f.object, &p, &n)) || (xml && !text))
        return wrong_type(cx, exc);
    Buf b = BUF_EMPTY;
    if (text)
        n = AS(Str, f.object)->len;
    for (int64_t i = f.start; i < f.end && (size_t)i < n; i++) {
        uint32_t c = text ? str_at(AS(Str, f.object), (size_t)i) : p[i];
        if (xml)
            buf_printf(&b, "&#%u;", c);
        else
            buf_put_escape(&b, c);
    }
    Value r = result(cx, &b, &f);
    buf_free(&b);
    return r;
}

static Value backslashreplace_errors(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return escape_errors(cx, argv[0], false);
}

static Value xmlcharrefreplace_errors(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return escape_errors(cx, argv[0], true);
}

/* Bytes that are no text become lone surrogates, and back. */
static Value surrogateescape(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Failure f;
    const uint8_t *p;
    size_t n;
    if (!failure_of(cx, argv[0], &f))
        return V_NULL;
    Buf b = BUF_EMPTY;
    Value r = V_NULL;
    bool ok = true;
    if (bytes_view(f.object, &p, &n)) {
        int64_t i = f.start;
        for (; i < f.end && (size_t)i < n && p[i] >= 0x80; i++)
            buf_put_utf8(&b, 0xDC00u + p[i]);
        ok = i > f.start;
        f.end = i;
        r = ok ? result(cx, &b, &f) : V_NULL;
    } else if (is_str(f.object)) {
        for (int64_t i = f.start; ok && i < f.end; i++) {
            uint32_t c = str_at(AS(Str, f.object), (size_t)i);
            ok = c >= 0xDC80 && c <= 0xDCFF;
            buf_putc(&b, (char)(c - 0xDC00));
        }
        Value bytes = ok ? bytes_from(cx, b.data, b.len) : V_NULL;
        r = bytes ? tuple_pair(cx, bytes, int_from_i64(cx, f.end)) : V_NULL;
    }
    buf_free(&b);
    if (!ok)
        return raise_value(cx, argv[0]);
    return r;
}

/* ---- the table ---- */

static const struct {
    const char *name, *function;
    NativeFn fn;
} rows[] = {
    {"strict", "strict_errors", strict_errors},
    {"ignore", "ignore_errors", ignore_errors},
    {"replace", "replace_errors", replace_errors},
    {"backslashreplace", "backslashreplace_errors", backslashreplace_errors},
    {"xmlcharrefreplace", "xmlcharrefreplace_errors", xmlcharrefreplace_errors},
    {"surrogateescape", "surrogateescape", surrogateescape},
};

int codec_errors_init(Ctx *cx)
{
    roots_add_main(&handlers);
    handlers = dict_new(cx);
    for (size_t i = 0; handlers && i < ARRAY_LEN(rows); i++) {
        Native *f = HEAP_NEW(cx, Native, KIND_native);
        Value key = str_intern_c(cx, rows[i].name);
        if (!f || !key)
            return -1;
        f->name = rows[i].function;
        f->params = "";
        f->fn = rows[i].fn;
        f->min = f->max = 1;
        f->flags = READS | CALLS;
        if (dict_set_own(cx, AS(Dict, handlers), key, v_obj(f)) < 0)
            return -1;
    }
    return handlers ? 0 : -1;
}

Value codec_error_handler(Ctx *cx, Value name)
{
    if (name == V_NULL || name == V_NONE)
        name = str_intern_c(cx, "strict");
    Value f = is_str(name) ? dict_get_str(AS(Dict, handlers), name) : V_NULL;
    if (f == V_NULL)
        raise_fmt(cx, &exc_LookupError, "unknown error handler name '%S'",
                  name);
    return f;
}

Value _codecs_lookup_error(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_str(argv[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "lookup_error() argument must be str, not %T",
                         argv[0]);
    return codec_error_handler(cx, argv[0]);
}

Value _codecs_register_error(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_str(argv[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "register_error() argument 1 must be str, not %T",
                         argv[0]);
    if (!obj_is_callable(argv[1]))
        return raise_fmt(cx, &exc_TypeError, "handler must be callable");
    if (!guard_write(cx, handlers, "codecs.register_error") ||
        dict_set_own(cx, AS(Dict, handlers), argv[0], argv[1]) < 0)
        return V_NULL;
    return V_NONE;
}

Value codec_ask_handler(Ctx *cx, Value errors, Type *kind, const char *encoding,
                        Value object, size_t from, size_t to,
                        const char *reason, size_t *next)
{
    Value f = codec_error_handler(cx, errors);
    Value v[5] = {str_intern_c(cx, encoding), object, v_int((int64_t)from),
                  v_int((int64_t)to), str_from_ascii(cx, reason)};
    Value exc = f && v[0] && v[4] ? exception_new(cx, kind, v, 5) : V_NULL;
    Value r = exc ? vm_call1(cx, f, exc) : V_NULL;
    if (!r)
        return V_NULL;
    const Tuple *t = AS(Tuple, r);
    if (!is_kind(r, KIND_tuple) || t->len != 2 || !is_int(t->v[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "%s error handler must return "
                         "(%s, int) tuple",
                         kind == &exc_UnicodeEncodeError ? "encoding"
                                                         : "decoding",
                         kind == &exc_UnicodeEncodeError ? "str/bytes" : "str");
    *next = (size_t)as_int(t->v[1]);
    return t->v[0];
}
