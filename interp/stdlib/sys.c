/* sys.c: functions of the module sys that ask the interpreter. Its constants
 * are in sys_info.c, its hooks in sys_hooks.c. */
#include "heap/manage.h"
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/text.h"

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

/* --- what stock CPython tells of itself and we of us --- */

static Value text(Ctx *cx, const char *s)
{
    return str_from_ascii(cx, s);
}

#define TELL(name, value)                                                      \
    Value sys_##name(Ctx *cx, Value *argv, int argc, Value *kw)                \
    {                                                                          \
        (void)cx, (void)argv, (void)argc, (void)kw;                            \
        return value;                                                          \
    }
TELL(getfilesystemencoding, text(cx, "utf-8"))
TELL(getfilesystemencodeerrors, text(cx, "surrogateescape"))
TELL(getswitchinterval, v_double(0.005))
TELL(is_finalizing, V_FALSE)
TELL(gettrace, V_NONE)
TELL(getprofile, V_NONE)
TELL(get_coroutine_origin_tracking_depth, v_int(0))
/* Nothing counts references: as many as CPython shows for a fresh object. */
TELL(getrefcount, v_int(2))
TELL(_clear_type_cache, V_NONE)
TELL(getdlopenflags, v_int(2))

/* audit(event, *args): nobody listens unless addaudithook is there. */
Value sys_audit(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (!is_str(argv[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "expected str for argument 'event', not %T", argv[0]);
    return V_NONE;
}

#define REFUSE(name, what)                                                     \
    Value sys_##name(Ctx *cx, Value *argv, int argc, Value *kw)                \
    {                                                                          \
        (void)argc, (void)kw;                                                  \
        return argv[0] == V_NONE ? V_NONE : raise_unsupported(cx, what);       \
    }
REFUSE(settrace, "tracing functions (sys.settrace)")
REFUSE(setprofile, "profiling functions (sys.setprofile)")
REFUSE(addaudithook, "audit hooks")

Value sys_setswitchinterval(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    double s = obj_double(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    if (s <= 0)
        return raise_fmt(cx, &exc_ValueError,
                         "switch interval must be strictly positive");
    return s == 0.005 ? V_NONE
                      : raise_unsupported(cx, "a switch interval other than "
                                              "0.005");
}

Value sys_get_int_max_str_digits(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return v_int(int_max_str_digits);
}

Value sys_set_int_max_str_digits(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int n = arg_int(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    if (n != 0 && n < 640)
        return raise_fmt(cx, &exc_ValueError,
                         "maxdigits must be 0 or larger than 640");
    if (!guard_write(cx, sys_modules, "sys.set_int_max_str_digits"))
        return V_NULL;
    int_max_str_digits = n;
    return V_NONE;
}
