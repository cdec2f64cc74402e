/* instance.c: the object kind: instances of classes without a built-in base,
 * and the methods of `object` that every class inherits. */
#include "heap/slots.h"
#include "objects/attr.h"
#include "objects/class_private.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/protocol_private.h"
#include "objects/subclass.h"
#include "objects/text.h"

Value instance_new(Ctx *cx, Type *type)
{
    return v_obj(sub_alloc(cx, type, KIND_object, offsetof(Instance, over)));
}

Value abstract_refused(Ctx *cx, const Type *type)
{
    Value set = dict_get_str(type->attrs, name_dunder_abstractmethods);
    Value list = set ? list_of(cx, set) : V_NULL;
    if (!list || list_sort_own(cx, AS(List, list), V_NULL, false) < 0)
        return V_NULL;
    Value comma = str_from_ascii(cx, ", ");
    const List *l = AS(List, list);
    Value names =
        comma && l->store ? str_join(cx, comma, l->store->v, l->len) : comma;
    return names ? raise_fmt(cx, &exc_TypeError,
                             "Can't instantiate abstract class %N with "
                             "abstract method%s %S",
                             type, l->len > 1 ? "s" : "", names)
                 : V_NULL;
}

static size_t object_size(const Obj *o)
{
    (void)o;
    return offsetof(Instance, over);
}

const KindOps object_ops = {
    .kind = KIND_object,
    .name = "object",
    .size = object_size,
};

/* ---- methods ---- */

Value object_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    Type *type = AS(Type, argv[0]);
    if ((argc > 1 || kw[0]) && !object_excess_args(cx, type, true))
        return V_NULL;
    if (type->kind != KIND_object) {
        Type *base = type_new_owner(type);
        return raise_fmt(cx, &exc_TypeError,
                         "object.__new__(%N) is not safe, use %N.__new__()",
                         type, base);
    }
    if (type->flags & TYPE_ABSTRACT)
        return abstract_refused(cx, type);
    return instance_new(cx, type);
}

Value object_m___subclasshook__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return V_NOTIMPLEMENTED;
}

Value object_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc == 1 && !kw[0])
        return V_NONE;
    return object_excess_args(cx, type_of(argv[0]), false);
}

Value object_m___repr__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return object_default_repr(cx, argv[0]);
}

Value object_m___str__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return obj_repr(cx, argv[0]);
}

Value object_m___format__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "__format__() argument must be str, not %T", argv[1]);
    return object_default_format(cx, argv[0], argv[1]);
}

Value object_m___hash__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return int_from_i64(cx, (int64_t)identity_hash(argv[0]));
}

Value object_m___eq__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argc, (void)kw;
    return argv[0] == argv[1] ? V_TRUE : V_NOTIMPLEMENTED;
}

Value object_m___ne__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    bool found;
    Value r = obj_call_dunder(cx, argv[0], DUNDER_eq, argv + 1, 1, &found);
    if (!r || r == V_NOTIMPLEMENTED)
        return r;
    int t = obj_truth(cx, r);
    return t < 0 ? V_NULL : v_bool(!t);
}

static Value not_ordered(void)
{
    return V_NOTIMPLEMENTED;
}

#define ORDER(name)                                                            \
    Value object_m___##name##__(Ctx *cx UNUSED, Value *argv UNUSED,            \
                                int argc UNUSED, Value *kw UNUSED)             \
    {                                                                          \
        return not_ordered();                                                  \
    }
ORDER(lt)
ORDER(le)
ORDER(gt)
ORDER(ge)

Value object_m___getattribute__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "attribute name must be string, not '%T'", argv[1]);
    const KindOps *ops = ops_of(argv[0]);
    return ops->getattr ? ops->getattr(cx, argv[0], argv[1])
                        : generic_getattr(cx, argv[0], argv[1]);
}

/* The native's row has met the guard. */
static Value store(Ctx *cx, Value self, Value name, Value value)
{
    if (!is_str(name))
        return raise_fmt(cx, &exc_TypeError,
                         "attribute name must be string, not '%T'", name);
    if (is_type(self))
        return raise_fmt(cx, &exc_TypeError,
                         "can't apply this __setattr__ to type object");
    return generic_store(cx, self, name, value, NULL) ? V_NULL : V_NONE;
}

Value object_m___setattr__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return store(cx, argv[0], argv[1], argv[2]);
}

Value object_m___delattr__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return store(cx, argv[0], argv[1], V_NULL);
}

Value object_m___init_subclass__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return V_NONE;
}

/* ---- dir() ---- */

static int add_keys(Ctx *cx, Value set, const Dict *d)
{
    uint32_t pos = 0;
    Value k, v;
    while (dict_next(d, &pos, &k, &v))
        if (set_add_own(cx, AS(Set, set), k) < 0)
            return -1;
    return 0;
}

static int add_class_names(Ctx *cx, Value set, const Type *type)
{
    for (uint32_t i = 0; i < type->mro->len; i++)
        if (add_keys(cx, set, AS(Type, type->mro->v[i])->attrs))
            return -1;
    return 0;
}

Value object_m___dir__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value self = argv[0], set = set_new(cx, KIND_set);
    if (!set)
        return V_NULL;
    int r;
    if (is_type(self)) {
        r = add_class_names(cx, set, AS(Type, self));
    } else if (is_kind(self, KIND_module)) {
        r = add_keys(cx, set, AS(Module, self)->dict);
    } else {
        Value own = attr_dict_copy(cx, self);
        r = !own || add_keys(cx, set, AS(Dict, own)) ||
            add_class_names(cx, set, type_of(self));
    }
    return r ? V_NULL : list_of(cx, set);
}

/* ---- computed attributes ---- */

Value object_get___class__(Ctx *cx, Value self)
{
    (void)cx;
    return v_obj(type_shown(self));
}

static int class_error(Ctx *cx, const Type *to, const Type *from)
{
    if (!(to->flags & from->flags & TYPE_HEAP))
        raise_fmt(cx, &exc_TypeError,
                  "__class__ assignment only supported for mutable types or "
                  "ModuleType subclasses");
    else
        raise_fmt(cx, &exc_TypeError,
                  "__class__ assignment: '%N' object layout differs from '%N'",
                  to, from);
    return -1;
}

/* The same __slots__ in the same order? */
static bool same_slots(const Shape *a, const Shape *b)
{
    if (a->nslots != b->nslots)
        return false;
    for (uint32_t i = 0; i < a->nslots; i++)
        if (!str_eq(AS(Str, a->names[i]), AS(Str, b->names[i])))
            return false;
    return true;
}

/* The instance takes the shape of `to`; its __slots__ stay where they are, its
 * other attributes move. */
static int change_class(Ctx *cx, Value self, Type *to, Value attrs)
{
    Obj *o = as_obj(self);
    const Shape *old = shape_get(o->shape);
    uint32_t fixed = attr_root_slots(old);
    for (int i = (int)fixed; i < old->inline_cap; i++)
        attr_slot_set_own(cx, o, old, i, V_NULL);
    store_object_over(cx, o, &slots_area(o, old)->over, NULL);
    store_object_shape(cx, o, &o->shape, to->root->id);
    uint32_t pos = 0;
    Value k, v;
    while (dict_next(AS(Dict, attrs), &pos, &k, &v))
        if (attr_set_own(cx, self, k, v))
            return -1;
    return 0;
}

/* Only between classes whose instances look the same. */
int object_set___class__(Ctx *cx, Value self, Value value)
{
    if (!value)
        return raise_fmt(cx, &exc_TypeError,
                         "can't delete __class__ attribute"),
               -1;
    if (!is_type(value))
        return raise_fmt(cx, &exc_TypeError,
                         "__class__ must be set to a class, not '%T' object",
                         value),
               -1;
    Type *to = AS(Type, value), *from = type_of(self);
    if (to == from)
        return 0;
    if (!(to->flags & from->flags & TYPE_HEAP) || to->kind != from->kind ||
        (to->flags ^ from->flags) & TYPE_HAS_DICT ||
        !same_slots(to->root, from->root))
        return class_error(cx, to, from);
    if (to->inline_cap > from->inline_cap)
        return raise_unsupported(cx, "__class__ assignment to a class with "
                                     "more attributes"),
               -1;
    Value attrs = attr_dict_copy(cx, self);
    return attrs ? change_class(cx, self, to, attrs) : -1;
}

/* The static classes whose instances have one. */
#define DICT_OF(kind)                                                          \
    Value kind##_get___dict__(Ctx *cx, Value self)                             \
    {                                                                          \
        return object_get___dict__(cx, self);                                  \
    }                                                                          \
    int kind##_set___dict__(Ctx *cx, Value self, Value value)                  \
    {                                                                          \
        return object_set___dict__(cx, self, value);                           \
    }
DICT_OF(exception)
DICT_OF(namespace)
#undef DICT_OF

static bool has_dict(Value self)
{
    return is_obj(self) && as_obj(self)->shape >= KIND_COUNT &&
           !(shape_get(as_obj(self)->shape)->flags & SHAPE_NO_DICT);
}

/* The dict itself, from now on where the attributes are; of a foreign instance
 * a view of them, which writes nothing. */
Value object_get___dict__(Ctx *cx, Value self)
{
    if (!has_dict(self))
        return raise_no_attr(cx, self, name_dunder_dict);
    if (as_obj(self)->owner == cx->owner) {
        Dict *d = attr_dict_own(cx, self);
        return d ? v_obj(d) : V_NULL;
    }
    Wrapper *w = HEAP_NEW(cx, Wrapper, KIND_attrdict);
    if (!w)
        return V_NULL;
    w->inner = self;
    return v_obj(w);
}

/* Can it be the __dict__ as it is? Not if of another owner, nor if it keeps
 * more than a dict's table. */
static bool may_hold(Value self, Value d)
{
    return is_kind(d, KIND_dict) && as_obj(d)->owner == as_obj(self)->owner &&
           !type_is_subtype(type_of(d), &type_odict);
}

int object_set___dict__(Ctx *cx, Value self, Value value)
{
    if (!has_dict(self))
        return raise_no_attr(cx, self, name_dunder_dict), -1;
    if (!value && !(value = dict_new(cx))) /* del: as if new */
        return -1;
    if (!is_kind(value, KIND_dict) && !is_kind(value, KIND_attrdict))
        return raise_fmt(cx, &exc_TypeError,
                         "__dict__ must be set to a dictionary, not a '%T'",
                         value),
               -1;
    if (!may_hold(self, value)) {
        Value fresh = dict_new(cx);
        if (!fresh || dict_update_own(cx, AS(Dict, fresh), value))
            return -1;
        value = fresh;
    }
    return attr_dict_set_own(cx, self, AS(Dict, value));
}
