/* A keyed hash of bytes in the manner of wyhash (W. Yi, 2019): the input, mixed
 * with the key, is folded by 64 x 64 -> 128 bit multiplications. Up to 16 bytes
 * take two of them and no loop. Pure; any thread. */
#ifndef PX_UTIL_HASH_H
#define PX_UTIL_HASH_H

#include <string.h>
#include "util/base.h"

/* 2^64 times the inverse roots of x^2 = x + 1 and, to its powers 1 to 3, of
 * x^4 = x + 1; made odd. */
#define HASH_P0 0x9E3779B97F4A7C15u
#define HASH_P1 0xD1B54A32D192ED03u
#define HASH_P2 0xABC98388FB8FAC03u
#define HASH_P3 0x8CB92BA72F3D8DD7u

/* n bytes, 4 or 8, a constant */
static inline u64 hash_load(const u8 *p, size_t n)
{
    u64 word = 0;
    memcpy(&word, p, n);
    return word;
}

static inline u64 hash_fold(u64 a, u64 b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;
    return (u64)product ^ (u64)(product >> 64);
}

/* The n < 8 bytes at p as one word, zeros above them. */
static inline u64 hash_few(const u8 *p, size_t n)
{
    if (n >= 4)
        return hash_load(p, 4) | hash_load(p + n - 4, 4) << (8 * n - 32);
    if (n == 0)
        return 0;
    return p[0] | (u64)p[n / 2] << 8 * (n / 2) | (u64)p[n - 1] << 8 * (n - 1);
}

/* Of up to 16 bytes: the words of their ends. */
static inline u64 hash_words(u64 key0, u64 key1, u64 a, u64 b, size_t n)
{
    u64 h = hash_fold(a ^ HASH_P1 ^ key0, b ^ HASH_P2 ^ key1);
    return hash_fold(h ^ HASH_P3, HASH_P0 ^ (u64)n);
}

/* More than 16 bytes. */
u64 hash_long(u64 key0, u64 key1, const u8 *p, size_t n);

static inline u64 hash_bytes(u64 key0, u64 key1, const void *bytes, size_t n)
{
    const u8 *p = bytes;
    if (n > 16)
        return hash_long(key0, key1, p, n);
    if (n < 8)
        return hash_words(key0, key1, hash_few(p, n), 0, n);
    return hash_words(key0, key1, hash_load(p, 8), hash_load(p + n - 8, 8), n);
}

#endif
