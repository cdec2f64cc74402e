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
#include "front/testing.h"
#include "front/verify.h"
#include "util/rng.h"

enum { MAX_SEEDS = 40 };

static Buf seeds[MAX_SEEDS];
static size_t n_seeds;

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
    for (char *line = strtok(list.data, "\n"); line && n_seeds < MAX_SEEDS;
         line = strtok(NULL, "\n")) {
        Buf source = BUF_EMPTY;
        assert_int_equal(os_read_file(line, &source), 0);
        testing_compile("fuzz.py", source.data, source.len, &seeds[n_seeds++]);
        buf_free(&source);
    }
    buf_free(&list);
    child_set_python(NULL);
    assert_true(n_seeds > 25);
    return 0;
}

static int drop_seeds(void **state)
{
    (void)state;
    while (n_seeds)
        buf_free(&seeds[--n_seeds]);
    return 0;
}

/* --- mutations of the bytes ---------------------------------------------- */

static void mutate_bytes(Rng *r, Buf *b)
{
    static const char types[] = "NTF.Siglysuta A zZ)(>c r[{<\xe3\xa9\xfa";
    size_t at = rng_below(r, b->len), room = b->len - at;
    size_t n = 1 + rng_below(r, MIN(room, (size_t)40));
    n = MIN(n, room);
    switch (rng_below(r, 8)) {
    case 0:
        b->data[at] ^= (char)(1 << rng_below(r, 8));
        return;
    case 1:
        b->data[at] = (char)rng_next(r);
        return;
    case 2:
        b->data[at] = types[rng_below(r, sizeof types - 1)];
        return;
    case 3: /* an extreme 32-bit number */
        for (size_t i = 0; i < MIN(room, (size_t)4); i++)
            b->data[at + i] = (char)(i == 3 ? 0x7F : 0xFF);
        return;
    case 4:
        b->len = at;
        return;
    case 5: /* bytes go */
        memmove(b->data + at, b->data + at + n, room - n);
        b->len -= n;
        return;
    case 6: /* bytes from elsewhere */
        memmove(b->data + at, b->data + rng_below(r, b->len - n + 1), n);
        return;
    case 7: { /* from another file */
        const Buf *other = &seeds[rng_below(r, n_seeds)];
        size_t from = rng_below(r, other->len);
        memcpy(b->data + at, other->data + from, MIN(n, other->len - from));
        return;
    }
    }
}

static bool load_mutated_bytes(Rng *r)
{
    const Buf *seed = &seeds[rng_below(r, n_seeds)];
    Buf b = BUF_EMPTY;
    buf_put(&b, seed->data, seed->len);
    for (u64 i = 1 + rng_below(r, 4); i > 0 && b.len > 0; i--)
        mutate_bytes(r, &b);
    CompileResult result;
    compile_load("fuzz.py", b.data, b.len, &result);
    bool ok = result.status == COMPILE_OK;
    assert_true(ok || result.message.len > 10);
    compile_result_free(&result);
    buf_free(&b);
    return ok;
}

/* --- mutations of the tree: what the reader lets through ----------------- */

/* Some code of the tree. */
static PyCode *pick_code(Rng *r, PyCode *code)
{
    for (int tries = 0; tries < 12; tries++) {
        const PyConst *c =
            code->n_consts ? code->consts[rng_below(r, code->n_consts)] : NULL;
        if (c && c->kind == CONST_CODE && rng_below(r, 3))
            code = c->code;
    }
    return code;
}

static u8 any_opcode(Rng *r)
{
    static const u8 all[] = {
#define NUMBER(name, number, caches, flags) number,
        OPCODE_TABLE_311(NUMBER)
#undef NUMBER
    };
    return all[rng_below(r, sizeof all)];
}

static void mutate_bytes_field(Rng *r, const u8 *bytes, u32 n)
{
    u8 *p = (u8 *)(uintptr_t)bytes;
    if (n)
        p[rng_below(r, n)] = (u8)rng_next(r);
}

static void mutate_code(Rng *r, PyCode *code)
{
    u8 *bytes = (u8 *)(uintptr_t)code->code;
    u64 unit = code->n_code < 2 ? 0 : rng_below(r, code->n_code / 2);
    switch (rng_below(r, 12)) {
    case 0:
    case 1:
    case 2:
        if (code->n_code >= 2)
            bytes[2 * unit] = any_opcode(r);
        return;
    case 3:
    case 4:
    case 5:
        if (code->n_code >= 2)
            bytes[2 * unit + 1] = (u8)rng_below(r, 20);
        return;
    case 6:
        mutate_bytes_field(r, code->exceptiontable, code->n_exceptiontable);
        return;
    case 7:
        mutate_bytes_field(r, code->linetable, code->n_linetable);
        return;
    case 8:
        mutate_bytes_field(r, code->localspluskinds, code->n_localsplus);
        return;
    case 9:
        code->flags ^= 1u << rng_below(r, 12);
        return;
    case 10:
        code->stacksize += (i32)rng_below(r, 5) - 2;
        return;
    case 11: /* shorter tables: every index check is needed */
        code->n_consts -= code->n_consts ? 1 : 0;
        code->n_names -= code->n_names && rng_below(r, 2);
        return;
    }
}

static bool verify_mutated_tree(Rng *r)
{
    const Buf *seed = &seeds[rng_below(r, n_seeds)];
    Arena arena = ARENA_EMPTY;
    Buf error = BUF_EMPTY;
    PyCode *top = marshal_read(seed->data, seed->len, &arena, &error);
    assert_non_null(top);
    for (u64 i = 1 + rng_below(r, 3); i > 0; i--)
        mutate_code(r, pick_code(r, top));
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
