/* runtime.h: the process: main, the workers, the modes. One instance. */
#ifndef PX_CONTEXT_RUNTIME_H
#define PX_CONTEXT_RUNTIME_H

#include "context/options.h"
#include "context/vm.h"
#include "context/worker.h"
#include "guard/guard.h"

typedef struct Runtime {
    PxOptions options;
    bool starting;     /* no memory is the end of the process */
    GuardDesign guard; /* of contexts, from options.guard */
    Heap boot_heap;    /* static objects made at start; owner static */
    BlockCache boot_cache;
    Heap heap; /* main's */
    Ctx boot;  /* makes static objects; only before main runs */
    Ctx main;
    Worker main_worker;       /* code tables and block cache of main */
    _Atomic uint64_t serials; /* contexts so far */
    _Atomic uint32_t active;  /* contexts running now */
    uint64_t phases;
    _Atomic uint32_t interrupts;   /* calls of runtime_interrupt */
    int (*serve_signals)(Ctx *cx); /* module _signal; NULL: not loaded */
    void (*on_sigint)(int); /* raises KeyboardInterrupt in main; NULL: none */
} Runtime;
extern Runtime runtime;

/* Sets up main on the calling thread: boot heap, types, main heap. */
void runtime_init(const PxOptions *options);
/* Joins the workers and frees what they hold. */
void runtime_end(void);
/* SIGINT arrived: asks main and all contexts to stop at a safe point. May be
 * called from a signal handler. */
void runtime_interrupt(void);
/* Between phases: an interrupt that only main saw is not for contexts. */
void runtime_forget_stops(void);
/* After a phase that an interrupt ended: it is main's, too, whoever saw it. */
void runtime_interrupt_main(void);

#endif
