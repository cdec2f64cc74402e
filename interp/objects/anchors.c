/* anchors.c: which part of a source expression the ^^^^ of a traceback mark.
 * CPython parses the text of the failing instruction again and looks whether
 * the whole is a binary operation or a subscript; here a scan of the tokens
 * outside all brackets answers the same question. */
#include "objects/anchors.h"

#include <ctype.h>
#include <string.h>

#include "util/base.h"

/* A token outside of brackets. */
typedef enum {
    TOK_END,
    TOK_OPERAND, /* name, number, string */
    TOK_GROUP,   /* a whole (...), [...] or {...} */
    TOK_OP,      /* operator text */
    TOK_OTHER    /* keyword or sign that makes the whole something else */
} TokenKind;

typedef struct Token {
    TokenKind kind;
    size_t start, end;
} Token;

static size_t skip_string(const char *s, size_t n, size_t i)
{
    char q = s[i];
    bool triple = i + 2 < n && s[i + 1] == q && s[i + 2] == q;
    for (i += triple ? 3 : 1; i < n; i++) {
        if (s[i] == '\\')
            i++;
        else if (s[i] == q && !triple)
            return i + 1;
        else if (s[i] == q && i + 2 < n && s[i + 1] == q && s[i + 2] == q)
            return i + 3;
    }
    return n;
}

static size_t skip_group(const char *s, size_t n, size_t i)
{
    int depth = 0;
    while (i < n) {
        if (strchr("([{", s[i])) {
            depth++;
        } else if (strchr(")]}", s[i]) && --depth == 0) {
            return i + 1;
        } else if (s[i] == '"' || s[i] == '\'') {
            i = skip_string(s, n, i);
            continue;
        }
        i++;
    }
    return n;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (c & 0x80);
}

static bool is_keyword(const char *s, size_t n)
{
    static const char *const words[] = {
        "and",  "as",     "assert", "await",  "del",   "else",  "for",
        "from", "global", "if",     "import", "in",    "is",    "lambda",
        "not",  "or",     "raise",  "return", "yield", "async", "with",
    };
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (strlen(words[i]) == n && !memcmp(words[i], s, n))
            return true;
    return false;
}

/* 1e-5: the sign belongs to the number. */
static bool is_exponent_sign(const char *s, size_t n, size_t start, size_t i)
{
    return i + 1 < n && i > start && (s[i] == '+' || s[i] == '-') &&
           (s[i - 1] == 'e' || s[i - 1] == 'E') &&
           isdigit((unsigned char)s[start]) && s[start + 1] != 'x' &&
           isdigit((unsigned char)s[i + 1]);
}

static Token next_word(const char *s, size_t n, size_t i)
{
    Token t = {TOK_OPERAND, i, i};
    while (i < n &&
           (is_word(s[i]) ||
            (s[i] == '.' && i + 1 < n && isdigit((unsigned char)s[t.start])) ||
            is_exponent_sign(s, n, t.start, i)))
        i++;
    if (i < n && (s[i] == '"' || s[i] == '\'') && i - t.start <= 2)
        i = skip_string(s, n, i);
    t.end = i;
    if (is_keyword(s + t.start, i - t.start))
        t.kind = TOK_OTHER;
    return t;
}

static Token next_token(const char *s, size_t n, size_t i)
{
    while (i < n && isspace((unsigned char)s[i]))
        i++;
    if (i == n)
        return (Token){TOK_END, n, n};
    char c = s[i];
    if (strchr("([{", c))
        return (Token){TOK_GROUP, i, skip_group(s, n, i)};
    if (c == '"' || c == '\'')
        return (Token){TOK_OPERAND, i, skip_string(s, n, i)};
    if (is_word(c))
        return next_word(s, n, i);
    char d = i + 1 < n ? s[i + 1] : 0;
    if (c == '.')
        return (Token){TOK_OPERAND, i, i + 1};
    if ((c == '*' || c == '/' || c == '<' || c == '>') && d == c)
        return (Token){i + 2 < n && s[i + 2] == '=' ? TOK_OTHER : TOK_OP, i,
                       i + 2};
    if (strchr("+-*/%@&|^~", c) && d != '=')
        return (Token){TOK_OP, i, i + 1};
    return (Token){TOK_OTHER, i, i + 1};
}

enum {
    LEVEL_OR = 1,
    LEVEL_XOR,
    LEVEL_AND,
    LEVEL_SHIFT,
    LEVEL_SUM,
    LEVEL_PRODUCT,
    LEVEL_POWER
};

/* How tightly a binary operator binds; 0: it is none. */
static int level(const char *s, Token t)
{
    if (t.end - t.start == 2)
        return s[t.start] == '*'   ? LEVEL_POWER
               : s[t.start] == '/' ? LEVEL_PRODUCT
                                   : LEVEL_SHIFT;
    switch (s[t.start]) {
    case '|':
        return LEVEL_OR;
    case '^':
        return LEVEL_XOR;
    case '&':
        return LEVEL_AND;
    case '+':
    case '-':
        return LEVEL_SUM;
    case '*':
    case '/':
    case '%':
    case '@':
        return LEVEL_PRODUCT;
    }
    return 0;
}

typedef struct Scan {
    Token root; /* the binary operator of the whole, end 0: none */
    int root_level;
    bool unary; /* a sign stands at the very beginning */
    bool other; /* no expression of the two forms */
    Token last; /* the last token, and where the one before it ended */
    size_t last_from;
    unsigned count;
} Scan;

static void take_operator(const char *s, Scan *r, Token t, bool operand_before)
{
    if (!operand_before) {
        if (!r->count)
            r->unary = true;
        if (strchr("+-~", s[t.start]) == NULL)
            r->other = true;
        return;
    }
    int l = level(s, t);
    if (!l) {
        r->other = true;
        return;
    }
    /* All associate to the left, so the last of the loosest is the root; **
     * to the right, so the first. */
    bool looser = !r->root.end || l < r->root_level ||
                  (l == r->root_level && l != LEVEL_POWER);
    if (looser) {
        r->root = t;
        r->root_level = l;
    }
}

static Scan scan(const char *s, size_t n)
{
    Scan r = {0};
    bool operand_before = false;
    size_t end = 0;
    for (;;) {
        Token t = next_token(s, n, end);
        if (t.kind == TOK_END)
            return r;
        if (t.kind == TOK_OTHER)
            r.other = true;
        if (t.kind == TOK_OP) {
            take_operator(s, &r, t, operand_before);
            operand_before = false;
        } else {
            operand_before = true;
        }
        r.last = t;
        r.last_from = end;
        r.count++;
        end = t.end;
    }
}

/* Is the text at t, a group of round brackets, an expression and no tuple? */
static bool is_parenthesised(const char *s, Token t)
{
    if (t.kind != TOK_GROUP || s[t.start] != '(' || t.end < t.start + 3)
        return false;
    for (size_t i = t.start + 1; i < t.end - 1;) {
        Token in = next_token(s, t.end - 1, i);
        if (in.kind == TOK_OTHER && s[in.start] == ',')
            return false;
        i = in.end > i ? in.end : i + 1;
    }
    return true;
}

/* An operand's own columns: without blanks and without the parentheses around
 * the whole, which belong to no node of a syntax tree. */
static Token operand_span(const char *s, size_t from, size_t to)
{
    for (;;) {
        while (from < to && isspace((unsigned char)s[from]))
            from++;
        while (to > from && isspace((unsigned char)s[to - 1]))
            to--;
        Token t = next_token(s, to, from);
        if (t.end != to || !is_parenthesised(s, t))
            return (Token){TOK_OPERAND, from, to};
        from++;
        to--;
    }
}

/* The operator's first character behind the left operand, and the next one
 * unless that is blank or the right operand. */
static Anchors operator_anchors(const char *s, size_t n, Token op)
{
    size_t i = operand_span(s, 0, op.start).end;
    size_t right = operand_span(s, op.end, n).start;
    while (i < right && isspace((unsigned char)s[i]))
        i++;
    bool two = i + 1 < right && !isspace((unsigned char)s[i + 1]);
    return (Anchors){true, i, i + 1 + two};
}

static Anchors find(const char *s, size_t n)
{
    Scan r = scan(s, n);
    if (r.other || !r.count)
        return (Anchors){false, 0, 0};
    if (r.root.end) {
        if (r.unary && r.root_level == LEVEL_POWER)
            return (Anchors){false, 0, 0};
        return operator_anchors(s, n, r.root);
    }
    if (r.unary || r.count < 2 || r.last.kind != TOK_GROUP ||
        s[r.last.start] != '[')
        return (Anchors){false, 0, 0};
    return (Anchors){true, operand_span(s, 0, r.last_from).end,
                     operand_span(s, r.last.start + 1, r.last.end - 1).end + 1};
}

Anchors anchors_find(const char *s, size_t n)
{
    Token whole = operand_span(s, 0, n);
    Anchors a = find(s + whole.start, whole.end - whole.start);
    if (a.found) {
        a.left += whole.start;
        a.right += whole.start;
    }
    return a;
}
