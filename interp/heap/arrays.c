/* arrays.c: the arrays behind containers. */
#include "context/error.h"

/* Bytes of an array, or 0 with MemoryError raised. */
static inline size_t array_bytes(Ctx *cx, size_t head, size_t cap, size_t each)
{
    if (UNLIKELY(cap > UINT32_MAX))
        return raise_memory(cx), 0;
    return head + cap * each;
}

#define ARRAY_NEW(name, T, kind, each)                                         \
    T *name##_new(Ctx *cx, size_t cap)                                         \
    {                                                                          \
        size_t n = array_bytes(cx, sizeof(T), cap, sizeof(each));              \
        T *a = n ? heap_alloc(cx, kind, n) : NULL;                             \
        if (a)                                                                 \
            a->cap = (uint32_t)cap;                                            \
        return a;                                                              \
    }                                                                          \
    T *name##_new_dirty(Ctx *cx, size_t cap)                                   \
    {                                                                          \
        size_t n = array_bytes(cx, sizeof(T), cap, sizeof(each));              \
        T *a = n ? heap_alloc_dirty(cx, kind, n) : NULL;                       \
        if (a) {                                                               \
            a->cap = (uint32_t)cap;                                            \
            a->pad = 0;                                                        \
        }                                                                      \
        return a;                                                              \
    }

ARRAY_NEW(values, Values, KIND_values, Value)
ARRAY_NEW(entries, Entries, KIND_entries, Entry)
ARRAY_NEW(settable, SetTable, KIND_settable, SetEntry)

Raw *raw_new(Ctx *cx, size_t bytes)
{
    if (bytes > SIZE_MAX / 2)
        return raise_memory(cx), NULL;
    Raw *a = heap_alloc(cx, KIND_raw, sizeof(Raw) + bytes);
    if (a)
        a->cap = bytes;
    return a;
}

Raw *raw_new_dirty(Ctx *cx, size_t bytes)
{
    if (bytes > SIZE_MAX / 2)
        return raise_memory(cx), NULL;
    Raw *a = heap_alloc_dirty(cx, KIND_raw, sizeof(Raw) + bytes);
    if (a)
        a->cap = bytes;
    return a;
}
