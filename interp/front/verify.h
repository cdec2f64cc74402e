/* Checks code before a byte of it runs, and decodes it for the lowering pass.
 * What passes cannot make a correct evaluator read outside its constants,
 * names, locals or stack, or use a NULL, cell or resume offset as a value. */
#ifndef PX_FRONT_VERIFY_H
#define PX_FRONT_VERIFY_H

#include "front/code.h"
#include "util/buf.h"

/* Verifies code and all code in its constants; then each PyCode's verified is
 * set (memory from the arena). Otherwise false, with one line appended to
 * error: file, line, function, instruction, what is wrong. */
bool verify_code(PyCode *code, Arena *arena, Buf *error);

#endif
