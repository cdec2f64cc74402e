/* bench_options: the command line of `pxlab bench`; see bench.h. */
#define _GNU_SOURCE
#include "harness/bench.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "harness/base.h"
#include "harness/cpus.h"

static const char usage[] =
    "usage: pxlab bench [options]\n"
    "  --filter RE        workloads whose name matches\n"
    "  --workers N,N,...  worker counts (default 1,2 and all CPUs)\n"
    "  --runners LIST     runners by name, comma-separated\n"
    "  --quick            small sizes, few samples: a trial, not a result\n"
    "  --launches N       processes a unit, at most (default 5)\n"
    "  --samples N        measured runs of each process (default 3)\n"
    "  --budget SECONDS   begin no further launch after (default 400)\n"
    "  --seed N           of the order and the bootstrap\n"
    "  --instructions, --no-instructions   count the guard's cost under\n"
    "                     callgrind or not (default: not with --quick)\n"
    "  --json FILE --csv FILE --md FILE   where the result goes\n"
    "  --pxi PATH --python PATH           the programs\n";

enum { PXI = 256, PYTHON, LAUNCHES, SAMPLES, BUDGET, SEED, COUNT, NO_COUNT };

static const struct option options_table[] = {
    {"filter", required_argument, NULL, 'f'},
    {"workers", required_argument, NULL, 'w'},
    {"runners", required_argument, NULL, 'r'},
    {"quick", no_argument, NULL, 'q'},
    {"launches", required_argument, NULL, LAUNCHES},
    {"samples", required_argument, NULL, SAMPLES},
    {"budget", required_argument, NULL, BUDGET},
    {"seed", required_argument, NULL, SEED},
    {"instructions", no_argument, NULL, COUNT},
    {"no-instructions", no_argument, NULL, NO_COUNT},
    {"json", required_argument, NULL, 'j'},
    {"csv", required_argument, NULL, 'c'},
    {"md", required_argument, NULL, 'm'},
    {"pxi", required_argument, NULL, PXI},
    {"python", required_argument, NULL, PYTHON},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static long number(const char *option, const char *text, long low, long high)
{
    char *end;
    errno = 0;
    long value = strtol(text, &end, 10);
    if (errno || *end || end == text || value < low || value > high)
        base_die(EXIT_USAGE, "%s %s: a number from %ld to %ld is expected",
                 option, text, low, high);
    return value;
}

static void add_workers(struct bench_options *o, int workers)
{
    for (size_t i = 0; i < o->wanted.worker_counts; i++)
        if (o->workers[i] == workers)
            return;
    if (o->wanted.worker_counts == sizeof o->workers / sizeof *o->workers)
        base_die(EXIT_USAGE, "--workers: too many counts");
    o->workers[o->wanted.worker_counts++] = workers;
}

static void parse_workers(struct bench_options *o, const char *list)
{
    char *copy = base_copy(list), *rest = copy;
    o->wanted.worker_counts = 0;
    for (char *word; (word = strsep(&rest, ","));)
        add_workers(o, (int)number("--workers", word, 1, CPU_SETSIZE));
    free(copy);
}

static void set_defaults(struct bench_options *o)
{
    memset(o, 0, sizeof *o);
    o->wanted.workers = o->workers;
    o->wanted.size = "full";
    add_workers(o, 1);
    if (cpus_allowed() > 1)
        add_workers(o, 2);
    add_workers(o, cpus_allowed());
    o->launches = 5;
    o->samples = 3;
    o->budget = 400.0;
    o->seed = (uint64_t)time(NULL);
    o->whole = true;
}

static void set_quick(struct bench_options *o)
{
    o->quick = true;
    o->wanted.size = "quick";
    o->launches = 2;
    o->samples = 2;
}

/* Options that say what is measured: the result is not the committed one. */
static bool set_selection(struct bench_options *o, int option,
                          const char *value)
{
    switch (option) {
    case 'f':
        o->wanted.filter = value;
        return true;
    case 'w':
        parse_workers(o, value);
        return true;
    case 'r':
        o->wanted.runners = value;
        return true;
    case 'q':
        set_quick(o);
        return true;
    case PXI:
        o->wanted.pxi = value;
        return true;
    case PYTHON:
        o->wanted.python = value;
        return true;
    default:
        return false;
    }
}

static void set_other(struct bench_options *o, int option, const char *value)
{
    switch (option) {
    case 'j':
        o->json = value;
        break;
    case 'c':
        o->csv = value;
        break;
    case 'm':
        o->md = value;
        break;
    case LAUNCHES:
        o->launches = (int)number("--launches", value, 1, 1000);
        break;
    case SAMPLES:
        o->samples = (int)number("--samples", value, 1, 1000);
        break;
    case BUDGET:
        o->budget = (double)number("--budget", value, 1, 1000000);
        break;
    case SEED:
        o->seed = (uint64_t)number("--seed", value, 0, INT32_MAX);
        break;
    case COUNT:
    case NO_COUNT:
        o->instructions = option == COUNT;
        o->count_chosen = true;
        break;
    case 'h':
        fputs(usage, stdout);
        exit(EXIT_OK);
    default:
        fputs(usage, stderr);
        exit(EXIT_USAGE);
    }
}

void bench_parse(struct bench_options *o, int argc, char **argv)
{
    set_defaults(o);
    optind = 1;
    for (int c; (c = getopt_long(argc, argv, "", options_table, NULL)) != -1;)
        if (set_selection(o, c, optarg))
            o->whole = false;
        else
            set_other(o, c, optarg);
    if (!o->count_chosen)
        o->instructions = !o->quick;
    if (optind < argc)
        base_die(EXIT_USAGE, "bench: what is '%s'? see pxlab bench --help",
                 argv[optind]);
}
