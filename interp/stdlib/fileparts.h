/* fileparts.h: what the files of the module _io share. Private to them. */
#ifndef PX_STDLIB_FILEPARTS_H
#define PX_STDLIB_FILEPARTS_H

#include "object/store.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/seq.h"
#include "objects/subclass.h"
#include "objects/textparts.h"
#include "stdlib/stream.h"
#include "stdlib/sysargs.h"

#define IO_ARGS (void)argc, (void)kw

/* FileIO.flags, Buffered.flags, TextIO.flags */
enum {
    IO_READABLE = 1,
    IO_WRITABLE = 2,
    IO_APPEND = 4,
    IO_CREATED = 8,
    IO_CLOSED = 16,
    IO_OWN_STREAM = 32, /* not that of the object below */
    IO_LINE_BUFFERED = 64,
    IO_WRITE_THROUGH = 128,
    IO_UNIVERSAL = 256, /* \r and \r\n end a line, too */
    IO_TRANSLATE = 512, /* and are read as \n */
    IO_NO_TELL = 1024,  /* inside a for loop over the file */
    IO_SEEKABLE = 2048,
    IO_SEEN_CR = 4096,
    IO_SEEN_LF = 8192,
    IO_SEEN_CRLF = 16384,
};

/* io.UnsupportedOperation(text) */
Value raise_io_unsupported(Ctx *cx, const char *text);
Value raise_closed(Ctx *cx); /* "I/O operation on closed file." */

/* A size argument: None and absent are -1. 0, -1 raised. */
int size_arg(Ctx *cx, Value v, int64_t *out);

/* newline arguments: a str of "", "\n", "\r" or "\r\n". 0, -1 raised. */
int io_check_newline(Ctx *cx, Value newline);
/* encoding, errors, newline of TextIOWrapper() and open(). 0, -1 raised. */
int io_text_arguments(Ctx *cx, const char *function, Value *encoding,
                      Value *errors, Value *newline);
/* The attribute newlines for IO_SEEN_* flags: None, a str or a tuple. */
Value io_newlines(Ctx *cx, uint32_t flags);

/* Calls a method by name. */
Value io_call(Ctx *cx, Value self, const char *name);
Value io_call1(Ctx *cx, Value self, const char *name, Value a);
Value io_call2(Ctx *cx, Value self, const char *name, Value a, Value b);
/* Is the object's attribute `closed` true? -1 raised. */
int io_closed(Ctx *cx, Value self);

/* The lines of iternext(self) until the sizes reach hint; V_NULL raised. */
Value io_read_lines(Ctx *cx, Value self, Value hint,
                    Value (*next)(Ctx *cx, Value self));

Value bufferediobase_iter(Ctx *cx, Value self);
Value bufferediobase_iternext(Ctx *cx, Value self);
Value iobase_m_readline(Ctx *cx, Value *argv, int argc, Value *kw);

/* FileIO for a path or descriptor; mode as FileIO takes it. */
Value fileio_open(Ctx *cx, Value file, const char *mode, bool closefd,
                  Value opener);
/* FileIO over one of the standard streams. */
Value fileio_std(Ctx *cx, int fd);
Value buffered_new(Ctx *cx, Kind kind, Value raw);
Value textwrapper_new(Ctx *cx, Value buffer, Value encoding, Value errors,
                      Value newline, bool line_buffering);
/* The stream of an exact Buffered object, NULL for others. */
struct Stream *buffered_stream(Value v);
/* What stands below a Buffered's stream: V_NULL, the file itself. */
Value buffered_under(Value v);

#endif
