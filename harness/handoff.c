/* handoff: see handoff.h. */
#define _GNU_SOURCE
#include "harness/handoff.h"

#include <pthread.h>

#include "harness/base.h"
#include "harness/cpus.h"
#include "harness/stats.h"

enum { TURNS = 1000, TRIALS = 5 };

struct table_tennis {
    pthread_mutex_t lock;
    pthread_cond_t changed[2];
    int turn; /* whose; guarded by lock */
    bool two_cpus;
};

struct player {
    struct table_tennis *game;
    int number;
};

static void *play(void *user)
{
    struct player *me = user;
    struct table_tennis *game = me->game;
    cpus_pin_self(game->two_cpus ? me->number : 0);
    pthread_mutex_lock(&game->lock);
    for (int i = 0; i < TURNS; i++) {
        while (game->turn != me->number)
            pthread_cond_wait(&game->changed[me->number], &game->lock);
        game->turn = !me->number;
        pthread_cond_signal(&game->changed[!me->number]);
    }
    pthread_mutex_unlock(&game->lock);
    return NULL;
}

static double one_game(bool two_cpus)
{
    struct table_tennis game = {
        PTHREAD_MUTEX_INITIALIZER,
        {PTHREAD_COND_INITIALIZER, PTHREAD_COND_INITIALIZER},
        2, /* nobody's until both wait */
        two_cpus};
    struct player player[2] = {{&game, 0}, {&game, 1}};
    pthread_t thread[2];
    for (int i = 0; i < 2; i++)
        if (pthread_create(&thread[i], NULL, play, &player[i]))
            base_die(EXIT_NO_TOOL, "no thread can be started");
    double start = base_now();
    pthread_mutex_lock(&game.lock);
    game.turn = 0;
    pthread_cond_signal(&game.changed[0]);
    pthread_mutex_unlock(&game.lock);
    for (int i = 0; i < 2; i++)
        pthread_join(thread[i], NULL);
    return 1e6 * (base_now() - start) / (2.0 * TURNS);
}

double handoff_microseconds(bool two_cpus)
{
    double value[TRIALS];
    if (two_cpus && cpus_allowed() < 2)
        return -1.0;
    for (int i = 0; i < TRIALS; i++)
        value[i] = one_game(two_cpus);
    return stats_median(value, TRIALS);
}
