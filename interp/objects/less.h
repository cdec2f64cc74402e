/* less.h: a < b where C knows the order, for sort, min, max, heapq, bisect. */
#ifndef PX_OBJECTS_LESS_H
#define PX_OBJECTS_LESS_H

#include "objects/container.h"
#include "objects/text.h"

/* < 0, 0, > 0. Most strs differ early; behind the last code point is a zero. */
static inline int order_strs(Value a, Value b)
{
    const Str *x = AS(Str, a), *y = AS(Str, b);
    if (x->width != 1 || y->width != 1)
        return str_cmp(x, y);
    uint32_t n = MIN(x->len, y->len), few = MIN(n, 8u);
    for (uint32_t i = 0; i < few; i++)
        if (x->data[i] != y->data[i])
            return x->data[i] - y->data[i];
    int c = n > few ? memcmp(x->data + few, y->data + few, n - few) : 0;
    return c ? c : (x->len > y->len) - (x->len < y->len);
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
