/* genericalias.c: list[int] and the like: the class, its arguments, and the
 * type variables among them. Everything else is asked of the class. */
#include "objects/attr.h"
#include "objects/alias.h"
#include "objects/container.h"
#include "objects/protocol_private.h"
#include "objects/subclass.h"
#include "objects/text.h"
#include "util/buf.h"

/* ---- type variables ---- */

/* An optional attribute of an argument: V_NULL with nothing pending: none. */
static Value part(Ctx *cx, Value v, const char *name)
{
    Value s = str_intern_c(cx, name), out;
    if (!s || obj_lookup_attr(cx, v, s, &out) <= 0)
        return V_NULL;
    return out;
}

static int add_once(Ctx *cx, Value list, Value v)
{
    const List *l = AS(List, list);
    for (uint32_t i = 0; i < l->len; i++)
        if (l->store->v[i] == v)
            return 0;
    return list_append_own(cx, AS(List, list), v);
}

Value alias_parameters(Ctx *cx, const Tuple *args)
{
    Value list = list_new(cx, 0);
    for (uint32_t i = 0; list && i < args->len; i++) {
        Value v = args->v[i];
        if (is_type(v))
            continue;
        Value subst = part(cx, v, "__typing_subst__");
        if (subst && add_once(cx, list, v))
            return V_NULL;
        Value inner = subst ? V_NULL : part(cx, v, "__parameters__");
        if (error_pending(cx))
            return V_NULL;
        if (!inner || !is_kind(inner, KIND_tuple))
            continue;
        for (uint32_t k = 0; k < AS(Tuple, inner)->len; k++)
            if (add_once(cx, list, AS(Tuple, inner)->v[k]))
                return V_NULL;
    }
    return list ? list_to_tuple(cx, list) : V_NULL;
}

static Value value_of(const Tuple *parameters, const Tuple *items, Value v)
{
    for (uint32_t i = 0; i < parameters->len; i++)
        if (parameters->v[i] == v)
            return items->v[i];
    return V_NULL;
}

/* An argument with type variables inside: X[T][int]. */
static Value substitute_inner(Ctx *cx, Value v, const Tuple *parameters,
                              const Tuple *items)
{
    Value inner = part(cx, v, "__parameters__");
    if (!inner || !is_kind(inner, KIND_tuple) || !AS(Tuple, inner)->len)
        return error_pending(cx) ? V_NULL : v;
    Value args = tuple_new(cx, AS(Tuple, inner)->len);
    for (uint32_t i = 0; args && i < AS(Tuple, inner)->len; i++) {
        Value p = AS(Tuple, inner)->v[i];
        Value to = value_of(parameters, items, p);
        AS(Tuple, args)->v[i] = to ? to : p;
    }
    return args ? obj_getitem(cx, v, args) : V_NULL;
}

Value alias_substitute(Ctx *cx, Value self, const Tuple *args,
                       const Tuple *parameters, Value item)
{
    if (!parameters->len)
        return raise_fmt(cx, &exc_TypeError, "%R is not a generic class", self);
    if (!is_kind(item, KIND_tuple) && !(item = tuple_from(cx, &item, 1)))
        return V_NULL;
    const Tuple *items = AS(Tuple, item);
    if (items->len != parameters->len)
        return raise_fmt(cx, &exc_TypeError,
                         "Too %s arguments for %R; actual %u, expected %u",
                         items->len > parameters->len ? "many" : "few", self,
                         items->len, parameters->len);
    Value out = tuple_new(cx, args->len);
    for (uint32_t i = 0; out && i < args->len; i++) {
        Value v = args->v[i], to = value_of(parameters, items, v);
        if (to) {
            Value f = part(cx, v, "__typing_subst__");
            v = f ? vm_call1(cx, f, to) : V_NULL;
        } else if (!is_type(v)) {
            v = substitute_inner(cx, v, parameters, items);
        }
        if (!v)
            return V_NULL;
        AS(Tuple, out)->v[i] = v;
    }
    return out;
}

/* ---- making ---- */

static Value alias_make(Ctx *cx, const Type *type, Value origin, Value args)
{
    if (!is_kind(args, KIND_tuple) && !(args = tuple_from(cx, &args, 1)))
        return V_NULL;
    Value parameters = alias_parameters(cx, AS(Tuple, args));
    Alias *a = parameters
                   ? sub_alloc(cx, type, KIND_genericalias, sizeof(Alias))
                   : NULL;
    if (!a)
        return V_NULL;
    a->origin = origin;
    a->args = args;
    a->parameters = parameters;
    return v_obj(a);
}

Value genericalias_new(Ctx *cx, Value origin, Value args)
{
    return alias_make(cx, &type_genericalias, origin, args);
}

Value genericalias_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return alias_make(cx, AS(Type, argv[0]), argv[1], argv[2]);
}

#define CLASS_GETITEM(kind)                                                    \
    Value kind##_m___class_getitem__(Ctx *cx, Value *argv, int argc UNUSED,    \
                                     Value *kw UNUSED)                         \
    {                                                                          \
        return genericalias_new(cx, argv[0], argv[1]);                         \
    }
CLASS_GETITEM(list)
CLASS_GETITEM(tuple)
CLASS_GETITEM(dict)
CLASS_GETITEM(set)
CLASS_GETITEM(frozenset)
CLASS_GETITEM(enumerate)
CLASS_GETITEM(mappingproxy)
CLASS_GETITEM(deque)
CLASS_GETITEM(it_chain)
CLASS_GETITEM(partial)
CLASS_GETITEM(contextvar)
CLASS_GETITEM(vars_token)
CLASS_GETITEM(async_generator)
CLASS_GETITEM(exception_group)
#undef CLASS_GETITEM

/* ---- text ---- */

Value alias_item_text(Ctx *cx, Value v)
{
    if (v == V_ELLIPSIS)
        return str_intern_c(cx, "...");
    if (v == v_obj(&type_none))
        return str_intern_c(cx, "None");
    if (!is_type(v))
        return obj_repr(cx, v);
    Value m = class_module(AS(Type, v));
    if (m && is_str(m) && !str_eq_ascii(m, "builtins"))
        return str_printf(cx, "%S.%S", m, AS(Type, v)->qualname);
    return AS(Type, v)->qualname;
}

/* In an alias the class NoneType is told as it is. */
static Value own_item_text(Ctx *cx, Value v)
{
    if (v == v_obj(&type_none))
        return str_intern_c(cx, "NoneType");
    return alias_item_text(cx, v);
}

static Value genericalias_repr(Ctx *cx, Value self)
{
    const Alias *a = AS(Alias, self);
    const Tuple *args = AS(Tuple, a->args);
    Value text = own_item_text(cx, a->origin);
    if (text)
        text = str_printf(cx, a->starred ? "*%S[" : "%S[", text);
    for (uint32_t i = 0; text && i < args->len; i++) {
        Value item = own_item_text(cx, args->v[i]);
        text =
            item ? str_printf(cx, i ? "%S, %S" : "%S%S", text, item) : V_NULL;
    }
    if (text && !args->len)
        return str_printf(cx, "%S()]", text);
    return text ? str_printf(cx, "%S]", text) : V_NULL;
}

/* ---- the protocol ---- */

static Value genericalias_call(Ctx *cx, Value self, Value *argv, int argc,
                               Value kwnames)
{
    Value made = vm_call(cx, AS(Alias, self)->origin, argv, argc, kwnames);
    if (!made || !is_obj(made) || as_obj(made)->owner != cx->owner)
        return made;
    Value name = str_intern_c(cx, "__orig_class__");
    if (name && obj_setattr(cx, made, name, self) &&
        (error_matches(cx, &exc_AttributeError) ||
         error_matches(cx, &exc_TypeError)))
        error_clear(cx);
    return error_pending(cx) ? V_NULL : made;
}

/* Attributes that the class is not asked for. */
static bool is_own_name(Value name)
{
    static const char *const own[] = {
        "__class__",       "__bases__",     "__origin__",
        "__args__",        "__unpacked__",  "__parameters__",
        "__mro_entries__", "__reduce_ex__", "__reduce__",
        "__copy__",        "__deepcopy__",  "__typing_unpacked_tuple_args__"};
    for (size_t i = 0; i < ARRAY_LEN(own); i++)
        if (str_eq_ascii(name, own[i]))
            return true;
    return false;
}

static Value genericalias_getattr(Ctx *cx, Value self, Value name)
{
    if (is_own_name(name))
        return generic_getattr(cx, self, name);
    return obj_getattr(cx, AS(Alias, self)->origin, name);
}

static Value genericalias_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    if (!is_kind(other, KIND_genericalias) || (op != CMP_EQ && op != CMP_NE))
        return V_NOTIMPLEMENTED;
    const Alias *a = AS(Alias, self), *b = AS(Alias, other);
    int same =
        a->starred == b->starred ? obj_equal(cx, a->origin, b->origin) : 0;
    if (same > 0)
        same = obj_equal(cx, a->args, b->args);
    return same < 0 ? V_NULL : v_bool(same == (op == CMP_EQ));
}

static int genericalias_hash(Ctx *cx, Value self, uint64_t *hash)
{
    const Alias *a = AS(Alias, self);
    uint64_t h, o;
    if (obj_hash(cx, a->args, &h) || obj_hash(cx, a->origin, &o))
        return -1;
    *hash = h ^ o;
    return 0;
}

static Value genericalias_getitem(Ctx *cx, Value self, Value item)
{
    const Alias *a = AS(Alias, self);
    Value args = alias_substitute(cx, self, AS(Tuple, a->args),
                                  AS(Tuple, a->parameters), item);
    if (!args)
        return V_NULL;
    Value made = genericalias_new(cx, a->origin, args);
    if (made)
        AS(Alias, made)->starred = a->starred;
    return made;
}

/* *tuple[int]: one starred alias. */
static Value genericalias_iter(Ctx *cx, Value self)
{
    const Alias *a = AS(Alias, self);
    Value made = genericalias_new(cx, a->origin, a->args);
    if (!made)
        return V_NULL;
    AS(Alias, made)->starred = 1;
    Value one = tuple_from(cx, &made, 1);
    return one ? obj_iter(cx, one) : V_NULL;
}

Value genericalias_m___mro_entries__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return tuple_from(cx, &AS(Alias, argv[0])->origin, 1);
}

static Value refuse_check(Ctx *cx, const char *what)
{
    return raise_fmt(cx, &exc_TypeError,
                     "%s() argument 2 cannot be a parameterized generic", what);
}

Value genericalias_m___instancecheck__(Ctx *cx, Value *argv, int argc,
                                       Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return refuse_check(cx, "isinstance");
}

Value genericalias_m___subclasscheck__(Ctx *cx, Value *argv, int argc,
                                       Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return refuse_check(cx, "issubclass");
}

Value genericalias_m___reduce__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Alias *a = AS(Alias, argv[0]);
    Value args = tuple_pair(cx, a->origin, a->args);
    return args ? tuple_pair(cx, v_obj(&type_genericalias), args) : V_NULL;
}

#define ALIAS_GET(attr, expression)                                            \
    Value genericalias_get_##attr(Ctx *cx UNUSED, Value self)                  \
    {                                                                          \
        return expression;                                                     \
    }
ALIAS_GET(__origin__, AS(Alias, self)->origin)
ALIAS_GET(__args__, AS(Alias, self)->args)
ALIAS_GET(__parameters__, AS(Alias, self)->parameters)
ALIAS_GET(__unpacked__, v_bool(AS(Alias, self)->starred))

static size_t genericalias_size(const Obj *o)
{
    (void)o;
    return sizeof(Alias);
}

static void genericalias_visit(Obj *o, Visitor *v)
{
    Alias *a = (Alias *)(void *)o;
    v->value(v, &a->origin);
    v->value(v, &a->args);
    v->value(v, &a->parameters);
}

const KindOps genericalias_ops = {
    .kind = KIND_genericalias,
    .name = "types.GenericAlias",
    .size = genericalias_size,
    .visit = genericalias_visit,
    .repr = genericalias_repr,
    .hash = genericalias_hash,
    .richcmp = genericalias_richcmp,
    .getitem = genericalias_getitem,
    .iter = genericalias_iter,
    .getattr = genericalias_getattr,
    .call = genericalias_call,
    .binop = union_binop,
};
