#!/usr/bin/env python3
"""Runs seeded random functions on CPython and on pxi and compares each.

Every seed gives one program of --functions small functions: expressions with
side effects, aliases, closures, loops, handlers, generators, cut off by a step
budget.  A function's outcome (value, locals, or exception) is one line.
Prints the first differing function of each failing seed with its source, then
'N passed, N failed' (seeds); exit status 1 when a seed differs.
"""
import argparse
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import conformance  # noqa: E402

PRELUDE = '''
import sys


class Budget(BaseException):
    pass


class Box:
    step = 3

    def __init__(self, v):
        self.v = v
        self.items = [v, 1]

    def get(self, x=0):
        return self.v + x

    def put(self, x):
        self.v = x
        return self

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, x):
        self.items[i] = x

    def __add__(self, other):
        return Box(self.v + (other.v if isinstance(other, Box) else other))

    def __eq__(self, other):
        return isinstance(other, Box) and self.v == other.v

    def __repr__(self):
        return "Box(%r, %r)" % (self.v, self.items)

    def __enter__(self):
        self.items.append("in")
        return self.v

    def __exit__(self, kind, value, trace):
        self.items.append(kind and kind.__name__)
        return kind is KeyError


steps = 0


def tick():
    global steps
    steps += 1
    if steps > 400:
        raise Budget()
    return steps % 7


def echo(x, y=1, *rest, k=2):
    return x


def small(x):
    if isinstance(x, int) and not isinstance(x, bool):
        return x if -10**25 < x < 10**25 else x % 1000003
    if isinstance(x, (str, list, tuple)):
        return x[:12]
    return x


def outcome(name, function, arguments):
    global steps
    steps = 0
    try:
        text = repr(function(*arguments))
    except Budget:
        text = "budget"
    except RecursionError:
        text = "RecursionError"
    except Exception as error:
        text = type(error).__name__ + ": " + str(error)
        context = error.__context__
        if context is not None:
            text += " <- " + type(context).__name__
    sys.stdout.write(name + " " + ascii(text)[:600] + "\\n")
    sys.stdout.flush()


'''

NAMES = ["a", "b", "c", "d", "e"]
CONSTANTS = ["0", "1", "2", "3", "-1", "7", "10**12", "2**46", "1.5", "0.0",
             "'x'", "'yz'", "None", "True", "[]", "()"]
INTS = ["0", "1", "2", "3", "-1", "7", "10**12", "2**46", "2**47 - 1", "-5"]
ARGUMENTS = ["0", "5", "-3", "2**47 - 1", "1.5", "'text'", "[1, 2, 3]",
             "(4, 5)", "None", "True", "Box(2)", "{1: 2}"]
OPERATORS = ["+", "-", "*", "//", "%", "&", "|", "^", "+", "-", "/"]
COMPARISONS = ["<", "<=", "==", "!=", ">", ">=", "is", "in", "not in"]
ERRORS = ["ValueError", "KeyError", "ZeroDivisionError", "TypeError",
          "Exception", "(IndexError, TypeError)", "AttributeError"]


class Maker:
    """Makes the source of one function; tame: all of its values are ints."""

    def __init__(self, rng):
        self.rng = rng
        self.tame = rng.random() < 0.7
        self.lines = []
        self.loops = 0
        self.generator = False
        self.inner = 0

    def pick(self, items):
        return self.rng.choice(items)

    def name(self):
        return self.pick(NAMES)

    def expr(self, depth=3):
        if depth <= 0 or self.rng.random() < 0.2:
            if self.rng.random() < 0.6:
                return self.name()
            return self.pick(INTS if self.tame else CONSTANTS)
        return self.pick(EXPRESSIONS)(self, depth - 1)

    def binary(self, depth):
        if self.tame and self.rng.random() < 0.9:
            return self.pick(["(%s + %s)", "(%s - %s)", "(%s * %s)",
                              "(%s & %s)", "(%s | %s)", "(%s ^ %s)",
                              "(%s // 7 + %s)", "(%s %% 5 - %s)",
                              "(%s << 2 ^ %s)", "(%s >> 1) + %s"]) % (
                                  self.expr(depth), self.expr(depth))
        return "(%s %s %s)" % (self.expr(depth), self.pick(OPERATORS),
                               self.expr(depth))

    def compare(self, depth):
        ops = COMPARISONS[:6] if self.tame else COMPARISONS
        return "(%s %s %s)" % (self.name(), self.pick(ops), self.expr(depth))

    def chain(self, depth):
        return "(%s < %s <= %s)" % (self.expr(depth), self.expr(depth),
                                    self.expr(depth))

    def logic(self, depth):
        return "(%s %s %s)" % (self.expr(depth), self.pick(["and", "or"]),
                               self.expr(depth))

    def negate(self, depth):
        return "(%s %s)" % (self.pick(["not", "-", "~", "+"]),
                            self.expr(depth))

    def choose(self, depth):
        return "(%s if %s else %s)" % (self.expr(depth), self.expr(depth),
                                       self.expr(depth))

    def walrus(self, depth):
        return "(%s := %s)" % (self.name(), self.expr(depth))

    def call(self, depth):
        if self.tame:
            return self.pick([
                "echo(%s, %s)", "echo(%s, y=%s)", "small(%s + %s)",
                "echo(*[%s, %s])", "(lambda p, q=1: p)(%s, %s)",
                "max(%s, %s)", "echo(%s, 1, %s)", "[%s, %s][1]",
                "sum([%s, %s])", "Box(%s).get(%s)", "(%s, %s)[0]",
                "(Box(%s) + %s).v", "{1: %s, 2: %s}[2]"]) % (
                    self.expr(depth), self.expr(depth))
        form = self.pick(["echo(%s, %s)", "echo(%s, y=%s)", "small(%s + %s)",
                          "echo(*[%s, %s])", "(lambda p, q=1: p)(%s, %s)",
                          "max(%s, %s)", "divmod(%s, %s)", "echo(%s, 1, %s)",
                          "(lambda *p: p)(%s, %s)", "[%s, %s]", "(%s, %s)",
                          "{1: %s, 2: %s}", "Box(%s).get(%s)",
                          "Box(%s) + %s", "f'{%s}{%s!r}'"])
        if form.startswith("f'"):
            return form % (self.name(), self.name())
        return form % (self.expr(depth), self.expr(depth))

    def one(self, depth):
        if self.tame:
            return self.pick([
                "small(%s)", "echo(%s)", "abs(%s)", "len(str(%s))",
                "sum(z for z in (1, %s))", "sum([z + tick() for z in [%s]])",
                "len([%s] * 2)", "(lambda: %s)()"]) % self.expr(depth)
        form = self.pick(["small(%s)", "len(%s)", "str(%s)", "bool(%s)",
                          "list(%s)", "echo(%s)", "abs(%s)", "repr(%s)",
                          "[z for z in %s]", "sum(%s)", "tuple(%s)",
                          "{z: %s for z in range(2)}", "[%s] * 2",
                          "[z + tick() for z in (1, %s)]", "%s[0]", "%s[-1]",
                          "%s[1:]", "%s.v", "%s.get(1)", "%s.step",
                          "type(%s).__name__", "[*(%s), 1]"])
        return form % self.expr(depth)

    def effect(self, depth):
        return "tick()"

    def line(self, indent, text):
        self.lines.append("    " * indent + text)

    def block(self, indent, depth):
        for _ in range(self.rng.randint(1, 3)):
            self.statement(indent, depth)

    def statement(self, indent, depth):
        simple = depth <= 0 or self.rng.random() < 0.55
        self.pick(SIMPLE if simple else COMPOUND)(self, indent, depth - 1)

    def assign(self, indent, depth):
        self.line(indent, "%s = %s" % (self.name(), self.expr()))

    def augment(self, indent, depth):
        ops = ["+", "-", "*", "&", "^"] if self.tame else OPERATORS
        self.line(indent, "%s %s= %s" % (self.name(), self.pick(ops),
                                         self.expr(2)))

    def swap(self, indent, depth):
        x, y = self.name(), self.name()
        if self.tame:
            self.line(indent, "%s, %s = %s, %s" % (
                x, y, self.pick([y, self.expr(2)]), self.expr(1)))
            return
        self.line(indent, self.pick([
            "%s, %s = %s, %s" % (x, y, y, x),
            "%s = %s = %s" % (x, y, self.expr(2)),
            "%s, %s = %s, %s" % (x, y, self.expr(2), self.expr(2)),
            "%s, *%s = %s" % (x, y, self.expr(2)),
            "%s, %s = %s" % (x, y, self.expr(2))]))

    def store(self, indent, depth):
        x = self.name()
        if self.tame:
            self.line(indent, "%s = small(%s)" % (x, x))
            return
        self.line(indent, self.pick([
            "%s[0] = %s" % (x, self.expr(2)),
            "%s[%s] = %s" % (x, self.expr(1), self.expr(2)),
            "%s.v = %s" % (x, self.expr(2)),
            "%s.v += %s" % (x, self.expr(1)),
            "%s[0] += %s" % (x, self.expr(2)),
            "%s.append(%s)" % (x, self.expr(2)),
            "del %s" % x, "del %s[0]" % x,
            "%s = small(%s)" % (x, x)]))

    def leave(self, indent, depth):
        if self.loops and self.rng.random() < 0.6:
            self.line(indent, self.pick(["break", "continue"]))
        elif self.rng.random() < 0.5:
            self.line(indent, "return " + self.expr(2))
        else:
            self.line(indent, self.pick([
                "raise ValueError(%s)", "raise KeyError(%s)",
                "assert %s", "raise IndexError(%s)"]) % self.expr(1))

    def produce(self, indent, depth):
        if self.generator:
            self.line(indent, self.pick(["yield %s"] if self.tame else [
                "yield %s", "a = yield %s", "b = (yield %s) or 1",
                "c = [d, (yield %s), d]", "yield from [%s]"]) % self.expr(2))
        else:
            self.line(indent, self.expr())

    def branch(self, indent, depth):
        self.line(indent, "if %s:" % self.expr(2))
        self.block(indent + 1, depth)
        if self.rng.random() < 0.5:
            self.line(indent, self.pick(["else:", "elif tick() > 3:"]))
            self.block(indent + 1, depth)

    def loop(self, indent, depth):
        self.line(indent, self.pick([
            "for %s in range(4):" % self.name(),
            "for %s in (%s, 3):" % (self.name(), self.expr(1)),
            "while tick() < 5:"] if self.tame else [
            "for %s in range(3):" % self.name(),
            "for %s in %s:" % (self.name(), self.expr(1)),
            "for %s in [%s, %s]:" % (self.name(), self.name(), self.expr(1)),
            "for i, %s in enumerate([1, %s]):" % (self.name(), self.name()),
            "while tick() < 5:", "while %s and tick():" % self.expr(1)]))
        self.loops += 1
        self.line(indent + 1, "tick()")
        self.block(indent + 1, depth)
        self.loops -= 1
        if self.rng.random() < 0.25:
            self.line(indent, "else:")
            self.block(indent + 1, depth)

    def attempt(self, indent, depth):
        self.line(indent, "try:")
        self.block(indent + 1, depth)
        handlers = self.rng.randint(0, 2)
        for error in self.rng.sample(ERRORS, handlers):
            bound = " as " + self.name() if self.rng.random() < 0.3 else ""
            self.line(indent, "except %s%s:" % (error, bound))
            self.block(indent + 1, depth)
        if handlers and self.rng.random() < 0.3:
            self.line(indent, "else:")
            self.block(indent + 1, depth)
        if not handlers or self.rng.random() < 0.4:
            self.line(indent, "finally:")
            self.block(indent + 1, depth)

    def manage(self, indent, depth):
        self.line(indent, "with Box(%s) as %s:" % (self.expr(1), self.name()))
        self.block(indent + 1, depth)

    def nest(self, indent, depth):
        """A closure over some of the names; defined and called."""
        self.inner += 1
        name = "inner%d" % self.inner
        self.line(indent, "def %s(p=%s):" % (name, self.expr(1)))
        if self.inner == 1 and self.rng.random() < 0.6:
            self.line(indent + 1, "nonlocal " + ", ".join(
                self.rng.sample(NAMES, 2)))
        kept = self.loops, self.generator
        self.loops, self.generator = 0, False
        self.line(indent + 1, "tick()")
        self.block(indent + 1, depth)
        self.loops, self.generator = kept
        self.line(indent + 1, "return " + self.expr(2))
        self.line(indent, "%s = %s()" % (self.name(), name))

    def function(self, name):
        self.generator = self.rng.random() < 0.2
        self.line(0, "def %s(a, b, c):" % name)
        self.line(1, "d = e = 1")
        for _ in range(self.rng.randint(2, 5)):
            self.statement(1, 3)
        self.line(1, "return small(a), small(b), c, d, e")
        if self.generator:
            self.line(0, "")
            self.line(0, "")
            self.line(0, "def %s(a, b, c, make=%s):" % (name, name))
            self.line(1, "return drive(make(a, b, c))")
        return "\n".join(self.lines)


EXPRESSIONS = [Maker.binary, Maker.binary, Maker.binary, Maker.compare,
               Maker.chain, Maker.logic, Maker.negate, Maker.choose,
               Maker.walrus, Maker.walrus, Maker.call, Maker.call, Maker.one,
               Maker.one, Maker.effect]
SIMPLE = [Maker.assign, Maker.assign, Maker.assign, Maker.augment, Maker.swap,
          Maker.store, Maker.leave, Maker.produce, Maker.produce]
COMPOUND = [Maker.branch, Maker.loop, Maker.loop, Maker.attempt,
            Maker.attempt, Maker.manage, Maker.nest]

DRIVE = '''
def drive(g):
    out = []
    try:
        out.append(next(g))
        for value in (1, "s", None, [2]):
            out.append(g.send(value))
        out.append(g.throw(KeyError("thrown")))
    except StopIteration as stop:
        out.append(("stop", stop.value))
    except Exception as error:
        out.append((type(error).__name__, str(error)))
    return out


'''


def compiles(source):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, "fuzz", "exec")
    except SyntaxError:
        return False
    return True


def make_functions(seed, count):
    """[(name, source)], only what CPython's compiler accepts."""
    rng = random.Random(seed)
    made = []
    while len(made) < count:
        name = "f%d" % len(made)
        maker = Maker(rng)
        source = maker.function(name)
        if compiles(source):
            values = INTS if maker.tame else ARGUMENTS
            arguments = ", ".join(rng.choice(values) for _ in range(3))
            source += "\n\n\noutcome('%s', %s, (%s))\n\n\n" % (
                name, name, arguments)
            made.append((name, source))
    return made


def outcomes(command, path, limit):
    try:
        done = subprocess.run([*command, str(path)], timeout=limit,
                              env=conformance.environment(""),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              check=False)
    except subprocess.TimeoutExpired:
        return {}, "timeout"
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    tail = done.stderr.decode("utf-8", "replace").rstrip().split("\n")[-1]
    found = dict(line.split(" ", 1) for line in lines if " " in line)
    return found, "" if done.returncode == 0 else "status %d: %s" % (
        done.returncode, tail[:200])


def run_seed(seed, folder, options):
    """'' when both agree, else a report of the first difference."""
    functions = make_functions(seed, options.functions)
    path = pathlib.Path(folder) / ("seed%d.py" % seed)
    path.write_text(PRELUDE + DRIVE + "".join(s for _, s in functions))
    want, problem = outcomes([options.python, "-W", "ignore"], path, 60)
    if problem:
        raise SystemExit("fuzz: CPython fails on seed %d: %s"
                         % (seed, problem))
    have, problem = outcomes(options.pxi, path, options.timeout)
    for name, source in functions:
        if have.get(name) != want[name]:
            return "seed %d, %s\n%s    python %s\n    pxi    %s" % (
                seed, name, source, want[name], have.get(name, problem))
    return problem and "seed %d: %s" % (seed, problem)


def main(argv):
    parser = argparse.ArgumentParser(
        description="compare pxi with CPython on random functions")
    parser.add_argument("--pxi", default=str(conformance.ROOT
                                             / "build/release/pxi"))
    parser.add_argument("--pxi-args", default="")
    parser.add_argument("--python", default="")
    parser.add_argument("--seeds", default="1-50", help="FIRST-LAST")
    parser.add_argument("--functions", type=int, default=60)
    parser.add_argument("--timeout", type=float, default=30)
    options = parser.parse_args(argv)
    options.python = options.python or conformance.default_python()
    options.pxi = [os.path.abspath(options.pxi), *options.pxi_args.split()]
    if not os.access(options.pxi[0], os.X_OK):
        print("fuzz: no pxi at %s; run make or pass --pxi PATH"
              % options.pxi[0], file=sys.stderr)
        return 3
    first, _, last = options.seeds.partition("-")
    failed, seeds = 0, range(int(first), int(last or first) + 1)
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            found = run_seed(seed, folder, options)
            if found:
                failed += 1
                print(found, flush=True)
    print("%d passed, %d failed" % (len(seeds) - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
