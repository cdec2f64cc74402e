/* What was built, from which sources, with what. Anybody may call. */
#ifndef PX_UTIL_BUILD_ID_H
#define PX_UTIL_BUILD_ID_H

/* Revision and content hash of the interpreter's sources and flags. Two
 * programs with one id do the same. Static, never freed. */
const char *px_build_id(void);
/* The compiler's name and version. */
const char *px_build_compiler(void);
/* release, debug, asan... */
const char *px_build_variant(void);

#endif
