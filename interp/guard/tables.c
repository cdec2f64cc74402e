/* tables.c: what every row of the effect tables must satisfy, checked by the
 * compiler, and the design names. No row without exactly one declared effect.
 */
#include "guard/guard.h"
#include "context/worker.h"

#define ONE_OF(flags, a, b) (((flags) & (a)) != 0) != (((flags) & (b)) != 0)

enum { ARGS = ARG0 | ARG1 | ARG2 };

#define METHOD(kind, name, min, max, flags, params)                            \
    _Static_assert(ONE_OF(flags, READS, MUTATES),                              \
                   #kind "." #name ": declare one of READS and MUTATES");      \
    _Static_assert(((flags)&ARGS) == 0,                                        \
                   #kind "." #name ": argument masks are for functions");      \
    _Static_assert((max) < 0 || (min) <= (max),                                \
                   #kind "." #name ": min is above max");
#include "objects/methods.def"
#undef METHOD

#define FUNCTION(module, name, min, max, flags, params)                        \
    _Static_assert(ONE_OF(flags, READS, ARGS),                                 \
                   #module "." #name ": declare READS or the mutated ARGn");   \
    _Static_assert((max) < 0 || (min) <= (max),                                \
                   #module "." #name ": min is above max");
#include "lib/functions.def"
#undef FUNCTION

#define SLOT(name, result, params, effect)                                     \
    _Static_assert((effect) == READS || (effect) == MUTATES,                   \
                   "slot " #name ": READS or MUTATES");
#include "object/slots.def"
#undef SLOT

const char *const guard_design_names[] = {
#define DESIGN(id, name, natives, variant, pages) name,
#include "guard/designs.def"
#undef DESIGN
};

const GuardParts guard_parts[GUARD_DESIGNS] = {
#define DESIGN(id, name, natives, variant, pages)                              \
    {natives, pages, VARIANT_##variant},
#include "guard/designs.def"
#undef DESIGN
};
