/* sre_match.c: runs of a program over a text: set-up, growth of the stack of
 * paths, polls; the engine (sre_engine.h) for each width. */
#include "stdlib/sre.h"

#include "context/poll.h"
#include "objects/textparts.h"

enum { POLL_STEPS = 20000 }; /* failed paths between two polls */
/* paths; 16 bytes each, of the heap of the context */
enum { BACKS_MAX = 1 << 27 };

static int bad_string(Ctx *cx, Value v)
{
    raise_fmt(cx, &exc_TypeError,
              "expected string or bytes-like object, got '%T'", v);
    return -1;
}

static int check_kind(Ctx *cx, const Pattern *p, bool text)
{
    if (p->text == PATTERN_ANY || (p->text == PATTERN_STR) == text)
        return 0;
    raise_fmt(cx, &exc_TypeError,
              text ? "cannot use a bytes pattern on a string-like object"
                   : "cannot use a string pattern on a bytes-like object");
    return -1;
}

/* Text and length of the string; its end in r->end. */
static int start_text(SreRun *r)
{
    Ctx *cx = r->cx;
    const uint8_t *bytes;
    size_t n;
    if (is_str(r->string)) {
        const Str *s = AS(const Str, r->string);
        r->text = s->data;
        r->width = s->width;
        r->end = s->len;
        return check_kind(cx, r->pattern, true);
    }
    if (!bytes_view(r->string, &bytes, &n))
        return bad_string(cx, r->string);
    if (n > STR_MAX_LEN)
        return raise_fmt(cx, &exc_OverflowError,
                         "bytes are too long for a regular expression"),
               -1;
    if (is_kind(r->string, KIND_bytearray))
        r->store = AS(ByteArray, r->string)->store;
    r->text = bytes;
    r->width = 1;
    r->end = (uint32_t)n;
    return check_kind(cx, r->pattern, false);
}

static int bound(Ctx *cx, Value v, uint32_t len, uint32_t *out)
{
    if (v == V_NULL)
        return 0;
    int64_t i =
        is_int(v) ? as_int(v) : obj_index_i64(cx, v, &exc_OverflowError);
    if (i == -1 && error_pending(cx))
        return -1;
    *out = i < 0 ? 0 : i > len ? len : (uint32_t)i;
    return 0;
}

/* Registers: marks unset; few on the C stack, many on the heap. */
static int start_registers(SreRun *r)
{
    uint32_t n = r->head->nregs;
    r->regs = r->few_regs;
    if (UNLIKELY(n > SRE_FEW_REGS)) {
        Raw *raw = raw_new(r->cx, 4 * (size_t)n);
        if (!raw)
            return -1;
        r->regs = (uint32_t *)(void *)raw->b;
    }
    r->dirty = r->head->groups > 0;
    r->lastindex = 0;
    r->backs = r->few_backs;
    r->backs_end = r->few_backs + SRE_FEW_BACKS;
    r->backs[0] = (SreBack){BT_BOTTOM, 0, 0, 0};
    r->more = NULL;
    return 0;
}

int sre_start(Ctx *cx, SreRun *r, Value pattern, Value string, Value pos,
              Value endpos)
{
    const Pattern *p = AS(const Pattern, pattern);
    const uint32_t *words = (const uint32_t *)(const void *)p->program->b;
    r->cx = cx;
    r->pattern = p;
    r->string = string;
    r->store = NULL;
    r->head = sre_head(p->program);
    r->code = words + r->head->start;
    r->codes = words + r->head->codes;
    r->tables = (const uint8_t *)(words + r->head->tables);
    r->branches = (const uint8_t *)(words + r->head->branches);
    r->sets = (const SreSet *)(const void *)(words + r->head->sets);
    r->full = false;
    r->forbid = SRE_UNSET;
    r->budget = POLL_STEPS;
    r->pos = 0;
    if (start_text(r) < 0 || bound(cx, pos, r->end, &r->pos) < 0 ||
        bound(cx, endpos, r->end, &r->end) < 0)
        return -1;
    r->endpos = r->end;
    r->at = r->pos;
    return start_registers(r);
}

SreBack *sre_more(SreRun *r, SreBack *sp)
{
    size_t used = (size_t)(sp - r->backs), cap = 4 * used;
    if (used >= BACKS_MAX)
        return raise_memory(r->cx), NULL;
    Raw *raw = raw_new(r->cx, cap * sizeof *sp);
    if (!raw)
        return NULL;
    SreBack *backs = (SreBack *)(void *)raw->b;
    memcpy(backs, r->backs, used * sizeof *sp);
    r->more = raw;
    r->backs = backs;
    r->backs_end = backs + cap;
    return backs + used;
}

int sre_poll(SreRun *r)
{
    r->budget = POLL_STEPS;
    if (!atomic_load_explicit(&r->cx->poll, memory_order_relaxed))
        return 0;
    return ctx_poll(r->cx);
}

int sre_match(SreRun *r)
{
    if (r->end < r->at)
        return 0;
    return r->width == 1   ? sre_match_1(r, r->at)
           : r->width == 2 ? sre_match_2(r, r->at)
                           : sre_match_4(r, r->at);
}

int sre_search(SreRun *r)
{
    return r->width == 1   ? sre_search_1(r, r->at)
           : r->width == 2 ? sre_search_2(r, r->at)
                           : sre_search_4(r, r->at);
}

/* [0-9A-Za-z_] below 128 */
static const uint32_t sre_word_bits[4] = {0, 0x03FF0000, 0x87FFFFFE,
                                          0x07FFFFFE};

#define CH       uint8_t
#define WIDE     0
#define FN(name) name##_1
#include "stdlib/sre_engine.h"
#undef CH
#undef WIDE
#undef FN

#define CH       uint16_t
#define WIDE     1
#define FN(name) name##_2
#include "stdlib/sre_engine.h"
#undef CH
#undef FN

#define CH       uint32_t
#define FN(name) name##_4
#include "stdlib/sre_engine.h"
