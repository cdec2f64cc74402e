/* _heapq.c: module _heapq: a priority queue in a list (argument 0 changes). The
 * items change places exactly as in CPython, also between equal ones. While a
 * comparison runs Python code the list holds all its items. */
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/less.h"
#include "objects/list.h"
#include "objects/textparts.h"

/* Is a to stand above b? 1, 0, -1 raised. */
typedef int (*Order)(Ctx *cx, Value a, Value b);

static inline int least_first(Ctx *cx, Value a, Value b)
{
    return less_than(cx, a, b);
}

static inline int most_first(Ctx *cx, Value a, Value b)
{
    return less_than(cx, b, a);
}

static int size_changed(Ctx *cx)
{
    raise_fmt(cx, &exc_RuntimeError, "list changed size during iteration");
    return -1;
}

static inline void exchange(Ctx *cx, List *l, uint32_t i, uint32_t k)
{
    Value a = l->store->v[i], b = l->store->v[k];
    list_put_own(cx, l, i, b);
    list_put_own(cx, l, k, a);
}

/* The item at pos goes up, at most to `top`. */
static inline int rise(Ctx *cx, List *l, uint32_t top, uint32_t pos,
                       Order above)
{
    uint32_t n = l->len;
    while (pos > top) {
        uint32_t parent = (pos - 1) >> 1;
        int r = above(cx, l->store->v[pos], l->store->v[parent]);
        if (r < 0)
            return -1;
        if (UNLIKELY(l->len != n))
            return size_changed(cx);
        if (!r)
            break;
        exchange(cx, l, pos, parent);
        pos = parent;
    }
    return 0;
}

/* The item at pos goes down to a leaf along the upper children, then up. */
static inline int sink(Ctx *cx, List *l, uint32_t pos, Order above)
{
    uint32_t n = l->len, start = pos, limit = n >> 1;
    while (pos < limit) {
        uint32_t child = 2 * pos + 1;
        if (child + 1 < n) {
            int r = above(cx, l->store->v[child], l->store->v[child + 1]);
            if (r < 0)
                return -1;
            if (UNLIKELY(l->len != n))
                return size_changed(cx);
            child += (uint32_t)r ^ 1;
        }
        exchange(cx, l, pos, child);
        pos = child;
    }
    return rise(cx, l, start, pos, above);
}

static inline Value pop(Ctx *cx, List *l, Order above)
{
    uint32_t n = l->len;
    if (!n)
        return raise_fmt(cx, &exc_IndexError, "index out of range");
    Value last = l->store->v[n - 1];
    if (list_resize_own(cx, l, n - 1))
        return V_NULL;
    if (n == 1)
        return last;
    Value top = l->store->v[0];
    list_put_own(cx, l, 0, last);
    return sink(cx, l, 0, above) ? V_NULL : top;
}

static inline Value replace(Ctx *cx, List *l, Value item, Order above)
{
    if (!l->len)
        return raise_fmt(cx, &exc_IndexError, "index out of range");
    Value top = l->store->v[0];
    list_put_own(cx, l, 0, item);
    return sink(cx, l, 0, above) ? V_NULL : top;
}

static inline Value heapify(Ctx *cx, List *l, Order above)
{
    for (uint32_t i = l->len >> 1; i-- > 0;)
        if (sink(cx, l, i, above))
            return V_NULL;
    return V_NONE;
}

static Value not_list(Ctx *cx, Value v, const char *name, bool numbered)
{
    return raise_fmt(cx, &exc_TypeError, "%s() argument %smust be list, not %s",
                     name, numbered ? "1 " : "", arg_label(v));
}

#define ONE(name, call)                                                        \
    Value _heapq_##name(Ctx *cx, Value *argv, int argc, Value *kw)             \
    {                                                                          \
        (void)argc, (void)kw;                                                  \
        if (!is_kind(argv[0], KIND_list))                                      \
            return not_list(cx, argv[0], #name, false);                        \
        List *l = AS(List, argv[0]);                                           \
        return call;                                                           \
    }
#define TWO(name, call)                                                        \
    Value _heapq_##name(Ctx *cx, Value *argv, int argc, Value *kw)             \
    {                                                                          \
        (void)argc, (void)kw;                                                  \
        if (!is_kind(argv[0], KIND_list))                                      \
            return not_list(cx, argv[0], #name, true);                         \
        List *l = AS(List, argv[0]);                                           \
        return call;                                                           \
    }

static Value push(Ctx *cx, List *l, Value item)
{
    if (list_append_own(cx, l, item) || rise(cx, l, 0, l->len - 1, least_first))
        return V_NULL;
    return V_NONE;
}

static Value push_pop(Ctx *cx, List *l, Value item)
{
    if (!l->len)
        return item;
    int r = less_than(cx, l->store->v[0], item);
    if (r < 0)
        return V_NULL;
    if (!r)
        return item;
    return replace(cx, l, item, least_first);
}

TWO(heappush, push(cx, l, argv[1]))
TWO(heappushpop, push_pop(cx, l, argv[1]))
TWO(heapreplace, replace(cx, l, argv[1], least_first))
TWO(_heapreplace_max, replace(cx, l, argv[1], most_first))
ONE(heappop, pop(cx, l, least_first))
ONE(_heappop_max, pop(cx, l, most_first))
ONE(heapify, heapify(cx, l, least_first))
ONE(_heapify_max, heapify(cx, l, most_first))

int _heapq_module_init(Ctx *cx, Dict *ns)
{
    (void)cx, (void)ns;
    return 0;
}
