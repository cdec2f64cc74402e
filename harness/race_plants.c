/* race_plants.c: runs race_plants.def; see race_plants.h. */
#include "harness/race_plants.h"

#include "harness/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct plant {
    const char *name, *base;
    enum race_kind kind;
    enum race_word word;
    const char *message;
    /* changes of the header */
    const char *claim_fn, *claim_kind, *claim_label, *error_op, *value;
    int shift_line;
    bool as_ok; /* expects ok instead of a violation */
    /* changes of the judge's and the run's surroundings */
    const char *build_id;
    bool at_once;  /* a deadline of 0 s */
    bool hide_all; /* a suppression file that hides every race */
    struct race_plant run;
};

static const struct plant plants[] = {
#define PLANT(n, b, k, w, m, ...)                                              \
    {.name = #n,                                                               \
     .base = #b,                                                               \
     .kind = RACE_##k,                                                         \
     .word = RACE_##w,                                                         \
     .message = m,                                                             \
     __VA_ARGS__},
#include "harness/race_plants.def"
#undef PLANT
};
enum { N_PLANTS = sizeof plants / sizeof plants[0] };

struct garden {
    const struct race_config *config;
    const char *scenarios, *plants;
    struct race_tally *tally;
    struct race_result results[N_PLANTS];
    bool ok;
};

static void put(char *field, const char *text)
{
    if (text)
        snprintf(field, RACE_WORD, "%s", text);
}

static void change_header(const struct plant *plant, struct race_header *h)
{
    for (size_t i = 0; i < h->n_claims; i++) {
        if (h->claims[i].oracle == RACE_ORACLE_helgrind)
            put(h->claims[i].fn[0], plant->claim_fn);
        put(h->claims[i].kind, plant->claim_kind);
        put(h->claims[i].label, plant->claim_label);
    }
    put(h->error_op, plant->error_op);
    if (plant->value)
        snprintf(h->value, sizeof h->value, "%s", plant->value);
    h->violation_line += plant->shift_line;
    if (plant->as_ok) {
        h->violation = false;
        memset(h->raises, 0, sizeof h->raises);
    }
}

/* A directory of its own: plants share scenarios, and so file names. */
static bool make_dir(const struct garden *g, const struct plant *plant,
                     char *dir, size_t size)
{
    snprintf(dir, size, "%s/plant.%s", g->config->dir, plant->name);
    return mkdir(dir, 0755) == 0 || access(dir, W_OK) == 0;
}

static void plant_job(void *arg, size_t i)
{
    struct garden *g = arg;
    const struct plant *plant = &plants[i];
    struct race_result *result = &g->results[i];
    struct race_config config = *g->config;
    struct race_plant run = plant->run;
    struct race_header header;
    char path[1024], dir[1024], option[1100];
    snprintf(path, sizeof path, "%s/%s.py", g->scenarios, plant->base);
    result->verdict.word = RACE_ERROR;
    if (!race_header_read(path, &header, result->verdict.message,
                          sizeof result->verdict.message))
        return;
    if (!make_dir(g, plant, dir, sizeof dir)) {
        snprintf(result->verdict.message, sizeof result->verdict.message,
                 "%.700s: cannot be made", dir);
        return;
    }
    change_header(plant, &header);
    config.dir = dir;
    if (plant->build_id)
        config.build_id = plant->build_id;
    if (plant->at_once)
        config.seconds = 0;
    snprintf(option, sizeof option, "--suppressions=%s/hide_all.supp",
             g->plants);
    if (plant->hide_all)
        run.valgrind_option = option;
    *result = race_run(&config, &header, plant->kind, &run);
}

static void plant_done(void *arg, size_t i)
{
    struct garden *g = arg;
    const struct plant *plant = &plants[i];
    const struct race_verdict *v = &g->results[i].verdict;
    char message[1024] = "", note[RACE_TEXT];
    bool ok = v->word == plant->word && strstr(v->message, plant->message);
    snprintf(note, sizeof note, "noticed: %s", race_word_name(plant->word));
    if (!ok)
        snprintf(message, sizeof message,
                 "planted, and the suite answered %s '%s' instead of %s "
                 "'...%s...'",
                 race_word_name(v->word), v->message,
                 race_word_name(plant->word), plant->message);
    enum race_word word = ok ? RACE_PASS : RACE_FAIL;
    race_tally_line(g->tally, word, "L", plant->name, ok ? note : "", message);
    race_tally_case(g->tally, "race.plants", plant->name, word, message,
                    v->message, g->results[i].seconds);
    free(g->results[i].counters);
    g->ok = g->ok && ok;
}

bool race_plants(const struct race_config *config, const char *scenarios,
                 const char *folder, int jobs, struct race_tally *tally)
{
    struct garden *g = base_alloc(1, sizeof *g);
    g->config = config;
    g->scenarios = scenarios;
    g->plants = folder;
    g->tally = tally;
    g->ok = true;
    race_pool(N_PLANTS, jobs, plant_job, plant_done, g);
    bool ok = g->ok;
    free(g);
    return ok;
}
