/* suggest.h: "Did you mean"; only traceback_print.c calls. */
#ifndef PX_OBJECTS_SUGGEST_H
#define PX_OBJECTS_SUGGEST_H

#include "objects/classes.h"

/* A Str near to the name that an AttributeError or NameError missed, or V_NULL.
 * No exception is pending before and after. */
Value suggest_for(Ctx *cx, Value exc, const Traceback *tb);

#endif
