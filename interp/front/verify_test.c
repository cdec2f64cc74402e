/* Unit tests of the verifier: one hand-made case a rule, instruction for
 * instruction agreement with dis, and real modules. */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include "front/compile.h"
#include "front/marshal.h"
#include "front/testing.h"
#include "front/verify.h"
#include <stdlib.h>
#include <string.h>

/* a case names the fields that matter */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

/* --- one case a rule ----------------------------------------------------- */

typedef struct {
    const char *code; /* code units */
    size_t n;
    int stack;         /* co_stacksize */
    const char *kinds; /* l, c or f a variable; L = argument and cell */
    u32 flags;
    const char *table;  /* exception table */
    const char *error;  /* part of the message; NULL: passes */
    const char *lines;  /* line table, NULL: empty */
    const char *consts; /* NULL: "Nsct": None, 's', code, ('x',) */
} Case;

#define OP(name, arg) (char)PY_##name, (char)(arg)
#define CODE(...)                                                              \
    (const char[]){__VA_ARGS__}, sizeof((const char[]){__VA_ARGS__})
#define NONE OP(LOAD_CONST, 0)
#define RET  NONE, OP(RETURN_VALUE, 0)

static PyConst *text(Arena *a, const char *bytes)
{
    PyConst *c = ARENA_NEW(a, PyConst);
    c->kind = CONST_STR;
    c->text.bytes = bytes;
    c->text.len = c->text.points = strlen(bytes);
    return c;
}

static PyConst *constant(Arena *a, char kind);

static PyCode *make_code(Arena *a, const Case *k)
{
    PyCode *code = ARENA_NEW(a, PyCode);
    code->code = (const u8 *)arena_copy(a, k->code, k->n);
    code->n_code = (u32)k->n;
    code->stacksize = k->stack;
    code->flags = k->flags;
    code->firstlineno = 1;
    code->filename = code->name = code->qualname = text(a, "t.py");
    const char *consts = k->consts ? k->consts : "Nsct";
    PyConst **items = ARENA_ARRAY(a, 8, PyConst *);
    for (; consts[code->n_consts]; code->n_consts++)
        items[code->n_consts] = constant(a, consts[code->n_consts]);
    code->consts = items;
    PyConst **names = ARENA_ARRAY(a, 1, PyConst *);
    names[0] = text(a, "name");
    code->names = names;
    code->n_names = 1;
    const char *kinds = k->kinds ? k->kinds : "";
    code->n_localsplus = (u32)strlen(kinds);
    u8 *bits = arena_alloc(a, code->n_localsplus);
    PyConst **variables = ARENA_ARRAY(a, code->n_localsplus, PyConst *);
    for (u32 i = 0; i < code->n_localsplus; i++) {
        bits[i] = kinds[i] == 'l'   ? PY_KIND_LOCAL
                  : kinds[i] == 'c' ? PY_KIND_CELL
                  : kinds[i] == 'f' ? PY_KIND_FREE
                  : kinds[i] == 'L' ? PY_KIND_LOCAL | PY_KIND_CELL
                                    : 0;
        variables[i] = text(a, "v");
    }
    code->localspluskinds = bits;
    code->localsplus = variables;
    code->exceptiontable = (const u8 *)(k->table ? k->table : "");
    code->n_exceptiontable = k->table ? (u32)strlen(k->table) : 0;
    code->linetable = (const u8 *)(k->lines ? k->lines : "");
    code->n_linetable = k->lines ? (u32)strlen(k->lines) : 0;
    return code;
}

static PyConst *constant(Arena *a, char kind)
{
    const Case returns_none = {CODE(RET), 1, .consts = "N"};
    const Case closure = {CODE(OP(COPY_FREE_VARS, 1), RET), 1, .kinds = "f",
                          .consts = "N"};
    PyConst *c = ARENA_NEW(a, PyConst);
    PyConst **item = ARENA_NEW(a, PyConst *);
    switch (kind) {
    case 's':
        return text(a, "s");
    case 'c':
    case 'C':
        c->kind = CONST_CODE;
        c->code = make_code(a, kind == 'c' ? &returns_none : &closure);
        return c;
    case 't':
        *item = text(a, "x");
        c->kind = CONST_TUPLE;
        c->seq.items = item;
        c->seq.n = 1;
        return c;
    case 'S':
        c->kind = CONST_STOP_ITERATION;
        return c;
    }
    return c; /* None */
}

static void run_case(const Case *k)
{
    Arena arena = ARENA_EMPTY;
    Buf error = BUF_EMPTY;
    PyCode *code = make_code(&arena, k);
    bool ok = verify_code(code, &arena, &error);
    if (k->error ? ok || !strstr(buf_text(&error), k->error) : !ok)
        fail_msg("wanted '%s', got '%s'", k->error ? k->error : "(passes)",
                 buf_text(&error));
    if (!ok)
        assert_null(code->verified);
    buf_free(&error);
    arena_free(&arena);
}

static void run_cases(const Case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        run_case(&cases[i]);
}

static void decoding(void **state)
{
    (void)state;
    const Case cases[] = {
        {CODE(RET), 1},
        {CODE(OP(RESUME, 0), RET), 1},
        {"", 0, 1, .error = "bad length"},
        {CODE(RET, OP(NOP, 0)), 1}, /* unreachable: need not end */
        {(const char[]){PY_NOP}, 1, 1, .error = "bad length"},
        {CODE((char)250, 0, RET), 1, .error = "unknown opcode 250"},
        {CODE(OP(CACHE, 0), RET), 1, .error = "unknown opcode 0"},
        {CODE(RET, OP(EXTENDED_ARG, 1)), 1, .error = "without instruction"},
        {CODE(OP(EXTENDED_ARG, 0), OP(EXTENDED_ARG, 0), OP(EXTENDED_ARG, 0),
              OP(EXTENDED_ARG, 0), RET),
         1, .error = "without instruction"},
        {CODE(OP(EXTENDED_ARG, 0), RET), 1},
        {CODE(OP(EXTENDED_ARG, 1), RET), 1, .error = "argument 256"},
        {CODE(NONE, NONE, OP(BINARY_OP, 0)), 2, .error = "cut off"},
        {CODE(OP(JUMP_FORWARD, 0), RET), 1},
        {CODE(OP(JUMP_FORWARD, 9), RET), 1, .error = "no instruction"},
        {CODE(OP(JUMP_BACKWARD, 9), RET), 1, .error = "no instruction"},
        /* into a cache, and behind an EXTENDED_ARG */
        {CODE(OP(JUMP_FORWARD, 2), OP(LOAD_ATTR, 0), 0, 0, 0, 0, 0, 0, 0, 0,
              RET),
         1, .error = "no instruction"},
        {CODE(OP(JUMP_FORWARD, 1), OP(EXTENDED_ARG, 0), RET), 1,
         .error = "no instruction"},
        {CODE(OP(NOP, 0)), 1, .error = "off the end"},
        {CODE(RET), 1, .lines = "\xe9\1"}, /* 13: line + svarint */
        {CODE(RET), 1, .lines = "\xe9", .error = "line table"},
        {CODE(RET), 1, .lines = "\x69\1", .error = "line table"},
        {CODE(RET), 1, .lines = "\xe9\x7f\x7f\x7f\x7f\x7f\x7f\x7f",
         .error = "line table"},
        {CODE(NONE, OP(POP_JUMP_FORWARD_IF_TRUE, 0), OP(NOP, 0)), 1,
         .error = "off the end"},
    };
    run_cases(cases, ARRAY_LEN(cases));
}

static void operands(void **state)
{
    (void)state;
    const Case cases[] = {
        {CODE(OP(LOAD_CONST, 4), OP(RETURN_VALUE, 0)), 1,
         .error = "only 4 constants"},
        {CODE(OP(LOAD_CONST, 1), OP(RETURN_VALUE, 0)), 1, .consts = "NS",
         .error = "no constant"},
        {CODE(OP(SETUP_ANNOTATIONS, 0), RET), 1, .flags = PY_CO_OPTIMIZED,
         .error = "namespace"},
        {CODE(OP(COPY_FREE_VARS, 1), OP(LOAD_CLASSDEREF, 0), RET), 2,
         .kinds = "f", .flags = PY_CO_OPTIMIZED, .error = "namespace"},
        {CODE(OP(MAKE_CELL, 0), OP(MAKE_CELL, 1), OP(JUMP_BACKWARD, 2)), 1,
         .kinds = "cc", .error = "into the prologue"},
        {CODE(OP(LOAD_NAME, 1), RET), 2, .error = "only 1 names"},
        {CODE(OP(LOAD_NAME, 0), RET), 2, .flags = PY_CO_OPTIMIZED,
         .error = "namespace"},
        {CODE(OP(LOAD_GLOBAL, 2), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, RET), 3,
         .error = "only 1 names"},
        {CODE(OP(LOAD_FAST, 0), OP(RETURN_VALUE, 0)), 1, .kinds = "l"},
        {CODE(OP(LOAD_FAST, 1), OP(RETURN_VALUE, 0)), 1, .kinds = "l",
         .error = "no such local"},
        {CODE(OP(MAKE_CELL, 0), OP(LOAD_FAST, 0), OP(RETURN_VALUE, 0)), 1,
         .kinds = "c", .error = "wrong kind"},
        {CODE(OP(MAKE_CELL, 0), OP(LOAD_DEREF, 0), OP(RETURN_VALUE, 0)), 1,
         .kinds = "L"},
        {CODE(OP(LOAD_DEREF, 0), OP(RETURN_VALUE, 0)), 1, .kinds = "l",
         .error = "wrong kind"},
        {CODE(OP(LOAD_DEREF, 0), OP(RETURN_VALUE, 0)), 1, .kinds = "c",
         .error = "1 cells, 0 made"},
        {CODE(OP(MAKE_CELL, 0), OP(MAKE_CELL, 0), RET), 1, .kinds = "c",
         .error = "twice"},
        {CODE(OP(NOP, 0), OP(COPY_FREE_VARS, 1), RET), 1, .kinds = "f",
         .error = "not copied"},
        {CODE(OP(NOP, 0), OP(COPY_FREE_VARS, 0), RET), 1,
         .error = "behind the prologue"},
        {CODE(OP(MAKE_CELL, 0), OP(JUMP_BACKWARD, 2)), 1, .kinds = "c",
         .error = "into the prologue"},
        {CODE(OP(MAKE_CELL, 0)), 1, .kinds = "c", .error = "off the end"},
        {CODE(RET), 1, .kinds = "cl", .error = "bad kind"},
        {CODE(RET), 1, .kinds = "?", .error = "bad kind"},
        {CODE(RET), 1, .flags = PY_CO_VARARGS, .error = "more arguments"},
        {CODE(RET), -1, .error = "stack of -1"},
        {CODE(NONE, NONE, OP(COMPARE_OP, 6), 0, 0, 0, 0, RET), 2,
         .error = "out of range"},
        {CODE(NONE, NONE, OP(BINARY_OP, 26), 0, 0, RET), 2,
         .error = "out of range"},
        {CODE(NONE, OP(SWAP, 1), OP(RETURN_VALUE, 0)), 1, .error = "too small"},
        {CODE(OP(KW_NAMES, 3), RET), 1, .error = "before PRECALL"},
        {CODE(OP(KW_NAMES, 1), RET), 1, .error = "no tuple of names"},
        {CODE(OP(PUSH_NULL, 0), NONE, OP(KW_NAMES, 3), OP(PRECALL, 0), 0, 0,
              OP(CALL, 0), 0, 0, 0, 0, 0, 0, 0, 0, RET),
         3, .error = "more names than arguments"},
        {CODE(OP(PUSH_NULL, 0), NONE, NONE, OP(KW_NAMES, 3), OP(PRECALL, 1), 0,
              0, OP(CALL, 1), 0, 0, 0, 0, 0, 0, 0, 0, OP(RETURN_VALUE, 0)),
         3},
        {CODE(NONE, OP(YIELD_VALUE, 0), OP(RETURN_VALUE, 0)), 1,
         .error = "outside a generator"},
        {CODE(RET), 1, .flags = PY_CO_GENERATOR, .error = "is missing"},
        {CODE(OP(RETURN_GENERATOR, 0), OP(RETURN_VALUE, 0)), 1,
         .error = "wrong place"},
        {CODE(OP(RETURN_GENERATOR, 0), OP(POP_TOP, 0), RET), 1,
         .flags = PY_CO_GENERATOR},
    };
    run_cases(cases, ARRAY_LEN(cases));
}

static void stack_depth(void **state)
{
    (void)state;
    const Case cases[] = {
        {CODE(OP(RETURN_VALUE, 0)), 1, .error = "more than the stack has"},
        {CODE(OP(POP_TOP, 0), RET), 1, .error = "more than the stack has"},
        {CODE(NONE, RET), 1, .error = "overflows"},
        {CODE(NONE, OP(UNPACK_SEQUENCE, 3), 0, 0, RET), 3,
         .error = "overflows"},
        /* one path pushes, the other does not */
        {CODE(NONE, OP(POP_JUMP_FORWARD_IF_TRUE, 1), NONE, RET), 3,
         .error = "on one path"},
        /* a loop that grows the stack */
        {CODE(NONE, OP(JUMP_BACKWARD, 2)), 9, .error = "on one path"},
        {CODE(NONE, OP(GET_ITER, 0), OP(FOR_ITER, 2), OP(POP_TOP, 0),
              OP(JUMP_BACKWARD, 3), RET),
         2},
        {CODE(NONE, NONE, OP(BINARY_OP, 0), 0, 0, OP(RETURN_VALUE, 0)), 2},
        {CODE(NONE, OP(COPY, 2), RET), 4, .error = "more than the stack has"},
    };
    run_cases(cases, ARRAY_LEN(cases));
}

static void tags(void **state)
{
    (void)state;
    const Case cases[] = {
        {CODE(OP(PUSH_NULL, 0), OP(RETURN_VALUE, 0)), 1, .error = "no value"},
        {CODE(OP(PUSH_NULL, 0), OP(STORE_NAME, 0), RET), 1,
         .error = "no value"},
        {CODE(OP(PUSH_NULL, 0), OP(POP_TOP, 0), RET), 1},
        {CODE(OP(LOAD_CONST, 2), OP(RETURN_VALUE, 0)), 1, .error = "no value"},
        {CODE(OP(MAKE_CELL, 0), OP(LOAD_CLOSURE, 0), OP(UNARY_NOT, 0), RET), 2,
         .kinds = "c", .error = "no value"},
        {CODE(NONE, NONE, OP(PRECALL, 0), 0, 0, OP(CALL, 0), 0, 0, 0, 0, 0, 0,
              0, 0, OP(RETURN_VALUE, 0)),
         2}, /* callable, self */
        {CODE(OP(PUSH_NULL, 0), OP(PUSH_NULL, 0), OP(PRECALL, 0), 0, 0,
              OP(CALL, 0), 0, 0, 0, 0, 0, 0, 0, 0, RET),
         2, .error = "no value"},
        {CODE(NONE, NONE, NONE, OP(CALL_FUNCTION_EX, 0), RET), 3,
         .error = "no callable"},
        {CODE(OP(PUSH_NULL, 0), NONE, NONE, OP(CALL_FUNCTION_EX, 0),
              OP(RETURN_VALUE, 0)),
         3},
        {CODE(NONE, NONE, OP(LIST_APPEND, 1), RET), 2, .error = "another kind"},
        {CODE(OP(BUILD_LIST, 0), NONE, OP(LIST_APPEND, 1), OP(RETURN_VALUE, 0)),
         2},
        {CODE(OP(BUILD_SET, 0), NONE, OP(LIST_APPEND, 1), RET), 2,
         .error = "another kind"},
        {CODE(NONE, OP(LIST_TO_TUPLE, 0), RET), 1, .error = "no list"},
        {CODE(NONE, OP(MAKE_FUNCTION, 0), OP(RETURN_VALUE, 0)), 1,
         .error = "no code"},
        {CODE(OP(LOAD_CONST, 2), OP(MAKE_FUNCTION, 0), OP(RETURN_VALUE, 0)), 1},
        {CODE(OP(LOAD_CONST, 1), OP(LOAD_CONST, 2), OP(MAKE_FUNCTION, 1),
              OP(RETURN_VALUE, 0)),
         2, .error = "defaults are no tuple"},
        {CODE(OP(LOAD_CONST, 2), OP(MAKE_FUNCTION, 0), OP(RETURN_VALUE, 0)), 1,
         .consts = "NsC", .error = "closure is missing"},
        {CODE(OP(BUILD_TUPLE, 0), OP(LOAD_CONST, 2), OP(MAKE_FUNCTION, 8),
              OP(RETURN_VALUE, 0)),
         2, .consts = "NsC", .error = "does not fit"},
        {CODE(OP(MAKE_CELL, 0), OP(LOAD_CLOSURE, 0), OP(BUILD_TUPLE, 1),
              OP(LOAD_CONST, 2), OP(MAKE_FUNCTION, 8), OP(RETURN_VALUE, 0)),
         2, .kinds = "c", .consts = "NsC"},
        {CODE(OP(MAKE_CELL, 0), NONE, OP(LOAD_CLOSURE, 0), OP(BUILD_TUPLE, 2),
              RET),
         2, .kinds = "c", .error = "mixes"},
        {CODE(NONE, OP(LOAD_CONST, 3), OP(BUILD_CONST_KEY_MAP, 1),
              OP(RETURN_VALUE, 0)),
         2},
        {CODE(NONE, NONE, OP(BUILD_CONST_KEY_MAP, 1), RET), 2,
         .error = "keys do not fit"},
        {CODE(NONE, OP(LOAD_CONST, 2), OP(MAKE_FUNCTION, 4),
              OP(RETURN_VALUE, 0)),
         2, .error = "annotations are no tuple"},
        {CODE(NONE, OP(LOAD_CONST, 2), OP(MAKE_FUNCTION, 2),
              OP(RETURN_VALUE, 0)),
         2, .error = "defaults are no dict"},
        {CODE(NONE, NONE, NONE, OP(MATCH_CLASS, 0), RET), 4,
         .error = "no tuple of names"},
        {CODE(NONE, NONE, OP(MATCH_KEYS, 0), RET), 4, .error = "no tuple"},
        {CODE(OP(PUSH_NULL, 0), NONE, OP(BUILD_MAP, 0), NONE, OP(DICT_MERGE, 1),
              RET),
         5, .error = "no callable under it"},
        {CODE(NONE, NONE, OP(BUILD_MAP, 0), NONE, OP(DICT_MERGE, 1),
              OP(RETURN_VALUE, 0)),
         4},
        {CODE(NONE, OP(POP_EXCEPT, 0), RET), 1, .error = "no saved exception"},
        {CODE(NONE, NONE, OP(RERAISE, 1)), 2, .error = "no saved offset"},
        {CODE(NONE, NONE, NONE, NONE, OP(WITH_EXCEPT_START, 0), RET), 6,
         .error = "does not hold"},
        /* NULL on one path, a value on the other: only a call may use it */
        {CODE(NONE, OP(POP_JUMP_FORWARD_IF_TRUE, 2), OP(PUSH_NULL, 0),
              OP(JUMP_FORWARD, 1), NONE, OP(RETURN_VALUE, 0)),
         1, .error = "no value"},
    };
    run_cases(cases, ARRAY_LEN(cases));
}

/* Exception table entries: start, size, target, depth << 1 | lasti. */
static void handlers(void **state)
{
    (void)state;
    const Case cases[] = {
        {CODE(OP(NOP, 0), RET), 1, .table = "\x81\1", .error = "cut off"},
        {CODE(OP(NOP, 0), RET), 1, .table = "\1\1\1\1",
         .error = "without a start"},
        {CODE(OP(NOP, 0), RET), 1, .table = "\x81\1\x09\2",
         .error = "not at an instruction"},
        {CODE(OP(NOP, 0), RET), 1, .table = "\x81\x09\1\2",
         .error = "not at an instruction"},
        {CODE(OP(NOP, 0), RET), 1, .table = "\x81\2\1\2\x81\1\1\2",
         .error = "overlap"},
        /* the handler keeps a slot that its range does not have */
        {CODE(OP(RESUME, 0), OP(LOAD_NAME, 0), OP(RETURN_VALUE, 0),
              OP(RERAISE, 0)),
         3, .table = "\x81\1\3\2", .error = "handler wants a stack of 1"},
        /* the range takes the slot that the handler keeps */
        {CODE(NONE, OP(UNARY_NOT, 0), OP(RETURN_VALUE, 0), OP(RERAISE, 0)), 3,
         .table = "\x81\1\3\2", .error = "its handler keeps"},
        {CODE(NONE, OP(LOAD_NAME, 0), OP(POP_TOP, 0), OP(RETURN_VALUE, 0),
              OP(RERAISE, 0)),
         2, .table = "\x81\1\4\2"},
        {CODE(NONE, OP(LOAD_NAME, 0), OP(POP_TOP, 0), OP(RETURN_VALUE, 0),
              OP(RERAISE, 0)),
         2, .table = "\x81\1\4\3", .error = "overflows"},
        {CODE(NONE, OP(LOAD_NAME, 0), OP(POP_TOP, 0), OP(RETURN_VALUE, 0),
              OP(RERAISE, 1)),
         3, .table = "\x81\1\4\3"},
        {CODE(NONE, OP(LOAD_NAME, 0), OP(POP_TOP, 0), OP(RETURN_VALUE, 0),
              OP(RERAISE, 1)),
         3, .table = "\x81\1\4\2", .error = "no saved offset"},
    };
    run_cases(cases, ARRAY_LEN(cases));
}

/* Counts that no compiler makes, and code that would take us too long. */
static void hostile_fields(void **state)
{
    (void)state;
    const Case plain = {CODE(RET), 1};
    Arena arena = ARENA_EMPTY;
    Buf error = BUF_EMPTY, kinds = BUF_EMPTY, code = BUF_EMPTY;
    PyCode *c = make_code(&arena, &plain);
    c->posonly = 1;
    assert_false(verify_code(c, &arena, &error));
    assert_non_null(strstr(error.data, "argument counts"));
    const u32 many = (1 << 20) + 1;
    memset(buf_grow(&kinds, many), PY_KIND_LOCAL, many);
    c = make_code(&arena, &plain);
    c->localspluskinds = (const u8 *)kinds.data;
    c->n_localsplus = many;
    buf_clear(&error);
    assert_false(verify_code(c, &arena, &error));
    assert_non_null(strstr(error.data, "1048577 variables"));
    const char fill[] = {NONE,
                         OP(EXTENDED_ARG, 15),
                         OP(EXTENDED_ARG, 0),
                         OP(UNPACK_SEQUENCE, 0),
                         0,
                         0};
    const char branch[] = {NONE, OP(POP_JUMP_FORWARD_IF_TRUE, 0)};
    const char end[] = {RET};
    buf_put(&code, fill, sizeof fill);
    for (int i = 0; i < 1000; i++)
        buf_put(&code, branch, sizeof branch);
    buf_put(&code, end, sizeof end);
    const Case slow = {code.data, code.len, 1 << 20};
    buf_clear(&error);
    c = make_code(&arena, &slow);
    assert_false(verify_code(c, &arena, &error));
    assert_non_null(strstr(error.data, "too complex"));
    buf_free(&code);
    buf_free(&kinds);
    buf_free(&error);
    arena_free(&arena);
}

/* --- against dis --------------------------------------------------------- */

static const char source[] =
    "import sys, os.path as p\n"
    "def f(x, *a, k=1, **kw):\n"
    "    y = [i * x for i in a if i]\n"
    "    try:\n"
    "        with open(x) as h, y:\n"
    "            return h.read(1, size=k)\n"
    "    except (OSError, KeyError) as e:\n"
    "        raise ValueError from e\n"
    "    finally:\n"
    "        print(f'{x!r:>{k}}', *a, **kw)\n"
    "class C(Base, metaclass=M):\n"
    "    z: int = 3\n"
    "    def m(self): return lambda: (self, __class__, super().m())\n"
    "async def g(x):\n"
    "    async for i in x:\n"
    "        yield await i\n"
    "    async with x as y:\n"
    "        return\n"
    "def gen():\n"
    "    while (z := (yield)) is not None:\n"
    "        yield from (q for q in z)\n"
    "    match z:\n"
    "        case {'a': 1, **r}: return r\n"
    "        case C(a=1, b=[1, *_]): return {**z, 'b': 2}\n"
    "    del z\n"
    "try:\n"
    "    pass\n"
    "except* ValueError as eg:\n"
    "    pass\n";

static const char lister[] =
    "import dis, sys\n"
    "def show(c):\n"
    "    print(c.co_qualname)\n"
    "    ins = [i for i in dis.get_instructions(c)\n"
    "           if i.opname != 'EXTENDED_ARG']\n"
    "    n = lambda x: -1 if x is None else x\n"
    "    for i in ins:\n"
    "        t = i.argval if i.opcode in dis.hasjrel else -1\n"
    "        print(i.offset, i.opname, i.arg or 0, t,\n"
    "              *map(n, (i.positions.lineno, i.positions.end_lineno,\n"
    "              i.positions.col_offset, i.positions.end_col_offset)))\n"
    "    for e in dis._parse_exception_table(c):\n"
    "        print('handler', e.start, e.end, e.target, e.depth, e.lasti)\n"
    "    for k in c.co_consts:\n"
    "        if hasattr(k, 'co_code'): show(k)\n"
    "name = sys.argv[1]\n"
    "show(compile(open(name, 'rb').read(), name, 'exec'))\n";

static u32 start_of(const VerifiedCode *v, u32 index, u32 n_code)
{
    return index < v->n_instrs ? v->instrs[index].offset : n_code;
}

static void list_code(Buf *b, const PyCode *code)
{
    const VerifiedCode *v = code->verified;
    buf_printf(b, "%s\n", code->qualname->text.bytes);
    for (u32 i = 0; i < v->n_instrs; i++) {
        const PyInstr *in = &v->instrs[i];
        buf_printf(b, "%u %s %d %d %d %d %d %d\n", in->offset,
                   code_opname(in->op), in->arg,
                   in->target < 0 ? -1 : (int)v->instrs[in->target].offset,
                   in->line, in->end_line, in->col, in->end_col);
        const PyHandler *h = code_handler(v, i);
        assert_true(!h || (h->start <= i && i < h->end));
    }
    for (u32 i = 0; i < v->n_handlers; i++) {
        const PyHandler *h = &v->handlers[i];
        buf_printf(b, "handler %u %u %u %d %s\n", v->instrs[h->start].offset,
                   start_of(v, h->end, code->n_code),
                   v->instrs[h->target].offset, h->depth,
                   h->lasti ? "True" : "False");
    }
    for (u32 i = 0; i < code->n_consts; i++)
        if (code->consts[i]->kind == CONST_CODE)
            list_code(b, code->consts[i]->code);
}

static void same_as_dis(void **state)
{
    (void)state;
    char name[] = "/tmp/px_verify_XXXXXX";
    int fd = mkstemp(name);
    assert_int_equal(os_write_all(fd, source, sizeof source - 1), 0);
    close(fd);
    Buf theirs = BUF_EMPTY, ours = BUF_EMPTY, data = BUF_EMPTY;
    testing_run_python(lister, name, &theirs);
    testing_compile(name, source, sizeof source - 1, &data);
    CompileResult r;
    compile_load(name, data.data, data.len, &r);
    assert_string_equal(buf_text(&r.message), "");
    list_code(&ours, r.loaded->top);
    assert_true(theirs.len > 5000);
    assert_string_equal(ours.data, theirs.data);
    remove(name);
    compile_result_free(&r);
    buf_free(&theirs);
    buf_free(&ours);
    buf_free(&data);
}

/* What the lowering pass relies on, for each instruction of real code. */
static u32 check_decoded(const PyCode *code)
{
    const VerifiedCode *v = code->verified;
    assert_non_null(v);
    assert_true(v->max_depth <= code->stacksize);
    u32 n = v->n_instrs;
    for (u32 i = 0; i < n; i++) {
        const PyInstr *in = &v->instrs[i];
        assert_true(in->depth <= v->max_depth && in->target < (i32)n);
        assert_true((in->stack != NULL) ==
                    (in->flags & PYI_BLOCK && in->depth >= 0));
        if (in->op == PY_CALL && in->depth >= 0)
            assert_true(in->callee == TAG_NULL || in->callee == TAG_MAYBE ||
                        in->callee == TAG_VALUE);
        if (in->flags & PYI_HANDLER && in->depth >= 0)
            assert_int_equal(in->stack[in->depth - 1].kind, TAG_EXC);
    }
    for (u32 i = 0; i < code->n_consts; i++)
        if (code->consts[i]->kind == CONST_CODE)
            n += check_decoded(code->consts[i]->code);
    return n;
}

static void real_modules(void **state)
{
    (void)state;
    const char script[] = "import glob, os\n"
                          "d = os.path.dirname(os.__file__)\n"
                          "print(*sorted(glob.glob(d + '/[a-e]*.py')\n"
                          "  + glob.glob(d + '/asyncio/*.py')), sep='\\n')\n";
    Buf list = BUF_EMPTY;
    testing_run_python(script, "", &list);
    int files = 0;
    u32 instructions = 0;
    for (char *line = strtok(list.data, "\n"); line;
         line = strtok(NULL, "\n")) {
        Buf text_of = BUF_EMPTY, data = BUF_EMPTY;
        assert_int_equal(os_read_file(line, &text_of), 0);
        testing_compile(line, text_of.data, text_of.len, &data);
        CompileResult r;
        compile_load(line, data.data, data.len, &r);
        assert_string_equal(buf_text(&r.message), "");
        instructions += check_decoded(r.loaded->top);
        compile_result_free(&r);
        buf_free(&text_of);
        buf_free(&data);
        files++;
    }
    assert_true(files > 50 && instructions > 50000);
    buf_free(&list);
}

static int shut_down(void **state)
{
    (void)state;
    child_set_python(NULL);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decoding),    cmocka_unit_test(operands),
        cmocka_unit_test(stack_depth), cmocka_unit_test(tags),
        cmocka_unit_test(handlers),    cmocka_unit_test(hostile_fields),
        cmocka_unit_test(same_as_dis), cmocka_unit_test(real_modules),
    };
    return cmocka_run_group_tests(tests, NULL, shut_down);
}
