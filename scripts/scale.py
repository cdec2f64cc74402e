"""Memory and scale: what the contexts take when there are many of them, or much
in one. Prints what was measured beside what is allowed.

    scale.py --pxi PATH [--quick] [--filter TEXT] [--workloads TEXT,...]
    scale.py --self-test

Memory is what the kernel says of the running process (VmHWM: the most it had,
VmRSS: what it has), at marks where the program waits. The programs are in
interp/programs/scale. --quick: smaller counts, the same limits; the empty task
is then judged by CPU time, as a shared machine's clock tells nothing. Instructions
are those of three runs in a row that differ by no more than 0.1 %, on one worker
and on two; 'steady by run N' tells how many runs that took. If none are in 15
runs, the last three are judged, and the line says 'not steady'. --self-test: what
judges them. Ends with 'N passed, N failed'.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "interp", "programs", "scale")
CHILD = os.path.join(ROOT, "scripts", "bench_child.py")
TIMEOUT = 1800
MIB = 1 << 20

CHURN_LIMIT = 32 * MIB
GROWTH_LIMIT = MIB  # from the fifth of ten marks to the last
SUBMITTED_LIMIT = 1 << 30
EMPTY_LIMIT = 1000  # nanoseconds
INFLATION_LIMIT = 1.01
STEADY_RUNS = 3  # so many runs in a row ...
STEADY_SPREAD = 0.001  # ... that differ by no more are steady
MOST_RUNS = 15


class Failure(Exception):
    pass


def memory(pid, field):
    with open("/proc/%d/status" % pid, encoding="ascii") as f:
        found = re.search(r"^%s:\s+(\d+) kB" % field, f.read(), re.M)
    return int(found.group(1)) * 1024


class Program:
    """A running program of FOLDER that stops at marks."""

    def __init__(self, pxi, workers, *words):
        path = os.path.join(FOLDER, words[0])
        self.process = subprocess.Popen(
            [pxi, "--workers", str(workers), path]
            + [str(word) for word in words[1:]], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def marks(self):
        """Yields at each mark."""
        for line in self.process.stdout:
            if line != "mark\n":
                self.last = line
                continue
            yield
            self.process.stdin.write("\n")
            self.process.stdin.flush()

    def finish(self):
        """The last line that it printed."""
        error = self.process.stderr.read()
        if self.process.wait(TIMEOUT):
            raise Failure("exit status %d: %s" % (self.process.returncode,
                                                  error.strip()[-300:]))
        return self.last.strip()


def mib(size):
    return "%.1f MiB" % (size / MIB)


def churn(pxi, what, total):
    """The most memory that the process ever had."""
    program = Program(pxi, 1, "churn.py", what, total)
    for _ in program.marks():
        most = memory(program.process.pid, "VmHWM")
    program.finish()
    return mib(most), most < CHURN_LIMIT


def million(pxi, how, count):
    """Growth over the second half of the contexts, and the memory at the end.
    In the first half main's heap comes to its size: results are its garbage."""
    program = Program(pxi, 2, "million.py", how, count)
    sizes = [memory(program.process.pid, "VmRSS") for _ in program.marks()]
    program.finish()
    growth = sizes[-1] - sizes[4]
    return "%+.2f MiB to %s" % (growth / MIB, mib(sizes[-1])), \
        growth <= GROWTH_LIMIT


def submitted(pxi, count, size):
    program = Program(pxi, 2, "submitted.py", count, size)
    for _ in program.marks():
        most = memory(program.process.pid, "VmHWM")
    answer = program.finish()
    if not answer.startswith("%d %d " % (count, count * size)):
        raise Failure("wrong answer: " + answer)
    return mib(most), most < SUBMITTED_LIMIT


def empty(pxi, workers, tasks, repetitions, by_cpu):
    program = Program(pxi, workers, "empty.py", tasks, repetitions)
    for _ in program.marks():
        pass
    wall, cpu = [int(word) for word in program.finish().split()]
    return "%d ns, %d of CPU time" % (wall, cpu), \
        (min(wall, cpu) if by_cpu else wall) < EMPTY_LIMIT


class Counted:
    """A bench child under callgrind, which writes what it counted so far each
    time that a run begins: the count of a run is there when the next begins."""

    def __init__(self, pxi, name, workers, folder):
        self.out = os.path.join(folder, "out%d" % workers)
        self.name = name
        self.runs = 0
        self.process = subprocess.Popen(
            ["valgrind", "-q", "--tool=callgrind",
             "--callgrind-out-file=" + self.out, "--dump-before=parallel_map",
             pxi, "--mode=contexts", "--workers", str(workers), CHILD, "map",
             str(workers)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, env=dict(os.environ, PYTHONHASHSEED="0"))
        self.order("load " + os.path.join(ROOT, "workloads", name + ".py"))
        self.run()

    def order(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer.startswith(("ok", "time ")):
            raise Failure("the child answers: " + answer.strip()[-300:])

    def run(self):
        """Runs the quick size; the instructions of the run before."""
        self.order("run %s quick" % self.name)
        self.runs += 1
        try:
            with open("%s.%d" % (self.out, self.runs), encoding="utf-8") as f:
                return int(re.search(r"^totals: (\d+)", f.read(),
                                     re.M).group(1))
        except (OSError, AttributeError):
            raise Failure("callgrind counted no run: this pxi has no function "
                          "parallel_map") from None

    def close(self):
        self.process.kill()
        self.process.communicate()


def steady(counts):
    last = counts[-STEADY_RUNS:]
    return len(last) == STEADY_RUNS and \
        max(last) <= min(last) * (1 + STEADY_SPREAD)


def judge_inflation(rounds):
    """rounds: (instructions on one worker, on two) of run after run. The mean
    of the last STEADY_RUNS runs is judged, once: no run is taken again."""
    pairs = []
    for pair in rounds:
        pairs.append(pair)
        settled = all(steady(column) for column in zip(*pairs))
        if settled or len(pairs) == MOST_RUNS:
            break
    one, two = [sum(column[-STEADY_RUNS:]) for column in zip(*pairs)]
    return "%.4f, %s run %d" % (two / one, "steady by" if settled else
                                "not steady by", len(pairs)), \
        two / one <= INFLATION_LIMIT


def inflation(pxi, name):
    """Instructions of a run on two workers over those on one, when the counts
    of either come to rest: in the runs before the workers see the code, and
    which of them gets a rare path first, and lowers it, is the scheduler's
    choice. Both have done equally many runs then, so that what comes once in
    some runs, a collection of main, comes to both."""
    if not shutil.which("valgrind"):
        raise Failure("no valgrind: apt-get install valgrind")
    with tempfile.TemporaryDirectory() as folder:
        children = []
        try:
            for workers in (1, 2):
                children.append(Counted(pxi, name, workers, folder))
            return judge_inflation(
                tuple(child.run() for child in children)
                for _ in range(MOST_RUNS))
        finally:
            for child in children:
                child.close()


# Not among them: what is made to be uneven or does nothing.
UNFIT = ("emptytasks", "tinytasks", "straggler", "bigresult")


def compute_workloads():
    return [name[:-3] for name in sorted(os.listdir(
        os.path.join(ROOT, "workloads")))
        if name.endswith(".py") and name[:-3] not in UNFIT]


def checks(o):
    """(what, allowed, function) of each check."""
    quick = o.quick
    volume = (1 << 28) if quick else (1 << 32)
    for what in ("small", "text", "large", "mixed"):
        yield ("a context allocates %s of %s objects, 1 MiB alive" % (
            "4 GiB" if volume >> 32 else "256 MiB", what), "under 32 MiB",
            lambda what=what: churn(o.pxi, what, volume))
    for how, count in (("map", 1000000), ("run", 1000000),
                       ("single", 1000000))[:2 if quick else 3]:
        yield ("%d contexts in a row by %s" % (count, {
            "map": "map", "run": "submit_work and run",
            "single": "map of one item"}[how]), "at most 1 MiB of growth in the second half",
            lambda how=how, count=count: million(o.pxi, how, count))
    count = 1000 if quick else 10000
    yield ("%d submitted contexts, 200 rows alive of each" % count,
           "under 1 GiB", lambda: submitted(o.pxi, count, 200))
    for workers in (1, 2):
        yield ("an empty task in bulk, %d worker%s" % (
            workers, "s" * (workers > 1)), "under 1000 ns",
            lambda workers=workers: empty(
                o.pxi, workers, 50000 if quick else 200000,
                5 if quick else 9, quick))
    names = o.workloads.split(",") if o.workloads else \
        ["calls", "wordcount"] if quick else compute_workloads()
    for name in names:
        yield ("instructions of %s on two workers over one" % name,
               "at most 1.01", lambda name=name: inflation(o.pxi, name))


def self_test():
    """(what, does it hold) of the judgement on planted counts."""
    warm = [(150, 300), (110, 120)]
    even = [(100000, 100050)] * 3
    yield "steady counts are told", judge_inflation(warm + even) == \
        ("1.0005, steady by run 5", True)
    yield "inflation in every run is told", not judge_inflation(
        warm + [(100000, 101100)] * 3)[1]
    yield "a run that differs puts the judgement off", judge_inflation(
        [(100000, 100000), (100000, 102000)] + even)[0].endswith("by run 5")
    uneven = [(100000, 100000 + i % 2 * 5000) for i in range(MOST_RUNS)]
    yield "counts that never rest are told", judge_inflation(
        iter(uneven)) == ("1.0167, not steady by run 15", False)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--pxi")
    args.add_argument("--self-test", action="store_true")
    args.add_argument("--quick", action="store_true")
    args.add_argument("--filter", default="")
    args.add_argument("--workloads", help="whose instructions are counted")
    o = args.parse_args()
    if not o.pxi and not o.self_test:
        args.error("--pxi is missing")
    passed = failed = 0
    if o.self_test:
        for what, good in self_test():
            passed += good
            failed += not good
            print("%s %s" % ("PASS" if good else "FAIL", what))
    for what, allowed, run in checks(o) if o.pxi else ():
        if o.filter not in what:
            continue
        try:
            measured, good = run()
        except Failure as failure:
            measured, good = str(failure), False
        passed += good
        failed += not good
        print("%s %s: %s (%s)" % ("PASS" if good else "FAIL", what, measured,
                                  allowed), flush=True)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
