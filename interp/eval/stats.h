/* stats.h: the counters of --stats. Caller: pxi.c. */
#ifndef PX_EVAL_STATS_H
#define PX_EVAL_STATS_H

#include <stdbool.h>

/* Before any Python code runs: whether the counting loop runs. */
void stats_enable(bool on);
/* Writes JSON; false with a message on stderr. */
bool stats_write(const char *path);

#endif
