/* roots.h: what the collector starts from besides the contexts themselves. */
#ifndef PX_HEAP_ROOTS_H
#define PX_HEAP_ROOTS_H

#include "object/kind.h"

/* Registers a variable of C that keeps a main object alive (module table and
 * such). Main only, before any context runs; the variable lives for ever. */
void roots_add_main(Value *slot);
void roots_visit_main(Visitor *v);

#endif
