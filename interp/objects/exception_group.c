/* exception_group.c: ExceptionGroup.subgroup, split, derive, and the split that
 * `except*` makes (exception_group_match). */
#include "objects/attr.h"
#include "objects/container.h"
#include "objects/number.h"
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

/* ---- the end of except* ---- */

/* Did a clause leave this part of orig as it was? Then all it was raised with
 * is orig's. */
static bool same_flight(Value a, Value b)
{
    if (!is_group(a) || !is_group(b))
        return false;
    const Exception *x = AS(Exception, a), *y = AS(Exception, b);
    return x->notes == y->notes && x->traceback == y->traceback &&
           x->cause == y->cause && x->context == y->context;
}

static int collect_leaves(Ctx *cx, Value exc, Value set)
{
    if (!is_group(exc))
        return set_add_own(cx, AS(Set, set), int_from_u64(cx, exc)) < 0 ? -1
                                                                        : 0;
    if (!depth_enter(cx, " in collect_exception_group_leaf_ids"))
        return -1;
    const Tuple *all = AS(Tuple, exception_field(exc, name_exceptions));
    int r = 0;
    for (uint32_t i = 0; r == 0 && i < all->len; i++)
        r = collect_leaves(cx, all->v[i], set);
    cx->c_depth--;
    return r;
}

static int keeps(Ctx *cx, Value exc, Value set)
{
    return set_has(cx, AS(Set, set), int_from_u64(cx, exc));
}

/* The part of a group whose leaves are in the set, shaped as the group. */
static Value projection(Ctx *cx, Value exc, Value set)
{
    if (!is_group(exc)) {
        int r = keeps(cx, exc, set);
        return r < 0 ? V_NULL : r ? exc : V_NONE;
    }
    if (!depth_enter(cx, " in exceptiongroup_split_recursive"))
        return V_NULL;
    const Tuple *all = AS(Tuple, exception_field(exc, name_exceptions));
    Value kept = list_new(cx, all->len);
    bool ok = kept != V_NULL;
    for (uint32_t i = 0; ok && i < all->len; i++) {
        Value part = projection(cx, all->v[i], set);
        ok = part &&
             (part == V_NONE || !list_append_own(cx, AS(List, kept), part));
    }
    cx->c_depth--;
    return ok ? subset(cx, exc, kept) : V_NULL;
}

/* What of orig the clauses let through: one group again. */
static Value let_through(Ctx *cx, Value orig, const List *parts)
{
    if (!parts->len)
        return V_NONE;
    Value set = set_new(cx, KIND_set);
    for (uint32_t i = 0; set && i < parts->len; i++)
        if (collect_leaves(cx, parts->store->v[i], set))
            return V_NULL;
    return set ? projection(cx, orig, set) : V_NULL;
}

Value exception_group_reraise(Ctx *cx, Value orig, Value excs)
{
    if (!is_exact(excs, KIND_list)) /* damaged code */
        return raise_fmt(cx, &exc_SystemError,
                         "the exceptions of except* are no list but a '%T'",
                         excs);
    Value raised = list_new(cx, 4), kept = list_new(cx, 4);
    if (!raised || !kept)
        return V_NULL;
    const List *all = AS(List, excs);
    for (uint32_t i = 0; i < all->len; i++) {
        Value e = all->store->v[i];
        if (e == V_NONE)
            continue;
        if (!is_group(orig)) /* one clause took it, wrapped */
            return e;
        Value to = same_flight(e, orig) ? kept : raised;
        if (list_append_own(cx, AS(List, to), e))
            return V_NULL;
    }
    Value rest = let_through(cx, orig, AS(List, kept));
    if (!rest || !AS(List, raised)->len)
        return rest;
    if (rest != V_NONE && list_append_own(cx, AS(List, raised), rest))
        return V_NULL;
    return vm_call2(cx, v_obj(&exc_BaseExceptionGroup), name_empty, raised);
}

/* No clause may name the groups themselves. */
static bool names_group(Value types)
{
    if (is_type(types))
        return type_is_subtype(AS(Type, types), &exc_BaseExceptionGroup);
    const Tuple *t = AS(Tuple, types);
    for (uint32_t i = 0; i < t->len; i++)
        if (names_group(t->v[i]))
            return true;
    return false;
}

int exception_group_match(Ctx *cx, Value exc, Value types, Value *match,
                          Value *rest)
{
    if (!is_class_condition(types))
        return raise_fmt(cx, &exc_TypeError,
                         "catching classes that do not inherit from "
                         "BaseException is not allowed"),
               -1;
    if (names_group(types))
        return raise_fmt(cx, &exc_TypeError,
                         "catching ExceptionGroup with except* is not "
                         "allowed. Use except instead."),
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
