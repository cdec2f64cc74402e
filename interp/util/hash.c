/* Owns the hash of long inputs; see hash.h. */
#include "util/hash.h"

u64 hash_long(u64 key0, u64 key1, const u8 *p, size_t n)
{
    u64 h = key0 ^ HASH_P0, g = h;
    size_t left = n;
    for (; left > 32; p += 32, left -= 32) {
        h = hash_fold(hash_load(p, 8) ^ HASH_P1, hash_load(p + 8, 8) ^ h);
        g = hash_fold(hash_load(p + 16, 8) ^ HASH_P2, hash_load(p + 24, 8) ^ g);
    }
    h ^= g;
    if (left > 16)
        h = hash_fold(hash_load(p, 8) ^ HASH_P1, hash_load(p + 8, 8) ^ h);
    const u8 *end = p + left;
    h = hash_fold(hash_load(end - 16, 8) ^ HASH_P2 ^ key1,
                  hash_load(end - 8, 8) ^ h);
    return hash_fold(h ^ HASH_P3, HASH_P0 ^ (u64)n);
}
