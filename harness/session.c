/* session: see session.h. */
#define _GNU_SOURCE
#include "harness/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/base.h"
#include "harness/env.h"
#include "harness/ideal.h"

char *session_verdict(const char *reply, const char *checksum, double *seconds)
{
    double nanoseconds;
    int at = 0;
    if (!strncmp(reply, "error ", 6))
        return base_copy(reply + 6);
    if (sscanf(reply, "time %lf checksum %n", &nanoseconds, &at) != 1 || !at)
        return base_text("unexpected reply '%.200s'", reply);
    if (strcmp(reply + at, checksum))
        return base_text("wrong checksum: '%.100s', expected '%.100s'",
                         reply + at, checksum);
    if (nanoseconds <= 0.0)
        return base_text("a run of %.0f ns is not believed", nanoseconds);
    *seconds = nanoseconds * 1e-9;
    return NULL;
}

/* --- the ideal chain ----------------------------------------------------- */

static double own_delay(void)
{
    return child_run_delay(getpid());
}

static json_t *ideal_sample(struct session *s, double *seconds, char **error)
{
    double delay = own_delay();
    *seconds = ideal_run(s->unit->workers, s->links);
    if (*seconds <= 0.0) {
        *error = base_copy("its threads cannot be started");
        return NULL;
    }
    return json_pack("{s:f}", "run_delay", own_delay() - delay);
}

/* --- children ------------------------------------------------------------ */

static bool run_once(struct session *s, double *seconds, char **error)
{
    char *reply = child_order(s->child, s->run_order, SESSION_TIMEOUT, error);
    if (!reply)
        return false;
    *error = session_verdict(reply, s->unit->workload->checksum, seconds);
    free(reply);
    return !*error;
}

static bool load(struct session *s, char **error)
{
    char *order = base_text("load %s", s->unit->workload->path);
    char *reply = child_order(s->child, order, SESSION_TIMEOUT, error);
    free(order);
    if (!reply)
        return false;
    bool ok = !strcmp(reply, "ok");
    if (!ok)
        *error = base_copy(strncmp(reply, "error ", 6) ? reply : reply + 6);
    free(reply);
    return ok;
}

static bool launch(struct session *s, const struct units *units, char **error)
{
    /* pxi has a module parallel of its own */
    bool pxi = s->unit->runner->program == PROGRAM_PXI;
    char *path = base_text("PYTHONPATH=%s/scripts/cpython", units->root);
    const char *const env[] = {"PYTHONDONTWRITEBYTECODE=1", pxi ? NULL : path,
                               NULL};
    char **argv = units_command(units, s->unit);
    struct child_spec spec = {argv, env, s->unit->workers, true};
    s->child = child_start(&spec, error);
    for (size_t i = 0; argv[i]; i++)
        free(argv[i]);
    free(argv);
    free(path);
    return s->child != NULL;
}

bool session_launch(struct session *s, const struct units *units,
                    struct unit *unit, const char *size, uint64_t links,
                    char **error)
{
    memset(s, 0, sizeof *s);
    s->unit = unit;
    s->links = links;
    *error = NULL;
    if (unit->runner->program == PROGRAM_IDEAL)
        return true;
    s->run_order = base_text("run %s %s", unit->workload->name, size);
    return launch(s, units, error);
}

bool session_warm(struct session *s, double *warmup, char **error)
{
    if (s->child)
        return load(s, error) && run_once(s, warmup, error);
    *warmup = ideal_run(s->unit->workers, s->links);
    return true;
}

/* Numbers for what was counted; a text for what was not. */
static json_t *counter_records(const struct counters_reading *r)
{
    json_t *all = json_object();
    for (int i = 0; i < COUNTERS; i++) {
        const struct counters_value *v = &r->of[i];
        const char *name = counters_name((enum counters_id)i);
        if (v->state == COUNTERS_COUNTED || v->state == COUNTERS_FALLBACK)
            json_object_set_new(all, name, json_real(v->value));
        if (v->state == COUNTERS_COUNTED)
            continue;
        const char *word =
            v->state == COUNTERS_FALLBACK ? "source" : "unavailable";
        char *key = v->state == COUNTERS_FALLBACK ? base_text("%s_source", name)
                                                  : base_copy(name);
        char *text = v->state == COUNTERS_FALLBACK
                         ? base_copy(v->reason)
                         : base_text("%s (%s)", word, v->reason);
        json_object_set_new(all, key, json_string(text));
        free(key);
        free(text);
    }
    return all;
}

json_t *session_sample(struct session *s, double *seconds, char **error)
{
    *error = NULL;
    if (!s->child)
        return ideal_sample(s, seconds, error);
    struct counters *counters = child_counters(s->child);
    struct counters_reading before, after;
    struct env_moment start = env_now();
    double delay = child_run_delay(child_pid(s->child));
    counters_read(counters, &before);
    if (!run_once(s, seconds, error))
        return NULL;
    counters_read(counters, &after);
    struct env_moment end = env_now();
    delay = child_run_delay(child_pid(s->child)) - delay;
    struct counters_reading since = counters_since(&before, &after);
    return json_pack(
        "{s:f, s:f, s:f, s:f, s:o}", "run_delay", delay > 0.0 ? delay : 0.0,
        "steal", end.steal - start.steal, "pressure",
        end.pressure - start.pressure, "throttled",
        end.throttled - start.throttled, "counters", counter_records(&since));
}

void session_close(struct session *s)
{
    if (s->child)
        child_close(s->child);
}

void session_stop(struct session *s)
{
    if (s->child)
        child_stop(s->child, 2.0, NULL);
    s->child = NULL;
    free(s->run_order);
    s->run_order = NULL;
}
