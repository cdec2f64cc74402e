/* lru_cache.c: functools._lru_cache_wrapper. A cache that the running context
 * does not own is read only: a hit is answered and neither counted nor moved, a
 * miss calls the function and keeps nothing. */
#include "objects/dict.h"
#include "stdlib/libkind.h"

static size_t lru_link_size(const Obj *o UNUSED)
{
    return sizeof(LruLink);
}
static void lru_link_visit(Obj *o, Visitor *v)
{
    LruLink *l = (LruLink *)(void *)o;
    v->value(v, &l->key);
    v->value(v, &l->result);
    VISIT_PTR(v, l->prev);
    VISIT_PTR(v, l->next);
}
const KindOps lru_link_ops = {
    .kind = KIND_lru_link,
    .name = "<lru_link>",
    .size = lru_link_size,
    .visit = lru_link_visit,
};

LIB_BODY(lru_cache, LruCache, 4)

/* ---- construction ---- */

static LruLink *ring_new(Ctx *cx)
{
    LruLink *l = HEAP_NEW(cx, LruLink, KIND_lru_link);
    if (l)
        l->prev = l->next = l;
    return l;
}

/* 0, or -1 raised */
static int read_maxsize(Ctx *cx, Value v, int64_t *out)
{
    *out = -1;
    if (v == V_NONE)
        return 0;
    if (!is_index(v)) {
        raise_fmt(cx, &exc_TypeError, "maxsize should be integer or None");
        return -1;
    }
    *out = obj_index_i64(cx, v, &exc_OverflowError);
    if (*out == -1 && error_pending(cx))
        return -1;
    *out = MAX(*out, 0);
    return 0;
}

LIB_METHOD(lru_cache, __new__)
{
    int64_t maxsize;
    if (!obj_is_callable(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "the first argument must be callable");
    if (read_maxsize(cx, argv[2], &maxsize) < 0)
        return V_NULL;
    int typed = obj_truth(cx, argv[3]);
    Value cache = typed < 0 ? V_NULL : dict_new(cx);
    LruLink *ring = NULL;
    if (cache == V_NULL || (maxsize > 0 && !(ring = ring_new(cx))))
        return V_NULL;
    LruCache *c = LIB_NEW(cx, LruCache, lru_cache, argv[0]);
    if (!c)
        return V_NULL;
    c->func = argv[1];
    c->info = argv[4];
    c->cache = cache;
    c->ring = ring;
    c->maxsize = maxsize;
    c->typed = (uint64_t)typed;
    return v_obj(c);
}

/* ---- keys ---- */

/* Stands between positional and keyword arguments in a key: an object that no
 * program can name. */
#define KEYWORD_MARK v_obj(&type_lru_link)

/* A single int or str is its own key; else a tuple of the arguments, the mark,
 * names and values of keywords, and the types. */
static Value make_key(Ctx *cx, const Value *argv, size_t argc, Value kwnames,
                      bool typed)
{
    const Tuple *names = kwnames ? AS(Tuple, kwnames) : NULL;
    size_t nkw = names ? names->len : 0;
    if (argc == 1 && !nkw && !typed &&
        (is_int(argv[0]) || is_exact(argv[0], KIND_int) ||
         is_exact(argv[0], KIND_str)))
        return argv[0];
    size_t n = argc + (nkw ? 1 + 2 * nkw : 0) + (typed ? argc + nkw : 0);
    Value t = tuple_new(cx, n);
    if (t == V_NULL)
        return V_NULL;
    Value *to = AS(Tuple, t)->v;
    for (size_t i = 0; i < argc; i++)
        *to++ = argv[i];
    if (nkw)
        *to++ = KEYWORD_MARK;
    for (size_t i = 0; i < nkw; i++) {
        *to++ = names->v[i];
        *to++ = argv[argc + i];
    }
    for (size_t i = 0; typed && i < argc + nkw; i++)
        *to++ = v_obj(type_of(argv[i]));
    return t;
}

/* ---- the ring ---- */

static void set_link(Ctx *cx, LruLink *at, LruLink **slot, LruLink *v)
{
    store_lru_cache_link(cx, at, slot, v);
}

static void ring_take_out(Ctx *cx, LruLink *l)
{
    set_link(cx, l->prev, &l->prev->next, l->next);
    set_link(cx, l->next, &l->next->prev, l->prev);
}

/* As the most recently used. */
static void ring_put_last(Ctx *cx, LruLink *head, LruLink *l)
{
    LruLink *last = head->prev;
    set_link(cx, last, &last->next, l);
    set_link(cx, head, &head->prev, l);
    set_link(cx, l, &l->prev, last);
    set_link(cx, l, &l->next, head);
}

static void count(Ctx *cx, LruCache *c, uint64_t *counter)
{
    store_lru_cache_count(cx, c, counter, *counter + 1);
}

/* ---- the call ---- */

/* Drops the least recently used entry. 0, -1 raised. */
static int evict(Ctx *cx, LruCache *c)
{
    LruLink *old = c->ring->next;
    Dict *d = AS(Dict, c->cache);
    if (old == c->ring)
        return 0;
    ring_take_out(cx, old);
    int64_t pos = dict_find(cx, d, old->key, old->hash);
    if (pos >= 0)
        dict_remove_at_own(cx, d, (uint32_t)pos);
    return pos == FIND_RAISED ? -1 : 0;
}

/* Keeps the result, unless a call inside the function has done so. */
static int keep(Ctx *cx, LruCache *c, Value key, uint64_t hash, Value result)
{
    int64_t pos = dict_find(cx, AS(Dict, c->cache), key, hash);
    if (pos != FIND_ABSENT)
        return pos == FIND_RAISED ? -1 : 0;
    if (!c->ring)
        return dict_insert_own(cx, AS(Dict, c->cache), key, hash, result);
    if (AS(Dict, c->cache)->used >= (uint64_t)c->maxsize && evict(cx, c) < 0)
        return -1;
    LruLink *l = HEAP_NEW(cx, LruLink, KIND_lru_link);
    if (!l)
        return -1;
    l->key = key;
    l->hash = hash;
    l->result = result;
    if (dict_insert_own(cx, AS(Dict, c->cache), key, hash, v_obj(l)) < 0)
        return -1;
    ring_put_last(cx, c->ring, l);
    return 0;
}

static Value hit(Ctx *cx, LruCache *c, Value found, bool own)
{
    LruLink *l = c->ring ? AS(LruLink, found) : NULL;
    if (own) {
        count(cx, c, &c->hits);
        if (l && c->ring->prev != l) {
            ring_take_out(cx, l);
            ring_put_last(cx, c->ring, l);
        }
    }
    return l ? l->result : found;
}

static Value lru_cache_call(Ctx *cx, Value self, Value *argv, int argc,
                            Value kwnames)
{
    LruCache *c = AS(LruCache, self);
    bool own = c->hdr.owner == cx->owner;
    uint64_t hash;
    if (c->maxsize == 0) {
        if (own)
            count(cx, c, &c->misses);
        return vm_call(cx, c->func, argv, argc, kwnames);
    }
    Value key = make_key(cx, argv, (size_t)argc, kwnames, c->typed);
    if (key == V_NULL || obj_hash(cx, key, &hash) < 0)
        return V_NULL;
    const Dict *d = AS(Dict, c->cache);
    int64_t pos = dict_find(cx, d, key, hash);
    if (pos >= 0)
        return hit(cx, c, d->entries->e[pos].value, own);
    if (pos == FIND_RAISED)
        return V_NULL;
    if (own)
        count(cx, c, &c->misses);
    Value r = vm_call(cx, c->func, argv, argc, kwnames);
    if (r != V_NULL && own && keep(cx, c, key, hash, r) < 0)
        return V_NULL;
    return r;
}

/* ---- methods ---- */

LIB_METHOD(lru_cache, cache_info)
{
    const LruCache *c = AS(LruCache, argv[0]);
    Value v[4] = {int_from_u64(cx, c->hits), int_from_u64(cx, c->misses),
                  c->maxsize < 0 ? V_NONE : int_from_i64(cx, c->maxsize),
                  v_int(AS(Dict, c->cache)->used)};
    return vm_call(cx, c->info, v, 4, V_NULL);
}

LIB_METHOD(lru_cache, cache_clear)
{
    LruCache *c = AS(LruCache, argv[0]);
    store_lru_cache_count(cx, c, &c->hits, 0);
    store_lru_cache_count(cx, c, &c->misses, 0);
    if (c->ring) {
        set_link(cx, c->ring, &c->ring->next, c->ring);
        set_link(cx, c->ring, &c->ring->prev, c->ring);
    }
    dict_clear_own(cx, AS(Dict, c->cache));
    return V_NONE;
}

LIB_METHOD(lru_cache, __reduce__)
{
    return obj_getattr(cx, argv[0], name_dunder_qualname);
}
LIB_METHOD(lru_cache, __copy__)
{
    (void)cx;
    return argv[0];
}
LIB_METHOD(lru_cache, __deepcopy__)
{
    (void)cx;
    return argv[0];
}

static Value lru_cache_descr_get(Ctx *cx, Value self, Value obj,
                                 Value type UNUSED)
{
    return obj == V_NULL || obj == V_NONE ? self : method_new(cx, self, obj);
}

const KindOps lru_cache_ops = {
    .kind = KIND_lru_cache,
    .name = "_lru_cache_wrapper",
    .size = lru_cache_size,
    .visit = lru_cache_visit,
    .not_promotable = "are caches",
    .call = lru_cache_call,
    .descr_get = lru_cache_descr_get,
};
