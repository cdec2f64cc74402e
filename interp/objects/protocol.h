/* protocol.h: operations on any object; what natives and the evaluator call.
 *
 * obj_<slot> (slots.def): first a Python override of the object's class
 * (Type.overrides, called without a guard: the store inside it is checked where
 * it happens), else the guard for MUTATES slots, else the kind's slot, else
 * CPython's TypeError. */
#ifndef PX_OBJECTS_PROTOCOL_H
#define PX_OBJECTS_PROTOCOL_H

#include "context/error.h"
#include "context/vm.h"
#include "guard/guard.h"
#include "objects/names.h"

Value obj_repr(Ctx *cx, Value self); /* always a str */
Value obj_str(Ctx *cx, Value self);
Value obj_format(Ctx *cx, Value self, Value spec);
int obj_hash(Ctx *cx, Value self, uint64_t *hash);
int obj_truth(Ctx *cx, Value self);
/* The length that a __len__ returned as r; -1: raised. */
int64_t obj_len_result(Ctx *cx, Value r);
int64_t obj_len(Ctx *cx, Value self);
Value obj_getitem(Ctx *cx, Value self, Value key);
int obj_setitem(Ctx *cx, Value self, Value key, Value value);
int obj_delitem(Ctx *cx, Value self, Value key);
int obj_contains(Ctx *cx, Value self, Value item);
Value obj_iter(Ctx *cx, Value self);
/* V_NULL without a pending exception: exhausted (StopIteration is consumed). */
Value obj_iternext(Ctx *cx, Value self);
/* The same, at once for iterators of exact kinds that cx owns: no class has a
 * say and the guard has nothing to refuse. For loops. */
static inline Value iter_step(Ctx *cx, Value it)
{
    if (LIKELY(is_obj(it) && as_obj(it)->shape < KIND_COUNT &&
               as_obj(it)->owner == cx->owner)) {
        Value (*next)(Ctx *, Value) = kind_ops[as_obj(it)->shape]->iternext;
        if (LIKELY(next != NULL))
            return next(cx, it);
    }
    return obj_iternext(cx, it);
}
/* next(self): at the end StopIteration is raised, with the value of a
 * generator's return. */
Value obj_next(Ctx *cx, Value self);
Value obj_getattr(Ctx *cx, Value self, Value name);
int obj_setattr(Ctx *cx, Value self, Value name, Value value);
int obj_delattr(Ctx *cx, Value self, Value name);
Value obj_call(Ctx *cx, Value f, Value *argv, int argc, Value kwnames);

/* a OP b with reflected operands and CPython's order of tries and errors. */
Value obj_binary(Ctx *cx, Value a, Value b, BinOp op);
Value obj_inplace(Ctx *cx, Value a, Value b, BinOp op);
/* The same once a's own method (in place: a's __iop__) has said NotImplemented
 * and b's class does not come first. */
Value obj_binary_rest(Ctx *cx, Value a, Value b, BinOp op, bool inplace);
Value obj_inplace_rest(Ctx *cx, Value a, Value b, BinOp op);
Value obj_unary(Ctx *cx, Value a, UnaryOp op);
Value obj_power(Ctx *cx, Value a, Value b, Value mod); /* pow(a, b, mod) */
/* a OP b; for a three-way comparison's result: order_holds(order, 0, OP). */
#define ORDER(name, T)                                                         \
    static inline bool name(T a, T b, CmpOp op)                                \
    {                                                                          \
        switch (op) {                                                          \
        case CMP_LT:                                                           \
            return a < b;                                                      \
        case CMP_LE:                                                           \
            return a <= b;                                                     \
        case CMP_EQ:                                                           \
            return a == b;                                                     \
        case CMP_NE:                                                           \
            return a != b;                                                     \
        case CMP_GT:                                                           \
            return a > b;                                                      \
        case CMP_GE:                                                           \
            return a >= b;                                                     \
        }                                                                      \
        return false;                                                          \
    }
ORDER(order_holds, int64_t)
ORDER(order_of_doubles_holds, double)
#undef ORDER
/* a OP b as a Value; identity default for == and != */
Value obj_compare(Ctx *cx, Value a, Value b, CmpOp op);
Value obj_compare_rest(Ctx *cx, Value a, Value b, CmpOp op);
/* As a truth value; for CMP_EQ identical objects are equal first if
 * `identity`, as containers compare. 1, 0, -1. */
int obj_compare_bool(Ctx *cx, Value a, Value b, CmpOp op, bool identity);
static inline int obj_equal(Ctx *cx, Value a, Value b)
{
    return a == b ? 1 : obj_compare_bool(cx, a, b, CMP_EQ, true);
}

/* Attribute by C string (interned at first use); missing: AttributeError. */
Value obj_getattr_s(Ctx *cx, Value self, const char *name);
/* 1 found (*out), 0 absent (no exception), -1 raised something else. */
int obj_lookup_attr(Ctx *cx, Value self, Value name, Value *out);
/* LOAD_METHOD: *self_out is V_NULL when *func_out is already bound. */
int obj_load_method(Ctx *cx, Value self, Value name, Value *func_out,
                    Value *self_out);
/* The attribute in the class's MRO (no binding), or V_NULL without error. */
Value type_lookup(const Type *type, Value name);
/* The Python-level override of a dunder for v's class, or V_NULL. */
Value type_override(const Type *type, int dunder);
/* Calls a special method looked up on the type; *found=false if absent. */
Value obj_call_dunder(Ctx *cx, Value self, int dunder, const Value *argv,
                      int argc, bool *found);

/* __index__: an int Value (any size). TypeError names `what` ("list indices
 * must be integers or slices, not str" style messages are the caller's). */
Value obj_index(Ctx *cx, Value v);
/* __index__ clamped to int64; overflow: clamp when `exc` is NULL, else raise
 * it. -1 with pending exception on error. */
int64_t obj_index_i64(Ctx *cx, Value v, Type *exc);
/* An argument that CPython parses as Py_ssize_t, and as int: OverflowError in
 * its words. -1 with pending exception on error. */
int64_t arg_ssize_slow(Ctx *cx, Value v);
static inline int64_t arg_ssize(Ctx *cx, Value v)
{
    return LIKELY(is_int(v)) ? as_int(v) : arg_ssize_slow(cx, v);
}
int arg_int(Ctx *cx, Value v);
/* float(v) for numbers; -1.0 with a pending exception on error. */
double obj_double(Ctx *cx, Value v);

bool type_is_subtype(const Type *a, const Type *b);
int obj_isinstance(Ctx *cx, Value v, Value cls); /* tuples, __instancecheck__ */
int obj_issubclass(Ctx *cx, Value c, Value cls);
static inline bool is_instance_of(Value v, const Type *t)
{
    return type_is_subtype(type_of(v), t);
}
/* The class that Python sees: natives and their bound methods are several. */
Type *type_shown(Value v);
/* Is the computed attribute a plain field of a struct in CPython? */
bool getset_is_member(const GetSet *g);
/* Does CPython have a slot for this native (str.__len__, not str.join)? */
bool native_is_slot_wrapper(const Native *f);
static inline bool is_type(Value v)
{
    return is_obj(v) && obj_kind(as_obj(v)) == KIND_type;
}
/* type(...) call: new and init. */
Value type_call(Ctx *cx, Type *type, Value *argv, int argc, Value kwnames);

bool obj_is_iterator(Value v);
bool obj_is_iterable(Value v);
bool obj_is_callable(Value v);
/* f(self, *argv), argv as in vm_call. */
Value call_with_self(Ctx *cx, Value f, Value self, const Value *argv, int argc,
                     Value kwnames);
uint64_t identity_hash(Value v);

/* Runs fn over an iterable; stops when fn returns nonzero (-1: error). */
int obj_each(Ctx *cx, Value iterable,
             int (*fn)(Ctx *cx, Value item, void *data), void *data);
/* Recursion guard of repr: 1 entered, 0 already inside, -1 error. */
int repr_enter(Ctx *cx, Value v);
void repr_leave(Ctx *cx, Value v);

enum { NATIVE_NAMES = 12 }; /* keyword parameters of a native, at most */

/* Checks count, binds keywords, checks self, guards, calls (native.c). argv as
 * in vm_call; for methods argv[0] is self. */
Value native_invoke(Ctx *cx, const Native *f, const Value *argv, int argc,
                    Value kwnames);

#endif
