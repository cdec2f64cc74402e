/* units: the tables and the workloads on disk, whose quick checksums are
 * computed here by stock Python; the ideal chain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/base.h"
#include "harness/ideal.h"
#include "harness/units.h"

static const int workers[] = {1, 2, 4};

static struct units find(const char *filter, const char *list)
{
    struct units units;
    struct units_wanted wanted = {.filter = filter,
                                  .runners = list,
                                  .size = "quick",
                                  .workers = workers,
                                  .worker_counts = 3};
    units_find(&units, &wanted);
    return units;
}

static void policies_give_the_worker_counts(void **state)
{
    (void)state;
    struct units u =
        find("^nbody$", "python3-serial,python3-threads,pxi-contexts");
    static const char *const expected[] = {
        "nbody/python3-serial/x1", "nbody/python3-threads/x4",
        "nbody/pxi-contexts/x1", "nbody/pxi-contexts/x2",
        "nbody/pxi-contexts/x4"};
    assert_int_equal(u.count, 5);
    for (size_t i = 0; i < u.count; i++) {
        char *name = units_name(&u.unit[i]);
        assert_string_equal(name, expected[i]);
        free(name);
    }
    units_free(&u);
}

static size_t runners_of(const struct units *u, const char *workload)
{
    size_t count = 0;
    for (size_t i = 0; i < u->count; i++)
        count += !strcmp(u->unit[i].workload->name, workload);
    return count;
}

/* Every runner for the core workloads and for what is asked for by name. */
static void few_runners_for_most_workloads(void **state)
{
    (void)state;
    struct units u = find(NULL, NULL);
    /* python3-serial, pxi-serial; on 1, 2 and 4: ideal, pxi-contexts */
    assert_int_equal(runners_of(&u, "spectralnorm"), 2 + 3 * 2);
    size_t all = runners_of(&u, "nbody");
    assert_int_equal(all, runner_count + 2 * 2);
    units_free(&u);
    u = find("^spectralnorm$", NULL);
    assert_int_equal(u.count, all);
    units_free(&u);
}

static void a_child_gets_its_options(void **state)
{
    (void)state;
    struct units u = find("^nbody$", "python3-threads");
    char **argv = units_command(&u, &u.unit[0]);
    assert_string_equal(argv[0], u.program[PROGRAM_PYTHON3].path);
    assert_non_null(strstr(argv[1], "/scripts/bench_child.py"));
    assert_string_equal(argv[2], "threads");
    assert_string_equal(argv[3], "4");
    assert_null(argv[4]);
    for (size_t i = 0; argv[i]; i++)
        free(argv[i]);
    free(argv);
    units_free(&u);
}

static void every_program_is_there_or_says_why(void **state)
{
    (void)state;
    struct units u = find(NULL, NULL);
    for (int i = 0; i < PROGRAMS; i++)
        if (i != PROGRAM_IDEAL)
            assert_true(!u.program[i].path == !!u.program[i].absent);
    assert_true(u.workloads >= 8);
    for (size_t i = 0; i < u.workloads; i++)
        assert_true(u.workload[i].tasks > 1);
    units_free(&u);
}

static void runner_names_are_unique(void **state)
{
    (void)state;
    for (size_t i = 0; i < runner_count; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(runners[i].name, runners[k].name);
}

static void quick_checksums_hold_on_python(void **state)
{
    (void)state;
    struct units u = find(NULL, NULL);
    char *command = base_text(
        "'%s' -B '%s/scripts/workload_list.py' '%s/workloads' --check quick",
        u.program[PROGRAM_PYTHON3].path, u.root, u.root);
    char *said = base_command(command);
    if (!said)
        fail_msg("a checksum is wrong; see: %s", command);
    assert_non_null(strstr(said, "all checksums hold"));
    free(said);
    free(command);
    units_free(&u);
}

/* Twice the links take about twice the time; the chain is not optimised
 * away. Wide bounds: other work may share the machine. */
static void ideal_time_follows_the_links(void **state)
{
    (void)state;
    uint64_t links = ideal_calibrate(0.03);
    double once = ideal_run(1, links), more = ideal_run(1, 8 * links);
    assert_true(once > 0.003);
    assert_true(more > 2.0 * once);
    assert_true(ideal_run(2, links) > 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(policies_give_the_worker_counts),
        cmocka_unit_test(few_runners_for_most_workloads),
        cmocka_unit_test(a_child_gets_its_options),
        cmocka_unit_test(every_program_is_there_or_says_why),
        cmocka_unit_test(runner_names_are_unique),
        cmocka_unit_test(quick_checksums_hold_on_python),
        cmocka_unit_test(ideal_time_follows_the_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
