/* Owns the decoding of CPython 3.11's byte tables: instructions, exception
 * table, line table. Checks only what decoding needs. */
#include "front/verify_draft.h"

enum {
    OPF_ARG = 1,
    OPF_CONST = 2,
    OPF_NAME = 4,
    OPF_LOCAL = 8,
    OPF_FREE = 16,
    OPF_JREL = 32,
    OPF_JABS = 64,
    OPF_COMPARE = 128,
};

typedef struct {
    bool known;
    u8 caches; /* code units behind the instruction */
    u8 flags;
} OpShape;

static const OpShape shapes[256] = {
#define SHAPE(name, number, caches, flags) [number] = {true, caches, flags},
    OPCODE_TABLE_311(SHAPE)
#undef SHAPE
};

static bool jumps_backward(int op)
{
    switch (op) {
    case PY_JUMP_BACKWARD:
    case PY_JUMP_BACKWARD_NO_INTERRUPT:
    case PY_POP_JUMP_BACKWARD_IF_NONE:
    case PY_POP_JUMP_BACKWARD_IF_NOT_NONE:
    case PY_POP_JUMP_BACKWARD_IF_TRUE:
    case PY_POP_JUMP_BACKWARD_IF_FALSE:
        return true;
    }
    return false;
}

/* --- instructions -------------------------------------------------------- */

/* Decodes the instruction at unit; the unit behind it, or 0 on an error. */
static u32 decode_one(Draft *d, u32 unit)
{
    const u8 *code = d->code->code;
    u32 start = unit;
    u64 arg = code[2 * unit + 1];
    while (code[2 * unit] == PY_EXTENDED_ARG) {
        if (++unit >= d->n_units || unit - start > 3) {
            draft_fail(d, -1, "EXTENDED_ARG without instruction at byte %u",
                       2 * start);
            return 0;
        }
        arg = arg << 8 | code[2 * unit + 1];
    }
    u8 op = code[2 * unit];
    const OpShape *shape = &shapes[op];
    if (!shape->known || op == PY_CACHE) {
        draft_fail(d, -1, "unknown opcode %d at byte %u", op, 2 * unit);
        return 0;
    }
    if (arg > INT32_MAX || d->n_units - unit - 1 < shape->caches) {
        draft_fail(d, -1, "%s at byte %u is cut off or has a bad argument",
                   code_opname(op), 2 * unit);
        return 0;
    }
    d->index_of[start] = (i32)d->n_instrs;
    d->instrs[d->n_instrs++] =
        (PyInstr){.op = op,
                  .arg = shape->flags & OPF_ARG ? (i32)arg : 0,
                  .offset = 2 * unit,
                  .target = -1,
                  .depth = -1,
                  .kwnames = -1,
                  .line = -1,
                  .end_line = -1,
                  .col = -1,
                  .end_col = -1};
    return unit + 1 + shape->caches;
}

static bool resolve_jump(Draft *d, u32 index)
{
    PyInstr *in = &d->instrs[index];
    i64 next = in->offset / 2 + 1;
    i64 unit = jumps_backward(in->op) ? next - in->arg : next + in->arg;
    if (unit < 0 || unit >= d->n_units || d->index_of[unit] < 0)
        return draft_fail(d, index, "jumps to no instruction");
    in->target = d->index_of[unit];
    d->instrs[in->target].flags |= PYI_BLOCK;
    if (in->target <= (i32)index)
        d->instrs[in->target].flags |= PYI_LOOP;
    return true;
}

bool decode_instructions(Draft *d)
{
    u32 n = d->code->n_code;
    if (n == 0 || n % 2 != 0 || n > INT32_MAX)
        return draft_fail(d, -1, "co_code has a bad length (%u)", n);
    d->n_units = n / 2;
    d->instrs = ARENA_ARRAY(d->arena, d->n_units, PyInstr);
    d->index_of = ARENA_ARRAY(d->arena, d->n_units, i32);
    for (u32 i = 0; i < d->n_units; i++)
        d->index_of[i] = -1;
    for (u32 unit = 0; unit < d->n_units;) {
        unit = decode_one(d, unit);
        if (unit == 0)
            return false;
    }
    d->instrs[0].flags |= PYI_BLOCK;
    for (u32 i = 0; i < d->n_instrs; i++)
        if (shapes[d->instrs[i].op].flags & (OPF_JREL | OPF_JABS))
            if (!resolve_jump(d, i))
                return false;
    return true;
}

/* --- exception table ----------------------------------------------------- */

typedef struct {
    const u8 *at, *end;
    bool bad; /* ran past the end, or a number beyond 30 bits */
} Bytes;

static u8 next_byte(Bytes *b)
{
    if (b->at < b->end)
        return *b->at++;
    b->bad = true;
    return 0;
}

/* 6 bits a byte, most significant first, bit 6: more follow. */
static u32 big_varint(Bytes *b)
{
    u8 byte = next_byte(b);
    u32 value = byte & 63;
    while (byte & 64) {
        byte = next_byte(b);
        if (value >> 24)
            b->bad = true;
        value = value << 6 | (byte & 63);
    }
    return value;
}

static bool decode_handler(Draft *d, Bytes *b, PyHandler *h)
{
    if (b->at < b->end && !(*b->at & 0x80))
        return draft_fail(d, -1, "exception table: entry without a start");
    u32 start = big_varint(b), size = big_varint(b), target = big_varint(b);
    u32 depth = big_varint(b), end = start + size;
    if (b->bad)
        return draft_fail(d, -1, "exception table is cut off");
    bool inside = size && end <= d->n_units && target < d->n_units;
    if (!inside || d->index_of[start] < 0 || d->index_of[target] < 0 ||
        (end < d->n_units && d->index_of[end] < 0))
        return draft_fail(d, -1,
                          "exception table: a range or handler is not "
                          "at an instruction");
    h->start = (u32)d->index_of[start];
    h->end = end < d->n_units ? (u32)d->index_of[end] : d->n_instrs;
    h->target = (u32)d->index_of[target];
    h->depth = (i32)(depth >> 1);
    h->lasti = depth & 1;
    d->instrs[h->target].flags |= PYI_BLOCK | PYI_HANDLER;
    return true;
}

bool decode_handlers(Draft *d)
{
    const PyCode *code = d->code;
    Bytes b = {code->exceptiontable,
               code->exceptiontable + code->n_exceptiontable, false};
    u32 cap = code->n_exceptiontable / 4; /* an entry has 4 bytes or more */
    d->handlers = ARENA_ARRAY(d->arena, cap, PyHandler);
    while (b.at < b.end) {
        PyHandler h = {0};
        if (!decode_handler(d, &b, &h))
            return false;
        if (d->n_handlers && d->handlers[d->n_handlers - 1].end > h.start)
            return draft_fail(d, -1,
                              "exception table: ranges overlap or are "
                              "out of order");
        d->handlers[d->n_handlers++] = h;
    }
    return true;
}

/* --- line table ---------------------------------------------------------- */

/* 6 bits a byte, least significant first, bit 6: more follow. */
static u32 little_varint(Bytes *b)
{
    u8 byte = next_byte(b);
    u32 value = byte & 63;
    for (int shift = 6; byte & 64; shift += 6) {
        byte = next_byte(b);
        if (shift > 24)
            b->bad = true;
        else
            value |= (u32)(byte & 63) << shift;
    }
    return value;
}

static i32 signed_varint(Bytes *b)
{
    u32 value = little_varint(b);
    return value & 1 ? -(i32)(value >> 1) : (i32)(value >> 1);
}

typedef struct {
    i32 line, end_line, col, end_col;
} Span;

enum { SPAN_ONE_LINE = 10, SPAN_NO_COLUMNS = 13, SPAN_LONG, SPAN_NONE };

static i32 add_line(Bytes *b, i32 line, i32 delta)
{
    i32 sum;
    if (__builtin_add_overflow(line, delta, &sum))
        b->bad = true;
    return b->bad ? 0 : sum;
}

/* One entry behind its first byte; *line is the running line. */
static Span decode_span(Bytes *b, u8 kind, i32 *line)
{
    Span s = {-1, -1, -1, -1};
    if (kind == SPAN_NONE)
        return s;
    if (kind >= SPAN_NO_COLUMNS)
        *line = add_line(b, *line, signed_varint(b));
    else if (kind >= SPAN_ONE_LINE)
        *line = add_line(b, *line, kind - SPAN_ONE_LINE);
    s.line = s.end_line = *line;
    if (kind == SPAN_LONG) {
        s.end_line = add_line(b, *line, (i32)little_varint(b));
        s.col = (i32)little_varint(b) - 1;
        s.end_col = (i32)little_varint(b) - 1;
    } else if (kind < SPAN_ONE_LINE) {
        u8 byte = next_byte(b);
        s.col = kind << 3 | byte >> 4;
        s.end_col = s.col + (byte & 15);
    } else if (kind < SPAN_NO_COLUMNS) {
        s.col = next_byte(b);
        s.end_col = next_byte(b);
    }
    return s;
}

bool decode_positions(Draft *d)
{
    const PyCode *code = d->code;
    Bytes b = {code->linetable, code->linetable + code->n_linetable, false};
    i32 line = code->firstlineno;
    u32 index = 0;
    u64 unit = 0; /* first behind the entry */
    while (b.at < b.end && index < d->n_instrs) {
        u8 head = next_byte(&b);
        Span s = decode_span(&b, head >> 3 & 15, &line);
        if (b.bad || !(head & 0x80))
            return draft_fail(d, -1, "damaged line table");
        unit += (head & 7) + 1u;
        for (; index < d->n_instrs && d->instrs[index].offset / 2 < unit;
             index++) {
            d->instrs[index].line = s.line;
            d->instrs[index].end_line = s.end_line;
            d->instrs[index].col = s.col;
            d->instrs[index].end_col = s.end_col;
        }
    }
    return true; /* what a short table leaves out stays unknown */
}
