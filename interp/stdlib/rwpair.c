/* rwpair.c: _io.BufferedRWPair: a reader and a writer as one object; all it
 * does it asks of these two. */
#include "stdlib/fileparts.h"

#define SELF                                                                   \
    const RWPair *p = AS(RWPair, argv[0]);                                     \
    (void)kw;                                                                  \
    if (check_ready(cx, p))                                                    \
    return V_NULL

static int check_ready(Ctx *cx, const RWPair *p)
{
    if (p->reader && p->writer)
        return 0;
    raise_fmt(cx, &exc_ValueError, "I/O operation on uninitialized object");
    return -1;
}

Value bufferedrwpair_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    return v_obj(
        sub_alloc(cx, AS(Type, argv[0]), KIND_bufferedrwpair, sizeof(RWPair)));
}

static int must(Ctx *cx, Value v, const char *method, const char *text)
{
    Value r = io_call(cx, v, method);
    int yes = r ? obj_truth(cx, r) : -1;
    if (!yes)
        raise_io_unsupported(cx, text);
    return yes > 0 ? 0 : -1;
}

Value bufferedrwpair_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    IO_ARGS;
    RWPair *p = AS(RWPair, argv[0]);
    if (must(cx, argv[1], "readable", "File or stream is not readable.") ||
        must(cx, argv[2], "writable", "File or stream is not writable."))
        return V_NULL;
    Value reader = vm_call1(cx, v_obj(&type_bufferedreader), argv[1]);
    Value writer =
        reader ? vm_call1(cx, v_obj(&type_bufferedwriter), argv[2]) : V_NULL;
    if (!writer)
        return V_NULL;
    store_file_field(cx, p, &p->reader, reader);
    store_file_field(cx, p, &p->writer, writer);
    return V_NONE;
}

#define PASS(name, part)                                                       \
    Value bufferedrwpair_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)   \
    {                                                                          \
        SELF;                                                                  \
        Value f = obj_getattr_s(cx, p->part, #name);                           \
        int n = argc - 1;                                                      \
        return f ? vm_call(cx, f, argv + 1, n, V_NULL) : V_NULL;               \
    }
PASS(read, reader)
PASS(read1, reader)
PASS(peek, reader)
PASS(readinto, reader)
PASS(readinto1, reader)
PASS(readable, reader)
PASS(write, writer)
PASS(writable, writer)
PASS(flush, writer)

Value bufferedrwpair_m_isatty(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    (void)argc;
    Value r = io_call(cx, p->writer, "isatty");
    return !r || r == V_TRUE ? r : io_call(cx, p->reader, "isatty");
}

Value bufferedrwpair_m_close(Ctx *cx, Value *argv, int argc, Value *kw)
{
    SELF;
    (void)argc;
    Value w = io_call(cx, p->writer, "close");
    Raised first = cx->raised;
    cx->raised = (Raised){V_NULL, V_NULL, V_NULL};
    Value r = io_call(cx, p->reader, "close");
    if (w)
        return r ? V_NONE : V_NULL;
    cx->raised = first;
    return V_NULL;
}

Value bufferedrwpair_get_closed(Ctx *cx, Value self)
{
    const RWPair *p = AS(RWPair, self);
    if (check_ready(cx, p))
        return V_NULL;
    return obj_getattr_s(cx, p->writer, "closed");
}

static size_t bufferedrwpair_size(const Obj *o)
{
    (void)o;
    return sizeof(RWPair);
}

static void bufferedrwpair_visit(Obj *o, Visitor *v)
{
    RWPair *p = (RWPair *)(void *)o;
    v->value(v, &p->reader);
    v->value(v, &p->writer);
}

const KindOps bufferedrwpair_ops = {
    .kind = KIND_bufferedrwpair,
    .name = "BufferedRWPair",
    .size = bufferedrwpair_size,
    .visit = bufferedrwpair_visit,
    .not_promotable = "an open file",
    .iter = bufferediobase_iter,
    .iternext = bufferediobase_iternext,
};
