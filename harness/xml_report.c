/* xml_report.c: reads Valgrind's XML by expat; see xml_report.h. */
#include "harness/xml_report.h"

#include <errno.h>
#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where the parser stands. Element names are unique enough in protocol 4 that
 * a depth and three flags replace a stack of names. */
struct state {
    struct xml_log *log;
    char text[XML_TEXT]; /* character data of the innermost element */
    size_t length;
    struct xml_report now;
    bool in_error;
    bool in_suppcounts;
    int stacks; /* <stack> elements seen in this error */
    int frames; /* <frame> elements seen in this stack */
    bool finished;
    bool protocol_4;
    bool no_memory;
    struct xml_suppression pair;
};

static void XMLCALL on_text(void *data, const XML_Char *text, int length)
{
    struct state *s = data;
    size_t room = sizeof s->text - 1 - s->length;
    size_t n = (size_t)length < room ? (size_t)length : room;
    memcpy(s->text + s->length, text, n);
    s->length += n;
    s->text[s->length] = '\0';
}

static void XMLCALL on_start(void *data, const XML_Char *name,
                             const XML_Char **attributes)
{
    struct state *s = data;
    (void)attributes;
    s->length = 0;
    s->text[0] = '\0';
    if (strcmp(name, "error") == 0) {
        s->in_error = true;
        s->stacks = 0;
        memset(&s->now, 0, sizeof s->now);
    } else if (strcmp(name, "stack") == 0) {
        s->stacks++;
        s->frames = 0;
    } else if (strcmp(name, "frame") == 0) {
        s->frames++;
    } else if (strcmp(name, "suppcounts") == 0) {
        s->in_suppcounts = true;
    }
}

/* "Possible data race during write of size 8 at 0x5A3C2D0 by thread #3" */
static void take_what(struct state *s)
{
    struct xml_report *r = &s->now;
    const char *at = strstr(s->text, " at 0x");
    snprintf(r->text, sizeof r->text, "%s", s->text);
    r->writes[0] = strstr(s->text, "during write") != NULL;
    if (at) {
        r->address = strtoull(at + strlen(" at "), NULL, 16);
        r->has_address = true;
    }
}

/* "This conflicts with a previous read of size 8 by thread #2". Other <auxwhat>
 * texts (where the block was allocated) come behind it. */
static void take_conflict(struct state *s)
{
    if (strstr(s->text, "conflicts with a previous") == NULL)
        return;
    s->now.has_conflict = true;
    s->now.writes[1] = strstr(s->text, "previous write") != NULL;
}

static void take_function(struct state *s)
{
    int which = s->stacks == 1 ? 0 : s->stacks == 2 && s->now.has_conflict;
    if (s->frames != 1 || s->stacks > 2 || (s->stacks == 2 && which == 0))
        return;
    snprintf(s->now.fn[which], sizeof s->now.fn[which], "%.*s",
             (int)(sizeof s->now.fn[which] - 1), s->text);
}

static void keep_report(struct state *s)
{
    struct xml_log *log = s->log;
    s->in_error = false;
    void *grown =
        realloc(log->reports, (log->n_reports + 1) * sizeof *log->reports);
    if (!grown) {
        s->no_memory = true;
        return;
    }
    log->reports = grown;
    log->reports[log->n_reports++] = s->now;
}

static void on_end_in_error(struct state *s, const char *name)
{
    if (strcmp(name, "kind") == 0)
        snprintf(s->now.kind, sizeof s->now.kind, "%.*s", XML_NAME - 1,
                 s->text);
    else if (strcmp(name, "fn") == 0)
        take_function(s);
    else if (strcmp(name, "error") == 0)
        keep_report(s);
    else if (strcmp(name, "text") == 0 || strcmp(name, "what") == 0 ||
             strcmp(name, "auxwhat") == 0) {
        if (s->stacks == 0 && s->text[0])
            take_what(s);
        else if (s->stacks > 0)
            take_conflict(s);
    }
}

static void on_end_in_suppcounts(struct state *s, const char *name)
{
    struct xml_log *log = s->log;
    if (strcmp(name, "count") == 0)
        s->pair.count = strtol(s->text, NULL, 10);
    else if (strcmp(name, "name") == 0)
        snprintf(s->pair.name, sizeof s->pair.name, "%.*s", XML_NAME - 1,
                 s->text);
    else if (strcmp(name, "pair") == 0 &&
             log->n_suppressions < XML_SUPPRESSIONS)
        log->suppressions[log->n_suppressions++] = s->pair;
    else if (strcmp(name, "suppcounts") == 0)
        s->in_suppcounts = false;
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
    struct state *s = data;
    if (s->in_error)
        on_end_in_error(s, name);
    else if (s->in_suppcounts)
        on_end_in_suppcounts(s, name);
    else if (strcmp(name, "protocolversion") == 0)
        s->protocol_4 = strcmp(s->text, "4") == 0;
    else if (strcmp(name, "state") == 0 && strcmp(s->text, "FINISHED") == 0)
        s->finished = true;
    s->length = 0;
    s->text[0] = '\0';
}

static void judge_completeness(const struct state *s, XML_Parser parser,
                               enum XML_Status status)
{
    struct xml_log *log = s->log;
    if (status != XML_STATUS_OK)
        snprintf(log->trouble, sizeof log->trouble,
                 "truncated or damaged XML at line %lu: %s",
                 (unsigned long)XML_GetCurrentLineNumber(parser),
                 XML_ErrorString(XML_GetErrorCode(parser)));
    else if (s->no_memory)
        snprintf(log->trouble, sizeof log->trouble, "out of memory");
    else if (!s->protocol_4)
        snprintf(log->trouble, sizeof log->trouble,
                 "not Valgrind's XML protocol 4");
    else if (!s->finished)
        snprintf(log->trouble, sizeof log->trouble,
                 "the XML has no state FINISHED");
    else
        log->complete = true;
}

void xml_log_parse(const char *text, size_t size, struct xml_log *out)
{
    struct state s = {.log = out};
    memset(out, 0, sizeof *out);
    XML_Parser parser = XML_ParserCreate(NULL);
    if (!parser) {
        snprintf(out->trouble, sizeof out->trouble, "out of memory");
        return;
    }
    XML_SetUserData(parser, &s);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    judge_completeness(&s, parser, XML_Parse(parser, text, (int)size, 1));
    XML_ParserFree(parser);
}

void xml_log_read(const char *path, struct xml_log *out)
{
    static const size_t limit = 64 << 20;
    FILE *file = fopen(path, "rb");
    memset(out, 0, sizeof *out);
    if (!file) {
        snprintf(out->trouble, sizeof out->trouble, "no XML file %.150s: %s",
                 path, strerror(errno));
        return;
    }
    char *text = malloc(limit);
    size_t size = text ? fread(text, 1, limit, file) : 0;
    fclose(file);
    if (size == limit)
        snprintf(out->trouble, sizeof out->trouble, "XML over %zu bytes",
                 limit);
    else
        xml_log_parse(text ? text : "", size, out);
    free(text);
}

void xml_log_free(struct xml_log *log)
{
    free(log->reports);
    log->reports = NULL;
    log->n_reports = 0;
}

const struct xml_suppression *xml_log_foreign(const struct xml_log *log)
{
    static const char own[] = "helgrind-";
    for (size_t i = 0; i < log->n_suppressions; i++)
        if (strncmp(log->suppressions[i].name, own, sizeof own - 1) != 0)
            return &log->suppressions[i];
    return NULL;
}

bool xml_report_pairs(const struct xml_report *report, const char *a,
                      const char *b)
{
    const char *x = report->fn[0], *y = report->fn[1];
    return strcmp(report->kind, "Race") == 0 &&
           ((strcmp(x, a) == 0 && strcmp(y, b) == 0) ||
            (strcmp(x, b) == 0 && strcmp(y, a) == 0));
}
