/* dictindex.h: the index of a dict: slots of 8, 16 or 32 bits that hold
 * positions in its entries. For dict.c and dictorder.c only. */
#ifndef PX_OBJECTS_DICTINDEX_H
#define PX_OBJECTS_DICTINDEX_H

#include "objects/dict.h"

enum { DICT_MAX = 1 << 30 };

/* Index slots, as the all-ones values of their width; FREE + 1 == 0. */
#define SLOT_FREE(T)    ((T)-1)
#define SLOT_DELETED(T) ((T)-2)

#define WIDTH8(mask)  ((mask) <= 0xFF)
#define WIDTH16(mask) ((mask) <= 0xFFFF)

static inline size_t index_bytes(uint32_t mask)
{
    size_t n = (size_t)mask + 1;
    return WIDTH8(mask) ? n : WIDTH16(mask) ? 2 * n : 4 * n;
}

/* How many entries an index of n slots serves: two thirds. */
static inline size_t index_room(size_t n)
{
    return n * 2 / 3;
}

static inline void index_put(Ctx *cx, Dict *d, uint64_t slot, uint32_t value)
{
    uint8_t *b = d->index->b;
    if (WIDTH8(d->mask))
        store_dict_index8(cx, d, &b[slot], (uint8_t)value);
    else if (WIDTH16(d->mask))
        store_dict_index16(cx, d, &((uint16_t *)(void *)b)[slot],
                           (uint16_t)value);
    else
        store_dict_index32(cx, d, &((uint32_t *)(void *)b)[slot], value);
}

static inline uint32_t index_at(const Dict *d, uint64_t slot)
{
    const uint8_t *b = d->index->b;
    if (WIDTH8(d->mask))
        return b[slot] >= 0xFE ? b[slot] | 0xFFFFFF00u : b[slot];
    if (!WIDTH16(d->mask))
        return ((const uint32_t *)(const void *)b)[slot];
    uint16_t s = ((const uint16_t *)(const void *)b)[slot];
    return s >= 0xFFFE ? s | 0xFFFF0000u : s;
}

/* The slot in `hash`'s probe sequence that holds `want`. */
static inline uint64_t index_slot(const Dict *d, uint64_t hash, uint32_t want)
{
    uint64_t perturb = hash, i = hash & d->mask;
    while (index_at(d, i) != want) {
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + perturb + 1) & d->mask;
    }
    return i;
}

/* Stores pos in the first slot of `hash`'s probe sequence that is free or
 * deleted: so a key that comes and goes does not lengthen it. */
#define INDEX_ADD(T, width)                                                    \
    do {                                                                       \
        T *slot_ = (T *)(void *)d->index->b;                                   \
        while (slot_[i] < SLOT_DELETED(T)) {                                   \
            perturb >>= PERTURB_SHIFT;                                         \
            i = (i * 5 + perturb + 1) & mask;                                  \
        }                                                                      \
        store_dict_index##width(cx, d, &slot_[i], (T)pos);                     \
    } while (0)

static inline void index_add(Ctx *cx, Dict *d, uint64_t hash, uint32_t pos)
{
    uint64_t mask = d->mask, perturb = hash, i = hash & mask;
    if (WIDTH8(mask))
        INDEX_ADD(uint8_t, 8);
    else if (WIDTH16(mask))
        INDEX_ADD(uint16_t, 16);
    else
        INDEX_ADD(uint32_t, 32);
}

/* Fills a fresh index, not yet reachable, all of whose slots are free, with the
 * positions of entries. */
#define FILL_INDEX(T)                                                          \
    do {                                                                       \
        T *slot_ = (T *)(void *)index->b;                                      \
        for (uint32_t pos = 0; pos < n; pos++) {                               \
            uint64_t p = e[pos].hash, i = p & mask;                            \
            while (slot_[i] != SLOT_FREE(T)) {                                 \
                p >>= PERTURB_SHIFT;                                           \
                i = (i * 5 + p + 1) & mask;                                    \
            }                                                                  \
            slot_[i] = (T)pos;                                                 \
        }                                                                      \
    } while (0)

static inline void index_fill(Raw *index, uint32_t mask, const Entry *e,
                              uint32_t n)
{
    if (WIDTH8(mask))
        FILL_INDEX(uint8_t);
    else if (WIDTH16(mask))
        FILL_INDEX(uint16_t);
    else
        FILL_INDEX(uint32_t);
}

/* Copies the live entries; returns how many. */
static inline uint32_t entries_compact(const Dict *d, Entry *to)
{
    if (d->used == d->fill && d->used) {
        memcpy(to, d->entries->e, d->used * sizeof *to);
        return d->used;
    }
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->fill; i++)
        if (d->entries->e[i].key != V_NULL)
            to[n++] = d->entries->e[i];
    return n;
}

/* CPython's table size for at least `want` slots; the least one, 8, has no
 * index here. Sizes are CPython's because a change during iteration shows them.
 */
static inline size_t table_slots(size_t want)
{
    size_t n = (want | 8) - 1, slots = 8;
    for (n |= 7; n >= slots; slots *= 2)
        ;
    return slots;
}

/* Makes room for more keys at CPython's rate: three slots a key, so that twice
 * as many fit. Positions change. */
int dict_grow_own(Ctx *cx, Dict *d);

#endif
