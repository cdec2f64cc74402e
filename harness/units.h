/* units: what is to be measured. Programs found on this machine, the table of
 * runners over them, the workloads on disk, and their product, the units
 * (workload, runner, workers). The bench driver owns the one instance. */
#ifndef HARNESS_UNITS_H
#define HARNESS_UNITS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

enum program_id {
#define PROGRAM(id, command) PROGRAM_##id,
#include "harness/programs.def"
#undef PROGRAM
    PROGRAMS
};

enum runner_policy { RUN_ONE, RUN_LAST, RUN_EACH };
enum runner_workloads { WORKLOADS_CORE, WORKLOADS_EVERY };
enum runner_rounds { ROUNDS_FIRST, ROUNDS_EVEN, ROUNDS_ALL };

struct runner {
    const char *name;
    enum program_id program;
    const char *mode;
    enum runner_policy policy;
    enum runner_workloads workloads;
    enum runner_rounds rounds;
    const char *options;
    const char *title;
};

extern const struct runner runners[];
extern const size_t runner_count;

/* An executable, or the reason why there is none. */
struct program {
    char *path;    /* NULL if absent */
    char *version; /* what it says of itself; NULL if absent */
    char *absent;  /* the reason; NULL if present */
};

struct workload {
    char *name, *title, *path;
    char *checksum; /* expected for the size in use */
    size_t tasks;
    bool core; /* every runner runs it */
};

struct unit {
    const struct workload *workload;
    const struct runner *runner;
    int workers;
    json_t *record; /* borrowed: its object in the result, see results/ */
    bool off;       /* absent or failed: no more runs */
};

struct units {
    char *root; /* the folder that holds scripts/ and workloads/ */
    struct program program[PROGRAMS];
    struct workload *workload;
    size_t workloads;
    struct unit *unit; /* grouped by workload */
    size_t count;
};

struct units_wanted {
    const char *pxi, *python; /* paths, or NULL to search */
    const char *filter;       /* extended regular expression, or NULL */
    const char *runners;      /* comma list of names, or NULL for all */
    const char *size;         /* "quick" or "full" */
    const int *workers;
    size_t worker_counts;
};

/* Finds all; usage errors end the program with their mend. */
void units_find(struct units *units, const struct units_wanted *wanted);
void units_free(struct units *units);

/* "nbody/pxi-contexts/x2", to be freed. */
char *units_name(const struct unit *unit);

/* The command line of a unit, NULL-terminated; free each and the array. */
char **units_command(const struct units *units, const struct unit *unit);

/* The folder of the running program, to be freed. */
char *units_own_folder(void);

#endif
