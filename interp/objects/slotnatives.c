/* slotnatives.c: the special methods of built-in kinds (list.__len__...), one
 * C function per special method, which calls the kind's slot and no override.
 * types_init asks slotnatives_next for those of each kind. */
#include "objects/slotnatives.h"

#include "objects/classes.h"
#include "objects/container.h"
#include "objects/generator.h"
#include "objects/number.h"
#include "objects/protocol_private.h"
#include "objects/text.h"

#define FN(name)                                                               \
    static Value slot_##name(Ctx *cx, Value *argv, int argc UNUSED,            \
                             Value *kw UNUSED)

static Value none_or_null(int failed)
{
    return failed ? V_NULL : V_NONE;
}

static Value bool_or_null(int answer)
{
    return answer < 0 ? V_NULL : v_bool(answer);
}

FN(repr)
{
    return ops_of(argv[0])->repr(cx, argv[0]);
}
FN(str)
{
    return ops_of(argv[0])->str(cx, argv[0]);
}
FN(format)
{
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "__format__() argument must be str, not %T", argv[1]);
    return ops_of(argv[0])->format(cx, argv[0], argv[1]);
}
FN(bool)
{
    return bool_or_null(ops_of(argv[0])->truth(cx, argv[0]));
}
FN(getitem)
{
    return ops_of(argv[0])->getitem(cx, argv[0], argv[1]);
}
FN(iter)
{
    return ops_of(argv[0])->iter(cx, argv[0]);
}
FN(getattr)
{
    return ops_of(argv[0])->getattr(cx, argv[0], argv[1]);
}
FN(index)
{
    return ops_of(argv[0])->index(cx, argv[0]);
}

FN(hash)
{
    uint64_t h;
    if (ops_of(argv[0])->hash(cx, argv[0], &h))
        return V_NULL;
    return int_from_i64(cx, (int64_t)h);
}

FN(len)
{
    int64_t n = ops_of(argv[0])->len(cx, argv[0]);
    return n < 0 ? V_NULL : int_from_i64(cx, n);
}

FN(setitem)
{
    return none_or_null(
        ops_of(argv[0])->setitem(cx, argv[0], argv[1], argv[2]));
}

FN(delitem)
{
    return none_or_null(ops_of(argv[0])->delitem(cx, argv[0], argv[1]));
}

FN(contains)
{
    return bool_or_null(ops_of(argv[0])->contains(cx, argv[0], argv[1]));
}

FN(next)
{
    Value v, last = V_NONE;
    if (is_exact(argv[0], KIND_generator))
        v = gen_send(cx, AS(Generator, argv[0]), V_NONE, &last);
    else
        v = ops_of(argv[0])->iternext(cx, argv[0]);
    return v || error_pending(cx) ? v : raise_stop(cx, last);
}

FN(setattr)
{
    return none_or_null(
        ops_of(argv[0])->setattr(cx, argv[0], argv[1], argv[2]));
}

FN(delattr)
{
    return none_or_null(ops_of(argv[0])->delattr(cx, argv[0], argv[1]));
}

/* __call__(self, *args, **kwargs): kw[0] is a dict or absent. */
static Value slot_call(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (!kw[0])
        return ops_of(argv[0])->call(cx, argv[0], argv + 1, argc - 1, V_NULL);
    Dict *d = AS(Dict, kw[0]);
    Value names = tuple_new(cx, d->used), all = list_new(cx, 8);
    if (!names || !all)
        return V_NULL;
    for (int i = 1; i < argc; i++)
        if (list_append_own(cx, AS(List, all), argv[i]))
            return V_NULL;
    uint32_t pos = 0, n = 0;
    Value k, v;
    while (dict_next(d, &pos, &k, &v)) {
        AS(Tuple, names)->v[n++] = k;
        if (list_append_own(cx, AS(List, all), v))
            return V_NULL;
    }
    return ops_of(argv[0])->call(cx, argv[0], AS(List, all)->store->v, argc - 1,
                                 names);
}

FN(get)
{
    Value self = argv[1] == V_NONE ? V_NULL : argv[1];
    if (!self && (!argv[2] || argv[2] == V_NONE))
        return raise_fmt(cx, &exc_TypeError, "__get__(None, None) is invalid");
    Value type = argv[2] ? argv[2] : v_obj(type_of(argv[1]));
    return ops_of(argv[0])->descr_get(cx, argv[0], self, type);
}

FN(set)
{
    return none_or_null(
        ops_of(argv[0])->descr_set(cx, argv[0], argv[1], argv[2]));
}

FN(delete)
{
    return none_or_null(
        ops_of(argv[0])->descr_set(cx, argv[0], argv[1], V_NULL));
}

#define CMP(name, op)                                                          \
    FN(name)                                                                   \
    {                                                                          \
        return ops_of(argv[0])->richcmp(cx, argv[0], argv[1], op);             \
    }
CMP(lt, CMP_LT)
CMP(le, CMP_LE)
CMP(eq, CMP_EQ)
CMP(ne, CMP_NE)
CMP(gt, CMP_GT)
CMP(ge, CMP_GE)

#define UNARY(name, op)                                                        \
    FN(name)                                                                   \
    {                                                                          \
        return ops_of(argv[0])->unary(cx, argv[0], op);                        \
    }
UNARY(neg, UNARY_NEG)
UNARY(pos, UNARY_POS)
UNARY(invert, UNARY_INVERT)
UNARY(abs, UNARY_ABS)

#define BINARY(name, op)                                                       \
    FN(name)                                                                   \
    {                                                                          \
        Value r = ops_of(argv[0])->binop(cx, argv[0], argv[1], op);            \
        return r != V_NOTIMPLEMENTED                                           \
                   ? r                                                         \
                   : sequence_refuses(cx, argv[0], argv[1], op);               \
    }                                                                          \
    FN(r##name)                                                                \
    {                                                                          \
        Value r = ops_of(argv[0])->binop(cx, argv[1], argv[0], op);            \
        return r != V_NOTIMPLEMENTED                                           \
                   ? r                                                         \
                   : sequence_refuses(cx, argv[0], argv[1], op);               \
    }                                                                          \
    FN(i##name)                                                                \
    {                                                                          \
        return ops_of(argv[0])->iop(cx, argv[0], argv[1], op);                 \
    }
BINARY(add, BIN_ADD)
BINARY(and, BIN_AND)
BINARY(floordiv, BIN_FLOORDIV)
BINARY(lshift, BIN_LSHIFT)
BINARY(matmul, BIN_MATMUL)
BINARY(mul, BIN_MUL)
BINARY(mod, BIN_MOD)
BINARY(or, BIN_OR)
BINARY(pow, BIN_POW)
BINARY(rshift, BIN_RSHIFT)
BINARY(sub, BIN_SUB)
BINARY(truediv, BIN_TRUEDIV)
BINARY(xor, BIN_XOR)

/* ---- which kind has which ---- */

#define BIT(op) (1u << BIN_##op)
enum {
    OPS_INT = BIT(ADD) | BIT(AND) | BIT(FLOORDIV) | BIT(LSHIFT) | BIT(MUL) |
              BIT(MOD) | BIT(OR) | BIT(POW) | BIT(RSHIFT) | BIT(SUB) |
              BIT(TRUEDIV) | BIT(XOR),
    OPS_FLOAT = BIT(ADD) | BIT(FLOORDIV) | BIT(MUL) | BIT(MOD) | BIT(POW) |
                BIT(SUB) | BIT(TRUEDIV),
    OPS_SET = BIT(AND) | BIT(OR) | BIT(SUB) | BIT(XOR),
    OPS_SEQ = BIT(ADD) | BIT(MUL),
};

static uint32_t kind_binops(Kind k)
{
    switch ((int)k) {
    case KIND_int:
        return OPS_INT;
    case KIND_bool:
        return BIT(AND) | BIT(OR) | BIT(XOR);
    case KIND_float:
        return OPS_FLOAT;
    case KIND_str:
    case KIND_bytes:
    case KIND_bytearray:
        return OPS_SEQ | BIT(MOD);
    case KIND_tuple:
    case KIND_list:
    case KIND_array:
    case KIND_deque:
        return OPS_SEQ;
    case KIND_dict:
    case KIND_attrdict:
    case KIND_type:
    case KIND_genericalias:
    case KIND_union:
    case KIND_mappingproxy:
        return BIT(OR);
    case KIND_set:
    case KIND_frozenset:
    case KIND_dict_keys:
    case KIND_dict_items:
        return OPS_SET;
    }
    return 0;
}

/* Sequences have no __radd__, and __rmul__ and __rmod__ only. */
static uint32_t kind_rbinops(Kind k)
{
    uint32_t ops = kind_binops(k);
    bool seq = k == KIND_str || k == KIND_bytes || k == KIND_bytearray ||
               k == KIND_tuple || k == KIND_list || k == KIND_array;
    return seq ? ops & ~BIT(ADD) : ops;
}

static uint32_t kind_iops(Kind k)
{
    switch ((int)k) {
    case KIND_list:
    case KIND_bytearray:
    case KIND_array:
    case KIND_deque:
        return OPS_SEQ;
    case KIND_dict:
    case KIND_attrdict:
        return BIT(OR);
    case KIND_set:
        return OPS_SET;
    }
    return 0;
}

static bool kind_has_bool(Kind k)
{
    return k == KIND_int || k == KIND_bool || k == KIND_float ||
           k == KIND_none || k == KIND_range;
}

typedef struct SlotRow {
    Dunder dunder;
    NativeFn fn;
    int8_t min, max;
    uint16_t flags;
    uint16_t slot; /* offset of the slot in KindOps */
} SlotRow;

#define ROW(d, name, mn, mx, fl, field)                                        \
    {                                                                          \
        DUNDER_##d, slot_##name, mn, mx, fl, offsetof(KindOps, field)          \
    }
#define BINROW(name)  ROW(name, name, 1, 1, READS, binop)
#define RBINROW(name) ROW(r##name, r##name, 1, 1, READS, binop)
#define IBINROW(name) ROW(i##name, i##name, 1, 1, MUTATES, iop)
#define ALL_BINARY(X)                                                          \
    X(add), X(and), X(floordiv), X(lshift), X(matmul), X(mul), X(mod), X(or),  \
        X(pow), X(rshift), X(sub), X(truediv), X(xor)

static const SlotRow rows[] = {
    ROW(repr, repr, 0, 0, READS, repr),
    ROW(str, str, 0, 0, READS, str),
    ROW(format, format, 1, 1, READS, format),
    ROW(hash, hash, 0, 0, READS, hash),
    ROW(bool, bool, 0, 0, READS, truth),
    ROW(len, len, 0, 0, READS, len),
    ROW(lt, lt, 1, 1, READS, richcmp),
    ROW(le, le, 1, 1, READS, richcmp),
    ROW(eq, eq, 1, 1, READS, richcmp),
    ROW(ne, ne, 1, 1, READS, richcmp),
    ROW(gt, gt, 1, 1, READS, richcmp),
    ROW(ge, ge, 1, 1, READS, richcmp),
    ROW(getitem, getitem, 1, 1, READS, getitem),
    ROW(setitem, setitem, 2, 2, MUTATES, setitem),
    ROW(delitem, delitem, 1, 1, MUTATES, delitem),
    ROW(contains, contains, 1, 1, READS, contains),
    ROW(iter, iter, 0, 0, READS, iter),
    ROW(next, next, 0, 0, MUTATES, iternext),
    ROW(getattribute, getattr, 1, 1, READS, getattr),
    ROW(setattr, setattr, 2, 2, MUTATES, setattr),
    ROW(delattr, delattr, 1, 1, MUTATES, delattr),
    ROW(call, call, 0, -1, READS, call),
    ROW(index, index, 0, 0, READS, index),
    ROW(neg, neg, 0, 0, READS, unary),
    ROW(pos, pos, 0, 0, READS, unary),
    ROW(invert, invert, 0, 0, READS, unary),
    ROW(abs, abs, 0, 0, READS, unary),
    ROW(get, get, 1, 2, READS, descr_get),
    ROW(set, set, 2, 2, READS | ARG1, descr_set),
    ROW(delete, delete, 1, 1, READS | ARG1, descr_set),
    ALL_BINARY(BINROW),
    ALL_BINARY(RBINROW),
    ALL_BINARY(IBINROW),
};

static bool in_run(Dunder d, Dunder first)
{
    return d >= first && d < first + BIN_COUNT;
}

typedef void (*AnySlot)(void);

static AnySlot slot_at(const KindOps *ops, const SlotRow *row)
{
    AnySlot fn;
    memcpy(&fn, (const char *)ops + row->slot, sizeof fn);
    return fn;
}

static bool row_applies(const KindOps *ops, const SlotRow *row)
{
    Dunder d = row->dunder;
    if (d == DUNDER_bool)
        return kind_has_bool(ops->kind);
    if (d == DUNDER_invert)
        return ops->kind != KIND_float;
    if (in_run(d, DUNDER_add))
        return kind_binops(ops->kind) >> (d - DUNDER_add) & 1;
    if (in_run(d, DUNDER_radd))
        return kind_rbinops(ops->kind) >> (d - DUNDER_radd) & 1;
    if (in_run(d, DUNDER_iadd))
        return kind_iops(ops->kind) >> (d - DUNDER_iadd) & 1;
    return true;
}

bool slotnatives_next(Type *type, size_t *pos, Native *out, int *dunder)
{
    /* property.__set__ and __delete__ call Python: what they write is checked
     * where it is written. */
    bool python_set = type == &type_property;
    const KindOps *base = kind_ops[type->kind];
    bool derived = type->ops != base;
    while (*pos < ARRAY_LEN(rows)) {
        const SlotRow *row = &rows[(*pos)++];
        if (!slot_at(type->ops, row)) { /* nor any of the next by that slot */
            while (*pos < ARRAY_LEN(rows) && rows[*pos].slot == row->slot)
                ++*pos;
            continue;
        }
        if (!row_applies(type->ops, row))
            continue;
        if (derived && slot_at(type->ops, row) == slot_at(base, row))
            continue;
        uint32_t flags = row->flags;
        if (python_set)
            flags &= ~(uint32_t)ARG1;
        *out = (Native){.hdr = {KIND_native, OWNER_STATIC},
                        .params = row->max < 0 ? "**" : "",
                        .fn = row->fn,
                        .type = type,
                        .min = row->min,
                        .max = row->max,
                        .flags = flags | SLOT_M};
        *dunder = (int)row->dunder;
        return true;
    }
    return false;
}
