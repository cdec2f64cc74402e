/* sys.c: the modules sys and gc. */
#include <stdlib.h>
#include "context/poll.h"
#include "context/runtime.h"
#include "heap/manage.h"
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/number.h"
#include "objects/subclass.h"
#include "objects/text.h"
#include "objects/textio.h"

Value sys_exit(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    Value exc =
        exception_new(cx, &exc_SystemExit, argv, argc > 0 && argv[0] != V_NULL);
    return exc == V_NULL ? V_NULL : raise_value(cx, exc);
}

Value sys_getrecursionlimit(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return v_int(cx->depth_limit);
}

Value sys_setrecursionlimit(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int64_t n = obj_index_i64(cx, argv[0], &exc_OverflowError);
    if (error_pending(cx))
        return V_NULL;
    if (n < 1)
        return raise_fmt(cx, &exc_ValueError,
                         "recursion limit must be greater or equal than 1");
    uint32_t limit = n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
    if (cx->depth >= limit)
        return raise_fmt(cx, &exc_RecursionError,
                         "cannot set the recursion limit to %ld at the "
                         "recursion depth %u: the limit is too low",
                         (long)n, cx->depth);
    return vm_set_depth_limit(cx, limit) < 0 ? V_NULL : V_NONE;
}

Value sys_intern(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_exact(argv[0], KIND_str))
        return raise_fmt(cx, &exc_TypeError,
                         "intern() argument must be str, not %T", argv[0]);
    return str_intern(cx, argv[0]);
}

Value sys_exc_info(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    Value row[3] = {V_NONE, V_NONE, V_NONE};
    Value exc = vm_handled(cx);
    if (exc != V_NULL) {
        row[0] = v_obj(type_of(exc));
        row[1] = exc;
        Value tb = AS(Exception, exc)->traceback;
        row[2] = tb == V_NULL ? V_NONE : tb;
    }
    return tuple_from(cx, row, 3);
}

Value sys_exception(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    Value exc = vm_handled(cx);
    return exc ? exc : V_NONE;
}

Value sys__getframe(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int64_t depth =
        argv[0] ? obj_index_i64(cx, argv[0], &exc_OverflowError) : 0;
    if (error_pending(cx))
        return V_NULL;
    Value f = depth > INT32_MAX
                  ? V_NULL
                  : vm_frame_record(cx, depth < 0 ? 0 : (int)depth);
    if (!f && !error_pending(cx))
        raise_fmt(cx, &exc_ValueError, "call stack is not deep enough");
    return f;
}

Value sys_getdefaultencoding(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return str_from_ascii(cx, "utf-8");
}

/* Bytes of the object itself in our heap; 0 for what needs none. */
Value sys_getsizeof(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argc, (void)kw;
    return v_int(is_obj(argv[0]) ? (int64_t)obj_size(as_obj(argv[0])) : 0);
}

Value gc_collect(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    heap_collect(cx);
    finalizers_run(cx);
    return v_int(0);
}

/* --- constants --- */

typedef struct Field {
    const char *name;
    Value value;
} Field;

static Value fill(Ctx *cx, Value o, const Field *f, size_t n)
{
    for (size_t i = 0; o != V_NULL && i < n; i++) {
        Value key = str_intern_c(cx, f[i].name);
        if (key == V_NULL || f[i].value == V_NULL ||
            attr_set_own(cx, o, key, f[i].value) < 0)
            return V_NULL;
    }
    return o;
}

/* An object with attributes, of a class of its own: sys.float_info and such. */
static Value record(Ctx *cx, const char *class_name, const Field *f, size_t n)
{
    Value base = v_obj(&type_object);
    Value name = str_intern_c(cx, class_name);
    Value bases = tuple_from(cx, &base, 1), ns = dict_new(cx);
    if (name == V_NULL || bases == V_NULL || ns == V_NULL ||
        module_add(cx, AS(Dict, ns), "__module__", str_intern_c(cx, "sys")) < 0)
        return V_NULL;
    Value cls = type_new(cx, &type_type, name, bases, ns, V_NULL, NULL);
    Value o = cls == V_NULL ? V_NULL : instance_new(cx, AS(Type, cls));
    return fill(cx, o, f, n);
}

static Value float_info(Ctx *cx)
{
    const Field f[] = {{"max", v_double(__DBL_MAX__)},
                       {"min", v_double(__DBL_MIN__)},
                       {"epsilon", v_double(__DBL_EPSILON__)},
                       {"max_exp", v_int(__DBL_MAX_EXP__)},
                       {"min_exp", v_int(__DBL_MIN_EXP__)},
                       {"max_10_exp", v_int(__DBL_MAX_10_EXP__)},
                       {"min_10_exp", v_int(__DBL_MIN_10_EXP__)},
                       {"dig", v_int(__DBL_DIG__)},
                       {"mant_dig", v_int(__DBL_MANT_DIG__)},
                       {"radix", v_int(2)},
                       {"rounds", v_int(1)}};
    return record(cx, "float_info", f, ARRAY_LEN(f));
}

/* A tuple of a class of its own, whose items have names too. */
static Value version_info(Ctx *cx)
{
    const Field f[5] = {{"major", v_int(3)},
                        {"minor", v_int(11)},
                        {"micro", v_int(2)},
                        {"releaselevel", str_intern_c(cx, "final")},
                        {"serial", v_int(0)}};
    Value base = v_obj(&type_tuple);
    Value cls = type_new(cx, &type_type, str_intern_c(cx, "version_info"),
                         tuple_from(cx, &base, 1), dict_new(cx), V_NULL, NULL);
    Tuple *t = cls ? sub_alloc(cx, AS(Type, cls), KIND_tuple,
                               sizeof(Tuple) + 5 * sizeof(Value))
                   : NULL;
    if (!t)
        return V_NULL;
    t->len = 5;
    for (int i = 0; i < 5; i++) {
        t->v[i] = f[i].value;
        Value key = str_intern_c(cx, f[i].name);
        if (!key || attr_set_own(cx, v_obj(t), key, f[i].value))
            return V_NULL;
    }
    return v_obj(t);
}

static Value implementation(Ctx *cx)
{
    const Field f[] = {{"name", str_from_ascii(cx, "pxi")},
                       {"cache_tag", V_NONE},
                       {"version", version_info(cx)},
                       {"hexversion", v_int(0x030B02F0)}};
    Value o = v_obj(sub_alloc(cx, &type_namespace, KIND_namespace,
                              offsetof(Instance, over)));
    return o ? fill(cx, o, f, ARRAY_LEN(f)) : V_NULL;
}

static int add_streams(Ctx *cx, Dict *ns)
{
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    for (int fd = 0; fd < 3; fd++) {
        Value stream = textio_new(cx, fd);
        if (module_add(cx, ns, names[fd], stream) < 0)
            return -1;
    }
    return 0;
}

int sys_module_init(Ctx *cx, Dict *ns)
{
    const Field f[] = {
        {"modules", sys_modules},
        {"path", sys_path},
        {"meta_path", sys_meta_path},
        {"path_hooks", list_new(cx, 0)},
        {"path_importer_cache", dict_new(cx)},
        {"dont_write_bytecode", V_TRUE},
        {"argv", list_new(cx, 0)},
        {"maxsize", int_from_i64(cx, INT64_MAX)},
        {"maxunicode", v_int(0x10FFFF)},
        {"byteorder", str_from_ascii(cx, "little")},
        {"platform", str_from_ascii(cx, "linux")},
        {"executable", str_from_ascii(cx, "")},
        {"version", str_from_ascii(cx, "3.11 (pxi)")},
        {"version_info", version_info(cx)},
        {"hexversion", v_int(0x030B02F0)},
        {"float_info", float_info(cx)},
        {"implementation", implementation(cx)},
    };
    for (size_t i = 0; i < ARRAY_LEN(f); i++)
        if (module_add(cx, ns, f[i].name, f[i].value) < 0)
            return -1;
    return add_streams(cx, ns);
}
