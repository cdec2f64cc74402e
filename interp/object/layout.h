/* layout.h: the C structs of all kinds. Kinds' files own the meaning of the
 * fields; the collector, the evaluator's fast paths and the address table of
 * the race build read them. Pointer fields to heap objects hold plain
 * addresses, so that they may be visited as Values. */
#ifndef PX_OBJECT_LAYOUT_H
#define PX_OBJECT_LAYOUT_H

#include "object/value.h"

typedef struct Ctx Ctx;
typedef struct Type Type;
typedef struct Shape Shape;
typedef struct KindOps KindOps;

/* Arrays that grow with a container; same owner as the container. */
typedef struct Values {
    Obj hdr;
    uint32_t cap; /* elements; those not in use are V_NULL */
    uint32_t pad;
    Value v[];
} Values;

typedef struct Raw {
    Obj hdr;
    uint64_t cap; /* bytes; never traced */
    uint8_t b[];
} Raw;

typedef struct Entry {
    uint64_t hash;
    Value key; /* V_NULL: deleted */
    Value value;
} Entry;

typedef struct Entries {
    Obj hdr;
    uint32_t cap;
    uint32_t pad;
    Entry e[];
} Entries;

typedef struct SetEntry {
    uint64_t hash;
    Value key; /* V_NULL: free or deleted, see Set */
} SetEntry;

typedef struct SetTable {
    Obj hdr;
    uint32_t cap;
    uint32_t pad;
    SetEntry e[];
} SetTable;

/* Int outside 48 bits: sign and magnitude, inline limbs, no leading zero. */
typedef struct BigInt {
    Obj hdr;
    int32_t size; /* limbs; negative for a negative number */
    uint32_t pad;
    uint64_t limb[];
} BigInt;

/* Only instances of subclasses of float; plain floats are immediate. */
typedef struct FloatObj {
    Obj hdr;
    double d;
} FloatObj;

/* STR_GROWING: still under construction (eval/grow.c); hash is its capacity. */
enum { STR_ASCII = 1, STR_INTERNED = 2, STR_GROWING = 128 };

/* Text: code points of 1, 2 or 4 bytes each, the narrowest that fits. */
typedef struct Str {
    Obj hdr;
    uint32_t len;  /* code points */
    uint8_t width; /* bytes a code point: 1 (Latin-1), 2, 4 */
    uint8_t flags;
    uint16_t pad;
    uint64_t hash;  /* 0: not computed; filled by the owner only */
    uint8_t data[]; /* followed by one zero code point */
} Str;

typedef struct Bytes {
    Obj hdr;
    uint32_t len;
    uint32_t pad;
    uint64_t hash;
    uint8_t data[]; /* followed by one zero byte */
} Bytes;

typedef struct ByteArray {
    Obj hdr;
    uint64_t len;
    Raw *store; /* NULL while empty */
} ByteArray;

typedef struct Tuple {
    Obj hdr;
    uint32_t len;
    uint32_t pad;
    Value v[];
} Tuple;

typedef struct List {
    Obj hdr;
    uint32_t len;
    uint32_t busy; /* being sorted: another change is a ValueError */
    Values *store; /* NULL while the capacity is 0 */
} List;

/* Insertion-ordered hash table: dense entries and an index of positions.
 * version changes with every change of the key set (not of values). */
typedef struct Dict {
    Obj hdr;
    uint32_t used; /* live entries */
    uint32_t fill; /* entries in use in `entries`, deleted ones included */
    uint32_t version;
    uint32_t mask; /* index size - 1, 0 while there is no index */
    Entries *entries;
    Raw *index;
} Dict;

/* set and frozenset: entries is the open-addressing table itself, mask + 1
 * entries of it (NULL and mask 0 while empty). Free: key V_NULL and hash 0;
 * deleted: key V_NULL and hash ~0. */
typedef struct Set {
    Obj hdr;
    uint32_t used;
    uint32_t fill; /* used and deleted entries */
    uint32_t version;
    uint32_t mask;
    SetTable *entries;
    uint32_t finger; /* where pop() looks next */
    uint32_t pad;
    uint64_t hash; /* frozenset: 0 = not computed; filled by the owner only */
} Set;

typedef struct Range {
    Obj hdr;
    Value start, stop, step, length; /* ints of any size */
} Range;

typedef struct Slice {
    Obj hdr;
    Value start, stop, step;
} Slice;

/* Instance of a class written in Python whose layout base is object. For
 * classes derived from another kind the same {over, slots} pair stands at
 * Shape.slot_offset behind the kind's own struct. Slot i < inline_cap is
 * slots[i], else over->v[i - inline_cap]. In dict mode over is a Dict. */
typedef struct Instance {
    Obj hdr;
    Obj *over;
    Value slots[];
} Instance;

typedef struct Code {
    Obj hdr;
    uint32_t id; /* index of the code tables of every worker */
    uint32_t flags;
    int32_t argcount, posonly, kwonly, nlocalsplus;
    Value name, qualname, filename; /* Str */
    Tuple *consts, *names, *localsplusnames;
    int32_t firstlineno, stacksize;
    const void *verified; /* VerifiedCode (front/code.h), malloc'd, immortal */
    const struct PyCode *py; /* the whole record, as immortal */
} Code;

typedef struct Function {
    Obj hdr;
    Code *code;
    Dict *globals;
    Tuple *closure;   /* or NULL */
    Tuple *defaults;  /* or NULL */
    Dict *kwdefaults; /* or NULL */
    Value name, qualname, doc, module;
    Value annotations; /* V_NULL until set */
    Dict *attrs;       /* NULL until the first attribute store */
} Function;

typedef struct Method {
    Obj hdr;
    Value self;
    Value func; /* Function, Native or any callable */
} Method;

/* list[int]; subclasses too (collections.abc's Callable). */
typedef struct Alias {
    Obj hdr;
    Value origin;
    Value args;       /* Tuple */
    Value parameters; /* Tuple of type variables */
    uint64_t starred; /* *tuple[int] */
} Alias;

typedef struct Cell {
    Obj hdr;
    Value value; /* V_UNBOUND: empty */
} Cell;

typedef struct Module {
    Obj hdr;
    Dict *dict;
    Value name;
    uint64_t loading; /* its code runs for the first time */
} Module;

enum { GEN_CREATED, GEN_SUSPENDED, GEN_RUNNING, GEN_DONE };

/* Suspended frame; the registers move to the VM stack while it runs. */
typedef struct Generator {
    Obj hdr;
    uint32_t state;
    uint32_t nregs;
    Function *func;
    Value name, qualname;
    uint64_t pc;      /* index of the next internal instruction */
    Value yield_from; /* what it delegates to, or V_NULL */
    Value handled;    /* exception being handled inside, or V_NULL */
    Values *regs;
} Generator;

typedef struct Exception {
    Obj hdr;
    Tuple *args;
    Value traceback;      /* Traceback or V_NONE */
    Value context, cause; /* exception, V_NONE, or V_NULL = unset */
    Value notes;          /* List or V_NULL */
    uint32_t suppress_context;
    uint32_t pad;
    Obj *over; /* attribute slots, as Instance; see Shape.slot_offset */
    Value slots[];
} Exception;

typedef struct Traceback {
    Obj hdr;
    struct Traceback *next; /* towards the raise point, or NULL */
    Code *code;
    Dict *globals; /* NULL: of a context, and so not kept */
    int32_t lineno;
    uint32_t instr; /* index into VerifiedCode's instructions */
} Traceback;

/* What a frame was when somebody asked for it: a record, not the frame. */
typedef struct FrameRecord {
    Obj hdr;
    Code *code;
    Dict *globals;            /* or NULL */
    struct FrameRecord *back; /* or NULL */
    Value locals;             /* namespace, or a tuple of the local variables
                                 (V_NULL unbound), or V_NULL: not on record */
    int32_t lineno;
    uint32_t instr; /* index into VerifiedCode's instructions */
} FrameRecord;

typedef struct Property {
    Obj hdr;
    Value get, set, del, doc; /* V_NONE when absent */
    Value name;
} Property;

/* classmethod, staticmethod, dict views, mappingproxy, attrdict. */
typedef struct Wrapper {
    Obj hdr;
    Value inner;
} Wrapper;

typedef struct Super {
    Obj hdr;
    Type *type;
    Value self;
    Type *self_type;
} Super;

typedef struct Member {
    Obj hdr;
    Type *type;
    Value name;
    uint32_t slot;
    uint32_t pad;
} Member;

typedef struct GetSet {
    Obj hdr;
    const char *name;
    Type *type;
    Value (*get)(Ctx *cx, Value self);
    int (*set)(Ctx *cx, Value self, Value value); /* value V_NULL: delete */
} GetSet;

typedef struct SeqIter {
    Obj hdr;
    Value seq; /* V_NULL once exhausted */
    int64_t index;
} SeqIter;

typedef struct RangeIter {
    Obj hdr;
    int64_t count; /* how many remain, if all of these and what follows the
                      last are immediate; else 0 */
    int64_t by;    /* the step then */
    Value next, step, left; /* left: how many remain, where count is 0; ints of
                               any size */
    Value first;            /* what it began with */
} RangeIter;

typedef struct DictIter {
    Obj hdr;
    Value table; /* Dict or Set; V_NULL once exhausted */
    uint32_t index;
    uint32_t used; /* size at creation: a change is a RuntimeError */
    uint32_t reverse;
    uint32_t left; /* how many are to come */
} DictIter;

typedef struct CallIter {
    Obj hdr;
    Value func;
    Value arg; /* sentinel (callable_iterator) or source (filter) */
} CallIter;

typedef struct Enumerate {
    Obj hdr;
    Value iter;
    Value count;
} Enumerate;

typedef struct MultiIter {
    Obj hdr;
    Value func; /* map's function; V_NULL for zip */
    Tuple *iters;
    uint64_t strict;
} MultiIter;

/* One dimension; `base` None: released. */
typedef struct MemView {
    Obj hdr;
    Value base;      /* bytes, bytearray, array */
    uint64_t offset; /* bytes */
    uint64_t len;    /* items */
    uint32_t format; /* a character of struct */
    uint32_t itemsize;
    uint64_t readonly;
} MemView;

/* The static type of each kind, and the object that every class is. */
enum {
    TYPE_HEAP = 1,     /* made by a class statement or type() */
    TYPE_HAS_DICT = 2, /* instances take new attributes */
    TYPE_IS_EXC = 4,
    TYPE_HAS_GETATTR = 8,  /* __getattr__ or __getattribute__ in the MRO */
    TYPE_HAS_SETATTR = 16, /* __setattr__/__delattr__ in the MRO */
    TYPE_UNCACHEABLE = 32, /* changed too often: lookups are not cached */
    TYPE_ABSTRACT = 64,
    TYPE_HAS_WEAK = 256, /* weak references to instances can be made */
    TYPE_HAS_DEL = 128,  /* __del__ in the MRO: instances are finalized */
};

struct Type {
    Obj hdr;
    Value name, qualname; /* Str */
    uint32_t flags;
    uint16_t kind;       /* layout of its instances */
    uint16_t inline_cap; /* attribute slots inside an instance */
    const KindOps *ops;  /* slots of its instances */
    Shape *root;         /* shape of a new instance; NULL for exact kinds */
    Type *base;          /* layout base; NULL for object */
    Tuple *bases, *mro;
    Dict *attrs;
    Values *overrides; /* per DUNDER_*: the Python override, or V_NULL */
    Type *next_type;   /* all classes of one heap */
    uint64_t version;  /* never used twice; 0: lookups are not cached */
    uint32_t changes;
    uint32_t pad;
};

/* Calls whose arguments go to C. argv[0] is self for methods. For a native
 * with max >= 0 absent optional arguments are V_NULL up to max; kw is unused.
 * For variadic natives (max -1) argc counts the positional ones (self
 * included) and kw[] holds the named keyword parameters or V_NULL. */
typedef Value (*NativeFn)(Ctx *cx, Value *argv, int argc, Value *kw);

typedef struct Native {
    Obj hdr;
    const char *name;
    const char *params; /* keyword names, blank separated; "" = none */
    NativeFn fn;
    Type *type;       /* methods: what self must be; NULL for functions */
    Value module;     /* Str or V_NULL */
    int16_t min, max; /* arguments behind self; max -1: variadic */
    uint32_t flags;   /* effects: guard/effects.h */
} Native;

#endif
