/* child: a runner as a child process driven through a pipe: one order line
 * out, one reply line in. Owns its pinning, its counters, its death and the
 * last words on its stderr. The bench driver calls it from one thread. */
#ifndef HARNESS_CHILD_H
#define HARNESS_CHILD_H

#include <stdbool.h>
#include <sys/resource.h>
#include <sys/types.h>

#include "harness/counters.h"

struct child;

struct child_spec {
    char *const *argv;      /* argv[0] is looked up in PATH */
    const char *const *env; /* extra "NAME=VALUE"s, NULL-terminated, or NULL */
    int cpus;               /* pinned to the first so many; 0: not pinned */
    bool counters;          /* attach counters before it execs */
};

/* NULL with *error (to be freed) if it cannot start. A program that is
 * missing is reported here, not at the first order. */
struct child *child_start(const struct child_spec *spec, char **error);

/* Sends a line and waits for its reply (to be freed, no newline). NULL with
 * *error on death, silence of timeout seconds, or an interrupt; after that
 * the child only serves to be stopped. */
char *child_order(struct child *child, const char *line, double timeout,
                  char **error);

/* Closes the pipe, so that it begins to end while others are stopped. */
void child_close(struct child *child);

/* Closes the pipe, waits so many seconds, then kills the whole group. Fills
 * usage (of the child and those of its children that it waited for) unless
 * NULL. Frees. Returns the wait status. */
int child_stop(struct child *child, double patience, struct rusage *usage);

pid_t child_pid(const struct child *child);
/* NULL if the spec asked for none. */
struct counters *child_counters(struct child *child);

/* Seconds that the threads of the process and of its children have waited
 * for a CPU since they started. */
double child_run_delay(pid_t pid);

/* Set by a signal handler: orders in progress end with an error. */
extern volatile bool child_interrupted;

#endif
