/* fault.c: what a refused write (guard/pages.h) was about: from an address and
 * a row of a table to an IsolationError. Slow, but only violations pay. */
#include "guard/pages.h"
#include "context/runtime.h"
#include "heap/manage.h"
#include "objects/classes.h"
#include "objects/protocol_private.h"
#include "objects/text.h"
#include <stdio.h>

/* ---- whose memory it is ---- */

enum { NEAR = 512 };

typedef struct Search {
    Visitor visitor;
    const Obj *part; /* an array */
    Obj *now, *holder;
    Obj *near[NEAR]; /* what Python code at the fault may have had in hand */
    int n;
} Search;

static bool is_array(const Obj *o)
{
    return (kind_flags[obj_kind(o)] & HIDDEN) != 0;
}

static void look_at_field(Visitor *v, Value *slot)
{
    Search *s = (Search *)(void *)v;
    if (*slot == V_NULL || !is_obj(*slot))
        return;
    if (as_obj(*slot) == s->part)
        s->holder = s->now;
    else if (s->n < NEAR && !is_array(as_obj(*slot)))
        s->near[s->n++] = as_obj(*slot);
}

static void look_at_object(Obj *o, void *data)
{
    Search *s = data;
    s->now = o;
    if (!s->holder)
        obj_visit(o, &s->visitor);
}

/* The object that refers to an array: near the running frame, else anywhere in
 * main. */
static Obj *holder_of(Ctx *cx, const Obj *part)
{
    Search s = {.visitor = {look_at_field}, .part = part};
    vm_visit_frame(cx, &s.visitor);
    for (int i = 0; i < s.n && !s.holder; i++)
        look_at_object(s.near[i], &s);
    if (!s.holder)
        heap_each_object(&runtime.heap, look_at_object, &s);
    return s.holder;
}

/* The object that Python sees; NULL: unknown. */
static Obj *visible(Ctx *cx, Obj *o)
{
    for (int up = 0; o && is_array(o) && up < 4; up++)
        o = holder_of(cx, o);
    return o && !is_array(o) ? o : NULL;
}

/* ---- what was done ---- */

/* A loop, or a row that reads, steps an iterator; else the row's name. */
static void row_text(Ctx *cx, const Boundary *row, const Obj *target,
                     char *text, size_t size)
{
    const char *holder = target ? kind_names[obj_kind(target)] : "object";
    bool iterator = target && kind_ops[obj_kind(target)]->iternext;
    int op = vm_inplace_op(cx);
    if (!row && (!iterator || vm_in_call(cx))) /* a tail call: its row left */
        snprintf(text, size, "%s: a call that writes", holder);
    else if (!row || (!row->mutates && iterator))
        snprintf(text, size, "%s.__next__", holder);
    else if (row->module && strcmp(row->module, "builtins") == 0)
        snprintf(text, size, "%s", row->name);
    else if (op >= 0 && !row->module && !row->type)
        snprintf(text, size, "%s.%s", holder, inplace_dunder((BinOp)op));
    else
        snprintf(text, size, "%s.%s",
                 row->type     ? type_c_name(row->type)
                 : row->module ? row->module
                               : holder,
                 row->name);
}

static void operation_text(Ctx *cx, const PagesFault *f, Obj *target,
                           char *text, size_t size)
{
    bool slot = f->from && !f->from->type && !f->from->module;
    Value of = target && !slot ? v_obj(target) : V_NULL;
    if (((target || slot) && vm_store_opcode(cx, of, text, size)) ||
        (!f->from && vm_name_opcode(cx, text, size)))
        return;
    row_text(cx, f->from, target, text, size);
}

void guard_fault(Ctx *cx, const PagesFault *f)
{
    char text[160];
    Obj *o = visible(cx, heap_object_at(f->block, f->address));
    cx->raised = (Raised){0};
    operation_text(cx, f, o, text, sizeof text);
    if (o)
        guard_violation(cx, v_obj(o), text);
    else
        guard_violation_unknown(cx, text);
}

Value guard_fault_system(Ctx *cx)
{
    return guard_violation_unknown(cx, "a system call that writes");
}
