/* race_tally.h: what a race suite has found so far, and how it is told.
 * Owns the lines on the terminal, the table of scores, the JUnit cases.
 * Callers: race.c, race_preflight.c, race_plants.c; one thread at a time. */
#ifndef RACE_TALLY_H
#define RACE_TALLY_H

#include "harness/junit.h"
#include "harness/race_judge.h"

struct race_tally {
    size_t passed, failed;
    size_t score[RACE_ORACLES][RACE_TN + 1];
    struct junit_case *cases; /* strings owned */
    size_t n_cases;
};

/* One line of the terminal: verdict word, row, name, note; the message stands
 * on a line of its own when the verdict is not PASS. Counts it. */
void race_tally_line(struct race_tally *t, enum race_word word, const char *row,
                     const char *name, const char *note, const char *message);

/* One JUnit case; strings are copied. */
void race_tally_case(struct race_tally *t, const char *class_name,
                     const char *name, enum race_word word, const char *message,
                     const char *output, double seconds);
/* The same for a known blind spot that stayed blind. */
void race_tally_blind(struct race_tally *t, const char *class_name,
                      const char *name, const char *covered, double seconds);

void race_tally_score(struct race_tally *t, const struct race_verdict *v);
/* True and false positives and negatives, recall and precision per oracle. */
void race_tally_table(const struct race_tally *t);
void race_tally_free(struct race_tally *t);

#endif
