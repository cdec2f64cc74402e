/* protocol.c: the slots of any object except attributes (protocol_attr.c) and
 * operators (protocol_number.c). See protocol.h; anybody above may call. */
#include <stdio.h>
#include <stdlib.h>

#include "objects/classes.h"
#include "objects/container.h"
#include "objects/generator.h"
#include "objects/number.h"
#include "objects/protocol_private.h"
#include "objects/seq.h"
#include "objects/text.h"

bool depth_enter(Ctx *cx, const char *where)
{
    if (LIKELY(++cx->c_depth < C_DEPTH_MAX))
        return true;
    cx->c_depth--;
    raise_fmt(cx, &exc_RecursionError, "maximum recursion depth exceeded%s",
              where);
    return false;
}

bool guard_slot(Ctx *cx, Value self, const char *dunder)
{
    if (LIKELY(guard_may(cx, self)))
        return guard_write(cx, self, dunder);
    if (dunder[0] != '_')
        return guard_violation(cx, self, dunder);
    char text[160];
    if (!vm_store_opcode(cx, self, text, sizeof text))
        snprintf(text, sizeof text, "%s.%s", kind_names[obj_kind(as_obj(self))],
                 dunder);
    return guard_violation(cx, self, text);
}

Value call_override(Ctx *cx, Value f, Value self, const Value *argv, int argc)
{
    if (LIKELY(is_exact(f, KIND_function))) {
        Value args[4];
        ASSERT(argc < 4);
        args[0] = self;
        for (int i = 0; i < argc; i++)
            args[i + 1] = argv[i];
        return vm_call(cx, f, args, argc + 1, V_NULL);
    }
    Value bound = descr_get(cx, f, self, v_obj(type_of(self)));
    if (!bound)
        return V_NULL;
    return vm_call(cx, bound, argv, argc, V_NULL);
}

Value obj_call_dunder(Ctx *cx, Value self, int dunder, const Value *argv,
                      int argc, bool *found)
{
    Value f = type_lookup(type_of(self), dunder_names[dunder]);
    *found = f != V_NULL;
    return f ? call_override(cx, f, self, argv, argc) : V_NULL;
}

/* ---- text ---- */

/* "module.Name" as CPython prints classes, without the module of builtins. */
static Value default_repr(Ctx *cx, Value self)
{
    const Type *t = type_of(self);
    Value mod = class_module(t);
    if (mod && is_str(mod) && !str_eq_ascii(mod, "builtins"))
        return str_printf(cx, "<%S.%S object at 0x%lx>", mod, t->qualname,
                          (unsigned long)self);
    return str_printf(cx, "<%S object at 0x%lx>", t->qualname,
                      (unsigned long)self);
}

Value object_default_repr(Ctx *cx, Value self)
{
    return default_repr(cx, self);
}

static Value repr_by(Ctx *cx, Value self, Value f)
{
    Value r;
    if (f)
        r = call_override0(cx, f, self);
    else if (ops_of(self)->repr)
        r = ops_of(self)->repr(cx, self);
    else
        r = default_repr(cx, self);
    if (r && !is_str(r))
        return raise_fmt(cx, &exc_TypeError,
                         "__repr__ returned non-string (type %T)", r);
    return r;
}

Value obj_repr(Ctx *cx, Value self)
{
    if (!depth_enter(cx, " while getting the repr of an object"))
        return V_NULL;
    Value r = repr_by(cx, self, override_of(self, DUNDER_repr));
    cx->c_depth--;
    return r;
}

static Value str_by(Ctx *cx, Value self, Value f)
{
    Value r = f ? call_override0(cx, f, self) : ops_of(self)->str(cx, self);
    if (r && !is_str(r))
        return raise_fmt(cx, &exc_TypeError,
                         "__str__ returned non-string (type %T)", r);
    return r;
}

Value obj_str(Ctx *cx, Value self)
{
    if (is_exact(self, KIND_str))
        return self;
    Value f = override_of(self, DUNDER_str);
    if (!f && !ops_of(self)->str)
        return obj_repr(cx, self);
    if (!depth_enter(cx, " while getting the str of an object"))
        return V_NULL;
    Value r = str_by(cx, self, f);
    cx->c_depth--;
    return r;
}

Value object_default_format(Ctx *cx, Value self, Value spec)
{
    if (!is_str(spec))
        return raise_fmt(cx, &exc_TypeError,
                         "__format__() argument must be str, not %T", spec);
    if (AS(Str, spec)->len)
        return raise_fmt(cx, &exc_TypeError,
                         "unsupported format string passed to %T.__format__",
                         self);
    return obj_str(cx, self);
}

Value obj_format(Ctx *cx, Value self, Value spec)
{
    Value f = override_of(self, DUNDER_format), r;
    if (f)
        r = call_override1(cx, f, self, spec);
    else if (ops_of(self)->format)
        r = ops_of(self)->format(cx, self, spec);
    else
        r = object_default_format(cx, self, spec);
    if (r && !is_str(r))
        return raise_fmt(cx, &exc_TypeError,
                         "__format__ must return a str, not %T", r);
    return r;
}

/* ---- hash, truth, length ---- */

/* Sets with None are iterated in one order, whatever the program's layout: the
 * low bits that None's address gives Debian's CPython 3.11. */
enum { NONE_HASH = 0x3BE };

uint64_t identity_hash(Value v)
{
    if (v == V_NONE)
        return NONE_HASH;
    return (v >> 4) | (v << 60);
}

static bool kind_unhashable(Kind k)
{
    switch ((int)k) {
    case KIND_list:
    case KIND_dict:
    case KIND_set:
    case KIND_bytearray:
    case KIND_array:
    case KIND_slice:
    case KIND_attrdict:
    case KIND_dict_keys:
    case KIND_dict_items:
    case KIND_mappingproxy:
    case KIND_namespace:
    case KIND_deque:
    case KIND_key_wrapper:
    case KIND_weakproxy:
    case KIND_weakcallableproxy:
        return true;
    }
    return false;
}

static int hash_by(Ctx *cx, Value self, Value f, uint64_t *hash)
{
    Value r = call_override0(cx, f, self);
    if (!r)
        return -1;
    if (!is_intlike(r))
        return raise_fmt(cx, &exc_TypeError,
                         "__hash__ method should return an integer"),
               -1;
    int64_t i;
    if (int_to_i64(r, &i))
        *hash = i == -1 ? (uint64_t)-2 : (uint64_t)i;
    else
        *hash = int_hash(r);
    return 0;
}

int obj_hash(Ctx *cx, Value self, uint64_t *hash)
{
    if (is_exact(self, KIND_str)) {
        *hash = str_hash(cx, AS(Str, self));
        return 0;
    }
    if (is_int(self)) {
        int64_t i = as_int(self);
        *hash = i == -1 ? (uint64_t)-2 : (uint64_t)i;
        return 0;
    }
    const KindOps *ops = ops_of(self);
    Value f = override_of(self, DUNDER_hash);
    if (f == V_NONE || (!f && !ops->hash && kind_unhashable(ops->kind)))
        return raise_fmt(cx, &exc_TypeError, "unhashable type: '%T'", self), -1;
    if (!f && !ops->hash) {
        *hash = identity_hash(self);
        return 0;
    }
    if (!depth_enter(cx, ""))
        return -1;
    int r = f ? hash_by(cx, self, f, hash) : ops->hash(cx, self, hash);
    cx->c_depth--;
    return r;
}

static int truth_by(Ctx *cx, Value self, Value f)
{
    Value r = call_override0(cx, f, self);
    if (!r)
        return -1;
    if (r != V_TRUE && r != V_FALSE)
        return raise_fmt(cx, &exc_TypeError,
                         "__bool__ should return bool, returned %T", r),
               -1;
    return r == V_TRUE;
}

int obj_truth(Ctx *cx, Value self)
{
    if (self == V_TRUE)
        return 1;
    if (self == V_FALSE || self == V_NONE)
        return 0;
    if (is_int(self))
        return as_int(self) != 0;
    const KindOps *ops = ops_of(self);
    Value f = override_of(self, DUNDER_bool);
    if (f)
        return truth_by(cx, self, f);
    bool number = ops->kind == KIND_int || ops->kind == KIND_float;
    if (number || !override_of(self, DUNDER_len)) {
        if (ops->truth)
            return ops->truth(cx, self);
        if (!ops->len)
            return 1;
    }
    int64_t n = obj_len(cx, self);
    return n < 0 ? -1 : n > 0;
}

int64_t obj_len_result(Ctx *cx, Value r)
{
    if (!(r = obj_index(cx, r)))
        return -1;
    if (int_sign(r) < 0)
        return raise_fmt(cx, &exc_ValueError, "__len__() should return >= 0"),
               -1;
    int64_t n;
    if (!int_to_i64(r, &n))
        return raise_fmt(cx, &exc_OverflowError,
                         "cannot fit '%T' into an index-sized integer", r),
               -1;
    return n;
}

static int64_t len_by(Ctx *cx, Value self, Value f)
{
    Value r = call_override0(cx, f, self);
    return r ? obj_len_result(cx, r) : -1;
}

int64_t obj_len(Ctx *cx, Value self)
{
    Value f = override_of(self, DUNDER_len);
    if (f)
        return len_by(cx, self, f);
    const KindOps *ops = ops_of(self);
    if (ops->len)
        return ops->len(cx, self);
    return raise_fmt(cx, &exc_TypeError, "object of type '%T' has no len()",
                     self),
           -1;
}

/* ---- items ---- */

static Value getitem_other(Ctx *cx, Value self, Value key)
{
    if (!is_type(self))
        return raise_fmt(cx, &exc_TypeError, "'%T' object is not subscriptable",
                         self);
    Value f = type_lookup(AS(Type, self), dunder_names[DUNDER_class_getitem]);
    if (f) {
        Value bound = descr_get(cx, f, V_NULL, self);
        return bound ? vm_call1(cx, bound, key) : V_NULL;
    }
    if (self == v_obj(&type_type))
        return genericalias_new(cx, self, key);
    return raise_fmt(cx, &exc_TypeError, "type '%N' is not subscriptable",
                     AS(Type, self));
}

Value obj_getitem(Ctx *cx, Value self, Value key)
{
    Value f = override_of(self, DUNDER_getitem);
    if (f)
        return call_override1(cx, f, self, key);
    const KindOps *ops = ops_of(self);
    if (ops->getitem)
        return ops->getitem(cx, self, key);
    return getitem_other(cx, self, key);
}

int obj_setitem(Ctx *cx, Value self, Value key, Value value)
{
    Value f = override_of(self, DUNDER_setitem);
    if (f) {
        Value args[2] = {key, value};
        return call_override(cx, f, self, args, 2) ? 0 : -1;
    }
    const KindOps *ops = ops_of(self);
    if (!ops->setitem)
        return raise_fmt(cx, &exc_TypeError,
                         "'%T' object does not support item assignment", self),
               -1;
    if (!guard_slot(cx, self, "__setitem__"))
        return -1;
    return ops->setitem(cx, self, key, value);
}

int obj_delitem(Ctx *cx, Value self, Value key)
{
    Value f = override_of(self, DUNDER_delitem);
    if (f)
        return call_override1(cx, f, self, key) ? 0 : -1;
    const KindOps *ops = ops_of(self);
    if (!ops->delitem) {
        if (override_of(self, DUNDER_setitem))
            return raise_fmt(cx, &exc_AttributeError, "__delitem__"), -1;
        return raise_fmt(cx, &exc_TypeError,
                         has_sequence_slots(self) && is_index(key)
                             ? "'%T' object doesn't support item deletion"
                             : "'%T' object does not support item deletion",
                         self),
               -1;
    }
    if (!guard_slot(cx, self, "__delitem__"))
        return -1;
    return ops->delitem(cx, self, key);
}

static int contains_by_iteration(Ctx *cx, Value self, Value item)
{
    if (!obj_is_iterable(self))
        return raise_fmt(cx, &exc_TypeError,
                         "argument of type '%T' is not iterable", self),
               -1;
    Value it = obj_iter(cx, self), v;
    if (!it)
        return -1;
    while ((v = obj_iternext(cx, it))) {
        int r = obj_equal(cx, v, item);
        if (r)
            return r;
    }
    return error_pending(cx) ? -1 : 0;
}

int obj_contains(Ctx *cx, Value self, Value item)
{
    Value f = override_of(self, DUNDER_contains);
    if (f == V_NONE)
        return raise_fmt(cx, &exc_TypeError, "'%T' object is not a container",
                         self),
               -1;
    if (f) {
        Value r = call_override1(cx, f, self, item);
        return r ? obj_truth(cx, r) : -1;
    }
    const KindOps *ops = ops_of(self);
    if (ops->contains)
        return ops->contains(cx, self, item);
    return contains_by_iteration(cx, self, item);
}

/* ---- iteration ---- */

bool obj_is_iterator(Value v)
{
    return ops_of(v)->iternext || override_of(v, DUNDER_next);
}

bool obj_is_iterable(Value v)
{
    Value f = override_of(v, DUNDER_iter);
    return f ? f != V_NONE : ops_of(v)->iter || override_of(v, DUNDER_getitem);
}

static Value iter_by(Ctx *cx, Value self, Value f)
{
    Value it = call_override0(cx, f, self);
    if (it && !obj_is_iterator(it))
        return raise_fmt(cx, &exc_TypeError,
                         "iter() returned non-iterator of type '%T'", it);
    return it;
}

Value obj_iter(Ctx *cx, Value self)
{
    Value f = override_of(self, DUNDER_iter);
    if (f && f != V_NONE)
        return iter_by(cx, self, f);
    if (!f) {
        const KindOps *ops = ops_of(self);
        if (ops->iter)
            return ops->iter(cx, self);
        if (override_of(self, DUNDER_getitem))
            return seqiter_new(cx, KIND_iterator, self);
    }
    return raise_fmt(cx, &exc_TypeError, "'%T' object is not iterable", self);
}

static Value next_by(Ctx *cx, Value self, Value f)
{
    Value r = call_override0(cx, f, self);
    if (!r && error_matches(cx, &exc_StopIteration))
        error_clear(cx);
    return r;
}

Value obj_iternext(Ctx *cx, Value self)
{
    if (LIKELY(is_obj(self) && as_obj(self)->shape < KIND_COUNT &&
               as_obj(self)->owner == cx->owner)) {
        Value (*next)(Ctx *, Value) = kind_ops[as_obj(self)->shape]->iternext;
        if (LIKELY(next != NULL))
            return next(cx, self);
    }
    Value f = override_of(self, DUNDER_next);
    if (f)
        return next_by(cx, self, f);
    const KindOps *ops = ops_of(self);
    if (!ops->iternext)
        return raise_fmt(cx, &exc_TypeError, "'%T' object is not an iterator",
                         self);
    if (!guard_slot(cx, self, "__next__"))
        return V_NULL;
    return ops->iternext(cx, self);
}

Value obj_next(Ctx *cx, Value self)
{
    Value f = override_of(self, DUNDER_next), last = V_NONE, v;
    if (f)
        return call_override0(cx, f, self);
    const KindOps *ops = ops_of(self);
    if (!ops->iternext)
        return raise_fmt(cx, &exc_TypeError, "'%T' object is not an iterator",
                         self);
    if (!guard_slot(cx, self, "__next__"))
        return V_NULL;
    v = ops->kind == KIND_generator
            ? gen_send(cx, AS(Generator, self), V_NONE, &last)
            : ops->iternext(cx, self);
    return v || error_pending(cx) ? v : raise_stop(cx, last);
}

int obj_each(Ctx *cx, Value iterable,
             int (*fn)(Ctx *cx, Value item, void *data), void *data)
{
    Value v;
    if (is_exact(iterable, KIND_list) || is_exact(iterable, KIND_tuple)) {
        for (size_t i = 0; i < seq_view(iterable).len; i++) {
            int r = fn(cx, seq_view(iterable).v[i], data);
            if (r)
                return r;
        }
        return 0;
    }
    Value it = obj_iter(cx, iterable);
    if (!it)
        return -1;
    while ((v = iter_step(cx, it))) {
        int r = fn(cx, v, data);
        if (r)
            return r;
    }
    return error_pending(cx) ? -1 : 0;
}

/* ---- calls ---- */

/* f(self, *argv): argv as in vm_call. The originals stay rooted by the caller,
 * so the copy may live in malloc'd memory. */
Value call_with_self(Ctx *cx, Value f, Value self, const Value *argv, int argc,
                     Value kwnames)
{
    Value few[12];
    size_t n = (size_t)argc + (kwnames ? AS(Tuple, kwnames)->len : 0);
    Value *args = n < ARRAY_LEN(few) ? few : base_alloc_array(n + 1, 8);
    args[0] = self;
    if (n)
        memcpy(args + 1, argv, n * sizeof *args);
    Value r = vm_call(cx, f, args, argc + 1, kwnames);
    if (args != few)
        free(args);
    return r;
}

Value obj_call(Ctx *cx, Value f, Value *argv, int argc, Value kwnames)
{
    Value over = override_of(f, DUNDER_call);
    if (over) {
        if (is_exact(over, KIND_function))
            return call_with_self(cx, over, f, argv, argc, kwnames);
        Value bound = descr_get(cx, over, f, v_obj(type_of(f)));
        return bound ? vm_call(cx, bound, argv, argc, kwnames) : V_NULL;
    }
    if (is_exact(f, KIND_function))
        return vm_call(cx, f, argv, argc, kwnames);
    const KindOps *ops = ops_of(f);
    if (!ops->call)
        return raise_fmt(cx, &exc_TypeError, "'%T' object is not callable", f);
    return ops->call(cx, f, argv, argc, kwnames);
}

bool obj_is_callable(Value v)
{
    return ops_of(v)->call || is_exact(v, KIND_function) ||
           override_of(v, DUNDER_call);
}

/* ---- recursion guard of repr ---- */

/* The objects whose repr is being made stand on cx's pin stack between a
 * marker each: (V_UNBOUND, object). */
int repr_enter(Ctx *cx, Value v)
{
    for (uint32_t i = cx->npins; i >= 2; i--)
        if (cx->pins[i - 1] == v && cx->pins[i - 2] == V_UNBOUND)
            return 0;
    if (ctx_pin(cx, V_UNBOUND))
        return -1;
    if (ctx_pin(cx, v)) {
        ctx_unpin(cx, 1);
        return -1;
    }
    return 1;
}

void repr_leave(Ctx *cx, Value v)
{
    (void)v;
    ctx_unpin(cx, 2);
}
