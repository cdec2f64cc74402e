/* cell.c: the boxes of variables that closures share. */
#include "object/store.h"
#include "objects/classes.h"
#include "objects/text.h"

Value cell_new(Ctx *cx, Value value)
{
    Cell *c = HEAP_NEW(cx, Cell, KIND_cell);
    if (!c)
        return V_NULL;
    c->value = value;
    return v_obj(c);
}

Value cell_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return cell_new(cx, argv[1] ? argv[1] : V_UNBOUND);
}

/* By content; an empty cell is less than any other. */
static Value cell_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    if (!is_exact(other, KIND_cell))
        return V_NOTIMPLEMENTED;
    Value a = AS(Cell, self)->value, b = AS(Cell, other)->value;
    if (a != V_UNBOUND && b != V_UNBOUND)
        return obj_compare(cx, a, b, op);
    return obj_compare(cx, v_int(a != V_UNBOUND), v_int(b != V_UNBOUND), op);
}

Value cell_get_cell_contents(Ctx *cx, Value self)
{
    Value v = AS(Cell, self)->value;
    if (v == V_UNBOUND)
        return raise_fmt(cx, &exc_ValueError, "Cell is empty");
    return v;
}

int cell_set_cell_contents(Ctx *cx, Value self, Value v)
{
    Cell *c = AS(Cell, self);
    store_cell_value(cx, c, &c->value, v == V_NULL ? V_UNBOUND : v);
    return 0;
}

static Value cell_repr(Ctx *cx, Value self)
{
    Value v = AS(Cell, self)->value;
    if (v == V_UNBOUND)
        return str_printf(cx, "<cell at 0x%lx: empty>", (unsigned long)self);
    return str_printf(cx, "<cell at 0x%lx: %T object at 0x%lx>",
                      (unsigned long)self, v, (unsigned long)v);
}

static size_t cell_size(const Obj *o)
{
    (void)o;
    return sizeof(Cell);
}

static void cell_visit(Obj *o, Visitor *v)
{
    v->value(v, &((Cell *)(void *)o)->value);
}

const KindOps cell_ops = {
    .kind = KIND_cell,
    .name = "cell",
    .size = cell_size,
    .visit = cell_visit,
    .repr = cell_repr,
    .richcmp = cell_richcmp,
};
