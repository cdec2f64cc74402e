#!/usr/bin/env python3
"""What pxi supports, found by running it beside CPython: results/support.md.

Every builtin type's methods, every builtin, every public name of the listed
modules and a set of language probes run under both programs; a name is
  behaves   there, of the same nature, and equal in every smoke call
  differs   there, but of another nature or with another result
  absent    not there
The text depends on nothing but the two programs.
"""
import argparse
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile

TYPES = """object type int bool float complex str bytes bytearray list tuple dict set
frozenset range slice property classmethod staticmethod super enumerate zip map
filter reversed memoryview BaseException""".split()

MODULES = """sys math time itertools _operator _functools _collections _random
_bisect _heapq _struct array io gc _weakref _abc _thread _codecs _warnings _imp
_string _sre posix errno atexit marshal _locale _signal _ast
collections collections.abc functools heapq bisect random copy types abc
contextlib string _json json json.decoder json.encoder struct operator pprint keyword
reprlib copyreg weakref os os.path stat re enum dataclasses inspect ast dis
opcode token tokenize linecache importlib importlib.util importlib.machinery
codecs encodings warnings signal typing numbers textwrap colorsys
base64 binascii statistics fractions datetime decimal argparse traceback
contextvars threading queue unittest logging pathlib shutil tempfile subprocess socket asyncio""".split()

# name: program. Its output must be CPython's.
LANGUAGE = {
    "async generators": "async def g():\n yield 1\nx = g()\nc = x.__anext__()\n"
        "try: c.send(None)\nexcept StopIteration as e: print(e.value)",
    "async with, async for": "class A:\n async def __aenter__(s): return 1\n"
        " async def __aexit__(s, *a): print('out')\n"
        "async def f():\n async with A() as a: print(a)\n"
        "try: f().send(None)\nexcept StopIteration: print('end')",
    "class decorators, metaclass keywords": "class M(type):\n"
        " def __new__(m, n, b, d, k=0): return super().__new__(m, n, b, d)\n"
        " def __init__(c, n, b, d, k=0): c.k = k\n"
        "class A(metaclass=M, k=3): pass\nprint(A.k)",
    "closures and nonlocal": "def f():\n x = 1\n def g():\n  nonlocal x\n"
        "  x += 1\n  return x\n return g\ng = f()\nprint(g(), g())",
    "comprehensions": "print([x for x in range(5) if x % 2], {x: x for x in 'ab'},"
        " {x for x in 'a'}, list(x * y for x in (1, 2) for y in (3, 4)))",
    "complex numbers": "print((1 + 2j) * 3j)",
    "coroutines": "async def f(): return 5\nc = f()\n"
        "try: c.send(None)\nexcept StopIteration as e: print(e.value)",
    "context managers": "class C:\n def __enter__(s): return 1\n"
        " def __exit__(s, *a): print(a[0]); return True\n"
        "with C() as c: raise ValueError\nprint('after')",
    "decorators, default and keyword-only arguments": "def d(f): return lambda *a,"
        " **k: f(*a, **k)\n@d\ndef f(a, /, b=2, *, c=3): return a, b, c\n"
        "print(f(1, c=5))",
    "descriptors": "class D:\n def __get__(s, o, t): return 7\n"
        " def __set_name__(s, o, n): print(n)\nclass A: x = D()\nprint(A().x)",
    "exception groups, except*": "try:\n raise ExceptionGroup('g', [ValueError(1),"
        " TypeError(2)])\nexcept* ValueError as e: print(e.exceptions)\n"
        "except* TypeError as e: print(e.exceptions)",
    "exception chaining and notes": "try:\n try: 1 / 0\n except Exception as e:"
        " raise KeyError(1) from e\nexcept KeyError as e:\n"
        " e.add_note('n'); print(repr(e.__cause__), e.__notes__)",
    "exec, eval, compile": "exec('a = 1')\nprint(eval('a + 1'),"
        " compile('1', 'f', 'eval').co_filename)",
    "f-strings": "x = 3.14159\nprint(f'{x:.2f} {x!r:>10} {x=}')",
    "generators, yield from": "def g():\n r = yield 1\n yield r\n return 3\n"
        "def h():\n x = yield from g()\n yield x\nk = h()\n"
        "print(next(k), k.send(5), next(k))",
    "global, del": "x = 1\ndef f():\n global x\n x = 2\nf()\nprint(x)\ndel x\n"
        "try: x\nexcept NameError as e: print(e)",
    "import hooks (sys.meta_path)": "import sys\nclass F:\n"
        " @staticmethod\n def find_spec(n, p, t=None): print('asked', n)\n"
        "sys.meta_path.insert(0, F)\ntry: import nowhere_at_all\n"
        "except ImportError as e: print(e)",
    "inheritance, super, MRO": "class A:\n def f(s): return 'A'\nclass B(A):\n"
        " def f(s): return 'B' + super().f()\nclass C(A):\n def f(s):"
        " return 'C' + super().f()\nclass D(B, C): pass\nprint(D().f(),"
        " [c.__name__ for c in D.__mro__])",
    "__init_subclass__, __class_getitem__": "class A:\n"
        " def __init_subclass__(c, **k): print(c.__name__, k)\n"
        " def __class_getitem__(c, i): return i\nclass B(A, x=1): pass\nprint(A[3])",
    "lambda, star expressions": "f = lambda *a, k=1: (*a, k)\na, *b = f(1, 2)\n"
        "print(a, b, [*b, *a.__class__.__mro__[:1]], {**{'x': 1}})",
    "loops with else": "for i in ():\n pass\nelse: print('e')\nwhile False: pass\n"
        "else: print('w')",
    "match statements": "def f(x):\n match x:\n  case [1, *r]: return r\n"
        "  case {'k': v}: return v\n  case int(n) if n > 3: return n\n"
        "  case str() | None: return 's'\n  case _: return 'd'\n"
        "print(f([1, 2]), f({'k': 5}), f(4), f(None), f(2))",
    "memoryview": "print(bytes(memoryview(b'abc')[1:]))",
    "__slots__": "class A:\n __slots__ = ('x',)\na = A(); a.x = 1\n"
        "try: a.y = 2\nexcept AttributeError as e: print(e)",
    "sys.settrace": "import sys\nsys.settrace(lambda *a: None)\nsys.settrace(None)\n"
        "print('ok')",
    "threads": "import threading\nt = threading.Thread(target=print, args=(1,))\n"
        "t.start(); t.join()",
    "try, finally, re-raise": "def f():\n try: return 1\n finally: print('f')\n"
        "print(f())\ntry:\n try: raise ValueError(1)\n except ValueError: raise\n"
        "except ValueError as e: print(e)",
    "type annotations": "x: int = 1\nclass A: y: 'str'\nprint(__annotations__,"
        " A.__annotations__)",
    "unions of types": "print(int | str, isinstance(1, int | str))",
    "walrus": "print([y for x in (1, 2) if (y := x * 2) > 2])",
    "weak references, __del__": "import weakref, gc\nclass A:\n"
        " def __del__(s): print('del')\na = A(); r = weakref.ref(a)\n"
        "print(r() is a)",
}

COMMON = r'''
import sys
def nature(v):
    if isinstance(v, type): return 'class'
    t = type(v).__name__
    if t == 'module': return 'module'
    if callable(v): return 'callable'
    return 'descriptor' if 'descriptor' in t else t
def plain(text):
    out, i = '', 0
    while True:
        j = text.find(' at 0x', i)
        if j < 0: return out + text[i:]
        out += text[i:j] + ' at 0x'
        i = j + 6
        while i < len(text) and text[i] in '0123456789abcdef': i += 1
def shown(v):
    """The order of a set's strings is the hash's."""
    if type(v) in (set, frozenset):
        return type(v).__name__ + repr(sorted(map(repr, v)))
    return repr(v)
def outcome(f):
    try: return plain(shown(f()))
    except RecursionError: return '!RecursionError'
    except Exception as e: return '!' + type(e).__name__
def emit(*row): print('\x01' + '\x02'.join(row))
'''

TYPE_PROBE = COMMON + r'''
import builtins
samples = {
    'object': ['object()'], 'type': ['int'], 'int': ['-7', '1 << 70'],
    'bool': ['True'], 'float': ['2.5', '-0.0'], 'complex': ['(1+2j)'],
    'str': ["'aB c'", "''", "'\u00e9\u4e00'"],
    'bytes': ["b'aB c'"], 'bytearray': ["bytearray(b'aB c')"],
    'list': ['[3, 1, 2]'], 'tuple': ['(3, 1, 2)'], 'dict': ["{1: 'a', 2: 'b'}"],
    'set': ['{1}'], 'frozenset': ['frozenset({1})'], 'range': ['range(1, 9, 3)'],
    'slice': ['slice(1, 9, 3)'], 'property': ['property()'],
    'enumerate': ["enumerate('ab')"], 'zip': ["zip('ab', 'cd')"],
    'map': ['map(str, [1])'], 'filter': ['filter(None, [1])'],
    'reversed': ['reversed([1, 2])'], 'memoryview': ["memoryview(b'abc')"],
    'BaseException': ["BaseException(1, 'a')"],
}
argument_sets = [(), ('1',), ("'a'",), ("b'a'",), ('[1, 2]',), ('None',),
                 ('1', '2'), ("'a'", "'b'"), ("{1: 2}",), ('2.5',)]
# of the object's place in memory, of pickling, of the class itself
quiet = {'__hash__', '__sizeof__', '__dir__', '__doc__', '__new__', '__class__',
         '__init_subclass__', '__subclasshook__', '__getstate__', '__reduce__',
         '__reduce_ex__', '__init__', '__setattr__', '__delattr__'}
tname = sys.argv[1]
t = getattr(builtins, tname, None)
if t is not None:
    for name in sys.argv[2:] or dir(t):
        if name == '__doc__': continue
        try: v = getattr(t, name)
        except AttributeError: continue
        results = []
        if name not in quiet:
            for s in samples.get(tname, ()):
                if not callable(v):
                    results.append(outcome(lambda: getattr(eval(s), name)))
                    continue
                for args in argument_sets:
                    results.append(outcome(lambda: getattr(eval(s), name)(
                        *[eval(a) for a in args])))
        emit(tname, name, nature(v), ';'.join(results))
'''

BUILTIN_PROBE = COMMON + r'''
import builtins
calls = {'abs': ['-3'], 'all': ['[]'], 'any': ['[0, 1]'], 'ascii': ["'\u00e9'"],
    'bin': ['5'], 'callable': ['len'], 'chr': ['97'], 'divmod': ['7, 2'],
    'eval': ["'1+1'"], 'format': ["3.5, '.2f'"], 'getattr': ["1, 'real'"],
    'hasattr': ["1, 'x'"], 'hash': ['3'], 'hex': ['255'], 'isinstance': ['1, int'],
    'issubclass': ['bool, int'], 'iter': ['[]'], 'len': ["'abc'"], 'max': ['1, 2'],
    'min': ['[3, 1]'], 'next': ['iter([1])'], 'oct': ['8'], 'ord': ["'a'"],
    'pow': ['2, 5', '2, 5, 7'], 'repr': ["'a'"], 'round': ['2.567, 1'],
    'sorted': ['[2, 1]'], 'sum': ['[1, 2]'], 'vars': ['object()'], 'id': ["'a', 1"],
    'open': ["'/nonexistent/file'"], 'compile': ["'1', 'f', 'eval'"],
    'aiter': ['1'], 'anext': ['1'], 'bool': ['0'], 'bytes': ['3'], 'dict': ['a=1'],
    'float': ["'1e3'"], 'int': ["'ff', 16"], 'list': ["'ab'"], 'set': ['[1]'],
    'str': ['1.5'], 'tuple': ["'ab'"], 'complex': ['1, 2'], 'slice': ['1'],
    'setattr': ["1, 'x', 2"], 'delattr': ["1, 'x'"], 'dir': ['1, 2']}
for name in dir(builtins):
    if name in ('_', '__doc__', '__loader__', '__spec__', '__package__',
                'copyright', 'credits', 'license', 'exit', 'quit', 'help'):
        continue
    v = getattr(builtins, name)
    results = [outcome(lambda: eval(name + '(' + c + ')'))
               for c in calls.get(name, ())]
    if isinstance(v, type) and issubclass(v, BaseException):
        results = [' '.join(c.__name__ for c in v.__mro__)]
    emit('builtins', name, nature(v), ';'.join(results))
'''

MODULE_PROBE = COMMON + r'''
name = sys.argv[1]
__import__(name)
m = sys.modules[name]
public = getattr(m, '__all__', None)
if public is None: public = [n for n in dir(m) if not n.startswith('_')]
public = sorted(set(public))
emit(name, '', 'module', '')
for n in public:
    try: v = getattr(m, n)
    except Exception: continue
    nat = nature(v)
    if nat == 'module': continue
    emit(name, n, nat, '')
'''

MARKED = re.compile("\x01([^\n]*)")


class Runner:
    """Runs probes under both programs, several at once."""

    def __init__(self, pxi, python, jobs):
        self.programs = {"pxi": [pxi], "python": [python, "-B"]}
        self.pool = concurrent.futures.ThreadPoolExecutor(jobs)
        self.folder = tempfile.mkdtemp(prefix="support")
        self.paths = {}
        self.env = dict(os.environ, PYTHONHASHSEED="0",
                        PYTHONDONTWRITEBYTECODE="1", LC_ALL="C.UTF-8")

    def path_of(self, source):
        """The probe's file; written once, on the calling thread."""
        if source not in self.paths:
            path = os.path.join(self.folder, f"probe{len(self.paths)}.py")
            with open(path, "w", encoding="utf-8") as f:
                f.write(source)
            self.paths[source] = path
        return self.paths[source]

    def run(self, who, path, *args):
        try:
            return subprocess.run([*self.programs[who], path, *args],
                                  capture_output=True, timeout=120,
                                  cwd=self.folder, env=self.env)
        except subprocess.TimeoutExpired:
            return None

    def start(self, who, source, *args):
        return self.pool.submit(self.run, who, self.path_of(source), *args)


def rows(done):
    """{(owner, name): (nature, results)} of a probe's output."""
    found = {}
    if done is not None:
        text = done.stdout.decode("utf-8", "replace")
        for line in MARKED.findall(text):
            owner, name, nature, results = line.split("\x02")
            found[owner, name] = (nature, results)
    return found


def why(done):
    """The last line of an error, short."""
    if done is None:
        return "timeout"
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:100] if lines else f"exit status {done.returncode}"


class Group:
    """The names of one type or module."""

    def __init__(self, name, wanted, got, error=""):
        self.name, self.error = name, error
        self.absent = sorted(n for n in wanted if n not in got)
        self.differs = sorted(n for n in wanted
                              if n in got and got[n] != wanted[n])
        self.total = len(wanted)
        self.good = self.total - len(self.absent) - len(self.differs)

    def line(self):
        def listed(names):
            return ", ".join(f"`{n}`" for n in names) or "-"
        absent = self.error or listed(self.absent)
        if not self.error and self.total and self.good == 0 and \
                len(self.absent) == self.total:
            absent = "all"
        return (f"| `{self.name}` | {self.good}/{self.total} | {absent} | "
                f"{listed(self.differs)} |")


def of_owner(found, owner):
    return {n: v for (o, n), v in found.items() if o == owner and n}


def type_groups(runner):
    wanted = [(t, runner.start("python", TYPE_PROBE, t)) for t in TYPES]
    wanted = [(t, of_owner(rows(py.result()), t)) for t, py in wanted]
    jobs = [(t, names, runner.start("pxi", TYPE_PROBE, t, *sorted(names)))
            for t, names in wanted]
    groups = []
    for name, names, px in jobs:
        done = px.result()
        error = "" if done and done.returncode == 0 else why(done)
        groups.append(Group(name, names, of_owner(rows(done), name), error))
    return groups


def builtin_group(runner):
    py = runner.start("python", BUILTIN_PROBE)
    px = runner.start("pxi", BUILTIN_PROBE).result()
    error = "" if px and px.returncode == 0 else why(px)
    return Group("builtins", of_owner(rows(py.result()), "builtins"),
                 of_owner(rows(px), "builtins"), error)


def module_groups(runner):
    jobs = [(m, runner.start("python", MODULE_PROBE, m),
             runner.start("pxi", MODULE_PROBE, m)) for m in MODULES]
    groups = []
    for name, py, px in jobs:
        done = px.result()
        got = rows(done)
        error = "" if (name, "") in got else why(done).replace("|", "\\|")
        groups.append(Group(name, of_owner(rows(py.result()), name),
                            of_owner(got, name), error))
    return groups


def language(runner):
    jobs = [(name, runner.start("python", text), runner.start("pxi", text))
            for name, text in sorted(LANGUAGE.items())]
    result = []
    for name, py, px in jobs:
        want, got = py.result(), px.result()
        same = got is not None and got.stdout == want.stdout and \
            got.returncode == want.returncode
        result.append((name, same, "" if same else why(got)))
    return result


HEAD = """# What pxi supports

Written by `scripts/support.py` (`make support`), which runs every line below
under pxi and CPython 3.11 and compares. A name *behaves* when it is there, of
the same nature, and every smoke call gives the same result or the same
exception class. Texts of documentation are left out.

"""


def section(title, first, groups):
    out = [f"## {title}\n", f"| {first} | behaves | absent | differs |",
           "| --- | --- | --- | --- |"]
    out += [g.line() for g in groups]
    return "\n".join(out) + "\n\n"


def totals(sections, probes):
    out = ["| | names | behave | absent | differ |", "| --- | --- | --- | --- | --- |"]
    for title, groups in sections:
        out.append(f"| {title} | {sum(g.total for g in groups)} | "
                   f"{sum(g.good for g in groups)} | "
                   f"{sum(len(g.absent) for g in groups)} | "
                   f"{sum(len(g.differs) for g in groups)} |")
    loaded = sum(not g.error for g in sections[-1][1])
    out.append(f"\nModules that load: {loaded} of {len(sections[-1][1])}. "
               f"Language probes that agree: "
               f"{sum(p[1] for p in probes)} of {len(probes)}.\n")
    return "\n".join(out) + "\n"


def generate(runner):
    types = type_groups(runner)
    builtins = [builtin_group(runner)]
    modules = module_groups(runner)
    probes = language(runner)
    text = HEAD + totals([("Methods of builtin types", types),
                          ("Builtins", builtins),
                          ("Public names of modules", modules)], probes)
    text += section("Builtin types", "type", types)
    text += section("Builtins", "module", builtins)
    text += section("Modules", "module", modules)
    text += "## Language\n\n| feature | agrees |\n| --- | --- |\n"
    for name, same, error in probes:
        text += f"| {name} | {'yes' if same else 'no: ' + error} |\n"
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pxi", default="build/release/pxi")
    parser.add_argument("--python", default=os.environ.get(
        "PYTHON", "/usr/bin/python3"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--file", default="results/support.md")
    parser.add_argument("--check", action="store_true",
                        help="fail when the file is out of date")
    args = parser.parse_args()
    runner = Runner(os.path.abspath(args.pxi), args.python, args.jobs)
    try:
        text = generate(runner)
    finally:
        shutil.rmtree(runner.folder, ignore_errors=True)
    if not args.check:
        with open(args.file, "w", encoding="utf-8") as f:
            f.write(text)
        print(f"wrote {args.file}")
        return 0
    try:
        with open(args.file, encoding="utf-8") as f:
            old = f.read()
    except OSError:
        old = ""
    if old == text:
        print("1 passed, 0 failed")
        return 0
    import difflib
    for line in list(difflib.unified_diff(old.splitlines(), text.splitlines(),
                                          args.file, "now", "", "", 0))[:20]:
        print(line[:160])
    print(f"support: {args.file} is out of date; mend: make support")
    print("0 passed, 1 failed")
    return 1


if __name__ == "__main__":
    sys.exit(main())
