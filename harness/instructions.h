/* instructions: the guard's cost in instructions, counted by callgrind, which
 * repeats exactly where time does not. Quick sizes, one worker. */
#ifndef HARNESS_INSTRUCTIONS_H
#define HARNESS_INSTRUCTIONS_H

#include <jansson.h>

#include "harness/units.h"

/* [{"workload", "calls", "off"}] with the instructions of one run each, or
 * {"workload", "reason"}; or an object {"absent": reason} without valgrind
 * or pxi. The instructions of one run are those of a process that runs twice
 * less those of one that runs once: start-up cancels. */
json_t *instructions_count(const struct units *units);

#endif
