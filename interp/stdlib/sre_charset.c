/* sre_charset.c: case, categories and charsets: which code points an item of a
 * pattern takes. Pure; any thread. The locale is taken to be one where bytes
 * above 127 are no letters ("C" and every UTF-8 one). */
#include "stdlib/sre.h"

#include "objects/unicode.h"

uint32_t sre_lower_ascii(uint32_t c)
{
    return c - 'A' < 26 ? c + 32 : c;
}

uint32_t sre_upper_ascii(uint32_t c)
{
    return c - 'a' < 26 ? c - 32 : c;
}

/* The simple mapping is the first code point of the full one. */
uint32_t sre_lower_unicode(uint32_t c)
{
    uint32_t out[3];
    if (c < 128)
        return sre_lower_ascii(c);
    if (c > 0x10FFFF)
        return c;
    unicode_to_lower(c, out);
    return out[0];
}

uint32_t sre_upper_unicode(uint32_t c)
{
    uint32_t out[3];
    if (c < 128)
        return sre_upper_ascii(c);
    if (c > 0x10FFFF)
        return c;
    unicode_to_upper(c, out);
    return out[0];
}

uint32_t sre_fold(uint32_t c, uint32_t fold)
{
    return fold == FOLD_NONE      ? c
           : fold == FOLD_UNICODE ? sre_lower_unicode(c)
                                  : sre_lower_ascii(c);
}

static bool ascii_word(uint32_t c)
{
    return (c | 32) - 'a' < 26 || c - '0' < 10 || c == '_';
}

static bool ascii_space(uint32_t c)
{
    return c == ' ' || c - '\t' < 5;
}

static bool unicode_word(uint32_t c)
{
    return c == '_' ||
           (c <= 0x10FFFF && (unicode_alpha(c) || unicode_decimal(c) ||
                              unicode_digit(c) || unicode_numeric(c)));
}

bool sre_category(uint32_t category, uint32_t c)
{
    bool known = c <= 0x10FFFF;
    bool is = false;
    switch (category & ~1u) {
    case CATEGORY_DIGIT:
        is = c - '0' < 10;
        break;
    case CATEGORY_SPACE:
        is = ascii_space(c);
        break;
    case CATEGORY_WORD:
    case CATEGORY_LOC_WORD:
        is = ascii_word(c);
        break;
    case CATEGORY_LINEBREAK:
        is = c == '\n';
        break;
    case CATEGORY_UNI_DIGIT:
        is = known && unicode_decimal(c);
        break;
    case CATEGORY_UNI_SPACE:
        is = known && unicode_space(c);
        break;
    case CATEGORY_UNI_WORD:
        is = unicode_word(c);
        break;
    case CATEGORY_UNI_LINEBREAK:
        is = known && unicode_linebreak(c);
        break;
    }
    return is != (category & 1);
}

static bool in_range(const uint32_t *range, uint32_t c)
{
    return range[0] <= c && c <= range[1];
}

static bool bit(const uint32_t *bits, uint32_t i)
{
    return (bits[i / 32] >> (i % 32)) & 1;
}

/* set: count of chunks, 256 bytes of chunk numbers, chunks of 256 bits */
static bool big_charset(const uint32_t *set, uint32_t c)
{
    if (c >= 0x10000)
        return false;
    uint32_t chunk = ((const uint8_t *)(set + 1))[c >> 8];
    return bit(set + 65 + 8 * chunk, c & 255);
}

bool sre_charset(const uint32_t *set, uint32_t c)
{
    bool ok = true;
    for (;;) {
        uint32_t op = *set++;
        bool hit = false;
        switch (op) {
        case SRE_NEGATE:
            ok = !ok;
            continue;
        case SRE_LITERAL:
            hit = c == *set++;
            break;
        case SRE_CATEGORY:
            hit = sre_category(*set++, c);
            break;
        case SRE_RANGE:
            hit = in_range(set, c);
            set += 2;
            break;
        case SRE_RANGE_UNI_IGNORE:
            hit = in_range(set, c) || in_range(set, sre_upper_unicode(c));
            set += 2;
            break;
        case SRE_CHARSET:
            hit = c < 256 && bit(set, c);
            set += 8;
            break;
        case SRE_BIGCHARSET:
            hit = big_charset(set, c);
            set += 65 + 8 * *set;
            break;
        default: /* FAILURE */
            return !ok;
        }
        if (hit)
            return ok;
    }
}

bool sre_set_high(const SreSet *set, const uint32_t *codes, uint32_t c)
{
    switch (set->hi) {
    case HI_ALL:
        return true;
    case HI_CODES:
        return sre_charset(codes + set->arg, c);
    case HI_FOLDED:
        return sre_charset(codes + set->arg, sre_lower_unicode(c));
    case HI_IS:
        return c == set->arg;
    case HI_IS_NOT:
        return c != set->arg;
    case HI_LOWER:
        return sre_lower_unicode(c) == set->arg;
    case HI_NOT_LOWER:
        return sre_lower_unicode(c) != set->arg;
    default:
        return false;
    }
}
