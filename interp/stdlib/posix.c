/* posix.c: module posix: the process, its environment, and what the module
 * holds besides functions. Files: posix_file.c, directories: posix_dir.c. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "context/poll.h"
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/textio.h"
#include "stdlib/posix.h"
#include "stdlib/structseq.h"

static Value uname_class, times_class, terminal_class;

/* ---- identity ---- */

#define ID(name)                                                               \
    Value posix_##name(Ctx *cx, Value *argv, int argc, Value *kw)              \
    {                                                                          \
        (void)cx, (void)argv;                                                  \
        POSIX_ARGS;                                                            \
        return v_int((int64_t)name());                                         \
    }
ID(getpid)
ID(getppid)
ID(getuid)
ID(geteuid)
ID(getgid)
ID(getegid)
ID(getpgrp)
#undef ID

Value posix_uname(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv;
    POSIX_ARGS;
    struct utsname u;
    if (uname(&u) < 0)
        return raise_errno(cx, errno, V_NULL);
    const Value v[] = {
        str_from_ascii(cx, u.sysname), str_from_ascii(cx, u.nodename),
        str_from_ascii(cx, u.release), str_from_ascii(cx, u.version),
        str_from_ascii(cx, u.machine)};
    return structseq_new(cx, uname_class, v, ARRAY_LEN(v));
}

Value posix_times(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv;
    POSIX_ARGS;
    struct tms t;
    clock_t now = times(&t);
    double hz = (double)sysconf(_SC_CLK_TCK);
    const Value v[] = {
        v_double((double)t.tms_utime / hz), v_double((double)t.tms_stime / hz),
        v_double((double)t.tms_cutime / hz),
        v_double((double)t.tms_cstime / hz), v_double((double)now / hz)};
    return structseq_new(cx, times_class, v, ARRAY_LEN(v));
}

Value posix_cpu_count(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv;
    POSIX_ARGS;
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? v_int(n) : V_NONE;
}

Value posix_sched_getaffinity(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    cpu_set_t cpus;
    int pid = int_arg(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    if (sched_getaffinity(pid, sizeof cpus, &cpus) < 0)
        return raise_errno(cx, errno, V_NULL);
    Value s = set_new(cx, KIND_set);
    for (int i = 0; s && i < CPU_SETSIZE; i++)
        if (CPU_ISSET((size_t)i, &cpus) &&
            set_add_own(cx, AS(Set, s), v_int(i)) < 0)
            return V_NULL;
    return s;
}

Value posix_sched_yield(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv;
    POSIX_ARGS;
    return posix_done(cx, sched_yield(), V_NULL);
}

Value posix_getloadavg(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv;
    POSIX_ARGS;
    double load[3];
    if (getloadavg(load, 3) != 3)
        return raise_fmt(cx, &exc_OSError, "Load averages are unobtainable");
    Value v[3] = {v_double(load[0]), v_double(load[1]), v_double(load[2])};
    return tuple_from(cx, v, 3);
}

Value posix_get_terminal_size(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    struct winsize w;
    int fd = int_arg_or(cx, argv[0], 1);
    if (error_pending(cx))
        return V_NULL;
    if (ioctl(fd, TIOCGWINSZ, &w) < 0)
        return raise_errno(cx, errno, V_NULL);
    const Value v[] = {v_int(w.ws_col), v_int(w.ws_row)};
    return structseq_new(cx, terminal_class, v, 2);
}

/* ---- small calls ---- */

Value posix_urandom(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int64_t n = obj_index_i64(cx, argv[0], &exc_OverflowError);
    if (error_pending(cx))
        return V_NULL;
    if (n < 0)
        return raise_fmt(cx, &exc_ValueError, "negative argument not allowed");
    Buf b = BUF_EMPTY;
    char *p = buf_grow(&b, (size_t)n);
    for (int64_t at = 0; at < n;) {
        ssize_t got = getrandom(p + at, (size_t)(n - at), 0);
        if (got < 0 && errno != EINTR) {
            buf_free(&b);
            return raise_errno(cx, errno, V_NULL);
        }
        at += got > 0 ? got : 0;
    }
    Value r = bytes_from(cx, p, (size_t)n);
    buf_free(&b);
    return r;
}

Value posix_strerror(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int code = int_arg(cx, argv[0]);
    return error_pending(cx) ? V_NULL : str_from_ascii(cx, strerror(code));
}

Value posix_fspath(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    return path_fspath(cx, argv[0]);
}

Value posix_umask(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int mask = int_arg(cx, argv[0]);
    return error_pending(cx) ? V_NULL : v_int(umask((mode_t)mask));
}

Value posix_kill(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int pid = int_arg(cx, argv[0]);
    int sig = error_pending(cx) ? 0 : int_arg(cx, argv[1]);
    if (error_pending(cx))
        return V_NULL;
    Value done = posix_done(cx, kill(pid, sig), V_NULL);
    return done && ctx_poll(cx) < 0 ? V_NULL : done;
}

Value posix__exit(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int status = int_arg(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    _exit(status);
}

Value posix_abort(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv;
    POSIX_ARGS;
    signal(SIGABRT, SIG_DFL);
    abort();
}

Value posix_system(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    PathArg p;
    if (path_arg(cx, argv[0], NULL, "command", 0, &p))
        return V_NULL;
    int r = system(buf_text(&p.text));
    path_drop(&p);
    return v_int(r);
}

/* ---- the environment ---- */

Value posix_putenv(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    PathArg name, value;
    if (path_arg(cx, argv[0], NULL, "name", 0, &name))
        return V_NULL;
    if (path_arg(cx, argv[1], NULL, "value", 0, &value)) {
        path_drop(&name);
        return V_NULL;
    }
    Value r = V_NONE;
    if (strchr(buf_text(&name.text), '='))
        r = raise_fmt(cx, &exc_ValueError, "illegal environment variable name");
    else if (setenv(buf_text(&name.text), buf_text(&value.text), 1) < 0)
        r = raise_errno(cx, errno, V_NULL);
    path_drop(&name);
    path_drop(&value);
    return r;
}

Value posix_unsetenv(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    PathArg name;
    if (path_arg(cx, argv[0], NULL, "name", 0, &name))
        return V_NULL;
    int r = unsetenv(buf_text(&name.text)), code = errno;
    path_drop(&name);
    errno = code;
    return posix_done(cx, r, V_NULL);
}

static Value environment(Ctx *cx)
{
    Value d = dict_new(cx);
    for (char **e = environ; d && e && *e; e++) {
        const char *eq = strchr(*e, '=');
        if (!eq)
            continue;
        Value k = bytes_from(cx, *e, (size_t)(eq - *e));
        Value v = bytes_from(cx, eq + 1, strlen(eq + 1));
        if (!k || !v || !dict_setdefault_own(cx, AS(Dict, d), k, v))
            return V_NULL;
    }
    return d;
}

/* ---- statuses of children ---- */

#define STATUS(name, result)                                                   \
    Value posix_##name(Ctx *cx, Value *argv, int argc, Value *kw)              \
    {                                                                          \
        POSIX_ARGS;                                                            \
        int status = int_arg(cx, argv[0]);                                     \
        return error_pending(cx) ? V_NULL : result(name(status));              \
    }
STATUS(WIFEXITED, v_bool)
STATUS(WIFSIGNALED, v_bool)
STATUS(WIFSTOPPED, v_bool)
STATUS(WIFCONTINUED, v_bool)
STATUS(WCOREDUMP, v_bool)
STATUS(WEXITSTATUS, v_int)
STATUS(WTERMSIG, v_int)
STATUS(WSTOPSIG, v_int)
#undef STATUS

Value posix_waitstatus_to_exitcode(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int status = int_arg(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    if (WIFEXITED(status))
        return v_int(WEXITSTATUS(status));
    if (WIFSIGNALED(status))
        return v_int(-WTERMSIG(status));
    return raise_fmt(cx, &exc_ValueError, "invalid wait status: %d", status);
}

/* ---- the module ---- */

static int add_constants(Ctx *cx, Dict *ns)
{
    static const struct {
        const char *name;
        int value;
    } rows[] = {
#define ROW(name) {#name, name},
        ROW(O_RDONLY) ROW(O_WRONLY) ROW(O_RDWR) ROW(O_APPEND) ROW(O_CREAT) ROW(
            O_EXCL) ROW(O_TRUNC) ROW(O_NONBLOCK) ROW(O_NDELAY) ROW(O_SYNC)
            ROW(O_DSYNC) ROW(O_RSYNC) ROW(O_NOCTTY) ROW(O_CLOEXEC) ROW(
                O_DIRECTORY) ROW(O_NOFOLLOW) ROW(O_ACCMODE) ROW(O_ASYNC)
                ROW(O_FSYNC) ROW(O_LARGEFILE) ROW(O_PATH) ROW(O_TMPFILE) ROW(
                    O_DIRECT) ROW(O_NOATIME) ROW(F_OK) ROW(R_OK) ROW(W_OK)
                    ROW(X_OK) ROW(EX_OK) ROW(EX_USAGE) ROW(EX_DATAERR)
                        ROW(EX_NOINPUT) ROW(EX_NOUSER) ROW(EX_NOHOST) ROW(
                            EX_UNAVAILABLE) ROW(EX_SOFTWARE) ROW(EX_OSERR)
                            ROW(EX_OSFILE) ROW(EX_CANTCREAT) ROW(EX_IOERR)
                                ROW(EX_TEMPFAIL) ROW(EX_PROTOCOL) ROW(EX_NOPERM)
                                    ROW(EX_CONFIG) ROW(WNOHANG) ROW(WUNTRACED)
                                        ROW(WCONTINUED) ROW(WEXITED)
                                            ROW(WNOWAIT) ROW(WSTOPPED)
                                                ROW(SEEK_DATA) ROW(SEEK_HOLE)
#undef ROW
                                                    {"NGROUPS_MAX", 65536},
        {"TMP_MAX", 238328},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (module_add(cx, ns, rows[i].name, v_int(rows[i].value)))
            return -1;
    return 0;
}

static int add_classes(Ctx *cx, Dict *ns)
{
    static const StructSeqDesc stat_desc = {
        "os", "stat_result",
        "st_mode st_ino st_dev st_nlink st_uid st_gid st_size - - - st_atime "
        "st_mtime st_ctime st_atime_ns st_mtime_ns st_ctime_ns st_blksize "
        "st_blocks st_rdev",
        10};
    static const StructSeqDesc uname_desc = {
        "posix", "uname_result", "sysname nodename release version machine", 5};
    static const StructSeqDesc times_desc = {
        "posix", "times_result",
        "user system children_user children_system elapsed", 5};
    static const StructSeqDesc terminal_desc = {"os", "terminal_size",
                                                "columns lines", 2};
    return module_add(cx, ns, "stat_result",
                      structseq_class(cx, &stat_desc, &posix_stat_class)) ||
           module_add(cx, ns, "uname_result",
                      structseq_class(cx, &uname_desc, &uname_class)) ||
           module_add(cx, ns, "times_result",
                      structseq_class(cx, &times_desc, &times_class)) ||
           module_add(cx, ns, "terminal_size",
                      structseq_class(cx, &terminal_desc, &terminal_class)) ||
           module_add(cx, ns, "DirEntry", v_obj(&type_direntry));
}

/* What os.py asks for the sets supports_fd, supports_follow_symlinks. */
static Value have_functions(Ctx *cx)
{
    static const char *const names[] = {"HAVE_FDOPENDIR", "HAVE_LSTAT"};
    Value list = list_new(cx, 4);
    for (size_t i = 0; list && i < ARRAY_LEN(names); i++) {
        Value s = str_from_ascii(cx, names[i]);
        if (!s || list_append_own(cx, AS(List, list), s))
            return V_NULL;
    }
    return list;
}

int posix_module_init(Ctx *cx, Dict *ns)
{
    return add_constants(cx, ns) || add_classes(cx, ns) ||
           module_add(cx, ns, "environ", environment(cx)) ||
           module_add(cx, ns, "error", v_obj(&exc_OSError)) ||
           module_add(cx, ns, "_have_functions", have_functions(cx));
}
