/* arrays.c: the hidden kinds that containers keep their contents in: values,
 * raw, entries, settable. Allocated by heap (values_new...). */
#include "object/kind.h"

static size_t values_size(const Obj *o)
{
    return sizeof(Values) + 8 * (size_t)((const Values *)o)->cap;
}
static void values_visit(Obj *o, Visitor *v)
{
    Values *a = (Values *)o;
    for (uint32_t i = 0; i < a->cap; i++)
        v->value(v, &a->v[i]);
}

static size_t raw_size(const Obj *o)
{
    return sizeof(Raw) + (size_t)((const Raw *)o)->cap;
}

static size_t entries_size(const Obj *o)
{
    return sizeof(Entries) + sizeof(Entry) * (size_t)((const Entries *)o)->cap;
}
static void entries_visit(Obj *o, Visitor *v)
{
    Entries *a = (Entries *)o;
    for (uint32_t i = 0; i < a->cap; i++) {
        v->value(v, &a->e[i].key);
        v->value(v, &a->e[i].value);
    }
}

static size_t settable_size(const Obj *o)
{
    return sizeof(SetTable) +
           sizeof(SetEntry) * (size_t)((const SetTable *)o)->cap;
}
static void settable_visit(Obj *o, Visitor *v)
{
    SetTable *a = (SetTable *)o;
    for (uint32_t i = 0; i < a->cap; i++)
        v->value(v, &a->e[i].key);
}

const KindOps values_ops = {
    .kind = KIND_values,
    .name = "<values>",
    .size = values_size,
    .visit = values_visit,
};
const KindOps raw_ops = {.kind = KIND_raw, .name = "<raw>", .size = raw_size};
const KindOps entries_ops = {
    .kind = KIND_entries,
    .name = "<entries>",
    .size = entries_size,
    .visit = entries_visit,
};
const KindOps settable_ops = {
    .kind = KIND_settable,
    .name = "<settable>",
    .size = settable_size,
    .visit = settable_visit,
};
