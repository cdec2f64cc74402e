/* session: one launch of one unit, warm: a child process with its workload
 * loaded, or the ideal chain. Takes single samples with all that stands
 * beside a time. The bench driver owns sessions; one thread. */
#ifndef HARNESS_SESSION_H
#define HARNESS_SESSION_H

#include <jansson.h>

#include "harness/child.h"
#include "harness/units.h"

struct session {
    struct unit *unit;
    struct child *child; /* NULL for the ideal chain */
    uint64_t links;      /* of the ideal chain */
    char *run_order;
};

/* Seconds after which a run counts as hung. */
enum { SESSION_TIMEOUT = 120 };

/* Starts the process. On failure returns false with *error (to be freed);
 * stop it nevertheless. Nothing is waited for, so that many can start side by
 * side. */
bool session_launch(struct session *session, const struct units *units,
                    struct unit *unit, const char *size, uint64_t links,
                    char **error);

/* Loads the workload and runs it once unmeasured: *warmup seconds. False with
 * *error (to be freed) on failure. */
bool session_warm(struct session *session, double *warmup, char **error);

/* One run. Returns its record without the key "seconds", which is *seconds;
 * NULL with *error when it failed or its checksum is wrong. */
json_t *session_sample(struct session *session, double *seconds, char **error);

/* Lets it begin to end; stop it later. */
void session_close(struct session *session);
void session_stop(struct session *session);

/* Parses "time NS checksum TEXT" or "error TEXT" against the expectation.
 * NULL if the time may be believed; else the reason, to be freed. */
char *session_verdict(const char *reply, const char *checksum, double *seconds);

#endif
