/* cases_call.h: calls and returns. Included inside the function of eval.c,
 * whose macros it uses. */
/* ---- calls ---- */
CASE(CALL) :
{
    Value callee = r[pc[1].h[0]], out;
    SAVE();
    cache_call(cx, pc, callee, pc->c);
    if (pc->op != OP_CALL)
        AGAIN();
    Frame *nf = call_begin(cx, callee, &B, pc->c, V_NULL, &out);
    if (nf)
        ENTERED(nf);
    RESULT(out, 5);
}
CASE(CALL_PY) :
{
    if (UNLIKELY(r[pc[1].h[0]] != pc[2].v))
        goto call_again;
    Function *fn = AS(Function, pc[2].v);
    ENTER_FAST(&B, (LCode *)pc[3].p, fn, pc->c, FRAME_CALL, V_NULL);
}
CASE(CALL_NATIVE) :
{
    if (UNLIKELY(r[pc[1].h[0]] != pc[2].v))
        goto call_again;
    SAVE();
    Value *argv = &B;
    for (uint32_t i = pc->c; i < pc[1].h[2]; i++)
        argv[i] = V_NULL;
    NativeFn fn = (NativeFn)pc[3].w;
    RESULT(fn(cx, argv, pc->c, NULL), 5);
}
CASE(CALL_NEW) :
{
    if (UNLIKELY(r[pc[1].h[0]] != pc[2].v))
        goto call_again;
    SAVE();
    Value *argv = &B - 1; /* the callee's slot takes the class */
    argv[0] = pc[2].v;
    for (uint32_t i = pc->c; i < pc[1].h[2]; i++)
        argv[i + 1] = V_NULL;
    NativeFn fn = (NativeFn)pc[3].w;
    RESULT(fn(cx, argv, pc->c + 1, NULL), 5);
}
CASE(CALL_LEN) :
{
    if (UNLIKELY(r[pc[1].h[0]] != pc[2].v))
        goto call_again;
    Value o = B;
    if (IS_PLAIN(o, KIND_list)) {
        A = v_int(AS(List, o)->len);
        NEXT(5);
    }
    if (IS_PLAIN(o, KIND_dict) || IS_PLAIN(o, KIND_set)) {
        A = v_int(AS(Dict, o)->used);
        NEXT(5);
    }
    SAVE();
    int64_t n = obj_len(cx, o);
    if (UNLIKELY(n < 0))
        goto error;
    A = v_int(n);
    NEXT(5);
}
CASE(CALL_CLASS) :
{
    if (UNLIKELY(r[pc[1].h[0]] != pc[2].v))
        goto call_again;
    SAVE();
    Value self = instance_new(cx, AS(Type, pc[2].v));
    if (UNLIKELY(!self))
        goto error;
    Value *base = &B - 1;
    base[0] = self;
    ENTER_FAST(base, (LCode *)pc[3].p, (Function *)pc[4].p, pc->c + 1,
               FRAME_INIT, self);
}
call_again : pc->op = OP_CALL;
goto L_CALL;
CASE(CALL_KW) :
{
    Value out;
    SAVE();
    uint32_t nkw = AS(Tuple, pc[2].v)->len;
    Frame *nf =
        call_begin(cx, r[pc[1].h[0]], &B, pc->c - (int)nkw, pc[2].v, &out);
    if (nf)
        ENTERED(nf);
    RESULT(out, 5);
}
CASE(CALL_MAYBE) :
{
    Value *base = &B, out;
    SAVE();
    bool bound = base[-2] != V_NULL;
    Value callee = bound ? base[-2] : base[-1];
    if (bound) {
        cache_call(cx, pc, callee, pc->c + 1);
        if (pc->op != OP_CALL_MAYBE)
            AGAIN();
    }
    Frame *nf =
        call_begin(cx, callee, base - bound, pc->c + bound, V_NULL, &out);
    if (nf)
        ENTERED(nf);
    RESULT(out, 5);
}
CASE(CALL_MAYBE_PY) :
{
    Value *base = &B - 1;
    if (UNLIKELY(base[-1] != pc[2].v)) {
        pc->op = OP_CALL_MAYBE;
        AGAIN();
    }
    Function *fn = AS(Function, pc[2].v);
    ENTER_FAST(base, (LCode *)pc[3].p, fn, pc->c + 1, FRAME_CALL, V_NULL);
}
CASE(CALL_MAYBE_KW) :
{
    Value *base = &B, out;
    SAVE();
    bool bound = base[-2] != V_NULL;
    uint32_t nkw = AS(Tuple, pc[2].v)->len;
    Frame *nf = call_begin(cx, bound ? base[-2] : base[-1], base - bound,
                           pc->c + bound - (int)nkw, pc[2].v, &out);
    if (nf)
        ENTERED(nf);
    RESULT(out, 5);
}
CASE(CALL_METHOD) :
{
    Value self = C, pair[2], out;
    int argc = pc[1].h[0];
    Value name = F->lc->object->names->v[pc[1].h[1]];
    SAVE();
    cache_call_method(cx, pc, self, name, argc);
    if (pc->op != OP_CALL_METHOD)
        AGAIN();
    if (UNLIKELY(obj_load_method(cx, self, name, &pair[0], &pair[1]) < 0))
        goto lookup_error;
    Value *base = &B;
    base[0] = pair[1];
    if (argc == 1)
        base[1] = r[pc[1].h[3]];
    bool bound = pair[1] != V_NULL;
    Frame *nf = call_begin(cx, pair[0], bound ? base : base + 1, argc + bound,
                           V_NULL, &out);
    if (nf)
        ENTERED(nf);
    RESULT(out, 5);
}
CASE(CALL_METHOD_PY) :
{
    Value self = C;
    if (UNLIKELY(!IS_PLAIN(self, pc[2].lo)))
        goto method_again;
    Value *base = &B;
    base[0] = self;
    ENTER_FAST(base, (LCode *)pc[3].p, (Function *)pc[4].p, pc[1].h[0] + 1,
               FRAME_CALL, V_NULL);
}
CASE(CALL_METHOD_PY1) :
{
    Value self = C;
    if (UNLIKELY(!IS_PLAIN(self, pc[2].lo)))
        goto method_again;
    Value *base = &B;
    base[0] = self;
    base[1] = r[pc[1].h[3]];
    ENTER_FAST(base, (LCode *)pc[3].p, (Function *)pc[4].p, 2, FRAME_CALL,
               V_NULL);
}
CASE(CALL_METHOD_NATIVE) :
{
    Value self = C;
    if (UNLIKELY(!IS_PLAIN(self, pc[2].lo)))
        goto method_again;
    const Native *n = pc[3].p;
    if (UNLIKELY((n->flags & MUTATES) && !guard_may(cx, self)))
        goto method_again;
#if PX_ASSERT
    if (n->flags & MUTATES)
        cx->declared = as_obj(self);
#endif
    SAVE();
    Value *argv = &B;
    argv[0] = self;
    uint32_t argc = pc[1].h[0] + 1u;
    if (argc == 2)
        argv[1] = r[pc[1].h[3]];
    for (uint32_t i = argc; i < pc[2].hi; i++)
        argv[i] = V_NULL;
    RESULT(n->fn(cx, argv, (int)argc, NULL), 5);
}
CASE(CALL_METHOD_APPEND) :
{
    Value self = C;
    if (LIKELY(IS_OWN(self, KIND_list))) {
        List *list = AS(List, self);
        Values *store = list->store;
        uint32_t n = list->len;
        Value v = r[pc[1].h[3]];
        if (LIKELY(store && n < store->cap && !list->busy)) {
#if PX_ASSERT
            cx->declared = as_obj(self);
#endif
            store_list_item(cx, list, &store->v[n], v);
            store_list_len(cx, list, &list->len, n + 1);
            A = V_NONE;
            NEXT(5);
        }
        SAVE();
#if PX_ASSERT
        cx->declared = as_obj(self);
#endif
        if (UNLIKELY(list->busy))
            goto L_CALL_METHOD_NATIVE;
        if (UNLIKELY(list_append_own(cx, list, v) < 0))
            goto error;
        A = V_NONE;
        NEXT(5);
    }
    if (IS_PLAIN(self, KIND_list))
        goto L_CALL_METHOD_NATIVE;
}
method_again : pc->op = OP_CALL_METHOD;
goto L_CALL_METHOD;
CASE(CALL_EX) :
{
    Value out, kw = pc->c ? r[pc[1].h[1]] : V_NULL;
    SAVE();
    Frame *nf = call_begin_ex(cx, B, r[pc[1].h[0]], kw, &out);
    if (nf)
        ENTERED(nf);
    RESULT(out, 5);
}
CASE(MAKE_FUNCTION) :
{
    SAVE();
    RESULT(build_function(cx, F, AS(Code, pc[1].v), &B, pc->c), 2);
}
{
    Value v;
    CASE(RETURN_K) : v = pc[1].v;
    goto return_value;
    CASE(RETURN) : v = A;
return_value:
    if (LIKELY(F->kind == FRAME_CALL)) {
        --F;
        r = F->r;
        pc = F->pc;
        A = v;
        NEXT(5);
    }
    switch (F->kind) {
    case FRAME_CALL:
    case FRAME_OP:
        --F;
        r = F->r;
        pc = F->pc;
        A = v;
        NEXT(op_length(pc));
    case FRAME_INIT: {
        if (UNLIKELY(v != V_NONE)) {
            --F;
            r = F->r;
            pc = F->pc;
            raise_fmt(cx, &exc_TypeError,
                      "__init__() should return None, not '%T'", v);
            goto error;
        }
        Value self = F->self;
        --F;
        r = F->r;
        pc = F->pc;
        A = self;
        NEXT(5);
    }
    case FRAME_ENTRY:
        --F;
        return v;
    case FRAME_GEN_ENTRY:
        frame_gen_finish(cx, AS(Generator, F->self));
        --F;
        return v;
    case FRAME_GEN_FOR:
        frame_gen_finish(cx, AS(Generator, F->self));
        --F;
        r = F->r;
        pc = F->pc;
        NEXT(IMM_C);
    }
}
