/* lower_control.c: calls, functions, generators, exceptions, imports. See
 * lower.h. */
#include "eval/lower.h"

#define G(l, op) guarded(l, OP_##op, OP_##op##_G)

static Value name_at(const Lower *l, const PyInstr *in)
{
    return l->code->names->v[(uint32_t)in->arg];
}

/* ---- functions, generators ---- */

static void make_function(Lower *l, const PyInstr *in)
{
    Value code = entry_const(l, pop(l));
    uint32_t flags = (uint32_t)in->arg;
    uint32_t n =
        (flags & 1) + (flags >> 1 & 1) + (flags >> 2 & 1) + (flags >> 3 & 1);
    op_build(l, OP_MAKE_FUNCTION, n, flags);
    emit_value(l, code);
}

static void return_value(Lower *l)
{
    StackEntry e = pop(l);
    Value v = entry_const(l, e);
    if (v) {
        emit(l, OP_RETURN_K, 0, 0, 0);
        emit_value(l, v);
    } else {
        l->depth++;
        emit(l, OP_RETURN, pop_reg(l), 0, 0);
    }
    l->dead = true;
}

static void return_generator(Lower *l)
{
    emit(l, OP_RETURN_GENERATOR, result(l), 0, 0);
}

/* The SEND that a yield inside `yield from` or `await` goes back to. */
static const PyInstr *send_of(const Lower *l, uint32_t *at)
{
    const PyInstr *resume = instr_at(l, l->cur + 1);
    const PyInstr *back = instr_at(l, l->cur + 2);
    if (!resume || !back || resume->op != PY_RESUME || (resume->arg & 3) < 2 ||
        back->op != PY_JUMP_BACKWARD_NO_INTERRUPT)
        return NULL;
    *at = (uint32_t)back->target;
    const PyInstr *send = instr_at(l, *at);
    return send && send->op == PY_SEND ? send : NULL;
}

static void yield_value(Lower *l)
{
    settle(l, 0, l->depth - 1, true);
    uint32_t v = pop_reg(l);
    uint32_t at = 0;
    const PyInstr *send = send_of(l, &at);
    uint32_t keep = l->nlocals + l->depth;
    Word w = {.w = 0};
    if (send && l->depth) {
        w.h[0] = (uint16_t)(slot(l, l->depth - 1) + 1);
        w.h[1] = (uint16_t)slot(l, l->depth - 1);
    } else {
        send = NULL;
    }
    emit(l, OP_YIELD, result(l), v, keep);
    emit_value(l, w.w);
    emit_value(l, send ? (uint64_t)send->target | (uint64_t)at << 32 : 0);
}

/* Stack: receiver, value. The result replaces the value; at the end the
 * receiver, and the jump is taken. */
static void send(Lower *l, const PyInstr *in)
{
    settle(l, 0, l->depth, false);
    emit_jump(l, G(l, SEND), slot(l, l->depth - 2), 0, (uint32_t)in->target);
}

/* ---- exceptions, with, import, match ---- */

static void raise_varargs(Lower *l, const PyInstr *in)
{
    uint32_t cause = in->arg == 2 ? pop_reg(l) : 0;
    uint32_t exc = in->arg >= 1 ? pop_reg(l) : 0;
    emit(l, OP_RAISE, exc, cause, (uint32_t)in->arg);
    l->dead = true;
}

static void push_exc_info(Lower *l)
{
    settle(l, l->depth - 1, l->depth, false);
    uint32_t at = slot(l, l->depth - 1);
    emit(l, OP_PUSH_EXC_INFO, at, 0, 0);
    push_reg(l, at + 1);
}

static void before_with(Lower *l, uint32_t op)
{
    settle(l, l->depth, l->depth, false);
    uint32_t mgr = pop_reg(l), at = slot(l, l->depth);
    emit(l, op, at, mgr, 0);
    push_reg(l, at);
    push_reg(l, at + 1);
}

static void import_name(Lower *l, const PyInstr *in)
{
    op_drr(l, OP_IMPORT_NAME);
    emit_value(l, name_at(l, in));
}

static void exc_match(Lower *l)
{
    uint32_t type = entry_reg(l, l->depth - 1);
    uint32_t exc = entry_reg(l, l->depth - 2);
    l->depth--;
    emit(l, OP_EXC_MATCH, result(l), exc, type);
}

/* Stack: exception, classes; in their place what is left and the match. */
static void eg_match(Lower *l)
{
    settle(l, l->depth - 2, l->depth, false);
    emit(l, OP_EG_MATCH, slot(l, l->depth - 2), 0, 0);
}

static void end_async_for(Lower *l)
{
    uint32_t exc = pop_reg(l);
    pop(l);
    emit(l, OP_END_ASYNC_FOR, exc, 0, 0);
}

static void one_pop(Lower *l, uint32_t op)
{
    emit(l, op, pop_reg(l), 0, 0);
}

bool lower_control(Lower *l, const PyInstr *in)
{
    switch (in->op) {
    case PY_CALL:
        return lower_call(l, in), true;
    case PY_CALL_FUNCTION_EX:
        return lower_call_ex(l, in), true;
    case PY_MAKE_FUNCTION:
        return make_function(l, in), true;
    case PY_RETURN_VALUE:
        return return_value(l), true;
    case PY_RETURN_GENERATOR:
        return return_generator(l), true;
    case PY_SEND:
        return send(l, in), true;
    case PY_YIELD_VALUE:
        return yield_value(l), true;
    case PY_GET_YIELD_FROM_ITER:
        return op_dr(l, OP_YIELD_FROM_ITER, 0), true;
    case PY_GET_AWAITABLE:
        return op_dr(l, OP_GET_AWAITABLE, (uint32_t)in->arg), true;
    case PY_GET_AITER:
        return op_dr(l, OP_GET_AITER, 0), true;
    case PY_GET_ANEXT:
        return op_peek(l, OP_GET_ANEXT, 0), true;
    case PY_END_ASYNC_FOR:
        return end_async_for(l), true;
    case PY_ASYNC_GEN_WRAP: /* asynchronous generators never run */
        return true;
    case PY_RAISE_VARARGS:
        return raise_varargs(l, in), true;
    case PY_RERAISE:
        one_pop(l, OP_RERAISE);
        return l->dead = true;
    case PY_PUSH_EXC_INFO:
        return push_exc_info(l), true;
    case PY_POP_EXCEPT:
        return one_pop(l, OP_POP_EXCEPT), true;
    case PY_CHECK_EXC_MATCH:
        return exc_match(l), true;
    case PY_CHECK_EG_MATCH:
        return eg_match(l), true;
    case PY_PREP_RERAISE_STAR:
        return op_drr(l, OP_RERAISE_STAR), true;
    case PY_BEFORE_WITH:
        return before_with(l, OP_BEFORE_WITH), true;
    case PY_BEFORE_ASYNC_WITH:
        return before_with(l, OP_BEFORE_ASYNC_WITH), true;
    case PY_WITH_EXCEPT_START: {
        uint32_t exit = entry_reg(l, l->depth - 4);
        uint32_t exc = entry_reg(l, l->depth - 1);
        return emit(l, OP_WITH_EXCEPT_START, result(l), exit, exc), true;
    }
    case PY_IMPORT_NAME:
        return import_name(l, in), true;
    case PY_IMPORT_FROM:
        return op_peek(l, OP_IMPORT_FROM, (uint32_t)in->arg), true;
    case PY_IMPORT_STAR:
        return one_pop(l, OP_IMPORT_STAR), true;
    case PY_PRINT_EXPR:
        return one_pop(l, OP_PRINT_EXPR), true;
    case PY_SETUP_ANNOTATIONS:
        return emit(l, OP_SETUP_ANNOTATIONS, 0, 0, 0), true;
    default:
        return false;
    }
}
