/* compare: `pxlab compare A.json B.json`: the same units in two results; see
 * report.h. */
#include "harness/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "harness/base.h"
#include "harness/headline.h"
#include "harness/series.h"
#include "harness/table.h"

/* The launches of two results have nothing in common: b's get numbers after
 * a's, so that the bootstrap draws them apart. */
static struct stats_interval ratio_apart(const json_t *a, const json_t *b,
                                         uint64_t seed)
{
    struct stats_series x = series_of(a, SERIES_WALL);
    struct stats_series y = series_of(b, SERIES_WALL);
    struct stats_sample *moved = base_alloc(y.count, sizeof *moved);
    int after = 0;
    for (size_t i = 0; i < x.count; i++)
        if (x.sample[i].launch >= after)
            after = x.sample[i].launch + 1;
    for (size_t i = 0; i < y.count; i++)
        moved[i] = (struct stats_sample){y.sample[i].value,
                                         y.sample[i].launch + after};
    struct stats_series z = {moved, y.count};
    struct stats_interval ratio = stats_ratio(x, z, seed);
    series_free(x);
    series_free(y);
    free(moved);
    return ratio;
}

static bool add_row(struct table *t, const json_t *a, const json_t *second,
                    uint64_t seed)
{
    const char *workload = json_string_value(json_object_get(a, "workload"));
    const char *runner = json_string_value(json_object_get(a, "runner"));
    int workers = (int)json_integer_value(json_object_get(a, "workers"));
    const json_t *b = series_unit(second, workload, runner, workers);
    struct stats_interval ratio = ratio_apart(a, b, seed);
    if (isnan(ratio.point))
        return false;
    table_add(t, base_copy(workload));
    table_add(t, base_text("%s x%d", runner, workers));
    table_add(t, base_text("%.1f", 1e3 * series_centre(a, SERIES_WALL)));
    table_add(t, base_text("%.1f", 1e3 * series_centre(b, SERIES_WALL)));
    table_add(t, headline_ratio_text(ratio));
    table_add(t, base_text("[%.3f, %.3f]", ratio.low, ratio.high));
    return true;
}

static void warn_if_different(const json_t *a, const json_t *b, const char *key)
{
    const char *x = json_string_value(json_object_get(a, key));
    const char *y = json_string_value(json_object_get(b, key));
    if (x && y && strcmp(x, y))
        printf("warning: %s differs: '%s' and '%s'\n", key, x, y);
}

int compare_main(int argc, char **argv)
{
    static const char *const heads[] = {"workload",
                                        "runner",
                                        "first, ms",
                                        "second, ms",
                                        "speed of the second",
                                        "95 % interval",
                                        NULL};
    if (argc != 3)
        base_die(EXIT_USAGE, "usage: pxlab compare A.json B.json");
    json_t *a = series_load(argv[1]), *b = series_load(argv[2]), *unit;
    uint64_t seed = (uint64_t)json_integer_value(json_object_get(a, "seed"));
    struct table t;
    size_t i, rows = 0;
    warn_if_different(a, b, "size");
    warn_if_different(json_object_get(a, "environment"),
                      json_object_get(b, "environment"), "cpu");
    warn_if_different(json_object_get(a, "environment"),
                      json_object_get(b, "environment"), "kernel");
    table_init(&t, heads);
    json_array_foreach(json_object_get(a, "units"), i, unit) rows +=
        add_row(&t, unit, b, seed);
    if (rows)
        table_write(&t, stdout);
    table_free(&t);
    json_decref(a);
    json_decref(b);
    if (!rows)
        base_die(EXIT_VERDICT, "%s and %s have no unit in common", argv[1],
                 argv[2]);
    printf("`~`: 1.0 lies in the interval. Bootstrap seed %llu.\n",
           (unsigned long long)seed);
    return EXIT_OK;
}
