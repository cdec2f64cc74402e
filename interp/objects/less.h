/* less.h: a < b where C knows the order, for sort, min, max, heapq, bisect. */
#ifndef PX_OBJECTS_LESS_H
#define PX_OBJECTS_LESS_H

#include "objects/container.h"
#include "objects/table.h"

/* < 0, 0, > 0 */
static inline int order_strs(Value a, Value b)
{
    const Str *x = AS(Str, a), *y = AS(Str, b);
    if (UNLIKELY(x->width != 1 || y->width != 1))
        return str_cmp(x, y);
    return str_order_narrow(x, y);
}
/* What differs in bits and has an order that C knows: *less is set. */
typedef enum Known { UNKNOWN, SAME, DIFFERENT } Known;
static inline Known known_order(Value a, Value b, bool *less)
{
    if (are_ints(a, b)) {
        *less = as_int(a) < as_int(b);
        return DIFFERENT;
    }
    if (is_double(a) && is_double(b)) {
        double x = as_double(a), y = as_double(b);
        *less = x < y;
        return x == y ? SAME : x != x || y != y ? UNKNOWN : DIFFERENT;
    }
    if (!is_exact(a, KIND_str) || !is_exact(b, KIND_str))
        return UNKNOWN;
    int c = order_strs(a, b);
    *less = c < 0;
    return c ? DIFFERENT : SAME;
}

/* Exact tuples: the first difference decides. 1, 0, or -1 raised. */
int tuple_less(Ctx *cx, const Tuple *x, const Tuple *y);

/* 1, 0, or -1 raised. */
static inline int less_than(Ctx *cx, Value a, Value b)
{
    bool less;
    if (is_exact(a, KIND_tuple) && is_exact(b, KIND_tuple))
        return tuple_less(cx, AS(Tuple, a), AS(Tuple, b));
    Known k = known_order(a, b, &less);
    if (k != UNKNOWN)
        return less;
    return obj_compare_bool(cx, a, b, CMP_LT, false);
}

#endif
