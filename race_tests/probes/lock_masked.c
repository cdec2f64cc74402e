// probe: lock_masked
// row: L06
// expect: blind covered by the digest and read-only pages
// about: an unrelated lock between the accesses orders them
#include "probe.h"

static volatile long word;
static pthread_mutex_t unrelated = PTHREAD_MUTEX_INITIALIZER;

static void *storer(void *unused)
{
    pthread_barrier_wait(&probe_start);
    racy_store(&word, 7);
    pthread_mutex_lock(&unrelated);
    pthread_mutex_unlock(&unrelated);
    token_pass(1);
    return unused;
}

static void *reader(void *unused)
{
    pthread_barrier_wait(&probe_start);
    token_wait(1);
    pthread_mutex_lock(&unrelated);
    pthread_mutex_unlock(&unrelated);
    canary_read(&word, 1);
    return unused;
}

int main(void)
{
    return probe_run(storer, reader);
}
