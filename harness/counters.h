/* counters: hardware and software events of another process, attached from
 * outside (libpfm4 names the events, perf_event_open counts them), so the
 * measured program needs no counter code. Threads and children that it
 * starts later are counted too.
 *
 * A counter that cannot be had is UNAVAILABLE with its reason, never 0. Where
 * an event has a second source it is used and named: task_clock falls back to
 * the process's CPU clock, context_switches to /proc/PID/task. Times are in
 * nanoseconds, the rest are counts, all since the attachment. */
#ifndef HARNESS_COUNTERS_H
#define HARNESS_COUNTERS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct perf_event_attr;

enum counters_id {
#define COUNTER(key, event, kind, mode) COUNTER_##key,
#include "harness/counters.def"
#undef COUNTER
    COUNTERS
};

enum counters_state {
    COUNTERS_UNAVAILABLE, /* could not be opened; see reason */
    COUNTERS_IDLE,        /* opened, but never got a register: not counted */
    COUNTERS_COUNTED,
    COUNTERS_FALLBACK, /* counted by another source; reason names it */
};

struct counters_value {
    enum counters_state state;
    double value;
    const char *reason; /* lives as long as the counters; NULL if COUNTED */
};

struct counters_reading {
    struct counters_value of[COUNTERS];
};

/* How the counters open a descriptor: perf_event_open's arguments and its
 * result, errno set on -1. Tests inject their own. */
typedef int (*counters_opener)(struct perf_event_attr *attr, pid_t pid, int cpu,
                               int group, unsigned long flags);

struct counters;

/* Attaches to process pid. With on_exec the counting begins when pid next
 * execs (attach between fork and exec), else at once. opener NULL: the
 * system call. Never NULL; counters_detach frees. */
struct counters *counters_attach(pid_t pid, bool on_exec,
                                 counters_opener opener);
void counters_detach(struct counters *counters);
void counters_read(struct counters *counters, struct counters_reading *reading);

/* after - before, per counter; the state is after's. */
struct counters_reading counters_since(const struct counters_reading *before,
                                       const struct counters_reading *after);

const char *counters_name(enum counters_id id);
/* "ENOENT: this machine has no such hardware event ..." */
const char *counters_reason(int error);

#endif
