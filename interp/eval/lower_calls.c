/* lower_calls.c: calls and method calls. See lower.h. */
#include "eval/lower.h"

static void emit_call(Lower *l, uint32_t op, uint32_t window_reg, uint32_t argc,
                      uint32_t callee, const PyInstr *in)
{
    emit(l, op, result(l), window_reg, argc);
    emit_value(l, callee);
    emit_value(l, in->kwnames >= 0 ? l->code->consts->v[(uint32_t)in->kwnames]
                                   : 0);
    emit_value(l, 0);
    emit_value(l, 0);
}

/* NULL, callable, arguments. A callable in a local stays there. */
static void call_plain(Lower *l, const PyInstr *in)
{
    uint32_t argc = (uint32_t)in->arg;
    uint32_t base = l->depth - argc - 2;
    settle(l, l->depth - argc, l->depth, false);
    uint32_t callee = entry_reg(l, base + 1);
    l->depth = base;
    emit_call(l, in->kwnames >= 0 ? OP_CALL_KW : OP_CALL, slot(l, base + 2),
              argc, callee, in);
}

/* callable, first argument, further arguments. */
static void call_value(Lower *l, const PyInstr *in)
{
    uint32_t argc = (uint32_t)in->arg + 1;
    uint32_t base = l->depth - argc - 1;
    settle(l, l->depth - argc, l->depth, false);
    uint32_t callee = entry_reg(l, base);
    l->depth = base;
    emit_call(l, in->kwnames >= 0 ? OP_CALL_KW : OP_CALL, slot(l, base + 1),
              argc, callee, in);
}

/* What LOAD_METHOD left: (function, self) or (NULL, callable). */
static void call_maybe(Lower *l, const PyInstr *in)
{
    uint32_t argc = (uint32_t)in->arg;
    uint32_t base = l->depth - argc - 2;
    settle(l, base, l->depth, true);
    l->depth = base;
    emit_call(l, in->kwnames >= 0 ? OP_CALL_MAYBE_KW : OP_CALL_MAYBE,
              slot(l, base + 2), argc, 0, in);
}

void lower_call(Lower *l, const PyInstr *in)
{
    if (in->callee == TAG_NULL)
        call_plain(l, in);
    else if (in->callee == TAG_MAYBE)
        call_maybe(l, in);
    else
        call_value(l, in);
}

/* Are the arguments of the method that is looked up here plain locals and
 * constants, so that nothing happens between look-up and call? Then the index
 * of the CALL, else 0. */
static uint32_t fusible(const Lower *l, const PyInstr *in)
{
    uint32_t i = l->cur + 1, argc = 0;
    const PyHandler *h = code_handler(l->v, l->cur);
    for (;; i++) {
        const PyInstr *at = instr_at(l, i);
        if (!at || (at->flags & PYI_BLOCK) || at->depth < 0)
            return 0;
        if (at->op == PY_LOAD_CONST ||
            (at->op == PY_LOAD_FAST && !(l->unchecked[i / 64] >> i % 64 & 1)))
            argc++;
        else if (at->op != PY_PRECALL)
            break;
    }
    const PyInstr *call = instr_at(l, i);
    bool fits = call->op == PY_CALL && call->kwnames < 0 &&
                (uint32_t)call->arg == argc && i - l->cur < 0xFFFF &&
                code_handler(l->v, i) == h && call->line == in->line;
    return fits ? i : 0;
}

/* Arguments behind self's slot; returns where one single argument stands. */
static uint32_t fused_arguments(Lower *l, uint32_t call, uint32_t first)
{
    uint32_t depth = l->depth, argc = 0, source = first;
    bool one = l->v->instrs[call].arg == 1;
    for (uint32_t i = l->cur + 1; i < call; i++) {
        const PyInstr *at = &l->v->instrs[i];
        if (at->op == PY_PRECALL)
            continue;
        if (at->op == PY_LOAD_FAST && grows(l, (uint32_t)at->arg))
            emit(l, OP_SEAL, (uint32_t)at->arg, 0, 0);
        if (at->op == PY_LOAD_FAST && one) {
            source = (uint32_t)at->arg;
        } else if (at->op == PY_LOAD_FAST) {
            emit_move(l, first + argc, (uint32_t)at->arg);
        } else {
            push_const(l, (uint32_t)at->arg);
            l->stack[depth] = l->stack[l->depth - 1];
            l->depth = depth;
            Value v = entry_const(l, l->stack[depth]);
            if (v == V_NULL) {
                l->error = "a complex number as an argument";
                return 0;
            }
            emit(l, OP_LOADK, first + argc, 0, 0);
            emit_value(l, v);
        }
        argc++;
    }
    return source;
}

static void fused(Lower *l, const PyInstr *in, uint32_t call)
{
    uint32_t argc = (uint32_t)l->v->instrs[call].arg;
    settle(l, l->depth, l->depth, false);
    uint32_t self = entry_reg(l, l->depth - 1);
    uint32_t to = slot(l, l->depth); /* self's slot; entry depth-1 is pushed */
    l->depth--;
    StackEntry receiver = l->stack[l->depth];
    uint32_t source = fused_arguments(l, call, to + 1);
    uint32_t lookup = l->cur;
    l->next = call + 1;
    l->cur = call;
    uint32_t to_reg = result(l);
    /* a temp that holds the receiver lives until the call has returned */
    uint32_t operands = l->operands;
    l->stack[l->depth] = receiver;
    l->operands = l->depth + 1;
    emit(l, OP_CALL_METHOD, to_reg, to, self);
    l->operands = operands;
    emit_value(l, (uint64_t)argc | (uint64_t)(uint16_t)in->arg << 16 |
                      (uint64_t)(call - lookup) << 32 | (uint64_t)source << 48);
    emit_value(l, 0);
    emit_value(l, 0);
    emit_value(l, 0);
}

void lower_load_method(Lower *l, const PyInstr *in)
{
    uint32_t call = fusible(l, in);
    if (call) {
        fused(l, in, call);
        return;
    }
    settle(l, l->depth, l->depth, false);
    uint32_t obj = pop_reg(l);
    uint32_t to = slot(l, l->depth);
    emit(l, OP_LOAD_METHOD, to, obj, (uint32_t)in->arg);
    emit_value(l, 0);
    emit_value(l, 0);
    push_reg(l, to);
    push_reg(l, to + 1);
}

/* ---- f(*args, **names) ---- */

/* f(**x): BUILD_MAP 0, x, DICT_MERGE and the call; x a name or attributes of
 * one. The call merges on its own then. */
bool lower_merged_map(Lower *l)
{
    uint32_t i = l->cur + 1;
    for (;; i++) {
        const PyInstr *in = instr_at(l, i);
        if (!in || (in->flags & PYI_BLOCK) || in->depth < 0)
            return false;
        bool first = i == l->cur + 1;
        bool name = in->op == PY_LOAD_FAST || in->op == PY_LOAD_DEREF ||
                    in->op == PY_LOAD_NAME ||
                    (in->op == PY_LOAD_GLOBAL && !(in->arg & 1));
        if (first ? !name : in->op != PY_LOAD_ATTR)
            break;
    }
    const PyInstr *in = instr_at(l, i), *call = instr_at(l, i + 1);
    if (in->op != PY_DICT_MERGE || in->arg != 1 || !call ||
        (call->flags & PYI_BLOCK) || call->op != PY_CALL_FUNCTION_EX ||
        !(call->arg & 1))
        return false;
    l->merge = i;
    push_null(l);
    return true;
}

/* f(**a, **b): the function, named in errors, lies below the dict. */
void lower_dict_merge(Lower *l, uint32_t n)
{
    if (l->cur == l->merge) {
        StackEntry mapping = pop(l);
        *peek(l, 1) = mapping;
        return;
    }
    uint32_t v = pop_reg(l);
    uint32_t func = entry_reg(l, l->depth - n - 2);
    emit(l, OP_DICT_MERGE, peek(l, n)->idx, v, func);
}

void lower_call_ex(Lower *l, const PyInstr *in)
{
    settle(l, l->depth, l->depth, false);
    uint32_t kw = in->arg & 1 ? pop_reg(l) : 0;
    uint32_t args = pop_reg(l);
    uint32_t func = pop_reg(l);
    pop(l);
    uint32_t merge = l->merge && l->merge + 1 == l->cur ? 2 : 0;
    emit(l, OP_CALL_EX, result(l), func, ((uint32_t)in->arg & 1) | merge);
    emit_value(l, (uint64_t)args | (uint64_t)kw << 16);
    for (int i = 0; i < 3; i++)
        emit_value(l, 0);
}
