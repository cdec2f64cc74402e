/* Unit tests of ints and floats that need no heap: comparison, hash, shortest
 * repr, parsing, Unicode tables, search. What needs the interpreter is tested
 * by the conformance programs. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "objects/bigint.h"
#include "objects/floattext.h"
#include "objects/textparts.h"
#include "objects/unicode.h"
#include "util/rng.h"

/* A BigInt outside any heap. */
static BigInt *loose(int32_t size, uint64_t lo, uint64_t hi)
{
    size_t n = (size_t)abs(size);
    BigInt *b = base_zalloc(sizeof *b + n * 8);
    b->hdr = (Obj){KIND_int, OWNER_STATIC};
    b->size = size;
    if (n > 0)
        b->limb[0] = lo;
    if (n > 1)
        b->limb[1] = hi;
    return b;
}

static void ints_compare_and_convert(void **state)
{
    (void)state;
    BigInt *big = loose(1, 1ull << 60, 0), *neg = loose(-2, 0, 1);
    BigInt *least = loose(-1, 1ull << 63, 0), *over = loose(1, 1ull << 63, 0);
    assert_int_equal(int_compare(v_int(5), v_int(-5)), 1);
    assert_int_equal(int_compare(v_int(5), v_obj(big)), -1);
    assert_int_equal(int_compare(v_obj(neg), v_int(INT48_MIN)), -1);
    assert_int_equal(int_compare(v_obj(neg), v_obj(neg)), 0);
    assert_int_equal(int_compare(V_TRUE, v_int(1)), 0);
    int64_t i;
    assert_int_equal(int_to_i64(v_obj(least), &i), 1);
    assert_true(i == INT64_MIN);
    assert_int_equal(int_to_i64(v_obj(over), &i), 0);
    assert_int_equal(int_sign(v_obj(neg)), -1);
    assert_int_equal(int_sign(V_FALSE), 0);
    free(big), free(neg), free(least), free(over);
}

/* Known: python3 -c 'print([hash(x) for x in ...])' */
static void hashes_are_cpythons(void **state)
{
    (void)state;
    BigInt *two_70 = loose(2, 0, 64), *minus = loose(-2, 0, 64);
    assert_int_equal((int64_t)int_hash(v_int(-1)), -2);
    assert_int_equal(int_hash(v_obj(two_70)), 512);
    assert_int_equal((int64_t)int_hash(v_obj(minus)), -512);
    assert_int_equal(float_hash(1.0), 1);
    assert_int_equal((int64_t)float_hash(-1.0), -2);
    assert_int_equal(float_hash(0x1p70), 512);
    assert_int_equal(float_hash(1.5), 1152921504606846977);
    assert_int_equal(float_hash(0.1), 230584300921369408);
    assert_int_equal(float_hash(HUGE_VAL), 314159);
    free(two_70), free(minus);
}

static void check_repr(double d, const char *want)
{
    char text[32];
    int n = float_repr_text(d, text);
    assert_string_equal(text, want);
    assert_int_equal(n, strlen(want));
}

static void reprs_are_shortest(void **state)
{
    (void)state;
    check_repr(0.1, "0.1");
    check_repr(-0.0, "-0.0");
    check_repr(1e15, "1000000000000000.0");
    check_repr(1e16, "1e+16");
    check_repr(123456789012345678.0, "1.2345678901234568e+17");
    check_repr(1e-4, "0.0001");
    check_repr(1e-5, "1e-05");
    check_repr(5e-324, "5e-324");
    check_repr(0x1p-44, "5.684341886080802e-14");
    check_repr(9007199254740993.0, "9007199254740992.0");
    check_repr(1.7976931348623157e308, "1.7976931348623157e+308");
    check_repr(NAN, "nan");
    check_repr(-HUGE_VAL, "-inf");
}

/* Every repr reads back, and no text one digit shorter does. */
static void reprs_round_trip(void **state)
{
    (void)state;
    Rng r;
    rng_seed(&r, 12345);
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = rng_next(&r);
        double d;
        memcpy(&d, &bits, 8);
        if (!isfinite(d))
            continue;
        char text[32], shorter[40];
        float_repr_text(d, text);
        assert_true(strtod(text, NULL) == d);
        FloatDigits f;
        float_shortest(d, &f);
        if (f.n > 1) {
            snprintf(shorter, sizeof shorter, "%.*e", f.n - 2, d);
            assert_false(strtod(shorter, NULL) == d);
        }
    }
}

static void floats_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double want;
    } good[] = {{" 1_0.5 ", 10.5},
                {"-.5e1", -5.0},
                {"5.", 5.0},
                {"+inf", HUGE_VAL},
                {"1e400", HUGE_VAL}};
    static const char *const bad[] = {"",     ".",   "1__0", "_1",  "1_",
                                      "0x1",  "1e",  "infi", "1 2", "e5",
                                      "1e5_", "--1", "na"};
    double d;
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        assert_true(float_read(good[i].text, strlen(good[i].text), &d));
        assert_true(d == good[i].want);
    }
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_false(float_read(bad[i], strlen(bad[i]), &d));
    assert_true(float_read("nAn", 3, &d));
    assert_true(isnan(d));
}

static void rounding_to_53_bits(void **state)
{
    (void)state;
    /* 2^64 + 2^11 is a tie between 2^64 and 2^64 + 2^12; 1 more is not */
    mp_limb_t tie[2] = {1ull << 11, 1}, above[2] = {(1ull << 11) + 1, 1};
    IntView w = {tie, 2, false, 0}, v = {above, 2, false, 0};
    uint64_t m;
    int64_t e;
    big_round53(&w, &m, &e);
    assert_true(ldexp((double)m, (int)e) == 0x1p64);
    big_round53(&v, &m, &e);
    assert_true(ldexp((double)m, (int)e) == 0x1p64 + 0x1p12);
}

static void bytes_are_found(void **state)
{
    (void)state;
    const uint8_t *s = (const uint8_t *)"abcabcabd";
    assert_int_equal(mem_find(s, 9, (const uint8_t *)"abd", 3), 6);
    assert_int_equal(mem_find(s, 8, (const uint8_t *)"abd", 3), -1);
    assert_int_equal(mem_rfind(s, 9, (const uint8_t *)"abc", 3), 3);
    assert_int_equal(mem_rfind(s, 9, (const uint8_t *)"a", 1), 6);
    assert_int_equal(mem_rfind(s, 9, (const uint8_t *)"abca", 4), 3);
    assert_int_equal(mem_rfind(s, 9, (const uint8_t *)"x", 1), -1);
    assert_int_equal(mem_rfind(s, 9, s, 0), 9);
    assert_int_equal(mem_find(s, 9, s, 0), 0);
}

static void unicode_tables(void **state)
{
    (void)state;
    uint32_t out[3];
    assert_true(unicode_alpha(0xE9) && !unicode_alpha('1'));
    assert_true(unicode_space(0x3000) && !unicode_space(0x200B));
    assert_true(unicode_title(0x1C5) && unicode_upper('A'));
    assert_int_equal(unicode_decimal_value(0x663), 3);
    assert_int_equal(unicode_decimal_value(0xBD), -1);
    assert_false(unicode_printable(0xD800));
    assert_false(unicode_printable(0x10FFFF));
    assert_int_equal(unicode_to_upper(0xDF, out), 2);
    assert_int_equal(out[0], 'S');
    assert_int_equal(unicode_to_lower(0x130, out), 2);
    assert_int_equal(out[1], 0x307);
    assert_int_equal(unicode_to_folded(0xFB03, out), 3);
    assert_int_equal(unicode_to_title(0x1C6, out), 1);
    assert_int_equal(out[0], 0x1C5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ints_compare_and_convert),
        cmocka_unit_test(hashes_are_cpythons),
        cmocka_unit_test(reprs_are_shortest),
        cmocka_unit_test(reprs_round_trip),
        cmocka_unit_test(floats_are_read),
        cmocka_unit_test(rounding_to_53_bits),
        cmocka_unit_test(bytes_are_found),
        cmocka_unit_test(unicode_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
