/* race_plants.h: the suite's own proof that it can fail: faults planted in
 * true runs (race_plants.def), each of which must get its own verdict and
 * message. Callers: race.c. */
#ifndef RACE_PLANTS_H
#define RACE_PLANTS_H

#include "harness/race_run.h"
#include "harness/race_tally.h"

/* `scenarios`, `plants`: the folders race_tests/scenarios and .../plants. */
bool race_plants(const struct race_config *config, const char *scenarios,
                 const char *plants, int jobs, struct race_tally *tally);

#endif
