#!/usr/bin/env python3
"""Compares pxi with CPython cell by cell over a generated grid.

A group is a table of receivers x operation x arguments; for each group one
plain program is generated and run on both sides in the same run.  Each of its
lines is one cell: the result's type and repr, or the exception's type and
text.  A side that dies in a cell is restarted behind it, and the cell counts
as different.  Cells that pxi does not have and says so (STATED) are counted
apart, never as equal.  Ends with 'N passed, N failed' groups and the cells;
exit status 0 when all are equal, 1 when not, 3 without a runner.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import conformance  # noqa: E402

RESTARTS = 25       # dead cells after which a group is given up

# What pxi does not have, and says so: (CPython's answer, pxi's answer).
STATED = [
    ("complex ", "pxi: a negative number to a fractional power is complex"),
]

PRELUDE = '''
import sys

FRESH = ("generator", "map", "zip", "filter", "enumerate", "reversed")


def show(x):
    kind = type(x).__name__
    if kind == "str_ascii_iterator":  # CPython has a type for ASCII alone
        kind = "str_iterator"
    if kind == "dict_reversekeyiterator":
        kind = "dict_keyiterator"
    if kind in FRESH or kind.endswith("iterator") or kind.endswith("method"):
        return kind
    text = repr(x)
    if " at 0x" in text:
        text = text[:text.index(" at 0x")]
    if len(text) > 300:
        text = text[:200] + "... %d characters, ends " % len(text) + text[-40:]
    return kind + " " + text


def cell(key, compute):
    global number
    number += 1
    if number <= start:
        return
    try:
        text = show(compute())
    except Exception as error:
        text = "!" + type(error).__name__ + ": " + str(error)
    sys.stdout.write("%d\\t%s\\t%s\\n" % (number, key, ascii(text)))
    sys.stdout.flush()


def both(result, receiver):
    return (result, receiver)


start = int(sys.argv[1])
number = 0
'''

INTS = ["0", "1", "-1", "2", "-2", "7", "-7", "255", "2**31", "-2**31",
        "2**47 - 1", "2**47", "-2**47", "2**53 + 1", "2**63 - 1", "2**63",
        "-2**63", "2**64 + 1", "2**100", "-2**100 + 3", "True", "False"]
HUGE_INTS = ["2**63", "2**64 + 1", "2**100", "-2**100 + 3"]
COUNTS = ["0", "1", "-1", "2", "7", "-2**31", "True"] + HUGE_INTS
SMALL_INTS = ["0", "1", "-1", "2", "-2", "7", "-7", "63", "200", "True"]
FLOATS = ["0.0", "-0.0", "1.0", "1.5", "-2.5", "0.1", "1e16", "1e-7",
          "1e308", "5e-324", "2.0**53", "float('inf')", "float('-inf')",
          "float('nan')"]
TEXTS = ["''", "'a'", "'abc'", "'Hello World'", "'h\\u00e9llo'",
         "'\\U0001f600x'", "' 12 '", "'a,b,,c'", "'x\\ty\\n'"]
BYTES = ["b''", "b'a'", "b'abc'", "b'a,b c\\xff'"]
SEQUENCES = ["[]", "[1, 2]", "[3, 1, 2, 1]", "['b', 'a']", "[[1], 'x']", "()",
             "(1, 2)", "(1, 'a')", "range(0)", "range(5)", "range(9, 0, -2)"]
TABLES = ["{}", "{1: 2}", "{'a': 1, 'b': [2]}", "set()", "{1, 2, 3}",
          "frozenset([1, 2])"]
OTHERS = ["None", "...", "NotImplemented", "int", "len", "slice(1, 2)",
          "object"]
REST = FLOATS + TEXTS + BYTES + SEQUENCES + TABLES + OTHERS
ALL = INTS + REST
MIXED = ["0", "1", "-3", "2**70", "True", "1.5", "float('nan')", "''", "'abc'",
         "'h\\u00e9'", "b'ab'", "[]", "[1, 2]", "()", "(1, 'a')", "{}",
         "{'a': 1}", "{1, 2}", "frozenset()", "range(3)", "None", "slice(1)"]

BINARY = ["+", "-", "*", "/", "//", "%", "&", "|", "^", "@", "<", "<=", ">",
          ">=", "==", "!=", "in", "not in", "is not None and"]
SHIFTS = ["**", "<<", ">>"]
UNARY = ["-x", "+x", "~x", "not x", "abs(x)", "len(x)", "str(x)", "bool(x)",
         "int(x)", "float(x)", "list(x)", "tuple(x)", "sorted(x)", "iter(x)",
         "round(x)", "round(x, 1)", "round(x, -1)", "sum(x)", "min(x)",
         "max(x)", "any(x)", "all(x)", "hex(x)", "oct(x)", "bin(x)", "chr(x)",
         "ord(x)", "ascii(x)", "set(x) and None", "dict(x)",
         "reversed(x)", "enumerate(x)", "zip(x)", "callable(x)", "next(x)",
         "list(enumerate(x))", "list(zip(x, x))", "list(map(str, x))",
         "list(filter(None, x))", "x.__class__", "x()", "x[0]", "x[-1]",
         "x[1:]", "x['a']", "x.missing", "[*x]", "{**x}", "divmod(x, 2)",
         "divmod(2, x)", "range(x)", "slice(x)", "isinstance(x, int)",
         "isinstance(1, x)", "issubclass(x, int)", "format(x)", "f'{x!r:>9}'",
         "'%s' % (x,)", "'%r' % (x,)", "'%d' % (x,)", "'%x' % (x,)",
         "'%5.1f' % (x,)", "'%c' % (x,)", "'%g' % (x,)", "'abc'[x]",
         "[1, 2, 3][x]", "(1, 2)[x]", "range(9)[x]", "''.join(x)",
         "str(x, 'utf-8')", "int(x, 16)", "[].extend(x)", "frozenset(x) and 0",
         "pow(x, 2)", "pow(2, x, 5)", "frozenset([x]) and 0", "{x: 1}",
         "getattr(x, 'real')", "(lambda *a: a)(*x)", "x + x",
         "x < x", "x == x", "x * 2", "2 * x", "x in [x]", "x in (1, x)"]
HASHABLE = INTS + FLOATS[:-1] + ["()", "(1, 2)", "(1.5, (2, 3))", "frozenset()",
                            "frozenset([1, 2, 3])", "range(5)",
                            "(True, 2**100)"]
INPLACE = ["+", "-", "*", "/", "//", "%", "&", "|", "^"]
SPECS = ["", "d", "5", "<5", "^7", "05", "+", " ", "x", "#x", "X", "o", "b",
         "#b", "c", "e", ".2e", "f", ".1f", ".0f", "g", ".3g", "#.3g", "%",
         ".1%", ",", "_", ",.2f", "*^9", "=+8", "010.3f", "s", ".2", "5.1",
         "n", "q", "z", "..", "1.", "<", ">>>", "a<", "08,", "_x", ",x", "r"]
PERCENTS = ["%s", "%r", "%a", "%d", "%i", "%5d", "%-5d|", "%05d", "%+d",
            "% d", "%x", "%#x", "%X", "%o", "%#o", "%e", "%.2e", "%f", "%.1f",
            "%8.3f", "%g", "%G", "%.3g", "%c", "%5s|", "%-5s|", "%.2s", "%%",
            "%", "%q", "%(a)s", "%*d", "%.*f", "%ld", "%s %s"]
BOUNDS = ["None", "0", "1", "3", "-1", "-3", "9", "-9", "2**70", "'x'"]
STEPS = ["None", "1", "2", "-1", "-2", "0"]

ARGUMENTS = {
    "str": ["", "''", "'a'", "'l'", "'abc'", "','", "'\\u00e9'", "5", "None",
            "1.5", "b'a'", "['x', 'y']", "('a', 'H')", "{97: 'z'}",
            "[1]", "'a', 'b'", "'a', 1", "'a', 'b', 1", "None, 1", "7, '*'",
            "0, 2", "'l', 3", "'l', -5, -1", "8, 'ab'", "'utf-8'",
            "'ascii'", "'ascii', 'replace'", "'a', None", "True", "keepends=1",
            "sep=','", "maxsplit=1", "nope=1", "-1", "2**70", "'a', 'b', 'c'"],
    "bytes": ["", "b''", "b'a'", "b'abc'", "','", "5", "97", "300", "None",
              "[b'x', b'y']", "(b'a', b'b')", "[1]", "b'a', b'b'", "b'a', 1",
              "b'a', b'b', 1", "None, 1", "7, b'*'", "'utf-8'", "'ascii'",
              "'latin-1'", "'utf-8', 'replace'", "'-'", "nope=1", "b'a', 1, 2"],
    "list": ["", "0", "1", "-1", "9", "None", "'a'", "[5]", "(6, 7)", "'xy'",
             "1.5", "0, 'new'", "-1, 'new'", "99, 'new'", "1, 2, 3", "1, 0, 2",
             "reverse=True", "key=str", "key=None", "key=5", "nope=1",
             "{1: 2}", "range(2)", "2**70"],
    "tuple": ["", "0", "1", "'a'", "[5]", "1, 0, 1", "1, 2", "nope=1"],
    "dict": ["", "1", "'a'", "'zz'", "'zz', 5", "[1]", "{3: 4}", "[(5, 6)]",
             "[(1,)]", "None", "5", "'ab'", "a=9", "{3: 4}, z=1", "1, 2, 3",
             "['k', 'l']", "['k'], 0", "2.5"],
    "set": ["", "1", "9", "[1]", "{1, 9}", "[1, 2, 9]", "(3,)", "range(3)",
            "None", "5", "{1}, {2}", "frozenset([2])", "set()", "{5: 1}",
            "nope=1"],
    "int": ["", "1", "2", "1, 'big'", "1, 'little'", "20, 'big'",
            "8, 'little', signed=True", "'x'", "nope=1", "b'\\x01\\xff', 'big'"],
    "float": ["", "1", "'0x1.8p3'", "'zz'"],
    "range": ["", "0", "3", "99", "'a'", "2.0", "1, 2"],
    "bytearray": ["", "b''", "b'a'", "','", "5", "97", "300", "None", "-1",
                  "[1, 2]", "[b'x', b'y']", "(b'a', b'b')", "b'a', b'b'",
                  "b'a', 1", "0, 98", "9, 300", "-1, 99", "7, b'*'", "2**70",
                  "2**70, 1", "'utf-8'", "range(3)", "[256]", "'ab'", "{}",
                  "nope=1", "1, 2, 3"],
    "slice": ["", "0", "5", "-1", "2**70", "'a'", "None", "1.5", "True", "1, 2"],
    "dict_keys": ["", "{1}", "[1, 3]", "'a'", "5", "None", "{1: 2}.keys()"],
    "dict_items": ["", "{(1, 2)}", "[1]", "'a'", "5", "{1: 2}.items()"],
    "dict_values": ["", "1"],
}
RECEIVERS = {
    "str": TEXTS + ["'{} {!r}'", "'{a}'", "'AbC dEf'", "'123'", "'aXbXc'"],
    "bytes": BYTES + [r"b' Ab\tc '", "b'123'"],
    "list": ["[]", "[1, 2]", "[3, 1, 2, 1]", "['b', 'a', 'C']", "[1, 'a']"],
    "tuple": ["()", "(1, 2, 1)", "('a',)"],
    "dict": ["{}", "{1: 2, 3: 4}", "{'a': 1, 'b': [2]}"],
    "set": ["set()", "{1, 2, 3}", "frozenset([1, 2])"],
    "int": ["0", "-7", "255", "2**100", "True"],
    "float": ["0.0", "1.5", "-2.0", "1e300", "float('inf')", "float('nan')"],
    "range": ["range(0)", "range(5)", "range(9, 0, -2)"],
    "bytearray": ["bytearray()", "bytearray(b'a')", "bytearray(b'abc a')",
                  r"bytearray(b'\x00\xffz,')"],
    "slice": ["slice(None)", "slice(3)", "slice(1, -1)", "slice(5, 0, -2)",
              "slice(0, 9, 0)", "slice('a', 'b')", "slice(2**70, None, -1)"],
    "dict_keys": ["{}.keys()", "{1: 2, 3: 4}.keys()", "{'a': []}.keys()"],
    "dict_items": ["{}.items()", "{1: 2, 3: 4}.items()", "{'a': []}.items()"],
    "dict_values": ["{}.values()", "{1: 2, 3: 4}.values()"],
}
MUTABLE = ("list", "dict", "set", "bytearray")
BUILTINS = ["round(x, y)", "pow(x, y, 7)", "isinstance(x, y)",
            "int(x, y)", "str(x, y)", "bytes(x, y)", "bytearray(x, y)",
            "getattr(x, y)", "hasattr(x, y)", "list(enumerate(x, y))",
            "sum(x, y)", "max(x, y)", "min(x, y)", "range(x, y)",
            "slice(x, y).indices(5)", "list(zip(x, y))", "list(map(x, y))",
            "list(filter(x, y))", "sorted(x, key=y)", "dict.fromkeys(x, y)",
            "format(x, y)", "str.join(x, y)", "x.__eq__(y)", "x.__add__(y)",
            "x.__lt__(y)", "x.__contains__(y)", "x.__mul__(y)",
            "x.__getitem__(y)", "x.__rmul__(y)", "x.__radd__(y)",
            "int.from_bytes(x, y)", "(lambda **k: k)(**x, **y)", "[*x, *y]",
            "{**x, **y}", "{x: y}", "x == x and len({x, y})", "max(x, default=y)",
            "min(x, key=y)", "max([x, y])", "sorted([x, y])", "next(x, y)",
            "iter(x, y)", "sum([x, y])", "x < y < x", "(x, 1) < (y, 1)",
            "x != x or [x] == [y]", "x != x or {1: x} == {1: y}",
            "f'{x!s:{y}}'", "(len if type(x) in (set, frozenset) else "
            "lambda z: z)(type(x)(y))",
            "x.__class__.__name__ + y", "b'%s' % x", "b'%d|%x' % (x, y)"]


def table(name, texts):
    """A list of (text, maker) pairs, so that every cell gets fresh values."""
    rows = ["    (%r, lambda: %s)," % (text, text) for text in texts]
    return "%s = [\n%s\n]\n" % (name, "\n".join(rows))


def operations(name, texts, parameters):
    rows = ["    (%r, lambda %s: %s)," % (text, parameters, text)
            for text in texts]
    return "%s = [\n%s\n]\n" % (name, "\n".join(rows))


GRID2 = '''
for op, f in OPS:
    for left, a in LEFT:
        for right, b in RIGHT:
            cell("(" + left + ") " + op + " (" + right + ")",
                 lambda: f(a(), b()))
'''
GRID1 = '''
for op, f in OPS:
    for text, value in VALUES:
        cell(op + " | x = " + text, lambda: f(value()))
'''


def binary_group(symbol, left, right):
    ops = operations("OPS", ["x %s y" % symbol], "x, y")
    return ops + table("LEFT", left) + table("RIGHT", right) + GRID2


def inplace_group(symbol):
    body = ("def f(x, y):\n    kept = x\n    x %s= y\n"
            "    same = kept is x and type(x) in (list, dict, set)\n"
            "    return x, same, kept\n\n\nOPS = [(%r, f)]\n"
            % (symbol, symbol + "="))
    return body + table("LEFT", MIXED) + table("RIGHT", MIXED) + GRID2


def unary_group(texts, values):
    return operations("OPS", texts, "x") + table("VALUES", values) + GRID1


def format_group():
    ops = ["format(x, %r)" % spec for spec in SPECS]
    values = INTS + FLOATS + ["'abc'", "''", "'h\\u00e9'", "None", "[1]", "b'a'"]
    return unary_group(ops, values)


def percent_group():
    ops = ["%r %% %s" % (spec, form)
           for spec in PERCENTS for form in ("x", "(x,)", "(3, x)")]
    values = ["0", "-7", "255", "2**70", "1.5", "-0.0", "float('inf')", "'abc'",
              "''", "None", "[1]", "(1, 2)", "()", "{'a': 1}", "True", "b'a'"]
    return unary_group(ops, values)


def slice_group():
    ops = ["x[%s:%s:%s]" % (a, b, c)
           for a in BOUNDS for b in BOUNDS for c in STEPS]
    return unary_group(ops, ["'abcde'", "'h\\u00e9\\U0001f600lo'", "b'abcde'",
                             "[0, 1, 2, 3, 4]", "(0, 1, 2, 3, 4)", "range(5)"])


def slice_store_group():
    bounds = ["None", "1", "3", "-2", "9"]
    ops = []
    for a in bounds:
        for b in bounds:
            for c in STEPS:
                place = "slice(%s, %s, %s)" % (a, b, c)
                for value in ("[]", "[7]", "[7, 8]", "'xyz'", "5", "x"):
                    ops.append("both(x.__setitem__(%s, %s), x)"
                               % (place, value))
                ops.append("both(x.__delitem__(%s), x)" % place)
    return unary_group(ops, ["[]", "[0, 1, 2, 3, 4]"])


def method_group(kind):
    """Every public method of the kind, on every receiver and argument."""
    cls = {"str": str, "bytes": bytes, "list": list, "tuple": tuple,
           "dict": dict, "set": set, "int": int, "float": float,
           "range": range, "bytearray": bytearray, "slice": slice,
           "dict_keys": type({}.keys()), "dict_items": type({}.items()),
           "dict_values": type({}.values())}[kind]
    names = [n for n in dir(cls) if not n.startswith("_")]
    if kind == "set":
        names = sorted(set(names) | set(dir(frozenset)) - set(dir(object)))
        names = [n for n in names if not n.startswith("_")]
    ops = []
    for name in names:
        if not callable(getattr(cls, name)):
            ops.append("x." + name)
            continue
        for arguments in ARGUMENTS[kind]:
            call = "x.%s(%s)" % (name, arguments)
            ops.append("both(%s, x)" % call if kind in MUTABLE else call)
    return unary_group(ops, RECEIVERS[kind])


def all_groups():
    groups = {"unary": lambda: unary_group(UNARY, ALL),
              "hash": lambda: unary_group(["hash(x)"], HASHABLE),
              "format": format_group, "percent": percent_group,
              "slice": slice_group, "slice store": slice_store_group}
    groups["repeat"] = lambda: unary_group(
        ["bytes(x)", "x * 'abc'", "[1, 2] * x", "b'x' * x", "() * x"],
        COUNTS + FLOATS[:3] + TEXTS[:2] + BYTES + SEQUENCES + TABLES)
    for symbol in BINARY:
        left = REST + COUNTS if symbol == "*" else REST + INTS
        groups["binary " + symbol] = \
            lambda s=symbol, v=left: binary_group(s, v, MIXED)
    numbers = INTS + FLOATS
    for symbol in ("+", "-", "*", "/", "//", "%", "&", "|", "^", "<", "==",
                   ">="):
        groups["numbers " + symbol] = \
            lambda s=symbol: binary_group(s, numbers, numbers)
    for symbol in SHIFTS:
        groups["binary " + symbol] = \
            lambda s=symbol: binary_group(s, ALL, SMALL_INTS + FLOATS[:8] +
                                          ["'a'", "None", "[1]"])
    groups["divmod"] = lambda: operations("OPS", ["divmod(x, y)"], "x, y") + \
        table("LEFT", numbers + ["'a'"]) + table("RIGHT", numbers) + GRID2
    groups["subscript"] = lambda: operations("OPS", ["x[y]"], "x, y") + \
        table("LEFT", ALL) + table("RIGHT", MIXED) + GRID2
    for text in BUILTINS:
        groups["two " + text] = \
            lambda t=text: operations("OPS", [t], "x, y") + \
            table("LEFT", MIXED) + table("RIGHT", MIXED) + GRID2
    for symbol in INPLACE:
        groups["inplace " + symbol] = lambda s=symbol: inplace_group(s)
    for kind in ARGUMENTS:
        groups["methods " + kind] = lambda k=kind: method_group(k)
    return groups


def one_run(command, path, start, limit):
    """Cells after number start -> {number: (key, text)}, status."""
    env = conformance.environment("")
    try:
        done = subprocess.run([*command, str(path), str(start)], env=env,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=limit, check=False)
        out, err, status = done.stdout, done.stderr, done.returncode
    except subprocess.TimeoutExpired as error:
        out, err, status = error.stdout or b"", error.stderr or b"", "timeout"
    cells = {}
    for line in out.decode("utf-8", "replace").split("\n"):
        parts = line.split("\t")
        if len(parts) == 3:
            cells[int(parts[0])] = (parts[1], parts[2])
    last = err.decode("utf-8", "replace").rstrip().split("\n")[-1]
    return cells, status, last


def all_cells(command, path, limit):
    """Restarts behind a cell in which the runner died."""
    cells, start = {}, 0
    for _ in range(RESTARTS):
        got, status, last = one_run(command, path, start, limit)
        cells.update(got)
        if status == 0:
            return cells, ""
        start = max(cells, default=0) + 1
        cells[start] = ("", "DIED (%s) %s" % (status, last[:160]))
    return cells, "given up after %d dead cells" % RESTARTS


class Group:
    """How one group compared."""

    def __init__(self, name, equal, different, stated, given_up):
        self.name = name
        self.equal = equal
        self.different = different
        self.stated = stated
        self.given_up = given_up

    def report(self, show):
        print("%-14s %6d equal, %d different%s" % (
            self.name, self.equal, len(self.different),
            self.given_up and "  " + self.given_up))
        for key, want, have in self.different[:show]:
            print("    %s\n        python %s\n        pxi    %s"
                  % (key, want, have))
        sys.stdout.flush()


def is_stated(want, have):
    return any(want[1:].startswith(a) and b in have for a, b in STATED)


def compare_group(name, text, folder, options):
    path = pathlib.Path(folder) / (re.sub(r"\W", "_", name) + ".py")
    path.write_text(PRELUDE + text)
    expected, given_up = all_cells([options.python, "-W", "ignore"], path,
                                   options.timeout)
    if given_up:
        raise SystemExit("differential: CPython fails in %r: %s"
                         % (name, given_up))
    got, given_up = all_cells(options.pxi, path, options.timeout)
    different, stated = [], 0
    for number in sorted(expected):
        key, want = expected[number]
        have = got.get(number, ("", "MISSING"))[1]
        if have != want and is_stated(want, have):
            stated += 1
        elif have != want:
            different.append((key, want, have))
    return Group(name, len(expected) - len(different) - stated, different,
                 stated, given_up)


def run(options):
    groups = []
    with tempfile.TemporaryDirectory() as folder:
        for name, make in all_groups().items():
            if re.search(options.group, name):
                groups.append(compare_group(name, make(), folder, options))
                if groups[-1].different or options.verbose:
                    groups[-1].report(options.show)
    equal = sum(g.equal for g in groups)
    different = sum(len(g.different) for g in groups)
    stated = sum(g.stated for g in groups)
    failed = sum(bool(g.different or g.given_up) for g in groups)
    print("%d passed, %d failed groups of cells: %d equal, %d different, "
          "%d not supported and said so"
          % (len(groups) - failed, failed, equal, different, stated))
    return 0 if equal and not failed else 1


def main(argv):
    parser = argparse.ArgumentParser(
        description="compare pxi with CPython over a grid of operations")
    parser.add_argument("--pxi", default=str(conformance.ROOT
                                             / "build/release/pxi"))
    parser.add_argument("--pxi-args", default="")
    parser.add_argument("--python", default="")
    parser.add_argument("--group", default="", help="regular expression")
    parser.add_argument("--show", type=int, default=5,
                        help="differences shown for each group")
    parser.add_argument("--verbose", action="store_true",
                        help="a line for every group")
    parser.add_argument("--timeout", type=float, default=60)
    options = parser.parse_args(argv)
    options.python = options.python or conformance.default_python()
    options.pxi = [os.path.abspath(options.pxi), *options.pxi_args.split()]
    if not os.access(options.pxi[0], os.X_OK):
        print("differential: no pxi at %s; run make or pass --pxi PATH"
              % options.pxi[0], file=sys.stderr)
        return 3
    return run(options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
