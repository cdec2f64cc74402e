/* Owns SipHash-1-3; see hash.h. */
#include "util/hash.h"
#include <string.h>

typedef struct {
    u64 a, b, c, d;
} State;

static inline u64 rotl(u64 x, int k)
{
    return x << k | x >> (64 - k);
}

static inline void mix(State *v)
{
    v->a += v->b;
    v->c += v->d;
    v->b = rotl(v->b, 13) ^ v->a;
    v->d = rotl(v->d, 16) ^ v->c;
    v->a = rotl(v->a, 32);
    v->c += v->b;
    v->a += v->d;
    v->b = rotl(v->b, 17) ^ v->c;
    v->d = rotl(v->d, 21) ^ v->a;
    v->c = rotl(v->c, 32);
}

/* n <= 8 bytes as a little-endian number */
static inline u64 load(const u8 *p, size_t n)
{
    u64 word = 0;
    memcpy(&word, p, n);
    return word;
}

u64 hash_bytes(u64 key0, u64 key1, const void *bytes, size_t n)
{
    State v = {key0 ^ 0x736F6D6570736575u, key1 ^ 0x646F72616E646F6Du,
               key0 ^ 0x6C7967656E657261u, key1 ^ 0x7465646279746573u};
    const u8 *p = bytes;
    size_t left = n;
    for (; left >= 8; p += 8, left -= 8) {
        u64 word = load(p, 8);
        v.d ^= word;
        mix(&v);
        v.a ^= word;
    }
    u64 last = (u64)n << 56 | (left ? load(p, left) : 0);
    v.d ^= last;
    mix(&v);
    v.a ^= last;
    v.c ^= 0xFF;
    for (int i = 0; i < 3; i++)
        mix(&v);
    return v.a ^ v.b ^ v.c ^ v.d;
}
