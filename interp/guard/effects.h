/* effects.h: the effect columns of methods.def, builtins.def and ops.def.
 * Every row declares exactly one of READS and MUTATES (methods: of self), or
 * for builtins the mask of mutated arguments (ARG0..); tables.c asserts it at
 * compile time. */
#ifndef PX_GUARD_EFFECTS_H
#define PX_GUARD_EFFECTS_H

enum {
    READS = 1,       /* self is not changed */
    MUTATES = 2,     /* self changes: its owner must be the running context */
    STORES_REF = 4,  /* keeps a reference to an argument inside self */
    CALLS = 8,       /* may run Python code */
    KWONLY = 16,     /* parameters can be given by keyword only */
    ARG0 = 0x100,    /* builtins: which arguments change (by object, not by */
    ARG1 = 0x200,    /* slot: slots check themselves) */
    ARG2 = 0x400,
    STATIC_M = 0x1000, /* static method: no self */
    CLASS_M = 0x2000,  /* class method: argv[0] is the class */
};

#endif
