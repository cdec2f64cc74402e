/* Fuzz test of the loader: seeded mutations of real marshalled code. Each must
 * give verified code or an error with a message; the sanitizers see the rest.
 *
 *   PX_FUZZ       how many mutations (default 2000)
 *   PX_FUZZ_SEED  seed of the first (default 1); each has seed + its number,
 *                 printed on failure */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include "front/compile.h"
#include "front/marshal.h"
#include "front/mutate.h"
#include "front/testing.h"
#include "front/verify.h"

static MutateSeeds seeds;

static u64 number_from(const char *name, u64 otherwise)
{
    const char *text = getenv(name);
    return text && *text ? strtoull(text, NULL, 10) : otherwise;
}

static int collect_seeds(void **state)
{
    (void)state;
    const char script[] =
        "import glob, os\n"
        "d = os.path.dirname(os.__file__)\n"
        "found = sorted(glob.glob(d + '/*.py'), key=os.path.getsize)\n"
        "found = [f for f in found if os.path.getsize(f) > 600]\n"
        "print(*found[:120:4], *found[-60::10], sep='\\n')\n";
    Buf list = BUF_EMPTY;
    testing_run_python(script, "", &list);
    for (char *line = strtok(list.data, "\n");
         line && seeds.n < MUTATE_MAX_SEEDS; line = strtok(NULL, "\n")) {
        Buf source = BUF_EMPTY;
        assert_int_equal(os_read_file(line, &source), 0);
        testing_compile("fuzz.py", source.data, source.len,
                        &seeds.of[seeds.n++]);
        buf_free(&source);
    }
    buf_free(&list);
    child_set_python(NULL);
    assert_true(seeds.n > 25);
    return 0;
}

static int drop_seeds(void **state)
{
    (void)state;
    while (seeds.n)
        buf_free(&seeds.of[--seeds.n]);
    return 0;
}

/* --- the loader on them -------------------------------------------------- */

static bool load_mutated_bytes(Rng *r)
{
    Buf b = BUF_EMPTY;
    mutate_seed(r, &seeds, &b);
    CompileResult result;
    compile_load("fuzz.py", b.data, b.len, &result);
    bool ok = result.status == COMPILE_OK;
    assert_true(ok || result.message.len > 10);
    compile_result_free(&result);
    buf_free(&b);
    return ok;
}

static bool verify_mutated_tree(Rng *r)
{
    const Buf *seed = &seeds.of[rng_below(r, seeds.n)];
    Arena arena = ARENA_EMPTY;
    Buf error = BUF_EMPTY;
    PyCode *top = marshal_read(seed->data, seed->len, &arena, &error);
    assert_non_null(top);
    mutate_tree(r, top);
    bool ok = verify_code(top, &arena, &error);
    assert_true(ok || error.len > 10);
    buf_free(&error);
    arena_free(&arena);
    return ok;
}

/* --- the test ------------------------------------------------------------ */

static u64 now_running;

static void mutations(void **state)
{
    (void)state;
    u64 n = number_from("PX_FUZZ", 2000), seed = number_from("PX_FUZZ_SEED", 1);
    u64 passed[2] = {0}, slowest = 0;
    for (u64 i = 0; i < n; i++) {
        Rng r;
        now_running = seed + i;
        rng_seed(&r, now_running);
        u64 start = os_now_ns();
        bool of_bytes = now_running % 2;
        bool ok = of_bytes ? load_mutated_bytes(&r) : verify_mutated_tree(&r);
        slowest = MAX(slowest, os_now_ns() - start);
        passed[of_bytes] += ok;
    }
    print_message("%llu mutations: %llu of trees and %llu of bytes still "
                  "verify; slowest %.1f ms\n",
                  (unsigned long long)n, (unsigned long long)passed[0],
                  (unsigned long long)passed[1], (double)slowest / 1e6);
    /* neither a verifier that passes all nor one that refuses all */
    if (n >= 100)
        for (int i = 0; i < 2; i++)
            assert_in_range(passed[i], n / 100, n / 2 - n / 20);
    assert_true(slowest < 5000000000u);
}

static int report_seed(void **state)
{
    (void)state;
    print_message("last seed: PX_FUZZ=1 PX_FUZZ_SEED=%llu\n",
                  (unsigned long long)now_running);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(mutations, report_seed),
    };
    return cmocka_run_group_tests(tests, collect_seeds, drop_seeds);
}
