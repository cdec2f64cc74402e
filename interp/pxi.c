/* pxi.c: the program: options, start, one script, exit status. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "context/oracle.h"
#include "context/poll.h"
#include "context/runtime.h"
#include "eval/stats.h"
#include "front/compile.h"
#include "guard/pages.h"
#include "lib/lib.h"
#include "lib/modules.h"
#include "lib/source.h"
#include "lib/tables.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/text.h"
#include "objects/textio.h"
#include "util/build_id.h"
#include "util/os.h"

enum { EXIT_USAGE = 2, MAIN_STACK = 256 << 20 };

static const char help[] =
    "usage: pxi [options] script.py [args...]\n"
    "       pxi [options] -c CODE [args...]\n"
    "       pxi [options] - [args...]   the script is read from stdin\n"
    "  --mode=contexts|gil|serial  how parallel work runs (contexts)\n"
    "  --workers N                 OS threads for it (one a CPU)\n"
    "  --guard=off|ops|calls|pages|calls+pages\n"
    "                              what stops writes to main (calls)\n"
    "  --on-violation=raise        a violation raises IsolationError\n"
    "  --context-memory SIZE       bound of one context: bytes, or 64K, 16M, "
    "2G\n"
    "  --no-pin                    leave worker placement to the kernel\n"
    "  --python PATH               the CPython 3.11 that compiles\n"
    "  --stats FILE                count executed instructions, as JSON\n"
    "  --race-record FILE          run under the race oracles, write a record\n"
    "  --dis                       print the lowered code instead of running\n"
    "  --tables=json               print the effect tables\n"
    "  --version, --build-id, --help\n";

typedef struct Command {
    PxOptions options;
    const char *code; /* of -c or stdin, NULL: script is a file */
    size_t code_len;
    const char *code_name; /* in tracebacks */
    const char *script;    /* also "-" for stdin, "-c" */
    char **args;           /* behind script or code */
    bool dis;
} Command;

NORETURN static void usage(const char *format, ...) PRINTF(1, 2);
static void usage(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("pxi: ", stderr);
    vfprintf(stderr, format, args);
    fputs("\nTry 'pxi --help'.\n", stderr);
    va_end(args);
    exit(EXIT_USAGE);
}

/* --- options --- */

static int choice(const char *option, const char *value,
                  const char *const *names, int n)
{
    for (int i = 0; i < n; i++)
        if (strcmp(value, names[i]) == 0)
            return i;
    fprintf(stderr, "pxi: %s: '%s' is none of", option, value);
    for (int i = 0; i < n; i++)
        fprintf(stderr, "%s %s", i ? "," : "", names[i]);
    fputs("\nTry 'pxi --help'.\n", stderr);
    exit(EXIT_USAGE);
}

static long number(const char *option, const char *value, long min, long max)
{
    char *end;
    errno = 0;
    long n = strtol(value, &end, 10);
    if (errno || end == value || *end || n < min || n > max)
        usage("%s takes a whole number from %ld to %ld, not '%s'", option, min,
              max, value);
    return n;
}

static size_t size_of_text(const char *option, const char *value)
{
    char *end;
    errno = 0;
    unsigned long long n = strtoull(value, &end, 10);
    static const char units[] = "KMG";
    const char *unit = *end ? strchr(units, *end) : NULL;
    int shift = unit ? 10 * (int)(unit - units + 1) : 0;
    if (errno || end == value || *value == '-' || (*end && !unit) ||
        (unit && end[1]) || n == 0 || n > (1ull << 46 >> shift))
        usage("%s takes a size such as 500000, 64K, 16M or 2G, not '%s'",
              option, value);
    return (size_t)n << shift;
}

enum Option {
    OPT_MODE = 256,
    OPT_WORKERS,
    OPT_GUARD,
    OPT_VIOLATION,
    OPT_MEMORY,
    OPT_NO_PIN,
    OPT_PYTHON,
    OPT_STATS,
    OPT_RACE,
    OPT_NO_CANARY,
    OPT_IDLE,
    OPT_DROP,
    OPT_DIS,
    OPT_TABLES,
    OPT_VERSION,
    OPT_BUILD_ID,
    OPT_HELP
};

static const struct option options[] = {{"mode", 1, 0, OPT_MODE},
                                        {"workers", 1, 0, OPT_WORKERS},
                                        {"guard", 1, 0, OPT_GUARD},
                                        {"on-violation", 1, 0, OPT_VIOLATION},
                                        {"context-memory", 1, 0, OPT_MEMORY},
                                        {"no-pin", 0, 0, OPT_NO_PIN},
                                        {"python", 1, 0, OPT_PYTHON},
                                        {"stats", 1, 0, OPT_STATS},
                                        {"race-record", 1, 0, OPT_RACE},
                                        {"no-canary", 0, 0, OPT_NO_CANARY},
                                        {"hang-worker", 1, 0, OPT_IDLE},
                                        {"drop-effect", 1, 0, OPT_DROP},
                                        {"dis", 0, 0, OPT_DIS},
                                        {"tables", 1, 0, OPT_TABLES},
                                        {"version", 0, 0, OPT_VERSION},
                                        {"build-id", 0, 0, OPT_BUILD_ID},
                                        {"help", 0, 0, OPT_HELP},
                                        {0, 0, 0, 0}};

static void only_race_build(const char *option)
{
#ifndef PX_RACE
    usage("%s is a plant of the race suite; build with make V=race", option);
#else
    (void)option;
#endif
}

/* Sources and variant: what a race record must match. Static. */
static const char *build_id(void)
{
    static char id[128];
    snprintf(id, sizeof id, "%s-%s", px_build_id(), px_build_variant());
    return id;
}

NORETURN static void print_and_exit(const char *text)
{
    puts(text);
    exit(0);
}

static void take_option(Command *c, int opt, const char *value)
{
    static const char *const modes[] = {"contexts", "gil", "serial"};
    PxOptions *o = &c->options;
    switch (opt) {
    case 'c':
        c->code = value;
        c->code_len = strlen(value);
        c->code_name = "<string>";
        c->script = "-c";
        break;
    case OPT_MODE:
        o->mode = (Mode)choice("--mode", value, modes, 3);
        break;
    case OPT_WORKERS:
        o->workers = (int)number("--workers", value, 1, 256);
        break;
    case OPT_GUARD:
        o->guard = choice("--guard", value, guard_design_names, GUARD_DESIGNS);
        if (guard_parts[o->guard].pages && pages_unsupported())
            usage("--guard=%s: %s", value, pages_unsupported());
        break;
    case OPT_VIOLATION:
        if (strcmp(value, "raise") != 0)
            usage("--on-violation=%s: this version knows only 'raise'", value);
        break;
    case OPT_MEMORY:
        o->context_memory = size_of_text("--context-memory", value);
        break;
    case OPT_NO_PIN:
        o->no_pin = true;
        break;
    case OPT_PYTHON:
        o->python = value;
        break;
    case OPT_STATS:
        o->stats = value;
        break;
    case OPT_RACE:
        o->race_record = value;
        break;
    case OPT_NO_CANARY:
        only_race_build("--no-canary");
        o->no_canary = true;
        break;
    case OPT_IDLE:
        only_race_build("--hang-worker");
        o->idle_worker = (int)number("--hang-worker", value, 0, 255);
        break;
    case OPT_DROP:
        only_race_build("--drop-effect");
        o->dropped = value;
        break;
    case OPT_DIS:
        c->dis = true;
        break;
    case OPT_TABLES:
        if (strcmp(value, "json") != 0)
            usage("--tables=%s: only json is known", value);
        tables_print_json(stdout);
        exit(0);
    case OPT_VERSION:
        printf("pxi %s (%s build, %s)\n", px_build_id(), px_build_variant(),
               px_build_compiler());
        exit(0);
    case OPT_BUILD_ID:
        print_and_exit(build_id());
    case OPT_HELP:
        fputs(help, stdout);
        exit(0);
    default:
        usage("see the message above");
    }
}

static void read_stdin(Command *c)
{
    Buf text = BUF_EMPTY;
    if (os_read_all(0, &text) < 0)
        usage("can't read stdin: [Errno %d] %s", errno, strerror(errno));
    c->code_len = text.len;
    c->code = buf_take(&text);
    c->code_name = "<stdin>";
}

static void parse(int argc, char **argv, Command *c)
{
    *c = (Command){.options = {.guard = GUARD_CALLS, .idle_worker = -1}};
    int opt;
    while (!c->code &&
           (opt = getopt_long(argc, argv, "+c:", options, NULL)) != -1)
        take_option(c, opt, optarg);
    if (!c->code) {
        if (optind == argc)
            usage("no script given: pxi script.py, or pxi -c CODE");
        c->script = argv[optind++];
        if (strcmp(c->script, "-") == 0)
            read_stdin(c);
        else if (access(c->script, R_OK) != 0)
            usage("can't open file '%s': [Errno %d] %s", c->script, errno,
                  strerror(errno));
    }
    c->args = argv + optind;
}

/* --- running --- */

static int set_argv(Ctx *cx, const Command *c)
{
    Value sys = import_module(cx, "sys");
    Value list = sys == V_NULL ? V_NULL : obj_getattr_s(cx, sys, "argv");
    const char *first = c->script;
    for (char **a = NULL; list != V_NULL; first = *a++) {
        Value s = str_from_os(cx, first, strlen(first));
        if (s == V_NULL || list_append_own(cx, AS(List, list), s) < 0)
            return -1;
        if (!a)
            a = c->args;
        if (!*a)
            return 0;
    }
    return -1;
}

static int exit_code(Ctx *cx, Value exc)
{
    Value code = obj_getattr_s(cx, exc, "code");
    if (code == V_NULL || code == V_NONE)
        return 0;
    if (is_int(code))
        return (int)(as_int(code) & 0xFF);
    if (code == V_TRUE || code == V_FALSE)
        return code == V_TRUE;
    if (is_kind(code, KIND_int)) { /* too large an int counts as -1 */
        int64_t i;
        return int_to_i64(code, &i) ? (int)(i & 0xFF) : 255;
    }
    Value s = obj_str(cx, code);
    Buf text = BUF_EMPTY;
    if (s != V_NULL)
        str_to_buf(AS(Str, s), &text);
    buf_putc(&text, '\n');
    textio_put(cx, 2, buf_text(&text), text.len);
    buf_free(&text);
    return 1;
}

/* Dies of SIGINT, as CPython does, so that a calling shell knows. */
NORETURN static void die_interrupted(void)
{
    textio_flush_main();
    signal(SIGINT, SIG_DFL);
    raise(SIGINT);
    exit(130);
}

static int report_end(Ctx *cx)
{
    Value exc = exception_catch(cx);
    if (is_instance_of(exc, &exc_SystemExit))
        return exit_code(cx, exc);
    uncaught_main(cx, exc);
    if (is_instance_of(exc, &exc_KeyboardInterrupt))
        die_interrupted();
    return 1;
}

static int disassemble(Ctx *cx, const Command *c)
{
    Code *code = c->code ? source_compile(cx, c->code_name, COMPILE_EXEC,
                                          c->code, c->code_len)
                         : source_compile_file(cx, c->script);
    if (!code)
        return report_end(cx);
    Buf text = BUF_EMPTY;
    vm_disassemble(cx, code, &text);
    fwrite(buf_text(&text), 1, text.len, stdout);
    buf_free(&text);
    return 0;
}

static int run_script(const Command *c)
{
    Ctx *cx = &runtime.main;
    runtime.starting = true;
    if (modules_init(cx) < 0 || set_argv(cx, c) < 0)
        return report_end(cx);
    runtime.starting = false;
    if (c->dis)
        return disassemble(cx, c);
    Value v = c->code ? run_main_source(cx, c->code_name, c->code, c->code_len)
                      : run_main_file(cx, c->script);
    if (v != V_NULL && ctx_poll(cx) < 0)
        v = V_NULL;
    int status = v == V_NULL ? report_end(cx) : 0;
    atexit_run_main(cx);
    finalizers_run_all_main(cx);
    return status;
}

static void on_sigint(int signal)
{
    (void)signal;
    runtime_interrupt();
}

static void start_oracles(const PxOptions *o)
{
    guard_drop_effect_main(o->dropped);
    if (!o->race_record)
        return;
    oracle_enable_main(o->race_record, guard_design_names[o->guard],
                       build_id());
    if (o->no_canary)
        oracle_plant_no_canary_main();
    if (o->idle_worker >= 0)
        oracle_plant_idle_main(o->idle_worker);
}

/* The exit status when output could not be written, and CPython's words. */
static int output_lost(int code)
{
    dprintf(2,
            "Exception ignored in: <_io.TextIOWrapper name='<stdout>' "
            "mode='w' encoding='utf-8'>\n%s: [Errno %d] %s\n",
            type_c_name(exception_type_of_errno(code)), code, strerror(code));
    return 120;
}

/* A control run without guard may have left pointers into dead contexts in
 * main: it writes its record and leaves without touching the heap again. */
static int finish(const Command *c, int status)
{
    if (textio_flush_main() < 0)
        status = output_lost(errno);
    if (c->options.stats && !stats_write(c->options.stats))
        status = 1;
    if (oracle_on()) {
        if (!oracle_write_main())
            status = 1;
        fflush(NULL);
        _exit(status);
    }
    compile_shutdown();
    runtime_end();
    source_forget_all();
    return status;
}

typedef struct Run {
    Command command;
    int status;
} Run;

/* Whether SIGINT interrupts the calling thread and those it starts. */
static void take_sigint(bool take)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    pthread_sigmask(take ? SIG_UNBLOCK : SIG_BLOCK, &set, NULL);
}

static void *main_thread(void *arg)
{
    Run *run = arg;
    const Command *c = &run->command;
    stats_enable(c->options.stats != NULL); /* contexts choose their loop */
    runtime_init(&c->options);
    if (types_init(&runtime.boot) < 0)
        base_die("out of memory at start");
    runtime.on_sigint = on_sigint;
    struct sigaction act = {.sa_handler = on_sigint}, before;
    sigaction(SIGINT, NULL, &before);
    if (before.sa_handler != SIG_IGN) /* as a background job has it */
        sigaction(SIGINT, &act, NULL);
    take_sigint(true);
    signal(SIGPIPE, SIG_IGN);
    run->status = finish(c, run_script(c));
    return NULL;
}

/* A closed descriptor among the first three would be given to the next file
 * that opens, which would then get our output. */
static void reserve_std_fds(void)
{
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
            open("/dev/null", fd ? O_WRONLY : O_RDONLY) == fd)
            textio_set_absent(fd);
}

int main(int argc, char **argv)
{
    Run run = {.status = 1};
    reserve_std_fds();
    parse(argc, argv, &run.command);
    compile_set_python(run.command.options.python);
    start_oracles(&run.command.options);
    pthread_t thread;
    pthread_attr_t attr;
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, MAIN_STACK);
    take_sigint(false); /* this thread only waits */
    int error = pthread_create(&thread, &attr, main_thread, &run);
    if (error)
        base_die("cannot start the main thread: %s", strerror(error));
    sigset_t all; /* signals are main's: they end what it waits for */
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, NULL);
    pthread_join(thread, NULL);
    return run.status;
}
