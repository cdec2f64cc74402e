/* dictview.c: dict.keys(), values(), items() and their set operations, after
 * CPython's order of building results. */
#include "objects/classes.h"
#include "objects/names.h"
#include "objects/seq.h"
#include "objects/set.h"

Value dictview_new(Ctx *cx, Kind kind, Value dict)
{
    Wrapper *w = HEAP_NEW(cx, Wrapper, kind);
    if (w)
        w->inner = dict;
    return v_obj(w);
}

static const Dict *view_dict(Value view)
{
    return AS(Dict, AS(Wrapper, view)->inner);
}

static bool is_setview(Value v)
{
    return is_kind(v, KIND_dict_keys) || is_kind(v, KIND_dict_items);
}

static size_t view_size(const Obj *o)
{
    (void)o;
    return sizeof(Wrapper);
}
static void view_visit(Obj *o, Visitor *v)
{
    v->value(v, &((Wrapper *)o)->inner);
}
static int view_truth(Ctx *cx, Value self)
{
    (void)cx;
    return view_dict(self)->used != 0;
}
static int64_t view_len(Ctx *cx, Value self)
{
    (void)cx;
    return view_dict(self)->used;
}

static Kind iterator_kind(Value view)
{
    return is_kind(view, KIND_dict_keys)     ? KIND_dict_keyiterator
           : is_kind(view, KIND_dict_values) ? KIND_dict_valueiterator
                                             : KIND_dict_itemiterator;
}

static Value view_iter(Ctx *cx, Value self)
{
    return dictiter_new(cx, iterator_kind(self), view_dict(self), false);
}

static Value view_repr(Ctx *cx, Value self)
{
    int in = repr_enter(cx, self);
    if (in <= 0)
        return in < 0 ? V_NULL : str_from_ascii(cx, "...");
    Value items = list_of(cx, self);
    Value text = items == V_NULL ? V_NULL : obj_repr(cx, items);
    repr_leave(cx, self);
    return text == V_NULL ? V_NULL : str_printf(cx, "%T(%S)", self, text);
}

/* Is (key, value) an item of the dict? 1, 0, -1 */
static int has_item(Ctx *cx, const Dict *d, Value pair)
{
    Value v;
    if (!is_kind(pair, KIND_tuple) || AS(Tuple, pair)->len != 2)
        return 0;
    int found = dict_get(cx, d, AS(Tuple, pair)->v[0], &v);
    return found <= 0 ? found : obj_equal(cx, v, AS(Tuple, pair)->v[1]);
}

static int view_contains(Ctx *cx, Value self, Value item)
{
    Value v;
    if (is_kind(self, KIND_dict_keys))
        return dict_get(cx, view_dict(self), item, &v);
    return has_item(cx, view_dict(self), item);
}

/* Is every item of a in b? 1, 0, -1 */
static int all_in(Ctx *cx, Value a, Value b)
{
    Value it = obj_iter(cx, a);
    if (it == V_NULL)
        return -1;
    for (Value v; (v = obj_iternext(cx, it)) != V_NULL;) {
        int has = obj_contains(cx, b, v);
        if (has <= 0)
            return has;
    }
    return error_pending(cx) ? -1 : 1;
}

static Value view_richcmp(Ctx *cx, Value a, Value b, CmpOp op)
{
    if (!is_anyset(b) && !is_setview(b))
        return V_NOTIMPLEMENTED;
    int64_t n = view_len(cx, a), m = obj_len(cx, b);
    if (m < 0)
        return V_NULL;
    int in = 0;
    switch (op) {
    case CMP_EQ:
    case CMP_NE:
        in = n == m ? all_in(cx, a, b) : 0;
        break;
    case CMP_LT:
        in = n < m ? all_in(cx, a, b) : 0;
        break;
    case CMP_LE:
        in = n <= m ? all_in(cx, a, b) : 0;
        break;
    case CMP_GT:
        in = n > m ? all_in(cx, b, a) : 0;
        break;
    case CMP_GE:
        in = n >= m ? all_in(cx, b, a) : 0;
        break;
    }
    return in < 0 ? V_NULL : v_bool(in == (op != CMP_NE));
}

static Value view_and(Ctx *cx, Value self, Value other)
{
    if (!is_setview(self)) {
        Value t = self;
        self = other;
        other = t;
    }
    if (is_exact(other, KIND_set) && view_len(cx, self) <= AS(Set, other)->used)
        return set_and(cx, KIND_set, AS(Set, other), self);
    if (is_setview(other) && view_len(cx, other) > view_len(cx, self)) {
        Value t = self;
        self = other;
        other = t;
    }
    Value r = set_new(cx, KIND_set);
    Value it = r == V_NULL ? V_NULL : obj_iter(cx, other);
    if (it == V_NULL)
        return V_NULL;
    for (Value v; (v = obj_iternext(cx, it)) != V_NULL;) {
        int has = view_contains(cx, self, v);
        if (has < 0 || (has && set_add_own(cx, AS(Set, r), v) < 0))
            return V_NULL;
    }
    return error_pending(cx) ? V_NULL : r;
}

static Value view_binop(Ctx *cx, Value a, Value b, BinOp op)
{
    if (!is_setview(a) && !is_setview(b))
        return V_NOTIMPLEMENTED;
    if (op == BIN_AND)
        return view_and(cx, a, b);
    if (op != BIN_OR && op != BIN_SUB && op != BIN_XOR)
        return V_NOTIMPLEMENTED;
    Value r = set_of(cx, KIND_set, a);
    if (r == V_NULL)
        return V_NULL;
    Set *s = AS(Set, r);
    int done = op == BIN_OR    ? set_update_own(cx, s, b)
               : op == BIN_SUB ? set_difference_update_own(cx, s, b)
                               : set_symmetric_update_own(cx, s, b);
    return done < 0 ? V_NULL : r;
}

static Value view_isdisjoint(Ctx *cx, Value self, Value other)
{
    if (self == other)
        return v_bool(view_dict(self)->used == 0);
    if (is_anyset(other) || is_setview(other)) {
        int64_t m = obj_len(cx, other);
        if (m < 0)
            return V_NULL;
        if (m > view_len(cx, self)) {
            Value t = self;
            self = other;
            other = t;
        }
    }
    Value it = obj_iter(cx, other);
    if (it == V_NULL)
        return V_NULL;
    for (Value v; (v = obj_iternext(cx, it)) != V_NULL;) {
        int has = obj_contains(cx, self, v);
        if (has)
            return has < 0 ? V_NULL : V_FALSE;
    }
    return error_pending(cx) ? V_NULL : V_TRUE;
}

Value dict_keys_m_isdisjoint(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return view_isdisjoint(cx, argv[0], argv[1]);
}
Value dict_items_m_isdisjoint(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return view_isdisjoint(cx, argv[0], argv[1]);
}

#define REVERSED(id)                                                           \
    Value id##_m___reversed__(Ctx *cx, Value *argv, int argc, Value *kw)       \
    {                                                                          \
        (void)argc, (void)kw;                                                  \
        return dictiter_new(cx, iterator_kind(argv[0]), view_dict(argv[0]),    \
                            true);                                             \
    }
REVERSED(dict_keys)
REVERSED(dict_values)
REVERSED(dict_items)

#define SET_VIEW(id)                                                           \
    const KindOps id##_ops = {                                                 \
        .kind = KIND_##id,                                                     \
        .name = #id,                                                           \
        .size = view_size,                                                     \
        .visit = view_visit,                                                   \
        .repr = view_repr,                                                     \
        .truth = view_truth,                                                   \
        .len = view_len,                                                       \
        .richcmp = view_richcmp,                                               \
        .contains = view_contains,                                             \
        .iter = view_iter,                                                     \
        .binop = view_binop,                                                   \
    };
SET_VIEW(dict_keys)
SET_VIEW(dict_items)

const KindOps dict_values_ops = {
    .kind = KIND_dict_values,
    .name = "dict_values",
    .size = view_size,
    .visit = view_visit,
    .repr = view_repr,
    .truth = view_truth,
    .len = view_len,
    .iter = view_iter,
};

#define MAPPING(kind)                                                          \
    Value kind##_get_mapping(Ctx *cx, Value self)                              \
    {                                                                          \
        return mappingproxy_new(cx, AS(Wrapper, self)->inner);                 \
    }
MAPPING(dict_keys)
MAPPING(dict_values)
MAPPING(dict_items)
