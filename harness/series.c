/* series: see series.h. */
#include "harness/series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "harness/base.h"

json_t *series_load(const char *path)
{
    json_error_t error;
    json_t *result = json_load_file(path, 0, &error);
    if (!result)
        base_die(EXIT_USAGE, "%s: line %d: %s", path, error.line, error.text);
    const char *kind = json_string_value(json_object_get(result, "kind"));
    if (!kind || strcmp(kind, "bench") ||
        !json_is_array(json_object_get(result, "units")))
        base_die(EXIT_USAGE, "%s is not a result of pxlab bench", path);
    json_int_t schema = json_integer_value(json_object_get(result, "schema"));
    if (schema != 1)
        base_die(EXIT_USAGE,
                 "%s has schema %d, this pxlab reads 1: run "
                 "pxlab bench again",
                 path, (int)schema);
    return result;
}

static bool is(const json_t *object, const char *key, const char *value)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text && !strcmp(text, value);
}

const json_t *series_unit(const json_t *result, const char *workload,
                          const char *runner, int workers)
{
    json_t *units = json_object_get(result, "units"), *unit;
    size_t i;
    json_array_foreach(units, i, unit)
    {
        if (is(unit, "workload", workload) && is(unit, "runner", runner) &&
            json_integer_value(json_object_get(unit, "workers")) == workers)
            return unit;
    }
    return NULL;
}

/* The quantity of one sample in seconds, or NaN. */
static double value_of(const json_t *sample, enum series_what what)
{
    if (json_object_get(sample, "rejected"))
        return NAN;
    if (what == SERIES_WALL)
        return json_number_value(json_object_get(sample, "seconds"));
    const json_t *counters = json_object_get(sample, "counters");
    const json_t *clock = json_object_get(counters, "task_clock");
    return json_is_number(clock) ? 1e-9 * json_number_value(clock)
                                 : (double)NAN;
}

struct stats_series series_of(const json_t *unit, enum series_what what)
{
    json_t *samples = json_object_get(unit, "samples"), *sample;
    struct stats_sample *all =
        base_alloc(json_array_size(samples), sizeof *all);
    struct stats_series series = {all, 0};
    size_t i;
    json_array_foreach(samples, i, sample)
    {
        double value = value_of(sample, what);
        if (isnan(value) || value <= 0.0)
            continue;
        json_int_t launch =
            json_integer_value(json_object_get(sample, "launch"));
        all[series.count++] = (struct stats_sample){value, (int)launch};
    }
    return series;
}

void series_free(struct stats_series series)
{
    free((void *)(uintptr_t)series.sample);
}

double series_centre(const json_t *unit, enum series_what what)
{
    struct stats_series series = series_of(unit, what);
    double centre = stats_centre(series);
    series_free(series);
    return centre;
}

struct stats_interval series_ratio(const json_t *a, const json_t *b,
                                   enum series_what what, uint64_t seed)
{
    struct stats_series x = series_of(a, what), y = series_of(b, what);
    struct stats_interval ratio = stats_ratio(x, y, seed);
    series_free(x);
    series_free(y);
    return ratio;
}

/* Seconds of the sample with that launch and round, or NaN. */
static double value_at(const json_t *unit, const json_t *like)
{
    json_t *samples = json_object_get(unit, "samples"), *sample;
    size_t i;
    json_array_foreach(samples, i, sample)
    {
        if (json_equal(json_object_get(sample, "launch"),
                       json_object_get(like, "launch")) &&
            json_equal(json_object_get(sample, "round"),
                       json_object_get(like, "round")))
            return value_of(sample, SERIES_WALL);
    }
    return NAN;
}

struct stats_series series_rounds(const json_t *const one[2],
                                  const json_t *const ideal[2])
{
    json_t *samples = json_object_get(one[0], "samples"), *sample;
    struct stats_sample *all =
        base_alloc(json_array_size(samples) + 1, sizeof *all);
    struct stats_series series = {all, 0};
    size_t i;
    json_array_foreach(samples, i, sample)
    {
        double ratio = value_at(one[0], sample) / value_at(one[1], sample);
        if (ideal)
            ratio /= value_at(ideal[0], sample) / value_at(ideal[1], sample);
        if (!(ratio > 0.0) || isinf(ratio))
            continue;
        json_int_t launch =
            json_integer_value(json_object_get(sample, "launch"));
        all[series.count++] = (struct stats_sample){ratio, (int)launch};
    }
    return series;
}

int series_most_workers(const json_t *result)
{
    json_t *workers = json_object_get(result, "workers"), *one;
    json_int_t most = 1;
    size_t i;
    json_array_foreach(workers, i, one)
    {
        if (json_integer_value(one) > most)
            most = json_integer_value(one);
    }
    return (int)most;
}
