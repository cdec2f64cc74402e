/* race_judge.c: the verdict on one run; see race_judge.h. */
#include "harness/race_judge.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *race_word_name(enum race_word word)
{
    static const char *const names[] = {"PASS", "FAIL", "INVALID", "ERROR"};
    return names[word];
}

struct judge {
    const struct race_header *header;
    const struct race_run *run;
    const struct race_record *record;
    bool guarded;
    struct race_verdict verdict;
};

/* Sets the verdict once: the first finding is the one told. Returns false. */
__attribute__((format(printf, 3, 4))) static bool
find(struct judge *j, enum race_word word, const char *format, ...)
{
    if (j->verdict.word != RACE_PASS)
        return false;
    va_list args;
    va_start(args, format);
    vsnprintf(j->verdict.message, sizeof j->verdict.message, format, args);
    va_end(args);
    j->verdict.word = word;
    return false;
}

static bool judge_end(struct judge *j)
{
    const struct race_run *run = j->run;
    switch (run->end) {
    case RACE_NOT_RUN:
        return find(j, RACE_ERROR, "could not be started: %s",
                    strerror(run->code));
    case RACE_TIMED_OUT:
        return find(j, RACE_ERROR, "no end after %d s", run->code);
    case RACE_SIGNALLED:
        return find(j, RACE_ERROR, "killed by signal %d (%s)", run->code,
                    strsignal(run->code));
    case RACE_EXITED:
        break;
    }
    if (run->code == 0 || run->code == 1 || run->code == RACE_EXIT_RACES)
        return true;
    return find(j, RACE_ERROR, "exit code %d; stderr ends: %s", run->code,
                run->stderr_tail);
}

/* Only the suppressions that Valgrind brings along may hide anything. */
static bool judge_suppressions(struct judge *j)
{
    const struct xml_suppression *foreign = xml_log_foreign(j->run->xml);
    return !foreign ||
           find(j, RACE_ERROR,
                "%ld reports hidden by the unknown suppression '%s'",
                foreign->count, foreign->name);
}

static bool judge_tool(struct judge *j)
{
    const struct xml_log *xml = j->run->xml;
    if (!xml)
        return true;
    if (!xml->complete)
        return find(j, RACE_ERROR, "Helgrind: %s", xml->trouble);
    if ((j->run->code == RACE_EXIT_RACES) != (xml->n_reports > 0))
        return find(j, RACE_ERROR,
                    "Helgrind: exit code %d with %zu reports in the XML",
                    j->run->code, xml->n_reports);
    return judge_suppressions(j);
}

static bool judge_record(struct judge *j, const char *build_id)
{
    const char *guard = j->guarded || j->run->dropped ? "calls" : "off";
    if (!j->record)
        return find(j, RACE_ERROR, "%s; stderr ends: %s", j->run->record_error,
                    j->run->stderr_tail);
    if (strcmp(j->record->probe, build_id) != 0)
        return find(j, RACE_ERROR,
                    "stale binary: the record is of build %s, pxi says %s",
                    j->record->probe, build_id);
    if (strcmp(j->record->guard, guard) != 0)
        return find(j, RACE_ERROR, "ran with --guard=%s instead of %s",
                    j->record->guard, guard);
    return true;
}

static bool judge_participants(struct judge *j)
{
    const struct race_record *r = j->record;
    int declared = j->header->contexts;
    if (r->n_contexts != (size_t)declared)
        return find(j, RACE_INVALID, "%zu of %d declared contexts took part",
                    r->n_contexts, declared);
    for (size_t i = 0; i < r->n_contexts; i++)
        for (size_t k = 0; k < i; k++)
            if (r->contexts[i].serial == r->contexts[k].serial ||
                r->contexts[i].worker == r->contexts[k].worker)
                return find(j, RACE_INVALID,
                            "contexts %ld and %ld did not run on workers of "
                            "their own (both on %ld)",
                            r->contexts[k].serial, r->contexts[i].serial,
                            r->contexts[i].worker);
    return true;
}

static bool judge_watchers(struct judge *j)
{
    const struct race_record *r = j->record;
    if (!r->canary_ran)
        return find(j, RACE_INVALID, "the canary did not run");
    if (r->canary_passes < 1 || r->canary_words < 1)
        return find(j, RACE_INVALID,
                    "the canary made no full pass (%ld passes, %ld words)",
                    r->canary_passes, r->canary_words);
    if (!r->digest_checked || r->digest_bytes < 1)
        return find(j, RACE_INVALID, "no digest of the frozen blocks");
    return true;
}

static bool same_file(const char *a, const char *b)
{
    const char *x = strrchr(a, '/'), *y = strrchr(b, '/');
    return strcmp(x ? x + 1 : a, y ? y + 1 : b) == 0;
}

static bool judge_refusal(struct judge *j, int i, const struct race_outcome *c)
{
    const struct race_header *h = j->header;
    if (c->ok)
        return find(j, RACE_FAIL,
                    "context %d was not refused; it ended with result %s", i,
                    c->result);
    if (strcmp(c->error, h->error_class) != 0)
        return find(j, RACE_FAIL, "context %d raised %s (%s), not %s", i,
                    c->error, c->message, h->error_class);
    if (strcmp(c->kind, h->error_op) != 0)
        return find(j, RACE_FAIL, "context %d was refused for '%s', not '%s'",
                    i, c->kind, h->error_op);
    if (c->line != h->violation_line || !same_file(c->file, h->path))
        return find(j, RACE_FAIL,
                    "context %d was refused at %s:%d, not at line %d", i,
                    c->file, c->line, h->violation_line);
    return true;
}

static bool judge_outcomes(struct judge *j)
{
    const struct race_header *h = j->header;
    for (int i = 0; i < h->contexts; i++) {
        const struct race_outcome *c = &j->record->contexts[i];
        if (h->raises[i]) {
            if (!judge_refusal(j, i, c))
                return false;
        } else if (!c->ok) {
            return find(j, RACE_FAIL, "context %d raised %s: %s (%s:%d)", i,
                        c->error, c->message, c->file, c->line);
        }
    }
    return true;
}

static bool judge_value(struct judge *j)
{
    const char *result = j->run->result;
    if (j->header->violation)
        return true;
    if (!result)
        return find(j, RACE_FAIL,
                    "no line 'result: ...' on stdout; stderr ends: %s",
                    j->run->stderr_tail);
    if (strcmp(result, j->header->value) != 0)
        return find(j, RACE_FAIL, "result %s, not %s", result,
                    j->header->value);
    return true;
}

/* The guard's log names every refusal that the header declares, and no other.
 */
static void judge_guard(struct judge *j)
{
    const struct race_header *h = j->header;
    size_t expected = 0, matched = 0;
    for (int i = 0; i < h->contexts; i++)
        expected += h->raises[i];
    for (size_t i = 0; i < j->record->n_events; i++) {
        const struct race_event *e = &j->record->events[i];
        bool hit = h->violation && strcmp(e->operation, h->error_op) == 0 &&
                   e->line == h->violation_line && same_file(e->file, h->path);
        matched += hit;
        if (!hit)
            find(j, RACE_FAIL, "the guard's log has '%s' on %s at %s:%d",
                 e->operation, e->object, e->file, e->line);
    }
    if (matched < expected)
        find(j, RACE_FAIL, "the guard's log has %zu of %zu refusals", matched,
             expected);
    enum race_score good = h->violation ? RACE_TP : RACE_TN;
    enum race_score bad = h->violation ? RACE_FN : RACE_FP;
    j->verdict.score[RACE_ORACLE_guard] =
        matched == expected && j->record->n_events == matched ? good : bad;
}

/* "store_list_item against canary_read on list.item (foo)" */
static void describe(const struct judge *j, const struct xml_report *report,
                     char *text, size_t size)
{
    const char *field = "";
    const struct race_object *o =
        report->has_address
            ? race_record_find(j->record, report->address, &field)
            : NULL;
    if (strcmp(report->kind, "Race") != 0)
        snprintf(text, size, "%s: %s", report->kind, report->text);
    else
        snprintf(text, size, "%s against %s on %s%s%s (%s)",
                 *report->fn[0] ? report->fn[0] : "?",
                 *report->fn[1] ? report->fn[1] : "?",
                 o ? o->kind : "memory outside main's frozen blocks",
                 *field ? "." : "", field, o ? o->label : "-");
}

/* Guarded: both memory oracles are silent. */
static void judge_silence(struct judge *j)
{
    const struct xml_log *xml = j->run->xml;
    const struct race_record *r = j->record;
    j->verdict.score[RACE_ORACLE_digest] = r->n_changes ? RACE_FP : RACE_TN;
    if (xml)
        j->verdict.score[RACE_ORACLE_helgrind] =
            xml->n_reports ? RACE_FP : RACE_TN;
    if (xml && xml->n_reports) {
        char text[512];
        describe(j, &xml->reports[0], text, sizeof text);
        find(j, RACE_FAIL, "guarded, yet Helgrind reports %zu: %s",
             xml->n_reports, text);
    }
    if (r->n_changes)
        find(j, RACE_FAIL,
             "guarded, yet the digest found %zu changes: %s.%s (%s) %s -> %s",
             r->n_changes, r->changes[0].kind, r->changes[0].field,
             r->changes[0].label, r->changes[0].before, r->changes[0].after);
}

static bool target_is(const struct race_claim *claim, const char *kind,
                      const char *field, const char *label)
{
    return strcmp(claim->kind, kind) == 0 &&
           (!*claim->field || strcmp(claim->field, field) == 0) &&
           (!*claim->label || strcmp(claim->label, label) == 0);
}

static bool report_is(const struct judge *j, const struct race_claim *claim,
                      const struct xml_report *report)
{
    const char *field;
    const struct race_object *o;
    if (!report->has_address ||
        !xml_report_pairs(report, claim->fn[0], claim->fn[1]))
        return false;
    o = race_record_find(j->record, report->address, &field);
    return o && target_is(claim, o->kind, field, o->label);
}

/* Does the run's Helgrind log hold the pair? If not, says what it saw. */
static bool helgrind_saw(const struct judge *j, const struct race_claim *claim,
                         char *saw, size_t size)
{
    const struct xml_log *xml = j->run->xml;
    snprintf(saw, size, "nothing");
    for (size_t i = 0; xml && i < xml->n_reports; i++)
        if (report_is(j, claim, &xml->reports[i]))
            return true;
    if (xml && xml->n_reports) {
        int used = snprintf(saw, size, "%zu others, first ", xml->n_reports);
        describe(j, &xml->reports[0], saw + used, size - (size_t)used);
    }
    return false;
}

static bool digest_saw(const struct judge *j, const struct race_claim *claim,
                       char *saw, size_t size)
{
    const struct race_record *r = j->record;
    snprintf(saw, size, "nothing");
    for (size_t i = 0; i < r->n_changes; i++)
        if (target_is(claim, r->changes[i].kind, r->changes[i].field,
                      r->changes[i].label))
            return true;
    if (r->n_changes)
        snprintf(saw, size, "%zu others, first %s.%s (%s)", r->n_changes,
                 r->changes[0].kind, r->changes[0].field, r->changes[0].label);
    return false;
}

static void judge_claim(struct judge *j, const struct race_claim *claim)
{
    char saw[384];
    bool helgrind = claim->oracle == RACE_ORACLE_helgrind;
    if (helgrind && !j->run->xml)
        return;
    bool hit = helgrind ? helgrind_saw(j, claim, saw, sizeof saw)
                        : digest_saw(j, claim, saw, sizeof saw);
    enum race_score *score = &j->verdict.score[claim->oracle];
    if (!hit)
        *score = RACE_FN;
    else if (*score == RACE_UNSCORED)
        *score = RACE_TP;
    if (!hit)
        find(j, RACE_FAIL,
             "control: %s did not report %s%s%s%s%s%s%s%s%s; it saw %s",
             race_oracle_name(claim->oracle), claim->fn[0],
             helgrind ? " against " : "", claim->fn[1], helgrind ? " on " : "",
             claim->kind, *claim->field ? "." : "", claim->field,
             *claim->label ? " " : "", claim->label, saw);
}

/* Another effect refuses what the dropped one let pass. */
static bool judge_dropped(struct judge *j)
{
    const struct race_record *r = j->record;
    if (!j->run->dropped || r->n_events == 0)
        return true;
    return find(j, RACE_FAIL, "still refused: '%s' on %s at line %d",
                r->events[0].operation, r->events[0].object, r->events[0].line);
}

struct race_verdict race_judge(const struct race_header *header, bool guarded,
                               const struct race_run *run, const char *build_id)
{
    struct judge j = {.header = header,
                      .run = run,
                      .record = run->record,
                      .guarded = guarded};
    if (!judge_end(&j) || !judge_tool(&j) || !judge_record(&j, build_id) ||
        !judge_participants(&j) || !judge_watchers(&j))
        return j.verdict;
    if (guarded) {
        (void)(judge_outcomes(&j) && judge_value(&j));
        judge_guard(&j);
        judge_silence(&j);
    } else if (judge_dropped(&j)) {
        for (size_t i = 0; i < header->n_claims; i++)
            judge_claim(&j, &header->claims[i]);
    }
    return j.verdict;
}
