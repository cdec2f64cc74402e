/* oracle_record.c: renders and writes the race record. */
#include "context/oracle_record.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum { RESULT_MAX = 200, CHANGES_MAX = 200 };

static void comma(Buf *b)
{
    if (b->len)
        buf_puts(b, ",\n");
}

static void put_member(Buf *b, const char *name, const char *text)
{
    buf_printf(b, ",\"%s\":", name);
    oracle_string_json(b, text);
}

/* At most RESULT_MAX bytes, cut before a UTF-8 sequence, never inside one. */
static char *cut(const char *text)
{
    size_t n = text ? strlen(text) : 0;
    char *copy = base_strdup(text ? text : "");
    if (n > RESULT_MAX) {
        n = RESULT_MAX;
        while (n && ((unsigned char)copy[n] & 0xC0) == 0x80)
            n--;
        copy[n] = '\0';
    }
    return copy;
}

void oracle_record_outcome(OracleSlot *slot, const OracleOutcome *o)
{
    Buf *b = &slot->outcome;
    char *result = cut(o->result);
    buf_clear(b);
    buf_printf(b, "\"serial\":%llu,\"outcome\":\"%s\"",
               (unsigned long long)o->serial, o->ok ? "ok" : "error");
    put_member(b, "error", o->error);
    put_member(b, "kind", o->kind);
    put_member(b, "message", o->message);
    put_member(b, "file", o->file);
    buf_printf(b, ",\"line\":%d", o->line);
    put_member(b, "result", result);
    free(result);
}

void oracle_record_event(OracleSlot *slot, const OracleEvent *e)
{
    Buf *b = &slot->events;
    comma(b);
    buf_printf(b, "{\"owner\":%u,\"context\":%llu,\"line\":%d", e->owner,
               (unsigned long long)e->context, e->line);
    put_member(b, "operation", e->operation);
    put_member(b, "object", e->object);
    put_member(b, "file", e->file);
    buf_putc(b, '}');
}

void oracle_record_change(OracleRecord *r, uintptr_t address, u64 before,
                          u64 after)
{
    const OracleObject *o = oracle_table_find(&r->table, address);
    /* a word may hold two fields: name the one whose bytes differ first */
    uintptr_t byte = address + (uintptr_t)__builtin_ctzll(before ^ after) / 8;
    if (r->n_changes++ >= CHANGES_MAX)
        return;
    comma(&r->changes);
    buf_printf(&r->changes,
               "{\"address\":\"0x%zx\",\"before\":\"0x%llx\",\"after\":"
               "\"0x%llx\"",
               (size_t)address, (unsigned long long)before,
               (unsigned long long)after);
    put_member(&r->changes, "kind", o ? o->kind : "free memory");
    put_member(&r->changes, "field", o ? oracle_field(o, byte) : "");
    put_member(&r->changes, "label", o ? o->label : NULL);
    buf_putc(&r->changes, '}');
}

void oracle_record_phase(OracleRecord *r, unsigned workers)
{
    r->workers = MAX(r->workers, workers);
    for (unsigned i = 0; i < workers; i++) {
        OracleSlot *slot = &r->slots[i];
        if (slot->outcome.len) {
            comma(&r->contexts);
            buf_printf(&r->contexts, "{\"worker\":%u,%s}", i,
                       buf_text(&slot->outcome));
        }
        if (slot->events.len) {
            comma(&r->events);
            buf_puts(&r->events, buf_text(&slot->events));
        }
        buf_free(&slot->outcome);
        buf_free(&slot->events);
    }
}

static void put_head(Buf *b, const OracleRecord *r)
{
    buf_puts(b, "{\"schema\":1");
    put_member(b, "probe", r->probe);
    put_member(b, "guard", r->guard);
    buf_printf(b, ",\"workers\":%u,\n", r->workers);
    buf_printf(b, "\"contexts\":[%s],\n", buf_text(&r->contexts));
    buf_printf(b, "\"events\":[%s],\n", buf_text(&r->events));
    buf_printf(
        b,
        "\"canary\":{\"ran\":%s,\"passes\":%llu,\"words\":%llu,"
        "\"sum\":\"0x%llx\"},\n",
        r->canary_ran ? "true" : "false", (unsigned long long)r->canary_passes,
        (unsigned long long)r->canary_words, (unsigned long long)r->canary_sum);
    buf_printf(b,
               "\"digest\":{\"checked\":%s,\"bytes\":%llu,\"differing\":%zu,"
               "\"changes\":[%s]},\n",
               r->digest_checked ? "true" : "false",
               (unsigned long long)r->digest_bytes, r->n_changes,
               buf_text(&r->changes));
}

static bool write_file(const char *path, const Buf *b)
{
    FILE *file = fopen(path, "w");
    bool ok = file && fwrite(b->data, 1, b->len, file) == b->len;
    if (file && fclose(file) != 0)
        ok = false;
    if (!ok)
        fprintf(stderr, "pxi: --race-record %s: %s\n", path, strerror(errno));
    return ok;
}

bool oracle_record_write(OracleRecord *r)
{
    Buf b = BUF_EMPTY;
    put_head(&b, r);
    buf_puts(&b, "\"objects\":");
    oracle_table_json(&r->table, &b);
    buf_puts(&b, ",\n\"layouts\":");
    oracle_fields_json(&b);
    buf_puts(&b, "}\n");
    bool ok = write_file(r->path, &b);
    buf_free(&b);
    return ok;
}
