/* Owns the abstract run of code: the depth of the stack and a tag for each of
 * its slots, along every path, exception edges included. Blocks are run again
 * until the tags at their entries no longer change; tags only ever get less
 * precise, so that ends. */
#include "front/tags.h"
#include "front/verify_draft.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
    Draft *d;
    StackSlot *s;      /* the stack now, code->stacksize slots */
    i32 depth;         /* slots of it in use */
    StackSlot **entry; /* [n_instrs]: tags at the start of a block, or NULL */
    u32 *work;         /* blocks to run */
    u32 n_work;
    u8 *queued;               /* [n_instrs] */
    VerifiedCode lookup;      /* for code_handler */
    const PyHandler *handler; /* of the instruction being run, or NULL */
    u32 at;                   /* that instruction */
} Flow;

static bool spend(Flow *f, i64 slots)
{
    *f->d->budget -= slots;
    return *f->d->budget >= 0 || draft_fail(f->d, -1, "too complex");
}

/* --- joins --------------------------------------------------------------- */

static void queue(Flow *f, u32 index)
{
    if (!f->queued[index]) {
        f->queued[index] = 1;
        f->work[f->n_work++] = index;
    }
}

/* The stack `low` of n slots reaches the block at index. */
static bool reach(Flow *f, u32 index, const StackSlot *low, i32 n)
{
    Draft *d = f->d;
    PyInstr *in = &d->instrs[index];
    if (!spend(f, n + 1))
        return false;
    if (in->depth < 0) {
        in->depth = n;
        f->entry[index] = ARENA_ARRAY(d->arena, (u32)n, StackSlot);
        if (n)
            memcpy(f->entry[index], low, (size_t)n * sizeof *low);
        in->stack = f->entry[index];
        queue(f, index);
        return true;
    }
    if (in->depth != n)
        return draft_fail(d, index,
                          "stack depth %d on one path, %d on "
                          "another",
                          in->depth, n);
    StackSlot *entry = f->entry[index];
    for (i32 i = 0; i < n; i++) {
        StackSlot joined = tag_join(entry[i], low[i]);
        if (joined.kind != entry[i].kind || joined.payload != entry[i].payload)
            queue(f, index);
        entry[i] = joined;
    }
    return true;
}

/* The instruction may raise: its handler sees the lower slots as they are. */
static bool reach_handler(Flow *f)
{
    const PyHandler *h = f->handler;
    if (!h)
        return true;
    if (f->depth < h->depth)
        return draft_fail(f->d, f->at,
                          "handler wants a stack of %d, it has "
                          "%d",
                          h->depth, f->depth);
    i32 n = h->depth + h->lasti + 1;
    if (n > f->d->code->stacksize)
        return draft_fail(f->d, f->at, "handler overflows the stack");
    StackSlot saved[2] = {{0}};
    StackSlot *top = f->s + h->depth;
    memcpy(saved, top, (size_t)(n - h->depth) * sizeof *top);
    if (h->lasti)
        *top++ = (StackSlot){TAG_LASTI, 0};
    *top = (StackSlot){TAG_EXC, 0};
    bool ok = reach(f, h->target, f->s, n);
    memcpy(f->s + h->depth, saved, (size_t)(n - h->depth) * sizeof *top);
    f->d->max_depth = MAX(f->d->max_depth, n);
    return ok;
}

/* --- slots --------------------------------------------------------------- */

static bool wrong(Flow *f, const char *what)
{
    return draft_fail(f->d, f->at, "%s", what);
}

static bool push(Flow *f, u8 kind, u32 payload)
{
    if (f->depth >= f->d->code->stacksize)
        return wrong(f, "overflows the stack");
    f->s[f->depth++] = (StackSlot){kind, payload};
    f->d->max_depth = MAX(f->d->max_depth, f->depth);
    return true;
}

/* The n-th slot from the top, 1 the top; the caller checked the depth. */
static StackSlot *peek(Flow *f, i32 n)
{
    return &f->s[f->depth - n];
}

static bool has(Flow *f, i64 n)
{
    return f->depth >= n || wrong(f, "takes more than the stack has");
}

/* Removes n slots of an instruction that may raise without them. */
static bool drop(Flow *f, i32 n)
{
    if (!has(f, n))
        return false;
    if (f->handler && f->depth - n < f->handler->depth)
        return wrong(f, "takes slots that its handler keeps");
    f->depth -= n;
    return true;
}

static bool has_values(Flow *f, i32 n)
{
    if (!has(f, n) || !spend(f, n))
        return false;
    for (i32 i = 1; i <= n; i++)
        if (!tag_is_value(*peek(f, i)))
            return wrong(f, "its operand is no value");
    return true;
}

/* n values go, one slot comes. */
static bool replace(Flow *f, i32 n, u8 kind)
{
    return has_values(f, n) && drop(f, n) && push(f, kind, 0);
}

static const PyConst *const_tuple(Flow *f, const StackSlot *slot)
{
    if (slot->kind != TAG_CONST)
        return NULL;
    const PyConst *c = f->d->code->consts[slot->payload];
    return c->kind == CONST_TUPLE ? c : NULL;
}

static bool is_tuple(Flow *f, const StackSlot *slot)
{
    return slot->kind == TAG_TUPLE || const_tuple(f, slot);
}

/* --- instructions -------------------------------------------------------- */

typedef struct {
    i64 needs, pops, pushes;
    bool raises;
} Effect;

/* needs -1: has a case of its own */
static Effect plain_effect(const PyInstr *in)
{
    i64 N = in->arg;
    (void)N;
    switch (in->op) {
#define STACK(op, needs, pops, pushes, raises)                                 \
    case PY_##op:                                                              \
        return (Effect){needs, pops, pushes, raises};
#include "front/stack.def"
#undef STACK
    }
    return (Effect){-1, 0, 0, false};
}

static bool step_plain(Flow *f, Effect e)
{
    if (!has(f, e.needs) || !has_values(f, (i32)e.needs))
        return false;
    if (!e.raises)
        f->depth -= (i32)e.pops;
    else if (!drop(f, (i32)e.pops))
        return false;
    if (f->depth + e.pushes > f->d->code->stacksize)
        return wrong(f, "overflows the stack");
    for (i64 i = 0; i < e.pushes; i++)
        if (!push(f, TAG_VALUE, 0))
            return false;
    return spend(f, e.pushes);
}

static bool make_function(Flow *f, const PyInstr *in)
{
    i32 n = 1 + __builtin_popcount((unsigned)in->arg), at = 1;
    if (!has(f, n))
        return false;
    const StackSlot *slot = peek(f, at++);
    if (slot->kind != TAG_CODE)
        return wrong(f, "its operand is no code");
    const PyCode *code = f->d->code->consts[slot->payload]->code;
    u32 frees = 0;
    for (u32 i = 0; i < code->n_localsplus; i++)
        frees += (code->localspluskinds[i] & PY_KIND_FREE) != 0;
    if (in->arg & 8) {
        slot = peek(f, at++);
        if (slot->kind != TAG_CELLS || slot->payload != frees)
            return wrong(f, "the closure does not fit the code");
    } else if (frees) {
        return wrong(f, "the closure is missing");
    }
    if (in->arg & 4 && !is_tuple(f, peek(f, at++)))
        return wrong(f, "the annotations are no tuple");
    if (in->arg & 2 && peek(f, at++)->kind != TAG_DICT)
        return wrong(f, "the keyword defaults are no dict");
    if (in->arg & 1 && !is_tuple(f, peek(f, at++)))
        return wrong(f, "the defaults are no tuple");
    return drop(f, n) && push(f, TAG_VALUE, 0);
}

static bool build_tuple(Flow *f, i32 n)
{
    if (!has(f, n) || n == 0 || peek(f, 1)->kind != TAG_CELL)
        return replace(f, n, TAG_TUPLE);
    for (i32 i = 1; i <= n; i++)
        if (peek(f, i)->kind != TAG_CELL)
            return wrong(f, "mixes cells and values");
    return spend(f, n) && drop(f, n) && push(f, TAG_CELLS, (u32)n);
}

static bool build_const_key_map(Flow *f, i32 n)
{
    if (!has_values(f, 1))
        return false;
    const PyConst *keys = const_tuple(f, peek(f, 1));
    if (!keys || keys->seq.n != (size_t)n)
        return wrong(f, "its keys do not fit");
    return has(f, (i64)n + 1) && replace(f, n + 1, TAG_DICT);
}

static bool match_class(Flow *f)
{
    if (!has_values(f, 3))
        return false;
    const PyConst *names = const_tuple(f, peek(f, 1));
    for (size_t i = 0; names && i < names->seq.n; i++)
        if (names->seq.items[i]->kind != CONST_STR)
            names = NULL;
    if (!names)
        return wrong(f, "its names are no tuple of names");
    return replace(f, 3, TAG_VALUE);
}

static bool step_build(Flow *f, const PyInstr *in)
{
    switch (in->op) {
    case PY_BUILD_TUPLE:
        return build_tuple(f, in->arg);
    case PY_BUILD_LIST:
        return replace(f, in->arg, TAG_LIST);
    case PY_BUILD_SET:
        return replace(f, in->arg, TAG_SET);
    case PY_BUILD_MAP:
        return has(f, 2 * (i64)in->arg) && replace(f, 2 * in->arg, TAG_DICT);
    case PY_BUILD_CONST_KEY_MAP:
        return build_const_key_map(f, in->arg);
    case PY_LIST_TO_TUPLE:
        if (!has(f, 1) || peek(f, 1)->kind != TAG_LIST)
            return wrong(f, "its operand is no list");
        return replace(f, 1, TAG_TUPLE);
    case PY_GET_ITER:
    case PY_GET_YIELD_FROM_ITER:
        return replace(f, 1, TAG_ITER);
    case PY_MATCH_KEYS:
        if (!has_values(f, 2) || !is_tuple(f, peek(f, 1)))
            return wrong(f, "its keys are no tuple");
        return push(f, TAG_VALUE, 0);
    case PY_MATCH_CLASS:
        return match_class(f);
    case PY_MAKE_FUNCTION:
        return make_function(f, in);
    }
    UNREACHABLE("build opcode");
}

/* n values are added to the container arg slots further down. */
static bool step_add(Flow *f, const PyInstr *in, i32 n, u8 kind)
{
    if (!has_values(f, n) || !drop(f, n) || !has(f, in->arg))
        return false;
    if (peek(f, in->arg)->kind != kind)
        return wrong(f, "adds to a slot of another kind");
    if (in->op == PY_DICT_MERGE &&
        (!has(f, (i64)in->arg + 2) || !tag_is_value(*peek(f, in->arg + 2))))
        return wrong(f, "there is no callable under it");
    return true;
}

static bool step_call(Flow *f, PyInstr *in)
{
    i32 n = in->op == PY_CALL ? in->arg + 1 : 2 + (in->arg & 1);
    if (in->op == PY_LOAD_METHOD)
        return replace(f, 1, TAG_MAYBE) && push(f, TAG_VALUE, 0);
    if (!has(f, (i64)n + 1) || !has_values(f, n))
        return false;
    StackSlot callee = *peek(f, n + 1);
    if (in->op == PY_CALL ? !tag_may_be_callee(callee)
                          : callee.kind != TAG_NULL)
        return wrong(f, "there is no callable under its arguments");
    in->callee = tag_is_value(callee) ? TAG_VALUE : callee.kind;
    return drop(f, n + 1) && push(f, TAG_VALUE, 0);
}

static bool step_load(Flow *f, const PyInstr *in)
{
    switch (in->op) {
    case PY_LOAD_CONST: {
        bool code = f->d->code->consts[in->arg]->kind == CONST_CODE;
        return push(f, code ? TAG_CODE : TAG_CONST, (u32)in->arg);
    }
    case PY_LOAD_GLOBAL:
        return (!(in->arg & 1) || push(f, TAG_NULL, 0)) &&
               push(f, TAG_VALUE, 0);
    case PY_PUSH_NULL:
        return push(f, TAG_NULL, 0);
    case PY_LOAD_CLOSURE:
        return push(f, TAG_CELL, 0);
    }
    UNREACHABLE("load opcode");
}

static bool step_move(Flow *f, const PyInstr *in)
{
    bool deep = in->op == PY_COPY || in->op == PY_SWAP;
    if (!has(f, deep ? in->arg : 1))
        return false;
    StackSlot *top = peek(f, 1), slot = *top;
    switch (in->op) {
    case PY_POP_TOP:
        f->depth--;
        return true;
    case PY_COPY:
        slot = *peek(f, in->arg);
        return push(f, slot.kind, slot.payload);
    case PY_SWAP:
        *top = *peek(f, in->arg);
        *peek(f, in->arg) = slot;
        return true;
    case PY_STORE_NAME:
    case PY_RETURN_VALUE: /* a class body stores and returns __class__'s cell */
        if (slot.kind != TAG_CELL && !tag_is_value(slot))
            return wrong(f, "its operand is no value");
        f->depth--;
        return true;
    }
    UNREACHABLE("move opcode");
}

static bool step_exception(Flow *f, const PyInstr *in)
{
    switch (in->op) {
    case PY_PUSH_EXC_INFO: {
        if (!has_values(f, 1))
            return false;
        StackSlot exception = *peek(f, 1);
        *peek(f, 1) = (StackSlot){TAG_PREV, 0};
        return push(f, exception.kind, exception.payload);
    }
    case PY_POP_EXCEPT:
        if (!has(f, 1) || peek(f, 1)->kind != TAG_PREV)
            return wrong(f, "there is no saved exception on the stack");
        f->depth--;
        return true;
    case PY_WITH_EXCEPT_START:
        if (!has_values(f, 1) || !has(f, 4))
            return false;
        if (peek(f, 2)->kind != TAG_PREV || peek(f, 3)->kind != TAG_LASTI ||
            !tag_is_value(*peek(f, 4)))
            return wrong(f, "the stack does not hold what it needs");
        return push(f, TAG_VALUE, 0);
    case PY_RERAISE:
        if (!has_values(f, 1) || !has(f, (i64)in->arg + 1))
            return false;
        if (in->arg && peek(f, in->arg + 1)->kind != TAG_LASTI)
            return wrong(f, "there is no saved offset on the stack");
        return drop(f, 1);
    }
    UNREACHABLE("exception opcode");
}

/* Opcodes with two ways on: takes the jump here, leaves the stack as the next
 * instruction sees it. */
static bool step_branch(Flow *f, const PyInstr *in)
{
    u32 target = (u32)in->target;
    switch (in->op) {
    case PY_JUMP_IF_TRUE_OR_POP:
    case PY_JUMP_IF_FALSE_OR_POP:
        if (!has_values(f, 1) || !reach(f, target, f->s, f->depth))
            return false;
        return drop(f, 1);
    case PY_FOR_ITER: /* the end drops the iterator */
        if (!has_values(f, 1) || !reach(f, target, f->s, f->depth - 1))
            return false;
        return push(f, TAG_VALUE, 0);
    case PY_SEND: /* receiver, value: the end leaves the result alone */
        if (!has_values(f, 2))
            return false;
        *peek(f, 1) = *peek(f, 2) = tag_value;
        return reach(f, target, f->s, f->depth - 1);
    }
    UNREACHABLE("branch opcode");
}

static bool step_special(Flow *f, PyInstr *in)
{
    switch (in->op) {
    case PY_BUILD_TUPLE:
    case PY_BUILD_LIST:
    case PY_BUILD_SET:
    case PY_BUILD_MAP:
    case PY_BUILD_CONST_KEY_MAP:
    case PY_LIST_TO_TUPLE:
    case PY_GET_ITER:
    case PY_GET_YIELD_FROM_ITER:
    case PY_MATCH_KEYS:
    case PY_MATCH_CLASS:
    case PY_MAKE_FUNCTION:
        return step_build(f, in);
    case PY_LIST_APPEND:
    case PY_LIST_EXTEND:
        return step_add(f, in, 1, TAG_LIST);
    case PY_SET_ADD:
    case PY_SET_UPDATE:
        return step_add(f, in, 1, TAG_SET);
    case PY_DICT_UPDATE:
    case PY_DICT_MERGE:
        return step_add(f, in, 1, TAG_DICT);
    case PY_MAP_ADD:
        return step_add(f, in, 2, TAG_DICT);
    case PY_CALL:
    case PY_CALL_FUNCTION_EX:
    case PY_LOAD_METHOD:
        return step_call(f, in);
    case PY_LOAD_CONST:
    case PY_LOAD_GLOBAL:
    case PY_PUSH_NULL:
    case PY_LOAD_CLOSURE:
        return step_load(f, in);
    case PY_POP_TOP:
    case PY_COPY:
    case PY_SWAP:
    case PY_STORE_NAME:
    case PY_RETURN_VALUE:
        return step_move(f, in);
    case PY_PUSH_EXC_INFO:
    case PY_POP_EXCEPT:
    case PY_WITH_EXCEPT_START:
    case PY_RERAISE:
        return step_exception(f, in);
    case PY_JUMP_IF_TRUE_OR_POP:
    case PY_JUMP_IF_FALSE_OR_POP:
    case PY_FOR_ITER:
    case PY_SEND:
        return step_branch(f, in);
    }
    return wrong(f, "this opcode is not supported");
}

/* --- blocks -------------------------------------------------------------- */

static bool ends_block(int op)
{
    switch (op) {
    case PY_RETURN_VALUE:
    case PY_RAISE_VARARGS:
    case PY_RERAISE:
    case PY_JUMP_FORWARD:
    case PY_JUMP_BACKWARD:
    case PY_JUMP_BACKWARD_NO_INTERRUPT:
        return true;
    }
    return false;
}

/* Of the opcodes that are not in stack.def. */
static bool never_raises(int op)
{
    switch (op) {
    case PY_LOAD_CONST:
    case PY_LOAD_CLOSURE:
    case PY_PUSH_NULL:
    case PY_POP_TOP:
    case PY_COPY:
    case PY_SWAP:
    case PY_PUSH_EXC_INFO:
    case PY_POP_EXCEPT:
        return true;
    }
    return false;
}

static bool step(Flow *f, PyInstr *in)
{
    Effect e = plain_effect(in);
    bool raises = e.needs < 0 ? !never_raises(in->op) : e.raises;
    if (!spend(f, 1) || (raises && !reach_handler(f)))
        return false;
    if (e.needs < 0)
        return step_special(f, in);
    if (!step_plain(f, e))
        return false;
    return in->target < 0 || reach(f, (u32)in->target, f->s, f->depth);
}

static bool run_block(Flow *f, u32 start)
{
    Draft *d = f->d;
    f->depth = d->instrs[start].depth;
    if (f->depth)
        memcpy(f->s, f->entry[start], (size_t)f->depth * sizeof *f->s);
    for (u32 i = start; i < d->n_instrs; i++) {
        PyInstr *in = &d->instrs[i];
        if (i != start && in->flags & PYI_BLOCK)
            return reach(f, i, f->s, f->depth);
        in->depth = f->depth;
        f->at = i;
        f->handler = code_handler(&f->lookup, i);
        if (!step(f, in))
            return false;
        if (ends_block(in->op))
            return true;
    }
    return wrong(f, "runs off the end of the code");
}

bool flow_check(Draft *d)
{
    size_t slots = (size_t)d->code->stacksize + 2;
    Flow f = {.d = d,
              .s = base_alloc_array(slots, sizeof(StackSlot)),
              .entry = base_zalloc(d->n_instrs * sizeof(StackSlot *)),
              .work = base_alloc_array(d->n_instrs, sizeof(u32)),
              .queued = base_zalloc(d->n_instrs),
              .lookup = {.handlers = d->handlers, .n_handlers = d->n_handlers}};
    bool ok = reach(&f, 0, f.s, 0);
    while (ok && f.n_work) {
        u32 index = f.work[--f.n_work];
        f.queued[index] = 0;
        ok = run_block(&f, index);
    }
    free(f.s);
    free(f.entry);
    free(f.work);
    free(f.queued);
    return ok;
}
