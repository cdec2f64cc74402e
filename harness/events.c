/* events: see events.h. */
#include "harness/events.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "harness/base.h"
#include "harness/series.h"
#include "harness/stats.h"

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

static const json_t *find(const json_t *sample, const char *key)
{
    const json_t *one =
        json_object_get(json_object_get(sample, "counters"), key);
    return one ? one : json_object_get(sample, key);
}

/* The median over the unit's samples, or "-"; to be freed. */
static char *cell(const json_t *unit, const char *key, double scale)
{
    json_t *samples = json_object_get(unit, "samples"), *sample;
    double *value = base_alloc(json_array_size(samples), sizeof *value);
    size_t count = 0, i;
    json_array_foreach(samples, i, sample)
    {
        const json_t *one = find(sample, key);
        if (json_is_number(one))
            value[count++] = json_number_value(one);
    }
    double median = stats_median(value, count);
    free(value);
    return count ? base_text("%.*f", scale < 1.0 ? 1 : 0, median * scale)
                 : base_copy("-");
}

/* The first text that stands for a counter anywhere, or NULL. */
static const char *why_unavailable(const json_t *result, const char *key)
{
    json_t *units = json_object_get(result, "units"), *unit;
    size_t i;
    json_array_foreach(units, i, unit)
    {
        const json_t *sample =
            json_array_get(json_object_get(unit, "samples"), 0);
        const json_t *one = find(sample, key);
        if (json_is_string(one))
            return json_string_value(one);
    }
    return NULL;
}

static void add_row(struct table *t, const json_t *unit, const bool *shown)
{
    const char *workload = json_string_value(json_object_get(unit, "workload"));
    const char *runner = json_string_value(json_object_get(unit, "runner"));
    int workers = (int)json_integer_value(json_object_get(unit, "workers"));
    table_add(t, base_copy(workload));
    table_add(t, base_text("%s x%d", runner, workers));
    table_add(t, base_text("%.1f", 1e3 * series_centre(unit, SERIES_WALL)));
    for (int k = 0; k < EVENTS; k++)
        if (shown[k])
            table_add(t, cell(unit, events[k].key, events[k].scale));
}

void events_write(const json_t *result, struct page *page)
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
            page_item(page, "%s: %s", events[k].head, why);
    }
    page_text(page, "Medians of one run, of the process, its threads and its "
                    "children.");
    struct table t;
    table_init(&t, heads);
    json_t *units = json_object_get(result, "units"), *unit;
    json_array_foreach(units, i, unit)
    {
        if (!isnan(series_centre(unit, SERIES_WALL)))
            add_row(&t, unit, shown);
    }
    page_table(page, &t);
    table_free(&t);
}
