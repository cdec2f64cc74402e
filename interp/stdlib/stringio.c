/* stringio.c: _io.StringIO: text in memory. */
#include "stdlib/memio.h"

#define SELF MemIO *m = as_mem(argv[0])
#define SELF_OPEN                                                              \
    SELF;                                                                      \
    IO_ARGS;                                                                   \
    if (mem_check(cx, m, ""))                                                  \
    return V_NULL

/* ---- text in and out ---- */

static uint32_t code_at(const MemIO *m, uint64_t i)
{
    const void *d = m->store->b;
    return m->width == 1   ? ((const uint8_t *)d)[i]
           : m->width == 2 ? ((const uint16_t *)d)[i]
                           : ((const uint32_t *)d)[i];
}

/* The text [from, to), as narrow as it can be. */
static Value text_of(Ctx *cx, const MemIO *m, uint64_t from, uint64_t to)
{
    if (from >= to)
        return name_empty;
    if (m->width == 1)
        return str_from_latin1(cx, (const char *)m->store->b + from, to - from);
    uint32_t most = 0;
    for (uint64_t i = from; i < to; i++)
        most |= code_at(m, i);
    Str *s = str_alloc(cx, to - from, width_of(most));
    if (!s)
        return V_NULL;
    for (uint64_t i = from; i < to; i++)
        str_put(s, i - from, code_at(m, i));
    return str_done(s);
}

/* Copies s to the position, which moves behind it. */
static int put(Ctx *cx, MemIO *m, const Str *s)
{
    uint64_t n = s->len, end = m->pos + n;
    if (!n)
        return 0;
    if ((UNLIKELY(m->pos > m->len) || !m->store || s->width > m->width ||
         end * m->width > m->store->cap) &&
        mem_reserve(cx, m, end, s->width))
        return -1;
    if (s->width == m->width) {
        store_bytearray_move(cx, m, m->store->b + m->pos * m->width, s->data,
                             n * m->width);
    } else {
        STORE_CHECK(cx, m, "memio.data");
        data_copy(m->store->b, (int)m->width, m->pos, s, 0, n);
    }
    mem_set_pos(cx, m, end);
    if (end > m->len)
        mem_set_len(cx, m, end);
    return 0;
}

static bool has_code(const Str *s, uint32_t c)
{
    return str_find_code(s, c, 0, s->len) >= 0;
}

/* Replaces \n by the newline, or (to V_NULL) \r and \r\n by \n. */
static Value replace_newlines(Ctx *cx, const Str *s, Value to)
{
    TEXT_LOCAL(t);
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (to && c == '\n') {
            text_put_str(&t, AS(Str, to), 0, AS(Str, to)->len);
        } else if (!to && c == '\r') {
            i += i + 1 < s->len && str_at(s, i + 1) == '\n';
            text_put(&t, '\n');
        } else {
            text_put(&t, c);
        }
    }
    return text_take(cx, &t);
}

/* Takes note of the kinds of line ends, for the attribute newlines. */
static void note_newlines(Ctx *cx, MemIO *m, const Str *s)
{
    uint32_t seen = m->flags;
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if (c == '\r' && i + 1 < s->len && str_at(s, i + 1) == '\n')
            seen |= IO_SEEN_CRLF, i++;
        else if (c == '\r')
            seen |= IO_SEEN_CR;
        else if (c == '\n')
            seen |= IO_SEEN_LF;
    }
    if (seen != m->flags)
        store_memio_number32(cx, m, &m->flags, seen);
}

static int write_text(Ctx *cx, MemIO *m, Value text)
{
    const Str *s = AS(Str, text);
    if (m->flags & (MEM_TRANSLATE | MEM_UNIVERSAL))
        note_newlines(cx, m, s);
    if (m->flags & MEM_TRANSLATE && has_code(s, '\r'))
        text = replace_newlines(cx, s, V_NULL);
    else if (m->flags & MEM_EXPAND && has_code(s, '\n'))
        text = replace_newlines(cx, s, m->newline);
    return text ? put(cx, m, AS(Str, text)) : -1;
}

Value stringio_m_write(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    if (!is_str(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "string argument expected, got '%T'", argv[1]);
    if (LIKELY(!(m->flags & (MEM_TRANSLATE | MEM_UNIVERSAL | MEM_EXPAND)))
            ? put(cx, m, AS(Str, argv[1]))
            : write_text(cx, m, argv[1]))
        return V_NULL;
    return v_int(AS(Str, argv[1])->len);
}

/* ---- reading ---- */

Value stringio_m_read(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    int64_t n = mem_size(cx, m, argv[1]);
    if (n < 0)
        return V_NULL;
    Value r = text_of(cx, m, m->pos, m->pos + (uint64_t)n);
    if (r && n)
        mem_set_pos(cx, m, m->pos + (uint64_t)n);
    return r;
}

/* Is a line end complete at i? Its last item, or -1. */
static int64_t line_end_at(const MemIO *m, uint64_t i, uint64_t end)
{
    uint32_t c = code_at(m, i);
    if (m->flags & MEM_UNIVERSAL) {
        if (c == '\n')
            return (int64_t)i;
        if (c != '\r')
            return -1;
        return (int64_t)(i + (i + 1 < end && code_at(m, i + 1) == '\n'));
    }
    if (!(m->flags & MEM_EXPAND))
        return c == '\n' ? (int64_t)i : -1;
    const Str *nl = AS(Str, m->newline);
    if (c != str_at(nl, 0))
        return -1;
    if (nl->len == 1)
        return (int64_t)i;
    return i + 1 < end && code_at(m, i + 1) == str_at(nl, 1) ? (int64_t)i + 1
                                                             : -1;
}

/* One behind the line that starts at the position. */
static uint64_t line_end(const MemIO *m, uint64_t limit)
{
    uint64_t end = m->pos + limit;
    if (m->width == 1 && !(m->flags & (MEM_UNIVERSAL | MEM_EXPAND))) {
        const uint8_t *p = m->store->b + m->pos;
        const uint8_t *nl = memchr(p, '\n', limit);
        return nl ? m->pos + (uint64_t)(nl - p) + 1 : end;
    }
    for (uint64_t i = m->pos; i < end; i++) {
        int64_t at = line_end_at(m, i, end);
        if (at >= 0)
            return (uint64_t)at + 1;
    }
    return end;
}

static Value take_line(Ctx *cx, MemIO *m, int64_t limit)
{
    if (!limit)
        return name_empty;
    uint64_t end = line_end(m, (uint64_t)limit);
    Value r = text_of(cx, m, m->pos, end);
    if (r)
        mem_set_pos(cx, m, end);
    return r;
}

Value stringio_m_readline(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    int64_t n = mem_size(cx, m, argv[1]);
    return n < 0 ? V_NULL : take_line(cx, m, n);
}

static Value stringio_next(Ctx *cx, Value self)
{
    MemIO *m = as_mem(self);
    if (mem_check(cx, m, ""))
        return V_NULL;
    int64_t left = mem_size(cx, m, V_NULL);
    return left ? take_line(cx, m, left) : V_NULL;
}

Value stringio_m_readlines(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return io_read_lines(cx, argv[0], argv[1], stringio_next);
}

static Value stringio_iter(Ctx *cx, Value self)
{
    return mem_check(cx, as_mem(self), ".") ? V_NULL : self;
}

/* ---- position ---- */

Value stringio_m_tell(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return int_from_u64(cx, m->pos);
}

Value stringio_m_seek(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    int64_t at = arg_ssize(cx, argv[1]);
    int whence = error_pending(cx) ? 0 : int_arg_or(cx, argv[2], 0);
    if (error_pending(cx))
        return V_NULL;
    if (whence < 0 || whence > 2)
        return raise_fmt(cx, &exc_ValueError,
                         "Invalid whence (%d, should be 0, 1 or 2)", whence);
    if (at < 0 && whence == 0)
        return raise_fmt(cx, &exc_ValueError, "Negative seek position %ld",
                         (long)at);
    if (at && whence)
        return raise_fmt(cx, &exc_OSError,
                         "Can't do nonzero cur-relative seeks");
    uint64_t to = whence == 0 ? (uint64_t)at : whence == 1 ? m->pos : m->len;
    mem_set_pos(cx, m, to);
    return int_from_u64(cx, to);
}

Value stringio_m_truncate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return mem_truncate(cx, m, argv[1], "Negative size value %ld");
}

/* ---- the rest ---- */

Value stringio_m_getvalue(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF_OPEN;
    return text_of(cx, m, 0, m->len);
}

Value stringio_m_close(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    return mem_close(cx, m);
}

Value stringio_m_flush(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)cx, (void)argv;
    IO_ARGS;
    return V_NONE;
}

#define YES(name)                                                              \
    Value stringio_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)         \
    {                                                                          \
        SELF_OPEN;                                                             \
        return V_TRUE;                                                         \
    }
YES(readable)
YES(writable)
YES(seekable)

Value stringio_get_closed(Ctx *cx, Value self)
{
    (void)cx;
    return v_bool(as_mem(self)->flags & MEM_CLOSED);
}

Value stringio_get_line_buffering(Ctx *cx, Value self)
{
    return mem_check(cx, as_mem(self), "") ? V_NULL : V_FALSE;
}

Value stringio_get_newlines(Ctx *cx, Value self)
{
    if (mem_check(cx, as_mem(self), ""))
        return V_NULL;
    return io_newlines(cx, as_mem(self)->flags);
}

/* ---- construction ---- */

Value stringio_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    MemIO *m = sub_alloc(cx, AS(Type, argv[0]), KIND_stringio, sizeof(MemIO));
    if (!m)
        return V_NULL;
    m->newline = V_NONE;
    return v_obj(m);
}

static int set_newline(Ctx *cx, MemIO *m, Value newline)
{
    uint32_t flags = MEM_READY;
    if (newline == V_NONE) {
        flags |= MEM_TRANSLATE;
    } else if (newline) {
        if (io_check_newline(cx, newline))
            return -1;
        const Str *s = AS(Str, newline);
        flags |= !s->len                ? MEM_UNIVERSAL
                 : str_at(s, 0) == '\r' ? MEM_EXPAND
                                        : 0;
    }
    store_memio_number32(cx, m, &m->flags, flags);
    store_memio_field(cx, m, &m->newline, newline ? newline : V_NONE);
    return 0;
}

Value stringio_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    Value text = argv[1] == V_NONE ? V_NULL : argv[1];
    if (set_newline(cx, m, argv[2]))
        return V_NULL;
    if (text && !is_str(text))
        return raise_fmt(cx, &exc_TypeError,
                         "initial_value must be str or None, not %T", text);
    mem_set_len(cx, m, 0);
    mem_set_pos(cx, m, 0);
    if (text && write_text(cx, m, text))
        return V_NULL;
    mem_set_pos(cx, m, 0);
    return V_NONE;
}

const KindOps stringio_ops = {
    .kind = KIND_stringio,
    .name = "StringIO",
    .size = mem_object_size,
    .visit = mem_visit,
    .iter = stringio_iter,
    .iternext = stringio_next,
};
