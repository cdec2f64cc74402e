/* collect.c: mark and sweep of one heap. Non-moving; marks live in block
 * headers; an explicit stack, so deep structures need no C stack. Stops at a
 * foreign owner and writes nothing there.
 *
 * Roots: VM frames precisely (vm_visit_roots), the C stacks and saved registers
 * of the heap's threads conservatively, registered variables for main. */
#include "heap/heap_private.h"
#include "heap/closable.h"
#include "heap/manage.h"
#include "heap/poison.h"
#include "heap/stress.h"
#include "heap/roots.h"
#include "context/vm.h"
#include <stdlib.h>

typedef struct Marker {
    Visitor visitor;
    Heap *heap;
    uint32_t owner;
    Obj **stack;
    size_t depth, cap;
    Block **large; /* sorted by address, for conservative look-ups */
    size_t nlarge;
} Marker;

enum { MAX_ROOTS = 64 };
static Value *main_roots[MAX_ROOTS];
static int main_root_count;

void roots_add_main(Value *slot)
{
    CHECK(main_root_count < MAX_ROOTS, "raise MAX_ROOTS in collect.c");
    main_roots[main_root_count++] = slot;
}

void roots_visit_main(Visitor *v)
{
    for (int i = 0; i < main_root_count; i++)
        v->value(v, main_roots[i]);
}

static NOINLINE void grow_stack(Marker *m)
{
    m->cap = m->cap ? 2 * m->cap : 1024;
    m->stack = realloc(m->stack, m->cap * sizeof *m->stack);
    CHECK(m->stack, "out of memory while marking");
}

static inline void push(Marker *m, Obj *o)
{
    if (UNLIKELY(m->depth == m->cap))
        grow_stack(m);
    m->stack[m->depth++] = o;
}

/* Does nothing inside it need a visit? */
static inline bool is_leaf(const Obj *o)
{
    return o->shape < KIND_COUNT && !kind_ops[o->shape]->visit;
}

ALWAYS_INLINE void mark(Marker *m, Obj *o)
{
    if (o->owner != m->owner)
        return;
    Block *b = block_of(o);
    uint32_t g = block_grain(o);
    uint64_t bit = (uint64_t)1 << (g % 64);
    if (b->mark[g / 64] & bit)
        return;
    b->mark[g / 64] |= bit;
    if (!is_leaf(o))
        push(m, o);
}

static void mark_object(Marker *m, Obj *o)
{
    mark(m, o);
}

static void mark_value(Visitor *v, Value *slot)
{
    if (*slot - 1 < TAG_DOUBLE - 1)
        mark((Marker *)(void *)v, as_obj(*slot));
}

static inline void mark_values(Marker *m, const Value *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (v[i] - 1 < TAG_DOUBLE - 1)
            mark(m, as_obj(v[i]));
}

static inline void mark_pointer(Marker *m, void *o)
{
    if (o)
        mark(m, o);
}

/* The commonest kinds; the others by their visit slot. */
static void mark_inside(Marker *m, Obj *o)
{
    switch (o->shape) {
    case KIND_values:
        mark_values(m, ((Values *)(void *)o)->v, ((Values *)(void *)o)->cap);
        return;
    case KIND_tuple:
        mark_values(m, ((Tuple *)(void *)o)->v, ((Tuple *)(void *)o)->len);
        return;
    case KIND_list:
        mark_pointer(m, ((List *)(void *)o)->store);
        return;
    case KIND_dict:
        mark_pointer(m, ((Dict *)(void *)o)->entries);
        mark_pointer(m, ((Dict *)(void *)o)->index);
        return;
    default:
        obj_visit(o, &m->visitor);
    }
}

static void mark_all(Marker *m)
{
    while (m->depth)
        mark_inside(m, m->stack[--m->depth]);
}

static int by_address(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t) * (Block *const *)a;
    uintptr_t y = (uintptr_t) * (Block *const *)b;
    return x < y ? -1 : x > y;
}

static void list_large(Marker *m)
{
    size_t n = 0;
    for (Block *b = m->heap->p->large; b; b = b->next)
        n++;
    m->large = malloc((n + 1) * sizeof *m->large);
    CHECK(m->large, "out of memory while marking");
    for (Block *b = m->heap->p->large; b; b = b->next)
        m->large[m->nlarge++] = b;
    qsort(m->large, n, sizeof *m->large, by_address);
}

/* The large object that contains address a, or NULL. */
static Obj *find_large(const Marker *m, uintptr_t a)
{
    size_t lo = 0, hi = m->nlarge;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if ((uintptr_t)m->large[mid] <= a)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo == 0)
        return NULL;
    Block *b = m->large[lo - 1];
    bool inside = a >= (uintptr_t)block_cells(b) && a < (uintptr_t)b + b->bytes;
    return inside ? (Obj *)(void *)block_cells(b) : NULL;
}

/* The live cell of a small block that contains address a, or NULL. */
static Obj *cell_at(Block *b, uintptr_t a)
{
    uintptr_t start = (uintptr_t)block_cells(b);
    if (a < start || a >= (uintptr_t)b->fresh)
        return NULL;
    uintptr_t cell = start + (a - start) / b->cell * b->cell;
    return block_alive(b, (char *)cell) ? (Obj *)cell : NULL;
}

/* Open-addressed set of the heap's small blocks: is an arbitrary word inside?
 */
typedef struct BlockSet {
    Block **slot;
    size_t mask;
} BlockSet;

static size_t block_slot(const BlockSet *s, uintptr_t base)
{
    return (base / HEAP_BLOCK_SIZE * 0x9E3779B97F4A7C15u >> 20) & s->mask;
}

static BlockSet block_set(Heap *h)
{
    size_t n = 0;
    for (int c = 0; c < HEAP_CLASSES; c++)
        for (Block *b = h->p->blocks[c]; b; b = b->next)
            n++;
    BlockSet s = {NULL, 15};
    while (s.mask < 2 * n)
        s.mask = 2 * s.mask + 1;
    s.slot = calloc(s.mask + 1, sizeof *s.slot);
    CHECK(s.slot, "out of memory while marking");
    for (int c = 0; c < HEAP_CLASSES; c++) {
        for (Block *b = h->p->blocks[c]; b; b = b->next) {
            size_t i = block_slot(&s, (uintptr_t)b);
            while (s.slot[i])
                i = (i + 1) & s.mask;
            s.slot[i] = b;
        }
    }
    return s;
}

static Obj *find_object(const Marker *m, const BlockSet *s, uintptr_t a)
{
    uintptr_t base = a & ~(uintptr_t)(HEAP_BLOCK_SIZE - 1);
    for (size_t i = block_slot(s, base); s->slot[i]; i = (i + 1) & s->mask)
        if ((uintptr_t)s->slot[i] == base)
            return cell_at(s->slot[i], a);
    return m->nlarge ? find_large(m, a) : NULL;
}

__attribute__((no_sanitize("address", "thread"))) static void
scan_words(Marker *m, const BlockSet *s, const char *lo, const char *hi)
{
    const uintptr_t *w = (const uintptr_t *)((uintptr_t)(lo + 7) & ~7ul);
    for (; (const char *)(w + 1) <= hi; w++) {
        if (*w - 1 >= TAG_DOUBLE - 1)
            continue;
        Obj *o = find_object(m, s, *w);
        if (o)
            mark_object(m, o);
    }
}

static void mark_thread(Marker *m, const BlockSet *s, Ctx *cx, const char *top)
{
    if (cx->c_stack_top)
        top = cx->c_stack_top;
    if (top && cx->c_stack_base)
        scan_words(m, s, top, cx->c_stack_base);
    vm_visit_roots(cx, &m->visitor);
    for (uint32_t i = 0; i < cx->npins; i++)
        mark_value(&m->visitor, &cx->pins[i]);
    mark_value(&m->visitor, &cx->raised.exc);
    mark_value(&m->visitor, &cx->raised.traceback);
    mark_value(&m->visitor, &cx->raised.context);
    mark_value(&m->visitor, &cx->vars);
    for (Type *t = cx->types; t; t = t->next_type)
        mark_object(m, &t->hdr);
    if (cx->interned)
        intern_visit(cx->interned, &m->visitor);
}

/* Hostile builds: nobody may use what is dead. */
static void spoil_dead(Block *b)
{
#if defined(PX_ASAN) || defined(PX_STRESS)
    for (char *p = block_cells(b); p < b->fresh; p += b->cell) {
        if (block_marked(b, p))
            continue;
        UNPOISON(p, b->cell);
        STRESS_SPOIL(p, b->cell);
        POISON(p, b->cell);
    }
#else
    (void)b;
#endif
}

/* What is marked lives, the rest is free. Returns how many cells live. */
static size_t sweep_block(Block *b)
{
    size_t live = 0;
    spoil_dead(b);
    for (int i = 0; i < BLOCK_WORDS; i++) {
        b->live[i] = b->mark[i];
        if (b->mark[i])
            live += (size_t)__builtin_popcountll(b->mark[i]);
        b->mark[i] = 0;
    }
    b->scan = block_cells(b);
    b->full = live * 16 >= block_ncells(b) * 15;
    return live;
}

static size_t sweep_class(Heap *h, int c)
{
    struct HeapPrivate *p = h->p;
    size_t live = 0;
    for (Block **link = &p->blocks[c], *b; (b = *link) != NULL;) {
        size_t n = sweep_block(b);
        live += n * b->cell;
        if (n == 0) {
            *link = b->next;
            p->bytes -= b->bytes;
            block_give(p->cache, b);
        } else {
            link = &b->next;
        }
    }
    p->search[c] = p->blocks[c];
    p->current[c] = NULL;
    return live;
}

static size_t sweep_large(Heap *h)
{
    size_t live = 0;
    for (Block **link = &h->p->large, *b; (b = *link) != NULL;) {
        if (block_marked(b, block_cells(b))) {
            memset(b->mark, 0, sizeof b->mark);
            live += b->bytes;
            link = &b->next;
        } else {
            *link = b->next;
            h->p->bytes -= b->bytes;
            block_give_large(h->p->cache, b);
        }
    }
    return live;
}

static bool is_dead(const Obj *o)
{
    return !block_marked(block_of(o), o);
}

static void revive(void *marker, Obj *o)
{
    mark_object(marker, o);
}

/* Between marking and sweeping. */
static void close_dead(Heap *h)
{
    for (Closable **link = &h->p->closables, *c; (c = *link) != NULL;) {
        if (is_dead(c->holder)) {
            *link = c->next;
            c->close(c);
        } else {
            link = &c->next;
        }
    }
}

static void mark_roots(Marker *m, Ctx *cx, const char *top)
{
    BlockSet set = block_set(m->heap);
    for (Ctx *t = m->heap->p->threads; t; t = t->next_of_heap)
        mark_thread(m, &set, t, t == cx ? top : NULL);
    if (m->owner == OWNER_MAIN) {
        roots_visit_main(&m->visitor);
        phase_visit(&m->visitor);
    }
    WeakTable *weak = &m->heap->p->weak;
    weak_each_pending(weak, revive, m);
    mark_all(m);
    if (weak_sweep(weak, m->owner, is_dead, revive, m)) {
        mark_all(m);
        atomic_fetch_or_explicit(&cx->poll, POLL_FINALIZE,
                                 memory_order_relaxed);
    }
    free(set.slot);
}

/* The address of this frame lies below the caller's, where the registers are.
 */
__attribute__((noinline)) static void collect_from(Ctx *cx)
{
    Heap *h = cx->heap;
    heap_sync(h);
    heap_forget(h);
    if (h->owner == OWNER_MAIN)
        runtime_flush_caches();
    Marker m = {.visitor = {mark_value}, .heap = h, .owner = h->owner};
    list_large(&m);
    mark_roots(&m, cx, __builtin_frame_address(0));
    close_dead(h);
    free(m.stack);
    free(m.large);
    size_t live = 0;
    for (int c = 0; c < HEAP_CLASSES; c++)
        live += sweep_class(h, c);
    live += sweep_large(h);
    h->p->since = 0;
    h->p->threshold = MAX(live, h->p->min_threshold);
    h->p->collections++;
}

__attribute__((noinline)) void heap_collect(Ctx *cx)
{
    struct HeapPrivate *p = cx->heap->p;
    if (p->collecting || !p->collectable)
        return;
    p->collecting = true;
    __builtin_unwind_init(); /* callee-saved registers land in this frame */
    collect_from(cx);
    p->collecting = false;
}
