/* structseq.h: tuples whose items have names too (os.stat_result,
 * time.struct_time, sys.flags). A class has `sequence` items and, behind them,
 * hidden fields that are attributes only. Classes are made in main, when their
 * module is; any context may make instances. */
#ifndef PX_STDLIB_STRUCTSEQ_H
#define PX_STDLIB_STRUCTSEQ_H

#include "objects/protocol.h"

typedef struct StructSeqDesc {
    const char *module, *name;
    const char *fields; /* names, blank separated; "-" an item without one */
    uint32_t sequence;  /* how many of them are items of the tuple */
} StructSeqDesc;

/* The class; *slot is registered as a root. V_NULL raised. */
Value structseq_class(Ctx *cx, const StructSeqDesc *d, Value *slot);
/* An instance; v: one value per field. Takes V_NULL for a failure on the way.*/
Value structseq_new(Ctx *cx, Value cls, const Value *v, uint32_t n);

#endif
