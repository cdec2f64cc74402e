/* designs_judge: see designs_judge.h. */
#include "harness/designs_judge.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const struct design_row design_rows[DESIGNS] = {
#define DESIGN(id, name, whole, what) {name, whole, what},
#include "harness/designs.def"
#undef DESIGN
};

const char *design_word_name(enum design_word word)
{
    static const char *const names[] = {"caught", "missed", "silent",
                                        "false alarm", "error"};
    return names[word];
}

__attribute__((format(printf, 2, 3))) static struct design_verdict
verdict(enum design_word word, const char *format, ...)
{
    struct design_verdict v = {.word = word};
    va_list args;
    va_start(args, format);
    vsnprintf(v.message, sizeof v.message, format, args);
    va_end(args);
    return v;
}

/* ERROR when the run proves nothing, else SILENT. */
static struct design_verdict judge_run(const struct race_header *h,
                                       enum design design,
                                       const struct race_run *run,
                                       const char *build_id)
{
    const struct race_record *r = run->record;
    if (run->end != RACE_EXITED)
        return verdict(DESIGN_ERROR, "%s %d; stderr ends: %s",
                       run->end == RACE_SIGNALLED ? "killed by signal"
                                                  : "no end, code",
                       run->code, run->stderr_tail);
    if (!r)
        return verdict(DESIGN_ERROR, "%s; stderr ends: %s", run->record_error,
                       run->stderr_tail);
    if (strcmp(r->probe, build_id) != 0 ||
        strcmp(r->guard, design_rows[design].name) != 0)
        return verdict(DESIGN_ERROR, "the record is of build %s, --guard=%s",
                       r->probe, r->guard);
    if (r->n_contexts != (size_t)h->contexts)
        return verdict(DESIGN_ERROR, "%zu of %d contexts took part",
                       r->n_contexts, h->contexts);
    if (!r->digest_checked || r->digest_bytes < 1)
        return verdict(DESIGN_ERROR, "no digest of the frozen blocks");
    return verdict(DESIGN_SILENT, "%s", "");
}

/* A context that the header expects to end well. */
static struct design_verdict judge_innocent(int i, const struct race_outcome *c)
{
    if (c->ok)
        return verdict(DESIGN_SILENT, "%s", "");
    return verdict(
        strcmp(c->error, "IsolationError") == 0 ? DESIGN_ALARM : DESIGN_ERROR,
        "context %d raised %s: %s (line %d)", i, c->error, c->message, c->line);
}

static struct design_verdict judge_guilty(const struct race_header *h, int i,
                                          const struct race_outcome *c)
{
    struct design_verdict v = {.word = DESIGN_CAUGHT};
    if (c->ok)
        return verdict(DESIGN_MISSED, "context %d was not refused", i);
    if (strcmp(c->error, h->error_class) != 0)
        return verdict(DESIGN_MISSED, "context %d raised %s: %s", i, c->error,
                       c->message);
    if (c->line != h->violation_line)
        return verdict(DESIGN_MISSED,
                       "context %d was refused at line %d, not "
                       "at line %d",
                       i, c->line, h->violation_line);
    v.named = strcmp(c->kind, h->error_op) == 0;
    if (!v.named)
        snprintf(v.message, sizeof v.message, "as %s", c->kind);
    return v;
}

static struct design_verdict judge_contexts(const struct race_header *h,
                                            const struct race_record *r)
{
    struct design_verdict worst = {
        .word = h->violation ? DESIGN_CAUGHT : DESIGN_SILENT, .named = true};
    for (int i = 0; i < h->contexts; i++) {
        const struct race_outcome *c = &r->contexts[i];
        struct design_verdict v =
            h->raises[i] ? judge_guilty(h, i, c) : judge_innocent(i, c);
        bool good = v.word == DESIGN_CAUGHT || v.word == DESIGN_SILENT;
        if (!good)
            return v;
        if (v.word == DESIGN_CAUGHT && !v.named)
            worst = v;
    }
    return worst;
}

struct design_verdict design_judge(const struct race_header *h,
                                   enum design design,
                                   const struct race_run *run,
                                   const char *build_id)
{
    struct design_verdict v = judge_run(h, design, run, build_id);
    bool died = run->end == RACE_SIGNALLED || run->end == RACE_TIMED_OUT;
    if (died && h->violation && !design_rows[design].whole)
        v.word = DESIGN_MISSED; /* the write went through and spoilt main */
    if (v.word == DESIGN_ERROR || died)
        return v;
    const struct race_record *r = run->record;
    v = judge_contexts(h, r);
    if (v.word == DESIGN_CAUGHT && r->n_changes)
        return verdict(DESIGN_MISSED, "refused, yet main changed: %s.%s (%s)",
                       r->changes[0].kind, r->changes[0].field,
                       r->changes[0].label);
    if (v.word != DESIGN_SILENT)
        return v;
    if (r->n_changes)
        return verdict(DESIGN_ERROR, "a legal program changed main: %s.%s (%s)",
                       r->changes[0].kind, r->changes[0].field,
                       r->changes[0].label);
    if (!run->result || strcmp(run->result, h->value) != 0)
        return verdict(DESIGN_ERROR, "result %s, not %s",
                       run->result ? run->result : "-", h->value);
    return v;
}
