/* layout_lib.h: the C structs of the standard library's kinds (kinds_lib.def).
 * The files of stdlib/ own the meaning of the fields. */
#ifndef PX_OBJECT_LAYOUT_LIB_H
#define PX_OBJECT_LAYOUT_LIB_H

#include "object/layout.h"

/* ---- itertools ----
 * The Values of each struct stand first: they are visited as one run. A source
 * that is exhausted for good is V_NULL. */
typedef struct ItPair {
    Obj hdr;
    Value a, b;
    /* chain: iterator of iterables, active iterator; compress: data, selectors;
     * count: next, step; _grouper: parent, key; pairwise: source, last item */
} ItPair;

typedef struct ItFilter {
    Obj hdr;
    Value func, source;
    uint64_t passed; /* dropwhile: the start is behind; takewhile: stopped */
} ItFilter;

typedef struct ItAccumulate {
    Obj hdr;
    Value source, func; /* func V_NONE: addition */
    Value total;        /* V_NULL until the first item */
    Value initial;      /* V_NULL: none, or given out already */
} ItAccumulate;

typedef struct ItCycle {
    Obj hdr;
    Value source; /* V_NULL once saved is complete */
    Value saved;  /* List */
    int64_t index;
    int64_t complete; /* what the source still gives is in saved already */
} ItCycle;

typedef struct ItSlice {
    Obj hdr;
    Value source;
    int64_t next, stop; /* of items; stop -1: none */
    int64_t step, count;
} ItSlice;

typedef struct ItRepeat {
    Obj hdr;
    Value element;
    int64_t left; /* -1: for ever */
} ItRepeat;

typedef struct ItZipLongest {
    Obj hdr;
    Value iters; /* Tuple of the context that made it; V_NONE: exhausted */
    Value fill;
    int64_t active;
} ItZipLongest;

/* product, combinations, permutations: pool is a Tuple (of items, or for
 * product of tuples), indices a Raw of r (product: pools) int64_t, permutations
 * has r more, the cycles. */
enum { SELECT_FRESH, SELECT_RUNNING, SELECT_DONE, SELECT_NONE };
typedef struct ItSelect {
    Obj hdr;
    Value pool;
    Value indices;
    Value last; /* the tuple given out last, V_NULL before the first */
    int64_t r;
    int64_t state;
} ItSelect;

typedef struct ItGroupby {
    Obj hdr;
    Value source, keyfunc;
    Value target;     /* key of the group given out last */
    Value key, value; /* the item that was read last */
    Value grouper;    /* the group that may go on */
} ItGroupby;

enum { TEE_LINK = 57 /* items a block */ };
/* Items that one tee has read and others may have to; blocks are linked, so
 * that what all have passed is garbage. */
typedef struct ItTeeData {
    Obj hdr;
    Value source;
    Value next; /* ItTeeData or V_NULL */
    Value item[TEE_LINK];
    uint32_t count;
    uint32_t running;
} ItTeeData;

typedef struct ItTee {
    Obj hdr;
    Value data; /* ItTeeData */
    int64_t index;
} ItTee;

/* ---- functools, operator ---- */
typedef struct Partial {
    Obj hdr;
    Value func;
    Value args; /* Tuple */
    Value kw;   /* Dict */
} Partial;

/* An entry of a bounded cache, in a ring from the least recently used on; the
 * ring's head is an entry without key. */
typedef struct LruLink {
    Obj hdr;
    Value key, result;
    struct LruLink *prev, *next;
    uint64_t hash;
} LruLink;

typedef struct LruCache {
    Obj hdr;
    Value func;
    Value info;      /* the class of cache_info()'s result */
    Value cache;     /* Dict: key to result, or to LruLink when bounded */
    LruLink *ring;   /* NULL when unbounded */
    int64_t maxsize; /* -1: none */
    uint64_t typed, hits, misses;
} LruCache;

/* Both are never changed. Flags are V_TRUE or V_FALSE. */
typedef struct JsonScanner {
    Obj hdr;
    Value object_hook, object_pairs_hook, parse_float, parse_int;
    Value parse_constant, strict;
} JsonScanner;

typedef struct JsonEncoder {
    Obj hdr;
    Value markers, default_fn, encoder, indent, key_separator, item_separator;
    Value sort_keys, skipkeys, allow_nan;
} JsonEncoder;

typedef struct KeyWrapper {
    Obj hdr;
    Value cmp;
    Value object; /* V_NULL: cmp_to_key's result itself */
} KeyWrapper;

/* itemgetter: items; attrgetter: names, each a str or a tuple of the steps of a
 * dotted name; methodcaller: name, then args, kw (Dict or V_NULL). */
typedef struct Getter {
    Obj hdr;
    Value items; /* Tuple */
    Value name;  /* methodcaller */
    Value kw;
    int64_t index; /* itemgetter of one int from 0 on: it; else -1 */
} Getter;

/* ---- collections ---- */
/* Ring buffer: item i stands at (first + i) & (cap - 1) of store; the places
 * not in use are V_NULL; cap is a power of two. */
typedef struct Deque {
    Obj hdr;
    Values *store; /* NULL while empty and never filled */
    uint32_t first, len;
    int64_t maxlen;   /* -1: none */
    uint64_t changes; /* of the length or of the order: ends iterations */
} Deque;

typedef struct DequeIter {
    Obj hdr;
    Value deque;
    int64_t index;
    int64_t left;
    uint64_t changes;
} DequeIter;

enum { ODICT_KEYS, ODICT_VALUES, ODICT_ITEMS };
typedef struct OdictIter {
    Obj hdr;
    Value dict; /* V_NULL once exhausted */
    uint32_t pos, left;
    uint32_t version;
    uint16_t what, reverse;
} OdictIter;

typedef struct TupleGetter {
    Obj hdr;
    Value index; /* int */
    Value doc;
} TupleGetter;

/* ---- array, struct, random ---- */

/* array.array: items of one C type, packed. */
typedef struct Array {
    Obj hdr;
    uint64_t len;   /* items */
    Raw *store;     /* NULL while the capacity is 0 */
    uint32_t code;  /* the typecode, a character */
    uint32_t width; /* bytes an item */
} Array;

typedef struct StructObj {
    Obj hdr;
    Value format;         /* Str */
    Bytes *plan;          /* the parsed format: an array of steps (_struct.c) */
    uint64_t size, count; /* bytes and values of one record */
} StructObj;

typedef struct UnpackIter {
    Obj hdr;
    Value layout; /* StructObj; V_NULL once exhausted */
    Value buffer;
    uint64_t at;
} UnpackIter;

enum { RANDOM_WORDS = 624 };
typedef struct RandomObj {
    Obj hdr;
    uint32_t index; /* of the next word; RANDOM_WORDS: make new ones */
    uint32_t pad;
    uint32_t word[RANDOM_WORDS];
} RandomObj;

typedef struct Sha512 {
    Obj hdr;
    uint64_t h[8];
    uint64_t total; /* bytes taken so far */
    uint8_t block[128];
} Sha512;

/* ---- io, posix ---- */

/* StringIO and BytesIO. */
typedef struct MemIO {
    Obj hdr;
    Raw *store;     /* code points of `width` bytes, or bytes */
    uint64_t len;   /* code points or bytes */
    uint64_t pos;   /* may lie behind len */
    uint32_t flags; /* stdlib/memio.h */
    uint32_t width;
    Value newline; /* StringIO: its newline argument */
} MemIO;

/* Files: what they hold outside the heap is a Stream (stdlib/stream.h). */
struct Stream;

typedef struct FileIO {
    Obj hdr;
    struct Stream *stream; /* NULL until __init__ */
    Value name;
    uint32_t flags; /* stdlib/fileparts.h */
    uint32_t pad;
} FileIO;

/* BufferedReader, BufferedWriter, BufferedRandom. */
typedef struct Buffered {
    Obj hdr;
    struct Stream *stream; /* of its own, or the FileIO's */
    Value raw;             /* V_NULL: not initialised; V_NONE: detached */
    uint32_t flags;
    uint32_t pad;
} Buffered;

/* BufferedRWPair: two Buffered objects. */
typedef struct RWPair {
    Obj hdr;
    Value reader, writer; /* V_NULL: not initialised */
} RWPair;

typedef struct TextIO {
    Obj hdr;
    int32_t fd;     /* 0, 1, 2: a standard stream; -1: a stream of its own */
    uint32_t flags; /* stdlib/fileparts.h */
    struct Stream *stream;
    Value buffer; /* V_NULL: not initialised; V_NONE: detached */
    Value name, mode, encoding, errors, newline;
} TextIO;

typedef struct NewlineDecoder {
    Obj hdr;
    Value decoder;
    uint32_t translate, pending_cr, seen;
    uint32_t ready;
} NewlineDecoder;

/* A field of a structseq class (stdlib/structseq.h): item `index`. */
typedef struct SeqField {
    Obj hdr;
    Value name;
    uint32_t index;
    uint32_t pad;
} SeqField;

typedef struct DirEntry {
    Obj hdr;
    Value name, path;
    uint32_t type; /* DT_* of readdir */
    uint32_t pad;
} DirEntry;

typedef struct ScandirIter {
    Obj hdr;
    Value entries; /* List of DirEntry; V_NULL once closed */
    uint64_t at;
} ScandirIter;

/* ---- re ---- */

enum { PATTERN_ANY, PATTERN_STR, PATTERN_BYTES };

/* A compiled regular expression; never changes. */
typedef struct Pattern {
    Obj hdr;
    Value pattern;    /* source text, or None */
    Dict *groupindex; /* of its own */
    Tuple *indexgroup;
    Raw *program; /* stdlib/sre.h */
    uint32_t flags, groups;
    uint32_t text; /* PATTERN_...: what it may be matched against */
    uint32_t pad;
} Pattern;

/* Never changes. Positions are ~0 where a group is unset. */
typedef struct Match {
    Obj hdr;
    Value string;
    Pattern *pattern;
    uint32_t pos, endpos;
    uint32_t lastindex; /* 0: none */
    uint32_t groups;    /* group 0 included */
    uint32_t span[];    /* start and end of each */
} Match;

/* _string's iterators over the parts of a text. */
typedef struct TextScan {
    Obj hdr;
    Value text;
    uint32_t at;
    uint32_t pad;
} TextScan;

/* Scanner and the iterator of finditer. */
typedef struct Scanner {
    Obj hdr;
    Value string;
    Pattern *pattern;
    uint32_t pos, endpos;
    uint32_t at, forbid; /* as in SreRun */
    uint32_t done;
    uint32_t pad;
} Scanner;

/* ---- weakref, abc, thread ---- */

/* _thread.lock and RLock. */
typedef struct Lock {
    Obj hdr;
    uint64_t count;  /* 0: free */
    uint64_t holder; /* the thread that took it */
} Lock;

/* What an abstract base class knows of others (stdlib/abc.c). NULL: empty. */
typedef struct AbcData {
    Obj hdr;
    List *registry;         /* classes of a context, else WeakRefs */
    Dict *cache, *negative; /* id of a class: WeakRef to it */
    uint64_t version;       /* of the negative cache */
} AbcData;

/* contextvars: a variable, a mapping of variables to values, and what
 * ContextVar.set gives. */
typedef struct ContextVar {
    Obj hdr;
    Value name, standard; /* standard: the default or V_NULL */
} ContextVar;

typedef struct VarsContext {
    Obj hdr;
    Value vars;     /* a Dict of its own */
    Value previous; /* current before run() entered it, or V_NULL */
    uint64_t entered;
} VarsContext;

typedef struct VarsToken {
    Obj hdr;
    Value context, var, old; /* old: V_NULL when there was none */
    uint64_t used;
} VarsToken;

/* weakref.ref and both proxies. */
typedef struct WeakRef {
    Obj hdr;
    Obj *target;     /* not visited; NULL once the target is dead */
    Value callback;  /* or V_NULL */
    uint64_t hash;   /* of the target, valid if hashed */
    uint32_t hashed; /* filled by the owner only */
    uint32_t pad;
    struct WeakRef *next; /* of the heap's table (heap/weak.c) */
} WeakRef;

#endif
