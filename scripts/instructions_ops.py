"""The operations whose instructions scripts/instructions.py counts.

A row: kind, name, body and, by name, what it needs:
    setup   lines at the start of the function that holds the loop
    module  lines before that function
    unit    operations that one body performs (default 1); a body of one
            operation is repeated in the loop, so that the loop costs little
    rounds  rounds of the shorter loop (default ROUNDS; what allocates gets
            ALLOCATING, so that collections take their share)
    main    True: a context would be refused
Everything runs inside a function: names are local unless `module` makes them.
"""

ROUNDS = 300
ALLOCATING = 4000


class Op:
    def __init__(self, kind, name, body, setup="", module="", unit=1,
                 rounds=ROUNDS, main=False):
        self.kind = kind
        self.name = name
        self.body = body
        self.setup = setup
        self.module = module
        self.unit = unit
        self.rounds = rounds
        self.main = main


POINT = """
class Point:
    limit = 5
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def get(self):
        return self.x
    def moved(self, dx):
        return self.x + dx
    @property
    def place(self):
        return self.x
    @classmethod
    def kind(cls):
        return 1
    @staticmethod
    def plain(n):
        return n
    def __add__(self, other):
        return self.x
    def __eq__(self, other):
        return self.x == other.x
    def __getitem__(self, i):
        return i
    def __len__(self):
        return 7
class Below(Point):
    def get(self):
        return super().get()
class Slots:
    __slots__ = ("a", "b")
    def __init__(self):
        self.a = 1
class Empty:
    pass
class Hooked:
    def __getattr__(self, name):
        return 3
"""
FUNCTIONS = """
def none():
    pass
def one(a):
    return a
def two(a, b):
    return a
def three(a, b, c):
    return a
def defaults(a, b=2, c=3):
    return b
def rest(*args):
    return args
def named(**names):
    return names
def make(n):
    def inner():
        return n
    return inner
COUNT = 5
"""
GENERATORS = """
def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1
def outer(n):
    yield from numbers(n)
def echo():
    x = None
    while True:
        x = yield x
"""
P = "p = Point(3, 4)\nq = Point(5, 6)\n"
NUMBERS = "numbers = list(range(100))\n"
TABLE = "table = {i: i for i in range(100)}\n"
NAMES = "names = {'k%d' % i: i for i in range(100)}\nkey = 'k50'\n"
WORDS = "text = 'the quick brown fox jumps over the lazy dog'\n"

OPS = [
    Op("call", "f()", "none()", module=FUNCTIONS),
    Op("call", "f(x)", "one(x)", "x = 5", FUNCTIONS),
    Op("call", "f(x, y)", "two(x, x)", "x = 5", FUNCTIONS),
    Op("call", "f(x, y, z)", "three(x, x, x)", "x = 5", FUNCTIONS),
    Op("call", "f(x), two defaults", "defaults(x)", "x = 5", FUNCTIONS),
    Op("call", "f(x, c=y)", "defaults(x, c=x)", "x = 5", FUNCTIONS),
    Op("call", "f(x, y) to *args", "rest(x, x)", "x = 5", FUNCTIONS,
       rounds=ALLOCATING),
    Op("call", "f(k=x) to **names", "named(k=x)", "x = 5", FUNCTIONS,
       rounds=ALLOCATING),
    Op("call", "f(*pair)", "two(*pair)", "pair = (1, 2)", FUNCTIONS),
    Op("call", "closure()", "inner()", "inner = make(4)", FUNCTIONS),
    Op("call", "make a closure", "make(4)", module=FUNCTIONS,
       rounds=ALLOCATING),
    Op("call", "lambda called", "f(x)", "x = 5\nf = lambda a: a"),
    Op("call", "object.method()", "p.get()", P, POINT),
    Op("call", "object.method(x)", "p.moved(2)", P, POINT),
    Op("call", "bound method called", "get()", P + "get = p.get", POINT),
    Op("call", "Class.classmethod()", "Point.kind()", "", POINT),
    Op("call", "object.staticmethod(x)", "p.plain(3)", P, POINT),
    Op("call", "super().method()", "b.get()", "b = Below(1, 2)", POINT),
    Op("call", "len(list)", "len(numbers)", NUMBERS),
    Op("call", "abs(int)", "abs(x)", "x = -5"),
    Op("call", "min(x, y)", "min(x, y)", "x = 3\ny = 4"),
    Op("call", "isinstance(x, Class)", "isinstance(p, Point)", P, POINT),
    Op("call", "isinstance(x, (A, B))", "isinstance(p, (int, Point))", P,
       POINT),
    Op("call", "int(str)", "int(s)", "s = '1234'"),
    Op("call", "str(int)", "str(x)", "x = 123456", rounds=ALLOCATING),

    Op("name", "read a global", "COUNT", module=FUNCTIONS),
    Op("name", "write a global", "global_ = 1",
       "global global_", main=True),
    Op("name", "read a builtin", "len"),
    Op("name", "x = y", "x = y", "y = 3"),

    Op("attribute", "read of an instance", "p.x", P, POINT),
    Op("attribute", "write of an instance", "p.x = 4", P, POINT),
    Op("attribute", "p.x += 1", "p.x += 1", P, POINT),
    Op("attribute", "read of the class", "p.limit", P, POINT),
    Op("attribute", "read of a slot", "s.a", "s = Slots()", POINT),
    Op("attribute", "write of a slot", "s.b = 2", "s = Slots()", POINT),
    Op("attribute", "read of a property", "p.place", P, POINT),
    Op("attribute", "read of a method", "p.get", P, POINT,
       rounds=ALLOCATING),
    Op("attribute", "__getattr__", "h.any", "h = Hooked()", POINT),
    Op("attribute", "getattr(p, name)", "getattr(p, name)",
       P + "name = 'x'", POINT),
    Op("attribute", "hasattr, absent", "hasattr(p, 'nothing')", P, POINT),

    Op("class", "Class()", "Empty()", "", POINT, rounds=ALLOCATING),
    Op("class", "Class(x, y) with __init__", "Point(1, 2)", "", POINT,
       rounds=ALLOCATING),
    Op("class", "object + object", "p + q", P, POINT),
    Op("class", "object == object", "p == q", P, POINT),
    Op("class", "object[i]", "p[3]", P, POINT),
    Op("class", "len(object)", "len(p)", P, POINT),
    Op("class", "class statement", "class Made:\n    x = 1", rounds=60),

    Op("number", "int + int", "x + y", "x = 1000\ny = 70"),
    Op("number", "int * int", "x * y", "x = 1000\ny = 70"),
    Op("number", "int // int", "x // y", "x = 1000\ny = 70"),
    Op("number", "int % int", "x % y", "x = 1000\ny = 70"),
    Op("number", "int & int", "x & y", "x = 1000\ny = 70"),
    Op("number", "int << int", "x << 3", "x = 1000"),
    Op("number", "x += 1", "x += 1", "x = 0"),
    Op("number", "-x", "-x", "x = 1000"),
    Op("number", "int / int", "x / y", "x = 1000\ny = 70"),
    Op("number", "float + float", "x + y", "x = 1.5\ny = 70.25"),
    Op("number", "float * float", "x * y", "x = 1.5\ny = 70.25"),
    Op("number", "float * int", "x * y", "x = 1.5\ny = 70"),
    Op("number", "float ** float", "x ** y", "x = 1.5\ny = 0.5"),
    Op("number", "int < int", "x < y", "x = 1000\ny = 70"),
    Op("number", "float < float", "x < y", "x = 1.5\ny = 70.25"),
    Op("number", "if x < y: pass", "if x < y:\n    pass",
       "x = 1000\ny = 70"),
    Op("number", "x is None", "x is None", "x = 3"),
    Op("number", "not x", "not x", "x = 3"),
    Op("number", "int(float)", "int(x)", "x = 7.5"),
    Op("number", "big int + big int", "x + y",
       "x = 10 ** 60\ny = 3 ** 100", rounds=ALLOCATING),
    Op("number", "big int * big int, 60 digits", "x * y",
       "x = 10 ** 60\ny = 3 ** 100", rounds=ALLOCATING),
    Op("number", "big int * big int, 2000 digits", "x * y",
       "x = 7 ** 2367\ny = 3 ** 4192", rounds=40),
    Op("number", "big int // big int, 2000 digits", "x // y",
       "x = 7 ** 4734\ny = 3 ** 4192", rounds=40),
    Op("number", "pow(x, y, z), 150 digits", "pow(x, y, z)",
       "x = 7 ** 177\ny = 3 ** 314\nz = 2 ** 499 - 1", rounds=4),
    Op("number", "str of 500 digits", "str(x)", "x = 7 ** 592", rounds=40),

    Op("loop", "for in range(100)", "for i in range(100):\n    pass",
       unit=100),
    Op("loop", "for in list", "for x in numbers:\n    pass", NUMBERS,
       unit=100),
    Op("loop", "for in tuple", "for x in numbers:\n    pass",
       "numbers = tuple(range(100))", unit=100),
    Op("loop", "for in str", "for c in text:\n    pass",
       "text = 'abcdefghij' * 10", unit=100),
    Op("loop", "for in dict", "for k in table:\n    pass", TABLE, unit=100),
    Op("loop", "for k, v in items()",
       "for k, v in table.items():\n    pass", TABLE, unit=100),
    Op("loop", "for in set", "for k in chosen:\n    pass",
       "chosen = set(range(100))", unit=100),
    Op("loop", "for i, x in enumerate",
       "for i, x in enumerate(numbers):\n    pass", NUMBERS, unit=100),
    Op("loop", "for x, y in zip", "for x, y in zip(numbers, numbers):"
       "\n    pass", NUMBERS, unit=100),
    Op("loop", "for in map(f)", "for x in map(one, numbers):\n    pass",
       NUMBERS, FUNCTIONS, unit=100),
    Op("loop", "for in reversed(list)",
       "for x in reversed(numbers):\n    pass", NUMBERS, unit=100),
    Op("loop", "while i < n", "i = 0\nwhile i < 100:\n    i += 1", unit=100),
    Op("loop", "generator step", "for x in numbers(100):\n    pass",
       module=GENERATORS, unit=100),
    Op("loop", "yield from, a step", "for x in outer(100):\n    pass",
       module=GENERATORS, unit=100),
    Op("loop", "send(x)", "send(1)",
       "g = echo()\nnext(g)\nsend = g.send", GENERATORS),
    Op("loop", "generator expression, an item",
       "for x in (n for n in numbers):\n    pass", NUMBERS, unit=100),
    Op("loop", "start a generator", "numbers(3)", module=GENERATORS,
       rounds=ALLOCATING),

    Op("list", "list[i]", "numbers[50]", NUMBERS),
    Op("list", "list[-1]", "numbers[-1]", NUMBERS),
    Op("list", "list[i] = x", "numbers[50] = 7", NUMBERS),
    Op("list", "list[i] += 1", "numbers[50] += 1", NUMBERS),
    Op("list", "append", "append(5)", "append = [].append"),
    Op("list", "append and pop", "numbers.append(5)\nnumbers.pop()", NUMBERS),
    Op("list", "list[10:20]", "numbers[10:20]", NUMBERS, rounds=ALLOCATING),
    Op("list", "list[::2], an item", "numbers[::2]", NUMBERS, unit=50),
    Op("list", "[a, b, c]", "[x, x, x]", "x = 3", rounds=ALLOCATING),
    Op("list", "list + list, 6 items", "a + a", "a = [1, 2, 3]",
       rounds=ALLOCATING),
    Op("list", "x in list, an item", "99 in numbers", NUMBERS, unit=100),
    Op("list", "[None] * 100, an item", "[None] * 100", unit=100),
    Op("list", "comprehension, an item", "[x for x in numbers]", NUMBERS,
       unit=100),
    Op("list", "comprehension with if, an item",
       "[x for x in numbers if x & 1]", NUMBERS, unit=100),
    Op("list", "sum, an item", "sum(numbers)", NUMBERS, unit=100),
    Op("list", "max, an item", "max(numbers)", NUMBERS, unit=100),
    Op("list", "sorted ints, an item", "sorted(numbers)",
       "numbers = [i * 37 % 101 for i in range(100)]", unit=100, rounds=400),
    Op("list", "sorted strings, an item", "sorted(names)",
       "names = ['k%d' % (i * 37 % 101) for i in range(100)]", unit=100,
       rounds=400),
    Op("list", "sorted by key, an item", "sorted(numbers, key=one)",
       "numbers = [i * 37 % 101 for i in range(100)]", FUNCTIONS, unit=100,
       rounds=400),
    Op("list", "sorted tuples, an item", "sorted(pairs)",
       "pairs = [(i * 37 % 101, i) for i in range(100)]", unit=100,
       rounds=400),
    Op("list", "reverse, an item", "numbers.reverse()", NUMBERS, unit=100),

    Op("tuple", "(a, b)", "(x, x)", "x = 3", rounds=ALLOCATING),
    Op("tuple", "a, b = pair", "a, b = pair", "pair = (1, 2)"),
    Op("tuple", "a, b = b, a", "a, b = b, a", "a = 1\nb = 2"),
    Op("tuple", "tuple[i]", "pair[1]", "pair = (1, 2)"),
    Op("tuple", "tuple == tuple", "a == b", "a = (1, 2, 3)\n"
       "b = (1, 2, 4)"),
    Op("tuple", "tuple < tuple", "a < b", "a = (1, 2, 3)\nb = (1, 2, 4)"),
    Op("tuple", "a, *rest = tuple", "a, *rest = three", "three = (1, 2, 3)",
       rounds=ALLOCATING),

    Op("dict", "dict[int]", "table[50]", TABLE),
    Op("dict", "dict[str]", "names[key]", NAMES),
    Op("dict", "dict[tuple]", "grid[at]",
       "grid = {(i, i + 1): i for i in range(100)}\nat = (50, 51)"),
    Op("dict", "dict[int] = x", "table[50] = 7", TABLE),
    Op("dict", "dict[str] = x", "names[key] = 7", NAMES),
    Op("dict", "dict[str] += 1", "names[key] += 1", NAMES),
    Op("dict", "get(key)", "names.get(key)", NAMES),
    Op("dict", "get(key, x), absent", "names.get('none', 3)", NAMES),
    Op("dict", "key in dict", "key in names", NAMES),
    Op("dict", "insert and delete", "table[1000] = 1\ndel table[1000]",
       TABLE),
    Op("dict", "{a: b, c: d}", "{'a': x, 'b': x}", "x = 3",
       rounds=ALLOCATING),
    Op("dict", "filled with ints, an item",
       "d = {}\nfor i in range(100):\n    d[i] = i", unit=100),
    Op("dict", "comprehension, an item", "{n: n for n in numbers}", NUMBERS,
       unit=100),
    Op("dict", "dict(d), an item", "dict(table)", TABLE, unit=100),
    Op("dict", "setdefault", "names.setdefault(key, 3)", NAMES),

    Op("set", "add", "add(5)", "chosen = set(range(100))\n"
       "add = chosen.add"),
    Op("set", "x in set", "50 in chosen", "chosen = set(range(100))"),
    Op("set", "filled with ints, an item",
       "s = set()\nfor i in range(100):\n    s.add(i)", unit=100),
    Op("set", "set(list), an item", "set(numbers)", NUMBERS, unit=100),
    Op("set", "set & set, an item", "a & b",
       "a = set(range(100))\nb = set(range(50, 150))", unit=100),
    Op("set", "set | set, an item", "a | b",
       "a = set(range(100))\nb = set(range(50, 150))", unit=150),

    Op("str", "str + str", "a + b", "a = 'hello'\nb = 'world'",
       rounds=ALLOCATING),
    Op("str", "text += str, built to 100", "t = ''\nfor c in text:\n"
       "    t += c", "text = 'abcdefghij' * 10", unit=100),
    Op("str", "str == str, equal", "a == b",
       "a = 'hello world'\nb = ' '.join(['hello', 'world'])"),
    Op("str", "str < str", "a < b", "a = 'hello'\nb = 'help'"),
    Op("str", "str[i]", "text[7]", WORDS),
    Op("str", "str[4:9]", "text[4:9]", WORDS, rounds=ALLOCATING),
    Op("str", "sub in str", "'lazy' in text", WORDS),
    Op("str", "find", "text.find('lazy')", WORDS),
    Op("str", "split, a word", "text.split()", WORDS, unit=9,
       rounds=ALLOCATING),
    Op("str", "split(sep), a word", "text.split(' ')", WORDS, unit=9,
       rounds=ALLOCATING),
    Op("str", "join, a word", "' '.join(words)",
       WORDS + "words = text.split()", unit=9, rounds=ALLOCATING),
    Op("str", "replace", "text.replace('quick', 'slow')", WORDS,
       rounds=ALLOCATING),
    Op("str", "strip", "a.strip()", "a = '  hello  '", rounds=ALLOCATING),
    Op("str", "lower", "a.lower()", "a = 'Hello World'", rounds=ALLOCATING),
    Op("str", "startswith", "text.startswith('the')", WORDS),
    Op("str", "isdigit", "a.isdigit()", "a = '12345'"),
    Op("str", "ord(c)", "ord(c)", "c = 'x'"),
    Op("str", "chr(n)", "chr(n)", "n = 120"),
    Op("str", "encode, 43 letters", "text.encode()", WORDS,
       rounds=ALLOCATING),
    Op("str", "hash of a new str", "hash(a + b)",
       "a = 'hello'\nb = 'world'", rounds=ALLOCATING),

    Op("format", "f'{x}' of an int", "f'{x}'", "x = 1234",
       rounds=ALLOCATING),
    Op("format", "f'{a} {b}' of strings", "f'{a} {b}'",
       "a = 'hello'\nb = 'world'", rounds=ALLOCATING),
    Op("format", "f'{x:5d}'", "f'{x:5d}'", "x = 1234", rounds=ALLOCATING),
    Op("format", "f'{x:.2f}'", "f'{x:.2f}'", "x = 12.34",
       rounds=ALLOCATING),
    Op("format", "'%d %s' %", "'%d %s' % (x, a)", "x = 1234\na = 'one'",
       rounds=ALLOCATING),
    Op("format", "'{} {}'.format", "'{} {}'.format(x, a)",
       "x = 1234\na = 'one'", rounds=ALLOCATING),
    Op("format", "repr(float)", "repr(x)", "x = 12.34", rounds=ALLOCATING),
    Op("format", "repr(str)", "repr(a)", "a = 'hello'", rounds=ALLOCATING),

    Op("exception", "try, nothing raised", "try:\n    pass\n"
       "except ValueError:\n    pass"),
    Op("exception", "raise and catch", "try:\n    raise ValueError\n"
       "except ValueError:\n    pass", rounds=ALLOCATING),
    Op("exception", "raise with text, catch as", "try:\n"
       "    raise ValueError('no')\nexcept ValueError as e:\n    pass",
       rounds=ALLOCATING),
    Op("exception", "KeyError caught", "try:\n    table[1000]\n"
       "except KeyError:\n    pass", TABLE, rounds=ALLOCATING),
    Op("exception", "raised two calls below", "try:\n    above()\n"
       "except ValueError:\n    pass", "", "def below():\n"
       "    raise ValueError\ndef above():\n    below()\n",
       rounds=ALLOCATING),
    Op("exception", "try, finally", "try:\n    pass\nfinally:\n    x = 1"),
    Op("exception", "with object", "with w:\n    pass", "w = With()",
       "class With:\n    def __enter__(self):\n        return self\n"
       "    def __exit__(self, kind, error, traceback):\n"
       "        return False\n"),
]
