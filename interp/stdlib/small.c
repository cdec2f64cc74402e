/* small.c: small modules that the standard library imports: _imp, atexit,
 * _locale, _opcode. */
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include "front/code.h"
#include "lib/lib.h"
#include "context/warn.h"
#include "lib/modules.h"
#include "heap/roots.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/number.h"
#include "objects/text.h"

#define NO_ARGS (void)argv, (void)argc, (void)kw

/* A native whose answer is always the same. */
#define ANSWER(function, value)                                                \
    Value function(Ctx *cx, Value *argv, int argc, Value *kw)                  \
    {                                                                          \
        (void)cx, NO_ARGS;                                                     \
        return value;                                                          \
    }

/* ---- _imp: what importlib asks of the interpreter ---- */

/* Nothing else imports while main does. */
ANSWER(_imp_acquire_lock, V_NONE)
ANSWER(_imp_release_lock, V_NONE)
ANSWER(_imp_lock_held, V_FALSE)

Value _imp_extension_suffixes(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return list_new(cx, 0);
}

/* 1 a built-in module, -1 one that cannot be made again, 0 none. */
Value _imp_is_builtin(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_str(argv[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "is_builtin() argument must be str, not %T", argv[0]);
    const char *name;
    for (size_t i = 0; (name = builtin_module_name(i)); i++)
        if (str_eq_ascii(argv[0], name))
            return v_int(
                strcmp(name, "sys") == 0 || strcmp(name, "builtins") == 0 ? -1
                                                                          : 1);
    return v_int(0);
}

/* create_builtin(spec): the module in sys.modules, else made now. */
Value _imp_create_builtin(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value name = obj_getattr(cx, argv[0], name_name);
    if (name == V_NULL || !is_str(name))
        return name == V_NULL ? V_NULL
                              : raise_fmt(cx, &exc_TypeError,
                                          "name must be string, not %T", name);
    Value m = dict_get_str(AS(Dict, sys_modules), name);
    if (m == V_NULL)
        m = builtin_module_start(cx, str_utf8(cx, name));
    if (m == V_NULL && !error_pending(cx))
        raise_fmt(cx, &exc_ImportError, "no built-in module named %R", name);
    return m;
}

ANSWER(_imp_exec_builtin, v_int(0))
/* No module is frozen into the program. */
ANSWER(_imp_is_frozen, V_FALSE)

Value _imp_is_frozen_package(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    return raise_fmt(cx, &exc_ImportError, "No such frozen object named %S",
                     argv[0]);
}

Value _imp_get_frozen_object(Ctx *cx, Value *argv, int argc, Value *kw)
{
    return _imp_is_frozen_package(cx, argv, argc, kw);
}

ANSWER(_imp_init_frozen, V_NONE)
ANSWER(_imp_find_frozen, V_NONE)
/* Code objects keep the file name that they were compiled with. */
ANSWER(_imp__fix_co_filename, V_NONE)

/* No .pyc file is written or read. */
Value _imp_source_hash(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return raise_unsupported(cx, "hashes of .pyc files");
}

int _imp_module_init(Ctx *cx, Dict *ns)
{
    return module_add(cx, ns, "check_hash_based_pycs",
                      str_from_ascii(cx, "never"));
}

/* ---- atexit ---- */

static Value at_exit = V_NULL; /* list of (function, args, kwargs) of main */

Value atexit_register(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (!obj_is_callable(argv[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "the first argument must be callable");
    Value row[3] = {argv[0], tuple_from(cx, argv + 1, (size_t)argc - 1),
                    kw[0] == V_NULL ? V_NONE : kw[0]};
    Value entry = row[1] == V_NULL ? V_NULL : tuple_from(cx, row, 3);
    if (entry == V_NULL || list_append_own(cx, AS(List, at_exit), entry) < 0)
        return V_NULL;
    return argv[0];
}

Value atexit_unregister(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    List *l = AS(List, at_exit);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < l->len; i++) {
        Value entry = l->store->v[i];
        int same =
            obj_compare_bool(cx, AS(Tuple, entry)->v[0], argv[0], CMP_EQ, true);
        if (same < 0)
            return V_NULL;
        if (!same)
            list_put_own(cx, l, kept++, entry);
    }
    return list_resize_own(cx, l, kept) < 0 ? V_NULL : V_NONE;
}

Value atexit__clear(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return list_resize_own(cx, AS(List, at_exit), 0) < 0 ? V_NULL : V_NONE;
}

Value atexit__ncallbacks(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, NO_ARGS;
    return v_int(AS(List, at_exit)->len);
}

static Value call_entry(Ctx *cx, const Tuple *entry)
{
    Value kw = entry->v[2], names = V_NULL, args, values;
    const Tuple *positional = AS(Tuple, entry->v[1]);
    args = list_from(cx, positional->v, positional->len);
    if (kw != V_NONE) {
        names = tuple_of(cx, kw);
        values = names ? obj_getattr_s(cx, kw, "values") : V_NULL;
        values = values ? vm_call0(cx, values) : V_NULL;
        if (!args || !values || list_extend_own(cx, AS(List, args), values) < 0)
            return V_NULL;
    }
    const Values *store = args ? AS(List, args)->store : NULL;
    return args ? vm_call(cx, entry->v[0], store ? store->v : NULL,
                          (int)positional->len, names)
                : V_NULL;
}

void atexit_run_main(Ctx *cx)
{
    while (at_exit != V_NULL && AS(List, at_exit)->len) {
        List *l = AS(List, at_exit);
        Value entry = l->store->v[l->len - 1];
        if (list_resize_own(cx, l, l->len - 1) < 0)
            return;
        if (call_entry(cx, AS(Tuple, entry)) == V_NULL)
            unraisable(cx, "Exception ignored in atexit callback",
                       AS(Tuple, entry)->v[0]);
    }
}

Value atexit__run_exitfuncs(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    atexit_run_main(cx);
    return V_NONE;
}

int atexit_module_init(Ctx *cx, Dict *ns)
{
    (void)ns;
    if (at_exit == V_NULL)
        roots_add_main(&at_exit);
    at_exit = list_new(cx, 0);
    return at_exit == V_NULL ? -1 : 0;
}

/* ---- _locale: the C locale alone ---- */

Value _locale_localeconv(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    static const char *const texts[] = {
        "mon_decimal_point", "mon_thousands_sep", "thousands_sep",
        "int_curr_symbol",   "currency_symbol",   "positive_sign",
        "negative_sign",
    };
    static const char *const numbers[] = {
        "int_frac_digits", "frac_digits",    "p_cs_precedes", "p_sep_by_space",
        "n_cs_precedes",   "n_sep_by_space", "p_sign_posn",   "n_sign_posn",
    };
    Value d = dict_new(cx);
    if (d == V_NULL)
        return V_NULL;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        if (module_add(cx, AS(Dict, d), texts[i], str_from_ascii(cx, "")) < 0)
            return V_NULL;
    for (size_t i = 0; i < ARRAY_LEN(numbers); i++)
        if (module_add(cx, AS(Dict, d), numbers[i], v_int(127)) < 0)
            return V_NULL;
    if (module_add(cx, AS(Dict, d), "decimal_point", str_from_ascii(cx, ".")) <
            0 ||
        module_add(cx, AS(Dict, d), "grouping", list_new(cx, 0)) < 0 ||
        module_add(cx, AS(Dict, d), "mon_grouping", list_new(cx, 0)) < 0)
        return V_NULL;
    return d;
}

/* setlocale(category, locale=None): what is in force is "C". */
Value _locale_setlocale(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value name = argv[1];
    if (name == V_NULL || name == V_NONE ||
        (is_str(name) && (str_eq_ascii(name, "C") || str_eq_ascii(name, ""))))
        return str_from_ascii(cx, "C");
    return raise_unsupported(cx, "locales other than C");
}

Value _locale_getencoding(Ctx *cx, Value *argv, int argc, Value *kw)
{
    NO_ARGS;
    return str_from_ascii(cx, "UTF-8");
}

Value _locale_strcoll(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_str(argv[0]) || !is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError, "strcoll() arguments must be str");
    return v_int(str_cmp(AS(Str, argv[0]), AS(Str, argv[1])));
}

Value _locale_strxfrm(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_str(argv[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "strxfrm() argument must be str, not %T", argv[0]);
    return argv[0];
}

int _locale_module_init(Ctx *cx, Dict *ns)
{
    static const struct {
        const char *name;
        int value;
    } rows[] = {
        {"LC_CTYPE", LC_CTYPE},       {"LC_NUMERIC", LC_NUMERIC},
        {"LC_TIME", LC_TIME},         {"LC_COLLATE", LC_COLLATE},
        {"LC_MONETARY", LC_MONETARY}, {"LC_MESSAGES", LC_MESSAGES},
        {"LC_ALL", LC_ALL},           {"CHAR_MAX", 127},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (module_add(cx, ns, rows[i].name, v_int(rows[i].value)) < 0)
            return -1;
    return module_add(cx, ns, "Error", v_obj(&exc_ValueError));
}
