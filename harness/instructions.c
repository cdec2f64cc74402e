/* instructions: see instructions.h. */
#define _GNU_SOURCE
#include "harness/instructions.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/base.h"
#include "harness/child.h"
#include "harness/cpus.h"

/* Runs in a process: FEW are enough for every worker to have seen the code. */
enum { FEW = 2, MANY = 4 };

static const struct instructions_variant bench_variants[] = {
    {"calls", "calls", "1"},
    {"off", "off", "1"},
    {"two", "calls", "2"},
};

/* One process to count. */
struct job {
    const struct units *units;
    const struct workload *workload;
    const struct instructions_variant *variant;
    int runs;
    double count;
    char *error;
};

struct pool {
    struct job *job;
    size_t jobs, next;
    pthread_mutex_t lock;
};

/* The `totals:` (older: `summary:`) of a callgrind file. */
static double totals_of(const char *path)
{
    char *text = base_read_file(path);
    const char *at = text ? strstr(text, "\ntotals: ") : NULL;
    double count = at ? strtod(at + 9, NULL) : 0.0;
    free(text);
    return count;
}

static char *drive(struct child *child, const struct job *job)
{
    char *error = NULL;
    char *load = base_text("load %s", job->workload->path);
    char *run = base_text("run %s quick", job->workload->name);
    for (int i = -1; i < job->runs && !error; i++) {
        char *reply = child_order(child, i < 0 ? load : run, 300.0, &error);
        if (reply && !strncmp(reply, "error ", 6))
            error = base_copy(reply + 6);
        free(reply);
    }
    free(load);
    free(run);
    return error;
}

static void count_job(struct job *job)
{
    char file[] = "/tmp/pxlab-callgrind-XXXXXX";
    int fd = mkstemp(file);
    if (fd >= 0)
        close(fd);
    char *out = base_text("--callgrind-out-file=%s", file);
    char *guard = base_text("--guard=%s", job->variant->guard);
    char *script = base_text("%s/scripts/bench_child.py", job->units->root);
    char *workers = base_copy(job->variant->workers);
    char *argv[] = {"valgrind",
                    "--tool=callgrind",
                    "-q",
                    out,
                    job->units->program[PROGRAM_PXI].path,
                    "--mode=contexts",
                    guard,
                    "--workers",
                    workers,
                    script,
                    "map",
                    workers,
                    NULL};
    const char *const env[] = {"PYTHONHASHSEED=0", NULL};
    struct child_spec spec = {argv, env, 0, false};
    struct child *child = child_start(&spec, &job->error);
    if (child) {
        job->error = drive(child, job);
        child_stop(child, 60.0, NULL);
        if (!job->error && (job->count = totals_of(file)) <= 0.0)
            job->error = base_copy("callgrind wrote no totals");
    }
    unlink(file);
    free(out);
    free(guard);
    free(workers);
    free(script);
}

static void *work(void *user)
{
    struct pool *pool = user;
    for (;;) {
        pthread_mutex_lock(&pool->lock);
        size_t i = pool->next++;
        pthread_mutex_unlock(&pool->lock);
        if (i >= pool->jobs || child_interrupted)
            return NULL;
        count_job(&pool->job[i]);
    }
}

/* Counts are not times: they may run side by side. */
static void run_jobs(struct job *job, size_t jobs)
{
    struct pool pool = {job, jobs, 0, PTHREAD_MUTEX_INITIALIZER};
    pthread_t thread[64];
    int threads = cpus_allowed() < 64 ? cpus_allowed() : 64, started = 0;
    for (; started < threads; started++)
        if (pthread_create(&thread[started], NULL, work, &pool))
            break;
    if (!started)
        work(&pool);
    for (int i = 0; i < started; i++)
        pthread_join(thread[i], NULL);
}

/* job[0..2 * variants): few and many of each variant, of one workload. */
static json_t *row_of(struct job *job, size_t variants)
{
    json_t *row = json_pack("{s:s}", "workload", job->workload->name);
    for (size_t k = 0; k < variants; k++) {
        const struct job *few = &job[2 * k], *many = few + 1;
        const char *error = few->error ? few->error : many->error;
        if (error) {
            json_object_set_new(row, "reason", json_string(error));
            continue;
        }
        double count = (many->count - few->count) / (MANY - FEW);
        json_object_set_new(row, few->variant->key, json_real(count));
    }
    return row;
}

static json_t *count_all(const struct units *u,
                         const struct instructions_variant *variant,
                         size_t variants)
{
    size_t each = 2 * variants, jobs = each * u->workloads;
    struct job *job = base_alloc(jobs, sizeof *job);
    for (size_t i = 0; i < jobs; i++)
        job[i] = (struct job){u,
                              &u->workload[i / each],
                              &variant[i % each / 2],
                              i % 2 ? MANY : FEW,
                              0.0,
                              NULL};
    run_jobs(job, jobs);
    json_t *rows = json_array();
    for (size_t i = 0; i < u->workloads; i++)
        json_array_append_new(rows, row_of(&job[i * each], variants));
    for (size_t i = 0; i < jobs; i++)
        free(job[i].error);
    free(job);
    return rows;
}

json_t *instructions_count_of(const struct units *u,
                              const struct instructions_variant *variant,
                              size_t variants)
{
    if (u->program[PROGRAM_PXI].absent)
        return json_pack("{s:s}", "absent", u->program[PROGRAM_PXI].absent);
    char *valgrind = base_command("command -v valgrind");
    bool found = valgrind && *valgrind;
    free(valgrind);
    if (!found)
        return json_pack("{s:s}", "absent",
                         "no valgrind: apt-get install valgrind");
    fprintf(stderr, "pxlab: counting instructions under callgrind\n");
    return count_all(u, variant, variants);
}

json_t *instructions_count(const struct units *u)
{
    return instructions_count_of(
        u, bench_variants, sizeof bench_variants / sizeof *bench_variants);
}
