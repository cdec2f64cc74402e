/* oracle_labels.c: paths from __main__'s globals; see oracle_labels.h. */
#include "context/oracle_labels.h"
#include "heap/slots.h"
#include <stdio.h>
#include <stdlib.h>

enum { LABEL_MAX = 120, LABELLED_MAX = 20000 };

/* Breadth first, so the queue is the list of labelled objects. */
typedef struct Labels {
    OracleTable *table;
    Obj **queue;
    size_t n;
} Labels;

/* Rows of one object are neighbours only by chance: its own row is found by
 * address, its parts get the label at the end. */
static OracleObject *row_of(const Labels *l, const void *o)
{
    return (OracleObject *)(uintptr_t)oracle_table_find(l->table, (uintptr_t)o);
}

static void name_it(Labels *l, Value v, const char *format, ...) PRINTF(3, 4);

static void name_it(Labels *l, Value v, const char *format, ...)
{
    char text[LABEL_MAX];
    va_list args;
    if (v == V_NULL || !is_obj(v) || as_obj(v)->owner != OWNER_MAIN)
        return;
    OracleObject *row = row_of(l, as_obj(v));
    if (!row || row->label || row->obj != as_obj(v) || l->n == LABELLED_MAX)
        return;
    va_start(args, format);
    int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (length < 0 || length >= LABEL_MAX)
        return;
    row->label = base_strdup(text);
    l->queue[l->n++] = as_obj(v);
}

static bool is_str(Value v)
{
    return v != V_NULL && is_kind(v, KIND_str);
}

static const char *text_of(Value str)
{
    return (const char *)AS(Str, str)->data; /* ASCII names only matter */
}

/* format has one %s for the label and one for the key. */
static void name_entries(Labels *l, const Dict *d, const char *label,
                         const char *before, const char *after)
{
    for (uint32_t i = 0; d->entries && i < d->fill; i++) {
        const Entry *e = &d->entries->e[i];
        if (is_str(e->key))
            name_it(l, e->value, "%s%s%s%s", label, before, text_of(e->key),
                    after);
        else if (e->key != V_NULL && is_int(e->key))
            name_it(l, e->value, "%s[%lld]", label, (long long)as_int(e->key));
    }
}

static void name_items(Labels *l, const Value *items, uint32_t n,
                       const char *label)
{
    for (uint32_t i = 0; i < n; i++)
        name_it(l, items[i], "%s[%u]", label, i);
}

static void name_function(Labels *l, const Function *f, const char *label)
{
    for (uint32_t i = 0; f->closure && i < f->closure->len; i++)
        name_it(l, f->closure->v[i], "%s.cell%u", label, i);
    if (f->defaults)
        name_it(l, v_obj(f->defaults), "%s.__defaults__", label);
    if (f->kwdefaults)
        name_it(l, v_obj(f->kwdefaults), "%s.__kwdefaults__", label);
    if (f->attrs)
        name_it(l, v_obj(f->attrs), "%s.__dict__", label);
}

static void name_attributes(Labels *l, const Obj *o, const char *label)
{
    const Shape *s = shape_get(o->shape);
    const SlotArea *area = slots_area(o, s);
    const Values *over = s->flags & SHAPE_DICT_MODE
                             ? NULL
                             : (const Values *)(const void *)area->over;
    if (s->flags & SHAPE_DICT_MODE && area->over)
        name_it(l, v_obj(area->over), "%s.__dict__", label);
    for (uint32_t i = 0; i < s->nslots; i++) {
        Value v = i < s->inline_cap ? area->slots[i]
                  : over            ? over->v[i - s->inline_cap]
                                    : V_NULL;
        name_it(l, v, "%s.%s", label, text_of(s->names[i]));
    }
}

static void name_children(Labels *l, Obj *o, const char *label)
{
    switch ((int)obj_kind(o)) {
    case KIND_dict:
        name_entries(l, (Dict *)o, label, "['", "']");
        break;
    case KIND_list:
        if (((List *)o)->store)
            name_items(l, ((List *)o)->store->v, ((List *)o)->len, label);
        break;
    case KIND_tuple:
        name_items(l, ((Tuple *)o)->v, ((Tuple *)o)->len, label);
        break;
    case KIND_function:
        name_function(l, (Function *)o, label);
        break;
    case KIND_type:
        if (((Type *)o)->attrs)
            name_entries(l, ((Type *)o)->attrs, label, ".", "");
        name_it(l, v_obj(((Type *)o)->attrs), "%s.__dict__", label);
        break;
    case KIND_method:
        name_it(l, ((Method *)o)->self, "%s.__self__", label);
        break;
    case KIND_cell:
        name_it(l, ((Cell *)o)->value, "%s.cell_contents", label);
        break;
    case KIND_module:
        name_entries(l, ((Module *)o)->dict, label, ".", "");
        break;
    case KIND_staticmethod:
    case KIND_classmethod:
        name_it(l, ((Wrapper *)o)->inner, "%s.__func__", label);
        break;
    default:
        break;
    }
    if (o->shape >= KIND_COUNT)
        name_attributes(l, o, label);
}

/* __main__'s globals: the dict of the module of that name. */
static Dict *find_globals(const OracleTable *t)
{
    for (size_t i = 0; i < t->n; i++) {
        Obj *o = t->rows[i].obj;
        if (o && obj_kind(o) == KIND_module && is_str(((Module *)o)->name) &&
            strcmp(text_of(((Module *)o)->name), "__main__") == 0)
            return ((Module *)o)->dict;
    }
    return NULL;
}

/* Parts and objects without a row of their own take their object's label. */
static void spread(const Labels *l)
{
    for (size_t i = 0; i < l->table->n; i++) {
        OracleObject *part = &l->table->rows[i];
        const OracleObject *own = part->obj ? row_of(l, part->obj) : NULL;
        if (!part->label && own && own->label && own->obj == part->obj)
            part->label = base_strdup(own->label);
    }
}

void oracle_label(OracleTable *t)
{
    Dict *globals = find_globals(t);
    if (!globals)
        return;
    Labels l = {.table = t,
                .queue = base_alloc_array(LABELLED_MAX, sizeof(Obj *))};
    name_entries(&l, globals, "", "", "");
    for (size_t i = 0; i < l.n; i++)
        name_children(&l, l.queue[i], row_of(&l, l.queue[i])->label);
    name_it(&l, v_obj(globals), "globals()");
    spread(&l);
    free(l.queue);
}
