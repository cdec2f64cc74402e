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
/* What `name` gives on a class itself, if that is no descriptor's work. */
Value cache_class_value(Value cls, Value name);

#endif
