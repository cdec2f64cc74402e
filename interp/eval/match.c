/* match.c: the match statement. See slow.h. */
#include "eval/slow.h"
#include "objects/names.h"

bool match_mapping(Ctx *cx, Value v)
{
    (void)cx;
    return is_kind(v, KIND_dict) || is_kind(v, KIND_mappingproxy);
}

bool match_sequence(Ctx *cx, Value v)
{
    (void)cx;
    return is_kind(v, KIND_list) || is_kind(v, KIND_tuple) ||
           is_kind(v, KIND_range);
}

/* A tuple of the values of all keys, or None. */
Value match_keys(Ctx *cx, Value subject, Value keys)
{
    const Tuple *names = AS(Tuple, keys);
    Value seen = set_new(cx, KIND_set);
    Value list = seen ? list_new(cx, names->len) : V_NULL;
    for (uint32_t i = 0; list && i < names->len; i++) {
        int fresh = set_add_own(cx, AS(Set, seen), names->v[i]);
        if (fresh == 0)
            raise_fmt(cx, &exc_ValueError,
                      "mapping pattern checks duplicate key (%R)", names->v[i]);
        if (fresh <= 0)
            return V_NULL;
        int has = obj_contains(cx, subject, names->v[i]);
        if (has <= 0)
            return has ? V_NULL : V_NONE;
        Value v = obj_getitem(cx, subject, names->v[i]);
        if (!v || list_append_own(cx, AS(List, list), v) < 0)
            return V_NULL;
    }
    return list ? list_to_tuple(cx, list) : V_NULL;
}

/* 1 appended, 0 no such attribute, -1. */
static int add_attr(Ctx *cx, Value subject, Value name, List *seen, List *out,
                    Value type)
{
    for (uint32_t i = 0; i < seen->len; i++)
        if (obj_equal(cx, seen->store->v[i], name)) {
            raise_fmt(cx, &exc_TypeError,
                      "%N() got multiple sub-patterns for attribute %R",
                      AS(Type, type), name);
            return -1;
        }
    Value v;
    if (list_append_own(cx, seen, name) < 0)
        return -1;
    int found = obj_lookup_attr(cx, subject, name, &v);
    if (found <= 0)
        return found;
    return list_append_own(cx, out, v) < 0 ? -1 : 1;
}

/* Kinds that match themselves as the only positional sub-pattern. */
static bool matches_self(const Type *t)
{
    switch (t->kind) {
    case KIND_bool:
    case KIND_bytearray:
    case KIND_bytes:
    case KIND_dict:
    case KIND_float:
    case KIND_frozenset:
    case KIND_int:
    case KIND_list:
    case KIND_set:
    case KIND_str:
    case KIND_tuple:
        return true;
    default:
        return false;
    }
}

static int positional(Ctx *cx, Value subject, Value type, uint32_t count,
                      List *seen, List *out)
{
    Value args;
    int found = obj_lookup_attr(cx, type, name_dunder_match_args, &args);
    if (found < 0)
        return -1;
    if (found && !is_exact(args, KIND_tuple))
        return raise_fmt(cx, &exc_TypeError,
                         "%N.__match_args__ must be a tuple (got %T)",
                         AS(Type, type), args),
               -1;
    bool self = !found && matches_self(AS(Type, type));
    uint32_t allowed = found ? AS(Tuple, args)->len : self;
    if (allowed < count)
        return raise_fmt(cx, &exc_TypeError,
                         "%N() accepts %u positional sub-pattern%s (%u given)",
                         AS(Type, type), allowed, allowed == 1 ? "" : "s",
                         count),
               -1;
    if (self)
        return list_append_own(cx, out, subject) < 0 ? -1 : 1;
    for (uint32_t i = 0; i < count; i++) {
        Value name = AS(Tuple, args)->v[i];
        if (!is_str(name))
            return raise_fmt(cx, &exc_TypeError,
                             "__match_args__ elements must be strings (got "
                             "%T)",
                             name),
                   -1;
        int r = add_attr(cx, subject, name, seen, out, type);
        if (r <= 0)
            return r;
    }
    return 1;
}

/* A tuple of the sub-patterns' values, or None. */
Value match_class(Ctx *cx, Value subject, Value type, Value names,
                  uint32_t count)
{
    if (!is_type(type))
        return raise_fmt(cx, &exc_TypeError,
                         "called match pattern must be a class");
    int is = obj_isinstance(cx, subject, type);
    if (is <= 0)
        return is ? V_NULL : V_NONE;
    Value seen = list_new(cx, 4), out = seen ? list_new(cx, 4) : V_NULL;
    if (!out)
        return V_NULL;
    int r = count ? positional(cx, subject, type, count, AS(List, seen),
                               AS(List, out))
                  : 1;
    const Tuple *kw = AS(Tuple, names);
    for (uint32_t i = 0; r > 0 && i < kw->len; i++)
        r = add_attr(cx, subject, kw->v[i], AS(List, seen), AS(List, out),
                     type);
    if (r <= 0)
        return r ? V_NULL : V_NONE;
    return list_to_tuple(cx, out);
}
