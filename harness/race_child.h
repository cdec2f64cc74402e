/* race_child.h: one child process with a deadline, its output in files.
 * Callers: race.c, race_preflight.c, race_plants.c. Any thread. */
#ifndef RACE_CHILD_H
#define RACE_CHILD_H

#include "harness/race_judge.h"

struct race_child {
    enum race_end end;
    int code; /* as in struct race_run */
};

/* Runs argv (argv[0] is looked up in PATH) in a process group of its own,
 * stdin empty, output into the two files. After `seconds` the whole group is
 * killed. `kill_after_ms` > 0 kills it earlier: a plant for the self-test. */
struct race_child race_child_run(char *const argv[], const char *out_path,
                                 const char *err_path, int seconds,
                                 int kill_after_ms);

/* From now on SIGINT, SIGTERM and SIGHUP end the children first. */
void race_child_take_signals(void);

/* The file's text, at most size - 1 bytes: its beginning, or its end. "" when
 * it cannot be read. */
void race_child_head(const char *path, char *text, size_t size);
void race_child_tail(const char *path, char *text, size_t size);

#endif
