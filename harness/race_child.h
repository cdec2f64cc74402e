/* race_child.h: one child process with a deadline, its output in files.
 * (child.h talks to a child line by line; this one only waits for its end.)
 * Callers: race_run.c, race_preflight.c. Any thread that outlives the call;
 * when the thread dies, so does the child. */
#ifndef RACE_CHILD_H
#define RACE_CHILD_H

#include "harness/counters.h"
#include "harness/race_judge.h"

struct race_order {
    char **argv; /* argv[0] is looked up in PATH */
    const char *out_path, *err_path;
    int seconds;       /* deadline: then the whole process group is killed */
    int kill_after_ms; /* > 0: killed then (a plant of the self-test) */
    /* Called when the child is dead, before its counters are closed; NULL:
     * run without counters. */
    void (*counted)(struct counters *counters, void *data);
    void *data;
};

struct race_child {
    enum race_end end;
    int code; /* as in struct race_run */
};

struct race_child race_child_run(const struct race_order *order);

/* The file's text, at most size - 1 bytes: its beginning, or its end; without
 * trailing newlines, "" when it cannot be read. */
void race_child_head(const char *path, char *text, size_t size);
void race_child_tail(const char *path, char *text, size_t size);

#endif
