/* parallel.c: the module `parallel`: Python's door to contexts. All of it runs
 * in main, but for the questions a context may ask about itself. */
#include "context/phase.h"
#include "context/poll.h"
#include "heap/manage.h"
#include "heap/roots.h"
#include "lib/lib.h"
#include "lib/modules.h"
#include "object/store.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/text.h"
#include <stdlib.h>

/* Submitted and not yet run: a list of (fn, args, kwds, callback, errback). */
static Value pending = V_NULL;

void parallel_init(void)
{
    roots_add_main(&pending);
}

/* --- ending a batch, in main --- */

/* 0, or -1 with OSError, if nothing was raised before. */
static int write_output(Ctx *cx, Work *w, size_t n)
{
    int r = 0;
    for (size_t i = 0; i < n; i++) {
        if (r < 0 || error_pending(cx))
            textio_put(cx, 1, buf_text(&w[i].out), w[i].out.len);
        else
            r = textio_write(cx, 1, buf_text(&w[i].out), w[i].out.len);
        textio_put(cx, 2, buf_text(&w[i].err), w[i].err.len);
    }
    return r;
}

/* A main exception that a context raised gets its traceback now, by its owner.
 */
static void fill_traceback(Ctx *cx, const Work *w)
{
    Exception *e = AS(Exception, w->error);
    if (w->error_traceback != V_NULL && e->hdr.owner == cx->owner &&
        !is_exact(e->traceback, KIND_traceback))
        store_exception_field(cx, e, &e->traceback, w->error_traceback);
}

static int raise_group(Ctx *cx, const Work *w, size_t n, size_t failed)
{
    Value list = list_new(cx, failed);
    for (size_t i = 0; list != V_NULL && i < n; i++)
        if (w[i].error != V_NULL &&
            list_append_own(cx, AS(List, list), w[i].error) < 0)
            return -1;
    Value text = str_printf(cx, "%zu of %zu contexts failed", failed, n);
    if (list == V_NULL || text == V_NULL)
        return -1;
    Value argv[2] = {text, list};
    Value group = type_call(cx, &exc_ExceptionGroup, argv, 2, V_NULL);
    if (group != V_NULL)
        raise_value(cx, group);
    return -1;
}

/* 0 when nothing failed, else -1 with the failures raised. */
static int raise_failures(Ctx *cx, const Work *w, size_t n)
{
    size_t failed = 0;
    const Work *last = NULL;
    for (size_t i = 0; i < n; i++) {
        if (w[i].error == V_NULL)
            continue;
        fill_traceback(cx, &w[i]);
        failed++;
        last = &w[i];
    }
    if (failed == 0)
        return 0;
    if (failed > 1)
        return raise_group(cx, w, n, failed);
    raise_value(cx, last->error);
    cx->raised.traceback = AS(Exception, last->error)->traceback;
    return -1;
}

static Value results_of(Ctx *cx, const Work *w, size_t n)
{
    Value list = list_new(cx, n);
    for (size_t i = 0; list != V_NULL && i < n; i++)
        if (list_append_own(cx, AS(List, list), w[i].result) < 0)
            return V_NULL;
    return list;
}

/* Runs the batch; frees w. `keep` holds what the Works point to. */
static Value run_batch(Ctx *cx, Work *w, size_t n, int workers, Value keep)
{
    Value results = V_NULL;
    int done = phase_run_main(cx, w, n, workers);
    Work *volatile kept = w; /* results live in malloc'd memory until pinned */
    uint32_t pins = cx->npins;
    for (size_t i = 0; i < n; i++) {
        ctx_pin(cx, kept[i].result);
        ctx_pin(cx, kept[i].error);
        ctx_pin(cx, kept[i].error_traceback);
    }
    ctx_pin(cx, keep);
    if (write_output(cx, w, n) < 0)
        done = -1;
    if (done == 0 && raise_failures(cx, w, n) == 0)
        results = results_of(cx, w, n);
    ctx_unpin(cx, cx->npins - pins);
    for (size_t i = 0; i < n; i++) {
        buf_free(&w[i].out);
        buf_free(&w[i].err);
    }
    free(w);
    return results;
}

static Work *works_new(Ctx *cx, size_t n)
{
    size_t bytes = (n ? n : 1) * sizeof(Work);
    Work *w = n > SIZE_MAX / sizeof(Work) ? NULL : aligned_alloc(64, bytes);
    if (!w) {
        raise_memory(cx);
        return NULL;
    }
    memset(w, 0, bytes);
    return w;
}

static int only_main(Ctx *cx, const char *what)
{
    if (cx == &runtime.main)
        return 0;
    raise_fmt(cx, &exc_RuntimeError,
              "parallel.%s() cannot be called inside a context", what);
    return -1;
}

static int workers_arg(Ctx *cx, Value v, int *out)
{
    *out = 0;
    if (v == V_NULL || v == V_NONE)
        return 0;
    int64_t n = obj_index_i64(cx, v, &exc_OverflowError);
    if (error_pending(cx))
        return -1;
    if (n < 1 || n > 256) {
        raise_fmt(cx, &exc_ValueError, "workers must be 1 to 256, not %ld",
                  (long)n);
        return -1;
    }
    *out = (int)n;
    return 0;
}

/* --- the functions --- */

/* map(fn, items, workers=None) -> list of results in item order */
Value parallel_map(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    int workers;
    if (only_main(cx, "map") < 0 || workers_arg(cx, argv[2], &workers) < 0)
        return V_NULL;
    Value items = list_of(cx, argv[1]);
    if (items == V_NULL)
        return V_NULL;
    size_t n = AS(List, items)->len;
    Value calls = tuple_new(cx, n);
    Work *w = calls == V_NULL ? NULL : works_new(cx, n);
    if (!w)
        return V_NULL;
    for (size_t i = 0; i < n; i++) {
        Value args = tuple_from(cx, &AS(List, items)->store->v[i], 1);
        if (args == V_NULL) {
            free(w);
            return V_NULL;
        }
        AS(Tuple, calls)->v[i] = args;
        w[i].fn = argv[0];
        w[i].args = AS(Tuple, args);
    }
    return run_batch(cx, w, n, workers, calls);
}

static Value none_as_null(Value v)
{
    return v == V_NONE ? V_NULL : v;
}

/* submit_work(fn, args=(), kwds=None, callback=None, errback=None) */
Value parallel_submit_work(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    if (only_main(cx, "submit_work") < 0)
        return V_NULL;
    Value args = argv[1] == V_NULL ? tuple_new(cx, 0) : tuple_of(cx, argv[1]);
    if (args == V_NULL)
        return V_NULL;
    Value kwds = none_as_null(argv[2]);
    if (kwds != V_NULL && !is_kind(kwds, KIND_dict))
        return raise_fmt(cx, &exc_TypeError,
                         "submit_work() kwds must be a dict or None, not %T",
                         kwds);
    if (kwds != V_NULL && (kwds = dict_copy(cx, AS(Dict, kwds))) == V_NULL)
        return V_NULL;
    Value row[5] = {argv[0], args, kwds == V_NULL ? V_NONE : kwds,
                    argv[3] == V_NULL ? V_NONE : argv[3],
                    argv[4] == V_NULL ? V_NONE : argv[4]};
    Value entry = tuple_from(cx, row, 5);
    if (entry == V_NULL)
        return V_NULL;
    if (pending == V_NULL && (pending = list_new(cx, 8)) == V_NULL)
        return V_NULL;
    return list_append_own(cx, AS(List, pending), entry) < 0 ? V_NULL : V_NONE;
}

/* run() -> results of everything submitted, in order of submission */
Value parallel_run(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    if (only_main(cx, "run") < 0)
        return V_NULL;
    if (pending == V_NULL)
        return list_new(cx, 0);
    Value batch = pending;
    size_t n = AS(List, batch)->len;
    Work *w = works_new(cx, n);
    if (!w)
        return V_NULL;
    pending = V_NULL;
    for (size_t i = 0; i < n; i++) {
        const Tuple *t = AS(Tuple, AS(List, batch)->store->v[i]);
        w[i].fn = t->v[0];
        w[i].args = AS(Tuple, t->v[1]);
        w[i].kwds = t->v[2] == V_NONE ? NULL : AS(Dict, t->v[2]);
        w[i].callback = none_as_null(t->v[3]);
        w[i].errback = none_as_null(t->v[4]);
    }
    return run_batch(cx, w, n, 0, batch);
}

/* is_parallel_thread() -> whether the caller runs on a worker */
Value parallel_is_parallel_thread(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    return v_bool(cx != &runtime.main);
}

/* active_contexts() -> how many workers run contexts now */
Value parallel_active_contexts(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv, (void)argc, (void)kw;
    return v_int(runtime.active);
}

/* stats() -> dict of counters of this process */
Value parallel_stats(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argv, (void)argc, (void)kw;
    if (only_main(cx, "stats") < 0)
        return V_NULL;
    uint64_t run = 0;
    for (int i = 0; i < workers_count(); i++)
        run += worker_at(i)->contexts_run;
    struct {
        const char *name;
        uint64_t value;
    } row[] = {{"contexts", run},
               {"phases", runtime.phases},
               {"workers", (uint64_t)workers_count()},
               {"main_collections", heap_collections(&runtime.heap)},
               {"main_bytes", heap_bytes(&runtime.heap)},
               {"mapped_bytes", block_bytes_mapped()}};
    Value d = dict_new(cx);
    for (size_t i = 0; d != V_NULL && i < ARRAY_LEN(row); i++) {
        Value n = int_from_u64(cx, row[i].value);
        if (module_add(cx, AS(Dict, d), row[i].name, n) < 0)
            return V_NULL;
    }
    return d;
}
