/* designs_cost: see designs_cost.h. */
#define _GNU_SOURCE
#include "harness/designs_cost.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "harness/base.h"
#include "harness/child.h"
#include "harness/instructions.h"
#include "harness/stats.h"

enum { ROUNDS = 7, PRICE_ROUNDS = 5 };

static const char *guard_of(int column)
{
    return design_rows[column == COST_AGAIN ? DESIGN_OFF : column].name;
}

/* --- instructions --- */

static void count_instructions(const struct units *u, struct design_cost *cost)
{
    struct instructions_variant variant[DESIGNS];
    for (int d = 0; d < DESIGNS; d++)
        variant[d] = (struct instructions_variant){design_rows[d].name,
                                                   design_rows[d].name, "1"};
    json_t *rows = instructions_count_of(u, variant, DESIGNS);
    const char *absent = json_string_value(json_object_get(rows, "absent"));
    for (size_t i = 0; i < cost->workloads; i++) {
        struct design_workload *w = &cost->workload[i];
        json_t *row = json_array_get(rows, i);
        const char *reason = json_string_value(json_object_get(row, "reason"));
        if (absent || reason)
            w->reason = base_copy(absent ? absent : reason);
        for (int d = 0; d < DESIGNS; d++) {
            json_t *n = json_object_get(row, design_rows[d].name);
            w->instructions[d] = n ? json_number_value(n) : (double)NAN;
        }
    }
    json_decref(rows);
}

/* --- time --- */

/* CPU time that the process has used, kernel and all threads, in seconds. */
static double cpu_of(pid_t pid)
{
    clockid_t clock;
    struct timespec t;
    if (clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &t))
        return NAN;
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static struct child *start(const struct units *u, int column, char **error)
{
    char *guard = base_text("--guard=%s", guard_of(column));
    char *script = base_text("%s/scripts/bench_child.py", u->root);
    char *argv[] = {u->program[PROGRAM_PXI].path,
                    "--mode=contexts",
                    guard,
                    "--workers",
                    "1",
                    script,
                    "map",
                    "1",
                    NULL};
    const char *const env[] = {"PYTHONHASHSEED=0", NULL};
    struct child_spec spec = {argv, env, 1, false};
    struct child *child = child_start(&spec, error);
    free(guard);
    free(script);
    return child;
}

/* One run; its CPU time, or NaN with *error. A wrong checksum is an error. */
static double run_once(struct child *child, const struct workload *w,
                       char **error)
{
    char *order = base_text("run %s full", w->name);
    double before = cpu_of(child_pid(child));
    char *reply = child_order(child, order, 120.0, error);
    double used = cpu_of(child_pid(child)) - before;
    const char *sum = reply ? strstr(reply, " checksum ") : NULL;
    if (reply && (!sum || strcmp(sum + 10, w->checksum) != 0)) {
        *error = base_text("%s", reply);
        used = NAN;
    }
    free(reply);
    free(order);
    return *error ? (double)NAN : used;
}

/* Every design once a round, in turning order; [0] is a warm-up. */
static void run_rounds(struct child *child[COSTS], const struct workload *w,
                       double taken[ROUNDS][COSTS], char **error)
{
    for (int r = -1; r < ROUNDS && !*error; r++)
        for (int k = 0; k < COSTS && !*error; k++) {
            int turn = r % 2 ? COSTS - 1 - k : k;
            int c = (turn + (r < 0 ? 0 : r)) % COSTS;
            double used = run_once(child[c], w, error);
            if (r >= 0)
                taken[r][c] = used;
        }
}

static void time_workload(const struct units *u, const struct workload *w,
                          struct design_workload *out)
{
    struct child *child[COSTS] = {NULL};
    double taken[ROUNDS][COSTS];
    char *error = NULL;
    for (int c = 0; c < COSTS && !error; c++) {
        char *load = base_text("load %s", w->path);
        child[c] = start(u, c, &error);
        if (child[c])
            free(child_order(child[c], load, 120.0, &error));
        free(load);
    }
    if (!error)
        run_rounds(child, w, taken, &error);
    for (int c = 0; c < COSTS; c++)
        if (child[c])
            child_stop(child[c], 10.0, NULL);
    for (int c = 0; c < COSTS; c++) {
        double ratio[ROUNDS], seconds[ROUNDS];
        for (int r = 0; r < ROUNDS && !error; r++) {
            seconds[r] = taken[r][c];
            ratio[r] = taken[r][c] / taken[r][DESIGN_OFF];
        }
        out->seconds[c] = error ? (double)NAN : stats_median(seconds, ROUNDS);
        out->ratio[c] = error ? (double)NAN : stats_median(ratio, ROUNDS);
    }
    free(out->reason && error ? out->reason : NULL);
    if (error)
        out->reason = error;
}

/* --- prices --- */

static const char price_script[] =
    "import parallel, time\n"
    "kept = [b'x' * 1000 + bytes([i & 255]) for i in range(65536)]\n"
    "kept.append(0)\n"
    "def nothing(i):\n"
    "    pass\n"
    "def refused(n):\n"
    "    caught = 0\n"
    "    for i in range(n):\n"
    "        try:\n"
    "            kept[0] = i\n"
    "        except parallel.IsolationError:\n"
    "            caught += 1\n"
    "    return caught\n"
    "parallel.map(nothing, [1])\n"
    "begin = time.perf_counter()\n"
    "for i in range(100):\n"
    "    parallel.map(nothing, [1])\n"
    "phase = (time.perf_counter() - begin) / 100\n"
    "kept = [0]\n"
    "def count(n):\n"
    "    begin = time.perf_counter()\n"
    "    caught = refused(n)\n"
    "    return caught, (time.perf_counter() - begin) / n\n"
    "caught, refusal = parallel.map(count, [2000])[0]\n"
    "print(phase, refusal if caught == 2000 else 'nan')\n";

static void measure_prices(const char *pxi, struct design_cost *cost)
{
    for (int d = 0; d < DESIGNS; d++) {
        double phase[PRICE_ROUNDS], refusal[PRICE_ROUNDS];
        size_t n = 0;
        char *command = base_text("'%s' --guard=%s --workers=1 -c \"%s\"", pxi,
                                  design_rows[d].name, price_script);
        for (int r = 0; r < PRICE_ROUNDS; r++) {
            char *text = base_command(command), *end;
            if (!text)
                continue;
            phase[n] = strtod(text, &end);
            refusal[n++] = strtod(end, NULL);
            free(text);
        }
        free(command);
        cost->phase[d] = n ? stats_median(phase, n) : (double)NAN;
        cost->refusal[d] = n ? stats_median(refusal, n) : (double)NAN;
    }
}

/* --- all --- */

void design_cost_measure(const char *workloads, struct design_cost *cost)
{
    struct units u;
    const int one[] = {1};
    *cost = (struct design_cost){0};
    units_find(&u, &(struct units_wanted){.filter = workloads,
                                          .size = "full",
                                          .workers = one,
                                          .worker_counts = 1});
    const struct program *pxi = &u.program[PROGRAM_PXI];
    if (pxi->absent) {
        cost->absent = base_copy(pxi->absent);
        units_free(&u);
        return;
    }
    cost->pxi = base_copy(pxi->version);
    cost->workloads = u.workloads;
    cost->workload = base_alloc(u.workloads + 1, sizeof *cost->workload);
    for (size_t i = 0; i < u.workloads; i++)
        cost->workload[i].name = base_copy(u.workload[i].name);
    count_instructions(&u, cost);
    for (size_t i = 0; i < u.workloads; i++) {
        fprintf(stderr, "pxlab: %s under %d designs\n", u.workload[i].name,
                (int)DESIGNS);
        time_workload(&u, &u.workload[i], &cost->workload[i]);
    }
    measure_prices(pxi->path, cost);
    units_free(&u);
}

void design_cost_free(struct design_cost *cost)
{
    for (size_t i = 0; i < cost->workloads; i++) {
        free(cost->workload[i].name);
        free(cost->workload[i].reason);
    }
    free(cost->workload);
    free(cost->pxi);
    free(cost->absent);
}
