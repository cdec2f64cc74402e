/* race_preflight.c: the detector's own probes; see race_preflight.h. */
#include "harness/race_preflight.h"

#include <glob.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/base.h"
#include "harness/race_child.h"

/* The value of the "// key: value" line among the first lines of `text`. */
static bool find_key(const char *text, const char *key, char *value,
                     size_t size)
{
    char mark[32];
    int length = snprintf(mark, sizeof mark, "// %s: ", key);
    for (const char *line = text; strncmp(line, "// ", 3) == 0;) {
        size_t rest = strcspn(line, "\n");
        if (strncmp(line, mark, (size_t)length) == 0)
            return snprintf(value, size, "%.*s", (int)rest - length,
                            line + length) < (int)size;
        line += rest + (line[rest] != '\0');
    }
    return false;
}

static bool parse_expect(const char *text, struct race_probe *out)
{
    char extra[2];
    if (sscanf(text, "flagged %63s %63s %1s", out->fn[0], out->fn[1], extra) ==
        2) {
        out->expect = PROBE_FLAGGED;
        return true;
    }
    if (strcmp(text, "clean") == 0) {
        out->expect = PROBE_CLEAN;
        return true;
    }
    out->expect = PROBE_BLIND;
    return sscanf(text, "blind covered by %319[^\n]", out->covered) == 1;
}

bool race_probe_parse(const char *path, const char *text,
                      struct race_probe *out, char *error, size_t error_size)
{
    char expect[RACE_TEXT];
    memset(out, 0, sizeof *out);
    if (!find_key(text, "probe", out->name, sizeof out->name) ||
        !find_key(text, "row", out->row, sizeof out->row) ||
        !find_key(text, "about", out->about, sizeof out->about) ||
        !find_key(text, "expect", expect, sizeof expect)) {
        snprintf(error, error_size,
                 "%s:1: a probe begins with the lines '// probe:', '// row:', "
                 "'// expect:' and '// about:'",
                 path);
        return false;
    }
    if (parse_expect(expect, out))
        return true;
    snprintf(error, error_size,
             "%s:1: expect: '%s'; write 'flagged FN FN', 'clean' or 'blind "
             "covered by WHAT'",
             path, expect);
    return false;
}

__attribute__((format(printf, 2, 3))) static struct race_verdict
verdict(enum race_word word, const char *format, ...)
{
    struct race_verdict v = {.word = word};
    va_list args;
    va_start(args, format);
    vsnprintf(v.message, sizeof v.message, format, args);
    va_end(args);
    return v;
}

static bool pair_reported(const struct race_probe *probe,
                          const struct xml_log *xml)
{
    for (size_t i = 0; i < xml->n_reports; i++)
        if (xml_report_pairs(&xml->reports[i], probe->fn[0], probe->fn[1]))
            return true;
    return false;
}

struct race_verdict race_probe_judge(const struct race_probe *probe,
                                     enum race_end end, int code,
                                     const struct xml_log *xml)
{
    if (end != RACE_EXITED || (code != 0 && code != RACE_EXIT_RACES))
        return verdict(RACE_ERROR, "the probe did not run to its end");
    if (!xml->complete)
        return verdict(RACE_ERROR, "Helgrind: %s", xml->trouble);
    const struct xml_suppression *foreign = xml_log_foreign(xml);
    if (foreign)
        return verdict(RACE_ERROR, "unknown suppression '%s'", foreign->name);
    if (probe->expect == PROBE_CLEAN && xml->n_reports)
        return verdict(RACE_FAIL,
                       "known clean, yet Helgrind reports: %s; no silence "
                       "of this tool can be judged",
                       xml->reports[0].text);
    if (probe->expect == PROBE_BLIND && xml->n_reports)
        return verdict(RACE_FAIL,
                       "known blind, yet now reported: %s; the tool changed, "
                       "revisit what covers it (%s)",
                       xml->reports[0].text, probe->covered);
    if (probe->expect == PROBE_FLAGGED && !pair_reported(probe, xml))
        return verdict(RACE_FAIL,
                       "known racy, yet %s/%s was not reported; this "
                       "Helgrind cannot prove anything",
                       probe->fn[0], probe->fn[1]);
    return (struct race_verdict){.word = RACE_PASS};
}

struct preflight {
    const struct race_config *config;
    const char *programs;
    struct race_tally *tally;
    char **paths;
    struct result {
        struct race_probe probe;
        struct race_verdict verdict;
        double seconds;
    } * results;
    bool ok;
};

static void run_probe(struct preflight *p, struct result *r)
{
    char program[1024], out[1024], err[1024], option[1024];
    const char *argv[RACE_VALGRIND_WORDS + 2];
    struct xml_log xml;
    double begin = base_now();
    snprintf(program, sizeof program, "%s/%s", p->programs, r->probe.name);
    snprintf(out, sizeof out, "%s/probe.%s.out", p->config->dir, r->probe.name);
    snprintf(err, sizeof err, "%s/probe.%s.err", p->config->dir, r->probe.name);
    snprintf(option, sizeof option, "--xml-file=%s/probe.%s.xml",
             p->config->dir, r->probe.name);
    int n = race_valgrind(p->config, argv, option);
    argv[n++] = program;
    argv[n] = NULL;
    struct race_child child =
        race_child_run(&(struct race_order){.argv = (char **)(uintptr_t)argv,
                                            .out_path = out,
                                            .err_path = err,
                                            .seconds = p->config->seconds});
    xml_log_read(strchr(option, '=') + 1, &xml);
    r->verdict = race_probe_judge(&r->probe, child.end, child.code, &xml);
    r->seconds = base_now() - begin;
    xml_log_free(&xml);
}

static void probe_job(void *arg, size_t i)
{
    struct preflight *p = arg;
    struct result *r = &p->results[i];
    char text[4096];
    race_child_head(p->paths[i], text, sizeof text);
    if (race_probe_parse(p->paths[i], text, &r->probe, r->verdict.message,
                         sizeof r->verdict.message))
        run_probe(p, r);
    else
        r->verdict.word = RACE_ERROR;
}

static void probe_done(void *arg, size_t i)
{
    static const char *const answers[] = {"flagged", "clean", "known blind"};
    struct preflight *p = arg;
    const struct result *r = &p->results[i];
    char note[RACE_TEXT + 64];
    snprintf(note, sizeof note, "%s%s%s", answers[r->probe.expect],
             *r->probe.covered ? "; covered by " : "", r->probe.covered);
    race_tally_line(p->tally, r->verdict.word, r->probe.row, r->probe.name,
                    note, r->verdict.message);
    if (r->verdict.word == RACE_PASS && r->probe.expect == PROBE_BLIND)
        race_tally_blind(p->tally, "race.preflight", r->probe.name,
                         r->probe.covered, r->seconds);
    else
        race_tally_case(p->tally, "race.preflight", r->probe.name,
                        r->verdict.word, r->verdict.message, NULL, r->seconds);
    p->ok = p->ok && r->verdict.word == RACE_PASS;
}

bool race_preflight(const struct race_config *config, const char *sources,
                    const char *programs, int jobs, struct race_tally *tally)
{
    char pattern[1024];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s/*.c", sources);
    if (glob(pattern, 0, NULL, &found) != 0) {
        fprintf(stderr, "pxlab race: no probes in %s\n", sources);
        return false;
    }
    struct preflight p = {.config = config,
                          .programs = programs,
                          .tally = tally,
                          .paths = found.gl_pathv,
                          .results =
                              calloc(found.gl_pathc, sizeof(struct result)),
                          .ok = true};
    race_pool(found.gl_pathc, jobs, probe_job, probe_done, &p);
    free(p.results);
    globfree(&found);
    return p.ok;
}
