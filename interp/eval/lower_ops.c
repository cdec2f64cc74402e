/* lower_ops.c: one CPython 3.11 instruction to internal ones. See lower.h. */
#include "eval/lower.h"

#define G(l, op) guarded(l, OP_##op, OP_##op##_G)

static void unsupported(Lower *l, const char *what)
{
    emit(l, OP_UNSUPPORTED, 0, 0, 0);
    emit_value(l, (uint64_t)(uintptr_t)what);
}

/* d, r: one operand, one result. */
void op_dr(Lower *l, uint32_t op, uint32_t c)
{
    uint32_t r = pop_reg(l);
    emit(l, op, result(l), r, c);
}

/* d, r, r */
void op_drr(Lower *l, uint32_t op)
{
    uint32_t y = entry_reg(l, l->depth - 1);
    uint32_t x = entry_reg(l, l->depth - 2);
    l->depth -= 2;
    emit(l, op, result(l), x, y);
}

/* d from the entry at the top, which stays. */
void op_peek(Lower *l, uint32_t op, uint32_t c)
{
    uint32_t r = entry_reg(l, l->depth - 1);
    emit(l, op, result(l), r, c);
}

/* ---- locals, cells, names ---- */

static void load_fast(Lower *l, const PyInstr *in)
{
    uint32_t i = l->cur;
    if (l->unchecked[i / 64] >> i % 64 & 1)
        emit(l, OP_CHECK_LOCAL, (uint32_t)in->arg, 0, 0);
    if (grows(l, (uint32_t)in->arg) && !feeds_grow(l, in))
        emit(l, OP_SEAL, (uint32_t)in->arg, 0, 0);
    push_reg(l, (uint32_t)in->arg);
}

static void store_fast(Lower *l, const PyInstr *in)
{
    uint32_t local = (uint32_t)in->arg;
    StackEntry e = pop(l);
    save_local(l, local);
    if (e.kind == ENTRY_REG) {
        emit_move(l, local, e.idx);
        return;
    }
    Value v = entry_const(l, e);
    if (v == V_NULL) {
        unsupported(l, "complex numbers");
    } else if (is_int(v) && as_int(v) == (int16_t)as_int(v)) {
        emit(l, OP_LOADI, local, (uint16_t)as_int(v), 0);
    } else {
        emit(l, OP_LOADK, local, 0, 0);
        emit_value(l, v);
    }
}

static void load_global(Lower *l, const PyInstr *in)
{
    if (in->arg & 1)
        push_null(l);
    emit(l, OP_LOAD_GLOBAL, result(l), 0, (uint32_t)in->arg >> 1);
    emit_value(l, 0);
    emit_value(l, 0);
    emit_value(l, 0);
}

/* ---- arithmetic ---- */

typedef struct ArithOps {
    uint8_t py, ipy; /* BINARY_OP arguments */
    uint16_t rr, k, imm, irr, ik, iimm, left;
} ArithOps;

/* One row per operator; 0: no such form. */
#define ROW(py, op, left)                                                      \
    {                                                                          \
        PY_NB_##py, PY_NB_INPLACE_##py, OP_##op, OP_##op##_K, OP_##op##_I,     \
            OP_I##op, OP_I##op##_K, OP_I##op##_I, left                         \
    }
static const ArithOps arith[] = {
    ROW(ADD, ADD, OP_ADD_L),
    ROW(SUBTRACT, SUB, OP_SUB_L),
    ROW(MULTIPLY, MUL, OP_MUL_L),
    ROW(TRUE_DIVIDE, TRUEDIV, OP_TRUEDIV_L),
    ROW(FLOOR_DIVIDE, FLOORDIV, 0),
    ROW(REMAINDER, MOD, 0),
    ROW(AND, AND, 0),
    ROW(OR, OR, 0),
    ROW(XOR, XOR, 0),
    ROW(LSHIFT, LSHIFT, OP_LSHIFT_L),
    ROW(RSHIFT, RSHIFT, 0),
    {PY_NB_POWER, PY_NB_INPLACE_POWER, OP_POW, OP_POW_K, 0, 0, 0, 0, 0},
    {PY_NB_MATRIX_MULTIPLY, PY_NB_INPLACE_MATRIX_MULTIPLY, 0, 0, 0, 0, 0, 0, 0},
};
#undef ROW

static const ArithOps *arith_row(i32 arg, bool *inplace)
{
    for (uint32_t i = 0; i < ARRAY_LEN(arith); i++)
        if (arith[i].py == arg || arith[i].ipy == arg) {
            *inplace = arith[i].ipy == arg;
            return &arith[i];
        }
    return NULL;
}

/* With a constant on the right or left; false: no form for it. */
static bool arith_const(Lower *l, const ArithOps *row, bool inplace)
{
    Value right = entry_const(l, *peek(l, 1));
    Value left = entry_const(l, *peek(l, 2));
    uint32_t imm = inplace ? row->iimm : row->imm;
    uint32_t k = inplace ? row->ik : row->k;
    if (small(right) && imm) {
        uint32_t x = entry_reg(l, l->depth - 2);
        l->depth -= 2;
        emit(l, imm, result(l), x, (uint16_t)as_int(right));
        return true;
    }
    if (right && k) {
        uint32_t x = entry_reg(l, l->depth - 2);
        l->depth -= 2;
        emit(l, k, result(l), x, 0);
        emit_value(l, right);
        return true;
    }
    if (left && row->left && !inplace) {
        uint32_t y = entry_reg(l, l->depth - 1);
        l->depth -= 2;
        emit(l, row->left, result(l), y, 0);
        emit_value(l, left);
        return true;
    }
    return false;
}

static void lower_operator_alone(Lower *l, const PyInstr *in)
{
    bool inplace = false;
    const ArithOps *row = arith_row(in->arg, &inplace);
    if (!row) {
        l->error = "an unknown binary operator";
        return;
    }
    StackEntry left = *peek(l, 2);
    if (in->arg == PY_NB_INPLACE_ADD && left.kind == ENTRY_REG &&
        left.idx < l->nlocals && grows(l, left.idx) &&
        next_is(l, 1, PY_STORE_FAST) &&
        (uint32_t)l->v->instrs[l->cur + 1].arg == left.idx) {
        op_drr(l, OP_IADD_GROW);
        return;
    }
    if (arith_const(l, row, inplace))
        return;
    uint32_t op = inplace ? row->irr : row->rr;
    if (op) {
        op_drr(l, op);
        return;
    }
    op_drr(l, inplace ? OP_INPLACE : OP_BINARY);
    emit_value(l, row->py);
}

static void binary_op(Lower *l, const PyInstr *in)
{
    uint32_t last = l->last_insn;
    bool any = l->n > 0;
    lower_operator_alone(l, in);
    if (any && l->last_insn == last + 1)
        fuse_ints(l->nlocals, &l->words[last]);
}

/* ---- stack shuffling ---- */

static void swap(Lower *l, uint32_t n)
{
    StackEntry *top = peek(l, 1), *other = peek(l, n), e = *top;
    *top = *other;
    *other = e;
}

/* A local or constant is pending again; a temp is copied. */
static void copy(Lower *l, uint32_t n)
{
    StackEntry e = *peek(l, n);
    if (e.kind == ENTRY_REG && e.idx >= l->nlocals) {
        uint32_t to = temp(l);
        emit_move(l, to, e.idx);
        e.idx = to;
    }
    l->stack[l->depth++] = e;
}

/* ---- building ---- */

void op_build(Lower *l, uint32_t op, uint32_t n, uint32_t c)
{
    uint32_t first = window(l, n);
    l->depth -= n;
    emit(l, op, result(l), first, c);
}

static void build_tuple(Lower *l, uint32_t n)
{
    if (n == 2)
        op_drr(l, OP_PAIR);
    else
        op_build(l, OP_BUILD_TUPLE, n, n);
}

static void build_key_map(Lower *l, uint32_t n)
{
    Value keys = entry_const(l, *peek(l, 1));
    if (keys)
        l->depth--;
    op_build(l, OP_BUILD_KEY_MAP, keys ? n : n + 1, n);
    emit_value(l, keys);
}

static void format_value(Lower *l, const PyInstr *in)
{
    uint32_t spec = 0;
    if (in->arg & 4)
        spec = pop_reg(l);
    op_dr(l, OP_FORMAT_VALUE, (uint32_t)in->arg);
    emit_value(l, spec);
}

/* What is added goes to the container `n` below the top behind the pops. */
static void add_to(Lower *l, uint32_t op, uint32_t n)
{
    uint32_t v = pop_reg(l);
    emit(l, op, peek(l, n)->idx, v, 0);
}

static void map_add(Lower *l, uint32_t n)
{
    uint32_t v = pop_reg(l);
    uint32_t k = pop_reg(l);
    emit(l, OP_MAP_ADD, peek(l, n)->idx, k, v);
}

static bool all_stores(const Lower *l, uint32_t n)
{
    for (uint32_t i = 1; i <= n; i++)
        if (!next_is(l, i, PY_STORE_FAST))
            return false;
    return true;
}

/* Into the locals of the STORE_FASTs behind, or onto the stack. */
static void unpack(Lower *l, uint32_t n)
{
    bool stores = n && all_stores(l, n);
    for (uint32_t i = 1; stores && i <= n; i++) {
        l->depth--; /* the sequence itself needs no copy */
        save_local(l, (uint32_t)l->v->instrs[l->cur + i].arg);
        l->depth++;
    }
    if (!stores)
        settle(l, l->depth, l->depth, false);
    uint32_t from = pop_reg(l), top = l->depth;
    emit(l, OP_UNPACK, from, n, 0);
    for (uint32_t i = 0; i < n; i += 4) {
        Word w = {.w = 0};
        for (uint32_t j = i; j < n && j < i + 4; j++)
            w.h[j - i] =
                (uint16_t)(stores ? (uint32_t)l->v->instrs[l->cur + 1 + j].arg
                                  : slot(l, top + n - 1 - j));
        emit_value(l, w.w);
    }
    if (stores)
        l->next = l->cur + 1 + n;
    for (uint32_t i = 0; !stores && i < n; i++)
        push_reg(l, slot(l, top + i));
}

static void unpack_ex(Lower *l, const PyInstr *in)
{
    uint32_t n = ((uint32_t)in->arg & 0xFF) + ((uint32_t)in->arg >> 8) + 1;
    if ((uint32_t)in->arg > 0xFFFF) {
        l->error = "more than 255 targets behind a starred one";
        return;
    }
    settle(l, l->depth, l->depth, false);
    uint32_t from = pop_reg(l), top = l->depth;
    emit(l, OP_UNPACK_EX, slot(l, top), from, (uint32_t)in->arg);
    for (uint32_t i = 0; i < n; i++)
        push_reg(l, slot(l, top + i));
}

/* ---- attributes and items ---- */

static void load_attr(Lower *l, const PyInstr *in)
{
    op_dr(l, OP_LOAD_ATTR, (uint32_t)in->arg);
    emit_value(l, 0);
    emit_value(l, 0);
}

static void store_attr(Lower *l, const PyInstr *in)
{
    uint32_t obj = pop_reg(l);
    uint32_t v = pop_reg(l);
    emit(l, G(l, STORE_ATTR), obj, v, (uint32_t)in->arg);
    emit_value(l, 0);
    emit_value(l, 0);
}

static void getitem(Lower *l)
{
    Value key = entry_const(l, *peek(l, 1));
    if (!small(key)) {
        op_drr(l, OP_GETITEM);
        return;
    }
    l->depth--;
    op_dr(l, OP_GETITEM_I, (uint16_t)as_int(key));
}

/* A bound of a slice: a register, or one of the flags and an immediate. */
static uint32_t slice_bound(Lower *l, uint32_t index, uint32_t flag,
                            uint32_t *flags)
{
    Value v = entry_const(l, l->stack[index]);
    bool imm = small(v) && (uint16_t)as_int(v) != SLICE_NONE;
    if (!imm && v != V_NONE)
        return entry_reg(l, index);
    *flags |= flag;
    return imm ? (uint16_t)as_int(v) : SLICE_NONE;
}

/* x[a:b]: BUILD_SLICE and BINARY_SUBSCR. */
static bool getslice(Lower *l, uint32_t n)
{
    if (n != 2 || !next_is(l, 1, PY_BINARY_SUBSCR))
        return false;
    uint32_t flags = 0;
    uint32_t to = slice_bound(l, l->depth - 1, SLICE_TO, &flags);
    uint32_t from = slice_bound(l, l->depth - 2, SLICE_FROM, &flags);
    uint32_t obj = entry_reg(l, l->depth - 3);
    l->depth -= 3;
    l->cur++;
    l->next = l->cur + 1;
    emit(l, OP_GETSLICE, result(l), obj, flags);
    emit_value(l, from | to << 16);
    return true;
}

/* Stack: value, container, key. */
static void setitem(Lower *l)
{
    Value key = entry_const(l, *peek(l, 1));
    bool imm = small(key);
    uint32_t k = imm ? (uint16_t)as_int(key) : entry_reg(l, l->depth - 1);
    uint32_t obj = entry_reg(l, l->depth - 2);
    uint32_t v = entry_reg(l, l->depth - 3);
    l->depth -= 3;
    emit(l, imm ? G(l, SETITEM_I) : G(l, SETITEM), obj, k, v);
}

static void match_keys(Lower *l)
{
    uint32_t keys = entry_reg(l, l->depth - 1);
    uint32_t subject = entry_reg(l, l->depth - 2);
    emit(l, OP_MATCH_KEYS, result(l), subject, keys);
}

static void match_class(Lower *l, const PyInstr *in)
{
    uint32_t names = pop_reg(l);
    op_drr(l, OP_MATCH_CLASS);
    emit_value(l, names | (uint64_t)in->arg << 32);
}

static void two_pops(Lower *l, uint32_t op)
{
    uint32_t y = entry_reg(l, l->depth - 1);
    uint32_t x = entry_reg(l, l->depth - 2);
    l->depth -= 2;
    emit(l, op, x, y, 0);
}

/* ---- the switch ---- */

static bool lower_name(Lower *l, const PyInstr *in)
{
    uint32_t arg = (uint32_t)in->arg;
    switch (in->op) {
    case PY_LOAD_FAST:
        return load_fast(l, in), true;
    case PY_STORE_FAST:
        return store_fast(l, in), true;
    case PY_DELETE_FAST:
        save_local(l, arg);
        return emit(l, OP_DELETE_FAST, arg, 0, 0), true;
    case PY_LOAD_CONST:
        return push_const(l, arg), true;
    case PY_LOAD_CLOSURE:
        return push_reg(l, arg), true;
    case PY_LOAD_DEREF:
        return emit(l, OP_LOAD_DEREF, result(l), arg, 0), true;
    case PY_LOAD_CLASSDEREF:
        return emit(l, OP_LOAD_CLASSDEREF, result(l), arg, 0), true;
    case PY_STORE_DEREF: {
        uint32_t v = pop_reg(l);
        return emit(l, G(l, STORE_DEREF), arg, v, 0), true;
    }
    case PY_DELETE_DEREF:
        return emit(l, G(l, DELETE_DEREF), arg, 0, 0), true;
    case PY_MAKE_CELL:
        return emit(l, OP_MAKE_CELL, arg, 0, 0), true;
    case PY_COPY_FREE_VARS:
        return emit(l, OP_COPY_FREE, l->nlocals - arg, arg, 0), true;
    case PY_LOAD_GLOBAL:
        return load_global(l, in), true;
    case PY_LOAD_NAME:
        emit(l, OP_LOAD_NAME, result(l), 0, arg);
        emit_value(l, 0);
        return emit_value(l, 0), true;
    case PY_STORE_GLOBAL:
        return emit(l, G(l, STORE_GLOBAL), 0, pop_reg(l), arg), true;
    case PY_DELETE_GLOBAL:
        return emit(l, G(l, DELETE_GLOBAL), 0, 0, arg), true;
    case PY_STORE_NAME:
        return emit(l, G(l, STORE_NAME), 0, pop_reg(l), arg), true;
    case PY_DELETE_NAME:
        return emit(l, G(l, DELETE_NAME), 0, 0, arg), true;
    case PY_LOAD_ATTR:
        return load_attr(l, in), true;
    case PY_STORE_ATTR:
        return store_attr(l, in), true;
    case PY_DELETE_ATTR:
        return emit(l, G(l, DELETE_ATTR), pop_reg(l), 0, arg), true;
    case PY_LOAD_METHOD:
        return lower_load_method(l, in), true;
    case PY_LOAD_BUILD_CLASS:
        return emit(l, OP_LOAD_BUILD_CLASS, result(l), 0, 0), true;
    case PY_LOAD_ASSERTION_ERROR:
        return emit(l, OP_LOAD_ASSERTION_ERROR, result(l), 0, 0), true;
    default:
        return false;
    }
}

static bool lower_build(Lower *l, const PyInstr *in)
{
    uint32_t n = (uint32_t)in->arg;
    switch (in->op) {
    case PY_BUILD_TUPLE:
        return build_tuple(l, n), true;
    case PY_BUILD_LIST:
        return op_build(l, OP_BUILD_LIST, n, n), true;
    case PY_BUILD_SET:
        return op_build(l, OP_BUILD_SET, n, n), true;
    case PY_BUILD_MAP:
        if (n == 0 && lower_merged_map(l))
            return true;
        return op_build(l, OP_BUILD_MAP, 2 * n, n), true;
    case PY_BUILD_CONST_KEY_MAP:
        return build_key_map(l, n), true;
    case PY_BUILD_STRING:
        return op_build(l, OP_BUILD_STRING, n, n), true;
    case PY_BUILD_SLICE:
        if (!getslice(l, n))
            op_build(l, OP_BUILD_SLICE, n, n);
        return true;
    case PY_FORMAT_VALUE:
        return format_value(l, in), true;
    case PY_LIST_APPEND:
        return add_to(l, OP_LIST_APPEND, n), true;
    case PY_SET_ADD:
        return add_to(l, OP_SET_ADD, n), true;
    case PY_MAP_ADD:
        return map_add(l, n), true;
    case PY_LIST_EXTEND:
        return add_to(l, OP_LIST_EXTEND, n), true;
    case PY_SET_UPDATE:
        return add_to(l, OP_SET_UPDATE, n), true;
    case PY_DICT_UPDATE:
        return add_to(l, OP_DICT_UPDATE, n), true;
    case PY_DICT_MERGE:
        return lower_dict_merge(l, n), true;
    case PY_LIST_TO_TUPLE:
        if (next_is(l, 1, PY_CALL_FUNCTION_EX)) /* takes a list as well */
            return true;
        return op_dr(l, OP_LIST_TO_TUPLE, 0), true;
    case PY_UNPACK_SEQUENCE:
        return unpack(l, n), true;
    case PY_UNPACK_EX:
        return unpack_ex(l, in), true;
    default:
        return false;
    }
}

static bool lower_operator(Lower *l, const PyInstr *in)
{
    switch (in->op) {
    case PY_BINARY_OP:
        return binary_op(l, in), true;
    case PY_UNARY_NEGATIVE:
        return op_dr(l, OP_NEG, 0), true;
    case PY_UNARY_POSITIVE:
        return op_dr(l, OP_UNARY, UNARY_POS), true;
    case PY_UNARY_INVERT:
        return op_dr(l, OP_UNARY, UNARY_INVERT), true;
    case PY_UNARY_NOT:
        return op_dr(l, OP_NOT, 0), true;
    case PY_BINARY_SUBSCR:
        return getitem(l), true;
    case PY_STORE_SUBSCR:
        return setitem(l), true;
    case PY_DELETE_SUBSCR:
        return two_pops(l, G(l, DELITEM)), true;
    case PY_GET_ITER:
        return op_dr(l, OP_GET_ITER, 0), true;
    case PY_GET_LEN:
        return op_peek(l, OP_GET_LEN, 0), true;
    case PY_MATCH_MAPPING:
        return op_peek(l, OP_MATCH_MAPPING, 0), true;
    case PY_MATCH_SEQUENCE:
        return op_peek(l, OP_MATCH_SEQUENCE, 0), true;
    case PY_MATCH_KEYS:
        return match_keys(l), true;
    case PY_MATCH_CLASS:
        return match_class(l, in), true;
    case PY_SWAP:
        return swap(l, (uint32_t)in->arg), true;
    case PY_COPY:
        return copy(l, (uint32_t)in->arg), true;
    case PY_POP_TOP:
        return (void)pop(l), true;
    case PY_PUSH_NULL:
        return push_null(l), true;
    default:
        return false;
    }
}

/* Raises when it is executed. The stack goes on as the verifier says. */
static void lower_unsupported(Lower *l, const PyInstr *in)
{
    settle(l, 0, l->depth, true);
    unsupported(l, code_opname(in->op));
    l->dead = false;
    const PyInstr *next = instr_at(l, l->cur + 1);
    i32 depth = next ? next->depth : 0;
    for (; depth >= 0 && l->depth > (uint32_t)depth; l->depth--)
        ;
    while (depth >= 0 && l->depth < (uint32_t)depth)
        push_reg(l, slot(l, l->depth));
    if (l->depth) { /* what it would have pushed is never live */
        l->stack[l->depth - 1] = (StackEntry){ENTRY_NULL, 0};
    }
}

void lower_instr(Lower *l, const PyInstr *in)
{
    switch (in->op) {
    case PY_NOP:
    case PY_RESUME:
    case PY_PRECALL:
    case PY_KW_NAMES:
        return;
    default:
        break;
    }
    if (!lower_name(l, in) && !lower_operator(l, in) && !lower_build(l, in) &&
        !lower_jump(l, in) && !lower_control(l, in))
        lower_unsupported(l, in);
}
