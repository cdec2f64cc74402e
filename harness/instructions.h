/* instructions: the guard's cost in instructions and what a second worker adds
 * to the same work, counted by callgrind, which repeats exactly where time does
 * not. Quick sizes. */
#ifndef HARNESS_INSTRUCTIONS_H
#define HARNESS_INSTRUCTIONS_H

#include <jansson.h>

#include "harness/units.h"

/* [{"workload", "calls", "off", "two"}] with the instructions of one run each
 * (with the guard, without it, with it on two workers), or
 * {"workload", "reason"}; or an object {"absent": reason} without valgrind
 * or pxi. The instructions of one run are the difference between a process
 * that runs many and one that runs few, over the difference of runs. */
json_t *instructions_count(const struct units *units);

/* The same for any variants: {"workload", KEY...}. */
struct instructions_variant {
    const char *key, *guard, *workers;
};
json_t *instructions_count_of(const struct units *units,
                              const struct instructions_variant *variant,
                              size_t variants);

#endif
