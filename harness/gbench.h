/* gbench: Google Benchmark behind a C interface. Only what FACTS calls safe:
 * one benchmark thread, manual time, one iteration a registration. The bench
 * driver calls it from one thread. */
#ifndef HARNESS_GBENCH_H
#define HARNESS_GBENCH_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct gbench_state;

/* Runs one trial: `while (gbench_keep_running(s)) gbench_set_seconds(s, t);`.
 * It must drain keep_running before it returns, or the library aborts. */
typedef void (*gbench_trial)(struct gbench_state *state, void *user);

struct gbench_result {
    const char *name;  /* as registered, suffixes removed */
    double seconds;    /* the manual time of the iteration */
    const char *error; /* NULL if the trial succeeded */
    const char *label;
};

typedef void (*gbench_report)(const struct gbench_result *result, void *user);

void gbench_init(const char *program);
/* Trials run in the order of registration. */
void gbench_register(const char *name, gbench_trial trial, void *user);
/* Runs all that is registered, reports each, forgets them. */
size_t gbench_run(gbench_report report, void *user);

bool gbench_keep_running(struct gbench_state *state);
void gbench_set_seconds(struct gbench_state *state, double seconds);
void gbench_counter(struct gbench_state *state, const char *name, double value);
void gbench_label(struct gbench_state *state, const char *label);
/* Ends the trial with an error; keep_running is false from then on. */
void gbench_skip(struct gbench_state *state, const char *reason);

#ifdef __cplusplus
}
#endif
#endif
