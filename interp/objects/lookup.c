/* lookup.c: attributes of classes along the MRO, with a cache in front. The
 * cache belongs to the thread. An entry is keyed by the class's version, a
 * number that is never used again: a class that changes takes a new one, so
 * what the entries say about it is dead, and nothing has to be flushed. Only
 * names that live as long as the process are keys. */
#include "objects/attr.h"
#include "objects/class_private.h"
#include "objects/container.h"
#include "objects/text.h"

typedef struct CacheEntry {
    uint64_t version; /* of the class; 0: empty */
    uint64_t behind;  /* of the class to begin behind; 0: begin at the start */
    Value name;
    Value found; /* V_NULL: no class has it */
} CacheEntry;

enum { CACHE_ENTRIES = 1024 };
static _Thread_local CacheEntry cache[CACHE_ENTRIES];

static CacheEntry *entry_of(uint64_t version, uint64_t behind, Value name)
{
    uint64_t h = version * 7 ^ behind * 61 ^ name >> 4;
    return &cache[(h ^ h >> 10) % CACHE_ENTRIES];
}

static Value search(const Tuple *mro, uint32_t from, Value name)
{
    for (uint32_t i = from; i < mro->len; i++) {
        Value v = dict_get_str(AS(Type, mro->v[i])->attrs, name);
        if (v)
            return v;
    }
    return V_NULL;
}

static uint32_t position_behind(const Tuple *mro, const Type *behind)
{
    uint32_t i = 0;
    while (i < mro->len && mro->v[i] != v_obj(behind))
        i++;
    return i + 1;
}

/* behind NULL: from the start. */
static Value lookup(const Type *type, const Type *behind, Value name)
{
    uint64_t after = behind ? behind->version : 0;
    if (!shape_name_lasts(name)) {
        Value known = str_intern_known(AS(Str, name));
        name = known ? known : name;
    }
    CacheEntry *e = entry_of(type->version, after, name);
    if (LIKELY(e->version == type->version && e->name == name &&
               e->behind == after && e->version))
        return e->found;
    uint32_t from = behind ? position_behind(type->mro, behind) : 0;
    Value found = search(type->mro, from, name);
    if (type->version && (!behind || after) && shape_name_lasts(name) &&
        !type_varies(type, name))
        *e = (CacheEntry){type->version, after, name, found};
    return found;
}

Value type_lookup(const Type *type, Value name)
{
    return lookup(type, NULL, name);
}

Value type_lookup_behind(const Type *type, const Type *behind, Value name)
{
    return lookup(type, behind, name);
}
