/* A keyed hash of bytes: SipHash-1-3 (Aumasson, Bernstein, INDOCRYPT 2012, with
 * fewer rounds), the function and quality that CPython's str hash has. Pure;
 * any thread. */
#ifndef PX_UTIL_HASH_H
#define PX_UTIL_HASH_H

#include "util/base.h"

u64 hash_bytes(u64 key0, u64 key1, const void *bytes, size_t n);

#endif
