/* Two small generators for seeds, tests and fuzzing; not for secrets, and not
 * Python's random module. A generator belongs to one thread. Sources:
 * splitmix64 (Steele, Lea, Flood, OOPSLA 2014) and xoshiro256** (Blackman,
 * Vigna, TOMS 2021). */
#ifndef PX_UTIL_RNG_H
#define PX_UTIL_RNG_H

#include "util/base.h"

typedef struct {
    u64 s[4];
} Rng;

/* Steps *state and returns 64 well-mixed bits; any state is a good one. */
static inline u64 rng_splitmix(u64 *state)
{
    u64 z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static inline void rng_seed(Rng *r, u64 seed)
{
    for (int i = 0; i < 4; i++)
        r->s[i] = rng_splitmix(&seed);
}

static inline u64 rng_rotl(u64 x, int k)
{
    return x << k | x >> (64 - k);
}

static inline u64 rng_next(Rng *r)
{
    u64 *s = r->s, result = rng_rotl(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rng_rotl(s[3], 45);
    return result;
}

/* In [0, n) with a bias below n * 2^-64; n > 0. */
static inline u64 rng_below(Rng *r, u64 n)
{
    return rng_next(r) % n;
}

#endif
