// probe: dead_read
// row: L03
// expect: blind covered by the canary's sink (read_write)
// about: a read whose value is overwritten in the same block vanishes
#include "probe.h"

static volatile long word;

static void *storer(void *unused)
{
    pthread_barrier_wait(&probe_start);
    racy_store(&word, 7);
    return unused;
}

static void *reader(void *unused)
{
    pthread_barrier_wait(&probe_start);
    __asm__ volatile("mov %0, %%rax\n\txor %%eax, %%eax"
                     :
                     : "m"(word)
                     : "rax", "memory");
    return unused;
}

int main(void)
{
    return probe_run(storer, reader);
}
