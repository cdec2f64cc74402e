// probe: futex_token
// row: L07
// expect: flagged racy_store canary_read
// about: the same schedule by a raw futex on an untracked word keeps the race
#include "probe.h"

static volatile long word;

static void *storer(void *unused)
{
    pthread_barrier_wait(&probe_start);
    racy_store(&word, 7);
    token_pass(1);
    return unused;
}

static void *reader(void *unused)
{
    pthread_barrier_wait(&probe_start);
    token_wait(1);
    canary_read(&word, 1);
    return unused;
}

int main(void)
{
    return probe_run(storer, reader);
}
