/* cache.h: what the files of the inline caches share; private to cache*.c. */
#ifndef PX_EVAL_CACHE_H
#define PX_EVAL_CACHE_H

#include "eval/slow.h"

/* May a cache hold it? Contexts die; main and static objects do not, while a
 * context runs. */
static inline bool cacheable(Value v)
{
    return !is_obj(v) || as_obj(v)->owner <= OWNER_MAIN;
}

/* The plain or the guarded form, as the instruction at pc is. */
static inline uint16_t twin(const Word *pc, uint32_t plain_base, uint32_t to,
                            uint32_t guarded_to)
{
    return (uint16_t)(op_base[pc->op] == plain_base ? to : guarded_to);
}

/* The function or native method that `name` finds in obj's class, when the
 * shape alone decides it; else V_NULL. */
Value cache_method(Ctx *cx, Value obj, Value name);
/* The function that a static or class method of that name wraps, when obj's
 * shape alone decides it; else V_NULL. */
Value cache_wrapped(Value obj, Value name, bool *takes_class);
/* Enters what cls.name(...) calls in the worker's table. */
void cache_class_method(Ctx *cx, Value cls, Value name, Value f);
/* The __init__ of a class whose call is: a new instance, then that function;
 * else NULL. */
static inline Function *class_init(Value cls)
{
    const Type *t = AS(Type, cls);
    if (!(t->flags & TYPE_HEAP) || t->kind != KIND_object ||
        (t->flags & TYPE_ABSTRACT) || t->overrides->v[DUNDER_new])
        return NULL;
    Value init = t->overrides->v[DUNDER_init];
    if (!init || !is_exact(init, KIND_function) ||
        (AS(Function, init)->code->flags & (PY_CO_GENERATOR | PY_CO_COROUTINE)))
        return NULL;
    return AS(Function, init);
}
/* That of one which takes argc plain arguments, lowered before. */
static inline LCode *class_init_code(const Ctx *cx, Value cls, int argc)
{
    const Function *init = class_init(cls);
    LCode *lc = init ? cx->lcode[init->code->id] : NULL;
    return lc && lc->simple == argc + 1 ? lc : NULL;
}
/* Calls with keywords: fills word 3, the callee's LCode, and word 4, an ArgMap,
 * of the instruction at pc. */
void cache_call_named(Ctx *cx, Word *pc, Value callee, int argc);
/* What `name` gives on a class itself, if that is no descriptor's work. */
Value cache_class_value(Value cls, Value name);

#endif
