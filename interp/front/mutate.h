/* Seeded damage to compiled code, for fuzz tests. Header only. */
#ifndef PX_FRONT_MUTATE_H
#define PX_FRONT_MUTATE_H

#include "front/code.h"
#include "util/buf.h"
#include "util/rng.h"
#include <string.h>

enum { MUTATE_MAX_SEEDS = 400 };

/* Marshalled code to start from. */
typedef struct {
    Buf of[MUTATE_MAX_SEEDS];
    size_t n;
} MutateSeeds;

/* --- mutations of the bytes ---------------------------------------------- */

static inline void mutate_bytes(Rng *r, const MutateSeeds *seeds, Buf *b)
{
    static const char types[] = "NTF.Siglysuta A zZ)(>c r[{<\xe3\xa9\xfa";
    size_t at = rng_below(r, b->len), room = b->len - at;
    size_t n = 1 + rng_below(r, MIN(room, (size_t)40));
    n = MIN(n, room);
    switch (rng_below(r, 8)) {
    case 0:
        b->data[at] ^= (char)(1 << rng_below(r, 8));
        return;
    case 1:
        b->data[at] = (char)rng_next(r);
        return;
    case 2:
        b->data[at] = types[rng_below(r, sizeof types - 1)];
        return;
    case 3: /* an extreme 32-bit number */
        for (size_t i = 0; i < MIN(room, (size_t)4); i++)
            b->data[at + i] = (char)(i == 3 ? 0x7F : 0xFF);
        return;
    case 4:
        b->len = at;
        return;
    case 5: /* bytes go */
        memmove(b->data + at, b->data + at + n, room - n);
        b->len -= n;
        return;
    case 6: /* bytes from elsewhere */
        memmove(b->data + at, b->data + rng_below(r, b->len - n + 1), n);
        return;
    case 7: { /* from another file */
        const Buf *other = &seeds->of[rng_below(r, seeds->n)];
        size_t from = rng_below(r, other->len);
        memcpy(b->data + at, other->data + from, MIN(n, other->len - from));
        return;
    }
    }
}

/* Appends a seed with one to four mutations to b. */
static inline void mutate_seed(Rng *r, const MutateSeeds *seeds, Buf *b)
{
    const Buf *seed = &seeds->of[rng_below(r, seeds->n)];
    buf_put(b, seed->data, seed->len);
    for (u64 i = 1 + rng_below(r, 4); i > 0 && b->len > 0; i--)
        mutate_bytes(r, seeds, b);
}

/* --- mutations of the tree: what the reader lets through ----------------- */

/* Some code of the tree. */
static inline PyCode *mutate_pick_code(Rng *r, PyCode *code)
{
    for (int tries = 0; tries < 12; tries++) {
        const PyConst *c =
            code->n_consts ? code->consts[rng_below(r, code->n_consts)] : NULL;
        if (c && c->kind == CONST_CODE && rng_below(r, 3))
            code = c->code;
    }
    return code;
}

static inline u8 mutate_opcode(Rng *r)
{
    static const u8 all[] = {
#define NUMBER(name, number, caches, flags) number,
        OPCODE_TABLE_311(NUMBER)
#undef NUMBER
    };
    return all[rng_below(r, sizeof all)];
}

static inline void mutate_bytes_field(Rng *r, const u8 *bytes, u32 n)
{
    u8 *p = (u8 *)(uintptr_t)bytes;
    if (n)
        p[rng_below(r, n)] = (u8)rng_next(r);
}

static inline void mutate_code(Rng *r, PyCode *code)
{
    u8 *bytes = (u8 *)(uintptr_t)code->code;
    u64 unit = code->n_code < 2 ? 0 : rng_below(r, code->n_code / 2);
    switch (rng_below(r, 12)) {
    case 0:
    case 1:
    case 2:
        if (code->n_code >= 2)
            bytes[2 * unit] = mutate_opcode(r);
        return;
    case 3:
    case 4:
    case 5:
        if (code->n_code >= 2)
            bytes[2 * unit + 1] = (u8)rng_below(r, 20);
        return;
    case 6:
        mutate_bytes_field(r, code->exceptiontable, code->n_exceptiontable);
        return;
    case 7:
        mutate_bytes_field(r, code->linetable, code->n_linetable);
        return;
    case 8:
        mutate_bytes_field(r, code->localspluskinds, code->n_localsplus);
        return;
    case 9:
        code->flags ^= 1u << rng_below(r, 12);
        return;
    case 10:
        code->stacksize += (i32)rng_below(r, 5) - 2;
        return;
    case 11: /* shorter tables: every index check is needed */
        code->n_consts -= code->n_consts ? 1 : 0;
        code->n_names -= code->n_names && rng_below(r, 2);
        return;
    }
}

/* One to three mutations of what the reader made; verify it afterwards. */
static inline void mutate_tree(Rng *r, PyCode *top)
{
    for (u64 i = 1 + rng_below(r, 3); i > 0; i--)
        mutate_code(r, mutate_pick_code(r, top));
}

#endif
