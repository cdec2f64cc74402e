/* store.c: the store functions of the race build, bulk moves, the check of
 * debug builds. See store.h. */
#include "object/store.h"

#ifdef PX_RACE
#define STORE(kind, field, T)                                                  \
    __attribute__((noinline)) void store_##kind##_##field(Ctx *cx, void *o,    \
                                                          T *slot, T v)        \
    {                                                                          \
        (void)cx, (void)o;                                                     \
        *(volatile T *)slot = v;                                               \
    }
#include "object/stores.def"
#undef STORE
#endif

/* In the race build a loop of plain stores: libc's memmove would stand on top
 * of the report, and its suppressions would apply. */
#ifdef PX_RACE
#define MOVE(T, to, from, n)                                                   \
    do {                                                                       \
        volatile T *d = (to);                                                  \
        const T *s = (from);                                                   \
        for (size_t i = 0; i < (n); i++) {                                     \
            size_t k = d <= s ? i : (n)-1 - i;                                 \
            d[k] = s[k];                                                       \
        }                                                                      \
    } while (0)
#else
#define MOVE(T, to, from, n) memmove((to), (from), (n) * sizeof(T))
#endif

__attribute__((noinline)) void store_list_move(Ctx *cx, void *list, Value *to,
                                               const Value *from, size_t n)
{
#if PX_ASSERT
    store_check(cx, list, "list.items");
#else
    (void)cx, (void)list;
#endif
    MOVE(Value, to, from, n);
}

__attribute__((noinline)) void store_bytearray_move(Ctx *cx, void *ba,
                                                    uint8_t *to,
                                                    const uint8_t *from,
                                                    size_t n)
{
#if PX_ASSERT
    store_check(cx, ba, "bytearray.bytes");
#else
    (void)cx, (void)ba;
#endif
    MOVE(uint8_t, to, from, n);
}
