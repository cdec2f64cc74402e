/* pages.h: the guard design `pages`: main's frozen blocks are read-only while
 * contexts run, and a write that the processor refuses becomes IsolationError.
 *
 * Owns: the list of protected mappings, the SIGSEGV handler, each worker's
 * alternate signal stack. Callers: the context layer (phases, workers). Other
 * designs never call in here; the handler stands only under pages.
 *
 * From a fault to the exception. Nothing is paid before the fault: no check, no
 * setjmp. The handler walks the C stack by its unwind tables from the refused
 * store outwards, to the nearest function that knows how to fail: the C
 * function of a table row (a slot, a native, a setter: boundaries.c) or the
 * bytecode loop. It restores the registers and the stack as they were when that
 * function was called, and enters a function of ours instead, which raises and
 * returns V_NULL or -1 to the caller; for the loop it runs the loop again,
 * which finds the exception and the instruction (eval_pages.c keeps it saved).
 *
 * What is guaranteed, and what is not:
 * - Main is byte for byte what it was: the store did not happen.
 * - C callers of the row's function see an error return and clean up: a sort of
 *   an own list whose key advances main's iterator leaves the list whole.
 * - Of the row's function itself, which wrote to main, what it did before the
 *   write stays: items taken from an own iterator, own cells allocated. It
 * frees nothing: malloc'd memory of that call (not the heap's) may be lost.
 * - No lock is held: none of the runtime's locks, nor one of malloc, GMP or
 *   libc, is taken around a store into a Python object.
 * - Not covered: what is no block: static types, state in C variables.
 * - A write that the system does for us answers EFAULT: raise_errno makes it
 *   the same error.
 * - A fault elsewhere, or from code without unwind tables, stays a crash: the
 *   handler steps aside and the instruction runs again. */
#ifndef PX_GUARD_PAGES_H
#define PX_GUARD_PAGES_H

#include "context/ctx.h"
#include "heap/block.h"

/* Can this machine do it? A reason, or NULL. */
const char *pages_unsupported(void);
/* Installs the handler, before any worker runs. */
void pages_enable_main(void);
/* Makes the blocks of both heaps read-only, and writable again. Nobody may
 * allocate in them meanwhile. */
void pages_freeze_main(Heap *main_heap, Heap *boot_heap);
void pages_thaw_main(void);

/* The calling worker gets an alternate stack, and loses it. */
void pages_thread_begin_own(void);
void pages_thread_end_own(void);
/* From now on faults of this thread are those of cx; NULL: of none. */
void pages_context_own(Ctx *cx);
/* Did the context that runs, or ran last, fault? Its heap may then hold cells
 * that were never filled in. */
bool pages_faulted_own(void);
/* Does cx run while main is read-only? Then EFAULT is a write to main. */
bool pages_guard(const Ctx *cx);

/* --- between the handler and the raising (objects/fault.c) --- */

typedef enum BoundaryResult { RESULT_VALUE, RESULT_INT } BoundaryResult;

/* A C function of a table row. */
typedef struct Boundary {
    uintptr_t fn;
    const char *module; /* of a function, or NULL */
    const Type *type;   /* of a method, or NULL; both: a slot of any kind */
    const char *name;   /* "append", "__next__" */
    BoundaryResult result;
    bool mutates; /* the row says that it changes self or an argument */
} Boundary;

/* The row whose function begins at that address, or NULL. */
const Boundary *boundary_find(uintptr_t fn);
/* Once the types stand; again: nothing. */
void boundaries_init_main(void);

/* What the handler leaves for guard_fault. */
typedef struct PagesFault {
    const char *address;  /* the byte that was to be written */
    const Boundary *from; /* NULL: the bytecode loop */
    const Block *block;   /* of main that holds it */
} PagesFault;

/* Raises IsolationError for it. Implemented in objects/fault.c. */
void guard_fault(Ctx *cx, const PagesFault *fault);
/* The same for EFAULT, where nobody knows the object. Returns V_NULL. */
Value guard_fault_system(Ctx *cx);

#endif
