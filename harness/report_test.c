/* report: a made-up result, so that every figure of the table is known. */
#define _GNU_SOURCE
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/base.h"
#include "harness/bench.h"
#include "harness/headline.h"
#include "harness/report.h"
#include "harness/series.h"

/* Six equal samples in three launches. */
static json_t *unit(const char *runner, int workers, double seconds,
                    const char *state)
{
    json_t *samples = json_array();
    for (int i = 0; i < 6 && seconds > 0.0; i++)
        json_array_append_new(
            samples,
            json_pack("{s:f, s:i, s:i, s:f, s:{s:f, s:s}}", "seconds", seconds,
                      "launch", i / 2, "round", i % 2, "run_delay", 0.0,
                      "counters", "task_clock", seconds * 1e9, "cycles",
                      "unavailable (ENOENT: no such event)"));
    return json_pack("{s:s, s:s, s:i, s:s, s:s, s:o}", "workload", "nbody",
                     "runner", runner, "workers", workers, "state", state,
                     "reason", "python9 is not in PATH", "samples", samples);
}

static json_t *result(void)
{
    json_t *r = json_pack(
        "{s:i, s:s, s:s, s:[i, i], s:i, s:i, s:{s:s, s:i}, s:[s], "
        "s:[{s:s, s:i}], s:[{s:s, s:f, s:f, s:f}], s:[]}",
        "schema", 1, "kind", "bench", "size", "full", "workers", 1, 2, "seed",
        5, "launches", 3, "environment", "cpu", "abacus", "cpus_allowed", 2,
        "warnings", "noisy: a test", "workloads", "name", "nbody", "tasks", 16,
        "instructions", "workload", "nbody", "calls", 1015.0, "off", 1000.0,
        "two", 1018.0, "units");
    json_t *units = json_object_get(r, "units");
    json_array_append_new(units, unit("ideal", 1, 0.2, "ok"));
    json_array_append_new(units, unit("ideal", 2, 0.1, "ok"));
    json_array_append_new(units, unit("python3-serial", 1, 0.6, "ok"));
    json_array_append_new(units, unit("python3-threads", 2, 0.9, "ok"));
    json_array_append_new(units, unit("python3.14t-threads", 2, 0.0, "absent"));
    json_array_append_new(units, unit("pxi-serial", 1, 0.0, "failed"));
    json_array_append_new(units, unit("pxi-gil", 2, 0.33, "ok"));
    json_array_append_new(units, unit("pxi-gil-unpinned", 2, 0.3, "ok"));
    json_array_append_new(units, unit("pxi-contexts", 1, 0.15, "ok"));
    json_array_append_new(units, unit("pxi-contexts", 2, 0.0789, "ok"));
    json_array_append_new(units, unit("pxi-contexts-off", 1, 0.1485, "ok"));
    return r;
}

static char *markdown(const json_t *r)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    report_write(r, PAGE_MARKDOWN, out);
    fclose(out);
    return text;
}

/* The text of a column of the row of a workload, blanks removed. */
static void expect_cell(const char *text, const char *row, int column,
                        const char *expected)
{
    char *start = base_text("\n| %s ", row);
    const char *at = strstr(text, start);
    assert_non_null(at);
    for (int i = 0; i <= column; i++)
        at = strchr(at + 1, '|');
    at += 1 + strspn(at + 1, " ");
    size_t size = strcspn(at, "|");
    while (size && at[size - 1] == ' ')
        size--;
    char *found = base_text("%.*s", (int)size, at);
    assert_string_equal(found, expected);
    free(found);
    free(start);
}

static void table_has_the_known_figures(void **state)
{
    (void)state;
    json_t *r = result();
    char *text = markdown(r);
    static const char *const cells[] = {
        "600.0",        /* python3, ms */
        "1.50x slower", /* threads */
        "-",            /* processes: not in the result */
        "-",            /* other Pythons: the only one is absent */
        "failed",       /* pxi serial */
        "2.00x",        /* GIL */
        "4.00x",        /* contexts x1 */
        "7.60x",        /* contexts x2 */
        "3.80x",        /* over the GIL */
        "0.95",         /* (0.15 / 0.0789) / 2 */
        "1.003",        /* instructions on two workers over one */
        "+1.5 %",       /* instructions */
        "+1.0 %",       /* CPU time */
    };
    for (int i = 0; i < 13; i++)
        expect_cell(text, "nbody", i + 1, cells[i]);
    expect_cell(text, "geometric mean", 8, "7.60x");
    free(text);
    json_decref(r);
}

/* The sample at an index slowed down, or rejected. */
static void disturb(json_t *unit, size_t index, double factor)
{
    json_t *sample = json_array_get(json_object_get(unit, "samples"), index);
    json_t *seconds = json_object_get(sample, "seconds");
    json_real_set(seconds, json_real_value(seconds) * factor);
    if (factor > 100.0)
        json_object_set_new(sample, "rejected", json_string("waited"));
}

/* A slow spell hits all four alike; a rejected sample takes its round along. */
static void share_is_taken_round_by_round(void **state)
{
    (void)state;
    json_t *unit_of[4] = {
        unit("pxi-contexts", 1, 0.2, "ok"), unit("pxi-contexts", 2, 0.1, "ok"),
        unit("ideal", 1, 0.4, "ok"), unit("ideal", 2, 0.16, "ok")};
    const json_t *const ours[2] = {unit_of[0], unit_of[1]};
    const json_t *const ideal[2] = {unit_of[2], unit_of[3]};
    for (int i = 0; i < 4; i++)
        disturb(unit_of[i], 3, 1.7);
    disturb(unit_of[1], 4, 101.0);
    struct stats_series s = series_rounds(ours, ideal);
    assert_int_equal(s.count, 5);
    for (size_t i = 0; i < s.count; i++)
        assert_true(fabs(s.sample[i].value - 0.8) < 1e-12);
    assert_int_equal(s.sample[4].launch, 2);
    series_free(s);
    s = series_rounds(ours, NULL);
    assert_int_equal(s.count, 5);
    assert_true(fabs(s.sample[0].value - 2.0) < 1e-12);
    series_free(s);
    for (int i = 0; i < 4; i++)
        json_decref(unit_of[i]);
}

static void gaps_and_doubts_are_printed(void **state)
{
    (void)state;
    json_t *r = result();
    char *text = markdown(r);
    assert_non_null(strstr(text, "- noisy: a test"));
    assert_non_null(strstr(text, "python3.14t-threads: absent: python9"));
    assert_non_null(strstr(text, "pxi-serial on nbody: failed: python9"));
    assert_non_null(
        strstr(text, "- cycles: unavailable (ENOENT: no such event)"));
    assert_null(strstr(text, "| cycles"));
    assert_non_null(strstr(text, "no reference counts"));
    free(text);
    json_decref(r);
}

static void html_and_tex_escape(void **state)
{
    (void)state;
    json_t *r = result();
    json_object_set_new(r, "warnings", json_pack("[s]", "a<b & 5 %_"));
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    report_write(r, PAGE_HTML, out);
    report_write(r, PAGE_TEX, out);
    fclose(out);
    assert_non_null(strstr(text, "<li>a&lt;b &amp; 5 %_</li>"));
    assert_non_null(strstr(text, "a\\textless{}b \\& 5 \\%\\_"));
    assert_non_null(strstr(text, "<td>7.60x</td>"));
    assert_non_null(strstr(text, " & 7.60x & "));
    free(text);
    json_decref(r);
}

static void rejected_samples_do_not_count(void **state)
{
    (void)state;
    json_t *u = unit("pxi-gil", 2, 0.3, "ok");
    json_t *sample = json_array_get(json_object_get(u, "samples"), 0);
    json_object_set_new(sample, "run_delay", json_real(0.2));
    json_object_set_new(sample, "seconds", json_real(9.0));
    bench_gate(u);
    assert_null(json_object_get(sample, "rejected")); /* 0.2 of 18: quiet */
    json_object_set_new(sample, "run_delay", json_real(4.0));
    bench_gate(u);
    assert_non_null(json_object_get(sample, "rejected"));
    struct stats_series s = series_of(u, SERIES_WALL);
    assert_int_equal(s.count, 5);
    series_free(s);
    assert_true(fabs(series_centre(u, SERIES_WALL) - 0.3) < 1e-12);
    json_decref(u);
}

/* Waiting that all samples share is the runner's own: nothing is rejected. */
static void common_waiting_is_kept(void **state)
{
    (void)state;
    json_t *u = unit("pxi-gil", 2, 0.3, "ok"), *sample;
    size_t i;
    json_array_foreach(json_object_get(u, "samples"), i, sample)
    {
        json_object_set_new(sample, "run_delay", json_real(0.3));
    }
    bench_gate(u);
    struct stats_series s = series_of(u, SERIES_WALL);
    assert_int_equal(s.count, 6);
    series_free(s);
    json_decref(u);
}

static void ratio_texts(void **state)
{
    (void)state;
    static const struct {
        struct stats_interval ratio;
        const char *text;
    } rows[] = {
        {{0.5, 0.4, 0.6}, "2.00x slower"},
        {{1.02, 0.9, 1.1}, "1.02x~"},
        {{0.9, 0.8, 1.1}, "1.11x slower~"},
        {{3.0, 2.9, 3.1}, "3.00x"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *text = headline_ratio_text(rows[i].ratio);
        assert_string_equal(text, rows[i].text);
        free(text);
    }
    struct stats_interval none = {(double)NAN, (double)NAN, (double)NAN};
    assert_null(headline_ratio_text(none));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_has_the_known_figures),
        cmocka_unit_test(share_is_taken_round_by_round),
        cmocka_unit_test(gaps_and_doubts_are_printed),
        cmocka_unit_test(html_and_tex_escape),
        cmocka_unit_test(rejected_samples_do_not_count),
        cmocka_unit_test(common_waiting_is_kept),
        cmocka_unit_test(ratio_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
