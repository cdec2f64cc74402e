/* race_child.c: child processes of the race suite; see race_child.h. */
#include "harness/race_child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* Process groups of the children under way, 0: free place. A terminal's
 * Ctrl-C does not reach them, so the handler below passes it on. */
enum { RUNNING = 128 };
static atomic_int running[RUNNING];

static void on_end_signal(int signal_number)
{
    for (int i = 0; i < RUNNING; i++) {
        int group = atomic_load(&running[i]);
        if (group > 0)
            kill(-group, SIGKILL);
    }
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

void race_child_take_signals(void)
{
    signal(SIGINT, on_end_signal);
    signal(SIGTERM, on_end_signal);
    signal(SIGHUP, on_end_signal);
}

static atomic_int *remember(pid_t pid)
{
    for (int i = 0; i < RUNNING; i++) {
        int empty = 0;
        if (atomic_compare_exchange_strong(&running[i], &empty, pid))
            return &running[i];
    }
    return NULL;
}

static int spawn(char *const argv[], const char *out_path, const char *err_path,
                 pid_t *pid)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    const int flags = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, out_path, flags, 0644);
    posix_spawn_file_actions_addopen(&files, 2, err_path, flags, 0644);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    int error = posix_spawnp(pid, argv[0], &files, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
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

struct race_child race_child_run(char *const argv[], const char *out_path,
                                 const char *err_path, int seconds,
                                 int kill_after_ms)
{
    pid_t pid;
    int status = 0;
    int error = spawn(argv, out_path, err_path, &pid);
    if (error)
        return (struct race_child){RACE_NOT_RUN, error};
    atomic_int *place = remember(pid);
    bool timely =
        await(pid, kill_after_ms > 0 ? kill_after_ms : seconds * 1000);
    if (!timely)
        kill(-pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (place)
        atomic_store(place, 0);
    if (!timely && kill_after_ms <= 0)
        return (struct race_child){RACE_TIMED_OUT, seconds};
    if (WIFSIGNALED(status))
        return (struct race_child){RACE_SIGNALLED, WTERMSIG(status)};
    return (struct race_child){RACE_EXITED, WEXITSTATUS(status)};
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
