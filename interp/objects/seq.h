/* seq.h: what list and tuple share, and argument helpers of sequences. All
 * functions re-read length and items after each call of Python code, since the
 * sequence may have changed. */
#ifndef PX_OBJECTS_SEQ_H
#define PX_OBJECTS_SEQ_H

#include "objects/container.h"
#include "objects/number.h"

typedef struct SeqView {
    const Value *v;
    size_t len;
} SeqView;

/* The items of a list or tuple at this moment. */
static inline SeqView seq_view(Value v)
{
    const Obj *o = as_obj(v);
    if (obj_kind(o) == KIND_tuple)
        return (SeqView){AS(Tuple, v)->v, AS(Tuple, v)->len};
    const List *l = AS(List, v);
    return (SeqView){l->store ? l->store->v : NULL, l->len};
}

/* Does v have __index__? */
bool has_index(Value v);
/* A subscript as int64: 0, or -1 raised ("<what> indices must be integers or
 * slices, not str"). */
int seq_subscript(Ctx *cx, Value key, const char *what, int64_t *out);
/* start/stop arguments of index(): clamped to 0..len. */
int seq_bound(Ctx *cx, Value arg, int64_t len, int64_t *out);

/* slice_indices in two steps: the first may run Python code (__index__) that
 * changes the sequence, the second, which returns the count, does not. */
int slice_unpack(Ctx *cx, Value slice, int64_t *start, int64_t *stop,
                 int64_t *step);
int64_t slice_adjust(int64_t len, int64_t *start, int64_t *stop, int64_t step);

/* list(...) and set(...) take one argument and no keyword: 0, or -1 raised. */
int seq_init_arguments(Ctx *cx, const char *name, int argc, const Value *kw);

Value seq_compare(Ctx *cx, Value a, Value b, CmpOp op);
Value seq_repr(Ctx *cx, Value v, const char *open, const char *close);
int seq_contains(Ctx *cx, Value v, Value item);
/* Index of the first equal item in [start, stop); -1 absent; -2 raised. */
int64_t seq_find(Ctx *cx, Value v, Value item, int64_t start, int64_t stop);
Value seq_count(Ctx *cx, Value v, Value item);
/* a + b, a * n, n * a of a sequence kind: which it is. SEQ_OTHER: not for this
 * kind (obj_binary words the error). */
typedef enum SeqOp { SEQ_OTHER, SEQ_CONCAT, SEQ_REPEAT, SEQ_RAISED } SeqOp;
/* For SEQ_REPEAT *seq and *count are set (count at least 0). */
SeqOp seq_binop(Ctx *cx, Value a, Value b, BinOp op, Kind kind, Value *seq,
                int64_t *count);

/* The iter slot of iterators. */
static inline Value iter_self(Ctx *cx, Value self)
{
    (void)cx;
    return self;
}

/* Visits n Values from v. */
static inline void visit_values(Visitor *vis, Value *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        vis->value(vis, &v[i]);
}

#endif
