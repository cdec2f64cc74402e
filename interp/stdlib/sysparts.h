/* sysparts.h: what the files of the module sys share. Private to them. */
#ifndef PX_STDLIB_SYSPARTS_H
#define PX_STDLIB_SYSPARTS_H

#include "object/layout.h"

/* Makes the class of what sys.unraisablehook is given; when sys is. 0, -1 */
int unraisable_init(Ctx *cx);

#endif
