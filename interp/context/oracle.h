/* oracle.h: the runtime side of the race oracles (`pxi --race-record FILE`).
 *
 * Owns: the canary thread, the shadow copy of main's frozen blocks, the
 * object address table and the race record (race_tests/README.md has its
 * schema). Callers: the context layer (phases, workers, outcomes), the guard
 * (events), pxi (options, the final write). Nothing here is on a hot path: a
 * process without --race-record pays one load and branch a phase.
 *
 * Order of one phase:
 *   main    oracle_phase_begin_main(heap, n)    main frozen, nobody runs yet
 *   worker  oracle_start_own(worker)            once each, before its context
 *   worker  oracle_outcome_own(worker, ...)     once each, at its context's end
 *   main    oracle_phase_end_main()             every worker parked again
 * With oracles on the context layer gives each of n workers exactly one
 * context a phase (n = contexts of that phase; over ORACLE_WORKERS is refused
 * by oracle_phase_begin_main), so who took part is never a matter of luck.
 */
#ifndef PX_CONTEXT_ORACLE_H
#define PX_CONTEXT_ORACLE_H

#include "heap/heap.h"

enum { ORACLE_WORKERS = 64 };

/* How a context ended; strings are borrowed and copied, NULL counts as "". */
typedef struct OracleOutcome {
    uint64_t serial;
    bool ok;
    const char *error;   /* class name, e.g. "IsolationError" */
    const char *kind;    /* operation of an IsolationError, "list.append" */
    const char *message; /* str(exception) */
    const char *file;    /* where it was raised: innermost frame */
    int line;
    const char *result; /* repr of the result; cut to 200 characters */
} OracleOutcome;

/* One guard violation; strings as above. */
typedef struct OracleEvent {
    const char *operation; /* "list.append" */
    const char *object;    /* kind of the object refused, "list" */
    const char *file;
    int line;
    uint32_t owner;   /* owner in the object's header */
    uint64_t context; /* serial of the context that was refused */
} OracleEvent;

/* Is --race-record on? Set once before any thread starts, then constant. */
bool oracle_on(void);

/* Turn the oracles on; `path` is borrowed for the process's life. `guard` and
 * `probe` are the --guard= value and px_build_id(). */
void oracle_enable_main(const char *path, const char *guard, const char *probe);

/* Test switches (V=race builds; elsewhere pxi refuses the options): no canary
 * thread; or this worker never starts its context (-1: none). */
void oracle_plant_no_canary_main(void);
void oracle_plant_idle_main(int worker);

/* Copies the frozen blocks, builds the address table, starts the canary. The
 * canary and the n workers leave one barrier together. */
void oracle_phase_begin_main(Heap *main_heap, unsigned workers);

/* A worker stands at the start barrier. Returns false when the worker is the
 * planted idle one: it must then run no context and report no outcome. */
bool oracle_start_own(unsigned worker);

/* Each worker writes its own slot only. */
void oracle_outcome_own(unsigned worker, const OracleOutcome *outcome);

/* Appends to the worker's own list; strings are copied. */
void oracle_event_own(unsigned worker, const OracleEvent *event);

/* Stops and joins the canary, compares the frozen blocks with their copy. */
void oracle_phase_end_main(void);

/* Writes the record. False, with a message on stderr, when that fails. */
bool oracle_write_main(void);

#endif
