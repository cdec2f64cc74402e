// probe: locked_rmw
// row: L04
// expect: blind covered by read-only pages and by TSan
// about: a locked read-modify-write counts as a read
#include "probe.h"

static volatile long word;

static void *storer(void *unused)
{
    pthread_barrier_wait(&probe_start);
    __atomic_fetch_add(&word, 1, __ATOMIC_RELAXED);
    return unused;
}

static void *reader(void *unused)
{
    pthread_barrier_wait(&probe_start);
    canary_read(&word, 1);
    return unused;
}

int main(void)
{
    return probe_run(storer, reader);
}
