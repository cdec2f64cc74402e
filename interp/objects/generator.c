/* generator.c: the kinds generator and coroutine: send, throw, close, and the
 * delegation of the latter two through `yield from`. The frame itself is the
 * evaluator's (vm_gen_resume). Resuming changes the generator: every way in is
 * a MUTATES row or slot. */
#include "object/store.h"
#include "objects/classes.h"
#include "objects/generator.h"
#include "objects/names.h"
#include "objects/text.h"

enum { RESUME_SEND, RESUME_THROW, RESUME_DELEGATE_DONE };

static const char *kind_word(const Generator *g)
{
    switch (g->hdr.shape) {
    case KIND_coroutine:
        return "coroutine";
    case KIND_async_generator:
        return "async_generator";
    }
    return "generator";
}

void gen_convert_stop(Ctx *cx, const Generator *gen)
{
    if (!error_matches(cx, &exc_StopIteration))
        return;
    Value cause = exception_catch(cx);
    raise_fmt(cx, &exc_RuntimeError, "%s raised StopIteration", kind_word(gen));
    Value exc = cx->raised.exc;
    if (!is_kind(exc, KIND_exception) || as_obj(exc)->owner != cx->owner)
        return;
    Exception *e = AS(Exception, exc);
    store_exception_field(cx, e, &e->cause, cause);
    store_exception_field(cx, e, &e->context, cause);
    store_exception_suppress(cx, e, &e->suppress_context, 1);
}

static Value resume(Ctx *cx, Generator *gen, Value value, int mode,
                    Value *returned)
{
    *returned = V_NONE;
    Value v = vm_gen_resume(cx, gen, value, mode, returned);
    if (v == V_NULL)
        gen_convert_stop(cx, gen);
    return v;
}

static bool running(Ctx *cx, const Generator *gen)
{
    if (gen->state != GEN_RUNNING)
        return false;
    raise_fmt(cx, &exc_ValueError, "%s already executing", kind_word(gen));
    return true;
}

static Value already_awaited(Ctx *cx)
{
    return raise_fmt(cx, &exc_RuntimeError,
                     "cannot reuse already awaited coroutine");
}

Value gen_send(Ctx *cx, Generator *gen, Value value, Value *returned)
{
    *returned = V_NONE;
    if (running(cx, gen))
        return V_NULL;
    if (gen->state == GEN_DONE) {
        return gen->hdr.shape == KIND_coroutine ? already_awaited(cx) : V_NULL;
    }
    if (gen->state == GEN_CREATED && value != V_NONE)
        return raise_fmt(cx, &exc_TypeError,
                         "can't send non-None value to a just-started %s",
                         kind_word(gen));
    return resume(cx, gen, value, RESUME_SEND, returned);
}

static bool is_gen(Value v)
{
    return is_exact(v, KIND_generator) || is_exact(v, KIND_coroutine);
}

/* Closes what a generator delegates to. 0, or -1 with what it raised. */
static int close_delegate(Ctx *cx, Value it)
{
    if (is_gen(it)) {
        if (!guard_write(cx, it, "generator.close"))
            return -1;
        return gen_close(cx, AS(Generator, it));
    }
    Value method;
    int has = obj_lookup_attr(cx, it, name_close, &method);
    if (has <= 0)
        return has;
    return vm_call0(cx, method) == V_NULL ? -1 : 0;
}

/* Throws into the delegate. 1: *out is what it answered (V_NULL: it raised or
 * finished with *returned); 0: it takes no throw. */
static int throw_delegate(Ctx *cx, Value it, Value exc, Value *out,
                          Value *returned)
{
    if (is_gen(it)) {
        *out = guard_write(cx, it, "generator.throw")
                   ? gen_throw(cx, AS(Generator, it), exc, returned)
                   : V_NULL;
        return 1;
    }
    Value method;
    int has = obj_lookup_attr(cx, it, name_throw, &method);
    if (has == 0)
        return 0;
    *out = has < 0 ? V_NULL : vm_call1(cx, method, exc);
    if (*out == V_NULL && error_matches(cx, &exc_StopIteration)) {
        Value stop = exception_catch(cx);
        *returned = obj_getattr_s(cx, stop, "value");
    }
    return 1;
}

/* The exception to throw into the body once the delegate has had its turn;
 * V_NULL: *out is the answer of the whole throw. */
static Value through_delegate(Ctx *cx, Generator *gen, Value exc, Value *out,
                              Value *returned)
{
    Value it = gen->yield_from;
    store_generator_state(cx, gen, &gen->state, GEN_RUNNING);
    if (is_instance_of(exc, &exc_GeneratorExit)) {
        int closed = close_delegate(cx, it);
        store_generator_state(cx, gen, &gen->state, GEN_SUSPENDED);
        return closed < 0 ? exception_catch(cx) : exc;
    }
    int took = throw_delegate(cx, it, exc, out, returned);
    store_generator_state(cx, gen, &gen->state, GEN_SUSPENDED);
    if (!took)
        return exc;
    if (*out != V_NULL)
        return V_NULL;
    if (error_pending(cx))
        return exception_catch(cx);
    *out = resume(cx, gen, *returned, RESUME_DELEGATE_DONE, returned);
    return V_NULL;
}

Value gen_throw(Ctx *cx, Generator *gen, Value exc, Value *returned)
{
    *returned = V_NONE;
    if (running(cx, gen))
        return V_NULL;
    if (gen->state == GEN_DONE && gen->hdr.shape == KIND_coroutine)
        return already_awaited(cx);
    if (gen->state == GEN_CREATED)
        store_generator_state(cx, gen, &gen->state, GEN_DONE);
    if (gen->state == GEN_DONE) {
        raise_value(cx, exc);
        if (cx->raised.exc == exc)
            cx->raised.context = V_NULL;
        return V_NULL;
    }
    if (gen->yield_from != V_NULL) {
        Value out = V_NULL;
        exc = through_delegate(cx, gen, exc, &out, returned);
        if (exc == V_NULL)
            return out;
    }
    return resume(cx, gen, exc, RESUME_THROW, returned);
}

int gen_close(Ctx *cx, Generator *gen)
{
    if (running(cx, gen))
        return -1;
    if (gen->state == GEN_CREATED)
        store_generator_state(cx, gen, &gen->state, GEN_DONE);
    if (gen->state == GEN_DONE)
        return 0;
    Value exit = exception_new(cx, &exc_GeneratorExit, NULL, 0), returned;
    if (exit == V_NULL)
        return -1;
    Value v = gen_throw(cx, gen, exit, &returned);
    if (v != V_NULL) {
        raise_fmt(cx, &exc_RuntimeError, "%s ignored GeneratorExit",
                  kind_word(gen));
        return -1;
    }
    if (error_matches(cx, &exc_GeneratorExit) ||
        error_matches(cx, &exc_StopIteration))
        error_clear(cx);
    return error_pending(cx) ? -1 : 0;
}

/* --- methods, for both kinds --- */

static Value method_send(Ctx *cx, Value self, Value value)
{
    Value returned;
    Value v = gen_send(cx, AS(Generator, self), value, &returned);
    if (v == V_NULL && !error_pending(cx))
        raise_stop(cx, returned);
    return v;
}

/* throw(value) or throw(type[, value[, traceback]]) -> the exception. */
static Value thrown(Ctx *cx, const Value *argv)
{
    Value type = argv[1], value = argv[2];
    bool is_class =
        is_type(type) && type_is_subtype(AS(Type, type), &exc_BaseException);
    if (is_class && value != V_NULL && value != V_NONE) {
        if (is_instance_of(value, AS(Type, type)))
            return value;
        Value args[1] = {value};
        return type_call(cx, AS(Type, type), args, 1, V_NULL);
    }
    if (is_class)
        return type_call(cx, AS(Type, type), NULL, 0, V_NULL);
    if (is_kind(type, KIND_exception)) {
        if (value == V_NULL || value == V_NONE)
            return type;
        return raise_fmt(cx, &exc_TypeError,
                         "instance exception may not have a separate value");
    }
    return raise_fmt(cx, &exc_TypeError,
                     "exceptions must be classes or instances deriving from "
                     "BaseException, not %T",
                     type);
}

static Value method_throw(Ctx *cx, const Value *argv)
{
    Value exc = thrown(cx, argv), returned;
    if (exc == V_NULL)
        return V_NULL;
    Value v = gen_throw(cx, AS(Generator, argv[0]), exc, &returned);
    if (v == V_NULL && !error_pending(cx))
        raise_stop(cx, returned);
    return v;
}

#define METHODS(kind)                                                          \
    Value kind##_m_send(Ctx *cx, Value *argv, int argc, Value *kw)             \
    {                                                                          \
        (void)argc, (void)kw;                                                  \
        return method_send(cx, argv[0], argv[1]);                              \
    }                                                                          \
    Value kind##_m_throw(Ctx *cx, Value *argv, int argc, Value *kw)            \
    {                                                                          \
        (void)argc, (void)kw;                                                  \
        return method_throw(cx, argv);                                         \
    }                                                                          \
    Value kind##_m_close(Ctx *cx, Value *argv, int argc, Value *kw)            \
    {                                                                          \
        (void)argc, (void)kw;                                                  \
        return gen_close(cx, AS(Generator, argv[0])) < 0 ? V_NULL : V_NONE;    \
    }
METHODS(generator)
METHODS(coroutine)
#undef METHODS

#define TEXT(kind, attr, field)                                                \
    Value kind##_get_##attr(Ctx *cx UNUSED, Value self)                        \
    {                                                                          \
        return AS(Generator, self)->field;                                     \
    }                                                                          \
    int kind##_set_##attr(Ctx *cx, Value self, Value v)                        \
    {                                                                          \
        if (!v || !is_str(v))                                                  \
            return raise_fmt(cx, &exc_TypeError,                               \
                             #attr " must be set to a string object"),         \
                   -1;                                                         \
        Generator *g = AS(Generator, self);                                    \
        store_generator_field(cx, g, &g->field, v);                            \
        return 0;                                                              \
    }
TEXT(generator, __name__, name)
TEXT(generator, __qualname__, qualname)
TEXT(coroutine, __name__, name)
TEXT(coroutine, __qualname__, qualname)
#undef TEXT

/* gi_running and cr_running, and so on: the same facts under two names. */
static Value get_running(Value self)
{
    return v_bool(AS(Generator, self)->state == GEN_RUNNING);
}

static Value get_suspended(Value self)
{
    return v_bool(AS(Generator, self)->state == GEN_SUSPENDED);
}

static Value get_delegate(Value self)
{
    const Generator *g = AS(Generator, self);
    bool delegates = g->state == GEN_SUSPENDED && g->yield_from != V_NULL;
    return delegates ? g->yield_from : V_NONE;
}

static Value get_code(Value self)
{
    return v_obj(AS(Generator, self)->func->code);
}

#define FACTS(kind, prefix, delegate)                                          \
    Value kind##_get_##prefix##_running(Ctx *cx UNUSED, Value self)            \
    {                                                                          \
        return get_running(self);                                              \
    }                                                                          \
    Value kind##_get_##prefix##_suspended(Ctx *cx UNUSED, Value self)          \
    {                                                                          \
        return get_suspended(self);                                            \
    }                                                                          \
    Value kind##_get_##prefix##_code(Ctx *cx UNUSED, Value self)               \
    {                                                                          \
        return get_code(self);                                                 \
    }                                                                          \
    Value kind##_get_##prefix##_frame(Ctx *cx, Value self)                     \
    {                                                                          \
        return vm_generator_frame(cx, AS(Generator, self));                    \
    }                                                                          \
    Value kind##_get_##prefix##_##delegate(Ctx *cx UNUSED, Value self)         \
    {                                                                          \
        return get_delegate(self);                                             \
    }
FACTS(generator, gi, yieldfrom)
FACTS(coroutine, cr, await)
#undef FACTS

Value coroutine_get_cr_origin(Ctx *cx UNUSED, Value self UNUSED)
{
    return V_NONE;
}

/* --- what __await__ of a coroutine gives --- */

Value coroutine_m___await__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Wrapper *w = HEAP_NEW(cx, Wrapper, KIND_coroutine_wrapper);
    if (!w)
        return V_NULL;
    w->inner = argv[0];
    return v_obj(w);
}

/* The coroutine behind, which the call changes; V_NULL: another owner's. */
static Value wrapped(Ctx *cx, Value self, const char *operation)
{
    Value inner = AS(Wrapper, self)->inner;
    return guard_write(cx, inner, operation) ? inner : V_NULL;
}

Value coroutine_wrapper_m_send(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value inner = wrapped(cx, argv[0], "coroutine.send");
    return inner ? method_send(cx, inner, argv[1]) : V_NULL;
}

Value coroutine_wrapper_m_throw(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value inner = wrapped(cx, argv[0], "coroutine.throw");
    Value args[4] = {inner, argv[1], argv[2], argv[3]};
    return inner ? method_throw(cx, args) : V_NULL;
}

Value coroutine_wrapper_m_close(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value inner = wrapped(cx, argv[0], "coroutine.close");
    return inner && !gen_close(cx, AS(Generator, inner)) ? V_NONE : V_NULL;
}

static Value coroutine_wrapper_iternext(Ctx *cx, Value self)
{
    Value inner = wrapped(cx, self, "coroutine.send"), returned;
    if (!inner)
        return V_NULL;
    Value v = gen_send(cx, AS(Generator, inner), V_NONE, &returned);
    if (!v && !error_pending(cx) && returned != V_NONE)
        raise_stop(cx, returned);
    return v;
}

/* --- asynchronous generators: made, not run --- */

static Value refuse_async(Ctx *cx)
{
    return raise_unsupported(cx, "asynchronous generators");
}

#define REFUSED(name)                                                          \
    Value async_generator_m_##name(Ctx *cx, Value *argv UNUSED,                \
                                   int argc UNUSED, Value *kw UNUSED)          \
    {                                                                          \
        return refuse_async(cx);                                               \
    }
REFUSED(__aiter__)
REFUSED(__anext__)
REFUSED(asend)
REFUSED(athrow)
REFUSED(aclose)
#undef REFUSED

Value async_generator_get___name__(Ctx *cx UNUSED, Value self)
{
    return AS(Generator, self)->name;
}

Value async_generator_get___qualname__(Ctx *cx UNUSED, Value self)
{
    return AS(Generator, self)->qualname;
}

Value async_generator_get_ag_code(Ctx *cx UNUSED, Value self)
{
    return get_code(self);
}

static Value generator_repr(Ctx *cx, Value self)
{
    const Generator *g = AS(Generator, self);
    return str_printf(cx, "<%s object %S at 0x%lx>", kind_word(g), g->qualname,
                      (unsigned long)self);
}

static Value generator_iter(Ctx *cx, Value self)
{
    (void)cx;
    return self;
}

static Value generator_iternext(Ctx *cx, Value self)
{
    Value returned;
    return gen_send(cx, AS(Generator, self), V_NONE, &returned);
}

static size_t generator_size(const Obj *o)
{
    (void)o;
    return sizeof(Generator);
}

static void generator_visit(Obj *o, Visitor *v)
{
    Generator *g = (Generator *)(void *)o;
    VISIT_PTR(v, g->func);
    v->value(v, &g->name);
    v->value(v, &g->qualname);
    v->value(v, &g->yield_from);
    v->value(v, &g->handled);
    VISIT_PTR(v, g->regs);
}

const KindOps generator_ops = {
    .kind = KIND_generator,
    .name = "generator",
    .size = generator_size,
    .visit = generator_visit,
    .not_promotable = "hold a frame and cannot leave their context",
    .repr = generator_repr,
    .iter = generator_iter,
    .iternext = generator_iternext,
};

const KindOps coroutine_ops = {
    .kind = KIND_coroutine,
    .name = "coroutine",
    .size = generator_size,
    .visit = generator_visit,
    .not_promotable = "hold a frame and cannot leave their context",
    .repr = generator_repr,
};

static size_t coroutine_wrapper_size(const Obj *o)
{
    (void)o;
    return sizeof(Wrapper);
}

static void coroutine_wrapper_visit(Obj *o, Visitor *v)
{
    v->value(v, &((Wrapper *)(void *)o)->inner);
}

const KindOps coroutine_wrapper_ops = {
    .kind = KIND_coroutine_wrapper,
    .name = "coroutine_wrapper",
    .size = coroutine_wrapper_size,
    .visit = coroutine_wrapper_visit,
    .not_promotable = "hold a frame and cannot leave their context",
    .iter = generator_iter,
    .iternext = coroutine_wrapper_iternext,
};

const KindOps async_generator_ops = {
    .kind = KIND_async_generator,
    .name = "async_generator",
    .size = generator_size,
    .visit = generator_visit,
    .not_promotable = "hold a frame and cannot leave their context",
    .repr = generator_repr,
};
