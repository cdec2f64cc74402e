// probe: same_value
// row: L02
// expect: flagged racy_store canary_read
// about: a store that changes nothing is a store; a digest cannot see it
#include "probe.h"

static volatile long word = 7;

static void *storer(void *unused)
{
    pthread_barrier_wait(&probe_start);
    racy_store(&word, 7);
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
