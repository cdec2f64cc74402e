/* dictorder.c: copies of a dict; moving an entry to either end (OrderedDict).
 */
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

/* ---- copies ---- */

int dict_clone_own(Ctx *cx, Dict *d, const Dict *from)
{
    size_t cap = from->entries->cap, fill = from->fill;
    Raw *index = NULL;
    if (from->mask) {
        index = raw_new_dirty(cx, index_bytes(from->mask));
        if (!index)
            return -1;
        memcpy(index->b, from->index->b, index_bytes(from->mask));
    }
    Entries *entries = entries_new_dirty(cx, cap);
    if (!entries)
        return -1;
    memcpy(entries->e, from->entries->e, fill * sizeof(Entry));
    memset(entries->e + fill, 0, (cap - fill) * sizeof(Entry));
    store_dict_entries(cx, d, &d->entries, entries);
    store_dict_index(cx, d, &d->index, index);
    store_dict_mask(cx, d, &d->mask, from->mask);
    store_dict_fill(cx, d, &d->fill, from->fill);
    store_dict_used(cx, d, &d->used, from->used);
    store_dict_version(cx, d, &d->version, d->version + 1);
    return 0;
}

Value dict_copy(Ctx *cx, const Dict *d)
{
    Dict *c = HEAP_NEW(cx, Dict, KIND_dict);
    if (!c || d->used == 0)
        return v_obj(c);
    if (d->used == d->fill)
        return dict_clone_own(cx, c, d) < 0 ? V_NULL : v_obj(c);
    if (dict_reserve_own(cx, c, d->used) < 0)
        return V_NULL;
    c->used = c->fill = entries_compact(d, c->entries->e);
    if (c->mask)
        index_fill(c->index, c->mask, c->entries->e, c->used);
    return v_obj(c);
}
