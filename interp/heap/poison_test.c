/* poison_test.c: V=asan must report the three classic heap errors. Each is
 * planted in a child process, whose report is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>
#include "context/runtime.h"
#include "heap/manage.h"
#include "heap/poison.h"
#include "objects/classes.h"
#include "util/os.h"

static volatile uint64_t sink;

enum { GARBAGE = 64 };

/* Addresses in disguise, so that the conservative scan does not see them. */
static NOINLINE void make_garbage(Ctx *cx, uintptr_t *disguised)
{
    for (int i = 0; i < GARBAGE; i++)
        disguised[i] = ~(uintptr_t)raw_new(cx, 40);
}

static void overflow(Ctx *cx, Heap *h)
{
    (void)h;
    Raw *r = raw_new(cx, 40);
    ((volatile uint8_t *)r->b)[40] = 1;
}

/* One of them may survive by a forgotten stack slot, not all. */
static void use_after_sweep(Ctx *cx, Heap *h)
{
    (void)h;
    uintptr_t disguised[GARBAGE];
    Raw *volatile kept = raw_new(cx, 40); /* the block stays in use */
    make_garbage(cx, disguised);
    heap_collect(cx);
    sink = kept->b[0];
    for (int i = 0; i < GARBAGE; i++)
        sink = ((volatile Raw *)~disguised[i])->b[8];
}

static void use_after_death(Ctx *cx, Heap *h)
{
    Raw *r = raw_new(cx, 40);
    heap_reset(h, OWNER_FIRST_CONTEXT);
    sink = ((volatile Raw *)r)->b[8];
}

static void run_plant(void (*plant)(Ctx *cx, Heap *h))
{
    static BlockCache cache;
    static Heap heap;
    static Ctx cx;
    heap_init(&heap, OWNER_FIRST_CONTEXT, &cache, 0);
    ctx_init(&cx, &heap, OWNER_FIRST_CONTEXT);
    cx.worker = &runtime.main_worker;
    ctx_enter_thread(&cx);
    vm_ctx_init(&cx);
    ctx_attach(&cx);
    plant(&cx, &heap);
}

/* Runs the plant in a child; its stderr is appended to out. */
static int child_report(void (*plant)(Ctx *cx, Heap *h), Buf *out)
{
    int fd[2], status;
    assert_int_equal(pipe(fd), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        dup2(fd[1], 2);
        close(fd[0]);
        close(fd[1]);
        run_plant(plant);
        _exit(0);
    }
    close(fd[1]);
    os_read_all(fd[0], out);
    close(fd[0]);
    waitpid(pid, &status, 0);
    return status;
}

static void expect_report(void (*plant)(Ctx *cx, Heap *h), const char *function)
{
#ifdef PX_ASAN
    Buf out = BUF_EMPTY;
    int status = child_report(plant, &out);
    if (status == 0 || !strstr(buf_text(&out), "use-after-poison") ||
        !strstr(buf_text(&out), function))
        fail_msg("no report of %s:\n%s", function, buf_text(&out));
    buf_free(&out);
#else
    (void)plant, (void)function, (void)child_report;
    skip(); /* only V=asan poisons */
#endif
}

static void overflow_is_reported(void **state)
{
    (void)state;
    expect_report(overflow, "overflow");
}

static void use_after_sweep_is_reported(void **state)
{
    (void)state;
    expect_report(use_after_sweep, "use_after_sweep");
}

static void use_after_context_death_is_reported(void **state)
{
    (void)state;
    expect_report(use_after_death, "use_after_death");
}

static int start(void **state)
{
    (void)state;
    PxOptions options = {.idle_worker = -1};
    runtime_init(&options);
    return types_init(&runtime.boot);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(overflow_is_reported),
        cmocka_unit_test(use_after_sweep_is_reported),
        cmocka_unit_test(use_after_context_death_is_reported),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
