/* warnings.c: module _warnings: the filters, and warn() as the pure-Python
 * module warnings calls it. State is main's; a context that warns keeps no
 * registry. Showing is the Python module's when it is loaded. */
#include <string.h>
#include "context/warn.h"
#include "heap/roots.h"
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/number.h"
#include "objects/text.h"
#include "util/os.h"

static Value filters = V_NULL, default_action = V_NULL, once = V_NULL;
static int64_t version; /* of the filters; main only writes */

/* One warning on its way. */
typedef struct Warning {
    Value message; /* an instance of category */
    Value text;    /* str(message) */
    Value category, filename, module, registry, source, line;
    int64_t lineno;
} Warning;

/* ---- the filters ---- */

/* The attribute of the loaded module warnings, which Python code may replace;
 * else ours. */
static Value setting(Ctx *cx, const char *name, Value ours)
{
    Value m = dict_get_str(AS(Dict, sys_modules), name_warnings);
    Value key = str_intern_c(cx, name), v;
    if (m == V_NULL || !key || obj_lookup_attr(cx, m, key, &v) != 1)
        return error_pending(cx) ? V_NULL : ours;
    return v;
}

/* Does the filter's item (None, a str or a pattern) take the text? 1, 0, -1 */
static int item_takes(Ctx *cx, Value item, Value text)
{
    if (item == V_NONE)
        return 1;
    if (is_exact(item, KIND_str))
        return obj_equal(cx, item, text);
    Value match = obj_getattr_s(cx, item, "match");
    Value r = match ? vm_call1(cx, match, text) : V_NULL;
    return r ? obj_truth(cx, r) : -1;
}

static int filter_takes(Ctx *cx, const Value *f, const Warning *w)
{
    int r = item_takes(cx, f[1], w->text);
    if (r == 1)
        r = obj_issubclass(cx, w->category, f[2]);
    if (r == 1)
        r = item_takes(cx, f[3], w->module);
    if (r != 1)
        return r;
    int64_t line = obj_index_i64(cx, f[4], NULL);
    return error_pending(cx) ? -1 : line == 0 || line == w->lineno;
}

/* "error", "ignore"... of the first filter that takes it. */
static Value action_of(Ctx *cx, const Warning *w)
{
    Value list = setting(cx, "filters", filters);
    const Value *item, *f;
    size_t n, fields;
    if (!list)
        return V_NULL;
    if (!seq_items(list, &item, &n))
        return raise_fmt(cx, &exc_ValueError,
                         "_warnings.filters must be a list");
    for (size_t i = 0; seq_items(list, &item, &n) && i < n; i++) {
        if (!seq_items(item[i], &f, &fields) || fields != 5)
            return raise_fmt(cx, &exc_ValueError,
                             "_warnings.filters item %zu isn't a 5-tuple", i);
        int takes = filter_takes(cx, f, w);
        if (takes)
            return takes < 0 ? V_NULL : f[0];
    }
    return setting(cx, "defaultaction", default_action);
}

/* ---- what was shown already ---- */

/* Marks key in the registry. 1: it was there, 0, -1. */
static int already(Ctx *cx, Value registry, Value key, bool mark)
{
    if (registry == V_NONE || !guard_owns(cx, registry))
        return 0;
    Value seen = dict_get_str(AS(Dict, registry), name_version), there;
    if (seen == V_NULL || !is_int(seen) || as_int(seen) != version) {
        if (dict_clear_own(cx, AS(Dict, registry)) < 0 ||
            module_add(cx, AS(Dict, registry), "version", v_int(version)) < 0)
            return -1;
    } else {
        int found = dict_get(cx, AS(Dict, registry), key, &there);
        if (found)
            return found < 0 ? -1 : obj_truth(cx, there);
    }
    return mark ? dict_set_own(cx, AS(Dict, registry), key, V_TRUE) : 0;
}

/* ---- showing ---- */

static void put_source(Buf *out, const char *file, int64_t line)
{
    Buf text = BUF_EMPTY;
    if (os_read_file(file, &text) == 0) {
        const char *at = buf_text(&text);
        for (; line > 1 && at; line--)
            at = (at = strchr(at, '\n')) ? at + 1 : NULL;
        size_t n = at ? strcspn(at, "\n") : 0;
        while (n && (*at == ' ' || *at == '\t' || *at == '\f'))
            at++, n--;
        if (n) {
            buf_puts(out, "  ");
            buf_put(out, at, n);
            buf_putc(out, '\n');
        }
    }
    buf_free(&text);
}

/* The plain text, while the module warnings is not loaded. */
static int show_plain(Ctx *cx, const Warning *w)
{
    Value head = str_printf(cx, "%S:%ld: %N: %S\n", w->filename,
                            (long)w->lineno, AS(Type, w->category), w->text);
    if (!head)
        return -1;
    Buf out = BUF_EMPTY;
    str_to_buf(AS(Str, head), &out);
    put_source(&out, str_utf8(cx, w->filename), w->lineno);
    textio_put(cx, 2, buf_text(&out), out.len);
    buf_free(&out);
    return 0;
}

static int show(Ctx *cx, const Warning *w)
{
    Value f = setting(cx, "_showwarnmsg", V_NONE);
    Value make =
        f == V_NULL || f == V_NONE ? f : setting(cx, "WarningMessage", V_NONE);
    if (make == V_NULL)
        return -1;
    if (make == V_NONE)
        return show_plain(cx, w);
    Value argv[7] = {w->message, w->category, w->filename, v_int(w->lineno),
                     V_NONE,     w->line,     w->source};
    Value m = vm_call(cx, make, argv, 7, V_NULL);
    return m && vm_call1(cx, f, m) ? 0 : -1;
}

/* ---- one warning ---- */

/* "once", "module", "default", "always": is it to be shown? 1, 0, -1 */
static int wanted(Ctx *cx, const Warning *w, Value action, Value key)
{
    Value pair[3] = {w->text, w->category, v_int(0)};
    if (str_eq_ascii(action, "always"))
        return 1;
    if (str_eq_ascii(action, "default"))
        return 1; /* marked by its key with the line */
    Value registry = w->registry;
    bool is_once = str_eq_ascii(action, "once");
    if (is_once)
        registry = setting(cx, "onceregistry", once);
    else if (!str_eq_ascii(action, "module"))
        return raise_fmt(cx, &exc_RuntimeError,
                         "Unrecognized action (%R) in warnings.filters:\n %R",
                         action, filters),
               -1;
    key = is_once ? tuple_from(cx, pair, 2) : tuple_from(cx, pair, 3);
    if (!registry || !key)
        return -1;
    int seen = already(cx, registry, key, true);
    return seen < 0 ? -1 : !seen;
}

static int warn_one(Ctx *cx, Warning *w)
{
    Value row[3] = {w->text, w->category, v_int(w->lineno)};
    Value key = tuple_from(cx, row, 3);
    int seen = key ? already(cx, w->registry, key, false) : -1;
    if (seen)
        return seen < 0 ? -1 : 0;
    Value action = action_of(cx, w);
    if (!action)
        return -1;
    if (!is_str(action))
        return raise_fmt(cx, &exc_TypeError,
                         "action must be a string, not "
                         "'%T'",
                         action),
               -1;
    if (str_eq_ascii(action, "error"))
        return raise_value(cx, w->message), -1;
    if (str_eq_ascii(action, "ignore"))
        return 0;
    if (!str_eq_ascii(action, "always") &&
        already(cx, w->registry, key, true) < 0)
        return -1;
    int yes = wanted(cx, w, action, key);
    return yes <= 0 ? yes : show(cx, w);
}

/* message and category as warn() takes them. */
static int set_message(Ctx *cx, Warning *w, Value message, Value category)
{
    if (is_instance_of(message, &exc_Warning)) {
        w->message = message;
        w->category = v_obj(type_of(message));
        w->text = obj_str(cx, message);
        return w->text ? 0 : -1;
    }
    if (category == V_NULL || category == V_NONE)
        category = v_obj(&exc_UserWarning);
    if (!is_type(category) ||
        !type_is_subtype(AS(Type, category), &exc_Warning))
        return raise_fmt(cx, &exc_TypeError,
                         "category must be a Warning subclass, not '%T'",
                         category),
               -1;
    w->category = category;
    w->text = message;
    w->message = vm_call1(cx, category, message);
    if (w->message && !is_str(message))
        w->text = obj_str(cx, w->message);
    return w->message && w->text ? 0 : -1;
}

/* "pkg/mod.py" without its ".py"; what names a place without __name__. */
static Value module_of_file(Ctx *cx, Value filename)
{
    const Str *s = AS(Str, filename);
    if (s->len == 0)
        return str_intern_c(cx, "<unknown>");
    size_t n = s->len;
    if (n >= 3 && str_at(s, n - 3) == '.' && str_at(s, n - 2) == 'p' &&
        str_at(s, n - 1) == 'y')
        n -= 3;
    return str_substr(cx, filename, 0, n);
}

/* Code of the import system is no caller to be shown. */
static bool is_internal(Ctx *cx, const FrameInfo *f)
{
    const char *file = str_utf8(cx, f->code->filename);
    return strstr(file, "importlib") && strstr(file, "_bootstrap");
}

/* The frame that warn(stacklevel=...) means. */
static bool find_frame(Ctx *cx, int64_t level, FrameInfo *out)
{
    int up = 0;
    bool some = vm_frame_info(cx, up, out);
    bool all = level <= 0 || (some && is_internal(cx, out));
    while (some && --level > 0)
        do
            some = vm_frame_info(cx, ++up, out);
        while (some && !all && is_internal(cx, out));
    return some;
}

/* The module and the registry of a warning whose filename and line are set. */
static int set_module(Ctx *cx, Warning *w, Dict *globals)
{
    Value key = str_intern_c(cx, "__warningregistry__");
    Value name = dict_get_str(globals, name_dunder_name);
    w->module =
        name != V_NULL && is_str(name) ? name : module_of_file(cx, w->filename);
    w->registry = key ? dict_get_str(globals, key) : V_NULL;
    if (w->registry == V_NULL) {
        w->registry = dict_new(cx);
        if (guard_owns(cx, v_obj(globals)) && w->registry && key &&
            dict_set_own(cx, globals, key, w->registry) < 0)
            return -1;
    }
    return key && w->module && w->registry ? 0 : -1;
}

static int set_place(Ctx *cx, Warning *w, int64_t level)
{
    FrameInfo f;
    bool some = find_frame(cx, level, &f);
    Dict *globals =
        some ? f.globals
             : AS(Module, dict_get_str(AS(Dict, sys_modules), name_dunder_main))
                   ->dict;
    w->lineno = some ? f.lineno : 1;
    w->filename = some ? f.code->filename : str_from_ascii(cx, "sys");
    return w->filename ? set_module(cx, w, globals) : -1;
}

/* warn(message, category=None, stacklevel=1, source=None) */
Value _warnings_warn(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Warning w = {.source = argv[3] == V_NULL ? V_NONE : argv[3],
                 .line = V_NONE};
    int64_t level =
        argv[2] == V_NULL ? 1 : obj_index_i64(cx, argv[2], &exc_OverflowError);
    if (error_pending(cx) || set_message(cx, &w, argv[0], argv[1]) < 0 ||
        set_place(cx, &w, level) < 0 || warn_one(cx, &w) < 0)
        return V_NULL;
    return V_NONE;
}

int warn_fmt(Ctx *cx, Type *category, const char *fmt, ...)
{
    Buf text = BUF_EMPTY;
    va_list args;
    va_start(args, fmt);
    int r = text_vformat(cx, &text, fmt, args);
    va_end(args);
    Value message = r < 0 ? V_NULL : str_from_buf(cx, &text);
    buf_free(&text);
    Value argv[4] = {message, v_obj(category), V_NULL, V_NULL};
    return message == V_NULL || _warnings_warn(cx, argv, 2, NULL) == V_NULL ? -1
                                                                            : 0;
}

int warn_unawaited(Ctx *cx, Value coroutine)
{
    const Generator *g = AS(Generator, coroutine);
    const Code *code = g->func->code;
    Warning w = {.source = coroutine,
                 .line = V_NONE,
                 .filename = code->filename,
                 .lineno = code->firstlineno};
    Value text =
        str_printf(cx, "coroutine '%S' was never awaited", g->qualname);
    if (!text || set_message(cx, &w, text, v_obj(&exc_RuntimeWarning)) < 0 ||
        set_module(cx, &w, g->func->globals) < 0)
        return -1;
    return warn_one(cx, &w);
}

/* warn_explicit(message, category, filename, lineno, module=None,
 *               registry=None, module_globals=None, source=None) */
Value _warnings_warn_explicit(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Warning w = {.filename = argv[2],
                 .module = argv[4],
                 .registry = argv[5] == V_NULL ? V_NONE : argv[5],
                 .source = argv[7] == V_NULL ? V_NONE : argv[7],
                 .line = V_NONE};
    w.lineno = obj_index_i64(cx, argv[3], &exc_OverflowError);
    if (error_pending(cx))
        return V_NULL;
    if (!is_str(w.filename))
        return raise_fmt(cx, &exc_TypeError,
                         "warn_explicit() argument 3 must be str, not %T",
                         w.filename);
    if (w.registry != V_NONE && !is_kind(w.registry, KIND_dict))
        return raise_fmt(cx, &exc_TypeError,
                         "'registry' must be a dict or None");
    if (w.module == V_NULL || w.module == V_NONE)
        w.module = module_of_file(cx, w.filename);
    if (!w.module || set_message(cx, &w, argv[0], argv[1]) < 0 ||
        warn_one(cx, &w) < 0)
        return V_NULL;
    return V_NONE;
}

Value _warnings__filters_mutated(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    if (!guard_write(cx, filters, "warnings.filters"))
        return V_NULL;
    version++;
    return V_NONE;
}

/* ---- the module ---- */

static int add_filter(Ctx *cx, const char *action, Type *category,
                      const char *module)
{
    Value row[5] = {str_intern_c(cx, action), V_NONE, v_obj(category),
                    module ? str_intern_c(cx, module) : V_NONE, v_int(0)};
    Value f = row[0] && row[3] ? tuple_from(cx, row, 5) : V_NULL;
    return f ? list_append_own(cx, AS(List, filters), f) : -1;
}

int _warnings_module_init(Ctx *cx, Dict *ns)
{
    roots_add_main(&filters);
    roots_add_main(&default_action);
    roots_add_main(&once);
    filters = list_new(cx, 5);
    once = dict_new(cx);
    default_action = str_intern_c(cx, "default");
    if (!filters ||
        add_filter(cx, "default", &exc_DeprecationWarning, "__main__") < 0 ||
        add_filter(cx, "ignore", &exc_DeprecationWarning, NULL) < 0 ||
        add_filter(cx, "ignore", &exc_PendingDeprecationWarning, NULL) < 0 ||
        add_filter(cx, "ignore", &exc_ImportWarning, NULL) < 0 ||
        add_filter(cx, "ignore", &exc_ResourceWarning, NULL) < 0)
        return -1;
    return module_add(cx, ns, "filters", filters) < 0 ||
                   module_add(cx, ns, "_defaultaction", default_action) < 0 ||
                   module_add(cx, ns, "_onceregistry", once) < 0
               ? -1
               : 0;
}
