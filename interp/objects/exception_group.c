/* exception_group.c: ExceptionGroup.subgroup, split, derive, and the split that
 * `except*` makes (exception_group_match). */
#include "objects/attr.h"
#include "objects/container.h"
#include "objects/exception_private.h"
#include "objects/protocol_private.h"
#include "objects/text.h"

static bool is_group(Value v)
{
    return is_instance_of(v, &exc_BaseExceptionGroup);
}

/* Does exc satisfy the condition: a class, a tuple of classes, a function?
 * 1, 0, -1. */
static int matches(Ctx *cx, Value exc, Value condition)
{
    if (is_type(condition) || is_kind(condition, KIND_tuple))
        return obj_isinstance(cx, exc, condition);
    Value r = vm_call1(cx, condition, exc);
    return r ? obj_truth(cx, r) : -1;
}

static bool is_class_condition(Value c)
{
    if (is_type(c))
        return AS(Type, c)->flags & TYPE_IS_EXC;
    if (!is_kind(c, KIND_tuple))
        return false;
    for (uint32_t i = 0; i < AS(Tuple, c)->len; i++)
        if (!is_class_condition(AS(Tuple, c)->v[i]) ||
            !is_type(AS(Tuple, c)->v[i]))
            return false;
    return true;
}

static int check_condition(Ctx *cx, Value c)
{
    if (is_class_condition(c) || is_exact(c, KIND_function))
        return 0;
    raise_fmt(cx, &exc_TypeError,
              "expected a function, exception type or tuple of exception "
              "types");
    return -1;
}

/* A group like `like` of these exceptions; None for none. */
static Value subset(Ctx *cx, Value like, Value list)
{
    if (!AS(List, list)->len)
        return V_NONE;
    Value derive = obj_getattr_s(cx, like, "derive");
    Value g = derive ? vm_call1(cx, derive, list) : V_NULL;
    if (!g)
        return V_NULL;
    if (!is_group(g))
        return raise_fmt(cx, &exc_TypeError,
                         "derive must return an instance of "
                         "BaseExceptionGroup");
    Exception *to = AS(Exception, g);
    const Exception *from = AS(Exception, like);
    if (to->hdr.owner != cx->owner)
        return g;
    store_exception_field(cx, to, &to->traceback, from->traceback);
    store_exception_field(cx, to, &to->context, from->context);
    if (from->cause)
        store_exception_field(cx, to, &to->cause, from->cause);
    store_exception_suppress(cx, to, &to->suppress_context,
                             from->suppress_context);
    if (from->notes && is_kind(from->notes, KIND_list)) {
        Value notes = list_of(cx, from->notes);
        if (!notes)
            return V_NULL;
        store_exception_field(cx, to, &to->notes, notes);
    }
    return g;
}

/* Splits exc; *match and *rest are exceptions or None. rest NULL: not wanted.
 */
static int split(Ctx *cx, Value exc, Value condition, Value *match, Value *rest)
{
    int r = matches(cx, exc, condition);
    if (r < 0)
        return -1;
    *match = r ? exc : V_NONE;
    if (rest)
        *rest = r ? V_NONE : exc;
    if (r || !is_group(exc))
        return 0;
    if (!depth_enter(cx, " in exceptiongroup_split_recursive"))
        return -1;
    Value yes = list_new(cx, 4), no = yes ? list_new(cx, 4) : V_NULL;
    const Tuple *all = AS(Tuple, exception_field(exc, name_exceptions));
    r = no ? 0 : -1;
    for (uint32_t i = 0; r == 0 && i < all->len; i++) {
        Value m, o = V_NONE;
        r = split(cx, all->v[i], condition, &m, rest ? &o : NULL);
        if (r == 0 && m != V_NONE)
            r = list_append_own(cx, AS(List, yes), m);
        if (r == 0 && o != V_NONE)
            r = list_append_own(cx, AS(List, no), o);
    }
    cx->c_depth--;
    if (r || !(*match = subset(cx, exc, yes)))
        return -1;
    return rest && !(*rest = subset(cx, exc, no)) ? -1 : 0;
}

Value exception_group_m_split(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Value match, rest;
    (void)argc, (void)kw;
    if (check_condition(cx, argv[1]) ||
        split(cx, argv[0], argv[1], &match, &rest))
        return V_NULL;
    return tuple_pair(cx, match, rest);
}

Value exception_group_m_subgroup(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Value match;
    (void)argc, (void)kw;
    if (check_condition(cx, argv[1]) ||
        split(cx, argv[0], argv[1], &match, NULL))
        return V_NULL;
    return match;
}

Value exception_group_m_derive(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return vm_call2(cx, v_obj(&exc_BaseExceptionGroup),
                    exception_field(argv[0], name_message), argv[1]);
}

int exception_group_match(Ctx *cx, Value exc, Value types, Value *match,
                          Value *rest)
{
    if (!is_class_condition(types))
        return raise_fmt(cx, &exc_TypeError,
                         "catching classes that do not inherit from "
                         "BaseException is not allowed"),
               -1;
    int r = obj_isinstance(cx, exc, types);
    if (r < 0)
        return -1;
    *match = V_NONE;
    *rest = exc;
    if (!r)
        return is_group(exc) ? split(cx, exc, types, match, rest) : 0;
    *rest = V_NONE;
    *match = exc;
    if (is_group(exc))
        return 0;
    Value args[2] = {name_empty, tuple_from(cx, &exc, 1)};
    if (!args[1] || !(*match = vm_call2(cx, v_obj(&exc_BaseExceptionGroup),
                                        args[0], args[1])))
        return -1;
    exception_set___traceback__(cx, *match, AS(Exception, exc)->traceback);
    return 0;
}
