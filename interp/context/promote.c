/* promote.c: the only way out of a context. See promote.h.
 *
 * A breadth-first copy with forwarding pointers: each original's first two
 * words are saved, then replaced by a marker and the address of its copy; all
 * are put back at the end, so a failed promotion leaves the context as it was.
 * No C recursion: the records are the work list. */
#include "context/promote.h"
#include "context/error.h"
#include "context/vm.h"
#include "heap/manage.h"
#include "heap/slots.h"
#include "heap/weak.h"
#include "util/buf.h"
#include <stdlib.h>

#define FORWARDED 0xFFFFFFFEu /* Obj.shape of an original that has a copy */

typedef struct Record {
    Obj *original;
    Obj *copy;
    uint64_t saved[2]; /* first words of the original */
    uint32_t parent;   /* record whose copy holds it */
    uint32_t offset;   /* of the field inside the parent's copy */
} Record;

typedef struct Promoter {
    Visitor visitor;
    Ctx *cx;  /* of the context; errors are raised here */
    Ctx *out; /* allocates in the outbox, owner main */
    Record *record;
    uint32_t count, cap;
    uint32_t current; /* record whose copy is being visited */
    bool failed;
} Promoter;

static void restore(Promoter *p)
{
    for (uint32_t i = 0; i < p->count; i++)
        memcpy(p->record[i].original, p->record[i].saved, 16);
}

static void put_str(Buf *b, Value s)
{
    const Str *str = AS(Str, s);
    for (uint32_t i = 0; i < str->len; i++) {
        const void *d = str->data;
        buf_put_utf8(b, str->width == 1   ? ((const uint8_t *)d)[i]
                        : str->width == 2 ? ((const uint16_t *)d)[i]
                                          : ((const uint32_t *)d)[i]);
    }
}

static void put_key(Buf *b, Value key)
{
    if (is_int(key)) {
        buf_printf(b, "[%lld]", (long long)as_int(key));
    } else if (is_kind(key, KIND_str)) {
        buf_puts(b, "['");
        put_str(b, key);
        buf_puts(b, "']");
    } else {
        buf_puts(b, "[...]");
    }
}

/* The attribute that a slot at `offset` of instance o holds. */
static void put_attribute(Buf *b, const Obj *o, uint32_t offset)
{
    const Shape *s = shape_get(o->shape);
    size_t first = slots_offset(o, s) + sizeof(SlotArea);
    size_t i = (offset - first) / sizeof(Value);
    buf_putc(b, '.');
    if (offset >= first && i < s->nslots)
        put_str(b, s->names[i]);
    else
        buf_puts(b, "__dict__");
}

static void put_step(Buf *b, const Obj *holder, uint32_t offset)
{
    switch (obj_kind(holder)) {
    case KIND_values:
        buf_printf(b, "[%zu]", (offset - sizeof(Values)) / sizeof(Value));
        break;
    case KIND_tuple:
        buf_printf(b, "[%zu]", (offset - sizeof(Tuple)) / sizeof(Value));
        break;
    case KIND_entries: {
        const Entries *e = (const Entries *)(const void *)holder;
        put_key(b, e->e[(offset - sizeof(Entries)) / sizeof(Entry)].key);
        break;
    }
    case KIND_settable: {
        const SetTable *e = (const SetTable *)(const void *)holder;
        put_key(b, e->e[(offset - sizeof *e) / sizeof *e->e].key);
        break;
    }
    case KIND_list:
    case KIND_dict:
    case KIND_set:
    case KIND_frozenset:
        break; /* the step is named at its array */
    case KIND_function:
        buf_puts(b, ".__closure__");
        break;
    case KIND_cell:
        buf_puts(b, ".cell_contents");
        break;
    case KIND_method:
        buf_puts(b, ".__self__");
        break;
    default:
        if (holder->shape >= KIND_COUNT)
            put_attribute(b, holder, offset);
        else
            buf_printf(b, ".<%s>", kind_names[holder->shape]);
    }
}

static void put_path(Promoter *p, Buf *b, uint32_t record, uint32_t offset)
{
    uint32_t chain[64];
    int n = 0;
    for (uint32_t r = record; n < 62 && r != 0; r = p->record[r].parent)
        chain[n++] = r;
    buf_puts(b, "result");
    while (n-- > 0) {
        Record *r = &p->record[chain[n]];
        put_step(b, p->record[r->parent].copy, r->offset);
    }
    put_step(b, p->record[record].copy, offset);
}

static void refuse(Promoter *p, uint32_t offset, const char *kind,
                   const char *why)
{
    Buf path = BUF_EMPTY;
    restore(p);
    if (p->count)
        put_path(p, &path, p->current, offset);
    else
        buf_puts(&path, "result");
    raise_fmt(p->cx, &exc_TypeError,
              "cannot promote %s out of its context: '%s' objects %s",
              buf_text(&path), kind, why);
    buf_free(&path);
    p->failed = true;
}

/* Copies that no one will use lie in the outbox until main collects: as bytes,
 * since they may still refer to the originals. */
static void discard(Obj *copy)
{
    Raw *raw = (Raw *)(void *)copy;
    size_t size = obj_size(copy);
    raw->hdr.shape = KIND_raw;
    raw->cap = size - sizeof(Raw);
}

static bool add_record(Promoter *p, Obj *o, Obj *copy, uint32_t offset)
{
    if (p->count == p->cap) {
        uint32_t cap = p->cap ? 2 * p->cap : 64;
        Record *r = realloc(p->record, cap * sizeof *r);
        if (!r)
            return raise_memory(p->cx), false;
        p->record = r;
        p->cap = cap;
    }
    Record *r = &p->record[p->count++];
    *r = (Record){
        .original = o, .copy = copy, .parent = p->current, .offset = offset};
    memcpy(r->saved, o, 16);
    o->shape = FORWARDED;
    memcpy((char *)o + 8, &copy, 8);
    return true;
}

static Obj *copy_of(Promoter *p, Obj *o, uint32_t offset);

/* The shape that an instance of a context-made class has after promotion. */
static uint32_t promoted_shape(Promoter *p, const Shape *s, uint32_t offset)
{
    if (s->owner != p->cx->owner)
        return s->id;
    Type *t = (Type *)(void *)copy_of(p, &s->type->hdr, offset);
    if (!t)
        return 0;
    Shape *root = t->root;
    if (s->flags & SHAPE_DICT_MODE)
        return shape_dict_mode(root)->id;
    for (uint32_t i = 0; root && i < s->nslots; i++)
        root = shape_with(root, s->names[i]);
    return root ? root->id : 0;
}

static bool finish_type(Promoter *p, Type *copy)
{
    const Shape *old = copy->root;
    copy->root = shape_new_root(copy, old->kind, old->inline_cap,
                                old->slot_offset, old->flags, OWNER_MAIN);
    if (!copy->root)
        return raise_memory(p->cx), false;
    copy->version = type_version_next();
    copy->next_type = p->out->types;
    p->out->types = copy;
    return true;
}

/* A forwarded original that is a class stays readable through its record. */
static Obj *copy_object(Promoter *p, Obj *o, uint32_t offset)
{
    Kind kind = obj_kind(o);
    if (kind_ops[kind]->not_promotable) {
        refuse(p, offset, kind_names[kind], kind_ops[kind]->not_promotable);
        return NULL;
    }
    uint32_t shape = o->shape;
    if (shape >= KIND_COUNT) {
        shape = promoted_shape(p, shape_get(shape), offset);
        if (!shape) {
            if (!p->failed)
                raise_memory(p->cx);
            p->failed = true;
            return NULL;
        }
    }
    size_t size = obj_size(o);
    Obj *copy = heap_alloc(p->out, shape, size);
    if (!copy) {
        p->cx->raised = p->out->raised;
        p->out->raised = (Raised){0};
        return NULL;
    }
    memcpy(copy + 1, o + 1, size - sizeof(Obj));
    if (kind == KIND_str)
        ((Str *)(void *)copy)->flags &= (uint8_t)~STR_INTERNED;
    if ((kind == KIND_type && !finish_type(p, (Type *)(void *)copy)) ||
        !add_record(p, o, copy, offset)) {
        discard(copy);
        return NULL;
    }
    return copy;
}

static Obj *copy_of(Promoter *p, Obj *o, uint32_t offset)
{
    if (o->shape == FORWARDED) {
        Obj *copy;
        memcpy(&copy, (char *)o + 8, 8);
        return copy;
    }
    if (o->owner == OWNER_STATIC || o->owner == OWNER_MAIN)
        return o;
    CHECK(o->owner == p->cx->owner,
          "a value of another context reached promotion");
    Obj *copy = copy_object(p, o, offset);
    if (!copy)
        p->failed = true;
    return copy;
}

static void promote_field(Visitor *v, Value *slot)
{
    Promoter *p = (Promoter *)(void *)v;
    if (*slot == V_NULL || !is_obj(*slot) || p->failed)
        return;
    uint32_t offset =
        (uint32_t)((char *)slot - (char *)p->record[p->current].copy);
    Obj *copy = copy_of(p, as_obj(*slot), offset);
    if (copy)
        *slot = v_obj(copy);
}

/* A copy refers to the originals until it is visited; its own first words are
 * never forwarded, so obj_visit may look at its shape. */
static void visit_copies(Promoter *p)
{
    for (uint32_t i = 0; i < p->count && !p->failed; i++) {
        p->current = i;
        obj_visit(p->record[i].copy, &p->visitor);
    }
}

static bool fix_up(Promoter *p)
{
    for (uint32_t i = 0; i < p->count; i++) {
        Obj *copy = p->record[i].copy;
        const KindOps *k = kind_ops[obj_kind(copy)];
        if (k->promoted && k->promoted(p->out, copy) < 0) {
            p->cx->raised = p->out->raised;
            p->out->raised = (Raised){0};
            return false;
        }
    }
    return true;
}

/* Copies whose class has __del__ are main's to finalize. */
static bool add_finalizers(Promoter *p)
{
    for (uint32_t i = 0; i < p->count; i++) {
        Obj *copy = p->record[i].copy;
        if (copy->shape < KIND_COUNT)
            continue;
        if (shape_get(copy->shape)->type->flags & TYPE_HAS_DEL &&
            weak_finalizable(p->out, copy)) {
            p->cx->raised = p->out->raised;
            p->out->raised = (Raised){0};
            return false;
        }
    }
    return true;
}

static void abandon(Promoter *p, Type *types)
{
    for (uint32_t i = 0; i < p->count; i++)
        discard(p->record[i].copy);
    p->out->types = types;
}

static Value promote_graph(Ctx *cx, Value v)
{
    Promoter p = {
        .visitor = {promote_field}, .cx = cx, .out = &cx->worker->outbox_cx};
    Type *types = p.out->types;
    Obj *copy = copy_of(&p, as_obj(v), 0);
    if (copy)
        visit_copies(&p);
    restore(&p);
    bool ok = copy && !p.failed && fix_up(&p) && add_finalizers(&p);
    if (!ok)
        abandon(&p, types);
    free(p.record);
    return ok ? v_obj(copy) : V_NULL;
}

Value promote(Ctx *cx, Value v)
{
    if (v == V_NULL || !is_obj(v) || as_obj(v)->owner == OWNER_MAIN ||
        as_obj(v)->owner == OWNER_STATIC)
        return v;
    return promote_graph(cx, v);
}

/* --- exceptions --- */

/* Can v cross? Tries, and forgets the copy. */
static bool crosses(Ctx *cx, Value v)
{
    if (v == V_NULL || promote(cx, v) != V_NULL)
        return true;
    cx->raised = (Raised){0};
    return false;
}

/* Replaces a field by its repr when it cannot cross. */
static void soften(Ctx *cx, Value *slot)
{
    if (crosses(cx, *slot))
        return;
    Value text = vm_repr(cx, *slot);
    if (text == V_NULL) {
        cx->raised = (Raised){0};
        text = V_NONE;
    }
    *slot = text;
}

static void soften_exception(Ctx *cx, Exception *e)
{
    for (uint32_t i = 0; e->args && i < e->args->len; i++)
        if (e->args->hdr.owner == cx->owner)
            soften(cx, &e->args->v[i]);
    const Shape *s = shape_get(e->hdr.shape);
    SlotArea *a = slots_area(&e->hdr, s);
    for (uint32_t i = 0; i < s->inline_cap; i++)
        soften(cx, &a->slots[i]);
    if (!a->over)
        return;
    if (a->over->shape == KIND_values) {
        Values *vs = (Values *)(void *)a->over;
        for (uint32_t i = 0; i < vs->cap; i++)
            soften(cx, &vs->v[i]);
    }
}

/* The chain of causes and contexts that the context itself made. */
static void soften_chain(Ctx *cx, Value exc, int depth)
{
    if (depth > 64 || exc == V_NULL || !is_kind(exc, KIND_exception) ||
        as_obj(exc)->owner != cx->owner)
        return;
    Exception *e = AS(Exception, exc);
    soften_chain(cx, e->cause, depth + 1);
    if (e->context != e->cause)
        soften_chain(cx, e->context, depth + 1);
    if (!crosses(cx, exc))
        soften_exception(cx, e);
}

Value promote_exception(Ctx *cx, Value exc)
{
    Value v = promote(cx, exc);
    if (v != V_NULL)
        return v;
    cx->raised = (Raised){0};
    soften_chain(cx, exc, 0);
    v = promote(cx, exc);
    if (v == V_NULL) {
        raise_memory(cx);
        v = cx->raised.exc;
        cx->raised = (Raised){0};
    }
    return v;
}
