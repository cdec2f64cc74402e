/* cases_attr.h: attributes. Included inside the function of eval.c,
 * whose macros it uses. */
#define STORE_ATTRS(G, IS, twin)                                               \
    CASE(STORE_ATTR##twin) :                                                   \
    {                                                                          \
        SAVE();                                                                \
        DONE(attr_store(cx, pc, A, NAME_C, B), 3);                             \
    }                                                                          \
    CASE(STORE_ATTR_SLOT##twin) :                                              \
    {                                                                          \
        Value o = A;                                                           \
        if (UNLIKELY(!IS(o, pc[1].lo)))                                        \
            goto L_STORE_ATTR_POLY##twin;                                      \
        store_object_slot(cx, as_obj(o), &SLOT_AT(o, pc[1].hi), B);            \
        NEXT(3);                                                               \
    }                                                                          \
    CASE(STORE_ATTR_ADD##twin) :                                               \
    {                                                                          \
        Value o = A;                                                           \
        if (UNLIKELY(!IS(o, pc[1].lo)))                                        \
            goto L_STORE_ATTR##twin;                                           \
        store_object_slot(cx, as_obj(o), &SLOT_AT(o, pc[1].hi), B);            \
        store_object_shape(cx, as_obj(o), &as_obj(o)->shape, pc[2].lo);        \
        NEXT(3);                                                               \
    }                                                                          \
    CASE(STORE_ATTR_POLY##twin) :                                              \
    {                                                                          \
        Value o = A;                                                           \
        if (UNLIKELY(!is_obj(o)))                                              \
            goto L_STORE_ATTR##twin;                                           \
        const LookupEntry *e =                                                 \
            lookup_entry(cx, as_obj(o)->shape, NAME_C, USE_STORE);             \
        if (UNLIKELY(!lookup_hit(e, as_obj(o)->shape, NAME_C, USE_STORE)))     \
            goto L_STORE_ATTR##twin;                                           \
        if ((++pc[2].hi & 1) == 0)                                             \
            attr_settle(pc, as_obj(o)->shape, (Found)e->found, e->at);         \
        if (e->found == FOUND_SETTER) {                                        \
            if (cx->variant == VARIANT_OPS)                                    \
                goto L_STORE_ATTR##twin;                                       \
            Value *top = TOP_OF_FRAME();                                       \
            top[0] = o;                                                        \
            top[1] = B;                                                        \
            ENTER_TOP((Function *)(uintptr_t)e->at, 2, FRAME_STORE,            \
                      L_STORE_ATTR##twin);                                     \
        }                                                                      \
        if (G && UNLIKELY(as_obj(o)->owner != cx->owner))                      \
            goto L_STORE_ATTR##twin;                                           \
        store_object_slot(cx, as_obj(o), &SLOT_AT(o, (uint32_t)e->at), B);     \
        if (e->found == FOUND_ADD)                                             \
            store_object_shape(cx, as_obj(o), &as_obj(o)->shape,               \
                               (uint32_t)(e->at >> 32));                       \
        NEXT(3);                                                               \
    }

/* ---- attributes ---- */
CASE(LOAD_ATTR) :
{
    SAVE();
    RESULT(attr_load(cx, pc, B, NAME_C), 3);
}
CASE(LOAD_ATTR_SLOT) :
{
    Value o = B;
    if (UNLIKELY(!IS_PLAIN(o, pc[1].lo)))
        goto L_LOAD_ATTR_POLY;
    Value v = SLOT_AT(o, pc[1].hi);
    if (UNLIKELY(!v))
        goto L_LOAD_ATTR;
    A = v;
    NEXT(3);
}
CASE(LOAD_ATTR_OVER) :
{
    Value o = B;
    if (UNLIKELY(!IS_PLAIN(o, pc[1].lo)))
        goto attr_other;
    const Values *over = AS(Values, SLOT_AT(o, pc[1].hi));
    Value v = over ? over->v[pc[2].lo] : V_NULL;
    if (UNLIKELY(!v))
        goto L_LOAD_ATTR;
    A = v;
    NEXT(3);
}
CASE(LOAD_ATTR_CLASS) :
{
    Value o = B;
    if (UNLIKELY(!IS_PLAIN(o, pc[1].lo)))
        goto attr_other;
    A = pc[2].v;
    NEXT(3);
}
CASE(LOAD_ATTR_BOUND) :
{
    Value o = B;
    if (UNLIKELY(!IS_PLAIN(o, pc[1].lo)))
        goto attr_other;
    SAVE();
    RESULT(method_new(cx, pc[2].v, o), 3);
}
CASE(LOAD_ATTR_TYPE) :
{
    if (UNLIKELY(B != pc[1].v))
        goto L_LOAD_ATTR;
    A = pc[2].v;
    NEXT(3);
}
CASE(LOAD_ATTR_MODULE) :
{
    Value o = B;
    if (UNLIKELY(!IS_PLAIN(o, KIND_module)))
        goto L_LOAD_ATTR;
    const Dict *d = AS(Module, o)->dict;
    if (UNLIKELY(d != pc[2].p || d->version != pc[1].lo))
        goto L_LOAD_ATTR;
    A = d->entries->e[pc[1].hi].value;
    NEXT(3);
}
CASE(LOAD_ATTR_GETTER) :
{
    Value o = B;
    if (UNLIKELY(!IS_PLAIN(o, pc[1].lo)))
        goto attr_other;
    Function *fn = pc[2].p;
    LCode *lc = cx->lcode[fn->code->id];
    if (UNLIKELY(!lc))
        goto L_LOAD_ATTR;
    Value *base = r + F->lc->nregs;
    if (UNLIKELY(base + 1 > cx->stack_end))
        goto L_LOAD_ATTR;
    base[0] = o;
    ENTER_FAST(base, lc, fn, 1, FRAME_OP, V_NULL);
}
attr_other : /* another shape than last time */
             pc->op = OP_LOAD_ATTR_POLY;
pc[2].w = 0;
/* Also what LOAD_ATTR_SLOT does for another shape than its own. */
CASE(LOAD_ATTR_POLY) :
{
    Value o = B;
    if (UNLIKELY(!is_obj(o)))
        goto L_LOAD_ATTR;
    uint32_t shape = as_obj(o)->shape;
    const LookupEntry *e = lookup_entry(cx, shape, NAME_C, USE_LOAD);
    if (UNLIKELY(!lookup_hit(e, shape, NAME_C, USE_LOAD)))
        goto L_LOAD_ATTR;
    if ((++pc[2].hi & (pc->op == OP_LOAD_ATTR_SLOT ? 1 : 15)) == 0)
        attr_settle(pc, shape, (Found)e->found, e->at);
    Value *top = TOP_OF_FRAME();
    switch (e->found) {
    case FOUND_SLOT: {
        Value v = SLOT_AT(o, e->at);
        if (UNLIKELY(!v))
            goto L_LOAD_ATTR;
        A = v;
        NEXT(3);
    }
    case FOUND_OVER: {
        const Values *over = AS(Values, SLOT_AT(o, (uint32_t)e->at));
        Value v = over ? over->v[e->at >> 32] : V_NULL;
        if (UNLIKELY(!v))
            goto L_LOAD_ATTR;
        A = v;
        NEXT(3);
    }
    case FOUND_VALUE:
        A = e->at;
        NEXT(3);
    case FOUND_BOUND:
        SAVE();
        RESULT(method_new(cx, e->at, o), 3);
    case FOUND_GETTER:
        top[0] = o;
        ENTER_TOP((Function *)(uintptr_t)e->at, 1, FRAME_OP, L_LOAD_ATTR);
    case FOUND_DESCR: {
        Value get = type_override(type_of(e->at), DUNDER_get);
        if (UNLIKELY(!get) || UNLIKELY(!is_exact(get, KIND_function)))
            goto L_LOAD_ATTR;
        top[0] = e->at;
        top[1] = o;
        top[2] = v_obj(type_of(o));
        ENTER_TOP(AS(Function, get), 3, FRAME_OP, L_LOAD_ATTR);
    }
    case FOUND_GETATTR:
        top[0] = o;
        top[1] = NAME_C;
        ENTER_TOP((Function *)(uintptr_t)e->at, 2, FRAME_OP, L_LOAD_ATTR);
    default:
        goto L_LOAD_ATTR;
    }
}
STORE_ATTRS(0, IS_PLAIN, )
STORE_ATTRS(1, IS_OWN, _G)
CASE(DELETE_ATTR_G) :
{
    SAVE();
    if (cx->variant == VARIANT_OPS &&
        !ops_guard_attr(cx, A, NAME_C, "DELETE_ATTR"))
        goto error;
}
CASE(DELETE_ATTR) :
{
    SAVE();
    DONE(obj_delattr(cx, A, NAME_C), 1);
}
CASE(LOAD_METHOD) :
{
    /* not by way of a variable of this function: its frame lives long, and the
     * collector would take what is left there for a root */
    SAVE();
    if (UNLIKELY(attr_method(cx, pc, B, NAME_C, &A) < 0))
        goto error;
    NEXT(3);
}
CASE(LOAD_METHOD_MODULE) :
{
    Value o = B;
    if (UNLIKELY(o != pc[1].v))
        goto L_LOAD_METHOD;
    const Dict *d = AS(Module, o)->dict;
    if (UNLIKELY(d->version != pc[2].lo))
        goto L_LOAD_METHOD;
    Value *to = &A;
    to[0] = V_NULL;
    to[1] = d->entries->e[pc[2].hi].value;
    NEXT(3);
}
CASE(LOAD_METHOD_CLASS) :
{
    if (UNLIKELY(B != pc[1].v))
        goto L_LOAD_METHOD;
    Value *to = &A;
    to[0] = V_NULL;
    to[1] = pc[2].v;
    NEXT(3);
}
CASE(LOAD_METHOD_SHAPE) :
{
    Value o = B;
    if (UNLIKELY(!IS_PLAIN(o, pc[1].lo)))
        goto L_LOAD_METHOD;
    Value *to = &A;
    to[0] = pc[2].v;
    to[1] = o;
    NEXT(3);
}
