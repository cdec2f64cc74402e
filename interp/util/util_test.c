/* Unit tests of util: buffers, files, pinning, hashing, random numbers. */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include "util/buf.h"
#include "util/build_id.h"
#include "util/hash.h"
#include "util/os.h"
#include "util/rng.h"
#include <errno.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void buf_grows_and_terminates(void **state)
{
    (void)state;
    Buf b = BUF_EMPTY;
    assert_string_equal(buf_text(&b), "");
    for (int i = 0; i < 1000; i++)
        buf_printf(&b, "%d,", i);
    assert_int_equal(b.len, 3890);
    assert_int_equal(strlen(b.data), b.len);
    assert_memory_equal(b.data, "0,1,2,", 6);
    buf_clear(&b);
    buf_put_u32le(&b, 0x04030201);
    buf_put_u64le(&b, 0x0C0B0A0908070605);
    for (int i = 0; i < 12; i++)
        assert_int_equal(b.data[i], i + 1);
    char *taken = buf_take(&b);
    assert_null(b.data);
    free(taken);
}

static void buf_encodes_utf8(void **state)
{
    (void)state;
    Buf b = BUF_EMPTY;
    const u32 points[] = {0x7F,   0x80,   0x7FF,   0x800,
                          0xD800, 0xFFFF, 0x10000, 0x10FFFF};
    for (size_t i = 0; i < ARRAY_LEN(points); i++)
        buf_put_utf8(&b, points[i]);
    const char want[] = "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\xA0\x80"
                        "\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF";
    assert_int_equal(b.len, sizeof want - 1);
    assert_memory_equal(b.data, want, b.len);
    buf_free(&b);
}

static void files_round_trip(void **state)
{
    (void)state;
    char dir[] = "/tmp/px_util_XXXXXX";
    assert_non_null(mkdtemp(dir));
    Buf path = BUF_EMPTY, back = BUF_EMPTY;
    buf_printf(&path, "%s/a/b", dir);
    assert_int_equal(os_make_dirs(path.data), 0);
    assert_int_equal(os_make_dirs(path.data), 0);
    buf_puts(&path, "/c");
    assert_int_equal(os_write_file(path.data, "one", 3), 0);
    assert_int_equal(os_write_file(path.data, "t\0o", 3), 0);
    assert_int_equal(os_read_file(path.data, &back), 0);
    assert_int_equal(back.len, 3);
    assert_memory_equal(back.data, "t\0o", 3);
    buf_puts(&path, "/d");
    errno = 0;
    assert_int_equal(os_write_file(path.data, "x", 1), -1);
    assert_int_equal(errno, ENOTDIR);
    assert_int_equal(os_read_file("/no/such", &back), -1);
    assert_int_equal(errno, ENOENT);
    buf_clear(&back);
    buf_printf(&back, "rm -r %s", dir);
    assert_int_equal(system(back.data), 0);
    buf_free(&path);
    buf_free(&back);
}

static void pinning_keeps_the_mask(void **state)
{
    (void)state;
    cpu_set_t before;
    assert_int_equal(sched_getaffinity(0, sizeof before, &before), 0);
    int n = os_cpu_count();
    assert_int_equal(n, CPU_COUNT(&before));
    for (int i = 0; i < 2 * n; i++) {
        int cpu = os_pin_thread(i);
        assert_true(cpu >= 0 && CPU_ISSET((size_t)cpu, &before));
        assert_int_equal(cpu, os_pin_thread(i % n));
        assert_int_equal(sched_getcpu(), cpu);
    }
    assert_int_equal(os_cpu_count(), n);
    assert_int_equal(sched_setaffinity(0, sizeof before, &before), 0);
}

static void clocks_advance(void **state)
{
    (void)state;
    const clockid_t cpu = CLOCK_THREAD_CPUTIME_ID;
    u64 t = os_now_ns(), c = os_clock_ns(cpu);
    while (os_clock_ns(cpu) < c + 1000000)
        ;
    assert_true(os_now_ns() >= t + 900000);
}

static void programs_are_found(void **state)
{
    (void)state;
    char *sh = os_find_program("sh");
    assert_non_null(sh);
    assert_int_equal(access(sh, X_OK), 0);
    free(sh);
    assert_null(os_find_program("no-such-program-here"));
    assert_null(os_find_program("/tmp"));
}

/* Keys of a kind must not crowd: n of them in n slots, by the low bits. */
static void hash_spreads(void **state)
{
    (void)state;
    enum { N = 4096 };
    for (size_t len = 3; len <= 40; len++) {
        static u8 hit[N];
        u8 text[40] = {0};
        int used = 0;
        memset(hit, 0, sizeof hit);
        for (int i = 0; i < N; i++) {
            memcpy(text + len - 3, &i, 3);
            u64 at = hash_bytes(7, 9, text, len) % N;
            used += !hit[at];
            hit[at] = 1;
        }
        assert_in_range(used, N * 58 / 100, N * 68 / 100); /* 1 - 1/e */
    }
}

static void hash_depends_on_all(void **state)
{
    (void)state;
    u8 bytes[40];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (u8)i;
    u64 seen[sizeof bytes];
    for (size_t n = 0; n < sizeof bytes; n++) {
        seen[n] = hash_bytes(1, 2, bytes, n);
        assert_true(seen[n] != hash_bytes(1, 3, bytes, n));
        for (size_t i = 0; i < n; i++) {
            assert_true(seen[i] != seen[n]);
            bytes[i] ^= 1;
            assert_true(seen[n] != hash_bytes(1, 2, bytes, n));
            bytes[i] ^= 1;
        }
    }
}

static void rng_repeats_and_spreads(void **state)
{
    (void)state;
    Rng a, b;
    rng_seed(&a, 7);
    rng_seed(&b, 7);
    int count[10] = {0};
    for (int i = 0; i < 10000; i++) {
        u64 x = rng_below(&a, 10);
        assert_true(x < 10 && x == rng_below(&b, 10));
        count[x]++;
    }
    for (int i = 0; i < 10; i++)
        assert_in_range(count[i], 850, 1150);
}

static void build_id_says_something(void **state)
{
    (void)state;
    assert_true(strlen(px_build_id()) > 16);
    assert_non_null(strstr(px_build_compiler(), "."));
    assert_true(px_build_variant()[0] != 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buf_grows_and_terminates),
        cmocka_unit_test(buf_encodes_utf8),
        cmocka_unit_test(files_round_trip),
        cmocka_unit_test(pinning_keeps_the_mask),
        cmocka_unit_test(clocks_advance),
        cmocka_unit_test(programs_are_found),
        cmocka_unit_test(hash_spreads),
        cmocka_unit_test(hash_depends_on_all),
        cmocka_unit_test(rng_repeats_and_spreads),
        cmocka_unit_test(build_id_says_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
