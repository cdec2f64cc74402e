/* events: the part of a report on counters: what each runner's threads did
 * beside taking time. */
#ifndef HARNESS_EVENTS_H
#define HARNESS_EVENTS_H

#include <jansson.h>

#include "harness/page.h"

void events_write(const json_t *result, struct page *page);

#endif
