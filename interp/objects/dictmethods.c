/* dictmethods.c: dict's methods and slots. */
#include "objects/dict.h"
#include "objects/names.h"
#include "objects/seq.h"
#include "objects/subclass.h"
#include "util/buf.h"

Value dict_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return v_obj(sub_alloc(cx, AS(Type, argv[0]), KIND_dict, sizeof(Dict)));
}

/* dict(...) and update(...): at most one argument, then keywords. */
static Value fill(Ctx *cx, Value *argv, int argc, Value *kw, const char *what)
{
    Dict *d = AS(Dict, argv[0]);
    if (argc > 2)
        return raise_fmt(cx, &exc_TypeError,
                         "%s expected at most 1 argument, got %d", what,
                         argc - 1);
    if (argc == 2 && dict_update_own(cx, d, argv[1]) < 0)
        return V_NULL;
    if (kw[0] != V_NULL && dict_update_own(cx, d, kw[0]) < 0)
        return V_NULL;
    return V_NONE;
}

Value dict_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return fill(cx, argv, argc, kw, "dict");
}

Value dict_m_update(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return fill(cx, argv, argc, kw, "update");
}

Value dict_m_fromkeys(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value value = argv[2] == V_NULL ? V_NONE : argv[2];
    Value d = vm_call0(cx, argv[0]);
    Value it = d == V_NULL ? V_NULL : obj_iter(cx, argv[1]);
    if (it == V_NULL)
        return V_NULL;
    bool exact = is_exact(d, KIND_dict);
    for (Value k; (k = iter_step(cx, it)) != V_NULL;)
        if ((exact ? dict_set_own(cx, AS(Dict, d), k, value)
                   : obj_setitem(cx, d, k, value)) < 0)
            return V_NULL;
    return error_pending(cx) ? V_NULL : d;
}

Value dict_m_get(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value v = V_NULL;
    int found = dict_get(cx, AS(Dict, argv[0]), argv[1], &v);
    if (found)
        return found < 0 ? V_NULL : v;
    return argv[2] == V_NULL ? V_NONE : argv[2];
}

Value dict_m_setdefault(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return dict_setdefault_own(cx, AS(Dict, argv[0]), argv[1],
                               argv[2] == V_NULL ? V_NONE : argv[2]);
}

Value dict_m_pop(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Dict *d = AS(Dict, argv[0]);
    uint64_t hash;
    if (d->used == 0)
        return argv[2] != V_NULL ? argv[2] : raise_key(cx, argv[1]);
    if (key_hash(cx, argv[1], &hash) < 0)
        return V_NULL;
    int64_t pos = dict_find(cx, d, argv[1], hash);
    if (pos == FIND_RAISED)
        return V_NULL;
    if (pos == FIND_ABSENT)
        return argv[2] != V_NULL ? argv[2] : raise_key(cx, argv[1]);
    Value v = d->entries->e[pos].value;
    dict_remove_at_own(cx, d, (uint32_t)pos);
    return v;
}

/* A deleted entry's value may be an int p: all entries from p to it are
 * deleted. popitem leaves such marks, so that emptying a dict takes linear
 * time. */
Value dict_m_popitem(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Dict *d = AS(Dict, argv[0]);
    if (d->used == 0)
        return raise_fmt(cx, &exc_KeyError, "popitem(): dictionary is empty");
    Entry *e = d->entries->e;
    uint32_t pos = d->fill;
    while (e[--pos].key == V_NULL)
        if (is_int(e[pos].value))
            pos = (uint32_t)as_int(e[pos].value);
    Value pair = tuple_pair(cx, e[pos].key, e[pos].value);
    if (pair == V_NULL)
        return V_NULL;
    dict_remove_at_own(cx, d, pos);
    store_dict_value(cx, d, &e[d->fill - 1].value, v_int(pos));
    return pair;
}

Value dict_m_clear(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    dict_clear_own(cx, AS(Dict, argv[0]));
    return V_NONE;
}

Value dict_m_copy(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return dict_copy(cx, AS(Dict, argv[0]));
}

Value dict_m_keys(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return dictview_new(cx, KIND_dict_keys, argv[0]);
}

Value dict_m_values(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return dictview_new(cx, KIND_dict_values, argv[0]);
}

Value dict_m_items(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return dictview_new(cx, KIND_dict_items, argv[0]);
}

Value dict_m___reversed__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return dictiter_new(cx, KIND_dict_keyiterator, AS(Dict, argv[0]), true);
}

/* ---- slots ---- */

static size_t dict_size(const Obj *o)
{
    (void)o;
    return sizeof(Dict);
}
static void dict_visit(Obj *o, Visitor *v)
{
    VISIT_PTR(v, ((Dict *)o)->entries);
    VISIT_PTR(v, ((Dict *)o)->index);
}
static int dict_promoted(Ctx *cx, Obj *copy)
{
    return dict_rehash_own(cx, (Dict *)copy);
}
static int dict_truth(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Dict, self)->used != 0;
}
static int64_t dict_len(Ctx *cx, Value self)
{
    (void)cx;
    return AS(Dict, self)->used;
}

static int put_repr(Ctx *cx, Buf *b, Value v)
{
    Value r = obj_repr(cx, v);
    if (r == V_NULL)
        return -1;
    str_to_buf(AS(Str, r), b);
    return 0;
}

static int repr_entries(Ctx *cx, const Dict *d, Buf *b)
{
    uint32_t pos = 0;
    bool first = true;
    for (Value k, v; dict_next(d, &pos, &k, &v); first = false) {
        if (!first)
            buf_puts(b, ", ");
        if (put_repr(cx, b, k) < 0)
            return -1;
        buf_puts(b, ": ");
        if (put_repr(cx, b, v) < 0)
            return -1;
    }
    return 0;
}

Value dict_repr(Ctx *cx, Value self)
{
    int in = repr_enter(cx, self);
    if (in <= 0)
        return in < 0 ? V_NULL : str_from_ascii(cx, "{...}");
    BUF_LOCAL(b, 128);
    buf_putc(&b, '{');
    Value r = V_NULL;
    if (repr_entries(cx, AS(Dict, self), &b) == 0) {
        buf_putc(&b, '}');
        r = str_from_buf(cx, &b);
    }
    buf_free(&b);
    repr_leave(cx, self);
    return r;
}

/* 1, 0, -1 */
static int dict_equal(Ctx *cx, const Dict *a, const Dict *b)
{
    if (a->used != b->used)
        return 0;
    for (uint32_t pos = 0; dict_entry_from(a, &pos); pos++) {
        Entry e = a->entries->e[pos];
        int64_t at = dict_find(cx, b, e.key, e.hash);
        if (at < 0)
            return at == FIND_ABSENT ? 0 : -1;
        int same = obj_equal(cx, b->entries->e[at].value, e.value);
        if (same <= 0)
            return same;
    }
    return 1;
}

static Value dict_richcmp(Ctx *cx, Value a, Value b, CmpOp op)
{
    if (!is_kind(b, KIND_dict) || (op != CMP_EQ && op != CMP_NE))
        return V_NOTIMPLEMENTED;
    int same = dict_equal(cx, AS(Dict, a), AS(Dict, b));
    return same < 0 ? V_NULL : v_bool(same == (op == CMP_EQ));
}

static Value dict_getitem(Ctx *cx, Value self, Value key)
{
    Value v = V_NULL;
    int found = dict_get(cx, AS(Dict, self), key, &v);
    if (LIKELY(found))
        return found < 0 ? V_NULL : v;
    if (!is_exact(self, KIND_dict)) {
        bool has;
        v = obj_call_dunder(cx, self, DUNDER_missing, &key, 1, &has);
        if (has)
            return v;
    }
    return raise_key(cx, key);
}

static int dict_setitem(Ctx *cx, Value self, Value key, Value value)
{
    int r = dict_set_own(cx, AS(Dict, self), key, value);
    KEEP_ALIVE(self); /* no tail call: guard/pages.h looks for this frame */
    return r;
}

static int dict_delitem(Ctx *cx, Value self, Value key)
{
    int found = dict_del_own(cx, AS(Dict, self), key);
    if (found == 0)
        raise_key(cx, key);
    return found > 0 ? 0 : -1;
}

static int dict_contains(Ctx *cx, Value self, Value key)
{
    Value v;
    return dict_get(cx, AS(Dict, self), key, &v);
}

static Value dict_iter(Ctx *cx, Value self)
{
    return dictiter_new(cx, KIND_dict_keyiterator, AS(Dict, self), false);
}

static Value dict_binop(Ctx *cx, Value a, Value b, BinOp op)
{
    if (op != BIN_OR || !is_kind(a, KIND_dict) || !is_kind(b, KIND_dict))
        return V_NOTIMPLEMENTED;
    Value r = dict_copy(cx, AS(Dict, a));
    if (r == V_NULL || dict_update_own(cx, AS(Dict, r), b) < 0)
        return V_NULL;
    return r;
}

static Value dict_iop(Ctx *cx, Value self, Value other, BinOp op)
{
    if (op != BIN_OR)
        return V_NOTIMPLEMENTED;
    return dict_update_own(cx, AS(Dict, self), other) < 0 ? V_NULL : self;
}

const KindOps dict_ops = {
    .kind = KIND_dict,
    .name = "dict",
    .size = dict_size,
    .visit = dict_visit,
    .promoted = dict_promoted,
    .repr = dict_repr,
    .truth = dict_truth,
    .len = dict_len,
    .richcmp = dict_richcmp,
    .getitem = dict_getitem,
    .setitem = dict_setitem,
    .delitem = dict_delitem,
    .contains = dict_contains,
    .iter = dict_iter,
    .binop = dict_binop,
    .iop = dict_iop,
};
