/* functools.c: the module _functools: reduce, partial, cmp_to_key. The cache:
 * lru_cache.c. */
#include <stdlib.h>

#include "lib/modules.h"
#include "objects/attr.h"
#include "stdlib/libkind.h"

int _functools_module_init(Ctx *cx, Dict *ns)
{
    Type *const types[] = {&type_partial, &type_lru_cache};
    for (size_t i = 0; i < ARRAY_LEN(types); i++)
        if (dict_set_own(cx, ns, types[i]->name, v_obj(types[i])) < 0)
            return -1;
    return 0;
}

/* ---- reduce ---- */

LIB_FUNCTION(_functools, reduce)
{
    Value it = obj_iter(cx, argv[1]), r = argv[2];
    if (it == V_NULL) {
        if (error_matches(cx, &exc_TypeError)) {
            error_clear(cx);
            raise_fmt(cx, &exc_TypeError,
                      "reduce() arg 2 must support iteration");
        }
        return V_NULL;
    }
    for (Value v; (v = obj_iternext(cx, it)) != V_NULL;) {
        r = r == V_NULL ? v : vm_call2(cx, argv[0], r, v);
        if (r == V_NULL || lib_poll(cx) < 0)
            return V_NULL;
    }
    if (error_pending(cx))
        return V_NULL;
    if (r == V_NULL)
        return raise_fmt(cx, &exc_TypeError,
                         "reduce() of empty iterable with no initial value");
    return r;
}

/* ---- partial ---- */

LIB_BODY(partial, Partial, 3)

/* A partial without attributes of its own, whose call is partial's: it may be
 * merged into one around it. */
static bool is_plain_partial(Value v)
{
    if (!is_kind(v, KIND_partial) ||
        type_override(type_of(v), DUNDER_call) != V_NULL)
        return false;
    const Shape *s = shape_get(as_obj(v)->shape);
    return !(s->flags & SHAPE_DICT_MODE) && s->nslots == attr_root_slots(s);
}

static Value joined(Ctx *cx, const Tuple *a, const Value *v, size_t n)
{
    if (n == 0)
        return v_obj(a);
    Value t = tuple_new(cx, a->len + n);
    if (t == V_NULL)
        return V_NULL;
    if (a->len)
        memcpy(AS(Tuple, t)->v, a->v, a->len * sizeof *a->v);
    memcpy(AS(Tuple, t)->v + a->len, v, n * sizeof *v);
    return t;
}

Value partial_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc < 2)
        return raise_fmt(cx, &exc_TypeError,
                         "type 'partial' takes at least one argument");
    Value func = argv[1];
    if (!obj_is_callable(func))
        return raise_fmt(cx, &exc_TypeError,
                         "the first argument must be callable");
    const Partial *inner = is_plain_partial(func) ? AS(Partial, func) : NULL;
    Value args = joined(cx, inner ? AS(Tuple, inner->args) : &tuple_empty,
                        argv + 2, (size_t)argc - 2);
    Value all = inner ? dict_copy(cx, AS(Dict, inner->kw)) : dict_new(cx);
    if (args == V_NULL || all == V_NULL ||
        (kw[0] != V_NULL && dict_update_own(cx, AS(Dict, all), kw[0]) < 0))
        return V_NULL;
    Partial *p = LIB_NEW(cx, Partial, partial, argv[0]);
    if (!p)
        return V_NULL;
    p->func = inner ? inner->func : func;
    p->args = args;
    p->kw = all;
    return v_obj(p);
}

/* Keyword arguments of a call: the partial's own, then those given, which
 * replace equal ones. values: room for all. Returns the tuple of names. */
static Value merge_keywords(Ctx *cx, const Partial *p, const Value *given,
                            Value kwnames, Value *values)
{
    const Tuple *names = kwnames ? AS(Tuple, kwnames) : NULL;
    Value all = p->kw, k, v;
    if (names && names->len) {
        all = dict_copy(cx, AS(Dict, p->kw));
        for (uint32_t i = 0; all != V_NULL && i < names->len; i++)
            if (dict_set_own(cx, AS(Dict, all), names->v[i], given[i]) < 0)
                return V_NULL;
    }
    Value t = all ? tuple_new(cx, AS(Dict, all)->used) : V_NULL;
    uint32_t pos = 0, n = 0;
    while (t != V_NULL && dict_next(AS(Dict, all), &pos, &k, &v)) {
        if (!is_str(k))
            return raise_fmt(cx, &exc_TypeError, "keywords must be strings");
        AS(Tuple, t)->v[n] = k;
        values[n++] = v;
    }
    return t;
}

static Value call_merged(Ctx *cx, const Partial *p, Value *all, Value *argv,
                         int argc, Value kwnames)
{
    const Tuple *args = AS(Tuple, p->args);
    size_t n = args->len, nkw = kwnames ? AS(Tuple, kwnames)->len : 0;
    Value func = p->func;
    if (n)
        memcpy(all, args->v, n * sizeof *all);
    if (argc)
        memcpy(all + n, argv, (size_t)argc * sizeof *all);
    n += (size_t)argc;
    if (AS(Dict, p->kw)->used) {
        kwnames = merge_keywords(cx, p, argv + argc, kwnames, all + n);
        if (kwnames == V_NULL)
            return V_NULL;
    } else if (nkw) {
        memcpy(all + n, argv + argc, nkw * sizeof *all);
    }
    return vm_call(cx, func, all, (int)n, kwnames);
}

/* Many arguments: in a tuple, which keeps them alive. */
static Value partial_call(Ctx *cx, Value self, Value *argv, int argc,
                          Value kwnames)
{
    const Partial *p = AS(Partial, self);
    size_t n = AS(Tuple, p->args)->len + (size_t)argc + AS(Dict, p->kw)->used +
               (kwnames ? AS(Tuple, kwnames)->len : 0);
    Value few[16] = {V_NULL};
    if (n <= ARRAY_LEN(few))
        return call_merged(cx, p, few, argv, argc, kwnames);
    Value many = tuple_new(cx, n);
    if (many == V_NULL)
        return V_NULL;
    return call_merged(cx, p, AS(Tuple, many)->v, argv, argc, kwnames);
}

static int put_repr(Ctx *cx, Buf *b, Value v)
{
    Value r = obj_repr(cx, v);
    if (r != V_NULL)
        str_to_buf(AS(Str, r), b);
    return r == V_NULL ? -1 : 0;
}

static int put_partial(Ctx *cx, Buf *b, Value self)
{
    const Partial *p = AS(Partial, self);
    Value name = str_printf(cx, "%T(", self), k, v;
    if (name == V_NULL)
        return -1;
    str_to_buf(AS(Str, name), b);
    if (put_repr(cx, b, p->func) < 0)
        return -1;
    const Tuple *args = AS(Tuple, p->args);
    for (uint32_t i = 0; i < args->len; i++) {
        buf_puts(b, ", ");
        if (put_repr(cx, b, args->v[i]) < 0)
            return -1;
    }
    uint32_t pos = 0;
    while (dict_next(AS(Dict, p->kw), &pos, &k, &v)) {
        Value text = str_printf(cx, ", %S=", k);
        if (text == V_NULL)
            return -1;
        str_to_buf(AS(Str, text), b);
        if (put_repr(cx, b, v) < 0)
            return -1;
    }
    buf_putc(b, ')');
    return 0;
}

static Value partial_repr(Ctx *cx, Value self)
{
    int in = repr_enter(cx, self);
    if (in <= 0)
        return in < 0 ? V_NULL : str_from_ascii(cx, "...");
    Buf b = BUF_EMPTY;
    Value r = put_partial(cx, &b, self) < 0 ? V_NULL : str_from_buf(cx, &b);
    buf_free(&b);
    repr_leave(cx, self);
    return r;
}

LIB_METHOD(partial, __reduce__)
{
    const Partial *p = AS(Partial, argv[0]);
    Value attrs = attr_dict_copy(cx, argv[0]);
    Value func = tuple_from(cx, &p->func, 1);
    if (attrs == V_NULL || func == V_NULL)
        return V_NULL;
    Value state[4] = {p->func, p->args, p->kw,
                      AS(Dict, attrs)->used ? attrs : V_NONE};
    Value all[3] = {v_obj(type_of(argv[0])), func, tuple_from(cx, state, 4)};
    return all[2] == V_NULL ? V_NULL : tuple_from(cx, all, 3);
}

static bool state_fits(Value state)
{
    if (!is_kind(state, KIND_tuple) || AS(Tuple, state)->len != 4)
        return false;
    const Value *s = AS(Tuple, state)->v;
    return obj_is_callable(s[0]) && is_kind(s[1], KIND_tuple) &&
           (s[2] == V_NONE || is_kind(s[2], KIND_dict)) &&
           (s[3] == V_NONE || is_kind(s[3], KIND_dict));
}

LIB_METHOD(partial, __setstate__)
{
    if (!state_fits(argv[1]))
        return raise_fmt(cx, &exc_TypeError, "invalid partial state");
    const Value *s = AS(Tuple, argv[1])->v;
    Partial *p = AS(Partial, argv[0]);
    Value args = is_exact(s[1], KIND_tuple) ? s[1] : tuple_of(cx, s[1]);
    Value named = s[2] == V_NONE              ? dict_new(cx)
                  : is_exact(s[2], KIND_dict) ? s[2]
                                              : dict_copy(cx, AS(Dict, s[2]));
    if (args == V_NULL || named == V_NULL)
        return V_NULL;
    uint32_t pos = 0;
    Value k, v;
    while (s[3] != V_NONE && dict_next(AS(Dict, s[3]), &pos, &k, &v))
        if (attr_set_own(cx, argv[0], k, v) < 0)
            return V_NULL;
    store_partial_field(cx, p, &p->func, s[0]);
    store_partial_field(cx, p, &p->args, args);
    store_partial_field(cx, p, &p->kw, named);
    return V_NONE;
}

Value partial_get_func(Ctx *cx UNUSED, Value self)
{
    return AS(Partial, self)->func;
}
Value partial_get_args(Ctx *cx UNUSED, Value self)
{
    return AS(Partial, self)->args;
}
Value partial_get_keywords(Ctx *cx UNUSED, Value self)
{
    return AS(Partial, self)->kw;
}

static int readonly(Ctx *cx)
{
    raise_fmt(cx, &exc_AttributeError, "readonly attribute");
    return -1;
}
int partial_set_func(Ctx *cx, Value self UNUSED, Value v UNUSED)
{
    return readonly(cx);
}
int partial_set_args(Ctx *cx, Value self UNUSED, Value v UNUSED)
{
    return readonly(cx);
}
int partial_set_keywords(Ctx *cx, Value self UNUSED, Value v UNUSED)
{
    return readonly(cx);
}

const KindOps partial_ops = {
    .kind = KIND_partial,
    .name = "partial",
    .size = partial_size,
    .visit = partial_visit,
    .repr = partial_repr,
    .call = partial_call,
};

/* ---- cmp_to_key ---- */

LIB_BODY(key_wrapper, KeyWrapper, 2)

static Value key_new(Ctx *cx, Value cmp, Value object)
{
    KeyWrapper *k = HEAP_NEW(cx, KeyWrapper, KIND_key_wrapper);
    if (!k)
        return V_NULL;
    k->cmp = cmp;
    k->object = object;
    return v_obj(k);
}

LIB_FUNCTION(_functools, cmp_to_key)
{
    return key_new(cx, argv[0], V_NULL);
}

/* K(obj) */
static Value key_wrapper_call(Ctx *cx, Value self, Value *argv, int argc,
                              Value kwnames)
{
    const Tuple *names = kwnames ? AS(Tuple, kwnames) : NULL;
    uint32_t nkw = names ? names->len : 0;
    if ((uint32_t)argc + nkw > 1)
        return raise_fmt(cx, &exc_TypeError,
                         "K() takes at most 1 argument (%d given)",
                         argc + (int)nkw);
    if (nkw && !str_eq_ascii(names->v[0], "obj"))
        nkw = 0;
    if (argc == 0 && nkw == 0)
        return raise_fmt(cx, &exc_TypeError,
                         "K() missing required argument 'obj' (pos 1)");
    return key_new(cx, AS(KeyWrapper, self)->cmp, argv[0]);
}

static Value key_wrapper_richcmp(Ctx *cx, Value a, Value b, CmpOp op)
{
    if (!is_exact(b, KIND_key_wrapper))
        return raise_fmt(cx, &exc_TypeError,
                         "other argument must be K instance");
    const KeyWrapper *x = AS(KeyWrapper, a), *y = AS(KeyWrapper, b);
    if (x->object == V_NULL || y->object == V_NULL)
        return raise_fmt(cx, &exc_AttributeError, "object");
    Value r = vm_call2(cx, x->cmp, x->object, y->object);
    return r == V_NULL ? V_NULL : obj_compare(cx, r, v_int(0), op);
}

Value key_wrapper_get_obj(Ctx *cx UNUSED, Value self)
{
    Value v = AS(KeyWrapper, self)->object;
    return v == V_NULL ? V_NONE : v;
}

const KindOps key_wrapper_ops = {
    .kind = KIND_key_wrapper,
    .name = "KeyWrapper",
    .size = key_wrapper_size,
    .visit = key_wrapper_visit,
    .call = key_wrapper_call,
    .richcmp = key_wrapper_richcmp,
};
