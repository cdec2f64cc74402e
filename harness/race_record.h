/* race_record.h: the race record that `pxi --race-record` writes, read back.
 * Schema: race_tests/README.md. Callers: race.c, race_judge.c, tests. */
#ifndef RACE_RECORD_H
#define RACE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct race_outcome {
    long serial, worker;
    bool ok;
    const char *error, *kind, *message, *file, *result; /* never NULL */
    int line;
};

struct race_event {
    const char *operation, *object, *file;
    int line;
    long owner, context;
};

struct race_change {
    const char *kind, *field, *label, *before, *after;
};

/* [lo, hi) belongs to one object: the object itself, or, when `part` is not
 * empty, the named field's storage outside it. */
struct race_object {
    uint64_t lo, hi;
    const char *kind, *label, *part;
};

/* Bytes [lo, hi) of every object of this kind (of its outside part, when
 * `part` is not empty) are this field. */
struct race_layout {
    const char *kind, *field;
    long lo, hi;
};

struct race_record {
    const char *probe, *guard;
    long workers;
    struct race_outcome *contexts;
    size_t n_contexts;
    struct race_event *events;
    size_t n_events;
    bool canary_ran;
    long canary_passes, canary_words;
    bool digest_checked;
    long digest_bytes;
    struct race_change *changes;
    size_t n_changes;
    struct race_object *objects;
    size_t n_objects;
    struct race_layout *layouts;
    size_t n_layouts;
    void *json; /* owns every string */
};

/* False, with `error` saying what is missing or wrong, when the text is no
 * whole record of schema 1. Release with race_record_free either way. */
bool race_record_parse(const char *text, size_t size, struct race_record *out,
                       char *error, size_t error_size);
bool race_record_read(const char *path, struct race_record *out, char *error,
                      size_t error_size);
void race_record_free(struct race_record *record);

/* The object that owns `address`, or NULL; *field is its field's name, "" when
 * the layouts do not tell. */
const struct race_object *race_record_find(const struct race_record *record,
                                           uint64_t address,
                                           const char **field);

#endif
