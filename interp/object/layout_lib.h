/* layout_lib.h: the C structs of the standard library's kinds (kinds_lib.def).
 * The files of stdlib/ own the meaning of the fields. */
#ifndef PX_OBJECT_LAYOUT_LIB_H
#define PX_OBJECT_LAYOUT_LIB_H

#include "object/layout.h"

/* ---- itertools ---- */

/* ---- functools, operator ---- */

/* ---- collections ---- */

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
    Value format; /* Str */
    Bytes *plan;  /* the parsed format: an array of steps (_struct.c) */
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

/* ---- weakref, abc, thread ---- */

/* What an abstract base class knows of others (stdlib/abc.c). NULL: empty. */
typedef struct AbcData {
    Obj hdr;
    List *registry;         /* classes of a context, else WeakRefs */
    Dict *cache, *negative; /* id of a class: WeakRef to it */
    uint64_t version;       /* of the negative cache */
} AbcData;

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
