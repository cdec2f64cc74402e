// probe: clean_mutex
// row: L00
// expect: clean
// about: every access under one mutex
#include "probe.h"

static volatile long word;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *storer(void *unused)
{
    pthread_barrier_wait(&probe_start);
    pthread_mutex_lock(&lock);
    racy_store(&word, 7);
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *reader(void *unused)
{
    pthread_barrier_wait(&probe_start);
    pthread_mutex_lock(&lock);
    canary_read(&word, 1);
    pthread_mutex_unlock(&lock);
    return unused;
}

int main(void)
{
    return probe_run(storer, reader);
}
