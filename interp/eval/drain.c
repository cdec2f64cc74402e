/* drain.c: a generator all of whose items one built-in function takes, as in
 * list(g), sum(g), any(g), "".join(g). Its frame has the kind of what becomes
 * of the items; its yields hand them over and it runs on, registers where they
 * are: nobody could look at it in between. What is gathered stands in the
 * register b of the call. Only the loop calls; see slow.h. */
#include "eval/arith.h"
#include "eval/slow.h"
#include "objects/protocol.h"

extern Value str_m_join(Ctx *cx, Value *argv, int argc, Value *kw);

/* The frame of the generator that is drained if the one at f is it or has
 * parked frames up to it; NULL: the items go elsewhere. */
const Frame *drain_root(const Frame *f)
{
    while (f->kind == FRAME_GEN_SEND && f[-1].parked)
        f--;
    return f->kind >= FRAME_GEN_LIST ? f : NULL;
}

/* 1, 0; -1: only obj_truth knows. */
static int known_truth(Value v)
{
    if (v == V_TRUE || v == V_FALSE || v == V_NONE)
        return v == V_TRUE;
    if (is_int(v))
        return v != v_int(0);
    return is_exact(v, KIND_str) ? AS(Str, v)->len != 0 : -1;
}

static bool sum_quick(Value *sum, Value v)
{
    if (v == V_TRUE || v == V_FALSE)
        v = v_int(v == V_TRUE);
    Value x = *sum;
    if (is_int(x) && is_int(v))
        return int_add(x, v, sum);
    if ((!is_int(x) && !is_double(x)) || (!is_int(v) && !is_double(v)))
        return false;
    *sum = v_double((is_int(x) ? (double)as_int(x) : as_double(x)) +
                    (is_int(v) ? (double)as_int(v) : as_double(v)));
    return true;
}

bool drain_quick(Ctx *cx, FrameKind kind, Value *to, Value v)
{
    if (kind == FRAME_GEN_SUM)
        return sum_quick(to, v);
    if (kind == FRAME_GEN_ANY || kind == FRAME_GEN_ALL)
        return known_truth(v) == (kind == FRAME_GEN_ALL);
    if (LIKELY(list_append_own(cx, AS(List, *to), v) == 0))
        return true;
    error_clear(cx); /* it is the caller's: drain_take tries again */
    return false;
}

/* The rest of a sum, of whatever it is. */
static int sum_rest(Ctx *cx, Value g, Value *sum, Value v)
{
    do {
        *sum = obj_binary(cx, *sum, v, BIN_ADD);
    } while (*sum && (v = obj_iternext(cx, g)));
    return *sum && !error_pending(cx) ? 0 : -1;
}

int drain_take(Ctx *cx, FrameKind kind, Value g, Value *to, Value v)
{
    if (kind == FRAME_GEN_SUM) {
        if (sum_quick(to, v))
            return 1;
        Value sum = *to;
        int done = sum_rest(cx, g, &sum, v);
        *to = done < 0 ? V_NONE : sum;
        return done;
    }
    if (kind == FRAME_GEN_ANY || kind == FRAME_GEN_ALL) {
        int truth = obj_truth(cx, v);
        *to = v_bool(truth > 0);
        return truth < 0 ? -1 : truth == (kind == FRAME_GEN_ALL);
    }
    return list_append_own(cx, AS(List, *to), v) < 0 ? -1 : 1;
}

Value drain_end(Ctx *cx, FrameKind kind, Value gathered, Value separator)
{
    Value argv[2] = {separator, gathered};
    switch (kind) {
    case FRAME_GEN_TUPLE:
        return list_to_tuple(cx, gathered);
    case FRAME_GEN_SORTED:
        return list_sort_own(cx, AS(List, gathered), V_NONE, false) < 0
                   ? V_NULL
                   : gathered;
    case FRAME_GEN_JOIN:
        return str_m_join(cx, argv, 2, NULL);
    case FRAME_GEN_ANY:
        return V_FALSE;
    case FRAME_GEN_ALL:
        return V_TRUE;
    default:
        return gathered;
    }
}
