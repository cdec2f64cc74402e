/* stats: what is computed from samples. Pure functions: no clock, no file.
 * Values may be of any unit; ratios have none. Anyone may call. */
#ifndef HARNESS_STATS_H
#define HARNESS_STATS_H

#include <stddef.h>
#include <stdint.h>

enum { STATS_DRAWS = 10000 };

/* A sample and the launch (process) that it came from, counted from 0. */
struct stats_sample {
    double value;
    int launch;
};

struct stats_series {
    const struct stats_sample *sample;
    size_t count;
};

struct stats_interval {
    double point, low, high; /* 95 % */
};

/* NaN when count is 0. The input is left as it is. */
double stats_median(const double *value, size_t count);
/* Median of the distances from the median. */
double stats_mad(const double *value, size_t count);
/* NaN when count is 0 or a value is not positive. */
double stats_geomean(const double *value, size_t count);

/* Median of the launches' medians. NaN when empty. */
double stats_centre(struct stats_series series);

/* Hierarchical bootstrap of centre(a) / centre(b): launches are drawn first,
 * then samples within each; both with replacement. Launch k of a ran
 * interleaved with launch k of b, so one draw takes the same launches of
 * both where both have them. Fills draws[0..count). False when a or b is
 * empty. Kalibera and Jones, ISMM 2013. */
int stats_ratio_draws(struct stats_series a, struct stats_series b,
                      uint64_t seed, double *draws, size_t count);

/* point = centre(a) / centre(b) with its interval; NaNs when empty. */
struct stats_interval stats_ratio(struct stats_series a, struct stats_series b,
                                  uint64_t seed);

/* The 2.5 and 97.5 percentiles of draws, which get sorted. */
struct stats_interval stats_percentiles(double point, double *draws,
                                        size_t count);

#endif
