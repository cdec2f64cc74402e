/* Unit tests of the marshal reader: hand-made data, damage, and the same dump
 * of a real module from python3 and from us. */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include "front/marshal.h"
#include "front/testing.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A code object whose only constant is what the bytes say. */
static void put_code(Buf *b, const char *constant, size_t n)
{
    buf_putc(b, 'c');
    for (int i = 0; i < 5; i++)
        buf_put_u32le(b, (u32)i);
    buf_put(b, "s\2\0\0\0\x97\0", 7);
    buf_put(b, ")\1", 2);
    buf_put(b, constant, n);
    buf_put(b, ")\0)\0s\0\0\0\0z\1fz\1nz\1q", 18);
    buf_put_u32le(b, 7);
    buf_put(b, "s\0\0\0\0s\0\0\0\0", 10);
}

static const PyConst *read_one(const char *bytes, size_t n, Arena *arena,
                               Buf *error)
{
    Buf b = BUF_EMPTY;
    put_code(&b, bytes, n);
    PyCode *code = marshal_read(b.data, b.len, arena, error);
    buf_free(&b);
    return code ? code->consts[0] : NULL;
}

#define GOOD(bytes, condition)                                                 \
    do {                                                                       \
        Arena a = ARENA_EMPTY;                                                 \
        Buf e = BUF_EMPTY;                                                     \
        const PyConst *c = read_one(bytes, sizeof(bytes) - 1, &a, &e);         \
        assert_string_equal(buf_text(&e), "");                                 \
        assert_true(c && (condition));                                         \
        arena_free(&a);                                                        \
    } while (0)

#define BAD(bytes, message)                                                    \
    do {                                                                       \
        Arena a = ARENA_EMPTY;                                                 \
        Buf e = BUF_EMPTY;                                                     \
        assert_null(read_one(bytes, sizeof(bytes) - 1, &a, &e));               \
        assert_non_null(strstr(buf_text(&e), message));                        \
        buf_free(&e);                                                          \
        arena_free(&a);                                                        \
    } while (0)

static void fields_of_code(void **state)
{
    (void)state;
    Arena arena = ARENA_EMPTY;
    Buf b = BUF_EMPTY, error = BUF_EMPTY;
    put_code(&b, "N", 1);
    PyCode *code = marshal_read(b.data, b.len, &arena, &error);
    assert_non_null(code);
    assert_int_equal(code->argcount, 0);
    assert_int_equal(code->posonly, 1);
    assert_int_equal(code->kwonly, 2);
    assert_int_equal(code->stacksize, 3);
    assert_int_equal(code->flags, 4);
    assert_int_equal(code->firstlineno, 7);
    assert_string_equal(code->filename->text.bytes, "f");
    assert_string_equal(code->name->text.bytes, "n");
    assert_string_equal(code->qualname->text.bytes, "q");
    assert_int_equal(code->n_code, 2);
    buf_putc(&b, 'N');
    assert_null(marshal_read(b.data, b.len, &arena, &error));
    assert_non_null(strstr(error.data, "goes on"));
    buf_free(&b);
    buf_free(&error);
    arena_free(&arena);
}

static void numbers(void **state)
{
    (void)state;
    GOOD("i\xff\xff\xff\xff",
         c->integer.fits && c->integer.small == -1 && c->integer.limbs[0] == 1);
    GOOD("i\0\0\0\0", c->integer.small == 0 && c->integer.n_limbs == 0);
    /* 2**60 = digit 4 is 1; -(2**63) fits, 2**63 does not */
    GOOD("l\5\0\0\0\0\0\0\0\0\0\0\0\1\0",
         c->integer.fits && c->integer.small == (i64)1 << 60);
    GOOD("l\xfb\xff\xff\xff\0\0\0\0\0\0\0\0\x08\0",
         c->integer.fits && c->integer.small == INT64_MIN);
    GOOD("l\5\0\0\0\0\0\0\0\0\0\0\0\x08\0",
         !c->integer.fits && c->integer.limbs[0] == (u64)1 << 63);
    /* all ones in 75 bits */
    GOOD("l\5\0\0\0\xff\x7f\xff\x7f\xff\x7f\xff\x7f\xff\x7f",
         c->integer.n_limbs == 2 && c->integer.limbs[0] == UINT64_MAX &&
             c->integer.limbs[1] == 0x7FF);
    GOOD("g\0\0\0\0\0\0\xf8\x3f", c->kind == CONST_FLOAT && c->real == 1.5);
    GOOD("y\0\0\0\0\0\0\xf8\x3f\0\0\0\0\0\0\0\xc0",
         c->cplx.re == 1.5 && c->cplx.im == -2);
    BAD("l\1\0\0\0\0\x80", "digit");
    BAD("l\2\0\0\0\1\0\0\0", "digit");
    BAD("l\0\0\0\x80", "integer");
}

static void texts(void **state)
{
    (void)state;
    GOOD("z\2ab", c->text.points == 2 && !c->interned);
    GOOD("Z\2ab", c->interned);
    GOOD("A\2\0\0\0ab", c->interned && c->text.len == 2);
    GOOD("u\6\0\0\0\xc3\xa4\xf0\x9f\x98\x80",
         c->text.points == 2 && c->text.len == 6);
    GOOD("u\3\0\0\0\xed\xa0\x80", c->text.points == 1); /* lone surrogate */
    GOOD("s\3\0\0\0a\0b", c->kind == CONST_BYTES && c->text.bytes[2] == 'b');
    BAD("z\2a\xc3", "encoding");
    BAD("u\1\0\0\0\x80", "encoding");
    BAD("u\2\0\0\0\xc0\x80", "encoding");
    BAD("u\3\0\0\0\xe0\x80\x80", "encoding");
    BAD("u\4\0\0\0\xf4\x90\x80\x80", "encoding");
    BAD("u\2\0\0\0\xe2\x82", "encoding");
}

static void containers(void **state)
{
    (void)state;
    GOOD("(\2\0\0\0NT", c->seq.n == 2 && c->seq.items[1]->kind == CONST_TRUE);
    GOOD(">\1\0\0\0.",
         c->kind == CONST_FROZENSET && c->seq.items[0]->kind == CONST_ELLIPSIS);
    /* the tuple has reference 0, its child 1 */
    GOOD("\xa9\3\xfa\1ar\1\0\0\0F",
         c->seq.n == 3 && c->weight == 4 && c->seq.items[0] == c->seq.items[1]);
    BAD("\xa9\1r\0\0\0\0", "reference"); /* holds itself */
    BAD("r\5\0\0\0", "reference");
    BAD("(\xff\xff\xff\x7fN", "too early");
    BAD("[\0\0\0\0", "unknown type");
    BAD("{", "unknown type");
    BAD("0", "unknown type");
}

static void misplaced_code(void **state)
{
    (void)state;
    Arena arena = ARENA_EMPTY;
    Buf inner = BUF_EMPTY, error = BUF_EMPTY;
    buf_puts(&inner, ")\1");
    put_code(&inner, "N", 1);
    assert_null(read_one(inner.data, inner.len, &arena, &error));
    assert_non_null(strstr(error.data, "code inside a constant"));
    buf_clear(&error);
    buf_clear(&inner);
    buf_put(&inner, ">\1\0\0\0", 5);
    put_code(&inner, "N", 1);
    assert_null(read_one(inner.data, inner.len, &arena, &error));
    assert_non_null(strstr(error.data, "code inside a set"));
    /* the names come right behind the constants: one that is no text */
    buf_clear(&error);
    buf_clear(&inner);
    put_code(&inner, "N", 1);
    char *names = memmem(inner.data, inner.len, ")\1N)\0", 5);
    assert_non_null(names);
    Buf broken = BUF_EMPTY;
    size_t at = (size_t)(names - inner.data) + 3;
    buf_put(&broken, inner.data, at);
    buf_put(&broken, ")\1N", 3);
    buf_put(&broken, inner.data + at + 2, inner.len - at - 2);
    assert_null(marshal_read(broken.data, broken.len, &arena, &error));
    assert_non_null(strstr(error.data, "bad co_names"));
    buf_free(&broken);
    buf_free(&inner);
    buf_free(&error);
    arena_free(&arena);
}

static void hostile_sizes(void **state)
{
    (void)state;
    Arena arena = ARENA_EMPTY;
    Buf b = BUF_EMPTY, error = BUF_EMPTY;
    for (int i = 0; i <= MARSHAL_MAX_DEPTH; i++)
        buf_put(&b, ")\1", 2);
    buf_putc(&b, 'N');
    assert_null(read_one(b.data, b.len, &arena, &error));
    assert_non_null(strstr(error.data, "deep"));
    /* 40 tuples, each holding the one before twice: 2^40 nodes */
    buf_clear(&b);
    buf_put(&b, ")\x28\xa9\2NN", 6);
    for (u32 i = 0; i < 39; i++) {
        buf_put(&b, "\xa9\2r", 3);
        buf_put_u32le(&b, i);
        buf_putc(&b, 'r');
        buf_put_u32le(&b, i);
    }
    assert_null(read_one(b.data, b.len, &arena, &error));
    assert_non_null(strstr(error.data, "too large"));
    /* nested tuples that each claim all the rest: memory stays bounded */
    buf_clear(&b);
    for (u32 i = 0; i < 500; i++) {
        buf_putc(&b, '(');
        buf_put_u32le(&b, 90000);
    }
    memset(buf_grow(&b, 100000), 'N', 100000);
    arena_free(&arena);
    assert_null(read_one(b.data, b.len, &arena, &error));
    assert_true(arena.total < 4000000);
    buf_free(&b);
    buf_free(&error);
    arena_free(&arena);
}

/* --- the same dump as python3's ------------------------------------------ */

static const char dumper[] =
    "import sys\n"
    "def dump(c):\n"
    "    if hasattr(c, 'co_code'):\n"
    "        p('code', c.co_argcount, c.co_posonlyargcount,\n"
    "          c.co_kwonlyargcount, c.co_stacksize, c.co_flags,\n"
    "          c.co_firstlineno, c.co_filename, c.co_name, c.co_qualname,\n"
    "          c.co_code.hex(), c.co_linetable.hex(),\n"
    "          c.co_exceptiontable.hex())\n"
    "        p('names', *c.co_names)\n"
    "        for x in c.co_consts: dump(x)\n"
    "    elif isinstance(c, (tuple, frozenset)):\n"
    "        p(type(c).__name__, len(c))\n"
    "        for x in c if type(c) is tuple else []: dump(x)\n"
    "    elif isinstance(c, str):\n"
    "        p('str', len(c), c.encode('utf-8', 'surrogatepass').hex())\n"
    "    elif isinstance(c, bytes): p('bytes', c.hex())\n"
    "    elif isinstance(c, bool): p(c)\n"
    "    elif isinstance(c, int): p('int', '-' * (c < 0) + '%x' % abs(c))\n"
    "    elif isinstance(c, float): p('float', c.hex())\n"
    "    elif isinstance(c, complex): p('complex', c.real.hex(),"
    " c.imag.hex())\n"
    "    else: p(c)\n"
    "def p(*a): print(*a)\n"
    "name = sys.argv[1]\n"
    "dump(compile(open(name, 'rb').read(), name, 'exec'))\n";

static void put_hex(Buf *b, const void *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_printf(b, "%02x", ((const u8 *)bytes)[i]);
}

/* float.hex() of CPython: always 13 digits but for zero */
static void put_float(Buf *b, double x)
{
    if (x == 0)
        buf_puts(b, 1 / x < 0 ? "-0x0.0p+0" : "0x0.0p+0");
    else
        buf_printf(b, "%.13a", x);
}

static void dump(Buf *b, const PyConst *c);

static void dump_code(Buf *b, const PyCode *c)
{
    buf_printf(b, "code %d %d %d %d %u %d %s %s %s ", c->argcount, c->posonly,
               c->kwonly, c->stacksize, c->flags, c->firstlineno,
               c->filename->text.bytes, c->name->text.bytes,
               c->qualname->text.bytes);
    put_hex(b, c->code, c->n_code);
    buf_putc(b, ' ');
    put_hex(b, c->linetable, c->n_linetable);
    buf_putc(b, ' ');
    put_hex(b, c->exceptiontable, c->n_exceptiontable);
    buf_puts(b, "\nnames");
    for (u32 i = 0; i < c->n_names; i++)
        buf_printf(b, " %s", c->names[i]->text.bytes);
    buf_putc(b, '\n');
    for (u32 i = 0; i < c->n_consts; i++)
        dump(b, c->consts[i]);
}

static void dump_int(Buf *b, const PyConst *c)
{
    buf_printf(b, "int %s", c->integer.negative ? "-" : "");
    size_t n = c->integer.n_limbs;
    buf_printf(b, "%llx", n ? (unsigned long long)c->integer.limbs[n - 1] : 0);
    for (size_t i = n ? n - 1 : 0; i-- > 0;)
        buf_printf(b, "%016llx", (unsigned long long)c->integer.limbs[i]);
    buf_putc(b, '\n');
}

static void dump_sequence(Buf *b, const PyConst *c)
{
    bool tuple = c->kind == CONST_TUPLE;
    buf_printf(b, "%s %zu\n", tuple ? "tuple" : "frozenset", c->seq.n);
    for (size_t i = 0; tuple && i < c->seq.n; i++)
        dump(b, c->seq.items[i]);
}

static void dump_text(Buf *b, const PyConst *c)
{
    if (c->kind == CONST_STR)
        buf_printf(b, "str %zu ", c->text.points);
    else
        buf_puts(b, "bytes ");
    put_hex(b, c->text.bytes, c->text.len);
    buf_putc(b, '\n');
}

static void dump(Buf *b, const PyConst *c)
{
    switch (c->kind) {
    case CONST_NONE:
        buf_puts(b, "None\n");
        return;
    case CONST_TRUE:
        buf_puts(b, "True\n");
        return;
    case CONST_FALSE:
        buf_puts(b, "False\n");
        return;
    case CONST_ELLIPSIS:
        buf_puts(b, "Ellipsis\n");
        return;
    case CONST_STOP_ITERATION:
        fail_msg("StopIteration constant");
        return;
    case CONST_INT:
        dump_int(b, c);
        return;
    case CONST_FLOAT:
        buf_puts(b, "float ");
        put_float(b, c->real);
        buf_putc(b, '\n');
        return;
    case CONST_COMPLEX:
        buf_puts(b, "complex ");
        put_float(b, c->cplx.re);
        buf_putc(b, ' ');
        put_float(b, c->cplx.im);
        buf_putc(b, '\n');
        return;
    case CONST_BYTES:
    case CONST_STR:
        dump_text(b, c);
        return;
    case CONST_TUPLE:
    case CONST_FROZENSET:
        dump_sequence(b, c);
        return;
    case CONST_CODE:
        dump_code(b, c->code);
        return;
    }
}

static const char source[] =
    "a = (1, -2, 2**62, -2**62, 12345678901234567890123456789, 0.1, -0.0)\n"
    "b = [1e300, 5e-324, 3j, b'x\\0y', '\\u00e4\\ud800', ..., None, True]\n"
    "c = -9223372036854775808, -9223372036854775809, 0x7fff, 1 << 3000\n"
    "def f(x, /, y=(1, (2, 'z')), *args, k: int = 3, **kw):\n"
    "    if x in {1, 2, 3}:\n"
    "        return lambda q: q + x\n"
    "    try:\n"
    "        yield\n"
    "    except (A, B) as e:\n"
    "        raise\n"
    "class C(f):\n"
    "    '''doc'''\n"
    "    def m(self): return super().m(), __class__\n"
    "async def g():\n"
    "    async with x as y: await z\n";

static void same_as_python(void **state)
{
    (void)state;
    char name[] = "/tmp/px_marshal_XXXXXX";
    int fd = mkstemp(name);
    assert_int_equal(os_write_all(fd, source, sizeof source - 1), 0);
    close(fd);
    Buf theirs = BUF_EMPTY, ours = BUF_EMPTY;
    testing_run_python(dumper, name, &theirs);
    Buf reply = BUF_EMPTY, error = BUF_EMPTY;
    testing_compile(name, source, sizeof source - 1, &reply);
    Arena arena = ARENA_EMPTY;
    PyCode *code = marshal_read(reply.data, reply.len, &arena, &error);
    assert_non_null(code);
    dump_code(&ours, code);
    assert_true(theirs.len > 1000);
    assert_string_equal(ours.data, theirs.data);
    /* cut anywhere, it is an error */
    for (size_t n = 0; n < reply.len; n++)
        assert_null(marshal_read(reply.data, n, &arena, &error));
    remove(name);
    arena_free(&arena);
    buf_free(&theirs);
    buf_free(&ours);
    buf_free(&reply);
    buf_free(&error);
    child_set_python(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_of_code), cmocka_unit_test(numbers),
        cmocka_unit_test(texts),          cmocka_unit_test(containers),
        cmocka_unit_test(hostile_sizes),  cmocka_unit_test(misplaced_code),
        cmocka_unit_test(same_as_python),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
