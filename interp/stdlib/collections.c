/* collections.c: the module _collections, _count_elements (Counter's loop) and
 * _tuplegetter (the fields of namedtuples). The classes: deque.c,
 * defaultdict.c, odict.c. */
#include "lib/modules.h"
#include "objects/dict.h"
#include "stdlib/libkind.h"

int _collections_module_init(Ctx *cx, Dict *ns)
{
    Type *const types[] = {
        &type_deque,          &type_defaultdict, &type_odict,
        &type_deque_iterator, &type_tuplegetter, &type_deque_reverse_iterator,
    };
    for (size_t i = 0; i < ARRAY_LEN(types); i++)
        if (dict_set_own(cx, ns, types[i]->name, v_obj(types[i])) < 0)
            return -1;
    return 0;
}

/* ---- _count_elements ---- */

/* Are get and __setitem__ dict's own, so that entries may be counted up in
 * place? */
static bool counts_in_place(Value mapping)
{
    if (!is_kind(mapping, KIND_dict))
        return false;
    const Type *t = type_of(mapping);
    Value get = dict_get_str(type_dict.attrs, name_get);
    return type_lookup(t, name_get) == get &&
           type_override(t, DUNDER_setitem) == V_NULL;
}

static int count_in_place(Ctx *cx, Dict *d, Value key)
{
    uint64_t hash;
    if (key_hash(cx, key, &hash) < 0)
        return -1;
    int64_t pos = dict_find(cx, d, key, hash);
    if (pos == FIND_RAISED)
        return -1;
    if (pos == FIND_ABSENT)
        return dict_insert_own(cx, d, key, hash, v_int(1));
    Value was = d->entries->e[pos].value, now = lib_add(cx, was, v_int(1));
    if (now == V_NULL)
        return -1;
    if (is_int(was)) { /* no Python code has run */
        store_dict_value(cx, d, &d->entries->e[pos].value, now);
        return 0;
    }
    return dict_set_own(cx, d, key, now);
}

static int count_by_methods(Ctx *cx, Value mapping, Value get, Value key)
{
    Value was = vm_call2(cx, get, key, v_int(0));
    Value now = was == V_NULL ? V_NULL : lib_add(cx, was, v_int(1));
    return now == V_NULL ? -1 : obj_setitem(cx, mapping, key, now);
}

LIB_FUNCTION(_collections, _count_elements)
{
    Value it = obj_iter(cx, argv[1]), get = V_NULL;
    if (it == V_NULL)
        return V_NULL;
    bool in_place = counts_in_place(argv[0]);
    if (!in_place && !(get = obj_getattr(cx, argv[0], name_get)))
        return V_NULL;
    for (Value k; (k = obj_iternext(cx, it)) != V_NULL;)
        if ((in_place ? count_in_place(cx, AS(Dict, argv[0]), k)
                      : count_by_methods(cx, argv[0], get, k)) < 0 ||
            lib_poll(cx) < 0)
            return V_NULL;
    return error_pending(cx) ? V_NULL : V_NONE;
}

/* ---- _tuplegetter ---- */

LIB_BODY(tuplegetter, TupleGetter, 2)

LIB_METHOD(tuplegetter, __new__)
{
    int64_t i;
    if (lib_ssize(cx, argv[1], &i) < 0)
        return V_NULL;
    Value index = int_from_i64(cx, i);
    TupleGetter *g =
        index == V_NULL ? NULL : LIB_NEW(cx, TupleGetter, tuplegetter, argv[0]);
    if (!g)
        return V_NULL;
    g->index = index;
    g->doc = argv[2];
    return v_obj(g);
}

static Value tuplegetter_descr_get(Ctx *cx, Value self, Value obj,
                                   Value type UNUSED)
{
    Value index = AS(TupleGetter, self)->index;
    if (obj == V_NULL || obj == V_NONE)
        return self;
    if (!is_kind(obj, KIND_tuple))
        return raise_fmt(cx, &exc_TypeError,
                         "descriptor for index '%S' for tuple subclasses "
                         "doesn't apply to '%T' object",
                         index, obj);
    const Tuple *t = AS(Tuple, obj);
    if (is_int(index) && (uint64_t)as_int(index) < t->len)
        return t->v[as_int(index)];
    return raise_fmt(cx, &exc_IndexError, "tuple index out of range");
}

static int tuplegetter_descr_set(Ctx *cx, Value self UNUSED, Value obj UNUSED,
                                 Value value)
{
    raise_fmt(cx, &exc_AttributeError,
              value == V_NULL ? "can't delete attribute"
                              : "can't set attribute");
    return -1;
}

static Value tuplegetter_repr(Ctx *cx, Value self)
{
    const TupleGetter *g = AS(TupleGetter, self);
    return str_printf(cx, "%S(%S, %R)", type_of(self)->name, g->index, g->doc);
}

LIB_METHOD(tuplegetter, __reduce__)
{
    const TupleGetter *g = AS(TupleGetter, argv[0]);
    Value args = tuple_pair(cx, g->index, g->doc);
    return args == V_NULL ? V_NULL
                          : tuple_pair(cx, v_obj(type_of(argv[0])), args);
}

Value tuplegetter_get___doc__(Ctx *cx UNUSED, Value self)
{
    return AS(TupleGetter, self)->doc;
}
int tuplegetter_set___doc__(Ctx *cx, Value self, Value v)
{
    TupleGetter *g = AS(TupleGetter, self);
    lib_set(cx, g, &g->doc, v == V_NULL ? V_NONE : v);
    return 0;
}

const KindOps tuplegetter_ops = {
    .kind = KIND_tuplegetter,
    .name = "_tuplegetter",
    .size = tuplegetter_size,
    .visit = tuplegetter_visit,
    .repr = tuplegetter_repr,
    .descr_get = tuplegetter_descr_get,
    .descr_set = tuplegetter_descr_set,
};
