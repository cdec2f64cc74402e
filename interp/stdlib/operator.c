/* operator.c: the module _operator: the operators as functions. All reach their
 * operands through the protocol, where the guard stands. The callable classes:
 * getters.c. */
#include "lib/modules.h"
#include "stdlib/libkind.h"

int _operator_module_init(Ctx *cx, Dict *ns)
{
    Type *const types[] = {&type_itemgetter, &type_attrgetter,
                           &type_methodcaller};
    for (size_t i = 0; i < ARRAY_LEN(types); i++)
        if (dict_set_own(cx, ns, types[i]->name, v_obj(types[i])) < 0)
            return -1;
    Value doc = str_from_ascii(cx, "Operator interface.");
    return module_add(cx, ns, "__doc__", doc);
}

#define COMPARE(name, op)                                                      \
    LIB_FUNCTION(_operator, name)                                              \
    {                                                                          \
        return obj_compare(cx, argv[0], argv[1], op);                          \
    }
COMPARE(lt, CMP_LT)
COMPARE(le, CMP_LE)
COMPARE(eq, CMP_EQ)
COMPARE(ne, CMP_NE)
COMPARE(gt, CMP_GT)
COMPARE(ge, CMP_GE)

#define BINARY(name, iname, op)                                                \
    LIB_FUNCTION(_operator, name)                                              \
    {                                                                          \
        return obj_binary(cx, argv[0], argv[1], op);                           \
    }                                                                          \
    LIB_FUNCTION(_operator, iname)                                             \
    {                                                                          \
        return obj_inplace(cx, argv[0], argv[1], op);                          \
    }
BINARY(add, iadd, BIN_ADD)
BINARY(and_, iand, BIN_AND)
BINARY(floordiv, ifloordiv, BIN_FLOORDIV)
BINARY(lshift, ilshift, BIN_LSHIFT)
BINARY(matmul, imatmul, BIN_MATMUL)
BINARY(mod, imod, BIN_MOD)
BINARY(mul, imul, BIN_MUL)
BINARY(or_, ior, BIN_OR)
BINARY(pow, ipow, BIN_POW)
BINARY(rshift, irshift, BIN_RSHIFT)
BINARY(sub, isub, BIN_SUB)
BINARY(truediv, itruediv, BIN_TRUEDIV)
BINARY(xor, ixor, BIN_XOR)

#define UNARY(name, op)                                                        \
    LIB_FUNCTION(_operator, name)                                              \
    {                                                                          \
        return obj_unary(cx, argv[0], op);                                     \
    }
UNARY(neg, UNARY_NEG)
UNARY(pos, UNARY_POS)
UNARY(inv, UNARY_INVERT)
UNARY(invert, UNARY_INVERT)
UNARY(abs, UNARY_ABS)

static Value truth_value(int yes)
{
    return yes < 0 ? V_NULL : v_bool(yes);
}

LIB_FUNCTION(_operator, truth)
{
    return truth_value(obj_truth(cx, argv[0]));
}
LIB_FUNCTION(_operator, not_)
{
    int yes = obj_truth(cx, argv[0]);
    return truth_value(yes < 0 ? -1 : !yes);
}
LIB_FUNCTION(_operator, is_)
{
    (void)cx;
    return v_bool(argv[0] == argv[1]);
}
LIB_FUNCTION(_operator, is_not)
{
    (void)cx;
    return v_bool(argv[0] != argv[1]);
}
LIB_FUNCTION(_operator, index)
{
    return obj_index(cx, argv[0]);
}
LIB_FUNCTION(_operator, contains)
{
    return truth_value(obj_contains(cx, argv[0], argv[1]));
}
LIB_FUNCTION(_operator, getitem)
{
    return obj_getitem(cx, argv[0], argv[1]);
}
LIB_FUNCTION(_operator, setitem)
{
    return obj_setitem(cx, argv[0], argv[1], argv[2]) < 0 ? V_NULL : V_NONE;
}
LIB_FUNCTION(_operator, delitem)
{
    return obj_delitem(cx, argv[0], argv[1]) < 0 ? V_NULL : V_NONE;
}

/* ---- sequences ---- */

/* Has v items by number, as PySequence_Check answers? */
static bool is_sequence(Value v)
{
    if (is_kind(v, KIND_dict) || is_kind(v, KIND_mappingproxy) ||
        is_kind(v, KIND_attrdict))
        return false;
    return ops_of(v)->getitem != NULL ||
           type_override(type_of(v), DUNDER_getitem) != V_NULL;
}

static Value no_concat(Ctx *cx, Value v)
{
    return raise_fmt(cx, &exc_TypeError, "'%T' object can't be concatenated",
                     v);
}

LIB_FUNCTION(_operator, concat)
{
    if (!is_sequence(argv[0]))
        return no_concat(cx, argv[0]);
    return obj_binary(cx, argv[0], argv[1], BIN_ADD);
}
LIB_FUNCTION(_operator, iconcat)
{
    if (!is_sequence(argv[0]))
        return no_concat(cx, argv[0]);
    return obj_inplace(cx, argv[0], argv[1], BIN_ADD);
}

/* An iterator over a; what cannot be iterated is a TypeError of its own. */
static Value items_of(Ctx *cx, Value a)
{
    Value it = obj_iter(cx, a);
    if (it == V_NULL && error_matches(cx, &exc_TypeError)) {
        error_clear(cx);
        raise_fmt(cx, &exc_TypeError, "argument of type '%T' is not iterable",
                  a);
    }
    return it;
}

LIB_FUNCTION(_operator, countOf)
{
    Value it = items_of(cx, argv[0]);
    int64_t n = 0;
    if (it == V_NULL)
        return V_NULL;
    for (Value v; (v = obj_iternext(cx, it)) != V_NULL;) {
        int same = obj_equal(cx, v, argv[1]);
        if (same < 0 || lib_poll(cx) < 0)
            return V_NULL;
        n += same;
    }
    return error_pending(cx) ? V_NULL : v_int(n);
}

LIB_FUNCTION(_operator, indexOf)
{
    Value it = items_of(cx, argv[0]);
    if (it == V_NULL)
        return V_NULL;
    int64_t n = 0;
    for (Value v; (v = obj_iternext(cx, it)) != V_NULL; n++) {
        int same = obj_equal(cx, v, argv[1]);
        if (same)
            return same < 0 ? V_NULL : v_int(n);
        if (lib_poll(cx) < 0)
            return V_NULL;
    }
    if (error_pending(cx))
        return V_NULL;
    return raise_fmt(cx, &exc_ValueError,
                     "sequence.index(x): x not in sequence");
}

/* len(v) where it has one: 1 with *out, 0 it has none, -1 raised. */
static int len_if_any(Ctx *cx, Value v, int64_t *out)
{
    if (!ops_of(v)->len && type_override(type_of(v), DUNDER_len) == V_NULL)
        return 0;
    *out = obj_len(cx, v);
    if (*out >= 0)
        return 1;
    if (!error_matches(cx, &exc_TypeError))
        return -1;
    error_clear(cx);
    return 0;
}

/* v.__length_hint__(): as len_if_any. */
static int hint_if_any(Ctx *cx, Value v, int64_t *out)
{
    bool found;
    Value r = obj_call_dunder(cx, v, DUNDER_length_hint, NULL, 0, &found);
    if (!found)
        return 0;
    if (r == V_NULL) {
        if (!error_matches(cx, &exc_TypeError))
            return -1;
        error_clear(cx);
        return 0;
    }
    if (r == V_NOTIMPLEMENTED)
        return 0;
    if (!is_intlike(r)) {
        raise_fmt(cx, &exc_TypeError,
                  "__length_hint__ must be an integer, not %T", r);
        return -1;
    }
    if (lib_ssize(cx, r, out) < 0)
        return -1;
    if (*out >= 0)
        return 1;
    raise_fmt(cx, &exc_ValueError, "__length_hint__() should return >= 0");
    return -1;
}

LIB_FUNCTION(_operator, length_hint)
{
    int64_t n = 0;
    if (argv[1] != V_NULL && lib_ssize(cx, argv[1], &n) < 0)
        return V_NULL;
    int found = len_if_any(cx, argv[0], &n);
    if (found == 0)
        found = hint_if_any(cx, argv[0], &n);
    return found < 0 ? V_NULL : int_from_i64(cx, n);
}

/* ---- others ---- */

Value _operator_call(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (kw[0] == V_NULL)
        return vm_call(cx, argv[0], argv + 1, argc - 1, V_NULL);
    const Dict *d = AS(Dict, kw[0]);
    Value names = tuple_new(cx, d->used), k, v;
    Value all = list_from(cx, argv + 1, (size_t)argc - 1);
    uint32_t pos = 0, n = 0;
    while (names != V_NULL && all != V_NULL && dict_next(d, &pos, &k, &v)) {
        AS(Tuple, names)->v[n++] = k;
        if (list_append_own(cx, AS(List, all), v) < 0)
            return V_NULL;
    }
    if (names == V_NULL || all == V_NULL)
        return V_NULL;
    return vm_call(cx, argv[0], AS(List, all)->store->v, argc - 1, names);
}

typedef struct Octets {
    const uint8_t *p;
    size_t n;
} Octets;

static bool octets_of(Value v, Octets *out)
{
    if (is_kind(v, KIND_bytes))
        *out = (Octets){AS(Bytes, v)->data, AS(Bytes, v)->len};
    else if (is_kind(v, KIND_bytearray))
        *out = (Octets){AS(ByteArray, v)->store ? AS(ByteArray, v)->store->b
                                                : NULL,
                        AS(ByteArray, v)->len};
    else if (is_str(v))
        *out = (Octets){AS(Str, v)->data, AS(Str, v)->len};
    else
        return false;
    return true;
}

/* Takes a time that depends on the length of b alone. */
LIB_FUNCTION(_operator, _compare_digest)
{
    Octets a, b;
    bool texts = is_str(argv[0]) && is_str(argv[1]);
    if (texts &&
        !(AS(Str, argv[0])->flags & AS(Str, argv[1])->flags & STR_ASCII))
        return raise_fmt(cx, &exc_TypeError,
                         "comparing strings with non-ASCII characters is not "
                         "supported");
    bool known = octets_of(argv[0], &a), both = known && octets_of(argv[1], &b);
    if (both && is_str(argv[0]) != is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "a bytes-like object is required, not 'str'");
    if (!both)
        return raise_fmt(cx, &exc_TypeError,
                         "unsupported operand types(s) or combination of "
                         "types: '%T' and '%T'",
                         argv[0], argv[1]);
    volatile uint8_t differ = a.n != b.n;
    const uint8_t *left = a.n == b.n ? a.p : b.p;
    for (size_t i = 0; i < b.n; i++)
        differ |= (uint8_t)(left[i] ^ b.p[i]);
    return v_bool(differ == 0);
}
