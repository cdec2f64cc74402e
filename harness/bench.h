/* bench: `pxlab bench`. Schedules units, drives them through Google
 * Benchmark, keeps every sample, writes the result and its report. */
#ifndef HARNESS_BENCH_H
#define HARNESS_BENCH_H

#include <stdbool.h>
#include <stdint.h>

#include "harness/units.h"

struct bench_options {
    struct units_wanted wanted;
    int workers[16];
    bool quick;
    int launches;  /* at most so many processes a unit */
    int samples;   /* runs of each process that are measured */
    double budget; /* seconds after which no launch begins */
    uint64_t seed;
    const char *json, *csv, *md; /* paths or NULL */
    bool instructions;           /* count guard cost under callgrind */
    bool count_chosen;           /* by an option */
    bool whole;                  /* defaults: the committed table is replaced */
};

/* Fills options from the arguments; ends the program on a usage error. */
void bench_parse(struct bench_options *options, int argc, char **argv);

/* The command; returns the exit code. */
int bench_main(int argc, char **argv);

/* Marks outliers by run delay in one unit's record: a sample that waited for
 * a CPU for more than a tenth of its time and twice the unit's median gets
 * "rejected"; never more than half of the samples. */
void bench_gate(json_t *unit);

#endif
