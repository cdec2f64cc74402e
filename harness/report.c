/* report: see report.h. */
#define _GNU_SOURCE
#include "harness/report.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "harness/base.h"
#include "harness/headline.h"
#include "harness/series.h"
#include "harness/table.h"
#include "harness/units.h"

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static const char explanation[] =
    "The first column is the time of stock `python3`, one process, one "
    "thread; every\n\"x\" but the ones named otherwise is that time divided "
    "by the runner's for the same\nwork (checksums verified): more is "
    "faster. `~`: 1.0 lies in the 95 % interval.\n\n"
    "What makes pxi and CPython differ, besides contexts: pxi keeps no "
    "reference counts,\nruns register code lowered from the same bytecode, "
    "implements a subset of Python,\nand has no C API. The GIL column is the "
    "same interpreter core as the contexts, so\n\"over the GIL\" has none of "
    "these differences in it. `bigresult` (all that it makes\nis copied to "
    "main) and `straggler` (one task is two thirds of the work) are made to\n"
    "look bad. \"Share of ideal scaling\": the contexts' speed-up from 1 to N "
    "workers over\nthat of a dependency chain in C, measured in the same "
    "rounds.\n";

static void write_warnings(const json_t *result, FILE *out)
{
    json_t *all = json_object_get(result, "warnings"), *one;
    size_t i;
    json_array_foreach(all, i, one)
    {
        fprintf(out, "- %s\n", json_string_value(one));
    }
    if (!json_array_size(all))
        fputs("- none\n", out);
}

/* One line a reason: the same one holds for many units. */
static void write_gaps(const json_t *result, FILE *out)
{
    json_t *seen = json_object(), *unit;
    json_t *units = json_object_get(result, "units");
    size_t i;
    json_array_foreach(units, i, unit)
    {
        const char *state = text_of(unit, "state");
        if (!strcmp(state, "ok"))
            continue;
        const char *reason = text_of(unit, "reason");
        bool absent = !strcmp(state, "absent");
        char *line = base_text(
            "%s%s%s: %s: %s", text_of(unit, "runner"), absent ? "" : " on ",
            absent ? "" : text_of(unit, "workload"), state, reason);
        if (!json_object_get(seen, line))
            fprintf(out, "- %s\n", line);
        json_object_set_new(seen, line, json_true());
        free(line);
    }
    if (!json_object_size(seen))
        fputs("- none\n", out);
    json_decref(seen);
}

static void write_guard_gap(const json_t *result, FILE *out)
{
    const json_t *instructions = json_object_get(result, "instructions");
    const json_t *row;
    size_t i;
    if (json_object_get(instructions, "absent"))
        fprintf(out, "- instructions: absent: %s\n",
                text_of(instructions, "absent"));
    if (!instructions)
        fputs("- instructions: not counted in this run\n", out);
    json_array_foreach(instructions, i, row)
    {
        if (json_object_get(row, "reason"))
            fprintf(out, "- instructions of %s: %s\n", text_of(row, "workload"),
                    text_of(row, "reason"));
    }
}

static void write_title(const json_t *result, FILE *out)
{
    const json_t *e = json_object_get(result, "environment");
    fprintf(out,
            "Size %s, %d launches, seed %lld, 95 %% intervals by hierarchical "
            "bootstrap (%d draws).\n%s, %d CPUs, %s, kernel %s. %s.\n",
            text_of(result, "size"),
            (int)json_integer_value(json_object_get(result, "launches")),
            json_integer_value(json_object_get(result, "seed")), STATS_DRAWS,
            text_of(e, "cpu"),
            (int)json_integer_value(json_object_get(e, "cpus_allowed")),
            text_of(e, "hypervisor"), text_of(e, "kernel"), text_of(e, "when"));
}

static void write_handoff(const json_t *result, FILE *out)
{
    const json_t *h = json_object_get(result, "handoff_microseconds");
    const json_t *across = json_object_get(h, "two_cpus");
    if (!json_is_number(across))
        return;
    fprintf(out,
            "A turn passed between threads by mutex and condition costs "
            "%.1f microseconds across\nCPUs and %.1f on one: every GIL's "
            "times contain it.\n",
            json_number_value(across),
            json_number_value(json_object_get(h, "one_cpu")));
}

void report_terminal(const json_t *result)
{
    struct headline_view view = headline_view(result);
    fputc('\n', stdout);
    write_title(result, stdout);
    fputc('\n', stdout);
    headline_write(&view, stdout);
    fprintf(stdout, "\n%s\n", explanation);
    headline_empty(&view, stdout);
    write_handoff(result, stdout);
    fputs("\nAbsent or failed:\n", stdout);
    write_gaps(result, stdout);
    write_guard_gap(result, stdout);
    fputs("\nDoubts:\n", stdout);
    write_warnings(result, stdout);
    fflush(stdout);
}

/* --- events ----------------------------------------------------------------
 */

/* The median over a unit's samples of a counter, or the text that stands in
 * its place; to be freed. */
static char *counter_cell(const json_t *unit, const char *key, double scale)
{
    json_t *samples = json_object_get(unit, "samples"), *sample;
    double *value = base_alloc(json_array_size(samples), sizeof *value);
    size_t count = 0, i;
    json_array_foreach(samples, i, sample)
    {
        const json_t *counters = json_object_get(sample, "counters");
        const json_t *one = json_object_get(counters ? counters : sample, key);
        if (!json_is_number(one))
            one = json_object_get(sample, key);
        if (json_is_number(one))
            value[count++] = json_number_value(one);
    }
    double median = stats_median(value, count);
    free(value);
    return count ? base_text("%.*f", scale < 1.0 ? 1 : 0, median * scale)
                 : base_copy("-");
}

static const struct {
    const char *head, *key;
    double scale;
} events[] = {
    {"CPU, ms", "task_clock", 1e-6},
    {"waited for a CPU, ms", "run_delay", 1e3},
    {"context switches", "context_switches", 1.0},
    {"migrations", "cpu_migrations", 1.0},
    {"page faults", "page_faults", 1.0},
    {"cycles", "cycles", 1.0},
    {"instructions", "instructions", 1.0},
    {"branch misses", "branch_misses", 1.0},
    {"cache misses", "cache_misses", 1.0},
};
enum { EVENTS = sizeof events / sizeof *events };

/* The first text that stands for a counter anywhere, or NULL. */
static const char *why_unavailable(const json_t *result, const char *key)
{
    json_t *units = json_object_get(result, "units"), *unit;
    size_t i;
    json_array_foreach(units, i, unit)
    {
        const json_t *sample =
            json_array_get(json_object_get(unit, "samples"), 0);
        const json_t *counters = json_object_get(sample, "counters");
        const json_t *one = json_object_get(counters, key);
        if (json_is_string(one))
            return json_string_value(one);
    }
    return NULL;
}

static void add_event_row(struct table *t, const json_t *unit,
                          const bool *shown)
{
    table_add(t, base_copy(text_of(unit, "workload")));
    table_add(t, base_text("%s x%d", text_of(unit, "runner"),
                           (int)json_integer_value(
                               json_object_get(unit, "workers"))));
    table_add(t, base_text("%.1f", 1e3 * series_centre(unit, SERIES_WALL)));
    for (int k = 0; k < EVENTS; k++)
        if (shown[k])
            table_add(t, counter_cell(unit, events[k].key, events[k].scale));
}

static void write_events(const json_t *result, FILE *out)
{
    const char *heads[EVENTS + 4] = {"workload", "runner", "wall, ms"};
    bool shown[EVENTS];
    size_t count = 3, i;
    for (int k = 0; k < EVENTS; k++) {
        const char *why = why_unavailable(result, events[k].key);
        shown[k] = !why;
        if (shown[k])
            heads[count++] = events[k].head;
        else
            fprintf(out, "- %s: %s\n", events[k].head, why);
    }
    fputc('\n', out);
    struct table t;
    table_init(&t, heads);
    json_t *units = json_object_get(result, "units"), *unit;
    json_array_foreach(units, i, unit)
    {
        if (!isnan(series_centre(unit, SERIES_WALL)))
            add_event_row(&t, unit, shown);
    }
    table_write(&t, out);
    table_free(&t);
}

static void write_environment(const json_t *result, FILE *out)
{
    json_t *environment = json_object_get(result, "environment"), *value;
    const char *key;
    json_object_foreach(environment, key, value)
    {
        if (json_is_string(value))
            fprintf(out, "- %s: %s\n", key, json_string_value(value));
        else
            fprintf(out, "- %s: %lld\n", key, json_integer_value(value));
    }
}

void report_markdown(const json_t *result, FILE *out)
{
    struct headline_view view = headline_view(result);
    fputs("# Parallel contexts, the GIL, and stock CPython\n\n"
          "Written by `pxlab bench`; do not edit.\n\n",
          out);
    write_title(result, out);
    fputs("\n## Headline\n\n", out);
    headline_write(&view, out);
    fprintf(out, "\n%s\n", explanation);
    headline_empty(&view, out);
    write_handoff(result, out);
    fputs("\n## Intervals\n\n", out);
    headline_intervals(&view, out);
    fputs("\nThe A/A column compares one runner with itself: no smaller "
          "difference can be told.\n\n## Absent or failed\n\n",
          out);
    write_gaps(result, out);
    write_guard_gap(result, out);
    fputs("\n## Doubts\n\n", out);
    write_warnings(result, out);
    fputs("\n## Events\n\nMedians of one run, of the process, its threads and "
          "its children.\n\n",
          out);
    write_events(result, out);
    fputs("\n## Environment\n\n", out);
    write_environment(result, out);
}

static FILE *open_or_die(const char *path)
{
    FILE *out = fopen(path, "we");
    if (!out)
        base_die(EXIT_USAGE, "%s: %s", path, strerror(errno));
    return out;
}

void report_markdown_file(const json_t *result, const char *path)
{
    FILE *out = open_or_die(path);
    report_markdown(result, out);
    if (fclose(out))
        base_die(EXIT_VERDICT, "%s: %s", path, strerror(errno));
}

void report_csv(const json_t *result, const char *path)
{
    FILE *out = open_or_die(path);
    json_t *units = json_object_get(result, "units"), *unit, *sample;
    size_t i, k;
    fputs("workload,runner,workers,launch,round,seconds,run_delay,rejected\n",
          out);
    json_array_foreach(units, i, unit)
    {
        json_array_foreach(json_object_get(unit, "samples"), k, sample)
        {
            fprintf(out, "%s,%s,%lld,%lld,%lld,%.9f,%.9f,%d\n",
                    text_of(unit, "workload"), text_of(unit, "runner"),
                    json_integer_value(json_object_get(unit, "workers")),
                    json_integer_value(json_object_get(sample, "launch")),
                    json_integer_value(json_object_get(sample, "round")),
                    json_number_value(json_object_get(sample, "seconds")),
                    json_number_value(json_object_get(sample, "run_delay")),
                    json_object_get(sample, "rejected") != NULL);
        }
    }
    if (fclose(out))
        base_die(EXIT_VERDICT, "%s: %s", path, strerror(errno));
}

/* --- the command ------------------------------------------------------------
 */

int report_main(int argc, char **argv)
{
    static const struct option table[] = {
        {"md", no_argument, NULL, 'm'},
        {"tex", no_argument, NULL, 't'},
        {"html", no_argument, NULL, 'h'},
        {"svg", no_argument, NULL, 's'},
        {NULL, 0, NULL, 0},
    };
    bool markdown = false;
    optind = 1;
    for (int c; (c = getopt_long(argc, argv, "", table, NULL)) != -1;) {
        if (c != 'm' && c != '?')
            base_die(EXIT_USAGE, "report: this form is not written yet; "
                                 "use --md");
        if (c == '?')
            return EXIT_USAGE;
        markdown = true;
    }
    if (argc - optind != 1)
        base_die(EXIT_USAGE, "usage: pxlab report RESULT.json [--md]");
    json_t *result = series_load(argv[optind]);
    if (markdown)
        report_markdown(result, stdout);
    else
        report_terminal(result);
    json_decref(result);
    return EXIT_OK;
}
