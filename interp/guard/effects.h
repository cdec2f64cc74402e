/* effects.h: the effect columns of methods.def, builtins.def and ops.def.
 * Every row declares exactly one of READS and MUTATES (methods: of self), or
 * for builtins the mask of mutated arguments (ARG0..); tables.c asserts it at
 * compile time. */
#ifndef PX_GUARD_EFFECTS_H
#define PX_GUARD_EFFECTS_H

enum {
    READS = 1,      /* self is not changed */
    MUTATES = 2,    /* self changes: its owner must be the running context */
    STORES_REF = 4, /* keeps a reference to an argument inside self */
    CALLS = 8,      /* may run Python code */
    KWONLY = 16,    /* parameters can be given by keyword only */
    PARSED = 32,    /* errors of count say "takes at least 1 argument" */
    ARG0 = 0x100,   /* argv[0], argv[1], argv[2] changes (by object, not by */
    ARG1 = 0x200,   /* slot: slots check themselves); in methods argv[0] is */
    ARG2 = 0x400,   /* self, for which MUTATES stands */
    STATIC_M = 0x1000, /* static method: no self */
    CLASS_M = 0x2000,  /* class method: argv[0] is the class */
    NEW_M = 0x4000,    /* a row __new__ (set by types_init, not in rows) */
    SLOT_M = 0x8000,   /* made from slots.def (set by types_init) */
};

#endif
