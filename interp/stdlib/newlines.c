/* newlines.c: _io.IncrementalNewlineDecoder: \r and \r\n to \n, piece by
 * piece, over another decoder or none. */
#include "stdlib/fileparts.h"

#define SELF NewlineDecoder *d = AS(NewlineDecoder, argv[0])

Value newlinedecoder_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    return v_obj(sub_alloc(cx, AS(Type, argv[0]), KIND_newlinedecoder,
                           sizeof(NewlineDecoder)));
}

Value newlinedecoder_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    int translate = obj_truth(cx, argv[2]);
    if (translate < 0)
        return V_NULL;
    store_file_field(cx, d, &d->decoder, argv[1]);
    store_file_flags(cx, d, &d->translate, (uint32_t)translate);
    store_file_flags(cx, d, &d->pending_cr, 0);
    store_file_flags(cx, d, &d->seen, 0);
    store_file_flags(cx, d, &d->ready, 1);
    return V_NONE;
}

static Value input_text(Ctx *cx, const NewlineDecoder *d, Value input,
                        bool final)
{
    if (d->decoder == V_NONE || !d->decoder)
        return input;
    return io_call2(cx, d->decoder, "decode", input, v_bool(final));
}

/* One pass over the text: notes line ends, copies, translates. */
static Value convert(Ctx *cx, NewlineDecoder *d, const Str *s, bool final)
{
    TEXT_LOCAL(t);
    uint32_t seen = d->seen;
    size_t n = s->len, from = 0;
    bool cr = d->pending_cr != 0 && (n || final), keep = false;
    if (!cr && n && !final && str_at(s, n - 1) == '\r')
        keep = true;
    if (cr) { /* the \r of the piece before */
        bool lf = n && str_at(s, 0) == '\n';
        seen |= lf ? IO_SEEN_CRLF : IO_SEEN_CR;
        text_put(&t, d->translate ? '\n' : '\r');
        if (lf && !d->translate)
            text_put(&t, '\n');
        from = lf;
        keep = n > from && !final && str_at(s, n - 1) == '\r';
    }
    n -= keep;
    for (size_t i = from; i < n; i++) {
        uint32_t c = str_at(s, i);
        bool pair = c == '\r' && i + 1 < n && str_at(s, i + 1) == '\n';
        seen |= pair        ? IO_SEEN_CRLF
                : c == '\r' ? IO_SEEN_CR
                : c == '\n' ? IO_SEEN_LF
                            : 0;
        text_put(&t, c == '\r' && d->translate ? '\n' : c);
        if (pair && !d->translate)
            text_put(&t, '\n');
        i += pair;
    }
    store_file_flags(cx, d, &d->pending_cr, keep || (d->pending_cr && !cr));
    store_file_flags(cx, d, &d->seen, seen);
    return text_take(cx, &t);
}

Value newlinedecoder_m_decode(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    int final = bool_arg(cx, argv[2], false);
    if (final < 0)
        return V_NULL;
    if (!d->ready)
        return raise_fmt(cx, &exc_ValueError,
                         "IncrementalNewlineDecoder.__init__() not called");
    Value text = input_text(cx, d, argv[1], final);
    if (!text)
        return V_NULL;
    if (!is_str(text))
        return raise_fmt(cx, &exc_TypeError,
                         "decoder should return a string result, not '%T'",
                         text);
    return convert(cx, d, AS(Str, text), final);
}

Value newlinedecoder_m_reset(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    store_file_flags(cx, d, &d->pending_cr, 0);
    store_file_flags(cx, d, &d->seen, 0);
    if (d->decoder && d->decoder != V_NONE)
        return io_call(cx, d->decoder, "reset");
    return V_NONE;
}

Value newlinedecoder_m_getstate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    Value state = V_NULL, flag = v_int(0);
    if (d->decoder && d->decoder != V_NONE) {
        state = io_call(cx, d->decoder, "getstate");
        if (!state)
            return V_NULL;
        if (!is_kind(state, KIND_tuple) || AS(Tuple, state)->len != 2)
            return raise_fmt(cx, &exc_TypeError, "illegal decoder state");
        flag = AS(Tuple, state)->v[1];
        state = AS(Tuple, state)->v[0];
    } else {
        state = bytes_from(cx, "", 0);
    }
    int64_t n;
    if (!state || !is_intlike(flag) || !int_to_i64(flag, &n))
        return V_NULL;
    return tuple_pair(cx, state, v_int(n << 1 | (d->pending_cr != 0)));
}

Value newlinedecoder_m_setstate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    IO_ARGS;
    int64_t n;
    if (!is_kind(argv[1], KIND_tuple) || AS(Tuple, argv[1])->len != 2 ||
        !is_intlike(AS(Tuple, argv[1])->v[1]) ||
        !int_to_i64(AS(Tuple, argv[1])->v[1], &n))
        return raise_fmt(cx, &exc_TypeError, "state argument must be a tuple");
    store_file_flags(cx, d, &d->pending_cr, (uint32_t)(n & 1));
    if (!d->decoder || d->decoder == V_NONE)
        return V_NONE;
    Value below = tuple_pair(cx, AS(Tuple, argv[1])->v[0], v_int(n >> 1));
    return io_call1(cx, d->decoder, "setstate", below);
}

Value newlinedecoder_get_newlines(Ctx *cx, Value self)
{
    return io_newlines(cx, AS(NewlineDecoder, self)->seen);
}

static size_t newlinedecoder_size(const Obj *o)
{
    (void)o;
    return sizeof(NewlineDecoder);
}

static void newlinedecoder_visit(Obj *o, Visitor *v)
{
    v->value(v, &((NewlineDecoder *)(void *)o)->decoder);
}

const KindOps newlinedecoder_ops = {
    .kind = KIND_newlinedecoder,
    .name = "IncrementalNewlineDecoder",
    .size = newlinedecoder_size,
    .visit = newlinedecoder_visit,
};
