/* shape.c: the registry of shapes. See shape.h for the rules.
 *
 * One lock serialises creation. Readers take none: a Shape is complete before
 * its id leaves the lock, and ids travel between threads only inside objects,
 * whose hand-over (freeze, join) orders the accesses. */
#include "object/shape.h"
#include "util/base.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

enum {
    SHAPES_PER_CLASS = 512 /* then further attribute names go to dict mode */
};

struct ShapeLinks {
    Shape *first;     /* children: shapes with one name more */
    Shape *next;      /* next child of the same parent */
    Shape *root;      /* of the class */
    Shape *dict_mode; /* root only */
    uint32_t count;   /* root only: shapes of the class */
};

Shape **shape_chunks[SHAPE_CHUNKS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static uint32_t next_id = KIND_COUNT;

static bool names_equal(Value a, Value b)
{
    if (a == b)
        return true;
    const Str *x = AS(Str, a), *y = AS(Str, b);
    return x->len == y->len && x->width == y->width &&
           memcmp(x->data, y->data, (size_t)x->len * x->width) == 0;
}

int shape_find_from(const Shape *shape, uint32_t from, Value name)
{
    for (uint32_t i = from; i < shape->nslots; i++)
        if (shape->names[i] == name)
            return (int)i;
    if (!(shape->flags & SHAPE_ODD_NAMES) && shape_name_lasts(name))
        return -1;
    for (uint32_t i = from; i < shape->nslots; i++)
        if (names_equal(shape->names[i], name))
            return (int)i;
    return -1;
}

int shape_find(const Shape *shape, Value name)
{
    return shape_find_from(shape, 0, name);
}

/* A name that lives as long as shapes do: itself when it cannot die, else an
 * immortal copy. */
static Value immortal_name(Value name)
{
    const Str *s = AS(Str, name);
    if (s->hdr.owner == OWNER_STATIC ||
        (s->hdr.owner == OWNER_MAIN && (s->flags & STR_INTERNED)))
        return name;
    size_t bytes = sizeof(Str) + ((size_t)s->len + 1) * s->width;
    Str *copy = malloc(bytes);
    if (!copy)
        return V_NULL;
    memcpy(copy, s, bytes);
    copy->hdr = (Obj){KIND_str, OWNER_STATIC};
    copy->flags &= (uint8_t)~STR_INTERNED;
    return v_obj(copy);
}

static Shape *publish(Shape *s)
{
    uint32_t id = next_id;
    CHECK(id != UINT32_MAX, "out of shape ids");
    Shape ***chunk = &shape_chunks[id >> SHAPE_CHUNK_BITS];
    if (!*chunk) {
        *chunk = calloc((size_t)1 << SHAPE_CHUNK_BITS, sizeof **chunk);
        if (!*chunk)
            return NULL;
    }
    next_id++;
    s->id = id;
    (*chunk)[id & ((1u << SHAPE_CHUNK_BITS) - 1)] = s;
    return s;
}

static void shape_destroy(Shape *s)
{
    if (!s)
        return;
    free((void *)(uintptr_t)s->names);
    free(s->links);
    free(s);
}

/* Copies what all shapes of a class share, with room for n names. */
static Shape *shape_alloc(const Shape *like, uint32_t n)
{
    Shape *s = malloc(sizeof *s);
    if (!s)
        return NULL;
    *s = *like;
    s->nslots = n;
    s->names = n ? calloc(n, sizeof(Value)) : NULL;
    s->links = calloc(1, sizeof *s->links);
    if ((n && !s->names) || !s->links) {
        shape_destroy(s);
        return NULL;
    }
    return s;
}

/* Registers s as a further shape of root's class, on its owner's list. */
static Shape *adopt(Shape *s, Shape *root)
{
    s->links->root = root;
    if (!publish(s)) {
        shape_destroy(s);
        return NULL;
    }
    root->links->count++;
    if (s != root) {
        s->next_of_owner = root->next_of_owner;
        root->next_of_owner = s;
    }
    return s;
}

Shape *shape_new_root(Type *type, uint16_t kind, uint16_t inline_cap,
                      uint32_t slot_offset, uint32_t flags, uint32_t owner)
{
    Shape like = {.kind = kind,
                  .inline_cap = inline_cap,
                  .flags = flags,
                  .slot_offset = slot_offset,
                  .owner = owner,
                  .type = type};
    pthread_mutex_lock(&lock);
    Shape *s = shape_alloc(&like, 0);
    if (s)
        s = adopt(s, s);
    pthread_mutex_unlock(&lock);
    return s;
}

/* All children of a shape differ in their last name. */
static Shape *find_child(const Shape *shape, Value name)
{
    for (Shape *c = shape->links->first; c; c = c->links->next)
        if (names_equal(c->names[c->nslots - 1], name))
            return c;
    return NULL;
}

static Shape *new_child(Shape *shape, Value name)
{
    Shape *root = shape->links->root;
    if (shape->nslots >= SHAPE_MAX_SLOTS ||
        root->links->count >= SHAPES_PER_CLASS)
        return NULL;
    Value kept = immortal_name(name);
    Shape *s = kept ? shape_alloc(shape, shape->nslots + 1) : NULL;
    if (!s)
        return NULL;
    Value *names = (Value *)(uintptr_t)s->names;
    if (shape->nslots)
        memcpy(names, shape->names, shape->nslots * sizeof *names);
    names[shape->nslots] = kept;
    if (!shape_name_lasts(kept))
        s->flags |= SHAPE_ODD_NAMES;
    s->parent = shape;
    s->next_of_owner = NULL;
    if (!adopt(s, root))
        return NULL;
    s->links->next = shape->links->first;
    shape->links->first = s;
    return s;
}

Shape *shape_with(Shape *shape, Value name)
{
    if (shape->flags & SHAPE_DICT_MODE)
        return shape;
    pthread_mutex_lock(&lock);
    Shape *s = find_child(shape, name);
    if (!s)
        s = new_child(shape, name);
    pthread_mutex_unlock(&lock);
    return s;
}

Shape *shape_root(Shape *shape)
{
    return shape->links->root;
}

Shape *shape_without(Shape *shape, int slot)
{
    Shape *s = shape->links->root;
    for (uint32_t i = 0; s && i < shape->nslots; i++)
        if ((int)i != slot)
            s = shape_with(s, shape->names[i]);
    return s;
}

Shape *shape_dict_mode(Shape *shape)
{
    Shape *root = shape->links->root;
    pthread_mutex_lock(&lock);
    Shape *s = root->links->dict_mode;
    if (!s && (s = shape_alloc(root, 0)) != NULL) {
        s->flags |= SHAPE_DICT_MODE;
        s->parent = root;
        s->next_of_owner = NULL;
        s = adopt(s, root);
        root->links->dict_mode = s;
    }
    pthread_mutex_unlock(&lock);
    return s;
}

void shape_free_owned(Shape *list)
{
    pthread_mutex_lock(&lock);
    while (list) {
        Shape *next = list->next_of_owner;
        uint32_t id = list->id;
        shape_chunks[id >> SHAPE_CHUNK_BITS]
                    [id & ((1u << SHAPE_CHUNK_BITS) - 1)] = NULL;
        shape_destroy(list);
        list = next;
    }
    pthread_mutex_unlock(&lock);
}

uint64_t type_version_next(void)
{
    static _Atomic uint64_t last;
    return atomic_fetch_add_explicit(&last, 1, memory_order_relaxed) + 1;
}
