/* posix_file.c: module posix: files by path and by descriptor. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "context/poll.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "stdlib/posix.h"
#include "stdlib/stream.h"
#include "stdlib/structseq.h"

/* ---- stat ---- */

Value posix_stat_class;

static Value seconds(struct timespec t)
{
    return v_double((double)t.tv_sec + 1e-9 * (double)t.tv_nsec);
}

static Value nanoseconds(Ctx *cx, struct timespec t)
{
    return int_from_i64(cx, (int64_t)t.tv_sec * 1000000000 + t.tv_nsec);
}

Value posix_stat_result(Ctx *cx, const struct stat *st)
{
    const Value v[] = {
        v_int(st->st_mode),
        int_from_u64(cx, st->st_ino),
        int_from_u64(cx, st->st_dev),
        int_from_u64(cx, st->st_nlink),
        v_int(st->st_uid),
        v_int(st->st_gid),
        int_from_i64(cx, st->st_size),
        int_from_i64(cx, st->st_atime),
        int_from_i64(cx, st->st_mtime),
        int_from_i64(cx, st->st_ctime),
        seconds(st->st_atim),
        seconds(st->st_mtim),
        seconds(st->st_ctim),
        nanoseconds(cx, st->st_atim),
        nanoseconds(cx, st->st_mtim),
        nanoseconds(cx, st->st_ctim),
        int_from_i64(cx, st->st_blksize),
        int_from_i64(cx, st->st_blocks),
        int_from_u64(cx, st->st_rdev),
    };
    return structseq_new(cx, posix_stat_class, v, ARRAY_LEN(v));
}

static Value stat_path(Ctx *cx, Value path, const char *function, bool follow)
{
    PathArg p;
    struct stat st;
    if (path_arg(cx, path, function, "path",
                 strcmp(function, "stat") ? 0 : PATH_FD, &p))
        return V_NULL;
    int r = p.fd >= 0 || (path && is_index(path)) ? fstat(p.fd, &st)
            : follow                              ? stat(buf_text(&p.text), &st)
                     : lstat(buf_text(&p.text), &st);
    int code = errno;
    path_drop(&p);
    return r < 0 ? raise_errno(cx, code, p.shown) : posix_stat_result(cx, &st);
}

static int no_dir_fd(Ctx *cx, Value dir_fd)
{
    if (!dir_fd || dir_fd == V_NONE)
        return 0;
    return raise_fmt(cx, &exc_NotImplementedError,
                     "dir_fd unavailable on this platform"),
           -1;
}

Value posix_stat(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int follow = bool_arg(cx, argv[2], true);
    if (follow < 0 || no_dir_fd(cx, argv[1]))
        return V_NULL;
    return stat_path(cx, argv[0], "stat", follow);
}

Value posix_lstat(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    return no_dir_fd(cx, argv[1]) ? V_NULL
                                  : stat_path(cx, argv[0], "lstat", false);
}

Value posix_fstat(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    struct stat st;
    int fd = int_arg(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    return fstat(fd, &st) < 0 ? raise_errno(cx, errno, V_NULL)
                              : posix_stat_result(cx, &st);
}

Value posix_access(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    PathArg p;
    int mode = int_arg(cx, argv[1]);
    if (error_pending(cx) || no_dir_fd(cx, argv[2]) ||
        path_arg(cx, argv[0], "access", "path", 0, &p))
        return V_NULL;
    bool ok = access(buf_text(&p.text), mode) == 0;
    path_drop(&p);
    return v_bool(ok);
}

/* ---- one path ---- */

typedef int (*PathCall)(const char *path, long arg);

static int call_unlink(const char *path, long arg)
{
    (void)arg;
    return unlink(path);
}
static int call_rmdir(const char *path, long arg)
{
    (void)arg;
    return rmdir(path);
}
static int call_mkdir(const char *path, long arg)
{
    return mkdir(path, (mode_t)arg);
}
static int call_chmod(const char *path, long arg)
{
    return chmod(path, (mode_t)arg);
}
static int call_chdir(const char *path, long arg)
{
    (void)arg;
    return chdir(path);
}
static int call_truncate(const char *path, long arg)
{
    return truncate(path, arg);
}

static Value one_path(Ctx *cx, Value path, const char *function, PathCall fn,
                      long arg)
{
    PathArg p;
    if (path_arg(cx, path, function, "path", 0, &p))
        return V_NULL;
    int r = fn(buf_text(&p.text), arg), code = errno;
    path_drop(&p);
    errno = code;
    return posix_done(cx, r, p.shown);
}

Value posix_unlink(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    return no_dir_fd(cx, argv[1])
               ? V_NULL
               : one_path(cx, argv[0], "unlink", call_unlink, 0);
}

Value posix_remove(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    return no_dir_fd(cx, argv[1])
               ? V_NULL
               : one_path(cx, argv[0], "remove", call_unlink, 0);
}

Value posix_rmdir(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    return no_dir_fd(cx, argv[1])
               ? V_NULL
               : one_path(cx, argv[0], "rmdir", call_rmdir, 0);
}

Value posix_mkdir(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int mode = int_arg_or(cx, argv[1], 0777);
    if (error_pending(cx) || no_dir_fd(cx, argv[2]))
        return V_NULL;
    return one_path(cx, argv[0], "mkdir", call_mkdir, mode);
}

Value posix_chmod(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int mode = int_arg(cx, argv[1]);
    if (error_pending(cx) || no_dir_fd(cx, argv[2]))
        return V_NULL;
    return one_path(cx, argv[0], "chmod", call_chmod, mode);
}

Value posix_chdir(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    return one_path(cx, argv[0], "chdir", call_chdir, 0);
}

static int64_t offset_arg(Ctx *cx, Value v)
{
    return obj_index_i64(cx, v, &exc_OverflowError);
}

Value posix_truncate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int64_t n = offset_arg(cx, argv[1]);
    if (error_pending(cx))
        return V_NULL;
    return one_path(cx, argv[0], "truncate", call_truncate, n);
}

/* ---- two paths ---- */

typedef int (*TwoPathCall)(const char *a, const char *b);

static Value two_paths(Ctx *cx, Value a, Value b, const char *function,
                       TwoPathCall fn)
{
    PathArg p, q;
    if (path_arg(cx, a, function, "src", 0, &p))
        return V_NULL;
    if (path_arg(cx, b, function, "dst", 0, &q)) {
        path_drop(&p);
        return V_NULL;
    }
    int r = fn(buf_text(&p.text), buf_text(&q.text)), code = errno;
    path_drop(&p);
    path_drop(&q);
    return r < 0 ? raise_errno2(cx, code, p.shown, q.shown) : V_NONE;
}

#define TWO_PATHS(name, fn)                                                    \
    Value posix_##name(Ctx *cx, Value *argv, int argc, Value *kw)              \
    {                                                                          \
        POSIX_ARGS;                                                            \
        return two_paths(cx, argv[0], argv[1], #name, fn);                     \
    }
TWO_PATHS(rename, rename)
TWO_PATHS(replace, rename)
TWO_PATHS(link, link)
TWO_PATHS(symlink, symlink)
#undef TWO_PATHS

Value posix_readlink(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    PathArg p;
    char text[4096];
    if (no_dir_fd(cx, argv[1]) ||
        path_arg(cx, argv[0], "readlink", "path", 0, &p))
        return V_NULL;
    ssize_t n = readlink(buf_text(&p.text), text, sizeof text);
    int code = errno;
    path_drop(&p);
    return n < 0 ? raise_errno(cx, code, p.shown)
                 : path_value(cx, text, (size_t)n, p.is_bytes);
}

/* ---- descriptors ---- */

typedef struct OpenCall {
    const char *path;
    int flags, mode, fd, code;
} OpenCall;

static void run_open(void *arg)
{
    OpenCall *c = arg;
    do
        c->fd = open(c->path, c->flags | O_CLOEXEC, c->mode);
    while (c->fd < 0 && errno == EINTR);
    c->code = errno;
}

Value posix_open(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    PathArg p;
    int flags = int_arg(cx, argv[1]);
    int mode = error_pending(cx) ? 0 : int_arg_or(cx, argv[2], 0777);
    if (error_pending(cx) || no_dir_fd(cx, argv[3]) ||
        path_arg(cx, argv[0], "open", "path", 0, &p))
        return V_NULL;
    OpenCall c = {buf_text(&p.text), flags, mode, -1, 0};
    blocking_run(cx, run_open, &c);
    path_drop(&p);
    return c.fd < 0 ? raise_errno(cx, c.code, p.shown) : v_int(c.fd);
}

Value posix_close(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int fd = int_arg(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    return posix_done(cx, close(fd), V_NULL);
}

static Value transfer_failed(Ctx *cx, int64_t code)
{
    return code == -2 ? raise_errno(cx, EAGAIN, V_NULL) : V_NULL;
}

Value posix_read(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int fd = int_arg(cx, argv[0]);
    int64_t n = error_pending(cx) ? 0 : offset_arg(cx, argv[1]);
    if (error_pending(cx))
        return V_NULL;
    if (n < 0)
        return raise_errno(cx, EINVAL, V_NULL);
    Buf b = BUF_EMPTY;
    size_t most = (size_t)MIN(n, 1 << 30);
    int64_t got = stream_fd_read(cx, fd, buf_grow(&b, most), most);
    Value r = got < 0 ? transfer_failed(cx, got)
                      : bytes_from(cx, b.data, (size_t)got);
    buf_free(&b);
    return r;
}

Value posix_write(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    const uint8_t *p;
    size_t n;
    int fd = int_arg(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    if (!bytes_view(argv[1], &p, &n))
        return raise_fmt(cx, &exc_TypeError,
                         "a bytes-like object is required, not '%T'", argv[1]);
    int64_t done = stream_fd_write(cx, fd, p, n);
    return done < 0 ? transfer_failed(cx, done) : int_from_i64(cx, done);
}

Value posix_lseek(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int fd = int_arg(cx, argv[0]);
    int64_t at = error_pending(cx) ? 0 : offset_arg(cx, argv[1]);
    int how = error_pending(cx) ? 0 : int_arg(cx, argv[2]);
    if (error_pending(cx))
        return V_NULL;
    off_t r = lseek(fd, at, how);
    return r < 0 ? raise_errno(cx, errno, V_NULL) : int_from_i64(cx, r);
}

Value posix_ftruncate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int fd = int_arg(cx, argv[0]);
    int64_t n = error_pending(cx) ? 0 : offset_arg(cx, argv[1]);
    if (error_pending(cx))
        return V_NULL;
    return posix_done(cx, ftruncate(fd, n), V_NULL);
}

Value posix_fsync(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int fd = int_arg(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    return posix_done(cx, fsync(fd), V_NULL);
}

Value posix_isatty(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int fd = int_arg(cx, argv[0]);
    return error_pending(cx) ? V_NULL : v_bool(isatty(fd));
}

Value posix_dup(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int fd = int_arg(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    int r = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    return r < 0 ? raise_errno(cx, errno, V_NULL) : v_int(r);
}

Value posix_dup2(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int fd = int_arg(cx, argv[0]);
    int to = error_pending(cx) ? 0 : int_arg(cx, argv[1]);
    int inherit = error_pending(cx) ? 0 : bool_arg(cx, argv[2], true);
    if (error_pending(cx))
        return V_NULL;
    int r = inherit ? dup2(fd, to) : dup3(fd, to, O_CLOEXEC);
    return r < 0 ? raise_errno(cx, errno, V_NULL) : v_int(r);
}

Value posix_pipe(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv;
    POSIX_ARGS;
    int fd[2];
    if (pipe2(fd, O_CLOEXEC) < 0)
        return raise_errno(cx, errno, V_NULL);
    return tuple_pair(cx, v_int(fd[0]), v_int(fd[1]));
}

Value posix_get_inheritable(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int fd = int_arg(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    int flags = fcntl(fd, F_GETFD);
    return flags < 0 ? raise_errno(cx, errno, V_NULL)
                     : v_bool(!(flags & FD_CLOEXEC));
}

Value posix_set_inheritable(Ctx *cx, Value *argv, int argc, Value *kw)
{
    POSIX_ARGS;
    int fd = int_arg(cx, argv[0]);
    int on = error_pending(cx) ? 0 : bool_arg(cx, argv[1], false);
    if (error_pending(cx))
        return V_NULL;
    return posix_done(cx, fcntl(fd, F_SETFD, on ? 0 : FD_CLOEXEC), V_NULL);
}
