/* What the verifier's files share; nobody else includes it. */
#ifndef PX_FRONT_VERIFY_DRAFT_H
#define PX_FRONT_VERIFY_DRAFT_H

#include "front/code.h"
#include "util/buf.h"

/* One code object being verified. */
typedef struct {
    PyCode *code;
    Arena *arena;
    Buf *error;
    PyInstr *instrs;
    u32 n_instrs;
    u32 n_units;   /* code units (2 bytes) */
    i32 *index_of; /* [n_units]: instruction that starts at a unit (with its
                      EXTENDED_ARGs), or -1 */
    PyHandler *handlers;
    u32 n_handlers;
    i32 max_depth;
    u32 first;   /* see VerifiedCode */
    i64 *budget; /* stack slots that may still be touched, for all code of
                    the module: hostile code cannot make us slow */
} Draft;

/* Appends the error line; always false. index: the instruction, or -1. */
bool draft_fail(Draft *d, i64 index, const char *format, ...) PRINTF(3, 4);

/* decode.c: instrs, index_of, targets, handlers, positions. */
bool decode_instructions(Draft *d);
bool decode_handlers(Draft *d);
bool decode_positions(Draft *d);
/* operands.c: each argument in range, the prologue, call sequences. */
bool operands_check(Draft *d);
/* flow.c: stack depth and tags along every path. */
bool flow_check(Draft *d);

static inline bool code_is_generator(const PyCode *code)
{
    return code->flags &
           (PY_CO_GENERATOR | PY_CO_COROUTINE | PY_CO_ASYNC_GENERATOR);
}

#endif
