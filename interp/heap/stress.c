/* stress.c: which allocations of a run come from new places, so that each place
 * can be made to fail once (scripts/inject.py --sites). Only in V=stress.
 *
 * PXI_ALLOCATION_SITES=FILE: a line "K HASH" for each allocation K whose path
 * of callers has not been seen before. */
#include "heap/stress.h"

#ifdef PX_STRESS
#include <execinfo.h>
#include <pthread.h>
#include <stdio.h>
#include "util/hash.h"

enum { SLOTS = 1 << 16, CALLERS = 4, OURS = 3 };

static struct {
    pthread_mutex_t lock;
    FILE *file;
    long allocations;
    size_t seen;
    uint64_t at[SLOTS];
} sites = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* Is it new? A full table takes nothing more. */
static bool add(uint64_t site)
{
    size_t i = site % SLOTS;
    while (sites.at[i] && sites.at[i] != site)
        i = (i + 1) % SLOTS;
    if (sites.at[i] || sites.seen == SLOTS / 2)
        return false;
    sites.at[i] = site;
    return ++sites.seen;
}

static uint64_t callers(void)
{
    void *at[OURS + CALLERS];
    int n = backtrace(at, OURS + CALLERS);
    uintptr_t path[CALLERS] = {0};
    for (int i = OURS; i < n; i++)
        path[i - OURS] = (uintptr_t)at[i] - (uintptr_t)&heap_alloc_slow;
    return hash_bytes(1, 2, path, sizeof path) | 1;
}

void stress_record(const char *path)
{
    uint64_t site = callers();
    pthread_mutex_lock(&sites.lock);
    sites.allocations++;
    if (!sites.file)
        sites.file = fopen(path, "we");
    if (sites.file && add(site)) {
        fprintf(sites.file, "%ld %016llx\n", sites.allocations,
                (unsigned long long)site);
        fflush(sites.file);
    }
    pthread_mutex_unlock(&sites.lock);
}
#else
typedef int stress_is_absent; /* a file must hold something */
#endif
