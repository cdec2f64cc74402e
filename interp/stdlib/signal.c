/* signal.c: module _signal: Python functions that run when a signal arrives.
 * The C handler notes the signal and asks main to stop at its next safe point,
 * where the functions are called. Handlers are main's: in a context they can be
 * neither read nor set. SIGINT is pxi.c's until a program changes it. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>
#include "context/poll.h"
#include "context/runtime.h"
#include "heap/roots.h"
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/text.h"
#include "stdlib/sysargs.h"

enum { SIGNALS = 65 };

static Value handlers = V_NULL; /* a List of main by number; None: not ours */
static Value itimer_error = V_NULL;
static Value int_handler = V_NULL; /* default_int_handler */
static _Atomic uint64_t arrived;   /* bit n - 1: signal n */
static pthread_t home;             /* main's thread */

static void on_signal(int n)
{
    int saved = errno;
    if (!pthread_equal(pthread_self(), home)) {
        pthread_kill(home, n);
    } else {
        atomic_fetch_or(&arrived, (uint64_t)1 << (n - 1));
        atomic_fetch_or(&runtime.main.poll, POLL_HANDLERS);
    }
    errno = saved;
}

static Value handler_of(int n)
{
    return AS(List, handlers)->store->v[n];
}

/* Calls the functions of what arrived. 0, or -1 raised. */
static int serve(Ctx *cx)
{
    uint64_t all = atomic_exchange(&arrived, 0);
    for (int n = 1; n < SIGNALS; n++) {
        Value f = handler_of(n);
        if (!(all >> (n - 1) & 1) || !obj_is_callable(f))
            continue;
        Value frame = vm_frame_record(cx, 0);
        if (frame == V_NULL && error_pending(cx))
            return -1;
        if (vm_call2(cx, f, v_int(n), frame == V_NULL ? V_NONE : frame) ==
            V_NULL) {
            atomic_fetch_or(&arrived, all & ~(((uint64_t)1 << n) - 1));
            if (atomic_load(&arrived))
                atomic_fetch_or(&cx->poll, POLL_HANDLERS);
            return -1;
        }
    }
    return 0;
}

/* The number, 1..64; -1 raised. */
static int number(Ctx *cx, Value v)
{
    int64_t n = arg_int(cx, v);
    if (error_pending(cx))
        return -1;
    if (n >= 1 && n < SIGNALS)
        return (int)n;
    raise_fmt(cx, &exc_ValueError, "signal number out of range");
    return -1;
}

static bool in_main(Ctx *cx)
{
    if (ctx_is_main(cx) && cx == &runtime.main)
        return true;
    raise_fmt(cx, &exc_ValueError,
              "signal only works in main thread of the main interpreter");
    return false;
}

static int set_action(Ctx *cx, int n, Value f)
{
    struct sigaction act = {.sa_handler = on_signal};
    if (f == v_int(0))
        act.sa_handler = SIG_DFL;
    else if (f == v_int(1))
        act.sa_handler = SIG_IGN;
    else if (n == SIGINT && f == int_handler && runtime.on_sigint)
        act.sa_handler = runtime.on_sigint;
    if (sigaction(n, &act, NULL) == 0)
        return 0;
    raise_errno(cx, errno, V_NULL);
    return -1;
}

/* SIG_DFL and SIG_IGN as plain ints; V_NULL: neither and not callable. */
static Value as_handler(Ctx *cx, Value f)
{
    if (is_kind(f, KIND_int) || is_int(f))
        for (int i = 0; i < 2; i++)
            if (obj_equal(cx, f, v_int(i)) > 0)
                return v_int(i);
    if (obj_is_callable(f))
        return f;
    return raise_fmt(cx, &exc_TypeError,
                     "signal handler must be signal.SIG_IGN, signal.SIG_DFL, "
                     "or a callable object");
}

Value _signal_signal(Ctx *cx, Value *argv, int argc UNUSED, Value *kw UNUSED)
{
    int n = number(cx, argv[0]);
    Value f = n < 0 || !in_main(cx) ? V_NULL : as_handler(cx, argv[1]);
    if (f == V_NULL || ctx_poll(cx) < 0 || set_action(cx, n, f) < 0)
        return V_NULL;
    Value old = handler_of(n);
    list_put_own(cx, AS(List, handlers), (size_t)n, f);
    return old;
}

Value _signal_getsignal(Ctx *cx, Value *argv, int argc UNUSED, Value *kw UNUSED)
{
    int n = number(cx, argv[0]);
    return n < 0 ? V_NULL : handler_of(n);
}

Value _signal_default_int_handler(Ctx *cx, Value *argv UNUSED, int argc UNUSED,
                                  Value *kw UNUSED)
{
    return raise_fmt(cx, &exc_KeyboardInterrupt, "");
}

Value _signal_raise_signal(Ctx *cx, Value *argv, int argc UNUSED,
                           Value *kw UNUSED)
{
    int64_t n = arg_int(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    if (raise((int)n) != 0)
        return raise_errno(cx, errno, V_NULL);
    return ctx_poll(cx) < 0 ? V_NULL : V_NONE;
}

/* ---- timers ---- */

Value _signal_alarm(Ctx *cx, Value *argv, int argc UNUSED, Value *kw UNUSED)
{
    int64_t seconds = arg_int(cx, argv[0]);
    return error_pending(cx) ? V_NULL : v_int(alarm((unsigned)seconds));
}

static Value timer_error(Ctx *cx)
{
    Value args[2] = {v_int(errno), str_from_ascii(cx, strerror(errno))};
    Value exc = args[1] == V_NULL
                    ? V_NULL
                    : exception_new(cx, AS(Type, itimer_error), args, 2);
    return exc == V_NULL ? V_NULL : raise_value(cx, exc);
}

static double seconds_of(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}
static Value timer_pair(Ctx *cx, const struct itimerval *t)
{
    return tuple_pair(cx, v_double(seconds_of(t->it_value)),
                      v_double(seconds_of(t->it_interval)));
}
/* Rounded up, so that a short time is not none at all. */
static struct timeval as_timeval(double s)
{
    int64_t us = (int64_t)(s * 1e6 + 0.999999);
    if (s < 0)
        us = -1;
    return (struct timeval){us < 0 ? -1 : us / 1000000,
                            us < 0 ? 0 : us % 1000000};
}

Value _signal_setitimer(Ctx *cx, Value *argv, int argc UNUSED, Value *kw UNUSED)
{
    int64_t which = arg_int(cx, argv[0]);
    double first = error_pending(cx) ? 0 : obj_double(cx, argv[1]);
    double again =
        error_pending(cx) || argv[2] == V_NULL ? 0 : obj_double(cx, argv[2]);
    if (error_pending(cx))
        return V_NULL;
    struct itimerval old,
        new = {.it_value = as_timeval(first), .it_interval = as_timeval(again)};
    if (setitimer((int)which, &new, &old) != 0)
        return timer_error(cx);
    return timer_pair(cx, &old);
}

Value _signal_getitimer(Ctx *cx, Value *argv, int argc UNUSED, Value *kw UNUSED)
{
    struct itimerval now;
    int64_t which = arg_int(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    if (getitimer((int)which, &now) != 0)
        return timer_error(cx);
    return timer_pair(cx, &now);
}

static void pause_now(void *arg)
{
    (void)arg;
    pause();
}

Value _signal_pause(Ctx *cx, Value *argv UNUSED, int argc UNUSED,
                    Value *kw UNUSED)
{
    if (!in_main(cx))
        return V_NULL;
    blocking_run(cx, pause_now, NULL);
    return ctx_poll(cx) < 0 ? V_NULL : V_NONE;
}

/* ---- what the system says ---- */

Value _signal_strsignal(Ctx *cx, Value *argv, int argc UNUSED, Value *kw UNUSED)
{
    int n = number(cx, argv[0]);
    const char *text = n < 0 ? NULL : strsignal(n);
    if (n < 0)
        return V_NULL;
    bool known = text && strncmp(text, "Unknown signal", 14) != 0;
    return known ? str_from_utf8(cx, text, strlen(text)) : V_NONE;
}

static Value set_of_signals(Ctx *cx, const sigset_t *which)
{
    Value s = set_new(cx, KIND_set);
    for (int n = 1; s != V_NULL && n < SIGNALS; n++)
        if (sigismember(which, n) == 1 &&
            set_add_own(cx, AS(Set, s), v_int(n)) < 0)
            return V_NULL;
    return s;
}

Value _signal_valid_signals(Ctx *cx, Value *argv UNUSED, int argc UNUSED,
                            Value *kw UNUSED)
{
    sigset_t all;
    sigfillset(&all);
    return set_of_signals(cx, &all);
}

Value _signal_sigpending(Ctx *cx, Value *argv UNUSED, int argc UNUSED,
                         Value *kw UNUSED)
{
    sigset_t waiting;
    if (sigpending(&waiting) != 0)
        return raise_errno(cx, errno, V_NULL);
    return set_of_signals(cx, &waiting);
}

Value _signal_pthread_sigmask(Ctx *cx, Value *argv, int argc UNUSED,
                              Value *kw UNUSED)
{
    int64_t how = arg_int(cx, argv[0]);
    Value list =
        error_pending(cx) || !in_main(cx) ? V_NULL : list_of(cx, argv[1]);
    if (list == V_NULL)
        return V_NULL;
    sigset_t mask, old;
    sigemptyset(&mask);
    for (uint32_t i = 0; i < AS(List, list)->len; i++) {
        int n = number(cx, AS(List, list)->store->v[i]);
        if (n < 0)
            return V_NULL;
        sigaddset(&mask, n);
    }
    int error = pthread_sigmask((int)how, &mask, &old);
    if (error)
        return raise_errno(cx, error, V_NULL);
    return ctx_poll(cx) < 0 ? V_NULL : set_of_signals(cx, &old);
}

Value _signal_siginterrupt(Ctx *cx, Value *argv, int argc UNUSED,
                           Value *kw UNUSED)
{
    int n = number(cx, argv[0]);
    int flag = n < 0 ? -1 : obj_truth(cx, argv[1]);
    struct sigaction act;
    if (flag < 0)
        return V_NULL;
    if (sigaction(n, NULL, &act) != 0)
        return raise_errno(cx, errno, V_NULL);
    act.sa_flags =
        flag ? act.sa_flags & ~SA_RESTART : act.sa_flags | SA_RESTART;
    if (sigaction(n, &act, NULL) != 0)
        return raise_errno(cx, errno, V_NULL);
    return V_NONE;
}

/* No byte is written anywhere at a signal: -1, none, is all that can be set. */
Value _signal_set_wakeup_fd(Ctx *cx, Value *argv, int argc UNUSED,
                            Value *kw UNUSED)
{
    int64_t fd = arg_int(cx, argv[0]);
    if (error_pending(cx) || !in_main(cx))
        return V_NULL;
    return fd == -1 ? v_int(-1)
                    : raise_unsupported(cx, "signal.set_wakeup_fd()");
}

/* ---- the module ---- */

static const struct {
    const char *name;
    int value;
} constants[] = {
#define ROW(name) {#name, name},
    /* clang-format off */
    ROW(SIGABRT) ROW(SIGALRM) ROW(SIGBUS) ROW(SIGCHLD) ROW(SIGCLD)
    ROW(SIGCONT) ROW(SIGFPE) ROW(SIGHUP) ROW(SIGILL) ROW(SIGINT) ROW(SIGIO)
    ROW(SIGIOT) ROW(SIGKILL) ROW(SIGPIPE) ROW(SIGPOLL) ROW(SIGPROF)
    ROW(SIGPWR) ROW(SIGQUIT) ROW(SIGSEGV) ROW(SIGSTKFLT) ROW(SIGSTOP)
    ROW(SIGSYS) ROW(SIGTERM) ROW(SIGTRAP) ROW(SIGTSTP) ROW(SIGTTIN)
    ROW(SIGTTOU) ROW(SIGURG) ROW(SIGUSR1) ROW(SIGUSR2) ROW(SIGVTALRM)
    ROW(SIGWINCH) ROW(SIGXCPU) ROW(SIGXFSZ) ROW(SIG_BLOCK) ROW(SIG_SETMASK)
    ROW(SIG_UNBLOCK) ROW(ITIMER_PROF) ROW(ITIMER_REAL) ROW(ITIMER_VIRTUAL)
    /* clang-format on */
    {"NSIG", SIGNALS},
    {"SIG_DFL", 0},
    {"SIG_IGN", 1},
#undef ROW
};

static int read_handlers(Ctx *cx, const Dict *ns)
{
    roots_add_main(&handlers);
    roots_add_main(&int_handler);
    handlers = list_new(cx, SIGNALS);
    int_handler = dict_get_str(ns, str_intern_c(cx, "default_int_handler"));
    for (int n = 0; handlers != V_NULL && n < SIGNALS; n++) {
        struct sigaction act;
        Value f = V_NONE;
        if (n > 0 && sigaction(n, NULL, &act) == 0)
            f = act.sa_handler == SIG_DFL   ? v_int(0)
                : act.sa_handler == SIG_IGN ? v_int(1)
                : n == SIGINT               ? int_handler
                                            : V_NONE;
        if (list_append_own(cx, AS(List, handlers), f) < 0)
            return -1;
    }
    return handlers == V_NULL ? -1 : 0;
}

int _signal_module_init(Ctx *cx, Dict *ns)
{
    for (size_t i = 0; i < ARRAY_LEN(constants); i++)
        if (module_add(cx, ns, constants[i].name, v_int(constants[i].value)))
            return -1;
    if (module_add(cx, ns, "SIGRTMIN", v_int(SIGRTMIN)) ||
        module_add(cx, ns, "SIGRTMAX", v_int(SIGRTMAX)))
        return -1;
    Value base = v_obj(&exc_OSError), space = dict_new(cx);
    Value name = str_intern_c(cx, "itimer_error");
    Value where = str_intern_c(cx, "signal");
    Value bases = tuple_from(cx, &base, 1);
    if (!space || !name || !where || !bases ||
        dict_set_own(cx, AS(Dict, space), name_dunder_module, where))
        return -1;
    roots_add_main(&itimer_error);
    itimer_error = type_new(cx, &type_type, name, bases, space, V_NULL, NULL);
    home = pthread_self();
    runtime.serve_signals = serve;
    return module_add(cx, ns, "ItimerError", itimer_error) ||
                   read_handlers(cx, ns) < 0
               ? -1
               : 0;
}
