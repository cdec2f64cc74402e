/* pxlab: the program: names its commands and hands over to one. */
#include <stdio.h>
#include <string.h>

#include "harness/base.h"
#include "harness/bench.h"
#include "harness/report.h"
#if __has_include("harness/race.h")
#include "harness/race.h"
#define RACE_ROW {"race", race_main, "prove the scenarios isolated"},
#else
#define RACE_ROW
#endif

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *title;
} commands[] = {
    {"bench", bench_main, "measure pxi against stock CPython"},
    RACE_ROW{"report", report_main, "print a result again: RESULT.json [--md]"},
    {"compare", compare_main, "compare two results: A.json B.json"},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static int usage(FILE *out, int code)
{
    fputs("usage: pxlab COMMAND ...\n", out);
    for (int i = 0; i < COMMANDS; i++)
        fprintf(out, "  %-8s %s\n", commands[i].name, commands[i].title);
    return code;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return usage(stderr, EXIT_USAGE);
    if (!strcmp(argv[1], "--help"))
        return usage(stdout, EXIT_OK);
    for (int i = 0; i < COMMANDS; i++)
        if (!strcmp(argv[1], commands[i].name))
            return commands[i].run(argc - 1, argv + 1);
    fprintf(stderr, "pxlab: no command '%s'\n", argv[1]);
    return usage(stderr, EXIT_USAGE);
}
