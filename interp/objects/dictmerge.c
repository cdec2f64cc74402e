/* dictmerge.c: filling a dict from mappings, pairs and keyword arguments. */
#include "objects/dict.h"
#include "objects/names.h"
#include "objects/seq.h"

/* ---- displays ---- */

enum { FEW = 5 }; /* keys without an index */

/* Writes a key that no entry written so far can equal. false: it may, or its
 * hash takes a call. */
ALWAYS_INLINE bool write_entry(Ctx *cx, Dict *d, Value key, Value value)
{
    Entry *e = d->entries->e;
    uint64_t hash;
    uint32_t n = d->fill;
    if (is_int(key) && as_int(key) != -1)
        hash = (uint64_t)as_int(key);
    else if (is_exact(key, KIND_str))
        hash = str_hash(cx, AS(Str, key));
    else
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (e[i].hash == hash)
            return false;
    e[n] = (Entry){hash, key, value};
    d->fill = d->used = d->version = n + 1;
    return true;
}

Value dict_display(Ctx *cx, const Value *keys, const Value *values, size_t step,
                   size_t n)
{
    Dict *d = n <= FEW ? HEAP_NEW(cx, Dict, KIND_dict)
                       : AS(Dict, dict_new_sized(cx, n));
    size_t i = 0;
    if (d && n && n <= FEW) {
        Entries *entries = entries_new_dirty(cx, FEW);
        if (!entries)
            return V_NULL;
        memset(entries->e, 0, FEW * sizeof(Entry));
        d->entries = entries; /* d is fresh */
        while (i < n && write_entry(cx, d, keys[i * step], values[i * step]))
            i++;
    }
    for (; d && i < n; i++)
        if (dict_set_own(cx, d, keys[i * step], values[i * step]) < 0)
            return V_NULL;
    return v_obj(d);
}

/* ---- updates ---- */

/* All of `from`, whose hashes are known. */
static int merge_dict(Ctx *cx, Dict *d, const Dict *from)
{
    if (from == d || from->used == 0)
        return 0;
    if (d->used == 0 && from->used == from->fill)
        return dict_clone_own(cx, d, from);
    if (d->used == 0 && dict_reserve_own(cx, d, from->used) < 0)
        return -1;
    uint32_t used = from->used;
    for (uint32_t pos = 0; dict_entry_from(from, &pos); pos++) {
        Entry e = from->entries->e[pos];
        int64_t at = dict_find(cx, d, e.key, e.hash);
        if (at == FIND_RAISED)
            return -1;
        if (at >= 0)
            store_dict_value(cx, d, &d->entries->e[at].value, e.value);
        else if (dict_insert_own(cx, d, e.key, e.hash, e.value) < 0)
            return -1;
        if (from->used != used)
            return raise_fmt(cx, &exc_RuntimeError,
                             "dict mutated during update"),
                   -1;
    }
    return 0;
}

/* for k in other.keys(): d[k] = other[k] */
static int merge_mapping(Ctx *cx, Dict *d, Value other, Value keys)
{
    keys = vm_call0(cx, keys);
    Value it = keys == V_NULL ? V_NULL : obj_iter(cx, keys);
    if (it == V_NULL)
        return -1;
    for (Value k; (k = iter_step(cx, it)) != V_NULL;) {
        Value v = obj_getitem(cx, other, k);
        if (v == V_NULL || dict_set_own(cx, d, k, v) < 0)
            return -1;
    }
    return error_pending(cx) ? -1 : 0;
}

static int merge_pair(Ctx *cx, Dict *d, Value pair, int64_t n)
{
    if (!is_kind(pair, KIND_list) && !is_kind(pair, KIND_tuple)) {
        Value items = list_of(cx, pair);
        if (items == V_NULL) {
            if (error_matches(cx, &exc_TypeError)) {
                error_clear(cx);
                raise_fmt(cx, &exc_TypeError,
                          "cannot convert dictionary update sequence element "
                          "#%ld to a sequence",
                          (long)n);
            }
            return -1;
        }
        pair = items;
    }
    SeqView s = seq_view(pair);
    if (s.len != 2)
        return raise_fmt(cx, &exc_ValueError,
                         "dictionary update sequence element #%ld has length "
                         "%zu; 2 is required",
                         (long)n, s.len),
               -1;
    return dict_set_own(cx, d, s.v[0], s.v[1]);
}

static int merge_pairs(Ctx *cx, Dict *d, Value pairs)
{
    Value it = obj_iter(cx, pairs);
    if (it == V_NULL)
        return -1;
    int64_t n = 0;
    for (Value p; (p = iter_step(cx, it)) != V_NULL; n++)
        if (merge_pair(cx, d, p, n) < 0)
            return -1;
    return error_pending(cx) ? -1 : 0;
}

/* The dict to copy entries from directly, or NULL: a subclass with its own
 * __iter__ is asked by its methods. */
static const Dict *plain_dict(Value v)
{
    if (is_exact(v, KIND_dict) ||
        (is_kind(v, KIND_dict) &&
         type_override(type_of(v), DUNDER_iter) == V_NULL))
        return AS(Dict, v);
    return NULL;
}

/* 1: other was a mapping and is merged, 0: it is none, -1. */
static int try_mapping(Ctx *cx, Dict *d, Value other)
{
    const Dict *from = plain_dict(other);
    if (from)
        return merge_dict(cx, d, from) < 0 ? -1 : 1;
    Value keys;
    int found = obj_lookup_attr(cx, other, name_keys, &keys);
    if (found > 0 && merge_mapping(cx, d, other, keys) < 0)
        return -1;
    return found;
}

int dict_update_own(Ctx *cx, Dict *d, Value other)
{
    int done = try_mapping(cx, d, other);
    if (done)
        return done < 0 ? -1 : 0;
    return merge_pairs(cx, d, other);
}

Value function_text(Ctx *cx, Value func)
{
    Value name, module;
    if (func == V_NULL)
        return str_from_ascii(cx, "function");
    int found = obj_lookup_attr(cx, func, name_dunder_qualname, &name);
    if (found <= 0)
        return found < 0 ? V_NULL : obj_str(cx, func);
    found = obj_lookup_attr(cx, func, name_dunder_module, &module);
    if (found < 0)
        return V_NULL;
    if (found && is_str(module) && !str_eq_ascii(module, "builtins"))
        return str_printf(cx, "%S.%S()", module, name);
    return str_printf(cx, "%S()", name);
}

static int merge_kwarg(Ctx *cx, Dict *d, Value key, Value value, Value func)
{
    Value there;
    if (!is_str(key))
        return raise_fmt(cx, &exc_TypeError, "keywords must be strings"), -1;
    int found = dict_get(cx, d, key, &there);
    if (found == 0)
        return dict_set_own(cx, d, key, value);
    Value text = found < 0 ? V_NULL : function_text(cx, func);
    if (text != V_NULL)
        raise_fmt(cx, &exc_TypeError,
                  "%S got multiple values for keyword argument '%S'", text,
                  key);
    return -1;
}

int dict_merge_kwargs_own(Ctx *cx, Dict *d, Value mapping, Value func)
{
    Value other = mapping;
    if (!plain_dict(mapping)) {
        other = dict_new(cx);
        if (other == V_NULL)
            return -1;
        int done = try_mapping(cx, AS(Dict, other), mapping);
        if (done == 0) {
            Value text = function_text(cx, func);
            if (text != V_NULL)
                raise_fmt(cx, &exc_TypeError,
                          "%S argument after ** must be a mapping, not %T",
                          text, mapping);
        }
        if (done <= 0)
            return -1;
    }
    uint32_t pos = 0;
    for (Value k, v; dict_next(AS(Dict, other), &pos, &k, &v);)
        if (merge_kwarg(cx, d, k, v, func) < 0)
            return -1;
    return 0;
}
