/* env: the record of where a measurement was made, and the doubts that this
 * place raises. What the system does not tell is recorded as "absent". */
#ifndef HARNESS_ENV_H
#define HARNESS_ENV_H

#include <jansson.h>
#include <stdbool.h>

/* The environment as a JSON object: CPU, kernel, noise sources, programs and
 * libraries. pxi and python are the programs that will be run. */
json_t *env_record(const char *pxi, const char *python);

/* Appends to `warnings` a sentence for every doubt that the record raises. */
void env_doubts(const json_t *record, json_t *warnings);

/* What changes while one measures. */
struct env_moment {
    double when;      /* CLOCK_MONOTONIC, seconds */
    double steal;     /* seconds of CPU stolen by the hypervisor */
    double pressure;  /* seconds that some task waited for a CPU */
    double throttled; /* seconds that the cgroup quota stopped us */
};
struct env_moment env_now(void);

#endif
