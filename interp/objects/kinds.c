/* kinds.c: the tables of kinds, and the static types: one for each kind and
 * for each built-in exception. types_init fills them from methods.def,
 * getsets.def, exceptions.def and the kinds' slots, with a Ctx that allocates
 * static objects; afterwards nothing here changes. */
#include <stdio.h>
#include <stdlib.h>

#include "objects/class_private.h"
#include "objects/attr.h"
#include "objects/container.h"
#include "objects/exception_private.h"
#include "objects/kinds_private.h"
#include "objects/slotnatives.h"
#include "objects/text.h"

/* ---- tables of kinds ---- */

const KindOps *const kind_ops[KIND_COUNT] = {
#define KIND(id, name, layout, flags) &id##_ops,
#include "object/kinds.def"
#undef KIND
};

const uint8_t kind_flags[KIND_COUNT] = {
#define KIND(id, name, layout, flags) flags,
#include "object/kinds.def"
#undef KIND
};

const char *const kind_names[KIND_COUNT] = {
#define KIND(id, name, layout, flags) name,
#include "object/kinds.def"
#undef KIND
};

Type *const kind_types[KIND_COUNT] = {
#define KIND(id, name, layout, flags) (flags) & HIDDEN ? NULL : &type_##id,
#include "object/kinds.def"
#undef KIND
};

#define KIND(id, name, layout, flags) Type type_##id;
#include "object/kinds.def"
#undef KIND
#define EXC(name, base) Type exc_##name;
#include "object/exceptions.def"
#undef EXC

Value dunder_names[DUNDER_COUNT];
#define NAME(id, text) Value name_##id;
#include "objects/names.def"
#undef NAME

/* ---- tables of methods and computed attributes ---- */

/* guard/tables.c asserts each row's effect. */
#define METHOD(kind, name, min, max, flags, params)                            \
    Value kind##_m_##name(Ctx *, Value *, int, Value *);
#include "objects/methods.def"
#undef METHOD

static Native methods[] = {
#define METHOD(kind, name_, min_, max_, flags_, params_)                       \
    {.hdr = {KIND_native, OWNER_STATIC},                                       \
     .name = #name_,                                                           \
     .params = params_,                                                        \
     .fn = kind##_m_##name_,                                                   \
     .type = &type_##kind,                                                     \
     .min = min_,                                                              \
     .max = max_,                                                              \
     .flags = flags_},
#include "objects/methods.def"
#undef METHOD
};

#define GETSET_RO(kind, name) Value kind##_get_##name(Ctx *, Value);
#define GETSET_RW(kind, name)                                                  \
    Value kind##_get_##name(Ctx *, Value);                                     \
    int kind##_set_##name(Ctx *, Value, Value);
#include "objects/getsets.def"
#undef GETSET_RO
#undef GETSET_RW

static GetSet getsets[] = {
#define GETSET_RO(kind, name)                                                  \
    {{KIND_getset, OWNER_STATIC}, #name, &type_##kind, kind##_get_##name, NULL},
#define GETSET_RW(kind, name)                                                  \
    {{KIND_getset, OWNER_STATIC},                                              \
     #name,                                                                    \
     &type_##kind,                                                             \
     kind##_get_##name,                                                        \
     kind##_set_##name},
#include "objects/getsets.def"
#undef GETSET_RO
#undef GETSET_RW
};

enum { NAMESPACE_SLOTS = 4 /* attributes inside a SimpleNamespace */ };

/* ---- building one type ---- */

int kind_attr_add(Ctx *cx, Type *type, Value name, Value value)
{
    return dict_set_own(cx, type->attrs, name, value);
}

static int attr_add_c(Ctx *cx, Type *type, const char *name, Value value)
{
    Value s = str_intern_c(cx, name);
    return s ? kind_attr_add(cx, type, s, value) : -1;
}

/* "types.GenericAlias" is the class GenericAlias of the module types. */
int kind_set_names(Ctx *cx, Type *type, const char *name)
{
    const char *dot = strchr(name, '.');
    type->name = type->qualname = str_intern_c(cx, dot ? dot + 1 : name);
    Value attrs = dict_new(cx);
    if (!type->name || !attrs)
        return -1;
    type->attrs = AS(Dict, attrs);
    if (!dot)
        return 0;
    char module[32] = "";
    size_t n = (size_t)(dot - name);
    CHECK(n < sizeof module, "a module's name is too long");
    memcpy(module, name, n);
    Value m = str_intern_c(cx, module);
    return m ? kind_attr_add(cx, type, name_dunder_module, m) : -1;
}

/* type->base and those of its bases are set. */
int kind_set_bases(Ctx *cx, Type *type)
{
    Type *base = type->base;
    Value mro[12], b = v_obj(base);
    size_t n = 0;
    for (Type *t = type; t; t = t->base) {
        mro[n++] = v_obj(t);
        if (t == &exc_ExceptionGroup)
            mro[n++] = v_obj(&exc_BaseExceptionGroup);
        if (t == &exc_OSError && type == &exc_UnsupportedOperation)
            mro[n++] = v_obj(&exc_ValueError);
        CHECK(n < ARRAY_LEN(mro), "built-in classes nested too deep");
    }
    Value two[2] = {v_obj(&exc_BaseExceptionGroup), b};
    if (type == &exc_UnsupportedOperation)
        two[0] = b, two[1] = v_obj(&exc_ValueError);
    bool pair =
        type == &exc_ExceptionGroup || type == &exc_UnsupportedOperation;
    Value bases = pair ? tuple_from(cx, two, 2) : tuple_from(cx, &b, base != 0);
    Value order = tuple_from(cx, mro, n);
    if (!bases || !order)
        return -1;
    type->bases = AS(Tuple, bases);
    type->mro = AS(Tuple, order);
    return 0;
}

static Type *kind_base(Kind k)
{
    switch ((int)k) {
    case KIND_object:
        return NULL;
    case KIND_bool:
        return &type_int;
    case KIND_attrdict:
        return &type_dict;
    case KIND_rawiobase:
    case KIND_bufferediobase:
    case KIND_textiobase:
        return &type_iobase;
    case KIND_fileio:
        return &type_rawiobase;
    case KIND_bufferedreader:
    case KIND_bufferedwriter:
    case KIND_bufferedrandom:
    case KIND_bufferedrwpair:
    case KIND_bytesio:
        return &type_bufferediobase;
    case KIND_stringio:
    case KIND_textwrapper:
        return &type_textiobase;
    case KIND_textio:
        return &type_textwrapper;
    }
    return &type_object;
}

Obj vars_missing = {KIND_vars_missing, OWNER_STATIC};

static int init_kind(Ctx *cx, Kind k, Type *type)
{
    type->hdr = (Obj){KIND_type, OWNER_STATIC};
    type->kind = (uint16_t)k;
    type->ops = kind_ops[k];
    type->base = kind_base(k);
    if (k == KIND_exception)
        type->flags |= TYPE_IS_EXC | TYPE_HAS_DICT;
    if (kind_flags[k] & WEAK)
        type->flags |= TYPE_HAS_WEAK;
    if (kind_flags[k] & ATTRS && kind_shape(cx, type, ATTRS, ""))
        return -1;
    return kind_set_names(cx, type, kind_names[k]);
}

int kind_add_slots(Ctx *cx, Type *type)
{
    size_t pos = 0;
    int dunder;
    Native row;
    while (slotnatives_next(type, &pos, &row, &dunder)) {
        Native *f = HEAP_NEW(cx, Native, KIND_native);
        if (!f)
            return -1;
        *f = row;
        f->name = (const char *)AS(Str, dunder_names[dunder])->data;
        if (kind_attr_add(cx, type, dunder_names[dunder], v_obj(f)))
            return -1;
    }
    return 0;
}

static int add_unhashable(Ctx *cx)
{
    Type *const types[] = {
        &type_list,         &type_dict,      &type_set,
        &type_bytearray,    &type_array,     &type_slice,
        &type_attrdict,     &type_dict_keys, &type_dict_items,
        &type_mappingproxy, &type_weakproxy, &type_weakcallableproxy,
        &type_namespace,    &type_deque,     &type_key_wrapper};
    for (size_t i = 0; i < ARRAY_LEN(types); i++)
        if (kind_attr_add(cx, types[i], dunder_names[DUNDER_hash], V_NONE))
            return -1;
    return 0;
}

static int add_methods(Ctx *cx)
{
    for (size_t i = 0; i < ARRAY_LEN(methods); i++) {
        Native *f = &methods[i];
        if (!strcmp(f->name, "__new__"))
            f->flags |= NEW_M | STATIC_M;
        if (attr_add_c(cx, f->type, f->name, v_obj(f)))
            return -1;
    }
    for (size_t i = 0; i < ARRAY_LEN(getsets); i++)
        if (attr_add_c(cx, getsets[i].type, getsets[i].name,
                       v_obj(&getsets[i])))
            return -1;
    return 0;
}

/* ---- exceptions ---- */

typedef struct ExcRow {
    Type *type, *base;
    const char *name;
} ExcRow;

static const ExcRow exc_rows[] = {
#define EXC(name, base) {&exc_##name, &exc_##base, #name},
#include "object/exceptions.def"
#undef EXC
};

/* Fields of built-in exceptions: attribute slots that __dict__ hides. */
static const struct {
    Type *type;
    const char *names;
} exc_fields[] = {
    {&exc_StopIteration, "value"},
    {&exc_StopAsyncIteration, "value"},
    {&exc_SystemExit, "code"},
    {&exc_BaseExceptionGroup, "message exceptions"},
    {&exc_ExceptionGroup, "message exceptions"},
    {&exc_ImportError, "msg name path"},
    {&exc_AttributeError, "name obj"},
    {&exc_NameError, "name"},
    {&exc_OSError, "errno strerror filename filename2"},
    {&exc_SyntaxError, "msg filename lineno offset text end_lineno end_offset "
                       "print_file_and_line"},
    {&exc_UnicodeDecodeError, "encoding object start end reason"},
    {&exc_UnicodeEncodeError, "encoding object start end reason"},
    {&exc_UnicodeTranslateError, "object start end reason"},
    {&exc_IsolationError, "operation kind filename lineno owner"},
};

static const char *fields_of(const Type *type)
{
    for (size_t i = 0; i < ARRAY_LEN(exc_fields); i++)
        if (exc_fields[i].type == type)
            return exc_fields[i].names;
    return "";
}

static int add_member(Ctx *cx, Type *type, Value name, uint32_t slot)
{
    Member *m = HEAP_NEW(cx, Member, KIND_member);
    if (!m)
        return -1;
    m->type = type;
    m->name = name;
    m->slot = slot;
    return kind_attr_add(cx, type, name, v_obj(m));
}

uint32_t kind_count_names(const char *names)
{
    uint32_t n = 0;
    for (const char *p = names; *p; p++)
        n += *p != ' ' && (p == names || p[-1] == ' ');
    return n;
}

int kind_add_fields(Ctx *cx, Type *type, Shape *shape, const char *fields)
{
    char names[128], *save = NULL;
    CHECK(strlen(fields) < sizeof names, "a type has too many fields");
    strcpy(names, fields);
    for (char *w = strtok_r(names, " ", &save); shape && w;
         w = strtok_r(NULL, " ", &save)) {
        Value name = str_intern_c(cx, w);
        if (!name || add_member(cx, type, name, shape->nslots))
            return -1;
        shape = shape_with(shape, name);
    }
    type->root = shape;
    return shape ? 0 : -1;
}

/* The shape of a new instance: the base's fields, then its own. */
static int exc_shape(Ctx *cx, Type *type)
{
    const Shape *base = type->base->root;
    const char *fields = fields_of(type);
    uint32_t inherited = base ? base->nslots : 0;
    type->inline_cap = (uint16_t)(inherited + kind_count_names(fields) + 1);
    Shape *s = shape_new_root(type, KIND_exception, type->inline_cap,
                              offsetof(Exception, over), 0, OWNER_STATIC);
    for (uint32_t i = 0; s && i < inherited; i++)
        s = shape_with(s, base->names[i]);
    return kind_add_fields(cx, type, s, fields);
}

static int init_exception(Ctx *cx, const ExcRow *row)
{
    Type *type = row->type;
    type->hdr = (Obj){KIND_type, OWNER_STATIC};
    type->kind = KIND_exception;
    type->ops = &exception_ops;
    type->flags = TYPE_IS_EXC | TYPE_HAS_DICT;
    if (type != &exc_BaseException && kind_set_names(cx, type, row->name))
        return -1;
    if (type != &exc_BaseException) {
        type->base = row->base;
        if (kind_set_bases(cx, type))
            return -1;
    }
    const char *home = type_is_subtype(type, &exc_IsolationError) ? "parallel"
                       : type == &exc_UnsupportedOperation        ? "io"
                                                                  : NULL;
    if (home) {
        Value module = str_intern_c(cx, home);
        if (!module || kind_attr_add(cx, type, name_dunder_module, module))
            return -1;
    }
    return exc_shape(cx, type);
}

/* Instances of the kind itself take attributes, as those of a class do. */
static int init_namespace(void)
{
    Type *type = &type_namespace;
    type->flags |= TYPE_HAS_DICT;
    type->inline_cap = NAMESPACE_SLOTS;
    type->root = shape_new_root(type, KIND_namespace, NAMESPACE_SLOTS,
                                offsetof(Instance, over), 0, OWNER_STATIC);
    return type->root ? 0 : -1;
}

/* ---- all together ---- */

static int init_names(Ctx *cx)
{
    static const char *const texts[] = {
#define DUNDER(id) "__" #id "__",
#include "object/dunders.def"
#undef DUNDER
    };
    for (int i = 0; i < DUNDER_COUNT; i++)
        if (!(dunder_names[i] = str_intern_c(cx, texts[i])))
            return -1;
#define NAME(id, text)                                                         \
    if (!(name_##id = str_intern_c(cx, text)))                                 \
        return -1;
#include "objects/names.def"
#undef NAME
    return 0;
}

static Type *const all_types[KIND_COUNT] = {
#define KIND(id, name, layout, flags) &type_##id,
#include "object/kinds.def"
#undef KIND
};

static int init_all(Ctx *cx)
{
    if (init_names(cx))
        return -1;
    for (int k = 0; k < KIND_COUNT; k++)
        if (init_kind(cx, (Kind)k, all_types[k]))
            return -1;
    for (int k = 0; k < KIND_COUNT; k++)
        if (kind_set_bases(cx, all_types[k]))
            return -1;
    for (size_t i = 0; i < ARRAY_LEN(exc_rows); i++)
        if (init_exception(cx, &exc_rows[i]))
            return -1;
    if (init_namespace())
        return -1;
    for (int k = 0; k < KIND_COUNT; k++)
        if (!(kind_flags[k] & HIDDEN) &&
            (dict_set_own(cx, all_types[k]->attrs, name_dunder_doc, V_NONE) ||
             kind_add_slots(cx, all_types[k])))
            return -1;
    if (kinds_add_derived(cx))
        return -1;
    /* texts of documentation are left out: x.__doc__ is None */
    if (dict_set_own(cx, type_object.attrs, name_dunder_doc, V_NONE))
        return -1;
    if (add_unhashable(cx) || add_methods(cx) ||
        dict_set_own(cx, type_vars_token.attrs, str_intern_c(cx, "MISSING"),
                     v_obj(&vars_missing)))
        return -1;
    for (int k = 0; k < KIND_COUNT; k++)
        if (kind_add_dict(cx, all_types[k]))
            return -1;
    return 0;
}

/* Nothing changes a built-in class from here on. */
static void give_versions(void)
{
    for (int k = 0; k < KIND_COUNT; k++)
        all_types[k]->version = type_version_next();
    for (size_t i = 0; i < ARRAY_LEN(exc_rows); i++)
        exc_rows[i].type->version = type_version_next();
}

int types_init(Ctx *cx)
{
    if (!init_all(cx)) {
        exception_boot();
        type_constructors_boot();
        give_versions();
        return 0;
    }
    fprintf(stderr, "pxi: out of memory while making the built-in types\n");
    return -1;
}
