/* guard.h: the check that what is about to change belongs to the running
 * context, the one place that decides isolation.
 *
 * Natives and slots check unconditionally (cx->guard_mask): in main the answer
 * is always yes. Bytecode checks only in the lowering that contexts execute. */
#ifndef PX_GUARD_GUARD_H
#define PX_GUARD_GUARD_H

#include "context/ctx.h"
#include "guard/effects.h"

typedef enum GuardDesign {
    GUARD_OFF,   /* nothing is checked: cost baseline, controls */
    GUARD_OPS,   /* store opcodes only, by the operand's owner */
    GUARD_CALLS, /* opcodes, slots, methods, builtins */
} GuardDesign;
extern const char *const guard_design_names[]; /* as --guard= takes them */

/* May cx change v? Immediates and static objects refuse by themselves. */
static inline bool guard_may(const Ctx *cx, Value v)
{
    return !is_obj(v) ||
           ((as_obj(v)->owner ^ cx->owner) & cx->guard_mask) == 0 ||
           as_obj(v)->owner == OWNER_STATIC;
}

/* Raises IsolationError for changing `target` by `operation` ("list.append",
 * "STORE_ATTR x"), logs the event, returns V_NULL. */
Value guard_violation(Ctx *cx, Value target, const char *operation);

/* Checks, and declares v as the object that may be written (debug builds). */
static inline bool guard_write(Ctx *cx, Value v, const char *operation)
{
    if (UNLIKELY(!guard_may(cx, v))) {
        guard_violation(cx, v, operation);
        return false;
    }
#if PX_ASSERT
    cx->declared = is_obj(v) ? as_obj(v) : NULL;
#endif
    return true;
}

#endif
