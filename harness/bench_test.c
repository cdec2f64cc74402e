/* bench: whole runs over shell scripts that stand for pxi: a good one, a
 * wrong one, one that dies; and what is written then. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "harness/base.h"
#include "harness/bench.h"
#include "harness/series.h"

static char folder[] = "/tmp/pxlab-bench-test-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char *command = base_text("rm -r %s", folder);
    char *said = base_command(command);
    free(said);
    free(command);
    return 0;
}

/* A stand-in for pxi that answers `run` by the given shell text. */
static char *write_program(const char *on_run)
{
    char *path = base_text("%s/pxi", folder);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fprintf(out,
            "#!/bin/sh\n[ \"$1\" = --build-id ] && echo fake release && "
            "exit\nwhile read word rest; do case $word in\n"
            "load) echo ok;;\nrun) %s;;\nquit) exit;;\nesac; done\n",
            on_run);
    fclose(out);
    chmod(path, 0755);
    return path;
}

/* Runs the bench on emptytasks with pxi-serial; the result. */
static json_t *bench(const char *on_run, int expected_code)
{
    char *program = write_program(on_run);
    char *json = base_text("%s/result.json", folder);
    char *csv = base_text("%s/result.csv", folder);
    char *argv[] = {"bench",    "--quick", "--filter",  "^emptytasks$",
                    "--pxi",    program,   "--runners", "ideal,pxi-serial",
                    "--json",   json,      "--csv",     csv,
                    "--seed",   "1",       "--workers", "1",
                    "--budget", "100",     NULL};
    fflush(stdout);
    assert_int_equal(bench_main(18, argv), expected_code);
    json_t *result = series_load(json);
    free(program);
    free(json);
    free(csv);
    return result;
}

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void good_runs_are_kept(void **state)
{
    (void)state;
    json_t *r = bench("echo time 7000000 checksum 10000 49995000", 0);
    const json_t *unit = series_unit(r, "emptytasks", "pxi-serial", 1);
    assert_string_equal(text_of(unit, "state"), "ok");
    const json_t *samples = json_object_get(unit, "samples");
    assert_int_equal(json_array_size(samples), 4); /* 2 launches of 2 */
    for (size_t i = 0; i < 4; i++) {
        const json_t *one = json_array_get(samples, i);
        double seconds = json_number_value(json_object_get(one, "seconds"));
        assert_true(seconds > 0.00699 && seconds < 0.00701);
        assert_int_equal(json_integer_value(json_object_get(one, "launch")),
                         i / 2);
    }
    const json_t *sample = json_array_get(samples, 0);
    assert_non_null(
        json_object_get(json_object_get(sample, "counters"), "instructions"));
    char *csv_path = base_text("%s/result.csv", folder);
    char *csv = base_read_file(csv_path);
    assert_non_null(strstr(csv, "emptytasks,pxi-serial,1,0,0,0.007000000,"));
    free(csv);
    free(csv_path);
    json_decref(r);
}

static void wrong_checksum_is_no_time(void **state)
{
    (void)state;
    json_t *r = bench("echo time 7000000 checksum 10000 49995001", 1);
    const json_t *unit = series_unit(r, "emptytasks", "pxi-serial", 1);
    assert_string_equal(text_of(unit, "state"), "failed");
    assert_non_null(strstr(text_of(unit, "reason"), "wrong checksum"));
    assert_int_equal(json_array_size(json_object_get(unit, "samples")), 0);
    const json_t *ideal = series_unit(r, "emptytasks", "ideal", 1);
    assert_int_equal(json_array_size(json_object_get(ideal, "samples")), 4);
    json_decref(r);
}

/* The first run of a process is unmeasured, the second dies. */
static void death_keeps_the_rest(void **state)
{
    (void)state;
    json_t *r = bench("[ $once ] && { echo Boom >&2; kill -ABRT $$; }; "
                      "once=1; echo time 7000000 checksum 10000 49995000",
                      1);
    const json_t *unit = series_unit(r, "emptytasks", "pxi-serial", 1);
    assert_string_equal(text_of(unit, "state"), "failed");
    assert_non_null(strstr(text_of(unit, "reason"), "signal 6"));
    assert_non_null(strstr(text_of(unit, "reason"), "Boom"));
    json_decref(r);
}

static void options_are_read(void **state)
{
    (void)state;
    struct bench_options o;
    char *argv[] = {"bench",  "--workers", "1,3,3",          "--quick",
                    "--seed", "9",         "--instructions", NULL};
    bench_parse(&o, 7, argv);
    assert_int_equal(o.wanted.worker_counts, 2);
    assert_int_equal(o.workers[1], 3);
    assert_string_equal(o.wanted.size, "quick");
    assert_true(o.instructions);
    assert_false(o.whole);
    char *none[] = {"bench", NULL};
    bench_parse(&o, 1, none);
    assert_true(o.whole && o.instructions);
    assert_string_equal(o.wanted.size, "full");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_runs_are_kept),
        cmocka_unit_test(wrong_checksum_is_no_time),
        cmocka_unit_test(death_keeps_the_rest),
        cmocka_unit_test(options_are_read),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
