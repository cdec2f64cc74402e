/* options.h: what the command line decides; filled once by pxi.c, then const.
 */
#ifndef PX_CONTEXT_OPTIONS_H
#define PX_CONTEXT_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum Mode { MODE_CONTEXTS, MODE_GIL, MODE_SERIAL } Mode;

typedef struct PxOptions {
    Mode mode;
    int workers;             /* 0: one per usable CPU */
    int guard;               /* GuardDesign (guard/guard.h) */
    bool no_pin;             /* --no-pin: leave placement to the kernel */
    size_t context_memory;   /* bytes a context may hold; 0: unbounded */
    const char *python;      /* --python PATH, or NULL */
    const char *stats;       /* --stats FILE, or NULL */
    const char *race_record; /* --race-record FILE, or NULL */
    bool no_canary;          /* race plants */
    const char *dropped; /* race suite: the effect that the guard lets pass */
    int idle_worker;     /* race plant: this worker never starts; -1: none */
} PxOptions;

#endif
