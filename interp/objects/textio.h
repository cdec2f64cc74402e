/* textio.h: the three standard streams. */
#ifndef PX_OBJECTS_TEXTIO_H
#define PX_OBJECTS_TEXTIO_H

#include "objects/protocol.h"

/* A stream object for fd 0, 1 or 2, named as CPython names it. */
Value textio_new(Ctx *cx, int fd);
/* Writes out what main has printed. 0, or -1 with errno, also when some of it
 * was lost before. */
int textio_flush_main(void);
/* The file that a standard stream was at the start has been closed by then:
 * there is no such stream. */
void textio_set_absent(int fd);
/* Text as it goes to the stream of fd: UTF-8, surrogates by the stream's error
 * handler. 0, -1 raised. */
int textio_encode(Ctx *cx, int fd, Value text, Buf *out);

#endif
