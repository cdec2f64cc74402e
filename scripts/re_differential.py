#!/usr/bin/env python3
"""Compares pxi's regular expressions with CPython's over generated patterns.

    re_differential.py [--seed N] [--count N] [--pxi FILE]

Patterns are made by a seeded grammar that knows every construct of re's syntax,
with texts of all widths of code point and of bytes. Each (pattern, text) pair is
one cell: the answers of match, fullmatch, search, findall, finditer, split, sub,
subn, scanner and of bounded searches, groups, spans and lastindex included; or
the error's type and text. Both sides run the same program; prints
the first differences and 'N passed, N failed' programs; exit status 0 when all
are equal, 1 when not, 3 without a runner.
"""
import argparse
import os
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import conformance  # noqa: E402

CHUNK = 400         # patterns in one program
TIMEOUT = 100       # seconds for one program
LONGEST = 60        # a pattern, so that none takes exponential time for long

ALPHABETS = [
    "ab", "abc", "aAbB", "ab1_ ", "a\n b", "a-b.c", "aé", "kK\u212as\u017f",
    "aßẞ", "дДяЯ", "iIİı", "aµμ", "ǆǅǄ", "a\U0001f600b", "\U00010400\U00010428a",
    "٣3a", "\u2028\x85\ra", "ab\"\\",
]
CLASSES = [r"\d", r"\D", r"\w", r"\W", r"\s", r"\S"]
ANCHORS = ["^", "$", r"\b", r"\B", r"\A", r"\Z"]
REPEATS = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}", "{2,}",
           "{0}", "{1,3}?", "{2,}?", "{0,1}?"]
POSSESSIVE = ["*+", "++", "?+", "{1,2}+"]
FLAGS = [0, 0, 0, 2, 2, 8, 16, 256, 258, 26, 64]

PROGRAM = '''
import re
import sys


def text(m):
    if m is None:
        return None
    return (m.span(), m.groups(), m.lastindex, m.lastgroup, m.regs[1:],
            m.groupdict(), m.pos, m.endpos)


def answers(p, s):
    n = len(s)
    out = [text(p.match(s)), text(p.fullmatch(s)), text(p.search(s)),
           p.findall(s), [text(m) for m in p.finditer(s)],
           p.split(s), p.split(s, 1), p.sub(s[:0], s), p.subn(s[1:2], s, 2),
           text(p.search(s, 1)), text(p.match(s, 1, max(n - 1, 1))),
           p.findall(s, 1, n - 1)]
    form = "<\\\\g<0>%s>" % "".join("|\\\\%d" % (i + 1)
                                  for i in range(min(p.groups, 3)))
    out.append(p.sub(form if isinstance(s, str) else form.encode(), s))
    steps = p.scanner(s)
    hits = []
    while True:
        m = steps.match()
        if not m or len(hits) > 9:
            break
        hits.append(m.span())
    return out + [hits]


def cell(number, pattern, flags, texts):
    try:
        p = re.compile(pattern, flags)
    except (re.error, ValueError, OverflowError, RecursionError) as error:
        print(number, 0, "!" + type(error).__name__, ascii(str(error)))
        return
    for i, s in enumerate(texts):
        try:
            got = ascii(answers(p, s))
        except Exception as error:
            got = "!" + type(error).__name__ + " " + ascii(str(error))
        print(number, i, got)
    sys.stdout.flush()


'''


class Maker:
    """Random patterns over one alphabet. Every choice comes from self.rng."""

    def __init__(self, rng, letters, as_bytes):
        self.rng = rng
        self.letters = letters
        self.as_bytes = as_bytes
        self.groups = []         # closed groups, by number or name
        self.count = 0           # groups opened

    def pick(self, items):
        return self.rng.choice(items)

    def letter(self):
        c = self.pick(self.letters)
        return "\\" + c if c in ".^$*+?{}[]\\|()-#& \"" else c

    def charset(self):
        rng = self.rng
        parts = []
        for _ in range(rng.randint(1, 4)):
            kind = rng.random()
            if kind < 0.5:
                parts.append(self.letter())
            elif kind < 0.75:
                low, high = sorted((self.pick(self.letters),
                                    self.pick(self.letters)))
                parts.append("%s-%s" % tuple(
                    "\\" + c if c in "\\]^-" else c for c in (low, high)))
            else:
                parts.append(self.pick(CLASSES))
        return "[%s%s]" % ("^" if rng.random() < 0.3 else "", "".join(parts))

    def atom(self, depth):
        kind = self.rng.random()
        if depth <= 0 or kind < 0.45:
            kind = self.rng.random()
            if kind < 0.55:
                return self.letter()
            if kind < 0.75:
                return self.charset()
            return self.pick([".", ".", self.pick(CLASSES)])
        if kind < 0.62:
            return self.group(depth)
        if kind < 0.72:
            return "(?:%s)" % self.alternatives(depth - 1)
        if kind < 0.78 and self.groups:
            return self.reference()
        if kind < 0.83:
            return self.pick(ANCHORS)
        if kind < 0.90:
            return "(%s%s)" % (self.pick(["?=", "?!"]),
                               self.alternatives(depth - 1))
        if kind < 0.94:
            return "(%s%s)" % (self.pick(["?<=", "?<!"]), self.fixed())
        if kind < 0.97:
            return "(?>%s)" % self.alternatives(depth - 1)
        if self.groups:
            return "(?(%s)%s|%s)" % (self.pick(self.groups),
                                     self.sequence(depth - 1),
                                     self.sequence(depth - 1))
        return "(?%s:%s)" % (self.pick(["i", "s", "m", "i-s"]),
                             self.alternatives(depth - 1))

    def fixed(self):
        return "".join(self.pick([self.letter(), self.charset()])
                       for _ in range(self.rng.randint(1, 2)))

    def group(self, depth):
        self.count += 1
        number = self.count
        name = ""
        if self.rng.random() < 0.2:
            name = "?P<n%d>" % number
        body = self.alternatives(depth - 1)
        self.groups.append("n%d" % number if name else str(number))
        return "(%s%s)" % (name, body)

    def reference(self):
        which = self.pick(self.groups)
        return "(?P=%s)" % which if which[0] == "n" else "\\" + which + "(?:)"

    def repeated(self, depth):
        atom = self.atom(depth)
        kind = self.rng.random()
        if kind > 0.45 or (atom in ANCHORS):
            return atom
        if kind < 0.03 and atom[0] != "(":
            # of groups, CPython 3.11's possessive repeats are wrong
            return atom + self.pick(POSSESSIVE)
        return atom + self.pick(REPEATS)

    def sequence(self, depth):
        return "".join(self.repeated(depth)
                       for _ in range(self.rng.randint(0 if depth < 2 else 1,
                                                       3)))

    def alternatives(self, depth):
        n = self.pick([1, 1, 1, 1, 2, 2, 3])
        if self.rng.random() < 0.02:
            n = 12
        return "|".join(self.sequence(depth) for _ in range(n))

    def text(self):
        return "".join(self.pick(self.letters)
                       for _ in range(self.rng.randint(0, 7)))


def as_bytes(text):
    return text.encode("latin-1", "replace")


def make(rng):
    """(pattern, flags, texts) of one row."""
    letters = rng.choice(ALPHABETS)
    binary = rng.random() < 0.2
    pattern = None
    while pattern is None or len(pattern) > LONGEST:
        maker = Maker(rng, letters, binary)
        pattern = maker.alternatives(rng.choice([1, 2, 2, 3]))
    if rng.random() < 0.02:      # damaged: the error's text counts
        at = rng.randint(0, len(pattern))
        pattern = pattern[:at] + rng.choice("()[]*+?{}\\|") + pattern[at:]
    texts = [maker.text() for _ in range(4)] + [letters * 2]
    flags = rng.choice(FLAGS)
    if rng.random() < 0.2:       # wider text than the pattern's
        texts.append("a\u0416" + maker.text() + "\U0001f600")
    if binary:
        flags &= ~256
        if rng.random() < 0.2:
            flags |= 4
        return as_bytes(pattern), flags, [as_bytes(t) for t in texts]
    return pattern, flags, texts


def program(rows, first):
    lines = [PROGRAM]
    for i, (pattern, flags, texts) in enumerate(rows):
        lines.append("cell(%d, %s, %d, %s)\n" % (
            first + i, ascii(pattern), flags, ascii(texts)))
    return "".join(lines)


def run(command, path):
    """Lines of the program by (row, text)."""
    try:
        done = subprocess.run(command + [path], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=TIMEOUT,
                              text=True)
        out, error = done.stdout, done.stderr
    except subprocess.TimeoutExpired as late:
        out = (late.stdout or b"").decode()
        error = "no end after %d s" % TIMEOUT
    cells = {}
    for line in out.splitlines():
        row, text, answer = line.split(" ", 2)
        cells[int(row), int(text)] = answer
    return cells, error.strip()


def compare(rows, first, runners, shown):
    """(equal, different) of one program; prints the first differences."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cells.py")
        pathlib.Path(path).write_text(program(rows, first))
        (want, why), (got, error) = (run(c, path) for c in runners)
    answered = len({row for row, _ in want})
    if answered != len(rows):
        raise SystemExit("re_differential: CPython answers %d of %d patterns: "
                         "%s" % (answered, len(rows), why[-300:]))
    different = 0
    for key, answer in want.items():
        if got.get(key) == answer:
            continue
        different += 1
        if shown + different <= 20:
            pattern, flags, texts = rows[key[0] - first]
            print("re.compile(%s, %d) on %s\n  CPython %s\n  pxi     %s" % (
                ascii(pattern), flags, ascii(texts[key[1]]), answer,
                got.get(key, "nothing: " + error[-300:])))
    return len(want) - different, different


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--pxi", default="build/release/pxi")
    parser.add_argument("--python", default=None)
    args = parser.parse_args()
    python = args.python or conformance.default_python()
    if not python or not os.access(args.pxi, os.X_OK):
        print("no %s" % (args.pxi if python else "python3"))
        return 3
    rng = random.Random(args.seed)
    equal = different = passed = failed = 0
    for first in range(0, args.count, CHUNK):
        rows = [make(rng) for _ in range(min(CHUNK, args.count - first))]
        e, d = compare(rows, first, ([python], [args.pxi]), different)
        equal, different = equal + e, different + d
        passed, failed = passed + (not d), failed + bool(d)
    print("%d passed, %d failed programs of cells: %d equal, %d different"
          % (passed, failed, equal, different))
    return 1 if different or not equal else 0


if __name__ == "__main__":
    sys.exit(main())
