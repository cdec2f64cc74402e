/* code.h: code objects: what the front end read, as Python sees it. */
#ifndef PX_OBJECTS_CODE_H
#define PX_OBJECTS_CODE_H

#include "context/vm.h"

/* Free variables: what a closure must have. */
uint32_t code_free_count(const Code *code);

#endif
