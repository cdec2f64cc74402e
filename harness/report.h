/* report: `pxlab report` and `pxlab compare`: what a result says, as text.
 * Everything is computed from the raw samples of the result. */
#ifndef HARNESS_REPORT_H
#define HARNESS_REPORT_H

#include <jansson.h>
#include <stdio.h>

#include "harness/page.h"

/* PAGE_TERMINAL: the headline, its explanation and the doubts; the other
 * forms: all of it. */
void report_write(const json_t *result, enum page_form form, FILE *out);
void report_markdown_file(const json_t *result, const char *path);
/* A row a sample. */
void report_csv(const json_t *result, const char *path);
/* Bars of the speeds, drawn by gnuplot onto stdout; false without gnuplot. */
bool report_svg(const json_t *result);

int report_main(int argc, char **argv);
int compare_main(int argc, char **argv);

#endif
