// probe: clean_readers
// row: L00
// expect: clean
// about: two readers and no writer
#include "probe.h"

static volatile long word = 7;

static void *reader_0(void *unused)
{
    pthread_barrier_wait(&probe_start);
    canary_read(&word, 0);
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
    return probe_run(reader_0, reader);
}
