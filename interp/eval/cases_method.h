/* cases_method.h: calls of what a look-up found: with a self or without.
 * Included inside the function of eval.c, whose macros it uses. */
CASE(CALL_MAYBE) :
{
    Value *base = &B, out;
    SAVE();
    bool bound = base[-2] != V_NULL;
    Value callee = bound ? base[-2] : base[-1];
    cache_call_maybe(cx, pc, callee, bound ? base[-1] : V_NULL, pc->c);
    if (pc->op != OP_CALL_MAYBE)
        AGAIN();
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
        pc->op = OP_CALL_MAYBE_PY_ANY;
        goto L_CALL_MAYBE_PY_ANY;
    }
    Function *fn = AS(Function, pc[2].v);
    ENTER_FAST(base, (LCode *)pc[3].p, fn, pc->c + 1, FRAME_CALL, V_NULL);
}
CASE(CALL_MAYBE_PY_ANY) :
{
    Value *base = &B - 1, callee = base[-1];
    int argc = pc->c + 1;
    if (!callee) { /* without self */
        callee = *base++;
        argc--;
    }
    if (UNLIKELY(!IS_PLAIN(callee, KIND_function)))
        goto maybe_again;
    Function *fn = AS(Function, callee);
    LCode *lc = cx->lcode[fn->code->id];
    if (UNLIKELY(!lc) || UNLIKELY(lc->simple != argc))
        goto maybe_again;
    ENTER_FAST(base, lc, fn, argc, FRAME_CALL, V_NULL);
}
CASE(CALL_MAYBE_DEFAULTS) :
{
    Value *base = &B - 1;
    if (UNLIKELY(base[-1] != pc[2].v))
        goto maybe_again;
    Function *fn = AS(Function, pc[2].v);
    ENTER_DEFAULTS(base, (LCode *)pc[3].p, fn, pc->c + 1u, maybe_again);
}
CASE(CALL_MAYBE_NATIVE) :
{
    Value *argv = &B - 1;
    const Native *n = pc[2].p;
    if (UNLIKELY(argv[-1] != pc[2].v) ||
        UNLIKELY(!IS_PLAIN(argv[0], pc[3].lo)) ||
        UNLIKELY((n->flags & MUTATES) && !guard_may(cx, argv[0])))
        goto maybe_again;
    if (n->flags & MUTATES)
        DECLARE(argv[0]);
    SAVE();
    for (uint32_t i = pc->c + 1u; i < pc[3].hi; i++)
        argv[i] = V_NULL;
    RESULT(n->fn(cx, argv, pc->c + 1, NULL), 5);
}
CASE(CALL_MAYBE_APPEND) :
{
    Value *argv = &B - 1;
    if (UNLIKELY(argv[-1] != pc[2].v) ||
        UNLIKELY(!IS_OWN(argv[0], KIND_list)) ||
        UNLIKELY(AS(List, argv[0])->busy))
        goto L_CALL_MAYBE_NATIVE;
    DECLARE(argv[0]);
    SAVE();
    if (UNLIKELY(list_append_own(cx, AS(List, argv[0]), argv[1]) < 0))
        goto error;
    A = V_NONE;
    NEXT(5);
}
CASE(CALL_MAYBE_JOIN) :
{
    Value *argv = &B - 1, g = argv[1];
    if (argv[-1] != pc[2].v || !IS_PLAIN(argv[0], KIND_str) || !CAN_DRAIN(g))
        goto L_CALL_MAYBE_NATIVE;
    DRAIN(g, FRAME_GEN_JOIN);
}
CASE(CALL_MAYBE_PLAIN_PY) :
{
    Value *base = &B;
    if (UNLIKELY(base[-2] != V_NULL) || UNLIKELY(base[-1] != pc[2].v)) {
        pc->op = OP_CALL_MAYBE_PY_ANY;
        goto L_CALL_MAYBE_PY_ANY;
    }
    ENTER_FAST(base, (LCode *)pc[3].p, (Function *)pc[2].p, pc->c, FRAME_CALL,
               V_NULL);
}
CASE(CALL_MAYBE_PLAIN_NATIVE) :
{
    Value *argv = &B;
    if (UNLIKELY(argv[-2] != V_NULL) || UNLIKELY(argv[-1] != pc[2].v))
        goto maybe_again;
    const Native *n = pc[2].p;
    SAVE();
    for (int i = pc->c; i < n->max; i++)
        argv[i] = V_NULL;
    RESULT(n->fn(cx, argv, pc->c, NULL), 5);
}
maybe_again : pc->op = OP_CALL_MAYBE;
goto L_CALL_MAYBE;
CASE(CALL_MAYBE_KW) :
{
    Value *base = &B, out;
    SAVE();
    bool bound = base[-2] != V_NULL;
    Value callee = bound ? base[-2] : base[-1];
    int argc = pc->c + bound - (int)AS(Tuple, pc[2].v)->len;
    cache_call_named(cx, pc, callee, argc);
    pc[1].h[3] = bound;
    if (pc->op != OP_CALL_MAYBE_KW)
        AGAIN();
    Frame *nf = call_begin(cx, callee, base - bound, argc, pc[2].v, &out);
    if (nf)
        ENTERED(nf);
    RESULT(out, 5);
}
CASE(CALL_MAYBE_KW_PY) :
{
    Value *base = &B;
    bool bound = pc[1].h[3];
    Value callee = bound ? base[-2] : base[-1];
    if (UNLIKELY(bound != (base[-2] != V_NULL)) ||
        UNLIKELY(!IS_PLAIN(callee, KIND_function)) ||
        UNLIKELY(!SAME_CODE(AS(Function, callee)))) {
        pc->op = OP_CALL_MAYBE_KW;
        goto L_CALL_MAYBE_KW;
    }
    SAVE();
    Frame *nf =
        call_mapped(cx, AS(Function, callee), (LCode *)pc[3].p, base - bound,
                    pc->c + bound - (int)AS(Tuple, pc[2].v)->len, pc[2].v,
                    (const ArgMap *)(const void *)&pc[4]);
    if (UNLIKELY(!nf))
        goto error;
    ENTERED(nf);
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
        goto method_other;
    Value *base = &B;
    base[0] = self;
    ENTER_FAST(base, (LCode *)pc[3].p, (Function *)pc[4].p, pc[1].h[0] + 1,
               FRAME_CALL, V_NULL);
}
CASE(CALL_METHOD_PY1) :
{
    Value self = C;
    if (UNLIKELY(!IS_PLAIN(self, pc[2].lo)))
        goto method_other;
    Value *base = &B;
    base[0] = self;
    base[1] = r[pc[1].h[3]];
    ENTER_FAST(base, (LCode *)pc[3].p, (Function *)pc[4].p, 2, FRAME_CALL,
               V_NULL);
}
method_other: /* another shape than last time: not for good at once */
{
    Value self = C, name = F->lc->object->names->v[pc[1].h[1]];
    if (UNLIKELY(!is_obj(self)) || UNLIKELY(as_obj(self)->shape < KIND_COUNT))
        goto method_again;
    const LookupEntry *e =
        lookup_entry(cx, as_obj(self)->shape, name, USE_METHOD);
    if (UNLIKELY(!lookup_hit(e, as_obj(self)->shape, name, USE_METHOD))) {
        SAVE();
        if (!cache_method(cx, self, name) ||
            !lookup_hit(e, as_obj(self)->shape, name, USE_METHOD))
            goto method_again;
    }
    if (UNLIKELY(!IS_PLAIN(e->at, KIND_function)))
        goto method_again;
    Function *fn = AS(Function, e->at);
    LCode *lc = cx->lcode[fn->code->id];
    int argc = pc[1].h[0];
    if (UNLIKELY(!lc) || UNLIKELY(lc->simple != argc + 1))
        goto method_again;
    if ((++pc[2].hi & 1) == 0) {
        pc[2].lo = as_obj(self)->shape;
        pc[3].p = lc;
        pc[4].p = fn;
    }
    Value *base = &B;
    base[0] = self;
    if (argc == 1)
        base[1] = r[pc[1].h[3]];
    ENTER_FAST(base, lc, fn, argc + 1, FRAME_CALL, V_NULL);
}
CASE(CALL_METHOD_DEFAULTS) :
{
    Value self = C;
    if (UNLIKELY(!IS_PLAIN(self, pc[2].lo)))
        goto method_again;
    Value *base = &B;
    base[0] = self;
    uint32_t argc = pc[1].h[0] + 1u;
    if (argc == 2)
        base[1] = r[pc[1].h[3]];
    Function *fn = AS(Function, pc[4].v);
    ENTER_DEFAULTS(base, (LCode *)pc[3].p, fn, argc, method_again);
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
#define MODULE_CHANGED(o)                                                      \
    (UNLIKELY((o) != pc[2].v) ||                                               \
     UNLIKELY(AS(Module, o)->dict->version != pc[3].lo))
CASE(CALL_METHOD_MODULE) :
{
    if (MODULE_CHANGED(C))
        goto method_again;
    const Native *n = pc[4].p;
    SAVE();
    Value *argv = &B + 1;
    int argc = pc[1].h[0];
    if (argc == 1)
        argv[0] = r[pc[1].h[3]];
    for (int i = argc; i < n->max; i++)
        argv[i] = V_NULL;
    RESULT(n->fn(cx, argv, argc, NULL), 5);
}
CASE(CALL_METHOD_MODULE_PY) :
{
    if (MODULE_CHANGED(C))
        goto method_again;
    Function *fn = pc[4].p;
    LCode *lc = cx->lcode[fn->code->id];
    if (UNLIKELY(!lc) || UNLIKELY(lc->simple != pc[1].h[0]))
        goto method_again;
    Value *base = &B + 1;
    if (pc[1].h[0] == 1)
        base[0] = r[pc[1].h[3]];
    ENTER_FAST(base, lc, fn, pc[1].h[0], FRAME_CALL, V_NULL);
}
CASE(CALL_METHOD_CLASS_PY) :
{
    Value self = C;
    if (UNLIKELY(self != pc[2].v))
        goto class_method_other;
    LCode *lc = pc[3].p;
    Value *base = &B;
    uint32_t argc = pc[1].h[0];
    if (argc == 1)
        base[1] = r[pc[1].h[3]];
    if ((uint32_t)lc->simple == argc)
        base++;
    else
        base[0] = self;
    ENTER_FAST(base, lc, (Function *)pc[4].p, lc->simple, FRAME_CALL, V_NULL);
}
class_method_other: /* of another class than last time */
{
    Value self = C, name = F->lc->object->names->v[pc[1].h[1]];
    if (!IS_PLAIN(self, KIND_type))
        goto method_again;
    const LookupEntry *e = lookup_class_entry(cx, self, name);
    if (!lookup_class_hit(e, self, name))
        goto method_again;
    Function *fn = AS(Function, e->at);
    LCode *lc = cx->lcode[fn->code->id];
    uint32_t argc = pc[1].h[0];
    if (UNLIKELY(!lc) || UNLIKELY((uint32_t)lc->simple - argc > 1))
        goto method_again;
    Value *base = &B;
    if (argc == 1)
        base[1] = r[pc[1].h[3]];
    if ((uint32_t)lc->simple == argc)
        base++;
    else
        base[0] = self;
    ENTER_FAST(base, lc, fn, lc->simple, FRAME_CALL, V_NULL);
}
CASE(CALL_METHOD_WRAPPED) :
{
    Value self = C;
    if (UNLIKELY(!IS_PLAIN(self, pc[2].lo)))
        goto method_again;
    Value *base = &B;
    if (pc[1].h[0] == 1)
        base[1] = r[pc[1].h[3]];
    if (pc[2].hi)
        base[0] = v_obj(type_of(self));
    else
        base++;
    LCode *lc = pc[3].p;
    ENTER_FAST(base, lc, (Function *)pc[4].p, lc->simple, FRAME_CALL, V_NULL);
}
CASE(CALL_METHOD_NUMBER) :
{
    Value self = C;
    if (UNLIKELY(!(pc[2].lo ? is_int(self) : is_double(self))))
        goto method_again;
    const Native *n = pc[3].p;
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
CASE(CALL_METHOD_SEND) :
{
    Value self = C, sent = r[pc[1].h[3]];
    if (LIKELY(IS_OWN(self, KIND_generator))) {
        Generator *g = AS(Generator, self);
        if (g->state == GEN_SUSPENDED ||
            (g->state == GEN_CREATED && sent == V_NONE)) {
            r[pc->b] = self; /* keeps it while its frame runs */
            RESUME(g, sent, FRAME_GEN_NEXT);
        }
    }
    goto L_CALL_METHOD_NATIVE;
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
