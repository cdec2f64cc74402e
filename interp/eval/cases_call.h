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
    if (UNLIKELY(r[pc[1].h[0]] != pc[2].v)) {
        pc->op = OP_CALL_PY_ANY;
        goto L_CALL_PY_ANY;
    }
    Function *fn = AS(Function, pc[2].v);
    ENTER_FAST(&B, (LCode *)pc[3].p, fn, pc->c, FRAME_CALL, V_NULL);
}
CASE(CALL_PY_ANY) :
{
    Value callee = r[pc[1].h[0]];
    if (UNLIKELY(!IS_PLAIN(callee, KIND_function)))
        goto call_again;
    Function *fn = AS(Function, callee);
    LCode *lc = cx->lcode[fn->code->id];
    if (UNLIKELY(!lc) || UNLIKELY(lc->simple < pc->c))
        goto call_again;
    Value *base = &B;
    if (UNLIKELY(lc->simple != pc->c))
        ENTER_DEFAULTS(base, lc, fn, pc->c, call_again);
    ENTER_FAST(base, lc, fn, pc->c, FRAME_CALL, V_NULL);
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
/* The built-in function that the cache names is still the callee. */
#define SAME_CALLEE()                                                          \
    do {                                                                       \
        if (UNLIKELY(r[pc[1].h[0]] != pc[2].v))                                \
            goto call_again;                                                   \
    } while (0)
/* The class that Python sees; only natives and the like have another. */
#define CLASS_OF(v)                                                            \
    (is_obj(v) && as_obj(v)->shape >= KIND_function &&                         \
             as_obj(v)->shape < KIND_COUNT                                     \
         ? type_shown(v)                                                       \
         : type_of(v))
CASE(CALL_LEN) :
{
    SAME_CALLEE();
    Value o = B;
    if (LIKELY(is_obj(o)) && HAS_LEN(as_obj(o))) {
        A = v_int(LEN_OF(o));
        NEXT(5);
    }
    SPECIAL(o);
    SAVE();
    int64_t n = obj_len(cx, o);
    if (UNLIKELY(n < 0))
        goto error;
    A = v_int(n);
    NEXT(5);
}
CASE(CALL_ABS) :
{
    SAME_CALLEE();
    Value v = B;
    if (is_int(v)) {
        int64_t i = as_int(v);
        if (LIKELY(i != INT48_MIN)) {
            A = v_int(i < 0 ? -i : i);
            NEXT(5);
        }
    } else if (is_double(v)) {
        A = raw_double(fabs(as_double(v)));
        NEXT(5);
    }
    goto L_CALL_NATIVE;
}
CASE(CALL_ORD) :
{
    SAME_CALLEE();
    Value v = B;
    if (LIKELY(IS_PLAIN(v, KIND_str)) && LIKELY(AS(Str, v)->len == 1)) {
        A = v_int(str_at(AS(Str, v), 0));
        NEXT(5);
    }
    goto L_CALL_NATIVE;
}
CASE(CALL_CHR) :
{
    SAME_CALLEE();
    Value v = B;
    if (LIKELY(v - TAG_INT < 0x100)) {
        A = v_obj(str_latin1_cells[v - TAG_INT]);
        NEXT(5);
    }
    goto L_CALL_NATIVE;
}
CASE(CALL_ISINSTANCE) :
{
    SAME_CALLEE();
    Value v = B, type = (&B)[1];
    if (LIKELY(IS_PLAIN(type, KIND_type))) {
        const Type *t = CLASS_OF(v);
        if (t == AS(Type, type) || type_is_subtype(t, AS(Type, type))) {
            A = V_TRUE;
            NEXT(5);
        }
        /* others may say another __class__ */
        if (!is_obj(v) || HAS_LEN(as_obj(v)) || v == V_NONE) {
            A = V_FALSE;
            NEXT(5);
        }
    } else if (IS_PLAIN(type, KIND_tuple)) {
        const Tuple *all = AS(Tuple, type);
        Value class = v_obj(CLASS_OF(v));
        for (uint32_t i = 0; i < all->len; i++)
            if (all->v[i] == class) {
                A = V_TRUE;
                NEXT(5);
            }
    }
    goto L_CALL_NATIVE;
}
/* The first of two equal ones; NaN is never less. */
#define CALL_CHOOSE(NAME, sign)                                                \
    CASE(NAME) :                                                               \
    {                                                                          \
        SAME_CALLEE();                                                         \
        Value x = B, y = (&B)[1];                                              \
        if (are_ints(x, y)) {                                                  \
            A = (int64_t)(y << 16) sign(int64_t)(x << 16) ? y : x;             \
            NEXT(5);                                                           \
        }                                                                      \
        if (is_double(x) && is_double(y)) {                                    \
            A = as_double(y) sign as_double(x) ? y : x;                        \
            NEXT(5);                                                           \
        }                                                                      \
        goto L_CALL_VARIADIC;                                                  \
    }
CALL_CHOOSE(CALL_MIN, <)
CALL_CHOOSE(CALL_MAX, >)
CASE(CALL_VARIADIC) :
{
    SAME_CALLEE();
    SAVE();
    RESULT(call_variadic(cx, AS(Native, pc[2].v), &B, pc->c), 5);
}
/* Runs the generator g for a call of list(), sum(), ...: see drain.c. */
#define CAN_DRAIN(g)                                                           \
    (IS_OWN(g, KIND_generator) && AS(Generator, g)->state <= GEN_SUSPENDED)
#define DRAIN(g, kind_)                                                        \
    do {                                                                       \
        Generator *drained_ = AS(Generator, g);                                \
        SAVE();                                                                \
        Value to_ = (kind_) < FRAME_GEN_SUM ? list_new(cx, 0) : IMM(0);        \
        if (UNLIKELY(!to_))                                                    \
            goto error;                                                        \
        B = to_;                                                               \
        RESUME(drained_, V_NONE, kind_);                                       \
    } while (0)
CASE(CALL_DRAIN) :
{
    SAME_CALLEE();
    Value g = B;
    if (UNLIKELY(!CAN_DRAIN(g))) {
        pc->op = (uint16_t)pc[4].hi;
        AGAIN();
    }
    FrameKind kind = (FrameKind)pc[4].lo;
    DRAIN(g, kind);
}
CASE(CALL_GETATTR) :
{
    SAME_CALLEE();
    Value o = B, v;
    if (UNLIKELY(!IS_INSTANCE(o)))
        goto L_CALL_NATIVE;
    SAVE();
    int found = attr_quick(cx, o, (&B)[1], &v);
    if (UNLIKELY(found < 0))
        goto L_CALL_NATIVE;
    if (pc[1].h[2] == 2) /* hasattr takes no more */
        A = v_bool(found);
    else if (found)
        A = v;
    else if (pc->c == 3)
        A = (&B)[2];
    else
        goto L_CALL_NATIVE;
    NEXT(5);
}
CASE(CALL_NEXT) :
{
    SAME_CALLEE();
    Value g = B;
    if (LIKELY(IS_OWN(g, KIND_generator)) &&
        LIKELY(AS(Generator, g)->state <= GEN_SUSPENDED)) {
        RESUME(AS(Generator, g), V_NONE, FRAME_GEN_NEXT);
    }
    goto L_CALL_NATIVE;
}
CASE(CALL_TYPE) :
{
    SAME_CALLEE();
    A = v_obj(CLASS_OF(B));
    NEXT(5);
}
CASE(CALL_CONTAINER) :
{
    SAME_CALLEE();
    SAVE();
    RESULT(call_container(cx, AS(Type, pc[2].v), pc->c ? B : V_NULL), 5);
}
CASE(CALL_GENERAL) :
{
    SAME_CALLEE();
    SAVE();
    Frame *nf = call_mapped(cx, AS(Function, pc[2].v), (LCode *)pc[3].p, &B,
                            pc->c, V_NULL, NULL);
    if (UNLIKELY(!nf))
        goto error;
    ENTERED(nf);
}
CASE(CALL_PY_DEFAULTS) :
{
    SAME_CALLEE();
    Value *base = &B;
    Function *fn = AS(Function, pc[2].v);
    ENTER_DEFAULTS(base, (LCode *)pc[3].p, fn, pc->c, call_again);
}
CASE(CALL_BOUND_PY) :
{
    Value callee = r[pc[1].h[0]];
    if (UNLIKELY(!IS_PLAIN(callee, KIND_method)) ||
        UNLIKELY(AS(Method, callee)->func != pc[2].v))
        goto call_again;
    Value *base = &B - 1; /* the callee's slot takes self */
    base[0] = AS(Method, callee)->self;
    ENTER_FAST(base, (LCode *)pc[3].p, (Function *)pc[2].p, pc->c + 1,
               FRAME_CALL, V_NULL);
}
CASE(CALL_BOUND_NATIVE) :
{
    Value callee = r[pc[1].h[0]];
    if (UNLIKELY(!IS_PLAIN(callee, KIND_method)) ||
        UNLIKELY(AS(Method, callee)->func != pc[2].v))
        goto call_again;
    Value self = AS(Method, callee)->self;
    const Native *n = pc[2].p;
    if (UNLIKELY(!IS_PLAIN(self, pc[3].lo)) ||
        UNLIKELY((n->flags & MUTATES) && !guard_may(cx, self)))
        goto call_again;
    if (n->flags & MUTATES)
        DECLARE(self);
    SAVE();
    Value *argv = &B - 1;
    argv[0] = self;
    for (uint32_t i = pc->c + 1u; i < pc[3].hi; i++)
        argv[i] = V_NULL;
    RESULT(n->fn(cx, argv, pc->c + 1, NULL), 5);
}
CASE(CALL_RANGE_ITER) :
{
    SAME_CALLEE();
    Value start = TAG_INT, stop = B;
    if (pc->c == 2) {
        start = stop;
        stop = (&B)[1];
    }
    if (UNLIKELY(!are_ints(start, stop)))
        goto L_CALL_NEW;
    SAVE();
    int64_t left = as_int(stop) - as_int(start);
    if (UNLIKELY(left > INT48_MAX))
        goto L_CALL_NEW;
    RangeIter *it = HEAP_NEW(cx, RangeIter, KIND_range_iterator);
    if (UNLIKELY(!it))
        goto error;
    it->next = it->first = start; /* stop is immediate: so is all between */
    it->step = IMM(1);
    it->left = IMM(0);
    it->by = 1;
    it->count = left < 0 ? 0 : left;
    r[pc[5].a] = v_obj(it);
    NEXT(6);
}
CASE(CALL_CLASS_PLAIN) :
{
    SAME_CALLEE();
    SAVE();
    RESULT(instance_new(cx, AS(Type, pc[2].v)), 5);
}
CASE(CALL_CLASS_ANY) :
{
    Value callee = r[pc[1].h[0]];
    LCode *lc =
        IS_PLAIN(callee, KIND_type) ? class_init_code(cx, callee, pc->c) : NULL;
    if (UNLIKELY(!lc))
        goto call_again;
    SAVE();
    Value self = instance_new(cx, AS(Type, callee));
    if (UNLIKELY(!self))
        goto error;
    Value *base = &B - 1;
    base[0] = self;
    Function *init = AS(Function, AS(Type, callee)->overrides->v[DUNDER_init]);
    ENTER_FAST(base, lc, init, pc->c + 1, FRAME_INIT, self);
}
CASE(CALL_CLASS) :
{
    if (UNLIKELY(r[pc[1].h[0]] != pc[2].v)) {
        pc->op = OP_CALL_CLASS_ANY;
        goto L_CALL_CLASS_ANY;
    }
    SAVE();
    Value self = instance_new(cx, AS(Type, pc[2].v));
    if (UNLIKELY(!self))
        goto error;
    Value *base = &B - 1;
    base[0] = self;
    ENTER_FAST(base, (LCode *)pc[3].p, (Function *)pc[4].p, pc->c + 1,
               FRAME_INIT, self);
}
CASE(CALL_CLASS_BIND) :
{
    SAME_CALLEE();
    SAVE();
    Value self = instance_new(cx, AS(Type, pc[2].v));
    if (UNLIKELY(!self))
        goto error;
    Value *base = &B - 1;
    base[0] = self;
    Frame *nf = call_mapped(cx, (Function *)pc[4].p, (LCode *)pc[3].p, base,
                            pc->c + 1, V_NULL, NULL);
    if (UNLIKELY(!nf))
        goto error;
    nf->kind = FRAME_INIT;
    nf->self = self;
    ENTERED(nf);
}
CASE(CALL_ANY) :
{
    Value callee = r[pc[1].h[0]], out;
    if (IS_PLAIN(callee, KIND_function)) {
        Function *fn = AS(Function, callee);
        LCode *lc = cx->lcode[fn->code->id];
        if (lc && lc->simple == pc->c)
            ENTER_FAST(&B, lc, fn, pc->c, FRAME_CALL, V_NULL);
    }
    SAVE();
    Frame *nf = call_begin(cx, callee, &B, pc->c, V_NULL, &out);
    if (nf)
        ENTERED(nf);
    RESULT(out, 5);
}
call_again: /* not for ever where many things are called */
{
    enum { MISSES = 16 };
    pc->op = ++pc[1].h[3] < MISSES ? OP_CALL : OP_CALL_ANY;
    AGAIN();
}
CASE(CALL_KW) :
{
    Value callee = r[pc[1].h[0]], out;
    SAVE();
    int argc = pc->c - (int)AS(Tuple, pc[2].v)->len;
    cache_call_named(cx, pc, callee, argc);
    if (pc->op != OP_CALL_KW)
        AGAIN();
    Frame *nf = call_begin(cx, callee, &B, argc, pc[2].v, &out);
    if (nf)
        ENTERED(nf);
    RESULT(out, 5);
}
/* The code that the cache names is still that of a function. */
#define SAME_CODE(fn) (cx->lcode[(fn)->code->id] == pc[3].p)
CASE(CALL_KW_PY) :
{
    Value callee = r[pc[1].h[0]];
    if (UNLIKELY(!IS_PLAIN(callee, KIND_function)) ||
        UNLIKELY(!SAME_CODE(AS(Function, callee)))) {
        pc->op = OP_CALL_KW;
        goto L_CALL_KW;
    }
    SAVE();
    Frame *nf = call_mapped(cx, AS(Function, callee), (LCode *)pc[3].p, &B,
                            pc->c - (int)AS(Tuple, pc[2].v)->len, pc[2].v,
                            (const ArgMap *)(const void *)&pc[4]);
    if (UNLIKELY(!nf))
        goto error;
    ENTERED(nf);
}
CASE(CALL_KW_CLASS) :
{
    Value callee = r[pc[1].h[0]];
    Function *fn = IS_PLAIN(callee, KIND_type) ? class_init(callee) : NULL;
    if (UNLIKELY(!fn) || UNLIKELY(!SAME_CODE(fn))) {
        pc->op = OP_CALL_KW;
        goto L_CALL_KW;
    }
    SAVE();
    Value self = instance_new(cx, AS(Type, callee));
    if (UNLIKELY(!self))
        goto error;
    Value *base = &B - 1; /* the callee's slot takes self */
    base[0] = self;
    Frame *nf = call_mapped(cx, fn, (LCode *)pc[3].p, base,
                            pc->c + 1 - (int)AS(Tuple, pc[2].v)->len, pc[2].v,
                            (const ArgMap *)(const void *)&pc[4]);
    if (UNLIKELY(!nf))
        goto error;
    nf->kind = FRAME_INIT;
    nf->self = self;
    ENTERED(nf);
}
CASE(CALL_EX) :
{
    Value out, kw = pc->c ? r[pc[1].h[1]] : V_NULL;
    SAVE();
    Frame *nf = call_begin_ex(cx, B, r[pc[1].h[0]], kw, pc->c & 2, &out);
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
    CASE(RETURN_K) : result = pc[1].v;
    goto return_value;
    CASE(RETURN) : result = A;
return_value:;
    Value v = result;
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
    case FRAME_STORE:
        --F;
        r = F->r;
        pc = F->pc;
        NEXT(op_length(pc));
    case FRAME_SPECIAL:
        --F;
        r = F->r;
        pc = F->pc;
        v = special_end(cx, r, pc, v);
        if (UNLIKELY(!v))
            goto error;
        if (op_operands[pc->op][2] == 'j') {
            if (v == V_TRUE)
                JUMP_BY(IMM_C);
        } else {
            A = v;
        }
        NEXT_SLOW(op_words[pc->op]);
    case FRAME_NEXT:
        --F;
        r = F->r;
        pc = F->pc;
        B = v;
        NEXT_SLOW(1);
    case FRAME_WITH: {
        Value exit = F->self;
        --F;
        r = F->r;
        pc = F->pc;
        A = exit;
        (&A)[1] = v;
        NEXT_SLOW(1);
    }
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
    case FRAME_GEN_SEND:
        frame_gen_finish(cx, AS(Generator, F->self));
        --F;
        if (F->parked)
            frame_gen_unpark(F, r);
        r = F->r;
        pc = F->pc;
        A = v;
        NEXT(IMM_C);
    case FRAME_GEN_FOR:
        frame_gen_finish(cx, AS(Generator, F->self));
        --F;
        r = F->r;
        pc = F->pc;
        NEXT(IMM_C);
    case FRAME_GEN_NEXT:
        frame_gen_finish(cx, AS(Generator, F->self));
        --F;
        r = F->r;
        pc = F->pc;
        if (op_base[pc->op] == OP_CALL && pc->c == 2) { /* next(g, default) */
            A = (&B)[1];
            NEXT_SLOW(5);
        }
        raise_stop(cx, v);
        goto error;
    default: { /* FRAME_GEN_LIST and so on */
        FrameKind kind = F->kind;
        frame_gen_finish(cx, AS(Generator, F->self));
        --F;
        r = F->r;
        pc = F->pc;
        v = drain_end(cx, kind, B, kind == FRAME_GEN_JOIN ? (&B)[-1] : V_NULL);
        RESULT(v, 5);
    }
    }
}
