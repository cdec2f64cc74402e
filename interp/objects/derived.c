/* derived.c: static types derived from a kind's (object/derived.def), and the
 * shapes of kinds whose instances take attributes. kinds.c calls. */
#include <stdio.h>

#include "objects/class_private.h"
#include "objects/container.h"
#include "objects/kinds_private.h"
#include "objects/text.h"

#define DERIVED(id, name, base, flags, fields) Type type_##id;
#include "object/derived.def"
#undef DERIVED

typedef struct Row {
    Type *type, *base;
    const char *name, *fields;
    const KindOps *slots;
    uint32_t flags;
} Row;

static const Row rows[] = {
#define DERIVED(id, name, base, flags, fields)                                 \
    {&type_##id, &type_##base, name, fields, &id##_slots, flags},
#include "object/derived.def"
#undef DERIVED
};

/* The base's slots and the type's own; filled at start, then constant. */
static KindOps ops[ARRAY_LEN(rows)];

enum { SPARE_SLOTS = 2 /* attributes that fit inside an instance */ };

int kind_add_dict(Ctx *cx, Type *type)
{
    if (!(type->flags & TYPE_HAS_DICT) ||
        dict_get_str(type->attrs, name_dunder_dict))
        return 0;
    GetSet *g = HEAP_NEW(cx, GetSet, KIND_getset);
    if (!g)
        return -1;
    g->name = "__dict__";
    g->type = type;
    g->get = object_get___dict__;
    g->set = object_set___dict__;
    return dict_set_own(cx, type->attrs, name_dunder_dict, v_obj(g));
}

int kind_shape(Ctx *cx, Type *type, uint32_t flags, const char *fields)
{
    bool attrs = flags & ATTRS;
    if (attrs)
        type->flags |= TYPE_HAS_DICT;
    type->inline_cap =
        (uint16_t)(kind_count_names(fields) + (attrs ? SPARE_SLOTS : 0));
    Shape *s = shape_new_root(type, type->kind, type->inline_cap,
                              (uint32_t)kind_struct_size((Kind)type->kind),
                              attrs ? 0 : SHAPE_NO_DICT, OWNER_STATIC);
    return kind_add_fields(cx, type, s, fields);
}

/* The base's slots, overlaid with those that are given. */
static void overlay(KindOps *to, const KindOps *base, const KindOps *own)
{
    *to = *base;
    to->name = own->name;
#define SLOT(name, result, params, effect)                                     \
    if (own->name)                                                             \
        to->name = own->name;
#include "object/slots.def"
#undef SLOT
}

int kinds_add_derived(Ctx *cx)
{
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Type *t = rows[i].type;
        overlay(&ops[i], kind_ops[rows[i].base->kind], rows[i].slots);
        t->hdr = (Obj){KIND_type, OWNER_STATIC};
        t->kind = rows[i].base->kind;
        t->ops = &ops[i];
        t->base = rows[i].base;
        if (rows[i].flags & WEAK)
            t->flags |= TYPE_HAS_WEAK;
        if (kind_set_names(cx, t, rows[i].name) || kind_set_bases(cx, t) ||
            kind_shape(cx, t, rows[i].flags, rows[i].fields) ||
            kind_add_dict(cx, t) || kind_add_slots(cx, t))
            return -1;
    }
    return 0;
}
