/* layout_lib.h: the C structs of the standard library's kinds (kinds_lib.def).
 * The files of stdlib/ own the meaning of the fields. */
#ifndef PX_OBJECT_LAYOUT_LIB_H
#define PX_OBJECT_LAYOUT_LIB_H

#include "object/layout.h"

/* ---- itertools ---- */

/* ---- functools, operator ---- */

/* ---- collections ---- */

/* ---- array, struct, random ---- */

/* ---- io, posix ---- */

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
