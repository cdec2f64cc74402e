/* xml_report.h: Valgrind's XML (protocol 4), as far as a race suite needs it.
 * Owns the reader; knows Helgrind's wording. Callers: race.c, race_judge.c,
 * race_preflight.c and their tests. */
#ifndef XML_REPORT_H
#define XML_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { XML_NAME = 96, XML_TEXT = 256, XML_SUPPRESSIONS = 32 };

struct xml_report {
    char kind[XML_NAME]; /* Race, LockOrder, Misc... */
    char text[XML_TEXT]; /* first line of what was seen */
    bool has_address;
    uint64_t address;     /* of the data raced on */
    char fn[2][XML_NAME]; /* top frames: this access, the conflicting one */
    bool writes[2];
    bool has_conflict; /* the second access is known */
};

struct xml_suppression {
    char name[XML_NAME];
    long count;
};

struct xml_log {
    bool complete;              /* well-formed, protocol 4, state FINISHED */
    char trouble[XML_TEXT];     /* why not */
    struct xml_report *reports; /* owned: xml_log_free */
    size_t n_reports;
    struct xml_suppression suppressions[XML_SUPPRESSIONS];
    size_t n_suppressions;
};

/* Reads Valgrind's XML from memory or from a file. Never fails: a damaged or
 * missing file gives a log that is not complete and says why. */
void xml_log_parse(const char *text, size_t size, struct xml_log *out);
void xml_log_read(const char *path, struct xml_log *out);
void xml_log_free(struct xml_log *log);

/* The first suppression that Helgrind did not bring along itself, or NULL. */
const struct xml_suppression *xml_log_foreign(const struct xml_log *log);
/* A race between these two functions, in either order? */
bool xml_report_pairs(const struct xml_report *report, const char *a,
                      const char *b);

#endif
