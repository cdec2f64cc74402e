/* suggest.c: "Did you mean" of AttributeError and NameError: the nearest known
 * name. The distance is CPython's: a move costs 2, a change of case 1. */
#include "objects/suggest.h"

#include "objects/attr.h"
#include "objects/container.h"
#include "objects/exception_private.h"
#include "objects/names.h"
#include "objects/text.h"

enum { MOVE = 2, CASE = 1, MAX_ITEMS = 750, MAX_TEXT = 40 };

static size_t substitution(uint32_t a, uint32_t b)
{
    if ((a & 31) != (b & 31))
        return MOVE;
    if (a == b)
        return 0;
    if (a - 'A' < 26)
        a += 32;
    if (b - 'A' < 26)
        b += 32;
    return a == b ? CASE : MOVE;
}

typedef struct Span {
    const uint8_t *p;
    size_t n;
} Span;

static void trim(Span *a, Span *b)
{
    while (a->n && b->n && a->p[0] == b->p[0]) {
        a->p++, b->p++;
        a->n--, b->n--;
    }
    while (a->n && b->n && a->p[a->n - 1] == b->p[b->n - 1])
        a->n--, b->n--;
}

/* Edit distance (Wagner and Fischer, one row kept); more than max: max + 1. */
static size_t edit_distance(Span a, Span b, size_t max)
{
    trim(&a, &b);
    if (!a.n || !b.n)
        return (a.n + b.n) * MOVE;
    if (a.n > MAX_TEXT || b.n > MAX_TEXT)
        return max + 1;
    if (b.n < a.n) {
        Span t = a;
        a = b;
        b = t;
    }
    if ((b.n - a.n) * MOVE > max)
        return max + 1;
    size_t row[MAX_TEXT], result = 0;
    for (size_t i = 0; i < a.n; i++)
        row[i] = (i + 1) * MOVE;
    for (size_t j = 0; j < b.n; j++) {
        size_t diagonal = result = j * MOVE, least = SIZE_MAX;
        for (size_t i = 0; i < a.n; i++) {
            size_t replaced = diagonal + substitution(b.p[j], a.p[i]);
            diagonal = row[i];
            result = MIN(MIN(result, diagonal) + MOVE, replaced);
            row[i] = result;
            least = MIN(least, result);
        }
        if (least > max)
            return max + 1;
    }
    return result;
}

static Value nearest(const Value *names, size_t n, Value name)
{
    const Str *want = AS(Str, name);
    Value best = V_NULL;
    size_t best_distance = SIZE_MAX;
    if (n >= MAX_ITEMS || want->width != 1)
        return V_NULL;
    for (size_t i = 0; i < n; i++) {
        if (!is_str(names[i]) || str_eq(AS(Str, names[i]), want))
            continue;
        const Str *s = AS(Str, names[i]);
        if (s->width != 1)
            continue;
        size_t max = ((size_t)want->len + s->len + 3) * MOVE / 6;
        max = MIN(max, best_distance - 1);
        size_t d = edit_distance((Span){want->data, want->len},
                                 (Span){s->data, s->len}, max);
        if (d > max)
            continue;
        best = names[i];
        best_distance = d;
    }
    return best;
}

static Value nearest_in(Ctx *cx, Value iterable, Value name)
{
    Value l = iterable ? list_of(cx, iterable) : V_NULL;
    if (!l) {
        error_clear(cx);
        return V_NULL;
    }
    const List *list = AS(List, l);
    return list->len ? nearest(list->store->v, list->len, name) : V_NULL;
}

static Value for_attribute(Ctx *cx, Value exc, Value name)
{
    Value obj = exception_field(exc, name_obj);
    if (!obj || obj == V_NONE)
        return V_NULL;
    bool found;
    Value names = obj_call_dunder(cx, obj, DUNDER_dir, NULL, 0, &found);
    Value l = names ? list_of(cx, names) : V_NULL;
    if (!l || list_sort_own(cx, AS(List, l), V_NONE, false)) {
        error_clear(cx);
        return V_NULL;
    }
    return nearest_in(cx, l, name);
}

/* The namespace of the module that the file of a code object made. */
static Value module_of(const Code *code)
{
    if (!sys_modules)
        return V_NULL;
    uint32_t pos = 0;
    Value k, m;
    while (dict_next(AS(Dict, sys_modules), &pos, &k, &m)) {
        if (!is_kind(m, KIND_module))
            continue;
        const Dict *d = AS(Module, m)->dict;
        Value file = dict_get_str(d, name_dunder_file);
        if (file && is_str(file) &&
            str_eq(AS(Str, file), AS(Str, code->filename)))
            return v_obj(d);
    }
    return dict_get_str(AS(Dict, sys_modules), name_dunder_main);
}

static Value for_name(Ctx *cx, const Traceback *tb, Value name)
{
    if (!tb)
        return V_NULL;
    while (tb->next)
        tb = tb->next;
    Value best = nearest_in(cx, v_obj(tb->code->localsplusnames), name);
    if (best)
        return best;
    Value m = module_of(tb->code);
    if (m && is_kind(m, KIND_module))
        m = v_obj(AS(Module, m)->dict);
    best = m ? nearest_in(cx, m, name) : V_NULL;
    return best ? best : nearest_in(cx, v_obj(builtins_dict), name);
}

Value suggest_for(Ctx *cx, Value exc, const Traceback *tb)
{
    bool attribute = is_instance_of(exc, &exc_AttributeError);
    if (!attribute && !is_instance_of(exc, &exc_NameError))
        return V_NULL;
    Value name = exception_field(exc, name_name);
    if (!name || !is_str(name))
        return V_NULL;
    return attribute ? for_attribute(cx, exc, name) : for_name(cx, tb, name);
}
