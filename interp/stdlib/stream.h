/* stream.h: bytes on their way to and from a file: read ahead and written
 * behind. The record lives outside the heap, so that a collection and a
 * context's end can write out what is pending and close the descriptor; it
 * belongs to one heap's objects, and only they use it.
 *
 * A stream stands on a descriptor (fd >= 0) or on an object with read/readinto
 * and write methods, which callers pass as `under` (V_NULL: the descriptor). */
#ifndef PX_STDLIB_STREAM_H
#define PX_STDLIB_STREAM_H

#include "heap/closable.h"
#include "objects/protocol.h"
#include "util/buf.h"

enum { STREAM_CHUNK = 8192 };

/* How an object below is read and written. */
typedef enum StreamVia { VIA_FD, VIA_RAW, VIA_BUFFER } StreamVia;

typedef struct Stream {
    Closable link;
    StreamVia via;
    int fd;      /* -1: none, or closed */
    bool own_fd; /* close it */
    bool std;    /* 0, 1 or 2: shares the buffers of sys.stdin, sys.stdout */
    Buf out;     /* written, not yet passed on */
    Buf in;      /* read ahead */
    size_t used; /* bytes of `in` that have been handed out */
} Stream;

Stream *stream_new(Ctx *cx, Obj *holder, StreamVia via, int fd, bool own_fd);

static inline size_t stream_unread(const Stream *s)
{
    return s->in.len - s->used;
}
static inline const uint8_t *stream_front(const Stream *s)
{
    return (const uint8_t *)s->in.data + s->used;
}
static inline void stream_take(Stream *s, size_t n)
{
    s->used += n;
    if (s->used == s->in.len) {
        s->in.len = 0;
        s->used = 0;
    }
}
/* Forgets what was read ahead. */
static inline void stream_drop_input(Stream *s)
{
    s->in.len = 0;
    s->used = 0;
}

/* Reads once more, about n bytes. How many came: 0 at the end; -1 raised; -2:
 * a nonblocking descriptor has nothing. */
int64_t stream_fill(Ctx *cx, Stream *s, Value under, size_t n);
/* Until the end. 0, -1 raised. */
int stream_fill_all(Ctx *cx, Stream *s, Value under);
/* Takes n bytes; passes on what is pending when it gets long. 0, -1. */
int stream_write(Ctx *cx, Stream *s, Value under, const void *p, size_t n);
/* Passes on all that is pending. 0, -1 raised. */
int stream_flush(Ctx *cx, Stream *s, Value under);
/* Position of the next byte to be read or written; -1 raised. */
int64_t stream_tell(Ctx *cx, Stream *s, Value under);
/* Flushes, forgets the input, seeks. The new position; -1 raised. */
int64_t stream_seek(Ctx *cx, Stream *s, Value under, int64_t at, int whence);
/* Closes the descriptor (after a flush). 0, or errno. */
int stream_close_fd(Stream *s);

/* read(2) and write(2); a signal is served and the call repeated. Bytes, or -1
 * raised (-2: would block). */
int64_t stream_fd_read(Ctx *cx, int fd, void *to, size_t n);
int64_t stream_fd_write(Ctx *cx, int fd, const void *p, size_t n);
/* The same on the stream's descriptor; output of 0, 1 and 2 is buffered. */
int64_t stream_raw_read(Ctx *cx, Stream *s, void *to, size_t n);
int64_t stream_raw_write(Ctx *cx, Stream *s, const void *p, size_t n);

/* Where bytes are written into an argument of a method: as a slot does, it asks
 * the guard. NULL raised. */
uint8_t *stream_target(Ctx *cx, Value v, const char *method, size_t *n);

#endif
