/* oracle_objects.c: the address table; see oracle_objects.h. */
#include "context/oracle_objects.h"
#include "context/oracle_labels.h"
#include "heap/manage.h"
#include "heap/slots.h"
#include <stdlib.h>

typedef struct Field {
    Kind kind;
    const char *name;
    size_t lo, hi;
} Field;

static const Field fields[] = {
#define FIELD(k, T, f)                                                         \
    {KIND_##k, #f, offsetof(T, f), offsetof(T, f) + sizeof(((T *)0)->f)},
#include "context/oracle_fields.def"
#undef FIELD
    {KIND_tuple, "items", offsetof(Tuple, v), SIZE_MAX >> 33},
};

static OracleObject *new_row(OracleTable *t)
{
    if (t->n == t->cap) {
        t->cap = t->cap ? 2 * t->cap : 256;
        t->rows = base_realloc(t->rows, t->cap * sizeof *t->rows);
    }
    return &t->rows[t->n++];
}

static void add(OracleTable *t, Obj *o, uintptr_t lo, uintptr_t hi, Kind kind,
                const char *part)
{
    if (lo < hi)
        *new_row(t) = (OracleObject){.lo = lo,
                                     .hi = hi,
                                     .kind = kind_names[kind],
                                     .part = part ? base_strdup(part) : NULL,
                                     .obj = o};
}

void oracle_table_add_range(OracleTable *t, char *lo, char *hi,
                            const char *kind)
{
    *new_row(t) =
        (OracleObject){.lo = (uintptr_t)lo, .hi = (uintptr_t)hi, .kind = kind};
}

/* An array behind a container: a row that says whose it is. */
static void add_array(OracleTable *t, Obj *holder, Kind kind, const void *array,
                      const char *part)
{
    const Obj *a = array;
    if (a && a->owner == holder->owner)
        add(t, holder, (uintptr_t)a, (uintptr_t)a + obj_size(a), kind, part);
}

static void add_arrays(OracleTable *t, Obj *o, Kind kind)
{
    switch ((int)kind) {
    case KIND_list:
        add_array(t, o, kind, ((List *)o)->store, "items");
        break;
    case KIND_dict:
        add_array(t, o, kind, ((Dict *)o)->entries, "table");
        add_array(t, o, kind, ((Dict *)o)->index, "lookup");
        break;
    case KIND_set:
    case KIND_frozenset:
        add_array(t, o, kind, ((Set *)o)->entries, "table");
        break;
    case KIND_deque:
        add_array(t, o, kind, ((Deque *)o)->store, "items");
        break;
    case KIND_array:
        add_array(t, o, kind, ((Array *)o)->store, "items");
        break;
    case KIND_bytearray:
        add_array(t, o, kind, ((ByteArray *)o)->store, "bytes");
        break;
    case KIND_generator:
    case KIND_coroutine:
        add_array(t, o, kind, ((Generator *)o)->regs, "registers");
        break;
    case KIND_type:
        add_array(t, o, kind, ((Type *)o)->overrides, "overridden");
        break;
    default:
        break;
    }
}

/* Inline slots: one row each, its part the attribute's name. */
static void add_slots(OracleTable *t, Obj *o, uintptr_t hi)
{
    const Shape *s = shape_get(o->shape);
    SlotArea *area = slots_area(o, s);
    Kind kind = (Kind)s->kind;
    uintptr_t at = (uintptr_t)area;
    add(t, o, at, at + sizeof area->over, kind, "over");
    for (uint32_t i = 0; i < s->inline_cap; i++) {
        bool named = i < s->nslots;
        at = (uintptr_t)&area->slots[i];
        add(t, o, at, at + sizeof(Value), kind,
            named ? (const char *)AS(Str, s->names[i])->data : "slots");
    }
    add(t, o, at + sizeof(Value), hi, kind, NULL);
    if (area->over && !(s->flags & SHAPE_DICT_MODE))
        add_array(t, o, kind, area->over, "slots");
}

static void add_object(Obj *o, void *data)
{
    OracleTable *t = data;
    Kind kind = obj_kind(o);
    uintptr_t lo = (uintptr_t)o, hi = lo + obj_size(o);
    if (kind == KIND_values || kind == KIND_entries || kind == KIND_settable ||
        kind == KIND_raw)
        return; /* rows of their containers */
    if (o->shape < KIND_COUNT) {
        add(t, o, lo, hi, kind, NULL);
    } else {
        add(t, o, lo, (uintptr_t)slots_area(o, shape_get(o->shape)), kind,
            NULL);
        add_slots(t, o, hi);
    }
    add_arrays(t, o, kind);
}

static int by_address(const void *a, const void *b)
{
    const OracleObject *x = a, *y = b;
    return x->lo < y->lo ? -1 : x->lo > y->lo;
}

void oracle_table_sort(OracleTable *t)
{
    if (t->n)
        qsort(t->rows, t->n, sizeof *t->rows, by_address);
}

void oracle_table_build(OracleTable *t, Heap *heap)
{
    heap_each_object(heap, add_object, t);
    oracle_table_sort(t);
    oracle_label(t);
}

void oracle_table_free(OracleTable *t)
{
    for (size_t i = 0; i < t->n; i++) {
        free(t->rows[i].label);
        free(t->rows[i].part);
    }
    free(t->rows);
    *t = (OracleTable){0};
}

const OracleObject *oracle_table_find(const OracleTable *t, uintptr_t address)
{
    size_t lo = 0, hi = t->n;
    while (lo < hi) {
        size_t middle = lo + (hi - lo) / 2;
        if (t->rows[middle].hi <= address)
            lo = middle + 1;
        else
            hi = middle;
    }
    return lo < t->n && t->rows[lo].lo <= address ? &t->rows[lo] : NULL;
}

const char *oracle_field(const OracleObject *row, uintptr_t address)
{
    size_t offset = address - row->lo;
    if (row->part)
        return row->part;
    if (row->obj && offset < sizeof(Obj))
        return "header";
    for (size_t i = 0; row->obj && i < ARRAY_LEN(fields); i++)
        if (fields[i].kind == obj_kind(row->obj) && fields[i].lo <= offset &&
            offset < fields[i].hi)
            return fields[i].name;
    return "";
}

void oracle_string_json(Buf *out, const char *text)
{
    buf_putc(out, '"');
    for (const char *p = text ? text : ""; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c == '"' || c == '\\')
            buf_putc(out, '\\');
        if (c < 32)
            buf_printf(out, "\\u%04x", c);
        else
            buf_putc(out, *p);
    }
    buf_putc(out, '"');
}

void oracle_table_json(const OracleTable *t, Buf *out)
{
    buf_putc(out, '[');
    for (size_t i = 0; i < t->n; i++) {
        const OracleObject *r = &t->rows[i];
        buf_printf(out, "%s{\"lo\":\"0x%zx\",\"hi\":\"0x%zx\",\"kind\":",
                   i ? ",\n" : "", (size_t)r->lo, (size_t)r->hi);
        oracle_string_json(out, r->kind);
        buf_puts(out, ",\"label\":");
        oracle_string_json(out, r->label);
        if (r->part) {
            buf_puts(out, ",\"part\":");
            oracle_string_json(out, r->part);
        }
        buf_putc(out, '}');
    }
    buf_putc(out, ']');
}

static void field_json(Buf *out, const char *kind, const char *name, size_t lo,
                       size_t hi)
{
    buf_puts(out, "{\"kind\":");
    oracle_string_json(out, kind);
    buf_printf(out, ",\"field\":\"%s\",\"lo\":%zu,\"hi\":%zu}", name, lo, hi);
}

void oracle_fields_json(Buf *out)
{
    buf_putc(out, '[');
    for (int k = 0; k < KIND_COUNT; k++) {
        field_json(out, kind_names[k], "header", 0, sizeof(Obj));
        buf_puts(out, ",\n");
    }
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        buf_puts(out, i ? ",\n" : "");
        field_json(out, kind_names[fields[i].kind], fields[i].name,
                   fields[i].lo, fields[i].hi);
    }
    buf_putc(out, ']');
}
