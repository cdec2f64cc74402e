/* race_mutate.h: necessity: without an effect, is the change that it refuses
 * made, and seen? Callers: race.c. */
#ifndef RACE_MUTATE_H
#define RACE_MUTATE_H

#include "harness/race_run.h"
#include "harness/race_tally.h"

/* For each operation that the n scenarios' headers expect to be refused (those
 * that expect ok are left out): runs its scenarios with that effect dropped. It
 * is red, which is good, when in one of them nothing was refused any more and
 * the oracles of its control saw the write: the digest, or else, under
 * Helgrind, all of them. One line an operation, survivors with the reason of
 * race_survivors.def or as failures, then the score. */
void race_mutate(const struct race_config *config,
                 const struct race_header *const *headers, size_t n, int jobs,
                 struct race_tally *tally);

#endif
