/* race_binary.c: looks at the program under test; see race_binary.h. */
#include "harness/race_binary.h"

#include <elf.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whole file in malloc'd memory, or NULL with errno. */
static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    if (!file)
        return NULL;
    if (fseek(file, 0, SEEK_END) == 0) {
        *size = (size_t)ftell(file);
        rewind(file);
        bytes = malloc(*size + 1);
        if (bytes && fread(bytes, 1, *size, file) != *size) {
            free(bytes);
            bytes = NULL;
        }
    }
    fclose(file);
    return bytes;
}

static bool in_file(uint64_t offset, uint64_t length, size_t size)
{
    return offset <= size && length <= size - offset;
}

static bool in_symbols(const char *bytes, const Elf64_Shdr *symbols,
                       const Elf64_Shdr *strings, const char *name)
{
    size_t n = symbols->sh_size / sizeof(Elf64_Sym);
    size_t length = strlen(name) + 1;
    for (size_t i = 0; i < n; i++) {
        Elf64_Sym symbol;
        memcpy(&symbol, bytes + symbols->sh_offset + i * sizeof symbol,
               sizeof symbol);
        if (in_file(symbol.st_name, length, strings->sh_size) &&
            memcmp(bytes + strings->sh_offset + symbol.st_name, name, length) ==
                0)
            return true;
    }
    return false;
}

/* Copies the symbol table's header and its string table's. */
static bool find_symbols(const char *bytes, size_t size, Elf64_Shdr *symbols,
                         Elf64_Shdr *strings)
{
    Elf64_Ehdr head;
    if (size < sizeof head)
        return false;
    memcpy(&head, bytes, sizeof head);
    if (memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 ||
        head.e_ident[EI_CLASS] != ELFCLASS64 ||
        !in_file(head.e_shoff, (uint64_t)head.e_shnum * sizeof *symbols, size))
        return false;
    for (size_t i = 0; i < head.e_shnum; i++) {
        const char *table = bytes + head.e_shoff;
        memcpy(symbols, table + i * sizeof *symbols, sizeof *symbols);
        if (symbols->sh_type != SHT_SYMTAB || symbols->sh_link >= head.e_shnum)
            continue;
        memcpy(strings, table + symbols->sh_link * sizeof *strings,
               sizeof *strings);
        return in_file(symbols->sh_offset, symbols->sh_size, size) &&
               in_file(strings->sh_offset, strings->sh_size, size);
    }
    return false;
}

bool race_binary_has(const char *path, const char *const names[], char *error,
                     size_t error_size)
{
    Elf64_Shdr symbols, strings;
    size_t size = 0;
    char *bytes = read_file(path, &size);
    bool ok = bytes != NULL;
    if (!ok) {
        snprintf(error, error_size, "%s: %s", path, strerror(errno));
    } else if (!find_symbols(bytes, size, &symbols, &strings)) {
        snprintf(error, error_size, "%s: no ELF program with symbols", path);
        ok = false;
    }
    for (size_t i = 0; ok && names[i]; i++) {
        ok = in_symbols(bytes, &symbols, &strings, names[i]);
        if (!ok)
            snprintf(error, error_size,
                     "%s is not a race build: it has no function '%s'; build "
                     "it with make V=race",
                     path, names[i]);
    }
    free(bytes);
    return ok;
}

bool race_binary_build_id(const char *path, char *id, size_t size, char *error,
                          size_t error_size)
{
    char command[1100];
    snprintf(command, sizeof command, "'%s' --build-id", path);
    FILE *pipe = popen(command, "r");
    bool read = pipe && fgets(id, (int)size, pipe);
    bool ok = pipe && pclose(pipe) == 0 && read;
    if (ok)
        id[strcspn(id, "\n")] = '\0';
    else
        snprintf(error, error_size, "%s --build-id failed", path);
    return ok;
}
