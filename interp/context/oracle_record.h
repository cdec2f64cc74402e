/* oracle_record.h: the race record and its JSON (race_tests/README.md has the
 * schema). Caller: oracle.c. Strings are copied. */
#ifndef PX_CONTEXT_ORACLE_RECORD_H
#define PX_CONTEXT_ORACLE_RECORD_H

#include "context/oracle.h"
#include "context/oracle_objects.h"

/* What one worker says during a phase; written by that worker only, read by
 * main when it is parked. Rows of JSON. */
typedef struct OracleSlot {
    Buf outcome;
    Buf events; /* rows separated by commas */
} OracleSlot;

typedef struct OracleRecord {
    const char *path, *guard, *probe; /* borrowed */
    OracleSlot slots[ORACLE_WORKERS]; /* of the phase under way */
    unsigned workers;                 /* most of any phase */
    Buf contexts, events, changes;    /* of the phases so far */
    size_t n_changes;
    OracleTable table; /* of the last phase */
    bool canary_ran;
    u64 canary_passes, canary_words, canary_sum;
    bool digest_checked;
    u64 digest_bytes;
} OracleRecord;

/* Renders the worker's context; its index is filled in at the phase's end. */
void oracle_record_outcome(OracleSlot *slot, const OracleOutcome *outcome);
void oracle_record_event(OracleSlot *slot, const OracleEvent *event);
/* A word of frozen memory that differs. The first 200 are told. */
void oracle_record_change(OracleRecord *r, uintptr_t address, u64 before,
                          u64 after);
/* Takes over what the slots of the first n workers hold. */
void oracle_record_phase(OracleRecord *r, unsigned workers);
/* False, with a message on stderr, when the file cannot be written. */
bool oracle_record_write(OracleRecord *r);

#endif
