/* bench: see bench.h. The result object is built while measuring, so an
 * interrupt loses nothing; results/README.md is its schema.
 *
 * Order: for each launch, for each workload: its units are started and kept
 * warm, then run in rounds, a random order and its reverse in turn (ABBA), so
 * that drift falls on all alike. */
#define _GNU_SOURCE
#include "harness/bench.h"

#include <jansson.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "harness/base.h"
#include "harness/cpus.h"
#include "harness/env.h"
#include "harness/gbench.h"
#include "harness/handoff.h"
#include "harness/ideal.h"
#include "harness/instructions.h"
#include "harness/report.h"
#include "harness/series.h"
#include "harness/session.h"
#include "harness/stats.h"

struct bench {
    struct bench_options options;
    struct units units;
    json_t *result;
    uint64_t random, links;
    double start, longest; /* of a launch, seconds */
    int launch;
    size_t done, planned; /* runs */
    bool failed;
};

/* A scheduled run. */
struct slot {
    struct bench *bench;
    struct session *session;
    int round;
    size_t position;
    json_t *sample; /* between the trial and its report */
};

/* --- the result ----------------------------------------------------------- */

static json_t *programs_record(const struct units *u)
{
    static const char *const names[PROGRAMS] = {
#define PROGRAM(id, command) command,
#include "harness/programs.def"
#undef PROGRAM
    };
    json_t *all = json_object();
    for (int i = 0; i < PROGRAMS; i++) {
        const struct program *p = &u->program[i];
        if (i == PROGRAM_IDEAL)
            continue;
        json_t *one = p->path ? json_pack("{s:s, s:s}", "path", p->path,
                                          "version", p->version)
                              : json_pack("{s:s}", "absent", p->absent);
        json_object_set_new(all, names[i], one);
    }
    return all;
}

static json_t *workloads_record(const struct units *u)
{
    json_t *all = json_array();
    for (size_t i = 0; i < u->workloads; i++) {
        const struct workload *w = &u->workload[i];
        json_array_append_new(all, json_pack("{s:s, s:s, s:s, s:I}", "name",
                                             w->name, "title", w->title,
                                             "checksum", w->checksum, "tasks",
                                             (json_int_t)w->tasks));
    }
    return all;
}

static void set_state(struct unit *unit, const char *state, const char *reason)
{
    json_object_set_new(unit->record, "state", json_string(state));
    if (reason)
        json_object_set_new(unit->record, "reason", json_string(reason));
    unit->off = strcmp(state, "ok") != 0;
}

static json_t *units_record(struct units *u)
{
    json_t *all = json_array();
    for (size_t i = 0; i < u->count; i++) {
        struct unit *unit = &u->unit[i];
        const struct program *p = &u->program[unit->runner->program];
        unit->record =
            json_pack("{s:s, s:s, s:i, s:[], s:[]}", "workload",
                      unit->workload->name, "runner", unit->runner->name,
                      "workers", unit->workers, "warmups", "samples");
        json_array_append_new(all, unit->record);
        set_state(unit, p->absent ? "absent" : "ok", p->absent);
    }
    return all;
}

static void make_result(struct bench *b)
{
    const struct bench_options *o = &b->options;
    json_t *workers = json_array();
    for (size_t i = 0; i < o->wanted.worker_counts; i++)
        json_array_append_new(workers, json_integer(o->workers[i]));
    json_t *environment = env_record(b->units.program[PROGRAM_PXI].path,
                                     b->units.program[PROGRAM_PYTHON3].path);
    b->result = json_pack(
        "{s:i, s:s, s:s, s:o, s:I, s:o, s:[], s:o, s:o}", "schema", 1, "kind",
        "bench", "size", o->wanted.size, "workers", workers, "seed",
        (json_int_t)o->seed, "environment", environment, "warnings", "programs",
        programs_record(&b->units), "workloads", workloads_record(&b->units));
    json_object_set_new(b->result, "units", units_record(&b->units));
    env_doubts(environment, json_object_get(b->result, "warnings"));
}

static void add_warning(struct bench *b, char *text)
{
    json_array_append_new(json_object_get(b->result, "warnings"),
                          json_string(text));
    free(text);
}

/* --- progress ------------------------------------------------------------ */

static void progress(const struct bench *b, const char *name, double seconds)
{
    if (!isatty(STDERR_FILENO))
        return;
    fprintf(stderr, "\r\033[K[%zu/%zu, %.0f s] launch %d: %s %.1f ms", b->done,
            b->planned, base_now() - b->start, b->launch + 1, name,
            seconds * 1e3);
    fflush(stderr);
}

static void progress_line(const struct bench *b, const char *text)
{
    bool terminal = isatty(STDERR_FILENO);
    fprintf(stderr, "%s[%.0f s] %s\n", terminal ? "\r\033[K" : "",
            base_now() - b->start, text);
}

static void fail_unit(struct bench *b, struct unit *unit, char *reason)
{
    if (child_interrupted) {
        free(reason);
        return;
    }
    char *name = units_name(unit);
    char *text = base_text("%s failed: %s", name, reason);
    progress_line(b, text);
    set_state(unit, "failed", reason);
    b->failed = true;
    free(text);
    free(name);
    free(reason);
}

/* --- one run -------------------------------------------------------------- */

static void trial(struct gbench_state *state, void *user)
{
    struct slot *slot = user;
    while (gbench_keep_running(state)) {
        char *error = NULL;
        double seconds = 0.0;
        struct unit *unit = slot->session->unit;
        if (child_interrupted || unit->off) {
            gbench_skip(state, child_interrupted ? "interrupted" : "off");
            break;
        }
        slot->sample = session_sample(slot->session, &seconds, &error);
        if (!slot->sample) {
            gbench_skip(state, error);
            fail_unit(slot->bench, unit, error);
            break;
        }
        gbench_set_seconds(state, seconds);
    }
}

/* Of all slots, the one whose sample is not yet reported: runs are in order,
 * so it is the only one. */
static void report_run(const struct gbench_result *result, void *user)
{
    struct slot *slots = user;
    struct slot *slot = &slots[atol(strrchr(result->name, '#') + 1)];
    struct bench *b = slot->bench;
    b->done++;
    if (result->error || !slot->sample)
        return;
    json_t *sample = slot->sample;
    json_object_set_new(sample, "seconds", json_real(result->seconds));
    json_object_set_new(sample, "launch", json_integer(b->launch));
    json_object_set_new(sample, "round", json_integer(slot->round));
    json_object_set_new(sample, "position",
                        json_integer((json_int_t)slot->position));
    json_t *record = slot->session->unit->record;
    json_array_append_new(json_object_get(record, "samples"), sample);
    slot->sample = NULL;
    progress(b, result->name, result->seconds);
}

/* --- a block: one workload in one launch ---------------------------------- */

static void shuffle(size_t *order, size_t count, uint64_t *random)
{
    for (size_t i = count; i > 1; i--) {
        size_t k = base_random_below(random, i);
        size_t other = order[k];
        order[k] = order[i - 1];
        order[i - 1] = other;
    }
}

static void reverse(size_t *order, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        size_t other = order[i];
        order[i] = order[count - 1 - i];
        order[count - 1 - i] = other;
    }
}

/* Starts what is neither absent nor failed; returns how many. */
static size_t launch_sessions(struct bench *b, struct unit *unit, size_t count,
                              struct session *session)
{
    size_t started = 0;
    for (size_t i = 0; i < count && !child_interrupted; i++) {
        char *error = NULL;
        struct session *s = &session[started];
        if (unit[i].off)
            continue;
        if (session_launch(s, &b->units, &unit[i], b->options.wanted.size,
                           b->links, &error)) {
            started++;
        } else {
            session_stop(s);
            fail_unit(b, &unit[i], error);
        }
    }
    return started;
}

static void warm_sessions(struct bench *b, struct session *session,
                          size_t count)
{
    for (size_t i = 0; i < count && !child_interrupted; i++) {
        struct unit *unit = session[i].unit;
        char *error = NULL;
        double warmup = 0.0;
        if (session_warm(&session[i], &warmup, &error))
            json_array_append_new(json_object_get(unit->record, "warmups"),
                                  json_real(warmup));
        else
            fail_unit(b, unit, error);
    }
}

static void add_slot(struct bench *b, struct slot *slots, size_t at,
                     struct session *session, int round, size_t position)
{
    slots[at] = (struct slot){b, session, round, position, NULL};
    char *name = units_name(session->unit);
    char *label = base_text("%s#%zu", name, at);
    gbench_register(label, trial, &slots[at]);
    free(label);
    free(name);
}

static bool runs_in(const struct session *session, int round)
{
    switch (session->unit->runner->rounds) {
    case ROUNDS_FIRST:
        return round == 0;
    case ROUNDS_EVEN:
        return round % 2 == 0;
    case ROUNDS_ALL:
        break;
    }
    return true;
}

/* What the share of the ideal chain is computed from runs close in time. */
static bool of_scaling(const struct session *session)
{
    const char *name = session->unit->runner->name;
    return !strcmp(name, "ideal") || !strcmp(name, "pxi-contexts");
}

/* A random order in which those of the scaling follow each other. */
static void draw_order(struct bench *b, const struct session *session,
                       size_t *order, size_t count)
{
    size_t *together = base_alloc(count, sizeof *together);
    size_t members = 0, out = 0;
    shuffle(order, count, &b->random);
    for (size_t i = 0; i < count; i++)
        if (of_scaling(&session[order[i]]))
            together[members++] = order[i];
    size_t *drawn = base_alloc(count, sizeof *drawn);
    bool placed = false;
    for (size_t i = 0; i < count; i++) {
        if (!of_scaling(&session[order[i]])) {
            drawn[out++] = order[i];
        } else if (!placed) {
            memcpy(drawn + out, together, members * sizeof *drawn);
            out += members;
            placed = true;
        }
    }
    memcpy(order, drawn, count * sizeof *order);
    free(drawn);
    free(together);
}

static void run_rounds(struct bench *b, struct session *session, size_t count)
{
    struct slot *slots =
        base_alloc(count * (size_t)b->options.samples, sizeof *slots);
    size_t *order = base_alloc(count, sizeof *order), at = 0;
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    for (int round = 0; round < b->options.samples; round++) {
        if (round % 2)
            reverse(order, count);
        else
            draw_order(b, session, order, count);
        for (size_t i = 0; i < count; i++)
            if (runs_in(&session[order[i]], round))
                add_slot(b, slots, at++, &session[order[i]], round, i);
    }
    gbench_run(report_run, slots);
    free(order);
    free(slots);
}

static void run_block(struct bench *b, struct unit *unit, size_t count)
{
    struct session *session = base_alloc(count, sizeof *session);
    size_t started = launch_sessions(b, unit, count, session);
    warm_sessions(b, session, started);
    if (started && !child_interrupted)
        run_rounds(b, session, started);
    for (size_t i = 0; i < started; i++)
        session_close(&session[i]);
    for (size_t i = 0; i < started; i++)
        session_stop(&session[i]);
    free(session);
}

static void run_launch(struct bench *b)
{
    double start = base_now();
    const struct units *u = &b->units;
    for (size_t from = 0, to; from < u->count && !child_interrupted;
         from = to) {
        for (to = from;
             to < u->count && u->unit[to].workload == u->unit[from].workload;)
            to++;
        run_block(b, &b->units.unit[from], to - from);
        char *text = base_text("launch %d: %s", b->launch + 1,
                               u->unit[from].workload->name);
        if (!isatty(STDERR_FILENO))
            progress_line(b, text);
        free(text);
    }
    double took = base_now() - start;
    if (took > b->longest)
        b->longest = took;
}

static void run_all(struct bench *b)
{
    const struct bench_options *o = &b->options;
    b->planned = b->units.count * (size_t)o->samples * (size_t)o->launches;
    for (b->launch = 0; b->launch < o->launches && !child_interrupted;
         b->launch++) {
        double spent = base_now() - b->start;
        if (b->launch && spent + b->longest > o->budget)
            break;
        run_launch(b);
    }
    json_object_set_new(b->result, "launches", json_integer(b->launch));
}

/* --- afterwards ------------------------------------------------------------
 */

static double delay_share(const json_t *sample, double workers)
{
    double delay = json_number_value(json_object_get(sample, "run_delay"));
    double seconds = json_number_value(json_object_get(sample, "seconds"));
    return delay / (seconds * workers);
}

void bench_gate(json_t *unit)
{
    json_t *samples = json_object_get(unit, "samples"), *sample;
    double workers = json_number_value(json_object_get(unit, "workers"));
    size_t count = json_array_size(samples), i;
    double *share = base_alloc(count, sizeof *share);
    json_array_foreach(samples, i, sample) share[i] =
        delay_share(sample, workers);
    double median = stats_median(share, count);
    json_array_foreach(samples, i, sample)
    {
        if (!(share[i] > 0.1 && share[i] > 2.0 * median))
            continue; /* more than twice the median: at most half can be */
        char *text =
            base_text("waited for a CPU %.0f %% of its time", 100.0 * share[i]);
        json_object_set_new(sample, "rejected", json_string(text));
        free(text);
    }
    free(share);
}

static void check_noise(struct bench *b)
{
    size_t all = 0, rejected = 0, few = 0;
    for (size_t i = 0; i < b->units.count; i++) {
        json_t *record = b->units.unit[i].record, *sample;
        json_t *samples = json_object_get(record, "samples");
        size_t kept = 0, k;
        bench_gate(record);
        json_array_foreach(samples, k, sample)
        {
            bool bad = json_object_get(sample, "rejected") != NULL;
            rejected += bad;
            kept += !bad;
            all++;
        }
        few +=
            kept && kept < 5 && b->units.unit[i].runner->rounds == ROUNDS_ALL;
    }
    if (rejected)
        add_warning(b, base_text("noisy: %zu of %zu samples waited for a CPU "
                                 "too long and are left out",
                                 rejected, all));
    if (few)
        add_warning(b, base_text("too few samples: %zu units have fewer than "
                                 "5; let it run longer (--budget)",
                                 few));
    if (b->options.quick)
        add_warning(b, base_copy("quick sizes: runs of some 20 ms tell "
                                 "nothing about speed"));
}

static void moment_warnings(struct bench *b, const struct env_moment *start)
{
    struct env_moment end = env_now();
    double span = end.when - start->when;
    json_object_set_new(b->result, "meanwhile",
                        json_pack("{s:f, s:f, s:f, s:f}", "seconds", span,
                                  "steal", end.steal - start->steal, "pressure",
                                  end.pressure - start->pressure, "throttled",
                                  end.throttled - start->throttled));
    if (end.steal - start->steal > 0.02 * span)
        add_warning(b, base_text("noisy: the hypervisor stole %.1f s",
                                 end.steal - start->steal));
    if (end.pressure - start->pressure > 0.25 * span)
        add_warning(b,
                    base_text("noisy: tasks waited for a CPU in %.0f %% "
                              "of the time (the GIL's contention is in "
                              "it)",
                              100.0 * (end.pressure - start->pressure) / span));
    if (end.throttled > start->throttled)
        add_warning(b, base_text("throttled: the cgroup quota stopped us for "
                                 "%.2f s",
                                 end.throttled - start->throttled));
}

static char *raw_path(const struct bench *b)
{
    char stamp[32];
    time_t now = time(NULL);
    strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", gmtime(&now));
    char *folder = base_text("%s/results/raw", b->units.root);
    char *results = base_text("%s/results", b->units.root);
    mkdir(results, 0777);
    mkdir(folder, 0777);
    char *path = base_text("%s/bench-%s%s.json", folder, stamp,
                           b->options.quick ? "-quick" : "");
    free(folder);
    free(results);
    return path;
}

static void record_handoff(struct bench *b)
{
    double across = handoff_microseconds(true);
    json_t *record = json_pack("{s:f}", "one_cpu", handoff_microseconds(false));
    if (across >= 0.0)
        json_object_set_new(record, "two_cpus", json_real(across));
    json_object_set_new(b->result, "handoff_microseconds", record);
}

static void check_scaling(struct bench *b)
{
    int most = series_most_workers(b->result);
    double worst = most;
    if (most > cpus_allowed())
        add_warning(
            b, base_text("%d workers share %d CPUs", most, cpus_allowed()));
    for (size_t i = 0; i < b->units.workloads; i++) {
        const char *name = b->units.workload[i].name;
        double one = series_centre(series_unit(b->result, name, "ideal", 1),
                                   SERIES_WALL);
        double many = series_centre(series_unit(b->result, name, "ideal", most),
                                    SERIES_WALL);
        if (one / many < worst)
            worst = one / many;
    }
    if (most > 1 && worst < 0.9 * most)
        add_warning(b, base_text("noisy: the ideal chain scaled only %.2f "
                                 "times on %d workers in some block; shares "
                                 "of it are weak",
                                 worst, most));
}

static void write_results(struct bench *b)
{
    const struct bench_options *o = &b->options;
    char *raw = o->json ? base_copy(o->json) : raw_path(b);
    if (json_dump_file(b->result, raw, JSON_INDENT(1)))
        base_die(EXIT_VERDICT, "%s cannot be written", raw);
    fprintf(stderr, "pxlab: all samples are in %s\n", raw);
    if (o->csv)
        report_csv(b->result, o->csv);
    bool whole = o->whole && !child_interrupted;
    char *table = o->md   ? base_copy(o->md)
                  : whole ? base_text("%s/results/bench.md", b->units.root)
                          : NULL;
    if (table) {
        report_markdown_file(b->result, table);
        fprintf(stderr, "pxlab: the table is in %s\n", table);
    }
    free(table);
    free(raw);
}

static void on_interrupt(int signal_number)
{
    (void)signal_number;
    child_interrupted = true;
}

static void catch_interrupts(void)
{
    /* The second Ctrl-C ends at once. */
    struct sigaction action = {.sa_handler = on_interrupt,
                               .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

int bench_main(int argc, char **argv)
{
    struct bench b = {0};
    bench_parse(&b.options, argc, argv);
    units_find(&b.units, &b.options.wanted);
    gbench_init("pxlab");
    b.random = b.options.seed;
    b.start = base_now();
    make_result(&b);
    catch_interrupts();
    struct env_moment start = env_now();
    b.links = ideal_calibrate(b.options.quick ? 0.02 : 0.12);
    record_handoff(&b);
    run_all(&b);
    moment_warnings(&b, &start);
    check_noise(&b);
    check_scaling(&b);
    if (b.options.instructions && !child_interrupted)
        json_object_set_new(b.result, "instructions",
                            instructions_count(&b.units));
    if (child_interrupted)
        add_warning(&b, base_copy("interrupted: later runs are missing"));
    report_write(b.result, PAGE_TERMINAL, stdout);
    write_results(&b);
    json_decref(b.result);
    units_free(&b.units);
    return b.failed || child_interrupted ? EXIT_VERDICT : EXIT_OK;
}
