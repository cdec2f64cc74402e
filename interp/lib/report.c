/* report.c: what the race record says of a context's end. Runs in the context,
 * before its result is promoted. */
#include "context/oracle.h"
#include "context/phase.h"
#include "objects/classes.h"
#include "objects/text.h"

/* Text of v's str (or repr), "" when that fails. */
static void put_text(Ctx *cx, Buf *b, Value v, bool as_repr)
{
    Value s = as_repr ? obj_repr(cx, v) : obj_str(cx, v);
    if (s == V_NULL)
        error_clear(cx);
    else
        str_to_buf(AS(Str, s), b);
}

static void put_attribute(Ctx *cx, Buf *b, Value v, const char *name)
{
    Value out = V_NULL, key = str_intern_c(cx, name);
    if (key != V_NULL && obj_lookup_attr(cx, v, key, &out) == 1)
        put_text(cx, b, out, false);
    error_clear(cx);
}

/* File and line where the exception was raised: the end of its traceback. */
static int raise_point(Value exc, Buf *file)
{
    Value tb = AS(Exception, exc)->traceback;
    if (!is_exact(tb, KIND_traceback))
        return 0;
    const Traceback *t = AS(Traceback, tb);
    while (t->next)
        t = t->next;
    str_to_buf(AS(Str, t->code->filename), file);
    return t->lineno;
}

void phase_report(Ctx *cx, const Work *work, Value result, Value error)
{
    Buf name = BUF_EMPTY, kind = BUF_EMPTY, message = BUF_EMPTY;
    Buf file = BUF_EMPTY, text = BUF_EMPTY;
    OracleOutcome o = {.serial = work->serial, .ok = error == V_NULL};
    if (o.ok) {
        put_text(cx, &text, result, true);
    } else {
        str_to_buf(AS(Str, type_of(error)->name), &name);
        put_attribute(cx, &kind, error, "operation");
        put_text(cx, &message, error, false);
        o.line = raise_point(error, &file);
    }
    o.error = buf_text(&name);
    o.kind = buf_text(&kind);
    o.message = buf_text(&message);
    o.file = buf_text(&file);
    o.result = buf_text(&text);
    oracle_outcome_own((unsigned)cx->worker->index, &o);
    buf_free(&name);
    buf_free(&kind);
    buf_free(&message);
    buf_free(&file);
    buf_free(&text);
}
