/* sysargs.c: arguments and errors of system calls. See sysargs.h. */
#include "stdlib/sysargs.h"

#include <errno.h>
#include <limits.h>
#include <string.h>

#include "heap/closable.h"
#include "objects/classes.h"
#include "objects/exception_private.h"

/* ---- numbers ---- */

int int_arg(Ctx *cx, Value v)
{
    int64_t n;
    Value i = obj_index(cx, v);
    if (!i)
        return -1;
    if (!int_to_i64(i, &n) || n < INT_MIN || n > INT_MAX)
        return raise_fmt(cx, &exc_OverflowError,
                         "Python int too large to convert to C int"),
               -1;
    return (int)n;
}

int int_arg_or(Ctx *cx, Value v, int absent)
{
    return v ? int_arg(cx, v) : absent;
}

int bool_arg(Ctx *cx, Value v, bool absent)
{
    return v ? obj_truth(cx, v) : absent;
}

/* ---- paths ---- */

int path_encode(Ctx *cx, Value str, Buf *out)
{
    const Str *s = AS(Str, str);
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (c >= 0xDC80 && c <= 0xDCFF) {
            buf_putc(out, (char)(c - 0xDC00));
        } else if (c >= 0xD800 && c <= 0xDFFF) {
            Value b = text_encode(cx, str, V_NULL, V_NULL); /* raises */
            ASSERT(!b);
            return b ? 0 : -1;
        } else {
            buf_put_utf8(out, c);
        }
    }
    return 0;
}

Value path_value(Ctx *cx, const char *text, size_t n, bool is_bytes)
{
    return is_bytes ? bytes_from(cx, text, n) : str_from_os(cx, text, n);
}

Value path_fspath(Ctx *cx, Value v)
{
    if (is_str(v) || is_kind(v, KIND_bytes))
        return v;
    Value name = str_intern_c(cx, "__fspath__");
    Value f = name ? type_lookup(type_of(v), name) : V_NULL;
    if (!f)
        return error_pending(cx)
                   ? V_NULL
                   : raise_fmt(cx, &exc_TypeError,
                               "expected str, bytes or os.PathLike object, "
                               "not %T",
                               v);
    Value r = call_with_self(cx, f, v, NULL, 0, V_NULL);
    if (!r || is_str(r) || is_kind(r, KIND_bytes))
        return r;
    return raise_fmt(cx, &exc_TypeError,
                     "expected %T.__fspath__() to return str or bytes, not %T",
                     v, r);
}

static const char *kinds_text(int allowed)
{
    switch (allowed) {
    case PATH_FD:
        return "string, bytes, os.PathLike or integer";
    case PATH_NONE:
        return "string, bytes, os.PathLike or None";
    case PATH_FD | PATH_NONE:
        return "string, bytes, os.PathLike, integer or None";
    }
    return "string, bytes or os.PathLike";
}

static bool is_pathlike(Ctx *cx, Value v)
{
    Value name = str_intern_c(cx, "__fspath__");
    return name && type_lookup(type_of(v), name);
}

static int path_text(Ctx *cx, Value v, PathArg *out)
{
    if (is_str(v)) {
        if (path_encode(cx, v, &out->text)) {
            buf_free(&out->text);
            return -1;
        }
    } else {
        out->is_bytes = true;
        buf_put(&out->text, AS(Bytes, v)->data, AS(Bytes, v)->len);
    }
    if (strlen(buf_text(&out->text)) == out->text.len)
        return 0;
    buf_free(&out->text);
    raise_fmt(cx, &exc_ValueError, "embedded null byte");
    return -1;
}

int path_arg(Ctx *cx, Value v, const char *function, const char *argument,
             int allowed, PathArg *out)
{
    *out = (PathArg){BUF_EMPTY, v, -1, false};
    closable_sync_all(cx);
    if ((!v || v == V_NONE) && allowed & PATH_NONE) {
        out->shown = V_NULL;
        buf_puts(&out->text, ".");
        return 0;
    }
    if (is_str(v) || is_kind(v, KIND_bytes))
        return path_text(cx, v, out);
    if (allowed & PATH_FD && is_index(v)) {
        out->fd = int_arg(cx, v);
        return error_pending(cx) ? -1 : 0;
    }
    if (!is_pathlike(cx, v)) {
        if (function)
            raise_fmt(cx, &exc_TypeError, "%s: %s should be %s, not %T",
                      function, argument, kinds_text(allowed), v);
        else
            raise_fmt(cx, &exc_TypeError,
                      "expected str, bytes or os.PathLike object, not %T", v);
        return -1;
    }
    Value p = path_fspath(cx, v);
    return p ? path_text(cx, p, out) : -1;
}

void path_drop(PathArg *p)
{
    buf_free(&p->text);
}
