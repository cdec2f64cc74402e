/* oracle_labels.h: names for the objects of an address table.
 * Caller: oracle_objects.c. */
#ifndef PX_CONTEXT_ORACLE_LABELS_H
#define PX_CONTEXT_ORACLE_LABELS_H

#include "context/oracle_objects.h"

/* Gives every object that __main__'s globals reach its shortest path, breadth
 * first. Objects without one keep NULL. */
void oracle_label(OracleTable *t);

#endif
