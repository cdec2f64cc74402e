// probe: write_write
// row: L01
// expect: flagged racy_store racy_store
// about: two plain stores, nothing between them
#include "probe.h"

static volatile long word;

static void *storer(void *unused)
{
    pthread_barrier_wait(&probe_start);
    racy_store(&word, 7);
    return unused;
}

int main(void)
{
    return probe_run(storer, storer);
}
