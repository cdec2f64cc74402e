// probe: clean_barrier
// row: L00
// expect: clean
// about: store before, read after a barrier
#include "probe.h"

static volatile long word;

static void *storer(void *unused)
{
    racy_store(&word, 7);
    pthread_barrier_wait(&probe_start);
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
