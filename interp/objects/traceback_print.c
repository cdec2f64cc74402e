/* traceback_print.c: the text of an exception that nobody caught, as CPython
 * 3.11 prints it: frames with source lines and carets, the chain of causes and
 * contexts, notes, groups, SyntaxError, "Did you mean". Needs no running
 * frame; errors in a __str__ are swallowed as CPython swallows them. */
#include <stdlib.h>

#include "front/code.h"
#include "objects/anchors.h"
#include "objects/attr.h"
#include "objects/container.h"
#include "objects/exception_private.h"
#include "objects/number.h"
#include "objects/suggest.h"
#include "objects/text.h"
#include "util/os.h"

enum {
    REPEAT_CUTOFF = 3, /* equal frames printed before they are counted */
    FRAMES_MAX = 1000,
    GROUP_WIDTH = 15,
    GROUP_DEPTH = 10,
    CHAIN_MAX = 1000
};

typedef struct Printer {
    Ctx *cx;
    Buf *out;
    int depth;       /* of exception groups; 0: outside */
    bool need_close; /* the innermost group's frame is still open */
    Buf source;      /* the file last read */
    Value source_name;
    Value seen[CHAIN_MAX]; /* exceptions already printed */
    uint32_t nseen;
} Printer;

static void print_recursive(Printer *p, Value exc, Value tb);

static void indent(Printer *p, const char *margin)
{
    for (int i = 0; i < 2 * p->depth; i++)
        buf_putc(p->out, ' ');
    buf_puts(p->out, margin);
}

/* The margin of an ordinary line. */
static void margin(Printer *p)
{
    indent(p, p->depth ? "| " : "");
}

static void put_str(Printer *p, Value s)
{
    str_to_buf(AS(Str, s), p->out);
}

/* ---- source lines ---- */

/* Line `number` (from 1) of a source file; false: not to be had. */
static bool source_line(Printer *p, Value file, int number, const char **line,
                        size_t *len)
{
    if (p->source_name != file) {
        buf_clear(&p->source);
        p->source_name = file;
        if (os_read_file(str_utf8(p->cx, file), &p->source))
            buf_clear(&p->source);
    }
    const char *s = p->source.data, *end = s + p->source.len;
    for (int i = 1; s && s < end && i < number; i++) {
        const char *nl = memchr(s, '\n', (size_t)(end - s));
        s = nl ? nl + 1 : end;
    }
    if (!s || s >= end || number < 1)
        return false;
    const char *nl = memchr(s, '\n', (size_t)(end - s));
    *line = s;
    *len = (size_t)((nl ? nl : end) - s);
    if (*len && s[*len - 1] == '\r')
        --*len;
    return true;
}

/* Characters in the first n bytes of UTF-8. */
static size_t count_chars(const char *s, size_t n)
{
    size_t chars = 0;
    for (size_t i = 0; i < n; i++)
        chars += (s[i] & 0xC0) != 0x80;
    return chars;
}

static size_t leading_blanks(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n && (s[i] == ' ' || s[i] == '\t' || s[i] == '\f'))
        i++;
    return i;
}

/* The ^^^^ line under a source line; at: the instruction that raised. */
static void put_carets(Printer *p, const PyInstr *at, const char *line,
                       size_t len)
{
    if (at->line < 0 || at->end_line < 0 || at->col < 0 || at->end_col < 0)
        return;
    size_t start = MIN((size_t)at->col, len), end = len;
    Anchors a = {false, 0, 0};
    if (at->line == at->end_line) {
        end = MIN((size_t)at->end_col, len);
        if (end > start)
            a = anchors_find(line + start, end - start);
        a.left = count_chars(line + start, a.left);
        a.right = count_chars(line + start, a.right);
    } else {
        while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t'))
            end--;
    }
    size_t blanks = leading_blanks(line, len);
    size_t from = count_chars(line, start), to = count_chars(line, end);
    if (!a.found && to - from == count_chars(line, len) - blanks)
        return;
    margin(p);
    buf_puts(p->out, "    ");
    for (size_t i = blanks; i < to; i++) {
        bool inside = !a.found || (i >= from + a.left && i < from + a.right);
        buf_putc(p->out, i < from ? ' ' : inside ? '^' : '~');
    }
    buf_putc(p->out, '\n');
}

/* ---- frames ---- */

static void put_frame(Printer *p, const Traceback *tb)
{
    const Code *code = tb->code;
    margin(p);
    buf_puts(p->out, "  File \"");
    put_str(p, code->filename);
    buf_printf(p->out, "\", line %d, in ", tb->lineno);
    put_str(p, code->name);
    buf_putc(p->out, '\n');
    const char *line;
    size_t len;
    if (!source_line(p, code->filename, tb->lineno, &line, &len))
        return;
    size_t blanks = leading_blanks(line, len);
    margin(p);
    buf_puts(p->out, "    ");
    buf_put(p->out, line + blanks, len - blanks);
    buf_putc(p->out, '\n');
    const VerifiedCode *vc = code->verified;
    if (vc && tb->instr < vc->n_instrs)
        put_carets(p, &vc->instrs[tb->instr], line, len);
}

static void put_repeats(Printer *p, long count)
{
    if (count <= REPEAT_CUTOFF)
        return;
    count -= REPEAT_CUTOFF;
    margin(p);
    buf_printf(p->out, "  [Previous line repeated %ld more time%s]\n", count,
               count > 1 ? "s" : "");
}

static bool same_place(const Traceback *a, const Traceback *b)
{
    return a && a->lineno == b->lineno &&
           str_eq(AS(Str, a->code->filename), AS(Str, b->code->filename)) &&
           str_eq(AS(Str, a->code->name), AS(Str, b->code->name));
}

static void put_frames(Printer *p, const Traceback *tb)
{
    long depth = 0, count = 0;
    for (const Traceback *t = tb; t; t = t->next)
        depth++;
    for (; depth > FRAMES_MAX; depth--)
        tb = tb->next;
    const Traceback *last = NULL;
    for (; tb; tb = tb->next) {
        if (!same_place(last, tb)) {
            put_repeats(p, count);
            count = 0;
        }
        last = tb;
        if (++count <= REPEAT_CUTOFF)
            put_frame(p, tb);
    }
    put_repeats(p, count);
}

static bool is_group(Value exc)
{
    return is_instance_of(exc, &exc_BaseExceptionGroup);
}

static void put_traceback(Printer *p, Value exc, Value tb)
{
    if (!tb || tb == V_NONE)
        return;
    bool group = is_group(exc);
    indent(p, group && p->depth == 1 ? "+ " : p->depth ? "| " : "");
    buf_puts(p->out, group ? "Exception Group Traceback (most recent call "
                             "last):\n"
                           : "Traceback (most recent call last):\n");
    put_frames(p, AS(Traceback, tb));
}

/* ---- SyntaxError ---- */

static bool as_number(Value v, int64_t *out)
{
    return v && is_intlike(v) && int_to_i64(v, out);
}

/* Text with the columns from (0-based) to `to` marked below. */
static void put_marked(Printer *p, Value text, int64_t from, int64_t to)
{
    Buf utf8 = BUF_EMPTY;
    str_to_buf(AS(Str, text), &utf8);
    const char *s = buf_text(&utf8);
    size_t n = utf8.len;
    while (n && s[n - 1] == '\n')
        n--;
    size_t blanks = leading_blanks(s, n);
    s += blanks;
    n -= blanks;
    from -= (int64_t)blanks;
    to -= (int64_t)blanks;
    int64_t chars = (int64_t)count_chars(s, n);
    from = MIN(from, chars);
    margin(p);
    buf_puts(p->out, "    ");
    buf_put(p->out, s, n);
    buf_putc(p->out, '\n');
    buf_free(&utf8);
    if (from < 0)
        return;
    margin(p);
    buf_puts(p->out, "    ");
    for (int64_t i = 0; i < from; i++)
        buf_putc(p->out, ' ');
    for (int64_t i = from; i < MAX(to, from + 1); i++)
        buf_putc(p->out, '^');
    buf_putc(p->out, '\n');
}

/* '  File "x", line 1' and the text; what is missing is left out. */
static void put_syntax_place(Printer *p, Value exc)
{
    int64_t line, offset, end_line, end_offset;
    Value file = exception_field(exc, name_filename);
    Value text = exception_field(exc, name_text);
    if (!as_number(exception_field(exc, name_lineno), &line))
        return;
    margin(p);
    buf_puts(p->out, "  File \"");
    if (file && is_str(file))
        put_str(p, file);
    else
        buf_puts(p->out, "<string>");
    buf_printf(p->out, "\", line %ld\n", (long)line);
    if (!text || !is_str(text) ||
        !as_number(exception_field(exc, name_offset), &offset))
        return;
    if (!as_number(exception_field(exc, name_end_lineno), &end_line))
        end_line = line;
    if (!as_number(exception_field(exc, name_end_offset), &end_offset))
        end_offset = offset;
    if (type_of(exc) != &exc_SyntaxError) /* subclasses: one mark */
        end_offset = offset;
    int64_t size = AS(Str, text)->len;
    if (end_line > line)
        end_offset = size;
    put_marked(p, text, offset - 1, MIN(end_offset, size + 1) - 1);
}

/* ---- the exception's own line ---- */

static void put_type(Printer *p, const Type *t)
{
    Value m = class_module(t);
    if (!m || !is_str(m))
        buf_puts(p->out, "<unknown>.");
    else if (!str_eq_ascii(m, "builtins") && !str_eq_ascii(m, "__main__")) {
        put_str(p, m);
        buf_putc(p->out, '.');
    }
    put_str(p, t->qualname);
}

static Value own_text(Printer *p, Value exc)
{
    if (is_instance_of(exc, &exc_SyntaxError)) {
        Value msg = exception_field(exc, name_msg);
        return msg ? obj_str(p->cx, msg) : V_NULL;
    }
    return obj_str(p->cx, exc);
}

static void put_message(Printer *p, Value exc, Value tb)
{
    margin(p);
    put_type(p, type_of(exc));
    Value s = own_text(p, exc);
    if (!s) {
        error_clear(p->cx);
        buf_puts(p->out, ": <exception str() failed>");
    } else if (AS(Str, s)->len) {
        buf_puts(p->out, ": ");
        put_str(p, s);
    }
    Value near =
        suggest_for(p->cx, exc, tb && tb != V_NONE ? AS(Traceback, tb) : NULL);
    if (near) {
        buf_puts(p->out, ". Did you mean: '");
        put_str(p, near);
        buf_puts(p->out, "'?");
    }
    buf_putc(p->out, '\n');
}

/* A note, line by line behind the margin. */
static void put_note(Printer *p, Value note)
{
    Value s = is_str(note) ? note : obj_str(p->cx, note);
    if (!s) {
        error_clear(p->cx);
        margin(p);
        buf_puts(p->out, "<note str() failed>\n");
        return;
    }
    Buf text = BUF_EMPTY;
    str_to_buf(AS(Str, s), &text);
    const char *at = buf_text(&text);
    for (;;) {
        const char *nl = strchr(at, '\n');
        margin(p);
        buf_put(p->out, at, nl ? (size_t)(nl - at) : strlen(at));
        buf_putc(p->out, '\n');
        if (!nl)
            break;
        at = nl + 1;
    }
    buf_free(&text);
}

static void put_notes(Printer *p, Value exc)
{
    Value notes = AS(Exception, exc)->notes;
    const Value *v;
    size_t n;
    if (!notes || notes == V_NONE)
        return;
    if (!seq_items(notes, &v, &n)) {
        Value r = obj_repr(p->cx, notes);
        if (r)
            put_note(p, r);
        else
            error_clear(p->cx);
        return;
    }
    for (size_t i = 0; i < n; i++)
        put_note(p, v[i]);
}

static void put_exception(Printer *p, Value exc, Value tb)
{
    put_traceback(p, exc, tb);
    if (is_instance_of(exc, &exc_SyntaxError))
        put_syntax_place(p, exc);
    put_message(p, exc, tb);
    put_notes(p, exc);
}

/* ---- groups ---- */

static void put_member(Printer *p, const Tuple *all, uint32_t i)
{
    bool last = i + 1 == all->len || i == GROUP_WIDTH;
    if (last)
        p->need_close = true;
    for (int k = 0; k < 2 * p->depth; k++)
        buf_putc(p->out, ' ');
    buf_puts(p->out, i == 0 ? "+-" : "  ");
    if (i < GROUP_WIDTH)
        buf_printf(p->out, "+---------------- %u ----------------\n", i + 1);
    else
        buf_puts(p->out, "+---------------- ... ----------------\n");
    p->depth++;
    if (i < GROUP_WIDTH) {
        print_recursive(p, all->v[i], AS(Exception, all->v[i])->traceback);
    } else {
        uint32_t more = all->len - GROUP_WIDTH;
        margin(p);
        buf_printf(p->out, "and %u more exception%s\n", more,
                   more > 1 ? "s" : "");
    }
    if (last && p->need_close) {
        for (int k = 0; k < 2 * p->depth; k++)
            buf_putc(p->out, ' ');
        buf_puts(p->out, "+------------------------------------\n");
        p->need_close = false;
    }
    p->depth--;
}

static void put_group(Printer *p, Value exc, Value tb)
{
    if (p->depth > GROUP_DEPTH) {
        margin(p);
        buf_printf(p->out, "... (max_group_depth is %d)\n", GROUP_DEPTH);
        return;
    }
    bool outer = p->depth == 0;
    if (outer)
        p->depth = 1;
    put_exception(p, exc, tb);
    Value list = exception_field(exc, name_exceptions);
    p->need_close = false;
    if (list && is_kind(list, KIND_tuple)) {
        const Tuple *all = AS(Tuple, list);
        for (uint32_t i = 0; i < MIN(all->len, GROUP_WIDTH + 1u); i++)
            put_member(p, all, i);
    }
    if (outer)
        p->depth = 0;
}

/* ---- the chain ---- */

static bool was_seen(const Printer *p, Value exc)
{
    for (uint32_t i = 0; i < p->nseen; i++)
        if (p->seen[i] == exc)
            return true;
    return p->nseen == CHAIN_MAX;
}

static void put_linked(Printer *p, Value exc, const char *message)
{
    bool need_close = p->need_close;
    print_recursive(p, exc, AS(Exception, exc)->traceback);
    p->need_close = need_close;
    margin(p);
    buf_putc(p->out, '\n');
    margin(p);
    buf_puts(p->out, message);
    margin(p);
    buf_putc(p->out, '\n');
}

static void put_links(Printer *p, Value exc)
{
    const Exception *e = AS(Exception, exc);
    if (e->cause && e->cause != V_NONE) {
        if (!was_seen(p, e->cause))
            put_linked(p, e->cause,
                       "The above exception was the direct cause of the "
                       "following exception:\n");
        return;
    }
    if (e->context && e->context != V_NONE && !e->suppress_context &&
        !was_seen(p, e->context))
        put_linked(p, e->context,
                   "During handling of the above exception, another exception "
                   "occurred:\n");
}

static void print_recursive(Printer *p, Value exc, Value tb)
{
    if (p->nseen < CHAIN_MAX)
        p->seen[p->nseen++] = exc;
    put_links(p, exc);
    if (is_group(exc))
        put_group(p, exc, tb);
    else
        put_exception(p, exc, tb);
}

void traceback_print(Ctx *cx, Value exc, Value traceback, Buf *out)
{
    Printer *p = base_zalloc(sizeof *p);
    p->cx = cx;
    p->out = out;
    if (!traceback)
        traceback = AS(Exception, exc)->traceback;
    print_recursive(p, exc, traceback);
    buf_free(&p->source);
    free(p);
}
