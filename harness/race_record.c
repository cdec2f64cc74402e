/* race_record.c: reads race records by jansson; see race_record.h. */
#include "harness/race_record.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool unpack(json_t *from, const char *what, char *error, size_t size,
                   const char *format, ...)
{
    json_error_t why;
    va_list args;
    va_start(args, format);
    int failed = json_vunpack_ex(from, &why, 0, format, args);
    va_end(args);
    if (failed)
        snprintf(error, size, "race record, %s: %s", what, why.text);
    return !failed;
}

static uint64_t hex(const char *text)
{
    return strtoull(text, NULL, 16);
}

static bool read_outcome(json_t *from, void *to, char *error, size_t size)
{
    struct race_outcome *c = to;
    json_int_t serial, worker;
    const char *outcome;
    c->error = c->kind = c->message = c->file = c->result = "";
    if (!unpack(from, "contexts", error, size,
                "{s:I, s:I, s:s, s?s, s?s, s?s, s?s, s?i, s?s}", "serial",
                &serial, "worker", &worker, "outcome", &outcome, "error",
                &c->error, "kind", &c->kind, "message", &c->message, "file",
                &c->file, "line", &c->line, "result", &c->result))
        return false;
    c->serial = (long)serial;
    c->worker = (long)worker;
    c->ok = strcmp(outcome, "ok") == 0;
    return true;
}

static bool read_event(json_t *from, void *to, char *error, size_t size)
{
    struct race_event *e = to;
    json_int_t owner, context;
    if (!unpack(from, "events", error, size, "{s:s, s:s, s:s, s:i, s:I, s:I}",
                "operation", &e->operation, "object", &e->object, "file",
                &e->file, "line", &e->line, "owner", &owner, "context",
                &context))
        return false;
    e->owner = (long)owner;
    e->context = (long)context;
    return true;
}

static bool read_change(json_t *from, void *to, char *error, size_t size)
{
    struct race_change *c = to;
    return unpack(from, "digest changes", error, size,
                  "{s:s, s:s, s:s, s:s, s:s}", "kind", &c->kind, "field",
                  &c->field, "label", &c->label, "before", &c->before, "after",
                  &c->after);
}

static bool read_object(json_t *from, void *to, char *error, size_t size)
{
    struct race_object *o = to;
    const char *lo, *hi;
    o->part = "";
    if (!unpack(from, "objects", error, size, "{s:s, s:s, s:s, s:s, s?s}", "lo",
                &lo, "hi", &hi, "kind", &o->kind, "label", &o->label, "part",
                &o->part))
        return false;
    o->lo = hex(lo);
    o->hi = hex(hi);
    return true;
}

static bool read_layout(json_t *from, void *to, char *error, size_t size)
{
    struct race_layout *l = to;
    json_int_t lo, hi;
    if (!unpack(from, "layouts", error, size, "{s:s, s:s, s:I, s:I}", "kind",
                &l->kind, "field", &l->field, "lo", &lo, "hi", &hi))
        return false;
    l->lo = (long)lo;
    l->hi = (long)hi;
    return true;
}

/* Reads the array `from` into a fresh C array of `item`-byte rows. */
static bool read_rows(json_t *from, const char *what, size_t item, void **rows,
                      size_t *n, char *error, size_t size,
                      bool (*read)(json_t *, void *, char *, size_t))
{
    if (!json_is_array(from)) {
        snprintf(error, size, "race record: no list '%s'", what);
        return false;
    }
    *n = 0;
    *rows = calloc(json_array_size(from) + 1, item);
    if (!*rows) {
        snprintf(error, size, "out of memory");
        return false;
    }
    for (; *n < json_array_size(from); ++*n)
        if (!read(json_array_get(from, *n), (char *)*rows + *n * item, error,
                  size))
            return false;
    return true;
}

static int by_address(const void *a, const void *b)
{
    const struct race_object *x = a, *y = b;
    return x->lo < y->lo ? -1 : x->lo > y->lo;
}

#define ROWS(from, what, field, read)                                          \
    read_rows(json_object_get(from, what), what, sizeof *out->field,           \
              (void **)&out->field, &out->n_##field, error, size, read)

static bool read_lists(json_t *root, json_t *digest, struct race_record *out,
                       char *error, size_t size)
{
    if (!ROWS(root, "contexts", contexts, read_outcome) ||
        !ROWS(root, "events", events, read_event) ||
        !ROWS(digest, "changes", changes, read_change) ||
        !ROWS(root, "objects", objects, read_object) ||
        !ROWS(root, "layouts", layouts, read_layout))
        return false;
    qsort(out->objects, out->n_objects, sizeof *out->objects, by_address);
    return true;
}

static bool read_root(json_t *root, struct race_record *out, char *error,
                      size_t size)
{
    int schema, ran, checked;
    json_int_t workers, passes, words, bytes;
    json_t *canary, *digest;
    if (!unpack(root, "head", error, size, "{s:i, s:s, s:s, s:I, s:o, s:o}",
                "schema", &schema, "probe", &out->probe, "guard", &out->guard,
                "workers", &workers, "canary", &canary, "digest", &digest) ||
        !unpack(canary, "canary", error, size, "{s:b, s:I, s:I}", "ran", &ran,
                "passes", &passes, "words", &words) ||
        !unpack(digest, "digest", error, size, "{s:b, s:I}", "checked",
                &checked, "bytes", &bytes))
        return false;
    if (schema != 1) {
        snprintf(error, size, "race record: schema %d, not 1", schema);
        return false;
    }
    out->workers = (long)workers;
    out->canary_ran = ran;
    out->canary_passes = (long)passes;
    out->canary_words = (long)words;
    out->digest_checked = checked;
    out->digest_bytes = (long)bytes;
    return read_lists(root, digest, out, error, size);
}

bool race_record_parse(const char *text, size_t size, struct race_record *out,
                       char *error, size_t error_size)
{
    json_error_t why;
    memset(out, 0, sizeof *out);
    json_t *root = json_loadb(text, size, 0, &why);
    if (!root) {
        snprintf(error, error_size, "race record, line %d: %s", why.line,
                 why.text);
        return false;
    }
    out->json = root;
    return read_root(root, out, error, error_size);
}

bool race_record_read(const char *path, struct race_record *out, char *error,
                      size_t error_size)
{
    json_error_t why;
    memset(out, 0, sizeof *out);
    json_t *root = json_load_file(path, 0, &why);
    if (!root) {
        snprintf(error, error_size, "race record: %s", why.text);
        return false;
    }
    out->json = root;
    return read_root(root, out, error, error_size);
}

void race_record_free(struct race_record *record)
{
    free(record->contexts);
    free(record->events);
    free(record->changes);
    free(record->objects);
    free(record->layouts);
    json_decref(record->json);
    memset(record, 0, sizeof *record);
}

static const char *find_field(const struct race_record *record,
                              const struct race_object *object, uint64_t at)
{
    long offset = (long)(at - object->lo);
    if (*object->part)
        return object->part;
    for (size_t i = 0; i < record->n_layouts; i++) {
        const struct race_layout *l = &record->layouts[i];
        if (strcmp(l->kind, object->kind) == 0 && l->lo <= offset &&
            offset < l->hi)
            return l->field;
    }
    return "";
}

const struct race_object *race_record_find(const struct race_record *record,
                                           uint64_t address, const char **field)
{
    size_t lo = 0, hi = record->n_objects;
    *field = "";
    while (lo < hi) {
        size_t middle = lo + (hi - lo) / 2;
        if (record->objects[middle].hi <= address)
            lo = middle + 1;
        else
            hi = middle;
    }
    const struct race_object *object = &record->objects[lo];
    if (lo == record->n_objects || address < object->lo)
        return NULL;
    *field = find_field(record, object, address);
    return object;
}
