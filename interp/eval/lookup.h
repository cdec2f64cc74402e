/* lookup.h: the worker's table behind the inline caches. Where several shapes
 * meet at one instruction its own cache misses in turns; this table,
 * direct-mapped by shape, name and use, answers those. It is flushed with the
 * inline caches and holds what they hold: names, functions and values of main
 * and static objects, and shape ids. Private to eval/; cache.c fills it. */
#ifndef PX_EVAL_LOOKUP_H
#define PX_EVAL_LOOKUP_H

#include "eval/lcode.h"

typedef enum LookupUse {
    USE_LOAD = 1,
    USE_STORE,
    USE_METHOD,
    USE_CLASS
} LookupUse;

/* What an entry's `at` is. */
typedef enum Found {
    FOUND_NOTHING,
    FOUND_SLOT,    /* load, store: byte offset of an inline slot */
    FOUND_OVER,    /* load: offset of the area, index behind it << 32 */
    FOUND_VALUE,   /* load: of the class, that is no descriptor */
    FOUND_BOUND,   /* load: function that makes a method */
    FOUND_GETTER,  /* load: function of a property, called with self */
    FOUND_DESCR,   /* load: object whose class has a Python __get__ */
    FOUND_GETATTR, /* load: __getattr__; nothing else has the name */
    FOUND_ABSENT,  /* load: nothing has the name, and no __getattr__ */
    FOUND_ADD,     /* store: offset, new shape << 32 */
    FOUND_SETTER,  /* store: function of a property: self, value */
    FOUND_METHOD   /* method: function, or native that takes self */
} Found;

typedef struct LookupEntry {
    Value name;
    uint32_t shape;
    uint16_t use, found;
    uint64_t at;
    Value cls; /* USE_CLASS: methods of a class itself, instead of a shape */
} LookupEntry;

enum { LOOKUPS = 1024 };

struct EvalCaches {
    bool used;
    LookupEntry lookups[LOOKUPS];
};

static inline LookupEntry *lookup_entry(const Ctx *cx, uint32_t shape,
                                        Value name, LookupUse use)
{
    struct EvalCaches *all = cx->worker->vm;
    uint64_t h = (name >> 4) ^ (uint64_t)shape * 0x9E37u ^ use * 0x151u;
    return &all->lookups[(h ^ h >> 10) % LOOKUPS];
}

static inline bool lookup_hit(const LookupEntry *e, uint32_t shape, Value name,
                              LookupUse use)
{
    return e->shape == shape && e->name == name && e->use == (uint16_t)use;
}

static inline LookupEntry *lookup_class_entry(const Ctx *cx, Value cls,
                                              Value name)
{
    return lookup_entry(cx, (uint32_t)(cls >> 4), name, USE_CLASS);
}

static inline bool lookup_class_hit(const LookupEntry *e, Value cls, Value name)
{
    return e->cls == cls && e->name == name;
}

/* Writes what the table says of a shape into the instruction's own cache. */
void attr_settle(Word *pc, uint32_t shape, Found found, uint64_t at);

#endif
