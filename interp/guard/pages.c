/* pages.c: read-only blocks and their faults. See pages.h. */
#define _GNU_SOURCE
#include "guard/pages.h"
#include "context/vm.h"
#include "heap/manage.h"
#include "heap/poison.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unwind.h>

enum { SIGNAL_STACK = 256 << 10, RESTORED = 6 };

typedef struct Mapping {
    char *lo, *hi;
} Mapping;

/* Main writes it between phases; workers read. */
static struct {
    Mapping *at; /* every block, sorted */
    size_t n, cap;
    bool frozen;
    struct sigaction before; /* who answers faults that are not ours */
} pages;

/* Of this thread. */
static _Thread_local struct {
    Ctx *cx; /* the context that runs, or NULL */
    void *stack;
    PagesFault fault;
    char *low; /* the stack pointer at the fault */
    bool faulted;
} own;

/* --- protection --- */

static void add_mapping(char *lo, char *hi, void *data)
{
    (void)data;
    if (pages.n == pages.cap) {
        pages.cap = pages.cap ? 2 * pages.cap : 256;
        pages.at = base_realloc(pages.at, pages.cap * sizeof *pages.at);
    }
    pages.at[pages.n++] = (Mapping){lo, hi};
}

static int by_address(const void *a, const void *b)
{
    const char *x = ((const Mapping *)a)->lo, *y = ((const Mapping *)b)->lo;
    return x < y ? -1 : x > y;
}

/* One call for neighbours: most blocks stand side by side. */
static void protect(int protection)
{
    for (size_t i = 0; i < pages.n;) {
        char *lo = pages.at[i].lo, *hi = pages.at[i].hi;
        for (i++; i < pages.n && pages.at[i].lo == hi; i++)
            hi = pages.at[i].hi;
        if (mprotect(lo, (size_t)(hi - lo), protection) < 0)
            base_die("--guard=pages: mprotect of %zu bytes: %s; allow more "
                     "mappings (sysctl vm.max_map_count) or take "
                     "--guard=calls",
                     (size_t)(hi - lo), strerror(errno));
    }
}

void pages_freeze_main(Heap *main_heap, Heap *boot_heap)
{
    boundaries_init_main();
    pages.n = 0;
    heap_each_mapping(main_heap, add_mapping, NULL);
    heap_each_mapping(boot_heap, add_mapping, NULL);
    qsort(pages.at, pages.n, sizeof *pages.at, by_address);
    protect(PROT_READ);
    pages.frozen = true;
}

void pages_thaw_main(void)
{
    protect(PROT_READ | PROT_WRITE);
    pages.frozen = false;
}

bool pages_guard(const Ctx *cx)
{
    return pages.frozen && own.cx == cx;
}

/* The block that holds the address, or NULL. */
static const Block *frozen_block(const char *p)
{
    size_t low = 0, high = pages.frozen ? pages.n : 0;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (pages.at[mid].hi <= p)
            low = mid + 1;
        else
            high = mid;
    }
    bool in = low < pages.n && pages.frozen && pages.at[low].lo <= p;
    return in ? (const Block *)(const void *)pages.at[low].lo : NULL;
}

/* --- where to go on: on the worker's own stack, as if the function that
 * failed had been this one --- */

static void raise_here(Ctx *cx)
{
    char here;
    if (own.low < &here) /* what unwound frames left poisoned */
        UNPOISON(own.low, (size_t)(&here - own.low));
    PagesFault fault = own.fault;
    guard_fault(cx, &fault);
}

static Value land_value(Ctx *cx)
{
    raise_here(cx);
    return V_NULL;
}

static int64_t land_int(Ctx *cx)
{
    raise_here(cx);
    return -1;
}

static Value land_loop(Ctx *cx)
{
    raise_here(cx);
    return vm_loop(cx);
}

/* --- the way out: registers of x86-64 by their DWARF numbers --- */

#if defined(__x86_64__)

/* Of functions in section px_loop: the bytecode loops that save every store's
 * instruction. */
extern const char __start_px_loop[], __stop_px_loop[];

static const int dwarf_number[RESTORED] = {3, 6, 12, 13, 14, 15};
static const int greg_number[RESTORED] = {REG_RBX, REG_RBP, REG_R12,
                                          REG_R13, REG_R14, REG_R15};

typedef struct Walk {
    bool found, loop;
    const Boundary *boundary;
    uintptr_t sp; /* at the entry of the function found */
    uintptr_t saved[RESTORED];
} Walk;

/* Called from the innermost frame outwards; the caller of the function found
 * still has the registers as they were at the call. */
static _Unwind_Reason_Code walk_frame(struct _Unwind_Context *frame, void *arg)
{
    Walk *w = arg;
    if (w->loop || w->boundary) {
        w->sp = _Unwind_GetCFA(frame) - sizeof(void *);
        for (int i = 0; i < RESTORED; i++)
            w->saved[i] = _Unwind_GetGR(frame, dwarf_number[i]);
        w->found = true;
        return _URC_NORMAL_STOP;
    }
    uintptr_t ip = _Unwind_GetIP(frame);
    w->loop =
        ip >= (uintptr_t)__start_px_loop && ip < (uintptr_t)__stop_px_loop;
    if (!w->loop)
        w->boundary = boundary_find(_Unwind_GetRegionStart(frame));
    return _URC_NO_REASON;
}

static void redirect(greg_t *regs, const Walk *w)
{
    enum { DIRECTION_FLAG = 0x400 };
    Value (*value)(Ctx *) = w->loop ? land_loop : land_value;
    uintptr_t to = !w->loop && w->boundary->result == RESULT_INT
                       ? (uintptr_t)land_int
                       : (uintptr_t)value;
    regs[REG_RSP] = (greg_t)w->sp;
    for (int i = 0; i < RESTORED; i++)
        regs[greg_number[i]] = (greg_t)w->saved[i];
    regs[REG_RDI] = (greg_t)(uintptr_t)own.cx;
    regs[REG_RIP] = (greg_t)to;
    regs[REG_EFL] &= ~(greg_t)DIRECTION_FLAG;
}

static bool refuse_write(const siginfo_t *info, ucontext_t *context)
{
    const Block *block = own.cx && info->si_code == SEGV_ACCERR
                             ? frozen_block(info->si_addr)
                             : NULL;
    Walk walk = {0};
    if (!block)
        return false;
    _Unwind_Backtrace(walk_frame, &walk);
    if (!walk.found)
        return false;
    own.fault = (PagesFault){info->si_addr, walk.boundary, block};
    own.low = (char *)(uintptr_t)context->uc_mcontext.gregs[REG_RSP];
    own.faulted = true;
    redirect(context->uc_mcontext.gregs, &walk);
    return true;
}

const char *pages_unsupported(void)
{
    return NULL;
}

static _Unwind_Reason_Code stop(struct _Unwind_Context *frame, void *arg)
{
    (void)frame, (void)arg;
    return _URC_NORMAL_STOP;
}

/* The first walk binds the unwinder's symbols: not inside a handler. */
static void prepare_unwinder(void)
{
    _Unwind_Backtrace(stop, NULL);
}

#else

static bool refuse_write(const siginfo_t *info, ucontext_t *context)
{
    (void)info, (void)context, (void)land_value, (void)land_int;
    (void)land_loop;
    return false;
}

const char *pages_unsupported(void)
{
    return "it restores the registers of x86-64, which this machine is not";
}

static void prepare_unwinder(void) {}

#endif

/* --- signals --- */

/* A fault that is not ours: who was here before answers when the instruction
 * runs again; the system ends the process if nobody was. */
static void on_fault(int signal, siginfo_t *info, void *context)
{
    int error = errno;
    bool refused = refuse_write(info, context);
    errno = error;
    if (refused)
        return;
    sigaction(signal, &pages.before, NULL);
    if (info->si_code <= 0) /* sent by kill: no instruction repeats it */
        raise(signal);
}

void pages_enable_main(void)
{
    struct sigaction act = {.sa_sigaction = on_fault,
                            .sa_flags = SA_SIGINFO | SA_ONSTACK};
    prepare_unwinder();
    CHECK(sigaction(SIGSEGV, &act, &pages.before) == 0,
          "no handler for SIGSEGV");
}

void pages_thread_begin_own(void)
{
    own.stack = malloc(SIGNAL_STACK);
    stack_t stack = {.ss_sp = own.stack, .ss_size = SIGNAL_STACK};
    CHECK(own.stack && sigaltstack(&stack, NULL) == 0,
          "no alternate signal stack for a worker");
}

void pages_thread_end_own(void)
{
    const stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    free(own.stack);
    own.stack = NULL;
}

void pages_context_own(Ctx *cx)
{
    own.cx = cx;
    if (cx)
        own.faulted = false;
}

bool pages_faulted_own(void)
{
    return own.faulted;
}
