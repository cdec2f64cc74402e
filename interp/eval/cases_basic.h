/* cases_basic.h: registers, cells, names. Included inside the function of
 * eval.c, whose macros it uses. */
/* ---- registers ---- */
CASE(MOVE) :
{
    A = B;
    NEXT(1);
}
CASE(MOVE2) :
{
    Value *to = &A;
    to[0] = B;
    to[1] = C;
    NEXT(1);
}
CASE(SWAPR) :
{
    Value v = A;
    A = B;
    B = v;
    NEXT_SLOW(1);
}
CASE(LOADI) :
{
    A = IMM(IMM_B);
    NEXT(1);
}
CASE(LOADK) :
{
    A = pc[1].v;
    NEXT(2);
}
CASE(LOAD_NULL) :
{
    A = V_NULL;
    NEXT_SLOW(1);
}
CASE(CHECK_LOCAL) :
{
    if (UNLIKELY(A == V_UNBOUND)) {
        SAVE();
        name_unbound_local(cx, F, pc->a);
        goto error;
    }
    NEXT(1);
}
CASE(DELETE_FAST) :
{
    if (UNLIKELY(A == V_UNBOUND)) {
        SAVE();
        name_unbound_local(cx, F, pc->a);
        goto error;
    }
    A = V_UNBOUND;
    NEXT_SLOW(1);
}
CASE(NOP) : NEXT_SLOW(1);
CASE(UNSUPPORTED) :
{
    SAVE();
    raise_unsupported(cx, (const char *)pc[1].p);
    goto error;
}

/* ---- cells ---- */
CASE(MAKE_CELL) :
{
    SAVE();
    RESULT(cell_new(cx, A), 1);
}
CASE(COPY_FREE) :
{
    const Tuple *closure = F->func->closure;
    for (uint32_t i = 0; i < pc->b; i++)
        r[pc->a + i] = closure->v[i];
    NEXT_SLOW(1);
}
CASE(LOAD_DEREF) :
{
    Value v = AS(Cell, B)->value;
    if (UNLIKELY(v == V_UNBOUND)) {
        SAVE();
        name_unbound_deref(cx, F, pc->b);
        goto error;
    }
    A = v;
    NEXT(1);
}
CASE(LOAD_CLASSDEREF) :
{
    SAVE();
    RESULT(name_classderef(cx, F, pc->b), 1);
}
CASE(STORE_DEREF) :
{
    Cell *cell = AS(Cell, A);
    store_cell_value(cx, cell, &cell->value, B);
    NEXT(1);
}
CASE(STORE_DEREF_G) :
{
    Cell *cell = AS(Cell, A);
    if (UNLIKELY(cell->hdr.owner != cx->owner)) {
        SAVE();
        if (!name_deref_violation(cx, F, pc->a, "STORE_DEREF"))
            goto error;
    }
    store_cell_value(cx, cell, &cell->value, B);
    NEXT_SLOW(1);
}
CASE(DELETE_DEREF_G) :
{
    if (UNLIKELY(as_obj(A)->owner != cx->owner)) {
        SAVE();
        if (!name_deref_violation(cx, F, pc->a, "DELETE_DEREF"))
            goto error;
    }
}
CASE(DELETE_DEREF) :
{
    Cell *cell = AS(Cell, A);
    if (UNLIKELY(cell->value == V_UNBOUND)) {
        SAVE();
        name_unbound_deref(cx, F, pc->a);
        goto error;
    }
    store_cell_value(cx, cell, &cell->value, V_UNBOUND);
    NEXT_SLOW(1);
}

/* ---- names ---- */
CASE(LOAD_GLOBAL) :
{
    SAVE();
    RESULT(name_global(cx, F, pc), 4);
}
CASE(LOAD_GLOBAL_M) :
{
    const Dict *d = F->func->globals;
    if (UNLIKELY(d != pc[2].p || d->version != pc[1].lo))
        goto L_LOAD_GLOBAL;
    A = *(const Value *)pc[3].p;
    NEXT(4);
}
CASE(LOAD_GLOBAL_B) :
{
    const Dict *d = F->func->globals;
    if (UNLIKELY(d != pc[2].p || d->version != pc[1].lo ||
                 builtins_dict->version != pc[1].hi))
        goto L_LOAD_GLOBAL;
    A = *(const Value *)pc[3].p;
    NEXT(4);
}
CASE(STORE_GLOBAL) :
{
    SAVE();
    DONE(name_store_global(cx, F, NAME_C, B, false), 1);
}
CASE(STORE_GLOBAL_G) :
{
    SAVE();
    DONE(name_store_global(cx, F, NAME_C, B, true), 1);
}
CASE(DELETE_GLOBAL) :
{
    SAVE();
    DONE(name_delete_global(cx, F, NAME_C, false), 1);
}
CASE(DELETE_GLOBAL_G) :
{
    SAVE();
    DONE(name_delete_global(cx, F, NAME_C, true), 1);
}
CASE(LOAD_NAME) :
{
    SAVE();
    RESULT(name_local(cx, F, pc), 3);
}
CASE(LOAD_NAME_M) :
{
    const Dict *d = F->func->globals;
    if (UNLIKELY(F->locals || d != pc[2].p || d->version != pc[1].lo))
        goto L_LOAD_NAME;
    A = d->entries->e[pc[1].hi].value;
    NEXT_SLOW(3);
}
CASE(STORE_NAME) :
{
    SAVE();
    DONE(name_store(cx, F, NAME_C, B, false), 1);
}
CASE(STORE_NAME_G) :
{
    SAVE();
    DONE(name_store(cx, F, NAME_C, B, true), 1);
}
CASE(DELETE_NAME) :
{
    SAVE();
    DONE(name_delete(cx, F, NAME_C, false), 1);
}
CASE(DELETE_NAME_G) :
{
    SAVE();
    DONE(name_delete(cx, F, NAME_C, true), 1);
}
CASE(LOAD_BUILD_CLASS) :
{
    SAVE();
    Value v = name_builtin(F, name_dunder_build_class);
    if (!v) {
        raise_fmt(cx, &exc_NameError, "__build_class__ not found");
        goto error;
    }
    A = v;
    NEXT_SLOW(1);
}
CASE(SETUP_ANNOTATIONS) :
{
    SAVE();
    DONE(name_setup_annotations(cx, F), 1);
}
