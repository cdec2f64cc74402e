/* race_header.h: the verdict header of one race scenario.
 * Owns the header's grammar (race_tests/README.md) and nothing else.
 * Callers: race.c, race_judge.c and their tests. */
#ifndef RACE_HEADER_H
#define RACE_HEADER_H

#include <stdbool.h>
#include <stddef.h>

enum race_oracle {
#define ORACLE(name, what) RACE_ORACLE_##name,
#include "harness/race_oracles.def"
#undef ORACLE
    RACE_ORACLES
};

const char *race_oracle_name(enum race_oracle oracle);

enum { RACE_WORD = 64, RACE_TEXT = 320, RACE_CLAIMS = 6, RACE_CONTEXTS = 64 };

/* One clause of `# control:`: this oracle must report this object; Helgrind
 * also this pair of functions, in either order. Empty field or label: any. */
struct race_claim {
    enum race_oracle oracle;
    char fn[2][RACE_WORD];
    char kind[RACE_WORD];
    char field[RACE_WORD];
    char label[RACE_WORD];
};

struct race_header {
    char path[1024];
    char scenario[RACE_WORD];
    char row[RACE_WORD];
    char shares[RACE_TEXT];
    char operation[RACE_TEXT];
    bool violation; /* expect: violation CLASS OPERATION */
    char error_class[RACE_WORD];
    char error_op[RACE_WORD];
    char value[RACE_TEXT]; /* expect: ok VALUE */
    bool has_control;      /* false: "control: none" */
    struct race_claim claims[RACE_CLAIMS];
    size_t n_claims;
    int contexts;
    bool raises[RACE_CONTEXTS]; /* context i (item order) must be refused */
    bool quick;                 /* part of `pxlab race --quick` */
    int violation_line;         /* 0: none */
};

/* Parses `size` bytes of text as the scenario at `path` (used in messages and
 * to check that the scenario is named as its file is). On a bad header:
 * false, and `error` holds "path:line: what is wrong; how to mend it". */
bool race_header_parse(const char *path, const char *text, size_t size,
                       struct race_header *out, char *error, size_t error_size);

/* The same from a file. */
bool race_header_read(const char *path, struct race_header *out, char *error,
                      size_t error_size);

#endif
