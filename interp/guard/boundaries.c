/* boundaries.c: the C functions behind the rows of the tables, by address: the
 * places where a fault can be turned into an error return. See pages.h. */
#include "guard/effects.h"
#include "guard/pages.h"
#include "object/kind.h"
#include "util/base.h"
#include <stdlib.h>

#define METHOD(kind, name, min, max, flags, params)                            \
    extern Type type_##kind;                                                   \
    Value kind##_m_##name(Ctx *, Value *, int, Value *);
#include "objects/methods.def"
#undef METHOD
#define FUNCTION(module, name, min, max, flags, params)                        \
    Value module##_##name(Ctx *, Value *, int, Value *);
#include "lib/functions.def"
#undef FUNCTION
#define GETSET_RO(kind, name)
#define GETSET_RW(kind, name)                                                  \
    extern Type type_##kind;                                                   \
    int kind##_set_##name(Ctx *, Value, Value);
#include "objects/getsets.def"
#undef GETSET_RW

typedef void (*AnyFn)(void);

typedef struct Row {
    AnyFn fn;
    const char *module; /* of a function; else: */
    const Type *type;   /* of a method; else NULL */
    const char *name;
    BoundaryResult result;
    bool mutates;
} Row;

#define CHANGES(flags) (((flags) & (MUTATES | ARG0 | ARG1 | ARG2)) != 0)

static const Row rows[] = {
#define METHOD(kind, name, min, max, flags, params)                            \
    {(AnyFn)kind##_m_##name, NULL,          &type_##kind, #name,               \
     RESULT_VALUE,           CHANGES(flags)},
#include "objects/methods.def"
#undef METHOD
#define FUNCTION(module, name, min, max, flags, params)                        \
    {(AnyFn)module##_##name, #module,       NULL, #name,                       \
     RESULT_VALUE,           CHANGES(flags)},
#include "lib/functions.def"
#undef FUNCTION
#define GETSET_RW(kind, name)                                                  \
    {(AnyFn)kind##_set_##name, NULL, &type_##kind, #name, RESULT_INT, true},
#include "objects/getsets.def"
#undef GETSET_RO
#undef GETSET_RW
};

/* The name of a slot in Python, where it has one of its own. */
static const char *slot_name(const char *slot)
{
    static const char *const names[][2] = {
        {"setitem", "__setitem__"}, {"delitem", "__delitem__"},
        {"iternext", "__next__"},   {"setattr", "__setattr__"},
        {"delattr", "__delattr__"}, {"call", "__call__"},
        {"descr_set", "__set__"},   {"iop", "in-place operator"},
    };
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (strcmp(slot, names[i][0]) == 0)
            return names[i][1];
    return slot;
}

#define IS_INT(result) _Generic((result)0, Value : false, default : true)

static Boundary *table; /* sorted by address */
static size_t count;

static void add(const Row *row)
{
    if (row->fn)
        table[count++] =
            (Boundary){(uintptr_t)row->fn, row->module, row->type,
                       row->name,          row->result, row->mutates};
}

static void add_slots(const KindOps *ops)
{
#define SLOT(slot, result, params, effect)                                     \
    add(&(Row){(AnyFn)ops->slot, NULL, NULL, slot_name(#slot),                 \
               IS_INT(result) ? RESULT_INT : RESULT_VALUE,                     \
               (effect) == MUTATES});
#include "object/slots.def"
#undef SLOT
}

static int by_address(const void *a, const void *b)
{
    uintptr_t x = ((const Boundary *)a)->fn, y = ((const Boundary *)b)->fn;
    return x < y ? -1 : x > y;
}

enum {
#define SLOT(slot, result, params, effect) SLOT_##slot,
#include "object/slots.def"
#undef SLOT
    SLOTS
};

void boundaries_init_main(void)
{
    if (table)
        return;
    size_t most = ARRAY_LEN(rows) + (size_t)KIND_COUNT * SLOTS;
    table = base_alloc_array(most, sizeof *table);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        add(&rows[i]);
    for (int k = 0; k < KIND_COUNT; k++)
        if (kind_ops[k])
            add_slots(kind_ops[k]);
    qsort(table, count, sizeof *table, by_address);
}

const Boundary *boundary_find(uintptr_t fn)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (table[mid].fn < fn)
            low = mid + 1;
        else
            high = mid;
    }
    return low < count && table[low].fn == fn ? &table[low] : NULL;
}
