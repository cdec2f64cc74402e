/* seq.c: what list and tuple share: comparison, repr, search, arguments. */
#include "objects/seq.h"
#include "objects/names.h"
#include "objects/text.h"
#include "util/buf.h"

bool has_index(Value v)
{
    return is_intlike(v) || ops_of(v)->index != NULL ||
           type_override(type_of(v), DUNDER_index) != V_NULL;
}

int seq_subscript(Ctx *cx, Value key, const char *what, int64_t *out)
{
    if (LIKELY(is_int(key))) {
        *out = as_int(key);
        return 0;
    }
    if (!has_index(key))
        return raise_fmt(cx, &exc_TypeError,
                         "%s indices must be integers or slices, not %T", what,
                         key),
               -1;
    *out = obj_index_i64(cx, key, &exc_IndexError);
    return *out == -1 && error_pending(cx) ? -1 : 0;
}

int seq_bound(Ctx *cx, Value arg, int64_t len, int64_t *out)
{
    if (arg == V_NULL)
        return 0;
    if (!has_index(arg))
        return raise_fmt(cx, &exc_TypeError,
                         "slice indices must be integers or have an "
                         "__index__ method"),
               -1;
    int64_t i = obj_index_i64(cx, arg, NULL);
    if (i == -1 && error_pending(cx))
        return -1;
    if (i < 0)
        i = MAX(i + len, 0);
    *out = i;
    return 0;
}

int seq_init_arguments(Ctx *cx, const char *name, int argc, const Value *kw)
{
    if (kw[0] != V_NULL)
        return raise_fmt(cx, &exc_TypeError, "%s() takes no keyword arguments",
                         name),
               -1;
    if (argc > 2)
        return raise_fmt(cx, &exc_TypeError,
                         "%s expected at most 1 argument, got %d", name,
                         argc - 1),
               -1;
    return 0;
}

int tuple_quick_test(const Tuple *a, const Tuple *b, CmpOp op)
{
    uint32_t n = MIN(a->len, b->len);
    for (uint32_t i = 0; i < n; i++) {
        Value p = a->v[i], q = b->v[i];
        if (p == q)
            continue;
        if (!are_ints(p, q))
            return -1;
        int order = (int64_t)(p << 16) < (int64_t)(q << 16) ? -1 : 1;
        return order_holds(order, 0, op);
    }
    return order_holds(a->len, b->len, op);
}

Value seq_compare(Ctx *cx, Value a, Value b, CmpOp op)
{
    SeqView x = seq_view(a), y = seq_view(b);
    if (x.len != y.len && (op == CMP_EQ || op == CMP_NE))
        return v_bool(op == CMP_NE);
    for (size_t i = 0; i < x.len && i < y.len; i++) {
        if (x.v[i] == y.v[i])
            continue;
        Value p = x.v[i], q = y.v[i];
        if (are_ints(p, q))
            return v_bool(
                order_holds((int64_t)(p << 16), (int64_t)(q << 16), op));
        int same = obj_equal(cx, p, q);
        if (same < 0)
            return V_NULL;
        if (!same) {
            if (op == CMP_EQ || op == CMP_NE)
                return v_bool(op == CMP_NE);
            return obj_compare(cx, p, q, op);
        }
        x = seq_view(a), y = seq_view(b);
    }
    return v_bool(order_holds((int64_t)x.len, (int64_t)y.len, op));
}

static int repr_items(Ctx *cx, Value v, Buf *b)
{
    for (size_t i = 0; i < seq_view(v).len; i++) {
        if (i)
            buf_puts(b, ", ");
        Value r = obj_repr(cx, seq_view(v).v[i]);
        if (r == V_NULL)
            return -1;
        str_to_buf(AS(Str, r), b);
    }
    return 0;
}

Value seq_repr(Ctx *cx, Value v, const char *open, const char *close)
{
    int in = repr_enter(cx, v);
    if (in < 0)
        return V_NULL;
    if (in == 0)
        return str_printf(cx, "%s...%s", open, close);
    BUF_LOCAL(b, 128);
    buf_puts(&b, open);
    Value r = V_NULL;
    if (repr_items(cx, v, &b) == 0) {
        if (seq_view(v).len == 1 && is_kind(v, KIND_tuple))
            buf_putc(&b, ',');
        buf_puts(&b, close);
        r = str_from_buf(cx, &b);
    }
    buf_free(&b);
    repr_leave(cx, v);
    return r;
}

int seq_contains(Ctx *cx, Value v, Value item)
{
    int64_t i = seq_find(cx, v, item, 0, INT64_MAX);
    return i == -2 ? -1 : i >= 0;
}

int64_t seq_find(Ctx *cx, Value v, Value item, int64_t start, int64_t stop)
{
    SeqView s = seq_view(v);
    bool fixed = is_int(item);
    for (int64_t i = start; i < stop && i < (int64_t)s.len; i++) {
        Value p = s.v[i];
        if (p == item)
            return i;
        if (fixed && is_int(p))
            continue;
        int same = obj_equal(cx, p, item);
        if (same < 0)
            return -2;
        if (same)
            return i;
        s = seq_view(v);
    }
    return -1;
}

Value seq_count(Ctx *cx, Value v, Value item)
{
    int64_t n = 0;
    for (size_t i = 0; i < seq_view(v).len; i++) {
        int same = obj_equal(cx, seq_view(v).v[i], item);
        if (same < 0)
            return V_NULL;
        n += same;
    }
    return v_int(n);
}

SeqOp seq_binop(Ctx *cx, Value a, Value b, BinOp op, Kind kind, Value *seq,
                int64_t *count)
{
    bool left = is_kind(a, kind);
    if (op == BIN_ADD)
        return left && is_kind(b, kind) ? SEQ_CONCAT : SEQ_OTHER;
    Value n = left ? b : a;
    if (op != BIN_MUL || !has_index(n))
        return SEQ_OTHER;
    *seq = left ? a : b;
    *count = obj_index_i64(cx, n, &exc_OverflowError);
    if (*count == -1 && error_pending(cx))
        return SEQ_RAISED;
    *count = MAX(*count, 0);
    return SEQ_REPEAT;
}
