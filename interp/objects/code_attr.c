/* code_attr.c: what Python reads of code objects beyond plain fields: tables of
 * lines and positions, comparison, and replace(). */
#include "front/code.h"
#include "objects/classes.h"
#include "objects/code.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/text.h"
#include <stdio.h>

/* ---- the line table (PEP 626 and 657) ---- */

typedef struct Entry311 {
    int start, end;          /* bytes of code */
    int line;                /* as counted, also where there is none */
    bool has_line, has_cols; /* else None */
    int end_line, col, end_col;
} Entry311;

typedef struct Reader {
    const u8 *p, *end;
    Entry311 e;
} Reader;

static uint32_t varint(Reader *r)
{
    uint32_t v = 0, shift = 0;
    while (r->p < r->end && shift < 30) {
        u8 b = *r->p++;
        v |= (uint32_t)(b & 63) << shift;
        shift += 6;
        if (!(b & 64))
            break;
    }
    return v;
}

static int svarint(Reader *r)
{
    uint32_t v = varint(r);
    return v & 1 ? -(int)(v >> 1) : (int)(v >> 1);
}

static int byte(Reader *r)
{
    return r->p < r->end ? *r->p++ : 0;
}

static void read_long(Reader *r)
{
    Entry311 *e = &r->e;
    e->line += svarint(r);
    e->end_line = e->line + (int)varint(r);
    e->col = (int)varint(r) - 1;
    e->end_col = (int)varint(r) - 1;
    e->has_cols = true;
}

static void read_columns(Reader *r, int code)
{
    Entry311 *e = &r->e;
    e->has_cols = true;
    if (code >= 10) {
        e->line += code - 10;
        e->col = byte(r);
        e->end_col = byte(r);
    } else {
        int second = byte(r);
        e->col = code << 3 | second >> 4;
        e->end_col = e->col + (second & 15);
    }
    e->end_line = e->line;
}

static bool next_entry(Reader *r)
{
    if (r->p >= r->end)
        return false;
    Entry311 *e = &r->e;
    u8 head = *r->p++;
    int code = head >> 3 & 15;
    e->start = e->end;
    e->end += 2 * ((head & 7) + 1);
    e->has_line = code != 15;
    e->has_cols = false;
    if (code == 14)
        read_long(r);
    else if (code == 13)
        e->line += svarint(r);
    else if (code < 13)
        read_columns(r, code);
    if (code == 13)
        e->end_line = e->line;
    return true;
}

static Reader reader_of(const Code *c)
{
    return (Reader){.p = c->py->linetable,
                    .end = c->py->linetable + c->py->n_linetable,
                    .e = {.line = c->py->firstlineno}};
}

static Value or_none(bool there, int v)
{
    return there && v >= 0 ? v_int(v) : V_NONE;
}

Value code_m_co_lines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Reader r = reader_of(AS(Code, argv[0]));
    Value list = list_new(cx, 8);
    while (list && next_entry(&r)) {
        Value row[3] = {v_int(r.e.start), v_int(r.e.end),
                        or_none(r.e.has_line, r.e.line)};
        Value t = tuple_from(cx, row, 3);
        if (!t || list_append_own(cx, AS(List, list), t))
            return V_NULL;
    }
    return list ? obj_iter(cx, list) : V_NULL;
}

/* One row for each two bytes of code. */
Value code_m_co_positions(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Reader r = reader_of(AS(Code, argv[0]));
    Value list = list_new(cx, 8);
    while (list && next_entry(&r)) {
        const Entry311 *e = &r.e;
        Value row[4] = {
            or_none(e->has_line, e->line), or_none(e->has_line, e->end_line),
            or_none(e->has_cols, e->col), or_none(e->has_cols, e->end_col)};
        Value t = tuple_from(cx, row, 4);
        for (int i = e->start; t && i < e->end; i += 2)
            if (list_append_own(cx, AS(List, list), t))
                return V_NULL;
        if (!t)
            return V_NULL;
    }
    return list ? obj_iter(cx, list) : V_NULL;
}

static void put_lnotab(Buf *b, int bytes, int lines)
{
    for (; bytes > 255; bytes -= 255) {
        buf_putc(b, (char)255);
        buf_putc(b, 0);
    }
    while (lines < -128 || lines > 127) {
        int step = lines < 0 ? -128 : 127;
        buf_putc(b, (char)bytes);
        buf_putc(b, (char)step);
        lines -= step;
        bytes = 0;
    }
    buf_putc(b, (char)bytes);
    buf_putc(b, (char)lines);
}

Value code_get_co_lnotab(Ctx *cx, Value self)
{
    const Code *c = AS(Code, self);
    Reader r = reader_of(c);
    Buf b = BUF_EMPTY;
    int at = 0, line = c->py->firstlineno;
    while (next_entry(&r)) {
        if (!r.e.has_line || r.e.line == line)
            continue;
        put_lnotab(&b, r.e.start - at, r.e.line - line);
        at = r.e.start;
        line = r.e.line;
    }
    Value v = bytes_from(cx, buf_text(&b), b.len);
    buf_free(&b);
    return v;
}

Value code_get_co_linetable(Ctx *cx, Value self)
{
    const struct PyCode *py = AS(Code, self)->py;
    return bytes_from(cx, py->linetable, py->n_linetable);
}

Value code_get_co_exceptiontable(Ctx *cx, Value self)
{
    const struct PyCode *py = AS(Code, self)->py;
    return bytes_from(cx, py->exceptiontable, py->n_exceptiontable);
}

/* ---- comparison ---- */

static bool same_code(const Code *a, const Code *b)
{
    const struct PyCode *x = a->py, *y = b->py;
    return a->argcount == b->argcount && a->posonly == b->posonly &&
           a->kwonly == b->kwonly && a->flags == b->flags &&
           a->firstlineno == b->firstlineno &&
           str_eq(AS(Str, a->name), AS(Str, b->name)) &&
           x->n_code == y->n_code && !memcmp(x->code, y->code, x->n_code);
}

/* 1 and True and 1.0 are different constants. */
static int same_consts(Ctx *cx, const Tuple *a, const Tuple *b)
{
    if (a->len != b->len)
        return 0;
    for (uint32_t i = 0; i < a->len; i++) {
        int r = type_of(a->v[i]) == type_of(b->v[i])
                    ? obj_equal(cx, a->v[i], b->v[i])
                    : 0;
        if (r <= 0)
            return r;
    }
    return 1;
}

Value code_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    if (!is_exact(other, KIND_code) || (op != CMP_EQ && op != CMP_NE))
        return V_NOTIMPLEMENTED;
    const Code *a = AS(Code, self), *b = AS(Code, other);
    int same = a == b || same_code(a, b);
    if (same && a != b) {
        same = same_consts(cx, a->consts, b->consts);
        if (same > 0)
            same = obj_equal(cx, v_obj(a->names), v_obj(b->names));
        if (same > 0)
            same = obj_equal(cx, v_obj(a->localsplusnames),
                             v_obj(b->localsplusnames));
    }
    return same < 0 ? V_NULL : v_bool(same == (op == CMP_EQ));
}

int code_hash(Ctx *cx, Value self, uint64_t *hash)
{
    const Code *c = AS(Code, self);
    uint64_t h = 0;
    if (obj_hash(cx, c->name, &h))
        return -1;
    *hash = h ^ ((uint64_t)(uint32_t)c->firstlineno << 17) ^ c->py->n_code;
    return 0;
}

/* ---- replace ---- */

enum { FREE_FLAGS = PY_CO_ITERABLE_COROUTINE | PY_CO_NESTED | 0x7FFF0000 };

static Value cannot(Ctx *cx, Value name)
{
    char text[96];
    snprintf(text, sizeof text, "code.replace(%s=...)", str_utf8(cx, name));
    return raise_unsupported(cx, text);
}

static int set_text(Ctx *cx, Value name, Value v, Value *field)
{
    if (!is_str(v))
        return raise_fmt(cx, &exc_TypeError,
                         "replace() argument '%S' must be str, not %T", name,
                         v),
               -1;
    *field = str_intern(cx, v);
    return *field ? 0 : -1;
}

/* Constants keep their kind where the code depends on it. */
static int set_consts(Ctx *cx, Value name, Value v, Code *c)
{
    const Tuple *old = c->consts;
    if (!is_kind(v, KIND_tuple) || AS(Tuple, v)->len != old->len)
        return cannot(cx, name), -1;
    for (uint32_t i = 0; i < old->len; i++) {
        Value was = old->v[i];
        if (was != AS(Tuple, v)->v[i] &&
            (is_exact(was, KIND_code) || is_kind(was, KIND_tuple) ||
             is_exact(AS(Tuple, v)->v[i], KIND_code)))
            return cannot(cx, name), -1;
    }
    c->consts = AS(Tuple, v);
    return 0;
}

static int set_flags(Ctx *cx, Value name, Value v, Code *c)
{
    int64_t flags = obj_index_i64(cx, v, &exc_OverflowError);
    if (error_pending(cx))
        return -1;
    if (((uint64_t)flags ^ c->flags) & ~(uint64_t)FREE_FLAGS)
        return cannot(cx, name), -1;
    c->flags = (uint32_t)flags;
    return 0;
}

/* One keyword of replace(). What the verified code depends on may be given
 * again, not changed. */
static int set_field(Ctx *cx, Code *c, Value name, Value v)
{
    if (str_eq_ascii(name, "co_name"))
        return set_text(cx, name, v, &c->name);
    if (str_eq_ascii(name, "co_qualname"))
        return set_text(cx, name, v, &c->qualname);
    if (str_eq_ascii(name, "co_filename"))
        return set_text(cx, name, v, &c->filename);
    if (str_eq_ascii(name, "co_flags"))
        return set_flags(cx, name, v, c);
    if (str_eq_ascii(name, "co_consts"))
        return set_consts(cx, name, v, c);
    Value own;
    int r = str_utf8(cx, name)[0] == 'c'
                ? obj_lookup_attr(cx, v_obj(c), name, &own)
                : 0;
    if (r == 0)
        raise_fmt(cx, &exc_TypeError,
                  "'%S' is an invalid keyword argument for replace()", name);
    if (r <= 0 || (r = obj_equal(cx, own, v)) < 0)
        return -1;
    return r ? 0 : (cannot(cx, name), -1);
}

Value code_m_replace(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc != 1)
        return raise_fmt(cx, &exc_TypeError,
                         "replace() takes 0 positional arguments but %d %s "
                         "given",
                         argc - 1, argc == 2 ? "was" : "were");
    Code *c = code_copy(cx, AS(Code, argv[0]));
    uint32_t pos = 0;
    Value k, v;
    while (c && kw[0] && dict_next(AS(Dict, kw[0]), &pos, &k, &v))
        if (set_field(cx, c, k, v))
            return V_NULL;
    return c ? v_obj(c) : V_NULL;
}
