/* Fuzz target of the loader for libFuzzer: any bytes must give verified code or
 * an error with a message. `make fuzz` builds and runs it. */
#include <stdlib.h>
#include "front/compile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CompileResult result;
    compile_load("fuzz.py", (const char *)data, size, &result);
    if (result.status != COMPILE_OK && result.message.len <= 10)
        abort();
    compile_result_free(&result);
    return 0;
}
