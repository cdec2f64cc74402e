/* Fuzz test of the whole way: damaged code that the verifier lets through is
 * executed. Each run must end: normally, with an exception, or with its budget
 * used up; never with a crash. Seeds are the conformance programs.
 *
 * Every mutation runs in a forked copy of one started interpreter, so runs do
 * not meet and a number tells all:
 *   PX_FUZZ       how many mutations (default 600)
 *   PX_FUZZ_SEED  number of the first (default 1) */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include "context/runtime.h"
#include "context/vm.h"
#include "front/marshal.h"
#include "front/mutate.h"
#include "front/testing.h"
#include "front/verify.h"
#include "lib/lib.h"
#include "objects/classes.h"
#include "objects/code.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/text.h"
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>

enum {
    BUDGET_MS = 100,  /* CPU time until the interpreter is asked to stop */
    LIMIT_S = 20,     /* and until it is ended: one native may take long */
    STACK = 256 << 20 /* as pxi's main thread */
};

/* How a run ended: exit status of the copy. */
enum { REFUSED = 10, RETURNED, RAISED, STOPPED, N_ENDS };

static const char *const end_names[] = {"refused", "returned", "raised",
                                        "stopped"};

static MutateSeeds seeds;
static u64 ends[N_ENDS - REFUSED], killed_late, out_of_memory;

/* ASan: a refused allocation is NULL, not the end; CMocka's signal handlers
 * shall not hide its report. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1:max_allocation_size_mb=1024:"
           "detect_leaks=0:handle_segv=2:handle_sigbus=2:handle_sigfpe=2";
}

static u64 number_from(const char *name, u64 otherwise)
{
    const char *text = getenv(name);
    return text && *text ? strtoull(text, NULL, 10) : otherwise;
}

/* --- seeds --------------------------------------------------------------- */

/* Programs that wait or touch files are no seeds. */
static bool harmless(const char *source)
{
    static const char *const words[] = {
        "sleep", "open(", "input(", "submit", "parallel", "setrecursionlimit"};
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (strstr(source, words[i]))
            return false;
    return true;
}

static void add_seed(const char *path)
{
    Buf source = BUF_EMPTY;
    assert_int_equal(os_read_file(path, &source), 0);
    Buf *seed = &seeds.of[seeds.n];
    if (harmless(buf_text(&source)) &&
        child_compile(path, COMPILE_EXEC, source.data, source.len, seed) ==
            CHILD_CODE)
        seeds.n++;
    else
        buf_clear(seed);
    buf_free(&source);
}

static void add_seeds(const char *list)
{
    Buf lines = BUF_EMPTY;
    buf_puts(&lines, list);
    child_set_python(testing_python());
    for (char *line = strtok(lines.data, "\n");
         line && seeds.n < MUTATE_MAX_SEEDS; line = strtok(NULL, "\n"))
        add_seed(line);
    child_set_python(NULL);
    buf_free(&lines);
}

static void collect_seeds(void)
{
    const char script[] =
        "import glob, sys\n"
        "print(*sorted(glob.glob(sys.argv[1] + '/*/*.py')), sep='\\n')\n";
    Buf list = BUF_EMPTY;
    testing_run_python(script, "interp/conformance", &list);
    add_seeds(buf_text(&list));
    buf_free(&list);
    assert_true(seeds.n > 60);
}

/* --- one run, in the copy ------------------------------------------------- */

static PyCode *mutated(u64 number, Arena *arena)
{
    Rng r;
    Buf bytes = BUF_EMPTY, error = BUF_EMPTY;
    rng_seed(&r, number);
    if (number % 4 == 0)
        mutate_seed(&r, &seeds, &bytes);
    else
        buf_put(&bytes, seeds.of[number % seeds.n].data,
                seeds.of[number % seeds.n].len);
    PyCode *top = marshal_read(bytes.data, bytes.len, arena, &error);
    if (top && number % 4 == 1)
        mutate_tree(&r, top);
    else if (top && number % 4) /* one small change: more of it runs */
        mutate_code(&r, mutate_pick_code(&r, top));
    bool ok = top && verify_code(top, arena, &error);
    buf_free(&bytes);
    buf_free(&error);
    return ok ? top : NULL;
}

static void on_budget(int signal)
{
    (void)signal;
    atomic_fetch_or(&runtime.main.poll, POLL_BUDGET);
}

static void limit_run(void)
{
    struct rlimit no_files = {0, 0};
    setrlimit(RLIMIT_FSIZE, &no_files);
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGVTALRM, on_budget);
    struct itimerval budget = {.it_value = {0, BUDGET_MS * 1000}};
    setitimer(ITIMER_VIRTUAL, &budget, NULL);
    alarm(LIMIT_S);
}

static int run_code(PyCode *top)
{
    Ctx *cx = &runtime.main;
    Code *code = vm_code_from(cx, top);
    Value globals = dict_new(cx), name = str_from_utf8(cx, "__main__", 8);
    if (!code || globals == V_NULL || name == V_NULL ||
        dict_set_own(cx, AS(Dict, globals), name_dunder_name, name) < 0 ||
        dict_set_own(cx, AS(Dict, globals), name_dunder_builtins,
                     v_obj(builtins_dict)) < 0)
        return RAISED;
    if (code_free_count(code))
        return REFUSED; /* as exec() does */
    Value result = vm_run_code(cx, code, AS(Dict, globals), V_NULL);
    if (result != V_NULL)
        return RETURNED;
    Value exc = exception_catch(cx);
    atomic_store(&cx->poll, 0);
    Buf text = BUF_EMPTY;
    traceback_print(cx, exc, AS(Exception, exc)->traceback, &text);
    bool stopped = strstr(buf_text(&text), "instruction budget") != NULL;
    buf_free(&text);
    return stopped ? STOPPED : RAISED;
}

static void NORETURN be_copy(u64 number, int log)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    int null = open("/dev/null", O_RDWR);
    dup2(null, 0);
    dup2(null, 1);
    dup2(log, 2);
    const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    for (size_t i = 0; i < ARRAY_LEN(faults); i++)
        signal(faults[i], SIG_DFL); /* not CMocka's */
    if (chdir("/"))
        _exit(1);
    limit_run();
    Arena arena = ARENA_EMPTY;
    PyCode *top = mutated(number, &arena);
    _exit(top ? run_code(top) : REFUSED);
}

/* --- judging ---------------------------------------------------------------
 */

/* Notes how the copy ended; false: it crashed. */
static bool judge(int status, const char *log)
{
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code >= REFUSED && code < N_ENDS) {
        ends[code - REFUSED]++;
        return true;
    }
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) {
        killed_late++;
        return true;
    }
    if (code == 1 && strstr(log, "out of memory")) {
        out_of_memory++;
        return true;
    }
    return false;
}

static bool run_copy(u64 number)
{
    int ends_of[2];
    assert_int_equal(pipe(ends_of), 0);
    pid_t copy = fork();
    assert_true(copy >= 0);
    if (copy == 0)
        be_copy(number, ends_of[1]);
    close(ends_of[1]);
    Buf log = BUF_EMPTY;
    assert_int_equal(os_read_all(ends_of[0], &log), 0);
    close(ends_of[0]);
    int status = 0;
    assert_int_equal(waitpid(copy, &status, 0), copy);
    bool fine = judge(status, buf_text(&log));
    if (!fine) {
        print_message("PX_FUZZ=1 PX_FUZZ_SEED=%llu: %s %d\n%.1500s\n",
                      (unsigned long long)number,
                      WIFSIGNALED(status) ? "signal" : "exit status",
                      WIFSIGNALED(status) ? WTERMSIG(status)
                                          : WEXITSTATUS(status),
                      buf_text(&log));
    }
    buf_free(&log);
    return fine;
}

static void *run_all(void *result)
{
    PxOptions options = {.guard = GUARD_CALLS, .idle_worker = -1};
    runtime_init(&options);
    assert_true(types_init(&runtime.boot) == 0);
    assert_int_equal(modules_init(&runtime.main), 0);
    u64 n = number_from("PX_FUZZ", 600), first = number_from("PX_FUZZ_SEED", 1);
    u64 crashed = 0;
    for (u64 i = 0; i < n; i++)
        crashed += !run_copy(first + i);
    *(u64 *)result = crashed;
    return NULL;
}

static void damaged_code_runs(void **state)
{
    (void)state;
    u64 crashed = 0, n = number_from("PX_FUZZ", 600);
    collect_seeds();
    pthread_t thread;
    pthread_attr_t attr;
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, STACK);
    assert_int_equal(pthread_create(&thread, &attr, run_all, &crashed), 0);
    pthread_join(thread, NULL);
    print_message("%llu mutations:", (unsigned long long)n);
    for (int i = 0; i < N_ENDS - REFUSED; i++)
        print_message(" %llu %s,", (unsigned long long)ends[i], end_names[i]);
    print_message(" %llu out of memory, %llu ended after %d s, %llu crashed\n",
                  (unsigned long long)out_of_memory,
                  (unsigned long long)killed_late, LIMIT_S,
                  (unsigned long long)crashed);
    assert_int_equal(crashed, 0);
    if (n >= 100) { /* it did execute */
        assert_true(ends[RETURNED - REFUSED] > n / 50);
        assert_true(ends[RAISED - REFUSED] > n / 50);
        assert_true(killed_late <= n / 100);
    }
    while (seeds.n)
        buf_free(&seeds.of[--seeds.n]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(damaged_code_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
