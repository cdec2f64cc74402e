/* headline: the table of DESIGN 8 and its sums: which columns there are, and
 * what each says of a workload. */
#ifndef HARNESS_HEADLINE_H
#define HARNESS_HEADLINE_H

#include <jansson.h>
#include <stdbool.h>

#include "harness/page.h"
#include "harness/stats.h"

/* A result being reported on. */
struct headline_view {
    const json_t *result;
    int most;      /* its largest worker count */
    uint64_t seed; /* of the bootstrap */
};

struct headline_view headline_view(const json_t *result);

/* The workload whose tasks do nothing; it stands apart. */
#define HEADLINE_EMPTY "emptytasks"

void headline_write(const struct headline_view *view, struct page *page);
/* The ratios with their intervals. */
void headline_intervals(const struct headline_view *view, struct page *page);
/* Microseconds an empty task, a sentence; nothing if not measured. */
void headline_empty(const struct headline_view *view, struct page *page);

/* python3's time over the runner's on one worker or on the most. */
struct stats_interval headline_speed(const struct headline_view *view,
                                     const char *workload, const char *runner,
                                     bool many);

/* "1.85x" or "2.00x slower"; "~" behind it if 1.0 is in the interval; NULL
 * when the point is NaN. To be freed. */
char *headline_ratio_text(struct stats_interval ratio);

#endif
