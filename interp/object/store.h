/* store.h: the one door for stores into heap objects that already exist.
 *
 * Release: a plain store. PX_ASSERT: checks that the object written is the
 * running context's own or the target that the guard declared. PX_RACE: each
 * (kind, field) is a function of its own that is never inlined, so that a race
 * detector names the store.
 * Constructors may fill a fresh object directly, before it is reachable. */
#ifndef PX_OBJECT_STORE_H
#define PX_OBJECT_STORE_H

#include "object/layout_lib.h"
#include "util/base.h"

/* Aborts with kind, field and owner when `o` may not be written by cx. */
void store_check(Ctx *cx, const void *o, const char *what);

/* STORE_CHECK: what a function that stores many bytes at once does first. */
#ifdef PX_RACE
#define STORE_CHECK(cx, o, what) ((void)(cx), (void)(o))
#define STORE(kind, field, T)                                                  \
    void store_##kind##_##field(Ctx *cx, void *o, T *slot, T v);
#else
#if PX_ASSERT
#define STORE_CHECK(cx, o, what) store_check(cx, o, what)
#else
#define STORE_CHECK(cx, o, what) ((void)(cx), (void)(o))
#endif
#define STORE(kind, field, T)                                                  \
    static inline void store_##kind##_##field(Ctx *cx, void *o, T *slot, T v)  \
    {                                                                          \
        STORE_CHECK(cx, o, #kind "." #field);                                  \
        *slot = v;                                                             \
    }
#endif
#include "object/stores.def"
#undef STORE

/* memmove of n Values inside the store of a list (insert, pop, slices). */
void store_list_move(Ctx *cx, void *list, Value *to, const Value *from,
                     size_t n);
/* memmove inside the store of a bytearray. */
void store_bytearray_move(Ctx *cx, void *ba, uint8_t *to, const uint8_t *from,
                          size_t n);

#endif
