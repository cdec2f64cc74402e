/* singletons.c: the static objects that Values name directly. */
#include "object/kind.h"

Obj px_none = {KIND_none, OWNER_STATIC};
Obj px_true = {KIND_bool, OWNER_STATIC};
Obj px_false = {KIND_bool, OWNER_STATIC};
Obj px_notimplemented = {KIND_notimplemented, OWNER_STATIC};
Obj px_ellipsis = {KIND_ellipsis, OWNER_STATIC};
Obj px_unbound = {KIND_unbound, OWNER_STATIC};
