/* race_tally.c: counting and telling; see race_tally.h. */
#include "harness/race_tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/base.h"

void race_tally_line(struct race_tally *t, enum race_word word, const char *row,
                     const char *name, const char *note, const char *message)
{
    if (word == RACE_PASS)
        t->passed++;
    else
        t->failed++;
    printf("%-7s %-4s %-32s %s\n", race_word_name(word), row, name, note);
    if (word != RACE_PASS)
        printf("        %s\n", message);
    fflush(stdout);
}

static const char *copy(const char *text)
{
    return text ? base_copy(text) : NULL;
}

static struct junit_case *new_case(struct race_tally *t)
{
    t->cases = base_grow(t->cases, t->n_cases + 1, sizeof *t->cases);
    return &t->cases[t->n_cases++];
}

void race_tally_case(struct race_tally *t, const char *class_name,
                     const char *name, enum race_word word, const char *message,
                     const char *output, double seconds)
{
    static const enum junit_status status[] = {JUNIT_PASS, JUNIT_FAILURE,
                                               JUNIT_ERROR, JUNIT_ERROR};
    *new_case(t) = (struct junit_case){.class_name = copy(class_name),
                                       .name = copy(name),
                                       .status = status[word],
                                       .message = copy(message),
                                       .output = copy(output),
                                       .seconds = seconds};
}

void race_tally_blind(struct race_tally *t, const char *class_name,
                      const char *name, const char *covered, double seconds)
{
    race_tally_case(t, class_name, name, RACE_PASS, covered, NULL, seconds);
    t->cases[t->n_cases - 1].status = JUNIT_SKIPPED;
}

void race_tally_score(struct race_tally *t, const struct race_verdict *v)
{
    for (int i = 0; i < RACE_ORACLES; i++)
        t->score[i][v->score[i]]++;
}

/* "0.975", or "-" without a denominator */
static void ratio(char *text, size_t size, size_t part, size_t rest)
{
    if (part + rest == 0)
        snprintf(text, size, "-");
    else
        snprintf(text, size, "%.3f", (double)part / (double)(part + rest));
}

void race_tally_table(const struct race_tally *t)
{
    static const char *const what[] = {
#define ORACLE(name, text) text,
#include "harness/race_oracles.def"
#undef ORACLE
    };
    printf("\n%-9s %5s %5s %5s %5s %7s %9s\n", "oracle", "TP", "FN", "FP", "TN",
           "recall", "precision");
    for (int i = 0; i < RACE_ORACLES; i++) {
        const size_t *s = t->score[i];
        char recall[16], precision[16];
        ratio(recall, sizeof recall, s[RACE_TP], s[RACE_FN]);
        ratio(precision, sizeof precision, s[RACE_TP], s[RACE_FP]);
        printf("%-9s %5zu %5zu %5zu %5zu %7s %9s   %s\n",
               race_oracle_name((enum race_oracle)i), s[RACE_TP], s[RACE_FN],
               s[RACE_FP], s[RACE_TN], recall, precision, what[i]);
    }
}

void race_tally_free(struct race_tally *t)
{
    for (size_t i = 0; i < t->n_cases; i++) {
        free((void *)(uintptr_t)t->cases[i].class_name);
        free((void *)(uintptr_t)t->cases[i].name);
        free((void *)(uintptr_t)t->cases[i].message);
        free((void *)(uintptr_t)t->cases[i].output);
    }
    free(t->cases);
    memset(t, 0, sizeof *t);
}
