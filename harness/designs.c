/* designs: see designs.h. */
#define _GNU_SOURCE
#include "harness/designs.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/base.h"
#include "harness/designs_cost.h"
#include "harness/page.h"
#include "harness/race_child.h"
#include "harness/stats.h"

struct report {
    const struct designs_order *order;
    struct design_verdict (*verdict)[DESIGNS]; /* of each scenario */
    size_t of[DESIGNS][DESIGN_WORDS];
    size_t named[DESIGNS];
    size_t bad;
    struct design_cost cost;
};

/* --- coverage --- */

static void run_job(void *arg, size_t i)
{
    struct report *r = arg;
    const struct race_header *h = r->order->header[i / DESIGNS];
    enum design d = (enum design)(i % DESIGNS);
    r->verdict[i / DESIGNS][d] = race_run_design(r->order->config, h, d);
}

/* Does it speak against what the design claims, or against the run? */
static bool is_bad(enum design d, enum design_word word)
{
    return word == DESIGN_ERROR ||
           (design_rows[d].whole &&
            (word == DESIGN_MISSED || word == DESIGN_ALARM));
}

static void job_done(void *arg, size_t i)
{
    struct report *r = arg;
    enum design d = (enum design)(i % DESIGNS);
    const struct design_verdict *v = &r->verdict[i / DESIGNS][d];
    r->of[d][v->word]++;
    r->named[d] += v->word == DESIGN_CAUGHT && v->named;
    if (!is_bad(d, v->word))
        return;
    r->bad++;
    printf("%-12s %-12s %s: %s\n", design_word_name(v->word),
           design_rows[d].name, r->order->header[i / DESIGNS]->scenario,
           v->message);
    fflush(stdout);
}

/* --- tables --- */

static void coverage_table(const struct report *r, struct page *page)
{
    static const char *const heads[] = {
        "design",       "violations", "caught", "missed", "legal programs",
        "false alarms", "errors",     "named",  NULL};
    struct table table;
    table_init(&table, heads);
    for (int d = 0; d < DESIGNS; d++) {
        const size_t *of = r->of[d];
        table_add(&table, base_copy(design_rows[d].name));
        table_add(&table,
                  base_text("%zu", of[DESIGN_CAUGHT] + of[DESIGN_MISSED]));
        table_add(&table, base_text("%zu", of[DESIGN_CAUGHT]));
        table_add(&table, base_text("%zu", of[DESIGN_MISSED]));
        table_add(&table,
                  base_text("%zu", of[DESIGN_SILENT] + of[DESIGN_ALARM]));
        table_add(&table, base_text("%zu", of[DESIGN_ALARM]));
        table_add(&table, base_text("%zu", of[DESIGN_ERROR]));
        table_add(&table, base_text("%zu", r->named[d]));
    }
    page_table(page, &table);
    table_free(&table);
}

/* The percentage by which the ratio exceeds 1. */
static char *percent(double ratio)
{
    return isnan(ratio) ? base_copy("-")
                        : base_text("%+.1f %%", 100 * (ratio - 1));
}

/* base + geometric mean over the workloads; *worst and its name. */
static double mean_of(const struct report *r,
                      double (*of)(const struct design_workload *, int),
                      int column, double *worst, const char **name)
{
    double *v = base_alloc(r->cost.workloads + 1, sizeof *v);
    size_t n = 0;
    *worst = NAN;
    *name = "-";
    for (size_t i = 0; i < r->cost.workloads; i++) {
        double ratio = of(&r->cost.workload[i], column);
        if (isnan(ratio) || ratio <= 0)
            continue;
        v[n++] = ratio;
        if (!(ratio <= *worst)) {
            *worst = ratio;
            *name = r->cost.workload[i].name;
        }
    }
    double mean = n ? stats_geomean(v, n) : (double)NAN;
    free(v);
    return mean;
}

static double instructions_ratio(const struct design_workload *w, int column)
{
    return w->instructions[column] / w->instructions[DESIGN_OFF];
}

static double time_ratio(const struct design_workload *w, int column)
{
    return w->ratio[column];
}

static char *micro(double seconds)
{
    return isnan(seconds) ? base_copy("-") : base_text("%.1f", 1e6 * seconds);
}

static void summary_row(const struct report *r, struct table *table, int d)
{
    double worst;
    const char *name;
    const size_t *of = r->of[d];
    table_add(table, base_copy(design_rows[d].name));
    table_add(table, base_text("%zu of %zu", of[DESIGN_CAUGHT],
                               of[DESIGN_CAUGHT] + of[DESIGN_MISSED]));
    table_add(table, base_text("%zu", of[DESIGN_MISSED]));
    table_add(table, base_text("%zu of %zu", of[DESIGN_ALARM],
                               of[DESIGN_ALARM] + of[DESIGN_SILENT]));
    double mean = mean_of(r, instructions_ratio, d, &worst, &name);
    char *most = percent(worst);
    table_add(table, percent(mean));
    table_add(table, base_text("%s (%s)", most, d ? name : "-"));
    free(most);
    table_add(table, percent(mean_of(r, time_ratio, d, &worst, &name)));
    table_add(table, micro(r->cost.phase[d]));
    table_add(table, micro(r->cost.refusal[d]));
}

static void summary_table(const struct report *r, struct page *page)
{
    static const char *const heads[] = {"design",
                                        "caught",
                                        "missed",
                                        "false alarms",
                                        "instructions, mean",
                                        "instructions, most",
                                        "CPU time, mean",
                                        "phase beside 64 MiB, us",
                                        "refused write, us",
                                        NULL};
    struct table table;
    table_init(&table, heads);
    for (int d = 0; d < DESIGNS; d++)
        summary_row(r, &table, d);
    page_table(page, &table);
    table_free(&table);
}

static void workload_table(const struct report *r, struct page *page, bool time)
{
    const char *heads[COSTS + 2] = {"workload"};
    struct table table;
    int columns = time ? COSTS : DESIGNS;
    heads[1] = time ? "off, ms" : "off, millions";
    for (int c = 1; c < columns; c++)
        heads[c + 1] = c == COST_AGAIN ? "off again" : design_rows[c].name;
    heads[columns + 1] = NULL;
    table_init(&table, heads);
    for (size_t i = 0; i < r->cost.workloads; i++) {
        const struct design_workload *w = &r->cost.workload[i];
        double off = time ? w->seconds[0] * 1e3 : w->instructions[0] / 1e6;
        table_add(&table, base_copy(w->name));
        table_add(&table, isnan(off) ? base_copy("-") : base_text("%.1f", off));
        for (int c = 1; c < columns; c++)
            table_add(&table, percent(time ? time_ratio(w, c)
                                           : instructions_ratio(w, c)));
    }
    page_table(page, &table);
    table_free(&table);
}

static void cost_parts(const struct report *r, struct page *page)
{
    double worst;
    const char *name;
    page_section(page, "Instructions");
    page_text(page,
              "Of one run at quick size on one worker, by callgrind; the "
              "others as a difference to `off`. System calls and page "
              "faults have no instructions: see the time. Measured: %s.",
              r->cost.pxi);
    workload_table(r, page, false);
    page_section(page, "CPU time");
    char *again = percent(mean_of(r, time_ratio, COST_AGAIN, &worst, &name));
    page_text(page,
              "Of one run at full size on one worker, kernel included: the "
              "median, and the median of the ratios to the `off` of the same "
              "round. `off again` is the same design a second time: what is "
              "no larger cannot be told from noise (in the mean %s).",
              again);
    free(again);
    workload_table(r, page, true);
    for (size_t i = 0; i < r->cost.workloads; i++)
        if (r->cost.workload[i].reason)
            page_item(page, "%s: %s", r->cost.workload[i].name,
                      r->cost.workload[i].reason);
}

static void scenario_table(const struct report *r, struct page *page)
{
    const char *heads[DESIGNS + 3] = {"row", "scenario"};
    struct table table;
    for (int d = 0; d < DESIGNS; d++)
        heads[d + 2] = design_rows[d].name;
    table_init(&table, heads);
    for (size_t i = 0; i < r->order->headers; i++) {
        const struct race_header *h = r->order->header[i];
        table_add(&table, base_copy(h->row));
        table_add(&table, base_copy(h->scenario));
        for (int d = 0; d < DESIGNS; d++) {
            const struct design_verdict *v = &r->verdict[i][d];
            bool other = v->word == DESIGN_CAUGHT && !v->named;
            table_add(&table,
                      base_text("%s%s%s", design_word_name(v->word),
                                other ? " " : "", other ? v->message : ""));
        }
    }
    page_table(page, &table);
    table_free(&table);
}

static void write_page(const struct report *r, enum page_form form, FILE *out)
{
    struct page page;
    bool cost = r->cost.pxi != NULL;
    page_begin(&page, form, out, "Guard designs compared");
    if (form == PAGE_MARKDOWN)
        page_text(&page, "Written by `pxlab race --designs`; do not edit.");
    for (int d = 0; d < DESIGNS; d++)
        page_item(&page, "%s: %s.", design_rows[d].name, design_rows[d].what);
    if (cost) {
        summary_table(r, &page);
        page_text(&page,
                  "Instructions and CPU time are differences to `off` over %zu "
                  "workloads. A phase: parallel.map of one empty call beside "
                  "64 MiB of main's data. A refused write: raised and caught "
                  "in a loop.",
                  r->cost.workloads);
    }
    page_section(&page, "Coverage");
    page_text(&page,
              "%zu scenarios. Caught: every context that the scenario says so "
              "of ended with IsolationError at its line, and main's frozen "
              "blocks are byte for byte what they were. Missed: not so. False "
              "alarm: a context was refused that changes nothing of main's. "
              "Named: the error names the operation that the scenario "
              "declares; the pages know the byte that was written, not always "
              "on whose behalf.",
              r->order->headers);
    coverage_table(r, &page);
    if (cost)
        cost_parts(r, &page);
    else if (r->cost.absent)
        page_text(&page, "No cost: %s.", r->cost.absent);
    if (form == PAGE_MARKDOWN) {
        page_section(&page, "Every scenario");
        scenario_table(r, &page);
    }
    page_end(&page);
}

static bool write_markdown(const struct report *r)
{
    const char *path = r->order->markdown;
    char *fresh = base_text("%s.new", path);
    FILE *out = fopen(fresh, "we");
    if (out)
        write_page(r, PAGE_MARKDOWN, out);
    bool good = out && fclose(out) == 0 && rename(fresh, path) == 0;
    if (!good)
        fprintf(stderr, "pxlab race: %s: %s\n", path, strerror(errno));
    free(fresh);
    return good;
}

int designs_run(const struct designs_order *order)
{
    struct report r = {.order = order};
    bool written = true;
    size_t runs = order->headers * DESIGNS;
    r.verdict = base_alloc(order->headers + 1, sizeof *r.verdict);
    race_pool(runs, order->jobs, run_job, job_done, &r);
    if (order->cost)
        design_cost_measure(order->workloads, &r.cost);
    write_page(&r, PAGE_TERMINAL, stdout);
    if (order->markdown)
        written = write_markdown(&r);
    printf("\n%zu passed, %zu failed\n", runs - r.bad, r.bad);
    design_cost_free(&r.cost);
    free(r.verdict);
    return r.bad || !written ? EXIT_VERDICT : EXIT_OK;
}
