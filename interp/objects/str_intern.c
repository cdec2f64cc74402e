/* str_intern.c: canonical strs, static strs, the hash seed.
 *
 * Three tables: static (filled while types are made), main's (filled by main
 * while no context runs: contexts may read it), and one of each context. The
 * static strs of one code point and the seed are made before main(). */
#include <stdlib.h>
#include <sys/random.h>
#include "context/error.h"
#include "object/store.h"
#include "objects/strkind.h"
#include "objects/textparts.h"
#include "util/hash.h"

uint64_t str_latin1_cells[256][4];
uint64_t str_empty_cell[4];
uint64_t text_hash_key[2];

/* Open addressing, at most half full; strong entries. */
typedef struct Intern {
    Str **slots;
    size_t mask; /* slots - 1; 0: no slots yet */
    size_t used;
} Intern;

enum { STATIC_SLOTS = 4096 }; /* what the names of all types come to */

static Intern static_table;
static Intern main_table;

_Static_assert(sizeof(Str) + 2 <= sizeof str_empty_cell, "cell of a short str");

/* --- tables ------------------------------------------------------------ */

static Str **table_slot(const Intern *t, const Str *s, uint64_t h)
{
    for (size_t i = (size_t)h & t->mask;; i = (i + 1) & t->mask) {
        Str **slot = &t->slots[i];
        if (!*slot || ((*slot)->hash == h && str_eq(*slot, s)))
            return slot;
        if (!(*slot)->hash && str_eq(*slot, s))
            return slot;
    }
}

static Str *table_find(const Intern *t, const Str *s, uint64_t h)
{
    return t->mask ? *table_slot(t, s, h) : NULL;
}

static void table_grow(Intern *t)
{
    Intern old = *t;
    size_t first = t == &static_table ? STATIC_SLOTS : 64;
    size_t size = old.mask ? (old.mask + 1) * 2 : first;
    t->slots = base_zalloc(size * sizeof *t->slots);
    t->mask = size - 1;
    for (size_t i = 0; old.mask && i <= old.mask; i++) {
        Str *s = old.slots[i];
        if (s)
            *table_slot(t, s, str_hash_any(s)) = s;
    }
    free(old.slots);
}

static void table_add(Intern *t, Str *s, uint64_t h)
{
    if (t->used * 2 >= t->mask)
        table_grow(t);
    *table_slot(t, s, h) = s;
    t->used++;
}

void intern_visit(struct Intern *t, Visitor *v)
{
    for (size_t i = 0; t && t->mask && i <= t->mask; i++)
        if (t->slots[i])
            VISIT_PTR(v, t->slots[i]);
}

void intern_free(Ctx *cx)
{
    if (cx->interned && cx->interned != &main_table) {
        free(cx->interned->slots);
        free(cx->interned);
    }
    cx->interned = NULL;
}

/* --- interning --------------------------------------------------------- */

static Intern *own_table(Ctx *cx)
{
    if (cx->owner == OWNER_STATIC)
        return &static_table;
    if (!cx->interned)
        cx->interned =
            ctx_is_main(cx) ? &main_table : base_zalloc(sizeof(Intern));
    return cx->interned;
}

static Str *known(Ctx *cx, const Str *s, uint64_t h)
{
    Str *k = table_find(&static_table, s, h);
    if (!k)
        k = table_find(&main_table, s, h);
    if (!k && cx->interned && cx->interned != &main_table)
        k = table_find(cx->interned, s, h);
    return k;
}

Value str_intern_known(const Str *s)
{
    uint64_t h = str_hash_any(s);
    Str *k = table_find(&static_table, s, h);
    return v_obj(k ? k : table_find(&main_table, s, h));
}

Value str_intern(Ctx *cx, Value v)
{
    if (v == V_NULL)
        return V_NULL; /* it could not be made */
    Str *s = AS(Str, v);
    if (s->flags & STR_INTERNED)
        return v;
    uint64_t h = str_hash(cx, s);
    Str *k = known(cx, s, h);
    if (k)
        return v_obj(k);
    if (!is_exact(v, KIND_str)) {
        v = str_exact(cx, v);
        if (v == V_NULL)
            return v;
        s = AS(Str, v);
        str_hash(cx, s);
    }
    table_add(own_table(cx), s, h);
    if (s->hdr.owner == cx->owner)
        store_str_flags(cx, s, &s->flags, (uint8_t)(s->flags | STR_INTERNED));
    return v;
}

/* A Str of an ASCII text on the C stack or in malloc'd memory. */
static void fill_ascii(Str *s, const char *ascii, size_t n)
{
    s->hdr = (Obj){KIND_str, OWNER_STATIC};
    s->len = (uint32_t)n;
    s->width = 1;
    s->flags = STR_ASCII;
    memcpy(s->data, ascii, n);
    s->data[n] = 0;
    s->hash = text_hash_bytes(ascii, n);
}

Value str_intern_c(Ctx *cx, const char *ascii)
{
    enum { ROOM = 256 };
    uint64_t cell[ROOM / sizeof(uint64_t)];
    size_t n = strlen(ascii);
    if (n + sizeof(Str) < sizeof cell) {
        Str *probe = (Str *)(void *)cell;
        memset(cell, 0, sizeof(Str));
        fill_ascii(probe, ascii, n);
        Str *k = known(cx, probe, probe->hash);
        if (k)
            return v_obj(k);
    }
    Value v = str_from_latin1(cx, ascii, n);
    return v == V_NULL ? v : str_intern(cx, v);
}

/* --- before main() ----------------------------------------------------- */

static void seed_hash(void)
{
    const char *text = getenv("PYTHONHASHSEED");
    if (text && *text && strcmp(text, "random") != 0) {
        uint64_t n = strtoull(text, NULL, 10);
        text_hash_key[0] = n ? hash_bytes(n, 1, "", 0) : 0;
        text_hash_key[1] = n ? hash_bytes(n, 2, "", 0) : 0;
        return;
    }
    ssize_t got = getrandom(text_hash_key, sizeof text_hash_key, 0);
    CHECK(got == (ssize_t)sizeof text_hash_key, "no random numbers");
}

static void static_str(uint64_t *cell, const char *text, size_t n)
{
    Str *s = (Str *)(void *)cell;
    fill_ascii(s, text, n);
    s->flags =
        n && (uint8_t)*text >= 0x80 ? STR_INTERNED : STR_INTERNED | STR_ASCII;
    table_add(&static_table, s, s->hash);
}

__attribute__((constructor)) static void make_static_strs(void)
{
    seed_hash();
    static_str(str_empty_cell, "", 0);
    for (int i = 0; i < 256; i++) {
        char c = (char)i;
        static_str(str_latin1_cells[i], &c, 1);
    }
}
