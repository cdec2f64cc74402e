/* frame.c: the kind frame: a record of what a frame was when it was asked for
 * (sys._getframe, a traceback's tb_frame, a generator's gi_frame), not the
 * frame itself: it neither moves on nor writes locals back. eval/ makes them
 * (vm_frame_record). */
#include "front/code.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/text.h"

#define FRAME_GET(attr, expression)                                            \
    Value frame_get_##attr(Ctx *cx UNUSED, Value self)                         \
    {                                                                          \
        const FrameRecord *f = AS(FrameRecord, self);                          \
        return expression;                                                     \
    }
FRAME_GET(f_code, v_obj(f->code))
FRAME_GET(f_back, f->back ? v_obj(f->back) : V_NONE)
FRAME_GET(f_lineno, f->lineno < 0 ? V_NONE : v_int(f->lineno))

Value frame_get_f_trace(Ctx *cx UNUSED, Value self UNUSED)
{
    return V_NONE;
}

/* Byte offset of the instruction, as dis counts. */
Value frame_get_f_lasti(Ctx *cx UNUSED, Value self)
{
    const FrameRecord *f = AS(FrameRecord, self);
    const VerifiedCode *v = f->code->verified;
    return v_int(f->instr < v->n_instrs ? (int)v->instrs[f->instr].offset : -1);
}

Value frame_get_f_globals(Ctx *cx, Value self)
{
    const FrameRecord *f = AS(FrameRecord, self);
    if (f->globals)
        return v_obj(f->globals);
    return raise_unsupported(cx, "f_globals of a frame of another context");
}

Value frame_get_f_builtins(Ctx *cx, Value self)
{
    const FrameRecord *f = AS(FrameRecord, self);
    Value b =
        f->globals ? dict_get_str(f->globals, name_dunder_builtins) : V_NULL;
    (void)cx;
    if (b && is_kind(b, KIND_module))
        return v_obj(AS(Module, b)->dict);
    return b && is_kind(b, KIND_dict) ? b : v_obj(builtins_dict);
}

Value frame_get_f_locals(Ctx *cx, Value self)
{
    const FrameRecord *f = AS(FrameRecord, self);
    if (!f->locals)
        return raise_unsupported(cx, "f_locals of a frame that has ended");
    if (!is_exact(f->locals, KIND_tuple))
        return f->locals;
    const Tuple *values = AS(Tuple, f->locals);
    Value d = dict_new(cx);
    for (uint32_t i = 0; d && i < values->len; i++) {
        Value v = values->v[i];
        if (v != V_NULL &&
            dict_set_own(cx, AS(Dict, d), f->code->localsplusnames->v[i], v))
            return V_NULL;
    }
    return d;
}

/* A record holds nothing that could be cleared. */
Value frame_m_clear(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return V_NONE;
}

static Value frame_repr(Ctx *cx, Value self)
{
    const FrameRecord *f = AS(FrameRecord, self);
    return str_printf(cx, "<frame at 0x%lx, file %R, line %d, code %S>",
                      (unsigned long)self, f->code->filename, (int)f->lineno,
                      f->code->name);
}

static size_t frame_size(const Obj *o)
{
    (void)o;
    return sizeof(FrameRecord);
}

static void frame_visit(Obj *o, Visitor *v)
{
    FrameRecord *f = (FrameRecord *)(void *)o;
    VISIT_PTR(v, f->code);
    VISIT_PTR(v, f->globals);
    VISIT_PTR(v, f->back);
    v->value(v, &f->locals);
}

const KindOps frame_ops = {
    .kind = KIND_frame,
    .name = "frame",
    .size = frame_size,
    .visit = frame_visit,
    .not_promotable = "cannot leave their context",
    .repr = frame_repr,
};
