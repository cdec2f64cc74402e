/* reduce.c: object.__reduce_ex__, __reduce__ and __getstate__, which copy and
 * pickle stand on; and what of them exceptions answer themselves. */
#include "heap/manage.h"
#include "objects/attr.h"
#include "objects/class_private.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/number.h"
#include "objects/protocol_private.h"
#include "objects/text.h"

static Value copyreg(Ctx *cx, const char *name)
{
    Value f = dict_get_str(builtins_dict, name_dunder_import);
    Value m = f ? vm_call1(cx, f, name_copyreg) : V_NULL;
    return m ? obj_getattr_s(cx, m, name) : V_NULL;
}

static Value cannot_pickle(Ctx *cx, Value self)
{
    return raise_fmt(cx, &exc_TypeError, "cannot pickle '%T' object", self);
}

/* ---- __getstate__ ---- */

/* The values of __slots__, by name; V_NONE: the class has none. */
static Value slot_state(Ctx *cx, Value self)
{
    Value f = copyreg(cx, "_slotnames");
    Value names = f ? vm_call1(cx, f, v_obj(type_of(self))) : V_NULL;
    if (!names)
        return V_NULL;
    if (!is_kind(names, KIND_list) || !AS(List, names)->len)
        return V_NONE;
    Value d = dict_new(cx);
    for (uint32_t i = 0; d && i < AS(List, names)->len; i++) {
        Value name = AS(List, names)->store->v[i], v;
        int r = obj_lookup_attr(cx, self, name, &v);
        if (r < 0 || (r && dict_set_own(cx, AS(Dict, d), name, v)))
            return V_NULL;
    }
    return d && AS(Dict, d)->used ? d : d ? V_NONE : V_NULL;
}

static Value default_state(Ctx *cx, Value self)
{
    Value state = attr_dict_copy(cx, self);
    if (!state)
        return V_NULL;
    if (!AS(Dict, state)->used)
        state = V_NONE;
    Value slots = slot_state(cx, self);
    if (!slots || slots == V_NONE)
        return slots ? state : V_NULL;
    return tuple_pair(cx, state, slots);
}

Value object_m___getstate__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return default_state(cx, argv[0]);
}

static Value state_of(Ctx *cx, Value self, bool required)
{
    Value f = type_lookup(type_of(self), name_dunder_getstate);
    bool own =
        f && !(is_exact(f, KIND_native) && AS(Native, f)->type == &type_object);
    if (own) {
        Value bound = descr_get(cx, f, self, v_obj(type_of(self)));
        return bound ? vm_call0(cx, bound) : V_NULL;
    }
    Kind kind = ops_of(self)->kind;
    if (required && kind != KIND_object && kind != KIND_exception)
        return cannot_pickle(cx, self);
    return default_state(cx, self);
}

/* ---- __reduce_ex__ ---- */

/* 1: *out is what the method gave, 0: there is none. */
static int ask(Ctx *cx, Value self, const char *name, Value *out)
{
    Value f, key = str_intern_c(cx, name);
    int r = key == V_NULL ? -1 : obj_lookup_attr(cx, self, key, &f);
    if (r <= 0)
        return r;
    return (*out = vm_call0(cx, f)) ? 1 : -1;
}

/* Arguments for __new__: *args a tuple, *kwargs a dict or V_NULL. 1 the class
 * gives some, 0 none. */
static int new_args(Ctx *cx, Value self, Value *args, Value *kwargs)
{
    Value both;
    *args = v_obj(&tuple_empty);
    *kwargs = V_NULL;
    int r = ask(cx, self, "__getnewargs_ex__", &both);
    if (r < 0)
        return -1;
    if (r && (!is_kind(both, KIND_tuple) || AS(Tuple, both)->len != 2 ||
              !is_kind(AS(Tuple, both)->v[0], KIND_tuple) ||
              !is_kind(AS(Tuple, both)->v[1], KIND_dict)))
        return raise_fmt(cx, &exc_TypeError,
                         "__getnewargs_ex__ should return a tuple, not '%T'",
                         both),
               -1;
    if (r) {
        *args = AS(Tuple, both)->v[0];
        *kwargs = AS(Tuple, both)->v[1];
        return 1;
    }
    r = ask(cx, self, "__getnewargs__", args);
    if (r > 0 && !is_kind(*args, KIND_tuple))
        return raise_fmt(cx, &exc_TypeError,
                         "__getnewargs__ should return a tuple, not '%T'",
                         *args),
               -1;
    return r;
}

static Value class_and(Ctx *cx, Value self, const Tuple *args)
{
    Value t = tuple_new(cx, args->len + 1);
    if (!t)
        return V_NULL;
    AS(Tuple, t)->v[0] = v_obj(type_of(self));
    for (uint32_t i = 0; i < args->len; i++)
        AS(Tuple, t)->v[i + 1] = args->v[i];
    return t;
}

static Value dict_items(Ctx *cx, Value self)
{
    Value f = obj_getattr_s(cx, self, "items");
    Value items = f ? vm_call0(cx, f) : V_NULL;
    return items ? obj_iter(cx, items) : V_NULL;
}

/* Protocol 2 and later. */
static Value reduce_newobj(Ctx *cx, Value self)
{
    Value args, kwargs, row[5];
    bool list = is_kind(self, KIND_list), dict = is_kind(self, KIND_dict);
    int given = new_args(cx, self, &args, &kwargs);
    if (given < 0)
        return V_NULL;
    bool keywords = kwargs && AS(Dict, kwargs)->used;
    row[0] = copyreg(cx, keywords ? "__newobj_ex__" : "__newobj__");
    if (keywords) {
        Value three[3] = {v_obj(type_of(self)), args, kwargs};
        row[1] = tuple_from(cx, three, 3);
    } else {
        row[1] = class_and(cx, self, AS(Tuple, args));
    }
    if (!row[0] || !row[1] ||
        !(row[2] = state_of(cx, self, !given && !list && !dict)))
        return V_NULL;
    row[3] = list ? obj_iter(cx, self) : V_NONE;
    row[4] = dict ? dict_items(cx, self) : V_NONE;
    return row[3] && row[4] ? tuple_from(cx, row, 5) : V_NULL;
}

static Value reduce_old(Ctx *cx, Value self, Value protocol)
{
    Value f = copyreg(cx, "_reduce_ex");
    return f ? vm_call2(cx, f, self, protocol) : V_NULL;
}

Value object_m___reduce__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return reduce_old(cx, argv[0], v_int(0));
}

Value object_m___reduce_ex__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value self = argv[0], name = str_intern_c(cx, "__reduce__"), bound;
    Value f = type_lookup(type_of(self), name);
    if (f && f != dict_get_str(type_object.attrs, name)) {
        if (obj_lookup_attr(cx, self, name, &bound) <= 0)
            return V_NULL;
        return vm_call0(cx, bound);
    }
    int64_t protocol = obj_index_i64(cx, argv[1], &exc_OverflowError);
    if (error_pending(cx))
        return V_NULL;
    return protocol < 2 ? reduce_old(cx, self, argv[1])
                        : reduce_newobj(cx, self);
}

/* ---- small ones ---- */

/* Bytes of the object itself in our heap. */
Value object_m___sizeof__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argc, (void)kw;
    return v_int(is_obj(argv[0]) ? (int64_t)obj_size(as_obj(argv[0])) : 0);
}

/* A function of a module is found again by its name. */
Value native_m___reduce__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Native *f = AS(Native, argv[0]);
    Value name = str_intern_c(cx, f->name);
    if (!f->type || !name)
        return name;
    Value args = tuple_pair(cx, v_obj(f->type), name);
    Value get = dict_get_str(builtins_dict, name_getattr);
    return args && get ? tuple_pair(cx, get, args) : V_NULL;
}

/* ---- exceptions ---- */

Value exception_m___reduce__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value self = argv[0], d = attr_dict_copy(cx, self);
    Value row[3] = {v_obj(type_of(self)), v_obj(AS(Exception, self)->args), d};
    return d ? tuple_from(cx, row, AS(Dict, d)->used ? 3 : 2) : V_NULL;
}

Value exception_m___setstate__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value state = argv[1], k, v;
    if (state == V_NONE)
        return V_NONE;
    if (!is_kind(state, KIND_dict))
        return raise_fmt(cx, &exc_TypeError, "state is not a dictionary");
    uint32_t pos = 0;
    while (dict_next(AS(Dict, state), &pos, &k, &v))
        if (obj_setattr(cx, argv[0], k, v))
            return V_NULL;
    return V_NONE;
}

/* ---- containers that say how they are made ---- */

/* (class, args, __dict__ or None) */
static Value made_of(Ctx *cx, Value self, Value args)
{
    Value state = args ? default_state(cx, self) : V_NULL;
    Value row[3] = {v_obj(type_of(self)), args, state};
    return state ? tuple_from(cx, row, 3) : V_NULL;
}

Value set_m___reduce__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value items = list_of(cx, argv[0]);
    return made_of(cx, argv[0], items ? tuple_from(cx, &items, 1) : V_NULL);
}

Value frozenset_m___reduce__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return set_m___reduce__(cx, argv, argc, kw);
}

Value bytearray_m___reduce__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const ByteArray *b = AS(ByteArray, argv[0]);
    Value text =
        str_from_latin1(cx, b->store ? (const char *)b->store->b : "", b->len);
    Value name = str_intern_c(cx, "latin-1");
    return made_of(cx, argv[0],
                   text && name ? tuple_pair(cx, text, name) : V_NULL);
}
