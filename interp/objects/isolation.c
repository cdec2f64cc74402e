/* isolation.c: raising IsolationError, the guard's only voice (guard.h). */
#include "context/oracle.h"
#include "context/worker.h"
#include "objects/classes.h"
#include "objects/number.h"
#include "objects/text.h"

static Value owner_text(Ctx *cx, uint32_t owner)
{
    if (owner == OWNER_MAIN)
        return str_from_ascii(cx, "main");
    return str_printf(cx, "another context (owner %u)", owner);
}

/* Attributes of the pending exception; it is the context's own, so the slots
 * may be stored. A failure replaces it by MemoryError. */
static int set_attributes(Ctx *cx, Value exc, const char *operation, Value kind,
                          const FrameInfo *where, uint32_t owner)
{
    struct {
        const char *name;
        Value value;
    } row[] = {
        {"operation", str_from_ascii(cx, operation)},
        {"kind", kind},
        {"filename", where->code ? where->code->filename : V_NONE},
        {"lineno", v_int(where->lineno)},
        {"owner", v_int(owner)},
    };
    for (size_t i = 0; i < ARRAY_LEN(row); i++) {
        Value name = str_intern_c(cx, row[i].name);
        if (name == V_NULL || row[i].value == V_NULL)
            return -1;
        exception_set_field(cx, exc, name, row[i].value);
    }
    return 0;
}

static void log_event(Ctx *cx, const char *operation, const char *object,
                      uint32_t owner, const FrameInfo *where)
{
    Buf file = BUF_EMPTY;
    if (where->code)
        str_to_buf(AS(Str, where->code->filename), &file);
    OracleEvent event = {.operation = operation,
                         .object = object,
                         .file = buf_text(&file),
                         .line = where->lineno,
                         .owner = owner,
                         .context = cx->serial};
    oracle_event_own((unsigned)cx->worker->index, &event);
    buf_free(&file);
}

/* The pending IsolationError gets its attributes. */
static void describe(Ctx *cx, const char *operation, Value kind,
                     const FrameInfo *where, uint32_t owner)
{
    Value exc = cx->raised.exc;
    Raised kept = cx->raised;
    if (exc == V_NULL || !is_instance_of(exc, &exc_IsolationError))
        return;
    cx->raised = (Raised){0};
    if (set_attributes(cx, exc, operation, kind, where, owner) == 0)
        cx->raised = kept;
}

#ifdef PX_RACE
static const char *dropped; /* --drop-effect */
#endif

void guard_drop_effect_main(const char *operation)
{
#ifdef PX_RACE
    dropped = operation;
#else
    (void)operation;
#endif
}

static bool is_dropped(const char *operation)
{
#ifdef PX_RACE
    return dropped && strcmp(operation, dropped) == 0;
#else
    (void)operation;
    return false;
#endif
}

bool guard_violation(Ctx *cx, Value target, const char *operation)
{
    if (is_dropped(operation))
        return true;
    FrameInfo where = {0};
    vm_frame_info(cx, 0, &where);
    uint32_t owner = as_obj(target)->owner;
    if (oracle_on() && cx->worker->index >= 0)
        log_event(cx, operation, kind_names[obj_kind(as_obj(target))], owner,
                  &where);
    Value kind = type_of(target)->name;
    Value whose = owner_text(cx, owner);
    if (whose == V_NULL)
        return false;
    raise_fmt(cx, &exc_IsolationError,
              "%s: a context may not change a '%S' object that belongs to %S%s",
              operation, kind, whose,
              obj_kind(as_obj(target)) == KIND_random
                  ? "; make a generator of its own in the context: "
                    "random.Random(seed)"
                  : "");
    describe(cx, operation, kind, &where, owner);
    return false;
}

Value guard_violation_unknown(Ctx *cx, const char *operation)
{
    FrameInfo where = {0};
    vm_frame_info(cx, 0, &where);
    if (oracle_on() && cx->worker->index >= 0)
        log_event(cx, operation, "object", OWNER_MAIN, &where);
    raise_fmt(cx, &exc_IsolationError,
              "%s: a context may not change memory that belongs to main",
              operation);
    describe(cx, operation, V_NONE, &where, OWNER_MAIN);
    return V_NULL;
}
