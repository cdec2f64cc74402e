/* race_header.c: parses scenario headers; see race_header.h. */
#include "harness/race_header.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *race_oracle_name(enum race_oracle oracle)
{
    static const char *const names[] = {
#define ORACLE(name, what) #name,
#include "harness/race_oracles.def"
#undef ORACLE
    };
    return names[oracle];
}

struct parser {
    struct race_header *out;
    const char *path;
    int line; /* 1-based */
    char *error;
    size_t error_size;
    int seen[16]; /* line of each key, by row of `keys`; 0: not seen */
    int outcomes; /* words of the outcomes line */
};

__attribute__((format(printf, 2, 3))) static bool fail(const struct parser *p,
                                                       const char *format, ...)
{
    int used = snprintf(p->error, p->error_size, "%s:%d: ", p->path, p->line);
    if (used < 0 || (size_t)used >= p->error_size)
        return false;
    va_list args;
    va_start(args, format);
    vsnprintf(p->error + used, p->error_size - (size_t)used, format, args);
    va_end(args);
    return false;
}

static bool copy_text(const struct parser *p, char *to, size_t size,
                      const char *from, const char *what)
{
    if (*from == '\0')
        return fail(p, "%s is empty", what);
    if (strlen(from) >= size)
        return fail(p, "%s is longer than %zu characters", what, size - 1);
    memcpy(to, from, strlen(from) + 1);
    return true;
}

/* Cuts the next blank-separated word off *text; "" when none is left. */
static char *next_word(char **text)
{
    char *start = *text + strspn(*text, " \t");
    char *end = start + strcspn(start, " \t");
    *text = end + (*end != '\0');
    *end = '\0';
    return start;
}

static bool parse_scenario(struct parser *p, char *value)
{
    const char *slash = strrchr(p->path, '/');
    const char *base = slash ? slash + 1 : p->path;
    size_t stem = strcspn(base, ".");
    if (strlen(value) != stem || strncmp(base, value, stem) != 0)
        return fail(p, "scenario '%s' stands in file '%s'; name both alike",
                    value, base);
    return copy_text(p, p->out->scenario, sizeof p->out->scenario, value,
                     "scenario");
}

static bool parse_row(struct parser *p, char *value)
{
    return copy_text(p, p->out->row, sizeof p->out->row, value, "row");
}

static bool parse_shares(struct parser *p, char *value)
{
    return copy_text(p, p->out->shares, sizeof p->out->shares, value, "shares");
}

static bool parse_operation(struct parser *p, char *value)
{
    return copy_text(p, p->out->operation, sizeof p->out->operation, value,
                     "operation");
}

static bool parse_expect(struct parser *p, char *value)
{
    struct race_header *h = p->out;
    char *word = next_word(&value);
    if (strcmp(word, "ok") == 0) {
        value += strspn(value, " \t");
        return copy_text(p, h->value, sizeof h->value, value,
                         "the value after 'expect: ok'");
    }
    if (strcmp(word, "violation") != 0)
        return fail(p,
                    "expect: '%s'; write 'violation CLASS OPERATION' or "
                    "'ok VALUE'",
                    word);
    h->violation = true;
    value += strspn(value, " \t");
    char *operation = value + strcspn(value, " \t");
    operation += strspn(operation, " \t");
    return copy_text(p, h->error_op, sizeof h->error_op, operation,
                     "the operation of expect") &&
           copy_text(p, h->error_class, sizeof h->error_class,
                     next_word(&value), "the error class of expect");
}

/* KIND or KIND.FIELD */
static bool parse_target(struct parser *p, struct race_claim *claim, char *word)
{
    char *dot = strrchr(word, '.'); /* kinds of modules have dots */
    if (dot) {
        *dot = '\0';
        if (!copy_text(p, claim->field, sizeof claim->field, dot + 1,
                       "the field of a control"))
            return false;
    }
    return copy_text(p, claim->kind, sizeof claim->kind, word,
                     "the object kind of a control");
}

static bool parse_claim(struct parser *p, char *clause)
{
    if (p->out->n_claims == RACE_CLAIMS)
        return fail(p, "control: more than %d clauses", (int)RACE_CLAIMS);
    struct race_claim *claim = &p->out->claims[p->out->n_claims++];
    char *oracle = next_word(&clause);
    if (strcmp(oracle, "helgrind") == 0) {
        claim->oracle = RACE_ORACLE_helgrind;
        for (int i = 0; i < 2; i++)
            if (!copy_text(p, claim->fn[i], sizeof claim->fn[i],
                           next_word(&clause),
                           "a function of 'helgrind FN FN KIND.FIELD'"))
                return false;
    } else if (strcmp(oracle, "digest") == 0) {
        claim->oracle = RACE_ORACLE_digest;
    } else {
        return fail(p, "control: unknown oracle '%s'; known: helgrind, digest",
                    oracle);
    }
    if (!parse_target(p, claim, next_word(&clause)))
        return false;
    char *label = next_word(&clause);
    if (*label && !copy_text(p, claim->label, sizeof claim->label, label,
                             "the label of a control"))
        return false;
    return *next_word(&clause) == '\0' ||
           fail(p, "control: a clause ends after KIND.FIELD [LABEL]");
}

static bool parse_control(struct parser *p, char *value)
{
    if (strcmp(value, "none") == 0)
        return true;
    p->out->has_control = true;
    while (value) {
        char *semicolon = strchr(value, ';');
        if (semicolon)
            *semicolon++ = '\0';
        if (!parse_claim(p, value))
            return false;
        value = semicolon;
    }
    return true;
}

static bool parse_contexts(struct parser *p, char *value)
{
    char *end;
    long n = strtol(value, &end, 10);
    if (*value == '\0' || *end || n < 1 || n > RACE_CONTEXTS)
        return fail(p, "contexts: '%s'; write a number from 1 to %d", value,
                    (int)RACE_CONTEXTS);
    p->out->contexts = (int)n;
    return true;
}

/* One word a context, in item order. Checked against contexts at the end. */
static bool parse_outcomes(struct parser *p, char *value)
{
    int n = 0;
    for (char *word; *(word = next_word(&value)); n++) {
        bool raises = strcmp(word, "violation") == 0;
        if (!raises && strcmp(word, "ok") != 0)
            return fail(p, "outcomes: '%s'; write 'violation' or 'ok'", word);
        if (n == RACE_CONTEXTS)
            return fail(p, "outcomes: more than %d words", (int)RACE_CONTEXTS);
        p->out->raises[n] = raises;
    }
    p->outcomes = n;
    return n > 0 || fail(p, "outcomes is empty");
}

static bool parse_quick(struct parser *p, char *value)
{
    p->out->quick = strcmp(value, "yes") == 0;
    return p->out->quick || fail(p,
                                 "quick: '%s'; write 'yes' or leave the "
                                 "line out",
                                 value);
}

static const struct {
    const char *name;
    bool required;
    bool (*parse)(struct parser *, char *value);
} keys[] = {
    {"scenario", true, parse_scenario}, {"row", true, parse_row},
    {"shares", true, parse_shares},     {"operation", true, parse_operation},
    {"expect", true, parse_expect},     {"control", true, parse_control},
    {"contexts", true, parse_contexts}, {"outcomes", false, parse_outcomes},
    {"quick", false, parse_quick},
};
enum { N_KEYS = sizeof keys / sizeof keys[0] };
_Static_assert(N_KEYS <= sizeof((struct parser){0}.seen) / sizeof(int),
               "parser.seen has a place for every key");

/* One "# key: value" line; `text` is scratch and loses its NUL-terminators. */
static bool parse_line(struct parser *p, char *text)
{
    char *key = text + 1 + strspn(text + 1, " \t");
    char *colon = strchr(key, ':');
    if (!colon)
        return fail(p,
                    "'%s' is no '# key: value' line; end the header with "
                    "a blank line",
                    text);
    *colon = '\0';
    char *value = colon + 1 + strspn(colon + 1, " \t");
    for (size_t i = 0; i < N_KEYS; i++) {
        if (strcmp(key, keys[i].name) != 0)
            continue;
        if (p->seen[i])
            return fail(p, "'%s' again; it stands on line %d", key, p->seen[i]);
        p->seen[i] = p->line;
        return keys[i].parse(p, value);
    }
    return fail(p, "unknown key '%s'; the keys are in race_tests/README.md",
                key);
}

/* Copies the next line, without its end and trailing blanks, into `line`. */
static const char *take_line(const char *at, const char *end, char *line,
                             size_t size)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    size_t length = (size_t)((newline ? newline : end) - at);
    size_t kept = length < size ? length : size - 1;
    memcpy(line, at, kept);
    while (kept && strchr(" \t\r", line[kept - 1]))
        kept--;
    line[kept] = '\0';
    return newline ? newline + 1 : end;
}

static bool mark_violation(struct parser *p, const char *line)
{
    static const char mark[] = "# <- violation";
    size_t length = strlen(line);
    if (length < sizeof mark - 1 ||
        strcmp(line + length - (sizeof mark - 1), mark) != 0)
        return true;
    if (p->out->violation_line)
        return fail(p, "a second '%s'; the first is on line %d", mark,
                    p->out->violation_line);
    p->out->violation_line = p->line;
    return true;
}

static bool check_outcomes(struct parser *p)
{
    struct race_header *h = p->out;
    bool any = false;
    if (!p->outcomes)
        for (int i = 0; i < h->contexts; i++)
            h->raises[i] = h->violation;
    else if (p->outcomes != h->contexts)
        return fail(p, "outcomes has %d words for %d contexts", p->outcomes,
                    h->contexts);
    for (int i = 0; i < h->contexts; i++)
        any |= h->raises[i];
    return any == h->violation ||
           fail(p, "outcomes and expect disagree about a violation");
}

/* What only the whole header and file can tell. */
static bool check_whole(struct parser *p)
{
    struct race_header *h = p->out;
    for (size_t i = 0; i < N_KEYS; i++)
        if (keys[i].required && !p->seen[i])
            return fail(p, "no '# %s:' line in the header", keys[i].name);
    if (!check_outcomes(p))
        return false;
    if (h->violation && !h->violation_line)
        return fail(p, "expects a violation, but no line ends in "
                       "'# <- violation'");
    if (!h->violation && h->violation_line)
        return fail(p, "expects ok, but line %d ends in '# <- violation'",
                    h->violation_line);
    if (h->violation != h->has_control)
        return fail(p, h->violation
                           ? "a violation needs a control that an oracle sees"
                           : "an ok scenario has 'control: none'");
    return true;
}

bool race_header_parse(const char *path, const char *text, size_t size,
                       struct race_header *out, char *error, size_t error_size)
{
    struct parser p = {
        .out = out, .path = path, .error = error, .error_size = error_size};
    const char *at = text, *end = text + size;
    bool in_header = true;
    char line[2048];
    memset(out, 0, sizeof *out);
    snprintf(out->path, sizeof out->path, "%s", path);
    while (at < end) {
        at = take_line(at, end, line, sizeof line);
        p.line++;
        in_header = in_header && line[0] == '#';
        if (in_header ? !parse_line(&p, line) : !mark_violation(&p, line))
            return false;
    }
    return check_whole(&p);
}

bool race_header_read(const char *path, struct race_header *out, char *error,
                      size_t error_size)
{
    FILE *file = fopen(path, "rb");
    static const size_t limit = 1 << 20;
    char *text = file ? malloc(limit) : NULL;
    bool ok = false;
    if (!text)
        snprintf(error, error_size, "%s: %s", path, strerror(errno));
    else
        ok = race_header_parse(path, text, fread(text, 1, limit, file), out,
                               error, error_size);
    if (file)
        fclose(file);
    free(text);
    return ok;
}
