/* structseq.c: classes of named tuples made in C. See structseq.h. */
#include "stdlib/structseq.h"

#include "heap/roots.h"
#include "objects/attr.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/subclass.h"
#include "objects/text.h"

/* ---- field descriptors ---- */

static Value seqfield_descr_get(Ctx *cx, Value self, Value obj, Value type)
{
    const SeqField *f = AS(SeqField, self);
    (void)type;
    if (!obj)
        return self;
    if (!is_kind(obj, KIND_tuple) || f->index >= AS(Tuple, obj)->len)
        return raise_fmt(cx, &exc_TypeError,
                         "descriptor '%S' does not apply to a '%T' object",
                         f->name, obj);
    return AS(Tuple, obj)->v[f->index];
}

static int seqfield_descr_set(Ctx *cx, Value self, Value obj, Value value)
{
    (void)self, (void)obj, (void)value;
    return raise_fmt(cx, &exc_AttributeError, "readonly attribute"), -1;
}

static Value seqfield_repr(Ctx *cx, Value self)
{
    return str_printf(cx, "<member '%S'>", AS(SeqField, self)->name);
}

static size_t seqfield_size(const Obj *o)
{
    (void)o;
    return sizeof(SeqField);
}

static void seqfield_visit(Obj *o, Visitor *v)
{
    v->value(v, &((SeqField *)(void *)o)->name);
}

const KindOps seqfield_ops = {
    .kind = KIND_seqfield,
    .name = "member_descriptor",
    .size = seqfield_size,
    .visit = seqfield_visit,
    .repr = seqfield_repr,
    .descr_get = seqfield_descr_get,
    .descr_set = seqfield_descr_set,
};

/* ---- what a class knows of itself ---- */

static int64_t class_number(Ctx *cx, const Type *t, const char *name)
{
    Value key = str_intern_c(cx, name);
    Value v = key ? type_lookup(t, key) : V_NULL;
    return v && is_int(v) ? as_int(v) : 0;
}

/* Names of all fields, "-" for those without: a Tuple of Strs. */
static const Tuple *class_fields(Ctx *cx, const Type *t)
{
    Value key = str_intern_c(cx, "_fields_");
    Value v = key ? type_lookup(t, key) : V_NULL;
    return v ? AS(Tuple, v) : NULL;
}

/* ---- methods ---- */

static Value structseq_repr(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Type *t = type_of(argv[0]);
    const Tuple *names = class_fields(cx, t), *items = AS(Tuple, argv[0]);
    if (!names)
        return V_NULL;
    Buf b = BUF_EMPTY;
    Value r = V_NONE;
    Value module = class_module(t);
    if (module && is_str(module) && !str_eq_ascii(module, "builtins")) {
        str_to_buf(AS(Str, module), &b);
        buf_putc(&b, '.');
    }
    str_to_buf(AS(Str, t->name), &b);
    buf_putc(&b, '(');
    for (uint32_t i = 0, k = 0; i < items->len && k < names->len; i++, k++) {
        while (k < names->len && str_eq_ascii(names->v[k], "-"))
            k++;
        buf_puts(&b, i ? ", " : "");
        str_to_buf(AS(Str, names->v[k]), &b);
        buf_putc(&b, '=');
        r = obj_repr(cx, items->v[i]);
        if (!r)
            break;
        str_to_buf(AS(Str, r), &b);
    }
    buf_putc(&b, ')');
    if (r)
        r = str_from_buf(cx, &b);
    buf_free(&b);
    return r;
}

static Value wrong_length(Ctx *cx, const Type *t, int64_t least, int64_t most,
                          uint32_t given)
{
    const char *how = least == most            ? "a"
                      : (int64_t)given < least ? "an at least"
                                               : "an at most";
    return raise_fmt(cx, &exc_TypeError,
                     "%S.%N() takes %s %ld-sequence (%u-sequence given)",
                     class_module(t), t, how,
                     (long)((int64_t)given < least ? least : most), given);
}

static Value structseq_make(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Type *t = AS(Type, argv[0]);
    Value items = tuple_of(cx, argv[1]);
    if (!items) {
        if (error_matches(cx, &exc_TypeError)) {
            error_clear(cx);
            raise_fmt(cx, &exc_TypeError, "constructor requires a sequence");
        }
        return V_NULL;
    }
    const Tuple *given = AS(Tuple, items);
    int64_t least = class_number(cx, t, "n_sequence_fields");
    int64_t most = class_number(cx, t, "n_fields");
    if (given->len < least || given->len > most)
        return wrong_length(cx, t, least, most, given->len);
    Value all = tuple_new(cx, (size_t)most);
    if (!all)
        return V_NULL;
    for (uint32_t i = 0; i < most; i++)
        AS(Tuple, all)->v[i] = i < given->len ? given->v[i] : V_NONE;
    /* What is unnamed in the tuple has its name behind it (st_atime). */
    int64_t unnamed = class_number(cx, t, "n_unnamed_fields");
    for (int64_t i = given->len; i < least + unnamed; i++)
        AS(Tuple, all)->v[i] = given->v[i - unnamed];
    return structseq_new(cx, argv[0], AS(Tuple, all)->v, (uint32_t)most);
}

static Value structseq_reduce(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    const Tuple *t = AS(Tuple, argv[0]);
    Value items = tuple_from(cx, t->v, t->len);
    Value args = items ? tuple_from(cx, &items, 1) : V_NULL;
    return args ? tuple_pair(cx, v_obj(type_of(argv[0])), args) : V_NULL;
}

/* ---- making a class ---- */

/* Into the namespace of a class that is to be made. */
static Native *add_native(Ctx *cx, Dict *ns, const char *name, NativeFn fn,
                          int max, uint32_t flags)
{
    Native *f = HEAP_NEW(cx, Native, KIND_native);
    if (!f)
        return NULL;
    f->name = name;
    f->params = "";
    f->fn = fn;
    f->min = f->max = (int16_t)max;
    f->flags = READS | CALLS | flags;
    Value key = str_intern_c(cx, name);
    return key && dict_set_own(cx, ns, key, v_obj(f)) == 0 ? f : NULL;
}

static int add_field(Ctx *cx, Dict *ns, Value name, uint32_t index)
{
    SeqField *f = HEAP_NEW(cx, SeqField, KIND_seqfield);
    if (!f)
        return -1;
    f->name = name;
    f->index = index;
    return dict_set_own(cx, ns, name, v_obj(f));
}

static Value split_names(Ctx *cx, const char *fields)
{
    Value list = list_new(cx, 8);
    while (list && *fields) {
        size_t n = strcspn(fields, " ");
        Value name = str_from_latin1(cx, fields, n);
        if (!name || !(name = str_intern(cx, name)) ||
            list_append_own(cx, AS(List, list), name))
            return V_NULL;
        fields += n + (fields[n] == ' ');
    }
    return list ? list_to_tuple(cx, list) : V_NULL;
}

static int add_number(Ctx *cx, Dict *ns, const char *name, uint32_t n)
{
    Value key = str_intern_c(cx, name);
    return key ? dict_set_own(cx, ns, key, v_int(n)) : -1;
}

static int fill_namespace(Ctx *cx, Dict *ns, const StructSeqDesc *d,
                          const Tuple *names)
{
    uint32_t unnamed = 0;
    Value shown = list_new(cx, d->sequence);
    for (uint32_t i = 0; shown && i < names->len; i++) {
        bool none = str_eq_ascii(names->v[i], "-");
        unnamed += none;
        if (i < d->sequence && !none &&
            (add_field(cx, ns, names->v[i], i) ||
             list_append_own(cx, AS(List, shown), names->v[i])))
            return -1;
    }
    Value module = str_intern_c(cx, d->module);
    Value key = str_intern_c(cx, "_fields_");
    Value match = shown ? list_to_tuple(cx, shown) : V_NULL;
    if (!module || !key || !match ||
        dict_set_own(cx, ns, name_dunder_module, module) ||
        dict_set_own(cx, ns, key, v_obj(names)) ||
        dict_set_own(cx, ns, name_dunder_match_args, match))
        return -1;
    return add_number(cx, ns, "n_fields", names->len) ||
           add_number(cx, ns, "n_sequence_fields", d->sequence) ||
           add_number(cx, ns, "n_unnamed_fields", unnamed);
}

Value structseq_class(Ctx *cx, const StructSeqDesc *d, Value *slot)
{
    Value base = v_obj(&type_tuple), ns = dict_new(cx);
    Value names = split_names(cx, d->fields), name = str_intern_c(cx, d->name);
    Value bases = tuple_from(cx, &base, 1);
    if (!ns || !names || !name || !bases ||
        fill_namespace(cx, AS(Dict, ns), d, AS(Tuple, names)))
        return V_NULL;
    Dict *in = AS(Dict, ns);
    Native *f[3] = {
        add_native(cx, in, "__repr__", structseq_repr, 0, 0),
        add_native(cx, in, "__reduce__", structseq_reduce, 0, 0),
        add_native(cx, in, "__new__", structseq_make, 1, STATIC_M | NEW_M)};
    if (!f[0] || !f[1] || !f[2])
        return V_NULL;
    Value cls = type_new(cx, &type_type, name, bases, ns, V_NULL, NULL);
    if (!cls)
        return V_NULL;
    for (int i = 0; i < 3; i++)
        f[i]->type = AS(Type, cls);
    if (!*slot)
        roots_add_main(slot);
    return *slot = cls;
}

Value structseq_new(Ctx *cx, Value cls, const Value *v, uint32_t n)
{
    const Type *type = AS(Type, cls);
    const Tuple *names = class_fields(cx, type);
    uint32_t len = (uint32_t)class_number(cx, type, "n_sequence_fields");
    ASSERT(!names || names->len == n);
    for (uint32_t i = 0; i < n; i++)
        if (!v[i])
            return V_NULL;
    Tuple *t = names ? sub_alloc(cx, type, KIND_tuple,
                                 sizeof(Tuple) + len * sizeof(Value))
                     : NULL;
    if (!t)
        return V_NULL;
    t->len = len;
    memcpy(t->v, v, len * sizeof(Value));
    for (uint32_t i = len; i < n; i++)
        if (attr_set_own(cx, v_obj(t), names->v[i], v[i]))
            return V_NULL;
    return v_obj(t);
}
