/* Owns the reading of marshal data; see marshal.h. Readers return NULL after
 * the first error, which is kept; reads past the end give zeros and an error.
 */
#include "front/marshal.h"
#include <stdlib.h>
#include <string.h>

enum { FLAG_REF = 0x80, DIGIT_BITS = 15 };

typedef struct {
    const u8 *at, *end, *start;
    Arena *arena;
    PyConst **refs; /* in the order FLAG_REF was met; NULL: still being read */
    u32 n_refs, cap_refs;
    int depth;
    size_t owed;       /* items of open containers not yet begun */
    const char *error; /* the first one, or NULL */
    size_t error_at;
} Reader;

static PyConst *read_object(Reader *r);

static void *fail(Reader *r, const char *what)
{
    if (!r->error) {
        r->error = what;
        r->error_at = (size_t)(r->at - r->start);
        r->at = r->end; /* nothing is read after an error */
    }
    return NULL;
}

static const u8 *take(Reader *r, size_t n)
{
    if ((size_t)(r->end - r->at) < n)
        return fail(r, "data ends too early");
    const u8 *got = r->at;
    r->at += n;
    return got;
}

static u8 read_u8(Reader *r)
{
    const u8 *p = take(r, 1);
    return p ? p[0] : 0;
}

static u32 read_u32(Reader *r)
{
    const u8 *p = take(r, 4);
    return p ? (u32)p[0] | (u32)p[1] << 8 | (u32)p[2] << 16 | (u32)p[3] << 24
             : 0;
}

static double read_double(Reader *r)
{
    double value = 0;
    const u8 *p = take(r, 8);
    if (p)
        memcpy(&value, p, 8); /* little-endian machines only, as GMP's limbs */
    return value;
}

static PyConst *new_const(Reader *r, ConstKind kind)
{
    PyConst *c = ARENA_NEW(r->arena, PyConst);
    c->kind = kind;
    c->weight = 1;
    return c;
}

/* Reserves the next reference; its index. Children come after their parent. */
static u32 ref_reserve(Reader *r)
{
    if (r->n_refs == r->cap_refs) {
        r->cap_refs = r->cap_refs ? 2 * r->cap_refs : 64;
        r->refs = base_realloc(r->refs, r->cap_refs * sizeof *r->refs);
    }
    r->refs[r->n_refs] = NULL;
    return r->n_refs++;
}

static PyConst *read_ref(Reader *r)
{
    u32 index = read_u32(r);
    if (index >= r->n_refs || !r->refs[index])
        return fail(r, "bad reference");
    return r->refs[index];
}

/* --- numbers ------------------------------------------------------------- */

static PyConst *small_int(Reader *r, i64 value)
{
    PyConst *c = new_const(r, CONST_INT);
    c->integer.fits = true;
    c->integer.small = value;
    c->integer.negative = value < 0;
    if (value) {
        u64 *limb = ARENA_NEW(r->arena, u64);
        *limb = value < 0 ? 0 - (u64)value : (u64)value;
        c->integer.limbs = limb;
        c->integer.n_limbs = 1;
    }
    return c;
}

static void set_small(PyConst *c)
{
    u64 magnitude = c->integer.n_limbs ? c->integer.limbs[0] : 0;
    u64 limit = (u64)INT64_MAX + (c->integer.negative ? 1 : 0);
    c->integer.fits = c->integer.n_limbs <= 1 && magnitude <= limit;
    if (c->integer.fits)
        c->integer.small =
            (i64)(c->integer.negative ? 0 - magnitude : magnitude);
}

static PyConst *read_long(Reader *r)
{
    i32 signed_count = (i32)read_u32(r);
    size_t n =
        signed_count < 0 ? 0 - (size_t)signed_count : (size_t)signed_count;
    if (n > INT32_MAX)
        return fail(r, "bad integer");
    const u8 *p = take(r, 2 * n);
    if (!p)
        return NULL;
    size_t n_limbs = (n * DIGIT_BITS + 63) / 64;
    u64 *limbs = ARENA_ARRAY(r->arena, n_limbs, u64);
    for (size_t i = 0; i < n; i++) {
        u64 digit = (u64)p[2 * i] | (u64)p[2 * i + 1] << 8;
        if (digit >> DIGIT_BITS || (i == n - 1 && digit == 0))
            return fail(r, "bad integer digit");
        size_t bit = i * DIGIT_BITS, limb = bit / 64, shift = bit % 64;
        limbs[limb] |= digit << shift;
        if (shift > 64 - DIGIT_BITS && limb + 1 < n_limbs)
            limbs[limb + 1] |= digit >> (64 - shift);
    }
    while (n_limbs && limbs[n_limbs - 1] == 0)
        n_limbs--;
    PyConst *c = new_const(r, CONST_INT);
    c->integer.negative = signed_count < 0;
    c->integer.limbs = limbs;
    c->integer.n_limbs = n_limbs;
    set_small(c);
    return c;
}

static PyConst *read_float(Reader *r)
{
    PyConst *c = new_const(r, CONST_FLOAT);
    c->real = read_double(r);
    return c;
}

static PyConst *read_complex(Reader *r)
{
    PyConst *c = new_const(r, CONST_COMPLEX);
    c->cplx.re = read_double(r);
    c->cplx.im = read_double(r);
    return c;
}

/* --- text ---------------------------------------------------------------- */

/* Length of the well-formed sequence at p (surrogates allowed), or 0. */
static size_t utf8_sequence(const u8 *p, size_t left)
{
    if (p[0] < 0x80)
        return 1;
    size_t n = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || n > left)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    bool overlong =
        (p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xF0 && p[1] < 0x90);
    bool too_large = p[0] == 0xF4 && p[1] > 0x8F;
    return overlong || too_large ? 0 : n;
}

static PyConst *read_str(Reader *r, size_t n, bool ascii, bool interned)
{
    const u8 *p = take(r, n);
    if (!p)
        return NULL;
    size_t points = 0;
    for (size_t at = 0, step; at < n; at += step, points++) {
        step = utf8_sequence(p + at, n - at);
        if (step == 0 || (ascii && step != 1))
            return fail(r, "bad text encoding");
    }
    PyConst *c = new_const(r, CONST_STR);
    c->text.bytes = arena_copy(r->arena, p, n);
    c->text.len = n;
    c->text.points = points;
    c->interned = interned;
    return c;
}

static PyConst *read_bytes(Reader *r)
{
    size_t n = read_u32(r);
    const u8 *p = take(r, n);
    if (!p)
        return NULL;
    PyConst *c = new_const(r, CONST_BYTES);
    c->text.bytes = arena_copy(r->arena, p, n);
    c->text.len = n;
    return c;
}

/* --- containers ---------------------------------------------------------- */

static bool add_weight(Reader *r, PyConst *to, const PyConst *child)
{
    to->weight += child->weight; /* both at most MAX: no overflow */
    if (to->weight > MARSHAL_MAX_WEIGHT)
        fail(r, "constants too large");
    return to->weight <= MARSHAL_MAX_WEIGHT;
}

static PyConst *read_sequence(Reader *r, ConstKind kind, size_t n)
{
    if (n + r->owed > (size_t)(r->end - r->at)) /* an item has a byte */
        return fail(r, "data ends too early");
    PyConst *c = new_const(r, kind);
    PyConst **items = ARENA_ARRAY(r->arena, n, PyConst *);
    r->owed += n;
    for (size_t i = 0; i < n; i++) {
        r->owed--;
        items[i] = read_object(r);
        if (!items[i] || !add_weight(r, c, items[i]))
            return NULL;
        if (items[i]->holds_code)
            return fail(r, "code inside a constant");
        c->holds_code |= items[i]->kind == CONST_CODE;
    }
    if (c->holds_code && kind != CONST_TUPLE)
        return fail(r, "code inside a set");
    c->seq.items = items;
    c->seq.n = n;
    return c;
}

static const PyConst *read_kind(Reader *r, ConstKind kind, const char *what)
{
    const PyConst *c = read_object(r);
    if (c && c->kind != kind)
        return fail(r, what);
    return c;
}

static void bytes_field(Reader *r, const u8 **bytes, u32 *n, const char *what)
{
    const PyConst *c = read_kind(r, CONST_BYTES, what);
    if (!c)
        return;
    *bytes = (const u8 *)c->text.bytes;
    *n = (u32)c->text.len;
}

static void tuple_field(Reader *r, PyConst *const **items, u32 *n,
                        bool of_names, const char *what)
{
    const PyConst *c = read_kind(r, CONST_TUPLE, what);
    if (!c)
        return;
    for (size_t i = 0; of_names && i < c->seq.n; i++)
        if (c->seq.items[i]->kind != CONST_STR)
            fail(r, what);
    *items = c->seq.items;
    *n = (u32)c->seq.n;
}

static PyConst *read_code(Reader *r)
{
    PyConst *c = new_const(r, CONST_CODE);
    PyCode *code = ARENA_NEW(r->arena, PyCode);
    c->code = code;
    code->argcount = (i32)read_u32(r);
    code->posonly = (i32)read_u32(r);
    code->kwonly = (i32)read_u32(r);
    code->stacksize = (i32)read_u32(r);
    code->flags = read_u32(r);
    bytes_field(r, &code->code, &code->n_code, "bad co_code");
    tuple_field(r, &code->consts, &code->n_consts, false, "bad co_consts");
    tuple_field(r, &code->names, &code->n_names, true, "bad co_names");
    tuple_field(r, &code->localsplus, &code->n_localsplus, true,
                "bad co_localsplusnames");
    u32 n_kinds = 0;
    bytes_field(r, &code->localspluskinds, &n_kinds, "bad co_localspluskinds");
    if (n_kinds != code->n_localsplus)
        fail(r, "co_localspluskinds has another length than the names");
    code->filename = read_kind(r, CONST_STR, "bad co_filename");
    code->name = read_kind(r, CONST_STR, "bad co_name");
    code->qualname = read_kind(r, CONST_STR, "bad co_qualname");
    code->firstlineno = (i32)read_u32(r);
    bytes_field(r, &code->linetable, &code->n_linetable, "bad co_linetable");
    bytes_field(r, &code->exceptiontable, &code->n_exceptiontable,
                "bad co_exceptiontable");
    for (u32 i = 0; !r->error && i < code->n_consts; i++)
        add_weight(r, c, code->consts[i]);
    return r->error ? NULL : c;
}

static PyConst *read_nested(Reader *r, u8 type)
{
    if (++r->depth > MARSHAL_MAX_DEPTH)
        return fail(r, "nested too deeply");
    PyConst *c;
    if (type == ')')
        c = read_sequence(r, CONST_TUPLE, read_u8(r));
    else if (type == '(')
        c = read_sequence(r, CONST_TUPLE, read_u32(r));
    else if (type == '>')
        c = read_sequence(r, CONST_FROZENSET, read_u32(r));
    else
        c = read_code(r);
    r->depth--;
    return c;
}

static PyConst *read_plain(Reader *r, u8 type)
{
    switch (type) {
    case 'N':
        return new_const(r, CONST_NONE);
    case 'T':
        return new_const(r, CONST_TRUE);
    case 'F':
        return new_const(r, CONST_FALSE);
    case '.':
        return new_const(r, CONST_ELLIPSIS);
    case 'S':
        return new_const(r, CONST_STOP_ITERATION);
    case 'i':
        return small_int(r, (i32)read_u32(r));
    case 'l':
        return read_long(r);
    case 'g':
        return read_float(r);
    case 'y':
        return read_complex(r);
    case 's':
        return read_bytes(r);
    case 'u':
    case 't':
        return read_str(r, read_u32(r), false, type == 't');
    case 'a':
    case 'A':
        return read_str(r, read_u32(r), true, type == 'A');
    case 'z':
    case 'Z':
        return read_str(r, read_u8(r), true, type == 'Z');
    }
    return fail(r, "unknown type of object");
}

static PyConst *read_object(Reader *r)
{
    u8 tag = read_u8(r), type = tag & (u8)~FLAG_REF;
    if (r->error)
        return NULL;
    if (type == 'r')
        return read_ref(r);
    u32 ref = tag & FLAG_REF ? ref_reserve(r) : 0;
    bool nested = type == ')' || type == '(' || type == '>' || type == 'c';
    PyConst *c = nested ? read_nested(r, type) : read_plain(r, type);
    if (r->error)
        return NULL;
    if (tag & FLAG_REF)
        r->refs[ref] = c;
    return c;
}

PyCode *marshal_read(const void *data, size_t n, Arena *arena, Buf *error)
{
    Reader r = {.at = data, .start = data, .arena = arena};
    r.end = r.start + n;
    PyConst *top = read_object(&r);
    if (!r.error && top->kind != CONST_CODE)
        fail(&r, "is no code object");
    if (!r.error && r.at != r.end)
        fail(&r, "data goes on behind the code object");
    free(r.refs);
    if (!r.error)
        return top->code;
    buf_printf(error, "damaged code at byte %zu: %s", r.error_at, r.error);
    return NULL;
}
