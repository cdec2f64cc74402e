/* ideal: the scaling that the machine can give right now. A chain of
 * dependent multiplications in plain C, no memory, no sharing; its time on N
 * pinned threads is what every runner's scaling is judged against. */
#ifndef HARNESS_IDEAL_H
#define HARNESS_IDEAL_H

#include <stdbool.h>
#include <stdint.h>

/* How many links take about this many seconds on one CPU now. */
uint64_t ideal_calibrate(double seconds);

/* Splits `links` over `workers` threads, each pinned to a CPU of this process's
 * affinity, releases them by a spinning barrier, and returns the makespan in
 * seconds: last end minus first start. Negative if a thread cannot start. */
double ideal_run(int workers, uint64_t links);

#endif
