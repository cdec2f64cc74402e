/* Words and checks that every file of the interpreter uses. Includes only the
 * C library; anybody may include it.
 *
 * Three levels of checks (PX_ASSERT is 0 in release, 1 in debug, 2 in stress):
 *   CHECK(c, text)      always; a broken one ends the process
 *   ASSERT(c)           debug and stress
 *   ASSERT_SLOW(c)      stress only: what walks whole structures */
#ifndef PX_UTIL_BASE_H
#define PX_UTIL_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int8_t i8;
typedef int16_t i16;
typedef int32_t i32;
typedef int64_t i64;
/* gcc's pedantic warning spares what is so marked */
__extension__ typedef __int128 i128;
__extension__ typedef unsigned __int128 u128;

#ifndef PX_ASSERT
#define PX_ASSERT 1
#endif

/* v stays in a register or on the C stack, where the collector sees it, until
 * here: for what only memory that it does not scan refers to. */
#define KEEP_ALIVE(v)  __asm__ volatile("" : : "g"(v))
#define LIKELY(c)      __builtin_expect(!!(c), 1)
#define UNLIKELY(c)    __builtin_expect(!!(c), 0)
#define NORETURN       __attribute__((noreturn))
#define NOINLINE       __attribute__((noinline))
#define ALWAYS_INLINE  static inline __attribute__((always_inline))
#define UNUSED         __attribute__((unused))
#define PRINTF(fmt, v) __attribute__((format(printf, fmt, v)))
#define ARRAY_LEN(a)   (sizeof(a) / sizeof((a)[0]))
#define MIN(a, b)      ((a) < (b) ? (a) : (b))
#define MAX(a, b)      ((a) > (b) ? (a) : (b))

/* Prints "file:line: text" with the failed condition on stderr and aborts. */
void base_fail(const char *file, int line, const char *condition,
               const char *text) NORETURN;
/* Prints "pxi: " and the message on stderr and exits 1: for what the user can
 * mend (a missing program, no memory). */
void base_die(const char *format, ...) NORETURN PRINTF(1, 2);

#define CHECK(c, text)                                                         \
    (LIKELY(c) ? (void)0 : base_fail(__FILE__, __LINE__, #c, text))

#if PX_ASSERT >= 1
#define ASSERT(c) CHECK(c, "assertion failed")
#else
#define ASSERT(c) ((void)sizeof((c) ? 1 : 0))
#endif

#if PX_ASSERT >= 2
#define ASSERT_SLOW(c) CHECK(c, "slow assertion failed")
#else
#define ASSERT_SLOW(c) ((void)sizeof((c) ? 1 : 0))
#endif

#define UNREACHABLE(text) base_fail(__FILE__, __LINE__, "unreachable", text)

/* malloc that never returns NULL: without memory the process ends with a
 * message. Sizes in bytes; free with free(). Not for Python objects. */
void *base_alloc(size_t size);
void *base_zalloc(size_t size);
void *base_realloc(void *old, size_t size);
/* count * size with the overflow checked. */
void *base_alloc_array(size_t count, size_t size);
char *base_strdup(const char *text);

#endif
