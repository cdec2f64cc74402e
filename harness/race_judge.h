/* race_judge.h: from what one run of a scenario left behind to its verdict.
 * A pure function of its arguments: no file, clock or child process, so that
 * tests cover it with made inputs. Callers: race.c, tests. */
#ifndef RACE_JUDGE_H
#define RACE_JUDGE_H

#include "harness/race_header.h"
#include "harness/race_record.h"
#include "harness/xml_report.h"

enum race_word { RACE_PASS, RACE_FAIL, RACE_INVALID, RACE_ERROR };

/* FAIL: the product broke its promise. INVALID: the run proved nothing (a
 * participant or the canary was missing). ERROR: trouble with the tools. */
const char *race_word_name(enum race_word word);

enum race_end { RACE_EXITED, RACE_SIGNALLED, RACE_TIMED_OUT, RACE_NOT_RUN };

/* What one child process left behind; everything borrowed. */
struct race_run {
    enum race_end end;
    int code;                         /* exit code, signal, seconds, errno */
    const struct xml_log *xml;        /* NULL: the run had no detector */
    const struct race_record *record; /* NULL: none or damaged: */
    const char *record_error;         /* why */
    const char *result;               /* after "result: " on stdout, or NULL */
    const char *stderr_tail;          /* for messages; may be "" */
    bool dropped; /* the guard was on, without the effect that refuses the
                     scenario's operation (race_mutate.h) */
};

/* How an oracle did in a run: asked and saw; asked and did not see... */
enum race_score { RACE_UNSCORED, RACE_TP, RACE_FN, RACE_FP, RACE_TN };

struct race_verdict {
    enum race_word word;
    char message[768]; /* "" for PASS */
    enum race_score score[RACE_ORACLES];
};

/* `guarded`: guard=calls, else the control, which a run with a dropped effect
 * is judged as. `build_id` is what the binary answers to --build-id now; a
 * record with another probe is ERROR. */
struct race_verdict race_judge(const struct race_header *header, bool guarded,
                               const struct race_run *run,
                               const char *build_id);

enum { RACE_EXIT_RACES = 97 }; /* valgrind --error-exitcode */

#endif
