/* race_run.c: one run of a scenario; see race_run.h. */
#include "harness/race_run.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "harness/race_child.h"

const char *race_kind_name(enum race_kind kind)
{
    static const char *const names[] = {"native", "guarded", "control"};
    return names[kind];
}

double race_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int race_valgrind(const struct race_config *config, char *argv[],
                  char *xml_option)
{
    const char *words[RACE_VALGRIND_WORDS] = {
        config->valgrind,
        "--tool=helgrind",
        "--error-exitcode=97",
        "--xml=yes",
        xml_option,
        "--error-limit=no",
        "--fair-sched=yes",
        /* a compile child that pxi forks must not write into the XML */
        "--child-silent-after-fork=yes",
        "--num-callers=20",
    };
    for (int i = 0; i < RACE_VALGRIND_WORDS; i++)
        argv[i] = (char *)(uintptr_t)words[i];
    return RACE_VALGRIND_WORDS;
}

/* The files of one run, all DIR/SCENARIO.KIND.* */
struct files {
    char out[1200], err[1200], xml[1200], xml_option[1300], record[1200];
};

static void name_files(const struct race_config *config,
                       const struct race_header *header, enum race_kind kind,
                       struct files *f)
{
    char stem[1100];
    snprintf(stem, sizeof stem, "%s/%s.%s", config->dir, header->scenario,
             race_kind_name(kind));
    snprintf(f->out, sizeof f->out, "%s.out", stem);
    snprintf(f->err, sizeof f->err, "%s.err", stem);
    snprintf(f->xml, sizeof f->xml, "%s.xml", stem);
    snprintf(f->xml_option, sizeof f->xml_option, "--xml-file=%s", f->xml);
    snprintf(f->record, sizeof f->record, "%s.json", stem);
    /* of an earlier run in a kept directory */
    unlink(f->xml);
    unlink(f->record);
}

static struct race_child start(const struct race_config *config,
                               const struct race_header *header,
                               enum race_kind kind,
                               const struct race_plant *plant, struct files *f)
{
    char workers[24], guard[24];
    char *argv[RACE_VALGRIND_WORDS + 16];
    int n = 0;
    snprintf(workers, sizeof workers, "--workers=%d", header->contexts);
    snprintf(guard, sizeof guard, "--guard=%s",
             kind == RACE_CONTROL ? "off" : "calls");
    if (kind != RACE_NATIVE)
        n = race_valgrind(config, argv, f->xml_option);
    if (kind != RACE_NATIVE && plant->valgrind_option)
        argv[n++] = (char *)(uintptr_t)plant->valgrind_option;
    argv[n++] = (char *)(uintptr_t)config->pxi;
    argv[n++] = (char *)(uintptr_t) "--mode=contexts";
    argv[n++] = workers;
    argv[n++] = guard;
    argv[n++] = (char *)(uintptr_t) "--race-record";
    argv[n++] = f->record;
    for (int i = 0; i < 2 && plant->pxi_option[i]; i++)
        argv[n++] = (char *)(uintptr_t)plant->pxi_option[i];
    argv[n++] = (char *)(uintptr_t)header->path;
    argv[n] = NULL;
    return race_child_run(argv, f->out, f->err, config->seconds,
                          plant->kill_after_ms);
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
    double begin = race_now();
    plant = plant ? plant : &none;
    name_files(config, header, kind, &files);
    struct race_child child = start(config, header, kind, plant, &files);
    struct race_result result = {.seconds = race_now() - begin};
    if (plant->truncate_xml)
        truncate_half(files.xml);
    if (kind != RACE_NATIVE)
        xml_log_read(files.xml, &xml);
    bool whole = race_record_read(files.record, &record, error, sizeof error);
    race_child_head(files.out, out, sizeof out);
    race_child_tail(files.err, tail, sizeof tail);
    struct race_run run = {.end = child.end,
                           .code = child.code,
                           .xml = kind == RACE_NATIVE ? NULL : &xml,
                           .record = whole ? &record : NULL,
                           .record_error = error,
                           .result = find_result(out),
                           .stderr_tail = tail};
    result.verdict =
        race_judge(header, kind != RACE_CONTROL, &run, config->build_id);
    xml_log_free(&xml);
    race_record_free(&record);
    return result;
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
                     .ended = calloc(n + 1, sizeof(bool)),
                     .job = job,
                     .done = done,
                     .arg = arg};
    if (!p.ended)
        abort();
    while (started < jobs - 1 && started < MOST &&
           pthread_create(&threads[started], NULL, pool_thread, &p) == 0)
        started++;
    pool_thread(&p);
    while (started > 0)
        pthread_join(threads[--started], NULL);
    free(p.ended);
}
