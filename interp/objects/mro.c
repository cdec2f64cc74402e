/* mro.c: the order in which a class's bases are searched: C3 (Barrett et al.,
 * "A Monotonic Superclass Linearization for Dylan", OOPSLA 1996). */
#include "objects/class_private.h"
#include "objects/container.h"
#include "util/buf.h"

typedef struct Merge {
    const Value *v;
    uint32_t len, pos;
} Merge;

static bool in_a_tail(const Merge *lists, uint32_t n, Value c)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = lists[i].pos + 1; k < lists[i].len; k++)
            if (lists[i].v[k] == c)
                return true;
    return false;
}

/* The next class of the order, V_NULL when the bases contradict. */
static Value merge_pick(const Merge *lists, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (lists[i].pos == lists[i].len)
            continue;
        Value c = lists[i].v[lists[i].pos];
        if (!in_a_tail(lists, n, c))
            return c;
    }
    return V_NULL;
}

static Value mro_conflict(Ctx *cx, const Merge *lists, uint32_t n)
{
    Buf text = BUF_EMPTY;
    buf_puts(&text, "Cannot create a consistent method resolution\n"
                    "order (MRO) for bases");
    Value seen[64];
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (lists[i].pos == lists[i].len || count == ARRAY_LEN(seen))
            continue;
        Value c = lists[i].v[lists[i].pos];
        bool old = false;
        for (uint32_t k = 0; k < count; k++)
            old = old || seen[k] == c;
        if (old)
            continue;
        buf_printf(&text, "%s %s", count ? "," : "", type_c_name(AS(Type, c)));
        seen[count++] = c;
    }
    raise_fmt(cx, &exc_TypeError, "%s", buf_text(&text));
    buf_free(&text);
    return V_NULL;
}

static Tuple *merge_run(Ctx *cx, Type *type, Merge *lists, uint32_t n,
                        size_t total)
{
    Value order = list_new(cx, total);
    if (!order || list_append_own(cx, AS(List, order), v_obj(type)))
        return NULL;
    for (;;) {
        bool done = true;
        for (uint32_t i = 0; i < n; i++)
            done = done && lists[i].pos == lists[i].len;
        if (done)
            break;
        Value c = merge_pick(lists, n);
        if (!c)
            return mro_conflict(cx, lists, n), NULL;
        if (list_append_own(cx, AS(List, order), c))
            return NULL;
        for (uint32_t i = 0; i < n; i++)
            if (lists[i].pos < lists[i].len && lists[i].v[lists[i].pos] == c)
                lists[i].pos++;
    }
    return AS(Tuple, list_to_tuple(cx, order));
}

Tuple *type_mro(Ctx *cx, Type *type, const Tuple *bases)
{
    enum { MAX_BASES = 64 };
    Merge lists[MAX_BASES + 1];
    size_t total = 1;
    if (bases->len > MAX_BASES)
        return raise_unsupported(cx, "a class with more than 64 bases"), NULL;
    for (uint32_t i = 0; i < bases->len; i++) {
        for (uint32_t k = 0; k < i; k++)
            if (bases->v[k] == bases->v[i])
                return raise_fmt(cx, &exc_TypeError, "duplicate base class %N",
                                 AS(Type, bases->v[i])),
                       NULL;
        const Tuple *mro = AS(Type, bases->v[i])->mro;
        lists[i] = (Merge){mro->v, mro->len, 0};
        total += mro->len;
    }
    lists[bases->len] = (Merge){bases->v, bases->len, 0};
    return merge_run(cx, type, lists, bases->len + 1, total);
}
