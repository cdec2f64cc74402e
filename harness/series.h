/* series: samples out of a result file: what the report and the comparison
 * compute with. A result is borrowed and only read. */
#ifndef HARNESS_SERIES_H
#define HARNESS_SERIES_H

#include <jansson.h>
#include <stdbool.h>

#include "harness/stats.h"

enum series_what { SERIES_WALL, SERIES_CPU };

/* Reads and checks a result file; ends the program with the file's name and
 * the mend when it is none. */
json_t *series_load(const char *path);

/* The unit's object, or NULL. */
const json_t *series_unit(const json_t *result, const char *workload,
                          const char *runner, int workers);

/* Samples that were not rejected, in seconds; free .sample. Empty for a NULL
 * unit, or when the quantity was not counted. */
struct stats_series series_of(const json_t *unit, enum series_what what);
void series_free(struct stats_series series);

/* Seconds, NaN if there are none. */
double series_centre(const json_t *unit, enum series_what what);

/* centre(a) / centre(b) with its interval, NaNs where one has no samples. */
struct stats_interval series_ratio(const json_t *a, const json_t *b,
                                   enum series_what what, uint64_t seed);

/* For each round of each launch in which all took a sample that was not
 * rejected: one[0] / one[1], or with ideals (one[0] / one[1]) / (ideal[0] /
 * ideal[1]), in wall time. Close in time: what slows the machine for a while
 * slows all alike. Free .sample. */
struct stats_series series_rounds(const json_t *const one[2],
                                  const json_t *const ideal[2]);

/* The largest worker count of the result. */
int series_most_workers(const json_t *result);

#endif
