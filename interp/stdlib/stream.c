/* stream.c: buffered bytes of a file. See stream.h. */
#include "stdlib/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "context/poll.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/textio.h"
#include "stdlib/fileparts.h"
#include "util/os.h"

/* ---- birth and death ---- */

int stream_close_fd(Stream *s)
{
    int code = 0;
    if (s->fd >= 0 && s->out.len &&
        os_write_all(s->fd, s->out.data, s->out.len) < 0)
        code = errno;
    s->out.len = 0;
    if (s->fd >= 0 && s->own_fd && close(s->fd) < 0)
        code = errno;
    s->fd = -1;
    return code;
}

static void sync_file(Closable *c)
{
    Stream *s = (Stream *)(void *)c;
    if (s->fd < 0 || !s->out.len ||
        os_write_all(s->fd, s->out.data, s->out.len) < 0)
        return;
    s->out.len = 0;
}

static void let_go(Closable *c)
{
    Stream *s = (Stream *)(void *)c;
    stream_close_fd(s);
    buf_free(&s->in);
    buf_free(&s->out);
    free(s);
}

Stream *stream_new(Ctx *cx, Obj *holder, StreamVia via, int fd, bool own_fd)
{
    Stream *s = calloc(1, sizeof *s);
    if (!s)
        return raise_memory(cx), NULL;
    s->link.holder = holder;
    s->link.close = let_go;
    s->link.sync = sync_file;
    s->via = via;
    s->fd = fd;
    s->own_fd = own_fd;
    closable_add(cx, &s->link);
    return s;
}

/* ---- the descriptor ---- */

typedef struct Transfer {
    int fd, code;
    void *p;
    size_t n;
    ssize_t done;
} Transfer;

static void run_read(void *arg)
{
    Transfer *t = arg;
    t->done = read(t->fd, t->p, t->n);
    t->code = errno;
}

static void run_write(void *arg)
{
    Transfer *t = arg;
    t->done = write(t->fd, t->p, t->n);
    t->code = errno;
}

/* A signal that interrupts the call is served between two tries. */
static int64_t transfer(Ctx *cx, void (*run)(void *arg), int fd, void *p,
                        size_t n)
{
    Transfer t = {fd, 0, p, n, 0};
    for (;;) {
        blocking_run(cx, run, &t);
        if (t.done >= 0)
            return t.done;
        if (t.code == EAGAIN)
            return -2;
        if (t.code != EINTR) {
            raise_errno(cx, t.code, V_NULL);
            return -1;
        }
        if (ctx_poll(cx) < 0)
            return -1;
    }
}

int64_t stream_fd_read(Ctx *cx, int fd, void *to, size_t n)
{
    return transfer(cx, run_read, fd, to, n);
}

int64_t stream_fd_write(Ctx *cx, int fd, const void *p, size_t n)
{
    return transfer(cx, run_write, fd, (void *)(uintptr_t)p, n);
}

int64_t stream_raw_read(Ctx *cx, Stream *s, void *to, size_t n)
{
    return stream_fd_read(cx, s->fd, to, n);
}

int64_t stream_raw_write(Ctx *cx, Stream *s, const void *p, size_t n)
{
    if (s->std) {
        return textio_write(cx, s->fd, p, n) < 0 ? -1 : (int64_t)n;
    }
    return stream_fd_write(cx, s->fd, p, n);
}

/* ---- objects below ---- */

static int64_t put_input(Ctx *cx, Stream *s, Value data, const char *method)
{
    const uint8_t *p;
    size_t n;
    if (!data)
        return -1;
    if (data == V_NONE)
        return -2;
    if (!bytes_view(data, &p, &n)) {
        raise_fmt(cx, &exc_TypeError,
                  "underlying %s() should have returned a bytes-like object, "
                  "not '%T'",
                  method, data);
        return -1;
    }
    buf_put(&s->in, p, n);
    return (int64_t)n;
}

static int64_t fill_raw(Ctx *cx, Stream *s, Value under, size_t n)
{
    Value room = vm_call1(cx, v_obj(&type_bytearray), v_int((int64_t)n));
    Value got = room ? io_call1(cx, under, "readinto", room) : V_NULL;
    if (!got || got == V_NONE)
        return got ? -2 : -1;
    int64_t k = obj_index_i64(cx, got, &exc_OverflowError);
    if (error_pending(cx))
        return -1;
    const uint8_t *p;
    size_t have;
    if (!bytes_view(room, &p, &have) || k < 0 || (size_t)k > have) {
        raise_fmt(cx, &exc_OSError,
                  "raw readinto() returned invalid length %ld (should have "
                  "been between 0 and %zu)",
                  (long)k, have);
        return -1;
    }
    buf_put(&s->in, p, (size_t)k);
    return k;
}

static int64_t fill_object(Ctx *cx, Stream *s, Value under, size_t n)
{
    if (s->via == VIA_RAW)
        return fill_raw(cx, s, under, n);
    Value read1 = V_NULL;
    int r = obj_lookup_attr(cx, under, name_read1, &read1);
    if (r < 0)
        return -1;
    if (r)
        return put_input(cx, s, vm_call1(cx, read1, v_int((int64_t)n)),
                         "read1");
    return put_input(cx, s, io_call1(cx, under, "read", v_int((int64_t)n)),
                     "read");
}

/* ---- input ---- */

int64_t stream_fill(Ctx *cx, Stream *s, Value under, size_t n)
{
    if (s->used == s->in.len)
        stream_drop_input(s);
    if (under)
        return fill_object(cx, s, under, n);
    char few[STREAM_CHUNK];
    if (n <= sizeof few) {
        int64_t got = stream_raw_read(cx, s, few, n);
        if (got > 0)
            buf_put(&s->in, few, (size_t)got);
        return got;
    }
    /* In a memory of its own meanwhile: others may use the stream. */
    char *many = malloc(n);
    if (!many)
        return raise_memory(cx), -1;
    int64_t got = stream_raw_read(cx, s, many, n);
    if (got > 0)
        buf_put(&s->in, many, (size_t)got);
    free(many);
    return got;
}

/* How much a read to the end should ask for at once. */
static size_t rest_of_file(const Stream *s)
{
    struct stat st;
    off_t at = s->fd >= 0 ? lseek(s->fd, 0, SEEK_CUR) : -1;
    if (at < 0 || fstat(s->fd, &st) < 0 || st.st_size <= at)
        return STREAM_CHUNK;
    return (size_t)MIN(st.st_size - at + 1, (off_t)1 << 26);
}

int stream_fill_all(Ctx *cx, Stream *s, Value under)
{
    size_t n = rest_of_file(s);
    for (;;) {
        int64_t got = stream_fill(cx, s, under, n);
        if (got == -1)
            return -1;
        if (got <= 0)
            return 0;
        n = MAX((size_t)STREAM_CHUNK, MIN(n, (size_t)got));
    }
}

/* ---- output ---- */

static int64_t pass_on(Ctx *cx, Stream *s, Value under, const void *p, size_t n)
{
    if (!under)
        return stream_raw_write(cx, s, p, n);
    Value data = bytes_from(cx, p, n);
    Value r = io_call1(cx, under, "write", data);
    if (!r)
        return -1;
    if (s->via == VIA_BUFFER)
        return (int64_t)n;
    if (r == V_NONE)
        return -2;
    int64_t k = obj_index_i64(cx, r, &exc_OverflowError);
    if (error_pending(cx))
        return -1;
    if (k < 0 || (size_t)k > n) {
        raise_fmt(cx, &exc_OSError,
                  "raw write() returned invalid length %ld (should have been "
                  "between 0 and %zu)",
                  (long)k, n);
        return -1;
    }
    return k;
}

/* What could not be passed on stands in front of what came meanwhile. */
static void put_back(Stream *s, const Buf *chunk, size_t done)
{
    Buf rest = BUF_EMPTY;
    buf_put(&rest, chunk->data + done, chunk->len - done);
    if (s->out.len)
        buf_put(&rest, s->out.data, s->out.len);
    buf_free(&s->out);
    s->out = rest;
}

/* The pending bytes leave the stream first: Python code, or in GIL mode another
 * thread, may write to it meanwhile. */
static int flush_chunk(Ctx *cx, Stream *s, Value under)
{
    Buf chunk = s->out;
    int64_t n = 0;
    s->out = BUF_EMPTY;
    for (size_t done = 0; done < chunk.len; done += (size_t)n) {
        n = pass_on(cx, s, under, chunk.data + done, chunk.len - done);
        if (n == -2)
            raise_fmt(cx, &exc_BlockingIOError,
                      "write could not complete without blocking");
        if (n < 0) {
            put_back(s, &chunk, done);
            break;
        }
    }
    buf_clear(&chunk);
    if (!s->out.data)
        s->out = chunk;
    else
        buf_free(&chunk);
    return n < 0 ? -1 : 0;
}

int stream_flush(Ctx *cx, Stream *s, Value under)
{
    while (s->out.len)
        if (flush_chunk(cx, s, under))
            return -1;
    return 0;
}

int stream_write(Ctx *cx, Stream *s, Value under, const void *p, size_t n)
{
    if (s->std) {
        return textio_write(cx, s->fd, p, n);
    }
    if (s->out.len + n > STREAM_CHUNK && stream_flush(cx, s, under))
        return -1;
    buf_put(&s->out, p, n);
    return s->out.len > STREAM_CHUNK ? stream_flush(cx, s, under) : 0;
}

/* ---- position ---- */

static int64_t raw_seek(Ctx *cx, Stream *s, Value under, int64_t at, int whence)
{
    if (under) {
        Value r =
            io_call2(cx, under, "seek", int_from_i64(cx, at), v_int(whence));
        if (!r)
            return -1;
        int64_t n = obj_index_i64(cx, r, &exc_OverflowError);
        if (error_pending(cx))
            return -1;
        if (n < 0) {
            raise_fmt(cx, &exc_OSError,
                      "Raw stream returned invalid position %ld", (long)n);
            return -1;
        }
        return n;
    }
    off_t r = lseek(s->fd, at, whence);
    if (r < 0)
        raise_errno(cx, errno, V_NULL);
    return r < 0 ? -1 : r;
}

int64_t stream_tell(Ctx *cx, Stream *s, Value under)
{
    int64_t at = raw_seek(cx, s, under, 0, SEEK_CUR);
    if (at < 0)
        return -1;
    return at - (int64_t)stream_unread(s) + (int64_t)s->out.len;
}

int64_t stream_seek(Ctx *cx, Stream *s, Value under, int64_t at, int whence)
{
    if (stream_flush(cx, s, under))
        return -1;
    if (whence == SEEK_CUR)
        at -= (int64_t)stream_unread(s);
    int64_t r = raw_seek(cx, s, under, at, whence);
    if (r >= 0)
        stream_drop_input(s);
    return r;
}

/* ---- targets ---- */

uint8_t *stream_target(Ctx *cx, Value v, const char *method, size_t *n)
{
    const uint8_t *p;
    if (!bytes_writable(v) || !bytes_view(v, &p, n))
        return raise_fmt(cx, &exc_TypeError,
                         "%s() argument must be read-write bytes-like object, "
                         "not %T",
                         method, v),
               NULL;
    if (!guard_write(cx, v, method))
        return NULL;
    return (uint8_t *)(uintptr_t)p;
}
