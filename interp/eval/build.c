/* build.c: displays, formatting, unpacking, functions. See slow.h. */
#include "eval/slow.h"
#include "object/store.h"
#include "objects/names.h"

Value build_list(Ctx *cx, const Value *v, uint32_t n)
{
    return n ? list_from(cx, v, n) : list_new(cx, 0);
}

Value build_set(Ctx *cx, const Value *v, uint32_t n)
{
    Value s = set_new(cx, KIND_set);
    for (uint32_t i = 0; s && i < n; i++)
        if (set_add_own(cx, AS(Set, s), v[i]) < 0)
            return V_NULL;
    return s;
}

Value build_map(Ctx *cx, const Value *v, uint32_t n)
{
    return dict_display(cx, v, v + 1, 2, n);
}

Value build_key_map(Ctx *cx, const Value *v, Value keys, uint32_t n)
{
    return dict_display(cx, AS(Tuple, keys)->v, v, 1, n);
}

Value build_string(Ctx *cx, const Value *v, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (!is_str(v[i])) /* no compiler writes this */
            return raise_fmt(cx, &exc_TypeError,
                             "sequence item %u: expected str instance, %T "
                             "found",
                             i, v[i]);
    return n == 2 ? str_concat(cx, v[0], v[1]) : str_joined(cx, v, n);
}

/* flags: 1 str, 2 repr, 3 ascii; 4: a format follows. */
Value build_format(Ctx *cx, Value v, uint32_t flags, Value spec)
{
    switch (flags & 3) {
    case 1:
        v = obj_str(cx, v);
        break;
    case 2:
        v = obj_repr(cx, v);
        break;
    case 3:
        v = str_ascii_repr(cx, v);
        break;
    default:
        break;
    }
    if (!v || (!spec && is_exact(v, KIND_str)))
        return v;
    if (spec && !is_str(spec)) /* compiled code has none such */
        return raise_fmt(cx, &exc_SystemError,
                         "Format specifier must be a string, not %T", spec);
    return obj_format(cx, v, spec ? spec : name_empty);
}

/* extras: what the flags announce: defaults 1, keyword defaults 2, annotations
 * 4, closure 8. */
Value build_function(Ctx *cx, Frame *f, Code *code, const Value *extras,
                     uint32_t flags)
{
    Value v = function_new(cx, code, f->func->globals);
    if (!v)
        return V_NULL;
    Function *fn = AS(Function, v);
    if (flags & 1)
        fn->defaults = AS(Tuple, *extras++);
    if (flags & 2)
        fn->kwdefaults = AS(Dict, *extras++);
    if (flags & 4)
        fn->annotations = *extras++;
    if (flags & 8)
        fn->closure = AS(Tuple, *extras++);
    return v;
}

/* ---- unpacking ---- */

static Value count_error(Ctx *cx, bool more, uint32_t want, uint32_t got,
                         bool star)
{
    if (more)
        return raise_fmt(cx, &exc_ValueError,
                         "too many values to unpack (expected %u)", want);
    return raise_fmt(cx, &exc_ValueError,
                     star ? "not enough values to unpack (expected at least "
                            "%u, got %u)"
                          : "not enough values to unpack (expected %u, got "
                            "%u)",
                     want, got);
}

static Value unpack_iter(Ctx *cx, Value from)
{
    Value iter = obj_iter(cx, from);
    if (!iter && error_matches(cx, &exc_TypeError) &&
        !type_override(type_of(from), DUNDER_iter) &&
        !type_override(type_of(from), DUNDER_getitem) &&
        !(is_obj(from) && ops_of(from)->iter)) {
        error_clear(cx);
        raise_fmt(cx, &exc_TypeError, "cannot unpack non-iterable %T object",
                  from);
    }
    return iter;
}

/* A list of exactly n items of an iterator, or of at least n when more. */
static Value take(Ctx *cx, Value iter, uint32_t n, uint32_t least, bool star)
{
    Value list = list_new(cx, n);
    for (uint32_t i = 0; list && i < n; i++) {
        Value v = obj_iternext(cx, iter);
        if (!v)
            return error_pending(cx) ? V_NULL
                                     : count_error(cx, false, least, i, star);
        if (list_append_own(cx, AS(List, list), v) < 0)
            return V_NULL;
    }
    return list;
}

int unpack_to(Ctx *cx, Value from, Value *r, const Word *regs, uint32_t n)
{
    const Value *items;
    size_t len;
    bool exact = is_exact(from, KIND_tuple) || is_exact(from, KIND_list);
    Value list = V_NULL;
    if (exact && seq_items(from, &items, &len)) {
        if (len != n)
            return count_error(cx, len > n, n, (uint32_t)len, false), -1;
    } else {
        Value iter = unpack_iter(cx, from);
        list = iter ? take(cx, iter, n, n, false) : V_NULL;
        if (!list)
            return -1;
        if (obj_iternext(cx, iter))
            return count_error(cx, true, n, 0, false), -1;
        if (error_pending(cx))
            return -1;
        items = n ? AS(List, list)->store->v : NULL;
    }
    const uint16_t *to = regs[0].h;
    for (uint32_t i = 0; i < n; i++)
        r[to[i]] = items[i];
    return 0;
}

/* Targets stand at to[]: the last first. */
int unpack_ex(Ctx *cx, Value from, Value *to, uint32_t before, uint32_t after)
{
    Value iter = unpack_iter(cx, from);
    Value head = iter ? take(cx, iter, before, before + after, true) : V_NULL;
    Value rest = head ? list_of(cx, iter) : V_NULL;
    if (!rest)
        return -1;
    List *list = AS(List, rest);
    if (list->len < after)
        return count_error(cx, false, before + after, before + list->len, true),
               -1;
    uint32_t n = before + after, keep = list->len - after;
    for (uint32_t i = 0; i < before; i++)
        to[n - i] = AS(List, head)->store->v[i];
    to[after] = rest;
    for (uint32_t i = 0; i < after; i++)
        to[after - 1 - i] = list->store->v[keep + i];
    return after ? list_resize_own(cx, list, keep) : 0;
}

int list_extend_display(Ctx *cx, Value list, Value iterable)
{
    if (list_extend_own(cx, AS(List, list), iterable) == 0)
        return 0;
    if (error_matches(cx, &exc_TypeError) && !ops_of(iterable)->iter &&
        !type_override(type_of(iterable), DUNDER_iter) &&
        !type_override(type_of(iterable), DUNDER_getitem)) {
        error_clear(cx);
        raise_fmt(cx, &exc_TypeError,
                  "Value after * must be an iterable, not %T", iterable);
    }
    return -1;
}

int dict_update_display(Ctx *cx, Value dict, Value mapping)
{
    Value keys;
    if (!is_kind(mapping, KIND_dict)) {
        int found = obj_lookup_attr(cx, mapping, name_keys, &keys);
        if (found < 0)
            return -1;
        if (!found)
            return raise_fmt(cx, &exc_TypeError, "'%T' object is not a mapping",
                             mapping),
                   -1;
    }
    return dict_update_own(cx, AS(Dict, dict), mapping);
}

int print_expr(Ctx *cx, Value v)
{
    Value sys = dict_get_str(AS(Dict, sys_modules), name_sys);
    Value hook = sys ? dict_get_str(AS(Module, sys)->dict,
                                    str_intern_c(cx, "displayhook"))
                     : V_NULL;
    if (!hook)
        return raise_fmt(cx, &exc_RuntimeError, "lost sys.displayhook"), -1;
    return vm_call1(cx, hook, v) ? 0 : -1;
}
