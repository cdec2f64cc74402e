/* race_preflight.h: does the detector see what it must, stay silent where it
 * must, and stay blind where it is known to be? Runs before every suite: a
 * verdict under a tool that fails here is worth nothing. Callers: race.c. */
#ifndef RACE_PREFLIGHT_H
#define RACE_PREFLIGHT_H

#include "harness/race_run.h"
#include "harness/race_tally.h"

enum race_probe_expect { PROBE_FLAGGED, PROBE_CLEAN, PROBE_BLIND };

struct race_probe {
    char name[RACE_WORD];
    char row[RACE_WORD];
    char about[RACE_TEXT];
    enum race_probe_expect expect;
    char fn[2][RACE_WORD];   /* FLAGGED: the pair */
    char covered[RACE_TEXT]; /* BLIND: which oracle sees it */
};

/* Parses the first lines of a probe's C source; as race_header_parse. */
bool race_probe_parse(const char *path, const char *text,
                      struct race_probe *out, char *error, size_t error_size);

/* The verdict on one probe's run: FAIL with a message of its own when the
 * tool's answer is not the declared one. Pure. */
struct race_verdict race_probe_judge(const struct race_probe *probe,
                                     enum race_end end, int code,
                                     const struct xml_log *xml);

/* Runs every race_tests/probes/NAME.c as PROGRAMS/NAME. False when one failed
 * or none was found. */
bool race_preflight(const struct race_config *config, const char *sources,
                    const char *programs, int jobs, struct race_tally *tally);

#endif
