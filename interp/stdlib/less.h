/* less.h: a < b of the ordering modules: what needs no Python code first. */
#ifndef PX_STDLIB_LESS_H
#define PX_STDLIB_LESS_H

#include "objects/container.h"

/* 1, 0, or -1 raised. */
static inline int less_than(Ctx *cx, Value a, Value b)
{
    if (LIKELY(are_ints(a, b)))
        return as_int(a) < as_int(b);
    if (is_double(a) && is_double(b))
        return as_double(a) < as_double(b);
    if (is_exact(a, KIND_tuple) && is_exact(b, KIND_tuple)) {
        int r = tuple_quick_test(AS(Tuple, a), AS(Tuple, b), CMP_LT);
        if (r >= 0)
            return r;
    }
    return obj_compare_bool(cx, a, b, CMP_LT, false);
}

#endif
