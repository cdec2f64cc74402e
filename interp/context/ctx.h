/* ctx.h: Ctx, the state of one running context, first argument of nearly every
 * function. Main has one; each running context has one; in GIL mode each thread
 * has one, and all share main's heap.
 *
 * Errors: a function that fails returns V_NULL (Values), NULL (pointers) or -1
 * (ints) and leaves the exception in cx->raised.exc. */
#ifndef PX_CONTEXT_CTX_H
#define PX_CONTEXT_CTX_H

#include <stdatomic.h>
#include "heap/heap.h"
#include "util/buf.h"

/* The exception on its way up. Fields of an exception object are written by its
 * owner only, so traceback and context travel here. */
typedef struct Raised {
    Value exc;       /* V_NULL: none */
    Value traceback; /* Traceback or V_NULL */
    Value context;   /* exception that was being handled, or V_NULL */
} Raised;

/* Reasons to leave the bytecode loop at the next safe point. */
enum {
    POLL_GIL = 1,
    POLL_SIGNAL = 2,
    POLL_STOP = 4,
    POLL_BUDGET = 8,
    POLL_FINALIZE = 16,
    POLL_HANDLERS = 32 /* signals with Python handlers arrived: main only */
};

/* Kinds of which the bytecode loop often asks whether an object is its own. */
enum {
    OWN_list,
    OWN_dict,
    OWN_list_iterator,
    OWN_range_iterator,
    OWN_tuple_iterator,
    OWN_enumerate,
    OWN_COUNT
};

struct Ctx {
    Heap *heap;
    uint64_t owner_hi; /* owner << 32: with a shape, the header to compare */
    uint32_t owner;
    uint32_t guard_mask;     /* ~0: natives check owners; 0: guard off */
    uint64_t own[OWN_COUNT]; /* owner_hi with these kinds */
    _Atomic uint32_t poll;
    uint32_t variant;     /* which lowering this context executes (eval) */
    struct LCode **lcode; /* the worker's lowered code of that variant, by id */
    struct Frame *frame, *frames, *frames_end; /* eval/frame.h */
    Value (*loop)(Ctx *cx);                    /* the bytecode loop to run */
    Value *stack, *stack_end;
    Raised raised;
    const void *declared; /* debug: the object the guard let this call write */
    uint32_t depth, depth_limit; /* Python frames; sys.setrecursionlimit */
    uint32_t c_depth;            /* nested vm_call; bounded by C_DEPTH_MAX */
    char *c_stack_base;          /* highest address the collector scans */
    struct Worker *worker;
    uint64_t serial;         /* of the context; never reused; 0 for main */
    Type *types;             /* classes made here */
    struct Intern *interned; /* local intern table */
    Buf *out, *err;          /* a context's own output; NULL in main */
    Value *pins;             /* ctx_pin's stack */
    uint32_t npins, pins_cap;
    Ctx *next_of_heap;
    char *c_stack_top; /* lowest live address while parked, else NULL */
    Value vars;        /* the current contextvars.Context, or V_NULL */
};

enum { C_DEPTH_MAX = 4000 }; /* native recursion; threads have 256 MiB stacks */

static inline bool ctx_is_main(const Ctx *cx)
{
    return cx->owner == OWNER_MAIN;
}

/* Keeps v alive until the matching ctx_unpin(cx, n): for Values that live in
 * malloc'd memory across an allocation. Returns 0, or -1 with MemoryError. */
int ctx_pin(Ctx *cx, Value v);
void ctx_unpin(Ctx *cx, uint32_t n);

#if defined(PX_ASAN) || defined(PX_STRESS)
#define heap_alloc(cx, shape, size)       heap_alloc_slow(cx, shape, size)
#define heap_alloc_dirty(cx, shape, size) heap_alloc_dirty_slow(cx, shape, size)
#else
/* A small cell if one is at hand, else NULL. */
ALWAYS_INLINE void *heap_alloc_quick(Ctx *cx, uint32_t shape, size_t size)
{
    bool known = __builtin_constant_p(size) && size <= HEAP_LINEAR_MAX;
    size_t c = known ? (size - 1) / HEAP_GRAIN
                     : heap_class_of[(size + HEAP_GRAIN - 1) / HEAP_GRAIN];
    size_t cell = known ? (c + 1) * HEAP_GRAIN : heap_class_size[c];
    HeapBump *b = &cx->heap->bump[c];
    char *p = b->next;
    if (UNLIKELY((size_t)(b->limit - p) < cell))
        return NULL;
    b->next = p + cell;
    uint64_t header = cx->owner_hi | shape;
    memcpy(p, &header, 8);
    return p;
}

static inline void *heap_alloc(Ctx *cx, uint32_t shape, size_t size)
{
    void *p = size <= HEAP_QUICK ? heap_alloc_quick(cx, shape, size) : NULL;
    return LIKELY(p != NULL) ? p : heap_alloc_slow(cx, shape, size);
}

static inline void *heap_alloc_dirty(Ctx *cx, uint32_t shape, size_t size)
{
    void *p = size <= HEAP_QUICK ? heap_alloc_quick(cx, shape, size) : NULL;
    return LIKELY(p != NULL) ? p : heap_alloc_dirty_slow(cx, shape, size);
}
#endif

/* heap_alloc for an exact kind, typed. */
#define HEAP_NEW(cx, T, kind) ((T *)heap_alloc(cx, (kind), sizeof(T)))

/* Arrays (heap/arrays): zeroed, cap elements. NULL with MemoryError raised. */
Values *values_new(Ctx *cx, size_t cap);
Raw *raw_new(Ctx *cx, size_t bytes);
Entries *entries_new(Ctx *cx, size_t cap);
SetTable *settable_new(Ctx *cx, size_t cap);
/* The elements not zeroed: the caller fills all of them at once. */
Values *values_new_dirty(Ctx *cx, size_t cap);
Entries *entries_new_dirty(Ctx *cx, size_t cap);
SetTable *settable_new_dirty(Ctx *cx, size_t cap);
Raw *raw_new_dirty(Ctx *cx, size_t bytes);

/* Makes cx a context of that owner on that heap; stacks are vm_ctx_init's. */
void ctx_init(Ctx *cx, Heap *heap, uint32_t owner);
void ctx_set_owner(Ctx *cx, uint32_t owner);
void ctx_free(Ctx *cx);
/* Attaches the calling thread's C stack, from which the collector scans. */
void ctx_enter_thread(Ctx *cx);
/* Links cx to the heap whose collector must see its roots, and back. */
void ctx_attach(Ctx *cx);
void ctx_detach(Ctx *cx);
/* The intern table of a context (objects/): roots, and its end. */
void intern_visit(struct Intern *t, Visitor *v);
void intern_free(Ctx *cx);

/* Between these the calling thread blocks while others may run on the same
 * heap and collect it: the top of its C stack is on record. The function that
 * calls ctx_park must first save all registers in its own frame
 * (__builtin_unwind_init) and must not return before ctx_unpark. */
void ctx_park(Ctx *cx);
void ctx_unpark(Ctx *cx);

#endif
