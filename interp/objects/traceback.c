/* traceback.c: the traceback kind. Its text is traceback_print.c's. */
#include "front/code.h"
#include "object/store.h"
#include "objects/classes.h"
#include "objects/number.h"
#include "objects/text.h"

void traceback_add(Ctx *cx, Code *code, uint32_t instr)
{
    if (!cx->raised.exc || cx->raised.exc == V_NULL)
        return;
    Raised flying = cx->raised; /* an allocation may raise MemoryError */
    Traceback *tb = HEAP_NEW(cx, Traceback, KIND_traceback);
    if (!tb) {
        cx->raised = flying;
        return;
    }
    const VerifiedCode *vc = code->verified;
    tb->code = code;
    tb->instr = instr;
    tb->lineno =
        vc && instr < vc->n_instrs ? vc->instrs[instr].line : code->firstlineno;
    /* Not a dict of a context: a traceback may leave it. */
    Dict *globals = vm_globals(cx);
    if (globals && (ctx_is_main(cx) || globals->hdr.owner == OWNER_MAIN))
        tb->globals = globals;
    Value old = flying.traceback;
    tb->next = old ? AS(Traceback, old) : NULL;
    cx->raised.traceback = v_obj(tb);
}

static uint32_t instr_at(const VerifiedCode *v, int64_t offset)
{
    for (uint32_t i = 0; v && i < v->n_instrs; i++)
        if ((int64_t)v->instrs[i].offset == offset)
            return i;
    return UINT32_MAX; /* none: no carets */
}

/* TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno) */
Value traceback_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (argv[1] != V_NONE && !is_kind(argv[1], KIND_traceback))
        return raise_fmt(cx, &exc_TypeError,
                         "expected traceback object or None, got '%T'",
                         argv[1]);
    if (!is_kind(argv[2], KIND_frame))
        return raise_fmt(cx, &exc_TypeError,
                         "TracebackType() argument 'tb_frame' must be frame, "
                         "not %T",
                         argv[2]);
    int lasti = arg_int(cx, argv[3]);
    int lineno = error_pending(cx) ? 0 : arg_int(cx, argv[4]);
    Traceback *tb =
        error_pending(cx) ? NULL : HEAP_NEW(cx, Traceback, KIND_traceback);
    if (!tb)
        return V_NULL;
    const FrameRecord *f = AS(FrameRecord, argv[2]);
    tb->next = argv[1] == V_NONE ? NULL : AS(Traceback, argv[1]);
    tb->code = f->code;
    tb->globals = f->globals;
    tb->instr = instr_at(f->code->verified, lasti);
    tb->lineno = lineno;
    return v_obj(tb);
}

Value traceback_get_tb_next(Ctx *cx, Value self)
{
    Traceback *next = AS(Traceback, self)->next;
    (void)cx;
    return next ? v_obj(next) : V_NONE;
}

/* None or a traceback behind which self does not come again. */
int traceback_set_tb_next(Ctx *cx, Value self, Value v)
{
    Traceback *tb = AS(Traceback, self);
    if (v == V_NULL)
        return raise_fmt(cx, &exc_TypeError, "can't delete tb_next attribute"),
               -1;
    if (v != V_NONE && !is_kind(v, KIND_traceback))
        return raise_fmt(cx, &exc_TypeError,
                         "expected traceback object, got '%T'", v),
               -1;
    Traceback *next = v == V_NONE ? NULL : AS(Traceback, v);
    for (const Traceback *t = next; t; t = t->next)
        if (t == tb)
            return raise_fmt(cx, &exc_ValueError, "traceback loop detected"),
                   -1;
    store_exception_field(cx, tb, (Value *)(void *)&tb->next,
                          next ? v_obj(next) : V_NULL);
    return 0;
}

Value traceback_get_tb_lineno(Ctx *cx, Value self)
{
    return int_from_i64(cx, AS(Traceback, self)->lineno);
}

Value traceback_get_tb_lasti(Ctx *cx UNUSED, Value self)
{
    const Traceback *tb = AS(Traceback, self);
    const VerifiedCode *v = tb->code->verified;
    return v_int(tb->instr < v->n_instrs ? (int)v->instrs[tb->instr].offset
                                         : -1);
}

/* The namespace of module code is its globals; a function's locals are gone. */
Value traceback_get_tb_frame(Ctx *cx, Value self)
{
    const Traceback *tb = AS(Traceback, self);
    FrameRecord *rec = HEAP_NEW(cx, FrameRecord, KIND_frame);
    if (!rec)
        return V_NULL;
    rec->code = tb->code;
    rec->globals = tb->globals;
    rec->instr = tb->instr;
    rec->lineno = tb->lineno;
    if (tb->globals && !(tb->code->flags & PY_CO_NEWLOCALS) &&
        str_eq_ascii(tb->code->name, "<module>"))
        rec->locals = v_obj(tb->globals);
    return v_obj(rec);
}

static size_t traceback_size(const Obj *o)
{
    (void)o;
    return sizeof(Traceback);
}

static void traceback_visit(Obj *o, Visitor *v)
{
    Traceback *tb = (Traceback *)o;
    VISIT_PTR(v, tb->next);
    VISIT_PTR(v, tb->code);
    VISIT_PTR(v, tb->globals);
}

const KindOps traceback_ops = {
    .kind = KIND_traceback,
    .name = "traceback",
    .size = traceback_size,
    .visit = traceback_visit,
};
