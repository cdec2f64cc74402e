/* tables.c: prints the tables that the guard is derived from. The race suite
 * and reviewers read them; the program itself never does. */
#include "lib/tables.h"
#include "eval/lcode.h"
#include "guard/effects.h"
#include "object/kind.h"

static const char *effect_name(unsigned flags)
{
    return flags & MUTATES ? "MUTATES" : "READS";
}

static void kinds_json(FILE *out)
{
    const char *comma = "";
    fputs(" \"kinds\": [", out);
#define KIND(id, name, layout, flags)                                          \
    fprintf(out, "%s\n  {\"id\": \"%s\", \"type\": \"%s\", \"iterator\": %s}", \
            comma, #id, name, (flags)&ITER ? "true" : "false");                \
    comma = ",";
#include "object/kinds.def"
#undef KIND
    fputs("],\n", out);
}

static void slots_json(FILE *out)
{
    const char *comma = "";
    fputs(" \"slots\": [", out);
#define SLOT(name, result, params, effect)                                     \
    fprintf(out, "%s\n  {\"slot\": \"%s\", \"effect\": \"%s\"}", comma, #name, \
            effect_name(effect));                                              \
    comma = ",";
#include "object/slots.def"
#undef SLOT
    fputs("],\n", out);
}

static void methods_json(FILE *out)
{
    const char *comma = "";
    fputs(" \"methods\": [", out);
#define METHOD(kind, name, min, max, flags, params)                            \
    fprintf(out,                                                               \
            "%s\n  {\"kind\": \"%s\", \"name\": \"%s\", \"min\": %d, "         \
            "\"max\": %d, \"effect\": \"%s\"}",                                \
            comma, #kind, #name, min, max, effect_name(flags));                \
    comma = ",";
#include "objects/methods.def"
#undef METHOD
    fputs("],\n", out);
}

static void functions_json(FILE *out)
{
    const char *comma = "";
    fputs(" \"functions\": [", out);
#define FUNCTION(module, name, min, max, flags, params)                        \
    fprintf(out,                                                               \
            "%s\n  {\"module\": \"%s\", \"name\": \"%s\", \"min\": %d, "       \
            "\"max\": %d, \"mutated_arguments\": %u}",                         \
            comma, #module, #name, min, max, ((unsigned)(flags) / ARG0) & 7u); \
    comma = ",";
#include "lib/functions.def"
#undef FUNCTION
    fputs("],\n", out);
}

static void ops_json(FILE *out)
{
    fputs(" \"ops\": [", out);
    for (int i = 0; i < OP_COUNT; i++)
        fprintf(out,
                "%s\n  {\"op\": \"%s\", \"operands\": \"%s\", "
                "\"effect\": \"%s\", \"stores\": %s}",
                i ? "," : "", op_names[i], op_operands[i],
                effect_name(op_effects[i]),
                op_effects[i] & STORES ? "true" : "false");
    fputs("]\n", out);
}

void tables_print_json(FILE *out)
{
    fputs("{\n", out);
    kinds_json(out);
    slots_json(out);
    methods_json(out);
    functions_json(out);
    ops_json(out);
    fputs("}\n", out);
}
