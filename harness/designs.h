/* designs: `pxlab race --designs`: every scenario and every workload under
 * every guard design: what it catches beside what it costs. Caller: race.c. */
#ifndef HARNESS_DESIGNS_H
#define HARNESS_DESIGNS_H

#include "harness/race_run.h"

struct designs_order {
    const struct race_config *config; /* of the coverage: V=race */
    const struct race_header *const *header;
    size_t headers;
    int jobs;
    bool cost;             /* measure the workloads too */
    const char *workloads; /* regular expression, or NULL */
    const char *markdown;  /* file to write, or NULL */
};

/* The exit code: 0 when every whole design caught everything, raised no false
 * alarm, and no run had an error. */
int designs_run(const struct designs_order *order);

#endif
