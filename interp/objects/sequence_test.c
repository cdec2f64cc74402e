/* sequence_test.c: list, sort, slices and ranges, against simple models in
 * plain C or against python3's answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include "context/runtime.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/text.h"
#include "util/rng.h"

static Ctx *cx;
static Rng rng;

static int start(void **state)
{
    (void)state;
    static PxOptions options = {.workers = 1, .idle_worker = -1};
    runtime_init(&options);
    cx = &runtime.main;
    return types_init(&runtime.boot);
}

static int stop(void **state)
{
    (void)state;
    runtime_end();
    return 0;
}

static int seed(void **state)
{
    (void)state;
    rng_seed(&rng, 2013);
    return 0;
}

static uint64_t below(uint64_t n)
{
    return rng_below(&rng, n);
}

/* ---- list ---- */

static void same_list(const List *l, const int64_t *m, size_t n)
{
    assert_int_equal(l->len, n);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(as_int(l->store->v[i]), m[i]);
    for (size_t i = n; l->store && i < l->store->cap; i++)
        assert_true(l->store->v[i] == V_NULL || is_int(l->store->v[i]));
}

/* Insertion of `add` items at `at` in place of `cut` ones. */
static size_t model_splice(int64_t *m, size_t n, size_t at, size_t cut,
                           const int64_t *items, size_t add)
{
    memmove(m + at + add, m + at + cut, (n - at - cut) * sizeof *m);
    memcpy(m + at, items, add * sizeof *m);
    return n - cut + add;
}

static void list_random(void **state)
{
    (void)state;
    static int64_t m[4000];
    size_t n = 0;
    Value l = list_new(cx, 0);
    for (int i = 0; i < 20000; i++) {
        size_t at = below(n + 1), cut = below(MIN(n - at, 5) + 1);
        size_t add = n > 1500 ? 0 : below(5);
        int64_t items[5];
        Value values[5];
        for (size_t j = 0; j < add; j++)
            values[j] = v_int(items[j] = (int64_t)below(1000));
        Value slice = slice_new(cx, v_int((int64_t)at),
                                v_int((int64_t)(at + cut)), V_NONE);
        assert_int_equal(list_set_slice(cx, l, slice,
                                        below(2) ? list_from(cx, values, add)
                                                 : tuple_from(cx, values, add)),
                         0);
        n = model_splice(m, n, at, cut, items, add);
        if (i % 3 == 0) {
            assert_int_equal(list_append_own(cx, AS(List, l), v_int(i)), 0);
            m[n++] = i;
        }
        if (i % 16 == 0)
            same_list(AS(List, l), m, n);
    }
}

/* A literal list is full; an append leaves room (race scenarios rely on it). */
static void list_spare_room(void **state)
{
    (void)state;
    Value items[3] = {v_int(1), v_int(2), v_int(3)};
    Value l = list_from(cx, items, 3);
    assert_int_equal(AS(List, l)->store->cap, 3);
    assert_int_equal(list_append_own(cx, AS(List, l), v_int(4)), 0);
    assert_true(AS(List, l)->store->cap > 4);
    Values *before = AS(List, l)->store;
    assert_int_equal(list_append_own(cx, AS(List, l), v_int(5)), 0);
    assert_ptr_equal(AS(List, l)->store, before);
}

/* ---- sort ---- */

static double number_of(Value v)
{
    return is_int(v) ? (double)as_int(v) : as_double(v);
}

/* Stable, by the definition: insertion of each behind all not greater. */
static void model_sort(Value *v, size_t n, bool reverse)
{
    for (size_t i = 1; i < n; i++) {
        Value x = v[i];
        size_t j = i;
        for (; j > 0; j--) {
            double a = number_of(x), b = number_of(v[j - 1]);
            if (reverse ? !(a > b) : !(a < b))
                break;
            v[j] = v[j - 1];
        }
        v[j] = x;
    }
}

enum { ONLY_INTS, ONLY_FLOATS, MIXED, SHAPES_OF_DATA };

/* Equal numbers with different bits (1 and 1.0, 0.0 and -0.0) tell a stable
 * sort from others. */
static Value sortable(int kinds, int64_t x)
{
    if (kinds == ONLY_INTS)
        return v_int(x);
    if (kinds == ONLY_FLOATS)
        return v_double(x == 0 && below(2) ? -0.0 : (double)x);
    return below(2) ? v_int(x) : v_double((double)x);
}

static int64_t pattern(int shape, int64_t i, int64_t n)
{
    switch (shape) {
    case 0:
        return (int64_t)below((uint64_t)n * 2) - n;
    case 1:
        return i;
    case 2:
        return n - i;
    case 3:
        return (int64_t)below(4);
    case 4:
        return i % 50 * (i % 3 ? 1 : -1);
    case 5:
        return i < n - 5 ? i : (int64_t)below((uint64_t)n);
    case 6:
        return i < n / 2 ? 2 * i : 2 * (i - n / 2) + 1;
    }
    return i / 40 % 2 ? -i : i;
}

static void sort_once(int kinds, int shape, size_t n, bool reverse)
{
    Value l = list_new(cx, 0);
    Value *model = base_alloc_array(n + 1, sizeof *model);
    for (size_t i = 0; i < n; i++) {
        model[i] = sortable(kinds, pattern(shape, (int64_t)i, (int64_t)n));
        list_append_own(cx, AS(List, l), model[i]);
    }
    model_sort(model, n, reverse);
    assert_int_equal(list_sort_own(cx, AS(List, l), V_NONE, reverse), 0);
    assert_int_equal(AS(List, l)->len, n);
    if (n)
        assert_memory_equal(AS(List, l)->store->v, model, n * sizeof *model);
    free(model);
}

static void sort_stable(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 2, 3, 17, 63, 64, 65, 200, 1500};
    for (int kinds = 0; kinds < SHAPES_OF_DATA; kinds++)
        for (int shape = 0; shape < 8; shape++)
            for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
                sort_once(kinds, shape, sizes[i], false);
                sort_once(kinds, shape, sizes[i], true);
            }
}

/* What cannot be compared leaves an error and the same items. */
static void sort_error(void **state)
{
    (void)state;
    Value l = list_new(cx, 0);
    for (int i = 0; i < 100; i++)
        list_append_own(cx, AS(List, l), i == 70 ? V_NONE : v_int(100 - i));
    assert_int_equal(list_sort_own(cx, AS(List, l), V_NONE, false), -1);
    assert_true(error_matches(cx, &exc_TypeError));
    error_clear(cx);
    assert_int_equal(AS(List, l)->len, 100);
    assert_int_equal(AS(List, l)->busy, 0);
}

/* ---- slices and ranges against python3 ---- */

/* Opens python3 on a program that prints numbers; skips without one. */
static FILE *python(const char *program)
{
    const char *name = getenv("PYTHON");
    char command[1024];
    snprintf(command, sizeof command, "%s -I -S -c '%s'",
             name ? name : "/usr/bin/python3", program);
    FILE *f = popen(command, "r"); /* NOLINT: fixed text */
    if (!f)
        skip();
    return f;
}

static int64_t number(FILE *f)
{
    long n;
    if (fscanf(f, "%ld", &n) != 1)
        fail_msg("python3 gave too few numbers");
    return n;
}

static Value bound(int64_t i)
{
    return i == 99 ? V_NONE : v_int(i);
}

static const char slice_program[] =
    "B = list(range(-7, 8)) + [None]\n"
    "for n in range(6):\n"
    "  for a in B:\n"
    "    for b in B:\n"
    "      for c in B:\n"
    "        if c == 0: continue\n"
    "        s = slice(a, b, c)\n"
    "        print(*s.indices(n), len(range(*s.indices(n))))\n";

static void slice_one(FILE *f, int64_t len, Value slice)
{
    int64_t from, to, step, count;
    assert_int_equal(slice_indices(cx, slice, len, &from, &to, &step, &count),
                     0);
    assert_int_equal(from, number(f));
    assert_int_equal(to, number(f));
    assert_int_equal(step, number(f));
    assert_int_equal(count, number(f));
}

static int64_t next_bound(int64_t i)
{
    return i == 7 ? 99 : i + 1;
}

static void slices_as_python(void **state)
{
    (void)state;
    FILE *f = python(slice_program);
    for (int64_t n = 0; n < 6; n++)
        for (int64_t a = -7; a <= 99; a = next_bound(a))
            for (int64_t b = -7; b <= 99; b = next_bound(b))
                for (int64_t c = -7; c <= 99; c = next_bound(c))
                    if (c != 0)
                        slice_one(f, n,
                                  slice_new(cx, bound(a), bound(b), bound(c)));
    assert_int_equal(pclose(f), 0);
}

static const char range_program[] =
    "for a in range(-5, 6):\n"
    "  for b in range(-5, 6):\n"
    "    for c in (-4, -3, -1, 1, 2, 5):\n"
    "      r = range(a, b, c)\n"
    "      print(len(r), *r, *reversed(r))\n"
    "      print(*[int(x in r) for x in range(-7, 8)])\n";

static void range_items(FILE *f, Value it, int64_t n)
{
    Value v;
    for (int64_t i = 0; i < n; i++) {
        v = obj_iternext(cx, it);
        assert_true(is_int(v));
        assert_int_equal(as_int(v), number(f));
    }
    assert_true(obj_iternext(cx, it) == V_NULL);
    assert_false(error_pending(cx));
}

Value range_m___reversed__(Ctx *cx, Value *argv, int argc, Value *kw);

static void range_one(FILE *f, int64_t a, int64_t b, int64_t c)
{
    Value r = range_new(cx, v_int(a), v_int(b), v_int(c));
    int64_t n = obj_len(cx, r);
    assert_int_equal(n, number(f));
    range_items(f, obj_iter(cx, r), n);
    range_items(f, range_m___reversed__(cx, &r, 1, NULL), n);
    for (int64_t x = -7; x < 8; x++)
        assert_int_equal(obj_contains(cx, r, v_int(x)), number(f));
}

static void ranges_as_python(void **state)
{
    (void)state;
    static const int64_t steps[] = {-4, -3, -1, 1, 2, 5};
    FILE *f = python(range_program);
    for (int64_t a = -5; a < 6; a++)
        for (int64_t b = -5; b < 6; b++)
            for (size_t i = 0; i < ARRAY_LEN(steps); i++)
                range_one(f, a, b, steps[i]);
    assert_int_equal(pclose(f), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(list_random, seed),
        cmocka_unit_test(list_spare_room),
        cmocka_unit_test_setup(sort_stable, seed),
        cmocka_unit_test(sort_error),
        cmocka_unit_test(slices_as_python),
        cmocka_unit_test(ranges_as_python),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
