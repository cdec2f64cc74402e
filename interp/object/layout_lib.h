/* layout_lib.h: the C structs of the standard library's kinds (kinds_lib.def).
 * The files of stdlib/ own the meaning of the fields. */
#ifndef PX_OBJECT_LAYOUT_LIB_H
#define PX_OBJECT_LAYOUT_LIB_H

#include "object/layout.h"

/* ---- itertools ---- */

/* ---- functools, operator ---- */

/* ---- collections ---- */

/* ---- array, struct, random ---- */

/* ---- io, posix ---- */

/* ---- re ---- */

/* ---- weakref, abc, thread ---- */

#endif
