/* headline: see headline.h. */
#define _GNU_SOURCE
#include "harness/headline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "harness/base.h"
#include "harness/series.h"
#include "harness/table.h"
#include "harness/units.h"

enum style {
    TIME,       /* milliseconds of the runner */
    SPEED,      /* python3's time over the runner's */
    SPEED_CPU,  /* the same in CPU time */
    BEST_OTHER, /* the same for the fastest of the other Pythons */
    OVER_GIL,   /* pxi's time under the GIL over the runner's */
    SCALING,    /* the runner's time on 1 over its time on N */
    SHARE,      /* its scaling over the ideal chain's */
    COST_TIME,  /* CPU time with the guard over without */
    COST_COUNT, /* instructions with the guard over without */
    INFLATION,  /* instructions on two workers over one, the same work */
    AGAIN,      /* CPU time of one runner over itself */
};

struct column {
    const char *head; /* %d is the worker count */
    enum style style;
    const char *runner;
    bool many; /* on the largest worker count, else on one */
};

static const struct column columns[] = {
    {"python3, ms", TIME, "python3-serial", false},
    {"threads x%d", SPEED, "python3-threads", true},
    {"processes x%d", SPEED, "python3-processes", true},
    {"other Python x%d", BEST_OTHER, "python3.", true},
    {"pxi serial", SPEED, "pxi-serial", false},
    {"pxi GIL x%d", SPEED, "pxi-gil", true},
    {"contexts x1", SPEED, "pxi-contexts", false},
    {"contexts x%d", SPEED, "pxi-contexts", true},
    {"over GIL", OVER_GIL, "pxi-contexts", true},
    {"share of ideal", SHARE, "pxi-contexts", true},
    {"work inflation", INFLATION, "pxi-contexts", false},
    {"guard, instructions", COST_COUNT, "pxi-contexts", false},
    {"guard, CPU time", COST_TIME, "pxi-contexts", false},
};
enum { HEADLINES = sizeof columns / sizeof *columns };

static const struct column interval_columns[] = {
    {"pxi serial / python3", SPEED, "pxi-serial", false},
    {"the same in CPU time", SPEED_CPU, "pxi-serial", false},
    {"contexts x%d / python3", SPEED, "pxi-contexts", true},
    {"contexts x%d / GIL x%d", OVER_GIL, "pxi-contexts", true},
    {"scaling x%d", SCALING, "pxi-contexts", true},
    {"ideal scaling x%d", SCALING, "ideal", true},
    {"share of ideal", SHARE, "pxi-contexts", true},
    {"guard, CPU time", COST_TIME, "pxi-contexts", false},
    {"A/A, CPU time", AGAIN, "pxi-contexts-again", false},
};
enum { INTERVALS = sizeof interval_columns / sizeof *interval_columns };

static const struct stats_interval nothing = {NAN, NAN, NAN};

struct headline_view headline_view(const json_t *result)
{
    return (struct headline_view){
        result, series_most_workers(result),
        (uint64_t)json_integer_value(json_object_get(result, "seed"))};
}

/* --- measures ------------------------------------------------------------- */

/* Of a runner and its -unpinned twin the faster: no baseline is a strawman. */
static const json_t *unit_of(const struct headline_view *v,
                             const char *workload, const char *runner,
                             bool many)
{
    int workers = many ? v->most : 1;
    char *name = base_text("%s-unpinned", runner);
    const json_t *one = series_unit(v->result, workload, runner, workers);
    const json_t *twin = series_unit(v->result, workload, name, workers);
    free(name);
    double mine = series_centre(one, SERIES_WALL);
    double other = series_centre(twin, SERIES_WALL);
    return !isnan(other) && !(mine <= other) ? twin : one;
}

static struct stats_interval ratio_of(const struct headline_view *v,
                                      const json_t *a, const json_t *b,
                                      enum series_what what)
{
    return a && b ? series_ratio(a, b, what, v->seed) : nothing;
}

struct stats_interval headline_speed(const struct headline_view *v,
                                     const char *workload, const char *runner,
                                     bool many)
{
    return ratio_of(v, unit_of(v, workload, "python3-serial", false),
                    unit_of(v, workload, runner, many), SERIES_WALL);
}

/* Centre of a series of ratios, with its interval. */
static struct stats_interval of_ratios(struct stats_series ratios,
                                       uint64_t seed)
{
    struct stats_sample *unity = base_alloc(ratios.count + 1, sizeof *unity);
    for (size_t i = 0; i < ratios.count; i++)
        unity[i] = (struct stats_sample){1.0, ratios.sample[i].launch};
    struct stats_interval result =
        stats_ratio(ratios, (struct stats_series){unity, ratios.count}, seed);
    free(unity);
    return result;
}

/* The runner's speed-up from one worker to the most, round by round; over
 * that of the ideal chain in the same round. */
static struct stats_interval scaling(const struct headline_view *v,
                                     const char *workload, const char *runner,
                                     bool over_ideal)
{
    if (v->most == 1)
        return nothing;
    const json_t *const one[2] = {unit_of(v, workload, runner, false),
                                  unit_of(v, workload, runner, true)};
    const json_t *const ideal[2] = {unit_of(v, workload, "ideal", false),
                                    unit_of(v, workload, "ideal", true)};
    struct stats_series ratios = series_rounds(one, over_ideal ? ideal : NULL);
    struct stats_interval result = of_ratios(ratios, v->seed);
    series_free(ratios);
    return result;
}

/* A ratio of exact counts: the interval is the point. */
static struct stats_interval counts(const struct headline_view *v,
                                    const char *workload, const char *above,
                                    const char *below)
{
    json_t *rows = json_object_get(v->result, "instructions"), *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        const char *name = json_string_value(json_object_get(row, "workload"));
        double a = json_number_value(json_object_get(row, above));
        double b = json_number_value(json_object_get(row, below));
        if (name && !strcmp(name, workload) && a > 0.0 && b > 0.0)
            return (struct stats_interval){a / b, a / b, a / b};
    }
    return nothing;
}

static struct stats_interval best_other(const struct headline_view *v,
                                        const char *workload,
                                        const char *prefix, const char **which)
{
    struct stats_interval best = nothing;
    for (size_t i = 0; i < runner_count; i++) {
        if (strncmp(runners[i].name, prefix, strlen(prefix)))
            continue;
        struct stats_interval one =
            headline_speed(v, workload, runners[i].name, true);
        if (!isnan(one.point) && !(one.point <= best.point)) {
            best = one;
            *which = runners[i].name;
        }
    }
    return best;
}

/* Whether a cost is no larger than the difference that one runner shows
 * against itself: then nothing can be told. */
static bool within_again(const struct headline_view *v, const char *workload,
                         struct stats_interval cost)
{
    struct stats_interval again =
        ratio_of(v, unit_of(v, workload, "pxi-contexts-again", false),
                 unit_of(v, workload, "pxi-contexts", false), SERIES_CPU);
    return fabs(log(cost.point)) <= fabs(log(again.point));
}

static struct stats_interval measure(const struct headline_view *v,
                                     const struct column *c,
                                     const char *workload)
{
    const char *which = NULL;
    const json_t *unit = unit_of(v, workload, c->runner, c->many);
    double centre;
    switch (c->style) {
    case TIME:
        centre = 1e3 * series_centre(unit, SERIES_WALL);
        return (struct stats_interval){centre, centre, centre};
    case SPEED:
        return headline_speed(v, workload, c->runner, c->many);
    case SPEED_CPU:
        return ratio_of(v, unit_of(v, workload, "python3-serial", false), unit,
                        SERIES_CPU);
    case BEST_OTHER:
        return best_other(v, workload, c->runner, &which);
    case OVER_GIL:
        return ratio_of(v, unit_of(v, workload, "pxi-gil", true), unit,
                        SERIES_WALL);
    case SCALING:
        return scaling(v, workload, c->runner, false);
    case SHARE:
        return scaling(v, workload, c->runner, true);
    case COST_TIME:
        return ratio_of(v, unit,
                        unit_of(v, workload, "pxi-contexts-off", false),
                        SERIES_CPU);
    case COST_COUNT:
        return counts(v, workload, "calls", "off");
    case INFLATION:
        return counts(v, workload, "two", "calls");
    case AGAIN:
        return ratio_of(v, unit, unit_of(v, workload, "pxi-contexts", false),
                        SERIES_CPU);
    }
    return nothing;
}

/* --- cells ---------------------------------------------------------------- */

static bool contains_one(struct stats_interval ratio)
{
    return ratio.low <= 1.0 && ratio.high >= 1.0 && ratio.low < ratio.high;
}

char *headline_ratio_text(struct stats_interval ratio)
{
    if (isnan(ratio.point))
        return NULL;
    const char *same = contains_one(ratio) ? "~" : "";
    if (ratio.point < 0.995)
        return base_text("%.2fx slower%s", 1.0 / ratio.point, same);
    return base_text("%.2fx%s", ratio.point, same);
}

/* Why a unit has no number: its state, or "-". */
static char *gap(const struct headline_view *v, const struct column *c,
                 const char *workload)
{
    const json_t *unit = unit_of(v, workload, c->runner, c->many);
    const char *state = json_string_value(json_object_get(unit, "state"));
    return base_copy(state && strcmp(state, "ok") ? state : "-");
}

static char *best_other_text(const struct headline_view *v,
                             const struct column *c, const char *workload)
{
    const char *which = NULL;
    struct stats_interval best = best_other(v, workload, c->runner, &which);
    char *ratio = headline_ratio_text(best);
    if (!ratio)
        return NULL;
    char *text =
        base_text("%s (%.*s)", ratio, (int)strcspn(which + 6, "-"), which + 6);
    free(ratio);
    return text;
}

static char *cell(const struct headline_view *v, const struct column *c,
                  const char *workload)
{
    struct stats_interval m = measure(v, c, workload);
    char *text = NULL;
    if (isnan(m.point))
        return gap(v, c, workload);
    switch (c->style) {
    case TIME:
        return base_text("%.1f", m.point);
    case BEST_OTHER:
        text = best_other_text(v, c, workload);
        break;
    case SHARE:
        return base_text("%.2f", m.point);
    case INFLATION:
        return base_text("%.3f", m.point);
    case COST_COUNT:
        return base_text("%+.1f %%", 100.0 * (m.point - 1.0));
    case COST_TIME:
        return base_text("%+.1f %%%s", 100.0 * (m.point - 1.0),
                         contains_one(m) || within_again(v, workload, m) ? "~"
                                                                         : "");
    case SPEED:
    case SPEED_CPU:
    case OVER_GIL:
    case SCALING:
    case AGAIN:
        text = headline_ratio_text(m);
        break;
    }
    return text ? text : base_copy("-");
}

static char *interval_cell(const struct headline_view *v,
                           const struct column *c, const char *workload)
{
    struct stats_interval m = measure(v, c, workload);
    if (isnan(m.point))
        return gap(v, c, workload);
    return base_text("%.3f [%.3f, %.3f]", m.point, m.low, m.high);
}

/* --- tables --------------------------------------------------------------- */

static char *head_text(const struct headline_view *v, const struct column *c)
{
    char *text = base_copy(c->head);
    for (char *at; (at = strstr(text, "%d"));) {
        char *next =
            base_text("%.*s%d%s", (int)(at - text), text, v->most, at + 2);
        free(text);
        text = next;
    }
    return text;
}

static void start_table(struct table *t, const struct headline_view *v,
                        const struct column *c, size_t count)
{
    const char **heads = base_alloc(count + 2, sizeof *heads);
    heads[0] = "workload";
    for (size_t i = 0; i < count; i++)
        heads[i + 1] = head_text(v, &c[i]);
    table_init(t, heads);
    for (size_t i = 0; i < count; i++)
        free((void *)(uintptr_t)heads[i + 1]);
    free(heads);
}

static bool averaged(enum style style)
{
    return style != TIME;
}

/* The geometric mean over the workloads that have a number; NULL if none. */
static char *mean_cell(const struct headline_view *v, const struct column *c)
{
    json_t *all = json_object_get(v->result, "workloads"), *workload;
    double *value = base_alloc(json_array_size(all), sizeof *value);
    size_t count = 0, i;
    json_array_foreach(all, i, workload)
    {
        const char *name = json_string_value(json_object_get(workload, "name"));
        double point = measure(v, c, name).point;
        if (strcmp(name, HEADLINE_EMPTY) && !isnan(point))
            value[count++] = point;
    }
    double mean = stats_geomean(value, count);
    free(value);
    struct stats_interval m = {mean, mean, mean};
    if (isnan(mean) || !averaged(c->style))
        return NULL;
    if (c->style == COST_TIME || c->style == COST_COUNT)
        return base_text("%+.1f %%", 100.0 * (mean - 1.0));
    if (c->style == SHARE || c->style == INFLATION)
        return base_text(c->style == SHARE ? "%.2f" : "%.3f", mean);
    return headline_ratio_text(m);
}

typedef char *(*cell_maker)(const struct headline_view *v,
                            const struct column *c, const char *workload);

static void write_table(const struct headline_view *v,
                        const struct column *column, size_t count,
                        cell_maker make, bool means, struct page *page)
{
    struct table t;
    start_table(&t, v, column, count);
    json_t *all = json_object_get(v->result, "workloads"), *workload;
    size_t i;
    json_array_foreach(all, i, workload)
    {
        const char *name = json_string_value(json_object_get(workload, "name"));
        if (!strcmp(name, HEADLINE_EMPTY))
            continue;
        table_add(&t, base_copy(name));
        for (size_t k = 0; k < count; k++)
            table_add(&t, make(v, &column[k], name));
    }
    if (means)
        table_add(&t, base_copy("geometric mean"));
    for (size_t k = 0; means && k < count; k++)
        table_add(&t, mean_cell(v, &column[k]));
    page_table(page, &t);
    table_free(&t);
}

void headline_write(const struct headline_view *v, struct page *page)
{
    write_table(v, columns, HEADLINES, cell, true, page);
}

void headline_intervals(const struct headline_view *v, struct page *page)
{
    write_table(v, interval_columns, INTERVALS, interval_cell, false, page);
}

static double empty_tasks(const struct headline_view *v)
{
    json_t *all = json_object_get(v->result, "workloads"), *workload;
    size_t i;
    json_array_foreach(all, i, workload)
    {
        const char *name = json_string_value(json_object_get(workload, "name"));
        if (!strcmp(name, HEADLINE_EMPTY))
            return json_number_value(json_object_get(workload, "tasks"));
    }
    return 0.0;
}

void headline_empty(const struct headline_view *v, struct page *page)
{
    double tasks = empty_tasks(v);
    char *list = base_copy("");
    json_t *units = json_object_get(v->result, "units"), *unit;
    size_t i;
    json_array_foreach(units, i, unit)
    {
        const char *runner = json_string_value(json_object_get(unit, "runner"));
        double centre = series_centre(unit, SERIES_WALL);
        if (strcmp(json_string_value(json_object_get(unit, "workload")),
                   HEADLINE_EMPTY) ||
            !strcmp(runner, "ideal") || isnan(centre))
            continue;
        char *more =
            base_text("%s%s %s x%d %.2f", list, *list ? "," : "", runner,
                      (int)json_integer_value(json_object_get(unit, "workers")),
                      1e6 * centre / tasks);
        free(list);
        list = more;
    }
    if (*list)
        page_text(page,
                  "Microseconds an empty task (wall clock of the map "
                  "over the number of tasks):%s.",
                  list);
    free(list);
}
