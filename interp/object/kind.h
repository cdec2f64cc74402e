/* kind.h: the table of kinds and their slots (kinds.def, slots.def). */
#ifndef PX_OBJECT_KIND_H
#define PX_OBJECT_KIND_H

#include <stddef.h>
#include "object/layout_lib.h"

enum {
    HIDDEN = 1,
    FINAL = 2,
    ITER = 4,
    VARSIZE = 8,
    WEAK = 16,
    ABSTRACT = 32,
    ATTRS = 64
};

typedef enum Kind {
#define KIND(id, name, layout, flags) KIND_##id,
#include "object/kinds.def"
#undef KIND
    KIND_COUNT
} Kind;

typedef enum CmpOp { CMP_LT, CMP_LE, CMP_EQ, CMP_NE, CMP_GT, CMP_GE } CmpOp;

typedef enum BinOp {
    BIN_ADD,
    BIN_AND,
    BIN_FLOORDIV,
    BIN_LSHIFT,
    BIN_MATMUL,
    BIN_MUL,
    BIN_MOD,
    BIN_OR,
    BIN_POW,
    BIN_RSHIFT,
    BIN_SUB,
    BIN_TRUEDIV,
    BIN_XOR,
    BIN_COUNT /* order of CPython's NB_* codes; NB_INPLACE_* follow */
} BinOp;

typedef enum UnaryOp { UNARY_NEG, UNARY_POS, UNARY_INVERT, UNARY_ABS } UnaryOp;

/* Called for each Value field of an object, by address (so that promotion can
 * replace it). V_NULL and immediates are passed too. */
typedef struct Visitor Visitor;
struct Visitor {
    void (*value)(Visitor *v, Value *slot);
};
/* Visit a field that holds a typed object pointer. */
#define VISIT_PTR(v, field) (v)->value((v), (Value *)(void *)&(field))

struct KindOps {
    Kind kind;
    const char *name;
    /* Bytes of the kind's own part (header and payload, no attribute slots).*/
    size_t (*size)(const Obj *o);
    /* Visits every Value of the kind's own part; attribute slots are visited
     * by the caller from the shape. NULL: holds no Values. */
    void (*visit)(Obj *o, Visitor *v);
    /* Promotion copies the bytes and promotes what obj_visit visits. */
    const char *not_promotable; /* why it may not cross, or NULL: it may */
    /* Fix-up of the copy once all it refers to is promoted (tables that depend
     * on addresses); cx allocates in the outbox. NULL: none. 0, -1 raised. */
    int (*promoted)(Ctx *cx, Obj *copy);
#define SLOT(name, result, params, effect) result(*name) params;
#include "object/slots.def"
#undef SLOT
};

extern const KindOps *const kind_ops[KIND_COUNT];
extern const uint8_t kind_flags[KIND_COUNT];
extern const char *const kind_names[KIND_COUNT];
/* The exception kind's type and BaseException are one object. */
#define type_exception exc_BaseException
/* For rows of methods.def: METHOD(exception_group, ...) */
#define type_exception_group exc_BaseExceptionGroup
/* The static type of a kind; NULL for HIDDEN kinds. */
extern Type *const kind_types[KIND_COUNT];
#define KIND(id, name, layout, flags) extern Type type_##id;
#include "object/kinds.def"
#undef KIND
#define KIND(id, name, layout, flags) extern const KindOps id##_ops;
#include "object/kinds.def"
#undef KIND
/* Types derived from a kind's; <id>_slots: the slots that differ. */
#define DERIVED(id, name, base, flags, fields)                                 \
    extern Type type_##id;                                                     \
    extern const KindOps id##_slots;
#include "object/derived.def"
#undef DERIVED

#endif
