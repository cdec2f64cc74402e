/* ideal: see ideal.h. */
#define _GNU_SOURCE
#include "harness/ideal.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "harness/base.h"
#include "harness/cpus.h"

struct crew {
    atomic_int waiting; /* threads that have not reached the barrier */
    uint64_t links;     /* for each */
};

struct member {
    pthread_t thread;
    struct crew *crew;
    int number;
    double start, end;
    uint64_t sink; /* consumed, so that the chain is computed */
};

static uint64_t chain(uint64_t links, uint64_t x)
{
    for (uint64_t i = 0; i < links; i++)
        x = x * 0xd1342543de82ef95u + 0x2545f4914f6cdd1du;
    return x;
}

static void *member_run(void *user)
{
    struct member *me = user;
    cpus_pin_self(me->number);
    atomic_fetch_sub(&me->crew->waiting, 1);
    while (atomic_load(&me->crew->waiting) > 0)
        ; /* spins: a wake-up across CPUs costs 30 us here */
    me->start = base_now();
    me->sink = chain(me->crew->links, (uint64_t)me->number);
    me->end = base_now();
    return NULL;
}

static double makespan(const struct member *member, int count)
{
    double first = member[0].start, last = member[0].end;
    for (int i = 1; i < count; i++) {
        if (member[i].start < first)
            first = member[i].start;
        if (member[i].end > last)
            last = member[i].end;
    }
    return last - first;
}

double ideal_run(int workers, uint64_t links)
{
    struct crew crew = {workers, links / (uint64_t)workers};
    struct member *member = base_alloc((size_t)workers, sizeof *member);
    int started = 0;
    for (; started < workers; started++) {
        member[started].crew = &crew;
        member[started].number = started;
        if (pthread_create(&member[started].thread, NULL, member_run,
                           &member[started]))
            break;
    }
    atomic_fetch_sub(&crew.waiting, workers - started);
    for (int i = 0; i < started; i++)
        pthread_join(member[i].thread, NULL);
    double seconds = started == workers ? makespan(member, workers) : -1.0;
    free(member);
    return seconds;
}

uint64_t ideal_calibrate(double seconds)
{
    uint64_t links = 1u << 16;
    double took = ideal_run(1, links);
    while (took > 0.0 && took < 0.02) {
        links *= 2;
        took = ideal_run(1, links);
    }
    return (uint64_t)((double)links * seconds / took);
}
