/* cpus: the CPUs this process may use, and pinning to them. */
#ifndef HARNESS_CPUS_H
#define HARNESS_CPUS_H

#include <sched.h>

/* How many CPUs the affinity mask at the first call allowed. */
int cpus_allowed(void);
/* The CPU with that index among the allowed, modulo their count. */
int cpus_nth(int index);
/* A mask of the first `count` allowed CPUs. */
cpu_set_t cpus_first(int count);
/* Pins the calling thread to cpus_nth(index). */
void cpus_pin_self(int index);

#endif
