/* report: `pxlab report` and `pxlab compare`: what a result says, as text.
 * Everything is computed from the raw samples of the result. */
#ifndef HARNESS_REPORT_H
#define HARNESS_REPORT_H

#include <jansson.h>
#include <stdio.h>

/* The headline, its explanation and the doubts. */
void report_terminal(const json_t *result);
/* All of it, in Markdown. */
void report_markdown(const json_t *result, FILE *out);
void report_markdown_file(const json_t *result, const char *path);
/* A row a sample. */
void report_csv(const json_t *result, const char *path);

int report_main(int argc, char **argv);
int compare_main(int argc, char **argv);

#endif
