/* poison.h: telling AddressSanitizer what is an object and what is not. Only
 * V=asan poisons; elsewhere these are nothing. */
#ifndef PX_HEAP_POISON_H
#define PX_HEAP_POISON_H

#ifdef PX_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(p, n)   ASAN_POISON_MEMORY_REGION(p, n)
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
enum { REDZONE = 16 }; /* bytes behind each object that nobody may touch */
#else
#define POISON(p, n)   ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
enum { REDZONE = 0 };
#endif

#endif
