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
#define DESIGN(id, name, natives, variant, pages) GUARD_##id,
#include "guard/designs.def"
#undef DESIGN
    GUARD_DESIGNS
} GuardDesign;
extern const char *const guard_design_names[]; /* as --guard= takes them */

/* What a design consists of: designs.def. */
typedef struct GuardParts {
    bool natives, pages;
    uint32_t variant;
} GuardParts;
extern const GuardParts guard_parts[GUARD_DESIGNS];

/* No write to main gets through: a context may be freed at its end. */
static inline bool guard_is_whole(GuardDesign design)
{
    return guard_parts[design].natives || guard_parts[design].pages;
}

/* In V=race: from now on a change that a violation would name so passes, as if
 * no table had its effect. Main thread, before any context runs. */
void guard_drop_effect_main(const char *operation);

/* May cx change v? Immediates and static objects refuse by themselves. */
static inline bool guard_may(const Ctx *cx, Value v)
{
    return !is_obj(v) ||
           ((as_obj(v)->owner ^ cx->owner) & cx->guard_mask) == 0 ||
           as_obj(v)->owner == OWNER_STATIC;
}

/* Does v belong to the running context? Asked where both answers are legal (a
 * cache of main is filled, or not), whatever the design. */
static inline bool guard_owns(const Ctx *cx, Value v)
{
    return is_obj(v) && as_obj(v)->owner == cx->owner;
}

/* Raises IsolationError for changing `target` by `operation` ("list.append",
 * "STORE_ATTR x") and logs the event. Returns whether the change may go on all
 * the same: never but for a dropped effect, which raises and logs nothing. */
bool guard_violation(Ctx *cx, Value target, const char *operation);
/* The same for main's memory when nobody knows which object it is. */
Value guard_violation_unknown(Ctx *cx, const char *operation);

/* Checks, and declares v as the object that may be written (debug builds). */
static inline bool guard_write(Ctx *cx, Value v, const char *operation)
{
    if (UNLIKELY(!guard_may(cx, v)) && !guard_violation(cx, v, operation))
        return false;
#if PX_ASSERT
    cx->declared = is_obj(v) ? as_obj(v) : NULL;
#endif
    return true;
}

#endif
