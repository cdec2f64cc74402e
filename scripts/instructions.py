"""Counts the instructions of single operations, pxi against stock CPython, both
under callgrind, and writes results/instructions.md.

    instructions.py --pxi PATH [--filter TEXT] [--jobs N] [--output FILE]

Each operation (scripts/instructions_ops.py) runs warm in a loop of n rounds and
in one of 2n, between marks at which callgrind writes out what it counted.
(Ir(2n) - Ir(n)) / n is a round, free of start-up and warm-up; less an empty
loop's round, over the operations in it, it is the operation. The counts do not
depend on the machine's load. What an operation allocates is collected in a
context every MiB, in pxi's main every 8: the column of the context has the
collector's share. `-`: less than half an instruction could be told, or a
context may not do it.
"""
import argparse
import concurrent.futures
import glob
import hashlib
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile

from instructions_ops import OPS, Op

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
REPEAT = 10  # bodies in a round, of a body that is one operation
TIMEOUT = 900
EMPTY = Op("", "the loop", "pass")

# What runs a program: title, command, how the loop is called.
RUNNERS = ("python3", "pxi", "context")
CALLS = {"python3": "work(%s)", "pxi": "work(%s)",
         "context": "parallel.map(work, [%s], 1)"}

HEAD = """{imports}
{modules}
def mark():
    print(".", flush=True)

"""
WORK = """
def work(n):
{setup}
    for round_ in range(n):
{body}

{warm}
mark()
{few}
mark()
{many}
mark()
"""


def indented(text, by):
    return "\n".join(" " * by + line for line in text.strip().split("\n"))


def repeats(op):
    return REPEAT if op.unit == 1 and op is not EMPTY else 1


def part_of(op, runner):
    call = CALLS[runner]
    return WORK.format(
        setup=indented(op.setup or "pass", 4),
        body="\n".join([indented(op.body, 8)] * repeats(op)),
        warm="\n".join([call % 20] * 3), few=call % op.rounds,
        many=call % (2 * op.rounds))


def program(ops, runner):
    modules = dict.fromkeys(op.module for op in ops)  # each once
    return HEAD.format(
        imports="import parallel" if runner == "context" else "",
        modules="\n".join(modules)) + "".join(part_of(op, runner)
                                              for op in ops)


def command(runner, pxi):
    if runner == "python3":
        return [sys.executable, "-I", "-S"]
    mode = "contexts" if runner == "context" else "serial"
    return [pxi, "--mode=" + mode, "--workers", "1"]


def totals(folder):
    """What was counted before each mark, in order; the last part (from the
    last mark to the end) is not among them."""
    parts = []
    for path in glob.glob(os.path.join(folder, "out.*")):
        with open(path, encoding="utf-8") as f:
            text = f.read()
        number = int(re.search(r"^part: (\d+)", text, re.M).group(1))
        parts.append((number, int(re.search(r"^totals: (\d+)", text,
                                            re.M).group(1)),
                      "dump-before" in text))
    return [count for _, count, marked in sorted(parts) if marked]


def count_rounds(ops, runner, pxi):
    """Instructions of a round of each operation; raises RuntimeError."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "ops.py")
        with open(path, "w", encoding="utf-8") as f:
            f.write(program(ops, runner))
        done = subprocess.run(
            ["valgrind", "-q", "--tool=callgrind", "--dump-before=write",
             "--callgrind-out-file=" + os.path.join(folder, "out")]
            + command(runner, pxi) + [path], capture_output=True, text=True,
            timeout=TIMEOUT, env=dict(os.environ, PYTHONHASHSEED="0"))
        parts = totals(folder)
    if done.returncode or done.stdout.count(".") != 3 * len(ops) \
            or len(parts) < 3 * len(ops):
        raise RuntimeError(done.stderr.strip().split("\n")[-1][-200:]
                           or "%d parts" % len(parts))
    parts = parts[-3 * len(ops):]
    return [(parts[3 * i + 2] - parts[3 * i + 1]) / op.rounds
            for i, op in enumerate(ops)]


def kept_path(ops, runner):
    """Where CPython's counts of this program are kept: they repeat exactly,
    and CPython does not change as pxi does."""
    if runner != "python3":
        return None
    key = hashlib.sha256((program(ops, runner) + sys.version).encode())
    return os.path.join(ROOT, "build", "instructions", key.hexdigest()[:24])


def measure(job):
    """A list with a round's instructions, or the reason why there is none, for
    each operation. If one fails the others are counted alone."""
    ops, runner, pxi = job
    kept = kept_path(ops, runner)
    if kept and os.path.exists(kept):
        with open(kept, encoding="utf-8") as f:
            return json.load(f)
    try:
        found = count_rounds(ops, runner, pxi)
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        if len(ops) == 1:
            return [str(error)]
        return [measure(([op], runner, pxi))[0] for op in ops]
    if kept:
        os.makedirs(os.path.dirname(kept), exist_ok=True)
        with open(kept, "w", encoding="utf-8") as f:
            json.dump(found, f)
    return found


class Row:
    def __init__(self, op, found, empty):
        self.op = op
        self.failed = {}
        self.count = {}
        for runner in RUNNERS:
            if found[runner] is None:
                continue
            if isinstance(found[runner], str):
                self.failed[runner] = found[runner]
                continue
            self.count[runner] = (found[runner] - empty[runner]) \
                / (repeats(op) * op.unit)

    def ratio(self, runner):
        """CPython's instructions over the runner's; nan: not told."""
        mine = self.count.get(runner, math.nan)
        theirs = self.count.get("python3", math.nan)
        if not (mine >= 0.5 and theirs >= 0.5):
            return math.nan
        return theirs / mine

    def cells(self):
        return ([self.op.kind, self.op.name]
                + [self.text(runner) for runner in RUNNERS]
                + [times(self.ratio("pxi")), times(self.ratio("context"))])

    def text(self, runner):
        if runner in self.failed:
            return "failed"
        count = self.count.get(runner, 0.0)
        return "-" if count < 0.5 else \
            "%.1f" % count if count < 100 else "%.0f" % count


def times(ratio):
    return "-" if math.isnan(ratio) else "%.2fx" % ratio


def mean(rows, runner):
    logs = [math.log(row.ratio(runner)) for row in rows
            if not math.isnan(row.ratio(runner))]
    return math.exp(sum(logs) / len(logs)) if logs else math.nan


HEADS = ["kind", "operation", "python3", "pxi", "pxi, in a context",
         "python3 / pxi", "python3 / context"]


def table(lines):
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEADS))]
    out = []
    for number, line in enumerate(lines):
        cells = [line[i].ljust(widths[i]) if i < 2
                 else line[i].rjust(widths[i]) for i in range(len(HEADS))]
        out.append("| " + " | ".join(cells) + " |")
        if not number:
            out.append("|" + "|".join(
                "-" * (w + 2) if i < 2 else "-" * (w + 1) + ":"
                for i, w in enumerate(widths)) + "|")
    return "\n".join(out)


def kinds_table(rows):
    lines = [["kind", "operations", "losses", "python3 / pxi"]]
    kinds = list(dict.fromkeys(row.op.kind for row in rows))
    for kind in kinds + [None]:
        mine = [r for r in rows if kind in (None, r.op.kind)]
        lines.append([kind or "all", str(len(mine)),
                      str(sum(r.ratio("pxi") < 1 for r in mine)),
                      times(mean(mine, "pxi"))])
    return "\n".join(["| " + " | ".join(lines[0]) + " |", "|---|---:|---:|---:|"]
                     + ["| " + " | ".join(line) + " |" for line in lines[1:]])


def page(rows, versions):
    worst = sorted([r for r in rows if r.ratio("pxi") < 1.5],
                   key=lambda r: r.ratio("pxi"))
    failed = [(r.op.name, runner, text) for r in rows
              for runner, text in r.failed.items()]
    parts = ["# Instructions per operation",
             "Written by `make instructions`; do not edit.",
             "\n".join(__doc__.strip().split("\n\n")[2].split("\n")),
             versions,
             "## By kind",
             "Geometric means of CPython's instructions over pxi's; a loss is "
             "an operation\nfor which pxi needs more.",
             kinds_table(rows),
             "## Worst first",
             "All operations below 1.5." if worst
             else "No operation is below 1.5.",
             table([HEADS] + [r.cells() for r in worst]) if worst else "",
             "## All",
             table([HEADS] + [r.cells() for r in rows])]
    if failed:
        parts += ["## Failed"] + ["- %s, %s: %s" % one for one in failed]
    return "\n\n".join([p for p in parts if p]) + "\n"


def versions_line(pxi):
    build = subprocess.run([pxi, "--build-id"], capture_output=True,
                           text=True).stdout.strip()
    valgrind = subprocess.run(["valgrind", "--version"], capture_output=True,
                              text=True).stdout.strip()
    return "CPython %s; pxi %s; %s." % (sys.version.split()[0], build,
                                        valgrind)


def run_all(ops, pxi, jobs):
    """{(op, runner): a round's instructions or a reason}."""
    kinds = list(dict.fromkeys(op.kind for op in ops))
    work = [([op for op in ops if op.kind == kind
              and not (op.main and runner == "context")], runner, pxi)
            for kind in kinds for runner in RUNNERS]
    found = {}
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for (some, runner, _), counts in zip(work, pool.map(measure, work)):
            found.update({(op, runner): count
                          for op, count in zip(some, counts)})
            if sys.stderr.isatty():
                sys.stderr.write("\r\033[K%d/%d" % (
                    len(found), len(ops) * len(RUNNERS)))
    return found


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--pxi", required=True)
    args.add_argument("--filter", default="",
                      help="operations whose 'kind name' contains it")
    args.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    args.add_argument("--output", help="a file; default: standard output when "
                      "filtered, else results/instructions.md")
    o = args.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("instructions.py: no valgrind: apt-get install valgrind")
    ops = [op for op in OPS if o.filter in op.kind + " " + op.name]
    if not ops:
        sys.exit("instructions.py: --filter %s leaves nothing" % o.filter)
    found = run_all([EMPTY] + ops, o.pxi, o.jobs)
    broken = [r for r in RUNNERS if isinstance(found[EMPTY, r], str)]
    if broken:
        sys.exit("instructions.py: %s: the empty loop fails: %s"
                 % (broken[0], found[EMPTY, broken[0]]))
    empty = {runner: found[EMPTY, runner] for runner in RUNNERS}
    rows = [Row(op, {r: found.get((op, r)) for r in RUNNERS}, empty) for op in ops]
    text = page(rows, versions_line(o.pxi))
    path = o.output or (None if o.filter else
                        os.path.join(ROOT, "results", "instructions.md"))
    if path:
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
    print(text if not path else "%d operations, python3 / pxi %s; %s" % (
        len(rows), times(mean(rows, "pxi")), os.path.relpath(path)))
    return 1 if any(row.failed for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
