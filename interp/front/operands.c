/* Owns the checks of single instructions: argument ranges, the kinds of local
 * slots, the prologue, and what must stand next to what. */
#include "front/verify_draft.h"

static bool const_is(const PyConst *c, ConstKind kind)
{
    return c->kind == kind;
}

static bool tuple_of_names(const PyConst *c)
{
    if (!const_is(c, CONST_TUPLE))
        return false;
    for (size_t i = 0; i < c->seq.n; i++)
        if (!const_is(c->seq.items[i], CONST_STR))
            return false;
    return true;
}

/* --- argument ranges ----------------------------------------------------- */

static bool check_slot(Draft *d, u32 index, u8 wanted, u8 unwanted)
{
    u32 slot = (u32)d->instrs[index].arg;
    if (slot >= d->code->n_localsplus)
        return draft_fail(d, index, "no such local variable");
    u8 kind = d->code->localspluskinds[slot];
    if (!(kind & wanted) || (kind & unwanted))
        return draft_fail(d, index, "wrong kind of variable");
    return true;
}

/* The largest argument of opcodes whose range is fixed; -1: not one of them. */
static i64 fixed_limit(const PyInstr *in)
{
    switch (in->op) {
    case PY_BINARY_OP:
        return PY_NB_INPLACE_XOR;
    case PY_COMPARE_OP:
        return PY_CMP_GE;
    case PY_IS_OP:
    case PY_CONTAINS_OP:
    case PY_CALL_FUNCTION_EX:
        return 1;
    case PY_RAISE_VARARGS:
    case PY_RERAISE:
    case PY_GET_AWAITABLE:
        return 2;
    case PY_BUILD_SLICE:
    case PY_RESUME:
        return 3;
    case PY_FORMAT_VALUE:
        return 7;
    case PY_MAKE_FUNCTION:
        return 15;
    case PY_UNPACK_EX:
        return 0xFFFFFF;
    }
    return -1;
}

static bool check_minimum(Draft *d, u32 index)
{
    const PyInstr *in = &d->instrs[index];
    i32 low = in->op == PY_BUILD_SLICE || in->op == PY_SWAP ? 2
              : in->op == PY_COPY || in->op == PY_LIST_APPEND ||
                      in->op == PY_SET_ADD || in->op == PY_MAP_ADD ||
                      in->op == PY_LIST_EXTEND || in->op == PY_SET_UPDATE ||
                      in->op == PY_DICT_UPDATE || in->op == PY_DICT_MERGE
                  ? 1
                  : 0;
    return in->arg >= low || draft_fail(d, index, "argument too small");
}

static bool check_table(Draft *d, u32 index, i32 arg, u32 n, const char *what)
{
    if ((u32)arg < n)
        return true;
    return draft_fail(d, index, "argument %d, but only %u %s", arg, n, what);
}

static bool check_argument(Draft *d, u32 index)
{
    const PyInstr *in = &d->instrs[index];
    const PyCode *code = d->code;
    switch (in->op) {
    case PY_LOAD_CONST:
        if (!check_table(d, index, in->arg, code->n_consts, "constants"))
            return false;
        return !const_is(code->consts[in->arg], CONST_STOP_ITERATION) ||
               draft_fail(d, index, "loads no constant");
    case PY_LOAD_GLOBAL:
        return check_table(d, index, in->arg >> 1, code->n_names, "names");
    case PY_LOAD_NAME:
    case PY_STORE_NAME:
    case PY_DELETE_NAME:
        if (code->flags & PY_CO_OPTIMIZED)
            return draft_fail(d, index, "needs a namespace");
        return check_table(d, index, in->arg, code->n_names, "names");
    case PY_STORE_GLOBAL:
    case PY_DELETE_GLOBAL:
    case PY_LOAD_ATTR:
    case PY_STORE_ATTR:
    case PY_DELETE_ATTR:
    case PY_LOAD_METHOD:
    case PY_IMPORT_NAME:
    case PY_IMPORT_FROM:
        return check_table(d, index, in->arg, code->n_names, "names");
    case PY_SETUP_ANNOTATIONS:
    case PY_IMPORT_STAR:
        return !(code->flags & PY_CO_OPTIMIZED) ||
               draft_fail(d, index, "needs a namespace");
    case PY_LOAD_FAST:
    case PY_STORE_FAST:
    case PY_DELETE_FAST:
        return check_slot(d, index, PY_KIND_LOCAL, PY_KIND_CELL | PY_KIND_FREE);
    case PY_MAKE_CELL:
        return check_slot(d, index, PY_KIND_CELL, PY_KIND_FREE);
    case PY_LOAD_CLASSDEREF:
        if (code->flags & PY_CO_OPTIMIZED)
            return draft_fail(d, index, "needs a namespace");
        return check_slot(d, index, PY_KIND_FREE, 0);
    case PY_LOAD_CLOSURE:
    case PY_LOAD_DEREF:
    case PY_STORE_DEREF:
    case PY_DELETE_DEREF:
        return check_slot(d, index, PY_KIND_CELL | PY_KIND_FREE, 0);
    }
    i64 limit = fixed_limit(in);
    if (limit >= 0 && in->arg > limit)
        return draft_fail(d, index, "argument %d is out of range", in->arg);
    return check_minimum(d, index);
}

/* --- what stands next to what -------------------------------------------- */

/* KW_NAMES, PRECALL, CALL come as one unbroken run. */
static bool check_kwnames(Draft *d, u32 index)
{
    PyInstr *in = &d->instrs[index];
    if (!check_table(d, index, in->arg, d->code->n_consts, "constants"))
        return false;
    const PyConst *names = d->code->consts[in->arg];
    if (!tuple_of_names(names))
        return draft_fail(d, index, "the constant is no tuple of names");
    if (index + 2 >= d->n_instrs || in[1].op != PY_PRECALL ||
        in[2].op != PY_CALL || (in[1].flags | in[2].flags) & PYI_BLOCK)
        return draft_fail(d, index, "is not before PRECALL and CALL");
    if (names->seq.n > (size_t)in[2].arg)
        return draft_fail(d, index, "more names than arguments");
    in[2].kwnames = in->arg;
    return true;
}

static bool check_generator(Draft *d, u32 index)
{
    bool wanted = code_is_generator(d->code) && index == d->first;
    bool found = d->instrs[index].op == PY_RETURN_GENERATOR;
    if (found != wanted && (found || index == d->first))
        return draft_fail(d, index,
                          found ? "in the wrong place"
                                : "RETURN_GENERATOR is missing");
    return true;
}

static bool check_neighbours(Draft *d, u32 index)
{
    switch (d->instrs[index].op) {
    case PY_KW_NAMES:
        return check_kwnames(d, index);
    case PY_YIELD_VALUE:
    case PY_SEND:
    case PY_ASYNC_GEN_WRAP:
        return code_is_generator(d->code) ||
               draft_fail(d, index, "outside a generator");
    case PY_MAKE_CELL:
    case PY_COPY_FREE_VARS:
        return index < d->first || draft_fail(d, index, "behind the prologue");
    }
    return true;
}

/* --- the prologue -------------------------------------------------------- */

/* COPY_FREE_VARS if there are free variables, then MAKE_CELL once for each
 * cell; nothing jumps into it. Sets d->first. */
static bool check_prologue(Draft *d)
{
    const PyCode *code = d->code;
    u32 at = 0, made = 0;
    if (code->n_frees && (d->instrs[0].op != PY_COPY_FREE_VARS ||
                          d->instrs[0].arg != (i32)code->n_frees))
        return draft_fail(d, 0, "the free variables are not copied first");
    at = code->n_frees ? 1 : 0;
    u8 *seen = arena_alloc(d->arena, code->n_localsplus);
    for (; at < d->n_instrs && d->instrs[at].op == PY_MAKE_CELL; at++) {
        if (!check_argument(d, at))
            return false;
        if (seen[d->instrs[at].arg]++)
            return draft_fail(d, at, "makes a cell twice");
        made++;
    }
    if (made != code->n_cells)
        return draft_fail(d, at ? at - 1 : 0, "%u cells, %u made",
                          code->n_cells, made);
    if (at == d->n_instrs)
        return draft_fail(d, at - 1, "runs off the end of the code");
    d->first = at;
    for (u32 i = 1; i < at; i++)
        if (d->instrs[i].flags & PYI_BLOCK)
            return draft_fail(d, i, "a jump into the prologue");
    if (at && d->instrs[0].flags & (PYI_LOOP | PYI_HANDLER))
        return draft_fail(d, 0, "a jump into the prologue");
    return true;
}

bool operands_check(Draft *d)
{
    if (!check_prologue(d))
        return false;
    for (u32 i = 0; i < d->n_instrs; i++)
        if (!check_argument(d, i) || !check_neighbours(d, i) ||
            !check_generator(d, i))
            return false;
    return true;
}
