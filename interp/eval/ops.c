/* ops.c: the tables made from ops.def, and the disassembler. See lcode.h. */
#include "eval/lcode.h"
#include "object/kind.h"
#include "objects/text.h"
#include "util/buf.h"

const char *const op_names[OP_COUNT] = {
#define OP(name, words, abc, effect) #name,
#include "eval/ops.def"
};

const uint8_t op_words[OP_COUNT] = {
#define OP(name, words, abc, effect) words,
#include "eval/ops.def"
};

const char *const op_operands[OP_COUNT] = {
#define OP(name, words, abc, effect) abc,
#include "eval/ops.def"
};

const uint32_t op_effects[OP_COUNT] = {
#define OP(name, words, abc, effect) (uint32_t)(effect),
#include "eval/ops.def"
};

const uint16_t op_base[OP_COUNT] = {
#define OP(name, words, abc, effect)        OP_##name,
#define QOP(name, base, words, abc, effect) OP_##base,
#include "eval/ops.def"
};

#define OP(name, words, abc, effect)                                           \
    _Static_assert((((effect)&READS) != 0) != (((effect)&MUTATES) != 0),       \
                   #name ": exactly one of READS and MUTATES");                \
    _Static_assert(sizeof(abc) == 4, #name ": three operand columns");
#include "eval/ops.def"

static void print_operand(const LCode *lc, const Word *w, uint32_t i, Buf *out)
{
    uint32_t v = w->h[i + 1];
    long at = w - lc->code;
    switch (op_operands[w->op][i]) {
    case 'd':
    case 'r':
    case 'w':
        buf_printf(out, v < lc->nlocals ? " l%u" : " s%u",
                   v < lc->nlocals ? v : v - lc->nlocals);
        break;
    case 'i':
        buf_printf(out, " #%d", (int16_t)v);
        break;
    case 'j':
        buf_printf(out, " ->%ld", at + (int16_t)v);
        break;
    case 'J':
        buf_printf(out, " ->%ld", at + (int32_t)(w->b | (uint32_t)w->c << 16));
        break;
    case 'n':
    case 'u':
        buf_printf(out, " %u", v);
        break;
    default:
        break;
    }
}

void lcode_print(const LCode *lc, Buf *out)
{
    for (uint32_t i = 0; i < lc->nwords; i += op_length(&lc->code[i])) {
        const Word *w = &lc->code[i];
        buf_printf(out, "%5u  %-18s", i, op_names[w->op]);
        for (uint32_t k = 0; k < 3; k++)
            print_operand(lc, w, k, out);
        buf_puts(out, "   live");
        for (uint32_t t = 0; t < lc->map_words * 64; t++)
            if (lc->maps[(size_t)lc->live[i] * lc->map_words + t / 64] >>
                    t % 64 &
                1)
                buf_printf(out, " s%u", t);
        buf_putc(out, '\n');
    }
}

void vm_disassemble(Ctx *cx, Code *code, Buf *out)
{
    LCode *lc = lower_alone(cx, code, cx->variant);
    if (!lc)
        return;
    buf_puts(out, "--- ");
    str_to_buf(AS(Str, code->qualname), out);
    buf_printf(out, " (%u registers)\n", lc->nregs);
    lcode_print(lc, out);
    lcode_free(lc);
    for (uint32_t i = 0; i < code->consts->len; i++)
        if (is_exact(code->consts->v[i], KIND_code))
            vm_disassemble(cx, AS(Code, code->consts->v[i]), out);
}
