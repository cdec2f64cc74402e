/* race.c: `pxlab race`: options, the order of the suite, its end. The parts
 * have files of their own: race_header (what a scenario declares), race_run
 * (child processes), race_judge (verdicts), race_preflight, race_plants. */
#define _GNU_SOURCE /* nftw */
#include "harness/race.h"

#include <errno.h>
#include <ftw.h>
#include <getopt.h>
#include <glob.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness/base.h"
#include "harness/designs.h"
#include "harness/race_binary.h"
#include "harness/race_mutate.h"
#include "harness/race_plants.h"
#include "harness/race_preflight.h"
#include "harness/race_run.h"
#include "harness/race_tally.h"

struct options {
    const char *filter, *tool, *junit, *keep, *pxi, *markdown, *workloads;
    int jobs, seconds;
    bool list, quick, self_test, mutate, designs, no_cost;
};

/* Everything relative to the folder that holds build/ and race_tests/. */
struct places {
    char scenarios[600], probes[600], plants[600], programs[600], pxi[600];
};

struct suite {
    struct options options;
    struct places places;
    struct race_config config;
    struct race_tally tally;
    struct entry *entries;
    size_t n;
};

struct entry {
    struct race_header header;
    char error[1400]; /* of the header; "" when it is good */
    struct race_result results[RACE_KINDS];
    bool ran[RACE_KINDS];
};

static void usage(FILE *to)
{
    fputs("usage: pxlab race [options]\n"
          "  --filter RE     only scenarios whose name or row matches\n"
          "  --tool NAME     helgrind (the only one so far)\n"
          "  --jobs N        scenarios at once (default: CPUs)\n"
          "  --quick         only scenarios marked 'quick: yes'\n"
          "  --self-test     only the preflight and the plants\n"
          "  --mutate        drop each effect in turn: is the write seen?\n"
          "  --list          print the scenarios and run nothing\n"
          "  --designs       every scenario and workload under every guard "
          "design\n"
          "  --workloads RE  of --designs: only workloads that match\n"
          "  --no-cost       of --designs: no workloads\n"
          "  --markdown FILE of --designs: write the page (make designs:\n"
          "                  results/designs.md)\n"
          "  --junit FILE    write JUnit XML\n"
          "  --keep DIR      keep the runs' files in DIR\n"
          "  --pxi FILE      the race build (default: build/race/pxi)\n"
          "  --timeout S     deadline of one run in seconds (default: 180)\n",
          to);
}

static bool take_number(const char *name, const char *text, int *out)
{
    char *end;
    long n = strtol(text, &end, 10);
    if (*text && !*end && n > 0 && n < 100000) {
        *out = (int)n;
        return true;
    }
    fprintf(stderr, "pxlab race: --%s wants a number above 0, not '%s'\n", name,
            text);
    return false;
}

enum {
    KEY_FILTER = 256,
    KEY_TOOL,
    KEY_JOBS,
    KEY_QUICK,
    KEY_SELF,
    KEY_MUTATE,
    KEY_LIST,
    KEY_JUNIT,
    KEY_KEEP,
    KEY_PXI,
    KEY_TIMEOUT,
    KEY_DESIGNS,
    KEY_WORKLOADS,
    KEY_NO_COST,
    KEY_MARKDOWN,
    KEY_HELP
};

static const struct option long_options[] = {
    {"filter", required_argument, NULL, KEY_FILTER},
    {"tool", required_argument, NULL, KEY_TOOL},
    {"jobs", required_argument, NULL, KEY_JOBS},
    {"quick", no_argument, NULL, KEY_QUICK},
    {"self-test", no_argument, NULL, KEY_SELF},
    {"mutate", no_argument, NULL, KEY_MUTATE},
    {"list", no_argument, NULL, KEY_LIST},
    {"junit", required_argument, NULL, KEY_JUNIT},
    {"keep", required_argument, NULL, KEY_KEEP},
    {"pxi", required_argument, NULL, KEY_PXI},
    {"timeout", required_argument, NULL, KEY_TIMEOUT},
    {"designs", no_argument, NULL, KEY_DESIGNS},
    {"workloads", required_argument, NULL, KEY_WORKLOADS},
    {"no-cost", no_argument, NULL, KEY_NO_COST},
    {"markdown", required_argument, NULL, KEY_MARKDOWN},
    {"help", no_argument, NULL, KEY_HELP},
    {NULL, 0, NULL, 0},
};

/* Returns -1 to go on, else the exit code. */
static int take_option(struct options *o, int key)
{
    switch (key) {
    case KEY_FILTER:
        o->filter = optarg;
        return -1;
    case KEY_TOOL:
        o->tool = optarg;
        return -1;
    case KEY_JOBS:
        return take_number("jobs", optarg, &o->jobs) ? -1 : 2;
    case KEY_QUICK:
        o->quick = true;
        return -1;
    case KEY_SELF:
        o->self_test = true;
        return -1;
    case KEY_MUTATE:
        o->mutate = true;
        return -1;
    case KEY_LIST:
        o->list = true;
        return -1;
    case KEY_JUNIT:
        o->junit = optarg;
        return -1;
    case KEY_KEEP:
        o->keep = optarg;
        return -1;
    case KEY_PXI:
        o->pxi = optarg;
        return -1;
    case KEY_TIMEOUT:
        return take_number("timeout", optarg, &o->seconds) ? -1 : 2;
    case KEY_DESIGNS:
        o->designs = true;
        return -1;
    case KEY_WORKLOADS:
        o->workloads = optarg;
        return -1;
    case KEY_NO_COST:
        o->no_cost = true;
        return -1;
    case KEY_MARKDOWN:
        o->markdown = optarg;
        return -1;
    case KEY_HELP:
        usage(stdout);
        return 0;
    default:
        usage(stderr);
        return 2;
    }
}

static int take_options(int argc, char **argv, struct options *o)
{
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    int key, code;
    *o = (struct options){.tool = "helgrind",
                          .jobs = cpus > 0 && cpus < 64 ? (int)cpus : 2,
                          .seconds = 180};
    optind = 1;
    while ((key = getopt_long(argc, argv, "", long_options, NULL)) != -1)
        if ((code = take_option(o, key)) >= 0)
            return code;
    if (optind < argc) {
        fprintf(stderr, "pxlab race: '%s' is no option\n", argv[optind]);
        usage(stderr);
        return 2;
    }
    if ((o->workloads || o->no_cost || o->markdown) && !o->designs) {
        fputs("pxlab race: --workloads, --no-cost and --markdown belong to "
              "--designs\n",
              stderr);
        return 2;
    }
    if (strcmp(o->tool, "helgrind") != 0) {
        fprintf(stderr, "pxlab race: --tool '%s'; there is helgrind so far\n",
                o->tool);
        return 2;
    }
    return -1;
}

/* build/V/pxlab -> the folder above build/, else the working directory. */
static void find_root(char *root, size_t size)
{
    ssize_t n = readlink("/proc/self/exe", root, size - 1);
    root[n > 0 ? n : 0] = '\0';
    for (int up = 0; up < 3; up++) {
        char *slash = strrchr(root, '/');
        if (slash)
            *slash = '\0';
    }
    char probe[1100];
    snprintf(probe, sizeof probe, "%s/race_tests", root);
    if (access(probe, R_OK) != 0)
        snprintf(root, size, ".");
}

static void find_places(const struct options *o, struct places *p)
{
    char root[500];
    find_root(root, sizeof root);
    snprintf(p->scenarios, sizeof p->scenarios, "%s/race_tests/scenarios",
             root);
    snprintf(p->probes, sizeof p->probes, "%s/race_tests/probes", root);
    snprintf(p->plants, sizeof p->plants, "%s/race_tests/plants", root);
    snprintf(p->programs, sizeof p->programs, "%s/build/race/probes", root);
    if (o->pxi)
        snprintf(p->pxi, sizeof p->pxi, "%s", o->pxi);
    else
        snprintf(p->pxi, sizeof p->pxi, "%s/build/race/pxi", root);
}

static bool wanted(const struct options *o, const regex_t *re,
                   const struct entry *e)
{
    if (*e->error)
        return true;
    if (o->quick && !e->header.quick)
        return false;
    return !o->filter || regexec(re, e->header.scenario, 0, NULL, 0) == 0 ||
           regexec(re, e->header.row, 0, NULL, 0) == 0;
}

static void read_entries(struct suite *s, const glob_t *found,
                         const regex_t *re)
{
    s->entries = base_alloc(found->gl_pathc + 1, sizeof *s->entries);
    for (size_t i = 0; i < found->gl_pathc; i++) {
        struct entry *e = &s->entries[s->n];
        memset(e, 0, sizeof *e);
        race_header_read(found->gl_pathv[i], &e->header, e->error,
                         sizeof e->error);
        s->n += wanted(&s->options, re, e);
    }
}

/* Returns -1, or the exit code. */
static int find_entries(struct suite *s)
{
    char pattern[700];
    glob_t found;
    regex_t re;
    const char *filter = s->options.filter ? s->options.filter : "";
    if (regcomp(&re, filter, REG_EXTENDED | REG_NOSUB) != 0) {
        fprintf(stderr, "pxlab race: --filter '%s' is no regular expression\n",
                filter);
        return 2;
    }
    snprintf(pattern, sizeof pattern, "%s/*.py", s->places.scenarios);
    if (glob(pattern, 0, NULL, &found) == 0) {
        read_entries(s, &found, &re);
        globfree(&found);
    }
    regfree(&re);
    if (s->n)
        return -1;
    fprintf(stderr, "pxlab race: no scenario in %s%s%s\n", s->places.scenarios,
            *filter ? " matches " : "", filter);
    return 2;
}

static int list_entries(const struct suite *s)
{
    int code = 0;
    for (size_t i = 0; i < s->n; i++) {
        const struct race_header *h = &s->entries[i].header;
        if (*s->entries[i].error) {
            fprintf(stderr, "%s\n", s->entries[i].error);
            code = 1;
        } else {
            printf("%-4s %-32s %-10s %s\n", h->row, h->scenario,
                   h->violation ? h->error_op : "ok", h->operation);
        }
    }
    return code;
}

/* Tools and builds that must be there; returns -1, or 3 with a message. */
static int check_tools(const struct suite *s, char *build_id, size_t size)
{
    static const char *const symbols[] = {"store_list_item", "canary_read",
                                          NULL};
    char error[1400];
    if (system("command -v valgrind >/dev/null 2>&1") != 0) {
        fputs("pxlab race: valgrind is missing; make deps installs it\n",
              stderr);
        return 3;
    }
    if (!race_binary_has(s->places.pxi, symbols, error, sizeof error) ||
        !race_binary_build_id(s->places.pxi, build_id, size, error,
                              sizeof error)) {
        fprintf(stderr, "pxlab race: %s\n", error);
        return 3;
    }
    return -1;
}

static void scenario_job(void *arg, size_t i)
{
    struct suite *s = arg;
    struct entry *e = &s->entries[i];
    if (*e->error)
        return;
    for (int kind = 0; kind < RACE_KINDS; kind++) {
        if (kind == RACE_CONTROL && !e->header.has_control)
            continue;
        e->results[kind] =
            race_run(&s->config, &e->header, (enum race_kind)kind, NULL);
        e->ran[kind] = true;
    }
}

static void scenario_done(void *arg, size_t i)
{
    struct suite *s = arg;
    const struct entry *e = &s->entries[i];
    char note[200] = "", message[1024] = "", name[128];
    int used = 0;
    enum race_word word = RACE_PASS;
    if (*e->error) {
        race_tally_line(&s->tally, RACE_ERROR, "-", "bad header", "", e->error);
        race_tally_case(&s->tally, "race", e->header.path, RACE_ERROR, e->error,
                        NULL, 0);
        return;
    }
    for (int kind = 0; kind < RACE_KINDS; kind++) {
        const struct race_result *r = &e->results[kind];
        const char *kind_name = race_kind_name((enum race_kind)kind);
        if (!e->ran[kind])
            continue;
        used += snprintf(note + used, sizeof note - (size_t)used, "%s %.2f s  ",
                         kind_name, r->seconds);
        snprintf(name, sizeof name, "%s %s", e->header.scenario, kind_name);
        race_tally_case(&s->tally, "race", name, r->verdict.word,
                        r->verdict.message, r->counters, r->seconds);
        if (kind != RACE_NATIVE)
            race_tally_score(&s->tally, &r->verdict);
        if (word == RACE_PASS && r->verdict.word != RACE_PASS) {
            word = r->verdict.word;
            snprintf(message, sizeof message, "%s: %s", kind_name,
                     r->verdict.message);
        }
    }
    race_tally_line(&s->tally, word, e->header.row, e->header.scenario, note,
                    message);
}

/* One scenario's counters stand for what this machine has. */
static void tell_counters(const struct suite *s)
{
    for (size_t i = 0; i < s->n; i++) {
        const char *text = s->entries[i].results[RACE_NATIVE].counters;
        if (!text)
            continue;
        printf("\ncounters of %s, native (of every scenario: --junit)\n%s",
               s->entries[i].header.scenario, text);
        return;
    }
}

static void run_mutants(struct suite *s)
{
    const struct race_header **headers = base_alloc(s->n + 1, sizeof *headers);
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++) {
        const struct entry *e = &s->entries[i];
        if (*e->error)
            race_tally_line(&s->tally, RACE_ERROR, "-", "bad header", "",
                            e->error);
        else
            headers[n++] = &e->header;
    }
    puts("necessity: guarded, without the effect that refuses the operation");
    race_mutate(&s->config, headers, n, s->options.jobs, &s->tally);
    free(headers);
}

static void run_suite(struct suite *s)
{
    int jobs = s->options.jobs;
    if (s->options.mutate) {
        run_mutants(s);
        return;
    }
    puts("preflight: what Helgrind sees of known cases");
    race_preflight(&s->config, s->places.probes, s->places.programs, jobs,
                   &s->tally);
    if (!s->options.self_test) {
        puts("\nscenarios: guarded, and with the guard off");
        race_pool(s->n, jobs, scenario_job, scenario_done, s);
    }
    puts("\nplants: faults that this suite must notice");
    race_plants(&s->config, s->places.scenarios, s->places.plants, jobs,
                &s->tally);
    if (s->options.self_test)
        return;
    race_tally_table(&s->tally);
    tell_counters(s);
}

static int remove_one(const char *path, const struct stat *st, int type,
                      struct FTW *at)
{
    (void)st, (void)type, (void)at;
    return remove(path);
}

/* Makes the directory of the runs' files; false with a message. */
static bool make_dir(const struct options *o, char *dir, size_t size)
{
    const char *tmp = getenv("TMPDIR");
    if (o->keep)
        snprintf(dir, size, "%s", o->keep);
    else
        snprintf(dir, size, "%s/pxlab-race-XXXXXX", tmp ? tmp : "/tmp");
    if (o->keep ? mkdir(dir, 0755) == 0 || errno == EEXIST
                : mkdtemp(dir) != NULL)
        return true;
    fprintf(stderr, "pxlab race: %s: %s\n", dir, strerror(errno));
    return false;
}

static int finish(struct suite *s)
{
    const struct race_tally *t = &s->tally;
    bool written = true;
    if (s->options.junit)
        written =
            junit_write(s->options.junit, "pxlab race", t->cases, t->n_cases);
    if (!written)
        fprintf(stderr, "pxlab race: %s: %s\n", s->options.junit,
                strerror(errno));
    printf("\n%zu passed, %zu failed\n", t->passed, t->failed);
    return t->failed || !written ? 1 : 0;
}

static int run_designs(struct suite *s)
{
    const struct race_header **header = base_alloc(s->n + 1, sizeof *header);
    for (size_t i = 0; i < s->n; i++) {
        if (*s->entries[i].error) {
            fprintf(stderr, "%s\n", s->entries[i].error);
            free(header);
            return 1;
        }
        header[i] = &s->entries[i].header;
    }
    int code =
        designs_run(&(struct designs_order){.config = &s->config,
                                            .header = header,
                                            .headers = s->n,
                                            .jobs = s->options.jobs,
                                            .cost = !s->options.no_cost,
                                            .workloads = s->options.workloads,
                                            .markdown = s->options.markdown});
    free(header);
    return code;
}

static int run(struct suite *s)
{
    char dir[800], build_id[256];
    int code = find_entries(s);
    if (code >= 0)
        return code;
    if (s->options.list)
        return list_entries(s);
    code = check_tools(s, build_id, sizeof build_id);
    if (code >= 0)
        return code;
    if (!make_dir(&s->options, dir, sizeof dir))
        return 1;
    s->config = (struct race_config){.pxi = s->places.pxi,
                                     .valgrind = "valgrind",
                                     .dir = dir,
                                     .build_id = build_id,
                                     .seconds = s->options.seconds};
    /* one order of sets and dicts in every run */
    setenv("PYTHONHASHSEED", "0", 1);
    if (s->options.designs)
        code = run_designs(s);
    else
        run_suite(s);
    if (!s->options.keep)
        nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return s->options.designs ? code : finish(s);
}

int race_main(int argc, char **argv)
{
    struct suite suite = {0};
    int code = take_options(argc, argv, &suite.options);
    if (code >= 0)
        return code;
    find_places(&suite.options, &suite.places);
    code = run(&suite);
    race_tally_free(&suite.tally);
    for (size_t i = 0; i < suite.n; i++)
        free(suite.entries[i].results[RACE_NATIVE].counters);
    free(suite.entries);
    return code;
}
