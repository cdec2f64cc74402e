/* race_child.c: child processes of the race suite; see race_child.h. */
#define _GNU_SOURCE
#include "harness/race_child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* go: a byte from the parent when the counters are attached. (Not its end: a
 * child that another thread forks meanwhile holds a copy of it, and of this
 * one's, until both have their byte.) failed: errno of an exec that did not
 * happen. */
struct gates {
    int go[2], failed[2];
};

static void redirect(const char *path, int flags, int fd)
{
    int file = open(path, flags | O_CLOEXEC, 0644);
    if (file >= 0)
        dup2(file, fd);
}

/* Between fork and exec of a process with threads: system calls only. */
static _Noreturn void exec_child(const struct race_order *order,
                                 const struct gates *gates)
{
    const int fresh = O_WRONLY | O_CREAT | O_TRUNC;
    char byte;
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    redirect("/dev/null", O_RDONLY, 0);
    redirect(order->out_path, fresh, 1);
    redirect(order->err_path, fresh, 2);
    close(gates->go[1]);
    while (read(gates->go[0], &byte, 1) < 0 && errno == EINTR)
        ;
    execvp(order->argv[0], order->argv);
    int error = errno;
    if (write(gates->failed[1], &error, sizeof error) < 0)
        _exit(126);
    _exit(127);
}

static void close_gates(struct gates *gates)
{
    int *all = (int *)gates;
    for (size_t i = 0; i < sizeof *gates / sizeof *all; i++)
        if (all[i] >= 0)
            close(all[i]);
}

/* Lets the child exec; 0, or the errno with which that failed. */
static int release(struct gates *gates)
{
    int error = 0;
    close(gates->failed[1]);
    gates->failed[1] = -1;
    while (write(gates->go[1], "", 1) < 0 && errno == EINTR)
        ;
    if (read(gates->failed[0], &error, sizeof error) != sizeof error)
        return 0;
    return error;
}

/* Waits until the child is a zombie; false at the deadline. A pidfd lets any
 * number of threads wait for a child of its own without SIGCHLD. */
static bool await(pid_t pid, int milliseconds)
{
    int fd = (int)syscall(SYS_pidfd_open, pid, 0);
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    int ready;
    do
        ready = poll(&wait, 1, milliseconds);
    while (ready < 0 && errno == EINTR);
    if (fd >= 0)
        close(fd);
    return ready > 0;
}

static struct race_child finish(const struct race_order *order, pid_t pid,
                                struct counters *counters)
{
    bool planted = order->kill_after_ms > 0;
    int status = 0;
    bool timely =
        await(pid, planted ? order->kill_after_ms : order->seconds * 1000);
    kill(-pid, SIGKILL);
    if (timely && counters)
        order->counted(counters, order->data);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (!timely && !planted)
        return (struct race_child){RACE_TIMED_OUT, order->seconds};
    if (WIFSIGNALED(status))
        return (struct race_child){RACE_SIGNALLED, WTERMSIG(status)};
    return (struct race_child){RACE_EXITED, WEXITSTATUS(status)};
}

struct race_child race_child_run(const struct race_order *order)
{
    struct gates gates = {{-1, -1}, {-1, -1}};
    struct counters *counters = NULL;
    int error = 0;
    bool open =
        pipe2(gates.go, O_CLOEXEC) == 0 && pipe2(gates.failed, O_CLOEXEC) == 0;
    pid_t pid = open ? fork() : -1;
    if (pid == 0)
        exec_child(order, &gates);
    if (pid < 0) {
        error = errno;
        close_gates(&gates);
        return (struct race_child){RACE_NOT_RUN, error};
    }
    setpgid(pid, pid);
    if (order->counted)
        counters = counters_attach(pid, true, NULL);
    error = release(&gates);
    close_gates(&gates);
    struct race_child child = finish(order, pid, counters);
    if (counters)
        counters_detach(counters);
    return error ? (struct race_child){RACE_NOT_RUN, error} : child;
}

static void read_part(const char *path, bool tail, char *text, size_t size)
{
    FILE *file = fopen(path, "rb");
    text[0] = '\0';
    if (!file)
        return;
    if (tail && fseek(file, -(long)(size - 1), SEEK_END) != 0)
        rewind(file);
    text[fread(text, 1, size - 1, file)] = '\0';
    fclose(file);
    for (size_t n = strlen(text); n && text[n - 1] == '\n'; n--)
        text[n - 1] = '\0';
}

void race_child_head(const char *path, char *text, size_t size)
{
    read_part(path, false, text, size);
}

void race_child_tail(const char *path, char *text, size_t size)
{
    read_part(path, true, text, size);
}
