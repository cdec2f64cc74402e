/* race_run.h: runs one scenario as child processes and has it judged.
 * Owns the command lines (Valgrind's and pxi's) and the files of a run.
 * Callers: race.c, race_plants.c. Any thread. */
#ifndef RACE_RUN_H
#define RACE_RUN_H

#include "harness/designs_judge.h"
#include "harness/race_judge.h"

struct race_config {
    const char *pxi; /* a V=race build */
    const char *valgrind;
    const char *dir;      /* existing directory for the runs' files */
    const char *build_id; /* what pxi --build-id answers */
    int seconds;          /* deadline of one child */
};

enum race_kind {
    RACE_NATIVE,  /* guarded, without a detector: guard log and digest */
    RACE_GUARDED, /* guarded, under Helgrind */
    RACE_CONTROL, /* guard off, under Helgrind */
    RACE_KINDS,
    /* not of the suite, but of race_mutate.c: guarded, without the effect that
     * refuses the scenario's operation */
    RACE_DROPPED = RACE_KINDS, /* without a detector: the digest judges */
    RACE_DROPPED_SEEN          /* under Helgrind */
};

const char *race_kind_name(enum race_kind kind);

/* What a self-test does to a run to see it fail. All zero: nothing. */
struct race_plant {
    const char *pxi_option[2];   /* added to pxi's command line; or NULL */
    const char *valgrind_option; /* or NULL */
    int kill_after_ms;
    bool truncate_xml; /* to half before it is read */
};

struct race_result {
    struct race_verdict verdict;
    double seconds; /* wall clock of the child */
    char *counters; /* NATIVE: "cycles unavailable (...)\n..."; else NULL; the
                       caller frees */
};

struct race_result race_run(const struct race_config *config,
                            const struct race_header *header,
                            enum race_kind kind,
                            const struct race_plant *plant);

/* The same scenario under one guard design, without a detector. */
struct design_verdict race_run_design(const struct race_config *config,
                                      const struct race_header *header,
                                      enum design design);

/* Valgrind's options, FACTS of `make race`: see race_tests/README.md. Fills
 * argv from index 0 and returns the number of words; `xml` must outlive it. */
enum { RACE_VALGRIND_WORDS = 10 };
int race_valgrind(const struct race_config *config, const char *argv[],
                  const char *xml_option);

/* Calls job(arg, i) for i in 0..n-1 on `jobs` threads, and done(arg, i) for
 * each i in that order, one at a time, as soon as 0..i have ended. */
void race_pool(size_t n, int jobs, void (*job)(void *arg, size_t i),
               void (*done)(void *arg, size_t i), void *arg);

#endif
