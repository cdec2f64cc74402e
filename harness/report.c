/* report: see report.h. */
#define _GNU_SOURCE
#include "harness/report.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "harness/base.h"
#include "harness/events.h"
#include "harness/headline.h"
#include "harness/series.h"

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static const char explanation[] =
    "The first column is the time of stock `python3`, one process, one thread; "
    "every\n\"x\" but \"over GIL\" is that time divided by the runner's "
    "for the same work\n(checksums verified): more is faster. `~`: 1.0 lies in "
    "the 95 % interval,\nor, for the guard, one runner differs from itself by "
    "as much. \"Share of\nideal scaling\": the contexts' speed-up "
    "from 1 to N workers over that of a dependency\nchain in C, measured "
    "beside it in the same rounds. \"Work inflation\": instructions on two "
    "workers\nover those on one for the same work, at quick size. Guard cost: "
    "`--guard=calls` over `off`,\none worker. Threads run pinned and unpinned; "
    "the faster of the two is printed. `-`: not\nmeasured for this workload; "
    "`pxlab bench --filter NAME` measures all of it.";

static const char differences[] =
    "What makes pxi and CPython differ, besides contexts: pxi keeps no "
    "reference counts, runs\nregister code lowered from the same bytecode, "
    "implements a subset of Python, and has no\nC API. The GIL column is the "
    "same interpreter core as the contexts, so \"over GIL\" has\nnone of "
    "these differences in it. `bigresult` (all that it makes is copied to "
    "main) and\n`straggler` (one task is two thirds of the work) are made to "
    "look bad.";

static const char again[] =
    "The A/A column compares one runner with itself: no smaller difference "
    "can be told.";

static void write_warnings(const json_t *result, struct page *page)
{
    json_t *all = json_object_get(result, "warnings"), *one;
    size_t i;
    json_array_foreach(all, i, one)
    {
        page_item(page, "%s", json_string_value(one));
    }
    if (!json_array_size(all))
        page_item(page, "none");
}

/* One line a reason: the same one holds for many units. */
static void write_gaps(const json_t *result, struct page *page)
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
            page_item(page, "%s", line);
        json_object_set_new(seen, line, json_true());
        free(line);
    }
    if (!json_object_size(seen))
        page_item(page, "none");
    json_decref(seen);
}

static void write_guard_gap(const json_t *result, struct page *page)
{
    const json_t *instructions = json_object_get(result, "instructions");
    const json_t *row;
    size_t i;
    if (json_object_get(instructions, "absent"))
        page_item(page, "instructions: absent: %s",
                  text_of(instructions, "absent"));
    if (!instructions)
        page_item(page, "instructions: not counted in this run");
    json_array_foreach(instructions, i, row)
    {
        if (json_object_get(row, "reason"))
            page_item(page, "instructions of %s: %s", text_of(row, "workload"),
                      text_of(row, "reason"));
    }
}

static void write_place(const json_t *result, struct page *page)
{
    const json_t *e = json_object_get(result, "environment");
    page_text(
        page,
        "Size %s, %d launches, seed %lld, 95 %% intervals by hierarchical "
        "bootstrap (%d draws).\n%s, %d CPUs, %s, kernel %s. %s.",
        text_of(result, "size"),
        (int)json_integer_value(json_object_get(result, "launches")),
        json_integer_value(json_object_get(result, "seed")), STATS_DRAWS,
        text_of(e, "cpu"),
        (int)json_integer_value(json_object_get(e, "cpus_allowed")),
        text_of(e, "hypervisor"), text_of(e, "kernel"), text_of(e, "when"));
}

static void write_handoff(const json_t *result, struct page *page)
{
    const json_t *h = json_object_get(result, "handoff_microseconds");
    const json_t *across = json_object_get(h, "two_cpus");
    if (json_is_number(across))
        page_text(page,
                  "A turn passed between threads by mutex and condition costs "
                  "%.1f microseconds across\nCPUs and %.1f on one: every "
                  "GIL's times contain it.",
                  json_number_value(across),
                  json_number_value(json_object_get(h, "one_cpu")));
}

static void write_environment(const json_t *result, struct page *page)
{
    json_t *environment = json_object_get(result, "environment"), *value;
    const char *key;
    json_object_foreach(environment, key, value)
    {
        if (json_is_string(value))
            page_item(page, "%s: %s", key, json_string_value(value));
        else
            page_item(page, "%s: %lld", key, json_integer_value(value));
    }
}

void report_write(const json_t *result, enum page_form form, FILE *out)
{
    struct headline_view view = headline_view(result);
    struct page page;
    bool all = form != PAGE_TERMINAL;
    page_begin(&page, form, out,
               "Parallel contexts, the GIL, and stock CPython");
    if (form == PAGE_MARKDOWN)
        page_text(&page, "Written by `pxlab bench`; do not edit.");
    write_place(result, &page);
    page_section(&page, "Headline");
    headline_write(&view, &page);
    page_text(&page, "%s", explanation);
    page_text(&page, "%s", differences);
    headline_empty(&view, &page);
    write_handoff(result, &page);
    if (all) {
        page_section(&page, "Intervals");
        headline_intervals(&view, &page);
        page_text(&page, "%s", again);
    }
    page_section(&page, "Absent or failed");
    write_gaps(result, &page);
    write_guard_gap(result, &page);
    page_section(&page, "Doubts");
    write_warnings(result, &page);
    if (all) {
        page_section(&page, "Events");
        events_write(result, &page);
        page_section(&page, "Environment");
        write_environment(result, &page);
    }
    page_end(&page);
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
    report_write(result, PAGE_MARKDOWN, out);
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
    enum { SVG = 'a' };
    static const struct option table[] = {
        {"md", no_argument, NULL, PAGE_MARKDOWN},
        {"html", no_argument, NULL, PAGE_HTML},
        {"tex", no_argument, NULL, PAGE_TEX},
        {"svg", no_argument, NULL, SVG},
        {NULL, 0, NULL, 0},
    };
    int form = PAGE_TERMINAL;
    optind = 1;
    for (int c; (c = getopt_long(argc, argv, "", table, NULL)) != -1;) {
        if (c == '?')
            return EXIT_USAGE;
        form = c;
    }
    if (argc - optind != 1)
        base_die(EXIT_USAGE, "usage: pxlab report RESULT.json "
                             "[--md|--html|--tex|--svg]");
    json_t *result = series_load(argv[optind]);
    if (form != SVG)
        report_write(result, (enum page_form)form, stdout);
    else if (!report_svg(result))
        base_die(EXIT_NO_TOOL, "gnuplot fails or is missing: apt-get install "
                               "gnuplot-nox");
    json_decref(result);
    return EXIT_OK;
}
