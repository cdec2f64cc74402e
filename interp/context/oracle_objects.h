/* oracle_objects.h: the address table of a race record: which object, under
 * which name, owns an address of main's frozen blocks, and which field.
 * Owns the table. Callers: oracle.c, oracle_record.c; main only, while no
 * context runs. */
#ifndef PX_CONTEXT_ORACLE_OBJECTS_H
#define PX_CONTEXT_ORACLE_OBJECTS_H

#include "heap/heap.h"
#include "util/buf.h"

/* [lo, hi) belongs to one object. A container's arrays and an object's
 * attribute slots have rows of their own, under the container's kind and
 * label, with `part` saying what they are ("items", an attribute's name). */
typedef struct OracleObject {
    uintptr_t lo, hi;
    const char *kind; /* static */
    char *label;      /* owned, or NULL: not reachable from __main__ */
    char *part;       /* owned, or NULL: the object itself */
    Obj *obj;
} OracleObject;

typedef struct OracleTable {
    OracleObject *rows; /* by address, not overlapping */
    size_t n, cap;
} OracleTable;

/* Rows for every object of `heap`, labelled by paths from __main__'s globals
 * (foo, foo.items, d['k'], a[0]). */
void oracle_table_build(OracleTable *t, Heap *heap);
/* One unlabelled row for memory whose objects are not told apart. */
void oracle_table_add_range(OracleTable *t, char *lo, char *hi,
                            const char *kind);
void oracle_table_sort(OracleTable *t);
void oracle_table_free(OracleTable *t);

/* The row that holds `address`, or NULL. */
const OracleObject *oracle_table_find(const OracleTable *t, uintptr_t address);
/* The field of a row at an address inside it; "" when no row names it. */
const char *oracle_field(const OracleObject *row, uintptr_t address);

/* Appends the JSON lists of rows and of fields. */
void oracle_table_json(const OracleTable *t, Buf *out);
void oracle_fields_json(Buf *out);
/* Appends a JSON string; NULL counts as "". */
void oracle_string_json(Buf *out, const char *text);

#endif
