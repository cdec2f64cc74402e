/* table: text in columns, written as an aligned Markdown table, so that it
 * reads the same on a terminal. */
#ifndef HARNESS_TABLE_H
#define HARNESS_TABLE_H

#include <stddef.h>
#include <stdio.h>

struct table {
    char **cell; /* owned, row after row; the first row is the head */
    size_t columns, cells;
};

/* The number of heads sets the columns; ends with NULL. */
void table_init(struct table *table, const char *const *heads);
/* Takes the text over; cells fill row after row. NULL is an empty cell. */
void table_add(struct table *table, char *text);
void table_write(const struct table *table, FILE *out);
void table_free(struct table *table);

#endif
