/* _struct.c: module _struct: values to bytes and back by a format. A format is
 * parsed once into a plan, an array of steps in a Bytes object. */
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/seq.h"
#include "objects/subclass.h"
#include "stdlib/structparts.h"

#define ARGS (void)argc, (void)kw

Value struct_error; /* the class struct.error, a root of main */

static Value raise_struct(Ctx *cx, const char *text)
{
    return raise_fmt(cx, AS(Type, struct_error), "%s", text);
}

/* ---- parsing ---- */

typedef struct Parser {
    Ctx *cx;
    const char *p;
    bool native, big;
    uint64_t size, count;
    Buf steps;
} Parser;

static const int sizes[128] = {
    ['x'] = 1, ['c'] = 1, ['b'] = 1, ['B'] = 1, ['?'] = 1, ['h'] = 2,
    ['H'] = 2, ['i'] = 4, ['I'] = 4, ['l'] = 4, ['L'] = 4, ['q'] = 8,
    ['Q'] = 8, ['e'] = 2, ['f'] = 4, ['d'] = 8, ['s'] = 1, ['p'] = 1};

/* Bytes of one item of a code; 0: no such code here. */
static uint64_t item_size(const Parser *f, char c)
{
    if ((unsigned char)c > 127)
        return 0;
    if (f->native && (c == 'l' || c == 'L' || c == 'n' || c == 'N' || c == 'P'))
        return 8;
    return (uint64_t)sizes[(int)c];
}

static void read_order(Parser *f)
{
    f->native = true;
    switch (*f->p) {
    case '<':
    case '=':
        f->native = false;
        break;
    case '>':
    case '!':
        f->native = false;
        f->big = true;
        break;
    case '@':
        break;
    default:
        return;
    }
    f->p++;
}

static int too_long(const Parser *f)
{
    raise_struct(f->cx, "total struct size too long");
    return -1;
}

/* The repeat count; 1 without one; -1 raised. */
static int64_t read_count(Parser *f)
{
    if (*f->p < '0' || *f->p > '9')
        return 1;
    int64_t n = 0;
    for (; *f->p >= '0' && *f->p <= '9'; f->p++)
        if (__builtin_mul_overflow(n, 10, &n) ||
            __builtin_add_overflow(n, *f->p - '0', &n))
            return too_long(f);
    if (!*f->p)
        return raise_struct(f->cx,
                            "repeat count given without format specifier"),
               -1;
    return n;
}

static int add_step(Parser *f, char c, uint64_t n)
{
    uint64_t width = item_size(f, c), bytes;
    if (!width)
        return raise_struct(f->cx, "bad char in struct format"), -1;
    if (f->native)
        f->size = (f->size + width - 1) / width * width;
    if (__builtin_mul_overflow(n, width, &bytes) ||
        __builtin_add_overflow(f->size, bytes, &f->size) || f->size > INT64_MAX)
        return too_long(f);
    bool text = c == 's' || c == 'p';
    Step s = {.code = c,
              .width = (uint8_t)width,
              .big = f->big,
              .native = f->native,
              .is_signed = strchr("bhilqn", c) != NULL,
              .repeat = text ? 1 : n,
              .at = f->size - bytes,
              .length = n};
    if (c == 'x' || (!n && !text))
        return 0;
    buf_put(&f->steps, &s, sizeof s);
    f->count += s.repeat;
    return 0;
}

static int parse(Parser *f)
{
    read_order(f);
    while (*f->p) {
        if (*f->p == ' ' || (*f->p >= '\t' && *f->p <= '\r')) {
            f->p++;
            continue;
        }
        int64_t n = read_count(f);
        if (n < 0 || add_step(f, *f->p, (uint64_t)n))
            return -1;
        f->p++;
    }
    return 0;
}

/* ---- Struct objects ---- */

/* The format as a str; its text goes to out. -1 raised. */
static Value format_text(Ctx *cx, Value v, Buf *out)
{
    if (is_kind(v, KIND_bytes)) {
        const Bytes *b = AS(Bytes, v);
        buf_put(out, b->data, b->len);
        return str_from_latin1(cx, (const char *)b->data, b->len);
    }
    if (!is_str(v))
        return raise_fmt(cx, &exc_TypeError,
                         "Struct() argument 1 must be a str or bytes object, "
                         "not %T",
                         v);
    if (as_str(v)->flags & STR_ASCII) {
        buf_put(out, as_str(v)->data, as_str(v)->len);
        return v;
    }
    Value ascii = str_intern_c(cx, "ascii");
    Value b = ascii ? text_encode(cx, v, ascii, V_NULL) : V_NULL;
    if (!b)
        return V_NULL;
    buf_put(out, AS(Bytes, b)->data, AS(Bytes, b)->len);
    return v;
}

static int setup(Ctx *cx, StructObj *s, Value format)
{
    BUF_LOCAL(text, 64);
    uint64_t few[64];
    Parser f = {.cx = cx, .steps = {(char *)few, 0, sizeof few, (char *)few}};
    Value shown = format_text(cx, format, &text);
    f.p = buf_text(&text);
    if (shown && strlen(f.p) != text.len)
        shown = raise_struct(cx, "embedded null character");
    int r = shown ? parse(&f) : -1;
    Value plan = r ? V_NULL : bytes_from(cx, f.steps.data, f.steps.len);
    buf_free(&text);
    buf_free(&f.steps);
    if (!plan)
        return -1;
    store_memio_field(cx, s, &s->format, shown);
    store_memio_field(cx, s, (Value *)(void *)&s->plan, plan);
    store_memio_number(cx, s, &s->size, f.size);
    store_memio_number(cx, s, &s->count, f.count);
    return 0;
}

static Value struct_of(Ctx *cx, Value format)
{
    if (is_exact(format, KIND_structobj))
        return format;
    HeapMade *known = &cx->heap->made[format / HEAP_GRAIN % HEAP_MADE];
    if (known->key == format)
        return known->made;
    StructObj *s = HEAP_NEW(cx, StructObj, KIND_structobj);
    if (!s || setup(cx, s, format))
        return V_NULL;
    if (is_exact(format, KIND_str))
        *known = (HeapMade){format, v_obj(s)};
    return v_obj(s);
}

Value structobj_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return v_obj(
        sub_alloc(cx, AS(Type, argv[0]), KIND_structobj, sizeof(StructObj)));
}

Value structobj_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return setup(cx, AS(StructObj, argv[0]), argv[1]) ? V_NULL : V_NONE;
}

static const Step *steps_of(const StructObj *s, size_t *n)
{
    *n = s->plan ? s->plan->len / sizeof(Step) : 0;
    return s->plan ? (const Step *)(const void *)s->plan->data : NULL;
}

static int check_ready(Ctx *cx, const StructObj *s)
{
    if (s->plan)
        return 0;
    raise_fmt(cx, &exc_RuntimeError, "Struct object is not initialized");
    return -1;
}

/* ---- packing ---- */

static int pack_values(Ctx *cx, const StructObj *s, const Value *v, size_t n,
                       const char *name, uint8_t *out)
{
    size_t steps;
    const Step *step = steps_of(s, &steps);
    if (n != s->count)
        return raise_fmt(cx, AS(Type, struct_error),
                         "%s expected %zu items for packing (got %zu)", name,
                         (size_t)s->count, n),
               -1;
    memset(out, 0, s->size);
    for (size_t i = 0; i < steps; i++)
        for (uint64_t k = 0; k < step[i].repeat; k++)
            if (struct_put(cx, &step[i], *v++,
                           out + step[i].at + k * step[i].width))
                return -1;
    return 0;
}

static Value pack(Ctx *cx, const StructObj *s, const Value *v, int n)
{
    uint8_t few[256];
    if (check_ready(cx, s))
        return V_NULL;
    if (s->size > STR_MAX_LEN)
        return raise_memory(cx);
    Buf many = BUF_EMPTY;
    uint8_t *out =
        s->size <= sizeof few ? few : (uint8_t *)buf_grow(&many, s->size);
    int r = pack_values(cx, s, v, (size_t)n, "pack", out);
    Value b = r ? V_NULL : bytes_from(cx, out, s->size);
    buf_free(&many);
    return b;
}

/* The place of an offset argument in a buffer of n bytes; -1 raised. */
static int64_t place(Ctx *cx, const StructObj *s, int64_t at, size_t n,
                     bool packing)
{
    if (at < 0 && at + (int64_t)s->size > 0) {
        raise_fmt(cx, AS(Type, struct_error),
                  packing ? "no space to pack %zu bytes at offset %ld"
                          : "not enough data to unpack %zu bytes at offset %ld",
                  (size_t)s->size, (long)at);
        return -1;
    }
    if (at < 0 && at + (int64_t)n < 0) {
        raise_fmt(cx, AS(Type, struct_error),
                  "offset %ld out of range for %zu-byte buffer", (long)at, n);
        return -1;
    }
    int64_t from = at < 0 ? at + (int64_t)n : at;
    if (from > (int64_t)n || (uint64_t)((int64_t)n - from) < s->size) {
        raise_fmt(cx, AS(Type, struct_error),
                  "%s requires a buffer of at least %zu bytes for %s %zu bytes "
                  "at offset %ld (actual buffer size is %zu)",
                  packing ? "pack_into" : "unpack_from", (size_t)from + s->size,
                  packing ? "packing" : "unpacking", (size_t)s->size,
                  (long)from, n);
        return -1;
    }
    return from;
}

/* argv: buffer, offset, values... */
static Value pack_into(Ctx *cx, const StructObj *s, Value *argv, int argc)
{
    const uint8_t *p;
    size_t n;
    if (argc < 2)
        return raise_struct(cx, argc ? "pack_into expected offset argument"
                                     : "pack_into expected buffer argument");
    if (check_ready(cx, s))
        return V_NULL;
    if ((uint64_t)argc - 2 != s->count)
        return raise_fmt(cx, AS(Type, struct_error),
                         "pack_into expected %zu items for packing (got %d)",
                         (size_t)s->count, argc - 2);
    if (!bytes_writable(argv[0]) || !bytes_view(argv[0], &p, &n))
        return raise_fmt(cx, &exc_TypeError,
                         "argument must be read-write bytes-like object, not "
                         "%T",
                         argv[0]);
    int64_t at = obj_index_i64(cx, argv[1], &exc_OverflowError);
    if (error_pending(cx) || place(cx, s, at, n, true) < 0)
        return V_NULL;
    Value b = pack(cx, s, argv + 2, argc - 2);
    if (!b || !guard_write(cx, argv[0], "pack_into") ||
        !bytes_view(argv[0], &p, &n)) /* values may have changed it */
        return V_NULL;
    int64_t from = place(cx, s, at, n, true);
    if (from < 0)
        return V_NULL;
    store_bytearray_move(cx, as_obj(argv[0]), (uint8_t *)(uintptr_t)p + from,
                         AS(Bytes, b)->data, s->size);
    return V_NONE;
}

/* ---- unpacking ---- */

static Value unpack_at(Ctx *cx, const StructObj *s, Value buffer, size_t at)
{
    size_t steps, n = 0, have;
    const Step *step = steps_of(s, &steps);
    Value t = tuple_new(cx, s->count);
    bool fixed = is_exact(buffer, KIND_bytes);
    const uint8_t *p = NULL; /* seen again: an allocation stands between */
    bytes_view(buffer, &p, &have);
    for (size_t i = 0; t && i < steps; i++)
        for (uint64_t k = 0; k < step[i].repeat; k++) {
            if (!fixed)
                bytes_view(buffer, &p, &have);
            Value v = struct_get(cx, &step[i],
                                 p + at + step[i].at + k * step[i].width);
            if (!v)
                return V_NULL;
            AS(Tuple, t)->v[n++] = v;
        }
    return t;
}

static int buffer_arg(Ctx *cx, Value v, size_t *n)
{
    const uint8_t *p;
    if (bytes_view(v, &p, n))
        return 0;
    raise_fmt(cx, &exc_TypeError, "a bytes-like object is required, not '%T'",
              v);
    return -1;
}

static Value unpack(Ctx *cx, const StructObj *s, Value buffer)
{
    size_t n;
    if (check_ready(cx, s) || buffer_arg(cx, buffer, &n))
        return V_NULL;
    if (n != s->size)
        return raise_fmt(cx, AS(Type, struct_error),
                         "unpack requires a buffer of %zu bytes",
                         (size_t)s->size);
    return unpack_at(cx, s, buffer, 0);
}

static Value unpack_from(Ctx *cx, const StructObj *s, Value buffer,
                         Value offset)
{
    size_t n;
    int64_t at = 0;
    if (check_ready(cx, s) || buffer_arg(cx, buffer, &n))
        return V_NULL;
    if (offset)
        at = obj_index_i64(cx, offset, &exc_OverflowError);
    if (error_pending(cx) || (at = place(cx, s, at, n, false)) < 0)
        return V_NULL;
    return unpack_at(cx, s, buffer, (size_t)at);
}

static Value iter_unpack(Ctx *cx, Value layout, Value buffer)
{
    const StructObj *s = AS(StructObj, layout);
    size_t n;
    if (check_ready(cx, s))
        return V_NULL;
    if (!s->size)
        return raise_struct(
            cx, "cannot iteratively unpack with a struct of length 0");
    if (buffer_arg(cx, buffer, &n))
        return V_NULL;
    if (n % s->size)
        return raise_fmt(cx, AS(Type, struct_error),
                         "iterative unpacking requires a buffer of a multiple "
                         "of %zu bytes",
                         (size_t)s->size);
    UnpackIter *it = HEAP_NEW(cx, UnpackIter, KIND_unpack_iterator);
    if (!it)
        return V_NULL;
    it->layout = layout;
    it->buffer = buffer;
    return v_obj(it);
}

static Value unpack_iterator_next(Ctx *cx, Value self)
{
    UnpackIter *it = AS(UnpackIter, self);
    const uint8_t *p;
    size_t n;
    if (!it->layout)
        return V_NULL;
    const StructObj *s = AS(StructObj, it->layout);
    if (!bytes_view(it->buffer, &p, &n) || it->at + s->size > n) {
        store_iterator_field(cx, it, &it->layout, V_NULL);
        return V_NULL;
    }
    Value t = unpack_at(cx, s, it->buffer, it->at);
    store_memio_number(cx, it, &it->at, it->at + s->size);
    return t;
}

Value unpack_iterator_m___length_hint__(Ctx *cx, Value *argv, int argc,
                                        Value *kw)
{
    ARGS;
    (void)cx;
    const UnpackIter *it = AS(UnpackIter, argv[0]);
    const uint8_t *p;
    size_t n = 0;
    if (!it->layout || !bytes_view(it->buffer, &p, &n) || n < it->at)
        return v_int(0);
    return v_int((int64_t)((n - it->at) / AS(StructObj, it->layout)->size));
}

/* ---- methods ---- */

#define SELF AS(StructObj, argv[0])

Value structobj_m_pack(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return pack(cx, SELF, argv + 1, argc - 1);
}

Value structobj_m_pack_into(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return pack_into(cx, SELF, argv + 1, argc - 1);
}

Value structobj_m_unpack(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return unpack(cx, SELF, argv[1]);
}

Value structobj_m_unpack_from(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return unpack_from(cx, SELF, argv[1], argv[2]);
}

Value structobj_m_iter_unpack(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return iter_unpack(cx, argv[0], argv[1]);
}

Value structobj_get_size(Ctx *cx, Value self)
{
    return int_from_u64(cx, AS(StructObj, self)->size);
}

Value structobj_get_format(Ctx *cx, Value self)
{
    Value f = AS(StructObj, self)->format;
    (void)cx;
    return f ? f : V_NONE;
}

/* ---- functions ---- */

Value _struct_pack(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    if (argc < 1)
        return raise_fmt(cx, &exc_TypeError, "missing format argument");
    Value s = struct_of(cx, argv[0]);
    return s ? pack(cx, AS(StructObj, s), argv + 1, argc - 1) : V_NULL;
}

Value _struct_pack_into(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    if (argc < 1)
        return raise_fmt(cx, &exc_TypeError, "missing format argument");
    Value s = struct_of(cx, argv[0]);
    return s ? pack_into(cx, AS(StructObj, s), argv + 1, argc - 1) : V_NULL;
}

Value _struct_unpack(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    Value s = struct_of(cx, argv[0]);
    return s ? unpack(cx, AS(StructObj, s), argv[1]) : V_NULL;
}

Value _struct_unpack_from(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    Value s = struct_of(cx, argv[0]);
    return s ? unpack_from(cx, AS(StructObj, s), argv[1], argv[2]) : V_NULL;
}

Value _struct_iter_unpack(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    Value s = struct_of(cx, argv[0]);
    return s ? iter_unpack(cx, s, argv[1]) : V_NULL;
}

Value _struct_calcsize(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    Value s = struct_of(cx, argv[0]);
    return s ? int_from_u64(cx, AS(StructObj, s)->size) : V_NULL;
}

Value _struct__clearcache(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv;
    ARGS;
    return V_NONE;
}

/* ---- the kinds, the module ---- */

static size_t structobj_size(const Obj *o)
{
    (void)o;
    return sizeof(StructObj);
}

static void structobj_visit(Obj *o, Visitor *v)
{
    StructObj *s = (StructObj *)(void *)o;
    v->value(v, &s->format);
    VISIT_PTR(v, s->plan);
}

const KindOps structobj_ops = {
    .kind = KIND_structobj,
    .name = "Struct",
    .size = structobj_size,
    .visit = structobj_visit,
};

static size_t unpack_iterator_size(const Obj *o)
{
    (void)o;
    return sizeof(UnpackIter);
}

static void unpack_iterator_visit(Obj *o, Visitor *v)
{
    UnpackIter *it = (UnpackIter *)(void *)o;
    v->value(v, &it->layout);
    v->value(v, &it->buffer);
}

const KindOps unpack_iterator_ops = {
    .kind = KIND_unpack_iterator,
    .name = "unpack_iterator",
    .size = unpack_iterator_size,
    .visit = unpack_iterator_visit,
    .iter = iter_self,
    .iternext = unpack_iterator_next,
};

int _struct_module_init(Ctx *cx, Dict *ns)
{
    Value base = v_obj(&exc_Exception), space = dict_new(cx);
    Value name = str_intern_c(cx, "error"), home = str_intern_c(cx, "struct");
    Value bases = tuple_from(cx, &base, 1);
    if (!space || !name || !home || !bases ||
        dict_set_own(cx, AS(Dict, space), name_dunder_module, home))
        return -1;
    roots_add_main(&struct_error);
    struct_error = type_new(cx, &type_type, name, bases, space, V_NULL, NULL);
    return module_add(cx, ns, "error", struct_error) ||
           module_add(cx, ns, "Struct", v_obj(&type_structobj));
}
