/* handoff: what it costs here to pass a turn from one thread to another by
 * mutex and condition variable, the way a GIL does. Published beside the
 * table: nested virtualisation makes it dear, and with it every GIL. */
#ifndef HARNESS_HANDOFF_H
#define HARNESS_HANDOFF_H

#include <stdbool.h>

/* Microseconds a turn between two pinned threads, on two CPUs or on one; the
 * median of five trials. Negative if it cannot be measured (one CPU). */
double handoff_microseconds(bool two_cpus);

#endif
