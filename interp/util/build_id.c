/* Owns the strings that say what was built; the Makefile generates their
 * source. Anybody may call. */
#include "util/build_id.h"
#include "build_stamp.h"

const char *px_build_id(void)
{
    return PX_REVISION "-" PX_SOURCE_HASH;
}

const char *px_build_compiler(void)
{
#ifdef __clang__
    return __VERSION__;
#else
    return "gcc " __VERSION__;
#endif
}

const char *px_build_variant(void)
{
    return PX_VARIANT;
}
