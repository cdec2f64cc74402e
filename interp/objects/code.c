/* code.c: code objects, made in main from the front end's records. Immutable;
 * nothing is cached in them by reading. */
#include "objects/code.h"
#include "front/code.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/text.h"
#include <gmp.h>

static uint32_t next_code_id = 1; /* main only; 0 is no code */

/* --- constants --- */

static Value const_int(Ctx *cx, const PyConst *c)
{
    if (c->integer.fits)
        return int_from_i64(cx, c->integer.small);
    size_t n = c->integer.n_limbs;
    BigInt *b = heap_alloc(cx, KIND_int, sizeof(BigInt) + n * 8);
    if (!b)
        return V_NULL;
    b->size = c->integer.negative ? -(int32_t)n : (int32_t)n;
    memcpy(b->limb, c->integer.limbs, n * 8);
    return v_obj(b);
}

static Value const_value(Ctx *cx, const PyConst *c);

static Value const_tuple(Ctx *cx, PyConst *const *items, size_t n)
{
    Value t = tuple_new(cx, n);
    for (size_t i = 0; t != V_NULL && i < n; i++) {
        Value v = const_value(cx, items[i]);
        if (v == V_NULL)
            return V_NULL;
        AS(Tuple, t)->v[i] = v;
    }
    return t;
}

static Value const_frozenset(Ctx *cx, const PyConst *c)
{
    Value s = set_new(cx, KIND_frozenset);
    for (size_t i = 0; s != V_NULL && i < c->seq.n; i++) {
        Value v = const_value(cx, c->seq.items[i]);
        if (v == V_NULL || set_add_own(cx, AS(Set, s), v) < 0)
            return V_NULL;
    }
    return s;
}

/* Identifiers are interned, so that name look-ups hit by pointer. */
static Value const_str(Ctx *cx, const PyConst *c)
{
    Value s = str_from_utf8(cx, c->text.bytes, c->text.len);
    if (s == V_NULL)
        return V_NULL;
    if (c->interned || c->text.len <= 1)
        return str_intern(cx, s);
    str_hash(cx, AS(Str, s));
    return s;
}

/* Nesting is bounded by the reader (marshal.h), so recursion is safe. */
static Value const_value(Ctx *cx, const PyConst *c)
{
    switch (c->kind) {
    case CONST_NONE:
        return V_NONE;
    case CONST_TRUE:
        return V_TRUE;
    case CONST_FALSE:
        return V_FALSE;
    case CONST_ELLIPSIS:
        return V_ELLIPSIS;
    case CONST_STOP_ITERATION:
        return v_obj(&exc_StopIteration);
    case CONST_INT:
        return const_int(cx, c);
    case CONST_FLOAT:
        return v_double(c->real);
    case CONST_COMPLEX:
        return raise_unsupported(cx, "complex numbers");
    case CONST_BYTES:
        return bytes_from(cx, c->text.bytes, c->text.len);
    case CONST_STR:
        return const_str(cx, c);
    case CONST_TUPLE:
        return const_tuple(cx, c->seq.items, c->seq.n);
    case CONST_FROZENSET:
        return const_frozenset(cx, c);
    case CONST_CODE: {
        Code *code = vm_code_from(cx, c->code);
        return code ? v_obj(code) : V_NULL;
    }
    }
    return raise_unsupported(cx, "a constant of unknown kind");
}

/* --- code --- */

static Tuple *name_tuple(Ctx *cx, PyConst *const *names, size_t n)
{
    Value t = tuple_new(cx, n);
    for (size_t i = 0; t != V_NULL && i < n; i++) {
        const PyConst *c = names[i];
        Value s = str_from_utf8(cx, c->text.bytes, c->text.len);
        s = s == V_NULL ? V_NULL : str_intern(cx, s);
        if (s == V_NULL)
            return NULL;
        AS(Tuple, t)->v[i] = s;
    }
    return t == V_NULL ? NULL : AS(Tuple, t);
}

static Value str_constant(Ctx *cx, const PyConst *c)
{
    Value s = str_from_utf8(cx, c->text.bytes, c->text.len);
    return s == V_NULL ? V_NULL : str_intern(cx, s);
}

Code *vm_code_from(Ctx *cx, struct PyCode *py)
{
    Code *c = HEAP_NEW(cx, Code, KIND_code);
    if (!c)
        return NULL;
    c->flags = py->flags;
    c->argcount = py->argcount;
    c->posonly = py->posonly;
    c->kwonly = py->kwonly;
    c->nlocalsplus = (int32_t)py->n_localsplus;
    c->firstlineno = py->firstlineno;
    c->stacksize = py->stacksize;
    c->verified = py->verified;
    c->py = py;
    c->name = str_constant(cx, py->name);
    c->qualname = str_constant(cx, py->qualname);
    c->filename = str_constant(cx, py->filename);
    c->names = name_tuple(cx, py->names, py->n_names);
    c->localsplusnames = name_tuple(cx, py->localsplus, py->n_localsplus);
    Value consts = const_tuple(cx, py->consts, py->n_consts);
    if (c->name == V_NULL || c->qualname == V_NULL || c->filename == V_NULL ||
        !c->names || !c->localsplusnames || consts == V_NULL)
        return NULL;
    c->consts = AS(Tuple, consts);
    c->id = next_code_id++;
    return c;
}

Code *code_copy(Ctx *cx, const Code *from)
{
    if (!ctx_is_main(cx))
        return raise_unsupported(cx, "new code objects inside a context"), NULL;
    Code *c = HEAP_NEW(cx, Code, KIND_code);
    if (!c)
        return NULL;
    Obj header = c->hdr;
    *c = *from;
    c->hdr = header;
    c->id = next_code_id++;
    return c;
}

uint32_t code_free_count(const Code *code)
{
    return code->py->n_frees;
}

/* --- attributes --- */

/* The localsplus names whose kind has one of the bits. */
static Value names_of_kind(Ctx *cx, const Code *c, uint8_t bits)
{
    Value list = list_new(cx, 0);
    for (uint32_t i = 0; list != V_NULL && i < c->localsplusnames->len; i++)
        if ((c->py->localspluskinds[i] & bits) &&
            list_append_own(cx, AS(List, list), c->localsplusnames->v[i]) < 0)
            return V_NULL;
    return list == V_NULL ? V_NULL : list_to_tuple(cx, list);
}

#define ATTR(name, expression)                                                 \
    Value code_get_##name(Ctx *cx, Value self)                                 \
    {                                                                          \
        const Code *c = AS(Code, self);                                        \
        (void)cx;                                                              \
        return expression;                                                     \
    }
ATTR(co_name, c->name)
ATTR(co_qualname, c->qualname)
ATTR(co_filename, c->filename)
ATTR(co_argcount, v_int(c->argcount))
ATTR(co_posonlyargcount, v_int(c->posonly))
ATTR(co_kwonlyargcount, v_int(c->kwonly))
ATTR(co_nlocals, v_int(c->py->n_locals))
ATTR(co_stacksize, v_int(c->stacksize))
ATTR(co_flags, v_int(c->flags))
ATTR(co_firstlineno, v_int(c->firstlineno))
ATTR(co_consts, v_obj(c->consts))
ATTR(co_names, v_obj(c->names))
ATTR(co_code, bytes_from(cx, c->py->code, c->py->n_code))
ATTR(co_varnames, names_of_kind(cx, c, PY_KIND_LOCAL))
ATTR(co_cellvars, names_of_kind(cx, c, PY_KIND_CELL))
ATTR(co_freevars, names_of_kind(cx, c, PY_KIND_FREE))
#undef ATTR

static Value code_repr(Ctx *cx, Value self)
{
    const Code *c = AS(Code, self);
    return str_printf(cx, "<code object %S at 0x%lx, file \"%S\", line %d>",
                      c->name, (unsigned long)self, c->filename,
                      (int)c->firstlineno);
}

static size_t code_size(const Obj *o)
{
    (void)o;
    return sizeof(Code);
}

static void code_visit(Obj *o, Visitor *v)
{
    Code *c = (Code *)(void *)o;
    v->value(v, &c->name);
    v->value(v, &c->qualname);
    v->value(v, &c->filename);
    VISIT_PTR(v, c->consts);
    VISIT_PTR(v, c->names);
    VISIT_PTR(v, c->localsplusnames);
}

const KindOps code_ops = {
    .kind = KIND_code,
    .name = "code",
    .size = code_size,
    .visit = code_visit,
    .not_promotable = "are made in main only",
    .repr = code_repr,
    .hash = code_hash,
    .richcmp = code_richcmp,
};
