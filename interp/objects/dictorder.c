/* dictorder.c: moving an entry of a dict to either end (OrderedDict). */
#include "objects/dictindex.h"

/* Makes room in front of the entries: an unused run as long as they are. */
static int front_gap(Ctx *cx, Dict *d)
{
    uint32_t gap = MAX(d->used, 4u);
    size_t slots = table_slots((d->used + gap + 1ul) * 2);
    uint32_t mask = slots > 8 ? (uint32_t)(slots - 1) : 0;
    Entries *entries =
        slots > DICT_MAX ? NULL : entries_new(cx, index_room(slots));
    Raw *index = NULL;
    if (!entries || (mask && !(index = raw_new(cx, index_bytes(mask)))))
        return error_pending(cx) ? -1 : (raise_memory(cx), -1);
    gap = MIN(gap, entries->cap - d->used);
    entries_compact(d, entries->e + gap);
    entries->e[0].value = v_int(gap);
    if (index) {
        memset(index->b, 0xFF, index_bytes(mask));
        store_dict_index(cx, d, &d->index, index);
    }
    store_dict_entries(cx, d, &d->entries, entries);
    store_dict_mask(cx, d, &d->mask, mask);
    store_dict_fill(cx, d, &d->fill, gap + d->used);
    store_dict_version(cx, d, &d->version, d->version + 1);
    for (uint32_t i = gap; mask && i < d->fill; i++)
        index_add(cx, d, entries->e[i].hash, i);
    return 0;
}

static uint32_t live_before(const Dict *d, uint32_t pos)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < pos; i++)
        n += d->entries->e[i].key != V_NULL;
    return n;
}

int dict_move_own(Ctx *cx, Dict *d, uint32_t pos, bool last)
{
    Entry e = d->entries->e[pos];
    if (last && d->fill == d->entries->cap) {
        uint32_t before = live_before(d, pos);
        if (dict_grow_own(cx, d) < 0)
            return -1;
        pos = before;
    }
    dict_remove_at_own(cx, d, pos);
    if (last)
        return dict_insert_own(cx, d, e.key, e.hash, e.value);
    uint32_t front = 0;
    if (!dict_entry_from(d, &front))
        front = d->fill;
    if (front == 0) {
        if (front_gap(cx, d) < 0)
            return dict_insert_own(cx, d, e.key, e.hash, e.value), -1;
        dict_entry_from(d, &front);
    }
    Entry *to = &d->entries->e[--front];
    store_dict_hash(cx, d, &to->hash, e.hash);
    store_dict_key(cx, d, &to->key, e.key);
    store_dict_value(cx, d, &to->value, e.value);
    if (front)
        store_dict_value(cx, d, &d->entries->e[0].value, v_int(front));
    if (d->mask)
        index_add(cx, d, e.hash, front);
    store_dict_used(cx, d, &d->used, d->used + 1);
    store_dict_version(cx, d, &d->version, d->version + 1);
    return 0;
}
