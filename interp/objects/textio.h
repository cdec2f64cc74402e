/* textio.h: the three standard streams. */
#ifndef PX_OBJECTS_TEXTIO_H
#define PX_OBJECTS_TEXTIO_H

#include "objects/protocol.h"

/* A stream object for fd 0, 1 or 2, named as CPython names it. */
Value textio_new(Ctx *cx, int fd);
/* Writes out what main has printed. 0, or -1 with errno. */
int textio_flush_main(void);

#endif
