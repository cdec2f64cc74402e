/* libkind.h: what the standard library's kinds share: sizes, visitors, safe
 * points in long loops, stores into iterators. */
#ifndef PX_STDLIB_LIBKIND_H
#define PX_STDLIB_LIBKIND_H

#include "context/poll.h"
#include "objects/classes.h"
#include "objects/seq.h"
#include "objects/subclass.h"
#include "objects/text.h"

/* Safe point of a loop in C: 0 go on, -1 raised. */
static inline int lib_poll(Ctx *cx)
{
    if (LIKELY(!atomic_load_explicit(&cx->poll, memory_order_relaxed)))
        return 0;
    return ctx_poll(cx);
}

/* <id>_size and <id>_visit of a struct T whose first n fields behind the header
 * are the Values (or object pointers) that it holds. */
#define LIB_BODY(id, T, n)                                                     \
    static size_t id##_size(const Obj *o)                                      \
    {                                                                          \
        (void)o;                                                               \
        return sizeof(T);                                                      \
    }                                                                          \
    static void id##_visit(Obj *o, Visitor *v)                                 \
    {                                                                          \
        visit_values(v, (Value *)(void *)(o + 1), n);                          \
    }

/* KindOps of an iterator with <id>_size, <id>_visit and <id>_next. */
#define LIB_ITERATOR_SLOTS(id, label)                                          \
    .kind = KIND_##id, .name = label, .size = id##_size, .visit = id##_visit,  \
    .iter = iter_self, .iternext = id##_next
#define LIB_ITERATOR(id, label)                                                \
    const KindOps id##_ops = {LIB_ITERATOR_SLOTS(id, label)};

/* A new object of class cls for a row __new__. */
#define LIB_NEW(cx, T, kind, cls)                                              \
    ((T *)sub_alloc(cx, AS(Type, cls), KIND_##kind, sizeof(T)))

/* A row of methods.def without a use for argc and kw. */
#define LIB_METHOD(kind, name)                                                 \
    Value kind##_m_##name(Ctx *cx, Value *argv, int argc UNUSED,               \
                          Value *kw UNUSED)
/* And of functions.def. */
#define LIB_FUNCTION(module, name)                                             \
    Value module##_##name(Ctx *cx, Value *argv, int argc UNUSED,               \
                          Value *kw UNUSED)

static inline void lib_set(Ctx *cx, void *o, Value *slot, Value v)
{
    store_iterator_field(cx, o, slot, v);
}
static inline void lib_set_i64(Ctx *cx, void *o, int64_t *slot, int64_t v)
{
    store_iterator_index(cx, o, slot, v);
}

/* An argument of C type Py_ssize_t: 0, or -1 raised. */
static inline int lib_ssize(Ctx *cx, Value v, int64_t *out)
{
    *out = arg_ssize(cx, v);
    return *out == -1 && error_pending(cx) ? -1 : 0;
}

/* a + b */
static inline Value lib_add(Ctx *cx, Value a, Value b)
{
    if (are_ints(a, b)) {
        int64_t s = as_int(a) + as_int(b);
        if (LIKELY(fits_int48(s)))
            return v_int(s);
    }
    return obj_binary(cx, a, b, BIN_ADD);
}

/* What __reduce__ gives as the state: what __getstate__ says, attributes and
 * slots, or None without any. V_NULL: raised. */
static inline Value lib_state(Ctx *cx, Value self)
{
    Value f = obj_getattr_s(cx, self, "__getstate__");
    return f == V_NULL ? V_NULL : vm_call0(cx, f);
}

#endif
