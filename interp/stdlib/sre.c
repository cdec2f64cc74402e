/* sre.c: module _sre: what re/_compiler.py calls. */
#include "stdlib/sre.h"

#include <limits.h>
#include <stdlib.h>

#include "lib/modules.h"
#include "objects/number.h"
#include "objects/text.h"

/* Groups that a pattern may have: twice that many marks fit an int. */
#define SRE_MAXGROUPS (INT_MAX / 2)

int _sre_module_init(Ctx *cx, Dict *ns)
{
    const Value all = int_from_i64(cx, UINT32_MAX);
    return module_add(cx, ns, "MAGIC", v_int(SRE_MAGIC)) < 0 ||
                   module_add(cx, ns, "CODESIZE", v_int(4)) < 0 ||
                   module_add(cx, ns, "MAXREPEAT", all) < 0 ||
                   module_add(cx, ns, "MAXGROUPS", v_int(SRE_MAXGROUPS)) < 0
               ? -1
               : 0;
}

/* ---- case ---- */

/* A code point argument. 0, -1 raised. */
static int code_point(Ctx *cx, Value v, uint32_t *out)
{
    int64_t i = obj_index_i64(cx, v, NULL);
    if (i == -1 && error_pending(cx))
        return -1;
    if (i > INT_MAX || i < INT_MIN)
        return raise_fmt(cx, &exc_OverflowError, "signed integer is %s than %s",
                         i < 0 ? "less" : "greater",
                         i < 0 ? "minimum" : "maximum"),
               -1;
    *out = (uint32_t)i;
    return 0;
}

Value _sre_getcodesize(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return v_int(4);
}

Value _sre_ascii_iscased(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    uint32_t c;
    return code_point(cx, argv[0], &c) < 0
               ? V_NULL
               : v_bool(sre_lower_ascii(c) != c || sre_upper_ascii(c) != c);
}

Value _sre_unicode_iscased(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    uint32_t c;
    return code_point(cx, argv[0], &c) < 0
               ? V_NULL
               : v_bool(sre_lower_unicode(c) != c || sre_upper_unicode(c) != c);
}

Value _sre_ascii_tolower(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    uint32_t c;
    return code_point(cx, argv[0], &c) < 0 ? V_NULL
                                           : v_int((int)sre_lower_ascii(c));
}

Value _sre_unicode_tolower(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    uint32_t c;
    return code_point(cx, argv[0], &c) < 0 ? V_NULL
                                           : v_int((int)sre_lower_unicode(c));
}

/* ---- compile ---- */

static int check_type(Ctx *cx, Value v, Kind kind, const char *name)
{
    if (is_kind(v, kind))
        return 0;
    raise_fmt(cx, &exc_TypeError, "compile() argument '%s' must be %N, not %T",
              name, kind_types[kind], v);
    return -1;
}

/* The list of ints as words, malloc'd; NULL raised. */
static uint32_t *read_codes(Ctx *cx, const List *list, uint32_t *n)
{
    uint32_t len = list->len;
    uint32_t *code = malloc((len ? len : 1) * sizeof *code);
    *n = len;
    if (!code)
        return raise_memory(cx), NULL;
    for (uint32_t i = 0; i < len && i < list->len; i++) {
        Value v = list->store->v[i];
        int64_t word = -1;
        if (!is_intlike(v) || !int_to_i64(v, &word) || word < 0 ||
            word > UINT32_MAX) {
            raise_fmt(cx, &exc_OverflowError,
                      "regular expression code size limit exceeded");
            free(code);
            return NULL;
        }
        code[i] = (uint32_t)word;
    }
    return code;
}

static int pattern_text(Ctx *cx, Value pattern)
{
    if (pattern == V_NONE)
        return PATTERN_ANY;
    if (is_str(pattern))
        return PATTERN_STR;
    if (is_kind(pattern, KIND_bytes) || is_kind(pattern, KIND_bytearray))
        return PATTERN_BYTES;
    raise_fmt(cx, &exc_TypeError,
              "expected string or bytes-like object, got '%T'", pattern);
    return -1;
}

static Raw *make_program(Ctx *cx, const List *list, uint32_t flags,
                         int64_t groups)
{
    uint32_t n;
    uint32_t *code = read_codes(cx, list, &n);
    Raw *program = NULL;
    if (!code)
        return NULL;
    if (groups < 0 || groups > SRE_MAXGROUPS ||
        !sre_validate(code, n, (uint32_t)groups))
        raise_fmt(cx, &exc_RuntimeError, "invalid SRE code");
    else
        program = sre_lower(cx, code, n, flags, (uint32_t)groups);
    free(code);
    return program;
}

/* compile(pattern, flags, code, groups, groupindex, indexgroup) */
Value _sre_compile(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int64_t flags = obj_index_i64(cx, argv[1], NULL);
    if ((flags == -1 && error_pending(cx)) ||
        check_type(cx, argv[2], KIND_list, "code") < 0)
        return V_NULL;
    int64_t groups = obj_index_i64(cx, argv[3], NULL);
    if ((groups == -1 && error_pending(cx)) ||
        check_type(cx, argv[4], KIND_dict, "groupindex") < 0 ||
        check_type(cx, argv[5], KIND_tuple, "indexgroup") < 0)
        return V_NULL;
    int text = pattern_text(cx, argv[0]);
    if (text < 0)
        return V_NULL;
    Raw *program = make_program(cx, AS(List, argv[2]), (uint32_t)flags, groups);
    Pattern *p = program ? HEAP_NEW(cx, Pattern, KIND_re_pattern) : NULL;
    if (!p)
        return V_NULL;
    p->pattern = argv[0];
    p->groupindex = AS(Dict, argv[4]);
    p->indexgroup = AS(Tuple, argv[5]);
    p->program = program;
    p->flags = (uint32_t)flags;
    p->groups = (uint32_t)groups;
    p->text = (uint32_t)text;
    return v_obj(p);
}
