/* Owns the look-ups in loaded code; see code.h. */
#include "front/code.h"
#include <stdlib.h>

void loaded_code_free(LoadedCode *loaded)
{
    if (!loaded)
        return;
    arena_free(&loaded->arena);
    free(loaded);
}

const PyHandler *code_handler(const VerifiedCode *code, u32 index)
{
    u32 low = 0, high = code->n_handlers;
    while (low < high) {
        u32 mid = low + (high - low) / 2;
        const PyHandler *h = &code->handlers[mid];
        if (index < h->start)
            high = mid;
        else if (index >= h->end)
            low = mid + 1;
        else
            return h;
    }
    return NULL;
}

const char *code_opname(int op)
{
    switch (op) {
#define NAME(name, number, caches, flags)                                      \
    case number:                                                               \
        return #name;
        OPCODE_TABLE_311(NAME)
#undef NAME
    }
    return "?";
}
