/* arrays.c: the arrays behind containers. */
#include "context/error.h"

static void *array_new(Ctx *cx, Kind kind, size_t head, size_t cap, size_t each)
{
    if (cap > UINT32_MAX || cap > (SIZE_MAX - head) / each)
        return raise_memory(cx), NULL;
    return heap_alloc(cx, kind, head + cap * each);
}

Values *values_new(Ctx *cx, size_t cap)
{
    Values *a = array_new(cx, KIND_values, sizeof(Values), cap, sizeof(Value));
    if (a)
        a->cap = (uint32_t)cap;
    return a;
}

Entries *entries_new(Ctx *cx, size_t cap)
{
    Entries *a =
        array_new(cx, KIND_entries, sizeof(Entries), cap, sizeof(Entry));
    if (a)
        a->cap = (uint32_t)cap;
    return a;
}

SetTable *settable_new(Ctx *cx, size_t cap)
{
    SetTable *a =
        array_new(cx, KIND_settable, sizeof(SetTable), cap, sizeof(SetEntry));
    if (a)
        a->cap = (uint32_t)cap;
    return a;
}

Raw *raw_new(Ctx *cx, size_t bytes)
{
    if (bytes > SIZE_MAX / 2)
        return raise_memory(cx), NULL;
    Raw *a = heap_alloc(cx, KIND_raw, sizeof(Raw) + bytes);
    if (a)
        a->cap = bytes;
    return a;
}
