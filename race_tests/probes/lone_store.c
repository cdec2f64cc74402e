// probe: lone_store
// row: L13
// expect: blind covered by the canary (read_write)
// about: a store that no other thread touches before the join: no race
#include "probe.h"

static volatile long word;

static void *storer(void *unused)
{
    pthread_barrier_wait(&probe_start);
    racy_store(&word, 7);
    return unused;
}

static void *idler(void *unused)
{
    pthread_barrier_wait(&probe_start);
    return unused;
}

int main(void)
{
    probe_run(storer, idler);
    return word == 7 ? 0 : 2;
}
