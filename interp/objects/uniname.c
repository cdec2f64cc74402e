/* uniname.c: names of code points, for the error handler namereplace; reads the
 * table made by scripts/gen_uniname.py. Pure; any thread. */
#include <stdio.h>
#include <string.h>

#include "objects/unicode.h"
#include "util/base.h"

#include "uniname_table.h"

enum { NAME_LAST = 0x8000, HANGUL = 0xAC00, HANGUL_END = 0xD7A4 };

/* The short names of the letters that Hangul syllables are made of. */
static const char *const leading[] = {"G", "GG", "N", "D",  "DD", "R", "M",
                                      "B", "BB", "S", "SS", "",   "J", "JJ",
                                      "C", "K",  "T", "P",  "H"};
static const char *const vowels[] = {
    "A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
    "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
static const char *const trailing[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH",
                                       "D",  "L",  "LG", "LM", "LB", "LS", "LT",
                                       "LP", "LH", "M",  "B",  "BS", "S",  "SS",
                                       "NG", "J",  "C",  "K",  "T",  "P",  "H"};

static int syllable_name(uint32_t c, char *out, size_t room)
{
    uint32_t i = c - HANGUL;
    uint32_t per_vowel = ARRAY_LEN(trailing);
    uint32_t per_leading = per_vowel * ARRAY_LEN(vowels);
    return snprintf(
        out, room, "HANGUL SYLLABLE %s%s%s", leading[i / per_leading],
        vowels[i % per_leading / per_vowel], trailing[i % per_vowel]);
}

/* The place of c in name_codes, or -1. */
static int64_t code_place(uint32_t c)
{
    size_t lo = 0, hi = ARRAY_LEN(name_codes);
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (name_codes[mid] < c)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < ARRAY_LEN(name_codes) && name_codes[lo] == c ? (int64_t)lo : -1;
}

int unicode_name(uint32_t c, char out[UNICODE_NAME_MAX])
{
    if (c >= HANGUL && c < HANGUL_END)
        return syllable_name(c, out, UNICODE_NAME_MAX);
    for (size_t i = 0; i < ARRAY_LEN(name_ranges); i++)
        if (c >= name_ranges[i].from && c <= name_ranges[i].to)
            return snprintf(out, UNICODE_NAME_MAX, "%s%X",
                            name_ranges[i].prefix, c);
    int64_t place = code_place(c);
    int n = 0;
    if (place < 0)
        return 0;
    for (const uint16_t *row = &name_rows[name_starts[place]];; row++) {
        uint32_t word = *row & (NAME_LAST - 1u);
        uint32_t at = name_word_at[word], end = name_word_at[word + 1];
        CHECK(n + (int)(end - at) + 2 < UNICODE_NAME_MAX, "a name too long");
        memcpy(out + n, name_words + at, end - at);
        n += (int)(end - at);
        if (*row & NAME_LAST)
            break;
        out[n++] = ' ';
    }
    out[n] = 0;
    return n;
}
