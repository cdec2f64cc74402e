/* shape.h: what an object is beyond its kind: class and attribute names.
 *
 * Shapes are runtime memory, not heap objects: immutable once published and
 * found by a 32-bit id that is never reused. Ids below KIND_COUNT are the exact
 * built-in kinds. Shapes of static and main classes live for ever (a cap per
 * class sends further attribute names to dict mode); shapes of a class made in
 * a context die with it, their ids stay retired. Creation takes a lock; reading
 * takes none: an id is published before an object carries it.
 */
#ifndef PX_OBJECT_SHAPE_H
#define PX_OBJECT_SHAPE_H

#include "object/kind.h"

enum {
    SHAPE_DICT_MODE = 1,
    SHAPE_NO_DICT = 2,
    SHAPE_ODD_NAMES = 4 /* a name is not an interned one of main or static */
};

enum { SHAPE_MAX_SLOTS = 128 /* more attributes: dict mode */ };

struct Shape {
    uint32_t id;
    uint16_t kind;
    uint16_t inline_cap;
    uint32_t nslots;
    uint32_t flags;
    uint32_t slot_offset; /* bytes to the {over, slots} pair; 0: VARSIZE kind,
                             the pair (heap/slots.h) follows the payload */
    uint32_t owner;       /* of the class */
    Type *type;
    Shape *parent;            /* without the last name */
    const Value *names;       /* nslots interned Strs, static or of main */
    struct ShapeLinks *links; /* transitions; behind the lock */
    Shape *next_of_owner;
};

enum { SHAPE_CHUNK_BITS = 12, SHAPE_CHUNKS = 1 << 20 };
extern Shape **shape_chunks[]; /* [id >> 12][id & 4095], written once each */

static inline Shape *shape_get(uint32_t id)
{
    return shape_chunks[id >> SHAPE_CHUNK_BITS]
                       [id & ((1u << SHAPE_CHUNK_BITS) - 1)];
}

/* The shape of a class's new instances. Returns NULL when out of memory. */
Shape *shape_new_root(Type *type, uint16_t kind, uint16_t inline_cap,
                      uint32_t slot_offset, uint32_t flags, uint32_t owner);
/* Is it the canonical Str of its text for as long as the process lives? */
static inline bool shape_name_lasts(Value name)
{
    const Str *s = AS(Str, name);
    return s->flags & STR_INTERNED && s->hdr.owner <= OWNER_MAIN;
}
/* Slot of `name` (any Str: equal text is found, not only equal pointers), or
 * -1. */
int shape_find(const Shape *shape, Value name);
/* The same among the slots from number `from` on. */
int shape_find_from(const Shape *shape, uint32_t from, Value name);
/* The shape with `name` added (name not yet there). NULL: go to dict mode. */
Shape *shape_with(Shape *shape, Value name);
/* The shape without slot i: the later slots move down by one. */
Shape *shape_without(Shape *shape, int slot);
Shape *shape_dict_mode(Shape *shape);
/* The root shape of its class. */
Shape *shape_root(Shape *shape);
/* Frees a context-made class's shapes, from its root on (next_of_owner). */
void shape_free_owned(Shape *list);

/* Kind, class and slots of any object. */
static inline Kind obj_kind(const Obj *o)
{
    return o->shape < KIND_COUNT ? (Kind)o->shape
                                 : (Kind)shape_get(o->shape)->kind;
}

static inline bool is_exact(Value v, Kind k)
{
    return is_obj(v) && as_obj(v)->shape == (uint32_t)k;
}
/* Exact or an instance of a subclass. Not for int and float: see is_intlike */
static inline bool is_kind(Value v, Kind k)
{
    return is_obj(v) && obj_kind(as_obj(v)) == k;
}
static inline Type *type_of(Value v)
{
    if (is_int(v))
        return &type_int;
    if (!is_obj(v))
        return &type_float;
    uint32_t s = as_obj(v)->shape;
    return s < KIND_COUNT ? kind_types[s] : shape_get(s)->type;
}
static inline const KindOps *ops_of(Value v)
{
    if (is_int(v))
        return &int_ops;
    if (!is_obj(v))
        return &float_ops;
    uint32_t s = as_obj(v)->shape;
    return s < KIND_COUNT ? kind_ops[s] : shape_get(s)->type->ops;
}

/* A number for Type.version, never given before; any thread. */
uint64_t type_version_next(void);

#endif
