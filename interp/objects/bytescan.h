/* bytescan.h: bytes of text taken 8 or 16 at a time. Private to the text files.
 * x86-64 always has SSE2; other machines use words of 8 bytes or loops. */
#ifndef PX_OBJECTS_BYTESCAN_H
#define PX_OBJECTS_BYTESCAN_H

#include "util/hash.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { SCAN = 16 }; /* bytes that the masks below cover */

#define BYTES_OF(c) (UINT64_C(0x0101010101010101) * (uint8_t)(c))

/* 0x80 in the bytes of w that lie in lo..hi, both below 0x80. */
ALWAYS_INLINE uint64_t bytes_within(uint64_t w, uint8_t lo, uint8_t hi)
{
    uint64_t low = w & BYTES_OF(0x7F);
    uint64_t from = low + BYTES_OF(0x80 - lo), past = low + BYTES_OF(0x7F - hi);
    return from & ~past & ~w & BYTES_OF(0x80);
}

ALWAYS_INLINE uint64_t word_lower(uint64_t w)
{
    return w | bytes_within(w, 'A', 'Z') >> 2;
}

ALWAYS_INLINE uint64_t word_upper(uint64_t w)
{
    return w ^ bytes_within(w, 'a', 'z') >> 2;
}

/* The bytes at from with ASCII letters in lower (upper) case. */
ALWAYS_INLINE void bytes_cased(uint8_t *to, const uint8_t *from, size_t n,
                               bool upper)
{
    uint64_t w;
    if (n < 8) {
        for (size_t i = 0; i < n; i++) {
            uint8_t c = from[i], base = upper ? 'a' : 'A';
            to[i] = (uint8_t)(c ^ ((uint8_t)(c - base) < 26 ? 32 : 0));
        }
        return;
    }
    for (size_t i = 0; i + 8 < n; i += 8) {
        memcpy(&w, from + i, 8);
        w = upper ? word_upper(w) : word_lower(w);
        memcpy(to + i, &w, 8);
    }
    memcpy(&w, from + n - 8, 8);
    w = upper ? word_upper(w) : word_lower(w);
    memcpy(to + n - 8, &w, 8);
}

/* Bit i: p[i] is c. */
ALWAYS_INLINE uint32_t scan_byte(const uint8_t *p, uint8_t c)
{
#ifdef __SSE2__
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
    return (uint32_t)_mm_movemask_epi8(
        _mm_cmpeq_epi8(v, _mm_set1_epi8((char)c)));
#else
    uint32_t mask = 0;
    for (int i = 0; i < SCAN; i++)
        mask |= (uint32_t)(p[i] == c) << i;
    return mask;
#endif
}

/* Bit i: p[i] is a blank below U+0100: 9 to 13, 28 to 32, 0x85, 0xA0. */
ALWAYS_INLINE uint32_t scan_blanks(const uint8_t *p)
{
#ifdef __SSE2__
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i four = _mm_set1_epi8(4);
    __m128i a = _mm_sub_epi8(v, _mm_set1_epi8(9));
    __m128i b = _mm_sub_epi8(v, _mm_set1_epi8(28));
    __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(a, four), a),
                               _mm_cmpeq_epi8(_mm_min_epu8(b, four), b));
    __m128i c = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0x85)),
                             _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xA0)));
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(hit, c));
#else
    uint32_t mask = 0;
    for (int i = 0; i < SCAN; i++) {
        uint8_t c = p[i];
        bool hit = (uint8_t)(c - 9) <= 4 || (uint8_t)(c - 28) <= 4 ||
                   c == 0x85 || c == 0xA0;
        mask |= (uint32_t)hit << i;
    }
    return mask;
#endif
}

/* The n bytes at from, each `old` among them made `new`. */
static inline void scan_replace(uint8_t *to, const uint8_t *from, size_t n,
                                uint8_t old, uint8_t new)
{
    size_t i = 0;
#ifdef __SSE2__
    const __m128i hit = _mm_set1_epi8((char)old);
    const __m128i flip = _mm_set1_epi8((char)(old ^ new));
    for (; i + SCAN <= n; i += SCAN) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(from + i));
        __m128i mask = _mm_and_si128(_mm_cmpeq_epi8(v, hit), flip);
        _mm_storeu_si128((__m128i *)(void *)(to + i), _mm_xor_si128(v, mask));
    }
#endif
    for (; i < n; i++)
        to[i] = from[i] == old ? new : from[i];
}

#ifdef __SSE2__
ALWAYS_INLINE void widen_8(uint16_t *to, const uint8_t *from)
{
    __m128i v = _mm_loadl_epi64((const __m128i *)(const void *)from);
    _mm_storeu_si128((__m128i *)(void *)to,
                     _mm_unpacklo_epi8(v, _mm_setzero_si128()));
}
ALWAYS_INLINE void widen_4(uint16_t *to, const uint8_t *from)
{
    int w;
    memcpy(&w, from, 4);
    __m128i v = _mm_cvtsi32_si128(w);
    _mm_storel_epi64((__m128i *)(void *)to,
                     _mm_unpacklo_epi8(v, _mm_setzero_si128()));
}
ALWAYS_INLINE void narrow_8(uint8_t *to, const uint16_t *from)
{
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)from);
    _mm_storel_epi64((__m128i *)(void *)to, _mm_packus_epi16(v, v));
}
ALWAYS_INLINE void narrow_4(uint8_t *to, const uint16_t *from)
{
    __m128i v = _mm_loadl_epi64((const __m128i *)(const void *)from);
    int w = _mm_cvtsi128_si32(_mm_packus_epi16(v, v));
    memcpy(to, &w, 4);
}
#endif

/* n bytes to n code points of 2 bytes each. Here and below the last block may
 * overlap the one before it. */
static inline void scan_widen(uint16_t *to, const uint8_t *from, size_t n)
{
#ifdef __SSE2__
    if (n >= 8) {
        for (size_t i = 0; i + 8 < n; i += 8)
            widen_8(to + i, from + i);
        widen_8(to + n - 8, from + n - 8);
        return;
    }
    if (n >= 4) {
        widen_4(to, from);
        widen_4(to + n - 4, from + n - 4);
        return;
    }
#endif
    for (size_t i = 0; i < n; i++)
        to[i] = from[i];
}

/* The way back; all n are below 0x100. */
static inline void scan_narrow(uint8_t *to, const uint16_t *from, size_t n)
{
#ifdef __SSE2__
    if (n >= 8) {
        for (size_t i = 0; i + 8 < n; i += 8)
            narrow_8(to + i, from + i);
        narrow_8(to + n - 8, from + n - 8);
        return;
    }
    if (n >= 4) {
        narrow_4(to, from);
        narrow_4(to + n - 4, from + n - 4);
        return;
    }
#endif
    for (size_t i = 0; i < n; i++)
        to[i] = (uint8_t)from[i];
}

/* All n code points of 2 bytes or-ed. */
static inline uint16_t scan_or(const uint16_t *p, size_t n)
{
    uint64_t all = 0, w;
    size_t i = 0;
    for (; i + 4 <= n; i += 4) {
        memcpy(&w, p + i, 8);
        all |= w;
    }
    all |= all >> 32;
    all |= all >> 16;
    for (; i < n; i++)
        all |= p[i];
    return (uint16_t)all;
}

/* Place of the first c among n code points of 2 bytes; n: none. */
static inline size_t scan_code(const uint16_t *p, size_t n, uint16_t c)
{
    size_t i = 0;
#ifdef __SSE2__
    const __m128i all = _mm_set1_epi16((short)c);
    for (; i + 8 <= n; i += 8) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        int hit = _mm_movemask_epi8(_mm_cmpeq_epi16(v, all));
        if (hit)
            return i + (size_t)__builtin_ctz((unsigned)hit) / 2;
    }
#endif
    while (i < n && p[i] != c)
        i++;
    return i;
}

#endif
