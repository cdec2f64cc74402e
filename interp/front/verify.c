/* Owns the order of the verifier's steps and the checks of a code object's
 * own fields; see verify.h. */
#include "front/verify.h"
#include "front/verify_draft.h"
#include <stdarg.h>

enum { MAX_STACKSIZE = 1 << 20, BUDGET = 32 * 1024 * 1024 };

bool draft_fail(Draft *d, i64 index, const char *format, ...)
{
    const PyCode *code = d->code;
    const PyInstr *in = index < 0 ? NULL : &d->instrs[index];
    i32 line = in && in->line > 0 ? in->line : code->firstlineno;
    buf_printf(d->error,
               "%s:%d: damaged code in %s: ", code->filename->text.bytes, line,
               code->name->text.bytes);
    if (in)
        buf_printf(d->error, "%s at byte %u: ", code_opname(in->op),
                   in->offset);
    va_list args;
    va_start(args, format);
    buf_vprintf(d->error, format, args);
    va_end(args);
    return false;
}

/* Slots are in the order locals, cells that are no locals, frees. */
static bool count_kinds(Draft *d)
{
    PyCode *code = d->code;
    int stage = 0;
    code->n_locals = code->n_cells = code->n_frees = 0;
    for (u32 i = 0; i < code->n_localsplus; i++) {
        u8 kind = code->localspluskinds[i];
        bool local = kind & PY_KIND_LOCAL, free = kind & PY_KIND_FREE;
        int now = local ? 0 : free ? 2 : 1;
        if (!(kind & (PY_KIND_LOCAL | PY_KIND_CELL | PY_KIND_FREE)) ||
            (free && kind != PY_KIND_FREE) || now < stage)
            return draft_fail(d, -1, "variable %u has a bad kind", i);
        stage = now;
        code->n_locals += local;
        code->n_cells += (kind & PY_KIND_CELL) != 0;
        code->n_frees += free;
    }
    return true;
}

static bool check_fields(Draft *d)
{
    const PyCode *code = d->code;
    if (!count_kinds(d))
        return false;
    if (code->argcount < 0 || code->posonly < 0 || code->kwonly < 0 ||
        code->posonly > code->argcount)
        return draft_fail(d, -1, "bad argument counts");
    i64 arguments = (i64)code->argcount + code->kwonly +
                    ((code->flags & PY_CO_VARARGS) != 0) +
                    ((code->flags & PY_CO_VARKEYWORDS) != 0);
    if (arguments > code->n_locals)
        return draft_fail(d, -1, "more arguments than local variables");
    if (code->stacksize < 0 || code->stacksize > MAX_STACKSIZE)
        return draft_fail(d, -1, "stack of %d slots", code->stacksize);
    if (code->n_localsplus > MAX_STACKSIZE)
        return draft_fail(d, -1, "%u variables", code->n_localsplus);
    return true;
}

static bool verify_one(PyCode *code, Arena *arena, i64 *budget, Buf *error)
{
    Draft d = {.code = code, .arena = arena, .error = error, .budget = budget};
    if (!check_fields(&d) || !decode_instructions(&d) ||
        !decode_positions(&d) || !decode_handlers(&d) || !operands_check(&d) ||
        !flow_check(&d))
        return false;
    VerifiedCode *v = ARENA_NEW(arena, VerifiedCode);
    *v = (VerifiedCode){.instrs = d.instrs,
                        .n_instrs = d.n_instrs,
                        .handlers = d.handlers,
                        .n_handlers = d.n_handlers,
                        .max_depth = d.max_depth,
                        .first = d.first};
    code->verified = v;
    return true;
}

/* Code nests at most MARSHAL_MAX_DEPTH deep and never holds itself. */
static bool verify_tree(PyCode *code, Arena *arena, i64 *budget, Buf *error)
{
    if (!code->verified && !verify_one(code, arena, budget, error))
        return false;
    for (u32 i = 0; i < code->n_consts; i++) {
        const PyConst *c = code->consts[i];
        if (c->kind == CONST_CODE && !c->code->verified &&
            !verify_tree(c->code, arena, budget, error))
            return false;
    }
    return true;
}

bool verify_code(PyCode *code, Arena *arena, Buf *error)
{
    i64 budget = BUDGET;
    return verify_tree(code, arena, &budget, error);
}
