/* binascii_qp.c: quoted-printable (RFC 1521), for module binascii. */
#include "stdlib/binascii.h"
#include "stdlib/sysargs.h"

#define ARGS (void)argc, (void)kw

static Value take(Ctx *cx, Buf *out)
{
    Value v = out->len <= STR_MAX_LEN ? bytes_from(cx, out->data, out->len)
                                      : raise_memory(cx);
    buf_free(out);
    return v;
}

/* Behind a '=' at i - 1: what it stands for; where to go on. */
static size_t read_escape(Span s, size_t i, Buf *out)
{
    if (i >= s.n)
        return i;
    if (s.p[i] == '\n' || s.p[i] == '\r') { /* a line that goes on */
        while (i < s.n && s.p[i] != '\n')
            i++;
        return i + 1;
    }
    if (s.p[i] == '=') {
        buf_putc(out, '=');
        return i + 1;
    }
    int high = hex_value(s.p[i]);
    int low = i + 1 < s.n ? hex_value(s.p[i + 1]) : -1;
    if (high < 0 || low < 0) {
        buf_putc(out, '=');
        return i;
    }
    buf_putc(out, (char)(high << 4 | low));
    return i + 2;
}

/* a2b_qp(data, header=False) */
Value binascii_a2b_qp(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    Span s;
    int header = int_arg_or(cx, argv[1], false);
    if (error_pending(cx) || binascii_text(cx, argv[0], &s) < 0)
        return V_NULL;
    BUF_LOCAL(out, 256);
    for (size_t i = 0; i < s.n;) {
        uint8_t c = s.p[i++];
        if (c == '=')
            i = read_escape(s, i, &out);
        else
            buf_putc(&out, header && c == '_' ? ' ' : (char)c);
    }
    return take(cx, &out);
}

enum { QP_LINE = 76 };

typedef struct Writer {
    Buf out;
    size_t column;
    bool tabs, text, header; /* quotetabs, istext, header */
    bool crlf;               /* lines end as the first one does */
} Writer;

static void put_hex(Buf *out, uint8_t c)
{
    static const char hex[] = "0123456789ABCDEF";
    buf_putc(out, hex[c >> 4]);
    buf_putc(out, hex[c & 15]);
}

static void end_line(Writer *w)
{
    if (w->crlf)
        buf_putc(&w->out, '\r');
    buf_putc(&w->out, '\n');
    w->column = 0;
}

static void break_line(Writer *w)
{
    buf_putc(&w->out, '=');
    end_line(w);
}

/* Is the byte at i to be written as =XX? */
static bool is_quoted(const Writer *w, Span s, size_t i)
{
    uint8_t c = s.p[i];
    bool last = i + 1 == s.n;
    if (c > '~' || c == '=' || (w->header && c == '_'))
        return true;
    if (c == '.' && w->column == 0) /* alone it would end a mail */
        return last || s.p[i + 1] == '\n' || s.p[i + 1] == '\r' ||
               s.p[i + 1] == 0;
    if (c == '\n' || c == '\r')
        return !w->text;
    if (c == '\t' || c == ' ')
        return last || w->tabs;
    return c < ' ';
}

/* A blank at the end of a line is quoted after all. */
static void guard_blank(Writer *w)
{
    char *last = w->out.len ? w->out.data + w->out.len - 1 : NULL;
    if (!last || (*last != ' ' && *last != '\t'))
        return;
    uint8_t c = (uint8_t)*last;
    *last = '=';
    put_hex(&w->out, c);
}

/* Writes what stands at i; where to go on. */
static size_t write_one(Writer *w, Span s, size_t i)
{
    uint8_t c = s.p[i];
    bool last = i + 1 == s.n;
    if (is_quoted(w, s, i)) {
        if (w->column + 3 >= QP_LINE)
            break_line(w);
        buf_putc(&w->out, '=');
        put_hex(&w->out, c);
        w->column += 3;
        return i + 1;
    }
    bool pair = c == '\r' && !last && s.p[i + 1] == '\n';
    if (w->text && (c == '\n' || pair)) {
        guard_blank(w);
        end_line(w);
        return i + 1 + pair;
    }
    if (!last && s.p[i + 1] != '\n' && w->column + 1 >= QP_LINE)
        break_line(w);
    w->column++;
    buf_putc(&w->out, w->header && c == ' ' ? '_' : (char)c);
    return i + 1;
}

/* b2a_qp(data, quotetabs=False, istext=True, header=False) */
Value binascii_b2a_qp(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    Span s;
    bool tabs = int_arg_or(cx, argv[1], false);
    bool text = error_pending(cx) || int_arg_or(cx, argv[2], true);
    bool header = !error_pending(cx) && int_arg_or(cx, argv[3], false);
    if (error_pending(cx) || need_bytes(cx, argv[0], &s) < 0)
        return V_NULL;
    const uint8_t *first = s.n ? memchr(s.p, '\n', s.n) : NULL;
    Writer w = {.out = BUF_EMPTY,
                .tabs = tabs,
                .text = text,
                .header = header,
                .crlf = first && first > s.p && first[-1] == '\r'};
    for (size_t i = 0; i < s.n;)
        i = write_one(&w, s, i);
    return take(cx, &w.out);
}
