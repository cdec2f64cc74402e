/* unicode.c: reads the table made by scripts/gen_unicode.py. */
#include "objects/unicode.h"

#include "unicode_table.h"

static const struct UnicodeRecord *record(uint32_t c)
{
    if (c > 0x10FFFF)
        c = 0x10FFFF;
    uint32_t block = unicode_block[c / U_BLOCK];
    return &unicode_records[unicode_index[block * U_BLOCK + c % U_BLOCK]];
}

#define PROPERTY(name, flag)                                                   \
    bool unicode_##name(uint32_t c)                                            \
    {                                                                          \
        return (record(c)->flags & (flag)) != 0;                               \
    }
PROPERTY(alpha, U_ALPHA)
PROPERTY(lower, U_LOWER)
PROPERTY(upper, U_UPPER)
PROPERTY(title, U_TITLE)
PROPERTY(decimal, U_DECIMAL)
PROPERTY(digit, U_DIGIT)
PROPERTY(numeric, U_NUMERIC)
PROPERTY(space, U_SPACE)
PROPERTY(printable, U_PRINTABLE)
PROPERTY(id_start, U_ID_START)
PROPERTY(id_continue, U_ID_CONTINUE)
PROPERTY(cased, U_CASED)
PROPERTY(ignorable, U_IGNORABLE)
PROPERTY(linebreak, U_LINEBREAK)

int unicode_decimal_value(uint32_t c)
{
    const struct UnicodeRecord *r = record(c);
    return r->flags & U_DECIMAL ? r->decimal : -1;
}

static int mapped(uint32_t c, int32_t map, bool is_long, uint32_t out[3])
{
    if (!is_long) {
        out[0] = (uint32_t)((int32_t)c + map);
        return 1;
    }
    const uint32_t *row = unicode_specials[map];
    for (uint32_t i = 0; i < row[0]; i++)
        out[i] = row[i + 1];
    return (int)row[0];
}

#define MAPPING(name, field, flag)                                             \
    int unicode_to_##name(uint32_t c, uint32_t out[3])                         \
    {                                                                          \
        const struct UnicodeRecord *r = record(c);                             \
        return mapped(c, r->field, (r->flags & (flag)) != 0, out);             \
    }
MAPPING(upper, upper, U_UPPER_LONG)
MAPPING(lower, lower, U_LOWER_LONG)
MAPPING(title, title, U_TITLE_LONG)
MAPPING(folded, fold, U_FOLD_LONG)
