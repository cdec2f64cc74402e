/* fileio.c: _io.FileIO: a file descriptor, unbuffered. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "context/poll.h"
#include "heap/manage.h"
#include "stdlib/fileparts.h"

#define SELF FileIO *f = AS(FileIO, argv[0])
#define SELF_OPEN                                                              \
    SELF;                                                                      \
    IO_ARGS;                                                                   \
    if (check_open(cx, f))                                                     \
    return V_NULL

static bool is_open(const FileIO *f)
{
    return f->stream && f->stream->fd >= 0;
}

static int check_open(Ctx *cx, const FileIO *f)
{
    if (LIKELY(is_open(f)))
        return 0;
    raise_fmt(cx, &exc_ValueError, "I/O operation on closed file");
    return -1;
}

static int check_mode(Ctx *cx, const FileIO *f, uint32_t flag)
{
    if (check_open(cx, f))
        return -1;
    if (f->flags & flag)
        return 0;
    raise_io_unsupported(cx, flag == IO_READABLE ? "File not open for reading"
                                                 : "File not open for writing");
    return -1;
}

/* ---- opening ---- */

/* Flags of a mode as FileIO takes it; -1 raised. */
static int parse_mode(Ctx *cx, const char *mode, uint32_t *flags)
{
    int kinds = 0, plus = 0, how = O_CLOEXEC;
    *flags = 0;
    for (const char *p = mode; *p; p++) {
        if (!strchr("xrwab+", *p))
            return raise_fmt(cx, &exc_ValueError, "invalid mode: %s", mode), -1;
        plus += *p == '+';
        if (*p == '+' || *p == 'b')
            continue;
        kinds++;
        *flags |= *p == 'r' ? IO_READABLE : IO_WRITABLE;
        if (*p == 'a')
            *flags |= IO_APPEND, how |= O_APPEND | O_CREAT;
        else if (*p == 'x')
            *flags |= IO_CREATED, how |= O_EXCL | O_CREAT;
        else if (*p == 'w')
            how |= O_TRUNC | O_CREAT;
    }
    if (kinds != 1 || plus > 1)
        return raise_fmt(cx, &exc_ValueError,
                         "Must have exactly one of create/read/write/append "
                         "mode and at most one plus"),
               -1;
    if (plus)
        *flags |= IO_READABLE | IO_WRITABLE;
    return how | (plus ? O_RDWR : *flags & IO_READABLE ? O_RDONLY : O_WRONLY);
}

typedef struct OpenCall {
    const char *path;
    int how, fd, code;
} OpenCall;

static void run_open(void *arg)
{
    OpenCall *c = arg;
    do
        c->fd = open(c->path, c->how, 0666);
    while (c->fd < 0 && errno == EINTR);
    c->code = errno;
}

/* Descriptors of dead files are taken back when there are no more. */
static int open_path(Ctx *cx, Value file, int how)
{
    PathArg p;
    if (path_arg(cx, file, NULL, "file", 0, &p))
        return -1;
    OpenCall c = {buf_text(&p.text), how, -1, 0};
    blocking_run(cx, run_open, &c);
    if (c.fd < 0 && (c.code == EMFILE || c.code == ENFILE)) {
        heap_collect(cx);
        blocking_run(cx, run_open, &c);
    }
    path_drop(&p);
    if (c.fd < 0)
        raise_errno(cx, c.code, file);
    return c.fd;
}

static int open_by(Ctx *cx, Value opener, Value file, int how)
{
    Value r = vm_call2(cx, opener, file, v_int(how));
    if (!r)
        return -1;
    if (!is_intlike(r))
        return raise_fmt(cx, &exc_TypeError, "expected integer from opener"),
               -1;
    int fd = int_arg(cx, r);
    if (!error_pending(cx) && fd < 0)
        raise_fmt(cx, &exc_ValueError, "opener returned %d", fd);
    return fd;
}

static int descriptor_arg(Ctx *cx, Value file)
{
    int fd = int_arg(cx, file);
    if (!error_pending(cx) && fd < 0)
        raise_fmt(cx, &exc_ValueError, "negative file descriptor");
    return fd;
}

static int check_file(Ctx *cx, int fd, Value file)
{
    struct stat st;
    int code = fstat(fd, &st) < 0 ? errno : S_ISDIR(st.st_mode) ? EISDIR : 0;
    if (code)
        raise_errno(cx, code, code == EISDIR ? file : V_NULL);
    return code ? -1 : 0;
}

static int get_descriptor(Ctx *cx, Value file, int how, bool closefd,
                          Value opener)
{
    if (is_index(file))
        return descriptor_arg(cx, file);
    if (!closefd)
        return raise_fmt(cx, &exc_ValueError,
                         "Cannot use closefd=False with file name"),
               -1;
    return opener ? open_by(cx, opener, file, how) : open_path(cx, file, how);
}

static int setup(Ctx *cx, FileIO *f, Value file, const char *mode, bool closefd,
                 Value opener)
{
    uint32_t flags;
    int how = parse_mode(cx, mode, &flags);
    if (how < 0)
        return -1;
    int fd = get_descriptor(cx, file, how, closefd, opener);
    if (fd < 0 || error_pending(cx))
        return -1;
    if (check_file(cx, fd, file)) {
        if (!is_index(file))
            close(fd);
        return -1;
    }
    Stream *s = stream_new(cx, &f->hdr, VIA_FD, fd, closefd);
    if (!s)
        return -1;
    if (flags & IO_APPEND)
        lseek(fd, 0, SEEK_END);
    store_file_stream(cx, f, &f->stream, s);
    store_file_field(cx, f, &f->name, file);
    store_file_flags(cx, f, &f->flags, flags);
    return 0;
}

static FileIO *alloc(Ctx *cx, const Type *type)
{
    FileIO *f = sub_alloc(cx, type, KIND_fileio, sizeof(FileIO));
    if (f)
        f->name = V_NONE;
    return f;
}

Value fileio_open(Ctx *cx, Value file, const char *mode, bool closefd,
                  Value opener)
{
    FileIO *f = alloc(cx, &type_fileio);
    return f && !setup(cx, f, file, mode, closefd, opener) ? v_obj(f) : V_NULL;
}

Value fileio_std(Ctx *cx, int fd)
{
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    FileIO *f = alloc(cx, &type_fileio);
    if (!f || !(f->name = str_from_ascii(cx, names[fd])) ||
        !(f->stream = stream_new(cx, &f->hdr, VIA_FD, fd, false)))
        return V_NULL;
    f->stream->std = true;
    f->flags = fd ? IO_WRITABLE : IO_READABLE;
    return v_obj(f);
}

Value fileio_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    return v_obj(alloc(cx, AS(Type, argv[0])));
}

Value fileio_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    char mode[16] = "r";
    if (argv[2] && !is_str(argv[2]))
        return raise_fmt(cx, &exc_TypeError,
                         "FileIO() argument 'mode' must be str, not %s",
                         arg_label(argv[2]));
    if (argv[2] && AS(Str, argv[2])->len >= sizeof mode)
        return raise_fmt(cx, &exc_ValueError, "invalid mode: %S", argv[2]);
    if (argv[2])
        memcpy(mode, str_utf8(cx, argv[2]), AS(Str, argv[2])->len + 1);
    int closefd = bool_arg(cx, argv[3], true);
    if (closefd < 0 || setup(cx, f, argv[1], mode, closefd,
                             argv[4] == V_NONE ? V_NULL : argv[4]))
        return V_NULL;
    return V_NONE;
}

/* ---- reading and writing ---- */

static Value read_bytes(Ctx *cx, FileIO *f, size_t n)
{
    n = MIN(n, (size_t)1 << 30);
    Buf b = BUF_EMPTY;
    int64_t got = stream_raw_read(cx, f->stream, buf_grow(&b, n), n);
    Value r = got == -2   ? V_NONE
              : got == -1 ? V_NULL
                          : bytes_from(cx, b.data, (size_t)got);
    buf_free(&b);
    return r;
}

static Value read_all(Ctx *cx, FileIO *f)
{
    Stream *s = f->stream;
    size_t before = s->in.len;
    if (stream_fill_all(cx, s, V_NULL))
        return V_NULL;
    Value r = bytes_from(cx, s->in.data + before, s->in.len - before);
    s->in.len = before;
    return r;
}

Value fileio_m_read(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    int64_t n;
    if (check_mode(cx, f, IO_READABLE) || size_arg(cx, argv[1], &n))
        return V_NULL;
    return n < 0 ? read_all(cx, f) : read_bytes(cx, f, (size_t)n);
}

Value fileio_m_readall(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    return check_mode(cx, f, IO_READABLE) ? V_NULL : read_all(cx, f);
}

Value fileio_m_readinto(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    size_t room;
    if (check_mode(cx, f, IO_READABLE))
        return V_NULL;
    uint8_t *to = stream_target(cx, argv[1], "readinto", &room);
    if (!to)
        return V_NULL;
    Value data = read_bytes(cx, f, room);
    if (!data || data == V_NONE)
        return data;
    to = stream_target(cx, argv[1], "readinto", &room);
    size_t n = AS(Bytes, data)->len;
    if (!to || room < n)
        return V_NULL;
    store_bytearray_move(cx, as_obj(argv[1]), to, AS(Bytes, data)->data, n);
    return v_int((int64_t)n);
}

Value fileio_m_write(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    const uint8_t *p;
    size_t n;
    if (check_mode(cx, f, IO_WRITABLE))
        return V_NULL;
    if (!bytes_view(argv[1], &p, &n))
        return raise_fmt(cx, &exc_TypeError,
                         "a bytes-like object is required, not '%T'", argv[1]);
    int64_t done = stream_raw_write(cx, f->stream, p, n);
    return done == -1 ? V_NULL : done == -2 ? V_NONE : int_from_i64(cx, done);
}

/* ---- position ---- */

static Value seek(Ctx *cx, FileIO *f, int64_t at, int whence)
{
    off_t r = lseek(f->stream->fd, at, whence);
    return r < 0 ? raise_errno(cx, errno, V_NULL) : int_from_i64(cx, r);
}

Value fileio_m_seek(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    int64_t at = obj_index_i64(cx, argv[1], &exc_OverflowError);
    int whence = error_pending(cx) ? 0 : int_arg_or(cx, argv[2], 0);
    return error_pending(cx) ? V_NULL : seek(cx, f, at, whence);
}

Value fileio_m_tell(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return seek(cx, f, 0, SEEK_CUR);
}

Value fileio_m_truncate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    if (check_mode(cx, f, IO_WRITABLE))
        return V_NULL;
    Value size =
        argv[1] && argv[1] != V_NONE ? argv[1] : seek(cx, f, 0, SEEK_CUR);
    int64_t n = size ? obj_index_i64(cx, size, &exc_OverflowError) : 0;
    if (error_pending(cx))
        return V_NULL;
    if (ftruncate(f->stream->fd, n) < 0)
        return raise_errno(cx, errno, V_NULL);
    return int_from_i64(cx, n);
}

/* ---- the rest ---- */

Value fileio_m_close(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    if (!is_open(f))
        return V_NONE;
    int code = f->stream->std ? 0 : stream_close_fd(f->stream);
    f->stream->fd = -1;
    return code ? raise_errno(cx, code, V_NULL) : V_NONE;
}

Value fileio_m_fileno(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return v_int(f->stream->fd);
}

Value fileio_m_isatty(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return v_bool(isatty(f->stream->fd));
}

Value fileio_m_readable(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return v_bool(f->flags & IO_READABLE);
}

Value fileio_m_writable(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return v_bool(f->flags & IO_WRITABLE);
}

Value fileio_m_seekable(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return v_bool(lseek(f->stream->fd, 0, SEEK_CUR) >= 0);
}

Value fileio_get_closed(Ctx *cx, Value self)
{
    (void)cx;
    return v_bool(!is_open(AS(FileIO, self)));
}

Value fileio_get_name(Ctx *cx, Value self)
{
    (void)cx;
    return AS(FileIO, self)->name;
}

static const char *mode_text(const FileIO *f)
{
    bool both = f->flags & IO_READABLE && f->flags & IO_WRITABLE;
    if (f->flags & IO_CREATED)
        return both ? "xb+" : "xb";
    if (f->flags & IO_APPEND)
        return both ? "ab+" : "ab";
    return both ? "rb+" : f->flags & IO_READABLE ? "rb" : "wb";
}

Value fileio_get_mode(Ctx *cx, Value self)
{
    return str_intern_c(cx, mode_text(AS(FileIO, self)));
}

Value fileio_get_closefd(Ctx *cx, Value self)
{
    const FileIO *f = AS(FileIO, self);
    (void)cx;
    return v_bool(f->stream && f->stream->own_fd);
}

static Value fileio_repr(Ctx *cx, Value self)
{
    const FileIO *f = AS(FileIO, self);
    if (!is_open(f))
        return str_from_ascii(cx, "<_io.FileIO [closed]>");
    return str_printf(cx, "<_io.FileIO name=%R mode='%s' closefd=%s>", f->name,
                      mode_text(f), f->stream->own_fd ? "True" : "False");
}

static Value fileio_iter(Ctx *cx, Value self)
{
    if (!is_open(AS(FileIO, self)))
        return raise_closed(cx);
    return self;
}

static Value fileio_next(Ctx *cx, Value self)
{
    Value argv[2] = {self, V_NULL};
    Value line = iobase_m_readline(cx, argv, 1, NULL);
    return line && AS(Bytes, line)->len ? line : V_NULL;
}

static size_t fileio_size(const Obj *o)
{
    (void)o;
    return sizeof(FileIO);
}

static void fileio_visit(Obj *o, Visitor *v)
{
    v->value(v, &((FileIO *)(void *)o)->name);
}

const KindOps fileio_ops = {
    .kind = KIND_fileio,
    .name = "FileIO",
    .size = fileio_size,
    .visit = fileio_visit,
    .not_promotable = "an open file",
    .repr = fileio_repr,
    .iter = fileio_iter,
    .iternext = fileio_next,
};
