/* tables.h: all effect tables as JSON, for `pxi --tables=json`. */
#ifndef PX_LIB_TABLES_H
#define PX_LIB_TABLES_H

#include <stdio.h>

void tables_print_json(FILE *out);

#endif
