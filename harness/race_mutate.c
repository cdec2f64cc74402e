/* race_mutate.c: drops one effect after the other; see race_mutate.h. */
#include "harness/race_mutate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/base.h"

struct survivor {
    const char *operation, *why;
};

static const struct survivor survivors[] = {
#define SURVIVOR(operation, why) {operation, why},
#include "harness/race_survivors.def"
#undef SURVIVOR
    {NULL, NULL}};

enum { NATIVE_SECONDS = 10 };

struct mutants {
    const struct race_config *config;
    const struct race_header **headers; /* by operation */
    struct race_result *results;        /* of headers */
    size_t n;
    struct race_tally *tally;
    size_t operations, red, excused;
};

static const char *excuse(const char *operation)
{
    for (const struct survivor *s = survivors; s->operation; s++)
        if (strcmp(s->operation, operation) == 0)
            return s->why;
    return NULL;
}

static int by_operation(const void *a, const void *b)
{
    const struct race_header *x = *(const struct race_header *const *)a;
    const struct race_header *y = *(const struct race_header *const *)b;
    int order = strcmp(x->error_op, y->error_op);
    return order ? order : strcmp(x->scenario, y->scenario);
}

static bool names_digest(const struct race_header *h)
{
    for (size_t i = 0; i < h->n_claims; i++)
        if (h->claims[i].oracle == RACE_ORACLE_digest)
            return true;
    return false;
}

/* First natively, which is quick. The contexts then really race for what
 * nothing guards, and may spoil it so that the run crashes or does not end:
 * what is not red so is run under Helgrind, which runs one thread at a time. */
static void run_one(void *arg, size_t i)
{
    struct mutants *m = arg;
    const struct race_header *h = m->headers[i];
    struct race_result *result = &m->results[i];
    struct race_config quick = *m->config;
    if (quick.seconds > NATIVE_SECONDS)
        quick.seconds = NATIVE_SECONDS;
    if (names_digest(h)) {
        *result = race_run(&quick, h, RACE_DROPPED, NULL);
        if (result->verdict.word == RACE_PASS)
            return;
        free(result->counters);
    }
    *result = race_run(m->config, h, RACE_DROPPED_SEEN, NULL);
}

/* Tells operation headers[from..to-1]. */
static void tell(struct mutants *m, size_t from, size_t to)
{
    const char *operation = m->headers[from]->error_op;
    const char *why = excuse(operation);
    const struct race_verdict *first = NULL;
    size_t red = 0;
    double seconds = 0;
    char note[RACE_TEXT] = "", message[1024] = "";
    for (size_t i = from; i < to; i++) {
        const struct race_verdict *v = &m->results[i].verdict;
        red += v->word == RACE_PASS;
        seconds += m->results[i].seconds;
        if (!first && v->word != RACE_PASS)
            first = v;
    }
    if (red)
        snprintf(note, sizeof note, "red in %zu of %zu", red, to - from);
    else if (why)
        snprintf(note, sizeof note, "survives: %.250s", why);
    else
        snprintf(message, sizeof message, "survives: %s", first->message);
    if (red && why)
        snprintf(message, sizeof message,
                 "is red; take it out of harness/race_survivors.def");
    enum race_word word = *message ? RACE_FAIL : RACE_PASS;
    m->operations++;
    m->red += red > 0;
    m->excused += !red && why;
    race_tally_line(m->tally, word, m->headers[from]->row, operation,
                    *message ? "" : note, message);
    race_tally_case(m->tally, "race.necessity", operation, word, message, note,
                    seconds);
}

/* The last scenario of an operation has ended: the operation is told. */
static void one_done(void *arg, size_t i)
{
    struct mutants *m = arg;
    size_t from = i;
    free(m->results[i].counters);
    if (i + 1 < m->n &&
        strcmp(m->headers[i]->error_op, m->headers[i + 1]->error_op) == 0)
        return;
    while (from > 0 &&
           strcmp(m->headers[from - 1]->error_op, m->headers[i]->error_op) == 0)
        from--;
    tell(m, from, i + 1);
}

void race_mutate(const struct race_config *config,
                 const struct race_header *const *headers, size_t n, int jobs,
                 struct race_tally *tally)
{
    struct mutants m = {
        .config = config,
        .headers = base_alloc(n + 1, sizeof *m.headers),
        .results = base_alloc(n + 1, sizeof *m.results),
        .tally = tally,
    };
    for (size_t i = 0; i < n; i++)
        if (headers[i]->violation)
            m.headers[m.n++] = headers[i];
    qsort(m.headers, m.n, sizeof *m.headers, by_operation);
    race_pool(m.n, jobs, run_one, one_done, &m);
    printf("\n%zu effects dropped, one at a time: %zu turn a scenario red, %zu "
           "survive with a reason, %zu without\n",
           m.operations, m.red, m.excused, m.operations - m.red - m.excused);
    free(m.headers);
    free(m.results);
}
