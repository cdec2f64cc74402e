/* race_run.c: one run of a scenario; see race_run.h. */
#include "harness/race_run.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness/base.h"
#include "harness/race_child.h"

const char *race_kind_name(enum race_kind kind)
{
    static const char *const names[] = {"native", "guarded", "control",
                                        "dropped", "dropped-seen"};
    return names[kind];
}

static bool has_detector(enum race_kind kind)
{
    return kind != RACE_NATIVE && kind != RACE_DROPPED;
}

static bool is_dropped(enum race_kind kind)
{
    return kind == RACE_DROPPED || kind == RACE_DROPPED_SEEN;
}

int race_valgrind(const struct race_config *config, const char *argv[],
                  const char *xml_option)
{
    const char *words[RACE_VALGRIND_WORDS] = {
        config->valgrind,
        "--tool=helgrind",
        "--error-exitcode=97",
        "--xml=yes",
        xml_option,
        "--error-limit=no",
        "--fair-sched=yes",
        /* else all of the canary's reports are one: same stack, same size */
        "--cmp-race-err-addrs=yes",
        /* a compile child that pxi forks must not write into the XML */
        "--child-silent-after-fork=yes",
        "--num-callers=20",
    };
    memcpy(argv, words, sizeof words);
    return RACE_VALGRIND_WORDS;
}

/* The files of one run, all DIR/SCENARIO.KIND.* */
struct files {
    char out[1200], err[1200], xml[1200], xml_option[1300], record[1200];
    char workers[24];
};

static void name_files(const struct race_config *config,
                       const struct race_header *header, const char *kind,
                       struct files *f)
{
    char stem[1100];
    snprintf(stem, sizeof stem, "%s/%s.%s", config->dir, header->scenario,
             kind);
    snprintf(f->out, sizeof f->out, "%s.out", stem);
    snprintf(f->err, sizeof f->err, "%s.err", stem);
    snprintf(f->xml, sizeof f->xml, "%s.xml", stem);
    snprintf(f->xml_option, sizeof f->xml_option, "--xml-file=%s", f->xml);
    snprintf(f->record, sizeof f->record, "%s.json", stem);
    /* of an earlier run in a kept directory */
    unlink(f->xml);
    unlink(f->record);
}

/* Counters of the child, one a line: what cannot be had with its reason. */
static void tell_counters(struct counters *counters, void *data)
{
    char **text = data;
    struct counters_reading reading;
    counters_read(counters, &reading);
    for (int i = 0; i < COUNTERS; i++) {
        const struct counters_value *v = &reading.of[i];
        bool counted =
            v->state == COUNTERS_COUNTED || v->state == COUNTERS_FALLBACK;
        char number[32] = "unavailable";
        char *before = *text;
        if (counted)
            snprintf(number, sizeof number, "%.0f", v->value);
        *text = base_text("%s%s %s%s%s%s\n", before ? before : "",
                          counters_name((enum counters_id)i), number,
                          v->reason ? " (" : "", v->reason ? v->reason : "",
                          v->reason ? ")" : "");
        free(before);
    }
}

/* Fills argv with the command line of a run; `f` must outlive it. */
static void fill_argv(const struct race_config *config,
                      const struct race_header *header, enum race_kind kind,
                      const struct race_plant *plant, struct files *f,
                      const char *argv[])
{
    int n = 0;
    snprintf(f->workers, sizeof f->workers, "--workers=%d", header->contexts);
    if (has_detector(kind))
        n = race_valgrind(config, argv, f->xml_option);
    if (has_detector(kind) && plant->valgrind_option)
        argv[n++] = plant->valgrind_option;
    argv[n++] = config->pxi;
    argv[n++] = "--mode=contexts";
    argv[n++] = f->workers;
    argv[n++] = kind == RACE_CONTROL ? "--guard=off" : "--guard=calls";
    argv[n++] = "--race-record";
    argv[n++] = f->record;
    if (is_dropped(kind)) {
        argv[n++] = "--drop-effect";
        argv[n++] = header->error_op;
    }
    for (int i = 0; i < 2 && plant->pxi_option[i]; i++)
        argv[n++] = plant->pxi_option[i];
    argv[n++] = header->path;
    argv[n] = NULL;
}

/* The rest of the line that begins with "result: ", cut out of `text`. */
static const char *find_result(char *text)
{
    static const char mark[] = "result: ";
    char *line = strncmp(text, mark, sizeof mark - 1) == 0
                     ? text
                     : strstr(text, "\nresult: ");
    if (!line)
        return NULL;
    line += (*line == '\n') + sizeof mark - 1;
    line[strcspn(line, "\n")] = '\0';
    return line;
}

static void truncate_half(const char *path)
{
    struct stat file;
    if (stat(path, &file) != 0 || truncate(path, file.st_size / 2) != 0)
        perror(path);
}

struct race_result race_run(const struct race_config *config,
                            const struct race_header *header,
                            enum race_kind kind, const struct race_plant *plant)
{
    static const struct race_plant none;
    struct files files;
    struct xml_log xml = {0};
    struct race_record record;
    char error[256] = "", out[4096], tail[300];
    const char *argv[RACE_VALGRIND_WORDS + 16];
    struct race_result result = {0};
    plant = plant ? plant : &none;
    name_files(config, header, race_kind_name(kind), &files);
    fill_argv(config, header, kind, plant, &files, argv);
    double begin = base_now();
    struct race_child child = race_child_run(&(struct race_order){
        .argv = (char **)(uintptr_t)argv,
        .out_path = files.out,
        .err_path = files.err,
        .seconds = config->seconds,
        .kill_after_ms = plant->kill_after_ms,
        .counted = kind == RACE_NATIVE ? tell_counters : NULL,
        .data = &result.counters});
    result.seconds = base_now() - begin;
    if (plant->truncate_xml)
        truncate_half(files.xml);
    if (has_detector(kind))
        xml_log_read(files.xml, &xml);
    bool whole = race_record_read(files.record, &record, error, sizeof error);
    race_child_head(files.out, out, sizeof out);
    race_child_tail(files.err, tail, sizeof tail);
    struct race_run run = {.end = child.end,
                           .code = child.code,
                           .xml = has_detector(kind) ? &xml : NULL,
                           .dropped = is_dropped(kind),
                           .record = whole ? &record : NULL,
                           .record_error = error,
                           .result = find_result(out),
                           .stderr_tail = tail};
    result.verdict =
        race_judge(header, kind == RACE_NATIVE || kind == RACE_GUARDED, &run,
                   config->build_id);
    xml_log_free(&xml);
    race_record_free(&record);
    return result;
}

struct design_verdict race_run_design(const struct race_config *config,
                                      const struct race_header *header,
                                      enum design design)
{
    struct files files;
    struct race_record record;
    char error[256] = "", out[4096], tail[300], guard[64];
    name_files(config, header, design_rows[design].name, &files);
    snprintf(files.workers, sizeof files.workers, "--workers=%d",
             header->contexts);
    snprintf(guard, sizeof guard, "--guard=%s", design_rows[design].name);
    const char *argv[] = {
        config->pxi,     "--mode=contexts", files.workers, guard,
        "--race-record", files.record,      header->path,  NULL};
    struct race_child child =
        race_child_run(&(struct race_order){.argv = (char **)(uintptr_t)argv,
                                            .out_path = files.out,
                                            .err_path = files.err,
                                            .seconds = config->seconds});
    bool whole = race_record_read(files.record, &record, error, sizeof error);
    race_child_head(files.out, out, sizeof out);
    race_child_tail(files.err, tail, sizeof tail);
    struct race_run run = {.end = child.end,
                           .code = child.code,
                           .record = whole ? &record : NULL,
                           .record_error = error,
                           .result = find_result(out),
                           .stderr_tail = tail};
    struct design_verdict verdict =
        design_judge(header, design, &run, config->build_id);
    race_record_free(&record);
    return verdict;
}

struct pool {
    size_t n;
    atomic_size_t next;
    pthread_mutex_t lock; /* of told, ended */
    size_t told;
    bool *ended;
    void (*job)(void *, size_t);
    void (*done)(void *, size_t);
    void *arg;
};

static void *pool_thread(void *arg)
{
    struct pool *p = arg;
    for (size_t i; (i = atomic_fetch_add(&p->next, 1)) < p->n;) {
        p->job(p->arg, i);
        pthread_mutex_lock(&p->lock);
        p->ended[i] = true;
        while (p->told < p->n && p->ended[p->told])
            p->done(p->arg, p->told++);
        pthread_mutex_unlock(&p->lock);
    }
    return NULL;
}

void race_pool(size_t n, int jobs, void (*job)(void *arg, size_t i),
               void (*done)(void *arg, size_t i), void *arg)
{
    enum { MOST = 64 };
    pthread_t threads[MOST];
    int started = 0;
    struct pool p = {.n = n,
                     .lock = PTHREAD_MUTEX_INITIALIZER,
                     .ended = base_alloc(n + 1, sizeof(bool)),
                     .job = job,
                     .done = done,
                     .arg = arg};
    while (started < jobs - 1 && started < MOST &&
           pthread_create(&threads[started], NULL, pool_thread, &p) == 0)
        started++;
    pool_thread(&p);
    while (started > 0)
        pthread_join(threads[--started], NULL);
    free(p.ended);
}
