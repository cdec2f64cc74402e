/* str_case.c: case mapping and tests of code points' properties. */
#include "objects/bytescan.h"
#include "objects/strkind.h"
#include "objects/textparts.h"
#include "objects/unicode.h"

#include "context/error.h"

#define UNUSED_ARGS (void)argv, (void)argc, (void)kw

/* --- mapping ----------------------------------------------------------- */

typedef int (*MapFn)(uint32_t c, uint32_t out[3]);

static void put_mapped(TextBuf *t, MapFn map, uint32_t c)
{
    uint32_t out[3];
    int n = map(c, out);
    for (int i = 0; i < n; i++)
        text_put(t, out[i]);
}

static bool is_letter(uint32_t c)
{
    return (c | 32) - 'a' < 26;
}

static uint8_t ascii_upper(uint8_t c)
{
    return (uint8_t)(c - ((uint8_t)(c - 'a') < 26 ? 32 : 0));
}

static uint8_t ascii_lower(uint8_t c)
{
    return (uint8_t)(c + ((uint8_t)(c - 'A') < 26 ? 32 : 0));
}

static Value ascii_mapped(Ctx *cx, const Str *s, bool upper)
{
    if (s->len == 1)
        return str_latin1(upper ? ascii_upper(s->data[0])
                                : ascii_lower(s->data[0]));
    if (s->len == 0)
        return str_empty();
    Str *r = str_alloc_narrow(cx, s->len, STR_ASCII);
    if (!r)
        return V_NULL;
    if (upper)
        bytes_cased(r->data, s->data, s->len, true);
    else
        bytes_cased(r->data, s->data, s->len, false);
    return v_obj(r);
}

/* A capital sigma behind a cased letter and before none is a final one; what
 * is case-ignorable in between does not count. */
static bool final_sigma(const Str *s, size_t i)
{
    size_t k = i;
    while (k > 0 && unicode_ignorable(str_at(s, k - 1)))
        k--;
    if (k == 0 || !unicode_cased(str_at(s, k - 1)))
        return false;
    for (k = i + 1; k < s->len && unicode_ignorable(str_at(s, k)); k++)
        ;
    return k == s->len || !unicode_cased(str_at(s, k));
}

static void put_lower(TextBuf *t, const Str *s, size_t i)
{
    uint32_t c = str_at(s, i);
    if (LIKELY(c < 0x80))
        text_put(t, ascii_lower((uint8_t)c));
    else if (c == 0x3A3)
        text_put(t, final_sigma(s, i) ? 0x3C2 : 0x3C3);
    else
        put_mapped(t, unicode_to_lower, c);
}

static void put_upper(TextBuf *t, uint32_t c)
{
    if (LIKELY(c < 0x80))
        text_put(t, ascii_upper((uint8_t)c));
    else
        put_mapped(t, unicode_to_upper, c);
}

static void put_title(TextBuf *t, uint32_t c)
{
    if (LIKELY(c < 0x80))
        text_put(t, ascii_upper((uint8_t)c));
    else
        put_mapped(t, unicode_to_title, c);
}

/* What becomes of each code point. */
typedef enum { LOWER, UPPER, TITLE } Case;

static void put_cased(TextBuf *t, const Str *s, size_t i, Case how)
{
    if (how == LOWER)
        put_lower(t, s, i);
    else if (how == UPPER)
        put_upper(t, str_at(s, i));
    else
        put_title(t, str_at(s, i));
}

static int to_case(uint32_t c, Case how, uint32_t out[3])
{
    return how == LOWER   ? unicode_to_lower(c, out)
           : how == UPPER ? unicode_to_upper(c, out)
                          : unicode_to_title(c, out);
}

/* TITLE: of words; else of all. */
ALWAYS_INLINE Value cased_same(Ctx *cx, const Str *s, int width, Case how)
{
    Str *r = str_alloc(cx, s->len, width);
    if (!r)
        return V_NULL;
    uint32_t all = 0, out[3];
    bool inside = false;
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = data_at(s->data, width, i), to = c;
        Case now = how == TITLE && inside ? LOWER : how;
        if (LIKELY(c < 0x80)) {
            inside = is_letter(c);
            to = now == LOWER ? ascii_lower((uint8_t)c)
                              : ascii_upper((uint8_t)c);
        } else {
            inside = unicode_cased(c);
            if (c == 0x3A3 || to_case(c, now, out) != 1)
                return V_NULL;
            to = out[0];
        }
        all |= to;
        data_put(r->data, width, i, to);
    }
    return width_of(all) == width ? str_done(r) : V_NULL;
}

/* Text that keeps its length and width; V_NULL: it does not, or raised. */
static Value cased_quick(Ctx *cx, const Str *s, Case how)
{
    if (s->len < 2 || s->width == 4)
        return V_NULL;
    if (how == TITLE)
        return s->width == 1 ? cased_same(cx, s, 1, TITLE)
                             : cased_same(cx, s, 2, TITLE);
    return s->width == 1 ? cased_same(cx, s, 1, how)
                         : cased_same(cx, s, 2, how);
}

static Value cased(Ctx *cx, const Str *s, Case how)
{
    if (s->flags & STR_ASCII)
        return ascii_mapped(cx, s, how == UPPER);
    Value v = cased_quick(cx, s, how);
    if (v != V_NULL || error_pending(cx))
        return v;
    TEXT_LOCAL(t);
    for (size_t i = 0; i < s->len; i++)
        put_cased(&t, s, i, how);
    return text_take(cx, &t);
}

Value str_m_upper(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return cased(cx, as_str(argv[0]), UPPER);
}

Value str_m_lower(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return cased(cx, as_str(argv[0]), LOWER);
}

Value str_m_casefold(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Str *s = as_str(argv[0]);
    if (s->flags & STR_ASCII)
        return ascii_mapped(cx, s, false);
    TEXT_LOCAL(t);
    for (size_t i = 0; i < s->len; i++)
        put_mapped(&t, unicode_to_folded, str_at(s, i));
    return text_take(cx, &t);
}

Value str_m_swapcase(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Str *s = as_str(argv[0]);
    TEXT_LOCAL(t);
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (c < 0x80)
            text_put(&t, is_letter(c) ? c ^ 32 : c);
        else if (unicode_upper(c))
            put_lower(&t, s, i);
        else if (unicode_lower(c))
            put_upper(&t, c);
        else
            text_put(&t, c);
    }
    return text_take(cx, &t);
}

Value str_m_capitalize(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Str *s = as_str(argv[0]);
    if (s->flags & STR_ASCII && s->len > 1) {
        Value v = ascii_mapped(cx, s, false);
        if (v != V_NULL) /* fresh */
            AS(Str, v)->data[0] = ascii_upper(s->data[0]);
        return v;
    }
    TEXT_LOCAL(t);
    if (s->len)
        put_title(&t, str_at(s, 0));
    for (size_t i = 1; i < s->len; i++)
        put_lower(&t, s, i);
    return text_take(cx, &t);
}

Value str_m_title(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    const Str *s = as_str(argv[0]);
    Value v = cased_quick(cx, s, TITLE);
    if (v != V_NULL || error_pending(cx))
        return v;
    TEXT_LOCAL(t);
    bool inside = false;
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (inside)
            put_lower(&t, s, i);
        else
            put_title(&t, c);
        inside = c < 0x80 ? is_letter(c) : unicode_cased(c);
    }
    return text_take(cx, &t);
}

/* --- tests ------------------------------------------------------------- */

static bool alpha(uint32_t c)
{
    return c < 0x80 ? is_letter(c) : unicode_alpha(c);
}

static bool decimal(uint32_t c)
{
    return c < 0x80 ? c - '0' < 10 : unicode_decimal(c);
}

static bool digit(uint32_t c)
{
    return c < 0x80 ? c - '0' < 10 : unicode_digit(c);
}

static bool numeric(uint32_t c)
{
    return c < 0x80 ? c - '0' < 10 : unicode_numeric(c);
}

static bool space(uint32_t c)
{
    return c < 0x80 ? c - 9 < 5 || c - 28 < 5 : unicode_space(c);
}

static bool printable(uint32_t c)
{
    return c < 0x80 ? c - 32 < 95 : unicode_printable(c);
}

static bool alnum(uint32_t c)
{
    if (c < 0x80)
        return is_letter(c) || c - '0' < 10;
    return unicode_alpha(c) || unicode_decimal(c) || unicode_digit(c) ||
           unicode_numeric(c);
}

ALWAYS_INLINE Value all_are(Value v, bool (*test)(uint32_t), bool empty)
{
    const Str *s = as_str(v);
    size_t i = 0, n = s->len;
    if (LIKELY(s->width == 1))
        while (i < n && test(s->data[i]))
            i++;
    else
        while (i < n && test(str_at(s, i)))
            i++;
    return v_bool(i == n && (n || empty));
}

#define ALL_TEST(name, test, empty)                                            \
    Value str_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)              \
    {                                                                          \
        UNUSED_ARGS;                                                           \
        (void)cx;                                                              \
        return all_are(argv[0], test, empty);                                  \
    }
ALL_TEST(isalpha, alpha, false)
ALL_TEST(isdecimal, decimal, false)
ALL_TEST(isdigit, digit, false)
ALL_TEST(isnumeric, numeric, false)
ALL_TEST(isspace, space, false)
ALL_TEST(isalnum, alnum, false)
ALL_TEST(isprintable, printable, true)

Value str_m_isascii(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    (void)cx;
    return v_bool(as_str(argv[0])->flags & STR_ASCII);
}

/* Some cased code point, all of the case that `yes` tells, none of `no`. */
static Value case_test(Value v, bool (*yes)(uint32_t), bool (*no)(uint32_t))
{
    const Str *s = as_str(v);
    bool some = false;
    if (s->flags & STR_ASCII) {
        uint8_t base = yes == unicode_lower ? 'A' : 'a'; /* of the other case */
        for (size_t i = 0; i < s->len; i++) {
            if ((uint8_t)(s->data[i] - base) < 26)
                return V_FALSE;
            some |= is_letter(s->data[i]);
        }
        return v_bool(some);
    }
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (no(c) || unicode_title(c))
            return V_FALSE;
        some |= yes(c);
    }
    return v_bool(some);
}

Value str_m_islower(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    (void)cx;
    return case_test(argv[0], unicode_lower, unicode_upper);
}

Value str_m_isupper(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    (void)cx;
    return case_test(argv[0], unicode_upper, unicode_lower);
}

Value str_m_istitle(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    (void)cx;
    const Str *s = as_str(argv[0]);
    bool some = false, inside = false;
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (unicode_upper(c) || unicode_title(c)) {
            if (inside)
                return V_FALSE;
            some = inside = true;
        } else if (unicode_lower(c)) {
            if (!inside)
                return V_FALSE;
            some = true;
        } else {
            inside = false;
        }
    }
    return v_bool(some);
}

Value str_m_isidentifier(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    (void)cx;
    const Str *s = as_str(argv[0]);
    if (s->len == 0 || !unicode_id_start(str_at(s, 0)))
        return V_FALSE;
    for (size_t i = 1; i < s->len; i++)
        if (!unicode_id_continue(str_at(s, i)))
            return V_FALSE;
    return V_TRUE;
}

/* --- digits ------------------------------------------------------------ */

void str_number_text(const Str *s, Buf *out)
{
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        int d = c < 0x80 ? -1 : unicode_decimal_value(c);
        if (d >= 0)
            buf_putc(out, (char)('0' + d));
        else if (c < 0x80)
            buf_putc(out, (char)c);
        else
            buf_putc(out, unicode_space(c) ? ' ' : '?');
    }
}
