/* child: see child.h. The child leads a process group of its own, so that a
 * Ctrl-C at the terminal reaches pxlab alone and a kill reaches its whole
 * tree; it dies with pxlab. */
#define _GNU_SOURCE
#include "harness/child.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness/base.h"
#include "harness/cpus.h"

enum { LAST_WORDS = 600 };

struct child {
    pid_t pid;
    int to, from; /* pipes; from is non-blocking */
    int words;    /* its stderr, a file in memory */
    char *buffer; /* received, not yet given out */
    size_t filled, room;
    struct counters *counters;
    bool waited;
    int status;
    struct rusage usage;
};

volatile bool child_interrupted;

struct pipes {
    int in[2], out[2];    /* the child's stdin and stdout */
    int go[2], failed[2]; /* parent: exec now; child: errno of exec */
};

/* --- starting ----------------------------------------------------------- */

static bool open_pipes(struct pipes *p)
{
    memset(p, -1, sizeof *p);
    return !pipe2(p->in, O_CLOEXEC) && !pipe2(p->out, O_CLOEXEC) &&
           !pipe2(p->go, O_CLOEXEC) && !pipe2(p->failed, O_CLOEXEC);
}

static void close_pipes(struct pipes *p)
{
    int *all = (int *)p;
    for (size_t i = 0; i < sizeof *p / sizeof *all; i++)
        if (all[i] >= 0)
            close(all[i]);
}

static _Noreturn void exec_child(const struct child_spec *spec, struct pipes *p,
                                 int words)
{
    char byte;
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    dup2(p->in[0], 0);
    dup2(p->out[1], 1);
    dup2(words, 2);
    if (spec->cpus > 0) {
        cpu_set_t set = cpus_first(spec->cpus);
        sched_setaffinity(0, sizeof set, &set);
    }
    for (int i = 0; spec->env && spec->env[i]; i++)
        putenv((char *)(uintptr_t)spec->env[i]);
    close(p->go[1]);
    while (read(p->go[0], &byte, 1) < 0 && errno == EINTR)
        ; /* until the counters are attached */
    execvp(spec->argv[0], spec->argv);
    int error = errno;
    if (write(p->failed[1], &error, sizeof error) < 0)
        _exit(126);
    _exit(127);
}

static struct child *make(pid_t pid, struct pipes *p, int words)
{
    struct child *c = base_alloc(1, sizeof *c);
    c->pid = pid;
    c->words = words;
    c->to = p->in[1];
    c->from = p->out[0];
    p->in[1] = p->out[0] = -1;
    fcntl(c->from, F_SETFL, O_NONBLOCK);
    c->room = 4096;
    c->buffer = base_alloc(c->room, 1);
    return c;
}

/* Lets the child exec; 0, or the errno with which exec failed. */
static int release(struct pipes *p)
{
    int error = 0;
    close(p->failed[1]);
    close(p->go[1]);
    p->failed[1] = p->go[1] = -1;
    if (read(p->failed[0], &error, sizeof error) != (ssize_t)sizeof error)
        return 0;
    return error;
}

struct child *child_start(const struct child_spec *spec, char **error)
{
    struct pipes p;
    signal(SIGPIPE, SIG_IGN); /* a dead child shows as EPIPE */
    int words = memfd_create("stderr", MFD_CLOEXEC);
    pid_t pid = words >= 0 && open_pipes(&p) ? fork() : -1;
    if (pid < 0) {
        *error =
            base_text("cannot start %s: %s", spec->argv[0], strerror(errno));
        return NULL;
    }
    if (!pid)
        exec_child(spec, &p, words);
    setpgid(pid, pid);
    struct child *c = make(pid, &p, words);
    if (spec->counters)
        c->counters = counters_attach(pid, true, NULL);
    int failure = release(&p);
    close_pipes(&p);
    if (failure) {
        *error =
            base_text("cannot run %s: %s", spec->argv[0], strerror(failure));
        child_stop(c, 0.0, NULL);
        return NULL;
    }
    return c;
}

/* --- orders ------------------------------------------------------------- */

static void collect(struct child *c, int options)
{
    if (!c->waited && wait4(c->pid, &c->status, options, &c->usage) == c->pid)
        c->waited = true;
}

/* What it last wrote to stderr, on one line; to be freed. */
static char *last_words(struct child *c)
{
    off_t size = lseek(c->words, 0, SEEK_END);
    off_t from = size > LAST_WORDS ? size - LAST_WORDS : 0;
    char *text = base_alloc(LAST_WORDS + 1, 1);
    ssize_t got = pread(c->words, text, LAST_WORDS, from);
    text[got > 0 ? got : 0] = '\0';
    for (char *at = text; *at; at++)
        if (*at == '\n')
            *at = at[1] ? '|' : '\0';
    return text;
}

static char *death(struct child *c, const char *line)
{
    for (int i = 0; i < 200 && !c->waited; i++) {
        collect(c, WNOHANG);
        if (!c->waited)
            usleep(5000);
    }
    char *words = last_words(c);
    char *text;
    const char *said = *words ? words : "(nothing)";
    if (!c->waited)
        text = base_text("closed its output at '%s'; stderr: %s", line, said);
    else if (WIFSIGNALED(c->status))
        text = base_text("killed by signal %d (%s) at '%s'; stderr: %s",
                         WTERMSIG(c->status), strsignal(WTERMSIG(c->status)),
                         line, said);
    else
        text = base_text("exited %d at '%s'; stderr: %s",
                         WEXITSTATUS(c->status), line, said);
    free(words);
    return text;
}

/* Cuts the first line off the buffer; NULL if it holds no whole line. */
static char *take_line(struct child *c)
{
    char *end = memchr(c->buffer, '\n', c->filled);
    if (!end)
        return NULL;
    size_t size = (size_t)(end - c->buffer);
    char *line = base_alloc(size + 1, 1);
    memcpy(line, c->buffer, size);
    c->filled -= size + 1;
    memmove(c->buffer, end + 1, c->filled);
    return line;
}

/* False at the end of its output. */
static bool receive(struct child *c)
{
    if (c->room - c->filled < 1024) {
        c->room *= 2;
        c->buffer = base_grow(c->buffer, c->room, 1);
    }
    ssize_t got = read(c->from, c->buffer + c->filled, c->room - c->filled);
    if (got > 0)
        c->filled += (size_t)got;
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

static bool send_line(struct child *c, const char *line)
{
    char *text = base_text("%s\n", line);
    size_t size = strlen(text), sent = 0;
    while (sent < size) {
        ssize_t got = write(c->to, text + sent, size - sent);
        if (got < 0 && errno != EINTR)
            break;
        sent += got > 0 ? (size_t)got : 0;
    }
    free(text);
    return sent == size;
}

char *child_order(struct child *c, const char *line, double timeout,
                  char **error)
{
    double end = base_now() + timeout;
    if (!send_line(c, line)) {
        *error = death(c, line);
        return NULL;
    }
    for (;;) {
        char *reply = take_line(c);
        if (reply)
            return reply;
        double left = end - base_now();
        if (left <= 0.0 || child_interrupted) {
            *error = child_interrupted
                         ? base_copy("interrupted")
                         : base_text("no reply to '%s' within %.0f s", line,
                                     timeout);
            return NULL;
        }
        struct pollfd wait = {c->from, POLLIN, 0};
        int ready = poll(&wait, 1, (int)(left * 1000.0) + 1);
        if (ready > 0 && !receive(c)) {
            *error = death(c, line);
            return NULL;
        }
    }
}

void child_close(struct child *c)
{
    if (c->to >= 0)
        close(c->to);
    c->to = -1;
}

int child_stop(struct child *c, double patience, struct rusage *usage)
{
    double end = base_now() + patience;
    child_close(c);
    while (!c->waited && !child_interrupted && base_now() < end) {
        collect(c, WNOHANG);
        if (!c->waited)
            usleep(2000);
    }
    kill(-c->pid, SIGKILL); /* the rest of its group too */
    collect(c, 0);
    counters_detach(c->counters);
    close(c->from);
    close(c->words);
    if (usage)
        *usage = c->usage;
    int status = c->status;
    free(c->buffer);
    free(c);
    return status;
}

pid_t child_pid(const struct child *c)
{
    return c->pid;
}

struct counters *child_counters(struct child *c)
{
    return c->counters;
}

/* --- run delay ---------------------------------------------------------- */

static double thread_delay(const char *task)
{
    char *path = base_text("%s/schedstat", task);
    char *text = base_read_file(path);
    double nanoseconds = 0.0;
    if (text)
        sscanf(text, "%*s %lf", &nanoseconds);
    free(text);
    free(path);
    return nanoseconds * 1e-9;
}

static double children_delay(const char *task)
{
    char *path = base_text("%s/children", task);
    char *text = base_read_file(path);
    double sum = 0.0;
    char *at = text;
    while (at && *at) {
        char *end;
        long pid = strtol(at, &end, 10);
        if (end == at)
            break;
        sum += child_run_delay((pid_t)pid);
        at = end;
    }
    free(text);
    free(path);
    return sum;
}

double child_run_delay(pid_t pid)
{
    char *folder = base_text("/proc/%d/task", (int)pid);
    DIR *tasks = opendir(folder);
    double sum = 0.0;
    for (struct dirent *entry; tasks && (entry = readdir(tasks));) {
        if (entry->d_name[0] == '.')
            continue;
        char *task = base_text("%s/%s", folder, entry->d_name);
        sum += thread_delay(task) + children_delay(task);
        free(task);
    }
    if (tasks)
        closedir(tasks);
    free(folder);
    return sum;
}
