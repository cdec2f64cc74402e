/* gc.c: module gc. The collector is a mark and sweep of the context's own heap:
 * there are no generations, and counts are those of CPython's defaults. */
#include "context/poll.h"
#include "heap/manage.h"
#include "heap/slots.h"
#include "lib/modules.h"
#include "objects/container.h"
#include "objects/number.h"

#define NO_ARGS (void)cx, (void)argv, (void)argc, (void)kw

/* What set_threshold and disable stored; main writes, all read. Collections
 * follow the heap's growth all the same. */
static int64_t thresholds[3] = {700, 10, 10};
static bool disabled;
static int64_t debug_flags;

Value gc_collect(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    heap_collect(cx);
    finalizers_run(cx);
    return v_int(0);
}

static Value set_enabled(Ctx *cx, bool on)
{
    if (!guard_write(cx, sys_modules, on ? "gc.enable" : "gc.disable"))
        return V_NULL;
    disabled = !on;
    return V_NONE;
}

Value gc_enable(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return set_enabled(cx, true);
}

Value gc_disable(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return set_enabled(cx, false);
}

Value gc_isenabled(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return v_bool(!disabled);
}

static Value three(Ctx *cx, const int64_t *n)
{
    Value v[3];
    for (int i = 0; i < 3; i++)
        v[i] = int_from_i64(cx, n[i]);
    return tuple_from(cx, v, 3);
}

Value gc_get_count(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    const int64_t none[3] = {0, 0, 0};
    return three(cx, none);
}

Value gc_get_threshold(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return three(cx, thresholds);
}

Value gc_set_threshold(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int64_t n[3];
    for (int i = 0; i < 3; i++) {
        n[i] = argv[i] ? obj_index_i64(cx, argv[i], &exc_OverflowError)
                       : thresholds[i];
        if (error_pending(cx))
            return V_NULL;
    }
    if (!guard_write(cx, sys_modules, "gc.set_threshold"))
        return V_NULL;
    memcpy(thresholds, n, sizeof n);
    return V_NONE;
}

Value gc_get_debug(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return v_int(debug_flags);
}

Value gc_set_debug(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int64_t n = obj_index_i64(cx, argv[0], &exc_OverflowError);
    if (error_pending(cx))
        return V_NULL;
    return n == 0 ? V_NONE : raise_unsupported(cx, "gc's debugging flags");
}

/* CPython tracks what can be part of a cycle. */
Value gc_is_tracked(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    if (!is_obj(argv[0]))
        return V_FALSE;
    const Obj *o = as_obj(argv[0]);
    return v_bool(o->shape >= KIND_COUNT || kind_ops[obj_kind(o)]->visit);
}

Value gc_is_finalized(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return V_FALSE;
}

Value gc_freeze(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return V_NONE;
}

Value gc_unfreeze(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return V_NONE;
}

Value gc_get_freeze_count(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return v_int(0);
}

Value gc_get_objects(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return raise_unsupported(cx, "gc.get_objects");
}

Value gc_get_referents(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return raise_unsupported(cx, "gc.get_referents");
}

Value gc_get_stats(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return raise_unsupported(cx, "gc.get_stats");
}

int gc_module_init(Ctx *cx, Dict *ns)
{
    static const struct {
        const char *name;
        int value;
    } rows[] = {{"DEBUG_STATS", 1},
                {"DEBUG_COLLECTABLE", 2},
                {"DEBUG_UNCOLLECTABLE", 4},
                {"DEBUG_SAVEALL", 32},
                {"DEBUG_LEAK", 38}};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (module_add(cx, ns, rows[i].name, v_int(rows[i].value)) < 0)
            return -1;
    return module_add(cx, ns, "garbage", list_new(cx, 0)) < 0 ||
                   module_add(cx, ns, "callbacks", list_new(cx, 0)) < 0
               ? -1
               : 0;
}
