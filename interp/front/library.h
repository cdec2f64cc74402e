/* library.h: where the standard library of the compiling python3 is. */
#ifndef PX_FRONT_LIBRARY_H
#define PX_FRONT_LIBRARY_H

#include "util/buf.h"

/* Appends the folder of that python's os.py, found as CPython finds it: from
 * the program's folder upwards, lib/python3.11/os.py. No process is started.
 * False: there is none to be seen that way. */
bool library_find(Buf *out);
/* The same, asked of the compile child (which it starts). */
bool library_ask(Buf *out);

#endif
