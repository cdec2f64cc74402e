/* designs_cost: what a guard design costs: instructions by callgrind, CPU time
 * of interleaved runs, and two prices that the workloads hide: a phase when
 * main is large, and a refused write. */
#ifndef HARNESS_DESIGNS_COST_H
#define HARNESS_DESIGNS_COST_H

#include "harness/designs_judge.h"

/* A second run of `off` beside the designs: what the noise alone makes. */
enum { COST_AGAIN = DESIGNS, COSTS };

struct design_workload {
    char *name;
    double instructions[DESIGNS]; /* of one run, quick size; NaN: none */
    double seconds[COSTS]; /* CPU time of one run, full size, median; NaN */
    double ratio[COSTS];   /* to `off` of the same round, median; NaN */
    char *reason;          /* why something is NaN, or NULL */
};

struct design_cost {
    struct design_workload *workload;
    size_t workloads;
    double phase[DESIGNS];   /* seconds: an empty phase beside 64 MiB; NaN */
    double refusal[DESIGNS]; /* seconds: a write refused and caught; NaN */
    char *pxi;               /* build id of what was measured */
    char *absent;            /* why nothing was measured, or NULL */
};

/* workloads: regular expression, or NULL for all. */
void design_cost_measure(const char *workloads, struct design_cost *cost);
void design_cost_free(struct design_cost *cost);

#endif
