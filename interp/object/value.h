/* value.h: the 64-bit Value. Owns the encoding; everything else asks here.
 *
 * Encoding (NaN boxing, biased so that pointers are plain addresses):
 *   high 16 bits 0x0000           pointer to an Obj (0 itself: no value)
 *   high 16 bits 0x0001..0xFFF9   double: its bits + 2^48 (NaNs made canonical)
 *   high 16 bits 0xFFFF           int of 48 bits, two's complement
 * Every integer that fits 48 bits is immediate; a heap int never does, so
 * equal bits is equal value for ints. None, True, False, NotImplemented,
 * Ellipsis and the unbound marker are static objects: any Value with high bits
 * 0 other than 0 may be dereferenced.
 *
 * V_NULL (0) is "no value": an absent argument, and the result of a function
 * that failed and left an exception in the Ctx.
 */
#ifndef PX_OBJECT_VALUE_H
#define PX_OBJECT_VALUE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef uint64_t Value;

/* First word of every heap object: what it is, and who owns it. */
typedef struct Obj {
    uint32_t shape; /* a Kind for exact built-in kinds, else a shape id */
    uint32_t owner; /* OWNER_STATIC, OWNER_MAIN, or a context's id */
} Obj;

enum { OWNER_STATIC = 0, OWNER_MAIN = 1, OWNER_FIRST_CONTEXT = 2 };

#define V_NULL     ((Value)0)
#define TAG_INT    0xFFFF000000000000u
#define TAG_DOUBLE 0x0001000000000000u
#define INT48_MIN  (-((int64_t)1 << 47))
#define INT48_MAX  (((int64_t)1 << 47) - 1)

extern Obj px_none, px_true, px_false, px_notimplemented, px_ellipsis;
extern Obj px_unbound;

static inline Value v_obj(const void *o)
{
    return (Value)(uintptr_t)o;
}
#define V_NONE           v_obj(&px_none)
#define V_TRUE           v_obj(&px_true)
#define V_FALSE          v_obj(&px_false)
#define V_NOTIMPLEMENTED v_obj(&px_notimplemented)
#define V_ELLIPSIS       v_obj(&px_ellipsis)
#define V_UNBOUND        v_obj(&px_unbound)

static inline bool is_int(Value v)
{
    return v >= TAG_INT;
}
static inline bool are_ints(Value a, Value b)
{
    return (a & b) >= TAG_INT;
}
static inline bool is_double(Value v)
{
    return v - TAG_DOUBLE < TAG_INT - TAG_DOUBLE;
}
/* A pointer to an object; false for V_NULL's neighbours is not checked. */
static inline bool is_obj(Value v)
{
    return v < TAG_DOUBLE;
}
static inline Obj *as_obj(Value v)
{
    return (Obj *)(uintptr_t)v;
}
/* The cast that every kind's accessor uses; the caller has checked the kind. */
#define AS(T, v) ((T *)(uintptr_t)(v))

static inline int64_t as_int(Value v)
{
    return (int64_t)(v << 16) >> 16;
}
static inline bool fits_int48(int64_t i)
{
    return i >= INT48_MIN && i <= INT48_MAX;
}
/* i must fit 48 bits; int_from_i64 (objects/int.h) takes any. */
static inline Value v_int(int64_t i)
{
    return TAG_INT | ((Value)i & 0x0000FFFFFFFFFFFFu);
}
static inline double as_double(Value v)
{
    double d;
    v -= TAG_DOUBLE;
    memcpy(&d, &v, 8);
    return d;
}
static inline Value v_double(double d)
{
    Value v;
    if (__builtin_expect(d != d, 0))
        return 0x7FF8000000000000u + TAG_DOUBLE;
    memcpy(&v, &d, 8);
    return v + TAG_DOUBLE;
}
static inline Value v_bool(bool b)
{
    return b ? V_TRUE : V_FALSE;
}

#endif
