/* cases_rest.h: exceptions, with, generators, import, match. Included inside
 * the function of eval.c, whose macros it uses. */
/* ---- exceptions, with ---- */
CASE(RAISE) :
{
    SAVE();
    if (raise_instr(cx, pc->c, A, B) == 0)
        goto unwind;
    goto error;
}
CASE(RERAISE) :
{
    SAVE();
    reraise(cx, A);
    goto unwind;
}
CASE(PUSH_EXC_INFO) :
{
    Value *at = &A;
    at[1] = at[0];
    at[0] = F->handled ? F->handled : V_NONE;
    F->handled = at[1];
    NEXT_SLOW(1);
}
CASE(POP_EXCEPT) :
{
    F->handled = A == V_NONE ? V_NULL : A;
    NEXT_SLOW(1);
}
CASE(EXC_MATCH) :
{
    SAVE();
    int t = exc_match(cx, B, C);
    if (UNLIKELY(t < 0))
        goto error;
    SET_BOOL(t);
}
CASE(EG_MATCH) :
{
    SAVE();
    Value *at = &A;
    if (UNLIKELY(eg_match(cx, at) < 0))
        goto error;
    if (at[1] != V_NONE)
        F->handled = at[1];
    NEXT_SLOW(1);
}
CASE(RERAISE_STAR) :
{
    SAVE();
    RESULT(exception_group_reraise(cx, B, C), 1);
}
CASE(BEFORE_WITH) :
{
    SAVE();
    Value pair[2];
    int entered = with_enter(cx, B, pair);
    if (UNLIKELY(entered < 0))
        goto error;
    if (entered) /* its __enter__ has a frame */
        goto entered;
    Value *to = &A;
    to[0] = pair[0];
    to[1] = pair[1];
    NEXT_SLOW(1);
}
CASE(WITH_EXCEPT_START) :
{
    SAVE();
    RESULT(with_exit(cx, B, C), 1);
}
CASE(LOAD_ASSERTION_ERROR) :
{
    A = v_obj(&exc_AssertionError);
    NEXT_SLOW(1);
}

/* ---- generators ---- */
CASE(RETURN_GENERATOR) :
{
    SAVE();
    Value v = frame_gen_make(cx, F);
    if (UNLIKELY(!v))
        goto error;
    result = v;
    goto return_value;
}
CASE(YIELD) :
{
    SAVE();
    Value v = B;
    Value receiver = pc[1].h[0] ? r[pc[1].h[0] - 1] : V_NULL;
    Generator *g = AS(Generator, F->self);
    FrameKind kind = F->kind;
    if (kind >= FRAME_GEN_LIST || (kind == FRAME_GEN_SEND && F[-1].parked)) {
        const Frame *root = drain_root(F);
        if (root && !receiver) {
            const Frame *by = root - 1;
            if (drain_quick(cx, root->kind, &by->r[by->pc->b], v)) {
                A = V_NONE;
                NEXT(3);
            }
        }
    }
    if (UNLIKELY(kind < FRAME_GEN_ENTRY) || receiver || g->nregs > pc->c) {
        if (UNLIKELY(frame_gen_suspend(cx, F, pc->c, receiver) < 0))
            goto error;
    } else { /* the same, with nothing to clear */
        Value *to = g->regs->v;
        uint32_t keep = pc->c;
        for (uint32_t i = 0; i < keep; i++)
            store_generator_reg(cx, g, &to[i], r[i]);
        store_generator_state(cx, g, &g->nregs, keep);
        store_generator_pc(cx, g, &g->pc, (uint64_t)(pc - F->lc->code));
        store_generator_field(cx, g, &g->yield_from, V_NULL);
        store_generator_field(cx, g, &g->handled, F->handled);
        store_generator_state(cx, g, &g->state, GEN_SUSPENDED);
    }
    --F;
    for (; F->parked; --F) { /* past all that delegate to it */
        g = AS(Generator, F->self);
        store_generator_state(cx, g, &g->state, GEN_SUSPENDED);
        kind = F->kind;
        F->parked = false;
    }
    if (kind == FRAME_GEN_ENTRY)
        return v;
    r = F->r;
    pc = F->pc;
    if (kind >= FRAME_GEN_NEXT) {
        if (kind != FRAME_GEN_NEXT) {
            g = AS(Generator, F[1].self);
            int more = drain_take(cx, kind, v_obj(g), &B, v);
            if (UNLIKELY(more < 0))
                goto error;
            if (more) {
                Frame *nf = frame_gen_push(cx, g, V_NONE, kind);
                if (UNLIKELY(!nf))
                    goto error;
                ENTERED(nf);
            }
            v = B;
        }
        A = v;
        NEXT(5);
    }
    r[kind == FRAME_GEN_FOR ? pc->b : pc->a + 1] = v;
    NEXT(1);
}
CASE(SEND_G)
    : /* delegate_send's slots check the owner */
      CASE(SEND) :
{
    SAVE();
    Value *at = &A, out;
    if (IS_OWN(at[0], KIND_generator) || IS_OWN(at[0], KIND_coroutine)) {
        Generator *g = AS(Generator, at[0]);
        if (g->state == GEN_SUSPENDED ||
            (g->state == GEN_CREATED && at[1] == V_NONE))
            RESUME(g, at[1], FRAME_GEN_SEND);
    }
    int t = delegate_send(cx, at[0], at[1], &out);
    if (UNLIKELY(t < 0))
        goto error;
    if (t) {
        at[1] = out;
        NEXT_SLOW(1);
    }
    at[0] = out;
    NEXT_SLOW(IMM_C);
}
CASE(YIELD_FROM_ITER) :
{
    SAVE();
    RESULT(delegate_iter(cx, F, B), 1);
}
CASE(GET_AWAITABLE) :
{
    SAVE();
    RESULT(await_iter(cx, B, pc->c), 1);
}
CASE(GET_AITER) :
{
    SAVE();
    RESULT(await_aiter(cx, B), 1);
}
CASE(GET_ANEXT) :
{
    SAVE();
    RESULT(await_anext(cx, B), 1);
}
CASE(BEFORE_ASYNC_WITH) :
{
    SAVE();
    if (UNLIKELY(async_with_enter(cx, B, &A) < 0))
        goto error;
    NEXT_SLOW(1);
}
CASE(END_ASYNC_FOR) :
{
    SAVE();
    if (is_instance_of(A, &exc_StopAsyncIteration))
        NEXT_SLOW(1);
    reraise(cx, A);
    goto unwind;
}

/* ---- import ---- */
CASE(IMPORT_NAME) :
{
    SAVE();
    RESULT(import_name(cx, F, pc[1].v, B, C), 2);
}
CASE(IMPORT_FROM) :
{
    SAVE();
    RESULT(import_from(cx, B, NAME_C), 1);
}
CASE(IMPORT_STAR) :
{
    SAVE();
    DONE(import_star(cx, F, A), 1);
}

/* ---- match ---- */
CASE(GET_LEN) :
{
    SAVE();
    int64_t n = obj_len(cx, B);
    if (UNLIKELY(n < 0))
        goto error;
    A = v_int(n);
    NEXT_SLOW(1);
}
CASE(MATCH_MAPPING) : SET_BOOL(match_mapping(cx, B));
CASE(MATCH_SEQUENCE) : SET_BOOL(match_sequence(cx, B));
CASE(MATCH_KEYS) :
{
    SAVE();
    RESULT(match_keys(cx, B, C), 1);
}
CASE(MATCH_CLASS) :
{
    SAVE();
    RESULT(match_class(cx, B, C, r[pc[1].lo], pc[1].hi), 2);
}
CASE(PRINT_EXPR) :
{
    SAVE();
    DONE(print_expr(cx, A), 1);
}
