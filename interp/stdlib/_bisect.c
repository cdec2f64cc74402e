/* _bisect.c: module _bisect: binary search in any sequence. */
#include "lib/modules.h"
#include "objects/less.h"
#include "objects/list.h"
#include "objects/text.h"

typedef struct Search {
    Value a, x, key; /* key V_NULL: none */
    bool left;
} Search;

/* a[i], without a call where a is a list or tuple. */
static Value item_at(Ctx *cx, Value a, int64_t i)
{
    if (LIKELY(is_exact(a, KIND_list))) {
        const List *l = AS(List, a);
        if (i < l->len)
            return l->store->v[i];
        return raise_fmt(cx, &exc_IndexError, "list index out of range");
    }
    return obj_getitem(cx, a, int_from_i64(cx, i));
}

static int64_t search(Ctx *cx, const Search *s, int64_t lo, int64_t hi)
{
    while (lo < hi) {
        int64_t mid = (int64_t)(((uint64_t)lo + (uint64_t)hi) / 2);
        Value v = item_at(cx, s->a, mid);
        if (v && s->key)
            v = vm_call1(cx, s->key, v);
        if (!v)
            return -1;
        int r = s->left ? less_than(cx, v, s->x) : less_than(cx, s->x, v);
        if (r < 0)
            return -1;
        if (s->left == (r != 0))
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* argv: a, x, lo, hi, key as given. The place of x, or -1 raised. */
static int64_t place(Ctx *cx, Value *argv, Value x, bool left)
{
    Search s = {argv[0], x, argv[4] == V_NONE ? V_NULL : argv[4], left};
    int64_t lo = argv[2] ? arg_ssize(cx, argv[2]) : 0, hi;
    if (lo < 0) {
        if (!error_pending(cx))
            raise_fmt(cx, &exc_ValueError, "lo must be non-negative");
        return -1;
    }
    if (is_kind(argv[0], KIND_dict))
        return raise_fmt(cx, &exc_TypeError, "%T is not a sequence", argv[0]),
               -1;
    if (argv[3] && argv[3] != V_NONE)
        hi = arg_ssize(cx, argv[3]);
    else
        hi = obj_len(cx, argv[0]);
    return error_pending(cx) ? -1 : search(cx, &s, lo, hi);
}

static Value answer(Ctx *cx, Value *argv, bool left)
{
    int64_t i = place(cx, argv, argv[1], left);
    return i < 0 ? V_NULL : int_from_i64(cx, i);
}

/* insert() of a list; of another object its method. */
static Value insert(Ctx *cx, Value *argv, bool left)
{
    Value x = argv[1];
    if (argv[4] && argv[4] != V_NONE && !(x = vm_call1(cx, argv[4], x)))
        return V_NULL;
    int64_t i = place(cx, argv, x, left);
    if (i < 0)
        return V_NULL;
    Value args[2] = {int_from_i64(cx, i), argv[1]};
    Value f = obj_getattr_s(cx, argv[0], "insert");
    return f && vm_call(cx, f, args, 2, V_NULL) ? V_NONE : V_NULL;
}

#define ROW(name, fn, left)                                                    \
    Value _bisect_##name(Ctx *cx, Value *argv, int argc, Value *kw)            \
    {                                                                          \
        (void)argc, (void)kw;                                                  \
        return fn(cx, argv, left);                                             \
    }
ROW(bisect_right, answer, false)
ROW(bisect_left, answer, true)
ROW(insort_right, insert, false)
ROW(insort_left, insert, true)
#undef ROW

int _bisect_module_init(Ctx *cx, Dict *ns)
{
    (void)cx, (void)ns;
    return 0;
}
