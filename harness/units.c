/* units: see units.h. */
#define _GNU_SOURCE
#include "harness/units.h"

#include <glob.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/base.h"

const struct runner runners[] = {
#define RUNNER(name, program, mode, workers, workloads, rounds, options,       \
               title)                                                          \
    {name,                                                                     \
     PROGRAM_##program,                                                        \
     mode,                                                                     \
     RUN_##workers,                                                            \
     WORKLOADS_##workloads,                                                    \
     ROUNDS_##rounds,                                                          \
     options,                                                                  \
     title},
#include "harness/runners.def"
#undef RUNNER
};
const size_t runner_count = sizeof runners / sizeof *runners;

static const char *const commands[PROGRAMS] = {
#define PROGRAM(id, command) command,
#include "harness/programs.def"
#undef PROGRAM
};

/* --- where things are ---------------------------------------------------- */

char *units_own_folder(void)
{
    char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    if (size <= 0)
        return base_copy(".");
    path[size] = '\0';
    char *slash = strrchr(path, '/');
    *slash = '\0';
    return base_copy(path);
}

static bool is_root(const char *folder)
{
    char *script = base_text("%s/scripts/bench_child.py", folder);
    bool found = !access(script, R_OK);
    free(script);
    return found;
}

/* The project's folder: above the program's own, or the current one. */
static char *find_root(void)
{
    char *folder = units_own_folder();
    for (char *slash; !is_root(folder) && (slash = strrchr(folder, '/'));)
        *slash = '\0';
    if (is_root(folder))
        return folder;
    free(folder);
    if (!is_root("."))
        base_die(EXIT_NO_TOOL, "scripts/bench_child.py is not found; run "
                               "pxlab from the project's folder");
    return realpath(".", NULL);
}

/* --- programs ------------------------------------------------------------ */

/* What the program at path prints as its version, to be freed, or NULL. */
static char *version_of(const char *path, enum program_id id)
{
    char *command = base_text(
        id == PROGRAM_PXI ? "'%s' --build-id 2>/dev/null"
                          : "'%s' -IS -c 'import sys; print(sys.version."
                            "replace(chr(10), chr(32)))' 2>/dev/null",
        path);
    char *version = base_command(command);
    free(command);
    if (version && !*version) {
        free(version);
        return NULL;
    }
    return version;
}

static bool take(struct program *p, enum program_id id, const char *path)
{
    char *version = version_of(path, id);
    if (!version)
        return false;
    p->path = base_copy(path);
    p->version = version;
    return true;
}

/* A Python that pyenv installed but whose shim does not run here. */
static bool take_pyenv(struct program *p, enum program_id id)
{
    const char *home = getenv("HOME");
    char *pattern = base_text("%s/.pyenv/versions/*/bin/%s", home ? home : "",
                              commands[id]);
    glob_t found;
    bool taken = false;
    if (!glob(pattern, 0, NULL, &found))
        for (size_t i = found.gl_pathc; i-- > 0 && !taken;)
            taken = take(p, id, found.gl_pathv[i]);
    globfree(&found);
    free(pattern);
    return taken;
}

static void find_python(struct program *p, const char *asked)
{
    if (!asked)
        asked = getenv("PXI_PYTHON");
    if (asked) {
        if (!take(p, PROGRAM_PYTHON3, asked))
            base_die(EXIT_NO_TOOL,
                     "%s does not run; mend --python or "
                     "PXI_PYTHON",
                     asked);
        return;
    }
    if (take(p, PROGRAM_PYTHON3, "/usr/bin/python3") &&
        !strncmp(p->version, "3.11.", 5))
        return;
    if (!take(p, PROGRAM_PYTHON3, "python3"))
        base_die(EXIT_NO_TOOL, "no python3: apt-get install python3");
}

static void find_pxi(struct program *p, const char *asked)
{
    char *folder = units_own_folder();
    char *path = asked ? base_copy(asked) : base_text("%s/pxi", folder);
    if (!take(p, PROGRAM_PXI, path))
        p->absent =
            base_text(access(path, X_OK) ? "%s does not exist: run make"
                                         : "%s does not answer --build-id",
                      path);
    free(path);
    free(folder);
}

static void find_other(struct program *p, enum program_id id)
{
    if (take(p, id, commands[id]) || take_pyenv(p, id))
        return;
    p->absent = base_text("%s is not in PATH", commands[id]);
}

/* Of the Pythons with subinterpreters only the newest runs: time is dear. */
static void keep_newest(struct program *program)
{
    static const enum program_id newest_first[] = {
        PROGRAM_PYTHON314, PROGRAM_PYTHON313, PROGRAM_PYTHON312};
    const char *kept = NULL;
    for (int i = 0; i < 3; i++) {
        struct program *p = &program[newest_first[i]];
        if (p->path && kept) {
            p->absent = base_text("left out: the newer %s runs", kept);
            free(p->path);
            p->path = NULL;
        } else if (p->path) {
            kept = commands[newest_first[i]];
        }
    }
}

static void find_programs(struct units *u, const struct units_wanted *w)
{
    for (int i = 0; i < PROGRAMS; i++) {
        struct program *p = &u->program[i];
        if (i == PROGRAM_PYTHON3)
            find_python(p, w->python);
        else if (i == PROGRAM_PXI)
            find_pxi(p, w->pxi);
        else if (i != PROGRAM_IDEAL)
            find_other(p, (enum program_id)i);
    }
    keep_newest(u->program);
}

/* --- workloads ----------------------------------------------------------- */

static void take_workload(struct units *u, const json_t *row, const char *size)
{
    const char *name = json_string_value(json_object_get(row, "name"));
    const json_t *sizes = json_object_get(row, "sizes");
    const json_t *chosen = json_object_get(sizes, size);
    const char *sum = json_string_value(json_object_get(chosen, "checksum"));
    if (!name || !sum)
        base_die(EXIT_VERDICT, "workloads/%s.py has no checksum for size %s",
                 name ? name : "?", size);
    u->workload = base_grow(u->workload, u->workloads + 1, sizeof *u->workload);
    struct workload *w = &u->workload[u->workloads++];
    w->name = base_copy(name);
    w->title = base_copy(json_string_value(json_object_get(row, "title")));
    w->path = base_text("%s/workloads/%s.py", u->root, name);
    w->checksum = base_copy(sum);
    w->tasks = (size_t)json_integer_value(json_object_get(chosen, "tasks"));
    w->core = json_is_true(json_object_get(row, "core"));
}

static json_t *list_workloads(const struct units *u)
{
    char *command =
        base_text("'%s' -B '%s/scripts/workload_list.py' '%s/workloads'",
                  u->program[PROGRAM_PYTHON3].path, u->root, u->root);
    char *text = base_command(command);
    json_error_t error;
    json_t *list = text ? json_loads(text, 0, &error) : NULL;
    if (!list)
        base_die(EXIT_VERDICT, "the workloads cannot be listed: %s fails",
                 command);
    free(text);
    free(command);
    return list;
}

static void find_workloads(struct units *u, const struct units_wanted *w)
{
    regex_t filter;
    if (w->filter && regcomp(&filter, w->filter, REG_EXTENDED | REG_NOSUB))
        base_die(EXIT_USAGE, "--filter %s is not a regular expression",
                 w->filter);
    json_t *list = list_workloads(u), *row;
    size_t i;
    json_array_foreach(list, i, row)
    {
        const char *name = json_string_value(json_object_get(row, "name"));
        if (!w->filter || !regexec(&filter, name, 0, NULL, 0))
            take_workload(u, row, w->size);
    }
    json_decref(list);
    if (w->filter)
        regfree(&filter);
    if (!u->workloads)
        base_die(EXIT_USAGE, "--filter %s leaves no workload", w->filter);
}

/* --- units --------------------------------------------------------------- */

/* Is name one of the comma-separated list? */
static bool listed(const char *list, const char *name)
{
    size_t size = strlen(name);
    for (const char *at = list; at; at = strchr(at, ',')) {
        at += *at == ',';
        if (strcspn(at, ",") == size && !strncmp(at, name, size))
            return true;
    }
    return false;
}

static void check_runners(const char *list)
{
    char *copy = base_copy(list), *rest = copy;
    for (char *name; (name = strsep(&rest, ","));) {
        bool known = false;
        for (size_t i = 0; i < runner_count; i++)
            known |= !strcmp(runners[i].name, name);
        if (known)
            continue;
        fprintf(stderr, "pxlab: --runners: no runner '%s'; there are:", name);
        for (size_t i = 0; i < runner_count; i++)
            fprintf(stderr, " %s", runners[i].name);
        fputc('\n', stderr);
        exit(EXIT_USAGE);
    }
    free(copy);
}

static void add_unit(struct units *u, const struct workload *workload,
                     const struct runner *runner, int workers)
{
    u->unit = base_grow(u->unit, u->count + 1, sizeof *u->unit);
    u->unit[u->count++] = (struct unit){workload, runner, workers, NULL, false};
}

static void add_runner(struct units *u, const struct workload *workload,
                       const struct runner *runner,
                       const struct units_wanted *w)
{
    int most = 1;
    for (size_t i = 0; i < w->worker_counts; i++)
        if (w->workers[i] > most)
            most = w->workers[i];
    if (runner->policy == RUN_ONE)
        add_unit(u, workload, runner, 1);
    else if (runner->policy == RUN_LAST)
        add_unit(u, workload, runner, most);
    else
        for (size_t i = 0; i < w->worker_counts; i++)
            add_unit(u, workload, runner, w->workers[i]);
}

static bool wanted(const struct units_wanted *w,
                   const struct workload *workload, const struct runner *runner)
{
    if (w->runners)
        return listed(w->runners, runner->name);
    return w->filter || workload->core || runner->workloads == WORKLOADS_EVERY;
}

void units_find(struct units *u, const struct units_wanted *w)
{
    memset(u, 0, sizeof *u);
    if (w->runners)
        check_runners(w->runners);
    u->root = find_root();
    find_programs(u, w);
    find_workloads(u, w);
    for (size_t i = 0; i < u->workloads; i++)
        for (size_t k = 0; k < runner_count; k++)
            if (wanted(w, &u->workload[i], &runners[k]))
                add_runner(u, &u->workload[i], &runners[k], w);
}

void units_free(struct units *u)
{
    for (int i = 0; i < PROGRAMS; i++) {
        free(u->program[i].path);
        free(u->program[i].version);
        free(u->program[i].absent);
    }
    for (size_t i = 0; i < u->workloads; i++) {
        free(u->workload[i].name);
        free(u->workload[i].title);
        free(u->workload[i].path);
        free(u->workload[i].checksum);
    }
    free(u->workload);
    free(u->unit);
    free(u->root);
}

char *units_name(const struct unit *unit)
{
    return base_text("%s/%s/x%d", unit->workload->name, unit->runner->name,
                     unit->workers);
}

static void push(char ***argv, size_t *count, char *text)
{
    *argv = base_grow(*argv, *count + 2, sizeof **argv);
    (*argv)[(*count)++] = text;
    (*argv)[*count] = NULL;
}

char **units_command(const struct units *u, const struct unit *unit)
{
    const struct runner *runner = unit->runner;
    char **argv = NULL;
    size_t count = 0;
    push(&argv, &count, base_copy(u->program[runner->program].path));
    char *options = base_copy(runner->options), *rest = options;
    for (char *word; *runner->options && (word = strsep(&rest, " "));)
        push(&argv, &count, base_copy(word));
    free(options);
    if (runner->program == PROGRAM_PXI) {
        push(&argv, &count, base_copy("--workers"));
        push(&argv, &count, base_text("%d", unit->workers));
    }
    push(&argv, &count, base_text("%s/scripts/bench_child.py", u->root));
    push(&argv, &count, base_copy(runner->mode));
    push(&argv, &count, base_text("%d", unit->workers));
    return argv;
}
