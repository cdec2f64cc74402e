// probe: mutex_token
// row: L07
// expect: blind covered by futex tokens (futex_token)
// about: a schedule staged by mutex and condition erases its race
#include "probe.h"

static volatile long word;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t turned = PTHREAD_COND_INITIALIZER;
static int turn;

static void *storer(void *unused)
{
    pthread_barrier_wait(&probe_start);
    racy_store(&word, 7);
    pthread_mutex_lock(&lock);
    turn = 1;
    pthread_cond_signal(&turned);
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *reader(void *unused)
{
    pthread_barrier_wait(&probe_start);
    pthread_mutex_lock(&lock);
    while (turn != 1)
        pthread_cond_wait(&turned, &lock);
    pthread_mutex_unlock(&lock);
    canary_read(&word, 1);
    return unused;
}

int main(void)
{
    return probe_run(storer, reader);
}
